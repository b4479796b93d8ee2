//! Presentation that dialects really express, as data.

use crate::{Color, Fill, Raw, is_default};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Left or right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the side of that name")]
pub enum Side {
    Left,
    Right,
}

/// Where a line of text stands in its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the alignment of that name")]
pub enum Align {
    Left,
    Center,
    Right,
}

/// Above or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the place of that name")]
pub enum VerticalAlign {
    Top,
    Bottom,
}

/// Colours, fonts and outline of one element, or of a class of elements. What is `None` follows the theme.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ElementStyle {
    /// Inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Fill>,
    /// Outline; for a message its line and heads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Color>,
    /// Letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Color>,
    /// Width of the outline in px.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thickness: Option<f64>,
    /// The outline is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dashed: Option<bool>,
    /// Radius of the corners in px.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius: Option<f64>,
    /// Font size in px.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font_size: Option<f64>,
    /// Font family as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font_family: Option<String>,
    /// Bold letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bold: Option<bool>,
    /// Italic letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub italic: Option<bool>,
    /// Underlined letters (PlantUML `skinparam sequenceParticipant underline`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub underline: Option<bool>,
}

/// Presentation that holds for the whole diagram. What is unset follows the theme of the picture.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DiagramStyle {
    /// What stands at the bottom of the lifelines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footbox: Option<Footbox>,
    /// The look that the author chose by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeChoice>,
    /// Columns without events are left out (PlantUML `hide unlinked`, Mermaid `hideUnusedParticipants`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub hide_unlinked: bool,
    /// Where labels stand on their arrows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message_align: Option<Align>,
    /// Where text stands in notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_align: Option<Align>,
    /// Labels of dashed messages stand below their arrow (PlantUML `responseMessageBelowArrow`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub response_below: bool,
    /// Long labels are wrapped (Mermaid `wrap`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap: Option<bool>,
    /// Long message labels are wrapped at this many px (PlantUML `maxMessageSize`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_width: Option<u32>,
    /// Self messages have square corners (Mermaid `rightAngles`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub right_angles: bool,
    /// Stereotypes are hidden (PlantUML `hide stereotype`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub hide_stereotypes: bool,
    /// Stereotypes stand in `<<` and `>>`, as typed, instead of guillemets (PlantUML `skinparam guillemet false`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub plain_guillemets: bool,
    /// A sketchy look (Mermaid `look: handDrawn`, PlantUML `handwritten`, WSD style `napkin`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub hand_drawn: bool,
    /// Without colours (PlantUML `monochrome`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub monochrome: bool,
    /// Size of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// Looks of whole classes of elements.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::map::<ElementClass, ElementStyle>")
    )]
    pub classes: BTreeMap<ElementClass, ElementStyle>,
    /// Distances, in px.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::map::<Size, f64>"))]
    pub sizes: BTreeMap<Size, f64>,
    /// Settings that only their own dialect understands, verbatim (`skinparam`, `<style>`, Mermaid config, WSD
    /// `option`), in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raw: Vec<Raw>,
}

/// What stands at the bottom of the lifelines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Footbox {
    /// The heads again.
    Box,
    /// A short bar (WSD `option footer=bar`).
    Bar,
    /// Nothing.
    None,
}

/// A look by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ThemeChoice {
    /// Whose theme it is.
    pub dialect: crate::Dialect,
    /// Its name there.
    pub name: String,
}

/// Size of the picture (PlantUML `scale`).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Scale {
    /// Times as large.
    Factor(f64),
    /// This wide and high in px; a missing side follows. `max`: only shrink to it.
    Fit {
        /// In px.
        width: Option<u32>,
        /// In px.
        height: Option<u32>,
        /// Never enlarge.
        max: bool,
    },
}

/// A class of elements that can be styled together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the class of elements of that name")]
pub enum ElementClass {
    /// Everything; the picture's ground and default font.
    Diagram,
    Activation,
    Actor,
    Boundary,
    Box,
    Caption,
    Cloud,
    Collections,
    Control,
    Database,
    Delay,
    Destruction,
    Divider,
    Entity,
    Footer,
    Fragment,
    /// The tab of a fragment, with its keyword.
    FragmentTab,
    /// The guards of a fragment.
    Guard,
    Header,
    Legend,
    Lifeline,
    /// The frame around everything.
    Mainframe,
    Message,
    Note,
    Number,
    Participant,
    Queue,
    Reference,
    /// The tab of a reference, with `ref`.
    ReferenceTab,
    State,
    Stereotype,
    Title,
}

/// A distance that dialects let authors set, in px.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// Width of a bar (Mermaid `activationWidth`).
    ActivationWidth,
    /// Between a fragment and its content (`boxMargin`).
    BoxMargin,
    /// Between a box and its title (`boxTextMargin`).
    BoxTextMargin,
    /// Below the picture (`bottomMarginAdj`).
    BottomMargin,
    /// Left and right of the picture (`diagramMarginX`).
    MarginX,
    /// Above and below the picture (`diagramMarginY`).
    MarginY,
    /// Height of a head (`height`).
    HeadHeight,
    /// Between two heads (`actorMargin`, PlantUML `ParticipantPadding`).
    HeadMargin,
    /// Width of a head (`width`, PlantUML `minClassWidth`).
    HeadWidth,
    /// Between two messages (`messageMargin`).
    MessageMargin,
    /// Around notes (`noteMargin`).
    NoteMargin,
    /// Around boxes (PlantUML `BoxPadding`).
    BoxPadding,
    /// Left and right of wrapped text (`wrapPadding`).
    WrapPadding,
    /// Height of a fragment's tab (`labelBoxHeight`).
    TabHeight,
    /// Width of a fragment's tab (`labelBoxWidth`).
    TabWidth,
}

//! Who takes part: the columns, and the boxes around them.

use crate::{Color, ElementStyle, Fill, Link, Origin, Raw, Text, is_default};
use serde::{Deserialize, Serialize};

/// Names a participant: its column, counted from 0 at the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ParticipantId(pub(crate) u32);

impl ParticipantId {
    /// The column, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Names a box: its place in [`Diagram::boxes`](crate::Diagram::boxes), from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct BoxId(pub(crate) u32);

impl BoxId {
    /// The place in the list, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One column: WSD and PlantUML `participant Label as id`, Mermaid `participant id as Label`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The name that the source uses in messages; unique in its diagram.
    pub name: String,
    /// What its head shows.
    pub label: Text,
    /// What it is drawn as.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ParticipantKind,
    /// Shown in guillemets above the label (PlantUML `<<x>>`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stereotypes: Vec<Stereotype>,
    /// The innermost box around it.
    #[serde(default, rename = "box", skip_serializing_if = "Option::is_none")]
    pub in_box: Option<BoxId>,
    /// Colours and fonts of its head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Box<ElementStyle>>,
    /// Where it leads (Mermaid `link`, PlantUML `[[url]]`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What only its own dialect understands (Mermaid `properties`, `details`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raw: Vec<Raw>,
    /// Its declaration, or its first use.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

impl Participant {
    /// A plain participant that shows its name.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            label: Text::plain(&name),
            name,
            kind: ParticipantKind::Participant,
            stereotypes: Vec::new(),
            in_box: None,
            style: None,
            links: Vec::new(),
            raw: Vec::new(),
            origin: Origin::NONE,
        }
    }
}

/// What a participant is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the kind of that name")]
pub enum ParticipantKind {
    #[default]
    Participant,
    Actor,
    Boundary,
    Control,
    Entity,
    Database,
    Collections,
    Queue,
    Cloud,
}

impl ParticipantKind {
    /// Every kind.
    pub const ALL: [ParticipantKind; 9] = [
        ParticipantKind::Participant,
        ParticipantKind::Actor,
        ParticipantKind::Boundary,
        ParticipantKind::Control,
        ParticipantKind::Entity,
        ParticipantKind::Database,
        ParticipantKind::Collections,
        ParticipantKind::Queue,
        ParticipantKind::Cloud,
    ];

    /// The word in the event list, the theme's icon, and most dialects.
    pub const fn as_str(self) -> &'static str {
        match self {
            ParticipantKind::Participant => "participant",
            ParticipantKind::Actor => "actor",
            ParticipantKind::Boundary => "boundary",
            ParticipantKind::Control => "control",
            ParticipantKind::Entity => "entity",
            ParticipantKind::Database => "database",
            ParticipantKind::Collections => "collections",
            ParticipantKind::Queue => "queue",
            ParticipantKind::Cloud => "cloud",
        }
    }
}

/// A word that says what sort of thing a participant is, with an optional spot (PlantUML `<<(C,#ADD1B2) text>>`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stereotype {
    /// Between the guillemets; may be empty when there is a spot.
    pub text: String,
    /// The letter in the coloured circle, or the sprite there with its `$`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spot: Option<String>,
    /// The circle's colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spot_color: Option<Color>,
}

/// A panel behind neighbouring columns (Mermaid and PlantUML `box`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ParticipantBox {
    /// Shown at its top.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Text,
    /// Its ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Fill>,
    /// A style hook (PlantUML `box "T" <<x>>`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stereotype: Option<String>,
    /// The box that it stands in; an earlier one in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<BoxId>,
    /// Its first line.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

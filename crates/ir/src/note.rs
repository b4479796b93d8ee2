//! Notes and states: text beside or over lifelines.

use crate::{ElementStyle, Link, Origin, ParticipantId, Side, Text, is_default};
use serde::{Deserialize, Serialize};

/// A remark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Where it stands.
    pub place: NotePlace,
    /// What it says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// Its outline.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shape: NoteShape,
    /// It stands in the row of the note before it (PlantUML `/ note`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub same_row: bool,
    /// It starts at the same time as what stands before it (PlantUML `& note`, a note in WSD `parallel {`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub parallel: bool,
    /// Colours and fonts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Box<ElementStyle>>,
    /// Style hook (PlantUML `note <<x>>`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stereotype: Option<String>,
    /// Where the whole note leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<Link>>,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

impl Note {
    /// A folded-corner note without further marks.
    pub fn new(place: NotePlace, text: Text) -> Self {
        Self {
            place,
            text,
            shape: NoteShape::Note,
            same_row: false,
            parallel: false,
            style: None,
            stereotype: None,
            link: None,
            origin: Origin::NONE,
        }
    }
}

/// Where a note stands. Lists of participants are in column order and not empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NotePlace {
    /// Left of the leftmost of these.
    Left(Vec<ParticipantId>),
    /// Right of the rightmost of these.
    Right(Vec<ParticipantId>),
    /// Over these, from the first to the last column named.
    Over(Vec<ParticipantId>),
    /// Over all columns.
    Across,
    /// Beside the message before it (PlantUML `note left : t` after a message), or beside the reference or the line of
    /// the operand that stands between that message and the note.
    OnMessage(NoteSide),
    /// Beside the fragment that ended before it.
    OnFragment(Side),
    /// In the left margin of the picture (WSD's indented explanatory text, reference wsd W-011).
    Margin,
}

/// On which side of a message a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant is the side of that name")]
pub enum NoteSide {
    Left,
    Right,
    Top,
    Bottom,
}

/// The outline of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteShape {
    /// A sheet with a folded corner.
    #[default]
    Note,
    /// PlantUML `hnote`.
    Hexagon,
    /// PlantUML `rnote`.
    Rectangle,
}

/// The state that participants are in (WSD `state over A: LISTEN`, reference wsd W-097).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Over the lifelines, or beside them.
    pub place: StatePlace,
    /// Whose state; in column order, not empty.
    pub participants: Vec<ParticipantId>,
    /// Its name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// It starts at the same time as what stands before it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parallel: bool,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// Where a state stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatePlace {
    /// On the lifelines.
    Over,
    /// Left of the leftmost.
    Left,
    /// Right of the rightmost.
    Right,
}

//! Messages: line × head × tail × two endpoints.

use crate::{ElementStyle, Link, Origin, ParticipantId, Side, Text, is_default};
use serde::{Deserialize, Serialize};

/// An arrow from one endpoint to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The sender: frontends turn reversed spellings (`A <- B`) round.
    pub from: Endpoint,
    /// The receiver; the same participant as the sender for a self message.
    pub to: Endpoint,
    /// What is drawn between them.
    pub arrow: Arrow,
    /// Its label.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// The number drawn at its start, as drawn (`7`, `[007]`, `1.2.3`), while numbering is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// It starts at the same time as the message before it (PlantUML `&`, WSD `parallel {`, further targets of a
    /// multicast).
    #[serde(default, skip_serializing_if = "is_default")]
    pub parallel: bool,
    /// How far the head lies below the tail, in px (PlantUML `->(20)`; a WSD unit is 10 px). 0 for a level arrow.
    #[serde(default, skip_serializing_if = "is_default")]
    pub slant: u32,
    /// Name of the moment at which it starts, for a [`Duration`](crate::Duration) (PlantUML `{start} A -> B`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// Colours of line and text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Box<ElementStyle>>,
    /// Style hook (PlantUML `<<x>>` after the target).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stereotype: Option<String>,
    /// Where the whole arrow leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<Link>>,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

impl Message {
    /// A level message without further marks.
    pub fn new(from: Endpoint, to: Endpoint, arrow: Arrow, text: Text) -> Self {
        Self {
            from,
            to,
            arrow,
            text,
            number: None,
            parallel: false,
            slant: 0,
            anchor: None,
            style: None,
            stereotype: None,
            link: None,
            origin: Origin::NONE,
        }
    }

    /// Whether it returns to the lifeline that it left.
    pub fn is_self(&self) -> bool {
        self.from == self.to && matches!(self.from, Endpoint::Participant(_))
    }
}

/// Where an arrow begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Endpoint {
    /// On a lifeline.
    Participant(ParticipantId),
    /// On the border of the diagram (WSD `[->A`, PlantUML `[-> A`, `A ->]`).
    Border(Side),
    /// At a point beside the other end's lifeline: a lost or found message (PlantUML `A ->?`, `?-> A`). The side is
    /// that of the point, seen from the lifeline.
    Point(Side),
}

impl Endpoint {
    /// The participant, if it is one.
    pub fn participant(self) -> Option<ParticipantId> {
        match self {
            Endpoint::Participant(id) => Some(id),
            Endpoint::Border(_) | Endpoint::Point(_) => None,
        }
    }
}

/// What is drawn: one line and its two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Arrow {
    /// The shaft.
    #[serde(default, skip_serializing_if = "is_default")]
    pub line: Line,
    /// The end at the receiver.
    #[serde(default, skip_serializing_if = "is_default")]
    pub head: End,
    /// The end at the sender.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tail: End,
}

impl Arrow {
    /// Solid with a filled head: a synchronous call.
    pub const fn call() -> Self {
        Self::new(Line::Solid, Head::Filled)
    }

    /// A plain tail, the given line and head.
    pub const fn new(line: Line, head: Head) -> Self {
        Self { line, head: End::of(head), tail: End::of(Head::None) }
    }
}

/// The shaft of an arrow. The dialects know one kind of broken line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// Unbroken.
    #[default]
    Solid,
    /// Broken: a reply.
    Dashed,
    /// Nothing is drawn, neither line nor text, but the room is kept (PlantUML `-[hidden]>`).
    Hidden,
}

/// One end of an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct End {
    /// The head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub head: Head,
    /// A small circle on the lifeline (PlantUML `->o`, Mermaid `()`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub circle: bool,
}

impl End {
    /// An end without a circle.
    pub const fn of(head: Head) -> Self {
        Self { head, circle: false }
    }

    /// As in the event list: `filled`, `circle`, `circle+open`, …
    pub fn as_str(self) -> &'static str {
        if !self.circle {
            return self.head.as_str();
        }
        match self.head {
            Head::None => "circle",
            Head::Filled => "circle+filled",
            Head::Open => "circle+open",
            Head::Cross => "circle+cross",
            Head::FilledUpper => "circle+filled-upper",
            Head::FilledLower => "circle+filled-lower",
            Head::OpenUpper => "circle+open-upper",
            Head::OpenLower => "circle+open-lower",
        }
    }

    /// [`End::as_str`] as a string of its own.
    pub fn to_event(self) -> String {
        self.as_str().to_owned()
    }
}

/// The shape of an arrow's head. Half heads are named as seen along the arrow (`-\` is upper).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// Nothing.
    #[default]
    None,
    /// A filled triangle: synchronous.
    Filled,
    /// Two strokes: asynchronous.
    Open,
    /// A cross: lost.
    Cross,
    /// The upper half of a filled triangle.
    FilledUpper,
    /// The lower half of a filled triangle.
    FilledLower,
    /// The upper of two strokes.
    OpenUpper,
    /// The lower of two strokes.
    OpenLower,
}

impl Head {
    /// Every head.
    pub const ALL: [Head; 8] = [
        Head::None,
        Head::Filled,
        Head::Open,
        Head::Cross,
        Head::FilledUpper,
        Head::FilledLower,
        Head::OpenUpper,
        Head::OpenLower,
    ];

    /// The word in the event list.
    pub fn as_str(self) -> &'static str {
        match self {
            Head::None => "none",
            Head::Filled => "filled",
            Head::Open => "open",
            Head::Cross => "cross",
            Head::FilledUpper => "filled-upper",
            Head::FilledLower => "filled-lower",
            Head::OpenUpper => "open-upper",
            Head::OpenLower => "open-lower",
        }
    }
}

impl From<ParticipantId> for Endpoint {
    fn from(id: ParticipantId) -> Self {
        Endpoint::Participant(id)
    }
}

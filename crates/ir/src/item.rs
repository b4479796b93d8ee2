//! What can stand in a diagram's body.

use crate::{
    Dialect, ElementStyle, Fragment, Link, Message, Note, Numbering, Origin, ParticipantId, State, Text,
    is_default,
};
use serde::{Deserialize, Serialize};

/// One thing that happens, or that is said, at its place in time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "item", rename_all = "kebab-case")]
pub enum Item {
    /// An arrow.
    Message(Message),
    /// A remark.
    Note(Note),
    /// A frame around further items.
    Fragment(Fragment),
    /// A bar begins.
    Activate(Activate),
    /// The innermost bar ends.
    Deactivate(Deactivate),
    /// The head is drawn at the next message, which goes to it.
    Create(Create),
    /// The lifeline ends at the message before.
    Destroy(Destroy),
    /// Another diagram happens here.
    Reference(Reference),
    /// A state on a lifeline.
    State(State),
    /// A line across the diagram.
    Divider(Divider),
    /// Time passes.
    Delay(Delay),
    /// Empty room.
    Space(Space),
    /// Numbering starts, stops or goes on.
    Numbering(Numbering),
    /// A time between two anchored messages.
    Duration(Duration),
    /// A new page begins.
    PageBreak(PageBreak),
    /// A comment, kept for converted text; never drawn.
    Comment(Comment),
    /// A statement that only its own dialect understands.
    Raw(Raw),
}

impl Item {
    /// Where it came from.
    pub fn origin(&self) -> Origin {
        match self {
            Item::Message(item) => item.origin,
            Item::Note(item) => item.origin,
            Item::Fragment(item) => item.origin,
            Item::Activate(item) => item.origin,
            Item::Deactivate(item) => item.origin,
            Item::Create(item) => item.origin,
            Item::Destroy(item) => item.origin,
            Item::Reference(item) => item.origin,
            Item::State(item) => item.origin,
            Item::Divider(item) => item.origin,
            Item::Delay(item) => item.origin,
            Item::Space(item) => item.origin,
            Item::Numbering(item) => item.origin(),
            Item::Duration(item) => item.origin,
            Item::PageBreak(item) => item.origin,
            Item::Comment(item) => item.origin,
            Item::Raw(item) => item.origin,
        }
    }
}

/// A bar begins on a lifeline: at the message before, or at the top when there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Activate {
    /// Whose.
    pub participant: ParticipantId,
    /// Colours of the bar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Box<ElementStyle>>,
    /// Its statement, or that of its message.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// The innermost bar of a lifeline ends at the message before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deactivate {
    /// Whose.
    pub participant: ParticipantId,
    /// Its statement, or that of its message.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// The participant is created by the next message. Stands directly before that message, whatever the dialect's own
/// order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Who.
    pub participant: ParticipantId,
    /// Its statement, or that of its message.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// The lifeline ends with a cross. Stands after the message that destroys, whatever the dialect's own order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Destroy {
    /// Who.
    pub participant: ParticipantId,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// A frame that names another diagram (WSD and PlantUML `ref over A, B: text`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Who takes part; in column order, not empty.
    pub participants: Vec<ParticipantId>,
    /// What it names.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// The message before it leads into the frame (WSD `A->ref over B: t`, reference wsd W-102).
    #[serde(default, skip_serializing_if = "is_default")]
    pub entered: bool,
    /// The message after it leads out of the frame (WSD `end ref-->A: t`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub left: bool,
    /// Colours; the background is that of the tab (PlantUML `ref#gold over A : t`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Box<ElementStyle>>,
    /// Where the frame leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<Link>>,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// A line across the diagram (PlantUML `== text ==`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Divider {
    /// On the line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// Time passes: lifelines are dotted for a while (PlantUML `...text...`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Delay {
    /// In the gap.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// Empty room (PlantUML `|||`, `||45||`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// Height in px, when given. PlantUML's `|||` is 25 px high, and its reader says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<u32>,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// A time between two messages with anchors (PlantUML `{a} <-> {b} : text`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// [`Message::anchor`] of the earlier one.
    pub from: String,
    /// [`Message::anchor`] of the later one.
    pub to: String,
    /// How long.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// A new page begins; lifelines go on (PlantUML `newpage`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PageBreak {
    /// Title of the new page.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Text,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Without the mark and the blanks around it; several lines for a block comment.
    pub text: String,
    /// Where it stood.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// What only one dialect can say, verbatim. Its own backend prints it, the others report it as lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Raw {
    /// Whose it is.
    pub dialect: Dialect,
    /// As written, without the line end; may be of several lines.
    pub text: String,
    /// Where it stood.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

//! The event list: what a diagram says, free of dialect and drawing, flat and in the order of its source.
//!
//! It is a contract with scripts and with the tools that measure us, so names and order of fields are fixed. An event
//! carries its own fields first and may carry further ones (`color`, `anchor`, `slant`, …) after them; readers ignore
//! what they do not know. Further *kinds* of events would disturb them, so what has none stands beside the list:
//! `durations`, and `raw` for statements that only one dialect understands.
//!
//! ```
//! use ir::{Arrow, Builder, Item, Message, Text, events};
//!
//! let mut builder = Builder::new();
//! let (a, b) = (builder.participant("A"), builder.participant("B"));
//! builder.push(Item::Message(Message::new(a.into(), b.into(), Arrow::call(), Text::plain("hi"))));
//! let diagram = builder.finish();
//! let list = events::events(&diagram);
//! assert_eq!(
//!     serde_json::to_string(&list.events).unwrap(),
//!     r#"[{"kind":"message","from":"A","to":"B","text":"hi","line":"solid","tail":"none","head":"filled"}]"#
//! );
//! ```

mod list;

use crate::{Color, Dialect, Origin, is_default};
use serde::Serialize;
use std::borrow::Cow;

pub use list::events;

/// The name of the left border as an end of a message.
pub const LEFT: &str = "[left]";
/// The name of the right border as an end of a message.
pub const RIGHT: &str = "[right]";
/// The name of the open end of a lost or found message.
pub const POINT: &str = "[point]";

/// One line of `seqweave events`: a diagram with where it stood and what was noticed.
#[derive(Debug, Clone, Serialize)]
pub struct Line<'a, D> {
    /// The path as given; `-` for standard input.
    pub file: &'a str,
    /// Which diagram of the file, from 0.
    pub index: usize,
    /// The 1-based line of the host file on which the diagram's text begins.
    pub line: usize,
    /// `wsd`, `js-sequence`, `mermaid`, `plantuml` or `json`.
    pub dialect: &'a str,
    /// False when a diagnostic of severity `error` was reported.
    pub ok: bool,
    /// Each with `severity`, `code`, `message`, and 1-based `line` and `column` in the host file.
    pub diagnostics: &'a [D],
    /// What the diagram says.
    #[serde(flatten)]
    pub list: &'a EventList<'a>,
}

impl<D: Serialize> Line<'_, D> {
    /// One line of JSON, without its line end.
    ///
    /// # Errors
    ///
    /// Those of serialising a diagnostic; nothing else can fail.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// What a diagram says.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct EventList<'d> {
    /// The title as plain text.
    pub title: Option<Cow<'d, str>>,
    /// In order of appearance.
    pub boxes: Vec<BoxEntry<'d>>,
    /// In column order, left to right.
    pub participants: Vec<ParticipantEntry<'d>>,
    /// In source order.
    pub events: Vec<Event<'d>>,
    /// Times between anchored messages, in source order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub durations: Vec<DurationEntry<'d>>,
    /// Statements and settings that only one dialect understands, in source order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub raw: Vec<RawEntry<'d>>,
    /// Columns without events are not shown.
    #[serde(skip_serializing_if = "is_default")]
    pub hide_unlinked: bool,
    /// Where each of the events came from.
    #[serde(skip)]
    pub origins: Vec<Origin>,
}

/// A box around participants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoxEntry<'d> {
    /// Its title as plain text.
    pub label: Option<Cow<'d, str>>,
    /// Its ground.
    pub color: Option<Color>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParticipantEntry<'d> {
    /// The name that the source uses.
    pub id: &'d str,
    /// The plain text shown.
    pub label: Cow<'d, str>,
    /// What it is drawn as.
    pub kind: &'static str,
    /// The innermost box, as an index into the boxes.
    #[serde(rename = "box")]
    pub in_box: Option<usize>,
    /// All boxes around it, the outermost first, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<usize>,
    /// Its stereotypes, separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stereotype: Option<String>,
}

/// A time between two anchored messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DurationEntry<'d> {
    /// Anchor of the earlier message.
    pub from: &'d str,
    /// Anchor of the later one.
    pub to: &'d str,
    /// How long.
    pub text: Cow<'d, str>,
}

/// What only one dialect understands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawEntry<'d> {
    /// Which dialect.
    pub dialect: Dialect,
    /// As written.
    pub text: &'d str,
}

/// A number as the author wrote it: a JSON number where it is one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Number<'d> {
    /// `10`
    Integer(u64),
    /// `1.5`
    Decimal(f64),
    /// `1.1.1`
    Other(&'d str),
}

/// One event. Each text is plain, its lines trimmed; colours are `#rrggbb`, or `#rrggbbaa` where they let the ground
/// through.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are those of the contract; fields after the first ones are ours")]
pub enum Event<'d> {
    /// An arrow. `from` and `to` are participants or [`LEFT`], [`RIGHT`], [`POINT`].
    Message {
        from: &'d str,
        to: &'d str,
        text: Cow<'d, str>,
        line: &'static str,
        tail: &'static str,
        head: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<&'d str>,
        #[serde(skip_serializing_if = "is_default")]
        parallel: bool,
        #[serde(skip_serializing_if = "is_default")]
        slant: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        anchor: Option<&'d str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<Color>,
        #[serde(skip_serializing_if = "Option::is_none")]
        stereotype: Option<&'d str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        link: Option<&'d str>,
    },
    /// A remark. One bound to a message names both ends of it; one bound to a fragment, or across all, names nobody.
    Note {
        place: &'static str,
        participants: Vec<&'d str>,
        text: Cow<'d, str>,
        #[serde(skip_serializing_if = "is_default")]
        of_message: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        shape: Option<&'static str>,
        /// Bound to the fragment that ended before it; such notes have `of_message` too, for tools that know only that.
        #[serde(skip_serializing_if = "is_default")]
        of_fragment: bool,
        /// In the margin of the picture.
        #[serde(skip_serializing_if = "is_default")]
        margin: bool,
        #[serde(skip_serializing_if = "is_default")]
        same_row: bool,
        #[serde(skip_serializing_if = "is_default")]
        parallel: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<Color>,
        #[serde(skip_serializing_if = "Option::is_none")]
        stereotype: Option<&'d str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        link: Option<&'d str>,
    },
    /// A fragment begins.
    Begin {
        fragment: &'static str,
        label: Cow<'d, str>,
        /// The heading of a group or partition.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<Cow<'d, str>>,
        /// Ground of the first operand; a rect always says it, if only as null.
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<Option<Color>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        tab_color: Option<Color>,
        #[serde(skip_serializing_if = "is_default")]
        parallel: bool,
    },
    /// The next branch of the innermost open fragment.
    Operand {
        label: Cow<'d, str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<Color>,
    },
    /// The innermost open fragment is closed.
    End {},
    /// A bar begins.
    Activate {
        participant: &'d str,
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<Color>,
        #[serde(skip_serializing_if = "Option::is_none")]
        line_color: Option<Color>,
    },
    /// The innermost bar ends.
    Deactivate { participant: &'d str },
    /// The next message creates it.
    Create { participant: &'d str },
    /// The message before destroyed it.
    Destroy { participant: &'d str },
    /// Another diagram happens here.
    Ref {
        participants: Vec<&'d str>,
        text: Cow<'d, str>,
        /// The message before it leads into it.
        #[serde(skip_serializing_if = "is_default")]
        entered: bool,
        /// The message after it leads out of it.
        #[serde(skip_serializing_if = "is_default")]
        left: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        color: Option<Color>,
        #[serde(skip_serializing_if = "Option::is_none")]
        link: Option<&'d str>,
    },
    /// A state on lifelines.
    State {
        participants: Vec<&'d str>,
        text: Cow<'d, str>,
        /// Left or right; on the lifelines when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        place: Option<&'static str>,
        #[serde(skip_serializing_if = "is_default")]
        parallel: bool,
    },
    /// A line across the diagram.
    Divider { text: Cow<'d, str> },
    /// Time passes.
    Delay { text: Cow<'d, str> },
    /// Empty room.
    Space { pixels: Option<u32> },
    /// Numbering starts, stops or goes on.
    Autonumber {
        on: bool,
        start: Option<Number<'d>>,
        step: Option<Number<'d>>,
        format: Option<&'d str>,
        /// It goes on from where it stopped.
        #[serde(skip_serializing_if = "is_default")]
        resume: bool,
        /// A part of the number is raised: its letter, or empty when unstated.
        #[serde(skip_serializing_if = "Option::is_none")]
        increment: Option<String>,
    },
    /// A new page begins.
    Newpage { title: Option<Cow<'d, str>> },
    /// A comment of the author.
    Comment { text: Cow<'d, str> },
}

#[cfg(test)]
mod tests;

//! The serialised form of a diagram: JSON in an envelope that carries the version of the format.
//!
//! ```json
//! {"seqweave": {"version": 1},
//!  "diagram": {"participants": [{"name": "A", "label": "Alice"}],
//!              "body": [{"item": "message", "from": {"participant": 0}, "to": {"border": "right"},
//!                        "arrow": {"head": {"head": "filled"}}, "text": "hello"}]}}
//! ```
//!
//! What says nothing is left out, a text without markup is a string, and every object may have its fields in any order.
//! Unknown fields are errors, so that a misspelt one is not lost in silence. The schema is `docs/ir.schema.json`.
//!
//! JSON may come from anywhere: reading takes linear time and little stack, whatever it is given.

mod depth;
mod fill;
mod item;
mod text;

use crate::{Diagram, validate};
use serde::{Deserialize, Serialize};
use std::fmt;

#[cfg(feature = "schema")]
pub(crate) use text::TextForm;

/// The version of the format that is written, and the newest one that can be read.
pub const VERSION: u64 = 1;

/// The diagram as JSON, in its envelope. `pretty`: over several lines, with a line end after the last; otherwise on one
/// line without a line end.
pub fn to_json(diagram: &Diagram, pretty: bool) -> String {
    let envelope = Envelope { seqweave: Header { version: VERSION }, diagram };
    let written =
        if pretty { serde_json::to_string_pretty(&envelope) } else { serde_json::to_string(&envelope) };
    let mut json = written.expect("every key of the model is a string");
    if pretty {
        json.push('\n');
    }
    json
}

/// Reads what [`to_json`] writes.
///
/// # Errors
///
/// What is no JSON, has no envelope, is of a newer version, has unknown or missing fields, is nested deeper than any
/// diagram may be, or breaks a promise of [`validate`].
pub fn from_json(text: &str) -> Result<Diagram, JsonError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    depth::check(text)?;
    let peek: Peek = parse(text)?;
    match peek.seqweave {
        None => {
            return Err(JsonError::whole(
                "this is not a seqweave diagram: the field `seqweave` with the version of the format is missing",
            ));
        }
        Some(PeekHeader { version }) if version == 0 || version > VERSION => {
            return Err(JsonError::whole(format!(
                "this diagram has version {version} of the format, but only version {VERSION} can be read here"
            )));
        }
        Some(_) => {}
    }
    let Envelope { diagram, .. }: Envelope<Diagram> = parse(text)?;
    let violations = validate(&diagram);
    match violations.first() {
        None => Ok(diagram),
        Some(first) if violations.len() == 1 => Err(JsonError::whole(first.to_string())),
        Some(first) => Err(JsonError::whole(format!("{first} (problem 1 of {})", violations.len()))),
    }
}

/// Why JSON could not be read as a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// 1-based line; 1 when the whole document is meant.
    pub line: usize,
    /// 1-based column in characters; 1 when the whole document is meant.
    pub column: usize,
}

impl JsonError {
    fn whole(message: impl Into<String>) -> Self {
        Self { message: message.into(), line: 1, column: 1 }
    }

    /// An error at a byte of `text`.
    fn at(text: &str, offset: usize, message: String) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = 1 + before.bytes().filter(|&byte| byte == b'\n').count();
        Self { message, line, column: 1 + before[line_start..].chars().count() }
    }

    /// serde_json counts columns in bytes and puts the place into the message.
    fn parsing(text: &str, error: &serde_json::Error) -> Self {
        let (line, bytes) = (error.line(), error.column());
        let message = error.to_string();
        let place = format!(" at line {line} column {bytes}");
        let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
        let here = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let column = here.char_indices().take_while(|&(at, _)| at < bytes).count();
        Self { message, line: line.max(1), column: column.max(1) }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (line {}, column {})", self.message, self.line, self.column)
    }
}

impl std::error::Error for JsonError {}

/// What stands around a diagram.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "seqweave diagram"))]
#[serde(deny_unknown_fields, expecting = "an object with `seqweave` and `diagram`")]
pub(crate) struct Envelope<D> {
    /// Says that this is a seqweave diagram.
    seqweave: Header,
    /// The diagram.
    diagram: D,
}

/// Says that this is a seqweave diagram.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an object with `version`")]
pub(crate) struct Header {
    /// The version of the format.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    version: u64,
}

/// The version alone: it is looked at before anything else, because a newer format may have anything else.
#[derive(Deserialize)]
#[serde(expecting = "an object with `seqweave` and `diagram`")]
struct Peek {
    seqweave: Option<PeekHeader>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object with `version`")]
struct PeekHeader {
    version: u64,
}

fn parse<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, JsonError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    // `depth::check` has seen the whole text
    reader.disable_recursion_limit();
    T::deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| JsonError::parsing(text, &error))
}

//! The stage before the lexer: comments, continued lines, and everything that begins with `!` (reference plantuml
//! sections 18 to 20).
//!
//! What comes out is text for the lexer and a map back to the sources. In that text
//!
//! * a line whose first character (after blanks) is `'` is a comment, everywhere, also inside notes ([`is_comment`]);
//!   comments between `/'` and `'/` have become such lines;
//! * lines end with LF, CRLF or CR, as in the source;
//! * directives that others read (`!pragma`, `!theme`, `!option`, `!assume`) stay as lines of their own;
//! * [`LINE_FEED`], [`LEFT_BREAK`], [`RIGHT_BREAK`], [`TAB`] and [`BACKSLASH`] stand for what `%newline()`,
//!   `%left_align()`, `%right_align()`, `%tab()` and `%backslash()` mean inside a text.
//!
//! A block without anything to do is handed on as it is.

mod builtin;
mod call;
mod define;
mod execute;
mod expand;
mod expression;
mod include;
#[cfg(test)]
mod invariants;
mod json;
mod lines;
mod machine;
mod map;
mod problem;
mod statement;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use map::OriginMap;

use crate::document::Block;
use diag::{Diagnostic, FileId, Includes, Sources};
use lines::Code;
use machine::{Machine, Sink};
use problem::Problem;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Breaks the line of a text, without breaking the line of the source: what `%newline()` gives.
pub(crate) const LINE_FEED: char = '\u{E100}';
/// The same, and the line before it stands at the left: what `%left_align()` gives.
pub(crate) const LEFT_BREAK: char = '\u{E101}';
/// The same, and the line before it stands at the right: what `%right_align()` gives.
pub(crate) const RIGHT_BREAK: char = '\u{E102}';
/// A tab inside a text: what `%tab()` gives.
pub(crate) const TAB: char = '\u{E111}';
/// A backslash that escapes nothing: what `%backslash()` gives.
pub(crate) const BACKSLASH: char = '\u{E110}';

/// What bounds the work that a text can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How deep calls, expressions and includes may nest.
    pub depth: usize,
    /// How many bytes may be worked through beyond what the size of the texts explains.
    pub work: usize,
    /// How long a value may get, in bytes.
    pub value: usize,
    /// How many bytes of other texts may be included.
    pub included: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 150, work: 16 << 20, value: 1 << 20, included: 32 << 20 }
    }
}

/// A block after preprocessing.
#[derive(Debug)]
pub(crate) struct Expanded {
    text: ExpandedText,
    /// From each byte of [`text`](Self::text) to where it was written.
    pub map: OriginMap,
    /// What was noticed, in the order in which it was met.
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
enum ExpandedText {
    /// Nothing to do: a stretch of the source.
    Same(Arc<str>, Range<usize>),
    Made(String),
}

impl Expanded {
    /// What the lexer reads.
    pub(crate) fn text(&self) -> &str {
        match &self.text {
            ExpandedText::Same(text, range) => &text[range.clone()],
            ExpandedText::Made(text) => text,
        }
    }
}

/// Preprocesses one block of the text `file`.
pub(crate) fn run(
    sources: &mut Sources,
    file: FileId,
    block: &Block,
    includes: &dyn Includes,
    limits: Limits,
) -> Expanded {
    let source = sources.get(file).shared_text();
    let body = block.body.clone();
    if lines::is_plain(&source, body.clone(), &block.leader) {
        let map = OriginMap::identity(file, body.clone());
        return Expanded { text: ExpandedText::Same(source, body), map, diagnostics: Vec::new() };
    }
    let size = body.len();
    let code = Rc::new(Code::read(file, source, body, &block.leader));
    let mut machine = Machine::new(sources, includes, limits, size);
    let mut sink = Sink::default();
    let all = 0..code.lines.len();
    // whatever stopped it was reported
    let _ = machine.inside(&code, "", |machine| machine.execute(&code, all, Some(&mut sink)));
    if let Some(span) = code.unclosed {
        machine.report_at(span, Problem::UnclosedComment);
    }
    let diagnostics = machine.into_findings();
    Expanded { text: ExpandedText::Made(sink.text), map: sink.map, diagnostics }
}

/// Whether a line of the expanded text, given without its line end, is a comment.
pub(crate) fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('\'')
}

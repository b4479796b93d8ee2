//! The stage before the lexer: comments, continued lines, and everything that begins with `!` (reference plantuml
//! sections 18 to 20).
//!
//! What comes out is text for the lexer and a map back to the sources. In that text
//!
//! * a line whose first character (after blanks) is `'` is a comment, everywhere, also inside notes; comments of several
//!   lines have become such lines;
//! * lines end with LF, CRLF or CR, as in the source;
//! * directives that others read (`!pragma`, `!theme`, `!option`, `!assume`) stay as lines of their own.

mod map;

pub(crate) use map::OriginMap;

use crate::document::Block;
use diag::{Diagnostic, FileId, Includes, Sources};
use std::ops::Range;
use std::sync::Arc;

/// What bounds the work that a text can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How deep calls and includes may nest.
    pub depth: usize,
    /// How many lines may be carried out, over all loops and calls.
    pub steps: usize,
    /// How many bytes may come out, and how many may be read from included texts.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 64, steps: 200_000, bytes: 32 << 20 }
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
    _includes: &dyn Includes,
    _limits: Limits,
) -> Expanded {
    let text = sources.get(file).shared_text();
    let map = OriginMap::identity(file, block.body.clone());
    Expanded { text: ExpandedText::Same(text, block.body.clone()), map, diagnostics: Vec::new() }
}

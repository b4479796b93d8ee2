//! Reads WebSequenceDiagrams and js-sequence-diagrams text into the IR.
//!
//! Three steps, each a plain function between plain values: `lex` cuts a line into tokens, `parse` makes one statement
//! of each line, `lower` gives the statements their meaning and matches blocks. Any text gives a diagram: a line that
//! cannot be read costs that line and yields a finding that says what was expected (reference wsd W-010).
//!
//! ```
//! use diag::{NoIncludes, Sources};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("order.wsd", "title Order\nClient->+Shop: order\nShop-->-Client: thanks\nend\n");
//! let read = frontend_wsd::read(&mut sources, file, &NoIncludes);
//! assert_eq!(read.diagram.participants.len(), 2);
//! assert_eq!(read.diagnostics[0].code, "stray-end");
//! ```
//!
//! Promises: it never fails, never panics, and takes time and memory in proportion to the text. At most
//! a thousand findings are kept of one diagram, and a last one counts the others.
//!
//! What it leaves to others: telling dialects apart (crate `convert`), finding files (whoever implements
//! [`diag::Includes`]).

mod foreign;
mod grammar;
#[cfg(test)]
mod invariants;
mod js_sequence;
pub mod lex;
mod lower;
mod parse;
mod problem;
mod quote;
mod report;
mod tree;

use diag::{Diagnostic, FileId, Includes, NoIncludes, Sources};
use ir::{Diagram, Dialect};
use lower::Frame;
use problem::Problem;
use report::Report;
use std::sync::Arc;

/// What a text says, and what was noticed about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// As much as could be read; valid in the sense of [`ir::validate`].
    pub diagram: Diagram,
    /// In the order of the text; those of included texts follow.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads WebSequenceDiagrams text (reference wsd sections 3 to 10). Texts that it includes are asked of `includes` and
/// added to `sources`.
pub fn read(sources: &mut Sources, file: FileId, includes: &dyn Includes) -> Read {
    read_with(sources, file, includes, Dialect::Wsd)
}

/// Reads js-sequence-diagrams text (reference wsd section 15): a small, strict relative of WSD with lines that have no
/// head. Where the original gives up at the first error, this reads on.
pub fn read_js_sequence(sources: &mut Sources, file: FileId) -> Read {
    read_with(sources, file, &NoIncludes, Dialect::JsSequence)
}

fn read_with(sources: &mut Sources, file: FileId, includes: &dyn Includes, dialect: Dialect) -> Read {
    let text: Arc<str> = sources.get(file).shared_text();
    let mut report = Report::default();
    if u32::try_from(text.len()).is_err() {
        report.push(sources.span(file, 0..0), Problem::TooLarge);
        return Read { diagram: Diagram::default(), diagnostics: report.into_diagnostics(sources) };
    }
    let tree = match dialect {
        Dialect::JsSequence => js_sequence::tree(&text, file, &mut report),
        _ => parse::tree(&text, file, &mut report),
    };
    let root = Frame { file, text, tree, next: 0, floor: 0 };
    let diagram = lower::diagram(sources, includes, &mut report, dialect, root);
    Read { diagram, diagnostics: report.into_diagnostics(sources) }
}

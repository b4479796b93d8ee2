//! Reads Mermaid `sequenceDiagram` text into the IR.
//!
//! Mermaid's reading is peculiar, and this crate follows it step by step (reference mermaid section 1): `prepare` does
//! what Mermaid does to the whole text; `lex` cuts the rest into tokens, with Mermaid's modes and its rule that the first
//! pattern wins; `parse` makes statements of them; `lower` gives the statements their meaning. `config` reads front
//! matter and directives. An error is reported exactly where Mermaid refuses a text, but where Mermaid stops at the
//! first one, this reads on, and gives reasons instead of names of tokens.
//!
//! ```
//! use diag::{NoIncludes, Sources};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("order.mmd", "sequenceDiagram\nClient->>+Shop: order\nShop-->>-Client: thanks\nend\n");
//! let read = frontend_mermaid::read(&mut sources, file, &NoIncludes);
//! assert_eq!(read.diagram.participants.len(), 2);
//! assert_eq!(read.diagnostics[0].code, "stray-end");
//! ```
//!
//! Promises: it never fails, never panics, and takes time and memory in proportion to the text. At most a thousand
//! findings are kept of one diagram, and a last one counts the others.
//!
//! What it leaves to others: finding files and fences, telling dialects apart (crate `convert`).

mod chars;
mod config;
mod foreign;
#[cfg(test)]
mod invariants;
mod kind;
mod lex;
mod lower;
mod parse;
mod part;
mod prepare;
mod problem;
mod report;
mod text;
mod tree;

pub use kind::Kind;

use diag::{Diagnostic, FileId, Includes, Sources};
use ir::Diagram;
use part::Part;
use prepare::Prepared;
use problem::Problem;
use report::Report;
use spelling::mermaid::{HEADER, MAX_TEXT};
use std::sync::Arc;

/// What a text says, and what was noticed about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// As much as could be read; valid in the sense of [`ir::validate`].
    pub diagram: Diagram,
    /// In the order of the text. An error among them means that Mermaid refuses the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a sequence diagram (reference mermaid). Mermaid has no includes; the parameter is there because readers of all
/// dialects are called alike.
pub fn read(sources: &mut Sources, file: FileId, _includes: &dyn Includes) -> Read {
    let source: Arc<str> = sources.get(file).shared_text();
    let mut report = Report::default();
    if u32::try_from(source.len()).is_err() {
        report.push_source(0..0, Problem::TooLarge);
        let prepared = prepare::prepare("");
        let diagnostics = report.into_diagnostics(&prepared, sources, file);
        return Read { diagram: Diagram::default(), diagnostics };
    }
    let prepared = prepare::prepare(&source);
    let has_header = check(&source, &prepared, &mut report);
    let config = config::read(&prepared, &mut report);
    let diagram = if has_header {
        let tree = parse::tree(&prepared, &mut report);
        lower::diagram(&prepared, &source, file, &tree, config, &mut report)
    } else {
        Diagram::default()
    };
    let diagnostics = report.into_diagnostics(&prepared, sources, file);
    Read { diagram, diagnostics }
}

/// What kind of diagram a text is, as Mermaid tells it: by its first word behind front matter, directives and comments.
pub fn kind(text: &str) -> Kind {
    kind::of(&prepare::prepare(text)).0
}

/// Findings about the whole text. Whether there is a sequence diagram in it to be read.
fn check(source: &str, prepared: &Prepared<'_>, report: &mut Report) -> bool {
    for range in &prepared.lost {
        report.push_source(range.clone(), Problem::StyleTrap);
    }
    for directive in prepared.directives.iter().filter(|directive| !directive.closed) {
        report.push_source(directive.range.clone(), Problem::DirectiveOpen);
    }
    let text: &str = &prepared.text;
    if text.len() > MAX_TEXT && text.chars().map(char::len_utf16).sum::<usize>() > MAX_TEXT {
        report.push(Part::new(0, first_line(text)), Problem::TooLong);
    }
    let (kind, is_sequence) = kind::of(prepared);
    let begin = kind::beginning(text);
    let at = text.len() - begin.len();
    let line = Part::new(at, at + first_line(begin));
    match kind {
        Kind::Sequence => return true,
        Kind::Other(word) if is_sequence => {
            let place = text.find(word).unwrap_or(at);
            report.push(Part::new(place, place + word.len()), Problem::DiagramWord(word));
            return true;
        }
        Kind::Other(word) => report.push(line, Problem::OtherKind(word)),
        Kind::Unknown => return without_header(source, begin, line, report),
    }
    false
}

/// Why no kind of diagram is found. `true` when the rest can be read nevertheless.
fn without_header(source: &str, begin: &str, line: Part, report: &mut Report) -> bool {
    let start = source.trim_start_matches(chars::is_blank);
    if start.starts_with("---") && begin.starts_with("---") {
        let first = source.len() - start.len();
        let fences = start.lines().take(2).filter(|line| line.trim_end() == "---").count();
        let closed = start.lines().skip(1).any(|line| line.trim() == "---");
        let problem = match (fences, closed, first) {
            (2, ..) => Problem::FrontMatterEmpty,
            (_, true, 1..) => Problem::FrontMatterNotFirst,
            _ => Problem::FrontMatterOpen,
        };
        report.push(line, problem);
        return false;
    }
    let mut skipped = 0;
    for (at, _) in std::iter::once((0, "")).chain(begin.match_indices('\n')).take(200) {
        let line = &begin[at..];
        let line = &line[line.len() - line.trim_start_matches(chars::is_blank).len()..];
        if line.get(..HEADER.len()).is_some_and(|word| word.eq_ignore_ascii_case(HEADER)) {
            skipped = begin.len() - line.len();
            break;
        }
        skipped = begin.len();
    }
    let header = &begin[skipped..];
    let start = line.start as usize + skipped;
    if !header.is_empty() && !header.starts_with(HEADER) {
        report.push(Part::new(start, start + HEADER.len()), Problem::HeaderCase);
        return skipped == 0;
    }
    report.push(line, Problem::NoHeader);
    // comments of one mark hide the header from Mermaid, but not from its parser
    false
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

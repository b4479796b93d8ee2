//! Reads PlantUML sequence diagrams into the IR.
//!
//! Five steps, each a plain function between plain values:
//!
//! 1. `document` finds the blocks between `@start…` and `@end…`, with their kinds, names and ids;
//! 2. `preprocess` carries out the lines that begin with `!` and replaces what they define. What comes out is text again,
//!    with a map that leads from each of its bytes back to where it was written;
//! 3. `lex` and `grammar` make one statement of each line;
//! 4. `lower` gives the statements their meaning and matches blocks;
//! 5. `creole` reads the markup inside texts.
//!
//! Promises: it never fails, never panics, and takes time and memory in proportion to the text, or stops at a limit and
//! says so: loops, calls and includes can't run away.
//!
//! What it leaves to others: telling dialects apart (crate `convert`), finding files (whoever implements
//! [`diag::Includes`]). Environment, clock, network and files are never asked.

mod creole;
mod document;
mod file_name;
mod grammar;
mod kind;
mod lex;
mod lower;
mod parse;
mod preprocess;
mod problem;
mod report;
mod style;
mod tree;

pub use file_name::safe_name;

use diag::{Diagnostic, FileId, Includes, Sources};
use ir::Diagram;
use preprocess::Expanded;
use problem::Problem;
use report::Report;
use std::ops::Range;

/// What a text says, and what was noticed about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// One for each block, in the order of the text; at least one. A block in which another one begins is none: PlantUML
    /// forgets it, and a warning says so.
    pub diagrams: Vec<Named>,
    /// In the order of the text; those of included texts follow.
    pub diagnostics: Vec<Diagnostic>,
}

/// A diagram of a file that may hold several (reference plantuml P-059).
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What stands behind `@startuml` (P-002), cleaned so that it can be part of a file name; `None` without one.
    pub name: Option<String>,
    /// As much as could be read; valid in the sense of [`ir::validate`].
    pub diagram: Diagram,
    /// What kind of diagram it is, when it is no sequence diagram: `class`, `activity`, `mindmap` … Then the diagram is
    /// empty, and an error with the code `other-diagram-kind` says so.
    pub other_kind: Option<String>,
}

/// Where a diagram of a file stands, and what its start marker says (reference plantuml P-059).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its lines, with those of its markers and of what PlantUML forgets before them; in bytes, from the start of a line
    /// to the end of one. The whole text, where there is only one diagram.
    pub range: Range<usize>,
    /// What stands behind `@startuml`, made a file name without an extension; see [`Named::name`].
    pub name: Option<String>,
}

/// The diagrams of a text, of all kinds, in their order; at least one. Their ranges do not overlap, and [`read`] gives
/// the same diagram for the text of a range as for the whole text. A quick look: nothing inside of blocks is read.
pub fn places(text: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut forgotten_from = None;
    for block in document::split(text) {
        let start = *forgotten_from.get_or_insert(block.lines.start);
        if !block.forgotten {
            places.push(Place { range: start..block.lines.end, name: block.file_name() });
            forgotten_from = None;
        }
    }
    if let [only] = &mut places[..] {
        only.range = 0..text.len();
    }
    places
}

/// Reads PlantUML text (reference plantuml sections 5 to 20). Texts that it includes are asked of `includes` and
/// added to `sources`.
pub fn read(sources: &mut Sources, file: FileId, includes: &dyn Includes) -> Read {
    let text = sources.get(file).shared_text();
    let mut diagrams = Vec::new();
    let mut diagnostics = Vec::new();
    for block in document::split(&text) {
        let before = diagnostics.len();
        document::report(sources, file, &block, &mut diagnostics);
        if block.forgotten {
            continue;
        }
        let expanded = preprocess::run(sources, file, &block, includes, preprocess::Limits::default());
        diagnostics.extend(expanded.diagnostics.iter().cloned());
        let failed = diagnostics.iter().skip(before).any(Diagnostic::is_error);
        let mut report = Report::default();
        let (mut diagram, other_kind) = if block.is_uml() {
            statements(&expanded, failed, &mut report)
        } else {
            (Diagram::default(), Some(block.kind.clone()))
        };
        diagnostics.extend(report.into_diagnostics(&expanded.map));
        diagnostics[before..].sort_by_key(|finding| {
            let place = finding.span().filter(|span| span.file == file);
            place.map_or((true, 0), |span| (false, span.start))
        });
        let name = block.file_name();
        diagram.meta.name.clone_from(&name);
        diagram.meta.id = block.id;
        diagrams.push(Named { name, diagram, other_kind });
    }
    Read { diagrams, diagnostics }
}

/// Reads the statements of a block: the diagram, or what other kind of diagram it is. `failed`: errors were found before,
/// so that an empty diagram is no news.
fn statements(expanded: &Expanded, failed: bool, report: &mut Report) -> (Diagram, Option<String>) {
    let text = expanded.text();
    let tree = parse::tree(text, report);
    if report.errors() > 0
        && let Some((part, kind)) = kind::other(text, &tree)
    {
        report.clear();
        report.push(part, Problem::OtherDiagram(kind));
        return (Diagram::default(), Some(kind.to_owned()));
    }
    (lower::diagram(text, &expanded.map, report, &tree, failed), None)
}

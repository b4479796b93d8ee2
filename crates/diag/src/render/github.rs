//! Workflow commands of GitHub Actions, one line a finding:
//! `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`.
//!
//! GitHub shows the first ten of each kind a step and fifty a job, so errors go first. Columns are only allowed when the
//! stretch ends on the line on which it begins.

use super::place::{self, Place};
use super::{Entry, findings, visible};
use crate::Severity;
use std::cmp::Reverse;
use std::fmt::Write;

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut all: Vec<_> = findings(entries).collect();
    all.sort_by_key(|(_, diagnostic)| Reverse(diagnostic.severity));

    let mut out = String::new();
    for (entry, diagnostic) in all {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        // the annotation stands below the last line
        let primary = diagnostic.span().map(|span| Place::without_line_end(entry, span));
        let file = visible::line(place::file(entry, primary));
        let _ = write!(out, "::{command} file={}", property(&file));
        if let Some(Place { start, end, .. }) = primary {
            let _ = write!(out, ",line={},endLine={}", start.line, end.line);
            if start.line == end.line {
                let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
            }
        }
        let title = property(&format!("seqweave ({})", diagnostic.code));
        let mut message = visible::lines(&diagnostic.message);
        for note in &diagnostic.notes {
            let _ = write!(message, "\nnote: {}", visible::lines(note));
        }
        if let Some(help) = &diagnostic.help {
            let _ = write!(message, "\nhelp: {}", visible::lines(help));
        }
        let _ = writeln!(out, ",title={title}::{}", data(&message));
    }
    out
}

/// Escapes the text behind the `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

//! `path:line:column: severity[code]: message`, one line a finding.
//!
//! This is the shape of GCC's messages, which editors, `grep` and CI log matchers understand. Help and notes are left to
//! the human format: in a list, one line a finding is worth more. Findings about a whole file have no line and column.

use super::place::{self, Place};
use super::{Entry, findings, visible};
use std::fmt::Write;

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut out = String::new();
    for (entry, diagnostic) in findings(entries) {
        let primary = Place::primary(entry, diagnostic);
        out.push_str(&visible::line(place::file(entry, primary)));
        if let Some(Place { start, .. }) = primary {
            let _ = write!(out, ":{start}");
        }
        let severity = diagnostic.severity.as_str();
        let message = visible::line(&diagnostic.message);
        let _ = writeln!(out, ": {severity}[{}]: {message}", diagnostic.code);
    }
    out
}

//! JSON Lines: one object a finding.
//!
//! | field | meaning |
//! |---|---|
//! | `version` | version of this layout, now 1; grows when a field changes its meaning or goes, not when one is added |
//! | `file` | the name of the (host) file; `-` for standard input |
//! | `line`, `column` | 1-based place of the first character, columns in characters; null for findings about a whole file |
//! | `end_line`, `end_column` | the place just after the last character; null likewise |
//! | `severity` | `error`, `warning` or `info` |
//! | `code` | stable, kebab-case name of the kind of finding |
//! | `message` | what is wrong: one sentence |
//! | `label` | what stands at the place, in a few words; null when there is nothing to add |
//! | `labels` | further places: `{file, line, column, end_line, end_column, label}` |
//! | `notes` | further facts |
//! | `help` | the way out, or null |

use super::place::{self, Place};
use super::{Entry, findings, visible};
use crate::{Diagnostic, Label, Severity, Sources};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::Write;

/// See `version` above.
const VERSION: u32 = 1;

/// A finding in brief: the core of every machine-readable report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Stable, kebab-case name of the kind of finding.
    pub code: Cow<'static, str>,
    /// What is wrong: one sentence.
    pub message: Cow<'static, str>,
    /// 1-based line in the host file; none for a finding about a whole file.
    pub line: Option<u32>,
    /// 1-based column in the host file, in characters; none for a finding about a whole file.
    pub column: Option<u32>,
}

impl Finding {
    /// The brief form of `diagnostic`, whose spans point into `sources`.
    pub fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let start = diagnostic.span().map(|span| sources.locate(span));
        Self {
            severity: diagnostic.severity,
            code: Cow::Borrowed(diagnostic.code),
            message: diagnostic.message.clone(),
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
        }
    }
}

#[derive(Serialize)]
struct Record<'a> {
    version: u32,
    file: &'a str,
    #[serde(flatten)]
    finding: Finding,
    end_line: Option<u32>,
    end_column: Option<u32>,
    label: Option<&'a str>,
    labels: Vec<FurtherPlace<'a>>,
    notes: &'a [Cow<'static, str>],
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct FurtherPlace<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    label: Option<&'a str>,
}

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut out = String::new();
    for (entry, diagnostic) in findings(entries) {
        let primary = Place::primary(entry, diagnostic);
        let record = Record {
            version: VERSION,
            file: place::file(entry, primary),
            finding: Finding::new(diagnostic, entry.sources),
            end_line: primary.map(|place| place.end.line),
            end_column: primary.map(|place| place.end.column),
            label: diagnostic.labels.first().and_then(label_text),
            labels: diagnostic.labels.iter().skip(1).map(|label| further_place(entry, label)).collect(),
            notes: &diagnostic.notes,
            help: diagnostic.help.as_deref(),
        };
        out.push_str(&harmless(serde_json::to_string(&record).unwrap_or_default()));
        out.push('\n');
    }
    out
}

fn label_text(label: &Label) -> Option<&str> {
    Some(&*label.text).filter(|text| !text.is_empty())
}

fn further_place<'a>(entry: &Entry<'a>, label: &'a Label) -> FurtherPlace<'a> {
    let Place { file, start, end } = Place::of(entry, label.span);
    FurtherPlace {
        file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        label: label_text(label),
    }
}

/// JSON escapes the control characters below U+0020 itself; the others that act on a terminal are escaped here, so that
/// looking at the output is safe too. Outside strings JSON has none of them.
pub(super) fn harmless(json: String) -> String {
    if !json.contains(visible::is_hostile) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if visible::is_hostile(c) {
            let _ = write!(out, "\\u{:04x}", c as u32);
        } else {
            out.push(c);
        }
    }
    out
}

//! One SARIF 2.1.0 log for the whole run, for code scanning.

use super::excerpt::around;
use super::json::harmless;
use super::place::{self, Place};
use super::{Entry, findings};
use crate::{Diagnostic, Severity};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

/// The name under which fingerprints stand; changes when they are made differently.
const FINGERPRINT: &str = "findingHash/v1";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'a str,
    information_uri: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

impl Text {
    /// Braces enclose placeholders in a SARIF message; doubled ones are braces (SARIF 2.1.0, 3.11.5).
    fn new(text: &str) -> Self {
        Self { text: text.replace('{', "{{").replace('}', "}}") }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

pub(super) fn render(entries: &[Entry<'_>], version: &str) -> String {
    let ids: BTreeSet<&str> = findings(entries).map(|(_, diagnostic)| diagnostic.code).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let mut seen = HashMap::new();
    let results =
        findings(entries).map(|(entry, diagnostic)| result(entry, diagnostic, &ids, &mut seen)).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "seqweave",
                    version,
                    information_uri: env!("CARGO_PKG_REPOSITORY"),
                    rules: ids.iter().map(|&id| Rule { id }).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    harmless(serde_json::to_string_pretty(&log).unwrap_or_default()) + "\n"
}

fn result<'a>(
    entry: &Entry<'a>,
    diagnostic: &'a Diagnostic,
    ids: &[&str],
    seen: &mut HashMap<u64, u32>,
) -> Finding<'a> {
    let primary = Place::primary(entry, diagnostic);
    let label = diagnostic.labels.first().map_or("", |label| &label.text);
    let hash = fingerprint(entry, diagnostic, place::file(entry, primary));
    let count = seen.entry(hash).or_default();
    *count += 1;
    Finding {
        rule_id: diagnostic.code,
        // every code was collected; an index that is not there would still be a valid log
        rule_index: ids.binary_search(&diagnostic.code).unwrap_or_default(),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        },
        message: Text::new(&message(diagnostic)),
        locations: [location(place::file(entry, primary), primary, label)],
        related_locations: diagnostic
            .labels
            .iter()
            .skip(1)
            .map(|label| (Place::of(entry, label.span), &label.text))
            .map(|(place, text)| location(place.file, Some(place), text))
            .collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, format!("{hash:016x}:{count}"))]),
    }
}

/// Viewers show only the message, so it carries the notes and the help too.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.to_string();
    for note in &diagnostic.notes {
        let _ = write!(text, "\nNote: {note}");
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(text, "\nHelp: {help}");
    }
    text
}

fn location(file: &str, place: Option<Place<'_>>, text: &str) -> Location {
    let region = place.map(|Place { start, end, .. }| Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    });
    Location {
        physical_location: PhysicalLocation { artifact_location: Artifact { uri: uri(file) }, region },
        message: Some(text).filter(|text| !text.is_empty()).map(Text::new),
    }
}

/// A path as a URI reference: relative where the path is, with `/` between the parts.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let path = path.strip_prefix("./").unwrap_or(&path);
    let drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let mut out = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        out.push_str("file://");
    } else if drive {
        out.push_str("file:///");
    }
    for (at, byte) in path.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && at == 1) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// FNV-1a over what stays when lines are added or removed elsewhere: the code, the file and the text at the place.
/// Equal ones are told apart by counting.
fn fingerprint(entry: &Entry<'_>, diagnostic: &Diagnostic, file: &str) -> u64 {
    let text = diagnostic.span().map_or("", |span| around(entry.sources.get(span.file), span).trim());
    let parts = [diagnostic.code, "\0", file, "\0", text];
    parts.into_iter().flat_map(str::bytes).fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

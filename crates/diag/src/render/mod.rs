//! One diagnostic, many faces. Each renderer is a file of its own and a pure function from findings to text.
//!
//! [`write()`] is the way in: it takes what was found in each file, in the order in which it shall be said, and one of the
//! [`Format`]s. Findings keep the order they come in, except in `github`, where errors go first.
//!
//! ```
//! use diag::render::{self, Entry, Format, Settings};
//! use diag::{Diagnostic, Sources};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("login.wsd", "A->B: hi\nend\n");
//! let findings = [Diagnostic::error("stray-end", "`end` closes nothing").at(sources.span(file, 9..12), "")];
//! let entries = [Entry { sources: &sources, diagnostics: &findings, file: "login.wsd" }];
//! let text = render::write(Format::Short, &entries, &Settings::default());
//! assert_eq!(text, "login.wsd:2:1: error[stray-end]: `end` closes nothing\n");
//! ```

mod excerpt;
mod github;
mod human;
pub mod json;
mod place;
mod sarif;
mod short;
mod visible;

pub use json::Finding;

use crate::{Diagnostic, Sources};
use std::fmt;
use std::str::FromStr;

/// What was found in one diagram or file.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The texts that the spans point into.
    pub sources: &'a Sources,
    /// The findings, in the order in which they shall be said.
    pub diagnostics: &'a [Diagnostic],
    /// The name shown for findings that point nowhere; for all others it is the name of the text they point into.
    pub file: &'a str,
}

/// Whether the human format uses terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Plain text.
    #[default]
    Never,
    /// ANSI escape sequences.
    Always,
}

/// What renderers need to know beside the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings<'a> {
    /// Colours, in the human format.
    pub colour: Colour,
    /// Columns of the terminal, in the human format; less than 40 is taken as 40. Source lines are cut to fit, messages
    /// are not.
    pub width: usize,
    /// The version of the tool, which SARIF records.
    pub version: &'a str,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self { colour: Colour::Never, width: 120, version: env!("CARGO_PKG_VERSION") }
    }
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// For people: the source line, what is wrong with it, the way out.
    #[default]
    Human,
    /// For editors and grep: one line a finding, `path:line:column: severity[code]: message`.
    Short,
    /// For scripts: JSON Lines, one object a finding; [`json`] lists the fields.
    Json,
    /// For code scanning: one SARIF 2.1.0 log.
    Sarif,
    /// For GitHub Actions: workflow commands that annotate the lines of a pull request.
    Github,
}

impl Format {
    /// All formats, in the order in which help texts list them.
    pub const ALL: [Format; 5] = [Format::Human, Format::Short, Format::Json, Format::Sarif, Format::Github];

    /// The names of [`ALL`](Self::ALL), for a command line.
    pub const NAMES: [&'static str; 5] = ["human", "short", "json", "sarif", "github"];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or(UnknownFormat)
    }
}

/// The name is none of [`Format::NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected one of {}", Format::NAMES.join(", "))
    }
}

impl std::error::Error for UnknownFormat {}

/// The findings of a whole run in one format. Nothing found gives an empty text, except in SARIF, where it gives a log
/// without results. Every line is ended.
pub fn write(format: Format, entries: &[Entry<'_>], settings: &Settings<'_>) -> String {
    match format {
        Format::Human => human::render(entries, settings),
        Format::Short => short::render(entries),
        Format::Json => json::render(entries),
        Format::Sarif => sarif::render(entries, settings.version),
        Format::Github => github::render(entries),
    }
}

/// Every finding with the entry it belongs to.
fn findings<'a>(entries: &'a [Entry<'a>]) -> impl Iterator<Item = (&'a Entry<'a>, &'a Diagnostic)> {
    entries.iter().flat_map(|entry| entry.diagnostics.iter().map(move |diagnostic| (entry, diagnostic)))
}

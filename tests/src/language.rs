//! The languages that can be read and written, for suites that hold the same laws against each.

use crate::random::Say;
use diag::{Diagnostic, FileId, Includes, NoIncludes, Severity, Sources};
use ir::{Diagram, Dialect, Loss};

type Reader = fn(&mut Sources, FileId, &dyn Includes) -> (Diagram, Vec<Diagnostic>);

/// A language with its reader and its printer.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// Which one.
    pub dialect: Dialect,
    /// Made-up diagrams in it.
    pub say: Say,
    /// Extensions of files in it, without the dot.
    pub extensions: &'static [&'static str],
    read: Reader,
    print: fn(&Diagram) -> (String, Vec<Loss>),
}

/// Every language that has both.
pub const LANGUAGES: [Language; 3] = [
    Language {
        dialect: Dialect::Wsd,
        say: Say::Wsd,
        extensions: &["wsd", "sequence", "seqdiag", "txt"],
        read: |sources, file, includes| {
            let read = frontend_wsd::read(sources, file, includes);
            (read.diagram, read.diagnostics)
        },
        print: |diagram| {
            let printed = backend_wsd::print(diagram);
            (printed.text, printed.losses)
        },
    },
    Language {
        dialect: Dialect::Mermaid,
        say: Say::Mermaid,
        extensions: &["mmd", "mermaid"],
        read: |sources, file, includes| {
            let read = frontend_mermaid::read(sources, file, includes);
            (read.diagram, read.diagnostics)
        },
        print: |diagram| {
            let printed = backend_mermaid::print(diagram);
            (printed.text, printed.losses)
        },
    },
    Language {
        dialect: Dialect::PlantUml,
        say: Say::PlantUml,
        extensions: &["puml", "plantuml", "pu", "iuml", "wsd"],
        read: |sources, file, includes| {
            let read = frontend_plantuml::read(sources, file, includes);
            let first = read.diagrams.into_iter().next();
            (first.map(|named| named.diagram).unwrap_or_default(), read.diagnostics)
        },
        print: |diagram| {
            let printed = backend_plantuml::print(diagram);
            (printed.text, printed.losses)
        },
    },
];

impl Language {
    /// The language called `name` on the command line, if it has both a reader and a printer.
    pub fn named(name: &str) -> Option<Language> {
        LANGUAGES.into_iter().find(|language| language.dialect.as_str() == name)
    }

    /// Reads a text without includes.
    pub fn read(&self, text: &str) -> (Diagram, Vec<Diagnostic>) {
        let mut sources = Sources::new();
        let file = sources.add("text", text);
        (self.read)(&mut sources, file, &NoIncludes)
    }

    /// Prints a diagram.
    pub fn print(&self, diagram: &Diagram) -> (String, Vec<Loss>) {
        (self.print)(diagram)
    }
}

/// The errors among these findings, each with the stretch of `text` that it points at.
pub fn errors(findings: &[Diagnostic], text: &str) -> Vec<String> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let place = |finding: &Diagnostic| {
        finding.labels.first().and_then(|label| text.get(label.span.range())).map(str::to_owned)
    };
    errors.map(|finding| format!("{} {:?}", finding.message, place(finding).unwrap_or_default())).collect()
}

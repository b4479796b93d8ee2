//! Text in: from a snippet to a diagram.

use crate::format::Ability;
use crate::{Format, other_kind};
use diag::{Diagnostic, FileId, Includes, Sources};
use std::ops::Range;
use std::sync::Arc;

/// The text of one diagram, and where it stands.
#[derive(Debug, Clone)]
pub struct Input {
    /// The (host) file as the user gave it; `-` for standard input.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
    /// What it is written in.
    pub format: &'static Format,
    /// Which diagram of its host it is, from 0.
    pub index: usize,
    /// How many lines of the host stand before it.
    pub lines_before: u32,
    /// For each of its lines, how many characters of the host's line stand before it (see
    /// [`Sources::add_embedded`]).
    pub columns_before: Vec<u32>,
}

impl Input {
    /// A file that is one diagram.
    pub fn whole(name: impl Into<String>, text: impl Into<Arc<str>>, format: &'static Format) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            format,
            index: 0,
            lines_before: 0,
            columns_before: Vec::new(),
        }
    }
}

/// A diagram of a text that may hold several: where it stands, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// In bytes; whole lines. The whole text, where it is the only one.
    pub range: Range<usize>,
    /// The name that it gives itself, fit to be that of a file: no separator, no extension, nothing that cannot be seen.
    pub name: Option<String>,
}

/// The diagrams of a text, in their order; at least one. PlantUML has several in a file, of all kinds; each is to be read
/// for itself. Other formats have one.
pub fn parts(format: &Format, text: &str) -> Vec<Part> {
    if format.name == "plantuml" {
        let part = |frontend_plantuml::Place { range, name }| Part { range, name };
        return frontend_plantuml::places(text).into_iter().map(part).collect();
    }
    vec![Part { range: 0..text.len(), name: None }]
}

/// A diagram that was read, with the texts it was read from and what was noticed.
#[derive(Debug)]
pub struct Document {
    /// The text itself and those it includes.
    pub sources: Sources,
    /// Which of the texts is the diagram's own.
    pub file: FileId,
    /// What it was written in.
    pub format: &'static Format,
    /// Which diagram of its host it is, from 0.
    pub index: usize,
    /// What was noticed while reading, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    pub(crate) content: Content,
}

/// What a text turned out to be.
#[derive(Debug)]
pub(crate) enum Content {
    /// A sequence diagram; its meaning, as far as it could be understood.
    Sequence(Box<ir::Diagram>),
    /// Another kind of diagram, by the word that its language has for it.
    OtherKind(String),
    /// Nothing that could be read at all.
    Unreadable,
}

impl Document {
    /// The (host) file as the user gave it; `-` for standard input.
    pub fn name(&self) -> &str {
        self.sources.get(self.file).name()
    }

    /// A text of which nothing can be read, for the reason that `error` gives; it points into the text of `input`, which
    /// becomes the first one of `sources`, or nowhere.
    pub fn unreadable(input: Input, error: impl FnOnce(&Sources, FileId) -> Diagnostic) -> Self {
        let (mut document, _) = Self::unread(input);
        document.diagnostics.push(error(&document.sources, document.file));
        document
    }

    fn unread(input: Input) -> (Self, Arc<str>) {
        let Input { name, text, format, index, lines_before, columns_before } = input;
        let mut sources = Sources::new();
        let file = sources.add_embedded(name, Arc::clone(&text), lines_before, columns_before);
        let content = Content::Unreadable;
        (Self { sources, file, format, index, diagnostics: Vec::new(), content }, text)
    }

    /// What kind of diagram it is, when it is no sequence diagram: `flowchart`, … Then nothing else was read.
    pub fn other_kind(&self) -> Option<&str> {
        match &self.content {
            Content::OtherKind(kind) => Some(kind),
            Content::Sequence(_) | Content::Unreadable => None,
        }
    }

    /// How many pictures it becomes: one for each page. One, too, for what is no sequence diagram, and where there are
    /// more pages than anybody wants ([`ir::page_count`]).
    pub fn pictures(&self) -> usize {
        match &self.content {
            Content::Sequence(diagram) => ir::page_count(diagram).unwrap_or(1),
            Content::OtherKind(_) | Content::Unreadable => 1,
        }
    }

    /// What is to be said when somebody wanted a sequence diagram of it, and it is of another kind.
    pub fn no_sequence(&self) -> Option<Diagnostic> {
        let kind = self.other_kind()?;
        let message = format!("this is a {kind} diagram, and only sequence diagrams are read");
        Some(Diagnostic::error("not-a-sequence-diagram", message))
    }

    /// Whether it is a sequence diagram without errors.
    pub fn is_ok(&self) -> bool {
        matches!(self.content, Content::Sequence(_)) && !self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// What readers give: the diagram, if there is one, and what was noticed.
pub(crate) struct Read {
    content: Content,
    diagnostics: Vec<Diagnostic>,
}

pub(crate) type Reader = fn(&mut Sources, FileId, &dyn Includes) -> Read;

/// Reads one diagram; of a text that holds several ([`parts`]), the first one. Never fails: what cannot be understood is an error among the diagnostics, and so is a format that
/// cannot be read ([`Format::readable`] tells beforehand).
pub fn read(input: Input, includes: &dyn Includes) -> Document {
    let (mut document, text) = Document::unread(input);
    if let Some(kind) = other_kind(document.format, &text) {
        document.content = Content::OtherKind(kind.to_owned());
        return document;
    }
    match &document.format.read {
        Ability::With(reader) => {
            let Read { content, diagnostics } = reader(&mut document.sources, document.file, includes);
            document.content = content;
            document.diagnostics = diagnostics;
        }
        Ability::Page => {
            let why = "a page is read diagram by diagram";
            document.diagnostics.push(Diagnostic::error("format-unavailable", why));
        }
        Ability::Never | Ability::LeftOut => {
            let why = document.format.readable().err().map(|why| why.to_string()).unwrap_or_default();
            document.diagnostics.push(Diagnostic::error("format-unavailable", why));
        }
    }
    document
}

pub(crate) fn wsd(sources: &mut Sources, file: FileId, includes: &dyn Includes) -> Read {
    let frontend_wsd::Read { diagram, diagnostics } = frontend_wsd::read(sources, file, includes);
    Read { content: Content::Sequence(diagram.into()), diagnostics }
}

pub(crate) fn js_sequence(sources: &mut Sources, file: FileId, _includes: &dyn Includes) -> Read {
    let frontend_wsd::Read { diagram, diagnostics } = frontend_wsd::read_js_sequence(sources, file);
    Read { content: Content::Sequence(diagram.into()), diagnostics }
}

pub(crate) fn mermaid(sources: &mut Sources, file: FileId, includes: &dyn Includes) -> Read {
    let frontend_mermaid::Read { diagram, diagnostics } = frontend_mermaid::read(sources, file, includes);
    Read { content: Content::Sequence(diagram.into()), diagnostics }
}

/// A text of several diagrams, which [`parts`] would have found, is read as its first one, and a warning says so.
pub(crate) fn plantuml(sources: &mut Sources, file: FileId, includes: &dyn Includes) -> Read {
    let frontend_plantuml::Read { diagrams, mut diagnostics } =
        frontend_plantuml::read(sources, file, includes);
    if diagrams.len() > 1 {
        let message = format!("of the {} diagrams of this text only the first one is read", diagrams.len());
        let start = sources.span(file, 0..0);
        diagnostics.push(Diagnostic::warning("several-diagrams", message).at(start, ""));
    }
    let content = match diagrams.into_iter().next() {
        Some(frontend_plantuml::Named { other_kind: Some(kind), .. }) => Content::OtherKind(kind),
        Some(named) => Content::Sequence(named.diagram.into()),
        None => Content::Unreadable,
    };
    Read { content, diagnostics }
}

pub(crate) fn json(sources: &mut Sources, file: FileId, _includes: &dyn Includes) -> Read {
    let source = sources.get(file);
    match ir::from_json(source.text()) {
        Ok(diagram) => Read { content: Content::Sequence(diagram.into()), diagnostics: Vec::new() },
        Err(error) => {
            let at = place(source.text(), error.line, error.column);
            let finding =
                Diagnostic::error("invalid-json", error.message).at(sources.span(file, at), "found here");
            Read { content: Content::Unreadable, diagnostics: vec![finding] }
        }
    }
}

/// The character at a 1-based line and column (in characters); nothing wide when the line ends before it.
fn place(text: &str, line: usize, column: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let here = text[start..].split('\n').next().unwrap_or_default();
    let mut characters = here.char_indices().skip(column - 1);
    match characters.next() {
        Some((at, character)) => start + at..start + at + character.len_utf8(),
        None => start + here.len()..start + here.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_line_and_column() {
        let text = "ab\né→x\n";
        assert_eq!(place(text, 1, 1), 0..1);
        assert_eq!(&text[place(text, 2, 2)], "→");
        assert_eq!(place(text, 2, 9), 9..9);
        assert_eq!(place(text, 9, 9), text.len()..text.len());
    }
}

//! Texts of several lines, up to the line that closes them. Without one the first line is no statement
//! (reference plantuml section 4).

use super::{Parser, line_at, trim};
use crate::tree::Part;
use spelling::plantuml;
use std::collections::HashMap;

/// What closes a text of several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closer {
    /// `end note`, `end hnote`, `end rnote`.
    Note,
    /// `end note` alone, for notes on messages.
    NoteOnMessage,
    /// `end ref`, `end`.
    Reference,
    Title,
    Header,
    Footer,
    Caption,
    Legend,
    /// `}` that matches.
    Braces,
    /// `</style>`.
    Style,
    /// A line that ends in `]`.
    Participant,
    Sprite,
    /// `</svg>`.
    Svg,
}

/// How many closers there are.
pub(super) const CLOSERS: usize = 13;

/// How often a closer is looked for behind the start of a diagram inside a text, in vain.
const TRIES: usize = 64;

/// What may stand behind `{{`.
#[rustfmt::skip]
const DIAGRAMS: [&str; 20] = [
    "", "board", "chart", "chen", "chronology", "creole", "ditaa", "ebnf", "files", "gantt", "json", "mindmap", "nwdiag",
    "packetdiag", "regex", "salt", "uml", "wbs", "wire", "yaml",
];

/// Whether a line begins a diagram inside a text.
fn is_diagram_start(line: &str) -> bool {
    line.strip_prefix("{{").is_some_and(|kind| DIAGRAMS.contains(&kind))
}

impl Closer {
    /// Whether the text is shown, so that diagrams may stand in it.
    fn may_hold_diagrams(self) -> bool {
        !matches!(self, Closer::Braces | Closer::Style | Closer::Sprite | Closer::Svg)
    }

    /// As one writes it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Closer::Note | Closer::NoteOnMessage => "end note",
            Closer::Reference => "end ref",
            Closer::Title => "end title",
            Closer::Header => "end header",
            Closer::Footer => "end footer",
            Closer::Caption => "end caption",
            Closer::Legend => "end legend",
            Closer::Braces | Closer::Sprite => "}",
            Closer::Style => "</style>",
            Closer::Participant => "]",
            Closer::Svg => "</svg>",
        }
    }

    fn closes(self, line: &str) -> bool {
        match self {
            Closer::Note => plantuml::NOTES.iter().any(|(word, _)| is_end(line, word)),
            Closer::NoteOnMessage => is_end(line, "note"),
            Closer::Reference => line.eq_ignore_ascii_case("end") || is_end(line, "ref"),
            Closer::Title => is_end(line, "title"),
            Closer::Header => is_end(line, "header"),
            Closer::Footer => is_end(line, "footer"),
            Closer::Caption => is_end(line, "caption"),
            Closer::Legend => is_end(line, "legend"),
            Closer::Style => line.eq_ignore_ascii_case("</style>") || line.eq_ignore_ascii_case("<style>"),
            Closer::Participant => line.strip_suffix(']').is_some_and(|inner| !inner.contains(['[', ']'])),
            Closer::Sprite => line == "}" || is_end(line, "sprite"),
            // matched with their opening ones
            Closer::Braces => false,
            Closer::Svg => line.ends_with("</svg>"),
        }
    }
}

/// `end word` with at most one blank between.
fn is_end(line: &str, word: &str) -> bool {
    let Some(rest) = line.get(..3).filter(|end| end.eq_ignore_ascii_case("end")).map(|_| &line[3..]) else {
        return false;
    };
    let rest = rest.strip_prefix([' ', '\t', '\u{A0}']).unwrap_or(rest);
    rest.eq_ignore_ascii_case(word)
}

/// Lines in braces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Braces {
    /// One past the last line inside.
    end: usize,
    /// Where the line behind the closing one begins.
    next: usize,
}

impl Parser<'_, '_> {
    /// The lines up to the closer, which are passed with it. `None` where none comes: then nothing is passed. A diagram
    /// inside the text (P-178) hides what stands in it.
    pub(super) fn body(&mut self, closer: Closer) -> Option<Part> {
        if closer == Closer::Braces {
            return self.braces();
        }
        if self.no_more[closer as usize] {
            return None;
        }
        let start = self.at;
        let mut at = start;
        let (mut hidden, mut passed) = (0_usize, false);
        while let Some((line, next)) = line_at(self.text, at) {
            let slice = trim(self.text, line).of(self.text);
            if closer.may_hold_diagrams() && is_diagram_start(slice) {
                hidden += 1;
                passed = true;
            } else if hidden > 0 {
                hidden -= usize::from(slice == "}}");
            } else if closer.closes(slice) {
                self.at = next;
                let end = if closer == Closer::Participant { line.end as usize } else { at };
                return Some(Part::new(start, end));
            }
            at = next;
        }
        // from another start other diagrams may be passed; that is tried a few times
        self.in_vain += usize::from(passed);
        self.no_more[closer as usize] = !passed || self.in_vain > TRIES;
        None
    }

    /// The lines up to the `}` that matches the `{` at the end of the line before. All of them are matched at once, so
    /// that a thousand that are never closed don't cost a thousand searches.
    fn braces(&mut self) -> Option<Part> {
        let (text, start) = (self.text, self.at);
        let all = self.braces.get_or_insert_with(|| matched(text, start));
        let found = *all.get(&start)?;
        self.at = found.next;
        Some(Part::new(start, found.end))
    }
}

/// The lines in braces from the byte `start` on, which lies behind an opening line.
fn matched(text: &str, start: usize) -> HashMap<usize, Braces> {
    let mut all = HashMap::new();
    let mut open = vec![start];
    let mut at = start;
    while let Some((line, next)) = line_at(text, at) {
        let slice = trim(text, line).of(text);
        if slice.ends_with('{') {
            open.push(next);
        } else if slice.ends_with('}')
            && let Some(begin) = open.pop()
        {
            all.insert(begin, Braces { end: at, next });
        }
        at = next;
    }
    all
}

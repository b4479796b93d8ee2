//! Texts of several lines, up to the line that closes them. Without one the first line is no statement
//! (reference plantuml section 4).

use super::{Parser, line_at, trim};
use crate::tree::Part;
use spelling::plantuml;

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

impl Closer {
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
            Closer::Braces => line.ends_with('}'),
            Closer::Style => line.eq_ignore_ascii_case("</style>") || line.eq_ignore_ascii_case("<style>"),
            Closer::Participant => line.strip_suffix(']').is_some_and(|inner| !inner.contains(['[', ']'])),
            Closer::Sprite => line.ends_with('}') || is_end(line, "sprite"),
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

impl Parser<'_, '_> {
    /// The lines up to the closer, which are passed with it. `None` where none comes: then nothing is passed.
    pub(super) fn body(&mut self, closer: Closer) -> Option<Part> {
        if self.no_more[closer as usize] {
            return None;
        }
        let start = self.at;
        let mut at = start;
        let mut depth = 0_usize;
        while let Some((line, next)) = line_at(self.text, at) {
            let slice = trim(self.text, line).of(self.text);
            if closer == Closer::Braces && slice.ends_with('{') {
                depth += 1;
            } else if closer.closes(slice) {
                if closer != Closer::Braces || depth == 0 {
                    self.at = next;
                    let end = if closer == Closer::Participant { line.end as usize } else { at };
                    return Some(Part::new(start, end));
                }
                depth -= 1;
            }
            at = next;
        }
        // braces that don't match may do so further down
        self.no_more[closer as usize] = closer != Closer::Braces || depth == 0;
        None
    }
}

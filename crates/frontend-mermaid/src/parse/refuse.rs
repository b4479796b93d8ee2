//! Why a statement cannot be read. Mermaid says which tokens it expected; people want to know what is wrong.

use super::{Expected, Unexpected};
use crate::chars::{is_blank, is_word, trim};
use crate::foreign;
use crate::lex::Kind as T;
use crate::part::Part;
use crate::problem::Problem;
use spelling::mermaid::{Keyword, keyword};

/// A reason, and where it is.
pub(super) struct Refusal {
    pub problem: Problem,
    pub part: Part,
    /// Reading goes on at the end of the line on which this place lies, when that is not the unexpected token.
    pub skip_to: Option<u32>,
}

/// How far to look for the `end note` of a block note.
const NOTE_LINES: usize = 20;

/// The line of the statement, and what is known about it.
struct Line<'t> {
    text: &'t str,
    /// The whole line that it stands on, from its beginning.
    start: usize,
    /// Where the line ends.
    end: usize,
    found: T,
    /// The unexpected token.
    at: Part,
}

/// The reason why `unexpected` was found in the statement that begins at `start`.
pub(super) fn reason(text: &str, start: Part, unexpected: Unexpected, behind_line_end: bool) -> Refusal {
    let at = unexpected.found.part;
    let from = start.start as usize;
    let end = text[from..].find('\n').map_or(text.len(), |end| from + end);
    let line = Line { text, start: from, end, found: unexpected.found.kind, at };
    let (problem, part) = match unexpected.expected {
        Expected::Statement => line.statement(),
        Expected::Arrow => line.arrow(),
        Expected::Target => line.target(),
        Expected::Text => return line.text(),
        Expected::LineEnd | Expected::Number if behind_line_end => {
            (Problem::BlankBeforeLineEnd, Part::new(end.min(line.start + line.slice().len()), end))
        }
        Expected::Number => (Problem::AutonumberArgument, line.rest_of(at)),
        Expected::LineEnd => line.line_end(),
        Expected::Id(word) => line.id(word),
        Expected::Alias => line.alias(),
        Expected::Config => match line.found {
            T::ConfigEnd => (Problem::ConfigEmpty, at),
            _ => (Problem::ConfigUnclosed, line.rest_of(at)),
        },
        Expected::Declaration => match line.keyword_glued() {
            Some(found) => found,
            None => (Problem::CreateWithoutKind, line.rest_of(at)),
        },
        Expected::Place => return line.note(),
        Expected::Name(word) => line.name(word),
    };
    Refusal { problem, part, skip_to: None }
}

impl<'t> Line<'t> {
    /// The statement, to the end of its line.
    fn slice(&self) -> &'t str {
        &self.text[self.start..self.end]
    }

    /// The statement, without blanks at its end.
    fn whole(&self) -> Part {
        Part::new(self.start, self.start + self.slice().trim_end_matches(is_blank).len())
    }

    /// From a place to the end of its line; the place itself when that is nothing.
    fn rest_of(&self, part: Part) -> Part {
        let from = part.start as usize;
        let end = self.text[from..].find('\n').map_or(self.text.len(), |end| from + end);
        let rest = Part::new(from, end).trim(self.text);
        if rest.start == rest.end { part } else { rest }
    }

    /// What stands before the statement on its line.
    fn before(&self) -> &'t str {
        let start = self.text[..self.start].rfind('\n').map_or(0, |at| at + 1);
        &self.text[start..self.start]
    }

    /// A line that is no statement at all, or that begins with a word that cannot begin one.
    fn statement(&self) -> (Problem, Part) {
        let slice = self.slice();
        if matches!(self.found, T::Keyword(Keyword::SequenceDiagram)) {
            return (Problem::SecondHeader, self.at);
        }
        // a keyword as name: `end->>B` is `end`, then `->>B`
        if let Some(word) = self.word_before() {
            return word;
        }
        if let T::Keyword(word) = self.found
            && self.arrow_in(slice).is_some()
        {
            return (Problem::KeywordAsName(word), self.at);
        }
        if self.found == T::Number {
            return (Problem::NumberAsName, self.at);
        }
        if matches!(self.found, T::Arrow | T::Minus)
            && let Some(foreign) = foreign::find(slice).filter(|foreign| foreign.start == "--")
            && foreign::arrow(slice).is_none_or(|(range, _)| range.start == 0)
            && self.found == T::Minus
        {
            return (Problem::Foreign(foreign), self.whole());
        }
        match self.found {
            T::Arrow => (Problem::MissingSender, self.at),
            _ => self.unknown(),
        }
    }

    /// A keyword directly before the statement, as in `end->>B`.
    fn word_before(&self) -> Option<(Problem, Part)> {
        let before = self.before();
        let start = before.len() - before.bytes().rev().take_while(|&byte| is_word(byte)).count();
        let word = keyword(&before[start..])?;
        let end = self.start;
        let part = Part::new(end - (before.len() - start), end);
        match word {
            Keyword::SequenceDiagram => Some((Problem::HeaderGlued, part)),
            _ if self.found != T::Newline => Some((Problem::KeywordAsName(word), part)),
            _ => None,
        }
    }

    /// A keyword at the beginning of the statement that a name's character follows directly, as in `note-svc->>B`.
    fn keyword_glued(&self) -> Option<(Problem, Part)> {
        let slice = self.slice();
        let length = slice.bytes().take_while(|&byte| is_word(byte)).count();
        let word = keyword(&slice[..length])?;
        let next = slice[length..]
            .chars()
            .next()
            .filter(|&char| !is_blank(char) && !matches!(char, ':' | ';' | '{'))?;
        let is_arrow = next == '@' || self.arrow_in(&slice[length..]).is_some();
        is_arrow.then_some((Problem::KeywordAsName(word), Part::new(self.start, self.start + length)))
    }

    /// The first arrow of Mermaid in a text.
    fn arrow_in(&self, text: &str) -> Option<usize> {
        let head = text.split(':').next().unwrap_or(text);
        (0..head.len()).filter(|&at| head.is_char_boundary(at)).find(|&at| {
            spelling::mermaid::ARROWS.iter().any(|(spelling, _)| head[at..].starts_with(spelling))
        })
    }

    /// A line of which nothing is understood.
    fn unknown(&self) -> (Problem, Part) {
        let slice = self.slice();
        if let Some(foreign) = foreign::find(slice) {
            let problem =
                if foreign.block { Problem::ForeignBlock(foreign) } else { Problem::Foreign(foreign) };
            return (problem, self.whole());
        }
        // marks that begin no name were dropped: `//`
        let line = Part::new(self.start - self.before().len(), self.end).trim(self.text);
        if let Some(foreign) =
            foreign::find(line.of(self.text)).filter(|foreign| foreign.start.starts_with('/'))
        {
            return (Problem::Foreign(foreign), line);
        }
        let before = self.before().trim_end_matches(is_blank);
        if let Some(text) = before.strip_suffix(';') {
            let word =
                text.len() - text.bytes().rev().take_while(|&byte| is_word(byte) || byte == b'#').count();
            let entity = text[..word].ends_with('&');
            let at = self.text[..self.start].trim_end_matches(is_blank).len();
            return (Problem::AfterSemicolon { entity }, Part::new(at - 1, at));
        }
        if let Some(rest) = slice.get(..6).filter(|start| start.eq_ignore_ascii_case("title:"))
            && slice.len() > rest.len()
        {
            return (Problem::TitleColon, Part::new(self.start, self.start + 6));
        }
        let head = slice.split(':').next().unwrap_or(slice);
        if head.trim_end().len() < slice.trim_end().len() || self.found != T::Newline {
            if let Some(found) = self.bad_arrow(head) {
                return found;
            }
        } else if let Some((range, instead)) = foreign::arrow(head).filter(|(range, _)| range.len() > 1) {
            return (Problem::BadArrow(instead), Part::new(self.start + range.start, self.start + range.end));
        }
        let word =
            slice.split(|char: char| !char.is_ascii_alphanumeric() && char != '_').next().unwrap_or("");
        let near =
            diag::nearest(word, STATEMENTS.iter().copied()).filter(|near| !near.eq_ignore_ascii_case(word));
        (Problem::NotAStatement { near, continued: self.is_continuation() }, self.whole())
    }

    fn bad_arrow(&self, head: &str) -> Option<(Problem, Part)> {
        let (range, instead) = foreign::arrow(head)?;
        Some((Problem::BadArrow(instead), Part::new(self.start + range.start, self.start + range.end)))
    }

    /// Whether the line looks like the second line of the text of the one before.
    fn is_continuation(&self) -> bool {
        let before = self.before();
        let above = self.text[..self.start - before.len()].trim_end_matches('\n');
        let above = &above[above.rfind('\n').map_or(0, |at| at + 1)..];
        let indent = |line: &str| line.len() - line.trim_start_matches(is_blank).len();
        trim(before).is_empty() && above.contains(':') && before.len() > indent(above)
    }

    /// A name, and then something else than an arrow.
    fn arrow(&self) -> (Problem, Part) {
        let slice = self.slice();
        if foreign::find(slice).is_some() || slice.starts_with('\'') {
            return self.unknown();
        }
        let head = slice.split(':').next().unwrap_or(slice);
        let good = self.arrow_in(head);
        if slice[..(self.at.start as usize - self.start).min(slice.len())].contains("@{") {
            return (Problem::ConfigNotHere, self.whole());
        }
        if let Some((range, instead)) = foreign::arrow(head)
            && self.start + range.start == self.at.start as usize
            && (range.len() > 2 || head[range.clone()].contains('<'))
        {
            return (Problem::BadArrow(instead), Part::new(self.start + range.start, self.start + range.end));
        }
        match self.found {
            T::Newline if good.is_some() && self.at.of(self.text) == ";" => {
                (Problem::NameCharacter(';'), self.at)
            }
            T::Minus if good.is_some_and(|good| self.start + good > self.at.start as usize) => {
                if head[self.at.start as usize - self.start..].starts_with("--") {
                    return (Problem::DashesInName, Part { start: self.at.start, end: self.at.start + 2 });
                }
                (Problem::NameCharacter('-'), self.at)
            }
            T::Comma if good.is_some() => (Problem::NameCharacter(','), self.at),
            T::Plus if good.is_some() => (Problem::NameCharacter('+'), self.at),
            T::Junk if good.is_some_and(|good| self.start + good > self.at.start as usize + 1) => {
                let char = self.text[self.at.start as usize..].chars().next().unwrap_or(' ');
                (Problem::NameCharacter(char), self.at)
            }
            T::Text if good.is_some() => self.unknown(),
            T::Text
                if self.slice().split_once(':').is_some_and(|(_, text)| self.arrow_in(text).is_some()) =>
            {
                (Problem::NameCharacter(':'), Part { end: self.at.start + 1, ..self.at })
            }
            _ => self.unknown(),
        }
    }

    /// Something else than a receiver behind an arrow.
    fn target(&self) -> (Problem, Part) {
        let before = self.text[self.start..self.at.start as usize].trim_end_matches(is_blank);
        let arrow = spelling::mermaid::ARROWS.iter().find(|(spelling, _)| before.ends_with(spelling));
        let char = self.text[self.at.start as usize..].chars().next().unwrap_or('\n');
        match self.found {
            T::Keyword(word) => (Problem::KeywordAsName(word), self.at),
            T::Title { .. } => {
                (Problem::KeywordAsName(Keyword::Title), Part { end: self.at.start + 5, ..self.at })
            }
            T::Label(word) => (Problem::KeywordAsName(word), Part { end: self.at.start + 8, ..self.at }),
            T::Number => (Problem::NumberAsName, self.at),
            T::Arrow if char == '-' => self.arrow_inside(self.at),
            T::Plus | T::Minus | T::Circle if before.ends_with(['+', '-', ')']) && arrow.is_none() => {
                let both = self.found == T::Circle || before.ends_with(')');
                (if both { Problem::SuffixWithCircle } else { Problem::RepeatedSuffix }, self.at)
            }
            T::Plus | T::Minus => (Problem::SuffixWithCircle, self.at),
            T::Junk if char == '>' => {
                let from = before.trim_end_matches(['-', '>']).len();
                let instead = if before[from..].starts_with("--") { "-->>" } else { "->>" };
                (Problem::BadArrow(instead), Part::new(self.start + from, self.at.end as usize))
            }
            T::Junk => (Problem::NameCharacter(char), self.at),
            T::Comma => (Problem::NameCharacter(','), self.at),
            _ => (Problem::MissingTarget, Part::new(self.start, self.start + before.len())),
        }
    }

    /// `-x`, `-)` or the like within a name.
    fn arrow_inside(&self, at: Part) -> (Problem, Part) {
        (Problem::ArrowInName, at)
    }

    /// Something else than `:` behind a receiver or the names of a note.
    fn text(&self) -> Refusal {
        let is_note = self.slice().get(..4).is_some_and(|word| word.eq_ignore_ascii_case("note"));
        if is_note && self.found == T::Comma {
            return Refusal { problem: Problem::NoteNames, part: self.whole(), skip_to: None };
        }
        if is_note
            && matches!(self.found, T::Newline | T::End)
            && let Some(end) = self.end_of_note()
        {
            return Refusal { problem: Problem::BlockNote, part: self.whole(), skip_to: Some(end) };
        }
        let (problem, part) = self.text_reason();
        Refusal { problem, part, skip_to: None }
    }

    /// Where a near line stands that says `end note`.
    fn end_of_note(&self) -> Option<u32> {
        let mut at = self.end;
        for line in self.text[self.end..].split_inclusive('\n').take(NOTE_LINES) {
            let mut words = line.split(is_blank).filter(|word| !word.is_empty());
            let [first, second, third] = [words.next(), words.next(), words.next()];
            let is =
                |word: Option<&str>, text: &str| word.is_some_and(|word| word.eq_ignore_ascii_case(text));
            if is(first, "end") && is(second, "note") && third.is_none()
                || is(first, "endnote") && second.is_none()
            {
                return Some(at as u32);
            }
            at += line.len();
        }
        None
    }

    fn text_reason(&self) -> (Problem, Part) {
        let char = self.text[self.at.start as usize..].chars().next().unwrap_or('\n');
        match self.found {
            T::Newline | T::End | T::Error => {
                let before = self.text[self.start..(self.at.start as usize).max(self.start)]
                    .trim_end_matches(is_blank);
                (Problem::MissingColon, Part::new(self.start, self.start + before.len()))
            }
            T::Arrow => {
                // the first arrow was part of a name
                let slice = self.slice();
                let first = self.arrow_in(slice).map(|at| self.start + at).unwrap_or(self.start);
                let length = spelling::mermaid::ARROWS
                    .iter()
                    .find(|(spelling, _)| self.text[first..].starts_with(spelling))
                    .map_or(1, |(spelling, _)| spelling.len());
                self.arrow_inside(Part::new(first, first + length))
            }
            T::Circle => (Problem::CircleBehindTarget, self.at),
            T::Minus => {
                let rest = self.text[self.at.end as usize..].trim_start_matches(['-', ' ']);
                let is_last = rest.starts_with(':');
                (if is_last { Problem::DashAtEnd } else { Problem::DashesInName }, self.at)
            }
            T::Comma => (Problem::NameCharacter(','), self.at),
            T::Keyword(word) => (Problem::KeywordAsName(word), self.at),
            _ => (Problem::NameCharacter(char), self.at),
        }
    }

    /// Something behind a complete statement.
    fn line_end(&self) -> (Problem, Part) {
        match self.found {
            T::ConfigStart => (Problem::ConfigNotHere, self.rest_of(self.at)),
            T::As => (Problem::AliasNotHere, self.rest_of(self.at)),
            _ => (Problem::Extra, self.rest_of(self.at)),
        }
    }

    /// No name behind `participant` and the like.
    fn id(&self, word: Keyword) -> (Problem, Part) {
        if let Some(found) = self.keyword_glued() {
            return found;
        }
        if !matches!(self.found, T::BadName) {
            let whole = self.whole();
            return (Problem::MissingName(word), if whole.start == whole.end { self.at } else { whole });
        }
        let rest = self.at.of(self.text);
        let bad = rest.char_indices().find(|(_, char)| matches!(char, '<' | '>' | ':' | ',' | '@' | ';'));
        let (offset, char) = bad.unwrap_or((0, ' '));
        let at = self.at.start as usize + offset;
        if char == '@' && rest[offset..].starts_with("@{") {
            return (Problem::BlankBeforeConfig, Part { end: at as u32, ..self.at }.trim(self.text));
        }
        (Problem::DeclaredCharacter { word, char }, Part::new(at, at + char.len_utf8()))
    }

    /// Something else than `as` behind a declared name.
    fn alias(&self) -> (Problem, Part) {
        (Problem::Extra, self.rest_of(self.at))
    }

    /// A note without a place.
    fn note(&self) -> Refusal {
        let refuse = |(problem, part)| Refusal { problem, part, skip_to: None };
        if self.before().trim_end_matches(is_blank).to_ascii_lowercase().ends_with("end") {
            let start =
                self.start - (self.before().len() - self.before().trim_end_matches(is_blank).len()) - 3;
            return refuse((Problem::EndNote, Part { start: start as u32, ..self.whole() }));
        }
        if let Some(found) = self.keyword_glued() {
            return refuse(found);
        }
        let words: Vec<&str> = self.slice().split(is_blank).filter(|word| !word.is_empty()).take(3).collect();
        let side = words.get(1).is_some_and(|word| {
            ["left", "right"].iter().any(|side| word.to_ascii_lowercase().starts_with(side))
        });
        let of = words.get(2).is_some_and(|word| word.eq_ignore_ascii_case("of"));
        refuse((if side && of { Problem::PlaceBlanks } else { Problem::NotePlace }, self.whole()))
    }

    /// No name in a note or a link.
    fn name(&self, word: Keyword) -> (Problem, Part) {
        let char = self.text[self.at.start as usize..].chars().next().unwrap_or('\n');
        match self.found {
            T::Keyword(word) => (Problem::KeywordAsName(word), self.at),
            T::Title { .. } => {
                (Problem::KeywordAsName(Keyword::Title), Part { end: self.at.start + 5, ..self.at })
            }
            T::Label(word) => (Problem::KeywordAsName(word), Part { end: self.at.start + 8, ..self.at }),
            T::Number => (Problem::NumberAsName, self.at),
            T::Newline | T::End | T::Text => (Problem::MissingName(word), self.whole()),
            _ => (Problem::NameCharacter(char), self.at),
        }
    }
}

/// Words that begin statements, for slips of the finger.
const STATEMENTS: [&str; 23] = [
    "participant",
    "actor",
    "destroy",
    "activate",
    "deactivate",
    "autonumber",
    "title",
    "accTitle",
    "accDescr",
    "note",
    "loop",
    "alt",
    "else",
    "opt",
    "par",
    "and",
    "critical",
    "option",
    "break",
    "rect",
    "box",
    "end",
    "link",
];

//! The statements, each with its parts in order.

use super::{Expected, Parser, Unexpected};
use crate::lex::Kind as T;
use crate::part::Part;
use crate::tree::{Declaration, Kind, Link, Message, Note, Suffix, Word};
use ir::StatePlace;
use spelling::mermaid::{Keyword, fragment};

type Parsed = Result<Option<Kind>, Unexpected>;

impl Parser<'_, '_> {
    /// The statement that begins at the current token; none when it says nothing.
    pub(super) fn statement(&mut self) -> Parsed {
        let part = self.token.part;
        let keyword = match self.token.kind {
            T::Name => return self.message(),
            T::Title { colon } => {
                self.bump();
                let skip = if colon { 6 } else { 5 };
                let blank = self.text[part.start as usize + skip..].chars().next().map_or(0, char::len_utf8);
                return Ok(Some(Kind::Title(Part::new(
                    part.start as usize + skip + blank,
                    part.end as usize,
                ))));
            }
            T::Label(keyword) => return self.label(keyword),
            T::Keyword(keyword) => keyword,
            _ => return self.unexpected(Expected::Statement),
        };
        match keyword {
            Keyword::Participant | Keyword::Actor | Keyword::Destroy => self.declaration(false).map(Some),
            Keyword::Create => {
                self.bump();
                match self.token.kind {
                    T::Keyword(Keyword::Participant | Keyword::Actor | Keyword::Destroy) => {
                        self.declaration(true).map(Some)
                    }
                    _ => self.unexpected(Expected::Declaration),
                }
            }
            Keyword::Activate | Keyword::Deactivate => {
                self.bump();
                let id = self.take(T::Name, Expected::Id(keyword))?;
                self.line_end()?;
                Ok(Some(if keyword == Keyword::Activate { Kind::Activate(id) } else { Kind::Deactivate(id) }))
            }
            Keyword::Box => {
                self.bump();
                Ok(Some(Kind::Box(self.take(T::Rest, Expected::LineEnd)?)))
            }
            Keyword::Loop
            | Keyword::Rect
            | Keyword::Opt
            | Keyword::Alt
            | Keyword::Par
            | Keyword::ParOver
            | Keyword::Critical
            | Keyword::Break => {
                self.bump();
                let label = self.take(T::Rest, Expected::LineEnd)?;
                // each of these has a row
                Ok(fragment(keyword).map(|(kind, _)| Kind::Block { kind, label }))
            }
            Keyword::Else | Keyword::And | Keyword::Option => {
                self.bump();
                let label = self.take(T::Rest, Expected::LineEnd)?;
                Ok(Some(Kind::Branch { keyword, label }))
            }
            Keyword::End => {
                self.bump();
                Ok(Some(Kind::End))
            }
            Keyword::Autonumber => self.autonumber().map(Some),
            Keyword::Note => self.note().map(Some),
            Keyword::Link | Keyword::Links | Keyword::Properties | Keyword::Details => self.link(keyword),
            Keyword::Left
            | Keyword::Right
            | Keyword::Over
            | Keyword::Off
            | Keyword::SequenceDiagram
            | Keyword::Title
            | Keyword::AccTitle
            | Keyword::AccDescr => self.unexpected(Expected::Statement),
        }
    }

    /// The end of a line or of the text.
    fn line_end(&mut self) -> Result<(), Unexpected> {
        match self.token.kind {
            T::Newline => Ok(()),
            _ => self.unexpected(Expected::LineEnd),
        }
    }

    fn declaration(&mut self, create: bool) -> Result<Kind, Unexpected> {
        let T::Keyword(keyword) = self.token.kind else { return self.unexpected(Expected::Declaration) };
        self.bump();
        let id = self.take(T::Name, Expected::Id(keyword))?.trim(self.text);
        let word = match keyword {
            Keyword::Actor => Word::Actor,
            Keyword::Destroy => {
                self.line_end()?;
                if !create {
                    return Ok(Kind::Destroy(id));
                }
                Word::Destroy
            }
            _ => Word::Participant,
        };
        let mut config = None;
        if self.token.kind == T::ConfigStart {
            self.bump();
            config = Some(self.take(T::Config, Expected::Config)?);
            self.take(T::ConfigEnd, Expected::Config)?;
        }
        let mut label = None;
        if self.token.kind == T::As {
            self.bump();
            label = Some(self.take(T::Rest, Expected::LineEnd)?);
        }
        match self.token.kind {
            T::Newline => Ok(Kind::Declaration(Declaration { id, config, label, word, create })),
            _ => self.unexpected(Expected::Alias),
        }
    }

    fn autonumber(&mut self) -> Result<Kind, Unexpected> {
        self.bump();
        let kind = match self.token.kind {
            T::Newline => Kind::Autonumber { start: None, step: None },
            T::Keyword(Keyword::Off) => {
                self.bump();
                Kind::AutonumberOff
            }
            T::Number => {
                let start = Some(self.token.part);
                self.bump();
                let step = (self.token.kind == T::Number).then_some(self.token.part);
                if step.is_some() {
                    self.bump();
                }
                Kind::Autonumber { start, step }
            }
            _ => return self.unexpected(Expected::Number),
        };
        match self.token.kind {
            T::Newline => Ok(kind),
            _ => self.unexpected(Expected::Number),
        }
    }

    fn note(&mut self) -> Result<Kind, Unexpected> {
        self.bump();
        let T::Keyword(keyword) = self.token.kind else { return self.unexpected(Expected::Place) };
        let place = match keyword {
            Keyword::Left => StatePlace::Left,
            Keyword::Right => StatePlace::Right,
            Keyword::Over => StatePlace::Over,
            _ => return self.unexpected(Expected::Place),
        };
        self.bump();
        let first = self.name(Expected::Name(Keyword::Note))?;
        let mut second = None;
        if place == StatePlace::Over && self.token.kind == T::Comma {
            self.bump();
            second = Some(self.name(Expected::Name(Keyword::Note))?);
        }
        let text = self.text_part()?;
        Ok(Kind::Note(Note { place, first, second, text }))
    }

    /// `link`, `links`, `properties`, `details`; the first is a name where an arrow follows.
    fn link(&mut self, keyword: Keyword) -> Parsed {
        let word = self.token.part;
        self.bump();
        if keyword == Keyword::Link && matches!(self.token.kind, T::Arrow | T::Circle) {
            return self.message_from(word);
        }
        let id = self.name(Expected::Name(keyword))?;
        let text = self.text_part()?;
        Ok(Some(Kind::Link(Link { keyword, id, text })))
    }

    /// `accTitle:` and the like, with their text.
    fn label(&mut self, keyword: Keyword) -> Parsed {
        let is_block = self.token.part.of(self.text).trim_end_matches(crate::chars::is_blank).ends_with('{');
        self.bump();
        if self.token.kind == T::LabelEnd {
            self.bump();
            return Ok(None);
        }
        let text = self.take(T::LabelText, Expected::Text)?;
        if is_block {
            if self.token.kind == T::LabelText {
                self.bump();
                return Ok(Some(Kind::AccDescrOpen));
            }
            if text.start == text.end {
                return Ok(Some(Kind::AccDescrOpen));
            }
            self.take(T::LabelEnd, Expected::Text)?;
        }
        Ok(Some(if keyword == Keyword::AccTitle { Kind::AccTitle(text) } else { Kind::AccDescr(text) }))
    }

    fn message(&mut self) -> Parsed {
        let from = self.token.part;
        self.bump();
        self.message_from(from)
    }

    fn message_from(&mut self, from: Part) -> Parsed {
        let circle_at_sender = self.token.kind == T::Circle;
        if circle_at_sender {
            self.bump();
        }
        let arrow = self.take(T::Arrow, Expected::Arrow)?;
        let suffix = match self.token.kind {
            T::Plus if !circle_at_sender => Suffix::Activate,
            T::Minus if !circle_at_sender => Suffix::Deactivate,
            T::Circle => Suffix::Circle,
            _ => Suffix::None,
        };
        if suffix != Suffix::None {
            self.bump();
        }
        let to = self.name(Expected::Target)?;
        let text = self.text_part()?;
        let from = from.trim(self.text);
        Ok(Some(Kind::Message(Message { from, to, text, arrow, suffix, circle_at_sender })))
    }

    /// A name; the word `link` counts.
    fn name(&mut self, expected: Expected) -> Result<Part, Unexpected> {
        match self.token.kind {
            T::Name | T::Keyword(Keyword::Link) => {
                let part = self.token.part.trim(self.text);
                self.bump();
                Ok(part)
            }
            _ => self.unexpected(expected),
        }
    }

    /// `:` and a text, then the end of the line.
    fn text_part(&mut self) -> Result<Part, Unexpected> {
        let text = self.take(T::Text, Expected::Text)?;
        self.line_end()?;
        Ok(text)
    }
}

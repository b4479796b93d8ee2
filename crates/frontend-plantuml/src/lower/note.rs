//! Notes and references (reference plantuml sections 11 and 12).

use super::{Lower, Outcome};
use crate::problem::Problem;
use crate::style;
use crate::tree::{self, Part, Place};
use ir::{ElementStyle, Item, NotePlace, NoteSide, ParticipantId, Reference, Side};
use spelling::plantuml;

/// What a note without a participant is put beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noteable {
    Nothing,
    /// A message, a reference, the first line of a fragment or a branch.
    Message,
    /// A fragment that has ended.
    Fragment,
}

impl Lower<'_> {
    pub(super) fn note(&mut self, note: &tree::Note, part: Part) -> Outcome {
        let look = match note.colors {
            Some(colors) => style::colors(colors.of(self.text)).ok_or((colors, Problem::NoSuchColor))?,
            None => ElementStyle::default(),
        };
        let place = match note.place {
            Place::Left(name) => NotePlace::Left(vec![self.participant(name)]),
            Place::Right(name) => NotePlace::Right(vec![self.participant(name)]),
            Place::Over(name) => NotePlace::Over(vec![self.participant(name)]),
            Place::OverTwo(first, second) => NotePlace::Over(self.participants(&[first, second])),
            Place::Across => NotePlace::Across,
            Place::OnMessage(side) => match (self.noteable, side) {
                (Noteable::Nothing, _) => {
                    self.report.push(part, Problem::NoteBeforeMessage);
                    return Ok(());
                }
                (Noteable::Fragment, NoteSide::Left) => NotePlace::OnFragment(Side::Left),
                (Noteable::Fragment, NoteSide::Right) => NotePlace::OnFragment(Side::Right),
                (_, side) => NotePlace::OnMessage(side),
            },
        };
        let text = match note.body {
            tree::Body::Line(line) => {
                let number = self.numbers.current();
                self.numbered_text(line, number.as_deref())
            }
            body => self.body(body),
        };
        if note.body_is_empty_block(self.text) {
            return Ok(());
        }
        let made = ir::Note {
            shape: note.shape,
            same_row: note.same_row,
            parallel: note.parallel,
            style: (look != ElementStyle::default()).then(|| Box::new(look)),
            stereotype: note.stereotype.map(|part| style::unmarked(part.of(self.text)).to_owned()),
            link: note.url.and_then(|url| style::link(url.of(self.text))).map(Box::new),
            origin: self.origin(part),
            ..ir::Note::new(place, text)
        };
        self.push(Item::Note(made));
        Ok(())
    }

    /// Participants in column order as far as it is known yet, each once.
    fn participants(&mut self, names: &[Part]) -> Vec<ParticipantId> {
        let mut ids: Vec<_> = names.iter().map(|&name| self.participant(name)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    pub(super) fn reference(&mut self, reference: &tree::Reference, part: Part) -> Outcome {
        let background = match reference.color {
            Some(color) => Some(plantuml::color(color.of(self.text)).ok_or((color, Problem::NoSuchColor))?),
            None => None,
        };
        let participants = self.participants(&reference.names);
        let text = self.body(reference.body);
        let look = background.map(|color| {
            Box::new(ElementStyle { background: Some(color.into()), ..ElementStyle::default() })
        });
        let link = reference.url.and_then(|url| style::link(url.of(self.text))).map(Box::new);
        self.noteable = Noteable::Message;
        self.push(Item::Reference(Reference {
            participants,
            text,
            entered: false,
            left: false,
            style: look,
            link,
            origin: self.origin(part),
        }));
        Ok(())
    }
}

impl tree::Note {
    /// Lines of a note that are none: PlantUML shows no such note (reference conversion 3.2).
    fn body_is_empty_block(&self, text: &str) -> bool {
        matches!(self.body, tree::Body::Block(part) if part.of(text).trim().is_empty())
    }
}

//! Notes and references (reference plantuml sections 11 and 12).

use super::message::part_has_number;
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
    /// A message at the border, and the side of it that its notes stand on.
    AtBorder(NoteSide),
    /// A fragment that has ended.
    Fragment,
}

impl Lower<'_> {
    pub(super) fn note(&mut self, note: &tree::Note, part: Part) -> Outcome {
        if matches!(note.place, Place::OnMessage(_)) && self.noteable == Noteable::Nothing {
            self.report.push(part, Problem::NoteBeforeMessage);
            return Ok(());
        }
        let look = match note.colors {
            Some(colors) => self.note_look(note, colors).ok_or((colors, Problem::NoSuchColor))?,
            None => ElementStyle::default(),
        };
        let place = match note.place {
            Place::Left(name) => NotePlace::Left(vec![self.participant(name)]),
            Place::Right(name) => NotePlace::Right(vec![self.participant(name)]),
            Place::Over(name) => NotePlace::Over(vec![self.participant(name)]),
            Place::OverTwo(first, second) => NotePlace::Over(self.participants(&[first, second])),
            Place::Across => NotePlace::Across,
            Place::OnMessage(side) => match (self.noteable, side) {
                // beside the border there is room on one side only
                (Noteable::AtBorder(side), _) => NotePlace::OnMessage(side),
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
            tree::Body::Block(lines) if part_has_number(lines.of(self.text)) => {
                let number = self.numbers.current();
                self.numbered_body(lines, number.as_deref())
            }
            body => self.body(body),
        };
        if note.has_no_line() && !matches!(note.place, Place::OnMessage(_)) {
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

    /// The colours of a note. Notes on messages take one without a role.
    fn note_look(&self, note: &tree::Note, colors: Part) -> Option<ElementStyle> {
        let colors = colors.of(self.text);
        let on_message = matches!(note.place, Place::OnMessage(_));
        if on_message {
            return plantuml::fill(colors)
                .map(|fill| ElementStyle { background: Some(fill), ..ElementStyle::default() });
        }
        style::colors(colors)
    }

    /// Participants in column order as far as it is known yet, each once.
    fn participants(&mut self, names: &[Part]) -> Vec<ParticipantId> {
        let mut ids: Vec<_> = names.iter().map(|&name| self.participant(name)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The names that a bare name of a reference stands for: `@` parts them here, and only here.
    fn named_by_reference(&self, name: Part) -> Vec<Part> {
        let quoted = self.text[..name.start as usize].ends_with(plantuml::is_quote);
        if quoted || !name.of(self.text).contains('@') {
            return vec![name];
        }
        let mut at = name.start as usize;
        let mut pieces = Vec::new();
        for piece in name.of(self.text).split('@') {
            if !piece.is_empty() {
                pieces.push(Part::new(at, at + piece.len()));
            }
            at += piece.len() + 1;
        }
        pieces
    }

    pub(super) fn reference(&mut self, reference: &tree::Reference, part: Part) -> Outcome {
        let background = match reference.color {
            Some(color) => Some(plantuml::color(color.of(self.text)).ok_or((color, Problem::NoSuchColor))?),
            None => None,
        };
        let names: Vec<Part> =
            reference.names.iter().flat_map(|&name| self.named_by_reference(name)).collect();
        let participants = self.participants(&names);
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
    /// No line stands before the closing one: PlantUML shows no such note (reference conversion 3.2).
    fn has_no_line(&self) -> bool {
        matches!(self.body, tree::Body::Block(part) if part.is_empty())
    }
}

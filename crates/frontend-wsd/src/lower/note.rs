//! Notes, states, references and side texts (reference wsd section 8, W-011).

use super::message::Arrow;
use super::{Lower, Place};
use crate::lex::Lines;
use crate::tree::{self, Body, NoteKind, Part};
use ir::{Endpoint, Item, Note, NotePlace, Reference, State, StatePlace, Text};
use spelling::wsd;

impl Lower<'_> {
    pub(super) fn note(&mut self, place: Place<'_>, note: &tree::Note, part: Part) {
        let participants = self.mention_all(place, note.names);
        let text = body(place, note.body);
        let parallel = self.take_parallel();
        let origin = place.origin(part);
        self.builder.push(match note.what {
            NoteKind::State => Item::State(State { place: note.place, participants, text, parallel, origin }),
            NoteKind::Note => {
                let at = match note.place {
                    StatePlace::Left => NotePlace::Left(participants),
                    StatePlace::Right => NotePlace::Right(participants),
                    StatePlace::Over => NotePlace::Over(participants),
                };
                Item::Note(Note { parallel, origin, ..Note::new(at, text) })
            }
        });
    }

    /// `ref over A,B: text`; an arrow that leads in or out is a message to or from the first one named (W-102).
    pub(super) fn reference(&mut self, place: Place<'_>, reference: &tree::Reference, part: Part) {
        let span = place.span(part);
        let from = reference.entry.map(|entry| self.endpoint(place, entry.end, span));
        let first = tree::names(place.text, reference.names).next();
        let participants = self.mention_all(place, reference.names);
        let Some(first) = first.map(|name| (Endpoint::from(self.mention(place, name)), place.span(name)))
        else {
            return;
        };
        if let (Some(entry), Some((from, from_span))) = (reference.entry, from) {
            let names = (from_span, first.1);
            let text = place.line(entry.text);
            self.arrow(Arrow { from, to: first.0, names, shaft: entry.shaft, text, span });
        } else {
            self.take_parallel();
        }
        self.builder.push(Item::Reference(Reference {
            participants,
            text: body(place, reference.body),
            entered: reference.entry.is_some(),
            left: reference.exit.is_some(),
            style: None,
            link: None,
            origin: span.into(),
        }));
        if let Some(exit) = reference.exit {
            let (to, to_span) = self.endpoint(place, exit.end, span);
            let names = (first.1, to_span);
            let text = place.line(exit.text);
            self.arrow(Arrow { from: first.0, to, names, shaft: exit.shaft, text, span });
        }
    }

    pub(super) fn side_text(&mut self, place: Place<'_>, part: Part) {
        let text = dedented(place.text, line_start(place.text, part));
        let parallel = self.take_parallel();
        let origin = place.origin(part);
        let note = Note { parallel, origin, ..Note::new(NotePlace::Margin, text) };
        self.builder.push(Item::Note(note));
    }
}

fn body(place: Place<'_>, body: Body) -> Text {
    match body {
        Body::Line(part) => place.line(part),
        Body::Block(lines) => dedented(place.text, lines),
    }
}

/// Lines without their common leading blanks and without blank lines around them; inner blank lines and relative
/// indentation stay (W-096).
fn dedented(text: &str, part: Part) -> Text {
    let part = Part { start: part.start, end: part.end };
    let lines =
        || Lines::new(&text[..part.end as usize], part.start as usize).map(|line| line.of(text).trim_end());
    let mut common: Option<&str> = None;
    let mut first = usize::MAX;
    let mut last = 0;
    for (index, line) in lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let indent = &line[..line.len() - line.trim_start().len()];
        common = Some(common.map_or(indent, |common| shared(common, indent)));
        first = first.min(index);
        last = index;
    }
    let Some(common) = common else { return Text::default() };
    let mut body = String::with_capacity(part.end as usize - part.start as usize);
    for (index, line) in lines().enumerate().skip(first).take(last - first + 1) {
        if index > first {
            body.push('\n');
        }
        body.push_str(&wsd::unescape(line.strip_prefix(common).unwrap_or("")));
    }
    Text::plain(body)
}

/// The longest beginning that both have.
fn shared<'t>(one: &'t str, two: &str) -> &'t str {
    let end = one
        .char_indices()
        .zip(two.chars())
        .find(|((_, a), b)| a != b)
        .map_or(one.len().min(two.len()), |((at, _), _)| at);
    &one[..end]
}

/// The stretch from the start of the line on which it begins.
fn line_start(text: &str, part: Part) -> Part {
    let start = text[..part.start as usize].rfind(['\n', '\r']).map_or(crate::lex::first(text), |at| at + 1);
    Part { start: start as u32, end: part.end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_lose_their_common_indentation_only() {
        let plain = |text: &str| dedented(text, Part::new(0, text.len())).to_plain();
        assert_eq!(plain("\n  one\n    two\n\n  three  \n \n"), "one\n  two\n\nthree");
        assert_eq!(plain("\tone\r\n\t two"), "one\n two");
        assert_eq!(plain("\tone\n  two"), "\tone\n  two");
        assert_eq!(plain(" a\\nb"), "a\nb");
        assert_eq!(plain(" \n\n"), "");
    }
}

//! Messages and answers (reference plantuml sections 7 and 8).

use super::life::Sent;
use super::note::Noteable;
use super::{Lower, Outcome};
use crate::creole::{self, Context};
use crate::grammar::arrow;
use crate::problem::Problem;
use crate::style;
use crate::tree::{End, LifeEvent, Message, Part, Return};
use ir::{ElementStyle, Endpoint, Head, Item, Line, NoteSide, ParticipantId, Side, Text};
use spelling::plantuml;

impl Lower<'_> {
    pub(super) fn message(&mut self, message: &Message, part: Part) -> Outcome {
        let arrow_style =
            arrow::style(self.text, message.shaft.style).map_err(|part| (part, Problem::NoSuchColor))?;
        let border = |end: End| match end {
            End::Border(side) | End::Point(side) => Some(side),
            End::Name { .. } => None,
        };
        let line = arrow_style.line;
        let (arrow, reversed) = match (border(message.left), border(message.right)) {
            (Some(side), _) => arrow::border_meaning(&message.shaft, line, side, true),
            (_, Some(side)) => arrow::border_meaning(&message.shaft, line, side, false),
            _ => match arrow::meaning(&message.shaft, line) {
                Some(meaning) => meaning,
                None => return Err((message.shaft.part, Problem::NoHead)),
            },
        };
        let at_border = border(message.left).or(border(message.right)).is_some();
        let bar = self.bar_style(message.color, None)?;
        let left = self.endpoint(message.left);
        let right = self.endpoint(message.right);
        let (from, to) = if reversed { (right, left) } else { (left, right) };
        let more: Vec<ParticipantId> = message.more.iter().map(|&name| self.participant(name)).collect();
        let number = self.numbers.next(self.report, part);
        let suffix = message.suffix.map_or("", |part| part.of(self.text));
        // a suffix may stand on either side; it is the true receiver's, and the true sender's
        let receiver = to.participant().or(from.participant());
        let sender = from.participant().or(to.participant());
        let (Some(receiver), Some(sender)) = (receiver, sender) else { return Ok(()) };
        // at the border the first character of the suffix counts, whatever follows
        let suffix = if at_border { doubled(suffix) } else { suffix };
        if suffix.starts_with('*') {
            // behind a delay nothing is created, and PlantUML says nothing
            let _ = self.happens(LifeEvent::Create, receiver, None, part);
        }
        self.sends(Sent { from, to, arrow }, part)?;

        let text = if at_border {
            self.line(message.text)
        } else {
            self.numbered_text(message.text, number.as_deref())
        };
        let slant = match message.shaft.slant {
            Some(digits) => self.bounded(digits.of(self.text), part),
            None => 0,
        };
        let anchor = message.anchor.map(|part| part.of(self.text).to_owned());
        if let Some(anchor) = &anchor {
            self.anchors.insert(anchor.clone());
        }
        let link = message.url.and_then(|url| style::link(url.of(self.text))).map(Box::new);
        let look = arrow_style
            .color
            .map(|color| Box::new(ElementStyle { line: Some(color), ..ElementStyle::default() }));
        let mut sent = ir::Message {
            number,
            parallel: message.parallel,
            slant,
            anchor,
            style: look,
            stereotype: message.stereotype.map(|part| style::unmarked(part.of(self.text)).to_owned()),
            link,
            origin: self.origin(part),
            ..ir::Message::new(from, to, arrow, text)
        };
        self.noteable = noteable(from, to);
        for id in more {
            let further =
                ir::Message { to: id.into(), parallel: true, number: None, anchor: None, ..sent.clone() };
            self.push(Item::Message(std::mem::replace(&mut sent, further)));
        }
        self.push(Item::Message(sent));
        self.bars(suffix, arrow, (sender, receiver), bar, part);
        Ok(())
    }

    /// What the suffix of a message does, or else `autoactivate`. PlantUML takes what can't be done without a word.
    fn bars(
        &mut self,
        suffix: &str,
        arrow: ir::Arrow,
        (sender, receiver): (ParticipantId, ParticipantId),
        style: Option<Box<ElementStyle>>,
        part: Part,
    ) {
        let mut style = style;
        let mut at = 0;
        while let Some(mark) = suffix.get(at..at + 2) {
            match mark {
                plantuml::ACTIVATE_SUFFIX => self.follows(LifeEvent::Activate, receiver, style.take(), part),
                plantuml::DEACTIVATE_SUFFIX => self.follows(LifeEvent::Deactivate, sender, None, part),
                plantuml::DESTROY_SUFFIX => self.follows(LifeEvent::Destroy, receiver, None, part),
                _ => {}
            }
            at += 2;
        }
        let head = if arrow.head.head == Head::None { arrow.tail.head } else { arrow.head.head };
        if suffix.is_empty() && self.lifelines.automatic && !matches!(head, Head::None | Head::Cross) {
            match arrow.line {
                Line::Dashed => self.follows(LifeEvent::Deactivate, sender, None, part),
                _ => self.follows(LifeEvent::Activate, receiver, style.take(), part),
            }
        }
    }

    /// `return text`: dashed, back along the message that began the innermost bar.
    pub(super) fn answer(&mut self, answer: &Return, part: Part) -> Outcome {
        let color = match answer.color {
            Some(color) => Some(plantuml::color(color.of(self.text)).ok_or((color, Problem::NoSuchColor))?),
            None => None,
        };
        let Some((asked, ends)) = self.lifelines.to_answer() else {
            return Err((part, Problem::NowhereToReturn));
        };
        let arrow = ir::Arrow { line: Line::Dashed, ..asked.arrow };
        let number = self.numbers.next(self.report, part);
        let text = self.line(answer.text);
        self.sends(Sent { from: asked.to, to: asked.from, arrow }, part)?;
        let look = color.map(|color| Box::new(ElementStyle { line: Some(color), ..ElementStyle::default() }));
        self.noteable = noteable(asked.to, asked.from);
        let answered = ir::Message {
            number,
            parallel: answer.parallel && asked.is_between(),
            style: look,
            origin: self.origin(part),
            ..ir::Message::new(asked.to, asked.from, arrow, text)
        };
        self.push(Item::Message(answered));
        match asked.active() {
            Some(id) if ends => self.happens(LifeEvent::Deactivate, id, None, part),
            _ => Ok(()),
        }
    }

    fn endpoint(&mut self, end: End) -> Endpoint {
        match end {
            End::Name { name, label } => self.participant_with(name, label).into(),
            End::Border(side) => Endpoint::Border(side),
            End::Point(side) => Endpoint::Point(side),
        }
    }

    /// A text in which `%autonumber%` stands for the number (P-133).
    pub(super) fn numbered_text(&mut self, part: Part, number: Option<&str>) -> Text {
        let slice = part.of(self.text);
        if !part_has_number(slice) {
            return self.text(part, Context::Line);
        }
        let raw = slice.trim().replace(NUMBER, number.unwrap_or_default());
        creole::text(&raw, Context::Line, &mut Vec::new())
    }

    /// Lines in which `%autonumber%` stands for the number.
    pub(super) fn numbered_body(&mut self, lines: Part, number: Option<&str>) -> Text {
        let lines = super::without_comments(lines.of(self.text));
        creole::text(&lines.replace(NUMBER, number.unwrap_or_default()), Context::Body, &mut Vec::new())
    }
}

const NUMBER: &str = "%autonumber%";

/// Whether a text asks for the number of a message.
pub(super) fn part_has_number(text: &str) -> bool {
    text.contains('%') && text.contains(NUMBER)
}

/// The suffix that a character stands for which begins a suffix at the border.
fn doubled(suffix: &str) -> &'static str {
    match suffix.as_bytes().first() {
        Some(b'+') => plantuml::ACTIVATE_SUFFIX,
        Some(b'-') => plantuml::DEACTIVATE_SUFFIX,
        Some(b'*') => plantuml::CREATE_SUFFIX,
        Some(b'!') => plantuml::DESTROY_SUFFIX,
        _ => "",
    }
}

/// Where notes on a message between these ends can stand.
fn noteable(from: Endpoint, to: Endpoint) -> Noteable {
    let border = [from, to].into_iter().find_map(|end| match end {
        Endpoint::Border(side) | Endpoint::Point(side) => Some(side),
        Endpoint::Participant(_) => None,
    });
    match border {
        Some(Side::Left) => Noteable::AtBorder(NoteSide::Right),
        Some(Side::Right) => Noteable::AtBorder(NoteSide::Left),
        None => Noteable::Message,
    }
}

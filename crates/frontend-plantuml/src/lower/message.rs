//! Messages and answers (reference plantuml sections 7 and 8).

use super::life::Sent;
use super::note::Noteable;
use super::{Lower, Outcome};
use crate::creole::{self, Context};
use crate::grammar::arrow;
use crate::problem::Problem;
use crate::style;
use crate::tree::{End, LifeEvent, Message, Part, Return};
use ir::{ElementStyle, Endpoint, Head, Item, Line, ParticipantId, Text};
use spelling::plantuml;

impl Lower<'_> {
    pub(super) fn message(&mut self, message: &Message, part: Part) -> Outcome {
        let arrow_style =
            arrow::style(self.text, message.shaft.style).map_err(|part| (part, Problem::NoSuchColor))?;
        let Some((arrow, reversed)) = arrow::meaning(&message.shaft, arrow_style.broken, arrow_style.hidden)
        else {
            return Err((message.shaft.part, Problem::NoHead));
        };
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
        if suffix.starts_with('*') {
            self.happens(LifeEvent::Create, receiver, None, part)?;
        }
        self.sends(Sent { from, to, arrow })?;

        let text = self.numbered_text(message.text, number.as_deref());
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
        self.noteable = Noteable::Message;
        for id in more {
            let further = ir::Message {
                to: if reversed { sent.to } else { id.into() },
                from: if reversed { id.into() } else { sent.from },
                parallel: true,
                number: None,
                anchor: None,
                ..sent.clone()
            };
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
            let _ = match mark {
                plantuml::ACTIVATE_SUFFIX => self.happens(LifeEvent::Activate, receiver, style.take(), part),
                plantuml::DEACTIVATE_SUFFIX => self.happens(LifeEvent::Deactivate, sender, None, part),
                plantuml::DESTROY_SUFFIX => self.happens(LifeEvent::Destroy, receiver, None, part),
                _ => Ok(()),
            };
            at += 2;
        }
        if suffix.is_empty()
            && self.lifelines.automatic
            && matches!(arrow.head.head, Head::Filled | Head::Open)
        {
            let _ = match arrow.line {
                Line::Dashed => self.happens(LifeEvent::Deactivate, sender, None, part),
                _ => self.happens(LifeEvent::Activate, receiver, style.take(), part),
            };
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
        let text = self.numbered_text(answer.text, number.as_deref());
        self.sends(Sent { from: asked.to, to: asked.from, arrow })?;
        let look = color.map(|color| Box::new(ElementStyle { line: Some(color), ..ElementStyle::default() }));
        self.noteable = Noteable::Message;
        let answered = ir::Message {
            number,
            parallel: answer.parallel,
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
        const NUMBER: &str = "%autonumber%";
        let slice = part.of(self.text);
        if !slice.contains(NUMBER) {
            return self.text(part, Context::Line);
        }
        let raw = slice.trim().replace(NUMBER, number.unwrap_or_default());
        creole::text(&raw, Context::Line, &mut Vec::new())
    }
}

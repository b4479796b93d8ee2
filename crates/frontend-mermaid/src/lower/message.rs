//! Messages (reference mermaid sections 5 and 6).

use super::Lower;
use crate::part::Part;
use crate::problem::Problem;
use crate::tree::{Message, Suffix};
use ir::{Activate, Create, Destroy, Item, ParticipantId};
use spelling::mermaid::{arrow, unescape};

impl Lower<'_, '_> {
    pub(super) fn message(&mut self, part: Part, message: &Message) {
        let from = self.named(message.from);
        self.check_head(message);
        let to = self.named(message.to);
        self.check_life(message, from, to);
        self.creations(to);
        // the lexer takes nothing else for an arrow
        let mut arrow = arrow(message.arrow.of(self.text)).unwrap_or_default();
        arrow.head.circle = message.suffix == Suffix::Circle;
        arrow.tail.circle = message.circle_at_sender;
        let text = self.read_text(Part { start: message.text.start + 1, ..message.text });
        let mut item = ir::Message::new(from.into(), to.into(), arrow, text);
        item.origin = self.origin(part);
        item.number = self.counter.number();
        if item.number.is_none() {
            self.counter.skip();
        }
        let origin = item.origin;
        self.builder.push(Item::Message(item));
        match message.suffix {
            Suffix::Activate => {
                self.known[to.index()].active += 1;
                self.builder.push(Item::Activate(Activate { participant: to, style: None, origin }));
            }
            Suffix::Deactivate => self.deactivate(from, part),
            Suffix::None | Suffix::Circle => {}
        }
        if !self.destroyed.is_empty() {
            self.destructions(message);
        }
    }

    /// `A->xB`: a head of PlantUML, which is a part of the name here (M-162).
    fn check_head(&mut self, message: &Message) {
        let arrow = message.arrow.of(self.text);
        if !matches!(arrow, "->" | "-->") || message.to.start != message.arrow.end {
            return;
        }
        let name = message.to.of(self.text);
        let Some(rest) = name.strip_prefix(['x', 'o']) else { return };
        let letter = rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_uppercase());
        if self.builder.find(name).is_none() && (letter || self.builder.find(rest).is_some()) {
            self.report.push(message.arrow.to(message.to), Problem::HeadInName);
        }
    }

    /// Whether the message behind a `create` or `destroy` is the right one.
    fn check_life(&mut self, message: &Message, from: ParticipantId, to: ParticipantId) {
        let whole = message.from.to(message.to);
        if let Some(created) = self.last_created.take() {
            if created != to {
                let name = self.builder.get(created).name.clone();
                self.report.push(whole, Problem::NoCreation { name });
                self.created.retain(|&(id, _)| id != created);
            }
        } else if let Some(destroyed) = self.last_destroyed.take() {
            let name = unescape(destroyed.of(self.text));
            if ![from, to].iter().any(|&id| self.builder.get(id).name == name) {
                self.report.push(whole, Problem::NoDestruction { name: name.into_owned() });
                self.destroyed.retain(|&(id, _)| id.start != destroyed.start);
            }
        }
    }

    /// Those whose creating message this is.
    fn creations(&mut self, to: ParticipantId) {
        if let Some(at) = self.created.iter().position(|&(id, _)| id == to) {
            let (participant, part) = self.created.remove(at);
            let origin = self.origin(part);
            self.builder.push(Item::Create(Create { participant, origin }));
        }
    }

    /// Those whose last message this is.
    fn destructions(&mut self, message: &Message) {
        let ends = [message.from.of(self.text), message.to.of(self.text)];
        let (done, waiting): (Vec<_>, Vec<_>) =
            self.destroyed.drain(..).partition(|(id, _)| ends.contains(&id.of(self.text)));
        self.destroyed = waiting;
        for (id, part) in done {
            if let Some(participant) = self.builder.find(&unescape(id.of(self.text))) {
                let origin = self.origin(part);
                self.builder.push(Item::Destroy(Destroy { participant, origin }));
            }
        }
    }
}

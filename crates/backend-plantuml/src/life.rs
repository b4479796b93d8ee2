//! Bars, and the ends and beginnings of lifelines.

use crate::paint::{color, solid};
use crate::printer::Printer;
use ir::{
    Activate, Construct, Create, Deactivate, ElementStyle, Endpoint, Head, Item, Message, ParticipantId,
};

impl<'d> Printer<'d> {
    /// Prints an event where it stands, unless PlantUML wants it elsewhere or not at all.
    pub(crate) fn life(&mut self, item: &'d Item) {
        let id = match item {
            Item::Activate(item) => item.participant,
            Item::Deactivate(item) => item.participant,
            Item::Destroy(item) => item.participant,
            _ => return,
        };
        let name = &self.diagram.participant(id).name;
        if self.bars.is_here(item, name, &mut self.losses) {
            self.event(item);
        }
    }

    /// What stands before the next delay.
    pub(crate) fn before_delay(&mut self) {
        for item in self.bars.before_delay() {
            self.event(item);
        }
    }

    /// Prints an event here.
    pub(crate) fn event(&mut self, item: &Item) {
        match item {
            Item::Activate(item) => self.activate(item),
            Item::Deactivate(item) => self.deactivate(item),
            Item::Create(item) => self.line(&format!("create {}", self.names.get(item.participant))),
            Item::Destroy(item) => self.line(&format!("destroy {}", self.names.get(item.participant))),
            _ => {}
        }
    }

    fn activate(&mut self, item: &Activate) {
        let (mut ground, mut line) = (None, None);
        if let Some(style) = item.style.as_deref() {
            let (construct, origin) = (Construct::ActivationStyle, item.origin);
            ground = style.background.map(|fill| solid(fill, construct, origin, &mut self.losses));
            // the second colour needs a first one
            line = style.line.filter(|_| ground.is_some()).map(color);
            let rest = ElementStyle {
                background: None,
                line: style.line.filter(|_| line.is_none()),
                ..style.clone()
            };
            if rest != ElementStyle::default() {
                self.losses.report(construct, origin, "colours of an activation");
            }
        }
        let folded = line.is_none()
            && self
                .arrow
                .as_mut()
                .is_some_and(|arrow| arrow.activate(item.participant, ground.as_deref(), &mut self.lines));
        if !folded {
            let colors: String = ground.iter().chain(&line).map(|color| format!(" #{color}")).collect();
            self.line(&format!("activate {}{colors}", self.names.get(item.participant)));
        }
    }

    fn deactivate(&mut self, item: &Deactivate) {
        let id = item.participant;
        let folded = self.arrow.as_mut().is_some_and(|arrow| arrow.deactivate(id, &mut self.lines));
        if !folded {
            self.line(&format!("deactivate {}", self.names.get(id)));
        }
    }

    /// The statement before the message that creates. PlantUML wants the created one at the receiver's end only.
    pub(crate) fn create(&mut self, item: &Item, create: &Create) {
        if self.bars.is_here(item, "", &mut self.losses) {
            self.creating = Some((create.participant, create.origin));
        }
    }

    /// The creation that waits for this message: its line, if PlantUML takes it.
    pub(crate) fn created(&mut self, message: &Message) {
        let Some((id, origin)) = self.creating.take() else { return };
        let name = &self.diagram.participant(id).name;
        if can_create(message, id) {
            self.line(&format!("create {}", self.names.get(id)));
        } else if message.is_self() {
            self.losses.report(Construct::CreationSelf, origin, format!("create of {name} by itself"));
        } else {
            let what = format!("create of {name}, by a message from it");
            self.losses.dropped(Construct::Creation, origin, what);
        }
    }
}

/// Whether PlantUML lets a message create this one: it must be the receiver, as written, and not the sender.
pub(crate) fn can_create(message: &Message, id: ParticipantId) -> bool {
    let turned = message.arrow.head.head == Head::None && message.arrow.tail.head != Head::None;
    message.to == Endpoint::Participant(id) && message.from != message.to && !turned
}

/// Who is created by the next message, and where that was said.
pub(crate) type Creating = Option<(ParticipantId, ir::Origin)>;

//! Messages, and the bars on lifelines.

use crate::printer::Printer;
use crate::sugar::OpenArrow;
use crate::{arrow, text};
use ir::{Activate, Construct, Deactivate, Endpoint, Line, Message, ParticipantId, Side};
use spelling::mermaid::{self, Keyword};
use spelling::printing::outer_ends;

impl Printer<'_> {
    /// Prints a message.
    pub(crate) fn message(&mut self, message: &Message) {
        let origin = message.origin;
        let creating = self.creating.take();
        if message.arrow.line == Line::Hidden {
            self.losses.report(Construct::MessageHidden, origin, "hidden message");
            if let Some(id) = creating {
                let what = format!("create of {}", self.diagram.participant(id).name);
                self.losses.dropped(Construct::Creation, origin, what);
                self.bars_that_waited(id);
            }
            return;
        }
        let number = self.numbers.prepare(message, &mut self.losses);
        self.number(number);
        self.numbers.count();
        self.report_extras(message);
        let turned = arrow::is_turned(message.arrow);
        let (from, to) = if turned { (message.to, message.from) } else { (message.from, message.to) };
        let created = creating.filter(|&id| self.create(id, to, message));
        self.destroy();
        let is_back =
            message.from == Endpoint::Border(Side::Right) || message.to == Endpoint::Border(Side::Left);
        let mut line = self.end(from, is_back, origin);
        let arrow = arrow::spell(message, &mut self.losses);
        line.push_str(&arrow);
        let suffix = line.len();
        self.receiver = self.end(to, is_back, origin);
        line.push_str(&self.receiver);
        let label = text::one_line(&message.text, origin, &mut self.losses);
        push_label(&mut line, &label);
        let text = line.split_off(line.len() - label.len());
        self.line_with(line, &text);
        self.drawn += 1;
        self.messages += 1;

        // a circle excludes suffixes
        let fits = !message.arrow.head.circle && !message.arrow.tail.circle;
        let at = fits.then(|| self.lines.start() + suffix);
        // `/|--` would be another arrow
        let ends = !arrow.ends_with(mermaid::DEACTIVATE_SUFFIX);
        self.arrow = Some(OpenArrow::new([from.participant().filter(|_| ends), to.participant()], at));
        self.anchors.last_ends = outer_ends(message);
        for id in [from, to].into_iter().filter_map(Endpoint::participant) {
            self.presence.mention(id);
        }
        self.created = created;
        if let Some(id) = creating {
            self.bars_that_waited(id);
        }
    }

    /// Writes the statement that creates a participant, if it can be created: Mermaid must not know it before (M-039).
    /// Reports it if not.
    fn create(&mut self, id: ParticipantId, to: Endpoint, message: &Message) -> bool {
        let again = std::mem::replace(&mut self.renewed[id.index()], true);
        let (construct, reason) = if to != Endpoint::Participant(id) {
            (Construct::Creation, ", by a message from it")
        } else if again {
            (Construct::CreationRepeated, ", a second time")
        } else if self.presence.has(id) {
            (Construct::CreationMentioned, ", which is already there")
        } else {
            let participant = self.diagram.participant(id);
            if participant.in_box.is_some() {
                let what = format!("box of {}", participant.name);
                self.losses.report(Construct::CreationBoxed, message.origin, what);
            }
            let (head, label) = self.names.declaration(id, participant, &mut self.losses);
            self.line_with(format!("{} {head}", Keyword::Create.as_str()), &label);
            return true;
        };
        let what = format!("create of {}{reason}", self.diagram.participant(id).name);
        self.losses.dropped(construct, message.origin, what);
        false
    }

    /// Writes who is destroyed by the next message.
    fn destroy(&mut self) {
        for id in std::mem::take(&mut self.lives.destroyed[self.messages]) {
            self.line(&format!("{} {}", Keyword::Destroy.as_str(), self.names.get(id)));
        }
    }

    /// The bars that began between the creation and its message.
    fn bars_that_waited(&mut self, id: ParticipantId) {
        for _ in 0..std::mem::take(&mut self.waiting) {
            self.begin_bar(id);
        }
    }

    /// A bar begins: on the arrow of the message directly before, or by a statement.
    pub(crate) fn activate(&mut self, item: &Activate) {
        if item.style.is_some() {
            self.losses.report(Construct::ActivationStyle, item.origin, "colour of an activation");
        }
        if self.creating == Some(item.participant) {
            self.waiting += 1;
        } else {
            self.begin_bar(item.participant);
        }
    }

    fn begin_bar(&mut self, who: ParticipantId) {
        self.active[who.index()] += 1;
        if let Some(arrow) = &mut self.arrow {
            if arrow.activate(who, &mut self.lines) {
                return;
            }
            if let Some(sender) = arrow.take_off(who, &mut self.lines) {
                self.line(&format!("{} {}", Keyword::Deactivate.as_str(), self.names.get(sender)));
            }
        }
        self.line(&format!("{} {}", Keyword::Activate.as_str(), self.names.get(who)));
        self.presence.mention(who);
    }

    /// A bar ends, if there is one.
    pub(crate) fn deactivate(&mut self, item: &Deactivate) {
        let who = item.participant;
        let waits = self.creating == Some(who) && self.waiting > 0;
        let bars = if waits { &mut self.waiting } else { &mut self.active[who.index()] };
        if *bars == 0 {
            let what = format!("deactivate {} ends nothing", self.diagram.participant(who).name);
            self.losses.report(Construct::ActivationUnmatched, item.origin, what);
            return;
        }
        *bars -= 1;
        if waits {
            return;
        }
        let folded =
            self.arrow.as_mut().is_some_and(|arrow| arrow.deactivate(who, &self.receiver, &mut self.lines));
        if !folded {
            self.line(&format!("{} {}", Keyword::Deactivate.as_str(), self.names.get(who)));
        }
    }

    fn report_extras(&mut self, message: &Message) {
        self.starts_together(message.parallel, message.origin);
        if message.slant > 0 {
            let what = format!("slant of {} px", message.slant);
            self.losses.report(Construct::MessageSlant, message.origin, what);
        }
        self.losses.report_message(message);
    }
}

/// The colon is always written, a blank only before a text.
pub(crate) fn push_label(line: &mut String, label: &str) {
    line.push(':');
    if !label.is_empty() {
        line.push(' ');
        line.push_str(label);
    }
}

//! Messages, with what their arrow can say besides.

use crate::printer::Printer;
use crate::sugar::OpenArrow;
use crate::{arrow, text};
use ir::{Activate, Construct, Deactivate, Endpoint, Line, Message, ParticipantId};
use spelling::printing::outer_ends;
use spelling::wsd;

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
        self.has_message = true;
        self.prepare_number(message);
        self.numbers.count();
        self.losses.report_message(message);
        let turned = arrow::is_turned(message.arrow);
        let (from, to) = if turned { (message.to, message.from) } else { (message.from, message.to) };
        let create = creating.filter(|&id| self.can_create(id, to, message));
        let mut line = self.sender(from, origin);
        line.push_str(arrow::spell(message, &mut self.losses));
        line.push_str(&self.slant(message));
        if create.is_some() {
            line.push(wsd::CREATE_SUFFIX);
        }
        let start = line.len();
        line.push_str(&self.receiver(to, origin));
        let receiver = start..line.len();
        let label = text::one_line(&message.text, origin, &mut self.losses);
        push_label(&mut line, &label);
        self.line(&line);

        let before = self.lines.len() - line.len() - 1;
        let receiver = before + receiver.start..before + receiver.end;
        let ends = [from.participant(), to.participant()];
        self.arrow = Some(OpenArrow::new(ends, receiver, create.is_some(), message.slant > 0));
        self.anchors.last_ends = outer_ends(message);
        self.mention(from);
        match create {
            Some(id) => {
                // a new head has no bars
                self.active[id.index()] = 0;
                self.renewable[id.index()] = true;
                self.undeclared = Some(id);
            }
            None => self.mention(to),
        }
        if let Some(id) = creating {
            self.bars_that_waited(id);
        }
    }

    /// The bars that began between the creation and its message.
    fn bars_that_waited(&mut self, id: ParticipantId) {
        for _ in 0..std::mem::take(&mut self.waiting) {
            self.begin_bar(id);
        }
    }

    /// Writes what a message needs before it to get its number.
    pub(crate) fn prepare_number(&mut self, message: &Message) {
        let statement = self.numbers.prepare(message, &mut self.losses);
        self.number(statement);
    }

    /// Whether the message can create: the participant must be new, or have been created before (W-059, W-086).
    /// Reports it if not.
    fn can_create(&mut self, id: ParticipantId, to: Endpoint, message: &Message) -> bool {
        let (construct, reason) = if message.is_self() {
            (Construct::CreationSelf, ", by itself")
        } else if to != Endpoint::Participant(id) {
            (Construct::Creation, "")
        } else if !self.columns.created[id.index()] && !self.renewable[id.index()] {
            (Construct::CreationMentioned, ", which is already there")
        } else {
            return true;
        };
        let what = format!("create of {}{reason}", self.diagram.participant(id).name);
        self.losses.dropped(construct, message.origin, what);
        false
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
        let folded = self.arrow.as_mut().is_some_and(|arrow| arrow.activate(who, &mut self.lines));
        if !folded {
            self.line(&format!("activate {}", self.names.get(who)));
            self.mention(who.into());
        }
    }

    /// A bar ends, if there is one.
    pub(crate) fn deactivate(&mut self, item: &Deactivate) {
        let waits = self.creating == Some(item.participant) && self.waiting > 0;
        let bars = if waits { &mut self.waiting } else { &mut self.active[item.participant.index()] };
        if *bars == 0 {
            let name = &self.diagram.participant(item.participant).name;
            let what = format!("deactivate {name} ends nothing");
            self.losses.report(Construct::ActivationUnmatched, item.origin, what);
            return;
        }
        *bars -= 1;
        if waits {
            return;
        }
        let folded =
            self.arrow.as_mut().is_some_and(|arrow| arrow.deactivate(item.participant, &mut self.lines));
        if !folded {
            self.line(&format!("deactivate {}", self.names.get(item.participant)));
        }
    }

    /// Someone was mentioned, so that notes over everyone may count them in.
    pub(crate) fn mention(&mut self, end: Endpoint) {
        if let Endpoint::Participant(id) = end {
            self.presence.mention(id);
        }
    }

    /// The delay behind the arrow, in whole units, at least one.
    pub(crate) fn slant(&mut self, message: &Message) -> String {
        if message.slant == 0 {
            return String::new();
        }
        let units = (message.slant.saturating_add(wsd::SLANT_UNIT / 2) / wsd::SLANT_UNIT)
            .clamp(1, wsd::LONGEST_DELAY);
        let drawn = units * wsd::SLANT_UNIT;
        if drawn != message.slant {
            let (what, form) = (format!("slant of {} px", message.slant), format!("{drawn} px"));
            self.losses.approximated(Construct::MessageSlant, message.origin, what, form);
        }
        format!("({units})")
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

//! Messages, with what their arrow can say besides.

use crate::printer::Printer;
use crate::sugar::{Sugar, resugar};
use crate::{arrow, text};
use ir::{Activate, Construct, Endpoint, Item, Line, Message, Reference};
use spelling::wsd;

impl Printer<'_> {
    /// Prints a message. Returns how many of the items behind it were said with it.
    pub(crate) fn message(&mut self, message: &Message, behind: &[Item]) -> usize {
        let origin = message.origin;
        let creating = self.creating.take();
        if message.arrow.line == Line::Hidden {
            self.losses.report(Construct::MessageHidden, origin, "hidden message");
            if let Some(id) = creating {
                let what = format!("create of {}", self.diagram.participant(id).name);
                self.losses.dropped(Construct::Creation, origin, what);
            }
            return 0;
        }
        self.has_message = true;
        if let Some(line) = self.numbers.before(message, &mut self.losses) {
            self.line(&line);
        }
        self.report_extras(message);
        let turned = arrow::is_turned(message.arrow);
        let (from, to) = if turned { (message.to, message.from) } else { (message.from, message.to) };
        let create = creating.filter(|&id| self.can_create(id, to, message));
        let sugar = match (from, to) {
            // after swapping the ends the suffixes would not mean what the statements say, and suffixes together with
            // a delay are not documented (W-061)
            (Endpoint::Participant(from), Endpoint::Participant(to)) if !turned && message.slant == 0 => {
                resugar(from, to, behind, |id| self.active[id.index()] > 0)
            }
            _ => Sugar::default(),
        };
        self.apply(sugar, behind);

        let mut line = self.sender(from, origin);
        line.push_str(arrow::spell(message, &mut self.losses));
        line.push_str(&self.slant(message));
        if sugar.deactivate {
            line.push(wsd::DEACTIVATE_SUFFIX);
        }
        if sugar.activate {
            line.push(wsd::ACTIVATE_SUFFIX);
        }
        if create.is_some() {
            line.push(wsd::CREATE_SUFFIX);
        }
        let mut said = sugar.len();
        let entered = match behind.get(said..) {
            Some([Item::Reference(reference), rest @ ..]) if enters(reference, to) => Some((reference, rest)),
            _ => None,
        };
        let label = text::one_line(&message.text, origin, &mut self.losses);
        self.mention(from);
        if let Some((reference, rest)) = entered
            && let Endpoint::Participant(to) = to
            && create.is_none()
        {
            self.mention(to.into());
            said += 1 + self.reference_entered(reference, to, &line, &label, rest);
            return said;
        }
        line.push_str(&self.receiver(to, origin));
        push_label(&mut line, &label);
        self.line(&line);
        self.last_ends = ends(message);
        match create {
            Some(id) => self.declare_behind(id),
            None => self.mention(to),
        }
        said
    }

    /// Whether the message can create: the participant must be new, or have been created before (W-059, W-086).
    /// Reports it if not.
    fn can_create(&mut self, id: ir::ParticipantId, to: Endpoint, message: &Message) -> bool {
        let (construct, reason) = if message.is_self() {
            (Construct::CreationSelf, ", by itself")
        } else if to != Endpoint::Participant(id) {
            (Construct::Creation, "")
        } else if self.present[id.index()] && !self.columns.created[id.index()] {
            (Construct::CreationMentioned, ", which is already there")
        } else {
            return true;
        };
        let what = format!("create of {}{reason}", self.diagram.participant(id).name);
        self.losses.dropped(construct, message.origin, what);
        false
    }

    /// Takes over what the arrow says about bars.
    fn apply(&mut self, sugar: Sugar, behind: &[Item]) {
        for item in behind.iter().take(sugar.len()) {
            match item {
                Item::Activate(item) => self.activated(item),
                Item::Deactivate(item) => self.active[item.participant.index()] -= 1,
                _ => {}
            }
        }
    }

    /// A bar begins, by statement or by suffix.
    pub(crate) fn activated(&mut self, item: &Activate) {
        self.active[item.participant.index()] += 1;
        if item.style.is_some() {
            self.losses.report(Construct::ActivationStyle, item.origin, "colour of an activation");
        }
    }

    /// Someone was mentioned, so that notes over everyone may count them in.
    pub(crate) fn mention(&mut self, end: Endpoint) {
        if let Endpoint::Participant(id) = end {
            self.present[id.index()] = true;
        }
    }

    /// The delay behind the arrow, in whole units, at least one.
    pub(crate) fn slant(&mut self, message: &Message) -> String {
        if message.slant == 0 {
            return String::new();
        }
        let units =
            (message.slant.saturating_add(wsd::SLANT_UNIT / 2) / wsd::SLANT_UNIT).clamp(1, LARGEST_DELAY);
        let drawn = units * wsd::SLANT_UNIT;
        if drawn != message.slant {
            let (what, form) = (format!("slant of {} px", message.slant), format!("{drawn} px"));
            self.losses.approximated(Construct::MessageSlant, message.origin, what, form);
        }
        format!("({units})")
    }

    pub(crate) fn report_extras(&mut self, message: &Message) {
        let origin = message.origin;
        if let Some(anchor) = &message.anchor {
            self.losses.report(Construct::MessageAnchor, origin, format!("anchor {anchor}"));
        }
        if message.style.is_some() {
            self.losses.report(Construct::MessageStyle, origin, "colour of a message");
        }
        if let Some(stereotype) = &message.stereotype {
            self.losses.report(Construct::MessageStereotype, origin, format!("stereotype {stereotype}"));
        }
        if let Some(link) = &message.link {
            self.losses.report(Construct::MessageLink, origin, format!("link {}", link.target));
        }
    }
}

/// The largest delay that readers take, in units.
const LARGEST_DELAY: u32 = 1000;

/// The colon is always written, a blank only before a text.
pub(crate) fn push_label(line: &mut String, label: &str) {
    line.push(':');
    if !label.is_empty() {
        line.push(' ');
        line.push_str(label);
    }
}

fn enters(reference: &Reference, to: Endpoint) -> bool {
    reference.entered && to.participant().is_some_and(|to| reference.participants.contains(&to))
}

/// The participants that a message touches, leftmost first.
pub(crate) fn ends(message: &Message) -> Option<(ir::ParticipantId, ir::ParticipantId)> {
    let (from, to) = (message.from.participant(), message.to.participant());
    let (one, other) = (from.or(to)?, to.or(from)?);
    Some((one.min(other), one.max(other)))
}

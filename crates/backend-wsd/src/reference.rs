//! References, with the arrows that lead in and out (W-100 to W-103).

use crate::message::push_label;
use crate::parallel::leads_a_group;
use crate::printer::Printer;
use crate::sugar::OpenArrow;
use crate::{arrow, text};
use ir::{Construct, Endpoint, Item, Line, Message, ParticipantId, Reference};
use spelling::printing::{letters, outer_ends, report_markup};

impl Printer<'_> {
    /// Prints a reference. Returns how many of the items behind it were said with it.
    pub(crate) fn reference(&mut self, reference: &Reference, behind: &[Item]) -> usize {
        self.losses.report_reference(reference);
        let entry = self.entry(reference);
        let exit = self.exit(reference, entry.as_ref().and_then(|arrow| arrow.to), behind);
        if let Some(arrow) = entry {
            // the body belongs to the arrow, so a group that the arrow ends goes on to the body's end
            let closing = std::mem::take(&mut self.closing);
            let others = self
                .presence
                .in_order(&reference.participants)
                .into_iter()
                .filter(|&id| Some(id) != arrow.to);
            let others: String = others.map(|id| format!(",{}", self.names.get(id))).collect();
            arrow.enter(&others, &mut self.lines);
            self.mention_members(reference);
            let said = self.block(reference, exit);
            self.closing = closing;
            return said;
        }
        let first = exit.and_then(|exit| exit.from.participant());
        let mut line = format!("ref over {}", self.members(reference, first));
        // a bare colon before another reference would be read as the beginning of a block (W-095)
        if exit.is_none() && !reference.text.is_empty() {
            let body = text::one_line(&reference.text, reference.origin, &mut self.losses);
            push_label(&mut line, &body);
            self.line(&line);
            self.mention_members(reference);
            return 0;
        }
        self.line(&line);
        self.mention_members(reference);
        self.block(reference, exit)
    }

    /// The arrow that leads in, if the message directly before can be said with the reference. Reports it if it should
    /// but cannot.
    fn entry(&mut self, reference: &Reference) -> Option<OpenArrow> {
        if !reference.entered {
            return None;
        }
        let entry = self.arrow.take().filter(|arrow| {
            !arrow.creates && arrow.to.is_some_and(|to| reference.participants.contains(&to))
        });
        if entry.is_none() {
            let form = "a message to a participant";
            let what = "arrow into a reference";
            self.losses.approximated(Construct::ReferenceEntry, reference.origin, what, form);
        }
        entry
    }

    /// The names; the one that an arrow touches first, because arrows belong to the first one.
    fn members(&self, reference: &Reference, first: Option<ParticipantId>) -> String {
        let rest =
            self.presence.in_order(&reference.participants).into_iter().filter(|&id| Some(id) != first);
        self.names.list(&first.into_iter().chain(rest).collect::<Vec<_>>())
    }

    fn mention_members(&mut self, reference: &Reference) {
        reference.participants.iter().for_each(|&id| self.mention(id.into()));
        let ends = reference.participants.first().copied().zip(reference.participants.last().copied());
        self.anchors.last_ends = ends;
    }

    /// The message that leads out, if it can be said with the reference. Reports it if it should but cannot.
    fn exit<'i>(
        &mut self,
        reference: &Reference,
        entry: Option<ParticipantId>,
        behind: &'i [Item],
    ) -> Option<&'i Message> {
        if !reference.left {
            return None;
        }
        let inside = self.in_group || (self.closing && entry.is_some());
        let exit = match behind {
            [Item::Message(message), rest @ ..] if message.parallel || !leads_a_group(rest) => Some(message),
            _ => None,
        };
        let fits = |message: &&Message| {
            let from = message.from.participant();
            from.is_some_and(|from| reference.participants.contains(&from))
                && entry.is_none_or(|entry| from == Some(entry))
                && matches!(message.to, Endpoint::Participant(_))
                && message.arrow.line != Line::Hidden
                && !arrow::is_turned(message.arrow)
                && message.slant == 0
                && message.parallel == inside
                && !self.numbers.must_precede(message)
        };
        let exit = exit.filter(fits);
        if exit.is_none() {
            let form = "a message from a participant";
            self.losses.approximated(
                Construct::ReferenceExit,
                reference.origin,
                "arrow out of a reference",
                form,
            );
        }
        exit
    }

    /// Body and end. Returns how many items behind the reference were said.
    fn block(&mut self, reference: &Reference, exit: Option<&Message>) -> usize {
        report_markup(&reference.text, reference.origin, &mut self.losses);
        let letters = letters(&reference.text);
        self.body(&letters, "ref", reference.origin);
        let mut line = "end ref".to_owned();
        let Some(message) = exit else {
            self.line(&line);
            return 0;
        };
        // no line is needed before it, which `exit` has asked
        self.numbers.prepare(message, &mut self.losses);
        self.numbers.count();
        self.losses.report_message(message);
        line.push_str(arrow::spell(message, &mut self.losses));
        line.push_str(&self.receiver(message.to, message.origin));
        let label = text::one_line(&message.text, message.origin, &mut self.losses);
        push_label(&mut line, &label);
        self.line(&line);
        self.mention(message.to);
        self.has_message = true;
        self.anchors.last_ends = outer_ends(message);
        1
    }
}

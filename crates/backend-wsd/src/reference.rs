//! References, with the arrows that lead in and out (W-100 to W-103).

use crate::message::{ends, push_label};
use crate::printer::Printer;
use crate::{arrow, text};
use ir::{Construct, Endpoint, Item, Line, Message, ParticipantId, Reference};

impl Printer<'_> {
    /// Prints a reference that no arrow leads into. Returns how many of the items behind it were said with it.
    pub(crate) fn reference(&mut self, reference: &Reference, behind: &[Item]) -> usize {
        if reference.entered {
            let form = "a message to a participant";
            self.losses.approximated(
                Construct::ReferenceEntry,
                reference.origin,
                "arrow into a reference",
                form,
            );
        }
        let exit = self.exit(reference, None, behind);
        let first = exit.and_then(|exit| exit.from.participant());
        let head = format!("ref over {}", self.members(reference, first));
        match exit {
            // a bare colon before another reference would be read as the beginning of a block (W-095)
            None if !reference.text.is_empty() => {
                self.report_look(reference);
                let body = text::one_line(&reference.text, reference.origin, &mut self.losses);
                let mut line = head;
                push_label(&mut line, &body);
                self.line(&line);
                0
            }
            _ => {
                self.line(&head);
                self.block(reference, exit)
            }
        }
    }

    /// Prints a reference behind the arrow that leads into it. `shaft` is sender and arrow, `to` the receiver.
    pub(crate) fn reference_entered(
        &mut self,
        reference: &Reference,
        to: ParticipantId,
        shaft: &str,
        label: &str,
        behind: &[Item],
    ) -> usize {
        let mut line = format!("{shaft}ref over {}", self.members(reference, Some(to)));
        push_label(&mut line, label);
        self.line(&line);
        let exit = self.exit(reference, Some(to), behind);
        self.block(reference, exit)
    }

    /// The names; the one that arrows touch first, because it is the first one that they belong to.
    fn members(&mut self, reference: &Reference, first: Option<ParticipantId>) -> String {
        let rest = reference.participants.iter().copied().filter(|&id| Some(id) != first);
        let ids: Vec<ParticipantId> = first.into_iter().chain(rest).collect();
        ids.iter().for_each(|&id| self.mention(id.into()));
        self.last_ends = reference.participants.first().copied().zip(reference.participants.last().copied());
        self.names.list(&ids)
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
        let exit = match behind.first() {
            Some(Item::Message(message)) => Some(message),
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
                && !message.parallel
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
        self.report_look(reference);
        text::report_markup(&reference.text, reference.origin, &mut self.losses);
        let letters = text::letters(&reference.text);
        self.body(&letters, "ref", reference.origin);
        let mut line = "end ref".to_owned();
        let Some(message) = exit else {
            self.line(&line);
            return 0;
        };
        // gives no line, which `exit` has asked
        self.numbers.before(message, &mut self.losses);
        self.report_extras(message);
        line.push_str(arrow::spell(message, &mut self.losses));
        line.push_str(&self.receiver(message.to, message.origin));
        self.mention(message.to);
        let label = text::one_line(&message.text, message.origin, &mut self.losses);
        push_label(&mut line, &label);
        self.line(&line);
        self.has_message = true;
        self.last_ends = ends(message);
        1
    }

    fn report_look(&mut self, reference: &Reference) {
        if reference.style.is_some() {
            self.losses.report(Construct::ReferenceStyle, reference.origin, "colour of a reference");
        }
        if let Some(link) = &reference.link {
            self.losses.report(Construct::ReferenceLink, reference.origin, format!("link {}", link.target));
        }
    }
}

//! Messages with what is attached to their arrows (reference wsd section 6).

use super::{Lower, Place};
use crate::problem::Problem;
use crate::tree::{self, End, Part, Shaft};
use diag::Span;
use ir::{Endpoint, Item, Message, Text};
use spelling::wsd;

/// An arrow whose ends are known.
pub(super) struct Arrow {
    pub from: Endpoint,
    pub to: Endpoint,
    /// Where the sender's and the receiver's names stand.
    pub names: (Span, Span),
    pub shaft: Shaft,
    pub text: Text,
    /// The whole statement.
    pub span: Span,
}

impl Lower<'_> {
    /// `A->B: text`.
    pub(super) fn message(&mut self, place: Place<'_>, message: &tree::Message, part: Part) {
        let span = place.span(part);
        if let (End::Name(to), true) = (message.to, message.shaft.create) {
            self.check_creation(place, message.from, to);
        }
        // columns come in the order of the text, also when the arrow points to the left
        let start = |end| match end {
            End::Name(name) => name.start,
            End::Border(_) => u32::MAX,
        };
        if start(message.to) < start(message.from) {
            self.endpoint(place, message.to, span);
        }
        let (from, from_span) = self.endpoint(place, message.from, span);
        let (to, to_span) = self.endpoint(place, message.to, span);
        let text = place.line(message.text);
        self.arrow(Arrow { from, to, names: (from_span, to_span), shaft: message.shaft, text, span });
    }

    /// Adds the message between what its suffixes mean: a creation before it, bars that end and begin after it.
    pub(super) fn arrow(&mut self, arrow: Arrow) {
        let Arrow { from, to, names, shaft, text, span } = arrow;
        let on_border = (shaft.deactivate && from.participant().is_none())
            || ((shaft.activate || shaft.create) && to.participant().is_none());
        if on_border {
            self.report.push(shaft.part.span(span.file), Problem::SuffixOnBorder);
        }
        let itself = from == to;
        if shaft.create && itself {
            self.report.push(names.1, Problem::CreatedByItself);
        }
        let parallel = self.take_parallel();
        if let Some(receiver) = to.participant().filter(|_| !itself) {
            let pending = self.take_pending_creation(receiver);
            if shaft.create || pending {
                self.creation(receiver, span);
            }
        }
        let mut message = Message::new(from, to, shaft.arrow, text);
        message.slant = shaft.delay.saturating_mul(wsd::SLANT_UNIT);
        message.parallel = parallel;
        message.number = self.counter.number();
        message.origin = span.into();
        self.builder.push(Item::Message(message));
        // the sender's bar ends before the receiver's begins, so that a self message changes bars
        if let Some(sender) = from.participant().filter(|_| shaft.deactivate) {
            self.end_bar(sender, span, names.0);
        }
        if let Some(receiver) = to.participant().filter(|_| shaft.activate) {
            self.start_bar(receiver, span);
        }
    }

    /// The endpoint, and where it stands.
    pub(super) fn endpoint(&mut self, place: Place<'_>, end: End, whole: Span) -> (Endpoint, Span) {
        match end {
            End::Name(name) => (self.mention(place, name).into(), place.span(name)),
            End::Border(side) => (Endpoint::Border(side), whole),
        }
    }

    /// `*` on a receiver that is there already.
    fn check_creation(&mut self, place: Place<'_>, from: End, to: Part) {
        let itself = matches!(from, End::Name(from) if place.of(from) == place.of(to));
        if let Some(id) = self.builder.find(place.of(to)).filter(|_| !itself) {
            self.created_late(place, to, id);
        }
    }
}

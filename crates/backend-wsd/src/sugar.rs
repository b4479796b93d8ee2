//! What can stand on the arrow instead of behind it: bars that begin and end (`A->+B`, `B-->-A`, `A->-+B`, W-057,
//! W-058), and the reference that a message leads into (`A->ref over B`, W-102).
//!
//! The line of a message stays open until something else is written. What stands directly behind the message in the
//! *text* is folded into it, so that things which print nothing (spaces, frames that are dropped) make no difference
//! between the first printing and the next.

use ir::ParticipantId;
use spelling::printing::Lines;
use spelling::wsd;
use std::ops::Range;

/// The line of a message that was written last.
#[derive(Debug, Clone)]
pub(crate) struct OpenArrow {
    /// The sender, if it is a participant.
    pub(crate) from: Option<ParticipantId>,
    /// The receiver, if it is a participant.
    pub(crate) to: Option<ParticipantId>,
    /// Where suffixes go: behind the arrow. `None` when it has a delay, because both together are not documented
    /// (W-061).
    pub(crate) suffix_at: Option<usize>,
    /// Where the receiver's name stands.
    pub(crate) receiver: Range<usize>,
    /// It creates its receiver.
    pub(crate) creates: bool,
    activates: bool,
    deactivates: bool,
}

impl OpenArrow {
    /// An arrow between `ends`, whose receiver's name stands at `receiver` in the text.
    pub(crate) fn new(
        ends: [Option<ParticipantId>; 2],
        receiver: Range<usize>,
        creates: bool,
        delayed: bool,
    ) -> Self {
        let [from, to] = ends;
        let suffix_at = receiver.start - usize::from(creates);
        Self {
            from,
            to,
            suffix_at: (!delayed).then_some(suffix_at),
            receiver,
            creates,
            activates: false,
            deactivates: false,
        }
    }

    /// Puts the start of a bar onto the arrow; `false` when it does not fit there.
    pub(crate) fn activate(&mut self, who: ParticipantId, lines: &mut Lines) -> bool {
        let fits = self.to == Some(who) && !self.activates;
        let Some(at) = self.suffix_at.filter(|_| fits) else { return false };
        self.insert(at + usize::from(self.deactivates), wsd::ACTIVATE_SUFFIX, lines);
        self.activates = true;
        true
    }

    /// Puts the end of a bar onto the arrow; `false` when it does not fit there. Readers end the sender's bar before
    /// they begin the receiver's, so it must come first.
    pub(crate) fn deactivate(&mut self, who: ParticipantId, lines: &mut Lines) -> bool {
        let fits = self.from == Some(who) && !self.activates && !self.deactivates;
        let Some(at) = self.suffix_at.filter(|_| fits) else { return false };
        self.insert(at, wsd::DEACTIVATE_SUFFIX, lines);
        self.deactivates = true;
        true
    }

    /// Leads the arrow into a reference over its receiver and `others`, which are written with commas before them.
    pub(crate) fn enter(self, others: &str, lines: &mut Lines) {
        lines.insert(self.receiver.end, others);
        lines.insert(self.receiver.start, "ref over ");
    }

    fn insert(&mut self, at: usize, suffix: char, lines: &mut Lines) {
        lines.insert(at, suffix.encode_utf8(&mut [0; 4]));
        self.receiver.start += suffix.len_utf8();
        self.receiver.end += suffix.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::Builder;

    /// What `A->B:` becomes when bars begin (`+`) and end (`-`) at `a` and `b` in this order; the rest does not fit.
    fn folded(line: &str, delayed: bool, bars: &[(char, char)]) -> (String, usize) {
        let mut builder = Builder::new();
        let (a, b) = (builder.participant("A"), builder.participant("B"));
        let mut lines = Lines::default();
        lines.push(line);
        let receiver = line.rfind('B').unwrap();
        let mut arrow =
            OpenArrow::new([Some(a), Some(b)], receiver..receiver + 1, line.contains('*'), delayed);
        let fitting = bars.iter().take_while(|(what, who)| {
            let who = if *who == 'a' { a } else { b };
            match what {
                '+' => arrow.activate(who, &mut lines),
                _ => arrow.deactivate(who, &mut lines),
            }
        });
        let count = fitting.count();
        (lines.finish().trim_end().to_owned(), count)
    }

    #[test]
    fn bars_go_onto_the_arrow_in_the_order_in_which_they_are_read() {
        for (line, bars, expected, count) in [
            ("A->B:", &[('+', 'b')][..], "A->+B:", 1),
            ("A->B:", &[('-', 'a')], "A->-B:", 1),
            ("A->B:", &[('-', 'a'), ('+', 'b')], "A->-+B:", 2),
            ("A->B:", &[('+', 'b'), ('-', 'a')], "A->+B:", 1),
            ("A->B:", &[('+', 'b'), ('+', 'b')], "A->+B:", 1),
            ("A->B:", &[('+', 'a')], "A->B:", 0),
            ("A->B:", &[('-', 'b')], "A->B:", 0),
            ("A->*B:", &[('+', 'b')], "A->+*B:", 1),
        ] {
            assert_eq!(folded(line, false, bars), (expected.to_owned(), count), "{line} {bars:?}");
        }
        assert_eq!(folded("A->(2)B:", true, &[('+', 'b')]), ("A->(2)B:".to_owned(), 0));
    }

    #[test]
    fn an_arrow_leads_into_a_reference() {
        let mut builder = Builder::new();
        let (a, b) = (builder.participant("A"), builder.participant("B"));
        let mut lines = Lines::default();
        lines.push("A->B: find");
        let mut arrow = OpenArrow::new([Some(a), Some(b)], 3..4, false, false);
        assert!(arrow.activate(b, &mut lines));
        arrow.enter(",C", &mut lines);
        assert_eq!(lines.finish(), "A->+ref over B,C: find\n");
    }
}

//! What can stand behind the receiver instead of on lines of its own: the bar of the receiver begins (`A -> B ++`, P-032),
//! that of the sender ends (`B --> A --`, P-078), or both.
//!
//! The line of a message stays open until something else is written. What stands directly behind the message in the
//! *text* is folded into it, so that what prints nothing makes no difference between the first printing and the next.

use ir::ParticipantId;
use spelling::plantuml::{ACTIVATE_SUFFIX, DEACTIVATE_SUFFIX};
use spelling::printing::Lines;

/// The line of a message that was written last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OpenArrow {
    /// The sender and the receiver, as written.
    ends: (Option<ParticipantId>, Option<ParticipantId>),
    /// Where a suffix goes: behind the receiver, or behind the suffix that is there.
    at: usize,
    begins: bool,
    finishes: bool,
    /// No further suffix fits.
    full: bool,
}

impl OpenArrow {
    /// An arrow with these ends and the place for a suffix in the text.
    pub(crate) fn new(ends: (Option<ParticipantId>, Option<ParticipantId>), at: usize) -> Self {
        Self { ends, at, begins: false, finishes: false, full: false }
    }

    /// Puts the start of a bar onto the arrow, with its colour; `false` when it does not fit there.
    pub(crate) fn activate(&mut self, who: ParticipantId, color: Option<&str>, lines: &mut Lines) -> bool {
        let fits =
            self.ends.1 == Some(who) && !self.begins && !self.full && (!self.finishes || !self.is_self());
        if fits {
            self.push(ACTIVATE_SUFFIX, lines);
            self.begins = true;
            if let Some(color) = color {
                lines.insert(self.at, &format!(" #{color}"));
                self.full = true;
            }
        }
        fits
    }

    /// Puts the end of a bar onto the arrow; `false` when it does not fit there.
    pub(crate) fn deactivate(&mut self, who: ParticipantId, lines: &mut Lines) -> bool {
        let fits =
            self.ends.0 == Some(who) && !self.finishes && !self.full && (!self.begins || !self.is_self());
        if fits {
            self.push(DEACTIVATE_SUFFIX, lines);
            self.finishes = true;
        }
        fits
    }

    fn is_self(&self) -> bool {
        self.ends.0 == self.ends.1
    }

    fn push(&mut self, suffix: &str, lines: &mut Lines) {
        let gap = if self.begins || self.finishes { "" } else { " " };
        let piece = format!("{gap}{suffix}");
        lines.insert(self.at, &piece);
        self.at += piece.len();
    }
}

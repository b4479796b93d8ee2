//! What can stand on the arrow instead of behind it: the bar of the receiver begins (`A->>+B`, M-090), or that of the
//! sender ends (`B-->>-A`, M-091). Only one of them fits.
//!
//! The line of a message stays open until something else is written. What stands directly behind the message in the
//! *text* is folded into it, so that things which print nothing (spaces, destructions) make no difference between the
//! first printing and the next.

use ir::ParticipantId;
use spelling::mermaid;
use spelling::printing::Lines;

/// The line of a message that was written last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OpenArrow {
    from: Option<ParticipantId>,
    to: Option<ParticipantId>,
    /// Where a suffix goes: behind the arrow. `None` when none can stand there.
    at: Option<usize>,
    /// How long the suffix is that stands there.
    suffix: Option<Suffix>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suffix {
    Begins,
    /// With how many bytes it was written.
    Ends(usize),
}

impl OpenArrow {
    /// An arrow between `ends`, with the place for a suffix.
    pub(crate) fn new(ends: [Option<ParticipantId>; 2], at: Option<usize>) -> Self {
        let [from, to] = ends;
        Self { from, to, at, suffix: None }
    }

    /// Puts the start of a bar onto the arrow; `false` when it does not fit there.
    pub(crate) fn activate(&mut self, who: ParticipantId, lines: &mut Lines) -> bool {
        let fits = self.to == Some(who) && self.suffix.is_none();
        let Some(at) = self.at.filter(|_| fits) else { return false };
        lines.insert(at, mermaid::ACTIVATE_SUFFIX.encode_utf8(&mut [0; 4]));
        self.suffix = Some(Suffix::Begins);
        true
    }

    /// Puts the end of a bar onto the arrow; `false` when it does not fit there. `to` is the id that follows.
    pub(crate) fn deactivate(&mut self, who: ParticipantId, to: &str, lines: &mut Lines) -> bool {
        let fits = self.from == Some(who) && self.suffix.is_none();
        let Some(at) = self.at.filter(|_| fits) else { return false };
        // `-x` would be read as the head of an arrow (M-082)
        let gap = if to.starts_with(['x', 'X']) { " " } else { "" };
        let suffix = format!("{}{gap}", mermaid::DEACTIVATE_SUFFIX);
        lines.insert(at, &suffix);
        self.suffix = Some(Suffix::Ends(suffix.len()));
        true
    }

    /// Takes the end of the sender's bar off the arrow again, when the receiver's begins behind it: statements say both
    /// in their order. Whose bar it was.
    pub(crate) fn take_off(&mut self, who: ParticipantId, lines: &mut Lines) -> Option<ParticipantId> {
        let (Some(Suffix::Ends(length)), Some(at)) = (self.suffix, self.at) else { return None };
        if self.to != Some(who) {
            return None;
        }
        lines.remove(at, length);
        self.suffix = None;
        self.from
    }
}

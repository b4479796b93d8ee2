//! Activations that can stand on the arrow: `A->+B`, `B-->-A`, `A->-+B` (W-057, W-058).

use ir::{Item, ParticipantId};

/// What of the items directly behind a message its arrow can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sugar {
    /// The sender's bar ends.
    pub(crate) deactivate: bool,
    /// The receiver's bar begins.
    pub(crate) activate: bool,
}

impl Sugar {
    /// How many items it stands for.
    pub(crate) fn len(self) -> usize {
        usize::from(self.deactivate) + usize::from(self.activate)
    }
}

/// Looks at the items directly behind a message between two participants. `active` says whether a participant has a
/// bar that can end.
///
/// The items must come in the order in which the suffixes are read: the end of the sender's bar, then the start of
/// the receiver's. Anything between them and the message keeps them statements.
pub(crate) fn resugar(
    from: ParticipantId,
    to: ParticipantId,
    behind: &[Item],
    active: impl Fn(ParticipantId) -> bool,
) -> Sugar {
    let mut sugar = Sugar::default();
    let mut rest = behind;
    if let [Item::Deactivate(item), tail @ ..] = rest
        && item.participant == from
        && active(from)
    {
        sugar.deactivate = true;
        rest = tail;
    }
    if let [Item::Activate(item), ..] = rest {
        sugar.activate = item.participant == to;
    }
    sugar
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Activate, Builder, Comment, Deactivate, Origin};

    #[test]
    fn only_what_stands_directly_behind_the_message_goes_onto_its_arrow() {
        let mut builder = Builder::new();
        let (a, b) = (builder.participant("a"), builder.participant("b"));
        let on = |participant| Item::Activate(Activate { participant, style: None, origin: Origin::NONE });
        let off = |participant| Item::Deactivate(Deactivate { participant, origin: Origin::NONE });
        let comment = || Item::Comment(Comment { text: "c".to_owned(), origin: Origin::NONE });
        for (behind, deactivate, activate) in [
            (vec![], false, false),
            (vec![on(b)], false, true),
            (vec![on(a)], false, false),
            (vec![off(a)], true, false),
            (vec![off(b)], false, false),
            (vec![off(a), on(b), on(b)], true, true),
            // read back in the other order, so only the first fits
            (vec![on(b), off(a)], false, true),
            (vec![comment(), on(b)], false, false),
            (vec![off(a), comment(), on(b)], true, false),
        ] {
            let sugar = resugar(a, b, &behind, |_| true);
            assert_eq!(sugar, Sugar { deactivate, activate }, "{behind:?}");
        }
        assert_eq!(resugar(a, b, &[off(a)], |_| false), Sugar::default());
    }
}

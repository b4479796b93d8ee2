//! Which items start together: the runs that stand in `parallel {` … `}`.

use crate::fragment::is_frame;
use ir::{Dialect, Item, Line, NotePlace};
use std::ops::RangeInclusive;

/// Runs of items that start at the same time, each from its head to its last member.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Groups {
    /// In order, not overlapping.
    pub(crate) runs: Vec<RangeInclusive<usize>>,
    /// Items that should start together with something before them that cannot stand in a group.
    pub(crate) alone: Vec<usize>,
}

/// What an item is to the groups around it.
enum Role {
    /// It starts by itself, or together with what stands before it.
    Member { parallel: bool },
    /// It belongs to what stands before it, or leaves no trace in the text.
    Companion,
    /// Nothing can start together with it.
    Barrier,
}

fn role(item: &Item) -> Role {
    match item {
        Item::Message(message) if message.arrow.line == Line::Hidden => Role::Companion,
        Item::Message(message) => Role::Member { parallel: message.parallel },
        Item::Note(note) if matches!(note.place, NotePlace::OnMessage(_)) => Role::Companion,
        Item::Note(note) => Role::Member { parallel: note.parallel },
        Item::State(state) => Role::Member { parallel: state.parallel },
        Item::Fragment(fragment) if is_frame(fragment) => Role::Member { parallel: fragment.parallel },
        Item::Fragment(_) => Role::Barrier,
        // printed as notes
        Item::Divider(divider) if !divider.text.is_empty() => Role::Member { parallel: false },
        Item::Delay(delay) if !delay.text.is_empty() => Role::Member { parallel: false },
        Item::PageBreak(page) if !page.title.is_empty() => Role::Member { parallel: false },
        Item::Raw(raw) if raw.dialect == Dialect::Wsd => Role::Barrier,
        // what starts together is what can say so; a reference cannot, but may stand in between
        Item::Reference(_)
        | Item::Activate(_)
        | Item::Deactivate(_)
        | Item::Create(_)
        | Item::Destroy(_)
        | Item::Numbering(_)
        | Item::Comment(_)
        | Item::Divider(_)
        | Item::Delay(_)
        | Item::Space(_)
        | Item::Duration(_)
        | Item::PageBreak(_)
        | Item::Raw(_) => Role::Companion,
    }
}

/// Whether the next member after this message starts together with it.
pub(crate) fn leads_a_group(behind: &[Item]) -> bool {
    let next = behind.iter().find_map(|item| match role(item) {
        Role::Member { parallel } => Some(parallel),
        Role::Barrier => Some(false),
        Role::Companion => None,
    });
    next.unwrap_or(false)
}

/// Whether an item names somebody at whom it stands. What names nobody can only be printed at those who are there.
fn names_somebody(item: &Item) -> bool {
    let note = matches!(
        item,
        Item::Note(note) if matches!(note.place, NotePlace::Left(_) | NotePlace::Right(_) | NotePlace::Over(_))
    );
    note || matches!(item, Item::Message(_) | Item::State(_) | Item::Fragment(_))
}

/// Finds the groups in one list of items. What belongs to a message (activations, notes bound to it, comments) may
/// stand between it and the next member. `nobody`: there is no participant yet, so that notes over everybody are
/// printed as comments until somebody is named.
pub(crate) fn groups(items: &[Item], mut nobody: bool) -> Groups {
    let mut groups = Groups::default();
    let mut head: Option<usize> = None;
    for (index, item) in items.iter().enumerate() {
        let parallel = match role(item) {
            Role::Member { .. } if nobody && !names_somebody(item) => continue,
            Role::Member { parallel } => {
                // a fragment may hold nothing but comments
                nobody &= matches!(item, Item::Fragment(_));
                parallel
            }
            Role::Companion => continue,
            Role::Barrier => {
                head = None;
                if matches!(item, Item::Fragment(fragment) if fragment.parallel) {
                    groups.alone.push(index);
                }
                continue;
            }
        };
        match (parallel, head) {
            (false, _) => head = Some(index),
            (true, Some(first)) => match groups.runs.last_mut() {
                Some(run) if *run.start() == first => *run = first..=index,
                _ => groups.runs.push(first..=index),
            },
            (true, None) => {
                groups.alone.push(index);
                head = Some(index);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Activate, Arrow, Builder, Divider, Fragment, FragmentKind, Message, Text};

    #[test]
    fn what_becomes_a_comment_leads_no_group() {
        let note = || Item::Note(ir::Note::new(NotePlace::Across, Text::plain("x")));
        let parallel =
            Item::Note(ir::Note { parallel: true, ..ir::Note::new(NotePlace::Across, Text::plain("x")) });
        assert_eq!(groups(&[note(), parallel.clone()], true), Groups::default());
        assert_eq!(groups(&[note(), parallel], false).runs, [0..=1]);
    }

    #[test]
    fn a_group_reaches_from_its_head_to_its_last_member() {
        let mut builder = Builder::new();
        let a = builder.participant("a");
        let message = |parallel| {
            let message = Message::new(a.into(), a.into(), Arrow::call(), Text::default());
            Item::Message(Message { parallel, ..message })
        };
        let activate = || Item::Activate(Activate { participant: a, style: None, origin: ir::Origin::NONE });
        let items = [
            message(true),
            message(false),
            message(false),
            activate(),
            message(true),
            message(true),
            activate(),
            message(false),
            message(true),
            Item::Divider(Divider::default()),
            message(true),
            Item::Fragment(Fragment::new(FragmentKind::Rect, Vec::new())),
            message(true),
        ];
        assert_eq!(groups(&items, false), Groups { runs: vec![2..=5, 7..=10], alone: vec![0, 12] });
    }
}

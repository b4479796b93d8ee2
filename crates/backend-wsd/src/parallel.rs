//! Which items start together: the runs that stand in `parallel {` … `}`.

use ir::{Item, Line, NotePlace};
use std::ops::RangeInclusive;

/// Runs of items that start at the same time, each from its head to its last member.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Groups {
    /// In order, not overlapping.
    pub(crate) runs: Vec<RangeInclusive<usize>>,
    /// Items that should start together with something before them that cannot stand in a group.
    pub(crate) alone: Vec<usize>,
}

/// Finds the groups in one list of items. What belongs to a message (activations, notes bound to it, comments) may
/// stand between it and the next member.
pub(crate) fn groups(items: &[Item]) -> Groups {
    let mut groups = Groups::default();
    let mut head: Option<usize> = None;
    for (index, item) in items.iter().enumerate() {
        let parallel = match item {
            Item::Message(message) if message.arrow.line == Line::Hidden => continue,
            Item::Message(message) => message.parallel,
            Item::Note(note) => match note.place {
                NotePlace::OnMessage(_) => continue,
                NotePlace::OnFragment(_) | NotePlace::Margin => {
                    head = None;
                    continue;
                }
                NotePlace::Left(_) | NotePlace::Right(_) | NotePlace::Over(_) | NotePlace::Across => {
                    note.parallel
                }
            },
            Item::State(state) => state.parallel,
            Item::Activate(_)
            | Item::Deactivate(_)
            | Item::Create(_)
            | Item::Destroy(_)
            | Item::Numbering(_)
            | Item::Comment(_) => continue,
            Item::Fragment(_)
            | Item::Reference(_)
            | Item::Divider(_)
            | Item::Delay(_)
            | Item::Space(_)
            | Item::Duration(_)
            | Item::PageBreak(_)
            | Item::Raw(_) => {
                head = None;
                continue;
            }
        };
        match (parallel, head) {
            (false, _) => head = Some(index),
            (true, Some(first)) => match groups.runs.last_mut() {
                Some(run) if *run.start() == first => *run = first..=index,
                _ => groups.runs.push(first..=index),
            },
            (true, None) => groups.alone.push(index),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Activate, Arrow, Builder, Divider, Message, Text};

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
        ];
        assert_eq!(groups(&items), Groups { runs: vec![2..=5, 7..=8], alone: vec![0, 10] });
    }
}

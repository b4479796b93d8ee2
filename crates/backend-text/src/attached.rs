//! What stands behind a message and belongs to it: bars that begin, lifelines that end, notes above.

use crate::measuring::Measuring;
use crate::parts::note::{self, At};
use crate::plan::{Moment, Tip};
use ir::{Construct, Item, NotePlace, NoteSide};

/// Notes above an arrow come before it.
pub(crate) fn notes_above<'d>(pass: &mut Measuring<'d>, items: &'d [Item], at: usize) {
    let target = pass.next();
    let above = |item: &Item| match item {
        Item::Note(note) => note.place == NotePlace::OnMessage(NoteSide::Top),
        _ => false,
    };
    let count = following(items, at).filter(|(_, item)| above(item)).count() as u32;
    for (index, item) in following(items, at) {
        if let Item::Note(note) = item
            && above(item)
        {
            pass.take(index);
            note::measure_at(pass, note, At::Message(target + count, NoteSide::Top));
        }
    }
}

/// What stands behind a message and belongs to it, with its index.
fn following(items: &[Item], at: usize) -> impl Iterator<Item = (usize, &Item)> {
    items.iter().enumerate().skip(at + 1).take_while(|(_, item)| {
        matches!(
            item,
            Item::Activate(_)
                | Item::Deactivate(_)
                | Item::Destroy(_)
                | Item::Note(_)
                | Item::State(_)
                | Item::Comment(_)
                | Item::Raw(_)
                | Item::Numbering(_)
                | Item::Duration(_)
        )
    })
}

/// Bars that begin at this message begin before its ends are placed. Says whether sender and receiver end at it.
pub(crate) fn attach<'d>(
    pass: &mut Measuring<'d>,
    items: &'d [Item],
    at: usize,
    event: u32,
    [from, to]: [Option<u32>; 2],
) -> [bool; 2] {
    let mut ended: Vec<ir::ParticipantId> = Vec::new();
    let mut destroys = [false; 2];
    let mut begun = Vec::new();
    for (index, item) in following(items, at) {
        match item {
            Item::Activate(activate) if !ended.contains(&activate.participant) => {
                begun.push((index, activate));
            }
            Item::Deactivate(item) if ended.len() < 64 => ended.push(item.participant),
            Item::Destroy(destroy) => {
                let column = pass.column(destroy.participant, Construct::Destruction, destroy.origin);
                for (which, end) in [from, to].into_iter().enumerate() {
                    destroys[which] |= from != to && column.is_some() && end == column;
                }
                ended.push(destroy.participant);
            }
            _ => {}
        }
    }
    // An activation behind a deactivation stays where it is, and so do those behind it.
    for (index, activate) in begun {
        pass.take(index);
        let Some(column) = pass.column(activate.participant, Construct::Activation, activate.origin) else {
            continue;
        };
        let tip = if from == Some(column) && to != from { Tip::Tail } else { Tip::Head };
        pass.activate(column, Moment::At(event, tip), activate.origin);
    }
    destroys
}

//! Pages: a diagram that its author broke apart (PlantUML `newpage`, reference plantuml P-093), as one diagram for each
//! page. Pictures have pages; texts and event lists are of the whole diagram.
//!
//! What goes on over a break is there on both of its sides: lifelines, open bars, and frames with the guard of the branch
//! that is open. What belongs to the message before a break stays with it: the note on that message, and the bars that
//! begin or end there. Numbers are those of the whole diagram, because messages carry them as drawn.

mod limit;
mod split;
#[cfg(test)]
mod tests;

use crate::{Construct, Diagram, Endpoint, Item, Loss, NotePlace, ParticipantId, walk, walk_mut};
use std::collections::HashSet;

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What is drawn on it: valid in the sense of [`validate`](crate::validate) if the whole diagram is, and without
    /// page breaks. Its title is that of the page; header, footer, caption, legend and boxes are those of the diagram.
    /// Participants that are created on a later page, or whose lifelines ended on an earlier one, are left out.
    pub diagram: Diagram,
    /// What cannot be drawn on one page: durations from one page to another.
    pub losses: Vec<Loss>,
}

/// On how many pages the diagram is drawn. `None` when there are so many, or so much would be on each of them again, that
/// nobody wants it so; then all stands on one.
pub fn page_count(diagram: &Diagram) -> Option<usize> {
    limit::count(diagram)
}

/// The pages of a diagram, as many as [`page_count`] says; where there are too many, the diagram itself with its breaks.
pub fn pages(diagram: &Diagram) -> Vec<Page> {
    if page_count(diagram).is_none_or(|count| count == 1) {
        return vec![Page { diagram: diagram.clone(), losses: Vec::new() }];
    }
    let split::Split { drafts, created } = split::split(diagram);
    drafts
        .into_iter()
        .enumerate()
        .map(|(number, draft)| {
            let is_there = |id: ParticipantId| {
                draft.mentioned[id.index()]
                    || (!draft.ended_before[id.index()]
                        && created[id.index()].is_none_or(|page| page <= number))
            };
            let mut page = Diagram {
                meta: diagram.meta.clone(),
                participants: Vec::new(),
                boxes: diagram.boxes.clone(),
                style: diagram.style.clone(),
                body: draft.body,
            };
            page.meta.title = draft.title.cloned().unwrap_or_default();
            keep(&mut page, diagram, is_there);
            let losses = without_torn_durations(&mut page);
            Page { diagram: page, losses }
        })
        .collect()
}

/// Gives a page the participants of the diagram that are on it, and its items the ids that these have now.
fn keep(page: &mut Diagram, diagram: &Diagram, is_there: impl Fn(ParticipantId) -> bool) {
    let mut now = Vec::with_capacity(diagram.participants.len());
    for (id, participant) in diagram.participant_ids().zip(&diagram.participants) {
        now.push(ParticipantId(page.participants.len() as u32));
        if is_there(id) {
            page.participants.push(participant.clone());
        }
    }
    if page.participants.len() < diagram.participants.len() {
        walk_mut(&mut page.body, &mut |item| each_participant(item, |id| *id = now[id.index()]));
    }
}

/// Calls `visit` for every id in the item itself.
fn each_participant(item: &mut Item, mut visit: impl FnMut(&mut ParticipantId)) {
    match item {
        Item::Message(message) => {
            for end in [&mut message.from, &mut message.to] {
                if let Endpoint::Participant(id) = end {
                    visit(id);
                }
            }
        }
        Item::Note(note) => match &mut note.place {
            NotePlace::Left(ids) | NotePlace::Right(ids) | NotePlace::Over(ids) => {
                ids.iter_mut().for_each(visit);
            }
            NotePlace::Across | NotePlace::OnMessage(_) | NotePlace::OnFragment(_) | NotePlace::Margin => {}
        },
        Item::Activate(item) => visit(&mut item.participant),
        Item::Deactivate(item) => visit(&mut item.participant),
        Item::Create(item) => visit(&mut item.participant),
        Item::Destroy(item) => visit(&mut item.participant),
        Item::Reference(item) => item.participants.iter_mut().for_each(visit),
        Item::State(item) => item.participants.iter_mut().for_each(visit),
        Item::Fragment(_)
        | Item::Divider(_)
        | Item::Delay(_)
        | Item::Space(_)
        | Item::Numbering(_)
        | Item::Duration(_)
        | Item::PageBreak(_)
        | Item::Comment(_)
        | Item::Raw(_) => {}
    }
}

/// Takes out durations of which an end is on another page.
fn without_torn_durations(page: &mut Diagram) -> Vec<Loss> {
    let mut anchors = HashSet::new();
    let mut has_durations = false;
    walk(page, |item| match item {
        Item::Message(message) => anchors.extend(message.anchor.clone()),
        Item::Duration(_) => has_durations = true,
        _ => {}
    });
    let mut losses = Vec::new();
    if has_durations {
        retain(&mut page.body, &mut |item| match item {
            Item::Duration(duration) => {
                let is_whole = anchors.contains(&duration.from) && anchors.contains(&duration.to);
                if !is_whole {
                    let what = format!(
                        "the duration from `{}` to `{}`, which are on two pages",
                        duration.from, duration.to
                    );
                    losses.push(Loss::dropped(Construct::Duration, duration.origin, what));
                }
                is_whole
            }
            _ => true,
        });
    }
    losses
}

/// Recursion is bounded by [`MAX_NESTING`](crate::MAX_NESTING).
fn retain(items: &mut Vec<Item>, keep: &mut impl FnMut(&Item) -> bool) {
    items.retain(|item| keep(item));
    for item in items {
        if let Item::Fragment(fragment) = item {
            fragment.operands.iter_mut().for_each(|operand| retain(&mut operand.items, keep));
        }
    }
}

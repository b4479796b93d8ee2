//! The second pass: everything finds its cells from left to right. Nothing here depends on rows.

use crate::options::Setting;
use crate::parts::fragment;
use crate::parts::message::Place;
use crate::parts::note::At;
use crate::plan::{Part, Plan};
use ir::Side;

/// Places everything across.
pub(crate) fn across<'d>(plan: &mut Plan<'d>, set: Setting<'d>) {
    plan.borders = borders(plan);
    let (mut left, mut right) = outer(plan);
    for index in 0..plan.events.len() {
        place(plan, set, index);
        let event = &plan.events[index];
        let is_margin = matches!(&event.part, Part::Note(note) if note.at == At::Margin);
        if event.is_somewhere() && !is_margin {
            (left, right) = (left.min(event.left), right.max(event.right));
        }
    }
    (plan.left, plan.right) = (left, right);
}

/// Outer cells of heads and boxes.
fn outer(plan: &Plan<'_>) -> (i64, i64) {
    let ends = plan.panels.iter().map(|panel| panel.ends(plan));
    ends.fold(plan.heads(), |(left, right), (from, to)| (left.min(from), right.max(to)))
}

/// The borders are as far out as heads and boxes, and as the arrows from and to them need.
fn borders(plan: &Plan<'_>) -> [i64; 2] {
    let (mut left, mut right) = outer(plan);
    for event in &plan.events {
        let Part::Message(message) = &event.part else { continue };
        let other = |place: Place| match (message.border_from, place) {
            (Some((column, offset)), _) => Some((plan.x(column) + offset, 0)),
            (None, Place::Column { column, offset }) => Some((plan.x(column) + offset, message.room)),
            (None, Place::Border(_) | Place::Point(_)) => None,
        };
        match message.sides() {
            (Place::Border(_), place) if !matches!(place, Place::Border(_)) => {
                if let Some((x, room)) = other(place) {
                    left = left.min(x - room);
                }
            }
            (place, Place::Border(_)) => {
                if let Some((x, room)) = other(place) {
                    right = right.max(x + room);
                }
            }
            _ => {}
        }
    }
    [left, right]
}

fn place<'d>(plan: &mut Plan<'d>, set: Setting<'d>, index: usize) {
    let sides = reference_sides(plan, index);
    let anchor = note_anchor(plan, index);
    let mut part = std::mem::replace(&mut plan.events[index].part, Part::Space(0));
    let frame = plan.events[index].frame;
    let taken = match &mut part {
        Part::Message(message) => {
            let taken = message.across(set, plan, sides);
            for column in [message.from, message.to].into_iter().filter_map(Place::column) {
                let x = plan.x(column);
                fragment::enclose(plan, frame, x - 1, x + 1);
            }
            Some(taken)
        }
        Part::SelfMessage(message) => {
            let taken = message.across(plan);
            let x = plan.x(message.column);
            fragment::enclose(plan, frame, x - 1, x + 1);
            Some(taken)
        }
        Part::Note(note) => {
            if let At::Over(first, last) = note.at {
                let (first, last) = (plan.x(first), plan.x(last));
                fragment::enclose(plan, frame, first - 1, last + 1);
            }
            Some(note.across(set, plan, anchor))
        }
        Part::Reference(reference) => Some(reference.across(plan)),
        Part::Cross(column) => Some((plan.x(*column) - 1, plan.x(*column) + 1)),
        Part::Birth(column) => plan
            .columns
            .get(*column as usize)
            .map(|column| (column.x - column.half[0], column.x + column.half[1])),
        // they stand in the middle of something whose sides are not known yet
        Part::Divider(divider) => wide(plan, frame, divider.least()),
        Part::Delay(delay) => wide(plan, frame, delay.least()),
        Part::Begin(_) | Part::Operand(_) | Part::Space(_) => None,
        Part::End(ended) => Some(fragment::across(plan, set, *ended)),
    };
    let is_margin = matches!(&part, Part::Note(note) if note.at == At::Margin);
    plan.events[index].part = part;
    let Some((left, right)) = taken else { return };
    (plan.events[index].left, plan.events[index].right) = (left, right);
    if !is_margin {
        fragment::enclose(plan, frame, left, right);
    }
}

/// So many cells in the middle of the drawing, unless it stands in a frame: that has seen to it.
fn wide(plan: &Plan<'_>, frame: u32, cells: i64) -> Option<(i64, i64)> {
    if plan.frames.get(frame as usize).is_some() {
        return None;
    }
    let (left, right) = plan.heads();
    let left = left + (right - left + 1 - cells).div_euclid(2);
    Some((left, left + cells - 1))
}

/// Where arrows that lead into or out of a reference meet its side.
fn reference_sides(plan: &Plan<'_>, index: usize) -> [Option<i64>; 2] {
    let Part::Message(message) = &plan.events[index].part else { return [None, None] };
    let side = |event: Option<u32>, place: Place| {
        let Part::Reference(reference) = &plan.events.get(event? as usize)?.part else { return None };
        reference.side(place, plan)
    };
    [side(message.enters, message.from), side(message.leaves, message.to)]
}

/// Outer cells of what a note stands at.
fn note_anchor(plan: &Plan<'_>, index: usize) -> Option<(i64, i64)> {
    let Part::Note(note) = &plan.events[index].part else { return None };
    match note.at {
        At::Message(at, _) => {
            if at as usize > index {
                // it stands above, and before, its message
                let Part::Message(message) = &plan.events.get(at as usize)?.part else {
                    return self_anchor(plan, at);
                };
                let x = |place: Place, side: Side| match place {
                    Place::Column { column, .. } => plan.x(column),
                    Place::Border(_) => plan.borders[usize::from(side == Side::Right)],
                    Place::Point(_) => {
                        let (left, right) = message.sides();
                        let other = left.column().or(right.column()).map_or(0, |column| plan.x(column));
                        if side == Side::Left { other - message.room } else { other + message.room }
                    }
                };
                let (left, right) = message.sides();
                return Some((x(left, Side::Left), x(right, Side::Right)));
            }
            let event = plan.events.get(at as usize)?;
            match &event.part {
                Part::Message(message) => {
                    let (left, right) = (message.x1.min(message.x2), message.x1.max(message.x2));
                    Some((left.min(event.left), right.max(event.right) + message.bars))
                }
                Part::SelfMessage(_) => self_anchor(plan, at),
                _ => None,
            }
        }
        At::Fragment(frame, _) => plan.frames.get(frame as usize).map(|frame| (frame.x1, frame.x2)),
        _ => None,
    }
}

fn self_anchor(plan: &Plan<'_>, event: u32) -> Option<(i64, i64)> {
    match &plan.events.get(event as usize)?.part {
        Part::SelfMessage(message) => {
            let x = plan.x(message.column);
            Some((x, x + message.right()))
        }
        _ => None,
    }
}

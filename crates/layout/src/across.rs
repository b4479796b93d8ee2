//! The third pass: everything finds its place from left to right. Nothing here depends on heights, so frames, whose
//! guards are wrapped to their width, are known before the pass down.

use crate::measuring::edge;
use crate::options::{Setting, half};
use crate::parts::fragment;
use crate::parts::message::Place;
use crate::parts::note::At;
use crate::parts::participant;
use crate::plan::{NONE, Part, Plan};
use ir::Side;

/// What is known when things are placed across.
pub(crate) struct Across<'s> {
    pub(crate) set: Setting<'s, 's>,
    /// The lifelines, from left to right.
    pub(crate) xs: &'s [f64],
    /// Where arrows meet the border of the picture.
    pub(crate) borders: [f64; 2],
    /// How far each column's bars reach to the right, px.
    bars: Vec<f64>,
    /// The farthest of these.
    pub(crate) widest_bar: f64,
    heads: (f64, f64),
}

/// Places everything across. Says how much room boxes need above the heads.
pub(crate) fn across<'d>(plan: &mut Plan<'d>, set: Setting<'_, 'd>, xs: &[f64]) -> f64 {
    let mut across = Across::new(plan, set, xs);
    across.borders = borders(plan, &across);
    let room = participant::across(&mut plan.panels, &plan.columns, &across, &set);
    plan.panel_levels = participant::levels(&plan.panels);
    for index in 0..plan.events.len() {
        place(plan, &across, index);
    }
    durations(plan, &across);
    margin(plan, &across);
    room
}

impl<'s> Across<'s> {
    fn new<'d>(plan: &Plan<'d>, set: Setting<'s, 'd>, xs: &'s [f64]) -> Self
    where
        'd: 's,
    {
        let bars: Vec<f64> = plan.columns.iter().map(|column| column.bar_reach).collect();
        let widest_bar = bars.iter().copied().fold(0.0, f64::max);
        let edge = |index: usize, side: f64| half(xs[index] + side * plan.columns[index].width / 2.0);
        let heads = if xs.is_empty() {
            (0.5, 240.5)
        } else {
            // The outermost head's edges: a wide head may reach beyond that of its outer neighbour.
            let near = |columns: &mut dyn Iterator<Item = usize>, side: f64, pick: fn(f64, f64) -> f64| {
                columns.take(8).map(|index| edge(index, side)).reduce(pick).unwrap_or(0.5)
            };
            (near(&mut (0..xs.len()), -1.0, f64::min), near(&mut (0..xs.len()).rev(), 1.0, f64::max))
        };
        Self { set, xs, borders: [0.0; 2], bars, widest_bar, heads }
    }

    /// Outer edges of the first and the last head.
    pub(crate) fn heads(&self) -> (f64, f64) {
        self.heads
    }

    /// A frame's left side, moved left if it is too near to a lifeline.
    pub(crate) fn clear_left(&self, x: f64) -> f64 {
        self.too_near(x).map_or(x, |column| half(self.xs[column] - self.set.theme.metric.side_clear - 2.0))
    }

    /// A frame's right side, moved right if it is too near to a lifeline.
    pub(crate) fn clear_right(&self, x: f64) -> f64 {
        let clear = self.set.theme.metric.side_clear;
        self.too_near(x).map_or(x, |column| half(self.xs[column] + clear.max(self.bars[column] + 7.0) + 2.0))
    }

    fn too_near(&self, x: f64) -> Option<usize> {
        let clear = self.set.theme.metric.side_clear;
        let from = self.xs.partition_point(|place| *place + clear.max(self.widest_bar + 7.0) <= x);
        (from..self.xs.len())
            .take_while(|column| self.xs[*column] - clear < x)
            .find(|column| self.xs[*column] + clear.max(self.bars[*column] + 7.0) > x)
    }
}

/// The borders are as far out as the arrows from and to them need.
fn borders(plan: &Plan<'_>, across: &Across<'_>) -> [f64; 2] {
    let reach = across.set.theme.metric.border_reach;
    let (Some(first), Some(last)) = (across.xs.first(), across.xs.last()) else {
        return [across.heads.0, across.heads.1];
    };
    let mut left = (first - reach).min(across.heads.0 - 24.0);
    let mut right = (last + reach).max(across.heads.1 + 24.0);
    for event in &plan.events {
        let Part::Message(message) = &event.part else { continue };
        if let Some((Place::Column { column, offset }, room)) = message.border_room(Side::Left) {
            left = left.min(across.xs[column as usize] + offset - room);
        }
        if let Some((Place::Column { column, offset }, room)) = message.border_room(Side::Right) {
            right = right.max(across.xs[column as usize] + offset + room);
        }
    }
    [half(left), half(right.ceil())]
}

fn place(plan: &mut Plan<'_>, across: &Across<'_>, index: usize) {
    let side = across.set.theme.metric.frame_side;
    // What counts as content of the frame, beyond what is reached.
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut lifeline = |column: u32| {
        let x = across.xs[column as usize];
        left = left.min(x - side);
        right = right.max(x + side);
    };
    let sides = reference_sides(plan, across, index);
    let anchor = note_anchor(plan, across, index);
    let event = &mut plan.events[index];
    let frame = event.frame;
    let reached = match &mut event.part {
        Part::Message(message) => {
            message.lifelines().for_each(&mut lifeline);
            Some(message.across(across, sides))
        }
        Part::SelfMessage(message) => {
            lifeline(message.column);
            Some(message.across(across))
        }
        Part::Note(note) => {
            if let At::Over(first, last) = note.at {
                lifeline(first);
                lifeline(last);
            }
            let reached = note.across(across, anchor);
            (note.at != At::Margin).then_some(reached)
        }
        Part::Reference(reference) => Some(reference.across(across)),
        Part::Divider(divider) => Some(divider.across(across)),
        Part::Delay(delay) => Some(delay.across(across)),
        Part::Cross { column, .. } => {
            lifeline(*column);
            let x = across.xs[*column as usize];
            Some((x - 7.0, x + 7.0))
        }
        Part::Birth { column, .. } => {
            let (x, width) = (across.xs[*column as usize], plan.columns[*column as usize].width);
            Some((x - width / 2.0, x + width / 2.0))
        }
        Part::Begin(_) | Part::Operand(_) | Part::Space(_) => None,
        Part::End(ended) => {
            let ended = *ended;
            let reached = fragment::across(plan, across, ended);
            Some(reached)
        }
    };
    if let Part::Operand(operand) = plan.events[index].part {
        plan.frames[frame as usize].current = operand;
    }
    let Some((from, to)) = reached else { return };
    plan.events[index].reach(from, to);
    if frame != NONE {
        let runs = match &plan.events[index].part {
            Part::Message(_) => true,
            Part::End(ended) => plan.frames[*ended as usize].arrows,
            _ => false,
        };
        plan.frames[frame as usize].arrows |= runs;
    }
    touch(plan, frame, left.min(from), right.max(to));
    created(plan, across, index);
}

/// A head that is created reaches beyond its arrow.
fn created(plan: &mut Plan<'_>, across: &Across<'_>, index: usize) {
    let Part::Message(message) = &plan.events[index].part else { return };
    let Some(column) = message.created() else { return };
    let (x, width) = (across.xs[column as usize], plan.columns[column as usize].width);
    let frame = plan.events[index].frame;
    plan.events[index].reach(x - width / 2.0, x + width / 2.0);
    touch(plan, frame, x - width / 2.0, x + width / 2.0);
}

fn touch(plan: &mut Plan<'_>, frame: u32, left: f64, right: f64) {
    if frame == NONE {
        return;
    }
    let frame = &mut plan.frames[frame as usize];
    frame.touch(left, right);
    let operand = frame.current;
    if let Some(operand) = plan.operands.get_mut(operand as usize) {
        operand.touch(left, right);
    }
}

/// Where arrows that lead into or out of a reference meet its side.
fn reference_sides(plan: &mut Plan<'_>, across: &Across<'_>, index: usize) -> [Option<f64>; 2] {
    let Part::Message(message) = &plan.events[index].part else { return [None, None] };
    let (enters, leaves, from, to) = (message.enters, message.leaves, message.from, message.to);
    let mut side = |event: Option<u32>, place: Place| {
        let Part::Reference(reference) = &mut plan.events[event? as usize].part else { return None };
        reference.across(across);
        reference.side(place, across)
    };
    [side(enters, from), side(leaves, to)]
}

/// Left and right side of what a note stands at.
fn note_anchor(plan: &Plan<'_>, across: &Across<'_>, index: usize) -> Option<(f64, f64)> {
    let Part::Note(note) = &plan.events[index].part else { return None };
    match note.at {
        At::Message(event, _) => match &plan.events.get(event as usize)?.part {
            Part::Message(message) => {
                let (one, other) = message.ends(across);
                // Bars reach beyond the lifeline that an arrow meets.
                let sides = message.lifelines().fold((one.min(other), one.max(other)), |sides, column| {
                    let bars = plan.states.bars(column, event).unwrap_or(0);
                    if bars == 0 {
                        return sides;
                    }
                    let x = across.xs[column as usize];
                    let near = x - across.set.theme.metric.bar_w / 2.0;
                    (sides.0.min(near), sides.1.max(x + edge(&across.set, bars, 1.0)))
                });
                Some(sides)
            }
            Part::SelfMessage(message) => {
                let x = across.xs[message.column as usize];
                Some((x, x + message.right_offset(across.set.theme)))
            }
            _ => None,
        },
        At::Fragment(frame, _) => {
            let frame = &plan.frames[frame as usize];
            Some((frame.x1, frame.x2))
        }
        _ => None,
    }
}

/// So many durations beside lifelines are looked at for overlaps; more stand left of everything.
const MOST_DURATIONS: usize = 64;

/// Durations stand beside their lifeline if there is room, short ones first, else in lanes left of everything.
fn durations(plan: &mut Plan<'_>, across: &Across<'_>) {
    let mut durations = std::mem::take(&mut plan.durations);
    if durations.is_empty() {
        return;
    }
    let mut order: Vec<usize> = (0..durations.len()).collect();
    order.sort_by_key(|index| durations[*index].span());
    let mut beside: Vec<usize> = Vec::new();
    let mut outside = Vec::new();
    for index in order {
        let room = durations[index].across(across, &plan.events, &plan.frames);
        let free = |other: &usize| !durations[index].meets(&durations[*other]);
        if room && beside.len() < MOST_DURATIONS && beside.iter().all(free) {
            beside.push(index);
        } else {
            outside.push(index);
        }
    }
    let mut edge = plan.events.iter().map(|event| event.left).fold(across.heads.0, f64::min);
    edge = plan.panels.iter().map(|panel| panel.x1).fold(edge, f64::min);
    edge = beside.iter().map(|index| durations[*index].left()).fold(edge, f64::min);
    for index in outside {
        edge = durations[index].outside(across, &plan.events, edge);
    }
    plan.durations = durations;
}

/// Notes in the margin stand left of everything.
fn margin(plan: &mut Plan<'_>, across: &Across<'_>) {
    let in_margin = |part: &Part<'_>| matches!(part, Part::Note(note) if note.at == At::Margin);
    if !plan.events.iter().any(|event| in_margin(&event.part)) {
        return;
    }
    let mut edge = plan.events.iter().map(|event| event.left).fold(across.heads.0, f64::min);
    edge = plan.panels.iter().map(|panel| panel.x1).fold(edge, f64::min);
    edge = plan.durations.iter().map(|duration| duration.left()).fold(edge, f64::min);
    for event in &mut plan.events {
        if let Part::Note(note) = &mut event.part
            && note.at == At::Margin
        {
            note.x = half(edge - 16.0 - note.width);
        }
    }
}

//! The third pass: everything finds its rows, in the order of time, by one cursor that only moves down.
//!
//! Between two things lies an empty row, in which nothing but lifelines is seen. The sides of frames are such rows by
//! themselves, so that nothing is lost by them.

use crate::parts::duration;
use crate::parts::note::At;
use crate::plan::{Event, Part, Plan};
use ir::Side;
use std::collections::BTreeMap;

/// What the pass knows.
struct Down {
    /// The next free row.
    cursor: i64,
    /// What stands above.
    above: Above,
    open: Vec<Open>,
    sibling: Option<Sibling>,
    /// The row from which the margin is free.
    margin: i64,
}

/// What stands above the cursor: whether the next thing needs an empty row before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// The upper side of a frame, or a line between operands: nothing does.
    Frame,
    /// Heads, a divider, a delay: arrows do not, boxes do.
    Line,
    /// Something else: everything does.
    Other,
}

/// An open frame.
struct Open {
    /// Where its content begins.
    body: i64,
    /// The lowest free row below operands that share rows.
    low: i64,
    /// What stands before it.
    before: Option<Sibling>,
    /// It begins beside what stands before it.
    beside: bool,
    start: (i64, Above),
}

/// What stood last at one level of nesting.
#[derive(Clone, Copy)]
struct Sibling {
    start: (i64, Above),
    left: i64,
    right: i64,
    /// The free row below it.
    bottom: i64,
}

/// Places everything down.
pub(crate) fn down(plan: &mut Plan<'_>) {
    let mut down = Down { cursor: 0, above: Above::Line, open: Vec::new(), sibling: None, margin: 0 };
    let mut index = 0;
    while index < plan.events.len() {
        let start = (down.cursor, down.above);
        let next = down.place(plan, index);
        for index in index..next {
            down.remember(plan, index, start);
        }
        index = next;
    }
    plan.bottom = down.cursor.max(down.margin - 1);
    plan.margin = duration::place(plan, plan.left);
    margin_notes(plan);
}

impl Down {
    /// Leaves an empty row before an arrow or a frame, unless there is none needed.
    fn gap(&mut self) {
        self.cursor += i64::from(self.above == Above::Other);
    }

    /// The same before a box or a line.
    fn wide_gap(&mut self) {
        self.cursor += i64::from(self.above != Above::Frame);
    }

    /// Places an event, and those that start together with it; gives the number of the next one.
    fn place(&mut self, plan: &mut Plan<'_>, index: usize) -> usize {
        match plan.events[index].part {
            Part::Message(_) | Part::SelfMessage(_) => return self.band(plan, index),
            Part::Note(ref note) => match note.at {
                At::Fragment(frame, side) => {
                    let height = note.height;
                    self.beside_frame(plan, index, frame, side, height);
                }
                At::Margin => {
                    let height = note.height;
                    let top = self.margin.max(self.cursor + i64::from(self.above == Above::Other));
                    self.margin = top + height;
                    rows(&mut plan.events[index], top, height);
                    plan.events[index].after = self.cursor - 1;
                }
                _ => return self.band(plan, index),
            },
            Part::Reference(_) => return self.reference(plan, index),
            Part::Begin(frame) => self.begin(plan, index, frame),
            Part::Operand(operand) => self.separate(plan, index, operand),
            Part::End(frame) => self.end(plan, index, frame),
            Part::Divider(ref divider) => {
                let height = divider.height();
                self.wide_gap();
                self.block(&mut plan.events[index], height);
                self.above = Above::Line;
            }
            Part::Delay(ref delay) => {
                let height = delay.height();
                plan.delays.push((self.cursor, self.cursor + height - 1));
                self.block(&mut plan.events[index], height);
                self.above = Above::Line;
            }
            Part::Space(height) => {
                let above = self.above;
                self.block(&mut plan.events[index], height);
                self.above = above;
            }
            Part::Cross(_) => {
                self.gap();
                self.block(&mut plan.events[index], 1);
            }
            Part::Birth(column) => {
                let height = plan.columns.get(column as usize).map_or(0, |column| column.height());
                self.wide_gap();
                self.block(&mut plan.events[index], height);
            }
        }
        index + 1
    }

    /// So many rows from the cursor on.
    fn block(&mut self, event: &mut Event<'_>, height: i64) {
        rows(event, self.cursor, height);
        self.cursor += height;
        self.above = Above::Other;
    }

    /// Things that start together: arrows share a row, notes stand beside it. What does not fit begins below.
    fn band(&mut self, plan: &mut Plan<'_>, first: usize) -> usize {
        let mut taken: BTreeMap<i64, i64> = BTreeMap::new();
        let mut end = first;
        let (mut above, mut has_arrow) = (0, false);
        while let Some(event) = plan.events.get(end) {
            // rows above the arrow
            let (lead, may_join) = match &event.part {
                Part::Message(message) => (Some(message.rows().0), message.may_join()),
                Part::SelfMessage(_) => (Some(0), true),
                Part::Note(note) => (None, !matches!(note.at, At::Fragment(..) | At::Margin)),
                _ => break,
            };
            if end > first && !(event.parallel && may_join && is_free(&taken, event)) {
                break;
            }
            above = above.max(lead.unwrap_or(0));
            has_arrow |= lead.is_some();
            taken.insert(event.left, event.right);
            end += 1;
            if !may_join {
                break;
            }
        }
        if has_arrow {
            let beside = plan.events[first..end].iter().filter_map(|event| match &event.part {
                Part::Note(note) => Some(note.height / 2),
                _ => None,
            });
            above = beside.fold(above, i64::max);
        }
        if has_arrow {
            self.gap()
        } else {
            self.wide_gap()
        }
        let axis = self.cursor + above;
        let mut bottom = self.cursor;
        for event in &mut plan.events[first..end] {
            let (top, height) = match &event.part {
                Part::Message(message) => {
                    let (above, below) = message.rows();
                    (axis - above, above + below)
                }
                Part::SelfMessage(message) => (axis, message.height),
                Part::Note(note) if has_arrow => (axis - note.height / 2, note.height),
                Part::Note(note) => (self.cursor, note.height),
                _ => (axis, 1),
            };
            rows(event, top, height);
            event.axis = axis;
            bottom = bottom.max(top + height);
        }
        self.cursor = bottom;
        self.above = Above::Other;
        end
    }

    /// A reference, and the arrow that leaves it. The one that leads into it has its row already.
    fn reference(&mut self, plan: &mut Plan<'_>, index: usize) -> usize {
        let (events, rest) = plan.events.split_at_mut(index);
        let Some((event, rest)) = rest.split_first_mut() else { return index + 1 };
        let Part::Reference(reference) = &mut event.part else { return index + 1 };
        let entry = events.last().filter(|_| reference.entered).map(|entry| entry.axis);
        match entry {
            Some(axis) => reference.top = axis - 1,
            None => {
                self.wide_gap();
                reference.top = self.cursor;
            }
        }
        reference.bottom = reference.top + reference.height() - 1;
        let leaving = rest.first_mut().filter(|_| reference.left);
        let leaving = leaving.filter(
            |leaving| matches!(&leaving.part, Part::Message(message) if message.leaves == Some(index as u32)),
        );
        let mut next = index + 1;
        if let Some(leaving) = leaving
            && let Part::Message(message) = &leaving.part
        {
            let (above, below) = message.rows();
            // its label comes below the upper side, and below the arrow that leads in
            let first = entry.unwrap_or(reference.top) + 1;
            let axis = (first + above).max(reference.bottom - 1);
            rows(leaving, axis - above, above + below);
            leaving.axis = axis;
            reference.bottom = reference.bottom.max(axis + below);
            leaving.after = reference.bottom;
            next += 1;
        }
        let (top, bottom) = (reference.top, reference.bottom);
        rows(event, top, bottom - top + 1);
        self.cursor = self.cursor.max(bottom + 1);
        self.above = Above::Other;
        next
    }

    fn begin(&mut self, plan: &mut Plan<'_>, index: usize, frame: u32) {
        let start = (self.cursor, self.above);
        let each = &plan.frames[frame as usize];
        let before = self.sibling.take();
        let beside =
            before.is_some_and(|before| each.parallel && (each.x1 > before.right || each.x2 < before.left));
        if let Some(before) = before.filter(|_| beside) {
            (self.cursor, self.above) = before.start;
        }
        self.gap();
        let top = self.cursor;
        let height = each.head(&mut plan.operands, top);
        plan.frames[frame as usize].top = top;
        self.block(&mut plan.events[index], height);
        self.above = Above::Frame;
        self.open.push(Open { body: self.cursor, low: i64::MIN, before, beside, start });
    }

    fn separate(&mut self, plan: &mut Plan<'_>, index: usize, operand: u32) {
        let each = &mut plan.operands[operand as usize];
        if each.overlaid {
            if let Some(open) = self.open.last_mut() {
                open.low = open.low.max(self.cursor);
                self.cursor = open.body;
                self.above = Above::Frame;
            }
            rows(&mut plan.events[index], self.cursor, 0);
            return;
        }
        self.lower();
        each.top = self.cursor;
        let height = each.height();
        self.block(&mut plan.events[index], height);
        self.above = Above::Frame;
    }

    /// Moves below everything that stands in the innermost frame; an operand without content has an empty row.
    fn lower(&mut self) {
        if self.above == Above::Frame {
            self.cursor += 1;
        }
        self.above = Above::Other;
        if let Some(open) = self.open.last() {
            self.cursor = self.cursor.max(open.low);
        }
    }

    fn end(&mut self, plan: &mut Plan<'_>, index: usize, frame: u32) {
        self.lower();
        let bottom = self.cursor;
        self.block(&mut plan.events[index], 1);
        let each = &mut plan.frames[frame as usize];
        each.bottom = bottom;
        let Some(open) = self.open.pop() else { return };
        let own = Sibling { start: open.start, left: each.x1, right: each.x2, bottom: self.cursor };
        let sibling = match open.before.filter(|_| open.beside) {
            Some(before) => Sibling {
                start: before.start,
                left: before.left.min(own.left),
                right: before.right.max(own.right),
                bottom: before.bottom.max(own.bottom),
            },
            None => own,
        };
        self.cursor = self.cursor.max(sibling.bottom);
        self.sibling = Some(sibling);
    }

    /// A note beside a frame that has ended, if nothing else stands there.
    fn beside_frame(&mut self, plan: &mut Plan<'_>, index: usize, frame: u32, side: Side, height: i64) {
        let which = usize::from(side == Side::Right);
        let each = &mut plan.frames[frame as usize];
        let event = &mut plan.events[index];
        let alone = self.sibling.is_some_and(|sibling| {
            sibling.left >= each.x1 && sibling.right <= each.x2
                || event.left > sibling.right
                || event.right < sibling.left
        });
        let top = if alone { each.top.max(each.beside[which]) } else { self.cursor };
        each.beside[which] = top + height;
        rows(event, top, height);
        self.cursor = self.cursor.max(top + height);
        event.after = self.cursor - 1;
        self.above = Above::Other;
    }

    /// Remembers what stands last at this level, for a frame that starts together with it.
    fn remember(&mut self, plan: &Plan<'_>, index: usize, start: (i64, Above)) {
        let event = &plan.events[index];
        match &event.part {
            Part::Begin(_) | Part::Operand(_) => self.sibling = None,
            Part::End(_) => {}
            Part::Note(note) if note.at == At::Margin => {}
            Part::Note(note) if matches!(note.at, At::Fragment(..)) => {
                if let Some(sibling) = &mut self.sibling {
                    sibling.left = sibling.left.min(event.left);
                    sibling.right = sibling.right.max(event.right);
                    sibling.bottom = self.cursor;
                }
            }
            _ => {
                let (left, right) =
                    if event.is_somewhere() { (event.left, event.right) } else { (i64::MIN, i64::MAX) };
                let own = Sibling { start, left, right, bottom: self.cursor };
                self.sibling = Some(match self.sibling.filter(|before| before.start == start) {
                    Some(before) => {
                        Sibling { left: before.left.min(left), right: before.right.max(right), ..own }
                    }
                    None => own,
                });
            }
        }
    }
}

fn rows(event: &mut Event<'_>, top: i64, height: i64) {
    (event.top, event.bottom, event.after, event.axis) = (top, top + height - 1, top + height - 1, top);
}

fn is_free(taken: &BTreeMap<i64, i64>, event: &Event<'_>) -> bool {
    let before = taken.range(..=event.right).next_back();
    before.is_none_or(|(_, right)| *right < event.left)
}

/// Notes in the margin stand left of everything.
fn margin_notes(plan: &mut Plan<'_>) {
    let mut leftmost = plan.margin;
    let edge = plan.margin - 1;
    for event in &mut plan.events {
        if let Part::Note(note) = &mut event.part
            && note.at == At::Margin
        {
            note.x = edge - note.width;
            leftmost = leftmost.min(note.x);
        }
    }
    plan.margin = leftmost;
}

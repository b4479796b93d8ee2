//! Combined fragments: a frame with its kind and first guard in the upper side, and broken lines between operands.

use crate::glyphs::{Mask, Weight};
use crate::measuring::Measuring;
use crate::options::{Setting, WRAP_GUARD};
use crate::plan::{NONE, Plan};
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, FragmentKind, Side};
use std::ops::Range;

/// From a frame's side to its content: one cell is free.
const PAD: i64 = 2;
/// From a frame's side to the next lifeline.
const GAP: i64 = 2;
/// From a frame's corner to its heading: a line and a blank.
const HEADING: i64 = 3;
/// Between heading and guard: a blank, a line, a blank.
const APART: i64 = 3;
/// A guard in a frame round a single lifeline is not wrapped narrower than this.
const LEAST_GUARD: i64 = 24;
/// An empty frame spans so many lifelines at most.
const EMPTY_SPAN: usize = 3;

/// Outer cells of something: columns, and how far from their lifelines.
pub(crate) type Reach = ((u32, i64), (u32, i64));

/// A frame, from its begin to its end.
pub(crate) struct Frame<'d> {
    pub(crate) kind: FragmentKind,
    /// It starts together with what stands before it, if there is room.
    pub(crate) parallel: bool,
    /// What it is called by its author, if at all.
    name: &'d ir::Text,
    heading: Block<'d>,
    /// Its operands, in [`Plan::operands`].
    pub(crate) operands: Range<usize>,
    /// The operand that is gone through, in [`Plan::operands`].
    pub(crate) current: u32,
    /// What its content reaches; nothing while it is empty.
    content: Option<Reach>,
    /// Its sides; known when it has ended.
    outer: Reach,
    /// Least width, for what is written in it.
    pub(crate) least: i64,
    /// Its sides as cells; known after the pass across. Before its turn there the cells of its content.
    pub(crate) x1: i64,
    pub(crate) x2: i64,
    /// Rows of its upper and lower side; known after the pass down.
    pub(crate) top: i64,
    pub(crate) bottom: i64,
    /// How far down notes beside it reach, left and right.
    pub(crate) beside: [i64; 2],
}

/// A branch of a frame.
pub(crate) struct Operand<'d> {
    said: &'d ir::Operand,
    frame: u32,
    guard: Block<'d>,
    /// What its content reaches; nothing while it is empty.
    content: Option<Reach>,
    /// Some of it reaches the left or the right border.
    borders: [bool; 2],
    /// It is drawn in the rows of the first operand (`par` over each other).
    pub(crate) overlaid: bool,
    /// The row of its separator, or for those without one, of its guard.
    pub(crate) top: i64,
}

/// Measures a fragment's head; its content follows.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, fragment: &'d ir::Fragment) -> u32 {
    let set = pass.set;
    let frame = pass.plan.frames.len() as u32;
    let heading = match fragment.kind {
        FragmentKind::Rect => Block::default(),
        kind if fragment.name.is_empty() => Block::of(kind.as_str()),
        _ => words::lay(&fragment.name, Wrap::at(set.wrap(&fragment.name, WRAP_GUARD)), set.glyphs),
    };
    let start = pass.plan.operands.len();
    for operand in &fragment.operands {
        let wrap = Wrap::guard(set.wrap(&operand.guard, WRAP_GUARD));
        let guard = words::lay(&operand.guard, wrap, set.glyphs);
        pass.plan.operands.push(Operand {
            said: operand,
            frame,
            guard,
            content: None,
            borders: [false; 2],
            overlaid: false,
            top: 0,
        });
    }
    let mut each = Frame {
        kind: fragment.kind,
        parallel: fragment.parallel,
        name: &fragment.name,
        heading,
        operands: start..start + fragment.operands.len(),
        current: start as u32,
        content: None,
        outer: ((0, 0), (0, 0)),
        least: 0,
        x1: i64::MAX,
        x2: i64::MIN,
        top: 0,
        bottom: -1,
        beside: [i64::MIN; 2],
    };
    each.least = each.written(&pass.plan.operands);
    pass.plan.frames.push(each);
    frame
}

/// A further operand begins.
pub(crate) fn operand(pass: &mut Measuring<'_>, frame: u32, operand: u32) {
    if let Some(frame) = pass.plan.frames.get_mut(frame as usize) {
        frame.current = operand;
    }
}

/// A frame's content is known: its sides ask for room between the lifelines.
pub(crate) fn end(pass: &mut Measuring<'_>, index: u32) {
    let set = pass.set;
    let columns = pass.plan.columns.len();
    let last = (columns as u32).saturating_sub(1);
    let Some(frame) = pass.plan.frames.get_mut(index as usize) else { return };
    let whole = match pass.plan.columns.as_slice() {
        [] => ((0, 0), (0, 0)),
        [first, ..] => ((0, -first.half[0]), (last, pass.plan.columns[last as usize].half[1])),
    };
    let (near, far) = match (frame.kind, frame.content) {
        (FragmentKind::Partition, Some((near, far))) => (near.min(whole.0), far.max(whole.1)),
        (FragmentKind::Partition, None) => whole,
        (_, Some(content)) => content,
        (_, None) => ((0, -1), ((columns.min(EMPTY_SPAN) as u32).saturating_sub(1), 1)),
    };
    let (near, mut far) = ((near.0, near.1 - PAD), (far.0, far.1 + PAD));
    if near.0 == far.0 {
        // a guard alone would push the next lifeline far away
        frame.narrow(set, &mut pass.plan.operands, far.1 - near.1 + 1);
        far.1 = far.1.max(near.1 + frame.least - 1);
    } else {
        let distance = frame.least - 1 + near.1 - far.1;
        pass.constraints.need(near.0, far.0, distance);
    }
    frame.outer = (near, far);
    if frame.kind == FragmentKind::ParOver {
        overlay(&mut pass.plan.operands[frame.operands.clone()]);
    }
    if near.0 > 0 {
        pass.need_from_bars(near.0 - 1, near.0, GAP - near.1);
    }
    pass.constraints.need(far.0, far.0.saturating_add(1), far.1 + GAP);
    let operands = frame_operands(&pass.plan, index);
    let borders = operands
        .iter()
        .fold([false; 2], |[left, right], operand| [left || operand.borders[0], right || operand.borders[1]]);
    // it was taken off the list of open frames already: this concerns the one round it
    pass.touch(near, far);
    for (side, reached) in [Side::Left, Side::Right].into_iter().zip(borders) {
        if reached {
            pass.touch_border(side);
        }
    }
}

fn frame_operands<'p, 'd>(plan: &'p Plan<'d>, index: u32) -> &'p [Operand<'d>] {
    plan.frames.get(index as usize).map_or(&[], |frame| &plan.operands[frame.operands.clone()])
}

/// Operands that stand beside each other share their rows.
fn overlay(operands: &mut [Operand<'_>]) {
    let Some((first, others)) = operands.split_first_mut() else { return };
    let Some(mut taken) = first.content else { return };
    let mut borders = first.borders;
    for operand in others {
        let Some((near, far)) = operand.content else { break };
        // lifelines apart, and not both up to the same border
        let is_right = near.0 > taken.1.0 && !borders[1] && !operand.borders[0];
        let is_left = far.0 < taken.0.0 && !borders[0] && !operand.borders[1];
        if !(is_left || is_right) {
            break;
        }
        operand.overlaid = true;
        taken = (taken.0.min(near), taken.1.max(far));
        borders = [borders[0] | operand.borders[0], borders[1] | operand.borders[1]];
    }
}

fn joined(one: Option<Reach>, (near, far): Reach) -> Option<Reach> {
    Some(one.map_or((near, far), |one| (one.0.min(near), one.1.max(far))))
}

impl<'d> Frame<'d> {
    /// Counts this stretch as content.
    pub(crate) fn touch(&mut self, near: (u32, i64), far: (u32, i64)) {
        self.content = joined(self.content, (near, far));
    }

    /// Its sides.
    pub(crate) fn outer(&self) -> Reach {
        self.outer
    }

    fn weight(&self) -> Weight {
        if self.kind == FragmentKind::Rect { Weight::Light } else { Weight::Double }
    }

    /// The first cell of its guards.
    fn guard_x(&self) -> i64 {
        self.x1 + HEADING + self.before_guard()
    }

    fn before_guard(&self) -> i64 {
        if self.heading.is_empty() { 0 } else { self.heading.width + APART }
    }

    /// Least width, for heading and guards.
    fn written(&self, operands: &[Operand<'d>]) -> i64 {
        let guards = operands[self.operands.clone()].iter().filter(|operand| !operand.guard.is_empty());
        let widest = guards.map(|operand| self.before_guard() + operand.guard.width).max();
        widest.unwrap_or(0).max(self.heading.width) + 2 * HEADING
    }

    /// Breaks guards that are wider than this frame.
    fn narrow(&mut self, set: Setting<'d>, operands: &mut [Operand<'d>], width: i64) {
        let before = self.written(operands);
        let room = (width - 2 * HEADING - self.before_guard()).max(LEAST_GUARD);
        for operand in &mut operands[self.operands.clone()] {
            let said = &operand.said.guard;
            if operand.guard.width > room && set.wrap(said, room).is_some() {
                operand.guard = words::lay(said, Wrap::guard(Some(room)), set.glyphs);
            }
        }
        // what stands in it may ask for more than what is written in its sides
        if self.least == before {
            self.least = self.written(operands);
        }
    }

    /// Rows of its head: those of the first guard, and of those that share its rows.
    pub(crate) fn head(&self, operands: &mut [Operand<'d>], top: i64) -> i64 {
        let mut rows = 0;
        for (number, operand) in operands[self.operands.clone()].iter_mut().enumerate() {
            if number == 0 || operand.overlaid {
                operand.top = top + rows;
                rows += operand.guard.height();
            }
        }
        rows.max(self.heading.height()).max(1)
    }

    /// Paints a row of it.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, at: i64) {
        let weight = self.weight();
        if at == self.top || at == self.bottom {
            row.side(self.x1, self.x2, weight, at == self.top);
        } else {
            row.line(self.x1, Mask::vertical(weight));
            row.line(self.x2, Mask::vertical(weight));
        }
    }

    /// Writes what stands in its head.
    pub(crate) fn write<'p>(&'p self, row: &mut Row<'p>, operands: &'p [Operand<'d>], at: i64) {
        if at == self.bottom && self.bottom > self.top {
            return;
        }
        self.heading.write(row, at - self.top, self.x1 + HEADING, self.heading.width, Align::Left);
        for (number, operand) in operands[self.operands.clone()].iter().enumerate() {
            if number == 0 || operand.overlaid {
                let line = at - operand.top;
                operand.guard.write(row, line, self.guard_x(), operand.guard.width, Align::Left);
            }
            if operand.top > at {
                break;
            }
        }
    }
}

impl Operand<'_> {
    /// Counts this stretch as content.
    pub(crate) fn touch(&mut self, near: (u32, i64), far: (u32, i64)) {
        self.content = joined(self.content, (near, far));
    }

    pub(crate) fn border(&mut self, side: Side) {
        self.borders[usize::from(side == Side::Right)] = true;
    }

    /// Rows of its separator and guard.
    pub(crate) fn height(&self) -> i64 {
        self.guard.height().max(1)
    }

    /// Paints a row of its separator.
    pub(crate) fn paint(&self, row: &mut Row<'_>, frames: &[Frame<'_>], at: i64) {
        let Some(frame) = frames.get(self.frame as usize).filter(|_| at == self.top && !self.overlaid) else {
            return;
        };
        row.dashes(frame.x1 + 1, frame.x2 - 1, frame.x1 + 1);
        row.level(frame.x2 - 1, frame.x2 - 1, Weight::Light);
        row.line(frame.x1, Mask::right(Weight::Light));
        row.line(frame.x2, Mask::left(Weight::Light));
    }

    /// Writes a row of its guard.
    pub(crate) fn write<'p>(&'p self, row: &mut Row<'p>, frames: &[Frame<'_>], at: i64) {
        let Some(frame) = frames.get(self.frame as usize).filter(|_| !self.overlaid) else { return };
        self.guard.write(row, at - self.top, frame.x1 + HEADING, self.guard.width, Align::Left);
    }
}

/// Places a frame across when the cells of its content are known; gives its sides.
pub(crate) fn across<'d>(plan: &mut Plan<'d>, set: Setting<'d>, index: u32) -> (i64, i64) {
    let (near, far) = plan.frames[index as usize].outer;
    let (x1, x2) = (plan.x(near.0) + near.1, plan.x(far.0) + far.1);
    let frame = &mut plan.frames[index as usize];
    frame.x1 = x1.min(frame.x1.saturating_sub(PAD));
    frame.x2 = x2.max(frame.x2.saturating_add(PAD)).max(frame.x1 + frame.least - 1);
    // what was wrapped may find more room
    let room = frame.x2 - frame.x1 + 1 - 2 * HEADING;
    if frame.heading.height() > 1 && room > WRAP_GUARD && set.wrap(frame.name, room).is_some() {
        // guards need their room behind it
        let mut own = plan.operands[frame.operands.clone()].iter().enumerate();
        let is_alone = own.all(|(number, each)| each.guard.is_empty() || (number > 0 && !each.overlaid));
        if is_alone {
            frame.heading = words::lay(frame.name, Wrap::at(Some(room)), set.glyphs);
        }
    }
    let (left, right) = (frame.guard_x(), frame.x2);
    for (number, operand) in plan.operands[frame.operands.clone()].iter_mut().enumerate() {
        let x = if number == 0 || operand.overlaid { left } else { frame.x1 + HEADING };
        let room = right - x - HEADING + 1;
        let said = &operand.said.guard;
        if operand.guard.height() > 1 && room > WRAP_GUARD && set.wrap(said, room).is_some() {
            operand.guard = words::lay(said, Wrap::guard(Some(room - 2)), set.glyphs);
        }
    }
    (frame.x1, frame.x2)
}

/// Counts cells as content of a frame, before it is placed.
pub(crate) fn enclose(plan: &mut Plan<'_>, frame: u32, left: i64, right: i64) {
    if frame == NONE {
        return;
    }
    if let Some(frame) = plan.frames.get_mut(frame as usize) {
        frame.x1 = frame.x1.min(left);
        frame.x2 = frame.x2.max(right);
    }
}

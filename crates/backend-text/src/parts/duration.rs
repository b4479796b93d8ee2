//! Dimension lines between two anchored messages, left of everything else.

use crate::glyphs::{Glyphs, Mask, Weight};
use crate::measuring::Measuring;
use crate::plan::Plan;
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Construct, Loss};

/// A duration is wrapped at this many columns.
const WRAP: i64 = 20;
/// Between two dimension lines, and from one to what stands beside it.
const GAP: i64 = 2;

/// A time between two messages.
pub(crate) struct Duration<'d> {
    text: Block<'d>,
    /// The events of the earlier and the later message.
    from: u32,
    to: u32,
    /// The cell of its line.
    x: i64,
    /// The rows from one message to the other.
    top: i64,
    bottom: i64,
}

/// Measures a duration.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, duration: &'d ir::Duration) {
    let (Some(from), Some(to)) = (pass.anchored(&duration.from), pass.anchored(&duration.to)) else {
        let what = format!("a duration from `{}` to `{}`", duration.from, duration.to);
        pass.losses.push(Loss::dropped(Construct::Duration, duration.origin, what));
        return;
    };
    let set = pass.set;
    let text = words::lay(&duration.text, Wrap::at(set.wrap(&duration.text, WRAP)), set.glyphs);
    pass.plan.durations.push(Duration { text, from, to, x: 0, top: 0, bottom: 0 });
}

/// Places all of them beside each other, right ones first, and those that share no row one below the other; gives the
/// outermost cell. Later rows may be needed for their texts.
pub(crate) fn place(plan: &mut Plan<'_>, edge: i64) -> i64 {
    let mut durations = std::mem::take(&mut plan.durations);
    for duration in &mut durations {
        let row = |event: u32| plan.events.get(event as usize).map_or(0, |event| event.axis);
        let (one, other) = (row(duration.from), row(duration.to));
        (duration.top, duration.bottom) = (one.min(other), one.max(other));
        plan.bottom = plan.bottom.max(duration.last());
    }
    // Lanes from the right to the left: the row from which each is free.
    let mut order: Vec<usize> = (0..durations.len()).collect();
    order.sort_by_key(|&index| (durations[index].first(), durations[index].last(), index));
    let mut lanes: Vec<Lane> = Vec::new();
    for &index in &order {
        let duration = &durations[index];
        // The first lane that is free; a heap would find it faster, but few durations ever stand beside each other.
        let free = lanes.iter().take(MOST_LANES).position(|lane| lane.free < duration.first());
        let lane = free.unwrap_or(lanes.len());
        if free.is_none() {
            lanes.push(Lane::default());
        }
        let lane = &mut lanes[lane];
        lane.free = duration.last();
        lane.width = lane.width.max(duration.text.width + 1);
        lane.members.push(index);
    }
    let mut x = edge;
    for lane in &lanes {
        x -= GAP;
        for &index in &lane.members {
            durations[index].x = x;
        }
        x -= lane.width;
    }
    plan.durations = durations;
    x
}

/// So many lanes are looked at for a free one.
const MOST_LANES: usize = 64;

/// A place for durations that share no row.
#[derive(Default)]
struct Lane {
    /// The last row that is taken.
    free: i64,
    width: i64,
    members: Vec<usize>,
}

impl Duration<'_> {
    /// The first row of its text.
    fn text_top(&self) -> i64 {
        let middle = (self.top + self.bottom + 1 - self.text.height()).div_euclid(2);
        middle.max(0)
    }

    /// First and last row that it takes.
    pub(crate) fn first(&self) -> i64 {
        self.top.min(self.text_top())
    }

    pub(crate) fn last(&self) -> i64 {
        self.bottom.max(self.text_top() + self.text.height() - 1)
    }

    /// Paints a row.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, glyphs: &Glyphs, at: i64) {
        if self.top == self.bottom {
            if at == self.top {
                row.line(self.x, Mask::vertical(Weight::Light));
            }
        } else if at == self.top {
            row.glyph(self.x, glyphs.tips[0]);
        } else if at == self.bottom {
            row.glyph(self.x, glyphs.tips[1]);
        } else if self.top < at && at < self.bottom {
            row.line(self.x, Mask::vertical(Weight::Light));
        }
        let left = self.x - 1 - self.text.width;
        self.text.write(row, at - self.text_top(), left, self.text.width, Align::Right);
    }
}

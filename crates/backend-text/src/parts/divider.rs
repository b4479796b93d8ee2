//! Dividers and page breaks: a line across the drawing, or across the frame that it stands in.

use crate::glyphs::Weight;
use crate::measuring::Measuring;
use crate::options::WRAP_GUARD;
use crate::plan::{Event, Part, Plan};
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Text};

/// A line with text on it.
pub(crate) struct Divider<'d> {
    pub(crate) text: Block<'d>,
    /// A divider; else a new page, whose line is broken.
    double: bool,
}

/// Measures a line.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, text: &'d Text, double: bool) {
    let set = pass.set;
    let text = words::lay(text, Wrap::at(set.wrap(text, WRAP_GUARD)), set.glyphs);
    pass.widen(text.width + 8);
    pass.touch_all();
    let frame = pass.frame();
    pass.push(Event::new(Part::Divider(Box::new(Divider { text, double })), frame));
    pass.barrier();
}

/// The cells between which something stands that belongs to no column: those of the drawing, or of its frame.
pub(crate) fn within(plan: &Plan<'_>, frame: u32) -> (i64, i64) {
    match plan.frames.get(frame as usize) {
        Some(frame) => (frame.x1 + 1, frame.x2 - 1),
        None => (plan.left, plan.right),
    }
}

impl Divider<'_> {
    /// How many rows it takes.
    pub(crate) fn height(&self) -> i64 {
        self.text.height().max(1)
    }

    /// Paints the line, in the middle of its rows; `at` counts from the first one.
    pub(crate) fn paint(&self, row: &mut Row<'_>, plan: &Plan<'_>, frame: u32, at: i64) {
        if at != (self.height() - 1) / 2 {
            return;
        }
        let (left, right) = within(plan, frame);
        if self.double {
            row.level(left, right, Weight::Double);
        } else {
            row.dashes(left, right, left);
            row.level(right, right, Weight::Light);
        }
    }

    /// Writes a row of its text.
    pub(crate) fn write<'p>(&'p self, row: &mut Row<'p>, plan: &Plan<'_>, frame: u32, at: i64) {
        let (left, right) = within(plan, frame);
        self.text.write(row, at, left, right - left + 1, Align::Center);
    }

    /// Columns that its text asks for.
    pub(crate) fn least(&self) -> i64 {
        self.text.width + 4
    }
}

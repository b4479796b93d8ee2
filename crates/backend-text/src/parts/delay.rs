//! Delays, in which lifelines are dotted, and empty room.

use crate::measuring::Measuring;
use crate::options::{ROW, WRAP_GUARD};
use crate::parts::divider::within;
use crate::plan::{Event, Part, Plan};
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Construct, Loss, Text};

/// Empty room is drawn at most so high, rows.
const MOST_SPACE: u32 = 100;
/// Rows of empty room of which nobody says how high it is.
const SPACE: u32 = 2;

/// A zone of dotted lifelines.
pub(crate) struct Delay<'d> {
    pub(crate) text: Block<'d>,
}

/// Measures a delay.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, text: &'d Text) {
    let set = pass.set;
    let text = words::lay(text, Wrap::at(set.wrap(text, WRAP_GUARD)), set.glyphs);
    // between the outer lifelines
    pass.widen(text.width + 10);
    pass.touch_all();
    let frame = pass.frame();
    pass.push(Event::new(Part::Delay(Box::new(Delay { text })), frame));
    pass.barrier();
}

/// Measures empty room.
pub(crate) fn measure_space(pass: &mut Measuring<'_>, space: &ir::Space) {
    let rows = space.pixels.map_or(SPACE, |pixels| (pixels.saturating_add(ROW / 2) / ROW).max(1));
    if rows > MOST_SPACE {
        let form = format!("a space of {MOST_SPACE} rows");
        pass.losses.push(Loss::approximated(Construct::Space, space.origin, "a very large space", form));
    }
    let frame = pass.frame();
    pass.push(Event::new(Part::Space(i64::from(rows.min(MOST_SPACE))), frame));
    pass.barrier();
}

impl Delay<'_> {
    /// How many rows it takes: one above and one below its text.
    pub(crate) fn height(&self) -> i64 {
        if self.text.is_empty() { 2 } else { self.text.height() + 2 }
    }

    /// Writes a row, counted from the first one.
    pub(crate) fn write<'p>(&'p self, row: &mut Row<'p>, plan: &Plan<'_>, frame: u32, at: i64) {
        let (left, right) = within(plan, frame);
        self.text.write(row, at - 1, left, right - left + 1, Align::Center);
    }

    /// Columns that its text asks for.
    pub(crate) fn least(&self) -> i64 {
        self.text.width + 2
    }
}

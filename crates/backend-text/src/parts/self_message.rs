//! Messages that return to the lifeline that they left: a loop at its right, with the label behind it.

use crate::glyphs::{Mask, Weight};
use crate::measuring::Measuring;
use crate::options::Setting;
use crate::parts::arrow::{self, Meets, Shaft};
use crate::parts::message;
use crate::plan::{Event, Part, Plan, reach};
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Line};

/// Least cells of a loop.
const LEAST: i64 = 4;

/// A loop at the right of a lifeline.
pub(crate) struct SelfMessage<'d> {
    pub(crate) said: &'d ir::Message,
    pub(crate) column: u32,
    /// The cells where it leaves and returns, from the lifeline.
    leaves: i64,
    returns: i64,
    /// The far side of the loop, from the lifeline.
    far: i64,
    /// How many rows it takes.
    pub(crate) height: i64,
    label: Block<'d>,
    number: &'d str,
    /// The lifeline's cell.
    x: i64,
}

/// Measures a message of a column to itself; its event will be `event`.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, message: &'d ir::Message, column: u32, event: u32) {
    let set = pass.set;
    let label = words::lay(&message.text, Wrap::at(set.wrap(&message.text, set.wrap_label())), set.glyphs);
    let number = arrow::number(message);
    // It leaves from the bar that was there, and returns to the bar that begins.
    let leaves = reach(pass.level(column) - pass.begun(column, event));
    let returns = pass.reach(column);
    let width = |end: ir::End| arrow::end_width(set.glyphs, end, Meets::Lifeline);
    let upper = width(message.arrow.tail) + arrow::number_room(number).max(1);
    let lower = width(message.arrow.head) + 1;
    let far = (leaves + upper.max(LEAST)).max(returns + lower.max(LEAST)) + 1;
    let rows = if label.is_empty() { 2 } else { label.height().max(3) };
    let height = rows + message::drop_of(pass, message);
    let part = SelfMessage { said: message, column, leaves, returns, far, height, label, number, x: 0 };
    let right = part.right();
    pass.constraints.need(column, column.saturating_add(1), right + 2);
    pass.touch((column, -1), (column, right));
    let frame = pass.frame();
    let event = Event { parallel: message.parallel, ..Event::new(Part::SelfMessage(Box::new(part)), frame) };
    pass.push(event);
}

impl SelfMessage<'_> {
    /// Its last cell, from the lifeline.
    pub(crate) fn right(&self) -> i64 {
        if self.label.is_empty() { self.far } else { self.far + 1 + self.label.width }
    }

    /// Places it across; gives the cells that it takes.
    pub(crate) fn across(&mut self, plan: &Plan<'_>) -> (i64, i64) {
        self.x = plan.x(self.column);
        (self.x + self.leaves.min(self.returns) + 1, self.x + self.right())
    }

    /// Paints a row of it, counted from the upper one.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, set: Setting<'_>, at: i64) {
        if self.said.arrow.line == Line::Hidden || !(0..self.height).contains(&at) {
            return;
        }
        let far = self.x + self.far;
        let none = ir::End::default();
        let arrow = self.said.arrow;
        let near = Mask::left(Weight::Light);
        if at == 0 {
            let arrow = ir::Arrow { head: none, ..arrow };
            let meets = [Meets::Lifeline, Meets::Border];
            Shaft { from: self.x + self.leaves, to: far, arrow, meets, number: self.number }
                .paint(row, set.glyphs);
            row.line(far, Mask::down(Weight::Light).over(near));
        } else if at == self.height - 1 {
            let arrow = ir::Arrow { tail: none, ..arrow };
            let meets = [Meets::Border, Meets::Lifeline];
            Shaft { from: far, to: self.x + self.returns, arrow, meets, number: "" }.paint(row, set.glyphs);
            row.line(far, Mask::up(Weight::Light).over(near));
        } else if arrow.line == Line::Dashed {
            row.weak(far, set.glyphs.broken);
        } else {
            row.line(far, Mask::vertical(Weight::Light));
        }
        let line = at - (self.height - self.label.height()) / 2;
        if !self.label.is_empty() && (0..self.label.height()).contains(&line) {
            self.label.write(row, line, far + 2, self.label.width, Align::Left);
        }
    }
}

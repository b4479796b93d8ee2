//! What arrows are made of: shafts, heads, circles, dots, and the number near the tail.

use crate::glyphs::{Glyphs, Mask, Weight};
use crate::row::Row;
use crate::words::width;
use ir::{Arrow, End, Head, Line, Message};

/// An end of a shaft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meets {
    /// A lifeline or its bar.
    Lifeline,
    /// The side of a head or of a reference.
    Side,
    /// Nothing: the border.
    Border,
    /// A dot.
    Point,
}

/// How many cells what stands at an end takes of the shaft.
pub(crate) fn end_width(glyphs: &Glyphs, end: End, meets: Meets) -> i64 {
    width(glyphs.head(end.head, true)) + i64::from(has_circle_beside(end, meets))
}

/// On a lifeline a circle lies on the line itself.
fn has_circle_beside(end: End, meets: Meets) -> bool {
    end.circle && meets != Meets::Lifeline
}

/// The number that a message shows; empty for none.
pub(crate) fn number(message: &Message) -> &str {
    match &message.number {
        Some(number) if message.arrow.line != Line::Hidden => number,
        _ => "",
    }
}

/// Cells that a shaft needs with this number in it: blanks around, and a piece of line at either side.
pub(crate) fn number_room(number: &str) -> i64 {
    if number.is_empty() { 0 } else { width(number) + 4 }
}

/// A level arrow between two cells that are not its own.
pub(crate) struct Shaft<'p> {
    /// The cells at the tail and at the head.
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) arrow: Arrow,
    pub(crate) meets: [Meets; 2],
    pub(crate) number: &'p str,
}

impl<'p> Shaft<'p> {
    pub(crate) fn paint(&self, row: &mut Row<'p>, glyphs: &'static Glyphs) {
        let way = if self.to >= self.from { 1 } else { -1 };
        let at_tail = end_width(glyphs, self.arrow.tail, self.meets[0]);
        let at_head = end_width(glyphs, self.arrow.head, self.meets[1]);
        self.line(row, way, [at_tail, at_head]);
        if !self.number.is_empty() {
            let cells = width(self.number);
            let near = self.from + way * (at_tail + 3);
            row.apart(if way > 0 { near } else { near - cells + 1 }, cells, self.number);
            if self.arrow.line == Line::Dashed {
                let behind = near + way * (cells + 1);
                row.level(behind, behind, Weight::Light);
            }
        }
        end(row, glyphs, self.arrow.tail, self.from, -way, self.meets[0]);
        end(row, glyphs, self.arrow.head, self.to, way, self.meets[1]);
    }

    fn line(&self, row: &mut Row<'p>, way: i64, [at_tail, at_head]: [i64; 2]) {
        let (first, last) = (self.from.min(self.to) + 1, self.from.max(self.to) - 1);
        match self.arrow.line {
            Line::Solid => row.level(first, last, Weight::Light),
            Line::Dashed => {
                // a dash lies before the head, and one at the tail; a bend has none before it
                let is_bend = self.meets[1] == Meets::Border && self.arrow.head.head == Head::None;
                let at_tip = self.to - way * (1 + at_head);
                row.dashes(first, last, if is_bend { self.from + way * (1 + at_tail) } else { at_tip });
                let near = self.from + way * (1 + at_tail);
                row.level(near, near, Weight::Light);
            }
            Line::Hidden => {}
        }
    }
}

/// Paints what stands at one end; `way` points from the shaft to the cell that the end meets.
fn end(row: &mut Row<'_>, glyphs: &'static Glyphs, end: End, at: i64, way: i64, meets: Meets) {
    let head = glyphs.head(end.head, way > 0);
    let beside = i64::from(has_circle_beside(end, meets));
    let first = if way > 0 { at - beside - width(head) } else { at + beside + 1 };
    row.glyphs(first, head);
    if end.circle {
        let on = if meets == Meets::Lifeline { at } else { at - way };
        row.glyph(on, glyphs.circle);
    } else if head.is_empty() && matches!(meets, Meets::Lifeline | Meets::Side) {
        let towards = if way > 0 { Mask::left } else { Mask::right };
        row.line(at, towards(Weight::Light));
    }
    if meets == Meets::Point {
        row.glyph(at, glyphs.dot);
    }
}

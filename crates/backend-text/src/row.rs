//! One row of a drawing, painted in layers and written at once.

use crate::glyphs::{Glyphs, Mask, Weight};

/// What stands in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Blank,
    Line(Mask),
    /// A bar hides the lines that cross it.
    Bar,
    Glyph(char),
    /// Lines replace it.
    Weak(char),
}

/// A text at its place.
#[derive(Debug, Clone, Copy)]
struct Piece<'p> {
    x: i64,
    width: i64,
    text: &'p str,
}

/// A row while it is painted. Columns count from the left end of the drawing's body, and may be negative.
pub(crate) struct Row<'p> {
    glyphs: &'static Glyphs,
    /// The column of the first cell.
    left: i64,
    cells: Vec<Cell>,
    /// No cell from here on is anything but blank.
    used: usize,
    texts: Vec<Piece<'p>>,
}

impl<'p> Row<'p> {
    /// An empty row whose first cell is in this column.
    pub(crate) fn new(glyphs: &'static Glyphs, left: i64) -> Self {
        Self { glyphs, left, cells: Vec::new(), used: 0, texts: Vec::new() }
    }

    /// What rules in texts are made of: single, double, dotted.
    pub(crate) fn rule(&self, kind: usize) -> char {
        self.glyphs.rules[kind % self.glyphs.rules.len()]
    }

    /// A broken vertical line.
    pub(crate) fn broken(&self) -> char {
        self.glyphs.broken
    }

    fn cell(&mut self, x: i64) -> Option<&mut Cell> {
        let at = usize::try_from(x - self.left);
        debug_assert!(at.is_ok(), "{x} lies left of the drawing, which begins at {}", self.left);
        let at = at.ok()?;
        if at >= self.cells.len() {
            self.cells.resize(at + 1, Cell::Blank);
        }
        self.used = self.used.max(at + 1);
        self.cells.get_mut(at)
    }

    /// Lays a line over what is in the cell.
    pub(crate) fn line(&mut self, x: i64, mask: Mask) {
        let Some(cell) = self.cell(x) else { return };
        *cell = match *cell {
            Cell::Line(below) => Cell::Line(below.over(mask)),
            Cell::Bar => Cell::Bar,
            Cell::Blank | Cell::Weak(_) | Cell::Glyph(_) => Cell::Line(mask),
        };
    }

    /// A level line over these cells, from the first to the last.
    pub(crate) fn level(&mut self, from: i64, to: i64, weight: Weight) {
        (from..=to).for_each(|x| self.line(x, Mask::horizontal(weight)));
    }

    /// A broken level line: every other cell, with a dash in `first`, which is any cell of it. It passes behind upright
    /// lines: some would be crossed by a dash and some by a gap, else.
    pub(crate) fn dashes(&mut self, from: i64, to: i64, first: i64) {
        let from = from + (from - first).rem_euclid(2);
        for x in (from..=to).step_by(2) {
            if let Some(cell) = self.cell(x)
                && !matches!(cell, Cell::Line(mask) if mask.is_upright())
            {
                self.line(x, Mask::horizontal(Weight::Light));
            }
        }
    }

    /// The upper or lower side of a box, with its corners.
    pub(crate) fn side(&mut self, from: i64, to: i64, weight: Weight, upper: bool) {
        let corner = if upper { Mask::down(weight) } else { Mask::up(weight) };
        self.line(from, corner.over(Mask::right(weight)));
        self.level(from + 1, to - 1, weight);
        self.line(to, corner.over(Mask::left(weight)));
    }

    /// A bar's cell.
    pub(crate) fn bar(&mut self, x: i64) {
        self.set(x, Cell::Bar);
    }

    /// A character that lines do not change.
    pub(crate) fn glyph(&mut self, x: i64, glyph: char) {
        self.set(x, Cell::Glyph(glyph));
    }

    /// A character that gives way to lines.
    pub(crate) fn weak(&mut self, x: i64, glyph: char) {
        self.set(x, Cell::Weak(glyph));
    }

    fn set(&mut self, x: i64, to: Cell) {
        if let Some(cell) = self.cell(x) {
            *cell = to;
        }
    }

    /// Characters one after the other, each one cell wide.
    pub(crate) fn glyphs(&mut self, x: i64, glyphs: &str) {
        (x..).zip(glyphs.chars()).for_each(|(x, glyph)| self.glyph(x, glyph));
    }

    /// Hides what is in these cells.
    pub(crate) fn blank(&mut self, from: i64, to: i64) {
        (from..=to).for_each(|x| self.set(x, Cell::Blank));
    }

    /// A text of this width, on a ground of its own.
    pub(crate) fn text(&mut self, x: i64, width: i64, text: &'p str) {
        if text.is_empty() {
            return;
        }
        self.blank(x, x + width - 1);
        self.texts.push(Piece { x, width, text });
    }

    /// A text with a blank on either side.
    pub(crate) fn apart(&mut self, x: i64, width: i64, text: &'p str) {
        if text.is_empty() {
            return;
        }
        self.blank((x - 1).max(self.left), x + width);
        self.text(x, width, text);
    }

    /// Writes the row without blanks at its end, and empties it for the next one.
    pub(crate) fn write(&mut self, out: &mut String) {
        self.texts.sort_by_key(|piece| piece.x);
        let mut texts = self.texts.drain(..).peekable();
        let mut blanks = 0;
        let mut at = 0;
        loop {
            let x = at as i64 + self.left;
            if let Some(piece) = texts.next_if(|piece| piece.x <= x) {
                debug_assert_eq!(piece.x, x, "{:?} covers another text", piece.text);
                out.extend(std::iter::repeat_n(' ', std::mem::take(&mut blanks)));
                out.push_str(piece.text);
                at += usize::try_from(piece.width).unwrap_or(0);
                continue;
            }
            if at >= self.used && texts.peek().is_none() {
                break;
            }
            let glyph = match self.cells.get(at) {
                None | Some(Cell::Blank) => None,
                Some(Cell::Line(mask)) => Some(self.glyphs.line(*mask)),
                Some(Cell::Bar) => Some(self.glyphs.bar),
                Some(Cell::Glyph(glyph) | Cell::Weak(glyph)) => Some(*glyph),
            };
            match glyph {
                Some(glyph) => {
                    out.extend(std::iter::repeat_n(' ', std::mem::take(&mut blanks)));
                    out.push(glyph);
                }
                None => blanks += 1,
            }
            at += 1;
        }
        out.push('\n');
        drop(texts);
        self.cells[..self.used].fill(Cell::Blank);
        self.used = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glyphs::UNICODE;

    #[test]
    fn later_layers_cover_earlier_ones() {
        let mut row = Row::new(&UNICODE, -2);
        row.line(0, Mask::vertical(Weight::Light));
        row.bar(8);
        row.level(-2, 9, Weight::Double);
        row.apart(2, 4, "注文");
        row.weak(10, '¦');
        row.line(10, Mask::vertical(Weight::Light));
        let mut out = String::new();
        row.write(&mut out);
        assert_eq!(out, "══╪ 注文 ═█═│\n");
        row.write(&mut out);
        assert_eq!(out, "══╪ 注文 ═█═│\n\n", "it is empty now");
    }

    #[test]
    fn dashes_leave_every_other_cell_as_it_is() {
        let mut row = Row::new(&UNICODE, 0);
        (1..4).for_each(|x| row.line(x, Mask::vertical(Weight::Light)));
        row.dashes(0, 6, 4);
        let mut out = String::new();
        row.write(&mut out);
        assert_eq!(out, "─│││─ ─\n");
    }
}

//! What stands round the sequence: header, title, legend, mainframe, caption, footer.

use crate::glyphs::{Mask, Weight};
use crate::options::Setting;
use crate::plan::Plan;
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Text, VerticalAlign};

/// Texts round the sequence are wrapped at this many columns, unless the sequence is wider.
const LEAST_ROOM: i64 = 60;
/// From a mainframe to what stands in it: one cell is free.
const PAD: i64 = 2;

/// Everything round the sequence, and the columns that all of it takes.
pub(crate) struct Furniture<'d> {
    header: Option<(Block<'d>, Align)>,
    title: Option<(Block<'d>, Align)>,
    legend: Option<Legend<'d>>,
    mainframe: Option<Block<'d>>,
    caption: Option<Block<'d>>,
    footer: Option<(Block<'d>, Align)>,
    /// Outer cells of the whole drawing.
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// Outer cells of the mainframe.
    frame: (i64, i64),
}

struct Legend<'d> {
    block: Block<'d>,
    align: Align,
    above: bool,
}

/// Something of the furniture in so many rows.
enum Piece<'f, 'd> {
    Text(&'f Block<'d>, Align),
    Legend(&'f Legend<'d>),
    Blank,
}

/// Measures it.
pub(crate) fn measure<'d>(plan: &Plan<'d>, set: Setting<'d>) -> Furniture<'d> {
    let meta = &set.diagram.meta;
    let room = (plan.right - plan.margin + 1).max(LEAST_ROOM);
    let lay = |text: &'d Text| {
        Some(words::lay(text, Wrap::at(set.wrap(text, room)), set.glyphs)).filter(|block| !block.is_empty())
    };
    let line = |each: &'d Option<ir::Furniture>, align: Align| {
        let each = each.as_ref()?;
        Some((lay(&each.text)?, each.align.unwrap_or(align)))
    };
    let legend = meta.legend.as_ref().and_then(|legend| {
        let block = lay(&legend.text)?;
        let align = legend.align.unwrap_or(Align::Left);
        Some(Legend { block, align, above: legend.vertical == Some(VerticalAlign::Top) })
    });
    let mainframe = meta.mainframe.as_ref().map(|name| {
        // PlantUML authors write the keyword themselves.
        let plain = name.to_plain();
        let block = words::lay(name, Wrap::at(set.wrap(name, room)), set.glyphs);
        if plain.starts_with("sd ") || plain == "sd" { block } else { block.after("sd ") }
    });
    let mut furniture = Furniture {
        header: line(&meta.header, Align::Right),
        title: lay(&meta.title).map(|block| (block, Align::Left)),
        legend,
        mainframe,
        caption: lay(&meta.caption),
        footer: line(&meta.footer, Align::Center),
        left: plan.margin,
        right: plan.right,
        frame: (0, 0),
    };
    furniture.widen();
    furniture
}

impl<'d> Furniture<'d> {
    /// The whole is wide enough for each part.
    fn widen(&mut self) {
        if let Some(name) = &self.mainframe {
            self.left -= PAD;
            self.right = (self.right + PAD).max(self.left + name.width + 5);
        }
        let blocks = [
            self.header.as_ref().map(|(block, _)| block.width),
            self.title.as_ref().map(|(block, _)| block.width),
            self.legend.as_ref().map(|legend| legend.block.width + 4),
            self.caption.as_ref().map(|block| block.width),
            self.footer.as_ref().map(|(block, _)| block.width),
        ];
        self.frame = (self.left, self.right);
        for width in blocks.into_iter().flatten() {
            self.right = self.right.max(self.left + width - 1);
        }
        if self.mainframe.is_some() {
            self.frame.1 = self.right;
        }
    }

    /// What stands above the sequence, from the top, each with its rows.
    fn above(&self) -> impl Iterator<Item = (Piece<'_, 'd>, i64)> {
        let header = self.header.iter().map(|(block, align)| (Piece::Text(block, *align), block.height()));
        let title = self.title.iter().map(|(block, align)| (Piece::Text(block, *align), block.height()));
        let legend = self.legend.iter().filter(|legend| legend.above).map(Legend::piece);
        let blank = || std::iter::once((Piece::Blank, 1));
        header
            .flat_map(move |piece| std::iter::once(piece).chain(blank()))
            .chain(title.flat_map(move |piece| std::iter::once(piece).chain(blank())))
            .chain(legend.flat_map(move |piece| std::iter::once(piece).chain(blank())))
    }

    /// What stands below it.
    fn below(&self) -> impl Iterator<Item = (Piece<'_, 'd>, i64)> {
        let caption = self.caption.iter().map(|block| (Piece::Text(block, Align::Center), block.height()));
        let legend = self.legend.iter().filter(|legend| !legend.above).map(Legend::piece);
        let footer = self.footer.iter().map(|(block, align)| (Piece::Text(block, *align), block.height()));
        let blank = || std::iter::once((Piece::Blank, 1));
        caption
            .flat_map(move |piece| blank().chain(std::iter::once(piece)))
            .chain(legend.flat_map(move |piece| blank().chain(std::iter::once(piece))))
            .chain(footer.flat_map(move |piece| blank().chain(std::iter::once(piece))))
    }

    /// Rows above the sequence, the upper side of a mainframe included.
    pub(crate) fn rows_above(&self) -> i64 {
        self.above().map(|(_, rows)| rows).sum::<i64>() + self.frame_head()
    }

    /// Rows below it.
    pub(crate) fn rows_below(&self) -> i64 {
        self.below().map(|(_, rows)| rows).sum::<i64>() + i64::from(self.mainframe.is_some())
    }

    fn frame_head(&self) -> i64 {
        self.mainframe.as_ref().map_or(0, |name| name.height().max(1))
    }

    /// Paints a row above the sequence, counted from the top.
    pub(crate) fn paint_above<'p>(&'p self, row: &mut Row<'p>, at: i64) {
        let above = self.rows_above();
        let frame = above - self.frame_head();
        if at < frame {
            return self.paint_pieces(row, self.above(), at);
        }
        if let Some(name) = &self.mainframe {
            let (left, right) = self.frame;
            if at == frame {
                row.side(left, right, Weight::Light, true);
            } else {
                self.paint_beside(row);
            }
            name.write(row, at - frame, left + 3, name.width, Align::Left);
        }
    }

    /// Paints what stands beside a row of the sequence.
    pub(crate) fn paint_beside(&self, row: &mut Row<'_>) {
        if self.mainframe.is_some() {
            row.line(self.frame.0, Mask::vertical(Weight::Light));
            row.line(self.frame.1, Mask::vertical(Weight::Light));
        }
    }

    /// Paints a row below the sequence, counted from the first one.
    pub(crate) fn paint_below<'p>(&'p self, row: &mut Row<'p>, at: i64) {
        if self.mainframe.is_some() && at == 0 {
            return row.side(self.frame.0, self.frame.1, Weight::Light, false);
        }
        self.paint_pieces(row, self.below(), at - i64::from(self.mainframe.is_some()));
    }

    fn paint_pieces<'p>(
        &'p self,
        row: &mut Row<'p>,
        pieces: impl Iterator<Item = (Piece<'p, 'd>, i64)>,
        at: i64,
    ) {
        let mut top = 0;
        let room = self.right - self.left + 1;
        for (piece, rows) in pieces {
            if at < top + rows {
                match piece {
                    Piece::Text(block, align) => block.write(row, at - top, self.left, room, align),
                    Piece::Legend(legend) => legend.paint(row, self.left, self.right, at - top),
                    Piece::Blank => {}
                }
                return;
            }
            top += rows;
        }
    }
}

impl<'d> Legend<'d> {
    fn piece(&self) -> (Piece<'_, 'd>, i64) {
        (Piece::Legend(self), self.block.height() + 2)
    }

    fn paint<'p>(&'p self, row: &mut Row<'p>, left: i64, right: i64, at: i64) {
        let width = self.block.width + 4;
        let first = match self.align {
            Align::Left => left,
            Align::Center => left + (right - left + 1 - width) / 2,
            Align::Right => right - width + 1,
        };
        let last = first + width - 1;
        if at == 0 || at == self.block.height() + 1 {
            return row.side(first, last, Weight::Light, at == 0);
        }
        row.line(first, Mask::vertical(Weight::Light));
        row.line(last, Mask::vertical(Weight::Light));
        self.block.write(row, at - 1, first + 2, self.block.width, Align::Left);
    }
}

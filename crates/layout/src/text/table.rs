//! Tables in text.

use super::TextStyle;
use super::block::{Builder, Mark, Place, line_height, reads_from_right};
use super::look::{Piece, pieces};
use crate::colour;
use ir::Cell;
use scene::{Shape, Stroke};

/// Left and right of the text of a cell.
const CELL_X: f64 = 6.0;
/// Above and below it.
const CELL_Y: f64 = 2.0;
/// Between a table and the lines above and below it.
pub(super) const APART: f64 = 3.0;

/// A measured cell.
struct Measured<'d> {
    pieces: Vec<Piece<'d>>,
    style: TextStyle,
}

/// Adds a table at the bottom; returns how many rows it has. Its columns are as wide as their widest cell.
pub(super) fn table<'d>(builder: &mut Builder<'_, 'd>, rows: impl Iterator<Item = &'d [Cell]>) -> usize {
    let mut columns: Vec<f64> = Vec::new();
    let mut measured = Vec::new();
    for cells in rows {
        let mut row = Vec::with_capacity(cells.len());
        for (column, cell) in cells.iter().enumerate() {
            let style = cell_style(cell, builder.style);
            let pieces = pieces(&cell.runs, &style, false, builder.measurer);
            let width = pieces.iter().map(|piece| piece.width).sum::<f64>() + 2.0 * CELL_X;
            match columns.get_mut(column) {
                Some(widest) => *widest = widest.max(width.ceil()),
                None => columns.push(width.ceil()),
            }
            row.push(Measured { pieces, style });
        }
        measured.push((cells, row));
    }
    let count = measured.len();
    let edges: Vec<f64> = std::iter::once(0.0)
        .chain(columns.iter().scan(0.0, |x, width| {
            *x += width;
            Some(*x)
        }))
        .collect();
    let right = edges.last().copied().unwrap_or(0.0);
    let top = builder.out.height + if builder.out.height > 0.0 { APART } else { 0.0 };
    let mut y = top;
    // Lines lie above the grounds of all cells.
    let stroke = Stroke::new(builder.style.rule, 1.0);
    let line = |from, to| Shape::Line { from, to, stroke };
    let mut lines = vec![line((0.0, top), (right, top))];
    for (cells, row) in measured {
        let tallest = |height: f64, cell: &Measured<'_>| height.max(line_height(&cell.pieces, &cell.style));
        let height = row.iter().fold(builder.style.line_height, tallest) + 2.0 * CELL_Y;
        for ((cell, Measured { pieces, style }), edge) in cells.iter().zip(row).zip(edges.windows(2)) {
            let ground = cell.background.map(|color| style.own(color)).and_then(colour::paint);
            if let Some(fill) = ground {
                let (x, width) = (edge[0], edge[1] - edge[0]);
                let rect = Shape::Rect { x, y, width, height, radius: 0.0, fill: Some(fill), stroke: None };
                builder.out.shapes.push(rect);
            }
            let right_to_left = reads_from_right(&pieces);
            let left = Some(edge[0] + CELL_X);
            let place = Place { left, align: None, mark: Mark::None, wraps: false, ground };
            builder.put(pieces, &style, right_to_left, place, y + CELL_Y);
        }
        y += height;
        lines.push(line((0.0, y), (right, y)));
    }
    lines.extend(edges.into_iter().map(|x| line((x, top), (x, y))));
    builder.out.shapes.append(&mut lines);
    builder.out.width = builder.out.width.max(right);
    builder.out.height = y;
    count
}

fn cell_style(cell: &Cell, style: &TextStyle) -> TextStyle {
    let style = TextStyle { bold: style.bold || cell.header, ..*style };
    match cell.background.map(|color| style.own(color)).and_then(colour::paint) {
        Some(ground) => TextStyle { rule: style.rule, ..style.on(ground) },
        None => style,
    }
}

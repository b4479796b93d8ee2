//! Lines at their places, as shapes of the scene.

use super::TextStyle;
use super::block::{HANG, Line, Lines, Mark, NUMBER_GAP};
use super::look::{Piece, font};
use crate::colour;
use ir::Align;
use measure::Family;
use scene::{Anchor, Paint, Run, Shape, Stroke, Text};

/// Radius of a bullet's dot.
const DOT: f64 = 1.75;
/// Its centre, from where its indentation begins.
const DOT_X: f64 = 4.0;
/// Its height above the base line, in em.
const DOT_RISE: f64 = 0.346;

/// A text of one line in one look.
pub(super) fn plain(
    text: &str,
    style: &TextStyle,
    width: f64,
    right_to_left: bool,
    (x, top): (f64, f64),
    anchor: Anchor,
) -> Text {
    let font = font(style);
    let run = Run {
        bold: font.bold,
        italic: font.italic,
        mono: font.family == Family::Mono,
        underline: style.underline,
        ..Run::plain(text, style.fill)
    };
    Text { x, y: top + style.baseline, anchor, size: font.size, right_to_left, width, runs: vec![run] }
}

/// A text of several lines or looks, readable on these grounds.
pub(super) fn lines(
    lines: &Lines<'_>,
    style: &TextStyle,
    grounds: &[Paint],
    (x, top): (f64, f64),
    anchor: Anchor,
    sink: &mut impl FnMut(Shape),
) {
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - lines.width / 2.0,
        Anchor::End => x - lines.width,
    };
    for shape in &lines.shapes {
        sink(moved(shape, left, top));
    }
    for line in &lines.lines {
        let anchor = match (line.align, line.left) {
            (_, Some(_)) => Anchor::Start,
            (Some(Align::Left), None) => Anchor::Start,
            (Some(Align::Center), None) => Anchor::Middle,
            (Some(Align::Right), None) => Anchor::End,
            // In a block that is set to the start, a line that reads from the right starts there.
            (None, None) if anchor == Anchor::Start && line.right_to_left => Anchor::End,
            // Plain lines between those of a list are set like it.
            (None, None) if anchor == Anchor::Middle && lines.structured => Anchor::Start,
            (None, None) => anchor,
        };
        let x = match (line.left, anchor) {
            (Some(indent), _) => left + indent,
            (None, Anchor::Start) => left,
            (None, Anchor::Middle) => left + lines.width / 2.0,
            (None, Anchor::End) => left + lines.width,
        };
        let y = top + line.baseline;
        mark(line, colour::legible(style.fill, grounds), style, (x, y), sink);
        if !line.pieces.is_empty() {
            sink(Shape::Text(text(line, grounds, (x, y), anchor)));
        }
    }
}

fn mark(line: &Line<'_>, ink: Paint, style: &TextStyle, (x, y): (f64, f64), sink: &mut impl FnMut(Shape)) {
    match &line.mark {
        Mark::None => {}
        Mark::Dot { hollow } => {
            let (fill, stroke) = match hollow {
                true => (None, Some(Stroke::new(ink, 1.0))),
                false => (Some(ink), None),
            };
            sink(Shape::Circle {
                x: x - HANG + DOT_X,
                y: y - DOT_RISE * style.size,
                radius: DOT,
                fill,
                stroke,
            });
        }
        Mark::Number { text, width } => sink(Shape::Text(Text {
            x: x - NUMBER_GAP,
            y,
            anchor: Anchor::End,
            size: style.size,
            right_to_left: false,
            width: *width,
            runs: vec![Run::plain(text, ink)],
        })),
    }
}

fn text(line: &Line<'_>, grounds: &[Paint], (x, y): (f64, f64), anchor: Anchor) -> Text {
    // A size that all pieces share is that of the line.
    let first = line.pieces.first().map_or(line.size, |piece| piece.look.font.size);
    let size = if line.pieces.iter().all(|piece| piece.look.font.size == first) { first } else { line.size };
    // Widths of pieces are only needed to paint backgrounds.
    let widths = line.pieces.iter().any(|piece| piece.look.background.is_some());
    let runs = line
        .pieces
        .iter()
        .map(|piece| Run { fill: fill(piece, line.ground, grounds), ..run(piece, size, widths) })
        .collect();
    Text { x, y, anchor, size, right_to_left: line.right_to_left, width: line.width, runs }
}

/// The colour of a piece, readable on the cell of a table or the mark that it stands on, and these on each ground.
fn fill(piece: &Piece<'_>, cell: Option<Paint>, grounds: &[Paint]) -> Paint {
    let own = [cell, piece.look.background];
    if grounds.is_empty() || own == [None; 2] {
        return colour::legible(piece.look.fill, grounds);
    }
    let below = |ground: &Paint| own.iter().flatten().fold(*ground, |ground, own| colour::over(*own, ground));
    let grounds: Vec<Paint> = grounds.iter().map(below).collect();
    colour::legible(piece.look.fill, &grounds)
}

fn run(piece: &Piece<'_>, size: f64, width: bool) -> Run {
    let look = &piece.look;
    Run {
        text: piece.text.as_ref().to_owned(),
        bold: look.font.bold,
        italic: look.font.italic,
        mono: look.font.family == Family::Mono,
        family: None,
        underline: look.underline,
        strike: look.strike,
        wave: look.wave,
        rise: look.rise,
        size: (look.font.size != size).then_some(look.font.size),
        width: width.then_some(piece.width),
        fill: look.fill,
        background: look.background,
        link: look
            .link
            .map(|link| Box::new(scene::Link { target: link.target.clone(), tooltip: link.tooltip.clone() })),
    }
}

/// A shape of the block at its place on the canvas; its lines are brought onto whole pixels, so that they are crisp.
fn moved(shape: &Shape, dx: f64, dy: f64) -> Shape {
    let crisp = |value: f64| value.floor() + 0.5;
    match shape {
        Shape::Line { from, to, stroke } => {
            let place = |&(x, y): &(f64, f64)| {
                let (x, y) = (x + dx, y + dy);
                if from.1 == to.1 { (x, crisp(y)) } else { (crisp(x), y) }
            };
            Shape::Line { from: place(from), to: place(to), stroke: *stroke }
        }
        Shape::Rect { x, y, width, height, radius, fill, stroke } => Shape::Rect {
            x: x + dx,
            y: y + dy,
            width: *width,
            height: *height,
            radius: *radius,
            fill: *fill,
            stroke: *stroke,
        },
        other => other.clone(),
    }
}

//! Lifelines, their crosses of destruction, and what stands at their bottom.

use crate::canvas::Canvas;
use crate::draw::Drawing;
use crate::options::half;
use crate::plan::{Life, Moment};
use ir::{ElementClass, Footbox};
use scene::{Layer, Role, Segment, Stroke};

/// Dotted pieces of lifelines that are drawn at most: diagrams of very many columns and delays draw through.
pub(crate) const MOST_PIECES: usize = 200_000;

/// Draws all lifelines.
pub(crate) fn draw(canvas: &mut Canvas, drawing: &Drawing<'_, '_>) {
    let theme = drawing.set.theme;
    let stroke = drawing.set.stroke(None, ElementClass::Lifeline, theme.colour.lifeline, theme.stroke.line);
    let dotted = drawing.plan.lives.len().saturating_mul(drawing.delays.len()) <= MOST_PIECES;
    let delays = if dotted { drawing.delays } else { &[] };
    for life in &drawing.plan.lives {
        draw_one(canvas, drawing, life, stroke, delays);
    }
}

fn draw_one(
    canvas: &mut Canvas,
    drawing: &Drawing<'_, '_>,
    life: &Life,
    stroke: Stroke,
    delays: &[(f64, f64)],
) {
    canvas.begin(Role::Lifeline, None);
    let x = drawing.xs[life.column as usize];
    let top = begin(drawing, life.begin);
    let bottom = drawing.height(life.end).max(top);
    let dash = drawing.set.theme.stroke.delay;
    let first = delays.partition_point(|delay| delay.1 <= top);
    let mut y = top;
    for (from, to) in delays[first..].iter().copied().take_while(|delay| delay.0 < bottom) {
        canvas.line(Layer::Lifelines, (x, y), (x, from), stroke);
        canvas.line(Layer::Lifelines, (x, from), (x, to), stroke.dashed(dash.on, dash.off));
        y = to;
    }
    if bottom > y {
        canvas.line(Layer::Lifelines, (x, y), (x, bottom), stroke);
    }
    if life.destroyed {
        let y = drawing.line_at(life.end);
        canvas.begin(Role::Destruction, None);
        let theme = drawing.set.theme;
        let reach = theme.metric.cross_half;
        let cross = vec![
            Segment::Move(x - reach, y - reach),
            Segment::Line(x + reach, y + reach),
            Segment::Move(x + reach, y - reach),
            Segment::Line(x - reach, y + reach),
        ];
        let stroke =
            drawing.set.stroke(None, ElementClass::Destruction, theme.colour.danger, theme.stroke.destroy);
        canvas.path(Layer::Frames, cross, None, Some(stroke.round()));
    }
}

/// Where a lifeline begins: at the lower side of its head.
fn begin(drawing: &Drawing<'_, '_>, moment: Moment) -> f64 {
    match moment {
        Moment::At(..) => (drawing.height(moment) + drawing.head_height / 2.0).floor() + 0.5,
        Moment::Top | Moment::After(_) | Moment::End => drawing.height(moment) + 0.5,
    }
}

/// Draws what stands at the bottom; says where it ends.
pub(crate) fn draw_feet(canvas: &mut Canvas, drawing: &Drawing<'_, '_>) -> f64 {
    let bottom = drawing.bottom;
    let columns = drawing.plan.columns.iter().enumerate().filter(|(_, column)| column.at_end);
    match drawing.feet {
        Footbox::None => bottom,
        Footbox::Box => {
            columns.for_each(|(index, _)| drawing.head(canvas, index as u32, bottom));
            bottom + drawing.head_height
        }
        Footbox::Bar => {
            let theme = drawing.set.theme;
            let stroke = Stroke::new(theme.colour.lifeline, theme.stroke.line);
            let y = half(bottom);
            for (index, _) in columns {
                canvas.begin(Role::Lifeline, None);
                let x = drawing.xs[index];
                canvas.line(Layer::Lifelines, (x - 12.0, y), (x + 12.0, y), stroke);
            }
            bottom
        }
    }
}

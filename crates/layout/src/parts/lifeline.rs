//! Lifelines, their crosses of destruction, and what stands at their bottom.

use crate::canvas::Canvas;
use crate::draw::Drawing;
use crate::options::half;
use crate::plan::{Life, Moment, NONE};
use crate::theme::broken;
use ir::{ElementClass, Footbox};
use scene::{Layer, Role, Segment, Stroke};

/// Dotted pieces of lifelines that are drawn at most: diagrams of very many columns and delays draw through.
pub(crate) const MOST_PIECES: usize = 200_000;

/// Draws all lifelines.
pub(crate) fn draw(canvas: &mut Canvas, drawing: &Drawing<'_, '_>) {
    let theme = drawing.set.theme;
    let stroke = drawing.set.stroke(None, ElementClass::Lifeline, theme.colour.lifeline, theme.stroke.line);
    let stroke = Stroke { dash: stroke.dash.or(broken(theme.stroke.lifeline)), ..stroke };
    let dotted = drawing.plan.lives.len().saturating_mul(drawing.delays.len()) <= MOST_PIECES;
    let delays = if dotted { drawing.delays } else { &[] };
    let joints = joints(drawing);
    for life in &drawing.plan.lives {
        let from = joints.partition_point(|joint| joint.0 < life.column);
        let own = &joints[from..];
        let own = &own[..own.partition_point(|joint| joint.0 == life.column)];
        draw_one(canvas, drawing, life, stroke, delays, own);
    }
}

fn draw_one(
    canvas: &mut Canvas,
    drawing: &Drawing<'_, '_>,
    life: &Life,
    stroke: Stroke,
    delays: &[(f64, f64)],
    joints: &[(u32, f64)],
) {
    canvas.begin(Role::Lifeline, None);
    let x = drawing.xs[life.column as usize];
    let top = begin(drawing, life);
    let bottom = drawing.height(life.end).max(top);
    let dash = drawing.set.theme.stroke.delay;
    let first = delays.partition_point(|delay| delay.1 <= top);
    let mut y = top;
    for (from, to) in delays[first..].iter().copied().take_while(|delay| delay.0 < bottom) {
        solid(canvas, x, (y, from), stroke, joints);
        canvas.line(Layer::Lifelines, (x, from), (x, to), stroke.dashed(dash.on, dash.off));
        y = to;
    }
    if bottom > y {
        solid(canvas, x, (y, bottom), stroke, joints);
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

/// A stretch of a lifeline, in pieces that meet at the joints.
fn solid(canvas: &mut Canvas, x: f64, (top, bottom): (f64, f64), stroke: Stroke, joints: &[(u32, f64)]) {
    let mut y = top;
    let from = joints.partition_point(|joint| joint.1 <= top);
    for (_, joint) in joints[from..].iter().take_while(|joint| joint.1 < bottom) {
        if *joint > y {
            canvas.line(Layer::Lifelines, (x, y), (x, *joint), stroke);
            y = *joint;
        }
    }
    canvas.line(Layer::Lifelines, (x, y), (x, bottom), stroke);
}

/// Where lifelines are jointed, by column and height: at the sides of frames in which no arrow runs. Their lifelines are
/// pieces of their own, so that whoever reads the shapes finds a frame round lifelines, not a box that one strikes through.
fn joints(drawing: &Drawing<'_, '_>) -> Vec<(u32, f64)> {
    let mut joints = Vec::new();
    for frame in drawing.plan.frames.iter().filter(|frame| frame.encloses_only_lifelines()) {
        let from = drawing.xs.partition_point(|x| *x < frame.x1);
        let columns = drawing.xs[from..].iter().take_while(|x| **x < frame.x2).count();
        for column in from..from + columns {
            joints.extend([(column as u32, frame.top), (column as u32, frame.bottom)]);
        }
        if joints.len() > MOST_PIECES {
            break;
        }
    }
    joints.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    joints
}

/// Where a lifeline begins: at the lower side of its head.
fn begin(drawing: &Drawing<'_, '_>, life: &Life) -> f64 {
    let height = drawing.height(life.begin);
    match life.begin {
        Moment::At(..) => (height + drawing.head_height(life.column) / 2.0).floor() + 0.5,
        Moment::Top | Moment::After(_) | Moment::End => height + 0.5,
    }
}

/// Draws what stands at the bottom.
pub(crate) fn draw_feet(canvas: &mut Canvas, drawing: &Drawing<'_, '_>) {
    let bottom = drawing.bottom;
    let columns = drawing.plan.columns.iter().enumerate().filter(|(_, column)| column.at_end);
    match drawing.feet {
        Footbox::None => {}
        Footbox::Box => {
            columns.for_each(|(index, _)| drawing.head(canvas, index as u32, bottom, NONE));
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
        }
    }
}

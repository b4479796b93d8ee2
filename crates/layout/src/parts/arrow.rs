//! What arrows are made of: shafts, heads, circles, dots and gates.

use crate::canvas::Canvas;
use crate::options::Setting;
use crate::parts::message::Place;
use crate::theme::HeadShape;
use ir::{Arrow, ElementClass, End, Line, Side};
use scene::{Layer, Segment, Shape, Stroke};

/// A straight shaft with what stands at its ends.
pub(crate) struct Shaft {
    pub(crate) from: (f64, f64),
    pub(crate) to: (f64, f64),
    pub(crate) arrow: Arrow,
    pub(crate) stroke: Stroke,
}

/// The stroke of a message: solid ones are darker than dashed ones, and an author's colour wins.
pub(crate) fn stroke(set: &Setting<'_, '_>, message: &ir::Message) -> Stroke {
    let colour = &set.theme.colour;
    let paint = if message.arrow.line == Line::Dashed { colour.reply } else { colour.arrow };
    let stroke = set.stroke(message.style.as_deref(), ElementClass::Message, paint, set.theme.stroke.arrow);
    // An author's `dashed` is in the arrow's line already.
    let dash = (message.arrow.line == Line::Dashed).then_some(set.theme.stroke.reply);
    Stroke { dash, ..stroke }
}

/// A direction of length 1.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    x: f64,
    y: f64,
}

impl Way {
    pub(crate) const LEFT: Way = Way { x: -1.0, y: 0.0 };

    fn between(from: (f64, f64), to: (f64, f64)) -> Way {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let length = (x * x + y * y).sqrt();
        if length > 0.0 { Way { x: x / length, y: y / length } } else { Way { x: 1.0, y: 0.0 } }
    }

    fn back(self) -> Way {
        Way { x: -self.x, y: -self.y }
    }

    /// A point given along and across the way, seen from `tip`. Upper stays upper, whichever way it runs.
    fn place(self, tip: (f64, f64), along: f64, across: f64) -> (f64, f64) {
        let flip = if self.x < 0.0 { -1.0 } else { 1.0 };
        (tip.0 + along * self.x - across * flip * self.y, tip.1 + along * self.y + across * flip * self.x)
    }
}

impl Shaft {
    /// Draws shaft and heads. The shaft stops where the heads say.
    pub(crate) fn draw(&self, canvas: &mut Canvas, set: &Setting<'_, '_>) {
        let way = Way::between(self.from, self.to);
        let back = way.back();
        let at_head = head(canvas, set, self.arrow.head, self.to, way, self.stroke);
        let at_tail = head(canvas, set, self.arrow.tail, self.from, back, self.stroke);
        let from = way.place(self.from, at_tail, 0.0);
        let to = way.place(self.to, -at_head, 0.0);
        canvas.line(Layer::Arrows, from, to, self.stroke);
    }
}

/// Draws what stands at one end of an arrow, with its tip at `tip`; says how far the shaft stops before it.
pub(crate) fn head(
    canvas: &mut Canvas,
    set: &Setting<'_, '_>,
    end: End,
    tip: (f64, f64),
    way: Way,
    stroke: Stroke,
) -> f64 {
    let solid = Stroke { dash: None, ..stroke };
    let mut tip = tip;
    let mut stop = 0.0;
    if end.circle {
        let circle = set.theme.head.circle;
        let (x, y) = way.place(tip, circle.centre, 0.0);
        canvas.push(
            Layer::Arrows,
            Shape::Circle {
                x,
                y,
                radius: circle.radius,
                fill: Some(set.theme.colour.ground),
                stroke: Some(solid),
            },
        );
        stop = -circle.stop;
        tip = way.place(tip, circle.stop, 0.0);
    }
    let Some(shape) = set.theme.head.shape(end.head) else { return stop };
    let width =
        if end.head == ir::Head::Cross { set.theme.stroke.cross.max(solid.width) } else { solid.width };
    outline(canvas, shape, tip, way, Stroke { width, ..solid }.round());
    stop - shape.stop
}

/// How far what stands at one end of an arrow reaches along its shaft, px; 0 for nothing.
pub(crate) fn depth(set: &Setting<'_, '_>, end: End) -> f64 {
    let circle = if end.circle { -set.theme.head.circle.stop } else { 0.0 };
    let points = set.theme.head.shape(end.head).into_iter().flat_map(|shape| shape.strokes.iter().flatten());
    circle + points.map(|point| -point.0).fold(0.0, f64::max)
}

fn outline(canvas: &mut Canvas, shape: &HeadShape, tip: (f64, f64), way: Way, stroke: Stroke) {
    for points in &shape.strokes {
        let mut segments = Vec::with_capacity(points.len() + 1);
        for (index, point) in points.iter().enumerate() {
            let (x, y) = way.place(tip, point.0, point.1);
            segments.push(if index == 0 { Segment::Move(x, y) } else { Segment::Line(x, y) });
        }
        if shape.fill {
            segments.push(Segment::Close);
            canvas.path(Layer::Arrows, segments, Some(stroke.paint), None);
        } else {
            canvas.path(Layer::Arrows, segments, None, Some(stroke));
        }
    }
}

/// Draws where an arrow ends if that is not on a lifeline: a gate at the border, a dot at a point. `way` points away
/// from the arrow; the dot of a lost message stands behind its head.
#[expect(clippy::too_many_arguments, reason = "each is an independent fact about the end")]
pub(crate) fn end(
    canvas: &mut Canvas,
    set: &Setting<'_, '_>,
    place: Place,
    x: f64,
    y: f64,
    way: f64,
    stroke: Stroke,
    lost: bool,
) {
    let shape = &set.theme.shape;
    match place {
        Place::Column { .. } => {}
        Place::Border(Side::Left | Side::Right) => {
            let stroke = Stroke { dash: None, ..stroke };
            canvas.line(Layer::Arrows, (x, y - shape.gate_half), (x, y + shape.gate_half), stroke);
        }
        Place::Point(_) => {
            let centre = if lost { x + way * (shape.dot_r + 0.5) } else { x };
            canvas.disc(Layer::Arrows, centre, y, shape.dot_r, stroke.paint);
        }
    }
}

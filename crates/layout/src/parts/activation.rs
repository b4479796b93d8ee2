//! Activation bars.

use crate::canvas::Canvas;
use crate::draw::Drawing;
use crate::options::half;
use crate::plan::{Bar, Moment, Part};
use crate::text::TextStyle;
use ir::ElementClass;
use scene::{Bounds, Layer, Role};

/// Draws all bars; they stand in the order in which they begin, so outer ones come first.
pub(crate) fn draw(canvas: &mut Canvas, drawing: &Drawing<'_, '_>) {
    for bar in &drawing.plan.bars {
        draw_one(canvas, drawing, bar);
    }
}

fn draw_one(canvas: &mut Canvas, drawing: &Drawing<'_, '_>, bar: &Bar<'_>) {
    let theme = drawing.set.theme;
    let metric = &theme.metric;
    let top = half((drawing.height(bar.begin) + above(drawing, bar)).max(drawing.head_bottom));
    let bottom = match bar.end {
        Moment::End => half(drawing.bottom),
        // The next one begins above the arrow; a gap shows that there are two.
        end if bar.restarted => half(drawing.height(end) - metric.bar_over - 3.0),
        end => half(drawing.height(end) + metric.bar_over),
    };
    let bottom = bottom.max(top + metric.bar_min);
    let left =
        half(drawing.xs[bar.column as usize] - metric.bar_w / 2.0 + f64::from(bar.level) * metric.bar_step);
    let look = drawing.set.look(
        bar.style,
        ElementClass::Activation,
        theme.colour.bar,
        theme.colour.bar_edge,
        TextStyle::label(theme),
    );
    canvas.begin(Role::Activation, bar.line);
    let area = Bounds::new(left, top, left + metric.bar_w, bottom);
    canvas.shape(Layer::Bars, area, metric.bar_r, &look);
}

/// How far from its moment a bar begins: above its arrow, but below a guard, and below the head that the arrow creates.
fn above(drawing: &Drawing<'_, '_>, bar: &Bar<'_>) -> f64 {
    let after_guard =
        |event: u32| matches!(drawing.plan.events[event as usize].part, Part::Begin(_) | Part::Operand(_));
    let creates = |event: u32| match &drawing.plan.events[event as usize].part {
        Part::Message(message) => message.created() == Some(bar.column),
        _ => false,
    };
    let born = |event: u32| matches!(drawing.plan.events[event as usize].part, Part::Birth { .. });
    match bar.begin {
        Moment::Top => 0.0,
        Moment::After(event) if born(event) => 0.0,
        Moment::At(event, _) if creates(event) => drawing.head_height(bar.column) / 2.0,
        Moment::After(event) if after_guard(event) => 6.0,
        _ => -drawing.set.theme.metric.bar_over,
    }
}

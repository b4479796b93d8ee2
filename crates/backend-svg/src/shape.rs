//! Shapes, and the attributes of fills and strokes.

use crate::classes::{Classes, Property, alpha, is_opaque};
use crate::number::{hundredths, push_factor, push_hundredths};
use crate::picture::{Context, Mark};
use crate::xml::{Attributes, Tag, Xml};
use scene::{Paint, Segment, Shape, Stroke};

/// Writes a shape.
pub(crate) fn write(xml: &mut Xml, context: &mut Context<'_>, mark: Mark, shape: &Shape) {
    let classes = &mut context.classes;
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            let attributes = |a: &mut Attributes<'_>| {
                class(a, classes, mark, fill.as_ref(), stroke.as_ref());
                a.number_unless("x", *x, 0.0);
                a.number_unless("y", *y, 0.0);
                a.number("width", width.max(0.0));
                a.number("height", height.max(0.0));
                a.number_unless("rx", radius.max(0.0), 0.0);
                paints(a, classes, fill.as_ref(), stroke.as_ref());
            };
            xml.element(Tag::Rect, attributes).empty();
        }
        Shape::Circle { x, y, radius, fill, stroke } => {
            let attributes = |a: &mut Attributes<'_>| {
                class(a, classes, mark, fill.as_ref(), stroke.as_ref());
                a.number_unless("cx", *x, 0.0);
                a.number_unless("cy", *y, 0.0);
                a.number("r", radius.max(0.0));
                paints(a, classes, fill.as_ref(), stroke.as_ref());
            };
            xml.element(Tag::Circle, attributes).empty();
        }
        // A path is shorter than a `line`.
        Shape::Line { from, to, stroke } => {
            let segments = [Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)];
            path(xml, classes, mark, &segments, None, Some(stroke));
        }
        Shape::Path { segments, fill, stroke } => {
            path(xml, classes, mark, segments, fill.as_ref(), stroke.as_ref());
        }
        Shape::Icon { data, x, y, size, fill, stroke } => {
            let attributes = |a: &mut Attributes<'_>| {
                class(a, classes, mark, fill.as_ref(), stroke.as_ref());
                a.composed("transform", |out| {
                    out.push_str("translate(");
                    point(out, (hundredths(*x), hundredths(*y)));
                    out.push_str(") scale(");
                    push_factor(out, size / 24.0);
                    out.push(')');
                });
                a.outside("d", data);
                paints(a, classes, fill.as_ref(), stroke.as_ref());
            };
            xml.element(Tag::Path, attributes).empty();
        }
        Shape::Text(text) => crate::text::write(xml, context, mark, text),
    }
}

fn path(
    xml: &mut Xml,
    classes: &mut Classes,
    mark: Mark,
    segments: &[Segment],
    fill: Option<&Paint>,
    stroke: Option<&Stroke>,
) {
    let attributes = |a: &mut Attributes<'_>| {
        class(a, classes, mark, fill, stroke);
        a.composed("d", |out| data(out, segments));
        paints(a, classes, fill, stroke);
    };
    xml.element(Tag::Path, attributes).empty();
}

/// The `class` attribute, for construct and colours, and the source line.
pub(crate) fn class(
    a: &mut Attributes<'_>,
    classes: &mut Classes,
    mark: Mark,
    fill: Option<&Paint>,
    stroke: Option<&Stroke>,
) {
    let fill = fill.map(|fill| (Property::Fill, fill));
    let stroke = stroke.map(|stroke| (Property::Stroke, &stroke.paint));
    let mut any = false;
    a.composed_if("class", |out| {
        let mut add = |name: &str| {
            if any {
                out.push(' ');
            }
            any = true;
            out.push_str(name);
        };
        if let Some(role) = mark.role() {
            add(role);
        }
        for (property, paint) in [fill, stroke].into_iter().flatten() {
            if let Some(name) = classes.class(property, paint) {
                add(name);
            }
        }
        any
    });
    mark.line(a);
}

/// Fill and stroke, as far as they differ from what missing attributes mean (black fill, no stroke, 1 px).
pub(crate) fn paints(
    a: &mut Attributes<'_>,
    classes: &Classes,
    fill: Option<&Paint>,
    stroke: Option<&Stroke>,
) {
    match fill {
        Some(fill) => colour(a, classes, Property::Fill, fill),
        None => a.known("fill", "none"),
    }
    let Some(stroke) = stroke else { return };
    colour(a, classes, Property::Stroke, &stroke.paint);
    a.number_unless("stroke-width", stroke.width.max(0.0), 1.0);
    if let Some(dash) = stroke.dash {
        let (on, off) = (hundredths(dash.on).max(0), hundredths(dash.off).max(0));
        if off > 0 {
            a.composed("stroke-dasharray", |out| {
                push_hundredths(out, on);
                out.push(' ');
                push_hundredths(out, off);
            });
        }
    }
    if stroke.round {
        a.known("stroke-linecap", "round");
        a.known("stroke-linejoin", "round");
    }
}

/// One colour, with its opacity when something shines through.
pub(crate) fn colour(a: &mut Attributes<'_>, classes: &Classes, property: Property, paint: &Paint) {
    let (name, opacity) = property.names();
    let colour = classes.colour(paint);
    a.composed(name, |out| {
        let mut digits = *b"#rrggbb";
        for (pair, part) in digits[1..].chunks_exact_mut(2).zip(colour.rgb) {
            pair[0] = b"0123456789abcdef"[usize::from(part >> 4)];
            pair[1] = b"0123456789abcdef"[usize::from(part & 15)];
        }
        out.push_str(str::from_utf8(&digits).unwrap_or_default());
    });
    if !is_opaque(colour) {
        a.composed(opacity, |out| push_factor(out, alpha(colour)));
    }
}

/// Path data: upright and level lines by one coordinate.
fn data(out: &mut String, segments: &[Segment]) {
    let mut at = (0, 0);
    let mut start = at;
    for segment in segments {
        match *segment {
            Segment::Move(x, y) => {
                at = (hundredths(x), hundredths(y));
                start = at;
                out.push('M');
                point(out, at);
            }
            Segment::Line(x, y) => {
                let to = (hundredths(x), hundredths(y));
                if to.1 == at.1 {
                    out.push('H');
                    push_hundredths(out, to.0);
                } else if to.0 == at.0 {
                    out.push('V');
                    push_hundredths(out, to.1);
                } else {
                    out.push('L');
                    point(out, to);
                }
                at = to;
            }
            Segment::Arc { radius, clockwise, x, y } => {
                let radius = hundredths(radius);
                at = (hundredths(x), hundredths(y));
                out.push('A');
                point(out, (radius, radius));
                out.push_str(if clockwise { " 0 0 1 " } else { " 0 0 0 " });
                point(out, at);
            }
            Segment::Close => {
                at = start;
                out.push('Z');
            }
        }
    }
}

fn point(out: &mut String, (x, y): (i64, i64)) {
    push_hundredths(out, x);
    out.push(' ');
    push_hundredths(out, y);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_names_one_coordinate_where_one_changes() {
        let segments = [
            Segment::Move(3.0, 0.0),
            Segment::Line(10.0, 0.001),
            Segment::Arc { radius: 2.0, clockwise: true, x: 12.0, y: 2.0 },
            Segment::Line(12.0, 8.5),
            Segment::Arc { radius: 2.0, clockwise: false, x: 10.0, y: 10.5 },
            Segment::Line(0.0, 4.0),
            Segment::Close,
            Segment::Line(3.0, -1.0),
        ];
        let mut out = String::new();
        data(&mut out, &segments);
        assert_eq!(out, "M3 0H10A2 2 0 0 1 12 2V8.5A2 2 0 0 0 10 10.5L0 4ZV-1");
    }
}

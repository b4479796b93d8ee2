//! Shapes, and the attributes of fills and strokes.

use crate::classes::{Classes, Property, alpha, is_opaque};
use crate::gradient;
use crate::number::{hundredths, push_factor, push_hundredths};
use crate::picture::{Context, Mark};
use crate::shared::Shared;
use crate::xml::{Attributes, Tag, Xml};
use scene::{Gradient, Paint, Segment, Shape, Stroke};

/// Writes a shape; the gradient fills it instead of its own fill.
pub(crate) fn write(
    xml: &mut Xml,
    context: &mut Context<'_>,
    mark: Mark,
    shape: &Shape,
    gradient: Option<&Gradient>,
) {
    let gradient = gradient.map(|gradient| gradient::reference(context, gradient));
    let gradient = gradient.as_deref();
    let paint = &mut Painter { classes: &mut context.classes, shared: &context.shared, gradient };
    match shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            let attributes = |a: &mut Attributes<'_>| {
                paint.class(a, mark, fill.as_ref(), stroke.as_ref());
                a.number_unless("x", *x, 0.0);
                a.number_unless("y", *y, 0.0);
                a.number("width", width.max(0.0));
                a.number("height", height.max(0.0));
                a.number_unless("rx", radius.max(0.0), 0.0);
                paint.attributes(a, fill.as_ref(), stroke.as_ref());
            };
            xml.element(Tag::Rect, attributes).empty();
        }
        Shape::Circle { x, y, radius, fill, stroke } => {
            let attributes = |a: &mut Attributes<'_>| {
                paint.class(a, mark, fill.as_ref(), stroke.as_ref());
                a.number_unless("cx", *x, 0.0);
                a.number_unless("cy", *y, 0.0);
                a.number("r", radius.max(0.0));
                paint.attributes(a, fill.as_ref(), stroke.as_ref());
            };
            xml.element(Tag::Circle, attributes).empty();
        }
        // A path is shorter than a `line`.
        Shape::Line { from, to, stroke } => {
            let segments = [Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)];
            path(xml, paint, mark, &segments, None, Some(stroke));
        }
        Shape::Path { segments, fill, stroke } => {
            path(xml, paint, mark, segments, fill.as_ref(), stroke.as_ref());
        }
        Shape::Icon { data, x, y, size, fill, stroke } => {
            let attributes = |a: &mut Attributes<'_>| {
                paint.class(a, mark, fill.as_ref(), stroke.as_ref());
                a.composed("transform", |out| {
                    out.push_str("translate(");
                    numbers(out, &[hundredths(*x), hundredths(*y)]);
                    out.push_str(") scale(");
                    push_factor(out, size / 24.0);
                    out.push(')');
                });
                a.outside("d", data);
                paint.attributes(a, fill.as_ref(), stroke.as_ref());
            };
            xml.element(Tag::Path, attributes).empty();
        }
        Shape::Text(text) => crate::text::write(xml, context, mark, text),
    }
}

fn path(
    xml: &mut Xml,
    paint: &mut Painter<'_>,
    mark: Mark,
    segments: &[Segment],
    fill: Option<&Paint>,
    stroke: Option<&Stroke>,
) {
    let attributes = |a: &mut Attributes<'_>| {
        paint.class(a, mark, fill, stroke);
        a.composed("d", |out| data(out, segments));
        paint.attributes(a, fill, stroke);
    };
    xml.element(Tag::Path, attributes).empty();
}

/// Writes what an element says of its paints: what its group does not say already.
pub(crate) struct Painter<'c> {
    pub(crate) classes: &'c mut Classes,
    pub(crate) shared: &'c Shared,
    /// The reference to what fills the element instead of its own fill.
    pub(crate) gradient: Option<&'c str>,
}

impl Painter<'_> {
    /// The `class` attribute, for construct and colours, and the source line.
    pub(crate) fn class(
        &mut self,
        a: &mut Attributes<'_>,
        mark: Mark,
        fill: Option<&Paint>,
        stroke: Option<&Stroke>,
    ) {
        let fill = fill.filter(|fill| self.gradient.is_none() && !self.shared.has_fill(Some(fill)));
        let stroke = stroke.map(|stroke| &stroke.paint).filter(|paint| !self.shared.has_stroke(paint));
        classes(a, self.classes, mark, fill, stroke);
    }

    /// Fill and stroke, as far as they differ from what the group says, or else from what missing attributes mean (black
    /// fill, no stroke, 1 px).
    pub(crate) fn attributes(&self, a: &mut Attributes<'_>, fill: Option<&Paint>, stroke: Option<&Stroke>) {
        self.fill(a, fill);
        let Some(stroke) = stroke else {
            if self.shared.strokes() {
                a.known("stroke", "none");
            }
            return;
        };
        if !self.shared.has_stroke(&stroke.paint) {
            colour(a, self.classes, Property::Stroke, &stroke.paint);
        }
        let width = hundredths(stroke.width.max(0.0));
        if width != self.shared.stroke_width() {
            a.hundredths("stroke-width", width);
        }
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

    /// The inside, unless the group says it.
    pub(crate) fn fill(&self, a: &mut Attributes<'_>, fill: Option<&Paint>) {
        if let Some(reference) = self.gradient {
            return a.known("fill", reference);
        }
        match fill {
            _ if self.shared.has_fill(fill) => {}
            Some(fill) => colour(a, self.classes, Property::Fill, fill),
            None => a.known("fill", "none"),
        }
    }
}

/// The `class` attribute, for construct and colours, and the source line.
pub(crate) fn classes(
    a: &mut Attributes<'_>,
    classes: &mut Classes,
    mark: Mark,
    fill: Option<&Paint>,
    stroke: Option<&Paint>,
) {
    let fill = fill.map(|fill| (Property::Fill, fill));
    let stroke = stroke.map(|stroke| (Property::Stroke, stroke));
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

/// Path data: upright and level lines by one coordinate; places as such or from the one before, whichever is shorter.
fn data(out: &mut String, segments: &[Segment]) {
    let mut at = (0, 0);
    let mut start = at;
    // The command that holds on until another one comes.
    let mut last = 'Z';
    for segment in segments {
        let from = at;
        match *segment {
            Segment::Move(x, y) => {
                at = (hundredths(x), hundredths(y));
                start = at;
                // Numbers behind it would be those of lines.
                last = 'Z';
                out.push('M');
                numbers(out, &[at.0, at.1]);
            }
            Segment::Line(x, y) => {
                at = (hundredths(x), hundredths(y));
                let (dx, dy) = (at.0 - from.0, at.1 - from.1);
                last = match (dx, dy) {
                    (_, 0) => shorter(out, last, 'H', &[at.0], &[dx]),
                    (0, _) => shorter(out, last, 'V', &[at.1], &[dy]),
                    _ => shorter(out, last, 'L', &[at.0, at.1], &[dx, dy]),
                };
            }
            Segment::Arc { radius, clockwise, x, y } => {
                at = (hundredths(x), hundredths(y));
                let (radius, sweep) = (hundredths(radius), if clockwise { 100 } else { 0 });
                let arc = |x: i64, y: i64| [radius, radius, 0, 0, sweep, x, y];
                last = shorter(out, last, 'A', &arc(at.0, at.1), &arc(at.0 - from.0, at.1 - from.1));
            }
            Segment::Close => {
                at = start;
                last = 'Z';
                out.push('Z');
            }
        }
    }
}

/// Writes a command with absolute numbers, or in small letters with relative ones, if that is shorter. Returns the
/// command that holds on.
fn shorter(out: &mut String, last: char, command: char, absolute: &[i64], relative: &[i64]) -> char {
    let start = out.len();
    let mut write = |command: char, values: &[i64]| {
        if command != last {
            out.push(command);
        } else if values.first().is_some_and(|first| *first >= 0) {
            out.push(' ');
        }
        numbers(out, values);
        out.len()
    };
    let middle = write(command, absolute);
    let small = command.to_ascii_lowercase();
    let end = write(small, relative);
    if end - middle < middle - start {
        out.replace_range(start..middle, "");
        small
    } else {
        out.truncate(middle);
        command
    }
}

/// Numbers given in hundredths; a minus separates by itself.
fn numbers(out: &mut String, values: &[i64]) {
    for (index, value) in values.iter().enumerate() {
        if index > 0 && *value >= 0 {
            out.push(' ');
        }
        push_hundredths(out, *value);
    }
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
        assert_eq!(out, "M3 0h7a2 2 0 0 1 2 2V8.5a2 2 0 0 0-2 2L0 4ZV-1");
    }

    #[test]
    fn a_head_is_written_from_its_tip() {
        let segments = [
            Segment::Move(201.5, 99.5),
            Segment::Line(191.5, 95.25),
            Segment::Line(193.5, 99.5),
            Segment::Line(191.5, 103.75),
            Segment::Close,
            Segment::Move(0.0, 0.0),
            Segment::Line(1.0, 1.0),
            Segment::Line(2.0, 3.0),
        ];
        let mut out = String::new();
        data(&mut out, &segments);
        assert_eq!(out, "M201.5 99.5l-10-4.25 2 4.25-2 4.25ZM0 0L1 1 2 3");
    }
}

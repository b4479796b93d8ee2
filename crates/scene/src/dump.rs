//! A scene as text, for goldens and for looking at.

use crate::{Anchor, Element, Gradient, Paint, Scene, Segment, Shape, Stroke};
use std::fmt::Write;

/// One line an element, in paint order: `layer role@line shape …`. Paints appear by token, or as `light/dark`.
pub fn dump(scene: &Scene) -> String {
    let mut out = format!("scene {} x {}\n", number(scene.width), number(scene.height));
    for element in &scene.elements {
        dump_element(&mut out, element);
        out.push('\n');
    }
    out
}

fn dump_element(out: &mut String, element: &Element) {
    let layer = format!("{:?}", element.layer).to_lowercase();
    let _ = write!(out, "{layer:9} {}", element.role.as_str());
    if let Some(line) = element.line {
        let _ = write!(out, "@{line}");
    }
    let (fill, stroke) = match &element.shape {
        Shape::Rect { x, y, width, height, radius, fill, stroke } => {
            let _ = write!(
                out,
                " rect {} {} {} {} r{}",
                number(*x),
                number(*y),
                number(*width),
                number(*height),
                number(*radius)
            );
            (*fill, *stroke)
        }
        Shape::Circle { x, y, radius, fill, stroke } => {
            let _ = write!(out, " circle {} {} r{}", number(*x), number(*y), number(*radius));
            (*fill, *stroke)
        }
        Shape::Line { from, to, stroke } => {
            let _ =
                write!(out, " line {} {} {} {}", number(from.0), number(from.1), number(to.0), number(to.1));
            (None, Some(*stroke))
        }
        Shape::Path { segments, fill, stroke } => {
            out.push_str(" path");
            for segment in segments {
                let _ = match *segment {
                    Segment::Move(x, y) => write!(out, " M{} {}", number(x), number(y)),
                    Segment::Line(x, y) => write!(out, " L{} {}", number(x), number(y)),
                    Segment::Arc { radius, clockwise, x, y } => {
                        let turn = if clockwise { '+' } else { '-' };
                        write!(out, " A{}{turn} {} {}", number(radius), number(x), number(y))
                    }
                    Segment::Close => write!(out, " Z"),
                };
            }
            (*fill, *stroke)
        }
        Shape::Icon { x, y, size, fill, stroke, .. } => {
            let _ = write!(out, " icon {} {} {}", number(*x), number(*y), number(*size));
            (*fill, *stroke)
        }
        Shape::Text(text) => {
            let anchor = match text.anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let _ =
                write!(out, " text {} {} {anchor} {}px", number(text.x), number(text.y), number(text.size));
            if text.right_to_left {
                out.push_str(" rtl");
            }
            for run in &text.runs {
                let _ = write!(out, " {:?}", run.text);
                let marks = [
                    (run.bold, "bold"),
                    (run.italic, "italic"),
                    (run.mono, "mono"),
                    (run.underline, "underline"),
                    (run.strike, "strike"),
                    (run.wave, "wave"),
                    (run.link.is_some(), "link"),
                ];
                for (_, mark) in marks.into_iter().filter(|(set, _)| *set) {
                    let _ = write!(out, " {mark}");
                }
                let _ = write!(out, " {}", paint(run.fill));
            }
            (None, None)
        }
    };
    if let Some(gradient) = &element.gradient {
        let Gradient { from, to, start, end } = **gradient;
        let place = |(x, y): (f64, f64)| format!("{} {}", number(x), number(y));
        let _ = write!(out, " fill {} {} to {} {}", paint(from), place(start), paint(to), place(end));
    } else if let Some(fill) = fill {
        let _ = write!(out, " fill {}", paint(fill));
    }
    if let Some(Stroke { paint: colour, width, dash, .. }) = stroke {
        let _ = write!(out, " stroke {} {}", paint(colour), number(width));
        if let Some(dash) = dash {
            let _ = write!(out, " dash {} {}", number(dash.on), number(dash.off));
        }
    }
    if let Some(link) = &element.link {
        let _ = write!(out, " link {:?}", link.target);
    }
}

fn paint(paint: Paint) -> String {
    match paint.token {
        Some(token) => token.to_owned(),
        None if paint.light == paint.dark => paint.light.to_string(),
        None => format!("{}/{}", paint.light, paint.dark),
    }
}

/// Two decimals at most, no trailing zeros.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

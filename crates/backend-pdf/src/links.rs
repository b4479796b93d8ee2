//! Places that can be clicked.

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::Rect;
use krilla::page::Page;
use measure::{Family, Font, Measure, Tables, metrics};
use scene::{Anchor, Bounds, Link, Run, Scene, Shape, Text};

/// Adds the links of a scene to its page, `scale` points to a px.
pub(crate) fn add(scene: &Scene, scale: f64, page: &mut Page<'_>) {
    // Neighbours that lead to one place are one thing, such as a box with its name.
    for group in scene.elements.chunk_by(|a, b| a.link.is_some() && a.link == b.link) {
        let Some(first) = group.first() else { continue };
        match first.link.as_deref() {
            Some(link) => {
                let bounds = group.iter().map(|element| element.shape.bounds()).reduce(Bounds::union);
                add_one(link, bounds.unwrap_or_default(), scale, page);
            }
            None => {
                if let Shape::Text(text) = &first.shape {
                    places(text).into_iter().for_each(|(link, bounds)| add_one(link, bounds, scale, page));
                }
            }
        }
    }
}

/// The links within a line, and where they stand.
fn places(text: &Text) -> Vec<(&Link, Bounds)> {
    if text.runs.iter().all(|run| run.link.is_none()) {
        return Vec::new();
    }
    let left = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - text.width / 2.0,
        Anchor::End => text.x - text.width,
    };
    let mut places = Vec::new();
    let mut before = 0.0;
    for run in &text.runs {
        let width = width(run, text);
        let start = if text.right_to_left { left + text.width - before - width } else { left + before };
        before += width;
        if let Some(link) = run.link.as_deref() {
            let (size, y) = (run.size.unwrap_or(text.size), text.y - run.rise);
            let (top, bottom) = (y - size * metrics::ASCENT, y + size * metrics::DESCENT);
            places.push((link, Bounds::new(start, top, start + width, bottom)));
        }
    }
    places
}

fn width(run: &Run, text: &Text) -> f64 {
    let family = if run.mono { Family::Mono } else { Family::Sans };
    let size = run.size.unwrap_or(text.size);
    let measured = || Tables.width(&run.text, Font { family, bold: run.bold, italic: run.italic, size });
    run.width.unwrap_or_else(measured)
}

fn add_one(link: &Link, bounds: Bounds, scale: f64, page: &mut Page<'_>) {
    let Some(target) = link.safe_target() else { return };
    let points = |length: f64| (length * scale) as f32;
    let (left, top, right, bottom) =
        (points(bounds.left), points(bounds.top), points(bounds.right), points(bounds.bottom));
    let Some(rect) = Rect::from_ltrb(left, top, right, bottom) else { return };
    let action = Target::Action(Action::Link(LinkAction::new(target.into_owned())));
    let tooltip = link.tooltip.clone().filter(|tooltip| !tooltip.trim().is_empty());
    page.add_annotation(Annotation::new_link(LinkAnnotation::new(rect, action), tooltip));
}

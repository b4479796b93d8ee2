//! The document and its pages.

use crate::text::Fonts;
use crate::{Error, links, paint, text};
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};
use scene::Scene;
use typeset::usvg::{self, Node, Tree};

/// CSS counts 96 px to an inch, PDF 72 points.
const POINTS: f64 = 0.75;

/// The longest side that readers are sure to show, in points.
const LONGEST: f64 = 14_400.0;

/// A document that bears the name of a scene.
pub(crate) fn document(scene: &Scene) -> Document {
    let settings = SerializeSettings { enable_tagging: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(scene));
    document
}

/// Adds a page with a scene, whose tree this is.
pub(crate) fn add(scene: &Scene, tree: &Tree, document: &mut Document) -> Result<(), Error> {
    let scale = POINTS.min(LONGEST / scene.width).min(LONGEST / scene.height);
    let (width, height) = ((scene.width * scale) as f32, (scene.height * scale) as f32);
    let page = PageSettings::from_wh(width, height).ok_or(Error::Empty)?;
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(scale as f32, scale as f32));
    draw(tree, &mut surface);
    surface.pop();
    surface.finish();
    links::add(scene, scale, &mut page);
    page.finish();
    Ok(())
}

fn metadata(scene: &Scene) -> Metadata {
    let title = if scene.title.trim().is_empty() { "Sequence diagram" } else { &scene.title };
    let metadata = Metadata::new().title(title.to_owned()).creator("seqweave".to_owned());
    if scene.description.trim().is_empty() {
        metadata
    } else {
        metadata.description(scene.description.clone())
    }
}

/// What is to be done next: draw a node, or take back what its group changed.
enum Step<'t> {
    Draw(&'t Node),
    Pop,
}

fn draw(tree: &Tree, surface: &mut Surface<'_>) {
    let mut fonts = Fonts::new(tree.fontdb());
    let mut steps: Vec<Step<'_>> = tree.root().children().iter().rev().map(Step::Draw).collect();
    while let Some(step) = steps.pop() {
        match step {
            Step::Pop => surface.pop(),
            Step::Draw(Node::Group(group)) => {
                // A scene has neither clips, masks nor filters.
                surface.push_transform(&transform(group.transform()));
                steps.push(Step::Pop);
                if group.opacity().get() < 1.0 {
                    let opacity = NormalizedF32::new(group.opacity().get()).unwrap_or(NormalizedF32::ONE);
                    surface.push_opacity(opacity);
                    steps.push(Step::Pop);
                }
                steps.extend(group.children().iter().rev().map(Step::Draw));
            }
            Step::Draw(Node::Path(shape)) => draw_path(shape, surface),
            Step::Draw(Node::Text(text)) => text::draw(text, &mut fonts, surface),
            // A scene has no pictures within; those of emoji belong to their fonts.
            Step::Draw(Node::Image(_)) => {}
        }
    }
}

pub(crate) fn draw_path(shape: &usvg::Path, surface: &mut Surface<'_>) {
    let (fill, stroke) = (shape.fill().map(paint::fill), shape.stroke().map(paint::stroke));
    // With neither, krilla would paint black.
    if !shape.is_visible() || (fill.is_none() && stroke.is_none()) {
        return;
    }
    if let Some(path) = path(shape) {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

fn path(shape: &usvg::Path) -> Option<Path> {
    use usvg::tiny_skia_path::PathSegment;
    let mut out = PathBuilder::new();
    for segment in shape.data().segments() {
        match segment {
            PathSegment::MoveTo(to) => out.move_to(to.x, to.y),
            PathSegment::LineTo(to) => out.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => out.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(by, and, to) => out.cubic_to(by.x, by.y, and.x, and.y, to.x, to.y),
            PathSegment::Close => out.close(),
        }
    }
    out.finish()
}

pub(crate) fn transform(t: usvg::Transform) -> Transform {
    Transform::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}

//! Colours and lines, from usvg to krilla.

use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Paint, Stroke, StrokeDash};
use typeset::usvg;

pub(crate) fn fill(fill: &usvg::Fill) -> Fill {
    let rule = match fill.rule() {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    Fill { paint: colour(fill.paint()), opacity: opacity(fill.opacity()), rule }
}

pub(crate) fn stroke(stroke: &usvg::Stroke) -> Stroke {
    let dash = |dashes: &[f32]| StrokeDash { offset: stroke.dashoffset(), array: dashes.to_vec() };
    Stroke {
        paint: colour(stroke.paint()),
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        opacity: opacity(stroke.opacity()),
        dash: stroke.dasharray().map(dash),
    }
}

/// Scenes have plain colours only.
fn colour(paint: &usvg::Paint) -> Paint {
    let colour = match paint {
        usvg::Paint::Color(colour) => rgb::Color::new(colour.red, colour.green, colour.blue),
        _ => rgb::Color::new(0, 0, 0),
    };
    colour.into()
}

fn opacity(opacity: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}

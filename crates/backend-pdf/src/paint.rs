//! Colours and lines, from usvg to krilla.

use crate::page;
use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint::{
    Fill, FillRule, LineCap, LineJoin, LinearGradient, Paint, SpreadMethod, Stop, Stroke, StrokeDash,
};
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

/// Scenes have plain colours, and such that change along a line.
fn colour(paint: &usvg::Paint) -> Paint {
    match paint {
        usvg::Paint::Color(colour) => rgb(*colour).into(),
        usvg::Paint::LinearGradient(line) => {
            let stop = |stop: &usvg::Stop| Stop {
                offset: opacity(stop.offset()),
                color: rgb(stop.color()).into(),
                opacity: opacity(stop.opacity()),
            };
            let spread_method = match line.spread_method() {
                usvg::SpreadMethod::Pad => SpreadMethod::Pad,
                usvg::SpreadMethod::Reflect => SpreadMethod::Reflect,
                usvg::SpreadMethod::Repeat => SpreadMethod::Repeat,
            };
            let gradient = LinearGradient {
                x1: line.x1(),
                y1: line.y1(),
                x2: line.x2(),
                y2: line.y2(),
                transform: page::transform(line.transform()),
                spread_method,
                stops: line.stops().iter().map(stop).collect(),
                anti_alias: false,
            };
            gradient.into()
        }
        usvg::Paint::RadialGradient(_) | usvg::Paint::Pattern(_) => rgb::Color::new(0, 0, 0).into(),
    }
}

fn rgb(colour: usvg::Color) -> rgb::Color {
    rgb::Color::new(colour.red, colour.green, colour.blue)
}

fn opacity(opacity: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}

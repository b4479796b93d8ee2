//! How single runs look, and how wide they are.

use super::style::is_mono;
use super::{TextStyle, clean};
use crate::colour;
use ir::{Content, Run};
use measure::{Family, Font, Measure};
use scene::Paint;
use std::borrow::Cow;

/// Size of raised and lowered text, beside its surroundings.
const SCRIPT_SIZE: f64 = 0.75;
/// How far it is raised or lowered, in em of its surroundings.
const RAISE: f64 = 0.33;
const LOWER: f64 = 0.15;

/// Everything about a run but its letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look<'d> {
    pub(super) font: Font,
    pub(super) underline: bool,
    pub(super) strike: bool,
    pub(super) wave: bool,
    /// Base line shift in px, upwards positive.
    pub(super) rise: f64,
    pub(super) fill: Paint,
    pub(super) background: Option<Paint>,
    pub(super) link: Option<&'d ir::Link>,
}

/// A piece of a line with one look.
#[derive(Debug, Clone)]
pub(super) struct Piece<'d> {
    pub(super) text: Cow<'d, str>,
    pub(super) look: Look<'d>,
    /// Advance width in px.
    pub(super) width: f64,
}

/// The font of a style; mono text is set smaller, so that it looks as large as its surroundings.
pub(super) fn font(style: &TextStyle) -> Font {
    face(style, style.size, style.bold, style.italic, style.mono)
}

fn face(style: &TextStyle, size: f64, bold: bool, italic: bool, mono: bool) -> Font {
    let (family, size) = if mono { (Family::Mono, size * style.mono_scale) } else { (Family::Sans, size) };
    Font { family, bold, italic, size }
}

impl<'d> Look<'d> {
    /// That of text without markup.
    pub(super) fn plain(style: &TextStyle) -> Self {
        Self {
            font: font(style),
            underline: style.underline,
            strike: false,
            wave: false,
            rise: 0.0,
            fill: style.fill,
            background: None,
            link: None,
        }
    }

    fn of(run: &'d Run, style: &TextStyle) -> Self {
        let mut look = Self::plain(style);
        if run.is_plain() {
            return look;
        }
        let paint = run.paint.as_deref();
        let mut size =
            paint.and_then(|paint| paint.size).map_or(style.size, |size| f64::from(size.clamp(1, 1000)));
        if run.superscript || run.subscript {
            look.rise = size * if run.superscript { RAISE } else { -LOWER };
            size *= SCRIPT_SIZE;
        }
        let family = paint.and_then(|paint| paint.font.as_deref());
        let mono = run.code || matches!(run.content, Content::Math(_)) || family.map_or(style.mono, is_mono);
        look.font = face(style, size, style.bold || run.strong, style.italic || run.emphasis, mono);
        look.underline |= run.underline;
        (look.strike, look.wave) = (run.strike, run.wave);
        if let Some(link) = run.link.as_deref() {
            look.link = Some(link);
            look.underline = true;
            look.fill = style.link;
        }
        let (mut ground, mut far) = (style.ground, style.far);
        let background = paint.and_then(|paint| paint.background).map(|color| style.own(color));
        if let Some(background) = background.and_then(colour::paint) {
            look.fill = style.shown(colour::ink_on(background, ground));
            // Opaque, so that it is the same wherever the text stands.
            ground = colour::over(background, ground);
            far = ground;
            look.background = Some(ground);
        }
        if let Some(color) = paint.and_then(|paint| paint.color).filter(|color| color.alpha > 0) {
            look.fill = colour::readable_between(style.own(color), ground, far, look.fill);
        }
        look
    }
}

impl<'d> Piece<'d> {
    pub(super) fn new(text: Cow<'d, str>, look: Look<'d>, measurer: &dyn Measure) -> Self {
        let width = measurer.width(&text, look.font);
        Self { text, look, width }
    }
}

/// The pieces of a line, measured. Runs that show nothing are left out.
pub(super) fn pieces<'d>(
    runs: &'d [Run],
    style: &TextStyle,
    is_code: bool,
    measurer: &dyn Measure,
) -> Vec<Piece<'d>> {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs {
        let shown = run.content.shown();
        let text = if is_code { clean::code(shown) } else { clean::prose(shown) };
        if !text.is_empty() {
            out.push(Piece::new(text, Look::of(run, style), measurer));
        }
    }
    out
}

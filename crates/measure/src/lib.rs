//! How wide a text is, without opening a font.
//!
//! Layout asks three questions: how wide is this run in that font ([`Measure::width`]), where may this line break
//! ([`break_opportunities`], [`wrap()`]), and in which direction does it read ([`direction()`]). Everything else about
//! fonts stays in this crate.
//!
//! ```
//! use measure::{Font, Measure, Tables, wrap_plain};
//!
//! let label = "Authentication Request";
//! assert_eq!(Tables.width(label, Font::sans(14.0)).round(), 145.0);
//!
//! let lines = wrap_plain(&Tables, label, Font::sans(14.0), 120.0);
//! assert_eq!(lines, [0..14, 15..22]);
//! ```
//!
//! [`Tables`] answers from width tables that are compiled in, so that the same text has the same width on every
//! machine. They are those of Liberation Sans, which are Arial's, and of DejaVu Sans Mono, with DejaVu Sans for what these
//! lack; `examples/tables` takes them from the files in `fonts/`, and a test repeats that. [`Fixed`] gives every character one width, which makes expected
//! layouts readable arithmetic.
//!
//! What to expect of the numbers: a browser that has the same fonts sets the text just as wide, kerning included, but for
//! a per cent here and there in Hebrew, and in scripts that need a shaper and are measured without one (Arabic, those of
//! India, Khmer, …). These have the widths of Noto Sans, Han, kana and Hangul those of Noto Sans CJK, emoji that of Noto
//! Color Emoji; other fonts differ by some per cent. `tests/chromium` holds the numbers against a browser, and
//! `make widths` takes them anew.
//!
//! A text of ASCII costs two look-ups a byte. Every function here takes time linear in its text, whatever the text.

mod arabic;
mod breaks;
mod classes;
mod coverage;
mod direction;
pub mod fonts;
mod kerning;
mod scripts;
mod tables;
mod width;
mod wrap;

pub use breaks::{Break, break_opportunities, name_break_opportunities};
pub use classes::{is_emoji, is_invisible, is_pictograph};
pub use coverage::{is_covered, missing_glyphs};
pub use direction::{Direction, direction};
pub use width::{Fixed, Tables};
pub use wrap::{wrap, wrap_name, wrap_plain};

/// The family of a run: the two that the house style knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// The text face, Arial metric.
    Sans,
    /// The face of code; every character has the same advance.
    Mono,
}

/// A face at a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// Sans or mono.
    pub family: Family,
    /// Weight 700 instead of 400.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Size in px (the em).
    pub size: f64,
}

impl Font {
    /// The upright, regular text face at `size` px.
    pub const fn sans(size: f64) -> Self {
        Self { family: Family::Sans, bold: false, italic: false, size }
    }

    /// The upright, regular face of code at `size` px.
    pub const fn mono(size: f64) -> Self {
        Self { family: Family::Mono, ..Self::sans(size) }
    }

    /// The same font, bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same font, slanted.
    pub const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }
}

/// What layout needs to know about text. Kept this small on purpose.
pub trait Measure {
    /// Advance width of `text`, set on one line in `font`, in px. Pairs are kerned, Arabic is joined, emoji sequences count
    /// as one character, control characters and variation selectors as nothing.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Heights of the text face, in em. They are those of Arial and Liberation Sans; the face of code keeps to the same
/// line boxes.
pub mod metrics {
    /// From the baseline up to the top of the tallest usual letter.
    pub const ASCENT: f64 = 0.905;
    /// From the baseline down to the bottom of the deepest usual letter, as a positive number.
    pub const DESCENT: f64 = 0.212;
}

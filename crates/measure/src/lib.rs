//! How wide a text is, without opening a font.
//!
//! Layout asks three questions: how wide is this run in that font ([`Measure::width`]), where may this line break
//! ([`wrap`]), and in which direction does it read ([`direction`]). Everything else about fonts stays in this crate.
//!
//! [`Tables`] answers from width tables that are compiled in (see `tables/`), so that the same text has the same width
//! on every machine. [`Fixed`] gives every character one width, which makes expected layouts readable arithmetic.

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

    /// The same font, bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// What layout needs to know about text. Kept this small on purpose.
pub trait Measure {
    /// Advance width of `text`, set on one line in `font`, in px. No kerning; Arabic is joined, emoji sequences count
    /// as one character, control characters and variation selectors as nothing.
    fn width(&self, text: &str, font: Font) -> f64;
}

//! What the bundled fonts can draw.

use std::collections::BTreeSet;

use crate::classes;
use crate::tables::Face;

/// Whether a bundled font has a glyph for a character (Liberation Sans, DejaVu Sans or DejaVu Sans Mono, all regular), or
/// whether it needs none, as a joiner. Emoji, Han and most scripts of Asia are not covered.
pub fn is_covered(c: char) -> bool {
    Face::SANS.draws(c) || Face::MONO.has(c) || classes::is_ignorable(c)
}

/// The characters of `text` that are not covered, each once, in the order of their code points: a picture drawn with
/// the bundled fonts alone shows boxes for them.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    if text.is_ascii() {
        return Vec::new();
    }
    text.chars().filter(|&c| !is_covered(c)).collect::<BTreeSet<_>>().into_iter().collect()
}

//! What kind of character is this, and how wide is it where no table knows: the class rules.
//!
//! The numbers are advances of the fonts that viewers fall back to: Noto Sans CJK, Noto Color Emoji, and for symbols
//! DejaVu Sans. Cells of a terminal (`unicode-width`) serve to find the class, never as a width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Units an em, of all widths inside this crate.
pub(crate) const EM: u32 = 2048;
/// Han, kana and everything else that is East-Asian wide: 1 em.
const WIDE: u32 = EM;
/// A Hangul syllable: 0.92 em.
const HANGUL: u32 = 1884;
/// Half-width kana and Hangul: half an em.
const HALF_WIDTH: u32 = EM / 2;
/// An emoji of any length: 1.248 em, as in Noto Color Emoji.
const EMOJI: u32 = 2555;
/// Arrows, mathematical operators, dingbats: 0.838 em.
const SYMBOL: u32 = 1716;
/// Letters of a script that we have no numbers for: 0.6 em.
const OTHER: u32 = 1229;
/// A vowel sign or a further consonant that its cluster carries along in an Indic script: 0.3 em.
const ATTACHED: u32 = 614;
/// Everything in the face of code that is not wide: 0.602 em.
const MONO: u32 = 1233;

/// Asks for the picture form of the character before it.
pub(crate) const VARIATION_SELECTOR_16: char = '\u{FE0F}';
/// Asks for the text form of the character before it.
const VARIATION_SELECTOR_15: char = '\u{FE0E}';
/// Puts the digit before it on a key.
pub(crate) const KEYCAP: char = '\u{20E3}';
/// Makes one emoji of several, and joins Arabic letters.
pub(crate) const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Whether a character takes no room on a line: controls (line breaks and tabs too), combining marks, joiners, variation
/// selectors, marks of direction, the soft hyphen, and whatever else a renderer skips.
pub fn is_invisible(c: char) -> bool {
    is_ignorable(c) || c.width() == Some(0)
}

/// Whether a character needs no glyph in any font: the part of [`is_invisible`] that leaves no ink either.
pub(crate) fn is_ignorable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether viewers show a character as an emoji even without a variation selector after it. Regional indicators, from
/// which flags are made, are included.
pub fn is_pictograph(c: char) -> bool {
    match c {
        '\u{2329}' | '\u{232A}' => false, // wide angle brackets
        '\u{231A}'..='\u{2BFF}' => c.width() == Some(2),
        '\u{1F000}'..='\u{1F0FF}' | '\u{1F170}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1F64F}' => true,
        '\u{1F680}'..='\u{1F6FF}' | '\u{1F900}'..='\u{1F9FF}' => true,
        '\u{1F100}'..='\u{1FAFF}' => c.width() == Some(2),
        _ => false,
    }
}

/// Width of a character that has the same width whatever stands beside it, in units; `None` if its whole cluster has to
/// be looked at. For characters that the tables lack.
pub(crate) fn alone(c: char) -> Option<u32> {
    match c {
        _ if is_invisible(c) => Some(0),
        '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97C}' | '\u{3131}'..='\u{318E}' => Some(HANGUL),
        '\u{AC00}'..='\u{D7A3}' => Some(HANGUL),
        '\u{FF61}'..='\u{FFDC}' | '\u{FFE8}'..='\u{FFEE}' => Some(HALF_WIDTH),
        _ if is_pictograph(c) => None,
        _ if c.width() == Some(2) => Some(WIDE),
        _ => None,
    }
}

/// Width of a grapheme cluster, in units. `table` knows some characters, the classes the rest.
pub(crate) fn cluster(cluster: &str, mono: bool, table: impl Fn(char) -> Option<u32>) -> u32 {
    if is_emoji(cluster) {
        return EMOJI;
    }
    let by_class = |c| match c {
        _ if mono => MONO,
        '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => SYMBOL,
        _ => OTHER,
    };
    let mut width = 0;
    for c in cluster.chars() {
        width += match table(c).or_else(|| alone(c)) {
            Some(known) => known,
            None if width > 0 && !mono => ATTACHED,
            None => by_class(c),
        };
    }
    width
}

/// Whether viewers draw a grapheme cluster as one emoji: a pictograph with whatever follows it (skin tone, the other half of
/// a flag, a family), a character that is asked to be one, or a keycap.
pub fn is_emoji(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    let (first, second) = (chars.next(), chars.next());
    match second {
        Some(VARIATION_SELECTOR_15) => chars.any(is_pictograph),
        Some(KEYCAP) => true,
        Some(VARIATION_SELECTOR_16) if chars.next() == Some(KEYCAP) => true,
        // Letters ignore the selector.
        Some(VARIATION_SELECTOR_16) if first_two(cluster).width() == 2 => true,
        _ => first.into_iter().chain(second).chain(chars).any(is_pictograph),
    }
}

fn first_two(cluster: &str) -> &str {
    cluster.char_indices().nth(2).map_or(cluster, |(end, _)| &cluster[..end])
}

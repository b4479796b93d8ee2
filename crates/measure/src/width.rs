//! The two measurers.

use unicode_segmentation::UnicodeSegmentation;

use crate::classes::{self, EM, KEYCAP, VARIATION_SELECTOR_16, ZERO_WIDTH_JOINER};
use crate::tables::Face;
use crate::{Font, Measure, arabic};

/// Measures with the advance widths of the bundled fonts, and with class rules for what these lack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tables;

impl Measure for Tables {
    fn width(&self, text: &str, font: Font) -> f64 {
        // Whole units until here, so that the width of a text does not depend on the order of additions.
        units(text, Face::of(font)) as f64 * font.size / f64::from(EM)
    }
}

/// Gives every character the same width, in every family and weight: for layouts that can be checked in the head.
///
/// An emoji sequence or a letter with its accents is one character; what takes no room takes none here either.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fixed {
    /// Width of a character, in em.
    pub advance_em: f64,
}

impl Measure for Fixed {
    fn width(&self, text: &str, font: Font) -> f64 {
        let count = if text.is_ascii() {
            text.bytes().filter(|b| !b.is_ascii_control()).count()
        } else {
            text.graphemes(true).filter(|cluster| !cluster.chars().all(classes::is_invisible)).count()
        };
        count as f64 * self.advance_em * font.size
    }
}

/// Width of a text in units of 1/2048 em.
fn units(text: &str, face: Face) -> u64 {
    // Nothing in ASCII acts on its neighbours, and every font has all of it.
    let ascii = face.ascii();
    let sum = |bytes: &[u8]| {
        bytes.iter().map(|&b| u64::from(ascii[usize::from(b & 127)].unsigned_abs())).sum::<u64>()
    };
    if text.is_ascii() {
        return sum(text.as_bytes());
    }

    let mut total = 0;
    let mut rest = text;
    loop {
        let mut run = rest.bytes().take_while(u8::is_ascii).count();
        if run > 0 && changes_the_character_before(&rest[run..]) {
            run -= 1;
        }
        total += sum(&rest.as_bytes()[..run]);
        rest = &rest[run..];
        let Some(c) = rest.chars().next() else { return total };
        let (width, length) = next(rest, c, face);
        total += width;
        rest = &rest[length..];
    }
}

/// Width and length in bytes of as much of `rest` as has to be measured together; `c` is its first character.
fn next(rest: &str, c: char, face: Face) -> (u64, usize) {
    let after = &rest[c.len_utf8()..];
    if !face.mono && (arabic::is_arabic(c) || c == ZERO_WIDTH_JOINER && after.starts_with(arabic::is_arabic))
    {
        let run = arabic::run(rest);
        return (arabic::units(run, face.bold), run.len());
    }
    if !changes_the_character_before(after)
        && let Some(width) = face.advance(c).or_else(|| classes::alone(c))
    {
        return (u64::from(width), c.len_utf8());
    }
    // The cluster is looked for from here on: nothing before this place is read again, so the whole stays linear.
    let cluster = rest.graphemes(true).next().unwrap_or(rest);
    (u64::from(classes::cluster(cluster, face.mono, |c| face.advance(c))), cluster.len())
}

/// Whether a text begins with one of the few characters that can turn an ordinary character into an emoji.
fn changes_the_character_before(rest: &str) -> bool {
    matches!(rest.chars().next(), Some(VARIATION_SELECTOR_16 | KEYCAP | ZERO_WIDTH_JOINER))
}

//! The two measurers.

use unicode_segmentation::UnicodeSegmentation;

use crate::classes::{self, EM, KEYCAP, VARIATION_SELECTOR_16, ZERO_WIDTH_JOINER};
use crate::kerning::Kerning;
use crate::tables::Face;
use crate::{Font, Measure, arabic, scripts};

/// Measures with the advance widths of the bundled fonts, and with class rules for what these lack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tables;

impl Measure for Tables {
    fn width(&self, text: &str, font: Font) -> f64 {
        // Whole units until here, so that the width of a text does not depend on the order of additions.
        units(text, font) as f64 * font.size / f64::from(EM)
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
fn units(text: &str, font: Font) -> u64 {
    let face = Face::of(font);
    let kerning = if face.mono { Kerning::none() } else { Kerning::of(font) };
    let mut total = 0;
    let mut rest = text;
    // What stands before `rest`, where it may be kerned with it.
    let mut before = '\0';
    loop {
        // Beyond a few marks nothing acts on what is ASCII but its neighbours, and every font has all of it.
        let mut run = rest.bytes().take_while(u8::is_ascii).count();
        if run > 0 && changes_the_character_before(&rest[run..]) {
            run -= 1;
        }
        if let Some(&first) = rest.as_bytes()[..run].first() {
            total +=
                ascii_units(&rest.as_bytes()[..run], face, kerning) + kerned(kerning, before, first.into());
            before = rest.as_bytes()[run - 1].into();
        }
        rest = &rest[run..];
        let Some(c) = rest.chars().next() else { break };
        let (width, length) = next(rest, c, face);
        let is_alone = length == c.len_utf8();
        total += width;
        if let Some(composed) = composed(before, c) {
            total += moved(face, before, composed);
        } else if is_alone {
            total += kerned(kerning, before, c);
        }
        before = if is_alone { c } else { '\0' };
        rest = &rest[length..];
    }
    // What takes back width, takes it from what stands beside it.
    total.max(0) as u64
}

fn ascii_units(text: &[u8], face: Face, kerning: &Kerning) -> i64 {
    let advances = face.ascii();
    let mut before = 0;
    text.iter().fold(0, |total, &byte| {
        let moved = kerning.ascii(before, byte);
        before = byte;
        total + i64::from(advances[usize::from(byte & 127)]) + moved
    })
}

fn kerned(kerning: &Kerning, before: char, c: char) -> i64 {
    if before == '\0' || (before.is_ascii() && c.is_ascii()) {
        kerning.ascii(before as u8, c as u8)
    } else {
        kerning.pair(before, c)
    }
}

/// The character that a letter and a mark make together, where it is wider than the letter: the caron of tall letters is
/// a stroke beside them.
fn composed(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('d', '\u{30C}') => Some('ď'),
        ('t', '\u{30C}') => Some('ť'),
        ('l', '\u{30C}') => Some('ľ'),
        ('L', '\u{30C}') => Some('Ľ'),
        _ => None,
    }
}

fn moved(face: Face, from: char, to: char) -> i64 {
    let advance = |c| i64::from(face.advance(c).unwrap_or(0));
    advance(to) - advance(from)
}

/// Width and length in bytes of as much of `rest` as has to be measured together; `c` is its first character.
fn next(rest: &str, c: char, face: Face) -> (i64, usize) {
    let after = &rest[c.len_utf8()..];
    if !face.mono && (arabic::is_arabic(c) || c == ZERO_WIDTH_JOINER && after.starts_with(arabic::is_arabic))
    {
        let run = arabic::run(rest);
        return (arabic::units(run, face.bold) as i64, run.len());
    }
    if !changes_the_character_before(after) {
        let alone = |width: u32| (width.into(), c.len_utf8());
        let known = face.advance(c).map(alone).or_else(|| scripts::next(rest, c));
        if let Some(unit) = known.or_else(|| classes::alone(c).map(alone)) {
            return unit;
        }
    }
    // The cluster is looked for from here on: nothing before this place is read again, so the whole stays linear.
    let cluster = rest.graphemes(true).next().unwrap_or(rest);
    (classes::cluster(cluster, face.mono, |c| face.advance(c)).into(), cluster.len())
}

/// Whether a text begins with one of the few characters that can turn an ordinary character into an emoji.
fn changes_the_character_before(rest: &str) -> bool {
    matches!(rest.chars().next(), Some(VARIATION_SELECTOR_16 | KEYCAP | ZERO_WIDTH_JOINER))
}

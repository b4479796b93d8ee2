//! Writes `src/scripts/data.rs` from the fonts of the Noto project, which are not bundled:
//!
//! ```text
//! cargo run -p seqweave-measure --example scripts -- FOLDER
//! ```
//!
//! FOLDER holds `NotoSansDevanagari-Regular.ttf` and so on, as in Debian's package `fonts-noto-core`. What comes of it is
//! held against a browser by `tests/chromium.rs`.

#![expect(clippy::disallowed_methods, reason = "a tool for makers of this crate, no part of the program")]

use std::fmt::Write;
use std::path::Path;

use harfrust::{FontRef, ShaperData, UnicodeBuffer};

/// How consonants join, see `src/scripts.rs`; with the place of the sign in the block.
enum Joining {
    None,
    Pairs(u32),
    /// The sign, and what else may stand behind it.
    Below(u32, &'static str),
}

/// Name of the font, first character, how many there are, place of the first letter, and how consonants join.
const SCRIPTS: [(&str, u32, u32, u32, Joining); 14] = [
    ("Devanagari", 0x900, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Bengali", 0x980, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Gurmukhi", 0xA00, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Gujarati", 0xA80, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Oriya", 0xB00, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Tamil", 0xB80, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Telugu", 0xC00, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Kannada", 0xC80, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Malayalam", 0xD00, 0x80, 0x15, Joining::Pairs(0x4D)),
    ("Sinhala", 0xD80, 0x80, 0x1A, Joining::Below(0x4A, "\u{200D}")),
    ("Thai", 0xE00, 0x80, 0x01, Joining::None),
    ("Myanmar", 0x1000, 0xA0, 0x00, Joining::Below(0x39, "")),
    ("Ethiopic", 0x1200, 0x180, 0x00, Joining::None),
    ("Khmer", 0x1780, 0x80, 0x00, Joining::Below(0x52, "")),
];

const EM: i64 = 2048;
const CONSONANTS: u32 = 37;
/// Sums that are off by no more than this, in 1/2048 em, are no exceptions.
const TOLERANCE: i64 = 20;
const ABSENT: i64 = i16::MAX as i64;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("say in which folder the fonts are")?;
    let mut out = String::from(
        "//! Widths of scripts that no bundled font has. Written by `examples/scripts` from Noto Sans: do not edit.\n\n\
         use super::{ABSENT as X, Joining, Pairs, Script};\n\n\
         #[rustfmt::skip]\npub(super) static SCRIPTS: &[Script] = &[\n",
    );
    for (name, first, count, letter, joining) in SCRIPTS {
        let file = std::fs::read(Path::new(&folder).join(format!("NotoSans{name}-Regular.ttf")))?;
        let font = Font { font: FontRef::new(&file)?, data: ShaperData::new(&FontRef::new(&file)?) };
        let at = |place: u32| char::from_u32(first + place).unwrap_or('\0');
        let letter = at(letter);
        let advances: Vec<i64> = (0..count).map(|place| font.advance(letter, at(place))).collect();
        let _ =
            writeln!(out, "    // {name}\n    Script {{\n        first: {first:#x},\n        advances: &[");
        list(&mut out, &advances);
        let _ = writeln!(out, "        ],");
        match joining {
            Joining::None => out.push_str("        joining: Joining::None,\n"),
            Joining::Pairs(sign) => {
                let consonant = |number: u32| at(0x15 + number);
                let added = |a: u32, b: u32| {
                    let (a, b) = (consonant(a), consonant(b));
                    let pair = font.width(&format!("{a}{}{b}", at(sign)))?;
                    Some(pair - font.width(&b.to_string())?)
                };
                let added: Vec<Vec<Option<i64>>> =
                    (0..CONSONANTS).map(|a| (0..CONSONANTS).map(|b| added(a, b)).collect()).collect();
                pairs(&mut out, sign, &added);
            }
            Joining::Below(sign, behind) => {
                let alone = font.width(&letter.to_string()).unwrap_or(0);
                let below = |place: u32| {
                    let joined = font.width(&format!("{letter}{}{behind}{}", at(sign), at(place)));
                    joined.filter(|_| is_letter(at(place))).map_or(ABSENT, |joined| joined - alone)
                };
                let _ = writeln!(out, "        joining: Joining::Below({sign:#x}, &[");
                list(&mut out, &(0..count).map(below).collect::<Vec<_>>());
                out.push_str("        ]),\n");
            }
        }
        out.push_str("    },\n");
    }
    out.push_str("];\n");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/scripts/data.rs");
    Ok(std::fs::write(file, out)?)
}

/// Writes what each first consonant adds to each second one as a sum, as far as that is possible.
fn pairs(out: &mut String, sign: u32, added: &[Vec<Option<i64>>]) {
    let count = added.len();
    let (mut of_first, mut of_second) = (vec![0; count], vec![0; count]);
    // The commonest difference in each row and column, in turns, until nothing changes any more.
    for _ in 0..20 {
        for a in 0..count {
            of_first[a] = commonest((0..count).filter_map(|b| Some(added[a][b]? - of_second[b])));
        }
        for b in 0..count {
            of_second[b] = commonest((0..count).filter_map(|a| Some(added[a][b]? - of_first[a])));
        }
    }
    // Most second consonants shall add nothing, so that the part of the first one is the width of its half form.
    let shift = commonest(of_second.iter().copied());
    of_first.iter_mut().for_each(|added| *added += shift);
    of_second.iter_mut().for_each(|added| *added -= shift);
    let mut exceptions = Vec::new();
    for a in 0..count {
        for b in 0..count {
            if let Some(added) = added[a][b]
                && (added - of_first[a] - of_second[b]).abs() > TOLERANCE
            {
                exceptions.push(format!("({a}, {b}, {added})"));
            }
        }
    }
    let _ = writeln!(out, "        joining: Joining::Pairs({sign:#x}, &Pairs {{");
    for (name, widths) in [("of_first", of_first), ("of_second", of_second)] {
        let _ = writeln!(out, "            {name}: [");
        list(out, &widths);
        out.push_str("            ],\n");
    }
    out.push_str("            exceptions: &[\n");
    lines(out, &exceptions);
    out.push_str("            ],\n        }),\n");
}

/// The value within [`TOLERANCE`] of which most others lie; the smallest of several.
fn commonest(values: impl Iterator<Item = i64>) -> i64 {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    let near = |value: i64| values.iter().filter(|other| (*other - value).abs() <= TOLERANCE).count();
    values.iter().copied().rev().max_by_key(|&value| near(value)).unwrap_or(0)
}

fn list(out: &mut String, widths: &[i64]) {
    let names: Vec<String> =
        widths.iter().map(|&width| if width == ABSENT { "X".into() } else { width.to_string() }).collect();
    lines(out, &names);
}

/// Lines of up to 110 columns.
fn lines(out: &mut String, values: &[String]) {
    let mut line = String::new();
    for value in values {
        if line.len() + value.len() > 90 {
            let _ = writeln!(out, "                {}", line.trim_end());
            line.clear();
        }
        let _ = write!(line, "{value}, ");
    }
    if !line.is_empty() {
        let _ = writeln!(out, "                {}", line.trim_end());
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !measure::is_invisible(c)
}

struct Font<'a> {
    font: FontRef<'a>,
    data: ShaperData,
}

impl Font<'_> {
    /// Width of a character in 1/2048 em: alone if it is a letter or a digit, else behind `letter`.
    fn advance(&self, letter: char, c: char) -> i64 {
        let (alone, behind) = (self.width(&c.to_string()), self.width(&format!("{letter}{c}")));
        // Alone, a sign stands on a dotted circle.
        let width = match self.width(&letter.to_string()).zip(behind) {
            Some((letter, both)) if !c.is_numeric() && !self.stands_alone(c) => Some(both - letter),
            _ => alone,
        };
        width.unwrap_or(ABSENT)
    }

    /// Whether a character is shaped by itself into one glyph with a width.
    fn stands_alone(&self, c: char) -> bool {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&c.to_string());
        buffer.guess_segment_properties();
        let glyphs = self.data.shaper(&self.font).build().shape(buffer, harfrust::ShapeOptions::new());
        glyphs.len() == 1 && glyphs.glyph_positions()[0].x_advance > 0 && !measure::is_invisible(c)
    }

    /// Width of a text in 1/2048 em, `None` if the font lacks part of it.
    fn width(&self, text: &str) -> Option<i64> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = self.data.shaper(&self.font).build();
        let units = i64::from(shaper.units_per_em());
        let glyphs = shaper.shape(buffer, harfrust::ShapeOptions::new());
        if glyphs.glyph_infos().iter().any(|glyph| glyph.glyph_id == 0) {
            return None;
        }
        let advance: i64 = glyphs.glyph_positions().iter().map(|at| i64::from(at.x_advance)).sum();
        Some((advance * EM + units / 2) / units)
    }
}

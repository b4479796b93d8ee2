//! Letters that a picture carries along, so that it looks the same where the fonts are missing.

use measure::fonts;
use scene::{Run, Scene, Shape};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A face of the two families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Face {
    mono: bool,
    bold: bool,
    italic: bool,
}

impl Face {
    fn of(run: &Run) -> Self {
        // The face of code has no slanted form; viewers slant the upright one.
        Self { mono: run.mono, bold: run.bold, italic: run.italic && !run.mono }
    }

    fn font(self) -> &'static [u8] {
        match (self.mono, self.bold, self.italic) {
            (true, false, _) => fonts::MONO_REGULAR,
            (true, true, _) => fonts::MONO_BOLD,
            (false, false, false) => fonts::SANS_REGULAR,
            (false, true, false) => fonts::SANS_BOLD,
            (false, false, true) => fonts::SANS_ITALIC,
            (false, true, true) => fonts::SANS_BOLD_ITALIC,
        }
    }
}

/// The families of text and of code in the picture with this id, each before those that a reader may have.
pub(crate) fn families(id: &str) -> (String, String) {
    (format!("{id}-sans, {}", crate::SANS), format!("{id}-mono, {}", crate::MONO))
}

/// The rules that define these families: all letters of the scene that the bundled faces have.
pub(crate) fn rules(scene: &Scene, id: &str, minify: bool) -> String {
    let mut letters: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    let runs = scene.elements.iter().filter_map(|element| match &element.shape {
        Shape::Text(text) => Some(&text.runs),
        _ => None,
    });
    for run in runs.flatten().filter(|run| run.family.is_none()) {
        letters.entry(Face::of(run)).or_default().extend(run.text.chars().filter(|&c| stands_alone(c)));
    }
    let mut out = String::new();
    for (face, letters) in letters {
        let name = if face.mono { "mono" } else { "sans" };
        // Liberation is a reserved name: what was changed must have another one.
        let font = truetype::subset(face.font(), &letters, &format!("seqweave {name}"));
        let Some(font) = font.and_then(|font| truetype::woff(&font)) else { continue };
        let _ = write!(out, "@font-face{{font-family:{id}-{name};");
        let marks = [(face.bold, "font-weight:700;"), (face.italic, "font-style:italic;")];
        marks.into_iter().filter(|(set, _)| *set).for_each(|(_, mark)| out.push_str(mark));
        out.push_str("src:url(data:font/woff;base64,");
        push_base64(&mut out, &font);
        out.push_str(")}");
        if !minify {
            out.push('\n');
        }
    }
    out
}

/// Whether a character needs no table but that of outlines: Arabic letters join, which is left to the reader's fonts.
fn stands_alone(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

fn push_base64(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = group >> (18 - 6 * digit) & 63;
            out.push(if digit <= chunk.len() { DIGITS[value as usize].into() } else { '=' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_padded() {
        let of = |bytes: &[u8]| {
            let mut out = String::new();
            push_base64(&mut out, bytes);
            out
        };
        let groups: [&[u8]; 5] = [b"", b"f", b"fo", b"foo", &[0xfb, 0xff, 0xbf, 0]];
        assert_eq!(groups.map(of), ["", "Zg==", "Zm8=", "Zm9v", "+/+/AA=="]);
    }
}

//! Two fonts in one: what one lacks has the glyphs of the other.
//!
//! resvg sets a line in one font. As soon as that lacks a letter it takes the whole line from another, so that one Arabic
//! word or one check mark would change the face, and the width, of all words around it. If the other font has the glyphs
//! of both, it does not. The result is only ever held in memory: the bundled files stay as they are.
//!
//! This is no tool for any two fonts: they need as many units an em. Kerning and the anchors of marks on letters of the first font are lost: in such a line an accent
//! that makes no character of its own with its letter, such as a circumflex on x, stands behind the letter.

use crate::file::{Tables, charmap, file, nameless, names, put};
use crate::font::{END, Font, components, i16_at, u16_at};

/// Tables of `other` that hold for the result too. The rest is hinting, or notes of the makers.
const KEPT: [&[u8; 4]; 4] = [b"GDEF", b"GPOS", b"GSUB", b"OS/2"];

/// A font file with the characters of both: those of `main` look as there, only the others as in `other`. Joining and
/// placing of marks are those of `other`. Characters that `boxed` names and both lack get the box of `main`. `None` for
/// files that are not as told above.
pub fn merge(main: &[u8], other: &[u8], boxed: impl Fn(char) -> bool) -> Option<Vec<u8>> {
    let (main, other) = (Font::open(main)?, Font::open(other)?);
    if main.units_per_em()? != other.units_per_em()? {
        return None;
    }
    // The glyphs of `main` follow those of `other`.
    let shift = other.glyphs;
    let glyphs = main.glyphs.checked_add(shift)?;

    let mut characters = other.characters()?;
    characters.extend(main.characters()?.into_iter().map(|(c, glyph)| (c, glyph + shift)));
    let missing = (0..END).filter(|&c| char::from_u32(c).is_some_and(&boxed));
    missing.for_each(|c| {
        characters.entry(c).or_insert(shift);
    });

    let mut outlines = other.table(b"glyf")?.to_vec();
    let start = u32::try_from(outlines.len()).ok()?;
    let mut added = main.table(b"glyf")?.to_vec();
    for glyph in 0..main.glyphs {
        shift_components(&mut added, main.outline(glyph)?, main.outline(glyph + 1)?, shift)?;
    }
    outlines.extend(added);
    let mut offsets = other.table(b"loca")?.get(..4 * usize::from(other.glyphs))?.to_vec();
    for glyph in 0..=main.glyphs {
        offsets.extend((start + main.outline(glyph)? as u32).to_be_bytes());
    }

    let mut advances = Vec::new();
    for font in [&other, &main] {
        for glyph in 0..font.glyphs {
            advances.extend(font.metrics(glyph)?);
        }
    }
    let mut head = other.table(b"head")?.to_vec();
    // Its box has to hold all outlines: the smaller of the left and lower edges, the larger of the right and upper ones.
    for (at, larger) in [(36, false), (38, false), (40, true), (42, true)] {
        let (a, b) = (i16_at(&head, at)?, i16_at(main.table(b"head")?, at)?);
        put(&mut head, at, if larger { a.max(b) } else { a.min(b) }.to_be_bytes())?;
    }
    let mut hhea = other.table(b"hhea")?.to_vec();
    put(&mut hhea, 34, glyphs.to_be_bytes())?;
    let mut maxp = other.table(b"maxp")?.to_vec();
    put(&mut maxp, 4, glyphs.to_be_bytes())?;
    for at in (6..32).step_by(2) {
        let larger = u16_at(&maxp, at)?.max(u16_at(main.table(b"maxp")?, at)?);
        put(&mut maxp, at, larger.to_be_bytes())?;
    }

    let mut tables: Tables =
        KEPT.iter().filter_map(|&tag| Some((*tag, other.table(tag)?.to_vec()))).collect();
    let written = [
        (*b"cmap", charmap(&characters)),
        (*b"glyf", outlines),
        (*b"head", head),
        (*b"hhea", hhea),
        (*b"hmtx", advances),
        (*b"loca", offsets),
        (*b"maxp", maxp),
        (*b"name", names("seqweave merged")),
        (*b"post", nameless(other.table(b"post")?)?),
    ];
    tables.extend(written);
    Some(file(tables))
}

/// Adds `shift` to the numbers of the glyphs that a composite glyph, from `start` to `end` of `outlines`, is made of.
fn shift_components(outlines: &mut [u8], start: usize, end: usize, shift: u16) -> Option<()> {
    let outline = outlines.get_mut(start..end)?;
    let mut places = Vec::new();
    components(outline, |at| places.push(at + 2))?;
    for place in places {
        let component = u16_at(outline, place)?.checked_add(shift)?;
        put(outline, place, component.to_be_bytes())?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use measure::fonts;

    #[test]
    fn characters_keep_their_advances() {
        let (main, other) = (fonts::SANS_REGULAR, fonts::FALLBACK_REGULAR);
        let both = merge(main, other, |c| c == '本').expect("bundled fonts can be merged");
        let advance = |file: &[u8], c: char| {
            let font = Font::open(file).expect("a font");
            let glyph = font.characters().expect("a charmap").get(&u32::from(c)).copied()?;
            font.metrics(glyph).map(|[high, low, ..]| u16::from_be_bytes([high, low]))
        };
        for c in "aÅЖשא→ﬁ".chars() {
            assert_eq!(advance(&both, c), advance(main, c), "{c}");
        }
        for c in "لا✓∀".chars() {
            assert_eq!(advance(main, c).xor(advance(&both, c)), advance(other, c), "{c}");
        }
        assert_ne!(advance(main, 'a'), advance(other, 'a'));
        assert!(advance(&both, '本').is_some() && advance(&both, '日').is_none());
    }

    #[test]
    fn damaged_fonts_are_refused() {
        for end in [0, 3, 100, 5000, 100_000] {
            let damaged = &fonts::SANS_REGULAR[..end];
            assert!(merge(damaged, fonts::FALLBACK_REGULAR, |_| false).is_none(), "{end}");
            assert!(merge(fonts::FALLBACK_REGULAR, damaged, |_| false).is_none(), "{end}");
        }
    }
}

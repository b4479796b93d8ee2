//! Two fonts in one: what one lacks has the glyphs of the other.
//!
//! resvg sets a line in one font. As soon as that lacks a letter it takes the whole line from another, so that one Arabic
//! word or one check mark would change the face, and the width, of all words around it. If the other font has the glyphs
//! of both, it does not. The result is only ever held in memory: the bundled files stay as they are.
//!
//! This is no tool for any two fonts: it wants TrueType outlines, as many units an em, and long offsets (`loca`), which
//! all bundled fonts have. Kerning and the anchors of marks on letters of the first font are lost: in such a line an accent
//! that makes no character of its own with its letter, such as a circumflex on x, stands behind the letter.

use std::collections::BTreeMap;

/// Where the characters end that get a glyph: with the Supplementary Multilingual Plane.
const END: u32 = 0x2_0000;

/// Tables of `other` that hold for the result too. The rest is hinting, or notes of the makers.
const KEPT: [&[u8; 4]; 6] = [b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"name", b"post"];

/// A font file with the characters of both: those of `main` look as there, only the others as in `other`. Joining and
/// placing of marks are those of `other`. Characters that `boxed` names and both lack get the box of `main`. `None` for
/// files that are not as told above.
pub(super) fn merge(main: &[u8], other: &[u8], boxed: impl Fn(char) -> bool) -> Option<Vec<u8>> {
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

    let mut tables: BTreeMap<[u8; 4], Vec<u8>> =
        KEPT.iter().filter_map(|&tag| Some((*tag, other.table(tag)?.to_vec()))).collect();
    let written = [
        (*b"cmap", charmap(&characters)),
        (*b"glyf", outlines),
        (*b"head", head),
        (*b"hhea", hhea),
        (*b"hmtx", advances),
        (*b"loca", offsets),
        (*b"maxp", maxp),
    ];
    tables.extend(written);
    Some(file(&tables))
}

/// A font file to read from.
struct Font<'a> {
    file: &'a [u8],
    glyphs: u16,
    /// How many glyphs have an advance of their own; the others repeat the last.
    advances: u16,
}

impl<'a> Font<'a> {
    fn open(file: &'a [u8]) -> Option<Self> {
        let mut font = Self { file, glyphs: 0, advances: 0 };
        font.glyphs = u16_at(font.table(b"maxp")?, 4)?;
        font.advances = u16_at(font.table(b"hhea")?, 34)?;
        (u16_at(font.table(b"head")?, 50)? == 1).then_some(font)
    }

    fn table(&self, tag: &[u8; 4]) -> Option<&'a [u8]> {
        let count = usize::from(u16_at(self.file, 4)?);
        let entry =
            (0..count).map(|i| 12 + 16 * i).find(|&at| self.file.get(at..at + 4) == Some(tag.as_slice()))?;
        let (start, length) =
            (u32_at(self.file, entry + 8)? as usize, u32_at(self.file, entry + 12)? as usize);
        self.file.get(start..)?.get(..length)
    }

    fn units_per_em(&self) -> Option<u16> {
        u16_at(self.table(b"head")?, 18)
    }

    /// Where the outline of a glyph begins in `glyf`, and so where the one before it ends.
    fn outline(&self, glyph: u16) -> Option<usize> {
        Some(u32_at(self.table(b"loca")?, 4 * usize::from(glyph))? as usize)
    }

    /// Advance and left side bearing of a glyph, as `hmtx` has them.
    fn metrics(&self, glyph: u16) -> Option<[u8; 4]> {
        let hmtx = self.table(b"hmtx")?;
        let own = usize::from(glyph.min(self.advances.checked_sub(1)?));
        let advance = hmtx.get(4 * own..)?.first_chunk::<2>()?;
        let bearing = match glyph.checked_sub(self.advances) {
            None => 4 * own + 2,
            Some(beyond) => 4 * usize::from(self.advances) + 2 * usize::from(beyond),
        };
        let bearing = hmtx.get(bearing..)?.first_chunk::<2>()?;
        Some([advance[0], advance[1], bearing[0], bearing[1]])
    }

    /// The glyph of each character, from a `cmap` subtable of format 12, else 4.
    fn characters(&self) -> Option<BTreeMap<u32, u16>> {
        let cmap = self.table(b"cmap")?;
        let subtables = (0..usize::from(u16_at(cmap, 2)?)).filter_map(|i| {
            let subtable = cmap.get(u32_at(cmap, 8 + 8 * i)? as usize..)?;
            Some((u16_at(subtable, 0)?, subtable))
        });
        let (format, subtable) =
            subtables.filter(|(format, _)| matches!(format, 4 | 12)).max_by_key(|s| s.0)?;
        let mut characters = BTreeMap::new();
        if format == 12 {
            for group in 0..u32_at(subtable, 12)? as usize {
                let at = 16 + 12 * group;
                let (first, glyph) = (u32_at(subtable, at)?, u32_at(subtable, at + 8)?);
                for c in first..=u32_at(subtable, at + 4)?.min(END - 1) {
                    characters.insert(c, u16::try_from(glyph + (c - first)).ok()?);
                }
            }
        } else {
            let doubled = usize::from(u16_at(subtable, 6)?);
            for segment in (0..doubled).step_by(2) {
                let column = |number: usize| u16_at(subtable, 14 + number * doubled + segment);
                let end = column(0)?;
                // Two bytes stand between the ends and the rest.
                let rest = |number: usize| u16_at(subtable, 16 + number * doubled + segment);
                let (start, delta, offset) = (rest(1)?, rest(2)?, rest(3)?);
                for c in start..=end.min(0xFFFE) {
                    let glyph = if offset == 0 {
                        c.wrapping_add(delta)
                    } else {
                        let base = 16 + 3 * doubled + segment;
                        match u16_at(subtable, base + usize::from(offset) + 2 * usize::from(c - start))? {
                            0 => 0,
                            glyph => glyph.wrapping_add(delta),
                        }
                    };
                    characters.insert(u32::from(c), glyph);
                }
            }
        }
        characters.retain(|_, glyph| *glyph != 0);
        Some(characters)
    }
}

/// Adds `shift` to the numbers of the glyphs that a composite glyph, from `start` to `end` of `outlines`, is made of.
fn shift_components(outlines: &mut [u8], start: usize, end: usize, shift: u16) -> Option<()> {
    const WORDS: u16 = 1 << 0;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    let outline = outlines.get_mut(start..end)?;
    // A negative number of contours means a composite one; blanks have no outline at all.
    if outline.is_empty() || i16_at(outline, 0)? >= 0 {
        return Some(());
    }
    let mut at = 10;
    loop {
        let flags = u16_at(outline, at)?;
        let component = u16_at(outline, at + 2)?.checked_add(shift)?;
        put(outline, at + 2, component.to_be_bytes())?;
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 };
        at += match flags {
            _ if flags & SCALE != 0 => 2,
            _ if flags & TWO_SCALES != 0 => 4,
            _ if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

/// A `cmap` with one subtable of format 12.
fn charmap(characters: &BTreeMap<u32, u16>) -> Vec<u8> {
    // First and last character, and the glyph of the first.
    let mut groups: Vec<[u32; 3]> = Vec::new();
    for (&c, &glyph) in characters {
        let glyph = u32::from(glyph);
        match groups.last_mut() {
            Some([first, last, start]) if *last + 1 == c && *start + (c - *first) == glyph => *last = c,
            _ => groups.push([c, c, glyph]),
        }
    }
    let count = groups.len() as u32;
    // Version, one subtable, of the platform Windows with all of Unicode, 12 bytes from here.
    let mut out: Vec<u8> = [0, 1, 3, 10, 0, 12, 12, 0].into_iter().flat_map(u16::to_be_bytes).collect();
    out.extend([16 + 12 * count, 0, count].into_iter().flat_map(u32::to_be_bytes));
    out.extend(groups.into_iter().flatten().flat_map(u32::to_be_bytes));
    out
}

/// A font file with these tables. The check sums are left at 0: nobody reads them.
fn file(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
    let mut out = vec![0, 1, 0, 0];
    // How many tables there are; what eases a binary search among them may be 0.
    out.extend((tables.len() as u16).to_be_bytes());
    out.extend([0; 6]);
    let mut place = out.len() + 16 * tables.len();
    for (tag, table) in tables {
        out.extend(tag);
        out.extend([0, place as u32, table.len() as u32].into_iter().flat_map(u32::to_be_bytes));
        place += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        out.extend(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn put(bytes: &mut [u8], at: usize, value: [u8; 2]) -> Option<()> {
    *bytes.get_mut(at..)?.first_chunk_mut()? = value;
    Some(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
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

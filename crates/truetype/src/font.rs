//! Reading a font file.

use std::collections::BTreeMap;

/// Where the characters end that get a glyph: with the Supplementary Multilingual Plane.
pub(crate) const END: u32 = 0x2_0000;

/// A font file to read from.
pub(crate) struct Font<'a> {
    file: &'a [u8],
    pub(crate) glyphs: u16,
    /// How many glyphs have an advance of their own; the others repeat the last.
    advances: u16,
}

impl<'a> Font<'a> {
    pub(crate) fn open(file: &'a [u8]) -> Option<Self> {
        let mut font = Self { file, glyphs: 0, advances: 0 };
        font.glyphs = u16_at(font.table(b"maxp")?, 4)?;
        font.advances = u16_at(font.table(b"hhea")?, 34)?;
        (u16_at(font.table(b"head")?, 50)? == 1).then_some(font)
    }

    pub(crate) fn table(&self, tag: &[u8; 4]) -> Option<&'a [u8]> {
        let count = usize::from(u16_at(self.file, 4)?);
        let entry =
            (0..count).map(|i| 12 + 16 * i).find(|&at| self.file.get(at..at + 4) == Some(tag.as_slice()))?;
        let (start, length) =
            (u32_at(self.file, entry + 8)? as usize, u32_at(self.file, entry + 12)? as usize);
        self.file.get(start..)?.get(..length)
    }

    pub(crate) fn units_per_em(&self) -> Option<u16> {
        u16_at(self.table(b"head")?, 18)
    }

    /// Where the outline of a glyph begins in `glyf`, and so where the one before it ends.
    pub(crate) fn outline(&self, glyph: u16) -> Option<usize> {
        Some(u32_at(self.table(b"loca")?, 4 * usize::from(glyph))? as usize)
    }

    /// Advance and left side bearing of a glyph, as `hmtx` has them.
    pub(crate) fn metrics(&self, glyph: u16) -> Option<[u8; 4]> {
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
    pub(crate) fn characters(&self) -> Option<BTreeMap<u32, u16>> {
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

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(crate) fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Calls `each` with the place of every component that the composite glyph `outline` is made of; its number stands two bytes
/// behind that. Not for simple glyphs, which have none.
pub(crate) fn components(outline: &[u8], mut each: impl FnMut(usize)) -> Option<()> {
    const WORDS: u16 = 1 << 0;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    // A negative number of contours means a composite one; blanks have no outline at all.
    if outline.is_empty() || i16_at(outline, 0)? >= 0 {
        return Some(());
    }
    let mut at = 10;
    loop {
        let flags = u16_at(outline, at)?;
        outline.get(at + 2..at + 4)?;
        each(at);
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

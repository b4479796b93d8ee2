//! As much of TrueType as widths need: which glyph a character has (`cmap`) and how far it advances (`hmtx`).

/// One font file, ready for look-ups. Offsets are only trusted through [`slice::get`]: a damaged file gives `None`.
pub(crate) struct Face<'a> {
    /// A `cmap` subtable of format 4 or 12.
    charmap: &'a [u8],
    hmtx: &'a [u8],
    /// Subtables of pairs to be kerned; empty in many fonts.
    kern: &'a [u8],
    /// How many glyphs have an advance of their own; later ones repeat the last.
    advances: usize,
    /// Font units an em.
    pub(crate) units_per_em: u16,
}

impl<'a> Face<'a> {
    /// Finds the tables of a font file.
    pub(crate) fn open(file: &'a [u8]) -> Option<Self> {
        let table = |tag: &[u8; 4]| {
            let count = usize::from(u16_at(file, 4)?);
            let entry = (0..count).map(|i| 12 + 16 * i).find(|&at| file.get(at..at + 4) == Some(tag))?;
            let (start, length) = (u32_at(file, entry + 8)? as usize, u32_at(file, entry + 12)? as usize);
            file.get(start..start + length)
        };
        let cmap = table(b"cmap")?;
        let subtables = (0..usize::from(u16_at(cmap, 2)?)).filter_map(|i| {
            let charmap = cmap.get(u32_at(cmap, 8 + 8 * i)? as usize..)?;
            Some((u16_at(charmap, 0)?, charmap))
        });
        // Format 12 reaches beyond U+FFFF and holds all that format 4 has.
        let (_, charmap) = subtables.filter(|(format, _)| matches!(format, 4 | 12)).max_by_key(|s| s.0)?;
        let advances = usize::from(u16_at(table(b"hhea")?, 34)?);
        let (hmtx, kern) = (table(b"hmtx")?, table(b"kern").unwrap_or_default());
        Some(Self { charmap, hmtx, kern, advances, units_per_em: u16_at(table(b"head")?, 18)? })
    }

    /// Advance width of a character in font units, `None` if the font lacks it.
    pub(crate) fn advance(&self, c: char) -> Option<u16> {
        u16_at(self.hmtx, 4 * self.glyph(c)?.min(self.advances - 1))
    }

    /// The glyph of a character, `None` if the font lacks it.
    pub(crate) fn glyph(&self, c: char) -> Option<usize> {
        let glyph = match u16_at(self.charmap, 0)? {
            12 => self.glyph_in_groups(u32::from(c))?,
            _ => self.glyph_in_segments(u16::try_from(u32::from(c)).ok()?)?,
        };
        (glyph != 0).then_some(glyph)
    }

    /// The pairs of glyphs that are kerned, with what the second one is moved by: the first subtable of `kern`, which
    /// has format 0 in all fonts of today.
    pub(crate) fn kerned(&self) -> impl Iterator<Item = (usize, usize, i16)> {
        let is_format_0 = u16_at(self.kern, 8).is_some_and(|coverage| coverage >> 8 == 0);
        let count = u16_at(self.kern, 10).filter(|_| is_format_0).unwrap_or(0);
        (0..usize::from(count)).filter_map(|i| {
            let at = |column: usize| u16_at(self.kern, 18 + 6 * i + column);
            Some((at(0)?.into(), at(2)?.into(), at(4)? as i16))
        })
    }

    /// `cmap` format 12: groups of consecutive characters with consecutive glyphs.
    fn glyph_in_groups(&self, c: u32) -> Option<usize> {
        let groups =
            self.charmap.get(16..)?.get(..12 * u32_at(self.charmap, 12)? as usize)?.as_chunks::<12>().0;
        let group = groups.get(groups.partition_point(|group| u32_at(group, 4) < Some(c)))?;
        let (first, glyph) = (u32_at(group, 0)?, u32_at(group, 8)?);
        (first <= c).then(|| (glyph + (c - first)) as usize)
    }

    /// `cmap` format 4: segments with either a difference or a list of glyphs.
    fn glyph_in_segments(&self, c: u16) -> Option<usize> {
        let doubled = usize::from(u16_at(self.charmap, 6)?);
        let (ends, starts) = (14, 16 + doubled);
        let (deltas, offsets) = (starts + doubled, starts + 2 * doubled);
        let segment = (0..doubled).step_by(2).find(|&i| u16_at(self.charmap, ends + i) >= Some(c))?;
        let start = u16_at(self.charmap, starts + segment)?;
        if c < start {
            return None;
        }
        let delta = u16_at(self.charmap, deltas + segment)?;
        let offset = usize::from(u16_at(self.charmap, offsets + segment)?);
        if offset == 0 {
            return Some(usize::from(c.wrapping_add(delta)));
        }
        let glyph = u16_at(self.charmap, offsets + segment + offset + 2 * usize::from(c - start))?;
        Some(if glyph == 0 { 0 } else { usize::from(glyph.wrapping_add(delta)) })
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

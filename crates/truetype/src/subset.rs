//! A font cut down to a few characters.

use crate::file::{Tables, charmap, file, nameless, names, put};
use crate::font::{Font, components, i16_at, u16_at};
use std::collections::{BTreeMap, BTreeSet};

/// A font with only these `characters`, as far as `font` has them, and with their kerning: to show text in, not to be
/// installed. Hints for coarse screens are left out, and so is what joins letters or places marks, so scripts that need
/// that do not come out right. `name` becomes the name of its family; it must not be that of the original where that is
/// reserved. `None` for files that are no TrueType font, and when it has none of the characters.
pub fn subset(font: &[u8], characters: &BTreeSet<char>, name: &str) -> Option<Vec<u8>> {
    let font = Font::open(font)?;
    let all = font.characters()?;
    let kept = characters.iter().filter_map(|&c| Some((u32::from(c), *all.get(&c.into())?)));
    let kept: BTreeMap<u32, u16> = kept.collect();
    if kept.is_empty() {
        return None;
    }
    let glyphs = Glyphs::of(&font, kept.values().copied())?;
    let (outlines, offsets) = glyphs.outlines(&font)?;
    let mut advances = Vec::new();
    for &glyph in &glyphs.kept {
        advances.extend(font.metrics(glyph)?);
    }
    let count = u16::try_from(glyphs.kept.len()).ok()?;
    let mut hhea = font.table(b"hhea")?.to_vec();
    put(&mut hhea, 34, count.to_be_bytes())?;
    let mut maxp = font.table(b"maxp")?.to_vec();
    put(&mut maxp, 4, count.to_be_bytes())?;
    // No glyph has instructions any more.
    put(&mut maxp, 26, [0, 0])?;

    let charmap = charmap(&kept.iter().map(|(&c, glyph)| (c, glyphs.new[glyph])).collect());
    let mut tables = Tables::from([
        (*b"OS/2", font.table(b"OS/2")?.to_vec()),
        (*b"cmap", charmap),
        (*b"glyf", outlines),
        (*b"head", font.table(b"head")?.to_vec()),
        (*b"hhea", hhea),
        (*b"hmtx", advances),
        (*b"loca", offsets),
        (*b"maxp", maxp),
        (*b"name", names(name)),
        (*b"post", nameless(font.table(b"post")?)?),
    ]);
    if let Some(kerning) = font.table(b"kern").and_then(|kern| glyphs.kerning(kern)) {
        tables.insert(*b"kern", kerning);
    }
    Some(file(tables))
}

/// Which glyphs stay.
struct Glyphs {
    /// Their numbers in the original, in the order of the new ones.
    kept: Vec<u16>,
    /// New numbers by old ones.
    new: BTreeMap<u16, u16>,
}

impl Glyphs {
    /// These, the box of unknown characters, and what they are made of.
    fn of(font: &Font<'_>, wanted: impl Iterator<Item = u16>) -> Option<Self> {
        let mut glyphs = Self { kept: vec![0], new: BTreeMap::from([(0, 0)]) };
        wanted.for_each(|glyph| glyphs.keep(glyph));
        let mut next = 0;
        while next < glyphs.kept.len() {
            let outline = outline(font, glyphs.kept[next])?;
            let mut parts = Vec::new();
            components(outline, |at| parts.extend(u16_at(outline, at + 2)))?;
            parts.into_iter().filter(|&part| part < font.glyphs).for_each(|part| glyphs.keep(part));
            next += 1;
        }
        Some(glyphs)
    }

    fn keep(&mut self, glyph: u16) {
        let number = self.kept.len() as u16;
        if let std::collections::btree_map::Entry::Vacant(place) = self.new.entry(glyph) {
            place.insert(number);
            self.kept.push(glyph);
        }
    }

    /// The tables `glyf` and `loca`.
    fn outlines(&self, font: &Font<'_>) -> Option<(Vec<u8>, Vec<u8>)> {
        let (mut outlines, mut offsets) = (Vec::new(), vec![0; 4]);
        for &glyph in &self.kept {
            outlines.extend(self.outline(outline(font, glyph)?)?);
            outlines.resize(outlines.len().next_multiple_of(4), 0);
            offsets.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
        }
        Some((outlines, offsets))
    }

    /// An outline without instructions, and with the new numbers of its parts.
    fn outline(&self, outline: &[u8]) -> Option<Vec<u8>> {
        const INSTRUCTIONS: u16 = 1 << 8;
        if outline.is_empty() {
            return Some(Vec::new());
        }
        if let Ok(contours) = usize::try_from(i16_at(outline, 0)?) {
            let at = 10 + 2 * contours;
            let after = at + 2 + usize::from(u16_at(outline, at)?);
            return Some([outline.get(..at)?, &[0, 0], outline.get(after..)?].concat());
        }
        let (mut out, mut parts) = (outline.to_vec(), Vec::new());
        components(outline, |at| parts.push(at))?;
        for at in parts {
            let flags = u16_at(outline, at)? & !INSTRUCTIONS;
            let part = self.new.get(&u16_at(outline, at + 2)?)?;
            put(&mut out, at, flags.to_be_bytes())?;
            put(&mut out, at + 2, part.to_be_bytes())?;
        }
        Some(out)
    }

    /// The table `kern` with the pairs of these glyphs; `None` without any.
    fn kerning(&self, kern: &[u8]) -> Option<Vec<u8>> {
        // Only format 0, in the first subtable, has pairs one by one; all fonts of today have that.
        if u16_at(kern, 8)? >> 8 != 0 {
            return None;
        }
        let mut pairs = Vec::new();
        for at in (0..usize::from(u16_at(kern, 10)?)).map(|number| 18 + 6 * number) {
            let (left, right) = (self.new.get(&u16_at(kern, at)?), self.new.get(&u16_at(kern, at + 2)?));
            if let (Some(&left), Some(&right)) = (left, right) {
                pairs.push([left, right, u16_at(kern, at + 4)?]);
            }
        }
        pairs.sort_unstable();
        let count = u16::try_from(pairs.len()).ok().filter(|&count| count > 0)?;
        let log = count.ilog2();
        let range = 6 << log;
        let length = 14 + 6 * u32::from(count);
        // One subtable, of horizontal pairs in format 0, and what eases a binary search in it.
        let header = [0, 1, 0, length as u16, 1, count, range, log as u16, 6 * count - range];
        Some(header.into_iter().chain(pairs.into_iter().flatten()).flat_map(u16::to_be_bytes).collect())
    }
}

fn outline<'a>(font: &Font<'a>, glyph: u16) -> Option<&'a [u8]> {
    font.table(b"glyf")?.get(font.outline(glyph)?..font.outline(glyph.checked_add(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::sum;
    use crate::font::u32_at;
    use crate::woff;
    use measure::fonts;

    fn of(font: &[u8], characters: &str) -> Option<Vec<u8>> {
        subset(font, &characters.chars().collect(), "some letters")
    }

    #[test]
    fn letters_keep_their_advances_and_outlines() {
        for font in [fonts::SANS_REGULAR, fonts::SANS_BOLD_ITALIC, fonts::MONO_REGULAR] {
            let small = of(font, "ABÄé→ fi本").expect("a font");
            assert!(small.len() < 6_000, "{}", small.len());
            let (small, font) = (Font::open(&small).expect("readable"), Font::open(font).expect("readable"));
            let (few, all) = (small.characters().expect("a charmap"), font.characters().expect("a charmap"));
            assert_eq!(few.keys().filter_map(|&c| char::from_u32(c)).collect::<String>(), " ABfiÄé→");
            for (c, &glyph) in &few {
                assert_eq!(small.metrics(glyph), font.metrics(all[c]));
                // Contours and box; behind them stand instructions in the original.
                let (ours, theirs) = (outline(&small, glyph), outline(&font, all[c]));
                let start = |outline: Option<&[u8]>| {
                    outline.and_then(|outline| outline.get(..10).map(<[u8]>::to_vec))
                };
                assert_eq!(start(ours), start(theirs), "{c}");
            }
        }
    }

    #[test]
    fn pairs_that_stay_are_kerned() {
        let pairs = |characters: &str| {
            let font = of(fonts::SANS_REGULAR, characters).expect("a font");
            Font::open(&font).and_then(|font| u16_at(font.table(b"kern")?, 10))
        };
        assert_eq!(pairs("AV"), Some(2), "AV and VA");
        assert_eq!(pairs("mn"), None);
        assert!(pairs("ATVWYaeo. ").is_some_and(|count| count > 20));
    }

    #[test]
    fn sums_are_right_and_names_are_not_those_of_the_original() {
        let font = of(fonts::SANS_REGULAR, "The quick brown fox.").expect("a font");
        assert_eq!(sum(&font), 0xB1B0_AFBA);
        let name: Vec<u8> = "Liberation".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(!font.windows(name.len()).any(|part| part == name));
        let packed = woff(&font).expect("a whole font");
        assert!(packed.starts_with(b"wOFF") && packed.len() < font.len());
        assert_eq!(u32_at(&packed, 8).map(|length| length as usize), Some(packed.len()));
        assert_eq!(u32_at(&packed, 16).map(|length| length as usize), Some(font.len()));
    }

    #[test]
    fn damaged_fonts_and_foreign_characters_give_none() {
        assert_eq!(of(fonts::SANS_REGULAR, "本"), None);
        assert_eq!(of(fonts::SANS_REGULAR, ""), None);
        for end in [0, 3, 100, 5000, 100_000, 300_000] {
            let damaged = of(&fonts::SANS_REGULAR[..end], "abc");
            assert!(damaged.as_deref().and_then(woff).is_none(), "{end}");
            assert!(woff(&fonts::SANS_REGULAR[..end]).is_none(), "{end}");
        }
    }
}

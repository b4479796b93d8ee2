//! Which characters a font has.

use skrifa::{FontRef, MetadataProvider};
use std::ops::RangeInclusive;

/// The characters of a font, as ranges of code points in rising order. Nothing for a file that is damaged.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage(Vec<RangeInclusive<u32>>);

impl Coverage {
    /// The characters of a font in a file.
    pub(super) fn of(file: &[u8], index: u32) -> Self {
        let Ok(font) = FontRef::from_index(file, index) else { return Self::default() };
        let mut characters: Vec<u32> = font.charmap().mappings().map(|(c, _)| c).collect();
        characters.sort_unstable();
        Self::from_sorted(&characters)
    }

    fn from_sorted(characters: &[u32]) -> Self {
        let ranges = characters.chunk_by(|a, b| b - a <= 1);
        Self(ranges.filter_map(|range| Some(*range.first()?..=*range.last()?)).collect())
    }

    /// Whether a text can be set, but for what needs no glyph, such as joiners.
    pub(super) fn has_all(&self, text: &str) -> bool {
        text.chars().all(|c| self.has(c) || needs_none(c))
    }

    fn has(&self, c: char) -> bool {
        let c = u32::from(c);
        let after = self.0.partition_point(|range| *range.start() <= c);
        after > 0 && self.0[after - 1].contains(&c)
    }
}

/// Joiners, variation selectors and the tags of flags: a font that lacks them can still have the whole.
fn needs_none(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_looked_up_in_ranges() {
        let coverage = Coverage::from_sorted(&[0x20, 0x41, 0x42, 0x43, 0x43, 0x1F680]);
        assert_eq!(coverage.0, [0x20..=0x20, 0x41..=0x43, 0x1F680..=0x1F680]);
        assert!(coverage.has_all("A CAB🚀\u{FE0F}") && coverage.has_all(""));
        assert!(!coverage.has_all("AD") && !coverage.has_all("\u{1F}") && !Coverage::default().has_all(" "));
    }
}

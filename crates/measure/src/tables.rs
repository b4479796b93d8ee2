//! The advance widths of the bundled fonts, in units of 1/2048 em.
//!
//! A face has an index that says for each run of 128 characters, up to U+1FFFF, which page has their widths. Faces share
//! pages. The numbers in [`data`] are packed for readers and for `git`; the compiler unpacks them.

mod data;

use crate::{Family, Font, classes};

/// Says that a font lacks a character, where 0 says that it takes no room.
const ABSENT: i16 = i16::MAX;

type Index = [u16; 1024];
type Page = [i16; 128];

/// The widths of one face.
#[derive(Clone, Copy)]
pub(crate) struct Face {
    index: &'static Index,
    /// What draws the characters that the face lacks.
    fallback: &'static Index,
    /// The face of code. Its bold and slanted forms are as wide as the regular one.
    pub(crate) mono: bool,
    pub(crate) bold: bool,
}

impl Face {
    /// The regular text face.
    pub(crate) const SANS: Self =
        Self { index: &data::SANS, fallback: &data::FALLBACK, mono: false, bold: false };
    /// The regular face of code.
    pub(crate) const MONO: Self = Self { index: &data::MONO, mono: true, ..Self::SANS };

    pub(crate) fn of(font: Font) -> Self {
        let mono = font.family == Family::Mono;
        let index = match (mono, font.bold, font.italic) {
            (false, false, false) => &data::SANS,
            (false, true, false) => &data::SANS_BOLD,
            (false, false, true) => &data::SANS_ITALIC,
            (false, true, true) => &data::SANS_BOLD_ITALIC,
            (true, ..) => &data::MONO,
        };
        let fallback = if font.bold { &data::FALLBACK_BOLD } else { &data::FALLBACK };
        Self { index, fallback, mono, bold: font.bold }
    }

    /// Width of a character in units, `None` if both the face and the font that fills its gaps lack it.
    pub(crate) fn advance(self, c: char) -> Option<u32> {
        let fills = |_: &u32| !classes::is_pictograph(c);
        look_up(self.index, c).or_else(|| look_up(self.fallback, c).filter(fills))
    }

    /// Whether the face, or the font that fills its gaps, can draw a character, be it in black and white.
    pub(crate) fn draws(self, c: char) -> bool {
        self.has(c) || look_up(self.fallback, c).is_some()
    }

    /// Whether the face has a character by itself.
    pub(crate) fn has(self, c: char) -> bool {
        look_up(self.index, c).is_some()
    }

    /// Widths of the first 128 characters: no font lacks any of them.
    pub(crate) fn ascii(self) -> &'static Page {
        &data::PAGES[usize::from(self.index[0])]
    }
}

fn look_up(index: &Index, c: char) -> Option<u32> {
    let page = *index.get(c as usize / 128)?;
    let width = data::PAGES[usize::from(page)][c as usize % 128];
    if width == ABSENT { None } else { u32::try_from(width).ok() }
}

/// Unpacks an index: pairs of a place (code point / 128) and the number of its page. Page 0 has nothing.
const fn index(pairs: &[(usize, u16)]) -> Index {
    let mut index = [0; 1024];
    let mut i = 0;
    while i < pairs.len() {
        index[pairs[i].0] = pairs[i].1;
        i += 1;
    }
    index
}

/// Unpacks all pages: a negative number stands for that many more of the width before it.
const fn pages<const N: usize>(packed: &[i16]) -> [Page; N] {
    let mut pages = [[ABSENT; 128]; N];
    let (mut i, mut filled, mut width) = (0, 0, ABSENT);
    while i < packed.len() {
        let mut times = 1;
        if packed[i] >= 0 {
            width = packed[i];
        } else {
            times = packed[i].unsigned_abs();
        }
        while times > 0 {
            pages[filled / 128][filled % 128] = width;
            filled += 1;
            times -= 1;
        }
        i += 1;
    }
    // Half a page would be a damaged source: the compiler shall say so.
    assert!(filled == N * 128);
    pages
}

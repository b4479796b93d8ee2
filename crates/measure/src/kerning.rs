//! Pairs of letters that stand closer, or farther apart, than their advances say: `AV`, `To`, `11`.
//!
//! Every viewer kerns, and so does the PNG. The pairs are those of Liberation Sans, which are Arial's. Only neighbours of
//! one run count: a blank at the end of one run and the letter that begins the next are not kerned by viewers either.

mod data;

use crate::Font;

/// How many ASCII characters can be the left one of a pair in one face, and one for all that cannot.
const ROWS: usize = 20;

/// The pairs of one face.
pub(crate) struct Kerning {
    /// For each ASCII character its row.
    row_of: [u8; 128],
    /// For each row, what an ASCII character after it is moved by. Row 0 moves nothing.
    rows: [[i16; 128]; ROWS],
    groups: &'static [Group],
}

/// A left character, what those after it are moved by, and which those are. In the order of the left characters.
type Group = (char, i16, &'static str);

impl Kerning {
    /// The pairs of the text face in this weight and slant.
    pub(crate) fn of(font: Font) -> &'static Self {
        static REGULAR: Kerning = Kerning::new(data::SANS);
        static BOLD: Kerning = Kerning::new(data::SANS_BOLD);
        static ITALIC: Kerning = Kerning::new(data::SANS_ITALIC);
        static BOLD_ITALIC: Kerning = Kerning::new(data::SANS_BOLD_ITALIC);
        match (font.bold, font.italic) {
            (false, false) => &REGULAR,
            (true, false) => &BOLD,
            (false, true) => &ITALIC,
            (true, true) => &BOLD_ITALIC,
        }
    }

    /// No pairs, as in a face whose letters are all as wide.
    pub(crate) fn none() -> &'static Self {
        static NONE: Kerning = Kerning::new(&[]);
        &NONE
    }

    const fn new(groups: &'static [Group]) -> Self {
        let (mut row_of, mut rows) = ([0; 128], [[0; 128]; ROWS]);
        let (mut at, mut used) = (0, 0);
        while at < groups.len() {
            let (left, by, rights) = groups[at];
            at += 1;
            if !left.is_ascii() {
                continue;
            }
            if row_of[left as usize] == 0 {
                used += 1;
                row_of[left as usize] = used;
            }
            let rights = rights.as_bytes();
            let mut i = 0;
            while i < rights.len() {
                if rights[i] < 128 {
                    rows[used as usize][rights[i] as usize] = by;
                }
                i += 1;
            }
        }
        Self { row_of, rows, groups }
    }

    /// What `right` is moved by when it stands after `left`; both are ASCII.
    pub(crate) fn ascii(&self, left: u8, right: u8) -> i64 {
        self.rows[usize::from(self.row_of[usize::from(left & 127)])][usize::from(right & 127)].into()
    }

    /// What `right` is moved by when it stands after `left`.
    pub(crate) fn pair(&self, left: char, right: char) -> i64 {
        let start = self.groups.partition_point(|group| group.0 < left);
        let of_left = self.groups[start..].iter().take_while(|group| group.0 == left);
        of_left.filter(|group| group.2.contains(right)).map(|group| i64::from(group.1)).sum()
    }
}

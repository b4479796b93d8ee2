//! The two sets of characters that lines and heads are drawn with.
//!
//! A line's cell is a [`Mask`]: which of its four sides it touches, and how heavily. What meets in a cell is laid over
//! each other, and the character follows from the sum; so a crossing is a crossing, whoever drew its lines.

use ir::Head;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Heads, notes, lifelines, arrows.
    Light = 1,
    /// Frames and dividers.
    Double = 2,
}

/// The sides of a cell that lines touch: two bits each with a [`Weight`], or 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mask(u8);

impl Mask {
    const UP: u8 = 0;
    const DOWN: u8 = 2;
    const LEFT: u8 = 4;
    const RIGHT: u8 = 6;

    const fn side(shift: u8, weight: Weight) -> Self {
        Self((weight as u8) << shift)
    }

    pub(crate) const fn up(weight: Weight) -> Self {
        Self::side(Self::UP, weight)
    }

    pub(crate) const fn down(weight: Weight) -> Self {
        Self::side(Self::DOWN, weight)
    }

    pub(crate) const fn left(weight: Weight) -> Self {
        Self::side(Self::LEFT, weight)
    }

    pub(crate) const fn right(weight: Weight) -> Self {
        Self::side(Self::RIGHT, weight)
    }

    pub(crate) const fn vertical(weight: Weight) -> Self {
        Self(Self::up(weight).0 | Self::down(weight).0)
    }

    pub(crate) const fn horizontal(weight: Weight) -> Self {
        Self(Self::left(weight).0 | Self::right(weight).0)
    }

    /// Both laid over each other; the heavier wins where both touch a side.
    pub(crate) fn over(self, other: Self) -> Self {
        [Self::UP, Self::DOWN, Self::LEFT, Self::RIGHT]
            .into_iter()
            .fold(Self(0), |sum, shift| Self(sum.0 | self.at(shift).max(other.at(shift)) << shift))
    }

    /// Whether a line goes through it from above to below.
    pub(crate) fn is_upright(self) -> bool {
        self.at(Self::UP) > 0 && self.at(Self::DOWN) > 0
    }

    fn at(self, shift: u8) -> u8 {
        self.0 >> shift & 3
    }

    /// Weights of the vertical and the horizontal line, and an index of the sides that are touched: up, down, left,
    /// right from the lowest bit. A line that is heavy on one side of a cell only is drawn heavy on both.
    fn parts(self) -> (u8, u8, usize) {
        let vertical = self.at(Self::UP).max(self.at(Self::DOWN));
        let horizontal = self.at(Self::LEFT).max(self.at(Self::RIGHT));
        let touched = [Self::UP, Self::DOWN, Self::LEFT, Self::RIGHT]
            .into_iter()
            .enumerate()
            .fold(0, |touched, (bit, shift)| touched | usize::from(self.at(shift) > 0) << bit);
        (vertical, horizontal, touched)
    }
}

/// Characters of a drawing. Pairs are for the left and the right.
#[derive(Debug)]
pub(crate) struct Glyphs {
    line: fn(Mask) -> char,
    /// The cut corner of a note; without one it is drawn with lines.
    pub(crate) fold: Option<char>,
    /// An activation bar.
    pub(crate) bar: char,
    /// A lifeline during a delay.
    pub(crate) dots: char,
    /// A broken vertical line: sides of boxes, the far side of a dashed self message.
    pub(crate) broken: char,
    /// Lines of a text: single, double, dotted.
    pub(crate) rules: [char; 3],
    filled: [&'static str; 2],
    open: [&'static str; 2],
    cross: &'static str,
    /// An end on its lifeline.
    pub(crate) circle: char,
    /// Where a lost message ends, where a found one begins.
    pub(crate) dot: char,
    /// The ends of a duration.
    pub(crate) tips: [char; 2],
    pub(crate) guillemets: [&'static str; 2],
    /// Before items of a list, of odd and of even depth.
    pub(crate) bullets: [&'static str; 2],
    /// Before a node of a tree: one that more follow, the last one; below these.
    pub(crate) twigs: [&'static str; 4],
    /// Between the cells of a table, below its heads, and where these meet.
    pub(crate) grid: [char; 3],
    pub(crate) ellipsis: &'static str,
}

impl Glyphs {
    /// Where a lifeline ends.
    pub(crate) const DESTROYED: char = 'X';

    pub(crate) fn line(&self, mask: Mask) -> char {
        (self.line)(mask)
    }

    /// A head that points to the left or to the right; empty for none. Upper halves stay upper, whichever way they point.
    pub(crate) fn head(&self, head: Head, to_right: bool) -> &'static str {
        let pick = |pair: [&'static str; 2]| pair[usize::from(to_right)];
        match head {
            Head::None => "",
            Head::Filled => pick(self.filled),
            Head::Open => pick(self.open),
            Head::Cross => self.cross,
            Head::FilledUpper => pick(["/", "\\"]),
            Head::FilledLower => pick(["\\", "/"]),
            Head::OpenUpper => pick(["//", "\\\\"]),
            Head::OpenLower => pick(["\\\\", "//"]),
        }
    }
}

/// Box drawing.
pub(crate) static UNICODE: Glyphs = Glyphs {
    line: |mask| {
        // by the sides that are touched: up 1, down 2, left 4, right 8
        const LIGHT: [char; 16] =
            [' ', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼'];
        const DOUBLE: [char; 16] =
            [' ', '║', '║', '║', '═', '╝', '╗', '╣', '═', '╚', '╔', '╠', '═', '╩', '╦', '╬'];
        const DOUBLE_UPRIGHT: [char; 16] =
            [' ', '║', '║', '║', '─', '╜', '╖', '╢', '─', '╙', '╓', '╟', '─', '╨', '╥', '╫'];
        const DOUBLE_LEVEL: [char; 16] =
            [' ', '│', '│', '│', '═', '╛', '╕', '╡', '═', '╘', '╒', '╞', '═', '╧', '╤', '╪'];
        let (vertical, horizontal, touched) = mask.parts();
        let table = match (vertical, horizontal) {
            (2, 2) => &DOUBLE,
            (2, _) => &DOUBLE_UPRIGHT,
            (_, 2) => &DOUBLE_LEVEL,
            _ => &LIGHT,
        };
        table[touched]
    },
    fold: None,
    bar: '█',
    dots: '·',
    broken: '¦',
    rules: ['─', '═', '·'],
    filled: ["◄", "►"],
    open: ["<", ">"],
    cross: "×",
    circle: '○',
    dot: '●',
    tips: ['▲', '▼'],
    guillemets: ["«", "»"],
    bullets: ["•", "◦"],
    twigs: ["├─ ", "└─ ", "│  ", "   "],
    grid: ['│', '─', '┼'],
    ellipsis: "…",
};

/// ASCII alone. Corners and crossings are `+`; a line that another one ends at stays as it is.
pub(crate) static ASCII: Glyphs = Glyphs {
    line: |mask| {
        let (vertical, horizontal, touched) = mask.parts();
        let upright = if vertical == 2 { '!' } else { '|' };
        match touched {
            0 => ' ',
            1..=3 | 7 | 11 => upright,
            4 | 8 | 12 => {
                if horizontal == 2 {
                    '='
                } else {
                    '-'
                }
            }
            _ => '+',
        }
    },
    fold: Some('\\'),
    bar: '#',
    dots: '.',
    broken: ':',
    rules: ['-', '=', '.'],
    filled: ["<", ">"],
    open: ["<<", ">>"],
    cross: "x",
    circle: 'o',
    dot: '*',
    tips: ['^', 'v'],
    guillemets: ["<<", ">>"],
    bullets: ["*", "-"],
    twigs: ["|- ", "`- ", "|  ", "   "],
    grid: ['|', '-', '+'],
    ellipsis: "...",
};

#[cfg(test)]
mod tests {
    use super::*;
    use Weight::{Double, Light};

    #[test]
    fn lines_that_meet_make_one_character() {
        let meet = |one: Mask, other: Mask| (UNICODE.line(one.over(other)), ASCII.line(one.over(other)));
        assert_eq!(meet(Mask::vertical(Light), Mask::right(Light)), ('├', '|'));
        assert_eq!(meet(Mask::vertical(Light), Mask::horizontal(Light)), ('┼', '+'));
        assert_eq!(meet(Mask::vertical(Light), Mask::horizontal(Double)), ('╪', '+'));
        assert_eq!(meet(Mask::vertical(Double), Mask::left(Light)), ('╢', '!'));
        assert_eq!(meet(Mask::down(Double), Mask::right(Double)), ('╔', '+'));
        assert_eq!(meet(Mask::horizontal(Light), Mask::down(Light)), ('┬', '+'));
        // a mixture for which there is no character
        assert_eq!(meet(Mask::left(Light), Mask::right(Double)), ('═', '='));
    }

    /// The box drawing, arrows and shapes of WGL4, and what is in Latin-1.
    fn in_wgl4(c: char) -> bool {
        c.is_ascii()
            || matches!(c, '\u{a0}'..='\u{ff}' | '…' | '•' | '▲' | '►' | '▼' | '◄' | '○' | '●' | '◦' | '█')
            || matches!(c, '─' | '│' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '═'..='╬')
    }

    #[test]
    fn everything_is_one_cell_wide_and_in_the_fonts() {
        let all = |glyphs: &Glyphs| {
            let mut all: String = (0..=255).map(|mask| glyphs.line(Mask(mask))).collect();
            all.extend([
                glyphs.bar,
                glyphs.dots,
                glyphs.broken,
                glyphs.circle,
                glyphs.dot,
                Glyphs::DESTROYED,
            ]);
            all.extend(glyphs.rules.iter().chain(&glyphs.tips).chain(&glyphs.grid));
            let texts = [
                glyphs.guillemets,
                glyphs.bullets,
                [glyphs.twigs[0], glyphs.twigs[1]],
                [glyphs.twigs[2], glyphs.ellipsis],
            ];
            texts.iter().flatten().for_each(|text| all.push_str(text));
            for head in Head::ALL {
                all.push_str(glyphs.head(head, false));
                all.push_str(glyphs.head(head, true));
            }
            all
        };
        assert!(all(&ASCII).is_ascii());
        for c in all(&UNICODE).chars() {
            assert!(in_wgl4(c), "{c:?} is not in WGL4");
            assert_eq!(unicode_width::UnicodeWidthChar::width(c), Some(1), "{c:?}");
        }
    }

    #[test]
    fn opposite_heads_are_mirrored() {
        for glyphs in [&UNICODE, &ASCII] {
            for head in Head::ALL {
                let (left, right) = (glyphs.head(head, false), glyphs.head(head, true));
                assert_eq!(left.chars().count(), right.chars().count(), "{head:?}");
            }
        }
        assert_eq!(UNICODE.head(Head::FilledUpper, true), "\\");
        assert_eq!(UNICODE.head(Head::FilledUpper, false), "/");
    }
}

//! How narrow a text can be set: the widths of its words. How many lines a text takes in some width is so found without
//! setting it.

use super::look::{Piece, pieces};
use super::{TextStyle, split};
use ir::{Block, Text};
use measure::{Measure, break_opportunities, name_break_opportunities};

/// A text as words that stay whole.
pub(crate) struct Flow {
    words: Vec<Word>,
    longest: f64,
}

struct Word {
    /// px, without the blanks behind it.
    width: f64,
    /// px, with them.
    advance: f64,
    /// The author's line ends here.
    last: bool,
}

/// How often the width that some lines take is halved on the way to the least one.
const HALVINGS: u32 = 7;
/// Texts of more letters (bytes) are paragraphs, and not looked at.
const MOST_LETTERS: usize = 2000;

impl Flow {
    /// The words of a text; `None` if it has more than plain lines, or no place to break.
    /// `names` breaks as in names.
    pub(crate) fn of(text: &Text, style: &TextStyle, names: bool, measurer: &dyn Measure) -> Option<Self> {
        let mut flow = Self { words: Vec::new(), longest: 0.0 };
        let mut letters = 0;
        for line in &text.lines {
            if line.block != Block::Plain {
                return None;
            }
            let pieces = pieces(&line.runs, style, false, measurer);
            letters += pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
            if letters > MOST_LETTERS {
                return None;
            }
            flow.line(&pieces, names, measurer);
        }
        (flow.words.len() > text.lines.len()).then_some(flow)
    }

    fn line(&mut self, pieces: &[Piece<'_>], names: bool, measurer: &dyn Measure) {
        let parts = split::Parts::new(pieces);
        let text = split::joined(pieces);
        let mut start = 0;
        let mut word = |end: usize| {
            let body = start + text[start..end].trim_end().len();
            let width = parts.width(start..body, measurer);
            let advance = width + if body < end { parts.width(body..end, measurer) } else { 0.0 };
            self.longest = self.longest.max(width);
            self.words.push(Word { width, advance, last: end == text.len() });
            start = end;
        };
        if names {
            name_break_opportunities(&text).for_each(|at| word(at.byte_offset));
        } else {
            break_opportunities(&text).for_each(|at| word(at.byte_offset));
        }
        word(text.len());
    }

    /// Width of its longest word: in less room it would be torn.
    pub(crate) fn longest(&self) -> f64 {
        self.longest
    }

    /// How many lines it takes in so much room, and how wide the widest of them is.
    pub(crate) fn set(&self, room: f64) -> (u32, f64) {
        let (mut lines, mut widest) = (0, 0.0_f64);
        let (mut used, mut begun) = (0.0, false);
        for word in &self.words {
            if begun && used + word.width > room {
                lines += 1;
                used = 0.0;
            }
            widest = widest.max(used + word.width);
            used += word.advance;
            begun = true;
            if word.last {
                lines += 1;
                (used, begun) = (0.0, false);
            }
        }
        (lines, widest)
    }

    /// The least room in which it takes at most so many lines; its longest word decides if there is none.
    pub(crate) fn fitting(&self, lines: u32) -> f64 {
        let whole: f64 = self.words.iter().map(|word| word.advance).sum();
        self.halve(lines, whole)
    }

    /// How many lines it takes in so much room, and the least room in which it takes no more.
    pub(crate) fn narrowest(&self, room: f64) -> (u32, f64) {
        let (lines, widest) = self.set(room);
        (lines, self.halve(lines, widest))
    }

    fn halve(&self, lines: u32, enough: f64) -> f64 {
        let (mut low, mut high) = (self.longest, enough.max(self.longest));
        match self.set(low) {
            (taken, widest) if taken <= lines => return widest,
            _ => {}
        }
        for _ in 0..HALVINGS {
            if high - low < 1.0 {
                break;
            }
            let middle = (low + high) / 2.0;
            match self.set(middle) {
                (taken, widest) if taken <= lines => high = widest,
                _ => low = middle,
            }
        }
        high
    }
}

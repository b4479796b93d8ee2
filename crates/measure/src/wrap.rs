//! Breaking a text into lines that fit.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::breaks::is_line_break;
use crate::{Break, Font, Measure, break_opportunities, name_break_opportunities};

/// Widths are sums of rounded numbers: so much, in px, is not an overflow yet.
const SLACK: f64 = 1e-6;

/// Lines of a text in one font, at most `max` px wide where that is possible: [`wrap`] at [`break_opportunities`].
pub fn wrap_plain(measure: &dyn Measure, text: &str, font: Font, max: f64) -> Vec<Range<usize>> {
    wrap(text, break_opportunities(text), max, |range| measure.width(&text[range], font))
}

/// Lines of a participant's name in one font, as [`wrap_plain`] but at [`name_break_opportunities`].
pub fn wrap_name(measure: &dyn Measure, text: &str, font: Font, max: f64) -> Vec<Range<usize>> {
    wrap(text, name_break_opportunities(text), max, |range| measure.width(&text[range], font))
}

/// Fills lines with as much text as fits into `max` px; each line is given as its range of bytes in `text`.
///
/// `breaks` says where lines may end, in rising order, and `width` how wide a piece of the text is: a text of several
/// styles is wrapped by a `width` that adds up the parts of its runs. A word that is wider than a line is broken like a
/// name, and if that does not help, between characters; only a single character can stick out. Blanks and line breaks at
/// the end of a line belong to no line. There is at least one line, and one more than there are line breaks.
///
/// Widths of pieces are added up. Where they would not fit on a line but the line, measured as a whole, does, it counts:
/// letters beside a blank may be kerned. Only inside a word of Arabic that is broken between its letters a line can be a
/// fifth of an em too wide.
///
/// Every byte is measured a few times at most, so that the time is linear if that of `width` is.
pub fn wrap(
    text: &str,
    breaks: impl Iterator<Item = Break>,
    max: f64,
    width: impl FnMut(Range<usize>) -> f64,
) -> Vec<Range<usize>> {
    let mut lines = Lines { text, max, width, done: Vec::new(), start: 0, end: 0, used: 0.0 };
    // Most labels are one line that fits.
    if !text.contains(is_line_break) {
        let whole = 0..trimmed(text);
        let width = (lines.width)(whole.clone());
        if lines.fits(width) {
            return vec![whole];
        }
    }
    let mut start = 0;
    for Break { byte_offset, mandatory } in breaks {
        lines.place(start..byte_offset, Finer::Name);
        if mandatory {
            lines.finish(byte_offset);
        }
        start = byte_offset;
    }
    lines.place(start..text.len(), Finer::Name);
    lines.finish(text.len());
    lines.done
}

/// How a piece is broken that is wider than a line.
#[derive(Clone, Copy)]
enum Finer {
    Name,
    Characters,
    Never,
}

struct Lines<'t, W> {
    text: &'t str,
    max: f64,
    width: W,
    done: Vec<Range<usize>>,
    /// Where the present line begins.
    start: usize,
    /// Where its text ends, without blanks; equal to `start` as long as it has none.
    end: usize,
    /// Width of all that is on it, with blanks.
    used: f64,
}

impl<W: FnMut(Range<usize>) -> f64> Lines<'_, W> {
    /// Puts a piece on the present line, or on a new one. Depth of recursion: one for each way to break finer.
    fn place(&mut self, piece: Range<usize>, finer: Finer) {
        let text = self.text;
        let body = piece.start..piece.start + trimmed(&text[piece.clone()]);
        let width = if body.is_empty() { 0.0 } else { (self.width)(body.clone()) };
        if !body.is_empty() && !self.fits(self.used + width) {
            if self.end > self.start {
                let whole = (self.width)(self.start..body.end);
                if self.fits(whole) {
                    self.used = whole - width;
                } else {
                    self.finish(piece.start);
                }
            } else {
                // Blanks that a line began with give way to text that would not fit behind them.
                (self.start, self.end, self.used) = (piece.start, piece.start, 0.0);
            }
        }
        match finer {
            Finer::Name if !self.fits(width) => {
                let mut start = body.start;
                let ends = name_break_opportunities(&text[body.clone()]).map(|b| body.start + b.byte_offset);
                for end in ends.chain([body.end]) {
                    self.place(start..end, Finer::Characters);
                    start = end;
                }
            }
            Finer::Characters if !self.fits(width) => {
                for (at, cluster) in text[body.clone()].grapheme_indices(true) {
                    self.place(body.start + at..body.start + at + cluster.len(), Finer::Never);
                }
            }
            _ => self.used += width,
        }
        if !body.is_empty() {
            self.end = body.end;
        }
        if body.end < piece.end {
            self.used += (self.width)(body.end..piece.end);
        }
    }

    /// Ends the present line; the next one begins at `next`.
    fn finish(&mut self, next: usize) {
        self.done.push(self.start..self.end);
        (self.start, self.end, self.used) = (next, next, 0.0);
    }

    fn fits(&self, width: f64) -> bool {
        width <= self.max + SLACK
    }
}

/// Length in bytes of a text without the blanks and line breaks at its end. A no-break space is no blank.
fn trimmed(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}'))
        .len()
}

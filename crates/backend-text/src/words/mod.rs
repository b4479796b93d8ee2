//! Texts as lines of cells: wrapped, with the marks of lists, trees and tables.

mod clean;
mod marks;

pub(crate) use clean::is_cut;

use crate::glyphs::Glyphs;
use crate::row::Row;
use ir::{Align, Run, Text};
use measure::{break_opportunities, name_break_opportunities, wrap};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// A text of more letters (bytes, and one for each line) is cut, as in pictures: no one reads a label of a hundred pages.
pub(crate) const MOST_LETTERS: usize = 100_000;

/// How many cells a text takes.
pub(crate) fn width(text: &str) -> i64 {
    let cells = if text.is_ascii() { text.len() } else { UnicodeWidthStr::width(text) };
    i64::try_from(cells).unwrap_or(i64::MAX)
}

/// A text of one line that is more than a [`Text`], cleaned.
pub(crate) fn clean_line(text: &str) -> Cow<'_, str> {
    clean::prose(text)
}

/// How a text is broken into lines.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wrap {
    /// At so many columns, if at all.
    pub(crate) columns: Option<i64>,
    /// It is a name, and may break where names may.
    pub(crate) names: bool,
    /// It stands in brackets.
    pub(crate) brackets: bool,
}

impl Wrap {
    pub(crate) fn at(columns: Option<i64>) -> Self {
        Self { columns, ..Self::default() }
    }

    pub(crate) fn name(columns: Option<i64>) -> Self {
        Self { columns, names: true, ..Self::default() }
    }

    pub(crate) fn guard(columns: Option<i64>) -> Self {
        Self { columns, brackets: true, ..Self::default() }
    }
}

/// A text, ready to be written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block<'d> {
    lines: Vec<Line<'d>>,
    /// Of its widest line.
    pub(crate) width: i64,
    /// Some line is more than plain: all of them begin at the left then.
    structured: bool,
}

/// A line of a block.
#[derive(Debug, Clone)]
struct Line<'d> {
    text: Cow<'d, str>,
    width: i64,
    /// Where it begins in the block, for lines with a place of their own; others follow the block.
    left: Option<i64>,
    align: Option<Align>,
    /// A rule over the width of the block, with the text as its title; index into [`Glyphs::rules`].
    rule: Option<usize>,
}

impl<'d> Block<'d> {
    /// A text of ours on one line.
    pub(crate) fn of(text: impl Into<Cow<'d, str>>) -> Self {
        let mut block = Self::default();
        block.push(text.into(), None, None);
        block
    }

    /// The same behind a word of ours.
    pub(crate) fn after(mut self, word: &'static str) -> Self {
        let more = width(word);
        if let Some(first) = self.lines.first_mut() {
            first.text = Cow::Owned(format!("{word}{}", first.text));
            first.width += more;
            self.width = self.width.max(first.left.unwrap_or(0) + first.width);
            return self;
        }
        Self::of(word.trim_end())
    }

    /// How many lines there are.
    pub(crate) fn height(&self) -> i64 {
        self.lines.len() as i64
    }

    /// Whether there is nothing to be seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.width == 0
    }

    /// How wide a line is; 0 for one that is not there.
    pub(crate) fn line_width(&self, index: i64) -> i64 {
        self.line(index).map_or(0, |line| line.left.unwrap_or(0) + line.width)
    }

    fn line(&self, index: i64) -> Option<&Line<'d>> {
        self.lines.get(usize::try_from(index).ok()?)
    }

    fn push(&mut self, text: Cow<'d, str>, left: Option<i64>, align: Option<Align>) {
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
            Cow::Owned(text) if text.ends_with(char::is_whitespace) => Cow::Owned(text.trim_end().to_owned()),
            text => text,
        };
        let width = width(&text);
        self.width = self.width.max(left.unwrap_or(0) + width);
        self.structured |= left.is_some();
        self.lines.push(Line { text, width, left, align, rule: None });
    }

    /// Writes a line into `room` columns from `x` on; `align` is for lines that do not say where they stand.
    pub(crate) fn write<'p>(&'p self, row: &mut Row<'p>, index: i64, x: i64, room: i64, align: Align) {
        let Some(line) = self.line(index) else { return };
        if let Some(rule) = line.rule {
            let glyph = row.rule(rule);
            (x..x + room).for_each(|x| row.glyph(x, glyph));
        }
        row.apart(x + self.start(line, room, align), line.width, &line.text);
    }

    fn start(&self, line: &Line<'_>, room: i64, align: Align) -> i64 {
        let within = |width: i64, align: Align| match align {
            Align::Left => 0,
            Align::Center => ((room - width) / 2).max(0),
            Align::Right => (room - width).max(0),
        };
        match (line.left, line.align, self.structured) {
            // Lists and tables stand as one block where a line would stand.
            (Some(left), _, _) => within(self.width, align) + left,
            (None, Some(own), _) => within(line.width, own),
            (None, None, true) => within(self.width, align),
            (None, None, false) => within(line.width, align),
        }
    }
}

/// Breaks a text into lines.
pub(crate) fn lay<'d>(text: &'d Text, wrap: Wrap, glyphs: &'static Glyphs) -> Block<'d> {
    if wrap.brackets && text.is_empty() {
        return Block::default();
    }
    let mut builder = Builder {
        wrap,
        glyphs,
        block: Block::default(),
        letters: MOST_LETTERS,
        marks: marks::Marks::default(),
    };
    builder.lines(text);
    builder.block
}

/// Builds a block line by line.
struct Builder<'d> {
    wrap: Wrap,
    glyphs: &'static Glyphs,
    block: Block<'d>,
    /// How much of [`MOST_LETTERS`] is left.
    letters: usize,
    marks: marks::Marks,
}

/// What stands before the text of a line.
struct Mark {
    /// Before the first line.
    first: String,
    /// Before those into which it is broken.
    further: String,
}

impl<'d> Builder<'d> {
    /// The letters of a line, cleaned.
    fn letters(&mut self, runs: &'d [Run], is_code: bool) -> Cow<'d, str> {
        let clean = if is_code { clean::code } else { clean::prose };
        let text = match runs {
            [] => Cow::Borrowed(""),
            [run] => clean(run.content.shown()),
            runs => {
                let joined: String = runs.iter().map(|run| run.content.shown()).collect();
                Cow::Owned(clean(&joined).into_owned())
            }
        };
        self.letters = self.letters.saturating_sub(1);
        if text.len() <= self.letters {
            self.letters -= text.len();
            return text;
        }
        let end = (0..=self.letters).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        self.letters = 0;
        Cow::Owned(format!("{}{}", &text[..end], self.glyphs.ellipsis))
    }

    /// Adds a line, broken where it does not fit.
    fn flow(&mut self, text: Cow<'d, str>, align: Option<Align>, mark: Option<&Mark>) {
        let indent = mark.map_or(0, |mark| width(&mark.first));
        let room = self.wrap.columns.map(|columns| (columns - indent).max(LEAST_ROOM.min(columns)));
        let Some(room) = room.filter(|room| width(&text) > *room) else {
            return self.add(text, align, mark, true);
        };
        for (index, range) in broken(&text, room, self.wrap.names).into_iter().enumerate() {
            let piece = match &text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
                Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
            };
            self.add(piece, align, mark, index == 0);
        }
    }

    fn add(&mut self, text: Cow<'d, str>, align: Option<Align>, mark: Option<&Mark>, is_first: bool) {
        match mark {
            None => self.block.push(text, None, align),
            Some(mark) => {
                let before = if is_first { &mark.first } else { &mark.further };
                self.block.push(Cow::Owned(format!("{before}{text}")), Some(0), None);
            }
        }
    }

    /// Adds a line of which nothing moves.
    fn fixed(&mut self, text: Cow<'d, str>) {
        self.block.push(text, Some(0), None);
    }

    fn rule(&mut self, title: Cow<'d, str>, rule: usize) {
        self.block.push(title, None, Some(Align::Center));
        if let Some(line) = self.block.lines.last_mut() {
            let sides = if line.width > 0 { 6 } else { 3 };
            self.block.width = self.block.width.max(line.width + sides);
            line.rule = Some(rule);
        }
    }
}

/// However deep an item is indented, its text gets so much room before it is wrapped.
const LEAST_ROOM: i64 = 10;
/// A label is not narrowed to less than this share of its room to make its lines equally long.
const LABEL_LINES: usize = 3;

/// Lines of at most `room` columns where that is possible. Labels of few lines get lines of about one length: a last line
/// that is one short word looks like a mistake.
fn broken(text: &str, room: i64, names: bool) -> Vec<std::ops::Range<usize>> {
    let breaks: Vec<_> =
        if names { name_break_opportunities(text).collect() } else { break_opportunities(text).collect() };
    let lines =
        |room: i64| wrap(text, breaks.iter().copied(), room as f64, |range| width(&text[range]) as f64);
    let ranges = lines(room);
    if ranges.len() < 2 || ranges.len() > LABEL_LINES {
        return ranges;
    }
    let last = ranges.last().map_or(0, |range| width(&text[range.clone()]));
    if !names && last * 3 >= room {
        return ranges;
    }
    // The least room that needs no more lines.
    let (mut least, mut most) = (room / 2, room);
    while least + 1 < most {
        let middle = (least + most) / 2;
        if lines(middle).len() <= ranges.len() { most = middle } else { least = middle }
    }
    let evened = lines(most);
    if evened.len() <= ranges.len() && fits(text, &evened, most) { evened } else { ranges }
}

/// Whether no word had to be cut for it.
fn fits(text: &str, ranges: &[std::ops::Range<usize>], room: i64) -> bool {
    let apart = ranges.windows(2).all(|pair| pair[0].end < pair[1].start || !joined(text, pair[0].end));
    apart && ranges.iter().all(|range| width(&text[range.clone()]) <= room)
}

/// Whether letters stand on both sides of a place.
fn joined(text: &str, at: usize) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    is_word(text[..at].chars().next_back()) && is_word(text[at..].chars().next())
}

#[cfg(test)]
mod tests;

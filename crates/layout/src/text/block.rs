//! Lines of every kind, one below the other.

use super::look::{Look, Piece, pieces};
use super::table::{APART, table};
use super::{TextStyle, Wrap, baseline_of, split};
use ir::{Align, Block, Run, Text, TextLine};
use measure::{Direction, Measure, direction};
use scene::{Paint, Shape, Stroke};
use std::borrow::Cow;

/// How far the text of a bullet stands behind its dot's place, a level (house style: bullets hang by 14).
pub(super) const HANG: f64 = 14.0;
/// Between the number of a list item and its text.
pub(super) const NUMBER_GAP: f64 = 5.0;
/// Deeper items are not indented further.
const DEEPEST: u8 = 20;
/// However deep an item is indented, its text gets this much room before it is wrapped.
const LEAST_ROOM: f64 = 80.0;
/// Sizes of headings beside ordinary text, from the first level; deeper ones are only bold.
const HEADINGS: [f64; 3] = [1.4, 1.25, 1.1];
/// A text of more letters (bytes, and one for each line) is cut: no one reads a label of a hundred pages, and thousands
/// of lines would cost thousands of shapes.
pub(super) const MOST_LETTERS: usize = 100_000;
/// Least width of a rule.
const RULE_WIDTH: f64 = 40.0;
/// Between the title of a rule and its lines.
const RULE_GAP: f64 = 6.0;

/// A line at its place in the block.
#[derive(Debug, Clone)]
pub(super) struct Line<'d> {
    /// Left end in the block, for lines with a place of their own (lists, tables, code); others follow the block.
    pub(super) left: Option<f64>,
    /// Where the author wants it.
    pub(super) align: Option<Align>,
    /// Base line, from the top of the block.
    pub(super) baseline: f64,
    /// Font size that most of it has.
    pub(super) size: f64,
    pub(super) width: f64,
    pub(super) right_to_left: bool,
    /// The cell of a table that it stands in, if that has a colour.
    pub(super) ground: Option<Paint>,
    pub(super) pieces: Vec<Piece<'d>>,
    pub(super) mark: Mark,
}

/// What stands before the text of a list item.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    None,
    Dot { hollow: bool },
    Number { text: String, width: f64 },
}

/// Lines and what is drawn around them, in coordinates of the block.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines<'d> {
    pub(super) lines: Vec<Line<'d>>,
    /// Grounds and lines, below the text.
    pub(super) shapes: Vec<Shape>,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Some line is more than plain.
    pub(super) structured: bool,
}

/// What a caller adds to a text.
#[derive(Clone, Copy, Default)]
pub(super) struct Extra {
    /// Words of ours before and behind the text, in the look of plain text; empty for none.
    pub(super) open: &'static str,
    pub(super) close: &'static str,
}

pub(super) struct Builder<'a, 'd> {
    pub(super) style: &'a TextStyle,
    pub(super) wrap: Wrap,
    pub(super) measurer: &'a dyn Measure,
    pub(super) out: Lines<'d>,
    /// Rules wait until the width of the block is known.
    rules: Vec<Rule>,
    counters: Vec<u32>,
    /// Indentation of a numbered item, a level.
    number_hang: f64,
    /// Where the branches of a tree were last, by depth.
    branches: Vec<f64>,
    /// How much of [`MOST_LETTERS`] is left.
    letters: usize,
}

struct Rule {
    y: f64,
    double: bool,
    dotted: bool,
    title: f64,
}

/// Where a line of text goes and what stands before it.
pub(super) struct Place {
    pub(super) left: Option<f64>,
    pub(super) align: Option<Align>,
    pub(super) mark: Mark,
    pub(super) wraps: bool,
    /// The colour of the cell of a table.
    pub(super) ground: Option<Paint>,
}

impl Place {
    const FREE: Place = Place { left: None, align: None, mark: Mark::None, wraps: true, ground: None };
}

impl<'a, 'd> Builder<'a, 'd> {
    pub(super) fn new(style: &'a TextStyle, wrap: Wrap, measurer: &'a dyn Measure) -> Self {
        Self {
            style,
            wrap,
            measurer,
            out: Lines::default(),
            rules: Vec::new(),
            counters: Vec::new(),
            number_hang: 0.0,
            branches: Vec::new(),
            letters: MOST_LETTERS,
        }
    }

    pub(super) fn text(mut self, text: &'d Text, extra: Extra) -> Lines<'d> {
        let numbered = text.lines.iter().filter(|line| matches!(line.block, Block::Numbered { .. })).count();
        if numbered > 0 {
            let look = Look::plain(self.style);
            let widest = self.measurer.width(&format!("{numbered}."), look.font);
            self.number_hang = HANG.max((widest + NUMBER_GAP).ceil());
        }
        let last = text.lines.len().saturating_sub(1);
        let mut at = 0;
        while let Some(line) = text.lines.get(at).filter(|_| self.letters > 0) {
            let open = if at == 0 { extra.open } else { "" };
            let close = if at == last { extra.close } else { "" };
            if matches!(line.block, Block::Row { .. }) {
                let rows = text.lines[at..].iter().map_while(|line| match &line.block {
                    Block::Row { cells } => Some(&cells[..]),
                    _ => None,
                });
                at += table(&mut self, rows);
                if at <= last {
                    self.out.height += APART;
                }
            } else {
                self.line(line, open, close);
                at += 1;
            }
        }
        self.finish()
    }

    fn line(&mut self, line: &'d TextLine, open: &'static str, close: &'static str) {
        if !matches!(line.block, Block::Numbered { .. } | Block::Bullet { .. }) {
            self.counters.clear();
        }
        if !matches!(line.block, Block::Tree { .. }) {
            self.branches.clear();
        }
        let style = *self.style;
        let free = Place { align: line.align, ..Place::FREE };
        match line.block {
            Block::Plain | Block::Row { .. } => self.flow(&line.runs, &style, open, close, free),
            Block::Heading { level } => {
                let scale = HEADINGS.get(usize::from(level.max(1)) - 1).copied().unwrap_or(1.0);
                let line_height = (style.line_height * scale).ceil();
                let heading = TextStyle { size: style.size * scale, line_height, bold: true, ..style };
                self.flow(&line.runs, &heading, open, close, free);
            }
            Block::Bullet { depth } => {
                let depth = depth.clamp(1, DEEPEST);
                let left = Some(HANG * f64::from(depth));
                let mark = Mark::Dot { hollow: depth % 2 == 0 };
                self.flow(&line.runs, &style, open, close, Place { left, mark, ..free });
            }
            Block::Numbered { depth } => {
                let depth = depth.clamp(1, DEEPEST);
                self.counters.resize(usize::from(depth), 0);
                let counter = &mut self.counters[usize::from(depth) - 1];
                *counter += 1;
                let text = format!("{counter}.");
                let width = self.measurer.width(&text, Look::plain(&style).font);
                let mark = Mark::Number { text, width };
                let left = Some(self.number_hang * f64::from(depth));
                self.flow(&line.runs, &style, open, close, Place { left, mark, ..free });
            }
            Block::Tree { depth } => {
                let depth = depth.clamp(1, DEEPEST);
                let top = self.out.height;
                let left = Some(HANG * f64::from(depth));
                self.flow(&line.runs, &style, open, close, Place { left, ..free });
                self.branch(usize::from(depth), top);
            }
            Block::Code => {
                let code = TextStyle { mono: true, ..style };
                let place = Place { left: Some(0.0), wraps: false, ..free };
                self.flow(&line.runs, &code, open, close, place);
            }
            Block::Rule { double, dotted } => self.rule(&line.runs, double, dotted),
        }
    }

    /// Sets a line, broken where it does not fit.
    pub(super) fn flow(
        &mut self,
        runs: &'d [Run],
        style: &TextStyle,
        open: &'static str,
        close: &'static str,
        mut place: Place,
    ) {
        let mut pieces = pieces(runs, style, !place.wraps, self.measurer);
        self.spend(&mut pieces);
        if !open.is_empty() {
            self.bracket(&mut pieces, style, open, true);
        }
        if !close.is_empty() {
            self.bracket(&mut pieces, style, close, false);
        }
        let room = self.wrap.width.filter(|_| place.wraps).map(|width| match place.left {
            Some(left) => (width - left).max(LEAST_ROOM),
            None => width,
        });
        let right_to_left = reads_from_right(&pieces);
        let total: f64 = pieces.iter().map(|piece| piece.width).sum();
        match room {
            Some(room) if total > room => {
                let indent = self.indent(&mut pieces, room);
                let room = room - indent.as_ref().map_or(0.0, |blanks| blanks.width);
                for mut pieces in split::split(&pieces, room, self.wrap.names, self.measurer) {
                    if let Some(blanks) = &indent {
                        pieces.insert(0, blanks.clone());
                    }
                    let mark = std::mem::replace(&mut place.mark, Mark::None);
                    self.push(pieces, style, right_to_left, Place { mark, ..place });
                }
            }
            _ => self.push(pieces, style, right_to_left, place),
        }
    }

    /// Takes the blanks before a line that must be broken: they stand before each of its parts, as in code that people
    /// put into notes. Not those that would take more than half of the room.
    fn indent(&self, pieces: &mut [Piece<'d>], room: f64) -> Option<Piece<'d>> {
        let first = pieces.first_mut()?;
        let end = first.text.len() - first.text.trim_start_matches([' ', '\u{a0}']).len();
        if end == 0 || end == first.text.len() {
            return None;
        }
        let blanks = Piece::new(Cow::Owned(first.text[..end].to_owned()), first.look, self.measurer);
        if blanks.width > room / 2.0 {
            return None;
        }
        *first = Piece::new(Cow::Owned(first.text[end..].to_owned()), first.look, self.measurer);
        Some(blanks)
    }

    /// Counts the letters of a line, and cuts off what is too much.
    fn spend(&mut self, pieces: &mut Vec<Piece<'d>>) {
        self.letters = self.letters.saturating_sub(1);
        for at in 0..pieces.len() {
            let piece = &pieces[at];
            if piece.text.len() <= self.letters {
                self.letters -= piece.text.len();
                continue;
            }
            let end = (0..=self.letters).rev().find(|&end| piece.text.is_char_boundary(end)).unwrap_or(0);
            let text = format!("{}…", &piece.text[..end]);
            pieces[at] = Piece::new(Cow::Owned(text), piece.look, self.measurer);
            pieces.truncate(at + 1);
            self.letters = 0;
            return;
        }
    }

    /// Puts a word of ours at an end, joined to text that looks the same.
    fn bracket(&self, pieces: &mut Vec<Piece<'d>>, style: &TextStyle, word: &'static str, first: bool) {
        let look = Look::plain(style);
        let neighbour = if first { pieces.first_mut() } else { pieces.last_mut() };
        match neighbour.filter(|piece| piece.look == look) {
            Some(piece) => {
                let text =
                    if first { format!("{word}{}", piece.text) } else { format!("{}{word}", piece.text) };
                *piece = Piece::new(Cow::Owned(text), look, self.measurer);
            }
            None => {
                let at = if first { 0 } else { pieces.len() };
                pieces.insert(at, Piece::new(Cow::Borrowed(word), look, self.measurer));
            }
        }
    }

    /// Adds one line at the bottom.
    fn push(&mut self, pieces: Vec<Piece<'d>>, style: &TextStyle, right_to_left: bool, place: Place) {
        let height = line_height(&pieces, style);
        let top = self.out.height;
        self.put(pieces, style, right_to_left, place, top);
        self.out.height = top + height;
    }

    /// Adds one line with the top of its line box at `top`.
    pub(super) fn put(
        &mut self,
        pieces: Vec<Piece<'d>>,
        style: &TextStyle,
        right_to_left: bool,
        place: Place,
        top: f64,
    ) {
        let height = line_height(&pieces, style);
        let size = tallest(&pieces, style);
        let width: f64 = pieces.iter().map(|piece| piece.width).sum();
        self.out.structured |= place.left.is_some();
        self.out.width = self.out.width.max(place.left.unwrap_or(0.0) + width);
        self.out.lines.push(Line {
            left: place.left,
            align: place.align,
            baseline: top + baseline_of(size, height),
            size: style.size,
            width,
            right_to_left,
            ground: place.ground,
            pieces,
            mark: place.mark,
        });
    }

    /// The twig before a node of a tree whose line box begins at `top`.
    fn branch(&mut self, depth: usize, top: f64) {
        let x = HANG * (depth as f64 - 1.0) + 4.0;
        let y = top + self.style.line_height / 2.0;
        // Down from the sibling above, else from the parent's line.
        self.branches.truncate(depth);
        let from = self.branches.get(depth - 1).copied().unwrap_or(top);
        self.branches.resize(depth, top);
        self.branches[depth - 1] = y;
        let stroke = Stroke::new(self.style.rule, 1.0);
        self.out.shapes.push(Shape::Line { from: (x, from), to: (x, y), stroke });
        self.out.shapes.push(Shape::Line { from: (x, y), to: (x + HANG - 6.0, y), stroke });
    }

    fn rule(&mut self, runs: &'d [Run], double: bool, dotted: bool) {
        let style = TextStyle { bold: true, ..*self.style };
        let title = pieces(runs, &style, false, self.measurer);
        let top = self.out.height;
        let width: f64 = title.iter().map(|piece| piece.width).sum();
        let height =
            if title.is_empty() { (style.line_height / 2.0).ceil() } else { line_height(&title, &style) };
        self.rules.push(Rule { y: top + height / 2.0, double, dotted, title: width });
        self.out.width = self.out.width.max(RULE_WIDTH + width);
        self.out.structured = true;
        if !title.is_empty() {
            let right_to_left = reads_from_right(&title);
            self.put(title, &style, right_to_left, Place { align: Some(Align::Center), ..Place::FREE }, top);
        }
        self.out.height = top + height;
    }

    fn finish(mut self) -> Lines<'d> {
        let width = self.out.width;
        for rule in self.rules {
            let stroke = Stroke::new(self.style.rule, 1.0);
            let stroke = if rule.dotted { stroke.dashed(1.0, 2.0) } else { stroke };
            let side = if rule.title > 0.0 { (width - rule.title) / 2.0 - RULE_GAP } else { width };
            let offsets: &[f64] = if rule.double { &[-1.0, 1.0] } else { &[0.0] };
            for y in offsets.iter().map(|offset| rule.y + offset) {
                self.out.shapes.push(Shape::Line { from: (0.0, y), to: (side, y), stroke });
                if rule.title > 0.0 {
                    self.out.shapes.push(Shape::Line { from: (width - side, y), to: (width, y), stroke });
                }
            }
        }
        self.out
    }
}

/// Height of the line box that its largest letters need.
pub(super) fn line_height(pieces: &[Piece<'_>], style: &TextStyle) -> f64 {
    let size = tallest(pieces, style);
    if size == style.size { style.line_height } else { (style.line_height * size / style.size).ceil() }
}

/// Font size of the largest letters, in the measure of sans text.
fn tallest(pieces: &[Piece<'_>], style: &TextStyle) -> f64 {
    pieces
        .iter()
        .map(|piece| match piece.look.font.family {
            measure::Family::Mono => piece.look.font.size / style.mono_scale,
            measure::Family::Sans => piece.look.font.size,
        })
        .fold(style.size, f64::max)
}

/// Decided by the first letter with a direction.
pub(super) fn reads_from_right(pieces: &[Piece<'_>]) -> bool {
    if pieces.iter().all(|piece| piece.text.is_ascii()) {
        return false;
    }
    let all: String = pieces.iter().map(|piece| &*piece.text).collect();
    direction(&all) == Direction::RightToLeft
}

//! Rich text: from lines of styled runs to measured, wrapped and drawable lines.
//!
//! [`lay`] turns an [`ir::Text`] into a [`TextBlock`], which knows its size; [`TextBlock::draw`] puts it at its place as
//! shapes of the scene. A block borrows from the diagram: letters are copied once, when they are drawn.
//!
//! Nearly every text of a diagram is one plain line. It takes a path of its own: one question to the measurer, no list
//! of runs, no copy.

mod block;
mod clean;
mod draw;
mod flow;
mod look;
mod losses;
mod split;
mod style;
mod table;

pub(crate) use flow::Flow;
pub(crate) use losses::losses;
pub(crate) use style::{TextStyle, is_mono};

use crate::colour;
use block::{Builder, Extra, Lines};
use ir::{Block, Text};
use measure::{Direction, Measure, direction};
use scene::{Anchor, Paint, Shape};
use std::borrow::Cow;
use style::baseline as baseline_of;

/// Where lines may break.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wrap {
    /// Longer lines are broken, px; `None` keeps the author's lines. An author's own [`Text::wrap`] of `false` does too.
    pub(crate) width: Option<f64>,
    /// Breaks as in names: also behind `/ . _ ::` and at changes of case.
    pub(crate) names: bool,
}

impl Wrap {
    /// The author's lines.
    pub(crate) const NONE: Wrap = Wrap { width: None, names: false };

    /// Prose, at most so wide.
    pub(crate) const fn at(width: f64) -> Self {
        Self { width: Some(width), names: false }
    }

    /// A name, at most so wide.
    pub(crate) const fn name(width: f64) -> Self {
        Self { width: Some(width), names: true }
    }
}

/// Measured lines of text.
#[derive(Debug, Clone)]
pub(crate) struct TextBlock<'d> {
    /// Width of the widest line in px; 0 without text.
    pub(crate) width: f64,
    /// Height of all line boxes in px; 0 without text.
    pub(crate) height: f64,
    style: TextStyle,
    body: Body<'d>,
}

#[derive(Debug, Clone)]
enum Body<'d> {
    Empty,
    /// One line, all in the block's style.
    Plain {
        text: Cow<'d, str>,
        right_to_left: bool,
    },
    Lines(Box<Lines<'d>>),
}

/// Measures and wraps a text.
pub(crate) fn lay<'d>(
    text: &'d Text,
    style: &TextStyle,
    wrap: Wrap,
    measurer: &dyn Measure,
) -> TextBlock<'d> {
    lay_with(text, Extra::default(), style, wrap, measurer)
}

/// As [`lay`], in the brackets of a guard. An empty guard has none.
pub(crate) fn lay_guard<'d>(
    text: &'d Text,
    style: &TextStyle,
    wrap: Wrap,
    measurer: &dyn Measure,
) -> TextBlock<'d> {
    lay_with(text, Extra { open: "[", close: "]" }, style, wrap, measurer)
}

/// Lays out words of ours: a keyword, a number, a stereotype in its guillemets. One line, never wrapped.
pub(crate) fn lay_str<'d>(
    text: impl Into<Cow<'d, str>>,
    style: &TextStyle,
    measurer: &dyn Measure,
) -> TextBlock<'d> {
    let text = match text.into() {
        Cow::Borrowed(text) => clean::prose(text),
        Cow::Owned(text) => Cow::Owned(clean::prose(&text).into_owned()),
    };
    TextBlock::line(text, style, measurer)
}

fn lay_with<'d>(
    text: &'d Text,
    extra: Extra,
    style: &TextStyle,
    wrap: Wrap,
    measurer: &dyn Measure,
) -> TextBlock<'d> {
    if text.is_empty() {
        return TextBlock::empty(style);
    }
    let wrap = if text.wrap == Some(false) { Wrap { width: None, ..wrap } } else { wrap };
    if let Some(plain) = plain_line(text) {
        let line = clean::prose(plain);
        let line = if extra.open.is_empty() || line.is_empty() {
            line
        } else {
            Cow::Owned(format!("{}{line}{}", extra.open, extra.close))
        };
        let block = TextBlock::line(line, style, measurer);
        if wrap.width.is_none_or(|room| block.width <= room) {
            return block;
        }
    }
    let lines = Builder::new(style, wrap, measurer).text(text, extra);
    TextBlock { width: lines.width, height: lines.height, style: *style, body: Body::Lines(Box::new(lines)) }
}

/// The letters of a text that is one line without any markup.
fn plain_line(text: &Text) -> Option<&str> {
    let [line] = &text.lines[..] else { return None };
    let [run] = &line.runs[..] else { return None };
    (line.block == Block::Plain && line.align.is_none() && run.is_plain()).then(|| run.content.shown())
}

impl<'d> TextBlock<'d> {
    fn empty(style: &TextStyle) -> Self {
        Self { width: 0.0, height: 0.0, style: *style, body: Body::Empty }
    }

    fn line(text: Cow<'d, str>, style: &TextStyle, measurer: &dyn Measure) -> Self {
        if text.is_empty() {
            return Self::empty(style);
        }
        let width = measurer.width(&text, look::font(style));
        let right_to_left = direction(&text) == Direction::RightToLeft;
        Self { width, height: style.line_height, style: *style, body: Body::Plain { text, right_to_left } }
    }

    /// Whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.body, Body::Empty)
    }

    /// How many lines it has after wrapping; the cells of a table count one by one.
    pub(crate) fn lines(&self) -> usize {
        match &self.body {
            Body::Empty => 0,
            Body::Plain { .. } => 1,
            Body::Lines(lines) => lines.lines.len(),
        }
    }

    /// Whether it has more than plain lines (lists, tables, trees, code): such blocks are set left, not centred.
    pub(crate) fn is_structured(&self) -> bool {
        matches!(&self.body, Body::Lines(lines) if lines.structured)
    }

    /// Draws it: `x` is the left end, middle or right end of the block as `anchor` says, `top` the upper edge of its
    /// first line box. Shapes come in paint order, grounds first.
    pub(crate) fn draw(&self, x: f64, top: f64, anchor: Anchor, sink: &mut impl FnMut(Shape)) {
        self.draw_on(&[], x, top, anchor, sink);
    }

    /// As [`draw`](Self::draw), on other grounds than the one that the style knows (tints of frames and boxes): letters
    /// that contrast too little with one of them become darker or lighter.
    pub(crate) fn draw_on(
        &self,
        grounds: &[Paint],
        x: f64,
        top: f64,
        anchor: Anchor,
        sink: &mut impl FnMut(Shape),
    ) {
        match &self.body {
            Body::Empty => {}
            Body::Plain { text, right_to_left } => {
                let style = TextStyle { fill: colour::legible(self.style.fill, grounds), ..self.style };
                let text = draw::plain(text, &style, self.width, *right_to_left, (x, top), anchor);
                sink(Shape::Text(text));
            }
            Body::Lines(lines) => draw::lines(lines, &self.style, grounds, (x, top), anchor, sink),
        }
    }
}

#[cfg(test)]
mod tests;

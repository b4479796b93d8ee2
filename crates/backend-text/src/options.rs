//! What the caller decides about a drawing, and what comes of it.

use crate::glyphs::{ASCII, Glyphs, UNICODE};
use std::fmt;

/// Which characters lines and heads are drawn with. Texts are the author's in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Charset {
    /// Box drawing characters, all of them in WGL4.
    #[default]
    Unicode,
    /// `+`, `-`, `|` and the like: for places that know nothing else.
    Ascii,
}

/// How a diagram is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which characters are used.
    pub charset: Charset,
    /// Messages, notes and references are wrapped at this many columns; `None` takes 40 for messages and 36 for the
    /// others. An author's width wins, and so does an author who forbids wrapping.
    pub wrap: Option<usize>,
}

/// A drawing, and what it could not show.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Rows from the top to the bottom, each ended by a line feed.
    pub text: String,
    /// What the author said that the drawing does not show, or shows in another way; in no particular order.
    pub losses: Vec<ir::Loss>,
}

/// The drawing would be larger than anybody can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl TooLarge {
    /// So many bytes a drawing has at most.
    pub const LIMIT: usize = 64 << 20;
    /// So many columns it has at most.
    pub const WIDTH: usize = 4 << 20;
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the drawing would be larger than {} MiB", Self::LIMIT >> 20)
    }
}

impl std::error::Error for TooLarge {}

/// A name is wrapped at this many columns.
pub(crate) const WRAP_NAME: i64 = 20;
/// A message is.
const WRAP_LABEL: i64 = 40;
/// A note or a reference is, unless the lifelines that it stands on leave it more room.
const WRAP_NOTE: i64 = 36;
/// A guard is, unless its frame leaves it more room.
pub(crate) const WRAP_GUARD: i64 = 40;
/// Nothing is wrapped narrower.
const LEAST_WRAP: i64 = 5;
/// A column counts so many px where an author gives lengths in px.
const COLUMN: u32 = 8;
/// A row counts so many.
pub(crate) const ROW: u32 = 16;

/// What every pass reads and none changes.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'d> {
    pub(crate) diagram: &'d ir::Diagram,
    pub(crate) glyphs: &'static Glyphs,
    wrap: Option<i64>,
}

impl<'d> Setting<'d> {
    pub(crate) fn new(diagram: &'d ir::Diagram, options: &Options) -> Self {
        let glyphs = match options.charset {
            Charset::Unicode => &UNICODE,
            Charset::Ascii => &ASCII,
        };
        let wrap = options.wrap.map(|columns| i64::try_from(columns).unwrap_or(i64::MAX).max(LEAST_WRAP));
        Self { diagram, glyphs, wrap }
    }

    /// Where a text of ours is wrapped, unless its author says otherwise.
    pub(crate) fn wrap(&self, text: &ir::Text, columns: i64) -> Option<i64> {
        let wanted = text.wrap.or(self.diagram.style.wrap).unwrap_or(true);
        wanted.then_some(columns)
    }

    /// Where messages are wrapped.
    pub(crate) fn wrap_label(&self) -> i64 {
        match self.diagram.style.wrap_width {
            Some(pixels) => i64::from(pixels / COLUMN).max(LEAST_WRAP),
            None => self.wrap.unwrap_or(WRAP_LABEL),
        }
    }

    /// Where notes and references are wrapped.
    pub(crate) fn wrap_note(&self) -> i64 {
        self.wrap.unwrap_or(WRAP_NOTE)
    }
}

//! What can be painted.

use crate::{Bounds, Paint, Stroke};
use std::sync::Arc;

/// Something paintable, at its final place.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle, with round corners when `radius` is not 0.
    Rect {
        /// Left side.
        x: f64,
        /// Upper side.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners.
        radius: f64,
        /// Inside.
        fill: Option<Paint>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        radius: f64,
        /// Inside.
        fill: Option<Paint>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// One straight line.
    Line {
        /// Start.
        from: (f64, f64),
        /// End.
        to: (f64, f64),
        /// How it is drawn.
        stroke: Stroke,
    },
    /// Lines and arcs.
    Path {
        /// Starts with [`Segment::Move`].
        segments: Vec<Segment>,
        /// Inside.
        fill: Option<Paint>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// An icon: SVG path data on a 24 by 24 grid, scaled to `size` px with its upper left corner at `x`, `y`. The data
    /// comes from the theme, never from a diagram.
    Icon {
        /// Path data (SVG `d` grammar).
        data: Arc<str>,
        /// Left side.
        x: f64,
        /// Upper side.
        y: f64,
        /// Width and height in px.
        size: f64,
        /// Inside.
        fill: Option<Paint>,
        /// Outline; its width counts on the 24 px grid.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text(Text),
}

/// A piece of a path; coordinates are absolute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Starts a new outline.
    Move(f64, f64),
    /// A straight line to a point.
    Line(f64, f64),
    /// A circular arc of the given radius, at most a half circle, to a point.
    Arc {
        /// Radius in px.
        radius: f64,
        /// Whether it turns clockwise on the screen.
        clockwise: bool,
        /// End.
        x: f64,
        /// End.
        y: f64,
    },
    /// A straight line back to the start of the outline.
    Close,
}

/// Which point of a line of text its `x` names, on the screen: `Start` is the left end whatever the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Left end.
    Start,
    /// Middle.
    Middle,
    /// Right end.
    End,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where the anchor lies.
    pub x: f64,
    /// The base line.
    pub y: f64,
    /// What `x` means.
    pub anchor: Anchor,
    /// Font size in px of runs that do not say otherwise.
    pub size: f64,
    /// The line reads from right to left.
    pub right_to_left: bool,
    /// Measured advance width of the whole line in px.
    pub width: f64,
    /// Pieces in logical order.
    pub runs: Vec<Run>,
}

/// A piece of a line with one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What is written; no line breaks.
    pub text: String,
    /// Weight 700.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// The mono face.
    pub mono: bool,
    /// A family other than those two, by its name: for renderers that pick fonts by themselves. Layout never does.
    pub family: Option<Box<str>>,
    /// Underlined.
    pub underline: bool,
    /// Struck through.
    pub strike: bool,
    /// A wavy line below.
    pub wave: bool,
    /// Base line shift in px, upwards positive (superscript, subscript).
    pub rise: f64,
    /// Font size in px when it differs from the line's.
    pub size: Option<f64>,
    /// Measured advance width of this piece in px, where known. Only a background needs it: without it, none is painted.
    pub width: Option<f64>,
    /// Colour of the letters.
    pub fill: Paint,
    /// Colour behind the letters.
    pub background: Option<Paint>,
    /// A link on this piece.
    pub link: Option<Box<Link>>,
}

impl Run {
    /// Regular upright text in one colour.
    pub fn plain(text: impl Into<String>, fill: Paint) -> Self {
        Self {
            text: text.into(),
            bold: false,
            italic: false,
            mono: false,
            family: None,
            underline: false,
            strike: false,
            wave: false,
            rise: 0.0,
            size: None,
            width: None,
            fill,
            background: None,
            link: None,
        }
    }
}

/// An address with what to say about it. Backends write only harmless schemes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, as the author wrote it.
    pub target: String,
    /// Shown when pointed at.
    pub tooltip: Option<String>,
}

impl Shape {
    /// The rectangle that the ink covers: outlines with half their width, text from `0.75` em above the base line to
    /// `0.21` em below it.
    pub fn bounds(&self) -> Bounds {
        match self {
            Shape::Rect { x, y, width, height, stroke, .. } => {
                Bounds::new(*x, *y, x + width, y + height).grow(half(stroke))
            }
            Shape::Circle { x, y, radius, stroke, .. } => {
                Bounds::new(x - radius, y - radius, x + radius, y + radius).grow(half(stroke))
            }
            Shape::Line { from, to, stroke } => {
                Bounds::new(from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1))
                    .grow(stroke.width / 2.0)
            }
            Shape::Path { segments, stroke, .. } => segments
                .iter()
                .filter_map(|segment| match *segment {
                    Segment::Move(x, y) | Segment::Line(x, y) | Segment::Arc { x, y, .. } => {
                        Some(Bounds::new(x, y, x, y))
                    }
                    Segment::Close => None,
                })
                .reduce(Bounds::union)
                .unwrap_or_default()
                .grow(half(stroke)),
            Shape::Icon { x, y, size, .. } => Bounds::new(*x, *y, x + size, y + size),
            Shape::Text(text) => text.bounds(),
        }
    }
}

impl Text {
    /// The rectangle of the letters; see [`Shape::bounds`].
    pub fn bounds(&self) -> Bounds {
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::End => self.x - self.width,
        };
        let size = self.runs.iter().filter_map(|run| run.size).fold(self.size, f64::max);
        Bounds::new(left, self.y - size * 0.75, left + self.width, self.y + size * 0.21)
    }
}

fn half(stroke: &Option<Stroke>) -> f64 {
    stroke.map_or(0.0, |stroke| stroke.width / 2.0)
}

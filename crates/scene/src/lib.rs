//! A picture in which everything is decided: absolute places, final colours, broken lines, arrow heads as polygons.
//!
//! Layout makes a [`Scene`], the picture backends write it out. A backend needs no knowledge of diagrams: what is not
//! in the scene cannot be drawn, and what is in it needs no further decision. Two things are kept beside the shapes
//! because pictures are not only looked at: the [`Role`] of each element (it becomes a class, so that users can style
//! and tests can ask "where is message 3?") and the source line it came from.
//!
//! Units are px; x grows to the right, y downwards; angles do not occur. Paints come in pairs, light and dark.
//!
//! This crate is a leaf and has no logic but bounds, paint order, which links are harmless ([`is_safe_link`]), and
//! a readable [`dump`] for goldens.

mod bounds;
mod dump;
mod link;
mod paint;
mod shape;

pub use bounds::Bounds;
pub use dump::dump;
pub use link::is_safe_link;
pub use paint::{Dash, Gradient, Paint, Rgba, Stroke};
pub use shape::{Anchor, Link, Run, Segment, Shape, Text};

/// A finished picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in px; whole.
    pub width: f64,
    /// Height in px; whole.
    pub height: f64,
    /// The accessible name, plain text.
    pub title: String,
    /// The accessible description: participants and messages in words.
    pub description: String,
    /// Colour of the ground that fills the whole picture; `None` leaves it transparent.
    pub ground: Option<Paint>,
    /// Radius of the ground's corners in px.
    pub ground_radius: f64,
    /// In paint order: later ones cover earlier ones.
    pub elements: Vec<Element>,
}

/// One shape with what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// When it is painted.
    pub layer: Layer,
    /// Which construct it belongs to.
    pub role: Role,
    /// 1-based line of the source (in the host file) that the construct begins on, when known.
    pub line: Option<u32>,
    /// Makes the whole element a link, with a tooltip.
    pub link: Option<Box<Link>>,
    /// Fills the shape (a rectangle, a circle or a path) instead of its own fill, which stays for those who draw no
    /// gradients.
    pub gradient: Option<Box<Gradient>>,
    /// What is painted.
    pub shape: Shape,
}

/// Paint order (design tokens `[paint] order`): lower layers first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Mainframe, panels behind everything.
    Page,
    /// Participant boxes.
    Boxes,
    /// Tinted grounds of fragments and highlights, outer first.
    Grounds,
    /// Lifelines.
    Lifelines,
    /// Activation bars, outer first.
    Bars,
    /// Frames, tabs, separators, dividers, crosses of destruction.
    Frames,
    /// Opaque things: heads, notes, references, states, divider pills.
    Solids,
    /// Arrows.
    Arrows,
    /// Grounds behind labels that a line would cross.
    Backdrops,
    /// Text.
    Text,
    /// Number pills with their digits.
    Numbers,
}

/// The construct that an element belongs to; the same word as in the IR, the fixtures and the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the construct of that name")]
pub enum Role {
    Activation,
    Box,
    Caption,
    Delay,
    Destruction,
    Divider,
    Duration,
    Footer,
    Fragment,
    Header,
    Legend,
    Lifeline,
    Mainframe,
    Message,
    Note,
    Number,
    Participant,
    Reference,
    State,
    Title,
}

impl Role {
    /// Every role, in alphabetical order.
    pub const ALL: [Role; 20] = [
        Role::Activation,
        Role::Box,
        Role::Caption,
        Role::Delay,
        Role::Destruction,
        Role::Divider,
        Role::Duration,
        Role::Footer,
        Role::Fragment,
        Role::Header,
        Role::Legend,
        Role::Lifeline,
        Role::Mainframe,
        Role::Message,
        Role::Note,
        Role::Number,
        Role::Participant,
        Role::Reference,
        Role::State,
        Role::Title,
    ];

    /// The class name in pictures: `message`, `lifeline`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Activation => "activation",
            Role::Box => "box",
            Role::Caption => "caption",
            Role::Delay => "delay",
            Role::Destruction => "destruction",
            Role::Divider => "divider",
            Role::Duration => "duration",
            Role::Footer => "footer",
            Role::Fragment => "fragment",
            Role::Header => "header",
            Role::Legend => "legend",
            Role::Lifeline => "lifeline",
            Role::Mainframe => "mainframe",
            Role::Message => "message",
            Role::Note => "note",
            Role::Number => "number",
            Role::Participant => "participant",
            Role::Reference => "reference",
            Role::State => "state",
            Role::Title => "title",
        }
    }
}

impl Scene {
    /// Puts the elements into paint order; elements of one layer keep their order.
    pub fn sort(&mut self) {
        self.elements.sort_by_key(|element| element.layer);
    }

    /// The smallest rectangle that holds all ink (text by its measured width and font height, strokes by half their
    /// width), or `None` for an empty scene.
    pub fn ink(&self) -> Option<Bounds> {
        self.elements.iter().map(|element| element.shape.bounds()).reduce(Bounds::union)
    }
}

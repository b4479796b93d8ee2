//! Strokes, arrow heads, icons, fonts and backdrops.

use super::Weights;
use ir::{Head, ParticipantKind};
use scene::Dash;
use std::sync::Arc;

/// Widths and dashes of lines, in px.
#[derive(Debug, Clone, PartialEq)]
pub struct Strokes {
    /// Arrows, their stroked heads, circles and gates.
    pub arrow: f64,
    /// A cross as head.
    pub cross: f64,
    /// The cross of destruction.
    pub destroy: f64,
    /// Icons; on their grid of 24 px.
    pub icon: f64,
    /// Outlines of fragments, references and their tabs, of the mainframe and of the pill of a divider.
    pub frame: f64,
    /// Everything else: lifelines, heads, bars, notes, rules.
    pub line: f64,
    /// A reply.
    pub reply: Dash,
    /// The separator of operands.
    pub separator: Dash,
    /// The extension lines of a duration.
    pub extension: Dash,
    /// A lifeline during a delay.
    pub delay: Dash,
    /// A lifeline.
    pub lifeline: Dash,
    /// The outline of a fragment.
    pub frame_dash: Dash,
}

/// The shape of one arrow head. Its tip lies at 0, 0 and points to the right, so that x is never positive.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadShape {
    /// Its outlines: one that is filled, or one or several that are stroked with round caps and joins.
    pub strokes: Vec<Vec<(f64, f64)>>,
    /// Filled and closed, instead of stroked.
    pub fill: bool,
    /// Where the shaft ends (x; 0 or negative), so that none of it shows through the head.
    pub stop: f64,
}

/// The circle at the end of an arrow: filled with the ground, stroked like the arrow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CircleShape {
    /// x of its centre, from the end of the arrow.
    pub centre: f64,
    /// Radius.
    pub radius: f64,
    /// Where the shaft ends, or where the tip of a further head lies.
    pub stop: f64,
}

/// The shapes of arrow heads.
#[derive(Debug, Clone, PartialEq)]
pub struct Heads {
    /// A filled triangle.
    pub filled: HeadShape,
    /// Two strokes.
    pub open: HeadShape,
    /// Upper half of a filled triangle.
    pub half_upper: HeadShape,
    /// Lower half of a filled triangle.
    pub half_lower: HeadShape,
    /// Upper of two strokes.
    pub barb_upper: HeadShape,
    /// Lower of two strokes.
    pub barb_lower: HeadShape,
    /// A cross.
    pub cross: HeadShape,
    /// A circle, alone or before a head.
    pub circle: CircleShape,
}

/// The keys of [`Heads`] in the theme file.
pub(super) const HEAD_KEYS: [&str; 8] =
    ["filled", "open", "half-upper", "half-lower", "barb-upper", "barb-lower", "cross", "circle"];

impl Heads {
    /// The shape of a head, if it has one.
    pub fn shape(&self, head: Head) -> Option<&HeadShape> {
        match head {
            Head::None => None,
            Head::Filled => Some(&self.filled),
            Head::Open => Some(&self.open),
            Head::Cross => Some(&self.cross),
            Head::FilledUpper => Some(&self.half_upper),
            Head::FilledLower => Some(&self.half_lower),
            Head::OpenUpper => Some(&self.barb_upper),
            Head::OpenLower => Some(&self.barb_lower),
        }
    }

    pub(super) fn slot(&mut self, key: &str) -> Option<&mut HeadShape> {
        match key {
            "filled" => Some(&mut self.filled),
            "open" => Some(&mut self.open),
            "half-upper" => Some(&mut self.half_upper),
            "half-lower" => Some(&mut self.half_lower),
            "barb-upper" => Some(&mut self.barb_upper),
            "barb-lower" => Some(&mut self.barb_lower),
            "cross" => Some(&mut self.cross),
            _ => None,
        }
    }
}

/// Icons of participants: SVG path data on a grid of 24 px.
#[derive(Debug, Clone, PartialEq)]
pub struct Icons([Arc<str>; ParticipantKind::ALL.len()]);

impl Icons {
    /// The keys in the theme file: every kind but the plain one.
    pub const KEYS: [&'static str; ParticipantKind::ALL.len() - 1] = {
        let mut keys = [""; ParticipantKind::ALL.len() - 1];
        let mut at = 0;
        while at < keys.len() {
            keys[at] = ParticipantKind::ALL[at + 1].as_str();
            at += 1;
        }
        keys
    };

    /// The icon of a kind; a plain participant has none.
    pub fn of(&self, kind: ParticipantKind) -> Option<&Arc<str>> {
        Some(&self.0[kind as usize]).filter(|data| !data.is_empty())
    }

    pub(super) fn slot(&mut self, key: &str) -> Option<&mut Arc<str>> {
        let kind = ParticipantKind::ALL.into_iter().find(|kind| kind.as_str() == key)?;
        Some(&mut self.0[kind as usize])
    }
}

/// What a theme may say about fonts. The families are not part of it: measured widths are those of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Fonts {
    /// Size of mono text beside text of size 1.
    pub mono_scale: f64,
    /// Which texts are bold.
    pub weight: Weights,
}

/// The ground behind a label or guard that a line would cross, in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backdrop {
    /// Left and right of the text.
    pub px: f64,
    /// From the top of the line box; at its bottom it is flush.
    pub inset: f64,
}

/// Not broken.
pub(super) const NO_DASH: Dash = Dash { on: 0.0, off: 0.0 };
/// What a stroke is broken into, if it is.
pub(crate) fn broken(dash: Dash) -> Option<Dash> {
    (dash.off > 0.0).then_some(dash)
}

const NO_HEAD: HeadShape = HeadShape { strokes: Vec::new(), fill: false, stop: 0.0 };

impl Strokes {
    /// The keys in the theme file.
    pub const KEYS: &[&'static str] = &[
        "arrow",
        "cross",
        "destroy",
        "icon",
        "frame",
        "line",
        "reply",
        "separator",
        "extension",
        "delay",
        "lifeline_dash",
        "frame_dash",
    ];

    pub(super) fn blank() -> Self {
        Self {
            arrow: 0.0,
            cross: 0.0,
            destroy: 0.0,
            icon: 0.0,
            frame: 0.0,
            line: 0.0,
            reply: NO_DASH,
            separator: NO_DASH,
            extension: NO_DASH,
            delay: NO_DASH,
            lifeline: NO_DASH,
            frame_dash: NO_DASH,
        }
    }

    pub(super) fn width_slot(&mut self, key: &str) -> Option<&mut f64> {
        match key {
            "arrow" => Some(&mut self.arrow),
            "cross" => Some(&mut self.cross),
            "destroy" => Some(&mut self.destroy),
            "icon" => Some(&mut self.icon),
            "frame" => Some(&mut self.frame),
            "line" => Some(&mut self.line),
            _ => None,
        }
    }

    pub(super) fn dash_slot(&mut self, key: &str) -> Option<&mut Dash> {
        match key {
            "reply" => Some(&mut self.reply),
            "separator" => Some(&mut self.separator),
            "extension" => Some(&mut self.extension),
            "delay" => Some(&mut self.delay),
            "lifeline_dash" => Some(&mut self.lifeline),
            "frame_dash" => Some(&mut self.frame_dash),
            _ => None,
        }
    }
}

impl Heads {
    pub(super) fn blank() -> Self {
        Self {
            filled: NO_HEAD,
            open: NO_HEAD,
            half_upper: NO_HEAD,
            half_lower: NO_HEAD,
            barb_upper: NO_HEAD,
            barb_lower: NO_HEAD,
            cross: NO_HEAD,
            circle: CircleShape { centre: 0.0, radius: 0.0, stop: 0.0 },
        }
    }
}

impl Icons {
    pub(super) fn blank() -> Self {
        let none: Arc<str> = Arc::from("");
        Self(std::array::from_fn(|_| none.clone()))
    }
}

impl Fonts {
    pub(super) fn blank() -> Self {
        Self { mono_scale: 0.0, weight: Weights::blank() }
    }
}

impl Backdrop {
    pub(super) fn blank() -> Self {
        Self { px: 0.0, inset: 0.0 }
    }
}

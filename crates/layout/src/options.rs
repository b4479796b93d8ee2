//! What the caller decides about a picture.

use crate::aim::Aim;
use crate::theme::Theme;
use ir::Footbox;
use measure::{Measure, Tables};
use std::fmt;

/// How a diagram is drawn. The default is the house style, measured with the built-in tables.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// Colours and distances; `None` is the look that the author names (Mermaid `theme: forest`, PlantUML `!theme`), else
    /// the house style.
    pub theme: Option<&'o Theme>,
    /// How wide texts are.
    pub measure: &'o dyn Measure,
    /// Message labels are wrapped at this many px; `None` is as the theme says (320). An author's width wins, and so
    /// does an author who forbids wrapping.
    pub wrap_width: Option<f64>,
    /// The picture should be no wider, px: texts are broken further and further until it fits. What cannot be broken can
    /// keep it wider, which its [`scene::Scene::width`] tells.
    pub max_width: Option<f64>,
    /// What stands at the bottom of the lifelines, whatever the author asks for. `None` is as the author says, else as the
    /// theme does: heads when the picture is taller than `feet_from` (900 px).
    pub feet: Option<Footbox>,
    /// The 1-based line, in the host file, of a place in the source; it goes into [`scene::Element::line`].
    pub line_of: Option<&'o dyn Fn(diag::Span) -> u32>,
    /// Leaves the ground transparent. Backdrops of labels still have its colour.
    pub transparent: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            theme: None,
            measure: &Tables,
            wrap_width: None,
            max_width: None,
            feet: None,
            line_of: None,
            transparent: false,
        }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("wrap_width", &self.wrap_width)
            .field("max_width", &self.max_width)
            .field("feet", &self.feet)
            .field("transparent", &self.transparent)
            .finish_non_exhaustive()
    }
}

/// A picture, and what it could not show.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The picture.
    pub scene: scene::Scene,
    /// What the author said that the picture does not show, or shows in another way; in no particular order.
    pub losses: Vec<ir::Loss>,
}

/// What every pass reads and none changes.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'s, 'd> {
    pub(crate) diagram: &'d ir::Diagram,
    pub(crate) theme: &'s Theme,
    pub(crate) measure: &'s dyn Measure,
    pub(crate) options: &'s Options<'s>,
    pub(crate) looks: &'s crate::look::Looks,
    /// How hard the picture is made narrow.
    pub(crate) aim: Aim,
}

impl Setting<'_, '_> {
    /// The source line of a thing.
    pub(crate) fn line(&self, origin: ir::Origin) -> Option<u32> {
        let line_of = self.options.line_of?;
        origin.span().map(line_of)
    }

    /// Where a text of ours is wrapped, unless its author says otherwise.
    pub(crate) fn wrap(&self, text: &ir::Text, width: f64) -> crate::text::Wrap {
        let wanted = text.wrap.or(self.diagram.style.wrap).unwrap_or(true);
        if wanted { crate::text::Wrap::at(width) } else { crate::text::Wrap::NONE }
    }

    /// Breaks a text to so much room, for the sake of the picture's size.
    pub(crate) fn squeeze(&self, width: f64) -> crate::text::Wrap {
        crate::text::Wrap { width: Some(width), names: self.aim.names() }
    }

    /// Whether a text of ours may be broken where that makes the picture smaller: nobody says where to break it.
    pub(crate) fn breakable(&self, text: &ir::Text) -> bool {
        let style = &self.diagram.style;
        let free = style.wrap_width.is_none() && self.options.wrap_width.is_none();
        text.wrap.or(style.wrap).unwrap_or(true) && (free || self.aim.is_limited())
    }

    /// Width at which message labels are wrapped, px.
    pub(crate) fn wrap_label(&self) -> f64 {
        match self.diagram.style.wrap_width {
            Some(width) => f64::from(width).max(40.0),
            None => self.options.wrap_width.unwrap_or(self.theme.metric.wrap_label).max(40.0),
        }
    }
}

/// Lines lie on half pixels, so that they are crisp.
pub(crate) fn half(value: f64) -> f64 {
    value.floor() + 0.5
}

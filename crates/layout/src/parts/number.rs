//! The pill or disc with a message's number, on the arrow.

use crate::canvas::Canvas;
use crate::look::Look;
use crate::options::{Setting, half};
use crate::parts::arrow;
use crate::text::{self, TextBlock, TextStyle};
use crate::theme::NumberForm;
use ir::{ElementClass, Line};
use scene::{Anchor, Bounds, Layer, Role};

/// A number with the size of its pill.
pub(crate) struct Pill<'d> {
    number: TextBlock<'d>,
    /// px
    pub(crate) width: f64,
    /// From the start of the arrow to the pill, past a head that stands there, px.
    pub(crate) gap: f64,
}

fn look(set: &Setting<'_, '_>) -> Look {
    let colours = &set.theme.colour;
    let text = TextStyle::badge(set.theme);
    set.look(None, ElementClass::Number, colours.badge, colours.badge_edge, text)
}

impl<'d> Pill<'d> {
    /// Measures the number of a message, if it has one that is drawn.
    pub(crate) fn measure(set: &Setting<'_, '_>, message: &'d ir::Message) -> Option<Self> {
        let number = message.number.as_deref().filter(|number| !number.is_empty())?;
        let form = set.theme.form.number;
        if message.arrow.line == Line::Hidden || form == NumberForm::Text {
            return None;
        }
        let number = text::lay_str(number, &look(set).text, set.measure);
        let metric = &set.theme.metric;
        let width = (number.width + 2.0 * metric.badge_px + 2.0).ceil().max(metric.badge_min);
        let gap = match (form, arrow::depth(set, message.arrow.tail)) {
            // A disc covers the start of the arrow, but no head that stands there.
            (NumberForm::Disc, 0.0) => -width / 2.0,
            (_, depth) => metric.badge_gap + depth,
        };
        Some(Self { number, width, gap })
    }

    /// Its height, px.
    pub(crate) fn height(&self, set: &Setting<'_, '_>) -> f64 {
        (set.theme.metric.badge_h.max(self.number.height) / 2.0).ceil() * 2.0
    }

    /// Left end of the pill of an arrow that begins at `x` and runs to the right (`way` 1) or left (-1).
    pub(crate) fn left(&self, x: f64, way: f64) -> f64 {
        let near = x + way * self.gap;
        if way > 0.0 { near } else { near - self.width }
    }

    /// Draws the pill with its left end at `x`, centred on `y`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, set: &Setting<'_, '_>, x: f64, y: f64, line: Option<u32>) {
        canvas.begin(Role::Number, line);
        let height = self.height(set);
        let left = half(x);
        let area = Bounds::new(left, y - height / 2.0, left + self.width, y + height / 2.0);
        canvas.shape(Layer::Numbers, area, set.theme.shape.badge_r, &look(set));
        canvas.text(
            Layer::Numbers,
            &self.number,
            left + self.width / 2.0,
            y - self.number.height / 2.0,
            Anchor::Middle,
        );
    }
}

//! What is written at a message: its label, and before it the number where the theme writes numbers as text.

use crate::canvas::Canvas;
use crate::options::Setting;
use crate::text::{self, TextBlock, TextStyle};
use crate::theme::NumberForm;
use ir::{Align, ElementClass, Line};
use scene::{Anchor, Paint, Role};

/// The words at an arrow.
pub(crate) struct Label<'d> {
    /// Width with the number, px; 0 without words.
    pub(crate) width: f64,
    /// Height, px; 0 without words.
    pub(crate) height: f64,
    text: TextBlock<'d>,
    number: Option<TextBlock<'d>>,
    /// Left end to the text, px.
    before: f64,
}

impl<'d> Label<'d> {
    /// Measures the words of a message.
    pub(crate) fn measure(set: &Setting<'_, 'd>, message: &'d ir::Message) -> Self {
        let wrap = set.wrap(&message.text, set.wrap_label());
        let text = text::lay(&message.text, &style(set, message), wrap, set.measure);
        let number = number(set, message);
        let before = match &number {
            Some(number) if text.is_empty() => number.width,
            Some(number) => number.width + set.theme.metric.badge_gap,
            None => 0.0,
        };
        let mut label = Self { width: 0.0, height: 0.0, text, number, before };
        label.size();
        label
    }

    fn size(&mut self) {
        self.width = self.before + self.text.width;
        self.height = self.number.as_ref().map_or(0.0, |number| number.height).max(self.text.height);
    }

    /// Width of the text alone, px; 0 without text.
    pub(crate) fn text_width(&self) -> f64 {
        self.text.width
    }

    /// Breaks the text to so much room.
    pub(crate) fn rewrap(&mut self, set: &Setting<'_, 'd>, message: &'d ir::Message, room: f64) {
        self.text = text::lay(&message.text, &style(set, message), set.squeeze(room), set.measure);
        self.size();
    }

    /// Whether there are no words.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.number.is_none()
    }

    /// Draws it: `x` is the left end, middle or right end as `anchor` says, `top` the upper edge of the first line.
    /// `grounds` are the tints that lie below it.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas,
        grounds: &[Paint],
        (x, top): (f64, f64),
        anchor: Anchor,
        line: Option<u32>,
    ) {
        let Some(number) = &self.number else {
            return canvas.text_on(grounds, &self.text, x, top, anchor);
        };
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - self.width / 2.0,
            Anchor::End => x - self.width,
        };
        let x = match anchor {
            Anchor::Start => left + self.before,
            Anchor::Middle => left + self.before + self.text.width / 2.0,
            Anchor::End => left + self.width,
        };
        canvas.text_on(grounds, &self.text, x, top, anchor);
        canvas.begin(Role::Number, line);
        canvas.text_on(grounds, number, left, top, Anchor::Start);
        canvas.begin(Role::Message, line);
    }
}

/// The style of a message's label.
pub(crate) fn style(set: &Setting<'_, '_>, message: &ir::Message) -> TextStyle {
    set.text(message.style.as_deref(), ElementClass::Message, TextStyle::label(set.theme))
}

fn number<'d>(set: &Setting<'_, 'd>, message: &'d ir::Message) -> Option<TextBlock<'d>> {
    let number = message.number.as_deref().filter(|number| !number.is_empty())?;
    if set.theme.form.number != NumberForm::Text || message.arrow.line == Line::Hidden {
        return None;
    }
    let style = set.text(None, ElementClass::Number, TextStyle::number(set.theme));
    Some(text::lay_str(number, &style, set.measure))
}

/// Where labels stand on their arrows: what the author asks for, else what the theme does.
pub(crate) fn align(set: &Setting<'_, '_>) -> Align {
    set.diagram.style.message_align.unwrap_or(set.theme.form.label)
}

/// From the end of an arrow to a label that is set to it, past the head that stands there.
pub(crate) fn pad(set: &Setting<'_, '_>, end: ir::End) -> f64 {
    /// A head to the label.
    const CLEAR: f64 = 4.0;
    let depth = super::arrow::depth(set, end);
    set.theme.metric.label_pad.max(if depth > 0.0 { depth + CLEAR } else { 0.0 })
}

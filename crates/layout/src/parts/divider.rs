//! Dividers and page breaks: a line across the diagram, with text in a pill.

use crate::across::Across;
use crate::canvas::Canvas;
use crate::down::Down;
use crate::draw::Drawing;
use crate::look::Look;
use crate::measuring::Measuring;
use crate::options::{Setting, half};
use crate::plan::{Event, Part};
use crate::text::{self, TextBlock, TextStyle};
use crate::theme::DividerLine;
use ir::{ElementClass, Origin};
use scene::{Anchor, Bounds, Layer, Role, Stroke};

/// A line from the first to the last head's outer edge.
pub(crate) struct Divider<'d> {
    text: TextBlock<'d>,
    left: f64,
    right: f64,
    y: f64,
}

/// The look of the pill.
fn look(set: &Setting<'_, '_>) -> Look {
    let colours = &set.theme.colour;
    let text = TextStyle::divider(set.theme);
    let (fill, text) = match set.theme.form.divider {
        DividerLine::Single => (colours.ground, text),
        DividerLine::Double => (colours.tab, TextStyle { fill: colours.tab_ink, ..text }.over(colours.tab)),
    };
    set.look(None, ElementClass::Divider, fill, colours.divider, text)
}

/// Measures a divider or a page break.
pub(crate) fn measure<'d>(pass: &mut Measuring<'_, 'd>, text: &'d ir::Text, origin: Origin) {
    let set = pass.set;
    let text = text::lay(text, &look(&set).text, set.wrap(text, set.theme.metric.wrap_guard), set.measure);
    let part = Part::Divider(Box::new(Divider { text, left: 0.0, right: 0.0, y: 0.0 }));
    let frame = pass.frame();
    pass.push(Event::new(part, set.line(origin), frame));
    pass.barrier();
}

impl Divider<'_> {
    /// Height of the pill.
    fn height(&self, theme: &crate::theme::Theme) -> f64 {
        theme.shape.divider_h + (self.text.height - theme.metric.l_note).max(0.0).ceil()
    }

    pub(crate) fn across(&mut self, across: &Across<'_>) -> (f64, f64) {
        (self.left, self.right) = across.heads();
        let middle = (self.left + self.right) / 2.0;
        let pill = self.text.width / 2.0 + across.set.theme.shape.divider_px;
        (self.left.min(middle - pill), self.right.max(middle + pill))
    }

    pub(crate) fn down(&mut self, down: &mut Down<'_, '_>) {
        let metric = &down.set.theme.metric;
        let more = (self.height(down.set.theme) - down.set.theme.shape.divider_h) / 2.0;
        self.y = half(down.cursor + metric.divider_top + more);
        down.cursor = self.y + metric.divider_bottom + more;
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, line: Option<u32>) {
        canvas.begin(Role::Divider, line);
        let theme = drawing.set.theme;
        let double = theme.form.divider == DividerLine::Double;
        let look = look(&drawing.set);
        let stroke = look.edge;
        let apart: &[f64] = if double { &[-1.0, 2.0] } else { &[0.0] };
        for y in apart.iter().map(|apart| self.y + apart) {
            canvas.line(Layer::Frames, (self.left, y), (self.right, y), stroke);
        }
        if self.text.is_empty() {
            return;
        }
        let width = (self.text.width + 2.0 * theme.shape.divider_px).ceil();
        let height = self.height(theme);
        let middle = (self.left + self.right) / 2.0;
        let left = half(middle - width / 2.0);
        let top = half(self.y - (height + 1.0) / 2.0);
        let area = Bounds::new(left, top, left + width, top + height);
        let radius = if double { 0.0 } else { theme.shape.divider_h / 2.0 };
        let edge = Stroke { width: stroke.width.max(theme.stroke.frame), ..stroke };
        canvas.shape(Layer::Solids, area, radius, &Look { edge, ..look });
        canvas.text_on(&look.grounds(), &self.text, middle, self.y - self.text.height / 2.0, Anchor::Middle);
    }
}

//! Delays, in which lifelines are dotted, and empty room.

use crate::across::Across;
use crate::canvas::Canvas;
use crate::down::Down;
use crate::draw::Drawing;
use crate::measuring::Measuring;
use crate::plan::{Event, Part};
use crate::text::{self, TextBlock, TextStyle};
use ir::{Construct, ElementClass, Loss};
use scene::{Anchor, Bounds, Role};

/// Empty room is drawn at most so high, px.
const MOST_SPACE: u32 = 2000;

/// A zone of dotted lifelines.
pub(crate) struct Delay<'d> {
    text: TextBlock<'d>,
    middle: f64,
    top: f64,
    height: f64,
}

/// Measures a delay.
pub(crate) fn measure<'d>(pass: &mut Measuring<'_, 'd>, delay: &'d ir::Delay) {
    let set = pass.set;
    let metric = &set.theme.metric;
    let style = set.text(None, ElementClass::Delay, TextStyle::delay(set.theme));
    let text = text::lay(&delay.text, &style, set.wrap(&delay.text, metric.wrap_guard), set.measure);
    let height = if text.is_empty() {
        metric.delay_plain
    } else {
        metric.delay_h + (text.height - metric.l_note).max(0.0).ceil()
    };
    let part = Part::Delay(Box::new(Delay { text, middle: 0.0, top: 0.0, height }));
    let frame = pass.frame();
    pass.push(Event::new(part, set.line(delay.origin), frame));
    pass.barrier();
}

/// Measures empty room.
pub(crate) fn measure_space(pass: &mut Measuring<'_, '_>, space: &ir::Space) {
    let pixels =
        space.pixels.map_or(pass.set.theme.metric.space_h, |pixels| f64::from(pixels.min(MOST_SPACE)));
    if space.pixels.is_some_and(|pixels| pixels > MOST_SPACE) {
        let form = format!("a space of {MOST_SPACE} px");
        pass.losses.push(Loss::approximated(Construct::Space, space.origin, "a very large space", form));
    }
    let frame = pass.frame();
    pass.push(Event::new(Part::Space(pixels), pass.set.line(space.origin), frame));
    pass.barrier();
}

impl Delay<'_> {
    pub(crate) fn across(&mut self, across: &Across<'_>) -> (f64, f64) {
        let (left, right) = across.heads();
        self.middle = (left + right) / 2.0;
        (self.middle - self.text.width / 2.0 - 6.0, self.middle + self.text.width / 2.0 + 6.0)
    }

    pub(crate) fn down(&mut self, down: &mut Down<'_, '_>) {
        self.top = down.cursor + down.set.theme.metric.delay_top;
        down.delays.push((self.top, self.top + self.height));
        // The next arrow comes 32 below the zone: its label's line box would begin 15 below an event.
        down.cursor = self.top + self.height - 4.0;
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, event: u32, line: Option<u32>) {
        if self.text.is_empty() {
            return;
        }
        canvas.begin(Role::Delay, line);
        let top = self.top + (self.height - self.text.height) / 2.0;
        let wide = self.text.width / 2.0 + 3.0;
        let area = Bounds::new(self.middle - wide, top, self.middle + wide, top + self.text.height);
        let grounds = drawing.backdrop(canvas, area, event);
        canvas.text_on(&grounds, &self.text, self.middle, top, Anchor::Middle);
    }
}

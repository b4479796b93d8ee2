//! Messages that return to the lifeline that they left.

use crate::across::Across;
use crate::canvas::Canvas;
use crate::columns::TextNeed;
use crate::down::Down;
use crate::draw::Drawing;
use crate::measuring::Measuring;
use crate::options::{Setting, half};
use crate::parts::arrow::{self, Way};
use crate::parts::label::Label;
use crate::parts::message;
use crate::parts::number::Pill;
use crate::plan::{Event, Part};
use crate::theme::SelfLabel;
use ir::Line;
use scene::{Anchor, Bounds, Layer, Role, Segment};

/// A loop at the right of a lifeline.
pub(crate) struct SelfMessage<'d> {
    pub(crate) said: &'d ir::Message,
    pub(crate) column: u32,
    /// Where it leaves and returns, from the lifeline.
    leaves: f64,
    returns: f64,
    /// Width of the loop, with the pill.
    width: f64,
    height: f64,
    pub(crate) label: Label<'d>,
    pill: Option<Pill<'d>>,
    /// Its label stands above the loop, not beside it.
    above: bool,
    /// Height of the tallest note beside it, px; 0 without one.
    pub(crate) beside: f64,
    /// Height of the tallest note beside an arrow that starts together with it, px.
    pub(crate) beside_others: f64,
    /// Height of the tallest label above an arrow that starts together with it, px.
    pub(crate) lead: f64,
    pub(crate) x: f64,
    /// Where it leaves.
    pub(crate) y: f64,
}

/// Measures a message of a column to itself; its event will be `event`.
pub(crate) fn measure<'d>(pass: &mut Measuring<'_, 'd>, message: &'d ir::Message, column: u32, event: u32) {
    let set = pass.set;
    let metric = &set.theme.metric;
    let label = Label::measure(&set, message);
    let pill = Pill::measure(&set, message);
    // It leaves from the bar that was there, and returns to the bar that begins.
    let before = pass.level(column) - pass.begun(column, event);
    let leaves = crate::measuring::edge(&set, before, 1.0);
    let returns = pass.edge(column, 1.0);
    let pill_room = pill.as_ref().map_or(0.0, |pill| pill.width + pill.gap);
    let width = metric.self_w + pill_room;
    let above = set.theme.form.self_label == SelfLabel::Above && !label.is_empty();
    let height = height(&set, &label, above);
    let reach = match above {
        true => leaves + width.max(metric.label_pad + label.width) + 12.0,
        false if label.is_empty() => leaves + width + 12.0,
        false => leaves + width + metric.self_gap + label.width + 20.0,
    };
    let (left, right, text) = (column, column + 1, label.text_width());
    if text > 0.0 && set.breakable(&message.text) {
        let base = reach - text;
        pass.constraints.text(TextNeed { left, right, whole: reach, base, share: 1.0, width: text, event });
    } else {
        pass.constraints.need(left, right, reach);
    }
    let part = SelfMessage {
        said: message,
        column,
        leaves,
        returns,
        width,
        height: height + f64::from(message.slant.min(400)),
        lead: if above { label.height } else { 0.0 },
        above,
        label,
        pill,
        beside: 0.0,
        beside_others: 0.0,
        x: 0.0,
        y: 0.0,
    };
    let line = set.line(message.origin);
    let event =
        Event { parallel: message.parallel, ..Event::new(Part::SelfMessage(part), line, pass.frame()) };
    let index = pass.push(event);
    message::lead(pass, index);
}

/// Height of the loop, without its slant.
fn height(set: &Setting<'_, '_>, label: &Label<'_>, above: bool) -> f64 {
    let least = set.theme.metric.self_h;
    if label.is_empty() || above { least } else { least.max(label.height + 2.0) }
}

impl<'d> SelfMessage<'d> {
    /// Breaks the label to so much room.
    pub(crate) fn rewrap(&mut self, set: &Setting<'_, 'd>, room: f64) {
        self.height -= height(set, &self.label, self.above);
        self.label.rewrap(set, self.said, room);
        self.height += height(set, &self.label, self.above);
        if self.above {
            self.lead = self.lead.max(self.label.height);
        }
    }

    /// From where it leaves to where it returns.
    pub(crate) fn height(&self) -> f64 {
        self.height
    }

    /// Its right end, from the lifeline: that of its label.
    pub(crate) fn right_offset(&self, theme: &crate::theme::Theme) -> f64 {
        let metric = &theme.metric;
        self.leaves
            + match self.above {
                true => self.width.max(metric.label_pad + self.label.width),
                false if self.label.is_empty() => self.width,
                false => self.width + metric.self_gap + self.label.width,
            }
    }

    pub(crate) fn across(&mut self, across: &Across<'_>) -> (f64, f64) {
        self.x = across.xs[self.column as usize];
        let label = if self.label.is_empty() { 0.0 } else { 6.0 };
        (self.x, self.x + self.right_offset(across.set.theme) + label)
    }

    pub(crate) fn down(&mut self, down: &mut Down<'_, '_>, at: Option<f64>) {
        let metric = &down.set.theme.metric;
        let start = down.cursor;
        self.y = at.unwrap_or_else(|| {
            let mut y = start + metric.self_top;
            if self.beside > 0.0 {
                y = y.max(start + 8.0 + (self.beside - self.height) / 2.0);
            }
            if self.beside_others > 0.0 {
                y = y.max(start + 8.0 + self.beside_others / 2.0);
            }
            if self.lead > 0.0 {
                y = y.max(start + metric.gap + self.lead + metric.label_lift);
            }
            half(
                self.pill
                    .as_ref()
                    .map_or(y, |pill| down.below_numbers(y, self.x + self.leaves + pill.gap, pill)),
            )
        });
        if let Some(pill) = &self.pill {
            down.number(self.y, self.x + self.leaves + pill.gap, pill);
        }
        down.cursor = self.bottom();
    }

    /// Where it returns.
    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, event: u32, line: Option<u32>) {
        if self.said.arrow.line == Line::Hidden {
            return;
        }
        canvas.begin(Role::Message, line);
        canvas.link(self.said.link.as_deref());
        let set = drawing.set;
        let metric = &set.theme.metric;
        let stroke = arrow::stroke(&set, self.said);
        let (x1, x2, right) =
            (self.x + self.leaves, self.x + self.returns, self.x + self.leaves + self.width);
        let (y1, y2) = (self.y, self.bottom());
        let at_head = arrow::head(canvas, &set, self.said.arrow.head, (x2, y2), Way::LEFT, stroke);
        let at_tail = arrow::head(canvas, &set, self.said.arrow.tail, (x1, y1), Way::LEFT, stroke);
        let radius = if set.diagram.style.right_angles { 0.0 } else { metric.self_r.min(self.height / 2.0) };
        let mut segments = vec![Segment::Move(x1 + at_tail, y1)];
        if radius > 0.0 {
            segments.extend([
                Segment::Line(right - radius, y1),
                Segment::Arc { radius, clockwise: true, x: right, y: y1 + radius },
                Segment::Line(right, y2 - radius),
                Segment::Arc { radius, clockwise: true, x: right - radius, y: y2 },
            ]);
        } else {
            segments.extend([Segment::Line(right, y1), Segment::Line(right, y2)]);
        }
        segments.push(Segment::Line(x2 + at_head, y2));
        canvas.path(Layer::Arrows, segments, None, Some(stroke));
        if let Some(pill) = &self.pill {
            pill.draw(canvas, &set, x1 + pill.gap, y1, line);
            canvas.begin(Role::Message, line);
            canvas.link(self.said.link.as_deref());
        }
        if !self.label.is_empty() {
            let (left, top) = match self.above {
                true => (x1 + metric.label_pad, y1 - metric.label_lift - self.label.height),
                false => (right + metric.self_gap, (y1 + y2) / 2.0 - self.label.height / 2.0),
            };
            let area = Bounds::new(left, top, left + self.label.width, top + self.label.height);
            let grounds = drawing.backdrop(canvas, area, event);
            self.label.draw(canvas, &grounds, (left, top), Anchor::Start, line);
        }
    }
}

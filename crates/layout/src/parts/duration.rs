//! Dimension lines between two anchored messages.

use crate::across::Across;
use crate::canvas::Canvas;
use crate::draw::Drawing;
use crate::measuring::Measuring;
use crate::options::half;
use crate::parts::fragment::Frame;
use crate::plan::{Event, NONE, Part};
use crate::text::{self, TextBlock, TextStyle, Wrap};
use ir::{Construct, ElementClass, Loss};
use scene::{Anchor, Bounds, Layer, Role, Segment, Stroke};

/// A time between two messages.
pub(crate) struct Duration<'d> {
    text: TextBlock<'d>,
    /// The events of the earlier and the later message.
    from: u32,
    to: u32,
    line: Option<u32>,
    /// The frame it stands in, or [`NONE`].
    frame: u32,
    /// Where the dimension line stands.
    x: f64,
    /// Where its extensions end.
    inner: f64,
}

/// Measures a duration.
pub(crate) fn measure<'d>(pass: &mut Measuring<'_, 'd>, duration: &'d ir::Duration) {
    let (Some(from), Some(to)) = (pass.anchored(&duration.from), pass.anchored(&duration.to)) else {
        let what = format!("a duration from `{}` to `{}`", duration.from, duration.to);
        pass.losses.push(Loss::dropped(Construct::Duration, duration.origin, what));
        return;
    };
    let set = pass.set;
    let style = set.text(None, ElementClass::Delay, TextStyle::duration(set.theme));
    let text = text::lay(&duration.text, &style, Wrap::at(160.0), set.measure);
    let line = set.line(duration.origin);
    let frame = pass.frame();
    let (from, to) = (from.min(to), from.max(to));
    pass.plan.durations.push(Duration { text, from, to, line, frame, x: 0.0, inner: 0.0 });
}

/// The leftmost column of a message.
fn column(event: &Event<'_>) -> u32 {
    match &event.part {
        Part::Message(message) => message.lifelines().min().unwrap_or(NONE),
        Part::SelfMessage(message) => message.column,
        _ => NONE,
    }
}

impl Duration<'_> {
    /// Room that it takes left of the dimension line.
    fn reach(&self) -> f64 {
        if self.text.is_empty() { 4.0 } else { self.text.width + 10.0 }
    }

    /// Where it would stand beside its lifeline.
    fn local(&self, across: &Across<'_>, events: &[Event<'_>]) -> Option<(f64, f64)> {
        let column = column(&events[self.from as usize]).min(column(&events[self.to as usize]));
        let inner = *across.xs.get(column as usize)?;
        Some((half(inner - across.set.theme.metric.duration_reach), inner))
    }

    /// Whether nothing stands left of its lifeline between its messages.
    fn fits(&self, left: f64, right: f64, events: &[Event<'_>]) -> bool {
        // A long stretch is not looked through: the outer lane is always free.
        if self.to - self.from > 64 {
            return false;
        }
        let frame = events[self.from as usize].frame;
        frame == self.frame
            && frame == events[self.to as usize].frame
            && events[self.from as usize..=self.to as usize]
                .iter()
                .all(|event| event.frame == frame && (event.left >= right || event.right <= left))
    }

    /// Places it across if there is room beside its lifeline; says whether there is.
    pub(crate) fn across(&mut self, across: &Across<'_>, events: &[Event<'_>], frames: &[Frame<'_>]) -> bool {
        let Some((x, inner)) = self.local(across, events) else { return false };
        let left = x - self.reach();
        let neighbour = across.xs.partition_point(|place| *place < inner - 1.0);
        let free = neighbour == 0 || across.xs[neighbour - 1] + 12.0 <= left;
        let inside = frames.get(self.frame as usize).is_none_or(|frame| frame.x1 + 4.0 <= left);
        if !(free && inside && self.fits(left, inner - 7.0, events)) {
            return false;
        }
        (self.x, self.inner) = (x, inner);
        true
    }

    /// How many events it lasts.
    pub(crate) fn span(&self) -> u32 {
        self.to - self.from
    }

    /// Whether both would lie over each other. One may begin where the other ends.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let apart = self.to <= other.from || other.to <= self.from;
        !apart && self.left() < other.inner && other.left() < self.inner
    }

    /// Its left end.
    pub(crate) fn left(&self) -> f64 {
        self.x - self.reach()
    }

    /// Places it left of everything.
    pub(crate) fn outside(&mut self, across: &Across<'_>, events: &[Event<'_>], edge: f64) -> f64 {
        self.x = half(edge - 14.0);
        self.inner = self.local(across, events).map_or(edge, |(_, inner)| inner);
        self.x - self.reach()
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>) {
        canvas.begin(Role::Duration, self.line);
        let theme = drawing.set.theme;
        let (from, to) = (drawing.arrow_height(self.from), drawing.arrow_height(self.to));
        let (top, bottom) = (half(from.min(to)), half(from.max(to)));
        let stroke = Stroke::new(theme.colour.ink_3, theme.stroke.line);
        let dash = theme.stroke.extension;
        for y in [top, bottom] {
            canvas.line(
                Layer::Arrows,
                (self.x - 5.0, y),
                (self.inner - 6.0, y),
                stroke.dashed(dash.on, dash.off),
            );
        }
        canvas.line(Layer::Arrows, (self.x, top + 1.0), (self.x, bottom - 1.0), stroke);
        let barb = theme.metric.duration_barb;
        for (y, way) in [(top, 1.0), (bottom, -1.0)] {
            let segments = vec![
                Segment::Move(self.x - 3.5, y + barb * way),
                Segment::Line(self.x, y + 0.8 * way),
                Segment::Line(self.x + 3.5, y + barb * way),
            ];
            canvas.path(Layer::Arrows, segments, None, Some(stroke.round()));
        }
        if self.text.is_empty() {
            return;
        }
        let x = self.x - 8.0;
        let upper = (top + bottom) / 2.0 - self.text.height / 2.0;
        let area = Bounds::new(x - self.text.width, upper, x, upper + self.text.height);
        let grounds = drawing.backdrop(canvas, area, self.from);
        canvas.text_on(&grounds, &self.text, x, upper, Anchor::End);
    }
}

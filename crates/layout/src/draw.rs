//! The last pass: what has its place is drawn, and labels that a line would cross get a backdrop.

use crate::canvas::Canvas;
use crate::colour;
use crate::ground::Ground;
use crate::options::{Setting, half};
use crate::parts::{fragment, lifeline, participant};
use crate::plan::{Moment, NONE, Part, Plan, Tip};
use crate::theme::HeadHeight;
use scene::{Bounds, Layer, Paint};

/// What drawing parts read.
pub(crate) struct Drawing<'p, 'd> {
    pub(crate) set: Setting<'p, 'd>,
    pub(crate) plan: &'p Plan<'d>,
    /// The lifelines, from left to right.
    pub(crate) xs: &'p [f64],
    /// How far bars reach to the right of their lifeline at most, px.
    pub(crate) widest_bar: f64,
    /// Where boxes begin.
    pub(crate) top: f64,
    /// The lower side of the heads at the top.
    pub(crate) head_bottom: f64,
    /// That of the tallest head, px.
    pub(crate) tallest_head: f64,
    /// The end of the lifelines.
    pub(crate) bottom: f64,
    /// Zones in which lifelines are dotted.
    pub(crate) delays: &'p [(f64, f64)],
    pub(crate) feet: ir::Footbox,
    /// The end of the lifelines, or of the feet.
    pub(crate) end: f64,
}

/// Draws everything but page furniture.
pub(crate) fn draw(canvas: &mut Canvas, drawing: &Drawing<'_, '_>) {
    let plan = drawing.plan;
    lifeline::draw_feet(canvas, drawing);
    for panel in &plan.panels {
        participant::draw_panel(canvas, drawing, panel);
    }
    for (index, column) in plan.columns.iter().enumerate() {
        if column.at_top {
            let column = index as u32;
            drawing.head(canvas, column, drawing.head_bottom - drawing.head_height(column), NONE);
        }
    }
    lifeline::draw(canvas, drawing);
    crate::parts::activation::draw(canvas, drawing);
    for (index, event) in plan.events.iter().enumerate() {
        let number = index as u32;
        match &event.part {
            Part::Message(message) => message.draw(canvas, drawing, number, event.line),
            Part::SelfMessage(message) => message.draw(canvas, drawing, number, event.line),
            Part::Note(note) => note.draw(canvas, drawing, event.line),
            Part::Reference(reference) => reference.draw(canvas, drawing, event.line),
            Part::Begin(frame) => fragment::draw(canvas, drawing, *frame),
            Part::Divider(divider) => divider.draw(canvas, drawing, event.line),
            Part::Delay(delay) => delay.draw(canvas, drawing, number, event.line),
            Part::Birth { column, y } => {
                drawing.head(
                    canvas,
                    *column,
                    y + drawing.tallest_head - drawing.head_height(*column),
                    event.frame,
                );
            }
            Part::Operand(_) | Part::End(_) | Part::Space(_) | Part::Cross { .. } => {}
        }
    }
    for duration in &plan.durations {
        duration.draw(canvas, drawing);
    }
}

impl Drawing<'_, '_> {
    /// Draws the head of a column with its upper side at `top`. `frame` is the innermost one round it, or [`NONE`].
    pub(crate) fn head(&self, canvas: &mut Canvas, column: u32, top: f64, frame: u32) {
        let (x, height) = (self.xs[column as usize], self.head_height(column));
        let below = self.ground_at(x, top + height / 2.0, frame);
        let amid = self.head_bottom < top && top < self.bottom;
        self.plan.columns[column as usize].draw(canvas, &self.set, (x, top), height, (&below, amid));
    }

    /// How high the head of a column is drawn.
    pub(crate) fn head_height(&self, column: u32) -> f64 {
        match self.set.theme.form.head {
            HeadHeight::Shelf => self.tallest_head,
            HeadHeight::Own => self.plan.columns[column as usize].height.ceil(),
        }
    }

    /// The height of a message's arrow.
    pub(crate) fn arrow_height(&self, event: u32) -> f64 {
        self.height(Moment::At(event, Tip::Tail))
    }

    /// The height of a moment.
    pub(crate) fn height(&self, moment: Moment) -> f64 {
        match moment {
            Moment::Top => self.head_bottom,
            Moment::End => self.bottom,
            Moment::After(event) => self.plan.events[event as usize].after,
            Moment::At(event, tip) => match &self.plan.events[event as usize].part {
                Part::Message(message) => message.height(tip),
                Part::SelfMessage(message) => message.bottom(),
                Part::Cross { y, .. } => *y,
                _ => self.plan.events[event as usize].after,
            },
        }
    }

    /// Gives a text of an event a ground of its own if a line would cross it. `area` is its line boxes. Returns the tints
    /// that lie below it, from left to right, for it to be readable on; none where there is only the page.
    pub(crate) fn backdrop(&self, canvas: &mut Canvas, area: Bounds, event: u32) -> Vec<Paint> {
        self.backdrop_in(canvas, area, event, self.plan.events[event as usize].frame)
    }

    /// The same for a text whose innermost frame is `frame`.
    pub(crate) fn backdrop_in(
        &self,
        canvas: &mut Canvas,
        area: Bounds,
        event: u32,
        frame: u32,
    ) -> Vec<Paint> {
        let backdrop = self.set.theme.backdrop;
        let (left, right) = (area.left - backdrop.px, area.right + backdrop.px);
        let (top, bottom) = (area.top + backdrop.inset, area.bottom);
        let crossed = self.lines_cross(left, right, event) || self.sides_cross(left, right, frame);
        let rect = |canvas: &mut Canvas, left: f64, right: f64, ground: &Ground| {
            let bounds = Bounds::new(left, top, right, bottom);
            ground.fill(canvas, Layer::Backdrops, bounds);
        };
        if frame == NONE && self.plan.panels.is_empty() {
            if crossed {
                rect(canvas, left, right, &Ground::new((left, top), self.set.theme.colour.ground));
            }
            return Vec::new();
        }
        let stretches = self.stretches(left, right, (top + bottom) / 2.0, frame);
        let grounds: Vec<Paint> = stretches
            .iter()
            .flat_map(|(left, right, ground)| ground.paints(Bounds::new(*left, top, *right, bottom)))
            .collect();
        if let Some(page) = self.own_ground(canvas, area, &grounds) {
            return vec![page];
        }
        if crossed {
            stretches.into_iter().for_each(|(left, right, ground)| rect(canvas, left, right, &ground));
        }
        grounds
    }

    /// Between dark and light colours of an author, where no ink could be read all over, a text brings its own ground: that of
    /// the page.
    pub(crate) fn own_ground(&self, canvas: &mut Canvas, area: Bounds, grounds: &[Paint]) -> Option<Paint> {
        if colour::one_ink(grounds) {
            return None;
        }
        let (backdrop, page) = (self.set.theme.backdrop, self.set.theme.colour.ground);
        let (left, right) = (area.left - backdrop.px, area.right + backdrop.px);
        let area = Bounds::new(left, area.top + backdrop.inset, right, area.bottom);
        canvas.rect(Layer::Backdrops, area, 0.0, Some(page), None);
        Some(page)
    }

    /// What lies below a stretch at a height, from left to right.
    fn stretches(&self, left: f64, right: f64, y: f64, frame: u32) -> Vec<(f64, f64, Ground)> {
        let mut cuts = vec![left, right];
        let mut cut = |bounds: Bounds| {
            if bounds.top < y && y < bounds.bottom {
                cuts.extend([bounds.left, bounds.right].into_iter().filter(|x| left < *x && *x < right));
            }
        };
        for panel in participant::panels_at(self.plan, left, right) {
            cut(Bounds::new(panel.x1, f64::MIN, panel.x2, f64::MAX));
        }
        for frame in fragment::around(self.plan, frame) {
            fragment::grounds(self, frame).for_each(|(_, bounds)| cut(bounds));
        }
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        cuts.windows(2)
            .map(|pair| (pair[0], pair[1], self.ground_at((pair[0] + pair[1]) / 2.0, y, frame)))
            .collect()
    }

    /// Whether a lifeline or bar lies in a stretch at an event.
    fn lines_cross(&self, left: f64, right: f64, event: u32) -> bool {
        let metric = &self.set.theme.metric;
        let from = self.xs.partition_point(|x| x + self.widest_bar + 1.0 <= left);
        let columns = (from..self.xs.len()).take_while(|column| self.xs[*column] - metric.bar_w < right);
        columns.into_iter().any(|column| {
            let x = self.xs[column];
            self.plan.states.bars(column as u32, event).is_some_and(|bars| {
                let (near, far) = if bars == 0 {
                    (x - 1.0, x + 1.0)
                } else {
                    (x - metric.bar_w / 2.0, x + crate::measuring::edge(&self.set, bars, 1.0))
                };
                near < right && far > left
            })
        })
    }

    /// Whether the side of a box or frame lies in a stretch.
    fn sides_cross(&self, left: f64, right: f64, frame: u32) -> bool {
        let meets = |x: f64| x - 1.0 < right && x + 1.0 > left;
        participant::panels_at(self.plan, left - 1.0, right + 1.0)
            .any(|panel| meets(panel.x1) || meets(panel.x2))
            || fragment::around(self.plan, frame).any(|frame| {
                let frame = &self.plan.frames[frame as usize];
                meets(frame.x1) || meets(frame.x2)
            })
    }

    /// What lies below a point: the ground and every tint over it.
    pub(crate) fn ground_at(&self, x: f64, y: f64, frame: u32) -> Ground {
        let mut ground = Ground::new((x, y), self.set.theme.colour.ground);
        for panel in participant::panels_at(self.plan, x, x) {
            ground.cover(panel.ground(), || panel.area(self));
        }
        let mut frames: Vec<u32> = fragment::around(self.plan, frame).collect();
        frames.reverse();
        for frame in frames {
            for (tint, bounds) in fragment::grounds(self, frame) {
                if bounds.left <= x && x <= bounds.right && bounds.top <= y && y <= bounds.bottom {
                    ground.cover(tint, || bounds);
                }
            }
        }
        ground
    }

    /// Lines lie on half pixels.
    pub(crate) fn line_at(&self, moment: Moment) -> f64 {
        half(self.height(moment))
    }
}

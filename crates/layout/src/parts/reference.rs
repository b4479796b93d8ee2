//! References: an opaque panel that names another diagram.

use crate::across::Across;
use crate::canvas::{Canvas, tab_outline};
use crate::down::Down;
use crate::draw::Drawing;
use crate::look::Look;
use crate::measuring::Measuring;
use crate::options::half;
use crate::parts::message::Place;
use crate::plan::{Event, Part};
use crate::text::{self, TextBlock, TextStyle};
use ir::{Construct, ElementClass, Item};
use scene::{Anchor, Bounds, Layer, Role};

/// An arrow that leads into the panel meets it so far below its top, px: below the tab.
pub(crate) const ENTRY: f64 = 28.0;
/// An arrow that leads out of it leaves so far above its bottom, px.
const EXIT: f64 = 14.0;

/// A panel over columns.
pub(crate) struct Reference<'d> {
    said: &'d ir::Reference,
    text: TextBlock<'d>,
    keyword: TextBlock<'d>,
    look: Look,
    tab: Look,
    first: u32,
    last: u32,
    /// How far it reaches beyond its outer lifelines at most, px.
    pub(crate) stick: f64,
    /// Arrows lead into it, out of it.
    pub(crate) entered: bool,
    pub(crate) left: bool,
    pub(crate) x1: f64,
    pub(crate) x2: f64,
    pub(crate) top: f64,
    pub(crate) height: f64,
}

/// Measures a reference; the messages around it may lead into it and out of it.
pub(crate) fn measure<'d>(
    pass: &mut Measuring<'_, 'd>,
    reference: &'d ir::Reference,
    items: &'d [Item],
    at: usize,
) {
    let Some((first, last)) = pass.span(&reference.participants, Construct::Reference, reference.origin)
    else {
        return;
    };
    let set = pass.set;
    let colour = &set.theme.colour;
    let text = TextStyle::reference(set.theme);
    let look =
        set.look(reference.style.as_deref(), ElementClass::Reference, colour.reference, colour.frame, text);
    let wrap = set.wrap(&reference.text, set.theme.metric.wrap_note);
    let text = text::lay(&reference.text, &look.text, wrap, set.measure);
    let style = TextStyle::tab(set.theme);
    let tab = set.look(None, ElementClass::ReferenceTab, colour.tab, look.edge.paint, style);
    let keyword = text::lay_str("ref", &tab.text, set.measure);
    // The panel may stick out of its lifelines a little before the columns move.
    pass.constraints.need(first, last, text.width + 2.0 * 46.0 - 60.0);

    let event = pass.plan.events.len() as u32;
    let outside = |place: Place| is_outside(place, first, last);
    let entered = reference.entered
        && event > 0
        && match &mut pass.plan.events[event as usize - 1].part {
            Part::Message(message)
                if outside(message.from)
                    && message.to.column().is_some_and(|column| first <= column && column <= last)
                    && message.created().is_none() =>
            {
                message.enters = Some(event);
                true
            }
            _ => false,
        };
    let stick = stick_out(&set, first == last, text.width);
    if entered {
        arrow_room(pass, event - 1, first, last, stick);
    }
    let leaves = items[at + 1..].iter().find(|item| !matches!(item, Item::Comment(_) | Item::Numbering(_)));
    let left = reference.left && matches!(leaves, Some(Item::Message(_)));
    let part = Reference {
        said: reference,
        text,
        keyword,
        look,
        tab,
        first,
        last,
        stick,
        entered,
        left,
        x1: 0.0,
        x2: 0.0,
        top: 0.0,
        height: 0.0,
    };
    let line = set.line(reference.origin);
    let frame = pass.frame();
    pass.push(Event::new(Part::Reference(Box::new(part)), line, frame));
    pass.barrier();
}

/// Whether an arrow to a place runs beyond the panel. A lost message ends near its lifeline, and so behind the panel.
fn is_outside(place: Place, first: u32, last: u32) -> bool {
    match place {
        Place::Column { column, .. } => column < first || column > last,
        Place::Border(_) => true,
        Place::Point(_) => false,
    }
}

/// How far a panel may reach beyond its outer lifelines.
fn stick_out(set: &crate::options::Setting<'_, '_>, single: bool, text: f64) -> f64 {
    let over = set.theme.shape.ref_over;
    // Over several columns the distance of the lifelines makes room for the text, but for 20.
    if single { over.max(text / 2.0 + 46.0) } else { over + 10.0 }
}

/// Keeps room for the label of an arrow between its lifeline and the side of the panel.
pub(crate) fn arrow_room(pass: &mut Measuring<'_, '_>, event: u32, first: u32, last: u32, stick: f64) {
    let Part::Message(message) = &mut pass.plan.events[event as usize].part else { return };
    let room = message.room() + stick;
    for place in [message.from, message.to] {
        match place {
            Place::Column { column, offset } if column < first => {
                pass.constraints.need(column, first, room + offset);
            }
            Place::Column { column, offset } if column > last => {
                pass.constraints.need(last, column, room - offset);
            }
            Place::Border(ir::Side::Left) => message.border_from = Some((first, room)),
            Place::Border(ir::Side::Right) => message.border_from = Some((last, room)),
            Place::Column { .. } | Place::Point(_) => {}
        }
    }
}

impl Reference<'_> {
    /// First and last column.
    pub(crate) fn span(&self) -> (u32, u32) {
        (self.first, self.last)
    }

    /// No arrow leaves it after all.
    pub(crate) fn close(&mut self) {
        self.left = false;
    }

    /// Whether an arrow to a place leaves the panel; if not, it is an ordinary arrow below it.
    pub(crate) fn lets_out(&mut self, to: Place) -> bool {
        self.left &= is_outside(to, self.first, self.last);
        self.left
    }

    /// The side that faces a place.
    pub(crate) fn side(&self, place: Place, across: &Across<'_>) -> Option<f64> {
        let x = match place {
            Place::Column { column, .. } => across.xs[column as usize],
            Place::Border(ir::Side::Left) | Place::Point(ir::Side::Left) => f64::NEG_INFINITY,
            Place::Border(ir::Side::Right) | Place::Point(ir::Side::Right) => f64::INFINITY,
        };
        if x < self.x1 {
            Some(self.x1)
        } else if x > self.x2 {
            Some(self.x2)
        } else {
            None
        }
    }

    pub(crate) fn across(&mut self, across: &Across<'_>) -> (f64, f64) {
        let over = across.set.theme.shape.ref_over;
        let (mut left, mut right) =
            (across.xs[self.first as usize] - over, across.xs[self.last as usize] + over);
        let more = (self.text.width + 2.0 * 46.0 - (right - left)).max(0.0) / 2.0;
        left -= more;
        right += more;
        (self.x1, self.x2) = (half(left), half(right));
        (self.x1, self.x2)
    }

    /// Places it down. `entry` is the height of the arrow that leads into it.
    pub(crate) fn down(&mut self, down: &mut Down<'_, '_>, entry: Option<f64>) {
        let (metric, shape) = (&down.set.theme.metric, &down.set.theme.shape);
        self.height = shape.ref_min_h.max((self.text.height + 2.0 * shape.ref_py).ceil());
        if let Some(y) = entry {
            self.top = half(y - ENTRY);
            self.height = self.height.max(ENTRY + EXIT);
        } else {
            self.top = half(down.cursor + metric.frame_top);
        }
        down.cursor = self.top + self.height;
        if self.left {
            // The arrow that leaves is placed by its own label, then the panel grows down to it.
            down.cursor = if self.entered { self.top + ENTRY } else { self.top + 6.0 };
        }
    }

    /// Grows down to the arrow that leaves it; says where the next event counts from.
    pub(crate) fn grow(&mut self, y: f64) -> f64 {
        self.height = self.height.max(y + EXIT - self.top);
        self.top + self.height
    }

    /// Where the arrow that leaves it lies at least.
    pub(crate) fn exit(&self) -> f64 {
        self.top + self.height - EXIT
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, line: Option<u32>) {
        canvas.begin(Role::Reference, line);
        canvas.link(self.said.link.as_deref());
        let theme = drawing.set.theme;
        let metric = &theme.metric;
        let area = Bounds::new(self.x1, self.top, self.x2, self.top + self.height);
        let radius = self.look.radius.unwrap_or(metric.frame_r).min(metric.tab_h / 2.0);
        canvas.shape(Layer::Solids, area, radius, &self.look);
        let width = (self.keyword.width + 2.0 * metric.tab_px).ceil();
        let height = metric.tab_h + (self.keyword.height - metric.l_small).max(0.0).ceil();
        let tab = tab_outline(theme, self.x1, self.top, width, height, radius);
        let has_line = drawing.set.looks.has_line(ElementClass::ReferenceTab);
        let edge = if has_line { self.tab.edge } else { self.look.edge };
        canvas.path(Layer::Solids, tab, Some(self.tab.fill), Some(edge));
        let tab = Bounds::new(self.x1, self.top, self.x1 + width, self.top + height);
        canvas.run(Layer::Solids, self.tab.blend, tab);
        canvas.text(
            Layer::Text,
            &self.keyword,
            self.x1 + metric.tab_px,
            self.top + (height - self.keyword.height) / 2.0,
            Anchor::Start,
        );
        let middle = (self.x1 + self.x2) / 2.0 + width / 4.0;
        let top = self.top + (self.height - self.text.height) / 2.0;
        canvas.text(Layer::Text, &self.text, middle, top, Anchor::Middle);
    }
}

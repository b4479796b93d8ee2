//! Messages between two places: lifelines, borders, or a point beside a lifeline.

use crate::across::Across;
use crate::canvas::Canvas;
use crate::columns::TextNeed;
use crate::down::Down;
use crate::draw::Drawing;
use crate::measuring::Measuring;
use crate::options::{Setting, half};
use crate::parts::arrow::{self, Shaft};
use crate::parts::attached;
use crate::parts::label::{self, Label};
use crate::parts::number::Pill;
use crate::parts::self_message;
use crate::plan::{Event, Moment, Part, Tip};
use ir::{Construct, Endpoint, Item, Line, Loss, Side};
use scene::{Anchor, Bounds, Role};

/// Slants are drawn at most so steep, px.
const MOST_SLANT: u32 = 1000;

/// A message between two places.
pub(crate) struct Message<'d> {
    pub(crate) said: &'d ir::Message,
    pub(crate) from: Place,
    pub(crate) to: Place,
    /// 1.0 when it runs to the right, else -1.0.
    pub(crate) way: f64,
    pub(crate) label: Label<'d>,
    pub(crate) pill: Option<Pill<'d>>,
    /// Height of the tallest label that starts together with this one, px.
    pub(crate) lead: f64,
    /// Height of the tallest note beside the arrow, px; 0 without one.
    pub(crate) beside: f64,
    /// It meets the new head of its receiver.
    creates: bool,
    /// Its sender, its receiver ends here.
    destroys: [bool; 2],
    /// The label stands below the arrow.
    below: bool,
    slant: f64,
    /// It leads into, or out of, the reference with this event.
    pub(crate) enters: Option<u32>,
    pub(crate) leaves: Option<u32>,
    /// Least distance of its two ends, px.
    room: f64,
    /// The column that the border keeps away from, and how far, if that is not the arrow's own end.
    pub(crate) border_from: Option<(u32, f64)>,
    pub(crate) x1: f64,
    pub(crate) x2: f64,
    pub(crate) y: f64,
}

/// Where an end lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// So far from a lifeline: 0, or at the edge of a bar.
    Column {
        column: u32,
        offset: f64,
    },
    Border(Side),
    Point(Side),
}

impl Place {
    pub(crate) fn column(self) -> Option<u32> {
        match self {
            Place::Column { column, .. } => Some(column),
            Place::Border(_) | Place::Point(_) => None,
        }
    }

    /// Orders places from left to right; points stand beside `other`.
    fn rank(self, other: Place) -> f64 {
        match self {
            Place::Column { column, .. } => f64::from(column),
            Place::Border(Side::Left) => f64::NEG_INFINITY,
            Place::Border(Side::Right) => f64::INFINITY,
            Place::Point(side) => {
                f64::from(other.column().unwrap_or(0)) + if side == Side::Left { -0.5 } else { 0.5 }
            }
        }
    }
}

/// Measures a message; the items behind it say what begins or ends at it.
pub(crate) fn measure<'d>(
    pass: &mut Measuring<'_, 'd>,
    message: &'d ir::Message,
    items: &'d [Item],
    at: usize,
) {
    let mut place = |end: Endpoint| match end {
        Endpoint::Participant(id) => pass
            .column(id, Construct::Message, message.origin)
            .map(|column| Place::Column { column, offset: 0.0 }),
        Endpoint::Border(side) => Some(Place::Border(side)),
        Endpoint::Point(side) => Some(Place::Point(side)),
    };
    let (Some(from), Some(to)) = (place(message.from), place(message.to)) else { return };
    if from.column().is_none()
        && to.column().is_none()
        && !matches!((from, to), (Place::Border(a), Place::Border(b)) if a != b)
    {
        pass.losses.push(Loss::dropped(Construct::Message, message.origin, "a message without participants"));
        return;
    }
    let own = from.column().is_some() && from.column() == to.column();
    let creates = pass.take_creation(to.column().filter(|_| !own));
    if creates && let Some(column) = to.column() {
        pass.plan.columns[column as usize].created = true;
        creation_room(pass, from, column);
    }
    attached::notes_above(pass, items, at);
    // The event comes to stand here; bars that begin with it count for it already.
    let event = pass.plan.events.len() as u32;
    let destroys = attached::attach(pass, items, at, event, [from.column(), to.column()]);
    if own && let Some(column) = from.column() {
        self_message::measure(pass, message, column, event);
    } else {
        between(pass, message, [from, to], creates, destroys);
    }
    if creates && let Some(column) = to.column() {
        pass.born(column, Moment::At(event, Tip::Head));
    }
    if let Some(anchor) = &message.anchor {
        pass.anchor(anchor, event);
    }
    pass.last = Some(event);
}

fn between<'d>(
    pass: &mut Measuring<'_, 'd>,
    message: &'d ir::Message,
    [from, to]: [Place; 2],
    creates: bool,
    destroys: [bool; 2],
) {
    let set = pass.set;
    let way = if to.rank(from) >= from.rank(to) { 1.0 } else { -1.0 };
    let set_off = |pass: &Measuring<'_, 'd>, place: Place, side: f64, stops: bool| match place {
        Place::Column { column, .. } => {
            let edge = pass.edge(column, side);
            let stop = if stops { side * set.theme.shape.destroy_stop } else { 0.0 };
            let offset = if creates && side * way < 0.0 {
                pass.plan.columns[column as usize].width / 2.0 * side
            } else {
                edge + stop
            };
            Place::Column { column, offset }
        }
        other => other,
    };
    let from = set_off(pass, from, way, destroys[0]);
    let to = set_off(pass, to, -way, destroys[1]);

    let label = Label::measure(&set, message);
    let pill = Pill::measure(&set, message);
    let room = room(&set, &label, pill.as_ref(), message.arrow);
    constrain(pass, [from, to], way, room, message, &label);

    let line = set.line(message.origin);
    let event = Event {
        parallel: message.parallel,
        ..Event::new(
            Part::Message(Message {
                said: message,
                from,
                to,
                way,
                lead: label.height,
                label,
                pill,
                beside: 0.0,
                creates,
                destroys,
                below: set.diagram.style.response_below && message.arrow.line == Line::Dashed,
                slant: f64::from(message.slant.min(MOST_SLANT)),
                enters: None,
                leaves: None,
                room,
                border_from: None,
                x1: 0.0,
                x2: 0.0,
                y: 0.0,
            }),
            line,
            pass.frame(),
        )
    };
    if message.slant > MOST_SLANT {
        let loss = Loss::approximated(
            Construct::MessageSlant,
            message.origin,
            "a steep slant",
            "a slant of 1000 px",
        );
        pass.losses.push(loss);
    }
    let index = pass.push(event);
    if index > 0
        && let Part::Reference(reference) = &mut pass.plan.events[index as usize - 1].part
        && reference.lets_out(to)
    {
        let ((first, last), stick) = (reference.span(), reference.stick);
        crate::parts::reference::arrow_room(pass, index, first, last, stick);
        if let Part::Message(message) = &mut pass.plan.events[index as usize].part {
            message.leaves = Some(index - 1);
        }
    }
    lead(pass, index);
}

/// The first of the events that start together leaves room for the label above this one.
pub(crate) fn lead(pass: &mut Measuring<'_, '_>, index: u32) {
    let Some(first) = pass.first_arrow.filter(|first| *first != index) else { return };
    let events = &mut pass.plan.events;
    let lead = match &events[index as usize].part {
        Part::Message(message) => message.lead,
        Part::SelfMessage(message) => message.lead,
        _ => 0.0,
    };
    match &mut events[first as usize].part {
        Part::Message(first) => first.lead = first.lead.max(lead),
        Part::SelfMessage(first) => first.lead = first.lead.max(lead),
        _ => {}
    }
}

/// How much room a label needs beside it, on both sides together.
fn pads(set: &Setting<'_, '_>, arrow: ir::Arrow) -> f64 {
    let least = set.theme.metric.end_pad;
    match label::align(set) {
        ir::Align::Center => 2.0 * least,
        ir::Align::Left | ir::Align::Right => {
            least + label::pad(set, arrow.tail).max(label::pad(set, arrow.head)).max(least)
        }
    }
}

/// Least distance of the ends of a message with that label and number.
fn room(set: &Setting<'_, '_>, label: &Label<'_>, pill: Option<&Pill<'_>>, arrow: ir::Arrow) -> f64 {
    let metric = &set.theme.metric;
    let pill_room =
        pill.map_or(0.0, |pill| pill.width + pill.gap - metric.badge_gap + 2.0 * metric.badge_clear);
    let said = if label.is_empty() { 0.0 } else { label.width + pads(set, arrow) };
    (said + pill_room).max(pill_room + 24.0)
}

/// What the arrow asks of the columns. `room` is the least distance of its ends.
fn constrain(
    pass: &mut Measuring<'_, '_>,
    [from, to]: [Place; 2],
    way: f64,
    room: f64,
    message: &ir::Message,
    label: &Label<'_>,
) {
    let breakable = pass.set.breakable(&message.text);
    let (event, width) = (pass.plan.events.len() as u32, label.text_width());
    let need = |pass: &mut Measuring<'_, '_>, left: u32, right: u32, distance: f64| {
        if breakable && width > 0.0 {
            let base = distance - width;
            pass.constraints.text(TextNeed { left, right, whole: distance, base, share: 1.0, width, event });
        } else {
            pass.constraints.need(left, right, distance);
        }
    };
    let metric = &pass.set.theme.metric;
    let (left, right) = if way > 0.0 { (from, to) } else { (to, from) };
    match (left, right) {
        (Place::Column { column: a, offset: x }, Place::Column { column: b, offset: y }) => {
            // a hair more than touching, where a bar's edge is a line of its own
            let bars = f64::from(u8::from(x != 0.0)) + f64::from(u8::from(y != 0.0));
            need(pass, a, b, room + x - y + bars);
        }
        (Place::Column { column, offset }, Place::Point(_)) => {
            let reach =
                offset + point_reach(pass.set, room) + 2.0 * pass.set.theme.shape.dot_r + metric.side_clear;
            need(pass, column, column + 1, reach);
        }
        (Place::Point(_), Place::Column { column, offset }) if column > 0 => {
            let reach =
                point_reach(pass.set, room) - offset + 2.0 * pass.set.theme.shape.dot_r + metric.side_clear;
            let reach = reach + pass.bar_reach(column - 1, 1.0);
            need(pass, column - 1, column, reach);
        }
        _ => {}
    }
}

fn point_reach(set: Setting<'_, '_>, room: f64) -> f64 {
    room.max(set.theme.metric.lost_reach)
}

/// The arrow that creates is long enough to be seen, and the new head keeps away from its neighbours.
fn creation_room(pass: &mut Measuring<'_, '_>, from: Place, column: u32) {
    if let Some(sender) = from.column() {
        let reach = pass.plan.columns[column as usize].width / 2.0 + pass.bar_reach(sender, 1.0) + 40.0;
        pass.constraints.need(sender, column, reach);
    }
}

impl<'d> Message<'d> {
    /// Whether the lifeline of this column ends at the arrow.
    pub(crate) fn destroys(&self, column: u32) -> bool {
        (self.destroys[0] && self.from.column() == Some(column))
            || (self.destroys[1] && self.to.column() == Some(column))
    }

    /// Breaks the label to so much room; says how high it is.
    pub(crate) fn rewrap(&mut self, set: &Setting<'_, 'd>, room: f64) -> f64 {
        self.label.rewrap(set, self.said, room);
        self.room = self::room(set, &self.label, self.pill.as_ref(), self.said.arrow);
        self.lead = self.lead.max(self.label.height);
        self.label.height
    }

    /// Whether its height may be that of another arrow.
    pub(crate) fn may_join(&self) -> bool {
        !self.creates && self.enters.is_none() && self.leaves.is_none()
    }

    /// Least distance of its ends, px.
    pub(crate) fn room(&self) -> f64 {
        self.room
    }

    /// How far from the left border the arrow keeps the other end.
    pub(crate) fn border_room(&self, side: Side) -> Option<(Place, f64)> {
        match (self.from, self.to) {
            (Place::Border(border), other) | (other, Place::Border(border)) if border == side => {
                Some(match self.border_from {
                    Some((column, room)) => (Place::Column { column, offset: 0.0 }, room),
                    None => (other, self.room),
                })
            }
            _ => None,
        }
    }

    /// Left and right end, without label.
    pub(crate) fn ends(&self, across: &Across<'_>) -> (f64, f64) {
        let reach = self.way * point_reach(across.set, self.room);
        let x = |place: Place| match place {
            Place::Column { column, offset } => Some(across.xs[column as usize] + offset),
            Place::Border(Side::Left) => Some(across.borders[0]),
            Place::Border(Side::Right) => Some(across.borders[1]),
            Place::Point(_) => None,
        };
        match (x(self.from), x(self.to)) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, half(from + reach)),
            (None, Some(to)) => (half(to - reach), to),
            (None, None) => across.borders.into(),
        }
    }

    /// Where the label stands: anchor, the anchor's x, left and right side of the label.
    fn label_place(&self, set: &Setting<'_, '_>) -> (Anchor, f64, f64, f64) {
        let arrow = self.said.arrow;
        let (left_end, right_end) =
            if self.way > 0.0 { (arrow.tail, arrow.head) } else { (arrow.head, arrow.tail) };
        let (x1, x2) = (self.x1.min(self.x2), self.x1.max(self.x2));
        let (lo, hi) = match &self.pill {
            Some(pill) => {
                let taken = pill.gap + pill.width + 3.0;
                if self.way > 0.0 { (x1 + taken, x2 - 6.0) } else { (x1 + 6.0, x2 - taken) }
            }
            None => (x1, x2),
        };
        let width = self.label.width;
        match label::align(set) {
            ir::Align::Left => {
                let x = lo + label::pad(set, left_end);
                (Anchor::Start, x, x, x + width)
            }
            ir::Align::Right => {
                let x = hi - label::pad(set, right_end);
                (Anchor::End, x, x - width, x)
            }
            ir::Align::Center => {
                let x = (lo + hi) / 2.0;
                (Anchor::Middle, x, x - width / 2.0, x + width / 2.0)
            }
        }
    }

    /// The column whose head it meets.
    pub(crate) fn created(&self) -> Option<u32> {
        self.to.column().filter(|_| self.creates)
    }

    /// Places it across: what it reaches, label included. `sides` are those of the references that it leads into and
    /// out of.
    pub(crate) fn across(&mut self, across: &Across<'_>, sides: [Option<f64>; 2]) -> (f64, f64) {
        (self.x1, self.x2) = self.ends(across);
        if let Some(side) = sides[0] {
            self.x2 = side;
        }
        if let Some(side) = sides[1] {
            self.x1 = side;
        }
        let (mut left, mut right) = (self.x1.min(self.x2), self.x1.max(self.x2));
        let dot = 2.0 * across.set.theme.shape.dot_r + 0.5;
        for (place, x) in [(self.from, self.x1), (self.to, self.x2)] {
            match place {
                Place::Point(Side::Left) => left = left.min(x - dot),
                Place::Point(Side::Right) => right = right.max(x + dot),
                _ => {}
            }
        }
        if !self.label.is_empty() {
            let (_, _, from, to) = self.label_place(&across.set);
            left = left.min(from - 6.0);
            right = right.max(to + 6.0);
        }
        if let Some(pill) = &self.pill {
            let start = pill.left(self.x1, self.way);
            left = left.min(start - 1.0);
            right = right.max(start + pill.width + 1.0);
        }
        (left, right)
    }

    /// What of lifelines counts as content of frames.
    pub(crate) fn lifelines(&self) -> impl Iterator<Item = u32> {
        [self.from, self.to].into_iter().filter_map(Place::column)
    }

    /// Half the height of a new head, as far as there is one.
    fn head_half(&self, down: &Down<'_, '_>) -> f64 {
        if self.creates { down.head_height / 2.0 } else { 0.0 }
    }

    /// Places it down. `at` is the height of the arrow that it starts together with; `least` that of the lowest part of
    /// the reference that it leads out of.
    pub(crate) fn down(&mut self, down: &mut Down<'_, '_>, at: Option<f64>, least: Option<f64>) {
        let metric = &down.set.theme.metric;
        let start = down.cursor;
        self.y = at.unwrap_or_else(|| {
            let label = if self.lead > 0.0 && !self.below {
                metric.gap + self.lead + metric.label_lift
            } else {
                metric.gap_plain
            };
            let mut y = start + label;
            if self.beside > 0.0 {
                y = y.max(start + 8.0 + self.beside / 2.0);
            }
            if self.creates {
                y = y.max(start + metric.create_gap + self.head_half(down));
            }
            if self.enters.is_some() {
                y = y.max(start + metric.frame_top + down.entry_top());
            }
            let y = y.max(least.unwrap_or(y));
            half(
                self.pill
                    .as_ref()
                    .map_or(y, |pill| down.below_numbers(y, pill.left(self.x1, self.way), pill)),
            )
        });
        if let Some(pill) = &self.pill {
            down.number(self.y, pill.left(self.x1, self.way), pill);
        }
        let mut bottom = self.y + self.slant;
        if self.creates {
            bottom = bottom.max((self.y + self.head_half(down)).floor());
        }
        if self.destroys.contains(&true) {
            bottom += metric.cross_half;
        }
        if self.below && !self.label.is_empty() {
            bottom = bottom.max(self.y + self.slant + 5.0 + self.label.height);
        }
        down.cursor = bottom;
    }

    /// The height of one of its ends.
    pub(crate) fn height(&self, tip: Tip) -> f64 {
        match tip {
            Tip::Tail => self.y,
            Tip::Head => self.y + self.slant,
        }
    }

    /// The height that notes beside it are centred on.
    pub(crate) fn middle(&self) -> f64 {
        self.y + self.slant / 2.0
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, event: u32, line: Option<u32>) {
        canvas.begin(Role::Message, line);
        if self.creates
            && let Some(column) = self.to.column()
        {
            let height = drawing.head_height(column);
            let frame = drawing.plan.events[event as usize].frame;
            drawing.head(canvas, column, (self.y + height / 2.0).floor() - height, frame);
            canvas.begin(Role::Message, line);
        }
        if self.said.arrow.line == Line::Hidden {
            return;
        }
        canvas.link(self.said.link.as_deref());
        let set = drawing.set;
        let shaft = Shaft {
            from: (self.x1, self.y),
            to: (self.x2, self.y + self.slant),
            arrow: self.said.arrow,
            stroke: arrow::stroke(&set, self.said),
        };
        shaft.draw(canvas, &set);
        for (place, (x, y), way) in [(self.from, shaft.from, -self.way), (self.to, shaft.to, self.way)] {
            arrow::end(
                canvas,
                &set,
                place,
                x,
                y,
                way,
                shaft.stroke,
                matches!(place, Place::Point(_)) && way == self.way,
            );
        }
        if let Some(pill) = &self.pill {
            let left = pill.left(self.x1, self.way);
            let middle = left + pill.width / 2.0;
            let fall = self.slant * ((middle - self.x1) / (self.x2 - self.x1)).clamp(0.0, 1.0);
            pill.draw(canvas, &set, left, half(self.y + fall), line);
            canvas.begin(Role::Message, line);
            canvas.link(self.said.link.as_deref());
        }
        self.draw_label(canvas, drawing, event, line);
    }

    fn draw_label(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, event: u32, line: Option<u32>) {
        if self.label.is_empty() {
            return;
        }
        let set = drawing.set;
        let (anchor, x, left, right) = self.label_place(&set);
        let length = (self.x2 - self.x1).abs().max(1.0);
        // On a slanted shaft the label stands where its tail end meets it.
        let room = if self.way > 0.0 { left - self.x1 } else { self.x1 - right };
        let fall =
            if self.slant > 0.0 { (self.slant * (room / length).clamp(0.0, 1.0)).floor() } else { 0.0 };
        let top = if self.below {
            self.y + self.slant + 5.0
        } else {
            self.y + fall - set.theme.metric.label_lift - self.label.height
        };
        let area = Bounds::new(left, top, right, top + self.label.height);
        let grounds = drawing.backdrop(canvas, area, event);
        self.label.draw(canvas, &grounds, (x, top), anchor, line);
    }
}

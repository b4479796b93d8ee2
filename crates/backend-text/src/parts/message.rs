//! Messages between two places: lifelines, borders, or a point beside a lifeline.

use crate::attached;
use crate::glyphs::{Mask, Weight};
use crate::measuring::Measuring;
use crate::options::{ROW, Setting};
use crate::parts::arrow::{self, Meets, Shaft};
use crate::parts::head::Stand;
use crate::parts::self_message;
use crate::plan::{Event, Moment, Part, Plan, Tip, reach};
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Construct, Endpoint, Item, Line, Loss, Side};

/// Slants are drawn over so many rows at most.
pub(crate) const MOST_DROP: u32 = 20;
/// So many gaps on either side of an arrow's middle are looked at for its label.
const NEAR_GAPS: usize = 3;
/// So many lines a label has at most that is a sentence.
const SENTENCE: i64 = 3;
/// Least cells of an arrow between its ends.
const LEAST: i64 = 4;
/// Least cells of an arrow to or from a point or a border.
const LEAST_LOOSE: i64 = 6;

/// A message between two places.
pub(crate) struct Message<'d> {
    pub(crate) said: &'d ir::Message,
    pub(crate) from: Place,
    pub(crate) to: Place,
    /// 1 when it runs to the right, else -1.
    pub(crate) way: i64,
    pub(crate) label: Block<'d>,
    number: &'d str,
    /// It meets the new head of its receiver.
    pub(crate) creates: bool,
    /// Rows of that head.
    head: i64,
    /// Its sender, its receiver ends here.
    destroys: [bool; 2],
    /// The label stands below the arrow.
    pub(crate) below: bool,
    /// How many rows the head lies below the tail.
    pub(crate) drop: i64,
    /// It leads into, or out of, the reference with this event.
    pub(crate) enters: Option<u32>,
    pub(crate) leaves: Option<u32>,
    /// Least cells between its two ends.
    pub(crate) room: i64,
    /// How far the bars reach at its right end.
    pub(crate) bars: i64,
    /// The column that the border keeps away from, and how far, if that is not the arrow's own end.
    pub(crate) border_from: Option<(u32, i64)>,
    /// The cells that its ends meet; known after the pass across.
    pub(crate) x1: i64,
    pub(crate) x2: i64,
    /// Where its label stands: the first cell and the room.
    place: (i64, i64),
}

/// Where an end lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// So far from a lifeline: 0, or at the edge of a bar.
    Column {
        column: u32,
        offset: i64,
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
    fn rank(self, other: Place) -> i64 {
        match self {
            Place::Column { column, .. } => 2 * i64::from(column),
            Place::Border(Side::Left) => i64::MIN,
            Place::Border(Side::Right) => i64::MAX,
            Place::Point(side) => {
                let other = 2 * i64::from(other.column().unwrap_or(0));
                if side == Side::Left { other - 1 } else { other + 1 }
            }
        }
    }
}

/// Measures a message; the items behind it say what begins or ends at it.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, message: &'d ir::Message, items: &'d [Item], at: usize) {
    let mut place = |end: Endpoint| match end {
        Endpoint::Participant(id) => pass
            .column(id, Construct::Message, message.origin)
            .map(|column| Place::Column { column, offset: 0 }),
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
    attached::notes_above(pass, items, at);
    // The event comes to stand here; bars that begin with it count for it already.
    let event = pass.next();
    let mut destroys = attached::attach(pass, items, at, event, [from.column(), to.column()]);
    // a new head is seen before its lifeline ends
    destroys[1] &= !creates;
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

/// How many rows a slant takes; says so when it is steeper than what is drawn.
pub(crate) fn drop_of(pass: &mut Measuring<'_>, message: &ir::Message) -> i64 {
    if message.slant == 0 {
        return 0;
    }
    let rows = (message.slant.saturating_add(ROW / 2) / ROW).max(1);
    if rows > MOST_DROP {
        let form = format!("a slant of {MOST_DROP} rows");
        pass.losses.push(Loss::approximated(Construct::MessageSlant, message.origin, "a steep slant", form));
    }
    i64::from(rows.min(MOST_DROP))
}

fn between<'d>(
    pass: &mut Measuring<'d>,
    message: &'d ir::Message,
    [from, to]: [Place; 2],
    creates: bool,
    destroys: [bool; 2],
) {
    let set = pass.set;
    let way = if to.rank(from) >= from.rank(to) { 1 } else { -1 };
    // Bars grow to the right, so only what comes from there meets their edge.
    let set_off = |pass: &Measuring<'d>, place: Place, is_left: bool, ends: bool, is_new: bool| match place {
        Place::Column { column, .. } => {
            let half = pass.plan.columns.get(column as usize).map_or([0; 2], |column| column.half);
            let offset = match (is_new, is_left) {
                (true, true) => half[1],
                (true, false) => -half[0],
                (false, true) if !ends => pass.reach(column),
                (false, _) => 0,
            };
            Place::Column { column, offset }
        }
        other => other,
    };
    let from = set_off(pass, from, way > 0, destroys[0], false);
    let to = set_off(pass, to, way < 0, destroys[1], creates);
    let label = words::lay(&message.text, Wrap::at(set.wrap(&message.text, set.wrap_label())), set.glyphs);
    let number = arrow::number(message);
    let drop = drop_of(pass, message);
    let mut event = Message {
        said: message,
        from,
        to,
        way,
        label,
        number,
        creates,
        head: head_of(pass, to).filter(|_| creates).unwrap_or(0),
        destroys,
        below: set.diagram.style.response_below && message.arrow.line == Line::Dashed,
        drop,
        enters: None,
        leaves: None,
        room: 0,
        bars: 0,
        border_from: None,
        x1: 0,
        x2: 0,
        place: (0, 0),
    };
    if message.arrow.line == Line::Hidden {
        // the room is kept
        event.below = false;
    }
    event.room = room(set, &event);
    if let (_, Place::Column { column, offset: 0 }) = event.sides() {
        event.bars = pass.reach(column);
    }
    constrain(pass, &event);
    touch(pass, &event);
    let (room, to) = (event.room, event.to);
    let frame = pass.frame();
    let event = Event { parallel: message.parallel, ..Event::new(Part::Message(Box::new(event)), frame) };
    let index = pass.push(event);
    if index > 0
        && let Part::Reference(reference) = &mut pass.plan.events[index as usize - 1].part
        && reference.lets_out(to)
    {
        let stick = reference.stick;
        let (first, last) = (reference.first, reference.last);
        crate::parts::reference::arrow_room(pass, index, first, last, stick, room);
        if let Part::Message(message) = &mut pass.plan.events[index as usize].part {
            message.leaves = Some(index - 1);
        }
    }
}

/// Rows of the head of a place.
fn head_of(pass: &Measuring<'_>, place: Place) -> Option<i64> {
    let column = pass.plan.columns.get(place.column()? as usize)?;
    Some(column.height())
}

fn room(set: Setting<'_>, message: &Message<'_>) -> i64 {
    let ends: i64 = message
        .meets()
        .into_iter()
        .zip([message.said.arrow.tail, message.said.arrow.head])
        .map(|(meets, end)| arrow::end_width(set.glyphs, end, meets))
        .sum();
    let number = arrow::number_room(message.number);
    let mut shaft = ends + number.max(2);
    if message.drop > 0 {
        // it bends in the middle
        shaft = 2 * shaft + 1;
    }
    let label = if message.label.is_empty() { 0 } else { message.label.width + 2 };
    let is_loose = message.from.column().is_none() || message.to.column().is_none();
    shaft.max(label).max(if is_loose { LEAST_LOOSE } else { LEAST })
}

/// What the arrow asks of the columns.
fn constrain(pass: &mut Measuring<'_>, message: &Message<'_>) {
    let room = message.room;
    let (left, right) = message.sides();
    match (left, right) {
        (Place::Column { column: a, offset: x }, Place::Column { column: b, offset: y }) => {
            pass.constraints.need(a, b, room + 1 + x - y);
        }
        (Place::Column { column, offset }, Place::Point(_)) => {
            pass.constraints.need(column, column.saturating_add(1), offset + room + 3);
        }
        (Place::Point(_), Place::Column { column, offset }) if column > 0 => {
            pass.need_from_bars(column - 1, column, room + 3 - offset);
        }
        _ => {}
    }
}

/// What of it is content of frames.
fn touch(pass: &mut Measuring<'_>, message: &Message<'_>) {
    let (left, right) = message.sides();
    let last = (pass.plan.columns.len() as u32).saturating_sub(1);
    let half = |column: u32, side: usize| {
        pass.plan.columns.get(column as usize).map_or(0, |column| column.half[side])
    };
    let reach = message.room + 2;
    let (mut near, mut far) = match (left, right) {
        (Place::Column { column: a, offset: x }, Place::Column { column: b, offset: y }) => {
            ((a, x.min(0) - 1), (b, y.max(0) + 1))
        }
        (Place::Column { column, offset }, _) => ((column, -1), (column, offset + reach)),
        (_, Place::Column { column, offset }) => ((column, offset - reach), (column, offset.max(0) + 1)),
        _ => ((0, 0), (last, 0)),
    };
    if let (true, Some(column)) = (message.creates, message.to.column()) {
        near = near.min((column, -half(column, 0)));
        far = far.max((column, half(column, 1)));
    }
    pass.touch(near, far);
    for place in [left, right] {
        if let Place::Border(side) = place {
            pass.touch_border(side);
        }
    }
}

impl<'d> Message<'d> {
    /// Its left and its right end.
    pub(crate) fn sides(&self) -> (Place, Place) {
        if self.way > 0 { (self.from, self.to) } else { (self.to, self.from) }
    }

    /// What its tail and its head meet.
    fn meets(&self) -> [Meets; 2] {
        let of = |place: Place, is_side: bool| match place {
            Place::Column { .. } if is_side => Meets::Side,
            Place::Column { .. } => Meets::Lifeline,
            Place::Border(_) => Meets::Border,
            Place::Point(_) => Meets::Point,
        };
        [of(self.from, self.leaves.is_some()), of(self.to, self.creates || self.enters.is_some())]
    }

    /// Whether the lifeline of this column ends at the arrow.
    pub(crate) fn destroys(&self, column: u32) -> bool {
        (self.destroys[0] && self.from.column() == Some(column))
            || (self.destroys[1] && self.to.column() == Some(column))
    }

    /// Whether its row may be that of another arrow.
    pub(crate) fn may_join(&self) -> bool {
        self.enters.is_none() && self.leaves.is_none()
    }

    /// Places it across. `sides` are those of the references that it leads into and out of. Gives the cells that it
    /// takes.
    pub(crate) fn across(
        &mut self,
        set: Setting<'d>,
        plan: &Plan<'d>,
        [enters, leaves]: [Option<i64>; 2],
    ) -> (i64, i64) {
        let x = |place: Place| match place {
            Place::Column { column, offset } => Some(plan.x(column) + offset),
            Place::Border(Side::Left) => Some(plan.borders[0] - 1),
            Place::Border(Side::Right) => Some(plan.borders[1] + 1),
            Place::Point(_) => None,
        };
        let reach = self.way * (self.room + 1);
        (self.x1, self.x2) = match (x(self.from), x(self.to)) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, from + reach),
            (None, Some(to)) => (to - reach, to),
            (None, None) => (plan.borders[0] - 1, plan.borders[1] + 1),
        };
        self.x2 = enters.unwrap_or(self.x2);
        self.x1 = leaves.unwrap_or(self.x1);
        self.place_label(set, plan);
        let (mut left, mut right) = (self.x1.min(self.x2) + 1, self.x1.max(self.x2) - 1);
        for (place, x) in [(self.from, self.x1), (self.to, self.x2)] {
            if matches!(place, Place::Point(_)) {
                (left, right) = (left.min(x), right.max(x));
            }
        }
        if let (true, Some(column)) =
            (self.creates, self.to.column().map(|column| &plan.columns[column as usize]))
        {
            left = left.min(column.x - column.half[0]);
            right = right.max(column.x + column.half[1]);
        }
        (left, right)
    }

    /// Places the label on the arrow. Where it would cover a lifeline, it moves to the nearest gap that has room for it.
    fn place_label(&mut self, set: Setting<'d>, plan: &Plan<'d>) {
        if self.label.is_empty() {
            return;
        }
        // one cell stays free on either side
        let (left, room) = (self.x1.min(self.x2) + 2, (self.x2 - self.x1).abs() - 3);
        let wide = room.min(2 * set.wrap_label());
        if self.label.height() > 1 && wide > set.wrap_label() && set.wrap(&self.said.text, wide).is_some() {
            self.label = words::lay(&self.said.text, Wrap::at(Some(wide)), set.glyphs);
        }
        self.place = (left, room);
        if set.diagram.style.message_align.is_some_and(|align| align != Align::Center) {
            return;
        }
        let width = self.label.width;
        let middle = left + (room - width) / 2;
        let near = plan.columns.partition_point(|column| column.x < middle + width / 2);
        let mut best: Option<i64> = None;
        for gap in near.saturating_sub(NEAR_GAPS)..(near + NEAR_GAPS).min(plan.columns.len() + 1) {
            // between a lifeline and the one before it
            let from = gap.checked_sub(1).and_then(|before| plan.columns.get(before));
            let from = from.map_or(left, |column| column.x + reach(column.most_bars) + 2).max(left);
            let to = plan.columns.get(gap).map_or(i64::MAX, |column| column.x - 2).min(left + room - 1);
            if to - from + 1 >= width {
                let x = from + (to - from + 1 - width) / 2;
                best = Some(best.filter(|best| (best - middle).abs() <= (x - middle).abs()).unwrap_or(x));
            }
        }
        self.place = (best.filter(|x| (x - middle).abs() <= room / 3).unwrap_or(middle), width);
    }

    /// Rows of its label above the arrow.
    pub(crate) fn lead(&self) -> i64 {
        if self.below || self.label.is_empty() { 0 } else { self.label.height() }
    }

    /// Rows of its label below the arrow.
    fn trail(&self) -> i64 {
        if self.below && !self.label.is_empty() { self.label.height() } else { 0 }
    }

    /// Rows above that of its tail, and rows from there on.
    pub(crate) fn rows(&self) -> (i64, i64) {
        let (mut above, mut below) = (self.lead(), 1 + self.drop + self.trail());
        if self.creates {
            let upper = (self.head - 1) / 2;
            above = above.max(upper - self.drop);
            below = below.max(self.drop + self.head - upper);
        }
        if self.enters.is_some() {
            // the upper side of the reference
            above = above.max(1);
        }
        (above.max(0), below)
    }

    /// Where the arrow bends: in the gap before its head, and not on a lifeline.
    fn bend(&self, plan: &Plan<'_>) -> i64 {
        let near = match self.to.column() {
            Some(column) if self.way > 0 => column.checked_sub(1).map(|column| plan.x(column)),
            Some(column) => plan.columns.get(column as usize + 1).map(|column| column.x),
            None => None,
        };
        let between = |x: &i64| (self.x1.min(self.x2)..=self.x1.max(self.x2)).contains(x);
        let near = near.filter(between).unwrap_or(self.x1);
        let middle = (near + self.x2) / 2;
        let room = arrow::number_room(self.number) + 2;
        // past the number, which stands near the tail
        if self.way > 0 {
            middle.max(self.x1 + room).min(self.x2 - 2)
        } else {
            middle.min(self.x1 - room).max(self.x2 + 2)
        }
    }

    /// A new head, which hides what is below.
    pub(crate) fn paint_solid<'p>(&'p self, row: &mut Row<'p>, plan: &'p Plan<'_>, at: i64) {
        if let (true, Some(column)) = (self.creates, self.to.column()) {
            let at = at - self.drop + (self.head - 1) / 2;
            if (0..self.head).contains(&at) {
                plan.columns[column as usize].paint(row, at, self.head, Stand::Above);
            }
        }
    }

    /// Paints a row of it, counted from the tail's.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, set: Setting<'_>, plan: &Plan<'_>, at: i64) {
        if self.said.arrow.line == Line::Hidden {
            return;
        }
        self.paint_arrow(row, set, plan, at);
        let line = if self.below { at - 1 - self.drop } else { at + self.label.height() };
        if !self.label.is_empty() && (0..self.label.height()).contains(&line) {
            // what has many lines is no sentence, and its lines begin below each other
            let usual = if self.label.height() > SENTENCE { Align::Left } else { Align::Center };
            let align = set.diagram.style.message_align.unwrap_or(usual);
            self.label.write(row, line, self.place.0, self.place.1, align);
        }
    }

    fn paint_arrow<'p>(&'p self, row: &mut Row<'p>, set: Setting<'_>, plan: &Plan<'_>, at: i64) {
        let shaft = Shaft {
            from: self.x1,
            to: self.x2,
            arrow: self.said.arrow,
            meets: self.meets(),
            number: self.number,
        };
        if self.drop == 0 {
            if at == 0 {
                shaft.paint(row, set.glyphs);
            }
            return;
        }
        if !(0..=self.drop).contains(&at) {
            return;
        }
        let bend = self.bend(plan);
        let none = ir::End::default();
        let towards = |ahead: bool| {
            let side = if (self.way > 0) == ahead { Mask::right } else { Mask::left };
            side(Weight::Light)
        };
        if at == 0 {
            let arrow = ir::Arrow { head: none, ..shaft.arrow };
            Shaft { to: bend, arrow, meets: [shaft.meets[0], Meets::Border], ..shaft }.paint(row, set.glyphs);
            row.line(bend, Mask::down(Weight::Light).over(towards(false)));
        } else if at == self.drop {
            let arrow = ir::Arrow { tail: none, ..shaft.arrow };
            let meets = [Meets::Border, shaft.meets[1]];
            Shaft { from: bend, arrow, meets, number: "", ..shaft }.paint(row, set.glyphs);
            row.line(bend, Mask::up(Weight::Light).over(towards(true)));
        } else if self.said.arrow.line == Line::Dashed {
            row.weak(bend, set.glyphs.broken);
        } else {
            row.line(bend, Mask::vertical(Weight::Light));
        }
    }
}

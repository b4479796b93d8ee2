//! References: a box that names another diagram, with `ref` in its upper side.

use crate::glyphs::{Mask, Weight};
use crate::measuring::Measuring;
use crate::parts::message::Place;
use crate::plan::{Event, Part, Plan};
use crate::row::Row;
use crate::words::{self, Block, Wrap, width};
use ir::{Align, Construct, Item, Side};

/// The word in the upper side.
const KEYWORD: &str = "ref";
/// Beyond its outer lifelines a box reaches so far.
const OVER: i64 = 3;
/// Least width, for the keyword.
const LEAST: i64 = 9;
/// To the next lifeline.
const GAP: i64 = 2;

/// A box over columns.
pub(crate) struct Reference<'d> {
    text: Block<'d>,
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// How far it reaches beyond its outer lifelines.
    pub(crate) stick: [i64; 2],
    /// Arrows lead into it, out of it.
    pub(crate) entered: bool,
    pub(crate) left: bool,
    /// Outer cells.
    x1: i64,
    x2: i64,
    /// Rows; known after the pass down.
    pub(crate) top: i64,
    pub(crate) bottom: i64,
}

/// Measures a reference; the messages around it may lead into it and out of it.
pub(crate) fn measure<'d>(
    pass: &mut Measuring<'d>,
    reference: &'d ir::Reference,
    items: &'d [Item],
    at: usize,
) {
    let Some((first, last)) = pass.span(&reference.participants, Construct::Reference, reference.origin)
    else {
        return;
    };
    let set = pass.set;
    let wrap = Wrap::at(set.wrap(&reference.text, set.wrap_note()));
    let text = words::lay(&reference.text, wrap, set.glyphs);
    let least = (text.width + 4).max(LEAST);
    let stick = if first == last {
        let half = (least / 2).max(OVER);
        [half, (least - half - 1).max(OVER)]
    } else {
        [OVER, OVER + pass.reach(last)]
    };
    pass.constraints.need(first, last, least - 1 - stick[0] - stick[1]);
    if first > 0 {
        pass.need_from_bars(first - 1, first, stick[0] + GAP);
    }
    pass.constraints.need(last, last.saturating_add(1), stick[1] + GAP);

    let event = pass.next();
    let entering =
        event.checked_sub(1).and_then(|before| match &mut pass.plan.events[before as usize].part {
            Part::Message(message)
                if reference.entered
                    && is_outside(message.from, first, last)
                    && message.to.column().is_some_and(|column| first <= column && column <= last)
                    && !message.creates
                    && message.drop == 0 =>
            {
                message.enters = Some(event);
                Some((before, message.room))
            }
            _ => None,
        });
    if let Some((before, room)) = entering {
        arrow_room(pass, before, first, last, stick, room);
    }
    let next = items[at + 1..].iter().find(|item| !matches!(item, Item::Comment(_) | Item::Numbering(_)));
    let left = reference.left && matches!(next, Some(Item::Message(message)) if message.slant == 0);
    let part = Reference {
        text,
        first,
        last,
        stick,
        entered: entering.is_some(),
        left,
        x1: 0,
        x2: 0,
        top: 0,
        bottom: 0,
    };
    pass.touch((first, -stick[0]), (last, stick[1]));
    let frame = pass.frame();
    pass.push(Event::new(Part::Reference(Box::new(part)), frame));
    pass.barrier();
}

/// Whether an arrow to a place runs beyond the box. A lost message ends near its lifeline, and so behind the box.
fn is_outside(place: Place, first: u32, last: u32) -> bool {
    match place {
        Place::Column { column, .. } => column < first || column > last,
        Place::Border(_) => true,
        Place::Point(_) => false,
    }
}

/// Keeps `room` for an arrow between its lifeline and the side of the box.
pub(crate) fn arrow_room(
    pass: &mut Measuring<'_>,
    event: u32,
    first: u32,
    last: u32,
    stick: [i64; 2],
    room: i64,
) {
    let Part::Message(message) = &mut pass.plan.events[event as usize].part else { return };
    for place in [message.from, message.to] {
        match place {
            Place::Column { column, offset } if column < first => {
                pass.constraints.need(column, first, room + 1 + offset + stick[0]);
            }
            Place::Column { column, offset } if column > last => {
                pass.constraints.need(last, column, room + 1 - offset + stick[1]);
            }
            Place::Border(Side::Left) => message.border_from = Some((first, -stick[0] - room)),
            Place::Border(Side::Right) => message.border_from = Some((last, stick[1] + room)),
            Place::Column { .. } | Place::Point(_) => {}
        }
    }
}

impl<'d> Reference<'d> {
    /// Whether an arrow to a place leaves the box; if not, it is an ordinary arrow below it.
    pub(crate) fn lets_out(&mut self, to: Place) -> bool {
        self.left &= is_outside(to, self.first, self.last);
        self.left
    }

    /// The side that faces a place.
    pub(crate) fn side(&self, place: Place, plan: &Plan<'_>) -> Option<i64> {
        let (x1, x2) = self.ends(plan);
        match place {
            Place::Column { column, .. } if column < self.first => Some(x1),
            Place::Column { column, .. } if column > self.last => Some(x2),
            Place::Border(Side::Left) => Some(x1),
            Place::Border(Side::Right) => Some(x2),
            Place::Column { .. } | Place::Point(_) => None,
        }
    }

    fn ends(&self, plan: &Plan<'_>) -> (i64, i64) {
        (plan.x(self.first) - self.stick[0], plan.x(self.last) + self.stick[1])
    }

    /// Places it across; gives its outer cells.
    pub(crate) fn across(&mut self, plan: &Plan<'d>) -> (i64, i64) {
        (self.x1, self.x2) = self.ends(plan);
        (self.x1, self.x2)
    }

    /// Rows, its sides included.
    pub(crate) fn height(&self) -> i64 {
        self.text.height().max(1) + 2
    }

    /// Paints a row.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, at: i64) {
        row.blank(self.x1, self.x2);
        if at == self.top || at == self.bottom {
            row.side(self.x1, self.x2, Weight::Light, at == self.top);
            if at == self.top {
                row.apart(self.x1 + 3, width(KEYWORD), KEYWORD);
            }
            return;
        }
        row.line(self.x1, Mask::vertical(Weight::Light));
        row.line(self.x2, Mask::vertical(Weight::Light));
        let rows = self.bottom - self.top - 1;
        let line = at - self.top - 1 - (rows - self.text.height()) / 2;
        self.text.write(row, line, self.x1 + 2, self.x2 - self.x1 - 3, Align::Center);
    }
}

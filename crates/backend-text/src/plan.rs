//! What is known of a drawing while it is laid out: flat arrays, filled pass by pass.
//!
//! One [`Event`] stands for one thing that takes its turn in time; fragments are a begin, operands and an end. Bars and
//! lives refer to events by [`Moment`]s, so that they need no events of their own. Columns of cells count from the first
//! lifeline, rows from the one below the heads; both may be negative.

use crate::options::TooLarge;
use crate::parts::delay::Delay;
use crate::parts::divider::Divider;
use crate::parts::duration::Duration;
use crate::parts::fragment::{Frame, Operand};
use crate::parts::head::Column;
use crate::parts::message::Message;
use crate::parts::note::Note;
use crate::parts::panel::Panel;
use crate::parts::reference::Reference;
use crate::parts::self_message::SelfMessage;

/// No frame, no column, no event.
pub(crate) const NONE: u32 = u32::MAX;
/// So many bars stand side by side on a lifeline at most.
pub(crate) const MOST_BARS: u32 = 8;

/// Everything but text furniture.
#[derive(Default)]
pub(crate) struct Plan<'d> {
    /// Left to right.
    pub(crate) columns: Vec<Column<'d>>,
    /// Boxes round columns, outer ones first at each place.
    pub(crate) panels: Vec<Panel<'d>>,
    /// In the order of time.
    pub(crate) events: Vec<Event<'d>>,
    /// In the order in which they begin.
    pub(crate) frames: Vec<Frame<'d>>,
    /// Grouped by frame, in the order of time.
    pub(crate) operands: Vec<Operand<'d>>,
    /// In the order in which they begin.
    pub(crate) bars: Vec<Bar>,
    /// Stretches of lifelines.
    pub(crate) lives: Vec<Life>,
    /// Dimension lines, beside everything else.
    pub(crate) durations: Vec<Duration<'d>>,
    /// The outermost cells of heads, frames, arrows and what else stands between the borders; known after the pass
    /// across.
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// Where arrows meet the borders: the outermost cells of these.
    pub(crate) borders: [i64; 2],
    /// The outermost cell of what stands left of that, durations and margin; known after the pass down.
    pub(crate) margin: i64,
    /// The last row of the lifelines; known after the pass down.
    pub(crate) bottom: i64,
    /// Rows in which lifelines are dotted, from the first to the last of each zone.
    pub(crate) delays: Vec<(i64, i64)>,
}

/// One thing that takes its turn in time.
pub(crate) struct Event<'d> {
    pub(crate) part: Part<'d>,
    /// It starts together with the one before it, if there is room.
    pub(crate) parallel: bool,
    /// The innermost frame around it, or [`NONE`].
    pub(crate) frame: u32,
    /// The cells that nothing else may take, from the first to the last; `left > right` for none.
    pub(crate) left: i64,
    pub(crate) right: i64,
    /// The rows that it is painted in.
    pub(crate) top: i64,
    pub(crate) bottom: i64,
    /// The last row before what comes next.
    pub(crate) after: i64,
    /// The row of an arrow's tail.
    pub(crate) axis: i64,
}

/// What happens.
pub(crate) enum Part<'d> {
    Message(Box<Message<'d>>),
    SelfMessage(Box<SelfMessage<'d>>),
    Note(Box<Note<'d>>),
    Reference(Box<Reference<'d>>),
    /// A frame begins; index into [`Plan::frames`].
    Begin(u32),
    /// A further operand of a frame; index into [`Plan::operands`].
    Operand(u32),
    /// A frame ends; index into [`Plan::frames`].
    End(u32),
    Divider(Box<Divider<'d>>),
    Delay(Box<Delay<'d>>),
    /// Empty room of so many rows.
    Space(i64),
    /// A lifeline ends apart from any message.
    Cross(u32),
    /// A lifeline begins apart from any message.
    Birth(u32),
}

/// A moment at which a bar or a life begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Below the heads.
    Top,
    /// At an end of the arrow of an event.
    At(u32, Tip),
    /// Between an event and the next one.
    After(u32),
    /// The end of the lifelines.
    End,
}

/// An end of an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tip {
    Tail,
    Head,
}

/// An activation bar.
#[derive(Debug)]
pub(crate) struct Bar {
    pub(crate) column: u32,
    /// How many bars it stands on; less than [`MOST_BARS`].
    pub(crate) level: u32,
    pub(crate) begin: Moment,
    pub(crate) end: Moment,
}

/// A stretch of a lifeline, from a head to a cross or to the end.
#[derive(Debug)]
pub(crate) struct Life {
    pub(crate) column: u32,
    pub(crate) begin: Moment,
    pub(crate) end: Moment,
    /// It ends with a cross.
    pub(crate) destroyed: bool,
}

impl<'d> Event<'d> {
    pub(crate) fn new(part: Part<'d>, frame: u32) -> Self {
        Self { part, parallel: false, frame, left: 0, right: -1, top: 0, bottom: -1, after: -1, axis: 0 }
    }

    /// Whether it takes any cells.
    pub(crate) fn is_somewhere(&self) -> bool {
        self.left <= self.right
    }
}

impl Plan<'_> {
    /// Takes the cells of the lifelines.
    pub(crate) fn place(&mut self, places: Vec<i64>) -> Result<(), TooLarge> {
        if places.last().is_some_and(|last| *last > TooLarge::WIDTH as i64) {
            return Err(TooLarge);
        }
        for (column, x) in self.columns.iter_mut().zip(places) {
            column.x = x;
        }
        Ok(())
    }

    /// The cell of a lifeline.
    pub(crate) fn x(&self, column: u32) -> i64 {
        self.columns.get(column as usize).map_or(0, |column| column.x)
    }

    /// Outer cells of the heads: those of the first and the last one, and of wider ones near these.
    pub(crate) fn heads(&self) -> (i64, i64) {
        let near = 8;
        let left = self.columns.iter().take(near).map(|column| column.x - column.half[0]).min();
        let right = self.columns.iter().rev().take(near).map(|column| column.x + column.half[1]).max();
        (left.unwrap_or(0), right.unwrap_or(NO_HEADS))
    }

    /// The last row in which an event is seen; a frame is until its end.
    pub(crate) fn last_row(&self, event: u32) -> i64 {
        let Some(event) = self.events.get(event as usize) else { return 0 };
        match event.part {
            Part::Begin(frame) => self.frames.get(frame as usize).map_or(event.bottom, |frame| frame.bottom),
            _ => event.bottom,
        }
    }

    /// The row in which an arrow's head lies.
    pub(crate) fn head_row(&self, event: u32) -> i64 {
        let Some(event) = self.events.get(event as usize) else { return 0 };
        event.axis
            + match &event.part {
                Part::Message(message) => message.drop,
                Part::SelfMessage(message) => message.height - 1,
                _ => 0,
            }
    }

    /// The first row of something that begins at a moment.
    pub(crate) fn begin_row(&self, moment: Moment) -> i64 {
        match moment {
            Moment::After(event) => self.end_row(Moment::After(event)) + 1,
            other => self.end_row(other),
        }
    }

    /// The last row of something that ends at a moment.
    pub(crate) fn end_row(&self, moment: Moment) -> i64 {
        let event = |event: u32| self.events.get(event as usize);
        match moment {
            Moment::Top => 0,
            Moment::At(at, Tip::Tail) => event(at).map_or(0, |event| event.axis),
            Moment::At(at, Tip::Head) => self.head_row(at),
            Moment::After(at) => event(at).map_or(0, |event| event.after),
            Moment::End => self.bottom,
        }
    }
}

/// Width of a drawing in which nobody takes part.
const NO_HEADS: i64 = 23;

/// How far the uppermost of so many bars reaches to the right of its lifeline.
pub(crate) fn reach(bars: u32) -> i64 {
    i64::from(bars.min(MOST_BARS).saturating_sub(1))
}

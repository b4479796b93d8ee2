//! What is known of a picture while it is laid out: flat arrays, filled pass by pass.
//!
//! One [`Event`] stands for one thing that takes its turn in time; fragments are a begin, operands and an end. Bars and
//! lives refer to events by [`Moment`]s, so that they need no events of their own.

use crate::parts::delay::Delay;
use crate::parts::divider::Divider;
use crate::parts::duration::Duration;
use crate::parts::fragment::{Frame, Operand};
use crate::parts::message::Message;
use crate::parts::note::Note;
use crate::parts::participant::{Column, Panel};
use crate::parts::reference::Reference;
use crate::parts::self_message::SelfMessage;

use ir::ElementStyle;

/// No frame, no column, no event.
pub(crate) const NONE: u32 = u32::MAX;

/// Everything but text furniture.
#[derive(Default)]
pub(crate) struct Plan<'d> {
    /// Left to right.
    pub(crate) columns: Vec<Column<'d>>,
    /// Boxes round columns, outer ones first.
    pub(crate) panels: Vec<Panel<'d>>,
    /// The boxes of each depth of nesting, from left to right; indices into [`Plan::panels`].
    pub(crate) panel_levels: Vec<Vec<u32>>,
    /// In the order of time.
    pub(crate) events: Vec<Event<'d>>,
    /// In the order in which they begin.
    pub(crate) frames: Vec<Frame<'d>>,
    /// Grouped by frame, in the order of time.
    pub(crate) operands: Vec<Operand<'d>>,
    /// In the order in which they begin.
    pub(crate) bars: Vec<Bar<'d>>,
    /// Stretches of lifelines.
    pub(crate) lives: Vec<Life>,
    /// Whether a lifeline is there, and how many bars it has.
    pub(crate) states: States,
    /// Dimension lines; drawn beside everything else.
    pub(crate) durations: Vec<Duration<'d>>,
}

/// One thing that takes its turn in time.
pub(crate) struct Event<'d> {
    pub(crate) part: Part<'d>,
    /// Source line.
    pub(crate) line: Option<u32>,
    /// It starts together with the one before it, if there is room.
    pub(crate) parallel: bool,
    /// The innermost frame around it, or [`NONE`].
    pub(crate) frame: u32,
    /// How far it reaches to the left and right, px; known after the pass across. `left > right` for no extent.
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Where the next event counts from, px; known after the pass down.
    pub(crate) after: f64,
}

/// What happens.
pub(crate) enum Part<'d> {
    Message(Message<'d>),
    SelfMessage(SelfMessage<'d>),
    Note(Note<'d>),
    Reference(Box<Reference<'d>>),
    /// A frame begins; index into [`Plan::frames`].
    Begin(u32),
    /// A further operand of a frame; index into [`Plan::operands`].
    Operand(u32),
    /// A frame ends; index into [`Plan::frames`].
    End(u32),
    Divider(Box<Divider<'d>>),
    Delay(Box<Delay<'d>>),
    /// Empty room of so many px.
    Space(f64),
    /// A lifeline ends apart from any message.
    Cross {
        column: u32,
        y: f64,
    },
    /// A lifeline begins apart from any message.
    Birth {
        column: u32,
        y: f64,
    },
}

/// A moment at which a bar or a life begins or ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Moment {
    /// The head's bottom.
    Top,
    /// At an end of the arrow of an event.
    At(u32, Tip),
    /// Where the cursor stands after an event.
    After(u32),
    /// The end of the lifelines.
    End,
}

/// An end of an arrow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Tip {
    Tail,
    Head,
}

/// An activation bar.
#[derive(Debug)]
pub(crate) struct Bar<'d> {
    pub(crate) column: u32,
    /// How many bars it stands on.
    pub(crate) level: u32,
    pub(crate) begin: Moment,
    pub(crate) end: Moment,
    /// Another bar begins where this one ends.
    pub(crate) restarted: bool,
    pub(crate) style: Option<&'d ElementStyle>,
    pub(crate) line: Option<u32>,
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

/// What lifelines are like from one event on, in order per column.
#[derive(Debug, Default)]
pub(crate) struct States {
    /// Column, event from which it holds, number of bars or [`NONE`] when there is no lifeline.
    changes: Vec<(u32, u32, u32)>,
    /// First change of each column, after [`States::finish`].
    starts: Vec<u32>,
}

impl States {
    /// From this event on a column has so many bars; [`NONE`]: no lifeline.
    pub(crate) fn change(&mut self, column: u32, event: u32, bars: u32) {
        self.changes.push((column, event, bars));
    }

    /// Sorts the changes by column. They come in the order of time and keep it.
    pub(crate) fn finish(&mut self, columns: usize) {
        self.changes.sort_by_key(|change| change.0);
        self.starts = Vec::with_capacity(columns + 1);
        let mut at = 0;
        for column in 0..=columns as u32 {
            while self.changes.get(at).is_some_and(|change| change.0 < column) {
                at += 1;
            }
            self.starts.push(at as u32);
        }
    }

    /// How many bars a column has at an event; `None` when there is no lifeline.
    pub(crate) fn bars(&self, column: u32, event: u32) -> Option<u32> {
        let (start, end) = (self.starts[column as usize] as usize, self.starts[column as usize + 1] as usize);
        let changes = &self.changes[start..end];
        let at = changes.partition_point(|change| change.1 <= event);
        let bars = if at == 0 { NONE } else { changes[at - 1].2 };
        (bars != NONE).then_some(bars)
    }
}

impl<'d> Event<'d> {
    pub(crate) fn new(part: Part<'d>, line: Option<u32>, frame: u32) -> Self {
        Self { part, line, parallel: false, frame, left: f64::INFINITY, right: f64::NEG_INFINITY, after: 0.0 }
    }

    /// Counts this stretch as reached.
    pub(crate) fn reach(&mut self, left: f64, right: f64) {
        self.left = self.left.min(left);
        self.right = self.right.max(right);
    }
}

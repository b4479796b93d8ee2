//! Notes and states: text in a box of its own, beside or over lifelines.

use crate::glyphs::{Mask, Weight};
use crate::measuring::Measuring;
use crate::options::Setting;
use crate::parts::message::Place;
use crate::plan::{Event, Part, Plan};
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, Construct, NotePlace, NoteShape, NoteSide, Side, StatePlace};

/// From a lifeline, an arrow or a frame to a note beside it: one cell is free.
const GAP: i64 = 2;
/// A note over several lifelines sticks out so far.
const OVER: i64 = 2;

/// A note or a state.
pub(crate) struct Note<'d> {
    text: &'d ir::Text,
    block: Block<'d>,
    pub(crate) at: At,
    outline: Outline,
    /// How far the bars reach at the lifeline that it stands right of.
    reach: i64,
    pub(crate) width: i64,
    pub(crate) height: i64,
    /// Its first cell.
    pub(crate) x: i64,
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// Left of a column.
    Left(u32),
    /// Right of a column.
    Right(u32),
    /// Over columns, from the first to the last.
    Over(u32, u32),
    /// Over everything; there may be no column.
    Across,
    /// At a message, by its event.
    Message(u32, NoteSide),
    /// Beside a frame.
    Fragment(u32, Side),
    /// In the left margin.
    Margin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outline {
    /// A sheet with a folded corner.
    Sheet,
    Rectangle,
    /// `<` and `>` at its sides.
    Hexagon,
    /// Round brackets at its sides: a state.
    Capsule,
}

/// Measures a note.
pub(crate) fn measure<'d>(pass: &mut Measuring<'d>, note: &'d ir::Note) {
    let span = |pass: &mut Measuring<'d>, ids: &[ir::ParticipantId]| {
        pass.span(ids, Construct::NoteOver, note.origin)
    };
    let at = match &note.place {
        NotePlace::Left(ids) => span(pass, ids).map(|(first, _)| At::Left(first)),
        NotePlace::Right(ids) => span(pass, ids).map(|(_, last)| At::Right(last)),
        NotePlace::Over(ids) => span(pass, ids).map(|(first, last)| At::Over(first, last)),
        NotePlace::Across => Some(At::Across),
        NotePlace::OnMessage(side) => Some(pass.last.map_or(At::Across, |event| At::Message(event, *side))),
        NotePlace::OnFragment(side) => {
            Some(pass.ended.map_or(At::Across, |frame| At::Fragment(frame, *side)))
        }
        NotePlace::Margin => Some(At::Margin),
    };
    if let Some(at) = at {
        measure_at(pass, note, at);
    }
}

/// Measures a note whose place is known.
pub(crate) fn measure_at<'d>(pass: &mut Measuring<'d>, note: &'d ir::Note, at: At) {
    let outline = match note.shape {
        NoteShape::Note => Outline::Sheet,
        NoteShape::Hexagon => Outline::Hexagon,
        NoteShape::Rectangle => Outline::Rectangle,
    };
    let part = Note::new(pass, &note.text, at, outline);
    place(pass, part, note.same_row || note.parallel);
}

/// Measures a state.
pub(crate) fn measure_state<'d>(pass: &mut Measuring<'d>, state: &'d ir::State) {
    let Some((first, last)) = pass.span(&state.participants, Construct::State, state.origin) else { return };
    let at = match state.place {
        StatePlace::Over => At::Over(first, last),
        StatePlace::Left => At::Left(first),
        StatePlace::Right => At::Right(last),
    };
    let part = Note::new(pass, &state.text, at, Outline::Capsule);
    place(pass, part, state.parallel);
}

fn place<'d>(pass: &mut Measuring<'d>, note: Note<'d>, parallel: bool) {
    note.constrain(pass);
    if parallel {
        note.constrain_row(pass);
    }
    let frame = pass.frame();
    let at = note.at;
    let beside = matches!(at, At::Message(_, NoteSide::Left | NoteSide::Right));
    let event = Event { parallel: parallel || beside, ..Event::new(Part::Note(Box::new(note)), frame) };
    if at == At::Margin {
        // It stands apart, so that what comes next may start together with what came before.
        pass.plan.events.push(Event { parallel: false, ..event });
    } else {
        pass.push(event);
    }
}

impl<'d> Note<'d> {
    fn new(pass: &Measuring<'d>, text: &'d ir::Text, at: At, outline: Outline) -> Self {
        let set = pass.set;
        let block = words::lay(text, Wrap::at(set.wrap(text, set.wrap_note())), set.glyphs);
        let reach = match at {
            At::Right(column) | At::Over(_, column) => pass.reach(column),
            _ => 0,
        };
        let mut note = Self { text, block, at, outline, reach, width: 0, height: 0, x: 0 };
        note.size(set);
        note
    }

    fn size(&mut self, set: Setting<'_>) {
        let least = match self.outline {
            // a fold that is drawn takes a cell more of the first line
            Outline::Sheet if set.glyphs.fold.is_none() => (self.block.line_width(0) + 5).max(6),
            Outline::Sheet | Outline::Hexagon | Outline::Capsule | Outline::Rectangle => 5,
        };
        self.width = least.max(self.block.width + 4);
        self.height = self.block.height().max(1) + 2;
    }

    fn constrain(&self, pass: &mut Measuring<'d>) {
        let (left, right) = self.offsets(pass);
        let width = self.width;
        match self.at {
            At::Left(column) | At::Over(column, _) if column > 0 => {
                pass.need_from_bars(column - 1, column, GAP - left);
            }
            _ => {}
        }
        match self.at {
            At::Right(column) => pass.constraints.need(column, column.saturating_add(1), right + GAP),
            At::Over(first, last) => {
                pass.constraints.need(last, last.saturating_add(1), right + GAP);
                pass.constraints.need(first, last, width - 1 - 2 * OVER - self.reach);
            }
            At::Across => pass.widen(width),
            At::Message(event, side) => self.constrain_message(pass, event, side),
            At::Fragment(frame, side) => self.constrain_fragment(pass, frame, side),
            At::Left(_) | At::Margin => {}
        }
        match self.at {
            At::Left(column) | At::Right(column) => {
                pass.touch((column, left.min(-1)), (column, right.max(1)));
            }
            At::Over(first, last) => pass.touch((first, left), (last, right)),
            At::Across => {
                let last = (pass.plan.columns.len() as u32).saturating_sub(1);
                let half = |column: u32, side: usize| {
                    pass.plan.columns.get(column as usize).map_or(0, |column| column.half[side])
                };
                let (left, right) = (half(0, 0), half(last, 1));
                pass.touch((0, -left), (last, right));
            }
            At::Message(..) | At::Fragment(..) | At::Margin => {}
        }
    }

    /// First and last cell of a note at lifelines, from the first and the last of these.
    fn offsets(&self, pass: &Measuring<'d>) -> (i64, i64) {
        match self.at {
            At::Left(_) => (-GAP - self.width + 1, -GAP),
            At::Right(_) => (self.reach + GAP, self.reach + GAP + self.width - 1),
            At::Over(first, last) if first == last => (-(self.width / 2), self.width - self.width / 2 - 1),
            At::Over(..) => (-OVER, OVER + self.reach),
            At::Across | At::Message(..) | At::Fragment(..) | At::Margin => {
                let _ = pass;
                (0, self.width - 1)
            }
        }
    }

    /// A note at an arrow keeps away from the next lifeline, and one above or below it fits between the arrow's ends.
    fn constrain_message(&self, pass: &mut Measuring<'d>, event: u32, side: NoteSide) {
        let (near, far) = match pass.plan.events.get(event as usize).map(|event| &event.part) {
            Some(Part::Message(message)) => {
                let (left, right) = message.sides();
                let loose = message.room + 2;
                match (left, right) {
                    (Place::Column { column: a, offset: x }, Place::Column { column: b, offset: y }) => {
                        let half = pass.plan.columns.get(b as usize).map_or(0, |column| column.half[1]);
                        let new = message.creates && message.way > 0;
                        ((a, x.min(0)), (b, if new { half } else { y.max(message.bars) }))
                    }
                    (Place::Column { column, offset }, _) => ((column, 0), (column, offset + loose)),
                    (_, Place::Column { column, offset }) => {
                        ((column, offset - loose), (column, message.bars))
                    }
                    _ => return,
                }
            }
            Some(Part::SelfMessage(message)) => ((message.column, 0), (message.column, message.right())),
            _ => {
                // A note above comes before its message; what it asks for, that one cannot know yet.
                return self.constrain_above(pass);
            }
        };
        match side {
            NoteSide::Left => {
                let left = near.1 - GAP - self.width + 1;
                if near.0 > 0 {
                    pass.need_from_bars(near.0 - 1, near.0, GAP - left);
                }
                pass.touch((near.0, left), far);
            }
            NoteSide::Right => {
                let right = far.1 + GAP + self.width - 1;
                pass.constraints.need(far.0, far.0.saturating_add(1), right + GAP);
                pass.touch(near, (far.0, right));
            }
            NoteSide::Top | NoteSide::Bottom => {
                pass.constraints.need(near.0, far.0, self.width + near.1 - far.1);
                pass.touch(near, far);
            }
        }
    }

    fn constrain_above(&self, pass: &mut Measuring<'d>) {
        // The frame at least holds it, wherever its arrow runs.
        pass.widen(self.width + 2);
    }

    /// A note beside a frame belongs to the frame round that, and keeps away from the next lifeline.
    fn constrain_fragment(&self, pass: &mut Measuring<'d>, frame: u32, side: Side) {
        let Some((near, far)) = pass.plan.frames.get(frame as usize).map(|frame| frame.outer()) else {
            return;
        };
        match side {
            Side::Left => {
                let left = near.1 - GAP - self.width + 1;
                if near.0 > 0 {
                    pass.need_from_bars(near.0 - 1, near.0, GAP - left);
                }
                pass.touch((near.0, left), far);
            }
            Side::Right => {
                let right = far.1 + GAP + self.width - 1;
                pass.constraints.need(far.0, far.0.saturating_add(1), right + GAP);
                pass.touch(near, (far.0, right));
            }
        }
    }

    /// Notes of one row keep apart.
    fn constrain_row(&self, pass: &mut Measuring<'d>) {
        let Some(Event { part: Part::Note(before), .. }) = pass.plan.events.last() else { return };
        let column = |at: At| match at {
            At::Left(column) | At::Right(column) => Some((column, column)),
            At::Over(first, last) => Some((first, last)),
            _ => None,
        };
        let (Some(one), Some(other)) = (column(before.at), column(self.at)) else { return };
        let (a, b) = (before.offsets(pass), self.offsets(pass));
        let (left, right) =
            if one <= other { ((one.1, a.1), (other.0, b.0)) } else { ((other.1, b.1), (one.0, a.0)) };
        if left.0 < right.0 {
            pass.constraints.need(left.0, right.0, left.1 - right.1 + GAP);
        }
    }

    /// Places it across; gives the cells that it takes. `anchor` are the outer cells of the message or frame that it
    /// stands at.
    pub(crate) fn across(
        &mut self,
        set: Setting<'d>,
        plan: &Plan<'d>,
        anchor: Option<(i64, i64)>,
    ) -> (i64, i64) {
        let (left, right) = anchor.unwrap_or(plan.heads());
        let middle = |width: i64| left + (right - left + 1 - width).div_euclid(2);
        self.x = match self.at {
            At::Left(column) => plan.x(column) - GAP - self.width + 1,
            At::Right(column) => plan.x(column) + self.reach + GAP,
            At::Over(first, last) if first == last => plan.x(first) - self.width / 2,
            At::Over(first, last) => {
                let (left, right) = (plan.x(first) - OVER, plan.x(last) + OVER + self.reach);
                self.fit(set, right - left + 1);
                left - (self.width - (right - left + 1)) / 2
            }
            At::Across => {
                self.fit(set, right - left + 1);
                middle(self.width)
            }
            At::Message(_, NoteSide::Left) | At::Fragment(_, Side::Left) => left - GAP - self.width + 1,
            At::Message(_, NoteSide::Right) | At::Fragment(_, Side::Right) => right + GAP,
            At::Message(_, NoteSide::Top | NoteSide::Bottom) => middle(self.width),
            At::Margin => 0,
        };
        (self.x, self.x + self.width - 1)
    }

    /// A note that spans lifelines is as wide as they ask, and its text may be wider than that of others.
    fn fit(&mut self, set: Setting<'d>, span: i64) {
        let inner = span - 5;
        if inner > set.wrap_note() && self.block.height() > 1 && set.wrap(self.text, inner).is_some() {
            self.block = words::lay(self.text, Wrap::at(Some(inner)), set.glyphs);
            self.size(set);
        }
        self.width = self.width.max(span);
    }

    /// Paints a row of it, counted from its upper side.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, set: Setting<'_>, at: i64) {
        if !(0..self.height).contains(&at) {
            return;
        }
        let (left, right) = (self.x, self.x + self.width - 1);
        row.blank(left, right);
        let is_edge = at == 0 || at == self.height - 1;
        let narrow = i64::from(matches!(self.outline, Outline::Hexagon | Outline::Capsule));
        if is_edge {
            row.side(left + narrow, right - narrow, Weight::Light, at == 0);
            match set.glyphs.fold {
                Some(fold) if at == 0 && self.outline == Outline::Sheet => row.glyph(right, fold),
                None if at == 0 && self.outline == Outline::Sheet => {
                    row.line(right - 1, Mask::down(Weight::Light));
                }
                _ => {}
            }
            return;
        }
        let sides = match self.outline {
            Outline::Hexagon => Some(('<', '>')),
            Outline::Capsule => Some(('(', ')')),
            Outline::Sheet | Outline::Rectangle => None,
        };
        match sides {
            Some((open, close)) => {
                row.glyph(left, open);
                row.glyph(right, close);
            }
            None => {
                row.line(left, Mask::vertical(Weight::Light));
                row.line(right, Mask::vertical(Weight::Light));
            }
        }
        let is_folded = self.outline == Outline::Sheet && set.glyphs.fold.is_none();
        let fold = i64::from(at == 1 && is_folded);
        let over =
            matches!(self.at, At::Over(..) | At::Across | At::Message(_, NoteSide::Top | NoteSide::Bottom));
        let centred = self.block.height() == 1 && (over || narrow == 1);
        let align = set.diagram.style.note_align.unwrap_or(if centred { Align::Center } else { Align::Left });
        self.block.write(row, at - 1, left + 2, self.width - 4 - fold, align);
        if fold == 1 {
            row.line(right - 1, Mask::up(Weight::Light).over(Mask::right(Weight::Light)));
            row.line(right, Mask::left(Weight::Light));
        }
    }
}

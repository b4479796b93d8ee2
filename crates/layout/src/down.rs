//! The fourth pass: everything finds its height, in the order of time, by one cursor that only moves down.

use crate::options::{Setting, half};
use crate::parts::note::At;
use crate::parts::number::Pill;
use crate::parts::{fragment, reference};
use crate::plan::{NONE, Part, Plan};
use ir::NoteSide;
use scene::Bounds;
use std::collections::VecDeque;

/// So many stretches of one row are looked at for overlaps; more begin a new row.
const MOST_IN_ROW: usize = 64;

/// So many pills are kept away from the next one: more than start together in practice.
const MOST_NUMBERS: usize = 8;
/// Between a pill and one below it, px.
const NUMBERS_APART: f64 = 3.0;

/// What the pass knows.
pub(crate) struct Down<'s, 'd> {
    pub(crate) set: Setting<'s, 'd>,
    /// Where the next event counts from, px.
    pub(crate) cursor: f64,
    /// Height of every head.
    pub(crate) head_height: f64,
    /// Zones in which lifelines are dotted: upper and lower side.
    pub(crate) delays: Vec<(f64, f64)>,
    /// The pills that were placed last, from the top to the bottom.
    numbers: VecDeque<Bounds>,
    row: Row,
    open: Vec<Open>,
    sibling: Option<Sibling>,
}

/// Events that start together.
#[derive(Default)]
struct Row {
    start: f64,
    /// Height of its arrow.
    arrow: Option<f64>,
    /// What is taken, from left to right.
    taken: Vec<(f64, f64)>,
    bottom: f64,
}

/// An open frame.
struct Open {
    /// Where its content begins.
    body: f64,
    /// The lowest content of operands that share a height.
    low: f64,
    /// What stands before it.
    before: Option<Sibling>,
    /// Its begin shares a height with what stands before it.
    beside: bool,
    start: f64,
}

/// What stood last at one level of nesting.
#[derive(Clone, Copy)]
struct Sibling {
    start: f64,
    left: f64,
    right: f64,
    bottom: f64,
}

/// Where things ended.
pub(crate) struct Ended {
    /// The end of the lifelines.
    pub(crate) bottom: f64,
    /// Zones in which lifelines are dotted.
    pub(crate) delays: Vec<(f64, f64)>,
}

/// Places everything down. `head_bottom` is the lower side of the heads at the top.
pub(crate) fn down<'d>(
    plan: &mut Plan<'d>,
    set: Setting<'_, 'd>,
    head_bottom: f64,
    head_height: f64,
) -> Ended {
    let metric = &set.theme.metric;
    let mut down = Down {
        set,
        cursor: head_bottom + metric.head_arrow - metric.gap - metric.l_label - metric.label_lift,
        head_height,
        delays: Vec::new(),
        numbers: VecDeque::with_capacity(MOST_NUMBERS),
        row: Row::default(),
        open: Vec::new(),
        sibling: None,
    };
    let top = down.cursor;
    let mut margin = f64::NEG_INFINITY;
    for index in 0..plan.events.len() {
        let before = down.cursor;
        down.place(plan, index, &mut margin);
        // A cursor that moved up would let things overlap.
        debug_assert!(down.cursor.is_finite(), "the cursor stays a number");
        down.remember(plan, index, before);
        plan.events[index].after = down.cursor;
    }
    Ended { bottom: down.cursor.max(margin).max(top) + metric.life_end, delays: down.delays }
}

impl Down<'_, '_> {
    /// The height of an arrow that might be at `y`: further down if its pill, with its left end at `left`, would meet one
    /// above it.
    pub(crate) fn below_numbers(&self, y: f64, left: f64, pill: &Pill<'_>) -> f64 {
        let (right, half) = (left + pill.width, pill.height(&self.set) / 2.0 + NUMBERS_APART);
        let above = self.numbers.iter().filter(|above| above.left < right + 1.0 && left < above.right + 1.0);
        // A large one keeps off the arrow above it, too.
        let least = self.cursor + half + NUMBERS_APART;
        above.map(|above| above.bottom + half).fold(y.max(least), f64::max)
    }

    /// Remembers where a pill stands: with its left end at `left`, centred on `y`.
    pub(crate) fn number(&mut self, y: f64, left: f64, pill: &Pill<'_>) {
        if self.numbers.len() == MOST_NUMBERS {
            self.numbers.pop_front();
        }
        let half = pill.height(&self.set) / 2.0;
        self.numbers.push_back(Bounds::new(left, y - half, left + pill.width, y + half));
    }

    /// How far an arrow into a reference lies below the reference's top.
    pub(crate) fn entry_top(&self) -> f64 {
        reference::ENTRY
    }

    /// The lowest content of the innermost frame.
    pub(crate) fn low(&self) -> f64 {
        self.open.last().map_or(self.cursor, |open| open.low.max(self.cursor))
    }

    /// The next operand begins where the first one did.
    pub(crate) fn again(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.low = open.low.max(self.cursor);
            self.cursor = open.body;
        }
    }

    fn place(&mut self, plan: &mut Plan<'_>, index: usize, margin: &mut f64) {
        let set = self.set;
        match plan.events[index].part {
            Part::Begin(frame) => self.begin(plan, frame),
            Part::Operand(operand) => fragment::separate(plan, self, operand),
            Part::End(frame) => self.end(plan, frame),
            _ => {}
        }
        let entry = entry(plan, index);
        let middle = middle(plan, index);
        let exit = exit(plan, index);
        let event = &mut plan.events[index];
        let (left, right) = (event.left, event.right);
        match &mut event.part {
            Part::Message(message) => {
                let at = self.join(event.parallel && message.may_join(), left, right);
                message.down(self, at, exit);
                let y = message.y;
                self.joined(left, right, Some(y));
            }
            Part::SelfMessage(message) => {
                let at = self.join(event.parallel, left, right);
                message.down(self, at);
                let y = message.y;
                self.joined(left, right, Some(y));
            }
            Part::Note(note) => match note.at {
                At::Message(_, NoteSide::Left | NoteSide::Right) => {
                    let before = self.cursor;
                    // Another arrow of the row may stand where the note would.
                    let middle = middle.filter(|_| self.row.fits(left, right));
                    note.down(self, middle, None);
                    self.cursor = self.cursor.max(before);
                    self.row.taken.push((left, right));
                    self.row.bottom = self.row.bottom.max(self.cursor);
                }
                At::Fragment(..) => {
                    let before = self.cursor;
                    note.y = half(middle.unwrap_or(before));
                    self.cursor = before.max(note.y + note.height - 0.5);
                }
                At::Margin => {
                    let top = self.cursor + set.theme.metric.note_top;
                    note.y = half(top.max(*margin + 8.0));
                    *margin = note.y + note.height;
                }
                _ => {
                    let joins = event.parallel && self.row.fits(left, right);
                    let arrow = self.join(event.parallel, left, right).filter(|_| joins);
                    note.down(self, None, arrow);
                    self.joined(left, right, arrow);
                }
            },
            Part::Reference(reference) => reference.down(self, entry),
            Part::Divider(divider) => divider.down(self),
            Part::Delay(delay) => delay.down(self),
            Part::Space(pixels) => self.cursor += *pixels,
            Part::Cross { y, .. } => {
                *y = half(self.cursor + set.theme.metric.else_top);
                self.cursor = *y + set.theme.metric.cross_half;
            }
            Part::Birth { y, .. } => {
                *y = (self.cursor + set.theme.metric.create_gap).floor();
                self.cursor = *y + self.head_height;
            }
            Part::Begin(_) | Part::Operand(_) | Part::End(_) => {}
        }
        let joinable = match &event.part {
            Part::Message(_) | Part::SelfMessage(_) => true,
            Part::Note(note) => !matches!(note.at, At::Fragment(..)),
            _ => false,
        };
        if !joinable {
            // Nothing starts together with these: what wants to begins below them.
            self.row = Row { start: self.cursor, bottom: self.cursor, ..Row::default() };
        }
        self.leave(plan, index);
    }

    /// Starts together with the row, if the event wants to and there is room; else starts a row. Says at which height
    /// the row's arrow lies.
    fn join(&mut self, parallel: bool, left: f64, right: f64) -> Option<f64> {
        if parallel && self.row.fits(left, right) {
            self.cursor = self.row.start;
            return self.row.arrow;
        }
        self.row.start = self.cursor;
        self.row.arrow = None;
        self.row.bottom = self.cursor;
        self.row.taken.clear();
        None
    }

    fn joined(&mut self, left: f64, right: f64, arrow: Option<f64>) {
        self.row.arrow = self.row.arrow.or(arrow);
        self.row.taken.push((left, right));
        self.row.bottom = self.row.bottom.max(self.cursor);
        self.cursor = self.row.bottom;
    }

    /// A reference grows down to the arrow that leaves it.
    fn leave(&mut self, plan: &mut Plan<'_>, index: usize) {
        let Part::Message(message) = &plan.events[index].part else { return };
        let (Some(from), y) = (message.leaves, message.y) else { return };
        if let Part::Reference(reference) = &mut plan.events[from as usize].part {
            let bottom = reference.grow(y);
            self.cursor = self.cursor.max(bottom);
            // Beside this arrow stands the panel.
            self.row = Row { start: self.cursor, bottom: self.cursor, ..Row::default() };
            plan.events[from as usize].after = self.cursor;
        }
    }

    fn begin(&mut self, plan: &mut Plan<'_>, frame: u32) {
        let start = self.cursor;
        let each = &plan.frames[frame as usize];
        let before = self.sibling.take();
        let beside =
            before.is_some_and(|before| each.parallel && (each.x1 >= before.right || each.x2 <= before.left));
        if let Some(before) = before.filter(|_| beside) {
            self.cursor = before.start;
        }
        fragment::begin(plan, self, frame);
        self.open.push(Open { body: self.cursor, low: f64::NEG_INFINITY, before, beside, start });
    }

    fn end(&mut self, plan: &mut Plan<'_>, frame: u32) {
        fragment::end(plan, self, frame);
        let Some(open) = self.open.pop() else { return };
        let each = &plan.frames[frame as usize];
        let own = Sibling { start: open.start, left: each.x1, right: each.x2, bottom: self.cursor };
        self.sibling = Some(match open.before.filter(|_| open.beside) {
            Some(before) => Sibling {
                start: before.start,
                left: before.left.min(own.left),
                right: before.right.max(own.right),
                bottom: before.bottom.max(own.bottom),
            },
            None => own,
        });
        if let Some(sibling) = self.sibling {
            self.cursor = self.cursor.max(sibling.bottom);
        }
    }

    /// Remembers what stands last at this level, for a frame that starts together with it.
    fn remember(&mut self, plan: &Plan<'_>, index: usize, before: f64) {
        let event = &plan.events[index];
        if matches!(event.part, Part::Begin(_) | Part::Operand(_)) {
            self.sibling = None;
        } else if !matches!(event.part, Part::End(_)) {
            self.sibling =
                Some(Sibling { start: before, left: event.left, right: event.right, bottom: self.cursor });
        }
    }
}

impl Row {
    fn fits(&self, left: f64, right: f64) -> bool {
        self.taken.len() < MOST_IN_ROW
            && self.taken.iter().all(|taken| right <= taken.0 + 1.0 || left >= taken.1 - 1.0)
    }
}

/// The height of the arrow that leads into a reference.
fn entry(plan: &Plan<'_>, index: usize) -> Option<f64> {
    let Part::Reference(reference) = &plan.events[index].part else { return None };
    match &plan.events[index.checked_sub(1)?].part {
        Part::Message(message) if reference.entered => Some(message.y),
        _ => None,
    }
}

/// Where an arrow that leads out of a reference lies at least.
fn exit(plan: &Plan<'_>, index: usize) -> Option<f64> {
    let Part::Message(message) = &plan.events[index].part else { return None };
    match &plan.events[message.leaves? as usize].part {
        Part::Reference(reference) => Some(reference.exit()),
        _ => None,
    }
}

/// The height of the message that a note stands beside, or the upper side of its frame.
fn middle(plan: &Plan<'_>, index: usize) -> Option<f64> {
    let Part::Note(note) = &plan.events[index].part else { return None };
    match note.at {
        At::Message(event, NoteSide::Left | NoteSide::Right) => {
            let after = previous_beside(plan, index, event);
            let middle = match &plan.events[event as usize].part {
                // The note would cover the panel that the arrow leaves.
                Part::Message(message) if message.leaves.is_some() => return None,
                Part::Message(message) => message.middle(),
                Part::SelfMessage(message) => (message.y + message.bottom()) / 2.0,
                _ => return None,
            };
            Some(after.map_or(middle, |bottom| middle.max(bottom + 6.0 + note.height / 2.0)))
        }
        At::Fragment(frame, _) if frame != NONE => Some(plan.frames[frame as usize].top),
        _ => None,
    }
}

/// The lower side of the note before this one, if both stand at the same side of the same message.
fn previous_beside(plan: &Plan<'_>, index: usize, event: u32) -> Option<f64> {
    let Part::Note(own) = &plan.events[index].part else { return None };
    plan.events[event as usize + 1..index].iter().rev().find_map(|each| match &each.part {
        Part::Note(note) if note.at == own.at => Some(note.y + note.height),
        _ => None,
    })
}

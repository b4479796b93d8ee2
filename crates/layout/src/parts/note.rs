//! Notes and states: text on a shape of its own, beside or over lifelines.

use crate::across::Across;
use crate::canvas::Canvas;
use crate::columns::TextNeed;
use crate::down::Down;
use crate::draw::Drawing;
use crate::look::Look;
use crate::measuring::Measuring;
use crate::options::{Setting, half};
use crate::plan::{Event, Part};
use crate::text::{self, TextBlock, TextStyle, Wrap};
use ir::{Align, Construct, ElementClass, NotePlace, NoteShape, NoteSide, Side, StatePlace};
use scene::{Anchor, Bounds, Layer, Role, Segment};

/// A note or a state.
pub(crate) struct Note<'d> {
    text: &'d ir::Text,
    block: TextBlock<'d>,
    pub(crate) at: At,
    outline: Outline,
    look: Look,
    link: Option<&'d ir::Link>,
    role: Role,
    /// How far the bars reach at its lifelines, to the left and right of it, px.
    edges: [f64; 2],
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq)]
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

#[derive(Debug, Clone, Copy, PartialEq)]
enum Outline {
    /// A sheet with a folded corner.
    Sheet,
    Hexagon,
    Rectangle,
    Capsule,
}

/// A note over lifelines is not broken for less, px.
const LEAST_GAIN: f64 = 24.0;
/// The folded corner takes so much of a note's width, px.
const FOLD: f64 = 4.0;

/// Measures a note.
pub(crate) fn measure<'d>(pass: &mut Measuring<'_, 'd>, note: &'d ir::Note) {
    let span = |pass: &mut Measuring<'_, 'd>, ids: &[ir::ParticipantId]| {
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
pub(crate) fn measure_at<'d>(pass: &mut Measuring<'_, 'd>, note: &'d ir::Note, at: At) {
    let set = pass.set;
    let colour = &set.theme.colour;
    let outline = match note.shape {
        NoteShape::Note => Outline::Sheet,
        NoteShape::Hexagon => Outline::Hexagon,
        NoteShape::Rectangle => Outline::Rectangle,
    };
    let text = TextStyle::note(set.theme);
    let look = set.look(note.style.as_deref(), ElementClass::Note, colour.note, colour.note_edge, text);
    let parallel = note.same_row || note.parallel;
    let part = Part::Note(Note::new(pass, &note.text, at, outline, look, Role::Note, note.link.as_deref()));
    place(pass, part, parallel, note.origin);
}

/// Measures a state.
pub(crate) fn measure_state<'d>(pass: &mut Measuring<'_, 'd>, state: &'d ir::State) {
    let Some((first, last)) = pass.span(&state.participants, Construct::State, state.origin) else { return };
    let at = match state.place {
        StatePlace::Over => At::Over(first, last),
        StatePlace::Left => At::Left(first),
        StatePlace::Right => At::Right(last),
    };
    let set = pass.set;
    let colour = &set.theme.colour;
    let text = TextStyle::state(set.theme);
    let look = set.look(None, ElementClass::State, colour.state, colour.head_edge, text);
    let part = Part::Note(Note::new(pass, &state.text, at, Outline::Capsule, look, Role::State, None));
    place(pass, part, state.parallel, state.origin);
}

fn place<'d>(pass: &mut Measuring<'_, 'd>, part: Part<'d>, parallel: bool, origin: ir::Origin) {
    let Part::Note(note) = &part else { return };
    let (at, height, need) = (note.at, note.height, note.need(pass));
    note.constrain(pass, need);
    if parallel {
        note.constrain_row(pass);
    }
    let line = pass.set.line(origin);
    if let At::Message(event, NoteSide::Left | NoteSide::Right) = at {
        let first = pass.first_arrow.map(|first| first as usize);
        room_beside(&mut pass.plan.events, event as usize, first, height);
        beside_room(pass, event, at, need);
        // It has the height of its message and starts nothing of its own.
        pass.plan.events.push(Event { parallel: true, ..Event::new(part, line, pass.frame()) });
        return;
    }
    let frame = pass.frame();
    if at == At::Margin {
        // It stands apart, so that what comes next may start together with what came before.
        pass.plan.events.push(Event::new(part, line, frame));
        return;
    }
    pass.push(Event { parallel, ..Event::new(part, line, frame) });
}

/// Makes room for a note of that height beside an arrow, above it too. The first arrow of those that start together decides
/// their height.
pub(crate) fn room_beside(events: &mut [Event<'_>], event: usize, first: Option<usize>, height: f64) {
    match &mut events[event].part {
        Part::Message(message) => message.beside = message.beside.max(height),
        Part::SelfMessage(message) => message.beside = message.beside.max(height),
        _ => {}
    }
    let Some(first) = first.filter(|first| *first != event) else { return };
    match &mut events[first].part {
        Part::Message(message) => message.beside = message.beside.max(height),
        Part::SelfMessage(message) => message.beside_others = message.beside_others.max(height),
        _ => {}
    }
}

/// What a note's text asks of the columns, when its outline is all that does.
#[derive(Clone, Copy)]
struct NoteNeed {
    /// Width of the text, and of its outline, px; and how much wider this may be.
    text: f64,
    outline: f64,
    round: f64,
    event: u32,
    breakable: bool,
}

impl NoteNeed {
    /// A distance from one column to another, in which `share` of the outline has its place.
    fn ask(self, pass: &mut Measuring<'_, '_>, left: u32, right: u32, share: f64, more: f64) {
        let distance = more + share * self.outline;
        if self.breakable {
            let base = more + share * self.round;
            let Self { text: width, event, .. } = self;
            pass.constraints.text(TextNeed { left, right, whole: distance, base, share, width, event });
        } else if left == TextNeed::OUTSIDE {
            pass.constraints.before(right, distance);
        } else {
            pass.constraints.need(left, right, distance);
        }
    }
}

/// The column before this one, or the edge.
fn before(column: u32) -> u32 {
    column.checked_sub(1).unwrap_or(TextNeed::OUTSIDE)
}

/// A note beside an arrow keeps away from the next lifeline.
fn beside_room(pass: &mut Measuring<'_, '_>, event: u32, at: At, need: NoteNeed) {
    let metric = &pass.set.theme.metric;
    let (column, offset) = match (&pass.plan.events[event as usize].part, at) {
        (Part::Message(message), At::Message(_, side)) => {
            let outer =
                if (side == NoteSide::Right) == (message.way > 0.0) { message.to } else { message.from };
            let Some(column) = outer.column() else { return };
            let side = if side == NoteSide::Right { 1.0 } else { -1.0 };
            (column, side * pass.bar_reach(column, side))
        }
        (Part::SelfMessage(message), At::Message(_, NoteSide::Right)) => {
            (message.column, message.right_offset(pass.set.theme))
        }
        (Part::SelfMessage(message), _) => (message.column, -pass.bar_reach(message.column, -1.0)),
        _ => return,
    };
    let clear = metric.note_clear;
    if let At::Message(_, NoteSide::Left) = at {
        let other = column.checked_sub(1).map_or(0.0, |column| pass.bar_reach(column, 1.0));
        need.ask(pass, before(column), column, 1.0, clear.max(-offset + metric.note_gap + 12.0 + other));
    } else {
        need.ask(pass, column, column + 1, 1.0, clear.max(offset + metric.note_gap + 17.0));
    }
}

impl<'d> Note<'d> {
    fn new(
        pass: &Measuring<'_, 'd>,
        text: &'d ir::Text,
        at: At,
        outline: Outline,
        look: Look,
        role: Role,
        link: Option<&'d ir::Link>,
    ) -> Self {
        let set = pass.set;
        let wrap = set.wrap(text, set.theme.metric.wrap_note);
        let block = text::lay(text, &look.text, wrap, set.measure);
        let edges = match at {
            At::Left(column) | At::Right(column) => {
                [pass.bar_reach(column, -1.0).max(0.0), pass.bar_reach(column, 1.0)]
            }
            _ => [0.0; 2],
        };
        let mut note = Self {
            text,
            block,
            at,
            outline,
            look,
            link,
            role,
            edges,
            width: 0.0,
            height: 0.0,
            x: 0.0,
            y: 0.0,
        };
        note.size(&set);
        note
    }

    fn size(&mut self, set: &Setting<'_, '_>) {
        let metric = &set.theme.metric;
        let fold = if self.is_folded(set) { FOLD } else { 0.0 };
        self.width = (self.block.width + 2.0 * self.side(set) + fold).ceil();
        if matches!(self.at, At::Over(..) | At::Across) {
            self.width = (self.width / 2.0).ceil() * 2.0;
        }
        let height = if self.block.is_empty() { metric.l_note } else { self.block.height };
        self.height = height + 2.0 * metric.note_py;
    }

    fn is_folded(&self, set: &Setting<'_, '_>) -> bool {
        self.outline == Outline::Sheet && set.theme.metric.note_fold > 0.0
    }

    /// Room left and right of the text.
    fn side(&self, set: &Setting<'_, '_>) -> f64 {
        match self.outline {
            Outline::Hexagon => set.theme.shape.hexagon_px,
            _ => set.theme.metric.note_px,
        }
    }

    /// What its text is, for the columns.
    fn need(&self, pass: &Measuring<'_, '_>) -> NoteNeed {
        NoteNeed {
            text: self.block.width,
            outline: self.width,
            // rounded up to a whole, or to an even number
            round: 2.0 * self.side(&pass.set) + FOLD + 2.0,
            event: pass.plan.events.len() as u32,
            breakable: pass.set.breakable(self.text) && !self.block.is_structured(),
        }
    }

    fn constrain(&self, pass: &mut Measuring<'_, '_>, need: NoteNeed) {
        let metric = &pass.set.theme.metric;
        let bars = |column: u32| column.checked_sub(1).map_or(0.0, |column| pass.bar_reach(column, 1.0));
        match self.at {
            At::Left(column) => {
                let more = self.edges[0] + metric.note_gap + 12.0 + bars(column);
                need.ask(pass, before(column), column, 1.0, more.max(metric.note_clear));
            }
            At::Right(column) => {
                let more = self.edges[1] + metric.note_gap + 17.0;
                need.ask(pass, column, column + 1, 1.0, more.max(metric.note_clear));
            }
            At::Over(first, last) if first == last => {
                let left = metric.note_over.max(12.0 + bars(first));
                need.ask(pass, before(first), first, 0.5, left);
                need.ask(pass, first, first + 1, 0.5, metric.note_over);
            }
            _ => {}
        }
    }

    /// The text and its style.
    pub(crate) fn said(&self) -> (&'d ir::Text, TextStyle) {
        (self.text, self.look.text)
    }

    /// Breaks the text to so much room.
    pub(crate) fn rewrap(&mut self, set: &Setting<'_, '_>, room: f64) {
        self.block = text::lay(self.text, &self.look.text, set.squeeze(room), set.measure);
        self.size(set);
    }

    /// Notes of one row keep apart.
    fn constrain_row(&self, pass: &mut Measuring<'_, '_>) {
        let Some(Event { part: Part::Note(before), .. }) = pass.plan.events.last() else { return };
        let (Some(one), Some(other)) = (before.offsets(), self.offsets()) else { return };
        let (left, right) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        pass.constraints.need(left.0, right.0, left.2 - right.1 + 12.0);
    }

    /// Its column, and its left and right side from there; only for notes at one column.
    fn offsets(&self) -> Option<(u32, f64, f64)> {
        const GAP: f64 = 10.0;
        match self.at {
            At::Left(column) => Some((column, -self.edges[0] - GAP - self.width, -self.edges[0] - GAP)),
            At::Right(column) => Some((column, self.edges[1] + GAP, self.edges[1] + GAP + self.width)),
            At::Over(first, last) if first == last => Some((first, -self.width / 2.0, self.width / 2.0)),
            _ => None,
        }
    }

    /// Places it across. `anchor` is left and right side of the message or frame that it stands at.
    pub(crate) fn across(&mut self, across: &Across<'_>, anchor: Option<(f64, f64)>) -> (f64, f64) {
        let (left, right) = anchor.unwrap_or(across.heads());
        let gap = across.set.theme.metric.note_gap;
        let over = across.set.theme.metric.note_over;
        match self.at {
            At::Left(column) => self.x = across.xs[column as usize] - self.edges[0] - gap - self.width,
            At::Right(column) => self.x = across.xs[column as usize] + self.edges[1] + gap,
            At::Over(first, last) => {
                let (left, right) = (across.xs[first as usize], across.xs[last as usize]);
                let middle = (left + right) / 2.0;
                if first != last {
                    let span = right - left + 2.0 * over;
                    let (from, to) = across.heads();
                    self.fit(&across.set, span, 2.0 * (middle - from).min(to - middle));
                }
                self.x = middle - self.width / 2.0;
            }
            At::Across => {
                self.fit(&across.set, right - left, right - left);
                self.x = (left + right) / 2.0 - self.width / 2.0;
            }
            At::Message(_, side) => {
                self.x = match side {
                    NoteSide::Left => left - gap - self.width,
                    NoteSide::Right => right + gap,
                    NoteSide::Top | NoteSide::Bottom => (left + right) / 2.0 - self.width / 2.0,
                };
            }
            At::Fragment(_, side) => {
                self.x = match side {
                    Side::Left => left - gap - self.width,
                    Side::Right => right + gap,
                };
            }
            At::Margin => self.x = 0.0,
        }
        self.x = half(self.x);
        (self.x, self.x + self.width)
    }

    /// A note that spans lifelines is as wide as they ask, and its text may be wider than that of others. It does not
    /// widen the picture beyond `most`, if its text can be broken.
    fn fit(&mut self, set: &Setting<'_, '_>, span: f64, most: f64) {
        let inner = |width: f64| width - 2.0 * self.side(set) - FOLD;
        let usual = set.theme.metric.wrap_note;
        let room = if inner(span) > usual {
            Some(inner(span))
        } else if self.width > span.max(most) + LEAST_GAIN && set.breakable(self.text) {
            Some(inner(span.max(most)).max(set.aim.least()))
        } else {
            None
        };
        if let Some(room) = room.filter(|room| set.wrap(self.text, *room).width.is_some()) {
            let wrap = Wrap { width: Some(room), ..set.wrap(self.text, room) };
            self.block = text::lay(self.text, &self.look.text, wrap, set.measure);
            self.size(set);
        }
        self.width = (self.width.max(span) / 2.0).ceil() * 2.0;
    }

    /// Places it down. `row` is the height of the arrow that it starts together with, `middle` that of the message it
    /// belongs to.
    pub(crate) fn down(&mut self, down: &mut Down<'_, '_>, middle: Option<f64>, row: Option<f64>) {
        let top = down.set.theme.metric.note_top;
        self.y = match (middle, row) {
            (Some(middle), _) => half(middle - self.height / 2.0),
            (None, Some(arrow)) => half((arrow - self.height / 2.0).max(down.cursor + 8.0)),
            (None, None) => half(down.cursor + top),
        };
        down.cursor = self.y + self.height - if middle.is_some() { 0.0 } else { 0.5 };
    }

    pub(crate) fn draw(&self, canvas: &mut Canvas, drawing: &Drawing<'_, '_>, line: Option<u32>) {
        canvas.begin(self.role, line);
        canvas.link(self.link);
        let set = &drawing.set;
        let area = Bounds::new(self.x, self.y, self.x + self.width, self.y + self.height);
        self.draw_outline(canvas, set, area);
        let single = self.block.lines() == 1 && !self.block.is_structured();
        let over =
            matches!(self.at, At::Over(..) | At::Across | At::Message(_, NoteSide::Top | NoteSide::Bottom));
        let centred = single && (over || matches!(self.outline, Outline::Capsule | Outline::Hexagon));
        let align = set.diagram.style.note_align.or(set.theme.form.note.fixed());
        let align = align.unwrap_or(if centred { Align::Center } else { Align::Left });
        let side = self.side(set);
        let (anchor, x) = match align {
            Align::Left => (Anchor::Start, area.left + side),
            Align::Center => (Anchor::Middle, area.left + self.width / 2.0),
            Align::Right => (Anchor::End, area.right - side),
        };
        canvas.text(Layer::Text, &self.block, x, area.top + set.theme.metric.note_py, anchor);
    }

    fn draw_outline(&self, canvas: &mut Canvas, set: &Setting<'_, '_>, area: Bounds) {
        let (fill, edge) = (Some(self.look.fill), Some(self.look.edge));
        let radius = self.look.radius.unwrap_or(set.theme.shape.note_r);
        match self.outline {
            Outline::Rectangle => canvas.shape(Layer::Solids, area, radius, &self.look),
            Outline::Capsule => canvas.shape(Layer::Solids, area, self.height / 2.0, &self.look),
            Outline::Hexagon => {
                let point = set.theme.shape.hexagon_point;
                let middle = (area.top + area.bottom) / 2.0;
                let segments = vec![
                    Segment::Move(area.left + point, area.top),
                    Segment::Line(area.right - point, area.top),
                    Segment::Line(area.right, middle),
                    Segment::Line(area.right - point, area.bottom),
                    Segment::Line(area.left + point, area.bottom),
                    Segment::Line(area.left, middle),
                    Segment::Close,
                ];
                canvas.path(Layer::Solids, segments, fill, edge);
                canvas.run(Layer::Solids, self.look.blend, area);
            }
            Outline::Sheet if set.theme.metric.note_fold <= 0.0 => {
                canvas.shape(Layer::Solids, area, radius, &self.look);
            }
            Outline::Sheet => self.draw_sheet(canvas, set, area),
        }
    }

    fn draw_sheet(&self, canvas: &mut Canvas, set: &Setting<'_, '_>, area: Bounds) {
        let fold = set.theme.metric.note_fold;
        let radius = self.look.radius.unwrap_or(set.theme.shape.note_r).min(self.height / 2.0);
        let arc = |x: f64, y: f64| Segment::Arc { radius, clockwise: true, x, y };
        let mut sheet = vec![
            Segment::Move(area.left + radius, area.top),
            Segment::Line(area.right - fold, area.top),
            Segment::Line(area.right, area.top + fold),
            Segment::Line(area.right, area.bottom - radius),
            arc(area.right - radius, area.bottom),
            Segment::Line(area.left + radius, area.bottom),
            arc(area.left, area.bottom - radius),
            Segment::Line(area.left, area.top + radius),
            arc(area.left + radius, area.top),
            Segment::Close,
        ];
        if radius <= 0.0 {
            sheet.retain(|segment| !matches!(segment, Segment::Arc { .. }));
        }
        canvas.path(Layer::Solids, sheet, Some(self.look.fill), Some(self.look.edge));
        canvas.run(Layer::Solids, self.look.blend, area);
        let corner = vec![
            Segment::Move(area.right - fold, area.top),
            Segment::Line(area.right - fold, area.top + fold - 2.0),
            Segment::Arc { radius: 2.0, clockwise: false, x: area.right - fold + 2.0, y: area.top + fold },
            Segment::Line(area.right, area.top + fold),
        ];
        let under = if self.look.own_fill { self.look.fill } else { set.theme.colour.note_fold };
        canvas.path(Layer::Solids, corner, Some(under), Some(self.look.edge));
        canvas.run(Layer::Solids, self.look.blend, area);
    }
}

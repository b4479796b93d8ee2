//! From a diagram to its events.

use super::{
    BoxEntry, DurationEntry, Event, EventList, LEFT, Number, POINT, ParticipantEntry, RIGHT, RawEntry,
};
use crate::{
    Block, Color, Content, Diagram, Endpoint, Fragment, FragmentKind, Item, Line, Link, Message, Note,
    NotePlace, NoteShape, NoteSide, Numbering, NumberingAction, Operand, Origin, ParticipantId, Raw, Run,
    Side, State, StatePlace, Text, TextLine,
};
use std::borrow::Cow;

/// What a diagram says. Linear in its size; texts without markup are borrowed. The diagram must keep the promises of
/// [`validate`](crate::validate), as all from frontends and from [`from_json`](crate::from_json) do.
pub fn events(diagram: &Diagram) -> EventList<'_> {
    let mut list = EventList {
        title: optional(&diagram.meta.title),
        boxes: diagram
            .boxes
            .iter()
            .map(|each| BoxEntry { label: optional(&each.title), color: each.color.map(|fill| fill.color()) })
            .collect(),
        participants: diagram.participant_ids().map(|id| participant(diagram, id)).collect(),
        hide_unlinked: diagram.style.hide_unlinked,
        ..EventList::default()
    };
    list.raw.extend(diagram.style.raw.iter().map(raw));
    for participant in &diagram.participants {
        list.raw.extend(participant.raw.iter().map(raw));
    }
    let mut teller =
        Teller { diagram, list, carrier: None, bound: Vec::new(), ends: (None, None), numbers: false };
    teller.list.events.reserve(diagram.body.len());
    teller.items(&diagram.body);
    teller.finish()
}

/// The way down a body.
struct Teller<'d> {
    diagram: &'d Diagram,
    list: EventList<'d>,
    /// The last event that a bound note may hang on.
    carrier: Option<usize>,
    /// Bound notes, and before which event they belong. They are put in at the end, all at once.
    bound: Vec<(usize, Event<'d>, Origin)>,
    /// Both ends of the last message.
    ends: (Option<ParticipantId>, Option<ParticipantId>),
    /// Whether messages are numbered.
    numbers: bool,
}

impl<'d> Teller<'d> {
    fn push(&mut self, event: Event<'d>, origin: Origin) {
        self.list.events.push(event);
        self.list.origins.push(origin);
    }

    /// An event that notes may hang on.
    fn push_carrier(&mut self, event: Event<'d>, origin: Origin) {
        self.carrier = Some(self.list.events.len());
        self.push(event, origin);
    }

    fn items(&mut self, items: &'d [Item]) {
        items.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, item: &'d Item) {
        let origin = item.origin();
        let name = |id: ParticipantId| self.diagram.participant(id).name.as_str();
        let event = match item {
            Item::Message(message) => {
                self.ends = (message.from.participant(), message.to.participant());
                let event = self.message(message);
                return self.push_carrier(event, origin);
            }
            Item::Note(note) => return self.note(note),
            Item::Fragment(fragment) => return self.fragment(fragment),
            Item::Activate(activate) => {
                let style = activate.style.as_deref();
                Event::Activate {
                    participant: name(activate.participant),
                    color: style.and_then(|style| style.background).map(|fill| fill.color()),
                    line_color: style.and_then(|style| style.line),
                }
            }
            Item::Deactivate(item) => Event::Deactivate { participant: name(item.participant) },
            Item::Create(item) => Event::Create { participant: name(item.participant) },
            Item::Destroy(item) => Event::Destroy { participant: name(item.participant) },
            Item::Reference(reference) => {
                let event = Event::Ref {
                    participants: self.names(&reference.participants),
                    text: plain(&reference.text),
                    entered: reference.entered,
                    left: reference.left,
                    color: background(&reference.style),
                    link: target(&reference.link),
                };
                return self.push_carrier(event, origin);
            }
            Item::State(state) => self.state(state),
            Item::Divider(divider) => Event::Divider { text: plain(&divider.text) },
            Item::Delay(delay) => Event::Delay { text: plain(&delay.text) },
            Item::Space(space) => Event::Space { pixels: space.pixels },
            Item::Numbering(numbering) => self.numbering(numbering),
            Item::Duration(duration) => {
                return self.list.durations.push(DurationEntry {
                    from: &duration.from,
                    to: &duration.to,
                    text: plain(&duration.text),
                });
            }
            Item::PageBreak(page) => Event::Newpage { title: optional(&page.title) },
            Item::Comment(comment) => Event::Comment { text: trimmed(&comment.text) },
            Item::Raw(item) => return self.list.raw.push(raw(item)),
        };
        self.push(event, origin);
    }

    fn names(&self, ids: &[ParticipantId]) -> Vec<&'d str> {
        ids.iter().map(|&id| self.diagram.participant(id).name.as_str()).collect()
    }

    fn message(&self, message: &'d Message) -> Event<'d> {
        let end = |end| match end {
            Endpoint::Participant(id) => self.diagram.participant(id).name.as_str(),
            Endpoint::Border(Side::Left) => LEFT,
            Endpoint::Border(Side::Right) => RIGHT,
            Endpoint::Point(_) => POINT,
        };
        Event::Message {
            from: end(message.from),
            to: end(message.to),
            text: plain(&message.text),
            line: match message.arrow.line {
                Line::Solid => "solid",
                Line::Dashed => "dashed",
                Line::Hidden => "hidden",
            },
            tail: message.arrow.tail.as_str(),
            head: message.arrow.head.as_str(),
            number: message.number.as_deref(),
            parallel: message.parallel,
            slant: message.slant,
            anchor: message.anchor.as_deref(),
            color: message.style.as_ref().and_then(|style| style.line),
            stereotype: message.stereotype.as_deref(),
            link: target(&message.link),
        }
    }

    fn note(&mut self, note: &'d Note) {
        let (place, participants) = match &note.place {
            NotePlace::Left(ids) => ("left", self.names(ids)),
            NotePlace::Right(ids) => ("right", self.names(ids)),
            NotePlace::Over(ids) => ("over", self.names(ids)),
            NotePlace::Across => ("across", Vec::new()),
            NotePlace::OnMessage(side) => {
                let mut ends: Vec<_> = [self.ends.0, self.ends.1].into_iter().flatten().collect();
                ends.sort_unstable();
                ends.dedup();
                let place = match side {
                    NoteSide::Left => "left",
                    NoteSide::Right => "right",
                    NoteSide::Top => "top",
                    NoteSide::Bottom => "bottom",
                };
                (place, self.names(&ends))
            }
            NotePlace::OnFragment(Side::Left) => ("left", Vec::new()),
            NotePlace::OnFragment(Side::Right) => ("right", Vec::new()),
            NotePlace::Margin => {
                let first = self.diagram.participant_ids().next();
                ("left", self.names(first.as_slice()))
            }
        };
        let of_fragment = matches!(note.place, NotePlace::OnFragment(_));
        let of_message = of_fragment || matches!(note.place, NotePlace::OnMessage(_));
        let event = Event::Note {
            place,
            participants,
            text: plain(&note.text),
            of_message,
            shape: match note.shape {
                NoteShape::Note => None,
                NoteShape::Hexagon => Some("hexagon"),
                NoteShape::Rectangle => Some("rectangle"),
            },
            of_fragment,
            margin: note.place == NotePlace::Margin,
            same_row: note.same_row,
            parallel: note.parallel,
            color: background(&note.style),
            stereotype: note.stereotype.as_deref(),
            link: target(&note.link),
        };
        match self.carrier {
            Some(carrier) if of_message => self.bound.push((carrier + 1, event, note.origin)),
            _ => self.push(event, note.origin),
        }
    }

    fn fragment(&mut self, fragment: &'d Fragment) {
        let first = fragment.operands.first();
        let ground = first.and_then(|operand| operand.background).map(|fill| fill.color());
        let headed = matches!(fragment.kind, FragmentKind::Group | FragmentKind::Partition);
        let begin = Event::Begin {
            fragment: fragment.kind.as_str(),
            label: first.map_or(Cow::Borrowed(""), |operand| plain(&operand.guard)),
            name: (headed || !fragment.name.is_empty()).then(|| plain(&fragment.name)),
            color: (ground.is_some() || fragment.kind == FragmentKind::Rect).then_some(ground),
            tab_color: fragment.tab_color.map(|fill| fill.color()),
            parallel: fragment.parallel,
        };
        self.push(begin, fragment.origin);
        for (index, operand) in fragment.operands.iter().enumerate() {
            if index > 0 {
                let Operand { guard, background, origin, .. } = operand;
                let color = background.map(|fill| fill.color());
                self.push_carrier(Event::Operand { label: plain(guard), color }, *origin);
            }
            self.items(&operand.items);
        }
        self.push_carrier(Event::End {}, fragment.origin);
    }

    fn state(&self, state: &'d State) -> Event<'d> {
        Event::State {
            participants: self.names(&state.participants),
            text: plain(&state.text),
            place: match state.place {
                StatePlace::Over => None,
                StatePlace::Left => Some("left"),
                StatePlace::Right => Some("right"),
            },
            parallel: state.parallel,
        }
    }

    fn numbering(&mut self, numbering: &'d Numbering) -> Event<'d> {
        let (mut start, mut step, mut format) = (&None, &None, &None);
        let (mut resume, mut increment) = (false, None);
        match &numbering.action {
            NumberingAction::Start { start: from, step: by, format: form } => {
                self.numbers = true;
                (start, step, format) = (from, by, form);
            }
            NumberingAction::Stop => self.numbers = false,
            NumberingAction::Resume { step: by, format: form } => {
                self.numbers = true;
                resume = true;
                (step, format) = (by, form);
            }
            NumberingAction::Increment { level } => {
                increment = Some(level.map_or(String::new(), |level| level.to_string()));
            }
        }
        Event::Autonumber {
            on: self.numbers,
            start: start.as_deref().map(number),
            step: step.as_deref().map(number),
            format: format.as_deref(),
            resume,
            increment,
        }
    }

    /// Puts the bound notes behind what they hang on.
    fn finish(self) -> EventList<'d> {
        let Teller { mut list, mut bound, .. } = self;
        if bound.is_empty() {
            return list;
        }
        // carriers only ever move on, so the notes are in order, and those of one carrier in that of the source
        let mut notes = bound.drain(..).peekable();
        let length = list.events.len() + notes.len();
        let events = std::mem::replace(&mut list.events, Vec::with_capacity(length));
        let origins = std::mem::replace(&mut list.origins, Vec::with_capacity(length));
        for (index, (event, origin)) in events.into_iter().zip(origins).enumerate() {
            while let Some((_, note, origin)) = notes.next_if(|(before, ..)| *before == index) {
                list.events.push(note);
                list.origins.push(origin);
            }
            list.events.push(event);
            list.origins.push(origin);
        }
        for (_, note, origin) in notes {
            list.events.push(note);
            list.origins.push(origin);
        }
        list
    }
}

fn participant(diagram: &Diagram, id: ParticipantId) -> ParticipantEntry<'_> {
    let participant = diagram.participant(id);
    let mut boxes: Vec<usize> =
        std::iter::successors(participant.in_box, |id| diagram.boxes[id.index()].parent)
            .map(|id| id.index())
            .collect();
    boxes.reverse();
    if boxes.len() < 2 {
        boxes.clear();
    }
    let words: Vec<&str> = participant
        .stereotypes
        .iter()
        .map(|each| each.text.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    ParticipantEntry {
        id: &participant.name,
        label: plain(&participant.label),
        kind: participant.kind.as_str(),
        in_box: participant.in_box.map(|id| id.index()),
        boxes,
        stereotype: (!words.is_empty()).then(|| words.join(", ")),
    }
}

fn raw(raw: &Raw) -> RawEntry<'_> {
    RawEntry { dialect: raw.dialect, text: &raw.text }
}

fn background(style: &Option<Box<crate::ElementStyle>>) -> Option<Color> {
    style.as_ref().and_then(|style| style.background).map(|fill| fill.color())
}

fn target(link: &Option<Box<Link>>) -> Option<&str> {
    link.as_ref().map(|link| link.target.as_str())
}

/// A JSON number for what is one.
fn number(text: &str) -> Number<'_> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match (text.parse(), text.parse()) {
        (Ok(integer), _) if is_number => Number::Integer(integer),
        (_, Ok(decimal)) if is_number && text.contains('.') => Number::Decimal(decimal),
        _ => Number::Other(text),
    }
}

/// Nothing for no text.
fn optional(text: &Text) -> Option<Cow<'_, str>> {
    Some(plain(text)).filter(|text| !text.is_empty())
}

/// The letters alone, each line trimmed. Rules are no text, and neither is what only one dialect can draw.
fn plain(text: &Text) -> Cow<'_, str> {
    match &text.lines[..] {
        [] => Cow::Borrowed(""),
        [TextLine { block: Block::Plain | Block::Code, runs, .. }] => match &runs[..] {
            [] => Cow::Borrowed(""),
            [run] => match letters(run) {
                Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
                Cow::Owned(text) => Cow::Owned(text),
            },
            runs => Cow::Owned(joined(runs)),
        },
        lines => {
            let mut out = String::new();
            let is_text =
                |line: &&TextLine| !(matches!(line.block, Block::Rule { .. }) && line.runs.is_empty());
            for (index, line) in lines.iter().filter(is_text).enumerate() {
                if index > 0 {
                    out.push('\n');
                }
                push_line(line, &mut out);
            }
            Cow::Owned(out)
        }
    }
}

fn push_line(line: &TextLine, out: &mut String) {
    if let Block::Row { cells } = &line.block {
        let cells: Vec<String> = cells.iter().map(|cell| joined(&cell.runs)).collect();
        out.push_str(cells.join("\t").trim());
    }
    match &line.runs[..] {
        [run] => out.push_str(letters(run).trim()),
        runs => out.push_str(&joined(runs)),
    }
}

fn joined(runs: &[Run]) -> String {
    let whole: String = runs.iter().map(letters).collect();
    whole.trim().to_owned()
}

/// A formula keeps the dollars that set it apart: without them `$$x$$` and `x` would say the same.
fn letters(run: &Run) -> Cow<'_, str> {
    match &run.content {
        Content::Text(text) => Cow::Borrowed(text),
        Content::Math(text) => Cow::Owned(format!("$${text}$$")),
        Content::Foreign { .. } => Cow::Borrowed(""),
    }
}

fn trimmed(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
        Cow::Owned(lines.join("\n"))
    } else {
        Cow::Borrowed(text.trim())
    }
}

//! What a picture shows, in words, for people who cannot see it.
//!
//! Sentences are in English and in the order of time. A long diagram is cut off with a count of what is missing: nobody
//! listens to a thousand sentences, and the description is part of every picture.

mod words;

use ir::{
    Diagram, Endpoint, Fragment, FragmentKind, Head, Item, Line, Message, Note, NotePlace, Operand,
    ParticipantId, Side, StatePlace, Text,
};
use std::slice::Iter;
use words::Words;

/// More events are only counted.
const SENTENCES: usize = 60;

/// The accessible name: the author's, else the title, else the participants. One line without control characters.
pub(crate) fn title(diagram: &Diagram) -> String {
    let mut out = Words::default();
    if let Some(title) = &diagram.meta.accessible_title {
        out.plain(title, usize::MAX);
    }
    if out.is_empty() {
        out.rich(&diagram.meta.title);
    }
    if out.is_empty() {
        out.word("Sequence diagram");
        if !diagram.participants.is_empty() {
            out.word(": ");
            out.names(diagram.participants.iter(), diagram.participants.len());
        }
    }
    out.text
}

/// The accessible description: the author's, else participants and events in words. One line without control
/// characters.
pub(crate) fn description(diagram: &Diagram) -> String {
    let mut out = Words::default();
    if let Some(description) = &diagram.meta.accessible_description {
        out.plain(description, usize::MAX);
    }
    if !out.is_empty() {
        return out.text;
    }
    out.text.reserve(1024);
    let count = diagram.participants.len();
    match count {
        0 => {}
        1 => out.word("Participant: "),
        _ => out.word("Participants: "),
    }
    if count > 0 {
        out.kinds(&diagram.participants);
    }
    let mut teller = Teller { diagram, out, told: 0, untold: 0 };
    teller.body();
    if teller.out.is_empty() {
        // A picture without a description would be left out of some listings of pictures.
        teller.out.word("Nothing happens in this diagram.");
    }
    teller.out.text
}

/// Sentences about a body.
struct Teller<'d> {
    diagram: &'d Diagram,
    out: Words,
    told: usize,
    /// Messages that there was no room for.
    untold: usize,
}

/// A fragment whose operands are being told.
struct Open<'d> {
    fragment: &'d Fragment,
    operands: Iter<'d, Operand>,
    items: Iter<'d, Item>,
}

impl<'d> Teller<'d> {
    fn body(&mut self) {
        let mut items = self.diagram.body.iter();
        let mut open: Vec<Open<'d>> = Vec::new();
        loop {
            let next = open.last_mut().map_or(&mut items, |open| &mut open.items).next();
            match next {
                Some(Item::Fragment(fragment)) => {
                    let mut operands = fragment.operands.iter();
                    let first = operands.next();
                    if self.sentence() {
                        self.begin(fragment, first);
                    }
                    let items = first.map_or([].iter(), |operand| operand.items.iter());
                    open.push(Open { fragment, operands, items });
                }
                Some(Item::Message(message)) if message.arrow.line == Line::Hidden => {}
                Some(Item::Message(message)) => {
                    if self.sentence() {
                        self.message(message);
                    } else {
                        self.untold += 1;
                    }
                }
                Some(item) => self.other(item),
                None => {
                    let Some(top) = open.last_mut() else { break };
                    match top.operands.next() {
                        Some(operand) => {
                            top.items = operand.items.iter();
                            let fragment = top.fragment;
                            if self.sentence() {
                                self.operand(fragment, operand);
                            }
                        }
                        None => {
                            if self.told <= SENTENCES {
                                self.end(top.fragment);
                            }
                            open.pop();
                        }
                    }
                }
            }
        }
        match self.untold {
            0 => {}
            1 => self.out.word(" … and 1 more message."),
            more => {
                self.out.word(" … and ");
                self.out.number(more);
                self.out.word(" more messages.");
            }
        }
    }

    /// Whether there is room for one more sentence.
    fn sentence(&mut self) -> bool {
        self.told += 1;
        if self.told > SENTENCES {
            return false;
        }
        if !self.out.is_empty() {
            self.out.word(" ");
        }
        true
    }

    fn message(&mut self, message: &Message) {
        let arrow = message.arrow;
        let (from, to) = (message.from, message.to);
        let both = arrow.tail.head != Head::None && arrow.head.head != Head::None;
        match (from.participant(), to.participant()) {
            (Some(from), Some(to)) if from == to => {
                self.name(from);
                self.out.word(if arrow.line == Line::Dashed {
                    " replies to itself"
                } else {
                    " calls itself"
                });
            }
            (Some(from), Some(to)) if both => {
                self.name(from);
                self.out.word(" and ");
                self.name(to);
                self.out.word(" exchange");
            }
            (Some(from), Some(to)) => {
                self.name(from);
                self.out.word(match (arrow.line, arrow.head.head) {
                    (Line::Dashed, _) => " replies to ",
                    (_, Head::Filled) => " calls ",
                    _ => " sends to ",
                });
                self.name(to);
            }
            (Some(from), None) => {
                self.name(from);
                self.out.word(match to {
                    Endpoint::Point(_) => " sends to nobody",
                    _ => " sends out of the diagram",
                });
            }
            (None, Some(to)) => {
                self.name(to);
                self.out.word(match from {
                    Endpoint::Point(_) => " receives from somewhere",
                    _ => " receives from outside the diagram",
                });
            }
            (None, None) => self.out.word("A message passes"),
        }
        if arrow.head.head == Head::Cross {
            self.out.word(", lost on its way");
        }
        self.says(&message.text);
    }

    fn other(&mut self, item: &Item) {
        let told = match item {
            Item::Note(note) => !note.text.is_empty(),
            Item::State(_) | Item::Reference(_) | Item::Create(_) | Item::Destroy(_) => true,
            Item::Divider(divider) => !divider.text.is_empty(),
            Item::Delay(_) => true,
            Item::Duration(duration) => !duration.text.is_empty(),
            Item::PageBreak(page) => !page.title.is_empty(),
            Item::Message(_)
            | Item::Fragment(_)
            | Item::Activate(_)
            | Item::Deactivate(_)
            | Item::Space(_)
            | Item::Numbering(_)
            | Item::Comment(_)
            | Item::Raw(_) => false,
        };
        if !told || !self.sentence() {
            return;
        }
        match item {
            Item::Note(note) => self.note(note),
            Item::State(state) => {
                self.out.word(match state.place {
                    StatePlace::Over => "State of ",
                    StatePlace::Left => "State left of ",
                    StatePlace::Right => "State right of ",
                });
                self.list(&state.participants);
                self.says(&state.text);
            }
            Item::Reference(reference) => {
                self.out.word("Reference over ");
                self.list(&reference.participants);
                self.says(&reference.text);
            }
            Item::Create(create) => {
                self.name(create.participant);
                self.out.word(" is created.");
            }
            Item::Destroy(destroy) => {
                self.name(destroy.participant);
                self.out.word(" ends.");
            }
            Item::Divider(divider) => {
                self.out.word("Section");
                self.says(&divider.text);
            }
            Item::Delay(delay) => {
                self.out.word("Time passes");
                self.says(&delay.text);
            }
            Item::Duration(duration) => {
                self.out.word("Duration");
                self.says(&duration.text);
            }
            Item::PageBreak(page) => {
                self.out.word("New page");
                self.says(&page.title);
            }
            _ => {}
        }
    }

    fn note(&mut self, note: &Note) {
        match &note.place {
            NotePlace::Left(ids) => {
                self.out.word("Note left of ");
                self.list(ids);
            }
            NotePlace::Right(ids) => {
                self.out.word("Note right of ");
                self.list(ids);
            }
            NotePlace::Over(ids) => {
                self.out.word("Note over ");
                self.list(ids);
            }
            NotePlace::Across => self.out.word("Note across all"),
            NotePlace::OnMessage(_) => self.out.word("Note on the message"),
            NotePlace::OnFragment(Side::Left | Side::Right) => self.out.word("Note on the block"),
            NotePlace::Margin => self.out.word("Note"),
        }
        self.says(&note.text);
    }

    fn begin(&mut self, fragment: &Fragment, first: Option<&Operand>) {
        let guard = first.map(|operand| &operand.guard).filter(|guard| !guard.is_empty());
        self.out.word(words(fragment.kind).0);
        if !fragment.name.is_empty() {
            self.out.word(" ");
            self.out.rich(&fragment.name);
        }
        if let Some(guard) = guard {
            self.out.word(", ");
            self.out.rich(guard);
        }
        self.out.word(":");
    }

    fn operand(&mut self, fragment: &Fragment, operand: &Operand) {
        self.out.word(words(fragment.kind).1);
        if !operand.guard.is_empty() {
            self.out.word(", ");
            self.out.rich(&operand.guard);
        }
        self.out.word(":");
    }

    fn end(&mut self, fragment: &Fragment) {
        self.out.word(" End of ");
        self.out.word(words(fragment.kind).2);
        self.out.word(".");
    }

    /// Ends a sentence, with a text if there is one.
    fn says(&mut self, text: &Text) {
        if !text.is_empty() {
            self.out.word(": ");
            self.out.rich(text);
        }
        self.out.stop();
    }

    fn name(&mut self, id: ParticipantId) {
        if let Some(participant) = self.diagram.participants.get(id.index()) {
            self.out.name(participant);
        }
    }

    fn list(&mut self, ids: &[ParticipantId]) {
        let participants = ids.iter().filter_map(|id| self.diagram.participants.get(id.index()));
        self.out.names(participants, ids.len());
    }
}

/// How a fragment begins, how a further operand of it begins, and what ends with it.
fn words(kind: FragmentKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        FragmentKind::Alt => ("Alternatives", "Otherwise", "alternatives"),
        FragmentKind::Opt => ("Optional", "Otherwise", "option"),
        FragmentKind::Loop => ("Loop", "And", "loop"),
        FragmentKind::Par | FragmentKind::ParOver => {
            ("In parallel", "And at the same time", "parallel branches")
        }
        FragmentKind::Critical => ("Critical region", "Or", "critical region"),
        FragmentKind::Break => ("Break", "Or", "break"),
        FragmentKind::Group => ("Group", "And", "group"),
        FragmentKind::Rect => ("Highlighted", "And", "highlight"),
        FragmentKind::Partition => ("Partition", "And", "partition"),
        FragmentKind::Seq => ("In sequence", "Then", "sequence"),
    }
}

#[cfg(test)]
mod tests;

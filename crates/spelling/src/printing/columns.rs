//! Where to declare each participant so that the columns come out in their order.
//!
//! Some dialects have no statement for the order of columns: they stand in the order in which names are first
//! mentioned. Declaring all of them first gives any order, but a participant that is created by a message must not be
//! declared before it (reference wsd W-059, mermaid M-039). So the columns to its right are declared behind that
//! message, unless they are needed earlier.

use ir::{Arrow, Diagram, Endpoint, Item, Line, NotePlace, ParticipantId, Side, walk};

/// A column of the text: a participant, or one that stands for a border of the diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// As in the diagram.
    Participant(ParticipantId),
    /// Made up for messages that the dialect cannot let begin or end at this border.
    Border(Side),
}

/// What a dialect does with those who take part in messages.
#[derive(Debug, Clone, Copy)]
pub struct ColumnRules {
    /// Whether the ends of an arrow are written the other way round.
    pub is_turned: fn(Arrow) -> bool,
    /// The border that needs a column of its own for this end of a message; `true` for the end that is written as the
    /// sender.
    pub border: fn(Endpoint, bool) -> Option<Side>,
    /// Whether a participant may be created by a message of its own.
    pub creates_itself: bool,
    /// Whether columns that nothing mentions are left out when the diagram hides them.
    pub leaves_out: bool,
}

/// Where everyone is declared.
#[derive(Debug, Default)]
pub struct Columns {
    /// At the top, in column order.
    pub first: Vec<Column>,
    /// By column: those to the right of a created participant, to be declared behind the message that creates it.
    pub behind: Vec<Vec<Column>>,
    /// By column: created by its first mention.
    pub created: Vec<bool>,
    /// Created participants whose column moves to the right, because others to their right are mentioned earlier.
    pub moved: Vec<ParticipantId>,
    is_moved: Vec<bool>,
    /// The participants in the order of the text's columns, which is another than the diagram's only if columns moved.
    pub order: Vec<ParticipantId>,
}

/// When participants are first mentioned.
struct Mentions {
    /// By column, counted in items.
    first: Vec<Option<usize>>,
    created: Vec<bool>,
    borders: [Option<usize>; 2],
}

impl Columns {
    /// Finds the places, in time that is proportional to the diagram's size.
    pub fn new(diagram: &Diagram, rules: ColumnRules) -> Self {
        let mentions = Mentions::new(diagram, rules);
        let count = diagram.participants.len();
        let mut columns =
            Columns { behind: vec![Vec::new(); count], is_moved: vec![false; count], ..Columns::default() };
        let mut last: Option<(usize, ParticipantId)> = None;
        if mentions.borders[0].is_some() {
            columns.first.push(Column::Border(Side::Left));
        }
        for id in diagram.participant_ids() {
            let first = mentions.first[id.index()];
            if first.is_none() && diagram.style.hide_unlinked && rules.leaves_out {
                // left out
            } else if mentions.created[id.index()] {
                if last.is_none_or(|(time, _)| first > Some(time)) {
                    last = first.map(|time| (time, id));
                } else {
                    columns.is_moved[id.index()] = true;
                    columns.moved.push(id);
                }
            } else {
                columns.place(Column::Participant(id), first, last);
            }
        }
        if let Some(first) = mentions.borders[1] {
            columns.place(Column::Border(Side::Right), Some(first), last);
        }
        columns.order = columns.order(&mentions, diagram);
        columns.created = mentions.created;
        columns
    }

    /// The order in which a reader meets everyone.
    fn order(&self, mentions: &Mentions, diagram: &Diagram) -> Vec<ParticipantId> {
        let mut created: Vec<ParticipantId> =
            diagram.participant_ids().filter(|id| mentions.created[id.index()]).collect();
        created.sort_by_key(|id| mentions.first[id.index()]);
        let participant = |column: &Column| match column {
            Column::Participant(id) => Some(*id),
            Column::Border(_) => None,
        };
        let mut order: Vec<ParticipantId> = self.first.iter().filter_map(participant).collect();
        for id in created {
            order.push(id);
            order.extend(self.behind[id.index()].iter().filter_map(participant));
        }
        order
    }

    fn place(&mut self, column: Column, first: Option<usize>, last: Option<(usize, ParticipantId)>) {
        match last {
            Some((time, created)) if first.is_none_or(|first| first > time) => {
                self.behind[created.index()].push(column);
            }
            _ => {
                if let Some((_, created)) = last
                    && !std::mem::replace(&mut self.is_moved[created.index()], true)
                {
                    self.moved.push(created);
                }
                self.first.push(column);
            }
        }
    }
}

impl Mentions {
    fn new(diagram: &Diagram, rules: ColumnRules) -> Self {
        let count = diagram.participants.len();
        let mut mentions =
            Mentions { first: vec![None; count], created: vec![false; count], borders: [None; 2] };
        let mut creating = None;
        let mut time = 0;
        walk(diagram, |item| {
            time += 1;
            match item {
                Item::Create(create) => creating = Some(create.participant),
                Item::Message(message) => {
                    let created = creating.take();
                    if message.arrow.line == Line::Hidden {
                        return;
                    }
                    let turned = (rules.is_turned)(message.arrow);
                    let (from, to) =
                        if turned { (message.to, message.from) } else { (message.from, message.to) };
                    if rules.creates_itself && from == to {
                        mentions.creation(created, to);
                    }
                    mentions.endpoint(from, (rules.border)(from, true), time);
                    mentions.creation(created, to);
                    mentions.endpoint(to, (rules.border)(to, false), time);
                }
                Item::Note(note) => match &note.place {
                    NotePlace::Left(ids) => ids.first().iter().for_each(|&&id| mentions.one(id, time)),
                    NotePlace::Right(ids) => ids.last().iter().for_each(|&&id| mentions.one(id, time)),
                    NotePlace::Over(ids) => ids.iter().for_each(|&id| mentions.one(id, time)),
                    // printed over those who are there
                    NotePlace::Across
                    | NotePlace::OnMessage(_)
                    | NotePlace::OnFragment(_)
                    | NotePlace::Margin => {}
                },
                // the bar of somebody who is just being created begins behind the message
                Item::Activate(item) if creating == Some(item.participant) => {}
                Item::Activate(item) => mentions.one(item.participant, time),
                Item::Deactivate(item) => mentions.one(item.participant, time),
                Item::Destroy(item) => mentions.one(item.participant, time),
                Item::Reference(item) => item.participants.iter().for_each(|&id| mentions.one(id, time)),
                Item::State(item) => item.participants.iter().for_each(|&id| mentions.one(id, time)),
                Item::Fragment(_)
                | Item::Divider(_)
                | Item::Delay(_)
                | Item::Space(_)
                | Item::Numbering(_)
                | Item::Duration(_)
                | Item::PageBreak(_)
                | Item::Comment(_)
                | Item::Raw(_) => {}
            }
        });
        mentions
    }

    fn one(&mut self, id: ParticipantId, time: usize) {
        self.first[id.index()].get_or_insert(time);
    }

    /// A message that shall create somebody goes to `to`.
    fn creation(&mut self, created: Option<ParticipantId>, to: Endpoint) {
        if let Endpoint::Participant(id) = to
            && created == Some(id)
            && self.first[id.index()].is_none()
        {
            self.created[id.index()] = true;
        }
    }

    fn endpoint(&mut self, end: Endpoint, border: Option<Side>, time: usize) {
        if let Endpoint::Participant(id) = end {
            self.one(id, time);
        }
        if let Some(side) = border {
            self.borders[side as usize].get_or_insert(time);
        }
    }
}

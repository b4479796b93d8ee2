//! Where to declare each participant so that the columns come out in their order.
//!
//! WSD has no statement for the order of columns: they stand in the order in which names are first mentioned. Declaring
//! all of them first gives any order, but a participant that is created by a message must not be declared before it
//! (W-059). So the columns to its right are declared behind that message, unless they are needed earlier.

use crate::arrow;
use ir::{Diagram, Endpoint, Item, Line, NotePlace, ParticipantId, Side, walk};

/// A column of the text: a participant, or one that stands for a border of the diagram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Participant(ParticipantId),
    Border(Side),
}

/// Where everyone is declared.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// At the top, in column order.
    pub(crate) first: Vec<Column>,
    /// By column: those to the right of a created participant, to be declared behind the message that creates it.
    pub(crate) behind: Vec<Vec<Column>>,
    /// Created by their first mention.
    pub(crate) created: Vec<bool>,
    /// Created participants whose column moves to the right, because others to their right are mentioned earlier.
    pub(crate) moved: Vec<ParticipantId>,
    /// The participants in the order of the text's columns, which is another than the diagram's only if columns moved.
    pub(crate) order: Vec<ParticipantId>,
    /// By column: its place in that order.
    pub(crate) rank: Vec<usize>,
}

/// When participants are first mentioned.
struct Mentions {
    /// By column, counted in items.
    first: Vec<Option<usize>>,
    created: Vec<bool>,
    borders: [Option<usize>; 2],
}

impl Columns {
    pub(crate) fn new(diagram: &Diagram) -> Self {
        let mentions = Mentions::new(diagram);
        let mut columns =
            Columns { behind: vec![Vec::new(); diagram.participants.len()], ..Columns::default() };
        let mut last: Option<(usize, ParticipantId)> = None;
        if mentions.borders[0].is_some() {
            columns.first.push(Column::Border(Side::Left));
        }
        for id in diagram.participant_ids() {
            let first = mentions.first[id.index()];
            if first.is_none() && diagram.style.hide_unlinked {
                // left out
            } else if mentions.created[id.index()] {
                if last.is_none_or(|(time, _)| first > Some(time)) {
                    last = first.map(|time| (time, id));
                } else {
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
        columns.rank = vec![usize::MAX; diagram.participants.len()];
        for (rank, id) in columns.order.iter().enumerate() {
            columns.rank[id.index()] = rank;
        }
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
                    && self.moved.last() != Some(&created)
                {
                    self.moved.push(created);
                }
                self.first.push(column);
            }
        }
    }
}

impl Mentions {
    fn new(diagram: &Diagram) -> Self {
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
                    let turned = arrow::is_turned(message.arrow);
                    let (from, to) =
                        if turned { (message.to, message.from) } else { (message.from, message.to) };
                    mentions.endpoint(from, Side::Right, time);
                    if let Endpoint::Participant(id) = to
                        && created == Some(id)
                        && mentions.first[id.index()].is_none()
                    {
                        mentions.created[id.index()] = true;
                    }
                    mentions.endpoint(to, Side::Left, time);
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

    /// `unwritable` is the side on which WSD has no border in this place: right for a sender, left for a receiver.
    fn endpoint(&mut self, end: Endpoint, unwritable: Side, time: usize) {
        match end {
            Endpoint::Participant(id) => self.one(id, time),
            Endpoint::Border(side) if side == unwritable => {
                self.borders[side as usize].get_or_insert(time);
            }
            Endpoint::Border(_) | Endpoint::Point(_) => {}
        }
    }
}

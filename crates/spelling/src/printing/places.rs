//! Who is there, and where notes stand that name nobody.

use super::{Columns, Losses};
use ir::{
    Construct, Diagram, Fragment, Item, Message, NotePlace, NoteSide, Origin, ParticipantId, Side, StatePlace,
};

/// Who was mentioned so far, in the order of the columns of the text.
#[derive(Debug)]
pub struct Presence {
    /// By column.
    present: Vec<bool>,
    /// As in the text.
    order: Vec<ParticipantId>,
    /// By column: its place in that order.
    rank: Vec<usize>,
    /// The places of the first and the last who are there.
    outermost: Option<(usize, usize)>,
}

impl Presence {
    /// Nobody yet.
    pub fn new(diagram: &Diagram, columns: &Columns) -> Self {
        let count = diagram.participants.len();
        let mut rank = vec![usize::MAX; count];
        for (place, id) in columns.order.iter().enumerate() {
            rank[id.index()] = place;
        }
        Self { present: vec![false; count], order: columns.order.clone(), rank, outermost: None }
    }

    /// Someone is mentioned.
    pub fn mention(&mut self, id: ParticipantId) {
        self.present[id.index()] = true;
        let rank = self.rank[id.index()];
        let (first, last) = self.outermost.unwrap_or((rank, rank));
        self.outermost = Some((first.min(rank), last.max(rank)));
    }

    /// Whether this one was mentioned.
    pub fn has(&self, id: ParticipantId) -> bool {
        self.present[id.index()]
    }

    /// Whether nobody was mentioned.
    pub fn is_empty(&self) -> bool {
        self.outermost.is_none()
    }

    /// Everyone who is there, left to right.
    pub fn everyone(&self) -> Vec<ParticipantId> {
        self.order.iter().copied().filter(|&id| self.has(id)).collect()
    }

    /// The first and the last who are there; one, if they are the same. Takes no longer when there are many.
    pub fn outermost(&self) -> Vec<ParticipantId> {
        match self.outermost {
            None => Vec::new(),
            Some((first, last)) if first == last => self.order.get(first).copied().into_iter().collect(),
            Some((first, last)) => {
                [first, last].iter().filter_map(|&rank| self.order.get(rank)).copied().collect()
            }
        }
    }

    /// These, in the order of the columns of the text.
    pub fn in_order(&self, ids: &[ParticipantId]) -> Vec<ParticipantId> {
        let mut ids = ids.to_vec();
        ids.sort_by_key(|id| self.rank[id.index()]);
        ids
    }
}

/// The first and the last; one, if there is only one.
pub fn ends(ids: &[ParticipantId]) -> Vec<ParticipantId> {
    let last = ids.last().filter(|_| ids.len() > 1);
    ids.first().into_iter().chain(last).copied().collect()
}

/// What a note can be bound to.
#[derive(Debug, Default)]
pub struct Anchors<'d> {
    /// The outer participants of the last message or reference, leftmost first.
    pub last_ends: Option<(ParticipantId, ParticipantId)>,
    last_fragment: Option<Ended<'d>>,
}

/// A fragment that ended.
#[derive(Debug, Clone, Copy)]
enum Ended<'d> {
    /// Nobody asked for its extent yet.
    Unmeasured(&'d Fragment),
    /// Its first and last column, if it touches any.
    Measured(Option<(ParticipantId, ParticipantId)>),
}

impl<'d> Anchors<'d> {
    /// A fragment ended.
    pub fn ended(&mut self, fragment: &'d Fragment) {
        self.last_fragment = Some(Ended::Unmeasured(fragment));
    }

    /// Where a note stands instead that is bound to the message before it. Reports the loss.
    pub fn on_message(
        &self,
        side: NoteSide,
        origin: Origin,
        presence: &Presence,
        losses: &mut Losses,
    ) -> (StatePlace, Vec<ParticipantId>) {
        let (place, form) = match side {
            NoteSide::Left => (StatePlace::Left, "a note left of a participant"),
            NoteSide::Right => (StatePlace::Right, "a note right of a participant"),
            NoteSide::Top | NoteSide::Bottom => (StatePlace::Over, "a note over its ends"),
        };
        losses.moved(Construct::NoteOnMessage, origin, "note bound to a message", form, presence);
        let found = match self.last_ends {
            Some((first, last)) if first == last => vec![first],
            Some((first, last)) => presence.in_order(&[first, last]),
            None => presence.outermost(),
        };
        let ids = match place {
            StatePlace::Left => found.first().copied().into_iter().collect(),
            StatePlace::Right => found.last().copied().into_iter().collect(),
            StatePlace::Over => found,
        };
        (place, ids)
    }

    /// Where a note stands instead that is bound to the fragment that ended before it. Reports the loss.
    pub fn on_fragment(
        &mut self,
        side: Side,
        origin: Origin,
        presence: &Presence,
        losses: &mut Losses,
    ) -> (StatePlace, Vec<ParticipantId>) {
        let (what, form) = ("note bound to a fragment", "a note on a participant");
        losses.moved(Construct::NoteOnFragment, origin, what, form, presence);
        // many notes may follow one fragment
        let extent = match self.last_fragment {
            Some(Ended::Unmeasured(fragment)) => {
                let extent = extent(fragment, presence);
                self.last_fragment = Some(Ended::Measured(extent));
                extent
            }
            Some(Ended::Measured(extent)) => extent,
            None => None,
        };
        let outermost = || presence.outermost();
        match side {
            Side::Left => {
                let first = extent.map(|(first, _)| first).or_else(|| outermost().first().copied());
                (StatePlace::Left, first.into_iter().collect())
            }
            Side::Right => {
                let last = extent.map(|(_, last)| last).or_else(|| outermost().last().copied());
                (StatePlace::Right, last.into_iter().collect())
            }
        }
    }
}

/// The participants that a message touches, leftmost first.
pub fn outer_ends(message: &Message) -> Option<(ParticipantId, ParticipantId)> {
    let (from, to) = (message.from.participant(), message.to.participant());
    let (one, other) = (from.or(to)?, to.or(from)?);
    Some((one.min(other), one.max(other)))
}

/// The first and last column that a fragment's items touch, of those who are there: what is not printed touches nobody.
fn extent(fragment: &Fragment, presence: &Presence) -> Option<(ParticipantId, ParticipantId)> {
    let mut extent: Option<(ParticipantId, ParticipantId)> = None;
    let mut add = |ids: &[ParticipantId]| {
        for &id in ids.iter().filter(|&&id| presence.has(id)) {
            let (first, last) = extent.unwrap_or((id, id));
            extent = Some((first.min(id), last.max(id)));
        }
    };
    let mut open: Vec<&Item> = fragment.operands.iter().flat_map(|operand| &operand.items).collect();
    while let Some(item) = open.pop() {
        match item {
            Item::Message(message) => {
                add(message.from.participant().as_slice());
                add(message.to.participant().as_slice());
            }
            Item::Note(note) => match &note.place {
                NotePlace::Left(ids) | NotePlace::Right(ids) | NotePlace::Over(ids) => add(ids),
                NotePlace::Across
                | NotePlace::OnMessage(_)
                | NotePlace::OnFragment(_)
                | NotePlace::Margin => {}
            },
            Item::Fragment(inner) => open.extend(inner.operands.iter().flat_map(|operand| &operand.items)),
            Item::Reference(reference) => add(&reference.participants),
            Item::State(state) => add(&state.participants),
            Item::Activate(_)
            | Item::Deactivate(_)
            | Item::Create(_)
            | Item::Destroy(_)
            | Item::Divider(_)
            | Item::Delay(_)
            | Item::Space(_)
            | Item::Numbering(_)
            | Item::Duration(_)
            | Item::PageBreak(_)
            | Item::Comment(_)
            | Item::Raw(_) => {}
        }
    }
    extent
}

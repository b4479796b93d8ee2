//! Makes diagrams: gives out ids, keeps blocks balanced.

use crate::{
    BoxId, Diagram, DiagramStyle, Endpoint, Fragment, Item, MAX_NESTING, Meta, NotePlace, Operand, Origin,
    Participant, ParticipantBox, ParticipantId, Text, walk_mut,
};
use std::collections::HashMap;

/// Collects a diagram in the order of its source. Frontends hand it statements; it hands out ids and nests fragments.
///
/// Participants appear as columns in the order in which they are first mentioned, unless [`Builder::set_order`] says
/// otherwise.
#[derive(Debug, Default)]
pub struct Builder {
    /// Title and the like; set freely.
    pub meta: Meta,
    /// Presentation; set freely.
    pub style: DiagramStyle,
    participants: Vec<Participant>,
    by_name: HashMap<String, ParticipantId>,
    /// Sort key of each participant; all 0 unless set.
    order: Vec<i64>,
    /// When each participant took its place: at its first mention, or when it was moved.
    places: Vec<usize>,
    /// How many places were taken.
    taken: usize,
    boxes: Vec<ParticipantBox>,
    body: Vec<Item>,
    open: Vec<Fragment>,
    /// Fragments that were too deep to open; their ends are swallowed.
    too_deep: usize,
}

impl Builder {
    /// An empty diagram.
    pub fn new() -> Self {
        Self::default()
    }

    /// The participant called `name`; a plain one is added at the right when there is none yet.
    pub fn participant(&mut self, name: &str) -> ParticipantId {
        self.participant_at(name, Origin::NONE)
    }

    /// Like [`Builder::participant`], with where it is mentioned.
    pub fn participant_at(&mut self, name: &str, origin: Origin) -> ParticipantId {
        if let Some(&id) = self.by_name.get(name) {
            return id;
        }
        let id = ParticipantId(self.participants.len() as u32);
        self.participants.push(Participant { origin, ..Participant::new(name) });
        self.order.push(0);
        self.places.push(self.taken);
        self.taken += 1;
        self.by_name.insert(name.to_owned(), id);
        id
    }

    /// The participant called `name`, if it was mentioned before.
    pub fn find(&self, name: &str) -> Option<ParticipantId> {
        self.by_name.get(name).copied()
    }

    /// What is known of a participant.
    pub fn get(&self, id: ParticipantId) -> &Participant {
        &self.participants[id.index()]
    }

    /// Changes what is known of a participant. Its name must stay.
    pub fn get_mut(&mut self, id: ParticipantId) -> &mut Participant {
        &mut self.participants[id.index()]
    }

    /// How many participants there are.
    pub fn participant_count(&self) -> usize {
        self.participants.len()
    }

    /// Sets the sort key of a column (PlantUML `order`); columns with equal keys keep their order of appearance.
    pub fn set_order(&mut self, id: ParticipantId, key: i64) {
        self.order[id.index()] = key;
    }

    /// Makes a column the last of those with its key so far (PlantUML moves a participant that is declared again);
    /// those that are mentioned for the first time later stand behind it.
    pub fn move_last(&mut self, id: ParticipantId) {
        self.places[id.index()] = self.taken;
        self.taken += 1;
    }

    /// Adds a box; participants get into it by their `in_box`.
    pub fn add_box(&mut self, new: ParticipantBox) -> BoxId {
        self.boxes.push(new);
        BoxId(self.boxes.len() as u32 - 1)
    }

    /// Changes a box.
    pub fn box_mut(&mut self, id: BoxId) -> &mut ParticipantBox {
        &mut self.boxes[id.index()]
    }

    /// Adds an item at the end of the innermost open operand.
    pub fn push(&mut self, item: Item) {
        self.items().push(item);
    }

    /// The items of the innermost open operand so far.
    pub fn items(&mut self) -> &mut Vec<Item> {
        match self.open.last_mut().and_then(|fragment| fragment.operands.last_mut()) {
            Some(operand) => &mut operand.items,
            None => &mut self.body,
        }
    }

    /// How many fragments are open.
    pub fn depth(&self) -> usize {
        self.open.len() + self.too_deep
    }

    /// The innermost open fragment.
    pub fn innermost(&mut self) -> Option<&mut Fragment> {
        self.open.last_mut()
    }

    /// Opens a fragment. Its operands must hold at least the first one; what follows goes into the last.
    ///
    /// Returns `false` when it would be nested deeper than [`MAX_NESTING`]: then its content goes into the innermost
    /// open fragment, and its end is swallowed. The caller reports that.
    pub fn open(&mut self, mut fragment: Fragment) -> bool {
        if self.open.len() >= MAX_NESTING {
            self.too_deep += 1;
            return false;
        }
        if fragment.operands.is_empty() {
            fragment.operands.push(Operand::default());
        }
        self.open.push(fragment);
        true
    }

    /// Begins the next operand of the innermost open fragment; `false` when none is open.
    pub fn operand(&mut self, guard: Text, origin: Origin) -> bool {
        if self.too_deep > 0 {
            return true;
        }
        match self.open.last_mut() {
            Some(fragment) => {
                fragment.operands.push(Operand { guard, origin, ..Operand::default() });
                true
            }
            None => false,
        }
    }

    /// Closes the innermost open fragment and gives it a place; `false` when none is open.
    pub fn close(&mut self) -> bool {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return true;
        }
        match self.open.pop() {
            Some(fragment) => {
                self.push(Item::Fragment(fragment));
                true
            }
            None => false,
        }
    }

    /// The diagram; fragments still open are closed. Columns are sorted by their keys.
    pub fn finish(mut self) -> Diagram {
        while self.close() {}
        let mut diagram = Diagram {
            meta: self.meta,
            participants: self.participants,
            boxes: self.boxes,
            style: self.style,
            body: self.body,
        };
        if self.order.iter().any(|&key| key != 0) || self.taken > self.places.len() {
            let mut columns: Vec<usize> = (0..diagram.participants.len()).collect();
            columns.sort_by_key(|&index| (self.order[index], self.places[index]));
            rearrange(&mut diagram, &columns);
        }
        diagram
    }
}

/// Puts the participants into a new order: `columns[new] = old`. Every id follows.
fn rearrange(diagram: &mut Diagram, columns: &[usize]) {
    let mut place = vec![ParticipantId(0); columns.len()];
    for (new, &old) in columns.iter().enumerate() {
        place[old] = ParticipantId(new as u32);
    }
    let mut old: Vec<Option<Participant>> =
        std::mem::take(&mut diagram.participants).into_iter().map(Some).collect();
    diagram.participants = columns.iter().filter_map(|&index| old[index].take()).collect();

    let move_id = |id: &mut ParticipantId| *id = place[id.index()];
    let move_all = |ids: &mut Vec<ParticipantId>| {
        ids.iter_mut().for_each(move_id);
        ids.sort_unstable();
    };
    walk_mut(&mut diagram.body, &mut |item| match item {
        Item::Message(message) => {
            for end in [&mut message.from, &mut message.to] {
                if let Endpoint::Participant(id) = end {
                    move_id(id);
                }
            }
        }
        Item::Note(note) => match &mut note.place {
            NotePlace::Left(ids) | NotePlace::Right(ids) | NotePlace::Over(ids) => move_all(ids),
            NotePlace::Across | NotePlace::OnMessage(_) | NotePlace::OnFragment(_) | NotePlace::Margin => {}
        },
        Item::Activate(item) => move_id(&mut item.participant),
        Item::Deactivate(item) => move_id(&mut item.participant),
        Item::Create(item) => move_id(&mut item.participant),
        Item::Destroy(item) => move_id(&mut item.participant),
        Item::Reference(item) => move_all(&mut item.participants),
        Item::State(item) => move_all(&mut item.participants),
        Item::Fragment(_)
        | Item::Divider(_)
        | Item::Delay(_)
        | Item::Space(_)
        | Item::Numbering(_)
        | Item::Duration(_)
        | Item::PageBreak(_)
        | Item::Comment(_)
        | Item::Raw(_) => {}
    });
}

#[cfg(test)]
mod tests;

//! Takes a body apart at its page breaks.

use super::each_participant;
use crate::{Activate, Diagram, Fragment, Item, NotePlace, Operand, PageBreak, ParticipantId, Text};
use std::collections::BTreeMap;
use std::mem;

/// What a diagram falls into.
pub(super) struct Split<'d> {
    /// One for each page.
    pub(super) drafts: Vec<Draft<'d>>,
    /// For each participant that comes into being in the diagram, the page on which it does, from 0.
    pub(super) created: Vec<Option<usize>>,
}

/// A page, with the ids of the whole diagram.
pub(super) struct Draft<'d> {
    pub(super) title: Option<&'d Text>,
    pub(super) body: Vec<Item>,
    /// Who has a part in what happens on it, by column.
    pub(super) mentioned: Vec<bool>,
    /// Whose lifelines ended on an earlier page, by column.
    pub(super) ended_before: Vec<bool>,
}

/// Recursion is bounded by [`MAX_NESTING`](crate::MAX_NESTING).
pub(super) fn split(diagram: &Diagram) -> Split<'_> {
    let none = vec![false; diagram.participants.len()];
    let mut splitter = Splitter {
        drafts: Vec::new(),
        created: vec![None; none.len()],
        known: none.clone(),
        body: Vec::new(),
        frames: Vec::new(),
        bars: BTreeMap::new(),
        ended: none.clone(),
        title: Some(&diagram.meta.title),
        mentioned: none.clone(),
        ended_before: none,
        is_fresh: true,
    };
    splitter.items(&diagram.body);
    splitter.finish_page();
    Split { drafts: splitter.drafts, created: splitter.created }
}

struct Splitter<'d> {
    drafts: Vec<Draft<'d>>,
    created: Vec<Option<usize>>,
    /// Who was mentioned on this page or an earlier one.
    known: Vec<bool>,
    /// What is on this page, outside of open frames.
    body: Vec<Item>,
    /// The open frames, outermost first.
    frames: Vec<Frame<'d>>,
    /// The open bars, outermost first.
    bars: BTreeMap<ParticipantId, Vec<&'d Activate>>,
    /// Whose lifelines have ended.
    ended: Vec<bool>,
    /// Of this page.
    title: Option<&'d Text>,
    mentioned: Vec<bool>,
    ended_before: Vec<bool>,
    /// Nothing happened on this page until now.
    is_fresh: bool,
}

/// An open fragment, with what is on this page of it.
struct Frame<'d> {
    fragment: &'d Fragment,
    /// Its branch that is open.
    open: &'d Operand,
    /// The branches that ended on this page.
    ended: Vec<Operand>,
    /// Of the open branch.
    items: Vec<Item>,
    /// A part of it is on an earlier page.
    goes_on: bool,
    /// It starts at the same time as something else on this page.
    parallel: bool,
}

impl Frame<'_> {
    /// Whether nothing of it can be seen on this page but its head.
    fn is_bare(&self) -> bool {
        self.ended.is_empty() && self.items.iter().all(|item| !takes_room(item))
    }

    /// The fragment as it is on this page. Where nothing is left of it, what else is in it.
    fn close(mut self) -> Result<Item, Vec<Item>> {
        if self.goes_on && self.is_bare() {
            return Err(self.items);
        }
        let mut operands = mem::take(&mut self.ended);
        operands.push(with_items(self.open, self.items));
        // the branch that was open ended with the page before
        if self.goes_on && operands[0].items.iter().all(|item| !takes_room(item)) {
            let left = operands.remove(0).items;
            operands[0].items.splice(0..0, left);
        }
        let Fragment { kind, ref name, ref tab_color, origin, .. } = *self.fragment;
        let (name, tab_color) = (name.clone(), *tab_color);
        Ok(Item::Fragment(Fragment { kind, name, operands, tab_color, parallel: self.parallel, origin }))
    }
}

fn with_items(operand: &Operand, items: Vec<Item>) -> Operand {
    let Operand { guard, background, origin, .. } = operand;
    Operand { guard: guard.clone(), items, background: *background, origin: *origin }
}

/// Whether something of it can be seen in a row of its own.
fn takes_room(item: &Item) -> bool {
    !matches!(
        item,
        Item::Activate(_)
            | Item::Deactivate(_)
            | Item::Create(_)
            | Item::Destroy(_)
            | Item::Numbering(_)
            | Item::Comment(_)
            | Item::Raw(_)
    )
}

/// Whether an item belongs to the message or frame before it, or says nothing about the place that it stands in.
fn belongs_to_what_is_before(item: &Item) -> bool {
    match item {
        Item::Note(note) => matches!(note.place, NotePlace::OnMessage(_) | NotePlace::OnFragment(_)),
        Item::Activate(_) | Item::Deactivate(_) | Item::Destroy(_) | Item::Comment(_) => true,
        _ => false,
    }
}

/// Takes back what ties an item to the one before it, which is on another page.
fn untie(item: &mut Item) {
    match item {
        Item::Message(message) => message.parallel = false,
        Item::State(state) => state.parallel = false,
        Item::Reference(reference) => reference.entered = false,
        Item::Note(note) => {
            note.parallel = false;
            note.same_row = false;
        }
        _ => {}
    }
}

/// Whether a page ends before the message that a creation stands before.
fn awaits_a_page(behind: &[Item]) -> bool {
    let next = behind.iter().find(|item| {
        matches!(item, Item::Message(_) | Item::PageBreak(_) | Item::Fragment(_) | Item::Create(_))
    });
    matches!(next, Some(Item::PageBreak(_)))
}

impl<'d> Splitter<'d> {
    fn items(&mut self, items: &'d [Item]) {
        let mut rest = items;
        // a creation that comes behind the next break, with its message
        let mut postponed = None;
        while let Some((item, behind)) = rest.split_first() {
            rest = behind;
            match item {
                Item::PageBreak(page) => {
                    let before = rest.iter().take_while(|item| belongs_to_what_is_before(item)).count();
                    let (before, behind) = rest.split_at(before);
                    before.iter().for_each(|item| self.item(item));
                    self.turn(page);
                    rest = behind;
                    if let Some(creation) = postponed.take_if(|_| !awaits_a_page(rest)) {
                        self.item(creation);
                    }
                }
                Item::Create(_) if awaits_a_page(rest) => postponed = Some(item),
                Item::Fragment(fragment) => self.fragment(fragment),
                item => self.item(item),
            }
        }
    }

    fn fragment(&mut self, fragment: &'d Fragment) {
        let Some((first, further)) = fragment.operands.split_first() else { return };
        let parallel = fragment.parallel && !self.is_fresh;
        let (ended, items) = (Vec::new(), Vec::new());
        self.frames.push(Frame { fragment, open: first, ended, items, goes_on: false, parallel });
        self.items(&first.items);
        for operand in further {
            if let Some(frame) = self.frames.last_mut() {
                let items = mem::take(&mut frame.items);
                frame.ended.push(with_items(frame.open, items));
                frame.open = operand;
            }
            self.items(&operand.items);
        }
        let frame = self.frames.pop();
        match frame.map(Frame::close) {
            Some(Ok(item)) => self.innermost().push(item),
            Some(Err(left)) => self.innermost().extend(left),
            None => {}
        }
    }

    fn item(&mut self, item: &'d Item) {
        let mut here = item.clone();
        let page = self.drafts.len();
        each_participant(&mut here, |&mut id| {
            let index = id.index();
            self.mentioned[index] = true;
            if !mem::replace(&mut self.known[index], true) && matches!(item, Item::Create(_)) {
                self.created[index] = Some(page);
            }
        });
        match item {
            Item::Activate(activate) => self.bars.entry(activate.participant).or_default().push(activate),
            Item::Deactivate(deactivate) => {
                self.bars.get_mut(&deactivate.participant).and_then(Vec::pop);
            }
            Item::Create(create) => self.ended[create.participant.index()] = false,
            Item::Destroy(destroy) => {
                self.bars.remove(&destroy.participant);
                self.ended[destroy.participant.index()] = true;
            }
            _ => {}
        }
        if self.is_fresh {
            untie(&mut here);
        }
        self.is_fresh &= !takes_room(item);
        self.innermost().push(here);
    }

    /// Where what comes next goes.
    fn innermost(&mut self) -> &mut Vec<Item> {
        match self.frames.last_mut() {
            Some(frame) => &mut frame.items,
            None => &mut self.body,
        }
    }

    /// Ends a page, and begins the next one with what goes on.
    fn turn(&mut self, page: &'d PageBreak) {
        let mut frames = Vec::with_capacity(self.frames.len());
        while let Some(frame) = self.frames.pop() {
            let Frame { fragment, open, goes_on, .. } = frame;
            // a frame that begins right before the break begins behind it
            let closed = if frame.is_bare() { Err(frame.items) } else { frame.close() };
            let goes_on = goes_on || closed.is_ok();
            let (ended, items) = (Vec::new(), Vec::new());
            frames.push(Frame { fragment, open, ended, items, goes_on, parallel: false });
            match closed {
                Ok(item) => self.innermost().push(item),
                Err(left) => self.innermost().extend(left),
            }
        }
        self.finish_page();
        self.title = Some(&page.title);
        let bars = self.bars.values().flatten().map(|&bar| Item::Activate(bar.clone()));
        self.body.extend(bars);
        self.frames.extend(frames.into_iter().rev());
    }

    fn finish_page(&mut self) {
        let nobody = vec![false; self.mentioned.len()];
        self.drafts.push(Draft {
            title: self.title.take(),
            body: mem::take(&mut self.body),
            mentioned: mem::replace(&mut self.mentioned, nobody),
            ended_before: mem::replace(&mut self.ended_before, self.ended.clone()),
        });
        self.is_fresh = true;
    }
}

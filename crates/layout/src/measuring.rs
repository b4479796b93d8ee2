//! The first pass: every text is measured once, items become a flat list of events, and columns get their constraints.
//!
//! Bars are opened and closed here, because how far an arrow's end lies from its lifeline, and so how much room its
//! label has, depends on how many bars are open there.

use crate::columns::Constraints;
use crate::options::Setting;
use crate::parts::{delay, divider, duration, fragment, message, note, participant, reference};
use crate::plan::{Bar, Event, Life, Moment, NONE, Part, Plan, Tip};
use ir::{Construct, Fragment, Item, Loss, Origin, ParticipantId};
use std::collections::{HashMap, VecDeque};

/// What the pass knows while it goes through the items.
pub(crate) struct Measuring<'s, 'd> {
    pub(crate) set: Setting<'s, 'd>,
    pub(crate) plan: Plan<'d>,
    pub(crate) constraints: Constraints,
    pub(crate) losses: Vec<Loss>,
    /// The column of each participant, or [`NONE`] when it is hidden.
    column_of: Vec<u32>,
    /// Open bars of each column, outer ones first; indices into [`Plan::bars`].
    open: Vec<Vec<u32>>,
    /// The present life of each column; index into [`Plan::lives`] or [`NONE`].
    life: Vec<u32>,
    /// Open frames, outer ones first.
    frames: Vec<u32>,
    /// The message at which bars begin and end now.
    pub(crate) last: Option<u32>,
    /// The first of the events that start together now.
    pub(crate) leader: Option<u32>,
    /// The first arrow among them: the others share its height.
    pub(crate) first_arrow: Option<u32>,
    /// Who is created by the next message.
    creating: Option<(u32, Origin)>,
    /// The frame that ended last, as long as nothing but notes came since.
    pub(crate) ended: Option<u32>,
    /// Items of the present list that were dealt with before their turn.
    taken: VecDeque<usize>,
    /// The events of anchored messages.
    anchors: HashMap<&'d str, u32>,
}

/// A list of items that is being gone through.
struct Open<'d> {
    items: &'d [Item],
    at: usize,
    /// The fragment it belongs to, with the number of its next operand.
    fragment: Option<(&'d Fragment, u32, usize)>,
}

/// Measures everything.
pub(crate) fn measure<'s, 'd>(
    set: Setting<'s, 'd>,
    stereotypes: &'d [String],
) -> (Plan<'d>, Constraints, Vec<Loss>) {
    let mut losses = Vec::new();
    let (columns, column_of) = participant::measure(&set, stereotypes, &mut losses);
    let constraints = Constraints::new(columns.len(), set.theme);
    let panels = participant::panels(&set, &columns, &mut losses);
    let count = columns.len();
    let mut pass = Measuring {
        set,
        plan: Plan { columns, panels, ..Plan::default() },
        constraints,
        losses,
        column_of,
        open: vec![Vec::new(); count],
        life: vec![NONE; count],
        frames: Vec::new(),
        last: None,
        leader: None,
        first_arrow: None,
        creating: None,
        ended: None,
        taken: VecDeque::new(),
        anchors: HashMap::new(),
    };
    pass.lives();
    pass.items();
    pass.finish();
    (pass.plan, pass.constraints, pass.losses)
}

impl<'d> Measuring<'_, 'd> {
    /// Lifelines begin at the top, unless their participant is created before anything else happens to it.
    fn lives(&mut self) {
        let mut seen = vec![false; self.life.len()];
        let mut created = vec![false; self.life.len()];
        let mut visit = |id: ParticipantId, creates: bool| {
            let column = self.column_of.get(id.index()).copied().unwrap_or(NONE) as usize;
            if column < seen.len() && !seen[column] {
                seen[column] = true;
                created[column] = creates;
            }
        };
        ir::walk(self.set.diagram, |item| match item {
            Item::Create(create) => visit(create.participant, true),
            Item::Message(message) => {
                for end in [message.from, message.to] {
                    if let Some(id) = end.participant() {
                        visit(id, false);
                    }
                }
            }
            Item::Activate(item) => visit(item.participant, false),
            Item::Destroy(item) => visit(item.participant, false),
            _ => {}
        });
        for (column, created) in created.into_iter().enumerate() {
            if !created {
                self.born(column as u32, Moment::Top);
            }
        }
    }

    /// Goes through all items without recursion.
    fn items(&mut self) {
        let mut open = vec![Open { items: &self.set.diagram.body, at: 0, fragment: None }];
        while let Some(list) = open.last_mut() {
            if let Some(item) = list.items.get(list.at) {
                let (items, at) = (list.items, list.at);
                list.at += 1;
                if self.taken.front() == Some(&at) {
                    self.taken.pop_front();
                } else if let Item::Fragment(fragment) = item {
                    let frame = self.begin(fragment);
                    let items = fragment.operands.first().map_or(&[][..], |operand| &operand.items);
                    open.push(Open { items, at: 0, fragment: Some((fragment, frame, 1)) });
                } else {
                    self.item(items, at);
                }
                continue;
            }
            self.taken.clear();
            let Some((fragment, frame, next)) = list.fragment else { break };
            if let Some(operand) = fragment.operands.get(next) {
                self.operand(frame, next);
                list.items = &operand.items;
                list.at = 0;
                list.fragment = Some((fragment, frame, next + 1));
            } else {
                self.end(frame);
                open.pop();
            }
        }
    }

    fn item(&mut self, items: &'d [Item], at: usize) {
        match &items[at] {
            Item::Message(message) => {
                self.ended = None;
                message::measure(self, message, items, at);
            }
            Item::Note(note) => note::measure(self, note),
            Item::State(state) => note::measure_state(self, state),
            Item::Reference(reference) => {
                self.barrier();
                reference::measure(self, reference, items, at);
            }
            Item::Activate(activate) => {
                if let Some(column) =
                    self.column(activate.participant, Construct::Activation, activate.origin)
                {
                    let moment = self.moment(column);
                    let from = self.plan.events.len() as u32;
                    self.activate(column, moment, from, activate);
                }
            }
            Item::Deactivate(deactivate) => {
                if let Some(column) =
                    self.column(deactivate.participant, Construct::Activation, deactivate.origin)
                {
                    let moment = self.moment(column);
                    self.deactivate(column, moment);
                }
            }
            Item::Create(create) => {
                self.birth();
                self.creating = self
                    .column(create.participant, Construct::Creation, create.origin)
                    .map(|column| (column, create.origin));
            }
            Item::Destroy(destroy) => {
                if let Some(column) = self.column(destroy.participant, Construct::Destruction, destroy.origin)
                {
                    self.destroy(column, destroy.origin);
                }
            }
            Item::Divider(divider) => {
                self.barrier();
                divider::measure(self, &divider.text, divider.origin);
            }
            Item::PageBreak(page) => {
                self.barrier();
                divider::measure(self, &page.title, page.origin);
            }
            Item::Delay(delay) => {
                self.barrier();
                delay::measure(self, delay);
            }
            Item::Space(space) => {
                self.barrier();
                delay::measure_space(self, space);
            }
            Item::Duration(duration) => duration::measure(self, duration),
            Item::Raw(raw) => {
                let what = format!("a statement that only {} understands", raw.dialect.title());
                self.losses.push(Loss::dropped(Construct::Raw, raw.origin, what));
            }
            Item::Fragment(_) | Item::Numbering(_) | Item::Comment(_) => {}
        }
    }

    fn begin(&mut self, fragment: &'d Fragment) -> u32 {
        self.barrier();
        let frame = fragment::measure(self, fragment);
        self.frames.push(frame);
        frame
    }

    fn operand(&mut self, frame: u32, number: usize) {
        self.barrier();
        let operand = self.plan.frames[frame as usize].operands.start + number;
        let line = self.plan.operands[operand].line;
        self.push(Event::new(Part::Operand(operand as u32), line, frame));
        let event = self.plan.events.len() as u32 - 1;
        self.plan.operands[operand].event = event;
    }

    fn end(&mut self, frame: u32) {
        self.barrier();
        self.frames.pop();
        let line = self.plan.frames[frame as usize].line;
        let parent = self.frame();
        self.push(Event::new(Part::End(frame), line, parent));
        self.ended = Some(frame);
    }

    /// What lies on both sides of this place does not share a height, nor a bar's end.
    pub(crate) fn barrier(&mut self) {
        self.birth();
        self.last = None;
        self.leader = None;
        self.ended = None;
    }

    /// Draws the head of a creation that no message follows.
    fn birth(&mut self) {
        let Some((column, origin)) = self.creating.take() else { return };
        let line = self.set.line(origin);
        let event = self.push(Event::new(Part::Birth { column, y: 0.0 }, line, self.frame()));
        self.born(column, Moment::After(event));
    }

    /// The column that the coming message creates.
    pub(crate) fn take_creation(&mut self, to: Option<u32>) -> bool {
        match self.creating {
            Some((column, _)) if Some(column) == to => {
                self.creating = None;
                true
            }
            Some(_) => {
                self.birth();
                false
            }
            None => false,
        }
    }

    /// Adds an event that stands for itself, or joins those that started together.
    pub(crate) fn push(&mut self, event: Event<'d>) -> u32 {
        let index = self.plan.events.len() as u32;
        let parallel = event.parallel && self.leader.is_some();
        if !parallel {
            self.leader = Some(index);
            self.first_arrow = None;
        }
        if matches!(event.part, Part::Message(_) | Part::SelfMessage(_)) {
            self.first_arrow = self.first_arrow.or(Some(index));
        }
        self.plan.events.push(Event { parallel, ..event });
        index
    }

    /// The innermost open frame, or [`NONE`].
    pub(crate) fn frame(&self) -> u32 {
        self.frames.last().copied().unwrap_or(NONE)
    }

    /// The column of a participant; reports a loss when there is none.
    pub(crate) fn column(&mut self, id: ParticipantId, what: Construct, origin: Origin) -> Option<u32> {
        let column = self.column_of.get(id.index()).copied().filter(|column| *column != NONE);
        if column.is_none() {
            self.losses.push(Loss::dropped(what, origin, what.description()));
        }
        column
    }

    /// First and last of the columns that these participants stand in.
    pub(crate) fn span(
        &mut self,
        ids: &[ParticipantId],
        what: Construct,
        origin: Origin,
    ) -> Option<(u32, u32)> {
        let columns = ids.iter().filter_map(|id| self.column_of.get(id.index()).copied());
        let found =
            columns.filter(|column| *column != NONE).fold(None, |span: Option<(u32, u32)>, column| {
                Some(span.map_or((column, column), |(first, last)| (first.min(column), last.max(column))))
            });
        if found.is_none() {
            self.losses.push(Loss::dropped(what, origin, what.description()));
        }
        found
    }

    /// How many bars are open on a column.
    pub(crate) fn level(&self, column: u32) -> u32 {
        self.open[column as usize].len() as u32
    }

    /// How many bars of a column begin at an event.
    pub(crate) fn begun(&self, column: u32, event: u32) -> u32 {
        let begins =
            |bar: &&u32| matches!(self.plan.bars[**bar as usize].begin, Moment::At(at, _) if at == event);
        self.open[column as usize].iter().rev().take_while(begins).count() as u32
    }

    /// Where the edge of a column's uppermost bar lies, from its lifeline; `side` is -1 or 1.
    pub(crate) fn edge(&self, column: u32, side: f64) -> f64 {
        edge(&self.set, self.level(column), side)
    }

    /// How far the bars of a column reach, from its lifeline; 0 or more.
    pub(crate) fn bar_reach(&self, column: u32, side: f64) -> f64 {
        if self.level(column) == 0 {
            0.0
        } else {
            (self.edge(column, 1.0) * side).max(self.set.theme.metric.bar_w / 2.0)
        }
    }

    /// When something that stands here begins or ends on a column.
    fn moment(&self, column: u32) -> Moment {
        if let Some(event) = self.last {
            let tip = match &self.plan.events[event as usize].part {
                Part::Message(message) if message.to.column() != Some(column) => Tip::Tail,
                _ => Tip::Head,
            };
            return Moment::At(event, tip);
        }
        match self.plan.events.len() as u32 {
            0 => Moment::Top,
            count => Moment::After(count - 1),
        }
    }

    /// A bar begins; it counts for events from `from` on.
    pub(crate) fn activate(&mut self, column: u32, begin: Moment, from: u32, activate: &'d ir::Activate) {
        let level = self.level(column);
        if let Some(before) = self.plan.columns[column as usize].closed
            && self.plan.bars[before as usize].end == begin
            && self.plan.bars[before as usize].level == level
        {
            self.plan.bars[before as usize].restarted = true;
        }
        let bar = self.plan.bars.len() as u32;
        self.plan.bars.push(Bar {
            column,
            level,
            begin,
            end: Moment::End,
            restarted: false,
            style: activate.style.as_deref(),
            line: self.set.line(activate.origin),
        });
        self.open[column as usize].push(bar);
        self.plan.states.change(column, from, level + 1);
        let reach = edge(&self.set, level + 1, 1.0);
        let widest = &mut self.plan.columns[column as usize].bar_reach;
        *widest = widest.max(reach);
    }

    fn deactivate(&mut self, column: u32, end: Moment) {
        // Ends of bars that never began are drawn by nobody.
        let Some(bar) = self.open[column as usize].pop() else { return };
        self.plan.bars[bar as usize].end = end;
        self.plan.columns[column as usize].closed = Some(bar);
        self.plan.states.change(column, self.plan.events.len() as u32, self.level(column));
    }

    fn destroy(&mut self, column: u32, origin: Origin) {
        let life = self.life[column as usize];
        let attached = self.last.is_some_and(|event| match &self.plan.events[event as usize].part {
            Part::Message(message) => message.destroys(column),
            _ => false,
        });
        let moment = if attached {
            self.moment(column)
        } else {
            let line = self.set.line(origin);
            self.last = None;
            let event = self.push(Event::new(Part::Cross { column, y: 0.0 }, line, self.frame()));
            Moment::At(event, Tip::Head)
        };
        while self.level(column) > 0 {
            self.deactivate(column, moment);
        }
        if life == NONE {
            return;
        }
        let life = &mut self.plan.lives[life as usize];
        (life.end, life.destroyed) = (moment, true);
        self.life[column as usize] = NONE;
        self.plan.states.change(column, self.plan.events.len() as u32, NONE);
    }

    /// A lifeline begins; one that was there ends without a cross.
    pub(crate) fn born(&mut self, column: u32, begin: Moment) {
        let before = std::mem::replace(&mut self.life[column as usize], self.plan.lives.len() as u32);
        if before != NONE {
            self.plan.lives[before as usize].end = begin;
        }
        self.plan.lives.push(Life { column, begin, end: Moment::End, destroyed: false });
        let from = if begin == Moment::Top { 0 } else { self.plan.events.len() as u32 };
        self.plan.states.change(column, from, self.level(column));
        if begin == Moment::Top {
            self.plan.columns[column as usize].at_top = true;
        }
    }

    /// Remembers the name of a moment.
    pub(crate) fn anchor(&mut self, name: &'d str, event: u32) {
        self.anchors.insert(name, event);
    }

    /// The message with that anchor.
    pub(crate) fn anchored(&self, name: &str) -> Option<u32> {
        self.anchors.get(name).copied()
    }

    /// Marks an item of the present list as dealt with.
    pub(crate) fn take(&mut self, at: usize) {
        self.taken.push_back(at);
    }

    /// References that nothing leaves do not wait for an arrow.
    fn close_references(&mut self) {
        for index in 0..self.plan.events.len() {
            let leaves = match self.plan.events.get(index + 1).map(|event| &event.part) {
                Some(Part::Message(message)) => message.leaves == Some(index as u32),
                _ => false,
            };
            if let Part::Reference(reference) = &mut self.plan.events[index].part
                && !leaves
            {
                reference.close();
            }
        }
    }

    fn finish(&mut self) {
        self.birth();
        self.close_references();
        for (column, life) in self.life.iter().enumerate() {
            self.plan.columns[column].at_end = *life != NONE;
        }
        self.plan.states.finish(self.plan.columns.len());
    }
}

/// Where the edge of the uppermost of `level` bars lies, from its lifeline.
pub(crate) fn edge(set: &Setting<'_, '_>, level: u32, side: f64) -> f64 {
    if level == 0 {
        return 0.0;
    }
    let metric = &set.theme.metric;
    f64::from(level - 1) * metric.bar_step + side * metric.bar_w / 2.0
}

//! The first pass: every text is broken into lines, items become a flat list of events, and columns get their
//! constraints.
//!
//! Bars are opened and closed here, because how far an arrow's end lies from its lifeline, and so how much room its
//! label has, depends on how many bars are open there.

use crate::columns::Constraints;
use crate::options::Setting;
use crate::parts::{delay, divider, duration, fragment, head, message, note, panel, reference};
use crate::plan::{Bar, Event, Life, MOST_BARS, Moment, NONE, Part, Plan, Tip, reach};
use ir::{Construct, Fragment, Item, Loss, Origin, ParticipantId};
use std::collections::{BTreeSet, HashMap};

/// What the pass knows while it goes through the items.
pub(crate) struct Measuring<'d> {
    pub(crate) set: Setting<'d>,
    pub(crate) plan: Plan<'d>,
    pub(crate) constraints: Constraints,
    /// Distances from the bars of the left column, of which the widest is not known yet: left column, right column,
    /// distance.
    bared: Vec<(u32, u32, i64)>,
    pub(crate) losses: Vec<Loss>,
    /// The column of each participant, or [`NONE`] when it is hidden.
    column_of: Vec<u32>,
    /// Open bars of each column, outer ones first; indices into [`Plan::bars`].
    open: Vec<Vec<u32>>,
    /// The bar of each column that ended last, or [`NONE`].
    closed: Vec<u32>,
    /// The present life of each column; index into [`Plan::lives`] or [`NONE`].
    life: Vec<u32>,
    /// Open frames, outer ones first.
    frames: Vec<u32>,
    /// The message at which bars begin and end now.
    pub(crate) last: Option<u32>,
    /// Something stands before that what comes next may start together with.
    leads: bool,
    /// Who is created by the next message.
    creating: Option<u32>,
    /// The frame that ended last, as long as nothing but notes came since.
    pub(crate) ended: Option<u32>,
    /// Items of the present list that were dealt with before their turn.
    taken: BTreeSet<usize>,
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
pub(crate) fn measure(set: Setting<'_>) -> (Plan<'_>, Constraints, Vec<Loss>) {
    let mut losses = Vec::new();
    let (columns, column_of) = head::measure(set);
    let count = columns.len();
    let mut constraints = Constraints::new(count);
    let panels = panel::measure(set, &columns, &mut losses);
    panel::constrain(&columns, &panels, &mut constraints);
    let mut pass = Measuring {
        set,
        plan: Plan { columns, panels, ..Plan::default() },
        constraints,
        bared: Vec::new(),
        losses,
        column_of,
        open: vec![Vec::new(); count],
        closed: vec![NONE; count],
        life: vec![NONE; count],
        frames: Vec::new(),
        last: None,
        leads: false,
        creating: None,
        ended: None,
        taken: BTreeSet::new(),
        anchors: HashMap::new(),
    };
    pass.lives();
    pass.items();
    pass.finish();
    (pass.plan, pass.constraints, pass.losses)
}

impl<'d> Measuring<'d> {
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
                if self.taken.remove(&at) {
                    // done already
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
            Item::Activate(item) => {
                if let Some(column) = self.column(item.participant, Construct::Activation, item.origin) {
                    let moment = self.moment(column);
                    self.activate(column, moment, item.origin);
                }
            }
            Item::Deactivate(item) => {
                if let Some(column) = self.column(item.participant, Construct::Activation, item.origin) {
                    let moment = self.moment(column);
                    self.deactivate(column, moment);
                }
            }
            Item::Create(create) => {
                self.birth();
                self.creating = self.column(create.participant, Construct::Creation, create.origin);
            }
            Item::Destroy(item) => {
                if let Some(column) = self.column(item.participant, Construct::Destruction, item.origin) {
                    self.destroy(column);
                }
            }
            Item::Divider(item) => {
                self.barrier();
                divider::measure(self, &item.text, true);
            }
            Item::PageBreak(page) => {
                self.barrier();
                divider::measure(self, &page.title, false);
            }
            Item::Delay(item) => {
                self.barrier();
                delay::measure(self, &item.text);
            }
            Item::Space(space) => {
                self.barrier();
                delay::measure_space(self, space);
            }
            Item::Duration(item) => duration::measure(self, item),
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
        self.push(Event::new(Part::Begin(frame), frame));
        self.leads = false;
        frame
    }

    fn operand(&mut self, frame: u32, number: usize) {
        self.barrier();
        let Some(each) = self.plan.frames.get(frame as usize) else { return };
        let operand = (each.operands.start + number) as u32;
        self.push(Event::new(Part::Operand(operand), frame));
        fragment::operand(self, frame, operand);
    }

    fn end(&mut self, frame: u32) {
        self.barrier();
        self.frames.pop();
        fragment::end(self, frame);
        let parent = self.frame();
        self.push(Event::new(Part::End(frame), parent));
        self.ended = Some(frame);
    }

    /// What lies on both sides of this place does not share a row, nor a bar's end.
    pub(crate) fn barrier(&mut self) {
        self.birth();
        self.last = None;
        self.leads = false;
        self.ended = None;
    }

    /// Draws the head of a creation that no message follows.
    fn birth(&mut self) {
        let Some(column) = self.creating.take() else { return };
        let frame = self.frame();
        let event = self.push(Event::new(Part::Birth(column), frame));
        self.leads = false;
        self.born(column, Moment::After(event));
        if let Some([left, right]) = self.plan.columns.get(column as usize).map(|column| column.half) {
            self.touch((column, -left), (column, right));
        }
    }

    /// Whether the coming message creates this column; another creation that waits gets its head.
    pub(crate) fn take_creation(&mut self, to: Option<u32>) -> bool {
        match self.creating {
            Some(column) if Some(column) == to => {
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
        let parallel = event.parallel && self.leads;
        self.leads = true;
        self.plan.events.push(Event { parallel, ..event });
        index
    }

    /// The number of the next event.
    pub(crate) fn next(&self) -> u32 {
        self.plan.events.len() as u32
    }

    /// The innermost open frame, or [`NONE`].
    pub(crate) fn frame(&self) -> u32 {
        self.frames.last().copied().unwrap_or(NONE)
    }

    /// Counts a stretch as content of the innermost frame: its outer cells, each from a lifeline.
    pub(crate) fn touch(&mut self, left: (u32, i64), right: (u32, i64)) {
        if let Some(frame) = self.frames.last().and_then(|frame| self.plan.frames.get_mut(*frame as usize)) {
            frame.touch(left, right);
            let operand = frame.current as usize;
            if let Some(operand) = self.plan.operands.get_mut(operand) {
                operand.touch(left, right);
            }
        }
    }

    /// Content of the innermost frame that reaches a border.
    pub(crate) fn touch_border(&mut self, side: ir::Side) {
        if let Some(frame) = self.frames.last().and_then(|frame| self.plan.frames.get_mut(*frame as usize)) {
            let operand = frame.current as usize;
            if let Some(operand) = self.plan.operands.get_mut(operand) {
                operand.border(side);
            }
        }
    }

    /// Content of the innermost frame that goes through it from side to side.
    pub(crate) fn touch_all(&mut self) {
        self.touch_border(ir::Side::Left);
        self.touch_border(ir::Side::Right);
    }

    /// The innermost frame, or else the drawing, is at least so wide.
    pub(crate) fn widen(&mut self, cells: i64) {
        match self.frames.last().and_then(|frame| self.plan.frames.get_mut(*frame as usize)) {
            Some(frame) => frame.least = frame.least.max(cells),
            None => {
                let last = (self.plan.columns.len() as u32).saturating_sub(1);
                let outer = |column: u32, side: usize| {
                    self.plan.columns.get(column as usize).map_or(0, |column| column.half[side])
                };
                let sides = outer(0, 0) + outer(last, 1) + 1;
                self.constraints.need(0, last, cells - sides);
            }
        }
    }

    /// As [`Constraints::need`], from the widest bar that the left one of the columns will ever have.
    pub(crate) fn need_from_bars(&mut self, left: u32, right: u32, distance: i64) {
        if (right as usize) < self.plan.columns.len() {
            self.bared.push((left, right, distance));
        }
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
        let columns = columns.filter(|column| *column != NONE);
        let found = columns.fold(None, |span: Option<(u32, u32)>, column| {
            Some(span.map_or((column, column), |(first, last)| (first.min(column), last.max(column))))
        });
        if found.is_none() {
            self.losses.push(Loss::dropped(what, origin, what.description()));
        }
        found
    }

    /// How many bars are open on a column.
    pub(crate) fn level(&self, column: u32) -> u32 {
        self.open.get(column as usize).map_or(0, |open| open.len() as u32)
    }

    /// How many bars of a column begin at an event.
    pub(crate) fn begun(&self, column: u32, event: u32) -> u32 {
        let begins =
            |bar: &&u32| matches!(self.plan.bars[**bar as usize].begin, Moment::At(at, _) if at == event);
        self.open[column as usize].iter().rev().take_while(begins).count() as u32
    }

    /// How far the uppermost bar of a column reaches to the right of its lifeline now.
    pub(crate) fn reach(&self, column: u32) -> i64 {
        reach(self.level(column))
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
        match self.next() {
            0 => Moment::Top,
            count => Moment::After(count - 1),
        }
    }

    /// A bar begins.
    pub(crate) fn activate(&mut self, column: u32, begin: Moment, origin: Origin) {
        let level = self.level(column);
        let closed = self.closed.get(column as usize).and_then(|bar| self.plan.bars.get(*bar as usize));
        if closed.is_some_and(|bar| bar.end == begin && bar.level == level) {
            let construct = Construct::ActivationRestart;
            self.losses.push(Loss::approximated(construct, origin, construct.description(), "one bar"));
        }
        if level == MOST_BARS {
            let form = format!("{MOST_BARS} bars");
            let what = "more bars than that on a lifeline";
            self.losses.push(Loss::approximated(Construct::Activation, origin, what, form));
        }
        let bar = self.plan.bars.len() as u32;
        self.plan.bars.push(Bar { column, level: level.min(MOST_BARS - 1), begin, end: Moment::End });
        self.open[column as usize].push(bar);
        let most = &mut self.plan.columns[column as usize].most_bars;
        *most = (*most).max((level + 1).min(MOST_BARS));
    }

    fn deactivate(&mut self, column: u32, end: Moment) {
        // Ends of bars that never began are drawn by nobody.
        let Some(bar) = self.open[column as usize].pop() else { return };
        self.plan.bars[bar as usize].end = end;
        self.closed[column as usize] = bar;
    }

    fn destroy(&mut self, column: u32) {
        let attached = self.last.is_some_and(|event| match &self.plan.events[event as usize].part {
            Part::Message(message) => message.destroys(column),
            _ => false,
        });
        let moment = if attached {
            self.moment(column)
        } else {
            self.last = None;
            let frame = self.frame();
            let event = self.push(Event::new(Part::Cross(column), frame));
            self.leads = false;
            self.touch((column, -1), (column, 1));
            Moment::At(event, Tip::Head)
        };
        while self.level(column) > 0 {
            self.deactivate(column, moment);
        }
        let life = std::mem::replace(&mut self.life[column as usize], NONE);
        if let Some(life) = self.plan.lives.get_mut(life as usize) {
            (life.end, life.destroyed) = (moment, true);
        }
    }

    /// A lifeline begins; one that was there ends without a cross.
    pub(crate) fn born(&mut self, column: u32, begin: Moment) {
        let before = std::mem::replace(&mut self.life[column as usize], self.plan.lives.len() as u32);
        if let Some(before) = self.plan.lives.get_mut(before as usize) {
            before.end = begin;
        }
        self.plan.lives.push(Life { column, begin, end: Moment::End, destroyed: false });
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
        self.taken.insert(at);
    }

    fn finish(&mut self) {
        self.birth();
        for (column, life) in self.life.iter().enumerate() {
            self.plan.columns[column].at_end = *life != NONE;
        }
        for (left, right, distance) in std::mem::take(&mut self.bared) {
            let bars = self.plan.columns.get(left as usize).map_or(0, |column| column.most_bars);
            self.constraints.need(left, right, distance + reach(bars));
        }
    }
}

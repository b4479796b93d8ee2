//! The last pass: rows are painted one after the other, from the lifelines up to the letters.

use crate::glyphs::{Glyphs, Mask, Weight};
use crate::options::{Setting, TooLarge};
use crate::parts::furniture::Furniture;
use crate::parts::head::Stand;
use crate::parts::panel::Levels;
use crate::plan::{MOST_BARS, Part, Plan};
use crate::row::Row;
use ir::Footbox;
use std::collections::BTreeSet;

/// A drawing of more rows repeats its heads at the foot: they would be off the screen.
const FEET_FROM: i64 = 50;

/// Writes everything.
pub(crate) fn write(
    plan: &Plan<'_>,
    set: Setting<'_>,
    furniture: &Furniture<'_>,
) -> Result<String, TooLarge> {
    if furniture.right.saturating_sub(furniture.left) > TooLarge::WIDTH as i64 {
        return Err(TooLarge);
    }
    let mut row = Row::new(set.glyphs, furniture.left);
    let mut out = String::new();
    let mut next = |row: &mut Row<'_>| {
        row.write(&mut out);
        if out.len() > TooLarge::LIMIT { Err(TooLarge) } else { Ok(()) }
    };
    for at in 0..furniture.rows_above() {
        furniture.paint_above(&mut row, at);
        next(&mut row)?;
    }
    let levels = Levels::new(&plan.panels);
    let head = plan.columns.iter().map(|column| column.height()).max().unwrap_or(0);
    let feet = feet(plan, set);
    let foot = match feet {
        Footbox::Box => head,
        Footbox::Bar => 1,
        Footbox::None => 0,
    };
    let foot = if plan.columns.is_empty() { 0 } else { foot };
    let mut body = Body::new(plan);
    let first = -head - levels.above();
    let last = if body.is_empty() { first - 1 } else { plan.bottom + foot + levels.below() };
    for at in first..=last {
        levels.paint(&mut row, plan, at + head, head + plan.bottom + 1 + foot);
        if at < 0 {
            for column in plan.columns.iter().filter(|column| column.at_top && at >= -head) {
                column.paint(&mut row, at + head, head, Stand::Above);
            }
        } else if at <= plan.bottom {
            body.paint(&mut row, set, at);
        } else if at <= plan.bottom + foot {
            for column in plan.columns.iter().filter(|column| column.at_end) {
                if feet == Footbox::Box {
                    column.paint(&mut row, at - plan.bottom - 1, head, Stand::Below);
                } else {
                    row.level(column.x - 1, column.x + 1, Weight::Light);
                    row.line(column.x, Mask::up(Weight::Light));
                }
            }
        }
        furniture.paint_beside(&mut row);
        next(&mut row)?;
    }
    for at in 0..furniture.rows_below() {
        furniture.paint_below(&mut row, at);
        next(&mut row)?;
    }
    if out.is_empty() {
        out.push('\n');
    }
    Ok(out)
}

/// What stands at the bottom.
fn feet(plan: &Plan<'_>, set: Setting<'_>) -> Footbox {
    let usual = if plan.bottom >= FEET_FROM { Footbox::Box } else { Footbox::None };
    set.diagram.style.footbox.unwrap_or(usual)
}

/// What is there in the rows between heads and feet, from row to row.
struct Body<'p, 'd> {
    plan: &'p Plan<'d>,
    /// Events by their first row, and how many of them began.
    order: Vec<u32>,
    begun: usize,
    /// Those that are seen in the present row.
    seen: Vec<u32>,
    /// What begins and ends on lifelines, by row, and how much of it is done.
    changes: Vec<Change>,
    done: usize,
    /// How many lives each column has: two where one ends and the next begins.
    lives: Vec<u32>,
    /// Columns with a lifeline.
    alive: BTreeSet<u32>,
    /// How many bars of each level stand on a column; the levels overlap only where one ends and the next begins.
    bars: Vec<[u32; MOST_BARS as usize]>,
    /// Where lifelines are destroyed: row and column, and how many are done.
    crosses: Vec<(i64, u32)>,
    crossed: usize,
    /// The next zone of dotted lifelines.
    delay: usize,
    /// Durations by their first row, as events.
    lengths: Vec<u32>,
    measured: usize,
    shown: Vec<u32>,
}

/// Something that holds from a row on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    row: i64,
    column: u32,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// Ends come before begins.
    Ends,
    BarEnds(u32),
    Begins,
    BarBegins(u32),
}

impl<'p, 'd> Body<'p, 'd> {
    fn new(plan: &'p Plan<'d>) -> Self {
        let mut changes = Vec::with_capacity(2 * (plan.lives.len() + plan.bars.len()));
        let mut crosses = Vec::new();
        for life in &plan.lives {
            let begin = plan.begin_row(life.begin);
            let end = plan.end_row(life.end).max(begin);
            // a new head stands where the lifeline begins, and where one that is created once more ends
            changes.push(Change { row: begin, column: life.column, what: What::Begins });
            changes.push(Change { row: end + 1, column: life.column, what: What::Ends });
            if life.destroyed {
                crosses.push((end, life.column));
            }
        }
        for bar in &plan.bars {
            let begin = plan.begin_row(bar.begin).min(plan.bottom);
            let end = plan.end_row(bar.end).max(begin);
            changes.push(Change { row: begin, column: bar.column, what: What::BarBegins(bar.level) });
            changes.push(Change { row: end + 1, column: bar.column, what: What::BarEnds(bar.level) });
        }
        changes.sort_unstable();
        crosses.sort_unstable();
        let mut order: Vec<u32> = (0..plan.events.len() as u32).collect();
        order.sort_by_key(|index| plan.events[*index as usize].top);
        let mut lengths: Vec<u32> = (0..plan.durations.len() as u32).collect();
        lengths.sort_by_key(|index| plan.durations[*index as usize].first());
        Self {
            plan,
            order,
            begun: 0,
            seen: Vec::new(),
            changes,
            done: 0,
            lives: vec![0; plan.columns.len()],
            alive: BTreeSet::new(),
            bars: vec![[0; MOST_BARS as usize]; plan.columns.len()],
            crosses,
            crossed: 0,
            delay: 0,
            lengths,
            measured: 0,
            shown: Vec::new(),
        }
    }

    /// Whether there is nothing at all.
    fn is_empty(&self) -> bool {
        self.plan.columns.is_empty() && self.plan.events.is_empty()
    }

    fn paint(&mut self, row: &mut Row<'p>, set: Setting<'_>, at: i64) {
        self.advance(at);
        self.paint_lifelines(row, set.glyphs, at);
        let plan = self.plan;
        let seen = || self.seen.iter().map(|index| &plan.events[*index as usize]);
        for event in seen() {
            match &event.part {
                Part::Begin(frame) => plan.frames[*frame as usize].paint(row, at),
                Part::Operand(operand) => plan.operands[*operand as usize].paint(row, &plan.frames, at),
                Part::Divider(divider) => divider.paint(row, plan, event.frame, at - event.top),
                _ => {}
            }
        }
        for event in seen() {
            match &event.part {
                Part::Message(message) => message.paint_solid(row, plan, at - event.axis),
                Part::Birth(column) => {
                    let column = &plan.columns[*column as usize];
                    column.paint(row, at - event.top, column.height(), Stand::Above);
                }
                Part::Note(note) => note.paint(row, set, at - event.top),
                Part::Reference(reference) => reference.paint(row, at),
                _ => {}
            }
        }
        for event in seen() {
            match &event.part {
                Part::Message(message) => message.paint(row, set, plan, at - event.axis),
                Part::SelfMessage(message) => message.paint(row, set, at - event.axis),
                Part::Begin(frame) => plan.frames[*frame as usize].write(row, &plan.operands, at),
                Part::Operand(operand) => plan.operands[*operand as usize].write(row, &plan.frames, at),
                Part::Divider(divider) => divider.write(row, plan, event.frame, at - event.top),
                Part::Delay(delay) => delay.write(row, plan, event.frame, at - event.top),
                _ => {}
            }
        }
        while let Some((_, column)) = self.crosses.get(self.crossed).filter(|(cross, _)| *cross <= at) {
            row.glyph(plan.x(*column), Glyphs::DESTROYED);
            self.crossed += 1;
        }
        for index in &self.shown {
            plan.durations[*index as usize].paint(row, set.glyphs, at);
        }
    }

    /// Takes in what begins in a row, and lets go what has ended.
    fn advance(&mut self, at: i64) {
        let plan = self.plan;
        self.seen.retain(|index| plan.last_row(*index) >= at);
        while let Some(index) =
            self.order.get(self.begun).filter(|index| plan.events[**index as usize].top <= at)
        {
            if plan.last_row(*index) >= at {
                self.seen.push(*index);
            }
            self.begun += 1;
        }
        self.shown.retain(|index| plan.durations[*index as usize].last() >= at);
        while let Some(index) =
            self.lengths.get(self.measured).filter(|index| plan.durations[**index as usize].first() <= at)
        {
            self.shown.push(*index);
            self.measured += 1;
        }
        while let Some(change) = self.changes.get(self.done).filter(|change| change.row <= at) {
            let bars = &mut self.bars[change.column as usize];
            match change.what {
                What::Begins => {
                    self.lives[change.column as usize] += 1;
                    self.alive.insert(change.column);
                }
                What::Ends => {
                    let lives = &mut self.lives[change.column as usize];
                    *lives = lives.saturating_sub(1);
                    if *lives == 0 {
                        self.alive.remove(&change.column);
                    }
                }
                What::BarBegins(level) => bars[level as usize] += 1,
                What::BarEnds(level) => bars[level as usize] = bars[level as usize].saturating_sub(1),
            }
            self.done += 1;
        }
        while self.plan.delays.get(self.delay).is_some_and(|(_, last)| *last < at) {
            self.delay += 1;
        }
    }

    fn paint_lifelines(&self, row: &mut Row<'p>, glyphs: &Glyphs, at: i64) {
        let dotted = self.plan.delays.get(self.delay).is_some_and(|(first, _)| *first <= at);
        for column in &self.alive {
            let x = self.plan.x(*column);
            let bars = &self.bars[*column as usize];
            match bars.iter().rposition(|count| *count > 0) {
                Some(top) => (x..=x + top as i64).for_each(|x| row.bar(x)),
                None if dotted => row.glyph(x, glyphs.dots),
                None => row.line(x, Mask::vertical(Weight::Light)),
            }
        }
    }
}

//! How wide the heads are: names are broken into more lines where that makes the picture smaller.
//!
//! All heads of a picture share the height of the tallest one. So the lines that the tallest needs are free for the
//! others, and one line more costs a strip of the picture's width, however many names make use of it.

use crate::columns::{Constraints, TextNeed};
use crate::options::Setting;
use crate::parts::participant::{self, Column, Face};
use crate::plan::Plan;
use crate::text::Flow;
use ir::Footbox;

/// Heads of so many columns are looked at; wider pictures are not made for reading.
const MOST_COLUMNS: usize = 200;
/// A name is not broken for less, px.
const LEAST_GAIN: f64 = 12.0;

/// Distances that heads need.
pub(crate) struct Heads {
    /// Between the heads of neighbours, px.
    apart: Vec<f64>,
    /// From the outermost heads to the edges of boxes round them, px.
    outside: [f64; 2],
    /// Width of each head as it is.
    widths: Vec<f64>,
    /// The choices, each with the height that it adds to all heads.
    shelves: Vec<Shelf>,
}

struct Shelf {
    higher: f64,
    /// Narrower heads, by column; the rest stays as it is.
    heads: Vec<Option<Narrower>>,
}

impl Heads {
    pub(crate) fn of(plan: &Plan<'_>, set: &Setting<'_, '_>) -> Self {
        let (apart, outside) = participant::apart(set, &plan.columns, &plan.panels);
        let widths = plan.columns.iter().map(|column| column.width).collect();
        Self { apart, outside, widths, shelves: Vec::new() }
    }

    /// What the heads of neighbours need as they are; [`TextNeed::OUTSIDE`] is the edge.
    pub(crate) fn gap(&self, left: u32, right: u32) -> f64 {
        self.need(left, right, |column| self.widths[column])
    }

    /// What they need at least, whatever is chosen.
    pub(crate) fn least(&self, left: u32, right: u32) -> f64 {
        let needs = self.shelves.iter().map(|shelf| self.need(left, right, |column| self.on(shelf, column)));
        needs.fold(self.gap(left, right), f64::min)
    }

    fn on(&self, shelf: &Shelf, column: usize) -> f64 {
        shelf.heads[column].as_ref().map_or(self.widths[column], |narrower| narrower.width)
    }

    fn need(&self, left: u32, right: u32, width: impl Fn(usize) -> f64) -> f64 {
        match (left, right) {
            (TextNeed::OUTSIDE, right) => width(right as usize) / 2.0 + self.outside[0],
            (left, TextNeed::OUTSIDE) => width(left as usize) / 2.0 + self.outside[1],
            (left, right) => (width(left as usize) + width(right as usize)) / 2.0 + self.apart[left as usize],
        }
    }

    /// Neighbours, and the outermost columns with the edges.
    fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        let count = self.widths.len() as u32;
        (0..=count).filter(move |_| count > 0).map(move |column| match column {
            0 => (TextNeed::OUTSIDE, 0),
            _ if column == count => (column - 1, TextNeed::OUTSIDE),
            _ => (column - 1, column),
        })
    }

    /// Width of everything between the edges, as far as heads and other things but texts need it.
    pub(crate) fn width(&self, constraints: &Constraints) -> f64 {
        self.pairs().map(|(left, right)| self.gap(left, right).max(constraints.gap(left, right))).sum()
    }

    /// Looks for narrower heads, if some head needs more room than what stands below it.
    pub(crate) fn narrow<'d>(&mut self, plan: &Plan<'d>, constraints: &Constraints, set: &Setting<'_, 'd>) {
        if self.widths.len() > MOST_COLUMNS {
            return;
        }
        let mut matters = vec![false; self.widths.len()];
        for (left, right) in self.pairs() {
            if self.gap(left, right) > constraints.gap(left, right) + LEAST_GAIN / 2.0 {
                for column in [left, right].into_iter().filter(|column| *column != TextNeed::OUTSIDE) {
                    matters[column as usize] = true;
                }
            }
        }
        let name = |(column, matters)| if matters { Breakable::of(set, column) } else { None };
        let names: Vec<_> = plan.columns.iter().zip(matters).map(name).collect();
        if names.iter().all(Option::is_none) {
            return;
        }
        let tallest = plan.columns.iter().map(|column| column.height).fold(0.0, f64::max);
        for more in 0..=set.aim.lines() {
            let higher = f64::from(more) * set.theme.metric.l_name;
            let narrower = |(name, width): (&Option<Breakable<'d>>, &f64)| {
                let narrower = name.as_ref()?.within(set, tallest + higher)?;
                (narrower.width + LEAST_GAIN <= *width).then_some(narrower)
            };
            let heads: Vec<_> = names.iter().zip(&self.widths).map(narrower).collect();
            if heads.iter().any(Option::is_some) {
                self.shelves.push(Shelf { higher, heads });
            }
        }
    }

    /// Takes the shelf with which the picture is smallest, and asks for the room that it needs. `prices` are what a px of
    /// width and a px of height cost.
    pub(crate) fn choose(
        &mut self,
        plan: &mut Plan<'_>,
        constraints: &mut Constraints,
        prices: (f64, f64),
        set: &Setting<'_, '_>,
    ) {
        let total = |width: &dyn Fn(usize) -> f64| {
            let need =
                |(left, right): (u32, u32)| self.need(left, right, width).max(constraints.gap(left, right));
            self.pairs().map(need).sum::<f64>()
        };
        let rows =
            if set.options.feet.or(set.diagram.style.footbox) == Some(Footbox::Box) { 2.0 } else { 1.0 };
        let mut least = total(&|column| self.widths[column]) * prices.0;
        let mut chosen = None;
        for shelf in &self.shelves {
            let cost = total(&|column| self.on(shelf, column)) * prices.0 + rows * shelf.higher * prices.1;
            if cost < least {
                (least, chosen) = (cost, Some(shelf));
            }
        }
        let mut widths = self.widths.clone();
        if let Some(shelf) = chosen {
            for (width, narrower) in widths.iter_mut().zip(&shelf.heads) {
                *width = narrower.as_ref().map_or(*width, |narrower| narrower.width);
            }
            let needs: Vec<f64> = self
                .pairs()
                .map(|(left, right)| {
                    self.need(left, right, |column| widths[column]).max(constraints.gap(left, right))
                })
                .collect();
            for column in 0..widths.len() {
                let Some(narrower) = &shelf.heads[column] else { continue };
                // A head that has the room stays as it is.
                let own = std::mem::replace(&mut widths[column], self.widths[column]);
                let fits = self.pairs().enumerate().skip(column).take(2).all(|(pair, (left, right))| {
                    self.need(left, right, |column| widths[column]) <= needs[pair]
                });
                if !fits {
                    widths[column] = own;
                    narrower.apply(&mut plan.columns[column]);
                }
            }
        }
        for (left, right) in self.pairs() {
            constraints.settle(left, right, self.need(left, right, |column| widths[column]));
        }
    }
}

/// A head whose name is broken into more lines.
struct Narrower {
    /// px
    width: f64,
    height: f64,
    wrap: f64,
}

impl Narrower {
    fn apply(&self, column: &mut Column<'_>) {
        (column.width, column.height, column.wrap) = (self.width, self.height, self.wrap);
    }
}

/// A name that may be broken into more lines.
struct Breakable<'d> {
    face: Face<'d>,
    flow: Flow,
    /// Of the head as it is, px.
    height: f64,
}

impl<'d> Breakable<'d> {
    /// The name of a column; `None` if it has nothing to break, or must not be broken.
    fn of(set: &Setting<'_, 'd>, column: &Column<'d>) -> Option<Self> {
        let label = column.label(set);
        if column.created || column.width <= set.theme.metric.head_min || !set.breakable(label) {
            return None;
        }
        let face = column.face(set);
        let flow = Flow::of(label, &face.words, true, set.measure)?;
        Some(Self { face, flow, height: column.height })
    }

    /// The narrowest head that is no higher than that.
    fn within(&self, set: &Setting<'_, 'd>, height: f64) -> Option<Narrower> {
        let line = self.face.words.line_height;
        let more = ((height - self.height) / line).floor();
        let lines = (self.face.name.height / line).round() + more;
        if more < 0.0 || lines < 2.0 {
            return None;
        }
        let wrap = self.flow.fitting(lines as u32);
        let (lines, widest) = self.flow.set(wrap);
        let (width, own) = self.face.size_with(widest, f64::from(lines) * line, &set.theme.metric);
        (own <= height).then_some(Narrower { width, height: own, wrap })
    }
}

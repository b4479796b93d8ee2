//! Cutting ranges out of a text, and finding the way back.

use std::cell::Cell;
use std::ops::Range;

/// What was cut out in one step, for the way back.
#[derive(Debug)]
pub(crate) struct Cuts {
    /// Where each cut lies in the text after the cut; rising.
    at: Vec<u32>,
    /// How many bytes went, with all cuts before it.
    total: Vec<u32>,
    /// How many cuts lay before the place that was asked for last: the next one is mostly near.
    near: Cell<usize>,
}

/// Which of two places a place beside a cut means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// That behind the cut: something begins here.
    Start,
    /// That before the cut: something ends here.
    End,
}

impl Cuts {
    /// `holes` are sorted and do not overlap.
    pub(super) fn new(holes: &[Range<usize>]) -> Self {
        let mut total = 0;
        let (at, total_before) = (Vec::with_capacity(holes.len()), Vec::with_capacity(holes.len()));
        let mut cuts = Self { at, total: total_before, near: Cell::new(0) };
        for hole in holes {
            cuts.at.push((hole.start - total) as u32);
            total += hole.len();
            cuts.total.push(total as u32);
        }
        cuts
    }

    /// The first bytes went.
    pub(super) fn head(length: usize) -> Self {
        Self { at: vec![0], total: vec![length as u32], near: Cell::new(0) }
    }

    /// The place in the text before the cuts.
    pub(super) fn before(&self, at: usize, place: Place) -> usize {
        let at = at as u32;
        let is_before = |cut: u32| match place {
            Place::Start => cut <= at,
            Place::End => cut < at,
        };
        let near = self.near.get();
        let fits = |cuts: usize| {
            let last = cuts.checked_sub(1).is_none_or(|last| is_before(self.at[last]));
            last && self.at.get(cuts).is_none_or(|&next| !is_before(next))
        };
        let cuts = match [near, near + 1].into_iter().find(|&cuts| cuts <= self.at.len() && fits(cuts)) {
            Some(cuts) => cuts,
            None => self.at.partition_point(|&cut| is_before(cut)),
        };
        self.near.set(cuts);
        let gone = cuts.checked_sub(1).map_or(0, |last| self.total[last]);
        (at + gone) as usize
    }
}

/// The text without the holes.
pub(super) fn apply(text: &str, holes: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for hole in holes {
        out.push_str(&text[from..hole.start]);
        from = hole.end;
    }
    out.push_str(&text[from..]);
    out
}

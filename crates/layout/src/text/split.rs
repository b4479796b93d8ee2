//! Breaking a line of several looks into lines that fit.

use super::look::Piece;
use measure::{Break, Measure, break_opportunities, name_break_opportunities, wrap};
use std::borrow::Cow;
use std::ops::Range;

/// Lines of at most `room` px where that is possible; pieces that are cut keep their look.
pub(super) fn split<'d>(
    pieces: &[Piece<'d>],
    room: f64,
    names: bool,
    measurer: &dyn Measure,
) -> Vec<Vec<Piece<'d>>> {
    let text = &*joined(pieces);
    let parts = Parts::new(pieces);
    let width = |range: Range<usize>| parts.width(range, measurer);
    let breaks: Vec<Break> =
        if names { name_break_opportunities(text).collect() } else { break_opportunities(text).collect() };
    let lines = |room| wrap(text, breaks.iter().copied(), room, width);
    let mut ranges = lines(room);
    if names || has_orphan(&ranges, width) {
        let ends = breaks.iter().map(|at| at.byte_offset).chain([text.len()]);
        balance(&mut ranges, text, ends, lines, width);
    }
    let cut = |(piece, range): (&Piece<'d>, Range<usize>)| {
        let text = match &piece.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        Piece::new(text, piece.look, measurer)
    };
    ranges.into_iter().map(|range| parts.within(range).map(cut).collect()).collect()
}

/// How often the width of balanced lines is halved on the way to the least one.
const HALVINGS: u32 = 5;
/// Prose of more lines is a paragraph: it may end with a short line.
const LABEL_LINES: usize = 3;
/// A last line that is shorter than this part of the widest one stands there like a mistake.
const ORPHAN: f64 = 1.0 / 3.0;

/// Whether a label ends with a mere word.
fn has_orphan(lines: &[Range<usize>], width: impl Fn(Range<usize>) -> f64) -> bool {
    let [first, .., last] = lines else { return false };
    lines.len() <= LABEL_LINES && width(last.clone()) < width(first.clone()) * ORPHAN
}

/// Makes lines as short as their number allows: heads are narrow, and no last line is a mere `com`. Lines may end at
/// `ends`.
fn balance(
    best: &mut Vec<Range<usize>>,
    text: &str,
    ends: impl Iterator<Item = usize>,
    lines: impl Fn(f64) -> Vec<Range<usize>>,
    width: impl Fn(Range<usize>) -> f64,
) {
    let widest = |lines: &[Range<usize>]| lines.iter().cloned().map(&width).fold(0.0, f64::max);
    // With less room than this, words would be torn.
    let mut low = 0.0_f64;
    let mut start = 0;
    for end in ends {
        low = low.max(width(start..start + text[start..end].trim_end().len()));
        start = end;
    }
    let mut high = widest(best);
    let mut room = low;
    for _ in 0..HALVINGS {
        if room >= high {
            break;
        }
        let tried = lines(room);
        if tried.len() == best.len() {
            high = widest(&tried);
            *best = tried;
        } else {
            low = room;
        }
        room = (low + high) / 2.0;
    }
}

/// The letters of a line in one go: breaks do not care for looks.
pub(super) fn joined<'p>(pieces: &'p [Piece<'_>]) -> Cow<'p, str> {
    match pieces {
        [one] => Cow::Borrowed(&one.text),
        _ => Cow::Owned(pieces.iter().map(|piece| &*piece.text).collect()),
    }
}

/// Pieces of a line, found by the place of their letters.
pub(super) struct Parts<'p, 'd> {
    pieces: &'p [Piece<'d>],
    /// Where each piece starts in the joined text.
    starts: Vec<usize>,
}

impl<'p, 'd> Parts<'p, 'd> {
    pub(super) fn new(pieces: &'p [Piece<'d>]) -> Self {
        let mut starts = Vec::with_capacity(pieces.len());
        let mut at = 0;
        for piece in pieces {
            starts.push(at);
            at += piece.text.len();
        }
        Self { pieces, starts }
    }

    /// Width of a range of the joined text.
    pub(super) fn width(&self, range: Range<usize>, measurer: &dyn Measure) -> f64 {
        let parts = self.within(range);
        parts.map(|(piece, range)| measurer.width(&piece.text[range], piece.look.font)).sum()
    }

    /// The pieces that lie in a range of the joined text, with the ranges in their own texts.
    fn within(&self, range: Range<usize>) -> impl Iterator<Item = (&'p Piece<'d>, Range<usize>)> + '_ {
        let first = self.starts.partition_point(|&start| start <= range.start).saturating_sub(1);
        let rest = self.pieces[first..].iter().zip(&self.starts[first..]);
        let end = range.end;
        rest.take_while(move |&(_, &start)| start < end).filter_map(move |(piece, &start)| {
            let from = range.start.saturating_sub(start);
            let to = (range.end - start).min(piece.text.len());
            (from < to).then_some((piece, from..to))
        })
    }
}

//! Breaking a line of several looks into lines that fit.

use super::look::Piece;
use measure::{Measure, break_opportunities, name_break_opportunities, wrap};
use std::borrow::Cow;
use std::ops::Range;

/// Lines of at most `room` px where that is possible; pieces that are cut keep their look.
pub(super) fn split<'d>(
    pieces: &[Piece<'d>],
    room: f64,
    names: bool,
    measurer: &dyn Measure,
) -> Vec<Vec<Piece<'d>>> {
    // Breaks do not care for looks, so the letters are looked at in one go.
    let joined;
    let text: &str = match pieces {
        [one] => &one.text,
        _ => {
            joined = pieces.iter().map(|piece| &*piece.text).collect::<String>();
            &joined
        }
    };
    let mut starts = Vec::with_capacity(pieces.len());
    let mut at = 0;
    for piece in pieces {
        starts.push(at);
        at += piece.text.len();
    }
    let parts = Parts { pieces, starts };
    let width = |range: Range<usize>| {
        parts.within(range).map(|(piece, range)| measurer.width(&piece.text[range], piece.look.font)).sum()
    };
    let ranges = if names {
        wrap(text, name_break_opportunities(text), room, width)
    } else {
        wrap(text, break_opportunities(text), room, width)
    };
    let cut = |(piece, range): (&Piece<'d>, Range<usize>)| {
        let text = match &piece.text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
            Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
        };
        Piece::new(text, piece.look, measurer)
    };
    ranges.into_iter().map(|range| parts.within(range).map(cut).collect()).collect()
}

struct Parts<'p, 'd> {
    pieces: &'p [Piece<'d>],
    /// Where each piece starts in the joined text.
    starts: Vec<usize>,
}

impl<'p, 'd> Parts<'p, 'd> {
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

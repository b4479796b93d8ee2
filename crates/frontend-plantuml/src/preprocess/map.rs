//! From each byte of the expanded text back to where it was written.

use diag::{FileId, Label, Span};
use std::ops::Range;

/// How many steps of "called from here" a diagnostic shows.
const TRAIL_SHOWN: usize = 4;

/// Where the bytes of the expanded text come from.
#[derive(Debug, Default)]
pub(crate) struct OriginMap {
    pieces: Vec<Piece>,
    steps: Vec<Step>,
}

/// A stretch of the expanded text with one origin.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it begins in the expanded text; it ends where the next one begins.
    start: u32,
    /// Where it was written.
    span: Span,
    /// Copied byte by byte; otherwise the whole stretch stands for the whole span.
    same: bool,
    /// How it got there.
    trail: Trail,
}

/// How a text came to stand where it does: a step, and the trail of that step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Trail(u32);

#[derive(Debug, Clone)]
struct Step {
    span: Span,
    words: &'static str,
    before: Trail,
}

impl OriginMap {
    /// The text is the stretch `range` of `file`.
    pub(crate) fn identity(file: FileId, range: Range<usize>) -> Self {
        let span = Span { file, start: range.start as u32, end: range.end as u32 };
        Self { pieces: vec![Piece { start: 0, span, same: true, trail: Trail(0) }], steps: Vec::new() }
    }

    /// Where a stretch of the expanded text was written: the smallest cover in one source.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let first = self.at(range.start as u32);
        let Some(piece) = first else { return Span::default() };
        let start = self.point(piece, range.start as u32, false);
        if range.end <= range.start {
            return Span { end: start.start, ..start };
        }
        match self.at(range.end as u32 - 1) {
            Some(last) if last.span.file == piece.span.file && last.trail == piece.trail => {
                let end = self.point(last, range.end as u32, true);
                Span {
                    file: start.file,
                    start: start.start.min(end.start),
                    end: end.end.max(start.end.min(end.end)),
                }
            }
            _ => Span { end: piece.span.end, ..start },
        }
    }

    /// How the text at `at` got there, as labels for a diagnostic, the nearest step first; empty for what was written
    /// in the block itself.
    pub(crate) fn trail(&self, at: usize) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut trail = self.at(at as u32).map_or(Trail(0), |piece| piece.trail);
        while trail.0 > 0 && labels.len() < TRAIL_SHOWN {
            let step = &self.steps[trail.0 as usize - 1];
            labels.push(Label { span: step.span, text: step.words.into() });
            trail = step.before;
        }
        labels
    }

    fn at(&self, at: u32) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces.get(index.saturating_sub(1))
    }

    /// The place in the source of one byte of the expanded text (`end`: of the border behind it).
    fn point(&self, piece: &Piece, at: u32, end: bool) -> Span {
        if !piece.same {
            return piece.span;
        }
        let place = (piece.span.start + (at - piece.start)).min(piece.span.end);
        if end { Span { end: place, ..piece.span } } else { Span { start: place, end: place, ..piece.span } }
    }
}

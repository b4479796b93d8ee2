//! From each byte of the expanded text back to where it was written.

use diag::{FileId, Label, Span};
use std::ops::Range;

/// How many steps of "called here" a diagnostic shows.
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

/// How a text came to stand where it does: a step, and the trail of that step. The default is: written there.
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

    /// One step further: what comes now got there through the statement at `span`.
    pub(super) fn step(&mut self, span: Span, words: &'static str, before: Trail) -> Trail {
        self.steps.push(Step { span, words, before });
        Trail(self.steps.len() as u32)
    }

    /// What is written from `start` on was copied from `span`.
    pub(super) fn same(&mut self, start: usize, span: Span, trail: Trail) {
        if let Some(last) = self.pieces.last_mut()
            && last.same
            && last.trail == trail
            && last.span.file == span.file
            && last.span.end == span.start
            && last.start + (last.span.end - last.span.start) == start as u32
        {
            last.span.end = span.end;
            return;
        }
        self.pieces.push(Piece { start: start as u32, span, same: true, trail });
    }

    /// What is written from `start` on stands for `span`.
    pub(super) fn made(&mut self, start: usize, span: Span, trail: Trail) {
        self.pieces.push(Piece { start: start as u32, span, same: false, trail });
    }

    /// Forgets what was written from `start` on.
    pub(super) fn cut(&mut self, start: usize) {
        while self.pieces.last().is_some_and(|piece| piece.start as usize >= start) {
            self.pieces.pop();
        }
    }

    /// Where a stretch of the expanded text was written: the smallest cover in the source that its first byte is from.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let (from, to) = (range.start as u32, range.end as u32);
        let Some(first) = self.at(from) else { return Span::default() };
        if to <= from {
            return first.place(from);
        }
        let start = first.start_of(from);
        let end = match self.at(to - 1) {
            Some(last) if last.span.file == first.span.file && last.trail == first.trail => last.end_of(to),
            _ => first.span.end,
        };
        Span { file: first.span.file, start: start.min(end), end: end.max(start) }
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
}

impl Piece {
    fn start_of(&self, at: u32) -> u32 {
        if self.same { self.moved(at) } else { self.span.start }
    }

    fn end_of(&self, at: u32) -> u32 {
        if self.same { self.moved(at) } else { self.span.end }
    }

    fn place(&self, at: u32) -> Span {
        if !self.same {
            return self.span;
        }
        let place = self.moved(at);
        Span { start: place, end: place, ..self.span }
    }

    fn moved(&self, at: u32) -> u32 {
        self.span.start.saturating_add(at.saturating_sub(self.start)).min(self.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diag::Sources;

    #[test]
    fn copied_and_made_text_lead_back() {
        let mut sources = Sources::new();
        let file = sources.add("a", "A -> $who : hi");
        let mut map = OriginMap::default();
        // `A -> Bob : hi`
        map.same(0, sources.span(file, 0..5), Trail::default());
        map.made(5, sources.span(file, 5..9), Trail::default());
        map.same(8, sources.span(file, 9..14), Trail::default());
        let slice = |range| sources.slice(map.span(range));
        assert_eq!(slice(0..1), "A");
        assert_eq!(slice(5..8), "$who");
        assert_eq!(slice(6..7), "$who");
        assert_eq!(slice(11..13), "hi");
        assert_eq!(slice(0..13), "A -> $who : hi");
        assert_eq!(map.span(11..11), sources.span(file, 12..12));
    }

    #[test]
    fn the_trail_names_the_nearest_step_first() {
        let mut sources = Sources::new();
        let file = sources.add("a", "outer inner text");
        let mut map = OriginMap::default();
        let outer = map.step(sources.span(file, 0..5), "included here", Trail::default());
        let inner = map.step(sources.span(file, 6..11), "called here", outer);
        map.same(0, sources.span(file, 12..16), inner);
        let words: Vec<_> =
            map.trail(2).into_iter().map(|label| sources.slice(label.span).to_owned()).collect();
        assert_eq!(words, ["inner", "outer"]);
        assert!(OriginMap::identity(file, 0..3).trail(1).is_empty());
    }

    #[test]
    fn neighbours_become_one_piece() {
        let mut sources = Sources::new();
        let file = sources.add("a", "one\ntwo\n");
        let mut map = OriginMap::default();
        map.same(0, sources.span(file, 0..4), Trail::default());
        map.same(4, sources.span(file, 4..8), Trail::default());
        assert_eq!(map.pieces.len(), 1);
        assert_eq!(sources.slice(map.span(2..6)), "e\ntw");
    }
}

//! Marks inside a line, from left to right: the first that fits at a place wins, one without a partner is text.
//!
//! Marks nest, but nothing here calls itself: what is open stands on a stack.

use super::block::{RawCell, cell};
use super::mark::{Ahead, Mark, color, paint, read};
use super::{Found, Piece, may_have_marks};
use ir::{Cell, Content, Run};
use std::ops::Range;

/// How deep marks with an end may nest; deeper ones are text.
const DEPTH_LIMIT: usize = 200;

/// Reads the marks of one line.
pub(super) struct Inline<'f> {
    /// Where the line stands in the raw text, and its length there and here: places are exact where these agree.
    at: usize,
    end: usize,
    line: *const u8,
    exact: bool,
    found: &'f mut Vec<Found>,
}

/// A stretch with a look of its own.
struct Frame {
    /// Where it ends, and where reading goes on behind its closing mark.
    end: usize,
    resume: usize,
    look: Run,
}

impl<'f> Inline<'f> {
    pub(super) fn new(piece: &Piece, found: &'f mut Vec<Found>) -> Self {
        let exact = piece.end - piece.at == piece.text.len();
        Self { at: piece.at, end: piece.end, line: piece.text.as_ptr(), exact, found }
    }

    pub(super) fn cell(&mut self, raw: RawCell<'_>) -> Cell {
        let runs = self.runs(raw.text, &Run::default());
        cell(&raw, runs, raw.background.and_then(color))
    }

    /// The runs of `text`, a part of the line, on top of `base`.
    pub(super) fn runs(&mut self, text: &str, base: &Run) -> Vec<Run> {
        let mut out = Runs::default();
        if !may_have_marks(text) {
            out.text(text, base);
            return out.finish();
        }
        let mut ahead = Ahead::new(text);
        let mut frames = vec![Frame { end: text.len(), resume: text.len(), look: base.clone() }];
        let mut at = 0;
        // what is plain text so far begins here
        let mut plain = 0;
        while let Some(frame) = frames.last_mut() {
            if at >= frame.end {
                out.text(&text[plain..frame.end], &frame.look);
                at = frame.resume;
                plain = at;
                frames.pop();
                continue;
            }
            let byte = text.as_bytes()[at];
            if !matches!(byte, b'*' | b'/' | b'_' | b'-' | b'~' | b'"' | b'<' | b'[' | b'&') {
                at += 1;
                continue;
            }
            let end = frame.end;
            let mark = read(text, at, end, &mut ahead);
            let Some(mark) = mark else {
                at += 1;
                continue;
            };
            let look = frame.look.clone();
            let flush = |out: &mut Runs| out.text(&text[plain..at], &look);
            match mark {
                Mark::Literal { skip, length } => {
                    flush(&mut out);
                    plain = at + skip;
                    at = plain + length;
                }
                Mark::Style { content, resume, style } => {
                    if frames.len() > DEPTH_LIMIT {
                        at += 1;
                        continue;
                    }
                    flush(&mut out);
                    let mut look = look;
                    style.apply(&mut look);
                    if resume >= end && content.end >= end {
                        // it goes on to the end of what surrounds it
                        frames.last_mut().expect("there is one").look = look;
                    } else {
                        frames.push(Frame { end: content.end, resume, look });
                    }
                    at = content.start;
                    plain = at;
                }
                Mark::Text { length, shown } => {
                    flush(&mut out);
                    out.text(&shown, &look);
                    at += length;
                    plain = at;
                }
                Mark::Colored { length, shown, color } => {
                    flush(&mut out);
                    let mut look = look;
                    paint(&mut look).color = Some(color);
                    out.text(&shown, &look);
                    at += length;
                    plain = at;
                }
                Mark::Link { length, link, shown } => {
                    flush(&mut out);
                    let link = Some(Box::new(link));
                    out.push(Run { content: Content::Text(shown), link, ..look });
                    at += length;
                    plain = at;
                }
                Mark::Picture { length, what, content } => {
                    flush(&mut out);
                    let place = self.place(text, at..at + length);
                    self.found.push(Found { at: place, what });
                    out.push(Run { content, ..look });
                    at += length;
                    plain = at;
                }
            }
        }
        out.finish()
    }

    /// Where a stretch of `text`, a part of the line, stands in the raw text.
    fn place(&self, text: &str, range: Range<usize>) -> Range<usize> {
        let offset = (text.as_ptr() as usize).wrapping_sub(self.line as usize);
        let (start, end) = (self.at + offset + range.start, self.at + offset + range.end);
        if self.exact && end <= self.end { start..end } else { self.at..self.end }
    }
}

/// Runs in the making: neighbours with the same look become one.
#[derive(Default)]
struct Runs {
    all: Vec<Run>,
}

impl Runs {
    fn text(&mut self, text: &str, look: &Run) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.all.last_mut()
            && last.link.is_none()
            && looks_like(last, look)
            && let Content::Text(before) = &mut last.content
        {
            before.push_str(text);
            return;
        }
        self.all.push(Run { content: Content::Text(text.to_owned()), ..look.clone() });
    }

    fn push(&mut self, run: Run) {
        self.all.push(run);
    }

    fn finish(self) -> Vec<Run> {
        self.all
    }
}

fn looks_like(left: &Run, right: &Run) -> bool {
    let flags = |run: &Run| {
        let lines = (run.underline, run.strike, run.wave);
        (run.strong, run.emphasis, run.code, lines, run.subscript, run.superscript)
    };
    flags(left) == flags(right) && left.paint == right.paint && left.link == right.link
}

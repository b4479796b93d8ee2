//! The few lines of a text that a finding is about: cut to a size that can be shown, whatever the size of the text.

use super::visible;
use crate::{Label, Source, Sources, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Lines of more bytes than this are shown as a window around the label.
const LONG: usize = 300;
/// Bytes of a long line shown before a label, and behind it.
const BESIDE: u32 = 100;
/// Bytes of a long line shown of the label itself.
const INSIDE: u32 = 120;
/// A label over more lines than this is shown by its first line.
const TALL: usize = 8;
/// Labels whose lines are further apart than this get excerpts of their own.
const APART: usize = 50;
/// What stands for the part of a line that is cut off.
const CUT: &str = "...";

/// Consecutive lines of one text, ready to be shown.
pub(super) struct Excerpt<'a> {
    /// Where the lines come from.
    pub(super) source: &'a Source,
    /// The offset, in the source, to which the heading points: the primary label, or else the first one.
    pub(super) at: u32,
    /// 1-based line, in the host file, of the first line of `text`.
    pub(super) first_line: usize,
    /// The lines. Only `\n` ends them, and nothing in them acts on a terminal. Those that no label touches may be empty.
    pub(super) text: String,
    /// What is to be marked in `text`.
    pub(super) marks: Vec<Mark>,
}

/// A label, in an excerpt.
pub(super) struct Mark {
    /// The bytes of [`Excerpt::text`].
    pub(super) range: Range<usize>,
    /// Whether the label is the primary one.
    pub(super) primary: bool,
    /// What to say there; may be empty.
    pub(super) text: String,
}

/// A label with the lines it covers.
struct Reach<'a> {
    label: &'a Label,
    primary: bool,
    /// Offsets, on character boundaries and outside line ends.
    start: u32,
    end: u32,
    /// Lines of the text, from 0.
    first: usize,
    last: usize,
    /// The line up to which the label really goes, where that is too far to show.
    up_to: Option<usize>,
    /// Whether its line is shown as a window, and alone.
    window: bool,
}

/// The excerpts that show `labels`, the one with the first label first.
pub(super) fn excerpts<'a>(sources: &'a Sources, labels: &[Label]) -> Vec<Excerpt<'a>> {
    let mut groups: Vec<(&Source, Vec<Reach<'_>>)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let source = sources.get(label.span.file);
        let reach = reach(source, label, index == 0);
        let fits = |other: &Reach<'_>| {
            !other.window && reach.first <= other.last + APART && other.first <= reach.last + APART
        };
        let group = groups
            .iter_mut()
            .find(|(of, group)| !reach.window && std::ptr::eq(*of, source) && group.iter().any(fits));
        match group {
            Some((_, group)) => group.push(reach),
            None => groups.push((source, vec![reach])),
        }
    }
    groups.into_iter().map(|(source, group)| excerpt(source, &group)).collect()
}

fn reach<'a>(source: &Source, label: &'a Label, primary: bool) -> Reach<'a> {
    let start = source.boundary(label.span.start);
    let end = source.boundary(label.span.end).max(start);
    let first = source.line_index(start as u32);
    // a span that ends with a line end does not touch the next line
    let mut last = source.line_index(end as u32);
    if last > first && source.line(last).0 as usize == end {
        last -= 1;
    }
    let tall = last - first >= TALL;
    let window = tall || (first..=last).any(|line| source.line(line).1.len() > LONG);
    let up_to = (window && last > first).then_some(last);
    let last = if window { first } else { last };
    let start = start.min(end_of_line(source, first));
    let end = end.min(end_of_line(source, last)).max(start);
    Reach { label, primary, start: start as u32, end: end as u32, first, last, up_to, window }
}

fn end_of_line(source: &Source, line: usize) -> usize {
    let (start, text) = source.line(line);
    start as usize + text.len()
}

fn excerpt<'a>(source: &'a Source, group: &[Reach<'_>]) -> Excerpt<'a> {
    let wanted: BTreeSet<usize> = group.iter().flat_map(|reach| reach.first..=reach.last).collect();
    let first = wanted.first().copied().unwrap_or_default();
    let last = wanted.last().copied().unwrap_or_default();

    let mut text = String::new();
    let mut starts = Vec::new();
    // a window stands alone, so its cuts are those of the first label
    let mut window_start = 0;
    for line in first..=last {
        starts.push(text.len());
        let (offset, whole) = source.line(line);
        let alone = &group[0];
        if alone.window {
            let from = source.boundary(alone.start.saturating_sub(BESIDE)).max(offset as usize);
            let inside = alone.end.min(alone.start.saturating_add(INSIDE));
            let to = source.boundary(inside.saturating_add(BESIDE)).min(offset as usize + whole.len());
            window_start = from - offset as usize;
            if window_start > 0 {
                text.push_str(CUT);
            }
            text.extend(source.text()[from..to].chars().map(visible::character));
            if to < offset as usize + whole.len() {
                text.push_str(CUT);
            }
        } else if wanted.contains(&line) || (wanted.contains(&(line - 1)) && wanted.contains(&(line + 1))) {
            // one line between two others is shown rather than left out
            text.push_str(&shown(whole));
        }
        if line < last {
            text.push('\n');
        }
    }
    if text.is_empty() || text.ends_with('\n') {
        // an empty last line has nothing to point at
        text.push(' ');
    }

    let position = |offset: u32, line: usize| {
        let start = source.line(line).0 as usize + window_start;
        let before = &source.text()[start..(offset as usize).max(start)];
        let cut = if window_start > 0 { CUT.len() } else { 0 };
        starts[line - first] + cut + before.chars().map(|c| visible::character(c).len_utf8()).sum::<usize>()
    };
    let marks = group.iter().map(|reach| {
        let end = if reach.window {
            source.boundary(reach.end.min(reach.start.saturating_add(INSIDE))) as u32
        } else {
            reach.end
        };
        Mark {
            range: position(reach.start, reach.first)..position(end, reach.last),
            primary: reach.primary,
            text: mark_text(source, reach),
        }
    });
    let marks = marks.collect();
    let heading = group.iter().find(|reach| reach.primary);
    let at =
        heading.or(group.iter().min_by_key(|reach| reach.start)).map_or(0, |reach| reach.label.span.start);
    Excerpt { source, at, first_line: source.first_line() as usize + first, text, marks }
}

fn mark_text(source: &Source, reach: &Reach<'_>) -> String {
    let text = visible::line(&reach.label.text);
    match reach.up_to.map(|line| source.first_line() as usize + line) {
        Some(line) if text.is_empty() => format!("up to line {line}"),
        Some(line) => format!("{text} (up to line {line})"),
        None => text,
    }
}

/// A line that is shown for its neighbours' sake, or is short.
fn shown(line: &str) -> String {
    let end = (0..=line.len().min(LONG)).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0);
    let cut = if end < line.len() { CUT } else { "" };
    line[..end].chars().map(visible::character).chain(cut.chars()).collect()
}

/// The line on which `span` begins, or as much of it around the span as fits a window.
pub(super) fn around(source: &Source, span: Span) -> &str {
    let (offset, line) = source.line_at(span.start);
    if line.len() <= LONG {
        return line;
    }
    let end = offset as usize + line.len();
    let from = source.boundary(span.start.saturating_sub(BESIDE)).max(offset as usize).min(end);
    let to = source.boundary(span.start.saturating_add(INSIDE + BESIDE)).min(end);
    &source.text()[from..to.max(from)]
}

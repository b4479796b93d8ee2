//! Where a label points, as machines are told.

use super::Entry;
use crate::{Diagnostic, Location, Span};

/// A stretch of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The name of the (host) file.
    pub(super) file: &'a str,
    /// The first character.
    pub(super) start: Location,
    /// Just after the last character; never before `start`.
    pub(super) end: Location,
}

impl<'a> Place<'a> {
    /// Where `span` lies.
    pub(super) fn of(entry: &Entry<'a>, span: Span) -> Self {
        let source = entry.sources.get(span.file);
        // only an empty `Sources` leads to a text without a name
        let file = if source.name().is_empty() { entry.file } else { source.name() };
        Self { file, start: source.locate(span.start), end: source.locate(span.end.max(span.start)) }
    }

    /// Where `span` lies when a line end at its end is left out, so that it does not touch the line behind it.
    pub(super) fn without_line_end(entry: &Entry<'a>, span: Span) -> Self {
        let text = entry.sources.slice(span);
        let line_end = ["\r\n", "\n", "\r"].into_iter().find(|&line_end| text.ends_with(line_end));
        Self::of(entry, Span { end: span.end - line_end.map_or(0, str::len) as u32, ..span })
    }

    /// The primary place of a finding, if it points anywhere.
    pub(super) fn primary(entry: &Entry<'a>, diagnostic: &Diagnostic) -> Option<Self> {
        diagnostic.span().map(|span| Self::of(entry, span))
    }
}

/// The file that a finding is about.
pub(super) fn file<'a>(entry: &Entry<'a>, primary: Option<Place<'a>>) -> &'a str {
    primary.map_or(entry.file, |place| place.file)
}

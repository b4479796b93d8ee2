//! Lines as editors and CommonMark count them: LF, CRLF and a lone CR end one.

use std::ops::Range;

/// The end of the line that begins at `start`, behind its line end.
pub(crate) fn end_of_line(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    match bytes[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(at) if bytes[start + at] == b'\r' && bytes.get(start + at + 1) == Some(&b'\n') => start + at + 2,
        Some(at) => start + at + 1,
        None => text.len(),
    }
}

/// The start of the line that `at` lies on.
pub(crate) fn start_of_line(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |found| found + 1)
}

/// The lines of a stretch of `text`, each with its line end. No line begins after the last line end.
pub(crate) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let text = &text[..range.end];
    let mut at = range.start;
    std::iter::from_fn(move || {
        let start = at;
        at = end_of_line(text, start);
        (start < at).then_some(start..at)
    })
}

/// A line and its line end, which is empty at the end of a text.
pub(crate) fn split_end(line: &str) -> (&str, &str) {
    line.split_at(line.trim_end_matches(['\n', '\r']).len())
}

/// Counts lines on the way through a text.
pub(crate) struct Counter<'t> {
    text: &'t str,
    at: usize,
    count: u32,
}

impl<'t> Counter<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, count: 0 }
    }

    /// How many lines end before `place`, which is the start of a line (or the end of the text) and not before any earlier
    /// place.
    pub(crate) fn before(&mut self, place: usize) -> u32 {
        let ended = |line: &Range<usize>| self.text[line.clone()].ends_with(['\n', '\r']);
        self.count += lines(self.text, self.at..place).filter(ended).count() as u32;
        self.at = place;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_end_counts_once() {
        let text = "a\nb\r\nc\rd\n\r\r\n\ne";
        let found: Vec<_> = lines(text, 0..text.len()).map(|line| &text[line]).collect();
        assert_eq!(found, ["a\n", "b\r\n", "c\r", "d\n", "\r", "\r\n", "\n", "e"]);
        assert_eq!(found.concat(), text);
        assert_eq!(start_of_line(text, 6), 5);
        assert_eq!(Counter::new(text).before(text.len()), 7);
        assert_eq!(lines("", 0..0).count(), 0);
    }
}

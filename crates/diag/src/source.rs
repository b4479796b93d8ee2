//! Texts, the spans that point into them, and lines and columns.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

/// Names one text of a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(u32);

/// A stretch of bytes in one text: `start..end`, on character boundaries. Texts are limited to 4 GiB by this type;
/// the driver refuses far smaller ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The text that the offsets count in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for a place between two characters.
    pub end: u32,
}

impl Span {
    /// The bytes as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both. Both must lie in the same text.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        debug_assert_eq!(self.file, other.file, "spans of two texts have no common cover");
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Where an offset lies, as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// 1-based line, in the host file.
    pub line: u32,
    /// 1-based column in characters (Unicode scalar values), in the host file.
    pub column: u32,
}

/// Where a text that was cut out of a host file (a Markdown fence) stood there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Host {
    /// How many lines of the host stand before the text's first line.
    lines_before: u32,
    /// For each line of the text, how many characters of the host line stand before it (block quote marks, list
    /// indentation); empty when there are none, and the last value goes on for further lines.
    columns_before: Vec<u32>,
}

/// One text with a name: a file, an included text, or a diagram cut out of a host file.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: Arc<str>,
    host: Host,
    /// Byte offset of the first character of each line; made when first asked for.
    line_starts: OnceLock<Vec<u32>>,
    /// How many characters begin before each multiple of [`STRIDE`] bytes; made when a far column is first asked for.
    characters_before: OnceLock<Vec<u32>>,
}

/// Bytes between two checkpoints of the character count: a column costs at most this much reading, however long its
/// line is, so 100,000 findings on one line of 10 MB are located in a moment.
const STRIDE: usize = 4096;

/// What an id leads to when there are no texts at all.
static NO_TEXT: LazyLock<Source> = LazyLock::new(|| Source::new(String::new(), "".into(), Host::default()));

impl Source {
    fn new(name: String, text: Arc<str>, host: Host) -> Self {
        Self { name, text, host, line_starts: OnceLock::new(), characters_before: OnceLock::new() }
    }

    /// The path as the user gave it; `-` for standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, shared.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The 1-based line of the host file on which this text begins.
    pub fn first_line(&self) -> u32 {
        self.host.lines_before + 1
    }

    /// Line and column of a byte offset, in the host file. Offsets beyond the end are taken as the end.
    pub fn locate(&self, offset: u32) -> Location {
        let index = self.line_index(offset);
        let start = self.line_starts()[index] as usize;
        let end = self.boundary(offset);
        let before =
            self.host.columns_before.get(index).or(self.host.columns_before.last()).copied().unwrap_or(0);
        Location {
            line: self.host.lines_before + index as u32 + 1,
            column: before + self.characters(start, end.max(start)) + 1,
        }
    }

    /// The text of the line on which `offset` lies, without its line end, and the offset of its first byte.
    pub fn line_at(&self, offset: u32) -> (u32, &str) {
        self.line(self.line_index(offset))
    }

    /// The last character boundary that is not after `offset`; the end of the text for offsets beyond it.
    pub(crate) fn boundary(&self, offset: u32) -> usize {
        let mut at = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Which line of this text (from 0) `offset` lies on.
    pub(crate) fn line_index(&self, offset: u32) -> usize {
        self.line_starts().partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Like [`line_at`](Self::line_at), for a line by its [index](Self::line_index). The index must be in range.
    pub(crate) fn line(&self, index: usize) -> (u32, &str) {
        let starts = self.line_starts();
        let start = starts[index];
        let end = starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        (start, self.text[start as usize..end].trim_end_matches(['\n', '\r']))
    }

    /// How many characters begin in `start..end`, which lie on character boundaries.
    fn characters(&self, start: usize, end: usize) -> u32 {
        if end - start <= STRIDE {
            return self.text[start..end].chars().count() as u32;
        }
        let bytes = self.text.as_bytes();
        let checkpoints = self.characters_before.get_or_init(|| {
            let mut count = 0;
            let sums = bytes.chunks(STRIDE).map(|chunk| {
                count += first_bytes(chunk);
                count
            });
            std::iter::once(0).chain(sums).collect()
        });
        let before = |at: usize| checkpoints[at / STRIDE] + first_bytes(&bytes[at / STRIDE * STRIDE..at]);
        before(end) - before(start)
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for (at, &byte) in bytes.iter().enumerate() {
                // LF, CRLF and a lone CR all end a line
                if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                    starts.push(at as u32 + 1);
                }
            }
            starts
        })
    }
}

/// The texts of one conversion. Cheap to make; one for each diagram file keeps files independent of each other.
#[derive(Debug, Default)]
pub struct Sources {
    all: Vec<Arc<Source>>,
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a whole file (or an included text) under the name that messages shall show.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        self.add_embedded(name, text, 0, Vec::new())
    }

    /// Adds a diagram cut out of a host file called `name`: `lines_before` lines of the host stand before its first
    /// line, and `columns_before[i]` characters before its line `i` (the last value goes on; empty means none).
    pub fn add_embedded(
        &mut self,
        name: impl Into<String>,
        text: impl Into<Arc<str>>,
        lines_before: u32,
        columns_before: Vec<u32>,
    ) -> FileId {
        let id = FileId(self.all.len() as u32);
        let host = Host { lines_before, columns_before };
        self.all.push(Arc::new(Source::new(name.into(), text.into(), host)));
        id
    }

    /// The text behind an id. Ids come from the same `Sources` only; another's gives the first text, and where there
    /// are no texts at all, an empty one without a name.
    pub fn get(&self, file: FileId) -> &Source {
        match self.all.get(file.0 as usize).or(self.all.first()) {
            Some(source) => source,
            None => &NO_TEXT,
        }
    }

    /// The span of a range of bytes in `file`.
    pub fn span(&self, file: FileId, range: Range<usize>) -> Span {
        Span { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).text().get(span.range()).unwrap_or("")
    }

    /// Line and column of a span's first byte.
    pub fn locate(&self, span: Span) -> Location {
        self.get(span.file).locate(span.start)
    }

    /// Line and column of the place just after a span.
    pub fn locate_end(&self, span: Span) -> Location {
        self.get(span.file).locate(span.end)
    }
}

/// How many characters of UTF-8 begin in `bytes`.
fn first_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        let mut sources = Sources::new();
        let file = sources.add("a", "one\r\ntwo\rthree\nfour");
        let at = |offset| sources.get(file).locate(offset);
        assert_eq!(at(0), Location { line: 1, column: 1 });
        assert_eq!(at(5), Location { line: 2, column: 1 });
        assert_eq!(at(9), Location { line: 3, column: 1 });
        assert_eq!(at(17), Location { line: 4, column: 3 });
        assert_eq!(sources.get(file).line_at(6), (5, "two"));
    }

    #[test]
    fn columns_count_characters() {
        let mut sources = Sources::new();
        let file = sources.add("a", "顧客->店: 注文");
        assert_eq!(sources.get(file).locate("顧客".len() as u32), Location { line: 1, column: 3 });
    }

    #[test]
    fn an_embedded_text_is_located_in_its_host() {
        let mut sources = Sources::new();
        let file = sources.add_embedded("guide.md", "A->B: x\nend\n", 10, vec![2]);
        assert_eq!(sources.get(file).locate(8), Location { line: 12, column: 3 });
        assert_eq!(sources.get(file).first_line(), 11);
    }

    #[test]
    fn offsets_inside_a_character_and_past_the_end_are_harmless() {
        let mut sources = Sources::new();
        let file = sources.add("a", "é");
        assert_eq!(sources.get(file).locate(1), Location { line: 1, column: 1 });
        assert_eq!(sources.get(file).locate(99), Location { line: 1, column: 2 });
    }

    #[test]
    fn columns_far_along_a_line_are_counted_from_checkpoints() {
        let text = format!("short\n{}", "é→x😀".repeat(5_000));
        let mut sources = Sources::new();
        let file = sources.add("a", text.as_str());
        for (column, (offset, _)) in text.char_indices().skip(6).enumerate() {
            let expected = Location { line: 2, column: column as u32 + 1 };
            assert_eq!(sources.get(file).locate(offset as u32), expected, "at byte {offset}");
        }
        let end = Location { line: 2, column: 20_001 };
        assert_eq!(sources.get(file).locate(text.len() as u32), end);
    }

    #[test]
    fn many_findings_on_one_long_line_are_located_without_counting_from_its_start() {
        let text = "é".repeat(5_000_000);
        let mut sources = Sources::new();
        let file = sources.add("a", text.as_str());
        // counting each from the start of the line would read some 500 GB and take minutes
        for column in (0..5_000_000).step_by(50) {
            let at = sources.get(file).locate(column * 2);
            assert_eq!(at, Location { line: 1, column: column + 1 });
        }
    }

    #[test]
    fn without_texts_any_id_leads_to_an_empty_text() {
        let sources = Sources::new();
        assert_eq!(sources.get(FileId::default()).text(), "");
        assert_eq!(sources.locate(Span::default()), Location { line: 1, column: 1 });
    }
}

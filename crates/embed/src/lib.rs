//! Finds the diagrams in a file, so that each can be read for itself and everything said about it points into the file
//! that people edit; and puts texts back into their places.
//!
//! A [`Snippet`] is the text of one diagram with its place in the host: the bytes it was taken from, how many lines stand
//! before it, and how many characters of each line are not part of it. The two last are what
//! [`diag::Sources::add_embedded`] asks for.
//!
//! A host is either a file that *is* a diagram ([`Host::Whole`]): one snippet, the whole text without a byte order mark;
//! or a Markdown page ([`Host::Markdown`]): one snippet for each fence whose word is wanted, whatever block quotes and
//! lists it stands in; or an AsciiDoc page ([`Host::AsciiDoc`]): one for each block whose style is wanted.
//!
//! ```
//! let page = "# Guide\n\n> ```wsd\n> A->B: hi\n> ```\n";
//! let found = embed::find(page, embed::Host::Markdown, |word| word == "wsd");
//! assert_eq!((&*found[0].text, found[0].word()), ("A->B: hi\n", Some("wsd")));
//! assert_eq!((found[0].lines_before, &found[0].columns_before[..]), (3, &[2][..]));
//!
//! let edit = embed::Edit { snippet: &found[0], text: "B->A: ho\nA->B: hi\n", word: None };
//! assert_eq!(embed::splice(page, &[edit]), "# Guide\n\n> ```wsd\n> B->A: ho\n> A->B: hi\n> ```\n");
//! ```
//!
//! This crate touches no file and knows no diagram language.

mod asciidoc;
mod attributes;
mod info;
mod lines;
mod markdown;
mod prepare;
mod splice;

pub use splice::{Edit, splice};

use std::borrow::Cow;
use std::ops::Range;

/// What kind of file diagrams are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// The file is one diagram.
    Whole,
    /// A page in Markdown, whose diagrams stand in fenced code blocks.
    Markdown,
    /// A page in AsciiDoc, whose diagrams stand in listing, literal and open blocks below a line like `[plantuml]`.
    AsciiDoc,
}

/// One diagram in its host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'h> {
    /// The whole lines of the host that the text was taken from, with what stands before them; a rewrite replaces them.
    /// Empty, at the place where lines would go, when the text is empty. On character boundaries.
    pub range: Range<usize>,
    /// The diagram's text, without what the host puts before its lines. Line ends are those of the host.
    pub text: Cow<'h, str>,
    /// How many lines of the host stand before the text's first line.
    pub lines_before: u32,
    /// For each line of the text, how many characters of the host's line stand before it; the last value goes on for
    /// further lines, and an empty list means none.
    pub columns_before: Vec<u32>,
    /// The fence around it, where the host is a page.
    pub fence: Option<Fence<'h>>,
    /// What the page calls its picture (AsciiDoc `[plantuml, target=login]`), as written.
    pub target: Option<String>,
}

/// The fence, or the delimiters, around a diagram of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence<'h> {
    /// The word that names the language: `mermaid` after the fence, also in `{mermaid}` and `mermaid {attributes}`, or
    /// the style of an AsciiDoc block; as written.
    pub word: &'h str,
    /// Where the word stands in the host.
    pub word_range: Range<usize>,
    /// The backticks, tildes or other marks that open it.
    pub open: Range<usize>,
    /// Those that close it; none when the page or the block around it ends first.
    pub close: Option<Range<usize>>,
}

impl<'h> Snippet<'h> {
    /// The word that names the language in the host, where there is one.
    pub fn word(&self) -> Option<&'h str> {
        self.fence.as_ref().map(|fence| fence.word)
    }

    /// Parts of the text, each of whole lines, in their order and without overlap: how many lines of the host stand before
    /// each, and the characters before its lines, as [`diag::Sources::add_embedded`] asks for them.
    pub fn places(&self, parts: &[Range<usize>]) -> Vec<(u32, Vec<u32>)> {
        let mut counter = lines::Counter::new(&self.text);
        let column = |line: u32| {
            let column = self.columns_before.get(line as usize).or(self.columns_before.last());
            column.copied().unwrap_or(0)
        };
        let place = |part: &Range<usize>| {
            let first = counter.before(part.start);
            let behind = counter.before(part.end) + 1;
            let columns: Vec<u32> = (first..behind).map(column).collect();
            let is_plain = columns.iter().all(|&column| column == 0);
            (self.lines_before + first, if is_plain { Vec::new() } else { columns })
        };
        parts.iter().map(place).collect()
    }
}

/// The diagrams of `text`, in order of appearance; of a page those whose word is `wanted`. Their ranges
/// do not overlap. A page in which no such word stands after a fence costs one quick look.
pub fn find(text: &str, host: Host, wanted: impl Fn(&str) -> bool) -> Vec<Snippet<'_>> {
    match host {
        Host::Whole => vec![whole(text)],
        Host::Markdown => markdown::find(text, &wanted),
        Host::AsciiDoc => asciidoc::find(text, &wanted),
    }
}

/// How many bytes a byte order mark takes, which belongs to the file and is no part of the first line.
fn mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn whole(text: &str) -> Snippet<'_> {
    let range = mark(text)..text.len();
    Snippet {
        text: Cow::Borrowed(&text[range.clone()]),
        range,
        lines_before: 0,
        columns_before: Vec::new(),
        fence: None,
        target: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_one_snippet_that_covers_it() {
        for text in ["", "A->B: x", "A->B: x\r\n\r\n"] {
            let found = find(text, Host::Whole, |_| false);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].range, 0..text.len());
            assert_eq!((&*found[0].text, found[0].lines_before, found[0].word()), (text, 0, None));
        }
    }

    #[test]
    fn a_byte_order_mark_stays_in_the_file_and_out_of_the_diagram() {
        let found = find("\u{feff}A->B: x", Host::Whole, |_| false);
        assert_eq!((found[0].range.clone(), &*found[0].text), (3..10, "A->B: x"));
    }
}

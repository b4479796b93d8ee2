//! Finds the diagrams in a file, so that each can be read for itself and everything said about it points into the file
//! that people edit.
//!
//! A [`Snippet`] is the text of one diagram with its place in the host: the bytes it was taken from, how many lines stand
//! before it, and how many characters of each line are not part of it. The two last are what
//! [`diag::Sources::add_embedded`] asks for.
//!
//! The only host so far is a file that *is* a diagram ([`Host::Whole`]): one snippet, the whole text without a byte order
//! mark. Fences of Markdown pages are another host: they give one snippet each, with the fence's word.
//!
//! ```
//! let text = "\u{feff}A->B: hi\n";
//! let found = embed::find(text, embed::Host::Whole);
//! assert_eq!(found.len(), 1);
//! assert_eq!(found[0].text, "A->B: hi\n");
//! assert_eq!(&text[found[0].range.clone()], "A->B: hi\n");
//! ```
//!
//! This crate touches no file and knows no diagram language.

use std::borrow::Cow;
use std::ops::Range;

/// What kind of file diagrams are looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// The file is one diagram.
    Whole,
}

/// One diagram in its host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'h> {
    /// The bytes of the host that a rewrite replaces, on character boundaries.
    pub range: Range<usize>,
    /// The diagram's text, without what the host puts before its lines.
    pub text: Cow<'h, str>,
    /// How many lines of the host stand before the text's first line.
    pub lines_before: u32,
    /// For each line of the text, how many characters of the host's line stand before it; the last value goes on for
    /// further lines, and an empty list means none.
    pub columns_before: Vec<u32>,
    /// The word that names the language in the host (`mermaid` after a fence), where there is one.
    pub word: Option<&'h str>,
}

/// The diagrams of `text`, in order of appearance. Their ranges do not overlap.
pub fn find(text: &str, host: Host) -> Vec<Snippet<'_>> {
    match host {
        Host::Whole => vec![whole(text)],
    }
}

/// Everything but a byte order mark, which belongs to the file and is no part of the first line.
fn whole(text: &str) -> Snippet<'_> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    Snippet {
        range: text.len() - body.len()..text.len(),
        text: Cow::Borrowed(body),
        lines_before: 0,
        columns_before: Vec::new(),
        word: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_one_snippet_that_covers_it() {
        for text in ["", "A->B: x", "A->B: x\r\n\r\n"] {
            let found = find(text, Host::Whole);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].range, 0..text.len());
            assert_eq!((&*found[0].text, found[0].lines_before, found[0].word), (text, 0, None));
        }
    }

    #[test]
    fn a_byte_order_mark_stays_in_the_file_and_out_of_the_diagram() {
        let found = find("\u{feff}A->B: x", Host::Whole);
        assert_eq!((found[0].range.clone(), &*found[0].text), (3..10, "A->B: x"));
    }
}

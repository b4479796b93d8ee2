//! `%%{name: argument}%%` (M-015, M-016).

use crate::chars::{blanks, is_word};
use std::ops::Range;

/// A directive, which Mermaid cuts out wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Directive {
    /// `init`, `initialize`, `wrap`.
    pub name: String,
    /// What follows the name.
    pub argument: Argument,
    /// All of it, as a range of the source.
    pub range: Range<usize>,
    /// It ends with `}%%`.
    pub closed: bool,
}

/// What follows the name of a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Argument {
    /// One word.
    Word(String),
    /// Anything else, without blanks around it; may be empty.
    Body(String),
}

/// All directives of a text. The ranges are those of `text`.
pub(super) fn find(text: &str) -> Vec<Directive> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("%%{").map(|at| from + at) {
        match directive(text, start) {
            Some(found) => {
                from = found.range.end;
                all.push(found);
            }
            None => from = start + 1,
        }
    }
    all
}

/// The directive at `start`; none when no word follows the brace.
fn directive(text: &str, start: usize) -> Option<Directive> {
    let mut at = start + 3;
    at += blanks(&text[at..]);
    let word = word_length(text, at);
    if word == 0 {
        return None;
    }
    let name = text[at..at + word].to_owned();
    at += word;
    let colon = at + blanks(&text[at..]);
    if text[colon..].starts_with(':') {
        at = colon + 1;
    }
    at += blanks(&text[at..]);
    let word = word_length(text, at);
    let argument = if word > 0 {
        let argument = Argument::Word(text[at..at + word].to_owned());
        at += word;
        argument
    } else {
        let rest = &text[at..];
        let end = rest.find("}%%").unwrap_or(rest.len());
        let end = rest[..end].find(['\u{2028}', '\u{2029}']).unwrap_or(end);
        at += end;
        Argument::Body(crate::chars::trim(&rest[..end]).to_owned())
    };
    at += blanks(&text[at..]);
    let closed = text[at..].starts_with("}%%");
    Some(Directive { name, argument, range: start..if closed { at + 3 } else { at }, closed })
}

fn word_length(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().take_while(|&&byte| is_word(byte)).count()
}

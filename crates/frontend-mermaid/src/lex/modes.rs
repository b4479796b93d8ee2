//! The modes beside the normal one: behind `participant` and the like, in `@{ }`, behind keywords with a label.

use super::{Kind, text_length};
use crate::chars::{blanks, blanks_in_line, is_blank, is_word};
use spelling::mermaid::entity_length;

/// Which patterns hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Statements.
    Normal,
    /// A name behind `participant`, `actor`, `destroy`, `activate`, `deactivate`.
    Id,
    /// Behind such a name that ` as ` follows.
    Alias,
    /// Between `@{` and `}`.
    Config,
    /// A label: the rest of the line.
    Line,
    /// Behind `accTitle:`, `accDescr:`.
    LabelLine,
    /// Behind `accDescr {`.
    LabelBlock,
}

/// The token at the beginning of `text`, which is not empty: what it is, how long, and the mode behind it.
/// `has_brace` says that a `}` can still come: a text that has none must not be searched again and again.
pub(super) fn token(mode: Mode, text: &str, has_brace: &mut bool) -> (Kind, usize, Mode) {
    if matches!(mode, Mode::Id | Mode::Alias | Mode::Line) {
        let blank = blanks_in_line(text);
        if blank > 0 {
            return (Kind::Blank, blank, mode);
        }
        if text.starts_with('#') && entity_length(text.as_bytes()) == 0 {
            return (Kind::Comment, line(text), mode);
        }
    }
    match mode {
        // asked only for the other modes
        Mode::Normal => (Kind::Error, 1, Mode::Normal),
        Mode::Id => id(text),
        Mode::Alias if begins_as(text) => (Kind::As, 2, Mode::Line),
        Mode::Alias => (Kind::Newline, 0, Mode::Normal),
        Mode::Config => {
            let brace = if *has_brace { text.find('}') } else { None };
            *has_brace = brace.is_some();
            match brace {
                Some(0) if has_as(&text[1..]) => (Kind::ConfigEnd, 1, Mode::Alias),
                Some(0) => (Kind::ConfigEnd, 1, Mode::Normal),
                Some(end) => (Kind::Config, end, Mode::Config),
                // never closed: the rest of the line is enough for an error
                None if line(text) == 0 => (Kind::Error, 1, Mode::Normal),
                None => (Kind::Error, line(text), Mode::Normal),
            }
        }
        Mode::Line => (Kind::Rest, text_length(text), Mode::Normal),
        Mode::LabelLine => (Kind::LabelText, line(text), Mode::Normal),
        Mode::LabelBlock => match text.find('}') {
            Some(0) => (Kind::LabelEnd, 1, Mode::Normal),
            Some(end) => (Kind::LabelText, end, Mode::LabelBlock),
            None => (Kind::LabelText, text.len(), Mode::LabelBlock),
        },
    }
}

fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn id(text: &str) -> (Kind, usize, Mode) {
    if text.starts_with("@{") {
        return (Kind::ConfigStart, 2, Mode::Config);
    }
    let word = run(text, |char| !is_blank(char));
    if word > 0 {
        let behind = &text[word..];
        if behind[blanks(behind)..].starts_with("@{") {
            return (Kind::Name, word, Mode::Id);
        }
        if has_as(behind) {
            return (Kind::Name, word, Mode::Alias);
        }
    }
    let words = run(text, |_| true);
    let end = match text.as_bytes().get(words) {
        Some(b'\n' | b';') | None => words,
        // something else ends the run: the name goes to a `#` before that, where a comment can begin
        Some(_) => last_hash(&text[..words]),
    };
    if end > 0 {
        return (Kind::Name, end, Mode::Normal);
    }
    match line(text) {
        0 => (Kind::Error, 1, Mode::Normal),
        line => (Kind::BadName, line, Mode::Normal),
    }
}

/// Bytes without `< > : , ; @` and line ends, entity codes included, as long as `holds`.
fn run(text: &str, holds: impl Fn(char) -> bool) -> usize {
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        if char == '#' {
            at += entity_length(&text.as_bytes()[at..]).max(1);
        } else if holds(char) && !matches!(char, '<' | '>' | ':' | '\n' | ',' | ';' | '@') {
            at += char.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// Where the last `#` that begins no entity code stands; 0 when there is none.
fn last_hash(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut hashes = text.rmatch_indices('#').map(|(at, _)| at);
    hashes.find(|&at| entity_length(&bytes[at..]) == 0).unwrap_or(0)
}

/// Whether blanks, `as` and a blank begin here.
fn has_as(text: &str) -> bool {
    let blank = blanks(text);
    let word = &text[blank..];
    let is_as = word.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("as"));
    // at the end of the text stands a line end that only Mermaid sees
    blank > 0 && is_as && word[2..].chars().next().is_none_or(is_blank)
}

/// Whether the word `as` begins here.
fn begins_as(text: &str) -> bool {
    let is_as = text.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("as"));
    is_as && !text.as_bytes().get(2).is_some_and(|&byte| is_word(byte))
}

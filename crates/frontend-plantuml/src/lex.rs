//! Tokens, and the stream of them that the grammar reads.
//!
//! PlantUML is a language of lines whose blanks matter, so blanks are tokens and a stream never leaves its line. A stream
//! is a position: the token there is found when it is asked for, so that free text behind a colon is never looked into,
//! and going back costs nothing but finding the token again. As that is done often, tokens of ASCII are told by a table,
//! and only the others by the automaton that `logos` makes of the patterns.

use crate::tree::Part;
use combine::error::{ParseError, StreamError, Tracked};
use combine::stream::{Positioned, ResetStream, StreamOnce};
use logos::Logos;
use std::cell::{Cell, RefCell};
use std::fmt;

/// What a stretch of a line is (reference plantuml section 3).
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Blanks, the non-breaking one included.
    #[regex("[ \t\x0B\x0C\u{A0}]+")]
    Blank,
    /// Letters of any script, digits, `_`, `.`, `@`: a name or a word of the language.
    #[regex(r"[\p{L}0-9_.@]+")]
    Name,
    /// `"…"` with any of the three quotes at both ends; not empty.
    #[regex("[\"\u{201C}\u{201D}][^\"\u{201C}\u{201D}\r\n]+[\"\u{201C}\u{201D}]")]
    Quoted,
    #[regex("-+")]
    Dashes,
    #[token("<")]
    Less,
    #[token(">")]
    Greater,
    #[token("/")]
    Slash,
    #[token("\\")]
    Backslash,
    #[token("#")]
    Hash,
    #[token(":")]
    Colon,
    #[token(",")]
    Comma,
    #[token("[")]
    OpenBracket,
    #[token("]")]
    CloseBracket,
    #[token("{")]
    OpenBrace,
    #[token("}")]
    CloseBrace,
    #[token("&")]
    Ampersand,
    #[token("?")]
    Question,
    /// Any other character.
    #[regex(r"[+*!]")]
    Suffix,
    Other,
}

/// Whether a character is a blank of the language: the non-breaking space is one, other wide ones are not.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\x0B' | '\x0C' | '\u{A0}')
}

/// A kind with the bytes that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub part: Part,
}

/// The tokens of a line from some byte on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tokens<'t> {
    /// The text up to the end of the line.
    text: &'t str,
    at: usize,
    /// The token that was last looked at: what is asked for again and again while alternatives are tried.
    seen: Option<Token>,
    trail: Option<&'t Trail>,
}

impl<'t> Tokens<'t> {
    /// The tokens of `within`, which lies in one line.
    pub(crate) fn new(text: &'t str, within: Part) -> Self {
        Self { text: &text[..within.end as usize], at: within.start as usize, seen: None, trail: None }
    }

    /// The same, noting what is expected.
    pub(crate) fn with_trail(self, trail: &'t Trail) -> Self {
        Self { trail: Some(trail), ..self }
    }

    /// What could stand at the position is not there.
    #[inline]
    pub(crate) fn missing(&self, label: &'static str) -> Failure {
        if let Some(trail) = self.trail {
            trail.note(self.at, label);
        }
        Failure::new(self.at)
    }

    /// What has not been read yet.
    pub(crate) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Where the next token begins.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes on by some bytes, which need not be whole tokens. Gives what was passed.
    pub(crate) fn skip(&mut self, bytes: usize) -> Part {
        let start = self.at;
        self.at += bytes;
        Part::new(start, self.at)
    }

    /// The text that the line belongs to, up to the line's end.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The token at the position.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<Token> {
        match self.seen {
            Some(seen) if seen.part.start as usize == self.at => Some(seen),
            _ => self.look(),
        }
    }

    fn look(&mut self) -> Option<Token> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let (kind, length) = match common(rest)? {
            Some(found) => found,
            None => by_automaton(self.rest())?,
        };
        self.seen = Some(Token { kind, part: Part::new(self.at, self.at + length) });
        self.seen
    }

    /// Goes back to a place.
    pub(crate) fn back_to(&mut self, at: usize) {
        self.at = at;
    }
}

/// What a byte begins; `None` for what the automaton has to look at.
const STARTS: [Option<Kind>; 256] = {
    let mut starts = [Some(Kind::Other); 256];
    let mut at = 0;
    while at < starts.len() {
        starts[at] = match at as u8 {
            b' ' | b'\t' | 0x0B | 0x0C => Some(Kind::Blank),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'@' => Some(Kind::Name),
            b'"' | 0x80.. => None,
            b'-' => Some(Kind::Dashes),
            b'<' => Some(Kind::Less),
            b'>' => Some(Kind::Greater),
            b'/' => Some(Kind::Slash),
            b'\\' => Some(Kind::Backslash),
            b'#' => Some(Kind::Hash),
            b':' => Some(Kind::Colon),
            b',' => Some(Kind::Comma),
            b'[' => Some(Kind::OpenBracket),
            b']' => Some(Kind::CloseBracket),
            b'{' => Some(Kind::OpenBrace),
            b'}' => Some(Kind::CloseBrace),
            b'&' => Some(Kind::Ampersand),
            b'?' => Some(Kind::Question),
            b'+' | b'*' | b'!' => Some(Kind::Suffix),
            _ => Some(Kind::Other),
        };
        at += 1;
    }
    starts
};

/// The first token and its length, where a look at ASCII tells; `Some(None)` where it does not, `None` at the end.
fn common(bytes: &[u8]) -> Option<Option<(Kind, usize)>> {
    let Some(kind) = STARTS[usize::from(*bytes.first()?)] else { return Some(None) };
    if !matches!(kind, Kind::Name | Kind::Blank | Kind::Dashes) {
        return Some(Some((kind, 1)));
    }
    let ends = |byte: &u8| STARTS[usize::from(*byte)] != Some(kind);
    let length = bytes.iter().position(ends).unwrap_or(bytes.len());
    // letters and blanks of other scripts may follow
    let whole = kind == Kind::Dashes || bytes.get(length).is_none_or(u8::is_ascii);
    Some(whole.then_some((kind, length)))
}

/// The first token of any text, and its length.
fn by_automaton(text: &str) -> Option<(Kind, usize)> {
    let mut lexer = Kind::lexer(text);
    match lexer.next()? {
        Ok(kind) => Some((kind, lexer.span().end)),
        // one character, however many the lexer gave up on
        Err(()) => Some((Kind::Other, text.chars().next().map_or(1, char::len_utf8))),
    }
}

impl StreamOnce for Tokens<'_> {
    type Token = Token;
    type Range = Token;
    type Position = usize;
    type Error = Failure;

    fn uncons(&mut self) -> Result<Token, Reason> {
        let token = self.peek().ok_or(Reason::EndOfLine)?;
        self.at = token.part.end as usize;
        Ok(token)
    }
}

impl Positioned for Tokens<'_> {
    fn position(&self) -> usize {
        self.at
    }
}

impl ResetStream for Tokens<'_> {
    type Checkpoint = usize;

    fn checkpoint(&self) -> usize {
        self.at
    }

    fn reset(&mut self, checkpoint: usize) -> Result<(), Failure> {
        self.at = checkpoint;
        Ok(())
    }
}

/// Where reading came to a stop, and what could have stood there: filled only while a line is read once more to explain
/// why it is no statement, so that reading costs nothing for it.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    at: Cell<usize>,
    labels: RefCell<Vec<&'static str>>,
}

impl Trail {
    /// Notes that `label` was expected at a byte. The furthest place counts.
    fn note(&self, at: usize, label: &'static str) {
        if at < self.at.get() {
            return;
        }
        let mut labels = self.labels.borrow_mut();
        if at > self.at.replace(at) {
            labels.clear();
        }
        if !labels.contains(&label) {
            labels.push(label);
        }
    }

    /// The furthest place, and what was expected there, the first that was tried first.
    pub(crate) fn take(&self) -> (usize, Vec<&'static str>) {
        (self.at.take(), self.labels.take())
    }
}

/// Where a line ceased to be the statement that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failure {
    at: usize,
}

impl Failure {
    /// A failure at a byte.
    pub(crate) fn new(at: usize) -> Self {
        Self { at }
    }

    /// The byte.
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// The one that got further.
    pub(crate) fn further(self, other: Self) -> Self {
        if other.at > self.at { other } else { self }
    }
}

impl ParseError<Token, Token, usize> for Failure {
    type StreamError = Reason;

    fn empty(at: usize) -> Self {
        Self { at }
    }

    fn position(&self) -> usize {
        self.at
    }

    fn set_position(&mut self, at: usize) {
        self.at = at;
    }

    fn merge(self, other: Self) -> Self {
        self.further(other)
    }

    fn add(&mut self, _: Reason) {}

    fn set_expected<F>(tracked: &mut Tracked<Self>, _: Reason, add: F)
    where
        F: FnOnce(&mut Tracked<Self>),
    {
        add(tracked);
    }

    fn is_unexpected_end_of_input(&self) -> bool {
        false
    }

    fn into_other<T>(self) -> T
    where
        T: ParseError<Token, Token, usize>,
    {
        T::empty(self.at)
    }
}

/// Why a stream gave no token. What was expected stands in the [`Trail`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    EndOfLine,
    Other,
}

impl StreamError<Token, Token> for Reason {
    fn unexpected_token(_: Token) -> Self {
        Self::Other
    }

    fn unexpected_range(_: Token) -> Self {
        Self::Other
    }

    fn unexpected_format<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }

    fn expected_token(_: Token) -> Self {
        Self::Other
    }

    fn expected_range(_: Token) -> Self {
        Self::Other
    }

    fn expected_format<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }

    fn message_token(_: Token) -> Self {
        Self::Other
    }

    fn message_range(_: Token) -> Self {
        Self::Other
    }

    fn message_format<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }

    fn is_unexpected_end_of_input(&self) -> bool {
        *self == Self::EndOfLine
    }

    fn end_of_input() -> Self {
        Self::EndOfLine
    }

    fn into_other<T>(self) -> T
    where
        T: StreamError<Token, Token>,
    {
        match self {
            Self::EndOfLine => T::end_of_input(),
            Self::Other => T::unexpected_static_message("this"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{by_automaton, common};

    #[test]
    fn the_table_says_what_the_automaton_says() {
        let ascii: Vec<char> = ('\t'..='\u{7F}').filter(|c| !matches!(c, '\n' | '\r')).collect();
        let others = ['é', '\u{A0}', '–', '“', '店', '😀'];
        let all: Vec<char> = ascii.iter().copied().chain(others).collect();
        let mut told = 0;
        for first in &all {
            for second in &all {
                for third in ['a', ' ', '-', '"', 'é', '\u{A0}'] {
                    let text: String = [*first, *second, third].iter().collect();
                    let Some(found) = common(text.as_bytes()).expect("there is a token") else { continue };
                    told += 1;
                    assert_eq!(Some(found), by_automaton(&text), "{text:?}");
                }
            }
        }
        assert!(told > 50_000, "{told}");
        assert_eq!(common(b""), None);
    }
}

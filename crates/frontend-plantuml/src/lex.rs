//! Tokens, and the stream of them that the grammar reads.
//!
//! PlantUML is a language of lines whose blanks matter, so blanks are tokens and a stream never leaves its line. A stream
//! is a position: the token there is found when it is asked for, so that free text behind a colon is never looked into,
//! and going back costs nothing but finding the token again.

use crate::tree::Part;
use combine::error::{ParseError, StreamError, Tracked};
use combine::stream::{Positioned, ResetStream, StreamOnce};
use logos::Logos;
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
}

impl<'t> Tokens<'t> {
    /// The tokens of `within`, which lies in one line.
    pub(crate) fn new(text: &'t str, within: Part) -> Self {
        Self { text: &text[..within.end as usize], at: within.start as usize }
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
    pub(crate) fn peek(&self) -> Option<Token> {
        let rest = self.rest();
        let mut lexer = Kind::lexer(rest);
        let kind = lexer.next()?;
        let end = self.at + lexer.span().end;
        let (kind, end) = match kind {
            Ok(kind) => (kind, end),
            // one character, however many the lexer gave up on
            Err(()) => (Kind::Other, self.at + rest.chars().next().map_or(1, char::len_utf8)),
        };
        Some(Token { kind, part: Part::new(self.at, end) })
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

/// How many expectations of one place are kept.
const LABELS: usize = 8;

/// Why a line is not the statement that was tried: where it ceased to be, and what could have stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failure {
    at: usize,
    labels: [&'static str; LABELS],
    count: usize,
    at_end: bool,
}

impl Failure {
    /// What could have stood there, each once, the first that was tried first.
    pub(crate) fn expected(&self) -> &[&'static str] {
        &self.labels[..self.count]
    }

    /// A failure with one expectation.
    pub(crate) fn new(at: usize, label: &'static str) -> Self {
        let mut failure = Self::empty(at);
        failure.push(label);
        failure
    }

    fn push(&mut self, label: &'static str) {
        if self.count < LABELS && !self.expected().contains(&label) {
            self.labels[self.count] = label;
            self.count += 1;
        }
    }
}

impl ParseError<Token, Token, usize> for Failure {
    type StreamError = Reason;

    fn empty(at: usize) -> Self {
        Self { at, labels: [""; LABELS], count: 0, at_end: false }
    }

    fn position(&self) -> usize {
        self.at
    }

    fn set_position(&mut self, at: usize) {
        self.at = at;
    }

    fn merge(mut self, other: Self) -> Self {
        if other.at > self.at {
            return other;
        }
        if other.at == self.at {
            other.expected().iter().for_each(|label| self.push(label));
            self.at_end |= other.at_end;
        }
        self
    }

    fn add(&mut self, reason: Reason) {
        match reason {
            Reason::Expected(label) => self.push(label),
            Reason::EndOfLine => self.at_end = true,
            Reason::Other => {}
        }
    }

    fn set_expected<F>(tracked: &mut Tracked<Self>, reason: Reason, add: F)
    where
        F: FnOnce(&mut Tracked<Self>),
    {
        let before = tracked.error.count;
        add(tracked);
        tracked.error.count = before.min(tracked.error.count);
        tracked.error.add(reason);
    }

    fn clear_expected(&mut self) {
        self.count = 0;
    }

    fn is_unexpected_end_of_input(&self) -> bool {
        self.at_end
    }

    fn into_other<T>(self) -> T
    where
        T: ParseError<Token, Token, usize>,
    {
        T::empty(self.at)
    }
}

/// One thing about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    Expected(&'static str),
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

    fn expected_static_message(label: &'static str) -> Self {
        Self::Expected(label)
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
            Self::Expected(label) => T::expected_static_message(label),
            Self::EndOfLine => T::end_of_input(),
            Self::Other => T::unexpected_static_message("this"),
        }
    }
}

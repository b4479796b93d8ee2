//! Lines, and the tokens of a line.
//!
//! WSD is a language of lines: a statement never crosses a line end (W-002), so the lexer works within one line. Two
//! tables say what a line is made of: [`Kind`] holds the tokens of a statement's head, and what follows the first `:`
//! is free text, which is never looked into. Tokens are kinds with ranges; texts are slices of the source.

pub use crate::tree::Part;
use logos::Logos;

/// What a stretch of text is. The first group is the table of a statement's head.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Blanks, not line ends; also a byte order mark at the start of the text.
    #[regex(r"[ \t\x0B\x0C]+")]
    Blank,
    /// `"…"`: a name in which arrows, colons and commas mean nothing (W-033). A `"` within a word opens nothing, so
    /// that `5" disk` is a name.
    #[regex(r#""[^"\r\n]*""#)]
    Quoted,
    /// One of `spelling::wsd::ARROWS` or `TOLERATED_ARROWS`; the longest that fits.
    #[token("<<-->>")]
    #[token("<<->>")]
    #[token("<<--")]
    #[token("<-->")]
    #[token("-->>")]
    #[token("<<-")]
    #[token("<->")]
    #[token("<--")]
    #[token("->>")]
    #[token("-->")]
    #[token("<-")]
    #[token("->")]
    Arrow,
    /// `:`, behind which the free text begins.
    #[token(":")]
    Colon,
    /// `,` between names.
    #[token(",")]
    Comma,
    /// Letters and anything else.
    #[regex(r#"[^ \t\x0B\x0C\r\n"\-<:,][^ \t\x0B\x0C\r\n\-<:,]*"#)]
    Word,
    /// A single `-`, `<` or `"` that is part of nothing longer.
    #[regex(r#"[\-<"]"#)]
    Mark,

    /// `#` and the rest of its line (W-005).
    Comment,
    /// What follows the colon.
    Text,
    /// LF, CRLF or CR (W-003).
    Newline,
}

/// A kind with the bytes that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub part: Part,
}

/// The head tokens of `within`, which lies in one line.
pub(crate) fn head(text: &str, within: Part) -> impl Iterator<Item = Token> + '_ {
    let slice = within.of(text);
    let mut lexer = Kind::lexer(slice);
    std::iter::from_fn(move || {
        let kind = lexer.next()?;
        let range = lexer.span();
        // the table covers every character but line ends, which a part of one line does not hold
        Some(Token {
            kind: kind.unwrap_or(Kind::Mark),
            part: Part::new(within.start as usize + range.start, within.start as usize + range.end),
        })
    })
}

/// Walks over the lines of a text.
#[derive(Debug, Clone)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The lines from `at` on, which is a line's start.
    pub(crate) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// Where the next line starts.
    pub(crate) fn at(&self) -> usize {
        self.at
    }
}

impl Iterator for Lines<'_> {
    type Item = Part;

    /// The next line without its end. A text that ends with a line end has no further line.
    fn next(&mut self) -> Option<Part> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.is_empty() {
            return None;
        }
        let start = self.at;
        let length = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r').unwrap_or(rest.len());
        let end = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([_, ..]) => 1,
            _ => 0,
        };
        self.at = start + length + end;
        Some(Part::new(start, start + length))
    }
}

/// Where the first line starts: after a byte order mark.
pub(crate) fn first(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

/// Every token of the text, in order; together they cover each byte once. Lines within block notes are lexed like
/// others: only the parser knows that they are text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut push = |kind, start: usize, end: usize| {
        if start < end {
            all.push(Token { kind, part: Part::new(start, end) });
        }
    };
    push(Kind::Blank, 0, first(text));
    let mut lines = Lines::new(text, first(text));
    while let Some(line) = lines.next() {
        let (mut at, end) = (line.start as usize, line.end as usize);
        let body = line.of(text).trim_start_matches([' ', '\t', '\x0B', '\x0C']);
        if body.starts_with(spelling::wsd::COMMENT) {
            push(Kind::Blank, at, end - body.len());
            push(Kind::Comment, end - body.len(), end);
            at = end;
        }
        for token in head(text, Part::new(at, end)) {
            push(token.kind, token.part.start as usize, token.part.end as usize);
            if token.kind == Kind::Colon {
                push(Kind::Text, token.part.end as usize, end);
                break;
            }
        }
        push(Kind::Newline, end, lines.at());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        tokens(text).into_iter().map(|token| (token.kind, token.part.of(text))).collect()
    }

    #[test]
    fn every_arrow_of_the_tables_is_one_token() {
        let known = spelling::wsd::ARROWS.map(|(text, _)| text);
        let tolerated = spelling::wsd::TOLERATED_ARROWS.map(|(text, ..)| text);
        for arrow in known.into_iter().chain(tolerated) {
            let text = format!("A{arrow}B: x");
            assert_eq!(kinds(&text)[..3], [(Kind::Word, "A"), (Kind::Arrow, arrow), (Kind::Word, "B")]);
        }
    }

    #[test]
    fn lone_dashes_are_no_arrows() {
        let expected = [
            (Kind::Word, "order"),
            (Kind::Mark, "-"),
            (Kind::Word, "db"),
            (Kind::Mark, "-"),
            (Kind::Arrow, "-->"),
            (Kind::Word, "B"),
        ];
        assert_eq!(kinds("order-db--->B"), expected);
    }

    #[test]
    fn quotes_hide_arrows_and_colons_but_only_where_a_name_begins() {
        let expected =
            [(Kind::Quoted, "\"a->b: c\""), (Kind::Arrow, "->"), (Kind::Quoted, "\"d\""), (Kind::Colon, ":")];
        assert_eq!(kinds("\"a->b: c\"->\"d\":"), expected);
        assert_eq!(kinds("5\"->3\"")[..3], [(Kind::Word, "5\""), (Kind::Arrow, "->"), (Kind::Word, "3\"")]);
        assert_eq!(kinds("\"a->b")[..2], [(Kind::Mark, "\""), (Kind::Word, "a")]);
    }

    #[test]
    fn text_follows_the_first_colon_and_comments_the_mark() {
        assert_eq!(
            kinds("\u{FEFF} # a: b\r\nA: \"b\" -> #c\r"),
            [
                (Kind::Blank, "\u{FEFF}"),
                (Kind::Blank, " "),
                (Kind::Comment, "# a: b"),
                (Kind::Newline, "\r\n"),
                (Kind::Word, "A"),
                (Kind::Colon, ":"),
                (Kind::Text, " \"b\" -> #c"),
                (Kind::Newline, "\r"),
            ]
        );
    }
}

//! Tokens of the prepared text.
//!
//! Mermaid's lexer has modes, and in each of them a list of patterns of which the *first* that fits wins (reference
//! mermaid section 1). [`Start`] tells what a token in normal mode begins with; what it is, and where it ends, follows
//! from there by hand, because names, keywords and comments begin alike. The other modes have few patterns and are
//! scanned by hand altogether ([`modes`]). Which mode comes next depends on the tokens only, never on the parser.
//!
//! Tokens, blanks and comments tile the text.

mod modes;
mod name;

use crate::chars::{blanks, is_blank, is_word};
use crate::part::Part;
use logos::Logos;
use modes::Mode;
use name::name_length;
use spelling::mermaid::{Keyword, entity_length, keyword};

/// What a token in normal mode can begin with, or is.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    #[regex(r"\n+")]
    Newlines,
    /// Blanks; line ends too, once a blank stood first.
    #[regex(
        r"[ \t\x0B\x0C\r\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}][ \t\n\x0B\x0C\r\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}]*"
    )]
    Blanks,
    #[token("#")]
    Hash,
    #[token("%")]
    Percent,
    /// Perhaps a keyword: those are whole words.
    #[regex("[A-Za-z_][A-Za-z0-9_]*")]
    Word,
    /// Perhaps a number.
    #[regex("[0-9.]")]
    Digit,
    /// One of `spelling::mermaid::ARROWS`; the longest that fits is the first that fits.
    #[token("<<-->>")]
    #[token("<<->>")]
    #[token("-->>")]
    #[token(r"--|\")]
    #[token("--|/")]
    #[token(r"--\\")]
    #[token("--//")]
    #[token("/|--")]
    #[token(r"\|--")]
    #[token("//--")]
    #[token(r"\\--")]
    #[token("->>")]
    #[token("-->")]
    #[token("--)")]
    #[token(r"-|\")]
    #[token("-|/")]
    #[token(r"-\\")]
    #[token("-//")]
    #[token("/|-")]
    #[token(r"\|-")]
    #[token("//-")]
    #[token(r"\\-")]
    #[token("->")]
    #[token("-)")]
    #[regex("--?[xX]")]
    Arrow,
    #[token(":")]
    Colon,
    #[token(",")]
    Comma,
    #[token(";")]
    Semicolon,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("()")]
    Circle,
    /// Anything else: a name, or nothing that is known.
    #[regex(r"[^\n]", priority = 0)]
    Other,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Blanks; within them line ends that end nothing.
    Blank,
    /// `#…` or `%…` to the end of the line, or a character and `%%…` behind it (section 2).
    Comment,
    /// Line ends or `;`: the end of a statement. Also the empty one at the end of the text.
    Newline,
    /// `12`, `1.25`, before a blank (M-137).
    Number,
    /// A keyword; [`Keyword::Left`] and [`Keyword::Right`] are `left of` and `right of`.
    Keyword(Keyword),
    /// `title text` with its text: the keyword and one blank are its first six bytes, or seven with `title: text`.
    Title { colon: bool },
    /// A name.
    Name,
    /// An arrow.
    Arrow,
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `()`.
    Circle,
    /// `,`.
    Comma,
    /// `:` and the text behind it.
    Text,
    /// The rest of a line behind a keyword: a label, a colour.
    Rest,
    /// `as`.
    As,
    /// `@{`.
    ConfigStart,
    /// What stands between `@{` and `}`.
    Config,
    /// `}`.
    ConfigEnd,
    /// `accTitle:` and `accDescr:`, `accDescr {`.
    Label(Keyword),
    /// What stands behind them.
    LabelText,
    /// `}` behind them.
    LabelEnd,
    /// A character that begins nothing; dropped where a statement could begin (M-013).
    Junk,
    /// Behind `participant` and the like: no name.
    BadName,
    /// Nothing can be read here.
    Error,
    /// The text ends.
    End,
}

/// A token with the bytes that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    pub part: Part,
}

/// Cuts the prepared text into tokens.
#[derive(Debug, Clone)]
pub(crate) struct Lexer<'t> {
    text: &'t str,
    starts: logos::Lexer<'t, Start>,
    mode: Mode,
    /// Whether `%%` can stand anywhere but at the beginning of a line.
    has_marks: bool,
    /// Whether a `}` can still come.
    has_brace: bool,
    /// The end was told.
    done: bool,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t str, has_marks: bool) -> Self {
        Self { text, starts: Start::lexer(text), mode: Mode::Normal, has_marks, has_brace: true, done: false }
    }

    /// Where the next token begins.
    pub(crate) fn at(&self) -> usize {
        self.starts.span().end
    }

    /// The next token; [`Kind::End`] for ever behind the last.
    pub(crate) fn next(&mut self) -> Token {
        let start = self.at();
        if start == self.text.len() {
            return self.end(start);
        }
        let kind = match self.mode {
            Mode::Normal => self.normal(start),
            mode => {
                let (kind, length, next) = modes::token(mode, &self.text[start..], &mut self.has_brace);
                self.starts.bump(length);
                self.mode = next;
                kind
            }
        };
        Token { kind, part: Part::new(start, self.at()) }
    }

    /// Goes on in normal mode at the end of the line on which `from` lies, a place already passed or reached.
    pub(crate) fn skip_line(&mut self, from: usize) {
        let end = self.text[from..].find('\n').map_or(self.text.len(), |at| from + at);
        if end >= self.at() {
            self.starts.bump(end - self.at());
        } else {
            self.starts = Start::lexer(self.text);
            self.starts.bump(end);
        }
        self.mode = Mode::Normal;
        self.done = false;
    }

    /// Mermaid adds a line end to the text; here it is a last, empty token. What is open at the end may still take an
    /// empty text.
    fn end(&mut self, at: usize) -> Token {
        let kind = match std::mem::replace(&mut self.mode, Mode::Normal) {
            _ if self.done => Kind::End,
            Mode::Normal => Kind::Newline,
            Mode::Line => Kind::Rest,
            Mode::LabelLine | Mode::LabelBlock => Kind::LabelText,
            Mode::Alias => Kind::Newline,
            Mode::Id => Kind::Error,
            Mode::Config => Kind::End,
        };
        // only the line end at the very end is followed by nothing
        self.done = !matches!(kind, Kind::Rest);
        Token { kind, part: Part::new(at, at) }
    }

    fn normal(&mut self, start: usize) -> Kind {
        let Some(Ok(found)) = self.starts.next() else { return Kind::Error };
        if !matches!(found, Start::Newlines | Start::Blanks) && self.comment(start, found) {
            return Kind::Comment;
        }
        let rest = &self.text[start..];
        match found {
            Start::Newlines | Start::Semicolon => Kind::Newline,
            Start::Blanks => Kind::Blank,
            Start::Word => match keyword(self.starts.slice()).and_then(|word| self.keyword(word, start)) {
                Some(kind) => kind,
                None => self.name(start),
            },
            Start::Digit => match number_length(rest) {
                Some(length) => {
                    self.extend(start, length);
                    Kind::Number
                }
                None => self.name(start),
            },
            Start::Arrow => Kind::Arrow,
            Start::Colon => {
                self.extend(start, 1 + text_length(&rest[1..]));
                Kind::Text
            }
            Start::Comma => Kind::Comma,
            Start::Plus => Kind::Plus,
            Start::Minus => Kind::Minus,
            Start::Circle => Kind::Circle,
            Start::Hash | Start::Percent | Start::Other => self.name(start),
        }
    }

    /// Takes a comment, when one begins here: `#`, but not an entity code; `%`, but not `%{`; any character but `}`
    /// before `%%`.
    fn comment(&mut self, start: usize, found: Start) -> bool {
        let rest = &self.text.as_bytes()[start..];
        let begins = match found {
            Start::Hash => entity_length(rest) == 0,
            Start::Percent => rest.get(1) != Some(&b'{'),
            _ => false,
        };
        let swallows = || {
            let first = self.text[start..].chars().next().map_or(1, char::len_utf8);
            // characters of four bytes are two in Mermaid's count
            first < 4 && rest[0] != b'}' && rest.get(first..first + 2) == Some(b"%%")
        };
        if begins || self.has_marks && swallows() {
            let length = self.text[start..].find('\n').unwrap_or(rest.len());
            self.extend(start, length);
            return true;
        }
        false
    }

    /// A name from `start`, or junk when none can begin there.
    fn name(&mut self, start: usize) -> Kind {
        match name_length(&self.text.as_bytes()[start..]) {
            0 => Kind::Junk,
            length => {
                self.extend(start, length);
                Kind::Name
            }
        }
    }

    /// What a word that is a keyword begins here; none when it is only the beginning of a name.
    fn keyword(&mut self, word: Keyword, start: usize) -> Option<Kind> {
        let rest = &self.text[start..];
        let behind = &rest[self.starts.slice().len()..];
        match word {
            Keyword::Left | Keyword::Right => {
                let of = behind.get(..3).is_some_and(|of| of.eq_ignore_ascii_case(" of"));
                if !of || behind.as_bytes().get(3).is_some_and(|&byte| is_word(byte)) {
                    return None;
                }
                self.starts.bump(3);
            }
            Keyword::Link | Keyword::Links | Keyword::Properties | Keyword::Details => {
                let name = behind.trim_start_matches([' ', '\t']);
                let begins = |char: char| !is_blank(char) && !"/\\+()<>:,;-".contains(char);
                if name.len() == behind.len() || !name.starts_with(begins) {
                    return None;
                }
            }
            Keyword::Title => {
                let text = behind.strip_prefix(':').unwrap_or(behind);
                let first = text.chars().next().filter(|&char| is_blank(char))?;
                let length = text_length(&text[first.len_utf8()..]);
                if length == 0 {
                    return None;
                }
                let colon = text.len() != behind.len();
                self.extend(start, rest.len() - text.len() + first.len_utf8() + length);
                return Some(Kind::Title { colon });
            }
            Keyword::AccTitle | Keyword::AccDescr => {
                let mark = &behind[blanks(behind)..];
                let (mode, text) = match mark.as_bytes().first()? {
                    b':' => (Mode::LabelLine, &mark[1..]),
                    b'{' if word == Keyword::AccDescr => (Mode::LabelBlock, &mark[1..]),
                    _ => return None,
                };
                self.extend(start, rest.len() - text.len() + blanks(text));
                self.mode = mode;
                return Some(Kind::Label(word));
            }
            Keyword::Box
            | Keyword::Loop
            | Keyword::Rect
            | Keyword::Opt
            | Keyword::Alt
            | Keyword::Else
            | Keyword::Par
            | Keyword::ParOver
            | Keyword::And
            | Keyword::Critical
            | Keyword::Option
            | Keyword::Break => self.mode = Mode::Line,
            Keyword::Participant
            | Keyword::Actor
            | Keyword::Destroy
            | Keyword::Activate
            | Keyword::Deactivate => self.mode = Mode::Id,
            Keyword::Autonumber
            | Keyword::Create
            | Keyword::End
            | Keyword::Note
            | Keyword::Off
            | Keyword::Over
            | Keyword::SequenceDiagram => {}
        }
        Some(Kind::Keyword(word))
    }

    /// Makes the token that began at `start` this long; never shorter than it is.
    fn extend(&mut self, start: usize, length: usize) {
        let end = start + length;
        self.starts.bump(end.saturating_sub(self.at()));
    }
}

/// The length of a number that a blank or a line end follows: digits with at most two decimals, or only those.
fn number_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let places = if bytes.get(whole) == Some(&b'.') { digits(whole + 1) } else { 0 };
    let length = match (whole, places) {
        (0, 0) => return None,
        (_, 0) => whole,
        (_, 1 | 2) => whole + 1 + places,
        _ => return None,
    };
    // the text ends with a line end that only Mermaid sees
    matches!(bytes.get(length), Some(b' ' | b'\n') | None).then_some(length)
}

/// How far a text goes: to a line end, a `;`, or a `#` that begins no entity code.
pub(crate) fn text_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' | b';' => break,
            b'#' => match entity_length(&bytes[at..]) {
                0 => break,
                length => at += length,
            },
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests;

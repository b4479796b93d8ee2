//! `<style>` blocks (P-156): selectors with braces, nested, and properties in them. Read in one pass, with a stack.

use ir::ElementClass;

/// How selectors name classes of elements.
const SELECTORS: [(&str, ElementClass); 28] = [
    ("root", ElementClass::Diagram),
    ("document", ElementClass::Diagram),
    ("element", ElementClass::Diagram),
    ("sequencediagram", ElementClass::Diagram),
    ("participant", ElementClass::Participant),
    ("actor", ElementClass::Actor),
    ("boundary", ElementClass::Boundary),
    ("control", ElementClass::Control),
    ("entity", ElementClass::Entity),
    ("queue", ElementClass::Queue),
    ("database", ElementClass::Database),
    ("collections", ElementClass::Collections),
    ("arrow", ElementClass::Message),
    ("lifeline", ElementClass::Lifeline),
    ("note", ElementClass::Note),
    ("group", ElementClass::Fragment),
    ("groupheader", ElementClass::FragmentTab),
    ("box", ElementClass::Box),
    ("separator", ElementClass::Divider),
    ("delay", ElementClass::Delay),
    ("reference", ElementClass::Reference),
    ("referenceheader", ElementClass::ReferenceTab),
    ("destroy", ElementClass::Destruction),
    ("title", ElementClass::Title),
    ("header", ElementClass::Header),
    ("footer", ElementClass::Footer),
    ("legend", ElementClass::Legend),
    ("caption", ElementClass::Caption),
];

/// Reads the text between the tags, handing each property of a known class to `set`; false where something was not
/// understood.
pub(super) fn read(text: &str, set: &mut dyn FnMut(ElementClass, &str, &str) -> bool) -> bool {
    let mut stack: Vec<Option<ElementClass>> = Vec::new();
    let mut all = true;
    let mut statement = |piece: &str, stack: &[Option<ElementClass>]| {
        let piece = piece.trim();
        if piece.is_empty() || piece.starts_with('\'') {
            return true;
        }
        let end = piece.find(|c: char| c == ':' || c.is_whitespace()).unwrap_or(piece.len());
        let value = piece[end..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
        match stack.last() {
            Some(Some(class)) => set(*class, &piece[..end], value),
            _ => false,
        }
    };
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => {
                let selector = text[start..at].trim().to_ascii_lowercase();
                let known = SELECTORS.iter().find(|(name, _)| *name == selector).map(|row| row.1);
                // inside something unknown nothing is known
                let outer = stack.last().is_none_or(Option::is_some);
                stack.push(known.filter(|_| outer));
                start = at + 1;
            }
            '}' => {
                all &= statement(&text[start..at], &stack);
                stack.pop();
                start = at + 1;
            }
            ';' | '\n' | '\r' => {
                let piece = &text[start..at];
                let selector_waits = c != ';' && text[at..].trim_start().starts_with('{');
                if !selector_waits {
                    all &= statement(piece, &stack);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    all && statement(&text[start..], &stack)
}

/// What a style sheet is made of, as PlantUML cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Word(&'t str),
    LineEnd,
    Semicolon,
    Colon,
    Comma,
    Star,
    Open,
    Close,
    /// `@media …` up to `{`, which belongs to it.
    Media,
}

/// Cuts a style sheet into tokens. Comments are left out.
struct Tokens<'t> {
    rest: &'t str,
}

impl<'t> Tokens<'t> {
    fn upto(&mut self, mark: &str) {
        self.rest = self.rest.split_once(mark).map_or("", |(_, behind)| behind);
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            self.rest = self.rest.trim_start_matches([' ', '\t']);
            let c = self.rest.chars().next()?;
            let single = match c {
                '\n' | '\r' => Token::LineEnd,
                ';' => Token::Semicolon,
                ':' => Token::Colon,
                ',' => Token::Comma,
                '*' => Token::Star,
                '{' => Token::Open,
                '}' => Token::Close,
                '/' if self.rest.starts_with("//") => {
                    self.upto("\n");
                    continue;
                }
                '/' if self.rest.starts_with("/'") => {
                    self.upto("'/");
                    continue;
                }
                '/' if self.rest.starts_with("/*") => {
                    self.upto("*/");
                    continue;
                }
                '@' => {
                    let end = self.rest.find(['{', '}', ';']).map_or(self.rest.len(), |end| end + 1);
                    self.rest = &self.rest[end..];
                    return Some(Token::Media);
                }
                '"' => {
                    let inner = &self.rest[1..];
                    let (word, behind) = inner.split_once('"').unwrap_or((inner, ""));
                    self.rest = behind;
                    return Some(Token::Word(word));
                }
                _ => {
                    // only the names of classes hold blanks
                    let class = c == '.';
                    let stop = |c: char| "\n\r{};,:\t".contains(c) || c == ' ' && !class;
                    let end = self.rest.find(stop).unwrap_or(self.rest.len());
                    let (word, behind) = self.rest.split_at(end);
                    self.rest = behind;
                    return Some(Token::Word(word));
                }
            };
            self.rest = &self.rest[1..];
            return Some(single);
        }
    }
}

/// Whether PlantUML takes a style sheet: every word begins a block or has a value, no block has no name.
pub(crate) fn is_sheet(text: &str) -> bool {
    let mut tokens = Tokens { rest: text }.peekable();
    while let Some(token) = tokens.next() {
        let fits = match token {
            Token::LineEnd | Token::Semicolon | Token::Close | Token::Media => true,
            Token::Word(word) => named(word, &mut tokens),
            Token::Colon => {
                let word = matches!(tokens.next(), Some(Token::Word(_)));
                let _ = tokens.next_if_eq(&Token::Star);
                word && tokens.next() == Some(Token::Open)
            }
            Token::Comma | Token::Star | Token::Open => false,
        };
        if !fits {
            return false;
        }
    }
    true
}

type Peekable<'t> = std::iter::Peekable<Tokens<'t>>;

/// What a word begins: a block, a list of names with a block, or a property.
fn named(word: &str, tokens: &mut Peekable<'_>) -> bool {
    if word.eq_ignore_ascii_case("<style>") || word.eq_ignore_ascii_case("</style>") {
        return true;
    }
    if tokens.peek() == Some(&Token::Comma) {
        while tokens.next_if(|next| matches!(next, Token::Word(_) | Token::Comma)).is_some() {}
        while tokens.next_if_eq(&Token::LineEnd).is_some() {}
        return tokens.next() == Some(Token::Open);
    }
    let _ = tokens.next_if_eq(&Token::Star);
    while tokens.next_if_eq(&Token::LineEnd).is_some() {}
    if tokens.next_if_eq(&Token::Open).is_some() {
        return true;
    }
    while tokens.next_if_eq(&Token::Colon).is_some() {}
    let has_value = word.starts_with("--") || matches!(tokens.peek(), Some(Token::Word(_)));
    has_value && value(tokens)
}

/// A value up to the end of the line, `;` or `}`.
fn value(tokens: &mut Peekable<'_>) -> bool {
    while let Some(token) =
        tokens.next_if(|next| !matches!(next, Token::LineEnd | Token::Semicolon | Token::Close))
    {
        let fits = match token {
            Token::Word(_) | Token::Comma => true,
            Token::Colon => matches!(tokens.next(), Some(Token::Word(_))),
            _ => false,
        };
        if !fits {
            return false;
        }
    }
    true
}

//! Texts of several lines: from a line that opens a block to `end note`, `end state` or `end ref` (W-094, W-098, W-101).

use crate::lex::Lines;
use crate::parse::Parser;
use crate::tree::Part;
use spelling::wsd::{self, Keyword};

/// What a block of text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    Note,
    State,
    Reference,
}

impl Block {
    const ALL: [Block; 3] = [Block::Note, Block::State, Block::Reference];

    /// The word behind `end`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Block::Note => "note",
            Block::State => "state",
            Block::Reference => "ref",
        }
    }
}

/// A block of text that was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// Its lines, from the first one's start to the last one's end.
    pub lines: Part,
    /// What its last line says that it closes.
    pub closes: Block,
    /// What stands on the last line behind `end ref`, trimmed.
    pub rest: Part,
}

/// Takes the lines up to the end of this block. A `state` may also end at `end note`. `None`, and nothing is taken,
/// when no end comes.
pub(crate) fn take(parser: &mut Parser<'_, '_>, block: Block) -> Option<Found> {
    if parser.no_more_ends[block as usize] {
        return None;
    }
    let found = find(parser.text, parser.lines.clone(), |closes| {
        closes == block || (block == Block::State && closes == Block::Note)
    });
    match found {
        Some((found, lines)) => {
            parser.lines = lines;
            Some(found)
        }
        None => {
            parser.no_more_ends[block as usize] = true;
            None
        }
    }
}

/// Like [`take`], after a line that ends in an empty colon: only when the end comes before the next statement that
/// begins with a keyword (W-095).
pub(crate) fn take_before_keyword(parser: &mut Parser<'_, '_>, block: Block) -> Option<Found> {
    for raw in parser.lines.clone() {
        let line = raw.trim(parser.text).of(parser.text);
        if let Some((closes, _)) = end_of(line) {
            let fits = closes == block || (block == Block::State && closes == Block::Note);
            return if fits { take(parser, block) } else { None };
        }
        if begins_statement(line) {
            return None;
        }
    }
    None
}

/// `end note`, `end state`, `end ref …`: what it closes, and how many bytes follow.
pub(crate) fn end_of(line: &str) -> Option<(Block, usize)> {
    if !matches!(line.as_bytes(), [b'e' | b'E', ..]) {
        return None;
    }
    let rest =
        line.get(..3).filter(|word| word.eq_ignore_ascii_case("end")).map(|word| &line[word.len()..])?;
    let words = rest.trim_start();
    if words.len() == rest.len() {
        return None;
    }
    Block::ALL.into_iter().find_map(|block| {
        let word = block.as_str();
        let behind =
            words.get(..word.len()).filter(|w| w.eq_ignore_ascii_case(word)).map(|w| &words[w.len()..])?;
        let closed = match block {
            // an arrow may follow directly
            Block::Reference => !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_'),
            _ => behind.trim().is_empty(),
        };
        closed.then_some((block, behind.len()))
    })
}

fn find<'t>(text: &'t str, mut lines: Lines<'t>, ends: impl Fn(Block) -> bool) -> Option<(Found, Lines<'t>)> {
    let start = lines.at();
    let mut end = start;
    while let Some(raw) = lines.next() {
        let line = raw.trim(text);
        if let Some((closes, behind)) = end_of(line.of(text))
            && ends(closes)
        {
            let rest = Part::new(line.end as usize - behind, line.end as usize).trim(text);
            return Some((Found { lines: Part::new(start, end), closes, rest }, lines));
        }
        end = raw.end as usize;
    }
    None
}

/// Whether a line begins with a keyword and what must follow it.
fn begins_statement(line: &str) -> bool {
    let length = line.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(line.len());
    let rest = line[length..].trim_start();
    if rest.len() == line.len() - length && !rest.is_empty() {
        return false;
    }
    match wsd::keyword(&line[..length]) {
        None | Some(Keyword::And) => false,
        Some(Keyword::Note | Keyword::State | Keyword::Ref) => wsd::PLACES
            .iter()
            .any(|(place, _)| rest.get(..place.len()).is_some_and(|start| start.eq_ignore_ascii_case(place))),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_recognised() {
        assert_eq!(end_of("end note"), Some((Block::Note, 0)));
        assert_eq!(end_of("END  Note"), Some((Block::Note, 0)));
        assert_eq!(end_of("end ref-->A: x"), Some((Block::Reference, 7)));
        assert_eq!(end_of("end ref -> A"), Some((Block::Reference, 5)));
        for other in ["end", "end alt", "end notes", "end note x", "endnote", "end reference", "ended note"] {
            assert_eq!(end_of(other), None, "{other}");
        }
    }

    #[test]
    fn prose_that_begins_with_a_keyword_is_no_statement() {
        assert!(begins_statement("note over A: x"));
        assert!(begins_statement("end"));
        assert!(!begins_statement("Note that this holds"));
        assert!(!begins_statement("A->B: x"));
        assert!(!begins_statement("note->B: x"));
    }
}

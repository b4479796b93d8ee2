//! Where a line may break.

use std::iter::Peekable;
use std::str::CharIndices;

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A place where a line may or must end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// Bytes from the beginning of the text to the first character after the break; blanks belong to the line before.
    pub byte_offset: usize,
    /// The text has a line break here, just before `byte_offset`.
    pub mandatory: bool,
}

/// Where prose may break: the Unicode algorithm (UAX #14), suited to what diagrams say. No break inside an operator
/// (`->`, `!=`), none after a dash that begins a word (`--force`) nor a slash that begins a path; but one between a blank
/// and a word that begins with punctuation (`GET /users`), where the algorithm sees a stray punctuation mark.
///
/// The end of the text is reported only if the text ends with a line break, in which case an empty line follows.
pub fn break_opportunities(text: &str) -> impl Iterator<Item = Break> + '_ {
    breaks(text, false)
}

/// Where a participant's name may break: as prose, and also behind `/`, `.`, `_` and `::` and where a lower case letter
/// meets an upper case one. A separator that begins a word (`_private`) stays with it, and so do versions (`1.2`).
pub fn name_break_opportunities(text: &str) -> impl Iterator<Item = Break> + '_ {
    breaks(text, true)
}

/// Whether a character ends a line by itself (UAX #14, classes BK, CR, LF, NL).
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn breaks(text: &str, is_name: bool) -> impl Iterator<Item = Break> + '_ {
    Breaks {
        text,
        unicode: linebreaks(text).peekable(),
        chars: text.char_indices(),
        before: ['\0'; 2],
        has_content: false,
        is_name,
    }
}

struct Breaks<'t, I: Iterator<Item = (usize, BreakOpportunity)>> {
    text: &'t str,
    unicode: Peekable<I>,
    chars: CharIndices<'t>,
    /// The last two characters, the nearer one last.
    before: [char; 2],
    /// The present word has a letter or digit already.
    has_content: bool,
    is_name: bool,
}

impl<I: Iterator<Item = (usize, BreakOpportunity)>> Iterator for Breaks<'_, I> {
    type Item = Break;

    fn next(&mut self) -> Option<Break> {
        for (at, c) in self.chars.by_ref() {
            let (before, has_content) = (self.before, self.has_content);
            self.before = [before[1], c];
            self.has_content = !c.is_whitespace() && (has_content || c.is_alphanumeric());

            let allowed = match self.unicode.next_if(|&(offset, _)| offset == at) {
                Some((_, BreakOpportunity::Mandatory)) => {
                    return Some(Break { byte_offset: at, mandatory: true });
                }
                Some((_, BreakOpportunity::Allowed)) => suits_diagrams(self.text, at, before[1], c),
                None => before[1] == ' ' && begins_word(&self.text[at..], c),
            };
            if allowed || self.is_name && has_content && name_may_break(before, c) {
                return Some(Break { byte_offset: at, mandatory: false });
            }
        }
        // The algorithm always breaks at the end; that says something only about a text that ends with a line break.
        let (byte_offset, _) = self.unicode.next()?;
        self.text.ends_with(is_line_break).then_some(Break { byte_offset, mandatory: true })
    }
}

/// Whether a break that the algorithm allows between `before` and `after` is one for us.
fn suits_diagrams(text: &str, at: usize, before: char, after: char) -> bool {
    // What a run of dashes, slashes and the like follows. A run is looked through once, for it has one break at most.
    let content = |mark| text[..at].trim_end_matches(mark).chars().next_back();
    match before {
        _ if before.is_ascii_punctuation() && after.is_ascii_punctuation() && !opens(after) => false,
        '-' => after.is_alphanumeric() && content('-').is_some_and(char::is_alphanumeric),
        '/' | '!' | '?' => content(before).is_some_and(|c| !c.is_whitespace() && c != ':'),
        _ => true,
    }
}

/// Whether punctuation is the beginning of a word, as in `/users`, `.env`, `::Root`, `!done`.
fn begins_word(rest: &str, first: char) -> bool {
    matches!(first, '/' | '.' | ':' | '!' | '?')
        && rest.trim_start_matches(first).starts_with(char::is_alphanumeric)
}

fn name_may_break([earlier, before]: [char; 2], after: char) -> bool {
    if before.is_lowercase() {
        return after.is_uppercase();
    }
    let separator = match before {
        '.' => !(earlier.is_ascii_digit() && after.is_ascii_digit()),
        ':' => earlier == ':',
        _ => matches!(before, '/' | '_'),
    };
    separator && (after.is_alphanumeric() || opens(after))
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '"' | '\'' | '`')
}

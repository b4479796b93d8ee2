//! What must not get into a row: control characters, tabs, line breaks, and marks that turn the rest of the row round.

use std::borrow::Cow;

/// How far apart tab stops are, in characters.
const PROSE_TAB: usize = 4;
const CODE_TAB: usize = 8;

/// One line of prose: tabs become four blanks, line breaks one, other control characters nothing.
pub(super) fn prose(text: &str) -> Cow<'_, str> {
    clean(text, |_| PROSE_TAB)
}

/// One line of code: tabs reach to the next multiple of eight characters.
pub(super) fn code(text: &str) -> Cow<'_, str> {
    clean(text, |column| CODE_TAB - column % CODE_TAB)
}

fn clean(text: &str, tab: impl Fn(usize) -> usize) -> Cow<'_, str> {
    // Nearly every text is clean, and most are ASCII.
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) || text.chars().all(is_written) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut column = 0;
    for c in text.chars() {
        if is_written(c) {
            out.push(c);
            column += 1;
        } else if c == '\t' {
            let blanks = tab(column);
            out.extend(std::iter::repeat_n(' ', blanks));
            column += blanks;
        } else if is_break(c) {
            out.push(' ');
            column += 1;
        }
    }
    Cow::Owned(out)
}

/// Whether a text has characters that [`prose`] leaves out for good.
pub(crate) fn is_cut(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(turns)
        || text.chars().any(|c| c.is_control() && c != '\t' && !is_break(c))
}

fn is_written(c: char) -> bool {
    !(c.is_control() || is_break(c) || turns(c) || c == '\u{ad}')
}

fn is_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates: they would reach beyond their text, over what stands beside it in the row.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["", "GET /orders", "مرحبا", "e\u{301} 👩🏽‍💻"] {
            assert!(matches!(prose(text), Cow::Borrowed(same) if same == text));
            assert!(!is_cut(text));
        }
    }

    #[test]
    fn nothing_reaches_the_terminal_but_letters() {
        assert_eq!(prose("a\u{0}b\u{1b}[31m\u{7f}\u{9b}c"), "ab[31mc");
        assert_eq!(prose("\u{202e}abc\u{2066}d"), "abcd");
        assert!(is_cut("\u{1b}[31m") && is_cut("\u{202e}abc"));
    }

    #[test]
    fn tabs_and_line_breaks_become_blanks() {
        assert_eq!(prose("a\tb"), "a    b");
        assert_eq!(prose("a\nb\u{2028}c"), "a b c");
        assert_eq!(code("ab\tc\td"), "ab      c       d");
        assert!(!is_cut("a\tb\nc"));
    }
}

//! What stands after a fence: the word that names a language.

use std::ops::Range;

/// Words of languages are shorter than this, in bytes.
const LONGEST: usize = 64;

/// Where the word is in `info`, the rest of a line after its fence: `mermaid`, `mermaid {#id .class}`, `mermaid title=x`,
/// `mermaid,x`, `mermaid:name` as well as `{mermaid}`, `{.mermaid #id}` and `{mermaid, label=x}`. Empty when there is none.
pub(crate) fn word(info: &str) -> Range<usize> {
    let mut start = blanks(info);
    if info[start..].starts_with('{') {
        start += 1 + blanks(&info[start + 1..]);
        start += usize::from(info[start..].starts_with('.'));
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'{' | b'}' | b',' | b':' | b'`');
    let rest = &info.as_bytes()[start..];
    let length = rest.iter().take(LONGEST).position(ends).unwrap_or(rest.len().min(LONGEST));
    let end = (start + length..=info.len()).find(|&end| info.is_char_boundary(end)).unwrap_or(info.len());
    start..end
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// Whether some wanted word stands after something that may be a fence. Never misses one; says yes to some that
/// CommonMark reads as something else.
pub(crate) fn may_hold(page: &str, wanted: &dyn Fn(&str) -> bool) -> bool {
    ["```", "~~~"].into_iter().any(|fence| {
        let mut at = 0;
        while let Some(found) = page[at..].find(fence) {
            let run = &page[at + found..];
            let rest = run.trim_start_matches(&fence[..1]);
            at = page.len() - rest.len();
            // a word that is cut off here is none that is wanted
            let line =
                &rest[..rest.bytes().take(4 * LONGEST).position(is_line_end).unwrap_or_else(|| near(rest))];
            if wanted(&line[word(line)]) {
                return true;
            }
        }
        false
    })
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Some place not far into the text, on a character boundary.
fn near(text: &str) -> usize {
    (0..=text.len().min(4 * LONGEST)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_found_in_all_kinds_of_info_strings() {
        for info in [
            "mermaid",
            " mermaid ",
            "\tmermaid {#fig .wide}",
            "mermaid{align=center}",
            "mermaid title=\"a b\"",
            "mermaid,x",
            "mermaid:login.mmd",
            "{mermaid}",
            "{ mermaid }",
            "{.mermaid #id}",
            "{mermaid, label=x}",
            "{mermaid} caption",
        ] {
            assert_eq!(&info[word(info)], "mermaid", "{info}");
        }
        for info in ["", "  ", "{", "{}", "{.}", ",mermaid", ": x"] {
            assert_eq!(&info[word(info)], "", "{info}");
        }
        let long = "é".repeat(200);
        assert!(long[word(&long)].len() <= LONGEST + 1);
    }

    #[test]
    fn pages_without_a_wanted_word_are_told_at_once() {
        let wanted = |word: &str| word == "mermaid";
        assert!(may_hold("x\n```js\n```\n> ~~~~  {mermaid}\n", &wanted));
        assert!(may_hold("```mermaid", &wanted));
        assert!(!may_hold("mermaid ``mermaid`` ```\nmermaid ~~~", &wanted));
        assert!(!may_hold(&("```".to_owned() + &" ".repeat(10_000) + "mermaid"), &wanted));
    }

    #[test]
    fn long_runs_are_looked_at_once() {
        let hostile = "`".repeat(500_000) + &"```x".repeat(50_000) + &"~~~ ".repeat(50_000);
        assert!(!may_hold(&hostile, &|word: &str| word == "mermaid"));
    }
}

//! Character names as HTML knows them: `#quot;`, `#9829;` (reference mermaid M-007).

use std::collections::HashMap;
use std::sync::LazyLock;

/// A character by its name: one or two scalar values.
#[derive(Debug, Clone, Copy)]
struct Named {
    first: char,
    second: Option<char>,
    /// Known without `;` too, as the beginning of a longer word (`ampere` is `&ere`).
    legacy: bool,
}

static NAMES: LazyLock<HashMap<&'static str, Named>> = LazyLock::new(|| {
    let lines = include_str!("entities.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_ascii_whitespace).filter_map(entry).collect()
});

/// The longest name that is known without `;`.
const LONGEST_LEGACY: usize = 6;

fn entry(word: &'static str) -> Option<(&'static str, Named)> {
    let (name, codes) = word.split_once(':')?;
    let code = |text: &str| u32::from_str_radix(text, 16).ok().and_then(char::from_u32);
    let (first, second) =
        codes.split_once('+').map_or((codes, None), |(first, second)| (first, Some(second)));
    let plain = name.trim_end_matches('!');
    let named = Named { first: code(first)?, second: second.and_then(code), legacy: plain != name };
    Some((plain, named))
}

/// Appends what `&body;` shows in HTML: the named character, the numbered one when `body` is digits only, a known
/// beginning and the rest, or the very text `&body;`.
pub(super) fn push_shown(body: &str, out: &mut String) {
    if !body.is_empty() && body.bytes().all(|byte| byte.is_ascii_digit()) {
        out.push(numbered(body));
        return;
    }
    if let Some(named) = NAMES.get(body) {
        push(*named, out);
        return;
    }
    let beginnings = (2..=LONGEST_LEGACY.min(body.len())).rev().filter_map(|end| body.get(..end));
    let known =
        beginnings.filter_map(|name| NAMES.get(name).filter(|named| named.legacy).map(|&it| (name, it)));
    match known.into_iter().next() {
        Some((name, named)) => {
            push(named, out);
            out.push_str(&body[name.len()..]);
        }
        None => {
            out.push('&');
            out.push_str(body);
        }
    }
    out.push(';');
}

fn push(named: Named, out: &mut String) {
    out.push(named.first);
    out.extend(named.second);
}

/// The character behind `&#digits;`, with HTML's repairs: Windows-1252 for 128 to 159, U+FFFD for what is none.
fn numbered(digits: &str) -> char {
    /// What 128 to 159 stand for; a blank where the number stands for itself.
    const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    let Ok(code) = digits.parse::<u32>() else { return char::REPLACEMENT_CHARACTER };
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        128..=159 => match WINDOWS_1252.chars().nth(code as usize - 128) {
            Some(shown) if shown != ' ' => shown,
            _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
        },
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> String {
        let mut out = String::new();
        push_shown(body, &mut out);
        out
    }

    #[test]
    fn names_numbers_and_what_is_neither() {
        assert_eq!(NAMES.len(), 2125);
        for (body, expected) in [
            ("quot", "\""),
            ("lt", "<"),
            ("35", "#"),
            ("9829", "♥"),
            ("128512", "😀"),
            ("128", "€"),
            ("129", "\u{81}"),
            ("0", "\u{fffd}"),
            ("55296", "\u{fffd}"),
            ("99999999999999999999", "\u{fffd}"),
            ("NotEqualTilde", "\u{2242}\u{338}"),
            ("ampere", "&ere;"),
            ("notin", "∉"),
            ("red", "&red;"),
            ("x2665", "&x2665;"),
            ("_", "&_;"),
        ] {
            assert_eq!(shown(body), expected, "{body}");
        }
    }

    #[test]
    fn no_name_known_without_semicolon_is_longer_than_the_limit() {
        let longest = NAMES.iter().filter(|(_, named)| named.legacy).map(|(name, _)| name.len()).max();
        assert_eq!(longest, Some(LONGEST_LEGACY));
    }
}

//! Escapes: writing letters so that PlantUML reads no markup into them (reference conversion 3.2).

use std::borrow::Cow;

/// Tags that `<` may not stand before.
const TAGS: [&str; 22] = [
    "b", "i", "u", "s", "w", "del", "strike", "strong", "em", "sub", "sup", "plain", "color", "size", "font",
    "back", "code", "style", "img", "math", "latex", "q",
];

/// Makes one line of text safe: what comes out is shown as `line`, letter by letter.
pub fn escape(line: &str) -> Cow<'_, str> {
    escape_with(line, |_| false)
}

/// Like [`escape`], for a text in quotes, where no quote can stand.
pub fn escape_quoted(line: &str) -> Cow<'_, str> {
    escape_with(line, super::is_quote)
}

fn escape_with(line: &str, also: impl Fn(char) -> bool) -> Cow<'_, str> {
    let special = |c: char| "\\~*/_-\"[<&%{}=|.#'\u{201C}\u{201D}".contains(c) || c.is_control();
    if !line.contains(special) {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len() + 16);
    let mut paired = false;
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        if std::mem::take(&mut paired) {
            out.push(c);
            continue;
        }
        match protection(line, at, c, rest) {
            _ if also(c) => push_code(&mut out, c),
            Protection::None => out.push(c),
            Protection::Tilde => {
                out.push('~');
                out.push(c);
            }
            Protection::Pair => {
                out.push('~');
                out.push(c);
                paired = true;
            }
            Protection::Code => push_code(&mut out, c),
        }
    }
    Cow::Owned(out)
}

/// How a character is kept from being read as markup.
enum Protection {
    None,
    Tilde,
    /// With the same character behind it.
    Pair,
    Code,
}

fn protection(line: &str, at: usize, c: char, rest: &str) -> Protection {
    use Protection::{Code, None, Pair, Tilde};
    let first = at == 0;
    let next = rest.chars().next();
    let before = line[..at].chars().next_back();
    match c {
        '\\' if first || next.is_none_or(|next| "nlrt~".contains(next) || !next.is_alphanumeric()) => Code,
        '~' => Code,
        '/' if rest.starts_with("/'") => Code,
        // a mark has two of them
        '*' | '/' | '_' | '-' | '"' if next == Some(c) => Pair,
        // the last one of three
        '*' | '/' | '_' | '-' | '"' if before == Some(c) => Code,
        '*' | '#' if first => Tilde,
        '=' | '|' if first => Code,
        '.' if first && rest.starts_with('.') => Code,
        '/' if next == Some('\'') => Code,
        '[' if next == Some('[') => Tilde,
        '<' if next == Some('<') || rest.starts_with("U+") || next == Some('~') => Code,
        '<' if begins_tag(rest) => Tilde,
        '#' if before == Some('&') => Code,
        '%' if begins_call(rest) => Code,
        '{' if next == Some('{') => Code,
        // a link with a tip could end there
        '}' if next == Some('}') || rest.trim_start_matches([' ', '\t']).starts_with("]]") => Code,
        _ if c.is_control() && c != '\t' => Code,
        _ => None,
    }
}

fn begins_tag(rest: &str) -> bool {
    if rest.starts_with(['$', '&', ':', '#', '|', '/', '{', '\\', '<']) {
        return true;
    }
    let word = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())];
    TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(word))
}

/// `%word(` calls a function, and `%word%` names a value.
fn begins_call(rest: &str) -> bool {
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    end > 0 && rest[end..].starts_with(['(', '%'])
}

fn push_code(out: &mut String, c: char) {
    // a `<` before a code would begin guillemets with it
    if out.ends_with('<') {
        out.pop();
        if out.ends_with('~') {
            out.pop();
        }
        out.push_str("<U+003C>");
    }
    out.push_str(&format!("<U+{:04X}>", u32::from(c)));
}

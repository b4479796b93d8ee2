//! Letters that must be read as letters: `<U+002D>` protects any of them at any place (reference conversion 3.2).

use spelling::plantuml::{self, escape, escape_quoted};

/// A character by its number.
pub(crate) fn code(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// Adds a character's number. A `<` before it is written by its number as well: two of them would begin guillemets.
pub(crate) fn push_code(out: &mut String, code: &str) {
    if out.ends_with('<') {
        out.pop();
        if out.ends_with('~') {
            out.pop();
        }
        out.push_str("<U+003C>");
    }
    out.push_str(code);
}

/// Where a stretch of letters stands.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Around {
    /// At the beginning of a line, where marks make lists and headings.
    pub(crate) start: bool,
    /// Markup stands directly before it.
    pub(crate) after_mark: bool,
    /// Markup stands directly behind it.
    pub(crate) before_mark: bool,
    /// In quotes.
    pub(crate) quoted: bool,
    /// Lines are joined by marks, which mean nothing inside links and formulas, escaped ones included.
    pub(crate) joined: bool,
    /// Every character is written by its number.
    pub(crate) by_number: bool,
    /// `$name` means something.
    pub(crate) themed: bool,
}

/// Letters in which nothing is read as markup.
pub(crate) fn plain(text: &str, around: Around) -> String {
    if around.by_number {
        return text.chars().map(|c| if c == ' ' { c.to_string() } else { code(c) }).collect();
    }
    let special = |c: char| c.is_ascii_punctuation() && !",;:!?()".contains(c);
    let end = text.len();
    let head = if around.after_mark { text.find(|c| !special(c)).unwrap_or(end) } else { 0 };
    let (head, rest) = text.split_at(head);
    let tail = if around.before_mark {
        rest.rfind(|c| !special(c)).map_or(0, |at| at + width(rest, at))
    } else {
        rest.len()
    };
    let (inner, tail) = rest.split_at(tail);
    let escaped =
        |text: &str| if around.quoted { escape_quoted(text).into_owned() } else { escape(text).into_owned() };
    let inner = if around.start && head.is_empty() {
        escaped(inner)
    } else {
        // behind a letter no rule for the beginning of a line holds
        escaped(&format!("x{inner}")).split_off(1)
    };
    let inner = if around.joined { with_codes(inner) } else { inner };
    let mut out: String = head.chars().map(code).collect();
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let named = |next: Option<&char>| next.is_some_and(|next| next.is_alphabetic() || *next == '_');
        if is_hidden(c) || (c == '$' && around.themed && named(chars.peek())) {
            push_code(&mut out, &code(c));
        } else {
            out.push(c);
        }
    }
    tail.chars().for_each(|c| push_code(&mut out, &code(c)));
    out
}

/// The label of a link: letters, and characters by their number.
pub(crate) fn in_link(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    for (at, c) in label.char_indices() {
        let rest = &label[at + c.len_utf8()..];
        let by_number = match c {
            '<' => rest.starts_with("U+"),
            '&' => rest.starts_with('#'),
            '/' => rest.starts_with('\''),
            '\'' => rest.starts_with('/'),
            '[' | ']' | '{' | '}' | '"' | '\\' | '%' | '~' | '|' => true,
            c => c.is_control() || plantuml::is_quote(c) || is_hidden(c),
        };
        if by_number { out.push_str(&code(c)) } else { out.push(c) }
    }
    edges(&out, true)
}

/// With numbers instead of the tildes before links and formulas.
fn with_codes(escaped: String) -> String {
    let mut out = escaped.replace("~[", &code('['));
    for tag in ["~<math>", "~<latex>"] {
        while let Some(at) = out.to_ascii_lowercase().find(tag) {
            out.replace_range(at..at + 2, &code('<'));
        }
    }
    out
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Characters that PlantUML changes when it reads a file, or keeps for itself.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{2013}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

/// A line without blanks round it. Blanks of other kinds are part of the text, but would be taken off as well: they are
/// written by their number.
pub(crate) fn edges(line: &str, front: bool) -> String {
    let ascii = |c: char| matches!(c, ' ' | '\t' | '\u{B}' | '\u{C}');
    let line = line.trim_end_matches(ascii);
    let line = if front { line.trim_start_matches(ascii) } else { line };
    let blanks =
        |text: &str| text.chars().map(|c| if ascii(c) { c.to_string() } else { code(c) }).collect::<String>();
    let behind = line.trim_start().len();
    let (head, rest) = line.split_at(line.len() - behind);
    let inner = rest.trim_end().len();
    let (inner, tail) = rest.split_at(inner);
    format!("{}{inner}{}", blanks(head), blanks(tail))
}

/// The first character by its number, whether or not it is escaped already.
pub(crate) fn first_by_number(text: &str) -> String {
    let text = text.strip_prefix('~').unwrap_or(text);
    match text.chars().next() {
        Some('<') if text.starts_with("<U+") => text.to_owned(),
        Some(c) => format!("{}{}", code(c), &text[c.len_utf8()..]),
        None => String::new(),
    }
}

/// Whether there is a quote at the start.
pub(crate) fn starts_with_quote(text: &str) -> bool {
    text.starts_with(plantuml::is_quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stay_letters() {
        let start = Around { start: true, ..Around::default() };
        for (text, around, expected) in [
            ("# one", start, "~# one"),
            ("# one", Around::default(), "# one"),
            ("a – b", start, "a <U+2013> b"),
            ("a<–", start, "a<U+003C><U+2013>"),
            ("*a*", Around { after_mark: true, before_mark: true, ..Around::default() }, "<U+002A>a<U+002A>"),
            ("**", Around { before_mark: true, ..Around::default() }, "<U+002A><U+002A>"),
            ("$x", Around { themed: true, ..start }, "<U+0024>x"),
            ("$x", start, "$x"),
        ] {
            assert_eq!(plain(text, around), expected, "{text}");
        }
        assert_eq!(edges(" \u{A0}a b\u{A0} ", true), "<U+00A0>a b<U+00A0>");
        assert_eq!(first_by_number("~#x"), "<U+0023>x");
    }
}

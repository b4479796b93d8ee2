//! Patterns of numbers: `<b>[000]` (reference plantuml P-035).

/// A slot with text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    before: String,
    behind: String,
    /// At least so many digits.
    digits: usize,
    /// As written, without its quotes; none for plain numbers.
    pub(crate) source: Option<String>,
}

impl Pattern {
    /// `0`.
    pub(crate) fn plain() -> Self {
        Self { before: String::new(), behind: String::new(), digits: 1, source: None }
    }

    /// Reads a pattern with one slot for whole digits. `None` for others: they may be taken, but what they show is not
    /// known here.
    pub(crate) fn read(source: &str) -> Option<Self> {
        let mut pattern = Self { digits: 0, source: Some(source.to_owned()), ..Self::plain() };
        let (mut quoted, mut slot, mut behind) = (false, false, false);
        let mut chars = source.chars().peekable();
        while let Some(c) = chars.next() {
            let slot_char = !quoted && matches!(c, '0' | '#');
            if slot_char {
                if behind {
                    return None;
                }
                slot = true;
                pattern.digits += usize::from(c == '0');
                continue;
            }
            let text = if slot { &mut pattern.behind } else { &mut pattern.before };
            match c {
                '\'' if chars.peek() == Some(&'\'') => {
                    chars.next();
                    text.push('\'');
                }
                '\'' => quoted = !quoted,
                // the point stays, and no digit stands behind it
                '.' if !quoted && slot && !behind && !matches!(chars.peek(), Some('0' | '#')) => {
                    text.push('.')
                }
                ',' | '.' | ';' | '%' | '\u{2030}' | '{' | '}' | '"' if !quoted => return None,
                _ => text.push(c),
            }
            behind = slot;
        }
        slot.then_some(pattern)
    }

    /// What is shown for a number: tags have their effect, and are not seen.
    pub(crate) fn show(&self, number: u64) -> String {
        let width = self.digits.min(40);
        let raw = format!("{}{number:0>width$}{}", self.before, self.behind);
        without_tags(&raw).trim().to_owned()
    }

    /// A pattern that shows this, and the number for it: digits with other letters around them.
    pub(crate) fn of(shown: &str) -> Option<(Self, u64)> {
        let end = shown.rfind(|c: char| c.is_ascii_digit())? + 1;
        let start = shown[..end]
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + shown[at..].chars().next().map_or(1, char::len_utf8));
        let (before, digits, behind) = (&shown[..start], &shown[start..end], &shown[end..]);
        let number: u64 = digits.parse().ok().filter(|number| *number <= super::numbers::LARGEST)?;
        let forbidden = |c: char| {
            matches!(c, '"' | '{' | '}' | '<' | '>' | '~' | '\\' | '\u{201C}' | '\u{201D}') || c.is_control()
        };
        if shown.contains(forbidden) {
            return None;
        }
        let slot = "0".repeat(if digits.starts_with('0') { digits.len() } else { 1 });
        let pattern = Self::read(&format!("{}{slot}{}", quoted(before), quoted(behind)))?;
        (pattern.show(number) == shown).then_some((pattern, number))
    }
}

/// Letters of a pattern that mean themselves.
fn quoted(text: &str) -> String {
    let calm = |c: char| c.is_alphabetic() && c != 'E' || matches!(c, ' ' | '[' | ']' | '(' | ')' | ':');
    if text.chars().all(calm) || text == "." {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
        match rest[at..].find('>').filter(|_| tag) {
            Some(length) => {
                out.push_str(&rest[..at]);
                rest = &rest[at + length + 1..];
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled() {
        for (source, number, expected) in
            [("<b>[000]", 7, "[007]"), ("0.", 3, "3."), ("'#'0", 3, "#3"), ("<b>(<u>##</u>)", 15, "(15)")]
        {
            assert_eq!(Pattern::read(source).map(|pattern| pattern.show(number)).as_deref(), Some(expected));
        }
        for wrong in ["x", "", "0 of 10", "#,##0", "0%"] {
            assert_eq!(Pattern::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_shown_has_a_pattern() {
        for shown in ["[007]", "No. 7", "1.05", "7.", "E5", "it's 3"] {
            assert!(Pattern::of(shown).is_some(), "{shown}");
        }
        assert_eq!(Pattern::of("[007]").unwrap().0.source.as_deref(), Some("[000]"));
        for none in ["A", "\"7\"", "99999999999"] {
            assert!(Pattern::of(none).is_none(), "{none}");
        }
    }
}

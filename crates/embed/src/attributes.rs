//! The lines between brackets above a block of AsciiDoc: `[plantuml, login, svg]`.

use std::ops::Range;

/// What such lines say about a block that may be a diagram. Further lines add to the first ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    /// The style, which is the word of a diagram language: where it stands in the page. Without what can follow at once
    /// (`#id`, `.role`, `%option`).
    pub(crate) style: Option<Range<usize>>,
    /// What the picture is called: the second one in the list, or `target=…`.
    pub(crate) target: Option<String>,
}

/// Whether a line (without its end) is a list of attributes, an anchor included.
pub(crate) fn is_list(line: &str) -> bool {
    let line = line.trim_end();
    let Some(inside) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return false };
    inside.is_empty()
        || inside.starts_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '_' | '.' | '#' | '%' | '{' | ',' | '"' | '\'')
        })
        || (inside.starts_with('[') && inside.ends_with(']'))
}

impl Attributes {
    /// Takes in a line that [is a list](is_list) and begins at `start` of its page.
    pub(crate) fn add(&mut self, line: &str, start: usize) {
        let line = line.trim_end();
        let Some(inside) = line.get(1..line.len().saturating_sub(1)) else { return };
        if inside.starts_with('[') {
            return;
        }
        for (index, range) in entries(inside).into_iter().enumerate() {
            let entry = &inside[range.clone()];
            let (name, value) = named(entry);
            match (name, index) {
                (Some("target"), _) | (None, 1) => {
                    let target = unquoted(value);
                    self.target = (!target.is_empty()).then_some(target).or(self.target.take());
                }
                (None, 0) => {
                    let quote = usize::from(value.starts_with(['"', '\'']));
                    let style = &value[quote..];
                    let length = style.find(['#', '.', '%', '"', '\'']).unwrap_or(style.len());
                    let length = style[..length].trim_end().len();
                    if length > 0 {
                        let at = start + 1 + range.start + quote;
                        self.style = Some(at..at + length);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The entries of a list, without the blanks around them; commas between quotes are no ends.
fn entries(list: &str) -> Vec<Range<usize>> {
    let mut entries = Vec::new();
    let mut start = 0;
    let mut quote = None;
    let mut before = None;
    for (at, c) in list.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open && before != Some('\\') => quote = None,
            // quotes stand around a whole value
            (None, '"' | '\'') if matches!(before, None | Some('=' | ',')) => quote = Some(c),
            (None, ',') => {
                entries.push(trimmed(list, start..at));
                start = at + 1;
            }
            _ => {}
        }
        if !matches!(c, ' ' | '\t') {
            before = Some(c);
        }
    }
    entries.push(trimmed(list, start..list.len()));
    entries
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// The name before `=`, if there is one, and the value.
fn named(entry: &str) -> (Option<&str>, &str) {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    match entry.split_once('=') {
        Some((name, value)) if is_name(name.trim_end()) => (Some(name.trim_end()), value.trim_start()),
        _ => (None, entry),
    }
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inside.replace(&format!("\\{quote}"), &quote.to_string()).trim().to_owned();
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> (Option<String>, Option<String>) {
        let mut attributes = Attributes::default();
        let mut start = 0;
        for line in lines.split_inclusive('\n') {
            assert!(is_list(line.trim_end()), "{line}");
            attributes.add(line.trim_end_matches('\n'), start);
            start += line.len();
        }
        (attributes.style.map(|range| lines[range].to_owned()), attributes.target)
    }

    #[test]
    fn lists_of_attributes() {
        for (line, style, target) in [
            ("[plantuml]", "plantuml", None),
            ("[plantuml, login, svg]  ", "plantuml", Some("login")),
            ("[plantuml,login]", "plantuml", Some("login")),
            ("[ plantuml]", "", None),
            ("[plantuml, target=login, format=svg]", "plantuml", Some("login")),
            ("[plantuml, format = svg , target = \"a, b\"]", "plantuml", Some("a, b")),
            ("[\"plantuml\", 'images/login']", "plantuml", Some("images/login")),
            ("[plantuml#id.wide%inline,target=x]", "plantuml", Some("x")),
            ("[plantuml,,svg]", "plantuml", None),
            ("[plantuml,format=svg,width=100]", "plantuml", None),
            ("[plantuml,\"it is \\\"quoted\\\"\"]", "plantuml", Some("it is \"quoted\"")),
            ("[plantuml]\n[target=x]", "plantuml", Some("x")),
            ("[#id]\n[plantuml,a]\n[.role]\n[[anchor]]\n[%collapsible]\n[width=5]", "plantuml", Some("a")),
            ("[mermaid]\n[plantuml]", "plantuml", None),
            ("[source,plantuml]", "source", Some("plantuml")),
            ("[target='open]", "", Some("'open")),
            ("[,x]", "", Some("x")),
            ("[]", "", None),
        ] {
            if !is_list(line.lines().next().unwrap()) {
                assert!(line.starts_with("[ "), "{line}");
                continue;
            }
            let (found, at) = read(line);
            assert_eq!((found.as_deref().unwrap_or(""), at.as_deref()), (style, target), "{line}");
        }
    }

    #[test]
    fn lines_that_are_none() {
        for line in ["[ plantuml]", "[plantuml", "plantuml]", "[plantuml] x", "[-]", "[", "]", "[é", "é]"] {
            assert!(!is_list(line), "{line}");
        }
    }
}

//! Texts: prefixes, line breaks, entity codes, formulas (reference mermaid M-007 to M-011).

use crate::chars::trim;
use ir::{Content, Run, Text, TextLine};
use spelling::mermaid::{MATH, line_break, unescape};
use std::borrow::Cow;

/// What was noticed in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Noticed {
    /// A formula.
    pub math: bool,
    /// `\n`, which is shown.
    pub backslash_n: bool,
}

/// A text as it is meant: blanks off, the prefix `wrap:` or `nowrap:` read, lines broken, entity codes decoded.
pub(crate) fn text(raw: &str, noticed: &mut Noticed) -> Text {
    let (raw, wrap) = without_prefix(trim(raw));
    let mut text = lines(raw, noticed);
    text.wrap = wrap;
    text
}

/// Like [`text`], without a prefix: titles.
pub(crate) fn lines(raw: &str, noticed: &mut Noticed) -> Text {
    let raw = trim(raw);
    if raw.is_empty() {
        return Text::default();
    }
    noticed.backslash_n |= raw.contains("\\n");
    if !raw.bytes().any(|byte| matches!(byte, b'<' | b'#' | b'$')) {
        return Text { lines: vec![plain(Cow::Borrowed(raw))], wrap: None };
    }
    let mut lines = Vec::new();
    let mut rest = raw;
    while let Some(found) = line_break(rest) {
        lines.push(line(trim(&rest[..found.start]), noticed));
        rest = &rest[found.end..];
    }
    lines.push(line(trim(rest), noticed));
    Text { lines, wrap: None }
}

/// A text on one line: names, accessibility texts.
pub(crate) fn shown(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(found) = line_break(rest) {
        out.push_str(&unescape(&rest[..found.start]));
        out.push('\n');
        rest = &rest[found.end..];
    }
    out.push_str(&unescape(rest));
    out
}

/// A text with line breaks, but without entity codes: what front matter says.
pub(crate) fn broken(raw: &str) -> Text {
    let mut lines = Vec::new();
    let mut rest = raw;
    while let Some(found) = line_break(rest) {
        lines.push(&rest[..found.start]);
        rest = &rest[found.end..];
    }
    lines.push(rest);
    let lines: Vec<&str> = lines.iter().flat_map(|line| trim(line).split('\n')).map(trim).collect();
    Text::plain(lines.join("\n"))
}

fn plain(text: Cow<'_, str>) -> TextLine {
    TextLine::plain(text)
}

/// One line, with its formulas.
fn line(raw: &str, noticed: &mut Noticed) -> TextLine {
    let mut runs = Vec::new();
    let mut rest = raw;
    while let Some((before, formula, behind)) = formula(rest) {
        noticed.math = true;
        if !before.is_empty() {
            runs.push(Run::plain(unescape(before)));
        }
        runs.push(Run { content: Content::Math(unescape(formula).into_owned()), ..Run::default() });
        rest = behind;
    }
    if runs.is_empty() {
        return plain(unescape(rest));
    }
    if !rest.is_empty() {
        runs.push(Run::plain(unescape(rest)));
    }
    TextLine { runs, ..TextLine::default() }
}

/// The first `$$…$$` that is not empty, with what stands before and behind it.
fn formula(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(MATH)?;
    let inner = &text[start + MATH.len()..];
    let end = inner.find(MATH).filter(|&end| end > 0)?;
    Some((&text[..start], &inner[..end], &inner[end + MATH.len()..]))
}

/// Without `wrap:` or `nowrap:`, and what that said.
fn without_prefix(text: &str) -> (&str, Option<bool>) {
    if !matches!(text.as_bytes().first(), Some(b':' | b'w' | b'n')) {
        return (text, None);
    }
    let inner = text.strip_prefix(':').unwrap_or(text);
    for (prefix, wrap) in [("wrap:", true), ("nowrap:", false)] {
        if let Some(rest) = inner.strip_prefix(prefix) {
            return (trim(rest), Some(wrap));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> (Text, Noticed) {
        let mut noticed = Noticed::default();
        let text = text(raw, &mut noticed);
        (text, noticed)
    }

    #[test]
    fn breaks_codes_and_prefixes() {
        assert_eq!(read("  a #35; b<br/> c</BR>d ").0, Text::plain("a # b\nc\nd"));
        assert_eq!(read("").0, Text::default());
        let (text, _) = read(" :nowrap:  x ");
        assert_eq!((text.to_plain().as_str(), text.wrap), ("x", Some(false)));
        assert_eq!(read("Wrap: x").0, Text::plain("Wrap: x"));
        assert_eq!(read("#119;rap: x").0, Text::plain("wrap: x"));
        assert!(read(r"a\nb").1.backslash_n);
    }

    #[test]
    fn formulas_are_runs_of_their_own() {
        let (text, noticed) = read("so $$x^2$$ and $$y$$, 5$ $$");
        assert!(noticed.math);
        let math = |tex: &str| Run { content: Content::Math(tex.to_owned()), ..Run::default() };
        assert_eq!(
            text.lines[0].runs,
            [Run::plain("so "), math("x^2"), Run::plain(" and "), math("y"), Run::plain(", 5$ $$")]
        );
        assert!(!read("$$$$").1.math);
    }
}

//! Page furniture: `title text`, `right header text`, `legend top left` (reference plantuml section 14).

use super::word::{blank, end, one_of, scan};
use crate::lex::{Kind, Tokens};
use crate::tree::Part;
use combine::{Parser, attempt, optional};
use ir::{Align, VerticalAlign};
use spelling::plantuml;

/// Where furniture can stand.
pub(crate) const ALIGNS: &[(&str, Align)] =
    &[("left", Align::Left), ("right", Align::Right), ("center", Align::Center)];

/// The text behind `title` …: ` text`, `: text` or ` "text"`, with a letter or a digit in it.
pub(crate) fn text<'t>(quotes: bool) -> impl Parser<Tokens<'t>, Output = Part> {
    let marked = scan("a blank or `:`", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let front = rest.trim_start();
        let behind = front.strip_prefix(':').unwrap_or(front).trim_start();
        (behind.len() < rest.len()).then(|| input.skip(rest.len() - behind.len()))
    });
    let text = scan("a text with a letter or a digit in it", move |input: &mut Tokens<'t>| {
        let slice = input.rest();
        let part = input.skip(slice.len());
        let inner =
            slice.strip_prefix(plantuml::is_quote).and_then(|inner| inner.strip_suffix(plantuml::is_quote));
        if let Some(inner) = inner.filter(|_| quotes) {
            let front = slice.chars().next().map_or(0, char::len_utf8);
            let start = part.start as usize + front;
            return Some(Part::new(start, start + inner.len()));
        }
        has_letter(slice).then_some(part)
    });
    (marked, text).map(|(_, text)| text)
}

/// Whether a text holds a letter, a digit, `_` or `.`, without which it is none.
pub(crate) fn has_letter(text: &str) -> bool {
    text.contains(|c: char| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '_' | '.'))
}

/// The places behind `legend`: `top left`, and the end of the line.
pub(crate) fn legend_place<'t>() -> impl Parser<Tokens<'t>, Output = (Option<VerticalAlign>, Option<Align>)> {
    const VERTICAL: &[(&str, VerticalAlign)] =
        &[("top", VerticalAlign::Top), ("bottom", VerticalAlign::Bottom)];
    let vertical = attempt((blank(), one_of(VERTICAL, "`top` or `bottom`")).map(|(_, place)| place));
    let align = attempt((blank(), one_of(ALIGNS, "`left`, `right` or `center`")).map(|(_, place)| place));
    (optional(vertical), optional(align), end()).map(|(vertical, align, ())| (vertical, align))
}

/// Whether the next token is a word.
pub(crate) fn next_word<'t>(mut tokens: Tokens<'t>) -> Option<&'t str> {
    let token = tokens.peek().filter(|token| token.kind == Kind::Name)?;
    Some(token.part.of(tokens.text()))
}

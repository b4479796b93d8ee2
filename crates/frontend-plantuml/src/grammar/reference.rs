//! References: `ref#colour over A, B [[url]] : text` (reference plantuml section 12).

use super::paint::color;
use super::word::{blank, blanks, colon_text, end, scan, token, who, word};
use crate::lex::{Kind, Tokens, is_blank};
use crate::tree::{Body, Part, Reference};
use combine::{Parser, attempt, choice, optional, sep_by1};

/// What stands behind `ref`. Without a colon the text follows in lines of its own: then the second value is true.
pub(crate) fn reference<'t>() -> impl Parser<Tokens<'t>, Output = (Reference, bool)> {
    let names = sep_by1(who(), attempt((blanks(), token(Kind::Comma, "`,`"), blanks())));
    // a colour at the end is taken before lines of text only, and has no effect there
    let lines = (optional(color()), end()).map(|_| None);
    let text = choice((colon_text().map(Some), lines));
    (
        optional(color()),
        blank(),
        word("over", "`over`"),
        blank(),
        names,
        blanks(),
        optional(any_url()),
        blanks(),
        text,
    )
        .map(|(color, _, (), _, names, _, url, _, text)| {
            let body = Body::Line(text.unwrap_or_default());
            (Reference { color, names, url, body }, text.is_none())
        })
}

/// `[[…]]` with anything in it, up to the first `]]` behind which the statement can go on.
fn any_url<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a link", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let mut at = rest.starts_with("[[").then_some(2)?;
        loop {
            at += rest[at..].find("]]")?;
            let behind = rest[at + 2..].trim_start_matches(is_blank);
            if behind.is_empty() || behind.starts_with([':', '#']) {
                return Some(input.skip(at + 2));
            }
            at += 1;
        }
    })
}

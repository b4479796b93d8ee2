//! References: `ref#colour over A, B [[url]] : text` (reference plantuml section 12).

use super::paint::{color, url};
use super::word::{blank, blanks, colon_text, end, token, who, word};
use crate::lex::{Kind, Tokens};
use crate::tree::{Body, Reference};
use combine::{Parser, attempt, choice, optional, sep_by1};

/// What stands behind `ref`. Without a colon the text follows in lines of its own: then the second value is true.
pub(crate) fn reference<'t>() -> impl Parser<Tokens<'t>, Output = (Reference, bool)> {
    let names = sep_by1(who(), attempt((blanks(), token(Kind::Comma, "`,`"), blanks())));
    // a colour at the end is taken before lines of text only
    let lines = (optional(color()), end()).map(|(color, ())| (color, None));
    let text = choice((colon_text().map(|text| (None, Some(text))), lines));
    (
        optional(color()),
        blank(),
        word("over", "`over`"),
        blank(),
        names,
        blanks(),
        optional(url()),
        blanks(),
        text,
    )
        .map(|(color, _, (), _, names, _, url, _, (late, text))| {
            let body = Body::Line(text.unwrap_or_default());
            (Reference { color: color.or(late), names, url, body }, text.is_none())
        })
}

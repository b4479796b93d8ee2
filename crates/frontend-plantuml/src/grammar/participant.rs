//! Declarations: `participant "Label" as id <<x>> order 3 [[url]] #colour` (reference plantuml section 6).

use super::paint::{colors, stereotype, url};
use super::word::{blank, blanks, end, name, one_of, quoted, scan, token, who, word};
use crate::lex::{Kind, Tokens};
use crate::tree::{Declaration, Part, Url};
use combine::{Parser, attempt, choice, optional};
use ir::ParticipantKind;
use spelling::plantuml;

/// What stands behind `participant`, `actor` …
pub(crate) fn declaration<'t>(
    kind: ParticipantKind,
    create: bool,
) -> impl Parser<Tokens<'t>, Output = Declaration> {
    (head(kind, create), end()).map(|(declaration, ())| declaration)
}

/// What stands behind `create` where a kind follows (P-072).
pub(crate) fn created<'t>() -> impl Parser<Tokens<'t>, Output = Declaration> {
    let kind = (blank(), one_of(&plantuml::PARTICIPANT_TYPES, "a kind of participant"));
    (kind, head(ParticipantKind::Participant, true), end())
        .map(|((_, kind), declaration, ())| Declaration { kind, ..declaration })
}

/// What stands behind `participant` where `[` opens lines of text (P-071).
pub(crate) fn with_body<'t>() -> impl Parser<Tokens<'t>, Output = Declaration> {
    let opening = token(Kind::OpenBracket, "`[` and lines of text");
    (head(ParticipantKind::Participant, false), opening, end()).map(|(declaration, ..)| declaration)
}

fn head<'t>(kind: ParticipantKind, create: bool) -> impl Parser<Tokens<'t>, Output = Declaration> {
    let as_word = || (blank(), word("as", "`as`"), blank());
    let label_first = (quoted(), optional(attempt((as_word(), name()))))
        .map(|(label, name)| name.map_or((label, None), |(_, name)| (name, Some(label))));
    // of two bare words the first one is the label (P-012)
    let bare = (name(), optional(attempt((as_word(), choice((quoted().map(Ok), name().map(Err))))))).map(
        |(first, second)| match second {
            Some((_, Ok(label))) => (first, Some(label)),
            Some((_, Err(second))) => (second, Some(first)),
            None => (first, None),
        },
    );
    let names = (blank(), choice((bare, label_first)));
    let marks = (
        (blanks(), optional(stereotype()), blanks(), optional(order())),
        (blanks(), optional(url()), blanks(), optional(colors()), blanks()),
    );
    (names, marks).map(move |((_, (name, label)), ((_, stereotype, _, order), (_, url, _, colors, _)))| {
        Declaration { kind, create, name, label, body: false, stereotype, order, url, colors }
    })
}

/// `order N`: the number.
fn order<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    let number = scan("a whole number", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let sign = usize::from(rest.starts_with('-'));
        let digits = rest[sign..].bytes().take_while(u8::is_ascii_digit).count();
        (1..=7).contains(&digits).then(|| input.skip(sign + digits))
    });
    attempt((word("order", "`order`"), blank(), number).map(|(.., number)| number))
}

/// What stands behind `url` (P-115): `of X is [[…]]`.
pub(crate) fn link<'t>() -> impl Parser<Tokens<'t>, Output = Url> {
    let of = attempt((blanks(), choice((word("of", "`of`"), word("for", "`for`"))), blank()));
    let is = attempt((word("is", "`is`"), blanks()));
    (choice((of.map(|_| ()), blank().map(|_| ()))), who(), blank(), optional(is), url(), end())
        .map(|((), name, _, _, url, ())| Url { name, url })
}

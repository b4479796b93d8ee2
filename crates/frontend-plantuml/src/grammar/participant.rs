//! Declarations: `participant "Label" as id <<x>> order 3 [[url]] #colour` (reference plantuml section 6).

use super::paint::{before_order, colors, stereotype, url};
use super::word::{blank, blanks, end, one_of, quoted, scan, token, word};
use crate::lex::{Kind, Tokens, is_blank};
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

/// What stands behind `create` where a kind follows, behind one blank (P-072).
pub(crate) fn created<'t>() -> impl Parser<Tokens<'t>, Output = Declaration> {
    let one_blank = scan("one blank", |input: &mut Tokens<'t>| {
        let first = input.rest().chars().next().filter(|c| is_blank(*c))?;
        Some(input.skip(first.len_utf8()))
    });
    let kind = (one_blank, one_of(&plantuml::PARTICIPANT_TYPES, "a kind of participant"));
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
    let label_first = (quoted(), optional(attempt((as_word(), declared()))))
        .map(|(label, name)| name.map_or((label, None), |(_, name)| (name, Some(label))));
    // of two bare words the first one is the label (P-012)
    let bare = (declared(), optional(attempt((as_word(), choice((quoted().map(Ok), declared().map(Err)))))))
        .map(|(first, second)| match second {
            Some((_, Ok(label))) => (first, Some(label)),
            Some((_, Err(second))) => (second, Some(first)),
            None => (first, None),
        });
    let names = (blank(), choice((bare, label_first)));
    let marks = (
        (blanks(), optional(stereotype(before_order)), blanks(), optional(order())),
        (blanks(), optional(url()), blanks(), optional(colors()), blanks()),
    );
    (names, marks).map(move |((_, (name, label)), ((_, stereotype, _, order), (_, url, _, colors, _)))| {
        Declaration { kind, create, name, label, body: false, stereotype, order, url, colors }
    })
}

/// A name. `order` may touch it, where a number follows: `participant Xorder 3`.
fn declared<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    const ORDER: &str = "order";
    scan("a name", |input: &mut Tokens<'t>| {
        let token = input.peek().filter(|token| token.kind == Kind::Name)?;
        let name = token.part.of(input.text());
        let length = match name.len().checked_sub(ORDER.len()) {
            Some(bare)
                if bare > 0
                    && name.get(bare..).is_some_and(|end| end.eq_ignore_ascii_case(ORDER))
                    && number_length(input.rest()[name.len()..].trim_start_matches(is_blank)) > 0 =>
            {
                bare
            }
            _ => name.len(),
        };
        Some(input.skip(length))
    })
}

/// The length of a number with its sign, of at most seven digits; 0 where there is none.
fn number_length(text: &str) -> usize {
    let sign = usize::from(text.starts_with('-'));
    let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
    if (1..=7).contains(&digits) { sign + digits } else { 0 }
}

/// `order N`: the number.
fn order<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    let number = scan("a whole number", |input: &mut Tokens<'t>| {
        let length = number_length(input.rest());
        (length > 0).then(|| input.skip(length))
    });
    attempt((word("order", "`order`"), blank(), number).map(|(.., number)| number))
}

/// What stands behind `url` (P-115): `of X is [[…]]`.
pub(crate) fn link<'t>() -> impl Parser<Tokens<'t>, Output = Url> {
    let of = || (blanks(), choice((word("of", "`of`"), word("for", "`for`"))), blank()).map(|_| ());
    let rest = || {
        let is = attempt((word("is", "`is`"), blanks()));
        (as_written(), blank(), optional(is), url(), end()).map(|(name, _, _, url, ())| Url { name, url })
    };
    // a participant may be called `of`
    let with_of = attempt((of(), rest()).map(|(_, url)| url));
    choice((with_of, (blank(), rest()).map(|(_, url)| url)))
}

/// A name with its quotes, which belong to it here.
fn as_written<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a name", |input: &mut Tokens<'t>| {
        let token = input.peek().filter(|token| matches!(token.kind, Kind::Name | Kind::Quoted))?;
        Some(input.skip(token.part.range().len()))
    })
}

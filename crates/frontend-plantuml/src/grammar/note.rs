//! Notes: `note left of A <<x>> #colour : text` and their many kin (reference plantuml section 11).

use super::paint::{before_paint, before_word, colors, plain_color, stereotype, url};
use super::word::{blank, blanks, colon_text, end, one_of, scan, token, who, word};
use crate::lex::{Kind, Tokens};
use crate::tree::{Body, Note, Part, Place};
use combine::{Parser, attempt, choice, optional};
use ir::{NoteShape, NoteSide, Side};

/// What stands behind `note`. Without a colon the text follows in lines of its own: then the body is empty, and the
/// second value is true.
pub(crate) fn note<'t>(
    shape: NoteShape,
    parallel: bool,
    same_row: bool,
) -> impl Parser<Tokens<'t>, Output = (Note, bool)> {
    let on_line = attempt((head(Gap::One, colors()), colon_text()));
    // of `#back:red` the role may be meant for a colour, and the rest for a text
    let on_line_too = attempt((head(Gap::One, plain_color()), colon_text()));
    let in_lines = (head(Gap::Any, colors()), end());
    choice((
        on_line.map(|(head, text)| (head, Some(text))),
        on_line_too.map(|(head, text)| (head, Some(text))),
        in_lines.map(|(head, ())| (head, None)),
    ))
    .map(move |((stereotype, place, colors, url), text)| {
        let body = Body::Line(text.unwrap_or_default());
        (Note { shape, parallel, same_row, place, stereotype, colors, url, body }, text.is_none())
    })
}

/// How many blanks may stand between `of` and a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    One,
    Any,
}

type Head = (Option<Part>, Place, Option<Part>, Option<Part>);

/// Everything up to the text: stereotype, place, colours, link.
fn head<'t>(
    gap: Gap,
    paint: impl Parser<Tokens<'t>, Output = Part>,
) -> impl Parser<Tokens<'t>, Output = Head> {
    let marks = (
        (blanks(), optional(stereotype(before_paint)), blanks(), optional(paint)),
        (blanks(), optional(url()), blanks()),
    );
    (blanks(), optional(stereotype(before_word)), blanks(), place(gap), marks).map(
        |(_, first, _, place, ((_, second, _, colors), (_, url, _)))| (first.or(second), place, colors, url),
    )
}

fn place<'t>(gap: Gap) -> impl Parser<Tokens<'t>, Output = Place> {
    let two = (blank(), who(), blanks(), token(Kind::Comma, "`,`"), blanks(), who())
        .map(|(_, first, _, _, _, second)| Place::OverTwo(first, second));
    let over_two = attempt((word("over", "`over`"), two).map(|(_, place)| place));
    let over = attempt((word("over", "`over`"), blank(), of_who(gap)).map(|(_, _, name)| Place::Over(name)));
    const SIDES: &[(&str, Side)] = &[("left", Side::Left), ("right", Side::Right)];
    let beside = attempt((one_of(SIDES, "`left` or `right`"), blank(), of_who(gap))).map(
        |(side, _, name)| match side {
            Side::Left => Place::Left(name),
            Side::Right => Place::Right(name),
        },
    );
    // the misspelling is refused later, with a hint
    let across = one_of(&[("across", Place::Across)], "`across`");
    const ON_MESSAGE: &[(&str, NoteSide)] = &[
        ("left", NoteSide::Left),
        ("right", NoteSide::Right),
        ("top", NoteSide::Top),
        ("bottom", NoteSide::Bottom),
    ];
    let on_message = one_of(ON_MESSAGE, "`left`, `right`, `top` or `bottom`").map(Place::OnMessage);
    choice((over_two, over, beside, across, on_message))
}

/// `of A` or `A`. A participant may be called `of`.
fn of_who<'t>(gap: Gap) -> impl Parser<Tokens<'t>, Output = Part> {
    let some = scan("a blank", move |input: &mut Tokens<'t>| {
        let token = input.peek().filter(|token| token.kind == Kind::Blank)?;
        let one = token.part.of(input.text()).chars().nth(1).is_none();
        (one || gap == Gap::Any).then(|| input.skip(token.part.range().len()))
    });
    let of = attempt((word("of", "`of`"), some, starts_name()).map(|_| ()));
    (optional(of), who()).map(|(_, name)| name)
}

/// Nothing, where a name follows.
fn starts_name<'t>() -> impl Parser<Tokens<'t>, Output = ()> {
    scan("a name", |input: &mut Tokens<'t>| {
        matches!(input.peek()?.kind, Kind::Name | Kind::Quoted).then_some(())
    })
}

//! Messages: `A -> B ++ #colour <<x>> [[url]] : text` (reference plantuml section 7).

use super::arrow::{border_shaft, mark, shaft};
use super::paint::{before_text, color, stereotype, url};
use super::word::{
    anchor, blank, blanks, braced, colon_text, end, name, parallel, quoted, rest, scan, scan_if, who, word,
};
use crate::lex::{Kind, Tokens, is_blank};
use crate::tree::{Duration, End, Message, Part, Shaft};
use combine::{Parser, attempt, choice, many, optional};
use ir::Side;

/// A message between two participants.
///
/// A letter behind the arrow may be a mark (`->x B`) or a name (`->x : text`): a mark, where the line can be read so.
pub(crate) fn message<'t>() -> impl Parser<Tokens<'t>, Output = Message> {
    let from = (parallel(), optional(anchor()), side(), optional(anchor()));
    let to = || (blanks(), side(), more(), optional(anchor()), blanks(), optional(suffix()));
    let marked = attempt((shaft(true), to(), tail(true)));
    (from, choice((marked, (shaft(false), to(), tail(true))))).map(
        |((parallel, first, left, second), (shaft, to, tail))| {
            let (_, right, more, third, _, suffix) = to;
            let (color, stereotype, url, text) = tail;
            let anchor = first.or(second).or(third);
            Message { parallel, anchor, left, shaft, right, more, suffix, color, stereotype, url, text }
        },
    )
}

/// A message from the border, or to it, with the border at the left: `[-> A : text`, `?<- A`, `-> A`.
pub(crate) fn at_left<'t>() -> impl Parser<Tokens<'t>, Output = Message> {
    let from = (parallel(), optional(anchor()), optional(left_border()), border_shaft());
    let to = || (blanks(), who(), blanks(), optional(suffixes()), tail(false));
    let marked = attempt((inner_mark().map(Some), to()));
    (from, choice((marked, to().map(|to| (None, to))))).map(
        |((parallel, anchor, border, mut shaft), (inner, (_, name, _, suffix, tail)))| {
            let (left, outer) = border.unwrap_or((End::Border(Side::Left), None));
            shaft.left.mark = outer;
            shaft.right.mark = inner;
            let right = End::Name { name, label: None };
            at_border(parallel, anchor, (left, shaft, right), suffix, tail)
        },
    )
}

/// A message from the border, or to it, with the border at the right: `A ->] : text`, `A <-?`, `A ->`.
pub(crate) fn at_right<'t>() -> impl Parser<Tokens<'t>, Output = Message> {
    let from = (parallel(), optional(anchor()), who(), blanks(), optional(mark_before()), border_shaft());
    let to = || (blanks(), optional(suffixes()), tail(false));
    let bordered = attempt((right_border().map(Some), to()));
    (from, choice((bordered, to().map(|to| (None, to))))).map(
        |((parallel, anchor, name, _, inner, mut shaft), (border, (_, suffix, tail)))| {
            let (right, outer) = border.unwrap_or((End::Border(Side::Right), None));
            shaft.left.mark = inner;
            shaft.right.mark = outer;
            let left = End::Name { name, label: None };
            at_border(parallel, anchor, (left, shaft, right), suffix, tail)
        },
    )
}

/// A message with one end at the border.
fn at_border(
    parallel: bool,
    anchor: Option<Part>,
    (left, shaft, right): (End, Shaft, End),
    suffix: Option<Part>,
    (color, stereotype, url, text): Tail,
) -> Message {
    Message { parallel, anchor, left, shaft, right, more: Vec::new(), suffix, color, stereotype, url, text }
}

/// `{a} <-> {b} : text`.
pub(crate) fn duration<'t>() -> impl Parser<Tokens<'t>, Output = Duration> {
    let arrow =
        scan("`<->`", |input: &mut Tokens<'t>| input.rest().starts_with("<->").then(|| input.skip(3)));
    (braced(), blanks(), arrow, blanks(), braced(), blanks(), colon_or_nothing(), end())
        .map(|(from, _, _, _, to, _, text, ())| Duration { from, to, text })
}

/// A participant, perhaps declared here (P-068).
fn side<'t>() -> impl Parser<Tokens<'t>, Output = End> {
    let first = (quoted(), optional(attempt((blanks(), word("as", "`as`"), blank(), name())))).map(
        |(label, name)| match name {
            Some((.., name)) => End::Name { name, label: Some(label) },
            None => End::Name { name: label, label: None },
        },
    );
    let second = (name(), optional(attempt((blank(), word("as", "`as`"), blanks(), quoted()))))
        .map(|(name, label)| End::Name { name, label: label.map(|(.., label)| label) });
    choice((second, first))
}

/// ` & C & D`.
fn more<'t>() -> impl Parser<Tokens<'t>, Output = Vec<Part>> {
    let one = scan("`&` and another receiver", |input: &mut Tokens<'t>| {
        let mut chars = input.rest().chars();
        let blank = |c: Option<char>| c.is_some_and(|c| c == ' ' || c == '\t');
        (blank(chars.next()) && chars.next() == Some('&') && blank(chars.next())).then(|| input.skip(3))?;
        let token = input.peek().filter(|token| token.kind == Kind::Name)?;
        Some(input.skip(token.part.range().len()))
    });
    many(one)
}

/// `++`, `--`, `**`, `!!`, `--++` or `++--`.
fn suffix<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("`++`, `--`, `**` or `!!`", |input| {
        let known = ["--++", "++--", "++", "**", "!!", "--"];
        let found = known.into_iter().find(|suffix| input.rest().starts_with(suffix))?;
        Some(input.skip(found.len()))
    })
}

/// What stands there behind a message at the border: any of these characters.
fn suffixes<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("`++`, `--`, `**` or `!!`", |input| {
        let count = input.rest().bytes().take_while(|byte| matches!(byte, b'+' | b'*' | b'!' | b'-')).count();
        (count > 0).then(|| input.skip(count))
    })
}

type Tail = (Option<Part>, Option<Part>, Option<Part>, Part);

/// ` #colour <<stereotype>> [[url]] : text`, and the end of the line. Messages at the border have no stereotype.
fn tail<'t>(with_stereotype: bool) -> impl Parser<Tokens<'t>, Output = Tail> {
    let class = scan_if(with_stereotype, stereotype(before_text));
    let marks = (blanks(), optional(color()), blanks(), optional(class), blanks(), optional(url()));
    let with_marks = (marks, blanks(), colon_or_nothing(), end())
        .map(|((_, color, _, stereotype, _, url), _, text, ())| (color, stereotype, url, text));
    // nearly all have only a text
    let bare = attempt((blanks(), colon_text()).map(|(_, text)| (None, None, None, text)));
    choice((bare, with_marks))
}

/// `: text`, or an empty text.
fn colon_or_nothing<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    choice((
        colon_text(),
        scan("the end of the line", |input: &mut Tokens<'t>| input.rest().is_empty().then(|| input.skip(0))),
    ))
}

fn border(c: char, side: Side) -> Option<End> {
    match c {
        '[' => Some(End::Border(Side::Left)),
        ']' => Some(End::Border(Side::Right)),
        '?' => Some(End::Point(side)),
        _ => None,
    }
}

/// `[`, `]` or `?` before an arrow, with the mark behind it.
fn left_border<'t>() -> impl Parser<Tokens<'t>, Output = (End, Option<crate::tree::Mark>)> {
    scan("`[`, `]` or `?`", |input| {
        let mut chars = input.rest().chars();
        let end = border(chars.next()?, Side::Left)?;
        let mark = chars.next().and_then(mark);
        input.skip(1 + usize::from(mark.is_some()));
        Some((end, mark))
    })
}

/// `[`, `]` or `?` behind an arrow, with the mark before it.
fn right_border<'t>() -> impl Parser<Tokens<'t>, Output = (End, Option<crate::tree::Mark>)> {
    scan("`[`, `]` or `?`", |input| {
        let mut chars = input.rest().chars();
        let first = chars.next()?;
        let mark = mark(first);
        let end = border(if mark.is_some() { chars.next()? } else { first }, Side::Right)?;
        input.skip(1 + usize::from(mark.is_some()));
        Some((end, mark))
    })
}

/// A mark behind an arrow, before a blank and the name.
fn inner_mark<'t>() -> impl Parser<Tokens<'t>, Output = crate::tree::Mark> {
    attempt((mark_token(), blank()).map(|(mark, _)| mark))
}

/// A mark directly before an arrow.
fn mark_before<'t>() -> impl Parser<Tokens<'t>, Output = crate::tree::Mark> {
    scan("`o` or `x`", |input| {
        let before = input.text()[..input.at()].chars().next_back()?;
        let mark = mark(input.rest().chars().next()?)?;
        let apart = is_blank(before) && input.rest()[1..].starts_with(['<', '/', '\\', '-', '[']);
        apart.then(|| {
            input.skip(1);
            mark
        })
    })
}

fn mark_token<'t>() -> impl Parser<Tokens<'t>, Output = crate::tree::Mark> {
    scan("`o` or `x`", |input| {
        let token = input.peek().filter(|token| token.kind == Kind::Name && token.part.range().len() == 1)?;
        let mark = mark(token.part.of(input.text()).chars().next()?)?;
        input.skip(1);
        Some(mark)
    })
}

/// What a message begins with up to its arrow; for lines that might be one.
pub(crate) fn beginning<'t>() -> impl Parser<Tokens<'t>, Output = Shaft> {
    (parallel(), optional(anchor()), side(), shaft(true), rest()).map(|(.., shaft, _)| shaft)
}

/// Whether an arrow can follow the name at the start of a line: a quick look, so that notes and fragments are not tried as
/// messages to the end.
pub(crate) fn arrow_follows(mut tokens: Tokens<'_>) -> Result<(), crate::lex::Failure> {
    if let Some(first) = tokens.peek() {
        tokens.skip(first.part.range().len());
    }
    tokens.skip(tokens.rest().len() - tokens.rest().trim_start_matches(is_blank).len());
    let rest = tokens.rest();
    let arrow = |text: &str| text.starts_with(['-', '<', '/', '\\', '[', '(', '{']);
    let marked = || rest.starts_with(['o', 'x', 'O', 'X']) && arrow(&rest[1..]);
    let declares = || rest.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("as"));
    if arrow(rest) || marked() || declares() { Ok(()) } else { Err(tokens.missing("an arrow")) }
}

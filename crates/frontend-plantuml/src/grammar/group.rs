//! Fragments and boxes: `alt#tab #body label`, `else label`, `box "Title" #colour` (reference plantuml sections 10, 13).

use super::paint::{before_color, color, colors, stereotype};
use super::word::{blank, blanks, end, quoted, rest, scan};
use crate::lex::Tokens;
use crate::tree::{Branch, Open, OpenBox, Part};
use combine::{Parser, attempt, choice, optional};
use ir::FragmentKind;

/// What stands behind `alt`, `group` …
pub(crate) fn open<'t>(kind: FragmentKind, parallel: bool) -> impl Parser<Tokens<'t>, Output = Open> {
    (optional(color()), branch()).map(move |(tab, Branch { body, label })| Open {
        kind,
        parallel,
        tab,
        body,
        label,
    })
}

/// What stands behind `else`, and behind the colour of a tab.
pub(crate) fn branch<'t>() -> impl Parser<Tokens<'t>, Output = Branch> {
    let body = attempt((blank(), color(), at_word_end()).map(|(_, color, ())| color));
    let label = choice(((blank(), rest()).map(|(_, text)| text), empty()));
    (optional(body), label, end()).map(|(body, label, ())| Branch { body, label })
}

/// Nothing, at a blank or the end of the line.
fn at_word_end<'t>() -> impl Parser<Tokens<'t>, Output = ()> {
    scan("a blank", |input: &mut Tokens<'t>| {
        let next = input.rest().chars().next();
        next.is_none_or(|c| c.is_whitespace() || c == '\u{A0}').then_some(())
    })
}

fn empty<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a blank and a label", |input: &mut Tokens<'t>| input.rest().is_empty().then(|| input.skip(0)))
}

/// What stands behind `box` (P-051).
pub(crate) fn open_box<'t>() -> impl Parser<Tokens<'t>, Output = OpenBox> {
    let in_quotes = attempt((blank(), quoted()).map(|(_, title)| title));
    let bare = attempt((blank(), until_hash()).map(|(_, title)| title));
    let marks = (blanks(), optional(stereotype(before_color)), blanks(), optional(colors()), end());
    let with_quotes = attempt((in_quotes, marks));
    let marks = (blanks(), optional(stereotype(before_color)), blanks(), optional(colors()), end());
    let without = (optional(bare), marks).map(|(title, marks)| (title.unwrap_or_default(), marks));
    choice((with_quotes, without)).map(|(title, (_, stereotype, _, colors, ()))| OpenBox {
        title,
        stereotype,
        colors,
    })
}

/// Text up to a `#`, at least one character.
fn until_hash<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a title", |input: &mut Tokens<'t>| {
        let length = input.rest().find('#').unwrap_or(input.rest().len());
        (length > 0).then(|| input.skip(length))
    })
}

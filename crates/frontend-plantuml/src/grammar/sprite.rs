//! Sprites (P-173): `sprite $name [16x16/8] {` and lines, data on one line, `<svg…>`, a file, one of the library. Their
//! pictures are never drawn, so that only their form is looked at.

use super::word::{blank, blanks, end, scan};
use crate::lex::{Tokens, is_blank};
use crate::parse::Closer;
use combine::{Parser, attempt, choice, optional};

/// What stands behind `sprite`; the closer of the lines that follow, if any do.
pub(crate) fn sprite<'t>() -> impl Parser<Tokens<'t>, Output = Option<Closer>> {
    (blank(), name(), choice((attempt(lines()), attempt(drawn()), attempt(data()), library())))
        .map(|(_, _, closer)| closer)
}

/// `[16x16/8] {`, or only `{`.
fn lines<'t>() -> impl Parser<Tokens<'t>, Output = Option<Closer>> {
    (blanks(), optional(size(false)), blanks(), mark("`{`", "{"), end()).map(|_| Some(Closer::Sprite))
}

/// `<svg …</svg>` on the line, or from there on.
fn drawn<'t>() -> impl Parser<Tokens<'t>, Output = Option<Closer>> {
    let svg = scan("`<svg`", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let is_svg = rest.get(..4).is_some_and(|tag| tag.eq_ignore_ascii_case("<svg"));
        let behind = rest.get(4..).and_then(|rest| rest.chars().next());
        // a word that is longer is no tag
        let ends = behind.is_none_or(|c| !(c.is_ascii_alphanumeric() || c == '_'));
        (is_svg && ends).then(|| input.skip(rest.len()).of(input.text()))
    });
    (blank(), svg).map(|(_, svg)| {
        let closed = svg.len() >= 6 && svg[svg.len().saturating_sub(6)..].eq_ignore_ascii_case("</svg>");
        (!closed).then_some(Closer::Svg)
    })
}

/// The picture as letters, or where it can be found.
fn data<'t>() -> impl Parser<Tokens<'t>, Output = Option<Closer>> {
    let letters = scan("the data of a sprite", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        let file = |c: char| !plantuml_quote(c) && !matches!(c, '<' | '>' | '#');
        (!rest.is_empty() && (rest.chars().all(plain) || rest.chars().all(file))).then(|| input.skip(rest.len()))
    });
    (blanks(), optional(size(true)), blank(), letters, end()).map(|_| None)
}

/// `#name#path` or `:name:path`: one of the library.
fn library<'t>() -> impl Parser<Tokens<'t>, Output = Option<Closer>> {
    let path = scan("a sprite of the library", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let mark = rest.chars().next().filter(|c| matches!(c, '#' | ':'))?;
        let (library, path) = rest[1..].split_once(mark)?;
        let fits = !library.is_empty() && !path.is_empty() && !path.contains(is_blank);
        fits.then(|| input.skip(rest.len()))
    });
    (blanks(), path, end()).map(|_| None)
}

fn plantuml_quote(c: char) -> bool {
    spelling::plantuml::is_quote(c)
}

/// The name, with or without `$`.
fn name<'t>() -> impl Parser<Tokens<'t>, Output = ()> {
    scan("the name of a sprite", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let sign = usize::from(rest.starts_with('$'));
        let plain = |c: char| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
        let length = rest[sign..].find(|c| !plain(c)).unwrap_or(rest.len() - sign);
        (length > 0).then(|| {
            input.skip(sign + length);
        })
    })
}

/// `[16x16/8]`, `[16x16/8z]`, `[16x16/color]`. `packed`: the `z` must be there.
fn size<'t>(packed: bool) -> impl Parser<Tokens<'t>, Output = ()> {
    scan("a size", move |input: &mut Tokens<'t>| {
        let inner = input.rest().strip_prefix('[')?;
        let (size, _) = inner.split_once(']')?;
        let (sides, depth) = size.split_once('/')?;
        let (width, height) = sides.split_once(['x', 'X'])?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let levels = depth.strip_suffix(['z', 'Z']);
        let color = depth.eq_ignore_ascii_case("color");
        let fits = color || levels.map_or(!packed && digits(depth), digits);
        (digits(width) && digits(height) && fits).then(|| {
            input.skip(size.len() + 2);
        })
    })
}

fn mark<'t>(label: &'static str, text: &'static str) -> impl Parser<Tokens<'t>, Output = ()> {
    scan(label, move |input: &mut Tokens<'t>| {
        input.rest().starts_with(text).then(|| {
            input.skip(text.len());
        })
    })
}

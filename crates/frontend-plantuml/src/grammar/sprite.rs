//! Sprites (P-173): `sprite $name [16x16/8] {` and lines, data on one line, `<svg…>`, a file, one of the library. Their
//! pictures are never drawn, so that only their form is looked at.

use super::word::{blank, blanks, end, scan};
use crate::lex::{Tokens, is_blank};
use crate::parse::Closer;
use combine::{Parser, attempt, choice, optional};

/// The lines of a sprite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    /// A hexadecimal digit for each point.
    Digits,
    /// Packed, or colours.
    Coded,
    /// `<svg …`.
    Svg,
}

impl Rows {
    /// What ends the lines.
    pub(crate) fn closer(self) -> Closer {
        match self {
            Rows::Digits | Rows::Coded => Closer::Sprite,
            Rows::Svg => Closer::Svg,
        }
    }

    /// Whether these lines can be rows of points.
    pub(crate) fn fit(self, lines: &str) -> bool {
        let mut rows = lines
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('\''))
            .peekable();
        self == Rows::Svg
            || rows.peek().is_some()
                && rows.all(|row| self == Rows::Coded || row.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }
}

/// What stands behind `sprite`; what the lines are that follow, if any do.
pub(crate) fn sprite<'t>() -> impl Parser<Tokens<'t>, Output = Option<Rows>> {
    (blank(), name(), choice((attempt(lines()), attempt(drawn()), attempt(data()), library())))
        .map(|(_, _, closer)| closer)
}

/// `[16x16/8] {`, or only `{`.
fn lines<'t>() -> impl Parser<Tokens<'t>, Output = Option<Rows>> {
    (blanks(), optional(size(false)), blanks(), mark("`{`", "{"), end())
        .map(|(_, rows, ..)| Some(rows.unwrap_or(Rows::Digits)))
}

/// `<svg …</svg>` on the line, or from there on.
fn drawn<'t>() -> impl Parser<Tokens<'t>, Output = Option<Rows>> {
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
        (!closed).then_some(Rows::Svg)
    })
}

/// The picture as letters, or where it can be found.
fn data<'t>() -> impl Parser<Tokens<'t>, Output = Option<Rows>> {
    let letters = scan("the data of a sprite", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        let file = |c: char| !plantuml_quote(c) && !matches!(c, '<' | '>' | '#');
        (!rest.is_empty() && (rest.chars().all(plain) || rest.chars().all(file)))
            .then(|| input.skip(rest.len()))
    });
    let size = attempt((blanks(), size(true)));
    (optional(size), blank(), letters, end()).map(|_| None)
}

/// `#name#path` or `:name:path`: one of the library.
fn library<'t>() -> impl Parser<Tokens<'t>, Output = Option<Rows>> {
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
fn size<'t>(packed: bool) -> impl Parser<Tokens<'t>, Output = Rows> {
    scan("a size", move |input: &mut Tokens<'t>| {
        let inner = input.rest().strip_prefix('[')?;
        let (size, _) = inner.split_once(']')?;
        let (sides, depth) = size.split_once('/')?;
        let (width, height) = sides.split_once(['x', 'X'])?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let levels = depth.strip_suffix(['z', 'Z']);
        let rows = if depth.eq_ignore_ascii_case("color") || levels.is_some_and(digits) {
            Rows::Coded
        } else {
            (!packed && matches!(depth, "4" | "8" | "16")).then_some(Rows::Digits)?
        };
        (digits(width) && digits(height)).then(|| {
            input.skip(size.len() + 2);
            rows
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

//! Settings: `scale`, `hide`, `skinparam` and what has no effect (reference plantuml sections 14 and 15).

use super::word::{blank, blanks, end, one_of, scan, token, word};
use crate::lex::{Kind, Tokens, is_blank};
use crate::tree::{Part, Skinparam};
use combine::{Parser, attempt, choice, optional};
use ir::Scale;

/// What stands behind `scale` (P-100).
pub(crate) fn scale<'t>() -> impl Parser<Tokens<'t>, Output = Scale> {
    let fraction =
        (blank(), above_zero(), optional(attempt((blanks(), mark("/"), blanks(), above_zero()))), end())
            .map(|(_, number, divisor, ())| Scale::Factor(number / divisor.map_or(1.0, |(.., by)| by)));
    let fitted = (
        blank(),
        optional(attempt((word("max", "`max`"), blank()))),
        number(),
        choice((
            attempt((blanks(), choice((mark("*"), times())), blanks(), number()))
                .map(|(.., height)| Limit::Both(height)),
            (blank(), one_of(&[("width", Limit::Width), ("height", Limit::Height)], "`width` or `height`"))
                .map(|(_, limit)| limit),
        )),
        end(),
    )
        .map(|(_, max, first, limit, ())| {
            let pixels = |value: f64| Some(value.clamp(0.0, f64::from(u32::MAX)) as u32);
            let (width, height) = match limit {
                Limit::Both(height) => (pixels(first), pixels(height)),
                Limit::Width => (pixels(first), None),
                Limit::Height => (None, pixels(first)),
            };
            Scale::Fit { width, height, max: max.is_some() }
        });
    choice((attempt(fraction), fitted))
}

#[derive(Clone, Copy)]
enum Limit {
    Both(f64),
    Width,
    Height,
}

fn mark<'t>(text: &'static str) -> impl Parser<Tokens<'t>, Output = ()> {
    scan(text, move |input: &mut Tokens<'t>| {
        input.rest().starts_with(text).then(|| {
            input.skip(text.len());
        })
    })
}

/// The `x` of `800x600`.
fn times<'t>() -> impl Parser<Tokens<'t>, Output = ()> {
    scan("`x`", |input: &mut Tokens<'t>| {
        input.rest().starts_with(['x', 'X']).then(|| {
            input.skip(1);
        })
    })
}

/// A number that is not zero.
fn above_zero<'t>() -> impl Parser<Tokens<'t>, Output = f64> {
    scan("a number above zero", |input: &mut Tokens<'t>| {
        let (value, length) = number_at(input.rest())?;
        (value > 0.0).then(|| {
            input.skip(length);
            value
        })
    })
}

/// Digits and dots that are a number, and how many they are.
fn number_at(text: &str) -> Option<(f64, usize)> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    text[..length].parse().ok().map(|value| (value, length))
}

/// Digits and dots.
fn number<'t>() -> impl Parser<Tokens<'t>, Output = f64> {
    scan("a number", |input: &mut Tokens<'t>| {
        let (value, length) = number_at(input.rest())?;
        input.skip(length);
        Some(value)
    })
}

/// What is hidden or shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Footbox,
    Unlinked,
    Stereotype,
    /// Something that sequence diagrams don't have.
    Nothing,
}

/// What stands behind `hide` or `show` (P-053, P-151, P-099).
pub(crate) fn shown<'t>() -> impl Parser<Tokens<'t>, Output = Shown> {
    let footbox = (blanks(), word("footbox", "`footbox`"), end()).map(|_| Shown::Footbox);
    let other = scan("`footbox`, `unlinked` or `stereotype`", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let words: Vec<&str> = rest.split_whitespace().collect();
        let last = words.last()?.to_ascii_lowercase();
        let shown = match last.as_str() {
            "unlinked" | "@unlinked" if words.len() == 1 => Shown::Unlinked,
            "stereotype" | "stereotypes" => Shown::Stereotype,
            "member" | "members" | "attribute" | "attributes" | "field" | "fields" | "method" | "methods"
            | "circle" | "circles" | "circled" => Shown::Nothing,
            "description" if words.len() == 2 && words[0].eq_ignore_ascii_case("empty") => Shown::Nothing,
            _ => return None,
        };
        let plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || "_.,<>\"".contains(c));
        words.iter().skip(1).all(|word| plain(word)).then_some(())?;
        input.skip(rest.len());
        Some(shown)
    });
    choice((attempt(footbox), (blank(), other, end()).map(|(_, shown, ())| shown)))
}

/// What stands behind `skinparam`, on one line (P-054).
pub(crate) fn skinparam<'t>() -> impl Parser<Tokens<'t>, Output = Skinparam> {
    let value = scan("a value", |input: &mut Tokens<'t>| {
        let length = input.rest().len();
        (length > 0 && !input.rest().contains(['{', '}'])).then(|| input.skip(length))
    });
    (blank(), setting_name(), blank(), value, end()).map(|(_, name, _, value, ())| Skinparam { name, value })
}

/// Whether a value stands behind `skinparam`, and no name: behind two blanks, or behind one and none of a name's letters.
pub(crate) fn is_nameless(rest: &str) -> bool {
    let value = rest.trim_start_matches(is_blank);
    let blanks = rest[..rest.len() - value.len()].chars().count();
    blanks > 1 && !value.contains([' ', '\t', '{', '}'])
}

/// What stands behind `skinparam` before lines in braces (P-055): the words between.
pub(crate) fn skinparam_block<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    let name = attempt((blank(), setting_name()).map(|(_, name)| name));
    (optional(name), blanks(), token(Kind::OpenBrace, "`{`"), end())
        .map(|(name, ..)| name.unwrap_or_default())
}

/// The first line in the braces of `skinparam` that is neither a name with a value, nor opens or closes braces.
pub(crate) fn not_a_setting(text: &str, body: Part) -> Option<Part> {
    let begins = body.start as usize;
    let lines =
        crate::document::lines(body.of(text)).map(|line| Part::new(begins + line.start, begins + line.end));
    lines.map(|line| line.trim(text)).find(|line| {
        let slice = line.of(text);
        let fits = || {
            let value = slice.get(setting_length(slice).unwrap_or(0)..);
            value.is_some_and(|value| value.starts_with(is_blank))
        };
        !(slice.is_empty() || slice == "}" || slice.starts_with('\'') || fits())
    })
}

/// Letters, digits, `_`, `.`, with a stereotype in it.
fn setting_name<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("the name of a setting", |input: &mut Tokens<'t>| {
        let length = setting_length(input.rest())?;
        (length > 0).then(|| input.skip(length))
    })
}

/// How long the name is that a text begins with.
fn setting_length(text: &str) -> Option<usize> {
    let plain = |text: &str| {
        text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(text.len())
    };
    let mut length = plain(text);
    if text[length..].starts_with("<<") {
        length += text[length..].find(">>")? + 2;
        length += plain(&text[length..]);
    }
    Some(length)
}

/// Whether a line is one of those that PlantUML takes and that change nothing here: `minwidth 300`, `page 2x2`, `rotate`,
/// `set separator X`, `skin rose`, `autonewpage 2`, a sprite on one line.
pub(crate) fn is_idle(keyword: &str, rest: &str) -> bool {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let apart = rest.starts_with(is_blank);
    match keyword {
        "rotate" => rest.is_empty(),
        "minwidth" | "autonewpage" => apart && words.len() == 1 && digits(words[0]),
        "page" => apart && is_page(rest.trim_start_matches(is_blank)),
        // the looks that PlantUML has
        "skin" => apart && words.len() == 1 && ["rose", "plantuml", "debug"].contains(&words[0]),
        "set" => {
            let separator = |word: &&str| {
                word.eq_ignore_ascii_case("separator") || word.eq_ignore_ascii_case("namespaceseparator")
            };
            apart && words.len() == 2 && words.first().is_some_and(separator) && is_separator(words[1])
        }
        _ => false,
    }
}

/// Two numbers above zero, perhaps with `x` between. Where nothing parts them, the last digit is the second one.
fn is_page(sizes: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let behind = sizes.trim_start_matches(digit);
    let first = sizes.len() - behind.len();
    let second =
        behind.trim_start_matches(is_blank).trim_start_matches(['x', 'X']).trim_start_matches(is_blank);
    let (first, second) = match sizes[..first].char_indices().next_back() {
        Some((last, _)) if behind.is_empty() => sizes.split_at(last),
        _ => (&sizes[..first], second),
    };
    let is_size = |text: &str| text.chars().all(digit) && text.chars().any(|c| c != '0');
    is_size(first) && is_size(second)
}

fn is_separator(word: &str) -> bool {
    if ["none", "null"].iter().any(|known| known.eq_ignore_ascii_case(word)) || matches!(word, "\\\\" | "::")
    {
        return true;
    }
    let mut chars = word.chars();
    let first = chars.next().is_some_and(|c| !c.is_alphanumeric() && !"_$#\\{}<>\"".contains(c));
    first && chars.next().is_none()
}

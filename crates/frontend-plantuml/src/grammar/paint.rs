//! Colours, stereotypes and links, which stand behind many statements (reference plantuml section 3).

use super::word::scan;
use crate::lex::{Tokens, is_blank};
use crate::tree::Part;
use combine::Parser;
use spelling::plantuml;

/// `#word` (COLOUR). Whether there is such a colour is asked later.
pub(crate) fn color<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a colour", |input| {
        let length = word_length(input.rest().strip_prefix('#')?);
        (length > 0).then(|| input.skip(length + 1))
    })
}

/// One colour, two for a gradient, or a list of them with their roles (COLOURS).
pub(crate) fn colors<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a colour", |input| {
        let rest = input.rest();
        let inner = rest.strip_prefix('#')?;
        let length = listed(inner).or_else(|| one(inner))?;
        Some(input.skip(length + 1))
    })
}

/// One colour, or two for a gradient.
pub(crate) fn plain_color<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a colour", |input| {
        let length = one(input.rest().strip_prefix('#')?)?;
        Some(input.skip(length + 1))
    })
}

/// `red`, `red/blue`, of at least two characters: its length.
fn one(text: &str) -> Option<usize> {
    let first = word_length(text);
    if first == 0 {
        return None;
    }
    let behind = &text[first..];
    let second = match behind.as_bytes().first() {
        Some(b'-' | b'\\' | b'|' | b'/') => word_length(&behind[1..]),
        _ => 0,
    };
    match (first, second) {
        (1, 0) => None,
        (first, 0) => Some(first),
        (first, second) => Some(first + 1 + second),
    }
}

/// What each colour of a list may be for.
const ROLES: [&str; 8] =
    ["line.dashed", "line.dotted", "line.bold", "text", "back", "header", "line", "shadowing"];

/// `back;line:red;text:blue`, `line.dashed`: its length; at least one role.
fn listed(text: &str) -> Option<usize> {
    let mut at = 0;
    if let Some(length) = one(text)
        && text[length..].starts_with(';')
        && !begins_role(text)
    {
        at = length + 1;
    }
    let mut found = false;
    while let Some(length) = role(&text[at..]) {
        at += length;
        found = true;
    }
    found.then_some(at)
}

fn begins_role(text: &str) -> bool {
    ROLES.iter().any(|role| {
        text.get(..role.len()).is_some_and(|start| start.eq_ignore_ascii_case(role))
            && matches!(text.as_bytes().get(role.len()), None | Some(b':' | b';'))
    })
}

/// `line:red;`: its length. Either `;` stands behind it, or nothing that could belong to it.
fn role(text: &str) -> Option<usize> {
    ROLES.iter().find_map(|role| {
        let start = text.get(..role.len())?;
        if !start.eq_ignore_ascii_case(role) {
            return None;
        }
        let mut at = role.len();
        if let Some(value) = text[at..].strip_prefix(':')
            && let Some(length) = one(value)
        {
            at += 1 + length;
        }
        match text[at..].chars().next() {
            Some(';') => Some(at + 1),
            Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.') => None,
            _ => Some(at),
        }
    })
}

fn word_length(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}

/// What can stand behind a stereotype (and blanks), so that the stereotype may end there.
pub(crate) type Follow = fn(&str) -> bool;

/// Behind the stereotype of a message: a link, a text, nothing.
pub(crate) fn before_text(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(':') || rest.starts_with("[[")
}

/// Behind the second stereotype of a note: a colour as well.
pub(crate) fn before_paint(rest: &str) -> bool {
    rest.starts_with('#') || before_text(rest)
}

/// Behind the stereotype of a box: a colour, nothing.
pub(crate) fn before_color(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('#')
}

/// Behind the stereotype of a declaration: an order, a link, a colour, `[`, nothing.
pub(crate) fn before_order(rest: &str) -> bool {
    rest.is_empty()
        || rest.starts_with(['#', '['])
        || rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("order"))
}

/// Behind the first stereotype of a note: a word.
pub(crate) fn before_word(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// `<<text>>` up to the first `>>` behind which the statement can go on; so several side by side are one. All of it, with
/// the marks.
pub(crate) fn stereotype<'t>(follow: Follow) -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a stereotype", move |input: &mut Tokens<'t>| {
        let inner = input.rest().strip_prefix("<<")?;
        // at least one character between the marks
        let mut at = inner.chars().next()?.len_utf8();
        loop {
            at += inner[at..].find(">>")? + 2;
            if follow(inner[at..].trim_start_matches(is_blank)) {
                return Some(input.skip(at + 2));
            }
            // of `>>>` the last two may be the marks
            at -= 1;
        }
    })
}

/// `[[target{tip} label]]`: all of it, with the brackets (URL).
pub(crate) fn url<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a link", |input| {
        let length = link_length(input.rest())?;
        Some(input.skip(length))
    })
}

/// How long the link is that a text begins with.
fn link_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("[[")?;
    let body = inner.trim_start_matches(is_blank);
    let start = text.len() - body.len();
    let mut quoted = body.chars();
    let length = if body.starts_with('{') {
        tip_to_last_end(body).or_else(|| tip_then_label(body)).or_else(|| target_first(body))
    } else if quoted.next().is_some_and(plantuml::is_quote) {
        let target = quoted.as_str();
        let end = target.find(plantuml::is_quote).filter(|end| *end > 0)?;
        let quote = target[end..].chars().next().map_or(0, char::len_utf8);
        let from = body.len() - target.len() + end + quote;
        tip_and_label(&body[from..]).map(|length| from + length)
    } else {
        target_with_any_tip(body).or_else(|| target_first(body))
    };
    length.map(|length| start + length)
}

/// `{tip}]]` up to the last such end of the line, whatever stands in the tip.
fn tip_to_last_end(body: &str) -> Option<usize> {
    let mut all = body.rmatch_indices("]]");
    all.find(|(at, _)| body[..*at].trim_end_matches(is_blank).ends_with('}')).map(|(at, _)| at + 2)
}

/// `{tip} label]]`.
fn tip_then_label(body: &str) -> Option<usize> {
    let tip = braces(body)?;
    let label = body[tip..].trim_start_matches(is_blank);
    let length = label.find(['[', ']'])?;
    let first = label.chars().next()?;
    (length > 0 && !is_blank(first) && !matches!(first, '{' | '}') && label[length..].starts_with("]]"))
        .then(|| body.len() - label.len() + length + 2)
}

/// `target{tip}]]`, whatever stands in the tip.
fn target_with_any_tip(body: &str) -> Option<usize> {
    let stop = |c: char| is_blank(c) || plantuml::is_quote(c) || matches!(c, '{' | '}' | '[' | ']');
    let target = body.find(stop).filter(|length| *length > 0)?;
    let tip = body[target..].trim_start_matches(is_blank);
    let from = body.len() - tip.len();
    if !tip.starts_with('{') {
        return None;
    }
    tip_to_last_end(tip).filter(|length| *length > "{}]]".len()).map(|length| from + length)
}

/// `target]]`, `target{tip} label]]`; braces that are no tip belong to the target.
fn target_first(body: &str) -> Option<usize> {
    let stop = |c: char| is_blank(c) || plantuml::is_quote(c) || matches!(c, '[' | ']');
    let run = body.find(stop).filter(|length| *length > 0)?;
    // the shortest target behind which the rest fits
    let tips = body[..run].match_indices('{').map(|(at, _)| at).filter(|at| *at > 0);
    tips.chain([run]).find_map(|at| tip_and_label(&body[at..]).map(|length| at + length))
}

/// What may follow a target: `{tip}`, one blank and a label, `]]`.
fn tip_and_label(text: &str) -> Option<usize> {
    let close = |at: usize| {
        let rest = text[at..].trim_start_matches(is_blank);
        rest.starts_with("]]").then(|| text.len() - rest.len() + 2)
    };
    let label = |at: usize| {
        let mut chars = text[at..].chars();
        chars.next().filter(|c| is_blank(*c))?;
        let rest = chars.as_str();
        let first = chars.next()?;
        if is_blank(first) || matches!(first, '{' | '}' | '[' | ']') {
            return None;
        }
        let length = rest.find(['[', ']'])?;
        rest[length..].starts_with("]]").then(|| text.len() - rest.len() + length + 2)
    };
    let behind = text.trim_start_matches(is_blank);
    let tip = braces(behind).map(|length| text.len() - behind.len() + length);
    tip.and_then(|at| label(at).or_else(|| close(at))).or_else(|| label(0)).or_else(|| close(0))
}

/// `{…}` without braces inside: its length.
fn braces(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find(['{', '}'])?;
    inner[end..].starts_with('}').then_some(end + 2)
}

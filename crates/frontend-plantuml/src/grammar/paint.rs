//! Colours, stereotypes and links, which stand behind many statements (reference plantuml section 3).

use super::word::scan;
use crate::lex::Tokens;
use crate::tree::Part;
use combine::Parser;

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

/// `<<text>>`, several of them if they stand side by side: all of it, with the marks.
pub(crate) fn stereotype<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a stereotype", |input| {
        let rest = input.rest();
        let mut end = 0;
        loop {
            let blanks = rest[end..].len() - rest[end..].trim_start().len();
            let Some(inner) = rest[end + blanks..].strip_prefix("<<") else { break };
            // at least one character between the marks
            let first = inner.chars().next()?.len_utf8();
            let Some(length) = inner[first..].find(">>") else { break };
            end += blanks + 2 + first + length + 2;
        }
        (end > 0).then(|| input.skip(end))
    })
}

/// `[[target{tip} label]]`: all of it, with the brackets (URL).
pub(crate) fn url<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a link", |input| {
        let rest = input.rest();
        let inner = rest.strip_prefix("[[")?;
        let length = inner.find("]]")?;
        (!inner[..length].trim().is_empty()).then(|| input.skip(length + 4))
    })
}

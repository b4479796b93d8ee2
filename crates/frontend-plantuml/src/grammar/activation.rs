//! Life events: `activate X #back #line`, `return text`, `autoactivate on` (reference plantuml section 8).

use super::paint::color;
use super::word::{blank, blanks, end, name, one_of, rest, scan, who};
use crate::lex::Tokens;
use crate::tree::{Life, LifeEvent, Return};
use combine::{Parser, attempt, optional};

/// What stands behind `activate`, `deactivate`, `destroy`, `create`.
pub(crate) fn life<'t>(event: LifeEvent) -> impl Parser<Tokens<'t>, Output = Life> {
    let line = attempt((blank(), color()).map(|(_, color)| color));
    (blank(), who(), blanks(), optional(color()), optional(line), blanks(), end())
        .map(move |(_, name, _, background, line, _, ())| Life { event, name, background, line })
}

/// `X++ #colour`, `X--` (P-129).
pub(crate) fn short<'t>() -> impl Parser<Tokens<'t>, Output = Life> {
    let event = scan("`++` or `--`", |input: &mut Tokens<'t>| {
        let event = match input.rest().get(..2)? {
            "++" => LifeEvent::Activate,
            "--" => LifeEvent::Deactivate,
            _ => return None,
        };
        input.skip(2);
        Some(event)
    });
    (name(), blanks(), event, blanks(), optional(color()), end())
        .map(|(name, _, event, _, background, ())| Life { event, name, background, line: None })
}

/// What stands behind `return` (P-033).
pub(crate) fn return_<'t>(parallel: bool) -> impl Parser<Tokens<'t>, Output = Return> {
    let color = attempt((color(), blank()).map(|(color, _)| color));
    (blanks(), optional(color), rest()).map(move |(_, color, text)| Return { parallel, color, text })
}

/// What stands behind `autoactivate` (P-130).
pub(crate) fn automatic<'t>() -> impl Parser<Tokens<'t>, Output = bool> {
    (blank(), one_of(&[("on", true), ("off", false)], "`on` or `off`"), end()).map(|(_, on, ())| on)
}

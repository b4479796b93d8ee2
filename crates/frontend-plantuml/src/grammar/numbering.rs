//! Numbers: `autonumber 10 5 "<b>[000]"` (reference plantuml section 9).

use super::word::{blank, blanks, digits, end, quoted, scan, word};
use crate::lex::Tokens;
use crate::tree::{Numbering, Part};
use combine::{Parser, attempt, choice, optional};

/// What stands behind `autonumber`.
pub(crate) fn autonumber<'t>() -> impl Parser<Tokens<'t>, Output = Numbering> {
    let stop = (blank(), word("stop", "`stop`"), blanks(), end()).map(|_| Numbering::Stop);
    let resume = (blank(), word("resume", "`resume`"), step(), format(), blanks(), end())
        .map(|(_, (), step, format, ..)| Numbering::Resume { step, format });
    let level = attempt((blank(), letter()).map(|(_, level)| level));
    let increment = (blank(), word("inc", "`inc`"), optional(level), blanks(), end())
        .map(|(_, (), level, ..)| Numbering::Increment { level });
    let start = (blanks(), optional(number()), step(), format(), blanks(), end())
        .map(|(_, start, step, format, ..)| Numbering::Start { start, step, format });
    let bare = attempt((blanks(), end())).map(|_| Numbering::Start { start: None, step: None, format: None });
    let bare_format = attempt((format_needed(), blanks(), end())).map(|(format, ..)| Numbering::Start {
        start: None,
        step: None,
        format: Some(format),
    });
    choice((bare, bare_format, attempt(stop), attempt(resume), attempt(increment), start))
}

/// ` 5`.
fn step<'t>() -> impl Parser<Tokens<'t>, Output = Option<Part>> {
    optional(attempt((blank(), digits("the distance of numbers")).map(|(_, step)| step)))
}

/// ` "[000]"`.
fn format<'t>() -> impl Parser<Tokens<'t>, Output = Option<Part>> {
    optional(attempt(format_needed()))
}

fn format_needed<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    (blank(), quoted()).map(|(_, format)| format)
}

/// `10`, `1.1.1`, `1-1`: from a digit to a digit, without blanks and letters.
fn number<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a number, `stop`, `resume` or `inc`", |input: &mut Tokens<'t>| {
        let rest = input.rest();
        let stop = |c: char| c.is_whitespace() || c == '\u{A0}' || c.is_alphabetic();
        let run = &rest[..rest.find(stop).unwrap_or(rest.len())];
        let end = run.rfind(|c: char| c.is_ascii_digit())? + 1;
        run.starts_with(|c: char| c.is_ascii_digit()).then(|| input.skip(end))
    })
}

fn letter<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a letter", |input: &mut Tokens<'t>| {
        input.rest().starts_with(|c: char| c.is_ascii_alphabetic()).then(|| input.skip(1))
    })
}

//! Findings in words: what is wrong, where, and the way out.

mod line;
mod name;
mod whole;

use super::Problem;
use crate::part::Part;
use diag::{Diagnostic, Span};
use std::borrow::Cow;

/// What is said: a stable code, a sentence, a label, a way out.
pub(super) struct Words {
    code: &'static str,
    message: Cow<'static, str>,
    label: Cow<'static, str>,
    help: Cow<'static, str>,
}

/// All parts fixed.
fn fixed(code: &'static str, message: &'static str, label: &'static str, help: &'static str) -> Words {
    Words { code, message: message.into(), label: label.into(), help: help.into() }
}

/// A sentence with something of the text in it.
fn told(
    code: &'static str,
    message: String,
    label: &'static str,
    help: impl Into<Cow<'static, str>>,
) -> Words {
    Words { code, message: message.into(), label: label.into(), help: help.into() }
}

/// The finding for a problem.
pub(super) fn diagnostic(
    problem: &Problem,
    span: Span,
    text: &str,
    place: impl Fn(Part) -> Span,
) -> Diagnostic {
    let text = quote(text);
    let words = whole::words(problem, &text)
        .or_else(|| name::words(problem, &text))
        .unwrap_or_else(|| line::words(problem, &text));
    let finding =
        Diagnostic::new(problem.severity(), words.code, words.message).at(span, words.label).help(words.help);
    match problem {
        Problem::CreatedAgain { first } => finding.at(place(*first), "already mentioned here"),
        Problem::TwoBoxes { first } => finding.at(place(*first), "the other box"),
        Problem::InBox { opened } => finding.at(place(*opened), "the box begins here"),
        Problem::WrongBranch { opened, .. } => finding.at(place(*opened), "the block begins here"),
        Problem::NotAStatement { continued: true, .. } => {
            finding.note("a text cannot go on in the next line: write `<br/>` where it breaks")
        }
        _ => finding,
    }
}

/// A stretch of source for a message: short, on one line.
fn quote(text: &str) -> String {
    let shown = |char: char| if char.is_control() { ' ' } else { char };
    let mut quoted: String = text.chars().take(40).map(shown).collect();
    if text.chars().nth(40).is_some() {
        quoted.push('…');
    }
    quoted
}

/// `did you mean …?`, or what else to say.
fn near_or(near: Option<&'static str>, otherwise: &'static str) -> Cow<'static, str> {
    near.map_or(otherwise.into(), |near| format!("did you mean `{near}`?").into())
}

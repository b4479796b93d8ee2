//! Notes and states: `note over A,B: text`, `state over A` … `end state` (reference wsd section 8).

use crate::grammar::body::{self, Block};
use crate::grammar::{message, name};
use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::tree::{self, Body, Kind, Note, NoteKind, Part};
use ir::StatePlace;
use spelling::wsd::{self, Keyword};

/// `note left of A: text`, `note right of A: text`, `note over A, B: text`, and the same with lines and `end note`.
pub(crate) fn note(parser: &mut Parser<'_, '_>, keyword: Keyword, line: Part, rest: Part) -> Parsed {
    let (what, block) = match keyword {
        Keyword::State => (NoteKind::State, Block::State),
        _ => (NoteKind::Note, Block::Note),
    };
    let Some((place, after)) = place(rest.of(parser.text)) else {
        let fault = Fault::new(line, Problem::MissingPlace(keyword.as_str()));
        return parser.message_instead(keyword, line, fault);
    };
    let after = Part::new(rest.end as usize - after, rest.end as usize);
    let words = Part { start: line.start, end: after.start }.trim(parser.text);
    let (names, text) = name::list(parser, after, words, keyword.as_str())?;
    if place != StatePlace::Over && tree::names(parser.text, names).nth(1).is_some() {
        parser.notice(names, Problem::SeveralBeside);
    }
    let body = body(parser, block, line, text)?;
    Ok(Kind::Note(Box::new(Note { what, place, names, body })))
}

/// The text behind the names: on the line, or in the lines up to the end of the block.
pub(crate) fn body(
    parser: &mut Parser<'_, '_>,
    block: Block,
    line: Part,
    text: Option<Part>,
) -> Parsed<Body> {
    let found = match text {
        Some(text) if !text.is_empty() => {
            message::backslashes(parser, text);
            return Ok(Body::Line(text));
        }
        Some(_) => body::take_before_keyword(parser, block),
        None => body::take(parser, block),
    };
    match found {
        Some(found) => {
            if found.closes != block {
                let problem =
                    Problem::ClosedByOther { found: found.closes.as_str(), expected: block.as_str() };
                parser.notice(line, problem);
            }
            Ok(Body::Block(found.lines))
        }
        None if text.is_none() => Err(Fault::new(line, Problem::Unclosed(block.as_str()))),
        None => Ok(Body::Line(Part { start: line.end, end: line.end })),
    }
}

/// `left of`, `right of`, `over`: the place, and how many bytes follow it.
fn place(rest: &str) -> Option<(StatePlace, usize)> {
    let (first, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    if first.eq_ignore_ascii_case(wsd::place_text(StatePlace::Over)) {
        return Some((StatePlace::Over, after.len()));
    }
    let after = after.trim_start();
    let (second, names) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
    wsd::PLACES
        .into_iter()
        .find(|(text, _)| {
            text.split_once(' ')
                .is_some_and(|(one, two)| one.eq_ignore_ascii_case(first) && two.eq_ignore_ascii_case(second))
        })
        .map(|(_, place)| (place, names.len()))
}

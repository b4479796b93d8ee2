//! References: `ref over A,B: text`, `A->ref over B: text` … `end ref-->A: text` (W-100 to W-103).

use crate::grammar::body::{self, Block};
use crate::grammar::{message, name, note};
use crate::lex::{self, Kind as Token};
use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::tree::{Body, End, Kind, Part, Passage, Reference, Shaft};
use ir::Side;
use spelling::wsd::Keyword;

/// `ref over A, B: text`, `ref over A,B` … `end ref`; the latter may end in an arrow.
pub(crate) fn reference(parser: &mut Parser<'_, '_>, line: Part, rest: Part) -> Parsed {
    let Some(after) = behind_over(rest.of(parser.text)) else {
        let fault = Fault::new(line, Problem::MissingPlace("ref"));
        return parser.message_instead(Keyword::Ref, line, fault);
    };
    let after = Part::new(rest.end as usize - after, rest.end as usize);
    let words = Part { start: line.start, end: after.start }.trim(parser.text);
    let (names, text) = name::list(parser, after, words, "ref over")?;
    let found = match text {
        Some(text) if !text.is_empty() => {
            message::backslashes(parser, text);
            return Ok(kind(names, Body::Line(text), None, None));
        }
        Some(_) => body::take_before_keyword(parser, Block::Reference),
        None => body::take(parser, Block::Reference),
    };
    let (body, exit) = match found {
        Some(found) => (Body::Block(found.lines), exit(parser, found.rest)),
        None => (note::body(parser, Block::Reference, line, text)?, None),
    };
    Ok(kind(names, body, None, exit))
}

/// What follows `A->` when that is `ref over …`: how many bytes follow these words.
pub(crate) fn behind_arrow(text: &str) -> Option<usize> {
    let rest = text.get(..3).filter(|word| word.eq_ignore_ascii_case("ref")).map(|_| &text[3..])?;
    let words = rest.trim_start();
    if words.len() == rest.len() { None } else { behind_over(words) }
}

/// `A->ref over B, C: label`, whose body ends at `end ref`; `rest` begins at the names.
pub(crate) fn entered(
    parser: &mut Parser<'_, '_>,
    line: Part,
    sender: End,
    shaft: Shaft,
    rest: Part,
) -> Parsed {
    let words = Part { start: shaft.part.end, end: rest.start }.trim(parser.text);
    let (names, text) = name::list(parser, rest, words, "ref over")?;
    let empty = Part { start: line.end, end: line.end };
    let text = text.unwrap_or(empty);
    message::backslashes(parser, text);
    let entry = Some(Passage { end: sender, shaft, text });
    let Some(found) = body::take(parser, Block::Reference) else {
        return Err(Fault::new(line, Problem::Unclosed("ref")));
    };
    let exit = exit(parser, found.rest);
    Ok(kind(names, Body::Block(found.lines), entry, exit))
}

/// What follows `end ref`: nothing, or `-->A: label` with label and colon optional.
fn exit(parser: &mut Parser<'_, '_>, rest: Part) -> Option<Passage> {
    if rest.is_empty() {
        return None;
    }
    let arrow = lex::head(parser.text, rest).next().filter(|token| token.kind == Token::Arrow);
    let Some(arrow) = arrow else {
        parser.notice(rest, Problem::AfterReferenceEnd);
        return None;
    };
    let passage = message::shaft(parser, arrow.part, rest.end).and_then(|(shaft, _, at)| {
        let after = Part::new(at, rest.end as usize).trim(parser.text);
        let colon = lex::head(parser.text, after).any(|token| token.kind == Token::Colon);
        if colon {
            let (end, text) = message::target(parser, after, arrow.part, Side::Right)?;
            return Ok(Passage { end, shaft, text });
        }
        let name = name::whole(parser, after, arrow.part, Problem::MissingReceiver)?;
        Ok(Passage { end: End::Name(name), shaft, text: Part { start: rest.end, end: rest.end } })
    });
    passage.map_err(|_| parser.notice(rest, Problem::AfterReferenceEnd)).ok()
}

fn kind(names: Part, body: Body, entry: Option<Passage>, exit: Option<Passage>) -> Kind {
    Kind::Reference(Box::new(Reference { names, body, entry, exit }))
}

/// What follows `over` and a blank.
fn behind_over(text: &str) -> Option<usize> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    word.eq_ignore_ascii_case("over").then_some(rest.len())
}

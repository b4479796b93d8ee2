//! Messages: `A->+B: text` (reference wsd section 6).

use crate::foreign::Arrows;
use crate::grammar::{name, reference};
use crate::lex::{self, Kind};
use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::tree::{self, End, Message, Part, Shaft};
use ir::Side;
use spelling::wsd;

/// `A->B: text`, `A-->-B: text`, `[->A:`; also `A->ref over B: text`.
///
/// The leftmost arrow splits the line; quotes are skipped on the way.
pub(crate) fn message(parser: &mut Parser<'_, '_>, line: Part) -> Parsed<tree::Kind> {
    let mut arrow = None;
    let mut colon = None;
    for token in lex::head(parser.text, line) {
        match token.kind {
            Kind::Arrow => {
                arrow = Some(token.part);
                break;
            }
            Kind::Colon if colon.is_none() => colon = Some(token.part),
            _ => {}
        }
        if colon.is_some() {
            break;
        }
    }
    let Some(arrow) = arrow else { return Err(no_arrow(parser, line, colon)) };

    let before = Part { start: line.start, end: arrow.start };
    if colour_before(before.of(parser.text)) {
        return Err(Fault::new(before, Problem::ForeignArrow(Arrows::Coloured)));
    }
    let sender = end(parser, before, arrow, Problem::MissingSender, Side::Left)?;
    let (shaft, reversed, at) = shaft(parser, arrow, line.end)?;
    let after = Part::new(at, line.end as usize).trim(parser.text);
    if let Some(rest) = reference::behind_arrow(after.of(parser.text)) {
        let rest = Part::new(after.end as usize - rest, after.end as usize);
        return reference::entered(parser, line, sender, shaft, rest);
    }
    let (receiver, text) = target(parser, after, arrow, Side::Right)?;
    let (from, to) = if reversed { (receiver, sender) } else { (sender, receiver) };
    if matches!((from, to), (End::Border(_), End::Border(_))) {
        return Err(Fault::new(line, Problem::NoParticipant));
    }
    Ok(tree::Kind::Message(Box::new(Message { from, to, shaft, text })))
}

/// The stretch before the first arrow of a line that is a message.
pub(crate) fn sender(text: &str, line: Part) -> Part {
    let arrow = lex::head(text, line).find(|token| token.kind == Kind::Arrow);
    let end = arrow.map_or(line.end, |token| token.part.start);
    Part { start: line.start, end }.trim(text)
}

/// Reads what follows the arrow's characters: `+`, `-`, `*` and `(N)`, each once at most, in any order, with blanks
/// between (W-057 to W-061). Gives the arrow, whether it points to the left, and where the receiver's name begins.
pub(crate) fn shaft(parser: &mut Parser<'_, '_>, arrow: Part, line_end: u32) -> Parsed<(Shaft, bool, usize)> {
    let spelling = arrow.of(parser.text);
    let (shape, reversed) = match wsd::arrow(spelling) {
        Some(shape) => (shape, false),
        None => tolerated(parser, arrow),
    };
    let mut shaft =
        Shaft { part: arrow, arrow: shape, activate: false, deactivate: false, create: false, delay: 0 };
    let mut at = arrow.end as usize;
    let bytes = &parser.text.as_bytes()[..line_end as usize];
    let mut delayed = None;
    let mut marked = false;
    while let Some(&byte) = bytes.get(at) {
        let flag = match byte {
            b' ' | b'\t' | b'\x0B' | b'\x0C' => {
                at += 1;
                continue;
            }
            b'+' => &mut shaft.activate,
            b'-' if !begins_arrow(&bytes[at..]) => &mut shaft.deactivate,
            b'*' => &mut shaft.create,
            b'(' => match delay(&bytes[at..]) {
                Some((length, units)) => {
                    let part = Part::new(at, at + length);
                    if delayed.replace(part).is_some() {
                        return Err(Fault::new(part, Problem::RepeatedSuffix));
                    }
                    if units > wsd::LONGEST_DELAY {
                        parser.notice(part, Problem::DelayTooLarge);
                    }
                    shaft.delay = units.min(wsd::LONGEST_DELAY);
                    at += length;
                    continue;
                }
                None => break,
            },
            _ => break,
        };
        if std::mem::replace(flag, true) {
            return Err(Fault::new(Part::new(at, at + 1), Problem::RepeatedSuffix));
        }
        marked = true;
        at += 1;
    }
    if let Some(part) = delayed.filter(|_| marked) {
        parser.notice(part, Problem::SuffixWithDelay);
    }
    Ok((shaft, reversed, at))
}

/// The receiver and the text: `B: text`. Without a colon only a single word or a quoted name may stand (W-064).
pub(crate) fn target(
    parser: &mut Parser<'_, '_>,
    after: Part,
    arrow: Part,
    side: Side,
) -> Parsed<(End, Part)> {
    let mut name = after;
    let mut text = None;
    for token in lex::head(parser.text, after) {
        match token.kind {
            Kind::Arrow => return Err(Fault::new(token.part, Problem::SecondArrow)),
            Kind::Colon => {
                name.end = token.part.start;
                text = Some(Part { start: token.part.end, end: after.end }.trim(parser.text));
                break;
            }
            _ => {}
        }
    }
    let name = name.trim(parser.text);
    if let Some(length) = suffix_behind(name.of(parser.text)) {
        let part = Part::new(name.end as usize - length, name.end as usize);
        return Err(Fault::new(part, Problem::ForeignArrow(Arrows::SuffixBehind)));
    }
    let receiver = end(parser, name, arrow, Problem::MissingReceiver, side)?;
    let Some(text) = text else {
        let slice = name.of(parser.text);
        if slice.contains(char::is_whitespace) && !slice.starts_with('"') {
            return Err(Fault::new(name, Problem::MissingColon));
        }
        parser.notice(name, Problem::EmptyWithoutColon);
        return Ok((receiver, Part { start: after.end, end: after.end }));
    };
    backslashes(parser, text);
    Ok((receiver, text))
}

/// Mentions a backslash that is no line break but might be meant as an escape (W-008).
pub(crate) fn backslashes(parser: &mut Parser<'_, '_>, text: Part) {
    let slice = text.of(parser.text);
    let odd = |at: &usize| matches!(slice.as_bytes().get(at + 1), Some(b'"' | b'\\' | b't'));
    if let Some(at) = slice.match_indices('\\').map(|(at, _)| at).find(odd) {
        let start = text.start as usize + at;
        parser.notice(Part::new(start, start + 2), Problem::BackslashKept);
    }
}

/// A name or a border. `side` is where the border of this end lies.
fn end(parser: &mut Parser<'_, '_>, part: Part, arrow: Part, missing: Problem, side: Side) -> Parsed<End> {
    let part = part.trim(parser.text);
    let border = match part.of(parser.text) {
        wsd::LEFT_BORDER => Side::Left,
        wsd::RIGHT_BORDER => Side::Right,
        _ => return name::checked(parser, part, arrow, missing).map(End::Name),
    };
    if border != side {
        parser.notice(part, Problem::OddBorder);
    }
    Ok(End::Border(border))
}

fn tolerated(parser: &mut Parser<'_, '_>, arrow: Part) -> (ir::Arrow, bool) {
    let spelling = arrow.of(parser.text);
    let row = wsd::TOLERATED_ARROWS.iter().find(|(text, ..)| *text == spelling);
    let Some(&(_, shape, reversed)) = row else { return (ir::Arrow::call(), false) };
    let instead = if reversed {
        wsd::arrow_text(shape)
    } else {
        wsd::ARROWS
            .iter()
            .find(|(_, each)| each.line == shape.line && each.tail.head != ir::Head::None)
            .map(|row| row.0)
    };
    let instead = instead.unwrap_or("->");
    let problem = if reversed { Problem::ReversedArrow(instead) } else { Problem::OpenDoubleArrow(instead) };
    parser.notice(arrow, problem);
    (shape, reversed)
}

/// A line without an arrow, or with a colon before it.
fn no_arrow(parser: &Parser<'_, '_>, line: Part, colon: Option<Part>) -> Fault {
    let fault = parser.no_statement(line);
    if let (Problem::NotAStatement, Some(colon)) = (&fault.problem, colon) {
        let rest = Part { start: colon.end, end: line.end };
        let arrow =
            lex::head(parser.text, rest).find(|token| token.kind != Kind::Word && token.kind != Kind::Mark);
        if arrow.is_some_and(|token| token.kind == Kind::Arrow) {
            return Fault::new(colon, Problem::ColonInName);
        }
    }
    fault
}

/// `(3)`: its length, and the number.
fn delay(bytes: &[u8]) -> Option<(usize, u32)> {
    let digits = bytes[1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || bytes.get(digits + 1) != Some(&b')') {
        return None;
    }
    let units = bytes[1..=digits]
        .iter()
        .fold(0u32, |units, byte| units.saturating_mul(10).saturating_add(u32::from(byte - b'0')));
    Some((digits + 2, units))
}

fn begins_arrow(bytes: &[u8]) -> bool {
    bytes.starts_with(b"->") || bytes.starts_with(b"-->")
}

/// Whether a sender ends like `A -[#red]`, the first part of a coloured arrow (W-072).
fn colour_before(sender: &str) -> bool {
    sender.trim_end().strip_suffix(']').is_some_and(|head| head.contains("-[#"))
}

/// The length of PlantUML's ` ++`, ` --`, ` **`, ` !!` at the end of a receiver.
fn suffix_behind(name: &str) -> Option<usize> {
    let (before, last) = name.rsplit_once(' ')?;
    let known = matches!(last, "++" | "--" | "**" | "!!" | "--++" | "++--");
    (known && !before.trim().is_empty()).then_some(last.len())
}

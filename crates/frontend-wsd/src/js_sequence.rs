//! js-sequence-diagrams: the same statements in a small and strict grammar (reference wsd section 15). Meaning is shared
//! with WSD; what a line may look like is not.

use crate::lex::{self, Lines};
use crate::parse::{Fault, Parsed};
use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{Body, Declaration, End, Kind, Message, Note, NoteKind, Part, Shaft, Statement, Tree};
use diag::FileId;
use ir::{Head, ParticipantKind, StatePlace};
use spelling::{js_sequence, wsd};

/// Reads all statements of a text.
pub(crate) fn tree(text: &str, file: FileId, report: &mut Report) -> Tree {
    let mut tree = Tree::default();
    for raw in Lines::new(text, lex::first(text)) {
        let line = raw.trim(text);
        if line.is_empty() {
            continue;
        }
        let kind = statement(text, line).unwrap_or_else(|fault| {
            report.push(fault.part.span(file), fault.problem);
            Kind::Error { opens: false }
        });
        tree.statements.push(Statement { part: line, kind });
    }
    tree
}

fn statement(text: &str, line: Part) -> Parsed {
    let slice = line.of(text);
    if slice.starts_with(wsd::COMMENT) {
        return Ok(Kind::Comment(Part { start: line.start + 1, end: line.end }.trim(text)));
    }
    let length = slice.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(slice.len());
    let rest = Part { start: line.start + length as u32, end: line.end };
    let behind = slice[length..].chars().next();
    let is = |keyword: &str| slice[..length].eq_ignore_ascii_case(keyword);
    match behind {
        Some(':') if is("title") => title(text, line, rest),
        Some(blank) if blank.is_whitespace() && is("title") => title(text, line, rest),
        Some(blank) if blank.is_whitespace() && is("participant") => participant(text, line, rest.trim(text)),
        Some(blank) if blank.is_whitespace() && is("note") => note(text, line, rest.trim(text)),
        _ => signal(text, line),
    }
}

/// `title Text`, `title: Text` (J-04).
fn title(text: &str, line: Part, rest: Part) -> Parsed {
    let mut part = rest.trim(text);
    if part.of(text).starts_with(':') {
        part = Part { start: part.start + 1, end: part.end }.trim(text);
    }
    if part.is_empty() { Err(Fault::new(line, Problem::JsTextNeeded)) } else { Ok(Kind::Title(part)) }
}

/// `participant Name`, `participant Name as Alias`: split at the last ` as ` before one word (J-05).
fn participant(text: &str, line: Part, rest: Part) -> Parsed {
    let slice = rest.of(text);
    let split = slice.rsplit_once(char::is_whitespace).and_then(|(before, alias)| {
        let label = before.trim_end().strip_suffix(['s', 'S'])?.strip_suffix(['a', 'A'])?;
        (label.ends_with(char::is_whitespace) && !alias.contains('"')).then_some((label.len(), alias.len()))
    });
    let declaration = match split {
        Some((label, alias)) => {
            let alias = Part { start: rest.end - alias as u32, end: rest.end };
            let label = Part { start: rest.start, end: rest.start + label as u32 };
            Declaration {
                kind: ParticipantKind::Participant,
                label: Some(name(text, label, line, Problem::MissingName("participant"))?),
                name: name(text, alias, line, Problem::MissingName("participant"))?,
                maybe_reversed: false,
            }
        }
        None => Declaration {
            kind: ParticipantKind::Participant,
            label: None,
            name: name(text, rest, line, Problem::MissingName("participant"))?,
            maybe_reversed: false,
        },
    };
    Ok(Kind::Declaration(Box::new(declaration)))
}

/// `note left of A: text`, `note over A,B: text`: one participant, or two different ones (J-10).
fn note(text: &str, line: Part, rest: Part) -> Parsed {
    let slice = rest.of(text);
    let place = wsd::PLACES.iter().find_map(|&(words, place)| {
        let mut at = 0;
        for word in words.split(' ') {
            let rest = slice[at..].trim_start();
            at = slice.len() - rest.len();
            rest.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
            at += word.len();
        }
        slice[at..].starts_with(char::is_whitespace).then_some((place, at))
    });
    let Some((place, at)) = place else { return Err(Fault::new(line, Problem::MissingPlace("note"))) };
    let after = Part { start: rest.start + at as u32, end: rest.end };
    let colon = outside_quotes(text, after, ':');
    let names = Part { start: after.start, end: colon.map_or(after.end, |at| at as u32) }.trim(text);
    let first = outside_quotes(text, names, ',').unwrap_or(names.end as usize);
    let one = Part { start: names.start, end: first as u32 };
    let one = name(text, one, line, Problem::MissingName("note"))?;
    if first < names.end as usize {
        let two = Part { start: first as u32 + 1, end: names.end };
        let two = name(text, two, line, Problem::MissingName("note"))?;
        if place != StatePlace::Over || one.of(text) == two.of(text) {
            return Err(Fault::new(names, Problem::JsNoteNames));
        }
    }
    let body = Body::Line(message_text(text, after, colon)?);
    Ok(Kind::Note(Box::new(Note { what: NoteKind::Note, place, names, body })))
}

/// `A->B: text`: a line of `-` or `--`, then `>`, `>>` or nothing, with blanks between (J-07).
fn signal(text: &str, line: Part) -> Parsed {
    let Some(dash) = outside_quotes(text, line, '-') else {
        return Err(Fault::new(line, Problem::NotInJsSequence));
    };
    if outside_quotes(text, line, ':').is_some_and(|colon| colon < dash) {
        return Err(Fault::new(line, Problem::NotInJsSequence));
    }
    let bytes = &text.as_bytes()[..line.end as usize];
    let dashed = bytes.get(dash + 1) == Some(&b'-');
    let mut end = dash + 1 + usize::from(dashed);
    let blanks = bytes[end..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let heads = bytes[end + blanks..].iter().take(2).take_while(|&&byte| byte == b'>').count();
    let head = [Head::None, Head::Filled, Head::Open][heads];
    if heads > 0 {
        end += blanks + heads;
    }
    let arrow = Part::new(dash, end);
    let after = Part { start: end as u32, end: line.end };
    let colon = outside_quotes(text, after, ':');
    let receiver = Part { start: after.start, end: colon.map_or(after.end, |at| at as u32) };
    let from = name(text, Part { start: line.start, end: dash as u32 }, arrow, Problem::MissingSender)?;
    let to = name(text, receiver, arrow, Problem::MissingReceiver)?;
    let shaft = Shaft {
        part: arrow,
        arrow: js_sequence::arrow(dashed, head),
        activate: false,
        deactivate: false,
        create: false,
        delay: 0,
    };
    let text = message_text(text, after, colon)?;
    Ok(Kind::Message(Box::new(Message { from: End::Name(from), to: End::Name(to), shaft, text })))
}

/// A name: quoted, or without the characters that mean something (J-06).
fn name(text: &str, part: Part, at: Part, missing: Problem) -> Parsed<Part> {
    let part = part.trim(text);
    let name = crate::tree::unquoted(text, part);
    if name.is_empty() {
        return Err(Fault::new(at, missing));
    }
    if name == part
        && let Some(odd) = name.of(text).find(['-', '>', ':', ',', '"'])
    {
        let start = name.start as usize + odd;
        return Err(Fault::new(Part::new(start, start + 1), Problem::JsName));
    }
    Ok(name)
}

/// The text behind the colon, without quotes around it; at least one character must follow the colon (J-07, J-11).
fn message_text(text: &str, after: Part, colon: Option<usize>) -> Parsed<Part> {
    let start = colon.map_or(after.end as usize, |colon| colon + 1);
    let part = Part::new(start, after.end as usize);
    if part.is_empty() {
        let end = after.end;
        return Err(Fault::new(Part { start: end, end }, Problem::JsTextNeeded));
    }
    let part = part.trim(text);
    let slice = part.of(text);
    let quoted = slice.len() >= 2 && slice.starts_with('"') && slice.ends_with('"');
    Ok(if quoted { Part { start: part.start + 1, end: part.end - 1 } } else { part })
}

/// Where `wanted` first stands outside quotes.
fn outside_quotes(text: &str, part: Part, wanted: char) -> Option<usize> {
    let mut quoted = false;
    part.of(text).char_indices().find_map(|(at, character)| {
        quoted ^= character == '"';
        (character == wanted && !quoted).then_some(part.start as usize + at)
    })
}

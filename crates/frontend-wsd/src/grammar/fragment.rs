//! Blocks: `alt label` … `else label` … `end`, `parallel {` … `}` (reference wsd section 9). They are matched in lowering.

use crate::grammar::body;
use crate::grammar::message;
use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::tree::{Kind, Part};
use ir::FragmentKind;
use spelling::wsd::Keyword;

/// `alt label`, `opt label`, `loop label`, `par label`, `seq label`.
pub(crate) fn open(keyword: Keyword, rest: Part) -> Parsed {
    let kind = match keyword {
        Keyword::Opt => FragmentKind::Opt,
        Keyword::Loop => FragmentKind::Loop,
        Keyword::Par => FragmentKind::Par,
        Keyword::Seq => FragmentKind::Seq,
        _ => FragmentKind::Alt,
    };
    Ok(Kind::Open(kind, rest))
}

/// `and label` in a `par`: a further branch (W-114), unless the line is a message whose sender begins with `and`.
/// Elsewhere `and` is a word like any other.
pub(crate) fn and(parser: &mut Parser<'_, '_>, line: Part, rest: Part) -> Parsed {
    let message = message::message(parser, line);
    if message.is_err() && parser.in_par() { Ok(Kind::Else(rest)) } else { message }
}

/// `end`, `end loop` (W-116). `end note` and its like close blocks of text, so a line of its own closes nothing.
pub(crate) fn end(parser: &mut Parser<'_, '_>, line: Part, rest: Part) -> Parsed {
    match body::end_of(line.of(parser.text)) {
        Some((block, _)) => Err(Fault::new(line, Problem::StrayBodyEnd(block.as_str()))),
        None => Ok(Kind::End(rest)),
    }
}

/// `parallel {`, `serial {` (W-118, W-119).
pub(crate) fn group(parser: &mut Parser<'_, '_>, keyword: Keyword, line: Part, rest: Part) -> Parsed {
    let rest = rest.trim(parser.text);
    if rest.of(parser.text) != "{" {
        let fault = Fault::new(line, Problem::MissingBrace(keyword.as_str()));
        return match keyword {
            // `serial` is no keyword of the original
            Keyword::Serial => message::message(parser, line).map_err(|_| fault),
            _ => parser.message_instead(keyword, line, fault),
        };
    }
    if keyword == Keyword::Serial {
        parser.notice(line, Problem::SerialGroup);
    }
    Ok(Kind::OpenGroup(keyword == Keyword::Parallel))
}

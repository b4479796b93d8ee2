//! What holds for the whole diagram: `title`, `option`, `autonumber`, `include` (reference wsd section 4, W-012).

use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::tree::{Autonumber, Kind, Part, Setting};
use spelling::wsd::{self, Keyword};

/// `title Login flow`; a colon is dropped (W-020).
pub(crate) fn title(parser: &mut Parser<'_, '_>, rest: Part) -> Parsed {
    let mut text = rest.trim(parser.text);
    if text.of(parser.text).starts_with(':') {
        parser.notice(Part { start: text.start, end: text.start + 1 }, Problem::TitleColon);
        text = Part { start: text.start + 1, end: text.end }.trim(parser.text);
    }
    Ok(Kind::Title(text))
}

/// `option footer=bar` (W-021 to W-023); any other option is kept (W-028).
pub(crate) fn option(parser: &mut Parser<'_, '_>, line: Part, rest: Part) -> Parsed {
    let slice = rest.of(parser.text);
    let (key, value) = match slice.find('=') {
        Some(at) => {
            let at = rest.start as usize + at;
            let key = Part::new(rest.start as usize, at).trim(parser.text);
            (key, Part::new(at + 1, rest.end as usize).trim(parser.text))
        }
        None => (rest, Part { start: rest.end, end: rest.end }),
    };
    let setting = Kind::Option(Box::new(Setting { key, value }));
    if !key.of(parser.text).eq_ignore_ascii_case("footer") {
        let fault = Fault::new(line, Problem::UnknownOption);
        if let Ok(message) = parser.message_instead(Keyword::Option, line, fault) {
            return Ok(message);
        }
        parser.notice(if key.is_empty() { line } else { key }, Problem::UnknownOption);
    } else if wsd::footer(value.of(parser.text)).is_none() {
        parser.notice(if value.is_empty() { line } else { value }, Problem::UnknownFooter);
    }
    Ok(setting)
}

/// `autonumber`, `autonumber 5`, `autonumber off`; of more numbers the first is taken (W-024 to W-027).
pub(crate) fn autonumber(parser: &mut Parser<'_, '_>, rest: Part) -> Parsed {
    let slice = rest.of(parser.text);
    let length = slice.find(char::is_whitespace).unwrap_or(slice.len());
    let first = Part::new(rest.start as usize, rest.start as usize + length);
    let extra = Part { start: first.end, end: rest.end }.trim(parser.text);
    let word = &slice[..length];
    let empty = Part { start: rest.start, end: rest.start };
    let statement = if word.is_empty() {
        Autonumber::From(empty)
    } else if word.eq_ignore_ascii_case("off") {
        Autonumber::Off
    } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
        // numbers are counted in hundredths of an i64
        if word.trim_start_matches('0').len() > 15 {
            parser.notice(first, Problem::AutonumberTooLarge);
            Autonumber::From(empty)
        } else {
            Autonumber::From(first)
        }
    } else if word.starts_with('"') {
        parser.notice(rest, Problem::AutonumberExtra);
        return Ok(Kind::Autonumber(Autonumber::From(empty)));
    } else {
        return Err(Fault::new(first, Problem::AutonumberArgument));
    };
    if !extra.is_empty() {
        parser.notice(extra, Problem::AutonumberExtra);
    }
    Ok(Kind::Autonumber(statement))
}

/// `include "login"`; the second quote may be missing (W-012).
pub(crate) fn include(parser: &mut Parser<'_, '_>, line: Part, rest: Part) -> Parsed {
    let slice = rest.of(parser.text);
    let name = match slice.strip_prefix('"') {
        Some(inner) => {
            let start = rest.start as usize + 1;
            let length = inner.find('"').unwrap_or(inner.len());
            let behind = Part::new((start + length + 1).min(rest.end as usize), rest.end as usize);
            if !behind.trim(parser.text).is_empty() {
                return Err(Fault::new(behind.trim(parser.text), Problem::AfterQuotedName));
            }
            Part::new(start, start + length).trim(parser.text)
        }
        None => {
            if !rest.is_empty() {
                parser.notice(rest, Problem::IncludeUnquoted);
            }
            rest
        }
    };
    if name.is_empty() {
        let fault = Fault::new(line, Problem::MissingName("include"));
        return Err(fault);
    }
    Ok(Kind::Include(name))
}

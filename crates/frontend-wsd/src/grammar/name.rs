//! Names: `order-db`, `Auth Server`, `":svc"` (W-032, W-033, W-042).

use crate::lex::{self, Kind};
use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::tree::{self, Part};

/// A single name that takes all of `part`; `missing` is the problem when there is none, pointed at `at`.
pub(crate) fn whole(parser: &mut Parser<'_, '_>, part: Part, at: Part, missing: Problem) -> Parsed<Part> {
    for token in lex::head(parser.text, part.trim(parser.text)) {
        match token.kind {
            Kind::Arrow => return Err(Fault::new(token.part, Problem::ArrowInName)),
            Kind::Colon => return Err(Fault::new(token.part, Problem::ColonInName)),
            _ => {}
        }
    }
    checked(parser, part, at, missing)
}

/// A name whose end is known: without the blanks and quotes around it.
pub(crate) fn checked(parser: &mut Parser<'_, '_>, part: Part, at: Part, missing: Problem) -> Parsed<Part> {
    let part = part.trim(parser.text);
    let mut name = tree::unquoted(parser.text, part);
    let slice = name.of(parser.text);
    if name == part && slice.starts_with('"') {
        if slice[1..].contains('"') {
            return Err(Fault::new(name, Problem::AfterQuotedName));
        }
        parser.notice(name, Problem::UnclosedQuote);
        name = Part::new(name.start as usize + 1, name.end as usize).trim(parser.text);
    } else if name == part
        && let Some(colour) = colour(slice)
    {
        let start = name.start as usize + colour;
        parser.notice(Part::new(start, name.end as usize), Problem::ColourInName);
    }
    if name.is_empty() { Err(Fault::new(at, missing)) } else { Ok(name) }
}

/// The names of a list up to a colon or the end: their stretch, and what follows the colon.
pub(crate) fn list(
    parser: &mut Parser<'_, '_>,
    part: Part,
    at: Part,
    keyword: &'static str,
) -> Parsed<(Part, Option<Part>)> {
    let mut list = part;
    let mut text = None;
    for token in lex::head(parser.text, part) {
        match token.kind {
            Kind::Arrow => return Err(Fault::new(token.part, Problem::ArrowInName)),
            Kind::Colon => {
                list.end = token.part.start;
                text = Some(Part { start: token.part.end, end: part.end }.trim(parser.text));
                break;
            }
            _ => {}
        }
    }
    let list = list.trim(parser.text);
    if tree::names(parser.text, list).next().is_none() {
        return Err(Fault::new(at, Problem::MissingName(keyword)));
    }
    Ok((list, text))
}

/// Where a colour or an order of other dialects stands at the end of a name: `Shop #red`, `Shop order 3` (W-043).
fn colour(name: &str) -> Option<usize> {
    let (before, last) = name.rsplit_once(' ')?;
    if last.len() > 1 && last.starts_with('#') && last[1..].bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        // `item #7` is a name; `#123` might be either
        let number = last[1..].bytes().all(|byte| byte.is_ascii_digit());
        return (!number || last.len() == 7).then_some(before.len() + 1);
    }
    let (_, word) = before.trim_end().rsplit_once(' ')?;
    let order = word == "order" && !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    order.then(|| name.len() - last.len() - 1 - "order".len())
}

#[cfg(test)]
mod tests {
    use super::colour;

    #[test]
    fn colours_are_told_from_numbers() {
        assert_eq!(colour("Shop #red"), Some(5));
        assert_eq!(colour("Shop #FF0000"), Some(5));
        assert_eq!(colour("Shop order 30"), Some(5));
        for plain in ["Shop", "Shop #7", "#red", "Reorder 30", "order 30"] {
            assert_eq!(colour(plain), None, "{plain}");
        }
    }
}

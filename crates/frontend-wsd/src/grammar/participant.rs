//! Participants and their lifetime: `participant Label as Id`, `activate Id` (reference wsd sections 5 and 7).

use crate::foreign::Arrows;
use crate::grammar::name;
use crate::parse::{Fault, Parsed, Parser};
use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{self, Declaration, End, Kind, Part, Tree};
use diag::FileId;
use ir::ParticipantKind;
use spelling::wsd::{self, Keyword};
use std::collections::HashSet;

/// `participant Name`, `actor Label as Id`.
pub(crate) fn declaration(parser: &mut Parser<'_, '_>, keyword: Keyword, line: Part, rest: Part) -> Parsed {
    let kind = if keyword == Keyword::Actor { ParticipantKind::Actor } else { ParticipantKind::Participant };
    declared(parser, kind, keyword.as_str(), line, rest)
}

/// `participant:database Label as Id` (W-039); `rest` begins with the colon.
pub(crate) fn typed(parser: &mut Parser<'_, '_>, rest: Part) -> Parsed {
    let start = rest.start as usize + 1;
    let slice = &parser.text[start..rest.end as usize];
    let length = slice.find(char::is_whitespace).unwrap_or(slice.len());
    let word = Part::new(start, start + length);
    let kind = wsd::participant_type(&slice[..length]).unwrap_or_else(|| {
        let at = if word.is_empty() { Part { start: rest.start, end: word.end } } else { word };
        parser.notice(at, Problem::UnknownType);
        ParticipantKind::Participant
    });
    let rest = Part { start: word.end, end: rest.end }.trim(parser.text);
    declared(parser, kind, "participant", word, rest)
}

fn declared(
    parser: &mut Parser<'_, '_>,
    kind: ParticipantKind,
    keyword: &'static str,
    at: Part,
    rest: Part,
) -> Parsed {
    let missing = || Problem::MissingName(keyword);
    let Some(split) = last_as(rest.of(parser.text)) else {
        let name = name::whole(parser, rest, at, missing())?;
        let declaration = Declaration { kind, label: None, name, maybe_reversed: false };
        return Ok(Kind::Declaration(Box::new(declaration)));
    };
    let start = rest.start as usize;
    let before = Part::new(start, start + split).trim(parser.text);
    let after = Part::new(start + split + " as ".len(), rest.end as usize).trim(parser.text);
    let name = name::whole(parser, after, at, missing())?;
    // `""` is a head without text
    let label = match before.of(parser.text) {
        "\"\"" => Part { start: before.start + 1, end: before.start + 1 },
        _ => name::checked(parser, before, at, missing())?,
    };
    // W-037: one word before, and after it a quoted text or several words
    let is_word = |part: Part| !part.of(parser.text).contains(char::is_whitespace);
    let maybe_reversed = label == before && is_word(before) && (name != after || !is_word(name));
    Ok(Kind::Declaration(Box::new(Declaration { kind, label: Some(label), name, maybe_reversed })))
}

/// `activate A`, `deactivate A`, `destroy A`, `create A` (W-080 to W-087).
pub(crate) fn lifetime(parser: &mut Parser<'_, '_>, keyword: Keyword, line: Part, rest: Part) -> Parsed {
    if keyword == Keyword::Create {
        let mut words = rest.of(parser.text).split_whitespace();
        if let (Some(Keyword::Participant | Keyword::Actor), Some(_)) =
            (words.next().and_then(wsd::keyword), words.next())
        {
            return Err(Fault::new(line, Problem::ForeignArrow(Arrows::CreateParticipant)));
        }
    }
    let name = name::whole(parser, rest, line, Problem::MissingName(keyword.as_str()))?;
    Ok(match keyword {
        Keyword::Activate => Kind::Activate(name),
        Keyword::Deactivate => Kind::Deactivate(name),
        Keyword::Destroy => Kind::Destroy(name),
        _ => {
            parser.notice(line, Problem::CreateStatement);
            Kind::Create(name)
        }
    })
}

/// Where the last ` as ` outside a leading quoted label stands (W-034).
fn last_as(text: &str) -> Option<usize> {
    let skip = match text.strip_prefix('"').and_then(|rest| rest.find('"')) {
        Some(quote) => quote + 2,
        None => 0,
    };
    // an `as` within a quoted id separates nothing: the first one before the quote does
    let end = match text[skip..].find(" \"").filter(|_| text.ends_with('"') && skip < text.len()) {
        Some(quote) => skip + quote + 1,
        None => text.len(),
    };
    let bytes = text.as_bytes();
    let blank = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    (skip..end.saturating_sub(3))
        .rev()
        .find(|&at| blank(at) && bytes[at + 1..at + 3].eq_ignore_ascii_case(b"as") && blank(at + 3))
}

/// Decides about `participant Id as "Label"` (W-037): it is read the other way round when messages use the first name
/// and not the second.
pub(crate) fn settle_reversed_aliases(tree: &mut Tree, text: &str, file: FileId, report: &mut Report) {
    let candidate =
        |kind: &Kind| matches!(kind, Kind::Declaration(declaration) if declaration.maybe_reversed);
    if !tree.statements.iter().any(|statement| candidate(&statement.kind)) {
        return;
    }
    let used = used_names(tree, text);
    for statement in &mut tree.statements {
        let Kind::Declaration(declaration) = &mut statement.kind else { continue };
        let Some(label) = declaration.label.filter(|_| declaration.maybe_reversed) else { continue };
        if used.contains(label.of(text)) && !used.contains(declaration.name.of(text)) {
            (declaration.label, declaration.name) = (Some(declaration.name), label);
            report.push(statement.part.span(file), Problem::ReversedAlias);
        }
    }
}

/// Every name that stands in a message, note, state, reference or activation.
fn used_names<'t>(tree: &Tree, text: &'t str) -> HashSet<&'t str> {
    let mut used = HashSet::new();
    for statement in &tree.statements {
        match &statement.kind {
            Kind::Message(message) => {
                for end in [message.from, message.to] {
                    if let End::Name(name) = end {
                        used.insert(name.of(text));
                    }
                }
            }
            Kind::Activate(name) | Kind::Deactivate(name) | Kind::Destroy(name) | Kind::Create(name) => {
                used.insert(name.of(text));
            }
            Kind::Note(note) => used.extend(tree::names(text, note.names).map(|name| name.of(text))),
            Kind::Reference(reference) => {
                used.extend(tree::names(text, reference.names).map(|name| name.of(text)));
            }
            _ => {}
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::last_as;

    #[test]
    fn the_last_as_outside_quotes_separates() {
        let split = |text: &'static str| last_as(text).map(|at| (&text[..at], &text[at + 4..]));
        assert_eq!(split("Order Service as os"), Some(("Order Service", "os")));
        assert_eq!(split("same as before as b"), Some(("same as before", "b")));
        assert_eq!(split("\"one as two\" as t"), Some(("\"one as two\"", "t")));
        assert_eq!(split("\"one as two\""), None);
        assert_eq!(split("x as \"La as bel\""), Some(("x", "\"La as bel\"")));
        assert_eq!(split("A AS B"), Some(("A", "B")));
        assert_eq!(split("Shop"), None);
        assert_eq!(split("as b"), None);
        assert_eq!(split(""), None);
    }
}

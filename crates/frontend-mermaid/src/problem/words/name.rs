//! About names and participants.

use super::{Words, fixed, near_or, told};
use crate::problem::Problem;

const ID: &str = "declare an id for this participant, `participant p1 as …`, and use `p1`";

pub(super) fn words(problem: &Problem, text: &str) -> Option<Words> {
    Some(match problem {
        Problem::KeywordAsName(word) => told(
            "keyword-as-name",
            format!("`{}` is a keyword and cannot begin a name", word.as_str()),
            "read as the keyword",
            ID,
        ),
        Problem::NumberAsName => told(
            "number-as-name",
            format!("`{text}` before a blank is a number, not a name"),
            "read as a number",
            "remove the blank behind it, or declare an id: `participant p1 as …`",
        ),
        Problem::NameCharacter(char) => {
            told("name-character", format!("`{char}` cannot stand here in a name"), "not in a name", ID)
        }
        Problem::ArrowInName => told(
            "arrow-in-name",
            format!("`{text}` within a name is read as an arrow"),
            "read as an arrow",
            "put a blank behind a `-` that is no part of the name, or declare another id: `participant p1 as …`",
        ),
        Problem::DashesInName => {
            fixed("dashes-in-name", "`--` cannot stand in a name", "read as the beginning of an arrow", ID)
        }
        Problem::DashAtEnd => {
            fixed("dash-at-end", "the name of a receiver cannot end with `-`", "this `-`", ID)
        }
        Problem::MissingName(word) => told(
            "missing-name",
            format!("`{}` needs a name", word.as_str()),
            "no name here",
            "write the id of a participant behind it",
        ),
        Problem::DeclaredCharacter { word, char: ',' } => told(
            "declared-character",
            format!("`{}` takes one name", word.as_str()),
            "`,` cannot stand in a name",
            "write one line for each participant",
        ),
        Problem::DeclaredCharacter { char, .. } => told(
            "declared-character",
            format!("`{char}` cannot stand in the name of a participant"),
            "not in a name",
            "declare an id and put the name behind `as`: `participant p1 as …`",
        ),
        Problem::AliasTrap => told(
            "alias-is-name",
            format!("this declares one participant called `{text}`: an id with a blank has no label"),
            "all of this is the name",
            "Mermaid wants the id first: `participant p1 as Order Service`",
        ),
        Problem::QuotedName => told(
            "quoted-name",
            format!("the quotes belong to the name `{text}`: Mermaid shows them"),
            "quotes are shown",
            "declare an id and put the name behind `as`, without quotes",
        ),
        Problem::HashInName => told(
            "hash-in-name",
            format!("`#` belongs to the name `{text}`"),
            "all of this is the name",
            "write comments on lines of their own; there are no colours here",
        ),
        Problem::BorderName => told(
            "border-as-name",
            format!("`{text}` is a participant here: Mermaid has no messages from or to the border"),
            "drawn as a participant",
            "declare a participant for it, with a name",
        ),
        Problem::HeadInName => told(
            "head-in-name",
            format!(
                "in `{text}` the letter belongs to the name: this is an arrow without a head to another participant"
            ),
            "no cross and no circle",
            "write `-x` for a cross, `->>()` for a circle",
        ),
        Problem::OnlyActivated => told(
            "only-activated",
            format!("`{text}` is activated, but nothing else mentions it"),
            "Mermaid draws no participant for this",
            "declare the participant, or correct the name",
        ),
        Problem::CreateWithoutKind => fixed(
            "create-without-kind",
            "`create` needs `participant` or `actor`",
            "no `participant` here",
            "write `create participant X`",
        ),
        Problem::ConfigUnclosed => fixed(
            "config-unclosed",
            "`@{` is not closed",
            "no `}` behind this",
            "close it with `}`, and write it on one line",
        ),
        Problem::ConfigEmpty => fixed(
            "config-empty",
            "nothing stands between `@{` and `}`",
            "nothing before this",
            "write `@{ \"type\": \"database\" }`, or leave it out",
        ),
        Problem::ConfigYaml(reason) => told(
            "config-yaml",
            format!("what stands between `@{{` and `}}` cannot be read: {reason}"),
            "this",
            "write it on one line, as in `@{ \"type\": \"database\", \"alias\": \"Orders\" }`",
        ),
        Problem::ConfigNotHere => fixed(
            "config-not-here",
            "`@{` can only stand in a declaration",
            "not here",
            "declare the participant before: `participant X@{ \"type\": \"…\" }`",
        ),
        Problem::BlankBeforeConfig => told(
            "blank-before-config",
            format!("the id `{text}` before `@{{` must not hold a blank"),
            "this id",
            "write a short id, and the name behind the braces: `participant p1@{ … } as …`",
        ),
        Problem::AliasNotHere => fixed(
            "alias-not-here",
            "`as` can only stand in a declaration",
            "not here",
            "declare the participant before: `participant p1 as …`",
        ),
        Problem::UnknownType(name) => told(
            "unknown-type",
            format!("`{name}` is not a type that Mermaid draws"),
            "drawn as a plain participant",
            near_or(
                diag::nearest(name, spelling::mermaid::PARTICIPANT_TYPES.map(|(word, _)| word)),
                "types are actor, boundary, control, entity, database, collections and queue",
            ),
        ),
        Problem::CreatedAgain { .. } => told(
            "created-again",
            format!("`{text}` cannot be created: it is there already"),
            "created here",
            "remove `create`, or create another id with the same label: `create participant p2 as …`",
        ),
        Problem::NoCreation { name } => told(
            "no-creating-message",
            format!("the next message behind `create` must go to `{name}`"),
            "this message goes elsewhere",
            "put `create` directly before the message that creates the participant",
        ),
        Problem::CreationUnused => told(
            "creation-unused",
            format!("no message follows `{text}` and goes to the participant"),
            "created here",
            "write `create` directly before a message to the participant",
        ),
        Problem::NoDestruction { name } => told(
            "no-destroying-message",
            format!("the next message behind `destroy` must come from or go to `{name}`"),
            "this message is between others",
            "put `destroy` directly before the participant's last message",
        ),
        Problem::DestructionUnused => told(
            "destruction-unused",
            format!("no message of the participant follows `{text}`"),
            "destroyed here",
            "write `destroy` directly before the participant's last message",
        ),
        Problem::DestroyedAgain => told(
            "destroyed-again",
            format!("`{text}` stands again below: only the last one counts"),
            "without effect",
            "keep the one before the participant's last message",
        ),
        Problem::TwoBoxes { .. } => told(
            "two-boxes",
            format!("`{text}` stands in two boxes"),
            "in this box too",
            "declare it in one of them",
        ),
        Problem::LinkWithoutAt => fixed(
            "link-without-at",
            "a link needs ` @ ` between its label and its address",
            "no `@`",
            "write `link A: label @ https://…`",
        ),
        Problem::LinkJson(reason) => told(
            "link-json",
            format!("this is ignored: it is not valid JSON ({reason})"),
            "not JSON",
            "write `{\"label\": \"https://…\"}`",
        ),
        Problem::DetailsElsewhere => fixed(
            "details-elsewhere",
            "`details` reads from an element of the page around the diagram, which is not here",
            "kept, but not followed",
            "write `links` and `properties` instead",
        ),
        _ => return None,
    })
}

//! About lines: statements, messages, notes, blocks, numbering.

use super::{Words, fixed, near_or, told};
use crate::problem::Problem;
use spelling::mermaid::Keyword;

pub(super) fn words(problem: &Problem, text: &str) -> Words {
    match problem {
        Problem::AfterSemicolon { entity: true } => fixed(
            "semicolon-ends-statement",
            "`;` ends the statement, also within an HTML entity",
            "the text ends before this `;`",
            "write `#lt;` for `<`, `#amp;` for `&`, `#59;` for `;`",
        ),
        Problem::AfterSemicolon { entity: false } => fixed(
            "semicolon-ends-statement",
            "`;` ends the statement, and what follows is none",
            "the text ends before this `;`",
            "write `#59;` for a semicolon",
        ),
        Problem::Foreign(foreign) | Problem::ForeignBlock(foreign) => told(
            "foreign-statement",
            format!("`{text}` is {}", foreign.what),
            "Mermaid does not know this",
            foreign.instead,
        ),
        Problem::Junk => told(
            "ignored-character",
            format!("`{text}` is dropped without a word"),
            "begins nothing",
            "remove it",
        ),
        Problem::Extra => told(
            "extra-words",
            format!("`{text}` does not belong to the statement before it"),
            "too much",
            "put it on a line of its own, or remove it",
        ),
        Problem::BlankBeforeLineEnd => fixed(
            "blank-before-line-end",
            "blanks at the end of an `autonumber` line hide the line end from Mermaid",
            "blanks here",
            "remove the blanks",
        ),
        Problem::BadArrow(instead) => told(
            "bad-arrow",
            format!("`{text}` is not an arrow of Mermaid"),
            "this arrow",
            format!("write `{instead}`"),
        ),
        Problem::MissingSender => fixed(
            "missing-sender",
            "the message has no sender",
            "a name must stand before this",
            "write `A->>B: text`",
        ),
        Problem::MissingTarget => fixed(
            "missing-receiver",
            "the message has no receiver",
            "a name must follow",
            "write `A->>B: text`",
        ),
        Problem::MissingColon => fixed(
            "missing-colon",
            "a `:` is missing; it is needed even where there is no text",
            "`:` must follow",
            "write `:` and the text at the end",
        ),
        Problem::RepeatedSuffix => fixed(
            "repeated-suffix",
            "only one `+` or `-` can follow an arrow",
            "one too many",
            "write `activate` or `deactivate` on a line of its own for the other",
        ),
        Problem::SuffixWithCircle => fixed(
            "suffix-with-circle",
            "`()` and `+` or `-` cannot stand at one arrow",
            "these exclude each other",
            "write `activate` or `deactivate` on a line of its own",
        ),
        Problem::CircleBehindTarget => fixed(
            "circle-behind-receiver",
            "`()` stands before the receiver, not behind it",
            "not here",
            "write `A->>()B: text`",
        ),
        Problem::NotActive { name } => told(
            "not-active",
            format!("`{name}` is not active here"),
            "ends no activation",
            "activate it before, or remove this: Mermaid counts in the order of the text, through all branches",
        ),
        Problem::NotePlace => fixed(
            "note-place",
            "a note needs `left of`, `right of` or `over`, and a name",
            "no place",
            "write `Note over A: text`",
        ),
        Problem::PlaceBlanks => fixed(
            "note-place",
            "exactly one blank must stand between `left` or `right` and `of`",
            "these words",
            "write `Note left of A: text`",
        ),
        Problem::NoteNames => fixed(
            "note-names",
            "a note stands over one participant or two, or beside one",
            "too many names",
            "name the first and the last: `Note over A,C: text`",
        ),
        Problem::BlockNote => fixed(
            "block-note",
            "Mermaid has no notes of several lines",
            "it goes on to `end note`",
            "write one line, and `<br/>` where it breaks: `Note over A: one<br/>two`",
        ),
        Problem::EndNote => fixed(
            "block-note",
            "`end note` ends nothing: a note is one line",
            "`end` alone closes blocks",
            "remove it, and join the lines of the note with `<br/>`",
        ),
        Problem::StrayEnd => {
            fixed("stray-end", "`end` closes nothing", "this `end`", "remove it, or open a block before it")
        }
        Problem::StrayBranch(word) => told(
            "stray-branch",
            format!("`{}` stands outside of its block", word.as_str()),
            "no block is open",
            match word {
                Keyword::Else => "open an `alt` before it",
                Keyword::And => "open a `par` before it",
                _ => "open a `critical` before it",
            },
        ),
        Problem::WrongBranch { branch, open, .. } => told(
            "wrong-branch",
            format!("`{}` has no `{}`", open.as_str(), branch.as_str()),
            "not in this block",
            match branch {
                Keyword::Else => "write `alt` instead, or close the block first",
                Keyword::And => "write `par` instead, or close the block first",
                _ => "write `critical` instead, or close the block first",
            },
        ),
        Problem::Unclosed(word) => told(
            "unclosed-block",
            format!("`{word}` is never closed"),
            "it begins here",
            "close it with `end`",
        ),
        Problem::EndWords(word) => told(
            "end-words",
            format!("behind `end`, `{word}` opens a new block, which is never closed"),
            "opened here",
            "write `end` alone",
        ),
        Problem::InBox { .. } => told(
            "not-in-box",
            format!("`{text}` cannot stand in a box: only participants can"),
            "in a box",
            "close the box with `end` before it",
        ),
        Problem::TooDeep => told(
            "too-deep",
            format!("blocks are nested more than {} deep", ir::MAX_NESTING),
            "one too many",
            "split the diagram",
        ),
        Problem::HexColour => fixed(
            "hex-colour",
            "`#` begins a comment: the colour is lost",
            "this is a comment",
            "write `rgb(red, green, blue)` or the name of a colour",
        ),
        Problem::UnknownColour => told(
            "unknown-colour",
            format!("`{text}` is not a colour"),
            "drawn without one",
            "write `rgb(red, green, blue)` or the name of a colour",
        ),
        Problem::ContextColour => told(
            "context-colour",
            format!("`{text}` begins with a colour that only a browser knows"),
            "drawn without a colour",
            "if it is meant as a title, write `box transparent` and the title",
        ),
        Problem::AutonumberArgument => told(
            "autonumber-argument",
            format!("`autonumber` cannot be followed by `{text}`"),
            "not understood",
            "write `autonumber`, `autonumber off`, or one or two numbers with at most two decimals and a blank or \
             the line end behind them",
        ),
        Problem::NotAStatement { near, .. } => told(
            "not-a-statement",
            format!("`{text}` is not a statement"),
            "not understood",
            near_or(*near, "write a message, `A->>B: text`, or a comment, `%% text`"),
        ),
        // everything else is said elsewhere
        other => told("not-understood", format!("`{text}`: {other:?}"), "not understood", "remove it"),
    }
}

//! What kind of diagram a text is, told as Mermaid tells it: by the word it begins with.

use crate::chars::is_blank;
use crate::prepare::Prepared;
use spelling::mermaid::FOREIGN_WORDS;

/// What kind of diagram a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A sequence diagram.
    Sequence,
    /// Another kind, by the word that stands for it: `flowchart`, `classDiagram`, …
    Other(&'static str),
    /// None that Mermaid knows.
    Unknown,
}

/// Beginnings of the other kinds, in the order in which they are tried.
const OTHERS: &[&str] = &[
    "graph",
    "flowchart",
    "agentflow-beta",
    "swimlane-beta",
    "erDiagram",
    "gitGraph",
    "gantt",
    "info",
    "pie",
    "quadrantChart",
    "xychart",
    "requirement",
    "classDiagram",
    "stateDiagram",
    "journey",
    "timeline",
    "mindmap",
    "kanban",
    "sankey",
    "packet",
    "radar-beta",
    "block",
    "treeView-beta",
    "architecture",
    "eventmodeling",
    "ishikawa",
    "venn-beta",
    "treemap",
    "usecase-beta",
    "cynefin-beta",
    "railroad-beta",
    "railroad-ebnf-beta",
    "railroad-abnf-beta",
    "railroad-peg-beta",
    "C4Context",
    "zenuml",
];

/// Which kind a prepared text is. The flag says that it would be a sequence diagram, but for a word that Mermaid takes
/// for a C4 diagram wherever it stands.
pub(crate) fn of(prepared: &Prepared<'_>) -> (Kind, bool) {
    let begin = beginning(&prepared.text);
    let sequence = begin.starts_with(spelling::mermaid::HEADER);
    if let Some(word) = c4_word(&prepared.text) {
        return (Kind::Other(word), sequence);
    }
    if sequence {
        return (Kind::Sequence, false);
    }
    match OTHERS.iter().find(|word| begin.starts_with(**word)) {
        Some(word) => (Kind::Other(word), false),
        None => (Kind::Unknown, false),
    }
}

/// The text from its first statement on: blanks, and everything from `%%` to the end of a line, do not count. Where
/// something else stands before a `%%`, that is the beginning.
pub(crate) fn beginning(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_blank);
        match rest.strip_prefix("%%").and_then(|comment| comment.find('\n').map(|end| &comment[end..])) {
            Some(next) => rest = next,
            None => return rest,
        }
    }
}

/// The first word of a C4 diagram that stands outside of what follows a `%%`.
fn c4_word(text: &str) -> Option<&'static str> {
    let mut from = 0;
    while let Some(at) = text[from..].find("C4").map(|at| from + at) {
        if let Some(word) = FOREIGN_WORDS.iter().find(|word| text[at..].starts_with(**word)) {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            // a comment on the last line is not taken off
            if !text[line..at].contains("%%") || !text[at..].contains('\n') {
                return Some(word);
            }
        }
        from = at + 2;
    }
    None
}

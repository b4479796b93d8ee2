//! Diagrams of other kinds between `@startuml` and `@enduml`: the words that give them away.

use crate::tree::{Kind, Part, Statement};

/// The kind of diagram that the text is, and the line that says so, where it shows clear signs of one that is no
/// sequence diagram: a line with such a sign comes first, or a third of all lines or more can't be read. One such line
/// in a sequence diagram is only a line that is wrong.
pub(crate) fn other(text: &str, statements: &[Statement]) -> Option<(Part, &'static str)> {
    let is_telling = |statement: &&Statement| {
        !matches!(
            statement.kind,
            Kind::Comment(_)
                | Kind::Setting
                | Kind::Furniture(_)
                | Kind::Skinparam(_)
                | Kind::SkinparamBlock(..)
                | Kind::StyleBlock(_)
                | Kind::Theme(_)
                | Kind::Scale(_)
                | Kind::Footbox(_)
                | Kind::HideStereotype(_)
        )
    };
    let mut telling = statements.iter().filter(is_telling).take(LINES).peekable();
    let first = telling.peek().map(|statement| statement.part);
    let (mut all, mut wrong, mut found) = (0, 0, None);
    for statement in telling {
        all += 1;
        if matches!(statement.kind, Kind::Error) {
            wrong += 1;
            found = found.or_else(|| sign(statement.part.of(text)).map(|kind| (statement.part, kind)));
        }
    }
    found.filter(|(part, _)| Some(*part) == first || wrong * 3 >= all)
}

/// How many lines are looked at.
const LINES: usize = 2000;

fn sign(line: &str) -> Option<&'static str> {
    let lower = line.to_ascii_lowercase();
    let word_end = lower.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(lower.len());
    let (word, behind) = lower.split_at(word_end);
    let named =
        behind.starts_with(char::is_whitespace) && !behind.trim().is_empty() && !behind.contains("->");
    let kind = match word {
        "class" | "interface" | "enum" | "abstract" | "annotation" | "struct" | "exception" | "protocol"
            if named =>
        {
            "class"
        }
        "object" | "map" if named => "object",
        "state" if named => "state",
        "usecase" if named => "use case",
        "component" | "node" | "artifact" | "cloud" | "frame" | "folder" | "rectangle" | "package"
        | "storage" | "card" | "agent" | "file" | "stack" | "hexagon"
            if named =>
        {
            "component"
        }
        "start" | "stop" if behind.trim().is_empty() => "activity",
        "if" if lower.contains("then") && behind.trim_start().starts_with('(') => "activity",
        "while" | "repeat" | "fork" | "swimlane"
            if behind.is_empty() || behind.trim_start().starts_with('(') =>
        {
            "activity"
        }
        "robust" | "concise" | "clock" | "binary" if named => "timing",
        "" if lower.starts_with("[*]") => "state",
        "" if lower.starts_with(':') && lower.ends_with([';', '|', '>', '/']) => "activity",
        "" if lower.starts_with("(*)") => "activity",
        "" if lower.starts_with('(') && lower.contains(')') => "use case",
        _ if lower.contains("<|--")
            || lower.contains("--|>")
            || lower.contains("<|..")
            || lower.contains("..|>") =>
        {
            "class"
        }
        _ if lower.contains("*--") || lower.contains("--*") => "class",
        _ if lower.ends_with("[*]") && lower.contains("->") => "state",
        _ => return None,
    };
    Some(kind)
}

//! Diagrams of other kinds between `@startuml` and `@enduml`: the words that give them away.

use crate::preprocess;
use crate::tree::Part;

/// The kind of diagram that the text is, and the line that says so, where it shows clear signs of one that is no
/// sequence diagram.
pub(crate) fn other(text: &str) -> Option<(Part, &'static str)> {
    let begins = text.as_ptr() as usize;
    text.lines().map(str::trim).filter(|line| !preprocess::is_comment(line)).take(LINES).find_map(|line| {
        let kind = sign(line)?;
        let start = line.as_ptr() as usize - begins;
        Some((Part::new(start, start + line.len()), kind))
    })
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

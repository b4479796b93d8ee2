//! Telling formats apart, by the name of a file and by its text.

use crate::{Format, by_extension, by_fence, by_name};

/// What is known about the format of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detected {
    /// The extension names the format, or the text begins as only that format can.
    Sure(&'static Format),
    /// Nothing tells; WSD, the one language whose texts have no opening line, is what it can be.
    Guessed(&'static Format),
}

impl Detected {
    /// The format, sure or guessed.
    pub fn format(self) -> &'static Format {
        match self {
            Detected::Sure(format) | Detected::Guessed(format) => format,
        }
    }
}

/// The format of a file with this extension (without the dot; `None` for standard input) and this text.
///
/// The extension decides, but for `.wsd`, which PlantUML uses too. There, without an extension and with an unknown one,
/// the first line that is neither blank nor a comment does: `@start…` is PlantUML, `sequenceDiagram` is Mermaid, `{` (not
/// in `.wsd`) is JSON. Everything else is WSD: for sure in `.wsd`, and as a guess elsewhere.
pub fn detect(extension: Option<&str>, text: &str) -> Detected {
    // `.txt` says that it is text, not in which language
    let named = extension.and_then(by_extension).filter(|format| !format.is_text_drawing());
    match named {
        Some(format) if format.name != "wsd" => return Detected::Sure(format),
        _ => {}
    }
    let name = match first_statement(text) {
        line if line.starts_with("@start") => "plantuml",
        line if first_word(line) == "sequenceDiagram" => "mermaid",
        line if line.starts_with('{') && named.is_none() => "json",
        _ => "wsd",
    };
    // the names above are names of rows
    let format = by_name(name).unwrap_or(&crate::FORMATS[0]);
    if named.is_none() && name == "wsd" { Detected::Guessed(format) } else { Detected::Sure(format) }
}

/// The format of a text in a fence of a page, by the word after the fence, where it is a diagram.
///
/// Words for WSD and js-sequence-diagrams say little: there, a text that begins as PlantUML or Mermaid is that, like in
/// `.wsd` files. `js` is JavaScript nearly always, and js-sequence-diagrams only where the text can be nothing else.
pub fn detect_fence(word: &str, text: &str) -> Option<&'static Format> {
    let named = by_fence(word)?;
    if !matches!(named.name, "wsd" | "js-sequence") {
        return Some(named);
    }
    if word.eq_ignore_ascii_case("js") {
        return is_js_sequence(text).then_some(named);
    }
    match detect(Some("wsd"), text).format() {
        told if told.name != "wsd" => Some(told),
        _ => Some(named),
    }
}

/// Whether a text is in js-sequence-diagrams and not in JavaScript: it begins with a statement that JavaScript does not
/// have, and some line is a signal.
fn is_js_sequence(text: &str) -> bool {
    let first = first_statement(text);
    let begins = ["title", "participant", "note"].into_iter().any(|word| {
        first.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && first[word.len()..].starts_with([':', ' ', '\t'])
    });
    (begins || is_signal(first)) && text.lines().any(is_signal)
}

/// Whether a line is `name -> name: text`, with any of the arrows that have a head.
fn is_signal(line: &str) -> bool {
    let Some((from, rest)) = line.split_once('-') else { return false };
    let rest = rest.strip_prefix('-').unwrap_or(rest).trim_start();
    let Some(rest) = rest.strip_prefix('>') else { return false };
    let Some((to, said)) = rest.strip_prefix('>').unwrap_or(rest).split_once(':') else { return false };
    let is_name = |name: &str| {
        let name = name.trim();
        !name.is_empty() && !name.contains(['(', ')', '{', '}', '[', ']', ';', '=', '<', '>', ',', '?'])
    };
    is_name(from) && is_name(to) && !said.trim().is_empty()
}

/// What kind of diagram a text is, where its first statement says that it is no sequence diagram: `flowchart`, `mindmap`,
/// … Only languages that have other kinds are looked at.
pub fn other_kind<'t>(format: &Format, text: &'t str) -> Option<&'t str> {
    let line = first_statement(text);
    match format.name {
        "mermaid" => {
            let word = first_word(line);
            MERMAID_KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind)).then_some(word)
        }
        "plantuml" => {
            let after = line.strip_prefix("@start")?;
            let word = first_word(after);
            (!word.is_empty() && word != "uml").then_some(word)
        }
        _ => None,
    }
}

/// The words that Mermaid's other kinds of diagrams begin with.
const MERMAID_KINDS: &[&str] = &[
    "architecture",
    "architecture-beta",
    "block",
    "block-beta",
    "C4Component",
    "C4Container",
    "C4Context",
    "C4Deployment",
    "C4Dynamic",
    "classDiagram",
    "classDiagram-v2",
    "erDiagram",
    "flowchart",
    "flowchart-elk",
    "gantt",
    "gitGraph",
    "graph",
    "info",
    "journey",
    "kanban",
    "mindmap",
    "packet",
    "packet-beta",
    "pie",
    "quadrantChart",
    "radar",
    "radar-beta",
    "requirement",
    "requirementDiagram",
    "sankey",
    "sankey-beta",
    "stateDiagram",
    "stateDiagram-v2",
    "timeline",
    "treemap",
    "treemap-beta",
    "xychart",
    "xychart-beta",
    "zenuml",
];

/// The first line that is neither blank nor a comment of any dialect, without blanks around it. Front matter between two
/// `---` lines and Mermaid's `%%{ … }%%` are passed over too; when they do not end, nothing else is found.
fn first_statement(text: &str) -> &str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().map(str::trim);
    let mut at_start = true;
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        if std::mem::take(&mut at_start) && line == "---" {
            lines.by_ref().find(|line| *line == "---");
        } else if line.starts_with("%%{") {
            if !line.contains("}%%") {
                lines.by_ref().find(|line| line.contains("}%%"));
            }
        } else if !line.starts_with("%%") && !line.starts_with('#') && !line.starts_with('\'') {
            return line;
        }
    }
    ""
}

/// Up to the first blank or mark that can end a keyword.
fn first_word(line: &str) -> &str {
    line.split(|c: char| c.is_whitespace() || matches!(c, ':' | ';' | '(' | '{')).next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(extension: Option<&str>, text: &str) -> (&'static str, bool) {
        match detect(extension, text) {
            Detected::Sure(format) => (format.name, true),
            Detected::Guessed(format) => (format.name, false),
        }
    }

    #[test]
    fn an_extension_decides() {
        assert_eq!(name(Some("mmd"), "@startuml"), ("mermaid", true));
        assert_eq!(name(Some("json"), "A->B: x"), ("json", true));
        assert_eq!(name(Some("PUML"), ""), ("plantuml", true));
    }

    #[test]
    fn wsd_is_a_suffix_of_two_languages() {
        assert_eq!(name(Some("wsd"), "A->B: x"), ("wsd", true));
        assert_eq!(name(Some("wsd"), "\n' a comment\n@startuml\nA->B: x"), ("plantuml", true));
        assert_eq!(name(Some("wsd"), "%% a comment\nsequenceDiagram\nA->>B: x"), ("mermaid", true));
        assert_eq!(name(Some("wsd"), "{A}->B: x"), ("wsd", true));
        assert_eq!(name(Some("wsd"), "sequenceDiagrams->B: x"), ("wsd", true));
    }

    #[test]
    fn without_an_extension_the_text_decides() {
        assert_eq!(name(None, "\u{feff}@startuml"), ("plantuml", true));
        assert_eq!(name(None, "---\ntitle: x\n---\n%%{init: {\n}}%%\nsequenceDiagram"), ("mermaid", true));
        assert_eq!(name(None, "{\"seqweave\":1}"), ("json", true));
        assert_eq!(name(None, "A->B: x"), ("wsd", false));
        assert_eq!(name(Some("txt"), "A->B: x"), ("wsd", false));
        assert_eq!(name(None, ""), ("wsd", false));
        assert_eq!(name(None, "---\nnever closed"), ("wsd", false));
    }

    #[test]
    fn the_word_after_a_fence_names_the_language() {
        let name = |word: &str, text: &str| detect_fence(word, text).map(|format| format.name);
        assert_eq!(name("mermaid", "A->B: x"), Some("mermaid"));
        assert_eq!(name("PlantUML", "A->B: x"), Some("plantuml"));
        assert_eq!(name("sequence", "A->B: x"), Some("js-sequence"));
        assert_eq!(name("wsd", "@startuml\nA->B: x"), Some("plantuml"));
        assert_eq!(name("sequence", "sequenceDiagram\nA->>B: x"), Some("mermaid"));
        assert_eq!((name("rust", "A->B: x"), name("json", "{}"), name("", "")), (None, None, None));
    }

    #[test]
    fn javascript_is_not_taken_for_a_diagram() {
        for diagram in [
            "Alice->Bob: hello",
            "# greeting\nTitle: Greeting\nBob-->>Alice: hi",
            "participant A\nNote over A: x\nA -> A: y: z",
            "\"Some one\"->Bob: x",
        ] {
            assert_eq!(
                detect_fence("js", diagram).map(|format| format.name),
                Some("js-sequence"),
                "{diagram}"
            );
        }
        for script in [
            "const f = (a) => a;",
            "while (n --> 0) x = a ? b : c;",
            "title: 'x',\nlogo: y",
            "for (;;) {}\n// A->B: x",
            "label: n-->0",
            "",
        ] {
            assert_eq!(detect_fence("js", script), None, "{script}");
        }
    }

    #[test]
    fn other_kinds_of_diagrams_are_told_by_their_first_word() {
        let kind = |format, text| other_kind(by_name(format).unwrap(), text);
        assert_eq!(kind("mermaid", "%% x\nflowchart LR\nA-->B"), Some("flowchart"));
        assert_eq!(kind("mermaid", "graph TD;A-->B"), Some("graph"));
        assert_eq!(kind("mermaid", "sequenceDiagram\nA->>B: graph"), None);
        assert_eq!(kind("plantuml", "@startmindmap\n* x"), Some("mindmap"));
        assert_eq!(kind("plantuml", "@startuml login\nA->B"), None);
        assert_eq!(kind("wsd", "graph TD"), None);
    }
}

//! Statements of other languages, and slips that look like statements: each with the way to say it in Mermaid
//! (reference mermaid section 12).

/// A beginning of a line that Mermaid does not know, but others do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// What the line begins with, in lower case.
    pub start: &'static str,
    /// What it is, with its article.
    pub what: &'static str,
    /// How Mermaid says it.
    pub instead: &'static str,
    /// `end` closes it.
    pub block: bool,
}

const fn line(start: &'static str, what: &'static str, instead: &'static str) -> Foreign {
    Foreign { start, what, instead, block: false }
}

const fn block(start: &'static str, what: &'static str, instead: &'static str) -> Foreign {
    Foreign { start, what, instead, block: true }
}

const TYPED: &str = "write `participant X@{ \"type\": \"…\" }`";
const NOTE: &str = "write `Note over A,B: text`";
const LOOK: &str = "Mermaid takes looks from its configuration: `---`, `config:`, `---` before the header";

/// In the order in which they are tried.
const ALL: &[Foreign] = &[
    line("```", "a fence of Markdown", "leave the fences out: the text begins with `sequenceDiagram`"),
    line("//", "a comment of another language", "comments begin with `%%`"),
    line("/'", "a comment of PlantUML", "comments begin with `%%`"),
    line("/*", "a comment of another language", "comments begin with `%%`"),
    line("' ", "a comment of PlantUML", "comments begin with `%%`"),
    line("--", "a comment of another language", "comments begin with `%%`"),
    line("==", "a divider of PlantUML", NOTE),
    line("...", "a delay of PlantUML", NOTE),
    line("||", "a space of PlantUML", "leave it out: Mermaid chooses its distances"),
    line("@start", "the beginning of a PlantUML diagram", "begin with `sequenceDiagram` instead"),
    line("@end", "the end of a PlantUML diagram", "leave it out"),
    line("}", "the end of a block of another language", "blocks end with `end`, and begin without `{`"),
    line("!", "a line of PlantUML's preprocessor", "leave it out"),
    line("ref", "a reference of PlantUML", "write `Note over A,B: ref …`"),
    line("state", "a state", "write `Note over A: …`"),
    block("group", "a group of PlantUML", "write `opt …`, or `alt …` where it has branches"),
    block("partition", "a partition of PlantUML", "write `rect rgb(…)`, or `opt …` to keep the heading"),
    block("seq", "a sequence block of another language", "write `opt seq …`"),
    block("neg", "a block that Mermaid does not have", "write `opt neg …`"),
    block("assert", "a block that Mermaid does not have", "write `opt assert …`"),
    block("strict", "a block that Mermaid does not have", "write `opt strict …`"),
    block("parallel", "a block of another language", "write `par …` and `and …`"),
    line("newpage", "a page break of PlantUML", "leave it out, or write a note"),
    line("skinparam", "a setting of PlantUML", LOOK),
    line("hide", "a setting of PlantUML", LOOK),
    line("show", "a setting of PlantUML", LOOK),
    line("option", "an `option` outside of `critical`", "open a `critical` block before it"),
    line("return", "a return of PlantUML", "write `B-->>-A: …`"),
    line("hnote", "a note of PlantUML", NOTE),
    line("rnote", "a note of PlantUML", NOTE),
    line("endnote", "the end of a block note", "a note is one line: join lines with `<br/>`"),
    line("autoactivate", "a setting of PlantUML", "activate with `->>+` and `-->>-`"),
    line("boundary", "a participant of PlantUML", TYPED),
    line("control", "a participant of PlantUML", TYPED),
    line("entity", "a participant of PlantUML", TYPED),
    line("database", "a participant of PlantUML", TYPED),
    line("collections", "a participant of PlantUML", TYPED),
    line("queue", "a participant of PlantUML", TYPED),
    line("header", "page furniture of PlantUML", "leave it out, or use `title`"),
    line("footer", "page furniture of PlantUML", "leave it out"),
    line("legend", "page furniture of PlantUML", "leave it out, or write a note"),
    line("caption", "page furniture of PlantUML", "leave it out, or use `title`"),
    line("mainframe", "page furniture of PlantUML", "leave it out, or use `title`"),
    line("include", "an include", "Mermaid has none: put the text here"),
    line("style", "a style of Mermaid's other diagrams", LOOK),
    line("classdef", "a style of Mermaid's other diagrams", LOOK),
    line("direction", "a statement of Mermaid's other diagrams", "leave it out"),
    line("subgraph", "a statement of Mermaid's flowcharts", "group participants with `box … end`"),
];

/// The foreign statement that a line begins with. Words count only when they stand alone.
pub(crate) fn find(line: &str) -> Option<&'static Foreign> {
    ALL.iter().find(|foreign| {
        let begins =
            line.get(..foreign.start.len()).is_some_and(|start| start.eq_ignore_ascii_case(foreign.start));
        let is_word = foreign.start.ends_with(|char: char| char.is_ascii_alphabetic());
        let open = foreign.start.starts_with('@');
        let next = line.as_bytes().get(foreign.start.len());
        begins && (!is_word || open || next.is_none_or(|byte| byte.is_ascii_whitespace()))
    })
}

/// Spellings of arrows that Mermaid does not have, longer ones first, each with what was probably meant.
const ARROWS: &[(&str, &str)] = &[
    ("<<-->", "<<-->>` for two heads, or turn the ends round and write `-->>"),
    ("<-->>", "<<-->>"),
    ("<<->", "<<->>` for two heads, or turn the ends round and write `->>"),
    ("<->>", "<<->>"),
    ("<-->", "<<-->>"),
    ("<->", "<<->>"),
    ("<<--", "-->>` with the ends turned round, as in `B-->>A: …"),
    ("<<-", "->>` with the ends turned round, as in `B->>A: …"),
    ("<--", "-->>` with the ends turned round, as in `B-->>A: …"),
    ("<-", "->>` with the ends turned round, as in `B->>A: …"),
    ("--->>", "-->>"),
    ("--->", "-->>"),
    ("-->>>", "-->>"),
    ("->>>", "->>"),
    ("- - >", "-->>"),
    ("-- >", "-->>"),
    ("- >", "->>"),
    ("==>", "->>"),
    ("=>", "->>"),
    ("~>", "-->>"),
    ("..>", "-->>"),
    (".>", "-->>"),
    ("\u{2013}>", "->>"),
    ("\u{2014}>", "-->>"),
    ("\u{2212}>", "->>"),
    ("\u{2192}", "->>"),
    ("\u{27F6}", "->>"),
    ("\u{21D2}", "->>"),
    ("\u{21E2}", "-->>"),
    ("\u{2190}", "->>` with the ends turned round, as in `B->>A: …"),
    ("\u{2194}", "<<->>"),
    ("--o", "-->>()"),
    ("-o", "->>()"),
    ("--\\", "--|\\` or `--\\\\"),
    ("--/", "--|/` or `--//"),
    ("-\\", "-|\\` or `-\\\\"),
    ("-/", "-|/` or `-//"),
    ("--", "-->"),
    ("-", "->"),
    (">", "->>"),
];

/// The first spelling of an arrow that Mermaid does not have: where it stands, and what to write.
pub(crate) fn arrow(text: &str) -> Option<(std::ops::Range<usize>, &'static str)> {
    // good arrows are stepped over as a whole
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let known = ARROWS.iter().find(|(spelling, _)| rest.starts_with(spelling));
        let good = spelling::mermaid::ARROWS.iter().find(|(spelling, _)| rest.starts_with(spelling));
        match (known, good) {
            (Some(&(spelling, instead)), good)
                if good.is_none_or(|(good, _)| good.len() < spelling.len()) =>
            {
                return Some((at..at + spelling.len(), instead));
            }
            (_, Some((good, _))) => at += good.len(),
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    None
}

/// Whether a text looks like a message: an arrow, and behind it a `:`.
pub(crate) fn begins_message(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or(text);
    let Some((head, _)) = line.split_once(':') else { return false };
    let mut places = (0..head.len()).filter(|&at| head.is_char_boundary(at));
    places.any(|at| {
        let arrows = &spelling::mermaid::ARROWS;
        arrows.iter().any(|(spelling, _)| !spelling.ends_with('x') && head[at..].starts_with(spelling))
    })
}

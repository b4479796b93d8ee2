//! Lines of other tools: recognised, so that the finding can name the tool and the way out (reference wsd W-043, W-070
//! to W-072, W-122, W-123, section 16).
//!
//! Nothing here gives a line a meaning; it is asked only about lines that are no WSD statement.

use crate::lex::{self, Kind};
use crate::problem::Problem;
use crate::tree::Part;
use spelling::wsd;

/// A word or mark of another tool.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// What the line begins with, in lower case.
    pub begins: &'static str,
    /// Whose it is.
    pub tool: &'static str,
    /// What it is there.
    pub what: &'static str,
    /// How to say it in WSD.
    pub advice: &'static str,
    /// It opens a block, so an `end` will follow that closes nothing of ours.
    pub opens: bool,
}

const fn mark(begins: &'static str, tool: &'static str, what: &'static str, advice: &'static str) -> Foreign {
    Foreign { begins, tool, what, advice, opens: false }
}

const fn block(
    begins: &'static str,
    tool: &'static str,
    what: &'static str,
    advice: &'static str,
) -> Foreign {
    Foreign { begins, tool, what, advice, opens: true }
}

const PLANTUML: &str = "PlantUML";
const MERMAID: &str = "Mermaid";
const BOTH: &str = "Mermaid and PlantUML";
const SEQ_ORG: &str = "sequencediagram.org";
const ORG_AND_PLANTUML: &str = "PlantUML and sequencediagram.org";
const SVG_SEQ: &str = "svg-sequence-diagram";

const REMOVE: &str = "remove it; WSD has nothing like it";
const AS_OPT: &str = "write `opt` with the word in the label, or `alt` when there are branches";
const AS_NOTE: &str = "write `note over A,B: text` over the first and the last participant";
const AS_COMMENT: &str = "write a comment as `# text`";
const AS_PLAIN: &str =
    "write `participant Label as Id`; types are written `participant:database Label as Id`";
const AS_TITLE: &str = "remove it, or say it in `title text`";
const AS_OPTION: &str = "write `option footer=none`";

/// Marks that a line may begin with.
const MARKS: [Foreign; 12] = [
    mark(
        "@start",
        PLANTUML,
        "start of a PlantUML diagram",
        "remove it; name the file `.puml` if it is PlantUML",
    ),
    mark("@end", PLANTUML, "end of a PlantUML diagram", "remove it; name the file `.puml` if it is PlantUML"),
    mark("%%", MERMAID, "a comment of Mermaid", AS_COMMENT),
    mark("//", SEQ_ORG, "a comment of sequencediagram.org", AS_COMMENT),
    mark("'", PLANTUML, "a comment of PlantUML", AS_COMMENT),
    mark("==", ORG_AND_PLANTUML, "a divider", AS_NOTE),
    mark("...", PLANTUML, "a delay", AS_NOTE),
    mark("||", PLANTUML, "a space", REMOVE),
    mark("!", PLANTUML, "a line of the preprocessor", "write `include \"name\"` to insert a diagram"),
    mark("&", PLANTUML, "a message at the same time", "put the messages between `parallel {` and `}`"),
    mark("/ ", PLANTUML, "a note beside the note before", "write the note alone"),
    mark("---", MERMAID, "front matter of Mermaid", REMOVE),
];

/// Words that a line may begin with, in alphabetical order.
const WORDS: [Foreign; 81] = [
    mark("abox", SEQ_ORG, "a box", "write `note over A: text`"),
    mark("accdescr", MERMAID, "a description", AS_COMMENT),
    mark("acctitle", MERMAID, "an accessible title", AS_TITLE),
    mark("activecolor", SEQ_ORG, "a colour", REMOVE),
    mark("also", PLANTUML, "a branch of `par2`", "write `else`"),
    block("assert", SEQ_ORG, "a block", AS_OPT),
    mark("autoactivate", PLANTUML, "automatic activation", "write `->+` and `-->-` on the messages"),
    mark("autoactivation", SEQ_ORG, "automatic activation", "write `->+` and `-->-` on the messages"),
    mark("begin", SVG_SEQ, "the beginning of a lifeline", AS_PLAIN),
    mark("bottomparticipants", SEQ_ORG, "heads at the bottom", "write `option footer=box`"),
    mark("boundary", ORG_AND_PLANTUML, "a type of participant", AS_PLAIN),
    block("box", BOTH, "a box around participants", "remove it and its `end`; keep the participants"),
    mark("boxstyle", SEQ_ORG, "a style", REMOVE),
    block("break", BOTH, "a block", AS_OPT),
    mark("caption", PLANTUML, "a caption", AS_TITLE),
    mark("collections", ORG_AND_PLANTUML, "a type of participant", AS_PLAIN),
    block("consider", SEQ_ORG, "a block", AS_OPT),
    mark("control", ORG_AND_PLANTUML, "a type of participant", AS_PLAIN),
    block("critical", BOTH, "a block", AS_OPT),
    mark("database", ORG_AND_PLANTUML, "a type of participant", AS_PLAIN),
    mark("deactivateafter", SEQ_ORG, "the end of a bar", "write `deactivate A` after the message"),
    mark("delay", SEQ_ORG, "a delay", AS_NOTE),
    mark("destroyafter", SEQ_ORG, "the end of a lifeline", "write `destroy A` after the message"),
    mark("destroysilent", SEQ_ORG, "the end of a lifeline", "write `destroy A` after the message"),
    mark("details", MERMAID, "details of a participant", REMOVE),
    mark("dividerstyle", SEQ_ORG, "a style", REMOVE),
    mark("endlegend", PLANTUML, "the end of a legend", REMOVE),
    mark("endnote", PLANTUML, "the end of a note", "write `end note`"),
    mark("endref", PLANTUML, "the end of a reference", "write `end ref`"),
    mark("entity", ORG_AND_PLANTUML, "a type of participant", AS_PLAIN),
    mark("entryspacing", SEQ_ORG, "a distance", REMOVE),
    block("expandable+", SEQ_ORG, "a block", AS_OPT),
    block("expandable-", SEQ_ORG, "a block", AS_OPT),
    mark("fontawesome", SEQ_ORG, "a participant with an icon", AS_PLAIN),
    mark("fontawesome6brands", SEQ_ORG, "a participant with an icon", AS_PLAIN),
    mark("fontawesome6regular", SEQ_ORG, "a participant with an icon", AS_PLAIN),
    mark("fontawesome6solid", SEQ_ORG, "a participant with an icon", AS_PLAIN),
    mark("fontfamily", SEQ_ORG, "a font", REMOVE),
    mark("footer", PLANTUML, "a footer", AS_TITLE),
    mark("frame", SEQ_ORG, "a frame around everything", AS_TITLE),
    block("group", ORG_AND_PLANTUML, "a block", AS_OPT),
    mark("header", PLANTUML, "a header", AS_TITLE),
    mark("hide", PLANTUML, "a setting", AS_OPTION),
    mark("hnote", PLANTUML, "a hexagonal note", "write `state over A: text`"),
    block("ignore", SEQ_ORG, "a block", AS_OPT),
    mark("image", SEQ_ORG, "a participant with an image", AS_PLAIN),
    mark("legend", PLANTUML, "a legend", AS_NOTE),
    mark("lifelinestyle", SEQ_ORG, "a style", REMOVE),
    mark("linear", SEQ_ORG, "a setting", REMOVE),
    mark("link", MERMAID, "a link", REMOVE),
    mark("links", MERMAID, "links", REMOVE),
    mark("mainframe", PLANTUML, "a frame around everything", AS_TITLE),
    mark("materialdesignicons", SEQ_ORG, "a participant with an icon", AS_PLAIN),
    mark("messagestyle", SEQ_ORG, "a style", REMOVE),
    block("neg", SEQ_ORG, "a block", AS_OPT),
    mark("newpage", PLANTUML, "a page break", "split the diagram into two"),
    mark("notestyle", SEQ_ORG, "a style", REMOVE),
    block("par2", PLANTUML, "a block", "put the messages between `parallel {` and `}`"),
    block("par_over", MERMAID, "a block", "put the messages between `parallel {` and `}`"),
    block(
        "participantgroup",
        SEQ_ORG,
        "a group of participants",
        "remove it and its `end`; keep the participants",
    ),
    mark("participantspacing", SEQ_ORG, "a distance", REMOVE),
    mark("participantstyle", SEQ_ORG, "a style", REMOVE),
    block("partition", PLANTUML, "a block", AS_OPT),
    mark("properties", MERMAID, "properties of a participant", REMOVE),
    mark("queue", ORG_AND_PLANTUML, "a type of participant", AS_PLAIN),
    mark("rbox", SEQ_ORG, "a box", "write `note over A: text`"),
    block("rect", MERMAID, "a coloured area", "remove it and its `end`; keep the messages"),
    block("region", SEQ_ORG, "a block", AS_OPT),
    mark("return", PLANTUML, "a reply to the last activation", "write the reply: `B-->-A: text`"),
    mark("rnote", PLANTUML, "a rectangular note", "write `note over A: text`"),
    mark("rparticipant", SEQ_ORG, "a rounded participant", AS_PLAIN),
    mark("scale", PLANTUML, "a size", REMOVE),
    mark(
        "sequencediagram",
        MERMAID,
        "the head of a Mermaid diagram",
        "remove it; name the file `.mmd` if it is Mermaid",
    ),
    mark("show", PLANTUML, "a setting", REMOVE),
    mark("skinparam", PLANTUML, "a setting", REMOVE),
    mark("space", SEQ_ORG, "a space", REMOVE),
    block("strict", SEQ_ORG, "a block", AS_OPT),
    mark("style", SEQ_ORG, "a style", REMOVE),
    mark("terminators", SVG_SEQ, "a setting", AS_OPTION),
    mark("theme", SVG_SEQ, "a setting", REMOVE),
    mark("thread", SEQ_ORG, "a branch of `par`", "write `else`"),
];

/// Arrows of other tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrows {
    /// `A-B: x`, `A--B: x` (W-071); the flag: dotted.
    Headless(bool),
    /// `A-xB: x` (W-070).
    Lost,
    /// `A-)B: x`.
    MermaidAsync(bool),
    /// `A-[#red]>B: x`, `A-#red>B: x` (W-072).
    Coloured,
    /// `A-\B: x`, `A-/B: x`, `A-|\B: x`.
    Half,
    /// `A=>B: x`, `A→B: x`.
    Unknown,
    /// `A->B ++: x`.
    SuffixBehind,
    /// `create participant B`.
    CreateParticipant,
}

impl Arrows {
    pub(crate) fn message(self) -> &'static str {
        match self {
            Arrows::Headless(_) => "WSD has no lines without a head; js-sequence-diagrams has them",
            Arrows::Lost => "WSD has no lost messages; Mermaid, PlantUML and sequencediagram.org have them",
            Arrows::MermaidAsync(_) => "this arrow is Mermaid syntax, which WSD does not have",
            Arrows::Coloured => "WSD has no colours of arrows; PlantUML and sequencediagram.org have them",
            Arrows::Half => "WSD has no half heads; Mermaid and PlantUML have them",
            Arrows::Unknown => "this is no arrow of WSD",
            Arrows::SuffixBehind => {
                "suffixes behind the receiver are PlantUML syntax, which WSD does not have"
            }
            Arrows::CreateParticipant => {
                "`create participant` is Mermaid and PlantUML syntax, which WSD does not have"
            }
        }
    }

    pub(crate) fn advice(self) -> &'static str {
        match self {
            Arrows::Headless(false) | Arrows::Lost | Arrows::Half => "write `->` for a call: `A->B: text`",
            Arrows::Headless(true) => "write `-->` for a reply: `B-->A: text`",
            Arrows::MermaidAsync(false) => "write `->>` for an asynchronous call: `A->>B: text`",
            Arrows::MermaidAsync(true) => "write `-->>` for an asynchronous reply: `B-->>A: text`",
            Arrows::Coloured => "write the arrow without its colour: `A->B: text`",
            Arrows::Unknown => "the arrows are `->`, `-->`, `->>`, `-->>`, `<->` and `<-->`",
            Arrows::SuffixBehind => {
                "write the suffix behind the arrow: `A->+B: text`, `B-->-A: text`, `A->*B: text`"
            }
            Arrows::CreateParticipant => "mark the message that creates: `A->*B: text`",
        }
    }
}

/// What a line that is no statement probably is.
pub(crate) fn recognise(text: &str, line: Part) -> (Part, Problem, bool) {
    let slice = line.of(text);
    let start = line.start as usize;
    if let Some(entry) = MARKS.iter().find(|entry| starts_with(slice, entry.begins)) {
        return (line, Problem::Foreign(entry), false);
    }
    let length = slice
        .find(|c: char| c.is_whitespace() || matches!(c, ':' | '#' | '(' | '<' | '['))
        .unwrap_or(slice.len());
    let word = Part::new(start, start + length);
    let head = word.of(text);
    if head.len() <= 24 {
        if let Some(entry) = WORDS.iter().find(|entry| entry.begins.eq_ignore_ascii_case(head)) {
            // sequencediagram.org's `box over A: t` is a note
            let opens =
                entry.opens && !(entry.begins == "box" && places_a_note(slice[length..].trim_start()));
            return (word, Problem::Foreign(entry), opens);
        }
        if let Some(keyword) = wsd::keyword(head)
            .filter(|_| length < slice.len() && !slice[length..].starts_with(char::is_whitespace))
        {
            return (word, Problem::KeywordNeedsBlank(keyword.as_str()), false);
        }
    }
    if let Some((part, arrows)) = arrows(text, line) {
        return (part, Problem::ForeignArrow(arrows), false);
    }
    (line, Problem::NotAStatement, false)
}

/// The foreign arrow between two names, before the first colon.
fn arrows(text: &str, line: Part) -> Option<(Part, Arrows)> {
    let colon = lex::head(text, line).find(|token| token.kind == Kind::Colon)?;
    let head = Part::new(line.start as usize, colon.part.start as usize).trim(text);
    let slice = head.of(text);
    if let Some(at) = slice.find("=>").or_else(|| slice.find(['→', '⇒', '⟶'])) {
        let length = if slice[at..].starts_with("=>") { 2 } else { slice[at..].chars().next()?.len_utf8() };
        let part = Part::new(head.start as usize + at, head.start as usize + at + length);
        return Some((part, Arrows::Unknown));
    }
    let at = slice.find('-').filter(|&at| at > 0)?;
    let dashes = slice[at..].len() - slice[at..].trim_start_matches('-').len();
    let rest = &slice[at + dashes..];
    let part = Part::new(head.start as usize + at, head.start as usize + at + dashes);
    let mut behind = rest.chars();
    let arrows = match (behind.next()?, behind.next()) {
        ('[' | '#', _) => Arrows::Coloured,
        (')', _) => Arrows::MermaidAsync(dashes > 1),
        ('\\' | '/' | '|', _) => Arrows::Half,
        ('x', Some(next)) if next.is_uppercase() || next.is_whitespace() => Arrows::Lost,
        _ => {
            let one_word =
                |name: &str| !name.is_empty() && !name.contains(char::is_whitespace) && !name.contains('-');
            if dashes > 2 || !one_word(slice[..at].trim()) || !one_word(rest.trim()) {
                return None;
            }
            Arrows::Headless(dashes == 2)
        }
    };
    Some((part, arrows))
}

fn places_a_note(rest: &str) -> bool {
    wsd::PLACES.iter().any(|(place, _)| starts_with(rest, place))
}

fn starts_with(text: &str, begins: &str) -> bool {
    text.get(..begins.len()).is_some_and(|start| start.eq_ignore_ascii_case(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(line: &str) -> &'static str {
        recognise(line, Part::new(0, line.len())).1.code()
    }

    #[test]
    fn words_are_in_order_and_no_keywords_of_ours() {
        for pair in WORDS.windows(2) {
            assert!(pair[0].begins < pair[1].begins, "{} before {}", pair[0].begins, pair[1].begins);
        }
        for entry in &WORDS {
            assert_eq!(wsd::keyword(entry.begins), None, "{}", entry.begins);
            assert!(entry.begins.len() <= 24);
        }
    }

    #[test]
    fn lines_of_other_tools_are_recognised() {
        for line in [
            "@startuml",
            "sequenceDiagram",
            "%% x",
            "== x ==",
            "participantgroup #red",
            "group x",
            "Box Aqua",
        ] {
            assert_eq!(code(line), "foreign-syntax", "{line}");
        }
        for line in
            ["A-B: x", "A--B: x", "A-xB: x", "A -x B: x", "A-)B: x", "A-#red>B: x", "A=>B: x", "A→B: x"]
        {
            assert_eq!(code(line), "foreign-arrow", "{line}");
        }
        for line in ["alt: x", "loop(3)"] {
            assert_eq!(code(line), "keyword-needs-blank", "{line}");
        }
        for line in ["hello", "step one - two: three four", "x", "-", "co-op runs: yes", "boxes are open"] {
            assert_eq!(code(line), "not-a-statement", "{line}");
        }
    }

    #[test]
    fn a_box_over_someone_is_a_note_and_opens_nothing() {
        let opens = |line: &str| recognise(line, Part::new(0, line.len())).2;
        assert!(opens("box Aqua Team"));
        assert!(!opens("box over A: x"));
        assert!(opens("group x"));
        assert!(!opens("skinparam x"));
    }
}

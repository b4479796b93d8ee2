//! How Mermaid spells sequence diagrams (reference mermaid). Its reader looks up by text, its printer by value, in the
//! same tables; escaping and unescaping stand side by side.
//!
//! Keywords are matched without regard to case (M-006); the header and the prefixes `wrap:` and `nowrap:` are not.
//! Names and texts are verbatim.

pub mod config;
mod entities;

use ir::{Arrow, End, FragmentKind, Head, Line, ParticipantKind, StatePlace};
use std::borrow::Cow;
use std::ops::Range;

/// Suffixes of files with Mermaid text, without the dot, the usual one first.
pub const EXTENSIONS: [&str; 2] = ["mmd", "mermaid"];

/// The word that begins every sequence diagram, in exactly this case (M-001).
pub const HEADER: &str = "sequenceDiagram";

/// The comment mark: first on its line (M-003). A blank must follow, because `%%{` begins a directive.
pub const COMMENT: &str = "%%";

/// A line break in a text (M-008), as it is written. See [`line_break`] for what is read.
pub const LINE_BREAK: &str = "<br/>";

/// Stands on both sides of a formula in a text (M-010).
pub const MATH: &str = "$$";

/// The receiver's bar starts (M-090); directly behind the arrow.
pub const ACTIVATE_SUFFIX: char = '+';
/// The sender's bar ends (M-091).
pub const DEACTIVATE_SUFFIX: char = '-';
/// A circle on the lifeline, before or behind the arrow (M-079 to M-081). Goes with every arrow, but not with the two
/// suffixes.
pub const CIRCLE: &str = "()";

/// Text longer than this many UTF-16 units is not drawn by Mermaid, unless the page says otherwise (M-012).
pub const MAX_TEXT: usize = 50_000;

/// A word that begins a statement, or a part of one, when no letter, digit or `_` follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the keyword of that name")]
pub enum Keyword {
    AccDescr,
    AccTitle,
    Activate,
    Actor,
    Alt,
    And,
    Autonumber,
    Box,
    Break,
    Create,
    Critical,
    Deactivate,
    Destroy,
    Details,
    Else,
    End,
    /// First half of `left of`.
    Left,
    Link,
    Links,
    Loop,
    Note,
    Off,
    Opt,
    Option,
    Over,
    Par,
    ParOver,
    Participant,
    Properties,
    Rect,
    /// First half of `right of`.
    Right,
    SequenceDiagram,
    Title,
}

/// Every keyword with its usual spelling.
pub const KEYWORDS: [(&str, Keyword); 33] = [
    ("accDescr", Keyword::AccDescr),
    ("accTitle", Keyword::AccTitle),
    ("activate", Keyword::Activate),
    ("actor", Keyword::Actor),
    ("alt", Keyword::Alt),
    ("and", Keyword::And),
    ("autonumber", Keyword::Autonumber),
    ("box", Keyword::Box),
    ("break", Keyword::Break),
    ("create", Keyword::Create),
    ("critical", Keyword::Critical),
    ("deactivate", Keyword::Deactivate),
    ("destroy", Keyword::Destroy),
    ("details", Keyword::Details),
    ("else", Keyword::Else),
    ("end", Keyword::End),
    ("left", Keyword::Left),
    ("link", Keyword::Link),
    ("links", Keyword::Links),
    ("loop", Keyword::Loop),
    ("note", Keyword::Note),
    ("off", Keyword::Off),
    ("opt", Keyword::Opt),
    ("option", Keyword::Option),
    ("over", Keyword::Over),
    ("par", Keyword::Par),
    ("par_over", Keyword::ParOver),
    ("participant", Keyword::Participant),
    ("properties", Keyword::Properties),
    ("rect", Keyword::Rect),
    ("right", Keyword::Right),
    (HEADER, Keyword::SequenceDiagram),
    ("title", Keyword::Title),
];

/// Words that must not be the id of a participant, in lower case: in some position, in some release, they are read as
/// something else (reference conversion 2.3).
pub const RESERVED: [&str; 34] = [
    "accdescr",
    "acctitle",
    "activate",
    "actor",
    "alt",
    "and",
    "autonumber",
    "box",
    "break",
    "create",
    "critical",
    "deactivate",
    "destroy",
    "details",
    "else",
    "end",
    "link",
    "links",
    "loop",
    "note",
    "off",
    "opt",
    "option",
    "over",
    "par",
    "par_over",
    "participant",
    "properties",
    "rect",
    "sequencediagram",
    "title",
    // not words of Mermaid, but names that older releases of it lose in a JavaScript object
    "__proto__",
    "constructor",
    "prototype",
];

/// Words that make Mermaid take a text for a C4 diagram wherever they stand, comments apart.
pub const FOREIGN_WORDS: [&str; 4] = ["C4Container", "C4Component", "C4Dynamic", "C4Deployment"];

/// All 26 arrows, without circles, longest first, as they must be tried at one place (M-050 to M-075).
pub const ARROWS: [(&str, Arrow); 26] = [
    ("<<-->>", both(Line::Dashed)),
    ("<<->>", both(Line::Solid)),
    ("-->>", Arrow::new(Line::Dashed, Head::Filled)),
    (r"--|\", Arrow::new(Line::Dashed, Head::FilledUpper)),
    ("--|/", Arrow::new(Line::Dashed, Head::FilledLower)),
    (r"--\\", Arrow::new(Line::Dashed, Head::OpenUpper)),
    ("--//", Arrow::new(Line::Dashed, Head::OpenLower)),
    ("/|--", at_sender(Line::Dashed, Head::FilledUpper)),
    (r"\|--", at_sender(Line::Dashed, Head::FilledLower)),
    ("//--", at_sender(Line::Dashed, Head::OpenUpper)),
    (r"\\--", at_sender(Line::Dashed, Head::OpenLower)),
    ("->>", Arrow::new(Line::Solid, Head::Filled)),
    ("-->", Arrow::new(Line::Dashed, Head::None)),
    ("--x", Arrow::new(Line::Dashed, Head::Cross)),
    ("--)", Arrow::new(Line::Dashed, Head::Open)),
    (r"-|\", Arrow::new(Line::Solid, Head::FilledUpper)),
    ("-|/", Arrow::new(Line::Solid, Head::FilledLower)),
    (r"-\\", Arrow::new(Line::Solid, Head::OpenUpper)),
    ("-//", Arrow::new(Line::Solid, Head::OpenLower)),
    ("/|-", at_sender(Line::Solid, Head::FilledUpper)),
    (r"\|-", at_sender(Line::Solid, Head::FilledLower)),
    ("//-", at_sender(Line::Solid, Head::OpenUpper)),
    (r"\\-", at_sender(Line::Solid, Head::OpenLower)),
    ("->", Arrow::new(Line::Solid, Head::None)),
    ("-x", Arrow::new(Line::Solid, Head::Cross)),
    ("-)", Arrow::new(Line::Solid, Head::Open)),
];

/// The blocks that end with `end`, each with the keyword of its further branches, if it can have any (M-110 to M-117).
pub const FRAGMENTS: [(&str, FragmentKind, Option<Keyword>); 8] = [
    ("loop", FragmentKind::Loop, None),
    ("alt", FragmentKind::Alt, Some(Keyword::Else)),
    ("opt", FragmentKind::Opt, None),
    ("par", FragmentKind::Par, Some(Keyword::And)),
    ("par_over", FragmentKind::ParOver, Some(Keyword::And)),
    ("critical", FragmentKind::Critical, Some(Keyword::Option)),
    ("break", FragmentKind::Break, None),
    ("rect", FragmentKind::Rect, None),
];

/// Values of `"type"` in `@{ "type": … }`, in exactly this case (M-026 to M-033).
pub const PARTICIPANT_TYPES: [(&str, ParticipantKind); 8] = [
    ("participant", ParticipantKind::Participant),
    ("actor", ParticipantKind::Actor),
    ("boundary", ParticipantKind::Boundary),
    ("control", ParticipantKind::Control),
    ("entity", ParticipantKind::Entity),
    ("database", ParticipantKind::Database),
    ("collections", ParticipantKind::Collections),
    ("queue", ParticipantKind::Queue),
];

/// Where notes stand (M-100 to M-102).
pub const PLACES: [(&str, StatePlace); 3] =
    [("left of", StatePlace::Left), ("right of", StatePlace::Right), ("over", StatePlace::Over)];

const fn both(line: Line) -> Arrow {
    Arrow { line, head: End::of(Head::Filled), tail: End::of(Head::Filled) }
}

const fn at_sender(line: Line, head: Head) -> Arrow {
    Arrow { line, head: End::of(Head::None), tail: End::of(head) }
}

impl Keyword {
    /// Its usual spelling.
    pub fn as_str(self) -> &'static str {
        KEYWORDS[self as usize].0
    }
}

/// The keyword that `word` is, in any case.
pub fn keyword(word: &str) -> Option<Keyword> {
    // most words are none: two looks at each row settle that
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    let row = KEYWORDS.iter().find(|(spelling, _)| {
        let near = spelling.len() == word.len() && spelling.as_bytes()[0] == first;
        near && spelling.eq_ignore_ascii_case(word)
    });
    row.map(|&(_, keyword)| keyword)
}

/// The arrow spelled `text`, in any case (`-X` is `-x`).
pub fn arrow(text: &str) -> Option<Arrow> {
    ARROWS.iter().find(|(spelling, _)| spelling.eq_ignore_ascii_case(text)).map(|&(_, arrow)| arrow)
}

/// The spelling of exactly this arrow, if it has one. Circles are no part of it: take them off first, and write
/// [`CIRCLE`] before and behind.
pub fn arrow_text(arrow: Arrow) -> Option<&'static str> {
    ARROWS.iter().find(|&&(_, each)| each == arrow).map(|&(spelling, _)| spelling)
}

/// The block that `keyword` begins, and the keyword of its further branches.
pub fn fragment(keyword: Keyword) -> Option<(FragmentKind, Option<Keyword>)> {
    let row = FRAGMENTS.iter().find(|(spelling, ..)| *spelling == keyword.as_str());
    row.map(|&(_, kind, branch)| (kind, branch))
}

/// The keyword of a block and that of its further branches, if Mermaid has the block.
pub fn fragment_text(kind: FragmentKind) -> Option<(&'static str, Option<Keyword>)> {
    FRAGMENTS.iter().find(|&&(_, each, _)| each == kind).map(|&(spelling, _, branch)| (spelling, branch))
}

/// The kind behind a value of `"type"`, in exactly this case.
pub fn participant_type(word: &str) -> Option<ParticipantKind> {
    PARTICIPANT_TYPES.iter().find(|(spelling, _)| *spelling == word).map(|&(_, kind)| kind)
}

/// The value of `"type"` for this kind, if Mermaid has it.
pub fn participant_type_text(kind: ParticipantKind) -> Option<&'static str> {
    PARTICIPANT_TYPES.iter().find(|&&(_, each)| each == kind).map(|&(spelling, _)| spelling)
}

/// The words before a note's names.
pub fn place_text(place: StatePlace) -> &'static str {
    match place {
        StatePlace::Left => "left of",
        StatePlace::Right => "right of",
        StatePlace::Over => "over",
    }
}

/// The first line break in a text as Mermaid reads it: `<br>`, `<br/>`, `<BR />`, `</br>` (M-008).
pub fn line_break(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(start) = bytes[from..].iter().position(|&byte| byte == b'<').map(|at| from + at) {
        from = start + 1;
        let rest = &text[from..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let Some(rest) = rest.get(..2).filter(|word| word.eq_ignore_ascii_case("br")).map(|_| &rest[2..])
        else {
            continue;
        };
        let rest = rest.trim_start();
        if let Some(rest) = rest.strip_prefix('/').unwrap_or(rest).strip_prefix('>') {
            return Some(start..text.len() - rest.len());
        }
    }
    None
}

/// The first entity code in a text, `#35;` or `#quot;` (M-007): where it stands, its marks included.
pub fn entity(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(start) = bytes[from..].iter().position(|&byte| byte == b'#').map(|at| from + at) {
        let length = entity_length(&bytes[start..]);
        if length > 0 {
            return Some(start..start + length);
        }
        from = start + 1;
    }
    None
}

/// How many bytes at the beginning of `text` are an entity code: 0 when there is none.
pub fn entity_length(text: &[u8]) -> usize {
    if text.first() != Some(&b'#') {
        return 0;
    }
    let word = text[1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    if word > 0 && text.get(1 + word) == Some(&b';') { word + 2 } else { 0 }
}

/// A text as it is meant: entity codes become their characters (M-007). What HTML does not know stays visible as
/// `&name;`, as in Mermaid's pictures. Line breaks stay; see [`line_break`].
pub fn unescape(text: &str) -> Cow<'_, str> {
    let Some(mut found) = entity(text) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        out.push_str(&rest[..found.start]);
        entities::push_shown(&rest[found.start + 1..found.end - 1], &mut out);
        rest = &rest[found.end..];
        match entity(rest) {
            Some(next) => found = next,
            None => break,
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A text as it is written in a message, note, guard, label or box title: on one line, and read back as it is by
/// [`line_break`] and [`unescape`] (reference mermaid section 11, conversion 3.1). Blanks at the ends of lines do not
/// survive. A formula is written as [`MATH`], its TeX, [`MATH`], with the TeX escaped by this function.
///
/// The finished line must still go through [`defuse_style`].
pub fn escape(text: &str) -> Cow<'_, str> {
    escape_with(text, LINE_BREAK)
}

/// A title as it is written: like [`escape`], but line breaks become blanks, because Mermaid draws `<br/>` in a title
/// as text (M-130). The caller reports the loss.
pub fn escape_title(text: &str) -> Cow<'_, str> {
    escape_with(text, " ")
}

fn escape_with<'t>(text: &'t str, line_break: &str) -> Cow<'t, str> {
    let prefix = wrap_prefix(text);
    let is_special = |char: char| !char.is_ascii() || "#;<>\n\r$%".contains(char);
    if prefix.is_none() && !text.contains(is_special) && !has_foreign_word(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    if let Some(at) = prefix {
        out.push_str(&rest[..at]);
        // the first letter, `w` or `n`
        out.push_str(if rest[at..].starts_with('w') { "#119;" } else { "#110;" });
        rest = &rest[at + 1..];
    }
    while let Some(char) = rest.chars().next() {
        let pairs = [("\r\n", line_break), ("$$", "#36;#36;"), ("%%{", "#37;#37;{"), ("}%%", "}#37;#37;")];
        if let Some((pair, written)) = pairs.into_iter().find(|(pair, _)| rest.starts_with(pair)) {
            out.push_str(written);
            rest = &rest[pair.len()..];
            continue;
        }
        match char {
            'C' if FOREIGN_WORDS.iter().any(|word| rest.starts_with(word)) => out.push_str("#67;"),
            '#' => out.push_str("#35;"),
            ';' => out.push_str("#59;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '\n' | '\r' => out.push_str(line_break),
            // Mermaid marks entity codes with these inside
            '\u{FB02}' => out.push_str("#64258;"),
            '\u{B6}' => out.push_str("#182;"),
            // ends of lines for JavaScript: what follows could be taken for a comment
            '\u{2028}' => out.push_str("#8232;"),
            '\u{2029}' => out.push_str("#8233;"),
            other => out.push(other),
        }
        rest = &rest[char.len_utf8()..];
    }
    Cow::Owned(out)
}

/// Whether a text holds one of [`FOREIGN_WORDS`].
pub fn has_foreign_word(text: &str) -> bool {
    text.contains("C4") && FOREIGN_WORDS.iter().any(|word| text.contains(word))
}

/// Where the `w` or `n` stands of a `wrap:` or `nowrap:` that Mermaid would take off the beginning (M-011).
fn wrap_prefix(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let inner = trimmed.strip_prefix(':').unwrap_or(trimmed);
    let is_prefix = inner.starts_with("wrap:") || inner.starts_with("nowrap:");
    is_prefix.then(|| text.len() - inner.len())
}

/// A finished line of output, with the trap of M-007 defused: Mermaid takes the last `;` off a line in which `style` or
/// `classDef`, then `:` and `#` without a blank between them, then `;` follow each other.
pub fn defuse_style(line: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(line);
    for (word, written) in [("style", "#115;tyle"), ("classDef", "#99;lassDef")] {
        if style_trap(&line, word).is_some() {
            line = Cow::Owned(line.replace(word, written));
        }
    }
    line
}

/// The text at the end of a finished line of output, with the same trap defused; `head` stands before it, and keeps its
/// letters.
pub fn defuse_style_behind<'t>(head: &str, text: &'t str) -> Cow<'t, str> {
    if !text.contains(';')
        || !["style", "classDef"].iter().any(|word| head.contains(word) || text.contains(word))
    {
        return Cow::Borrowed(text);
    }
    let whole = format!("{head}{text}");
    let defused = defuse_style(&whole);
    if *defused == *whole {
        return Cow::Borrowed(text);
    }
    if let Some(text) = defused.strip_prefix(head)
        && !traps(&format!("{head}{text}"))
    {
        return Cow::Owned(text.to_owned());
    }
    // the word is a name: no colon of the text stays, unless it is harmless (that of a prefix is)
    let mut out = String::with_capacity(text.len() + 16);
    for (at, char) in text.char_indices() {
        match char {
            ':' if !text[at + 1..].starts_with(' ') => out.push_str("#58;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

fn traps(line: &str) -> bool {
    ["style", "classDef"].iter().any(|word| style_trap(line, word).is_some())
}

/// Where the `;` stands that Mermaid would take off this line because of `word` (`style` or `classDef`).
pub fn style_trap(line: &str, word: &str) -> Option<usize> {
    let last = line.rfind(';')?;
    let from = line.find(word)? + word.len();
    let span = line.get(from..last)?;
    // `:` and `#` with no blank between them: the last `:` before a `#`, within one word
    let mut colon = false;
    for char in span.chars() {
        match char {
            ':' => colon = true,
            '#' if colon => return Some(last),
            // as JavaScript sees blanks
            _ if (char.is_whitespace() && char != '\u{85}') || char == '\u{FEFF}' => colon = false,
            _ => {}
        }
    }
    None
}

/// Whether a name can be an id in every position and every release: letters, digits and `_` of ASCII, no digit first,
/// no reserved word (reference conversion 2.3).
pub fn is_safe_id(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|char: char| char.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !is_reserved(name)
        && !has_foreign_word(name)
}

/// An id for the participant that the source calls `name`: the name itself where it is safe and free, else one made
/// from it (reference conversion 2.3). `column` counts from 1; `is_taken` is asked for ids that are given away.
pub fn safe_id(name: &str, column: usize, mut is_taken: impl FnMut(&str) -> bool) -> String {
    let mut id = if is_safe_id(name) { name.to_owned() } else { cleaned(name) };
    if id.is_empty() {
        id = format!("p{column}");
    }
    if id.starts_with(|char: char| char.is_ascii_digit()) {
        id.insert(0, '_');
    }
    if is_reserved(&id) {
        id.push('_');
    }
    if has_foreign_word(&id) {
        id = id.replace("C4", "C_4");
    }
    if !is_taken(&id) {
        return id;
    }
    let mut number = 2_usize;
    loop {
        let candidate = format!("{id}_{number}");
        if !is_taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

fn is_reserved(id: &str) -> bool {
    RESERVED.iter().any(|word| word.eq_ignore_ascii_case(id))
}

/// Runs of other characters as one `_`, none at the ends.
fn cleaned(name: &str) -> String {
    let words = name.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests;

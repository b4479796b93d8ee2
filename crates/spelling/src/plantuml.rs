//! The words of PlantUML's sequence diagrams (reference plantuml sections 3 to 15).

mod color;
mod escape;

pub use color::{color, fill};
pub use escape::{escape, escape_quoted};

use ir::{Arrow, End, FragmentKind, Head, Line, NoteShape, ParticipantKind};
use std::borrow::Cow;

/// Extensions of files that hold PlantUML (reference plantuml section 5), without the dot.
pub const EXTENSIONS: [&str; 5] = ["puml", "plantuml", "pu", "iuml", "uml"];

/// The first line of a diagram (P-001).
pub const START: &str = "@startuml";
/// The last line of a diagram (P-001).
pub const END: &str = "@enduml";
/// Begins a comment, at the start of a line (P-003).
pub const COMMENT: char = '\'';
/// Breaks a line in a text on one line (P-028).
pub const LINE_BREAK: &str = r"\n";

/// Height of `|||` in px (P-050).
pub const SPACE: u32 = 25;

/// Behind the receiver: its bar begins (P-032).
pub const ACTIVATE_SUFFIX: &str = "++";
/// Behind the receiver: the sender's bar ends (P-078).
pub const DEACTIVATE_SUFFIX: &str = "--";
/// Behind the receiver: the message creates it (P-079).
pub const CREATE_SUFFIX: &str = "**";
/// Behind the receiver: the message destroys it (P-128).
pub const DESTROY_SUFFIX: &str = "!!";

/// The heads at the right end of an arrow, as drawn (reference plantuml section 7). A cross is not among them: it
/// stands behind a head (`->x`) or in place of one (`-x`).
pub const RIGHT_HEADS: [(&str, Head); 6] = [
    (">>", Head::Open),
    (">", Head::Filled),
    (r"\\", Head::OpenUpper),
    (r"\", Head::FilledUpper),
    ("//", Head::OpenLower),
    ("/", Head::FilledLower),
];

/// The heads at the left end of an arrow.
pub const LEFT_HEADS: [(&str, Head); 6] = [
    ("<<", Head::Open),
    ("<", Head::Filled),
    (r"\\", Head::OpenLower),
    (r"\", Head::FilledLower),
    ("//", Head::OpenUpper),
    ("/", Head::FilledUpper),
];

/// A word between the brackets of an arrow (P-025, P-117).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArrowStyle {
    /// `dotted` and `dashed`: a broken line.
    Broken,
    /// `hidden`: nothing is drawn.
    Hidden,
    /// `bold`: accepted, without an effect.
    Bold,
    /// Taken by PlantUML's pattern and then refused, as no colour has that name.
    Refused,
}

/// The words between the brackets of an arrow; `thickness` is followed by `=` and digits.
pub const ARROW_STYLES: [(&str, ArrowStyle); 9] = [
    ("dotted", ArrowStyle::Broken),
    ("dashed", ArrowStyle::Broken),
    ("hidden", ArrowStyle::Hidden),
    ("bold", ArrowStyle::Bold),
    ("plain", ArrowStyle::Refused),
    ("norank", ArrowStyle::Refused),
    ("single", ArrowStyle::Refused),
    ("node", ArrowStyle::Refused),
    ("thickness", ArrowStyle::Refused),
];

/// The words that declare a participant.
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

/// The words that open a fragment (section 10).
pub const FRAGMENTS: [(&str, FragmentKind); 9] = [
    ("alt", FragmentKind::Alt),
    ("opt", FragmentKind::Opt),
    ("loop", FragmentKind::Loop),
    ("par", FragmentKind::Par),
    ("par2", FragmentKind::ParOver),
    ("break", FragmentKind::Break),
    ("critical", FragmentKind::Critical),
    ("group", FragmentKind::Group),
    ("partition", FragmentKind::Partition),
];

/// The words that begin a note.
pub const NOTES: [(&str, NoteShape); 3] =
    [("note", NoteShape::Note), ("hnote", NoteShape::Hexagon), ("rnote", NoteShape::Rectangle)];

/// Names that a line can't begin with: it would be a title, header … (reference conversion 2.4).
pub const RESERVED: [&str; 6] = ["title", "header", "footer", "caption", "legend", "mainframe"];

/// The themes that come with PlantUML (reference plantuml section 15); it refuses a text that names another one.
#[rustfmt::skip]
pub const THEMES: [&str; 44] = [
    "_none_", "amiga", "aws-orange", "black-knight", "bluegray", "blueprint", "carbon-gray", "cerulean",
    "cerulean-outline", "cloudscape-design", "crt-amber", "crt-green", "cyborg", "cyborg-outline", "hacker",
    "lightgray", "mars", "materia", "materia-outline", "metal", "mimeograph", "minty", "mono", "plain",
    "reddress-darkblue", "reddress-darkgreen", "reddress-darkorange", "reddress-darkred", "reddress-lightblue",
    "reddress-lightgreen", "reddress-lightorange", "reddress-lightred", "sandstone", "silver", "sketchy",
    "sketchy-outline", "spacelab", "spacelab-white", "sunlust", "superhero", "superhero-outline", "toy", "united",
    "vibrant",
];

/// The kind that a word declares, in any case.
pub fn participant_type(word: &str) -> Option<ParticipantKind> {
    PARTICIPANT_TYPES.iter().find(|(text, _)| text.eq_ignore_ascii_case(word)).map(|row| row.1)
}

/// The word that declares a kind; `None` for a cloud, which PlantUML's sequence diagrams don't know.
pub fn participant_type_text(kind: ParticipantKind) -> Option<&'static str> {
    PARTICIPANT_TYPES.iter().find(|row| row.1 == kind).map(|row| row.0)
}

/// The fragment that a word opens, in any case.
pub fn fragment(word: &str) -> Option<FragmentKind> {
    FRAGMENTS.iter().find(|(text, _)| text.eq_ignore_ascii_case(word)).map(|row| row.1)
}

/// The word that opens a fragment; `None` for `rect` and `seq`.
pub fn fragment_text(kind: FragmentKind) -> Option<&'static str> {
    FRAGMENTS.iter().find(|row| row.1 == kind).map(|row| row.0)
}

/// The word that begins a note of this shape.
pub fn note_text(shape: NoteShape) -> &'static str {
    match shape {
        NoteShape::Note => "note",
        NoteShape::Hexagon => "hnote",
        NoteShape::Rectangle => "rnote",
    }
}

/// The head that a text begins with at the right end of an arrow, the longest that fits.
pub fn right_head(text: &str) -> Option<(&'static str, Head)> {
    RIGHT_HEADS.into_iter().find(|(head, _)| text.starts_with(head))
}

/// The head that a text begins with at the left end of an arrow, the longest that fits.
pub fn left_head(text: &str) -> Option<(&'static str, Head)> {
    LEFT_HEADS.into_iter().find(|(head, _)| text.starts_with(head))
}

/// What a word between the brackets of an arrow means; `None` when it is none.
pub fn arrow_style(word: &str) -> Option<ArrowStyle> {
    let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
    let digits = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let with_value = value.is_some_and(digits);
    ARROW_STYLES
        .iter()
        .find(|(text, _)| text.eq_ignore_ascii_case(name))
        .filter(|(text, _)| if *text == "thickness" { with_value } else { value.is_none() })
        .map(|row| row.1)
}

/// The arrow, written from sender to receiver, left to right, with the blanks that it needs on its own; `None` where
/// PlantUML has none: no head at either end, a cross with a circle, a half head beside another head.
pub fn arrow_text(arrow: Arrow) -> Option<String> {
    let half =
        |head| matches!(head, Head::FilledUpper | Head::FilledLower | Head::OpenUpper | Head::OpenLower);
    let End { head, circle } = arrow.head;
    let tail = arrow.tail;
    if (head == Head::Cross && circle) || (tail.head == Head::Cross && tail.circle) {
        return None;
    }
    if half(head) && tail.head != Head::None || half(tail.head) {
        return None;
    }
    // without a head at the receiver the arrow would be read the other way round, or not at all
    if head == Head::None {
        return None;
    }
    let mut text = String::new();
    match tail.head {
        Head::None if tail.circle => text.push_str(" o"),
        Head::None => {}
        Head::Cross => text.push_str(" x"),
        other => {
            if tail.circle {
                text.push_str(" o");
            }
            text.push_str(LEFT_HEADS.iter().find(|row| row.1 == other)?.0);
        }
    }
    text.push_str(match arrow.line {
        Line::Solid => "-",
        Line::Dashed => "--",
        Line::Hidden => "-[hidden]",
    });
    match head {
        Head::Cross => text.push_str(">x "),
        other => {
            text.push_str(RIGHT_HEADS.iter().find(|row| row.1 == other)?.0);
            if circle {
                text.push_str("o ");
            }
        }
    }
    Some(text)
}

/// Whether a character can stand in a bare name (P-016).
pub fn is_name_char(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '_' | '.' | '@')
}

/// Whether PlantUML takes the text as a name everywhere, without quotes, and this printer does too: ASCII letters,
/// digits and `_`, and no word that begins page furniture (reference conversion 2.4).
pub fn is_safe_id(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !RESERVED.iter().any(|word| word.eq_ignore_ascii_case(name))
}

/// An id for a participant: its name where that is safe, else a clean copy of it; `column` counts from 1 and names those
/// without any letter. `is_taken` says whether an id is given to another one.
pub fn safe_id(name: &str, column: usize, mut is_taken: impl FnMut(&str) -> bool) -> String {
    let mut base = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            base.push(c);
        } else if !base.is_empty() && !base.ends_with('_') {
            base.push('_');
        }
    }
    let mut base = if is_safe_id(name) { name.to_owned() } else { base.trim_end_matches('_').to_owned() };
    if base.is_empty() {
        base = format!("p{column}");
    }
    if RESERVED.iter().any(|word| word.eq_ignore_ascii_case(&base)) {
        base.push('_');
    }
    if !is_taken(&base) {
        return base;
    }
    (2..).map(|number| format!("{base}_{number}")).find(|id| !is_taken(id)).unwrap_or(base)
}

/// A name as it stands in a statement: bare where that is possible, else in quotes. A quote in it can't be written:
/// it becomes `'`.
pub fn quoted(name: &str) -> Cow<'_, str> {
    if !name.is_empty() && name.chars().all(is_name_char) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(format!("\"{}\"", name.replace(is_quote, "'")))
}

/// Whether a character opens and closes quoted names: any of the three does both (P-017).
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}')
}

#[cfg(test)]
mod tests;

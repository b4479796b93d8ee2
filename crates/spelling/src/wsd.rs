//! How WebSequenceDiagrams spells things (reference wsd). Its reader looks up by text, its printer by value, in the
//! same tables; escaping and unescaping stand side by side.
//!
//! Keywords, types, options and footers are matched without regard to case (W-004). Names and texts are verbatim.

use ir::{Arrow, End, Footbox, FragmentKind, Head, Line, ParticipantKind, StatePlace};
use std::borrow::Cow;

/// Suffixes of files with WSD text, without the dot, the usual one first (W-001). An include tries them in this order.
pub const EXTENSIONS: [&str; 3] = ["wsd", "sequence", "seqdiag"];

/// The comment mark: first on its line (W-005).
pub const COMMENT: char = '#';

/// How many px one unit of delay slants an arrow (`->(3)` is 30 px, W-056).
pub const SLANT_UNIT: u32 = 10;

/// The longest delay that is written and read, in units; those that people write go from 1 to 5.
pub const LONGEST_DELAY: u32 = 100;

/// The receiver's bar starts (W-057); directly behind the arrow.
pub const ACTIVATE_SUFFIX: char = '+';
/// The sender's bar ends (W-058).
pub const DEACTIVATE_SUFFIX: char = '-';
/// The receiver is created (W-059).
pub const CREATE_SUFFIX: char = '*';

/// The left border in the place of a sender, `[->A` (W-041).
pub const LEFT_BORDER: &str = "[";
/// The right border in the place of a receiver, `A->]` (W-041).
pub const RIGHT_BORDER: &str = "]";

/// A word that begins a statement when it stands first on its line, followed by a blank or the line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the keyword of that name")]
pub enum Keyword {
    Activate,
    Actor,
    Alt,
    /// A second spelling of `else` within `par` (W-114).
    And,
    Autonumber,
    Create,
    Deactivate,
    Destroy,
    Else,
    End,
    Include,
    Loop,
    Note,
    Opt,
    Option,
    Par,
    Parallel,
    Participant,
    Ref,
    Seq,
    Serial,
    State,
    Title,
}

/// Every keyword with its spelling.
pub const KEYWORDS: [(&str, Keyword); 23] = [
    ("activate", Keyword::Activate),
    ("actor", Keyword::Actor),
    ("alt", Keyword::Alt),
    ("and", Keyword::And),
    ("autonumber", Keyword::Autonumber),
    ("create", Keyword::Create),
    ("deactivate", Keyword::Deactivate),
    ("destroy", Keyword::Destroy),
    ("else", Keyword::Else),
    ("end", Keyword::End),
    ("include", Keyword::Include),
    ("loop", Keyword::Loop),
    ("note", Keyword::Note),
    ("opt", Keyword::Opt),
    ("option", Keyword::Option),
    ("par", Keyword::Par),
    ("parallel", Keyword::Parallel),
    ("participant", Keyword::Participant),
    ("ref", Keyword::Ref),
    ("seq", Keyword::Seq),
    ("serial", Keyword::Serial),
    ("state", Keyword::State),
    ("title", Keyword::Title),
];

/// The arrows, longest first, as they must be tried at one place (W-050 to W-055).
pub const ARROWS: [(&str, Arrow); 6] = [
    ("<-->", both(Line::Dashed, Head::Filled)),
    ("-->>", Arrow::new(Line::Dashed, Head::Open)),
    ("<->", both(Line::Solid, Head::Filled)),
    ("->>", Arrow::new(Line::Solid, Head::Open)),
    ("-->", Arrow::new(Line::Dashed, Head::Filled)),
    ("->", Arrow::new(Line::Solid, Head::Filled)),
];

/// Arrows that are read, with a finding, and never written; longest first. The flag says that the receiver stands on
/// the left (W-068, W-069).
pub const TOLERATED_ARROWS: [(&str, Arrow, bool); 6] = [
    ("<<-->>", both(Line::Dashed, Head::Open), false),
    ("<<->>", both(Line::Solid, Head::Open), false),
    ("<<--", Arrow::new(Line::Dashed, Head::Open), true),
    ("<<-", Arrow::new(Line::Solid, Head::Open), true),
    ("<--", Arrow::new(Line::Dashed, Head::Filled), true),
    ("<-", Arrow::new(Line::Solid, Head::Filled), true),
];

/// The blocks that end with `end`.
pub const FRAGMENTS: [(&str, FragmentKind); 5] = [
    ("alt", FragmentKind::Alt),
    ("opt", FragmentKind::Opt),
    ("loop", FragmentKind::Loop),
    ("par", FragmentKind::Par),
    ("seq", FragmentKind::Seq),
];

/// What may stand behind `participant:` (W-039).
pub const PARTICIPANT_TYPES: [(&str, ParticipantKind); 5] = [
    ("actor", ParticipantKind::Actor),
    ("database", ParticipantKind::Database),
    ("collections", ParticipantKind::Collections),
    ("cloud", ParticipantKind::Cloud),
    ("queue", ParticipantKind::Queue),
];

/// Values of `option footer=` (W-021 to W-023); the first is what holds without the option.
pub const FOOTERS: [(&str, Footbox); 3] =
    [("box", Footbox::Box), ("bar", Footbox::Bar), ("none", Footbox::None)];

/// Where notes and states stand, in the words of both (W-090 to W-099).
pub const PLACES: [(&str, StatePlace); 3] =
    [("left of", StatePlace::Left), ("right of", StatePlace::Right), ("over", StatePlace::Over)];

const fn both(line: Line, head: Head) -> Arrow {
    Arrow { line, head: End::of(head), tail: End::of(head) }
}

impl Keyword {
    /// Its spelling.
    pub fn as_str(self) -> &'static str {
        KEYWORDS[self as usize].0
    }
}

/// The keyword that `word` is, in any case.
pub fn keyword(word: &str) -> Option<Keyword> {
    look_up(&KEYWORDS, word)
}

/// The arrow spelled `text`; tolerated spellings are none.
pub fn arrow(text: &str) -> Option<Arrow> {
    ARROWS.iter().find(|(spelling, _)| *spelling == text).map(|&(_, arrow)| arrow)
}

/// The spelling of exactly this arrow, if it has one.
pub fn arrow_text(arrow: Arrow) -> Option<&'static str> {
    ARROWS.iter().find(|&&(_, each)| each == arrow).map(|&(spelling, _)| spelling)
}

/// The kind behind a `participant:` type, in any case.
pub fn participant_type(word: &str) -> Option<ParticipantKind> {
    look_up(&PARTICIPANT_TYPES, word)
}

/// The words that begin a declaration of this kind (`participant`, `actor`, `participant:cloud`), if there are any.
pub fn declaration(kind: ParticipantKind) -> Option<&'static str> {
    Some(match kind {
        ParticipantKind::Participant => "participant",
        ParticipantKind::Actor => "actor",
        ParticipantKind::Database => "participant:database",
        ParticipantKind::Collections => "participant:collections",
        ParticipantKind::Queue => "participant:queue",
        ParticipantKind::Cloud => "participant:cloud",
        ParticipantKind::Boundary | ParticipantKind::Control | ParticipantKind::Entity => return None,
    })
}

/// The footer behind a value of `option footer=`, in any case.
pub fn footer(word: &str) -> Option<Footbox> {
    look_up(&FOOTERS, word)
}

/// The value of `option footer=` for this footer.
pub fn footer_text(footer: Footbox) -> &'static str {
    match footer {
        Footbox::Box => "box",
        Footbox::Bar => "bar",
        Footbox::None => "none",
    }
}

/// The words before a note's or state's names.
pub fn place_text(place: StatePlace) -> &'static str {
    match place {
        StatePlace::Left => "left of",
        StatePlace::Right => "right of",
        StatePlace::Over => "over",
    }
}

/// The keyword of a block, if WSD has it.
pub fn fragment_text(kind: FragmentKind) -> Option<&'static str> {
    FRAGMENTS.iter().find(|&&(_, each)| each == kind).map(|&(spelling, _)| spelling)
}

/// A text as it is meant: `\n` becomes a line break, every other backslash stays (W-007, W-008).
pub fn unescape(text: &str) -> Cow<'_, str> {
    // nearly every text is without a backslash, and looking for one byte is fastest
    if text.contains('\\') && text.contains(r"\n") {
        Cow::Owned(text.replace(r"\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text as it is written on one line: line breaks become `\n`. The counterpart of [`unescape`], for every text that
/// [`can_be_written`].
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.replace("\r\n", "\n").replace(['\n', '\r'], r"\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether `unescape(escape(text))` is `text` again: it is not when a backslash stands before an `n`, for which WSD has
/// no escape (W-008). Write `\ n` for it, and report the loss.
pub fn can_be_written(text: &str) -> bool {
    !text.contains(r"\n") && !text.contains('\r')
}

/// Whether a name must stand in quotes to be read back as it is, wherever names may stand: as sender, receiver, in a
/// list, behind `participant` (reference wsd section 14, rules 1 and 2).
///
/// A name that holds a `"` cannot be quoted at all; see [`name`].
pub fn needs_quotes(name: &str) -> bool {
    name.is_empty()
        || name.trim() != name
        || name.starts_with([COMMENT, '"', '{', '}'])
        // at the receiver's side these would belong to the arrow, and at the sender's side the last two would
        || name.starts_with(['>', ACTIVATE_SUFFIX, DEACTIVATE_SUFFIX, CREATE_SUFFIX])
        || starts_with_delay(name)
        || name.ends_with(['-', '<'])
        || name.contains([':', ',', '\n', '\r'])
        || name.contains("->")
        || name.contains("<-")
        || name == LEFT_BORDER
        || name == RIGHT_BORDER
        || keyword(first_word(name)).is_some()
        || has_as(name)
        || looks_foreign(name)
}

/// The name as it is written: bare where that is safe, else in quotes. The flag says that a `"` within it had to become
/// a `'`, because quotes have no escape (W-033), which the caller reports as a loss.
pub fn name(name: &str) -> (Cow<'_, str>, bool) {
    if !needs_quotes(name) {
        return (Cow::Borrowed(name), false);
    }
    let inner = escape(name);
    (Cow::Owned(format!("\"{}\"", inner.replace('"', "'"))), inner.contains('"'))
}

fn look_up<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(spelling, _)| spelling.eq_ignore_ascii_case(word)).map(|&(_, value)| value)
}

fn first_word(text: &str) -> &str {
    text.split(|each: char| each.is_whitespace() || each == '{').next().unwrap_or(text)
}

/// Whether readers that know other dialects would take the end of a bare name for PlantUML's `++` and its like, or for
/// the first half of a coloured arrow.
fn looks_foreign(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    matches!(last, "++" | "--" | "**" | "!!" | "--++" | "++--")
        || (name.contains("-[#") && name.ends_with(']'))
}

/// Whether `text` begins with a delay, `(3)`.
fn starts_with_delay(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inner.is_some_and(|(units, _)| !units.is_empty() && units.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether `text` holds the ` as ` that separates label and name in a declaration.
fn has_as(text: &str) -> bool {
    text.split([' ', '\t']).skip(1).any(|word| word.eq_ignore_ascii_case("as"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_goes_there_and_back() {
        for (text, value) in ARROWS {
            assert_eq!(arrow(text), Some(value));
            assert_eq!(arrow_text(value), Some(text));
        }
        for (index, (text, value)) in KEYWORDS.into_iter().enumerate() {
            assert_eq!(value as usize, index, "{text} is out of order");
            assert_eq!((keyword(text), value.as_str()), (Some(value), text));
            assert_eq!(keyword(&text.to_uppercase()), Some(value));
        }
        for (text, kind) in PARTICIPANT_TYPES {
            assert_eq!(participant_type(text), Some(kind));
            let words = declaration(kind).unwrap();
            assert!(words == text || words.strip_prefix("participant:") == Some(text), "{words}");
        }
        for (text, value) in FOOTERS {
            assert_eq!((footer(text), footer_text(value)), (Some(value), text));
        }
        for (text, place) in PLACES {
            assert_eq!(place_text(place), text);
        }
        for (text, kind) in FRAGMENTS {
            assert_eq!(fragment_text(kind), Some(text));
            assert!(keyword(text).is_some());
        }
        assert_eq!(arrow_text(Arrow::new(Line::Solid, Head::Cross)), None);
        assert_eq!(fragment_text(FragmentKind::Break), None);
    }

    #[test]
    fn longer_arrows_come_before_those_that_begin_like_them() {
        for (index, (earlier, _)) in ARROWS.iter().enumerate() {
            for (later, _) in &ARROWS[index..] {
                assert!(later.len() <= earlier.len(), "{later} after {earlier}");
            }
        }
        for (index, (earlier, ..)) in TOLERATED_ARROWS.iter().enumerate() {
            for (later, ..) in &TOLERATED_ARROWS[index..] {
                assert!(later.len() <= earlier.len(), "{later} after {earlier}");
            }
        }
    }

    #[test]
    fn line_breaks_are_the_only_escape() {
        assert_eq!(unescape(r"one\ntwo\t\\"), "one\ntwo\\t\\\\");
        for text in ["", "one", "one\ntwo", "\n\n", r"C:\temp", r"a\\b"] {
            assert!(can_be_written(text), "{text}");
            assert_eq!(unescape(&escape(text)), text);
        }
        assert!(!can_be_written(r"C:\new"));
        assert_eq!(escape("a\r\nb\rc"), r"a\nb\nc");
    }

    #[test]
    fn only_names_that_would_be_misread_are_quoted() {
        for plain in [
            "A",
            "Auth Server",
            "order-db",
            "a/b.js",
            "f(x)",
            "(x)",
            "顧客",
            "ending",
            "hasty",
            "a\"b",
            "a's",
            "<<x>>",
            "as",
        ] {
            assert!(!needs_quotes(plain), "{plain}");
        }
        for odd in [
            "",
            " A",
            ":svc",
            "a,b",
            "a->b",
            "a<-b",
            "x-",
            "-x",
            "+x",
            "*x",
            "(2)x",
            "#1",
            "[",
            "]",
            "end",
            "End of day",
            "note",
            "Label as id",
            "}",
            "\"q",
            ">",
            "a\nb",
            "a ++",
            "parallel{x",
            "a-[#1]",
        ] {
            assert!(needs_quotes(odd), "{odd}");
        }
        assert_eq!(name("Shop"), ("Shop".into(), false));
        assert_eq!(name("a: b"), ("\"a: b\"".into(), false));
        assert_eq!(name("say \"a: b\""), ("\"say 'a: b'\"".into(), true));
    }
}

//! What can be wrong with a text, as data; and, in one place, in words.

use diag::{Diagnostic, Severity, Span};

/// Everything that reading notices about statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    // lines that are no statements
    /// What was expected at the place.
    Expected(Vec<&'static str>),
    Habit(Habit),
    /// A line that begins with `!` and a word that is none of the preprocessor's.
    UnknownDirective(String),
    Unclosed(&'static str),
    /// A text of several lines has none.
    NoLines,
    /// A `<style>` block that can't be read.
    BadStyle,
    /// A line in the braces of `skinparam`.
    BadSetting,
    BadSprite,
    OtherDiagram(&'static str),
    Empty,
    // names of things that are not there
    NoSuchColor,
    NoHead,
    TooDeep,
    // order of statements
    StrayEnd,
    StrayElse,
    StrayEndBox,
    AfterDelay,
    AlreadyEnded,
    NothingToDeactivate,
    DeactivateEarly,
    NowhereToReturn,
    NotCreated(String),
    CreatesItself,
    /// No message creates it.
    NeverCreated(String),
    NoteBeforeMessage,
    UnknownAnchor(String),
    // numbers
    NumberFormat,
    NumberingNotBegun,
    NumberLevel,
    NumberTooLarge,
    // presentation
    /// `url of "x"`, which PlantUML takes for a participant with quotes in its name.
    QuotedUrl,
    Redeclared,
    Picture(&'static str),
}

/// A spelling of another tool, or one that looks right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    SuffixBeforeName,
    MissingColon,
    NoHeadLine,
    Operand(&'static str),
    JoinedEnd(&'static str),
    Semicolon,
    HashComment,
    PercentComment,
    ThreeNames,
    Across,
    FreeNote,
    NumberOff,
    NameNeedsQuotes,
    KeywordNeedsBlank,
    LegendPlace,
    Direction,
    Title,
}

impl Problem {
    /// How bad it is.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Problem::TooDeep
            | Problem::NoteBeforeMessage
            | Problem::NeverCreated(_)
            | Problem::UnknownAnchor(_)
            | Problem::Redeclared
            | Problem::QuotedUrl
            | Problem::NumberTooLarge => Severity::Warning,
            Problem::Picture(_) => Severity::Info,
            _ => Severity::Error,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Problem::Expected(_) => "syntax",
            Problem::Habit(habit) => habit.words().0,
            Problem::UnknownDirective(_) => "unknown-directive",
            Problem::Unclosed(_) => "unclosed-text",
            Problem::NoLines => "empty-text",
            Problem::BadStyle => "style-syntax",
            Problem::BadSetting => "setting-syntax",
            Problem::BadSprite => "sprite-data",
            Problem::OtherDiagram(_) => "other-diagram-kind",
            Problem::Empty => "empty-diagram",
            Problem::NoSuchColor => "unknown-colour",
            Problem::NoHead => "arrow-without-head",
            Problem::TooDeep => "too-deep",
            Problem::StrayEnd => "stray-end",
            Problem::StrayElse => "stray-else",
            Problem::StrayEndBox => "stray-end-box",
            Problem::AfterDelay => "activation-after-delay",
            Problem::AlreadyEnded => "activation-after-end",
            Problem::NothingToDeactivate | Problem::DeactivateEarly => "nothing-to-deactivate",
            Problem::NowhereToReturn => "nowhere-to-return",
            Problem::NotCreated(_) | Problem::CreatesItself | Problem::NeverCreated(_) => {
                "creation-without-message"
            }
            Problem::NoteBeforeMessage => "note-before-message",
            Problem::UnknownAnchor(_) => "unknown-anchor",
            Problem::NumberFormat => "number-format",
            Problem::NumberingNotBegun => "numbering-not-begun",
            Problem::NumberLevel => "number-level",
            Problem::NumberTooLarge => "number-too-large",
            Problem::QuotedUrl => "quoted-link",
            Problem::Redeclared => "redeclared",
            Problem::Picture(_) => "picture-in-text",
        }
    }

    fn message(&self) -> String {
        match self {
            Problem::Expected(labels) if labels.is_empty() => {
                "this line is no statement of a sequence diagram".into()
            }
            Problem::Expected(labels) => format!("expected {}", list(labels)),
            Problem::Habit(habit) => habit.words().1.into(),
            Problem::UnknownDirective(word) => format!("`!{word}` is no directive"),
            Problem::Unclosed(closer) => format!("this text has no `{closer}`"),
            Problem::NoLines => "no line stands before the closing one".into(),
            Problem::BadSetting => "this is no setting".into(),
            Problem::BadSprite => "these are no rows of a sprite".into(),
            Problem::BadStyle => "this is no style sheet".into(),
            Problem::OtherDiagram(kind) => format!("skipped: {kind} diagram"),
            Problem::Empty => "this diagram has no participant".into(),
            Problem::NoSuchColor => "there is no such colour".into(),
            Problem::NoHead => "this arrow has no head".into(),
            Problem::TooDeep => {
                format!("fragments are nested deeper than {}; this one is left out", ir::MAX_NESTING)
            }
            Problem::StrayEnd => "no fragment is open that this could close".into(),
            Problem::StrayElse => "no fragment is open that this could divide".into(),
            Problem::StrayEndBox => "no box is open that this could close".into(),
            Problem::AfterDelay => "a lifeline can't change directly behind a delay".into(),
            Problem::AlreadyEnded => "this bar begins where another one of the lifeline ends".into(),
            Problem::NothingToDeactivate => "no bar is open that this could end".into(),
            Problem::DeactivateEarly => {
                "a bar can't end before the first message, unless it began there".into()
            }
            Problem::NowhereToReturn => "there is no message that this could answer".into(),
            Problem::NotCreated(name) => format!("the message behind `create {name}` must go to `{name}`"),
            Problem::CreatesItself => "a participant can't create itself".into(),
            Problem::NeverCreated(name) => {
                format!("no message creates `{name}`: its column begins at the top")
            }
            Problem::NoteBeforeMessage => "a note on a message, before any message, is not shown".into(),
            Problem::UnknownAnchor(name) => format!("no message has the anchor `{name}`"),
            Problem::NumberFormat => "this is no decimal pattern".into(),
            Problem::NumberingNotBegun => "numbers can't go on that were never begun".into(),
            Problem::NumberLevel => "the number has no such part".into(),
            Problem::NumberTooLarge => "this number is too large; the largest possible one is taken".into(),
            Problem::QuotedUrl => "quotes belong to the name here: this is another participant".into(),
            Problem::Redeclared => {
                "declared again: the column moves to the right, the rest of the line has no effect".into()
            }
            Problem::Picture(what) => format!("{what} in a text is not drawn"),
        }
    }

    fn help(&self) -> Option<&'static str> {
        match self {
            Problem::Habit(habit) => Some(habit.words().2),
            Problem::UnknownDirective(word) if word.chars().any(|c| c.is_ascii_uppercase()) => {
                Some("directives are written in small letters")
            }
            Problem::NoHead => Some("write `->` or `-->`; PlantUML has no arrows without a head"),
            Problem::AfterDelay => {
                Some("move the statement in front of the delay, or behind the next message")
            }
            Problem::NoSuchColor => Some("write a name of CSS, or `#RGB`, `#RRGGBB`, `#RRGGBBAA`"),
            Problem::NumberFormat => {
                Some("write `0` or `#` for digits, and quotes around other marks of patterns")
            }
            Problem::BadSetting => Some("write a name, a blank and a value"),
            Problem::BadSprite => Some("write a hexadecimal digit for each point"),
            Problem::BadStyle => Some("write `selector { Property value }`"),
            Problem::Empty => Some("a participant or a message makes a diagram"),
            Problem::NumberingNotBegun => Some("write `autonumber` before the first message that is counted"),
            Problem::QuotedUrl => {
                Some("give the participant a bare name, or put the link into its declaration")
            }
            Problem::Redeclared => Some("declare a participant before its first use"),
            _ => None,
        }
    }
}

impl Habit {
    /// Code, message, help.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Habit::SuffixBeforeName => (
                "foreign-arrow",
                "`+` and `-` behind an arrow are spellings of other tools",
                "write `++` or `--` behind the receiver: `A -> B ++ : text`",
            ),
            Habit::MissingColon => {
                ("missing-colon", "a text behind a receiver needs `:`", "write `A -> B : text`")
            }
            Habit::NoHeadLine => (
                "arrow-without-head",
                "this arrow has no head",
                "write `->` or `-->`; PlantUML has no arrows without a head",
            ),
            Habit::Operand(_) => {
                ("foreign-operand", "branches of fragments begin with `else`", "write `else` and the label")
            }
            Habit::JoinedEnd(_) => (
                "joined-end",
                "a fragment ends with `end`",
                "write `end`, and words behind a blank if you like",
            ),
            Habit::Semicolon => ("semicolon", "statements don't end with `;`", "take the `;` away"),
            Habit::HashComment => {
                ("foreign-comment", "comments begin with `'`", "write `'` at the start of the line")
            }
            Habit::PercentComment => {
                ("foreign-comment", "comments begin with `'`", "write `'` at the start of the line")
            }
            Habit::ThreeNames => (
                "note-over-several",
                "a note stands over one or two participants",
                "name the first and the last one: `note over A, C : text`",
            ),
            Habit::Across => ("misspelt-across", "`accross` is misspelt", "write `note across : text`"),
            Habit::FreeNote => (
                "free-note",
                "sequence diagrams have no free notes",
                "write `note over A : text` or `note across : text`",
            ),
            Habit::NumberOff => ("autonumber-off", "`autonumber` has no `off`", "write `autonumber stop`"),
            Habit::NameNeedsQuotes => (
                "name-needs-quotes",
                "a bare name holds letters, digits, `_`, `.` and `@` only",
                "put the name in quotes",
            ),
            Habit::KeywordNeedsBlank => (
                "keyword-needs-blank",
                "a blank must stand behind this word",
                "write a blank between word and label",
            ),
            Habit::LegendPlace => {
                ("legend-place", "the vertical place comes first", "write `legend top left`")
            }
            Habit::Direction => (
                "direction",
                "sequence diagrams have no direction",
                "take the line away: columns always stand side by side",
            ),
            Habit::Title => {
                ("empty-title", "this text needs a letter or a digit", "write `title Some words`")
            }
        }
    }
}

/// A problem in words.
pub(crate) fn diagnostic(span: Span, problem: &Problem) -> Diagnostic {
    let label = match problem {
        Problem::Expected(_) => "not understood from here on",
        _ => "",
    };
    let mut diagnostic =
        Diagnostic::new(problem.severity(), problem.code(), problem.message()).at(span, label);
    if matches!(problem, Problem::OtherDiagram(_)) {
        diagnostic = diagnostic.note("only sequence diagrams are read");
    }
    match problem.help() {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// How many findings of one diagram are kept.
pub(crate) const LIMIT: usize = 1000;

/// What stands for the findings beyond the limit.
pub(crate) fn and_more(count: usize, worst: Severity) -> Diagnostic {
    Diagnostic::new(worst, "more-findings", format!("{count} further findings are not shown"))
}

/// `a, b or c`.
fn list(labels: &[&'static str]) -> String {
    match labels {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}

//! What can be wrong with a text, as data; and, in one place, in words.

use crate::foreign::{Arrows, Foreign};
use crate::quote::quote;
use crate::report::Finding;
use diag::{Diagnostic, IncludeError, Severity, Sources, Span};
use ir::FragmentKind;
use spelling::wsd;
use std::borrow::Cow;

/// Everything that the reader notices. Which stretch of text it is about stands beside it in the [`Finding`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    // lines that are no statements
    NotAStatement,
    KeywordNeedsBlank(&'static str),
    MissingBrace(&'static str),
    Foreign(&'static Foreign),
    ForeignArrow(Arrows),
    SideText,

    // names
    MissingName(&'static str),
    ColonInName,
    ArrowInName,
    AfterQuotedName,
    UnclosedQuote,
    KeywordAsName(&'static str),
    ColourInName,
    SeveralBeside,

    // messages
    MissingSender,
    MissingReceiver,
    SecondArrow,
    MissingColon,
    EmptyWithoutColon,
    RepeatedSuffix,
    SuffixWithDelay,
    DelayTooLarge,
    ReversedArrow(&'static str),
    OpenDoubleArrow(&'static str),
    OddBorder,
    NoParticipant,
    SuffixOnBorder,
    BackslashKept,

    // participants
    UnknownType,
    ReversedAlias,
    RepeatedDeclaration { earlier: Option<Span> },
    LateDeclaration { first: Option<Span> },
    CreatedLate { first: Option<Span> },
    CreatedByItself,
    CreateStatement,
    NeverCreated,
    NotActive,

    // notes, states, references
    MissingPlace(&'static str),
    Unclosed(&'static str),
    ClosedByOther { found: &'static str, expected: &'static str },
    AfterReferenceEnd,

    // fragments and groups
    StrayEnd,
    StrayBodyEnd(&'static str),
    StrayElse,
    StrayBrace,
    UnclosedFragment(&'static str),
    EndOfOther { open: &'static str, opened: Option<Span> },
    ElseIn(FragmentKind),
    ParBranches,
    SerialGroup,
    TooDeep,

    // settings
    TitleColon,
    NoTitle,
    RepeatedTitle { earlier: Option<Span> },
    UnknownOption,
    UnknownFooter,
    AutonumberArgument,
    AutonumberExtra,
    AutonumberTooLarge,
    IncludeUnquoted,
    Include(Box<IncludeError>),
    IncludeCycle,
    IncludeLimit,

    // js-sequence-diagrams
    NotInJsSequence,
    JsName,
    JsTextNeeded,
    JsNoteNames,

    // the whole text
    TooLarge,
}

impl Problem {
    /// How bad it is.
    pub(crate) fn severity(&self) -> Severity {
        use Problem::*;
        match self {
            BackslashKept | SuffixWithDelay | ParBranches | SerialGroup => Severity::Info,
            SideText
            | UnclosedQuote
            | KeywordAsName(_)
            | ColourInName
            | SeveralBeside
            | EmptyWithoutColon
            | DelayTooLarge
            | ReversedArrow(_)
            | OpenDoubleArrow(_)
            | OddBorder
            | SuffixOnBorder
            | UnknownType
            | ReversedAlias
            | RepeatedDeclaration { .. }
            | LateDeclaration { .. }
            | CreatedLate { .. }
            | CreatedByItself
            | CreateStatement
            | NeverCreated
            | ClosedByOther { .. }
            | AfterReferenceEnd
            | EndOfOther { .. }
            | ElseIn(_)
            | TitleColon
            | NoTitle
            | RepeatedTitle { .. }
            | UnknownOption
            | UnknownFooter
            | AutonumberExtra
            | AutonumberTooLarge
            | IncludeUnquoted => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The stable name of this kind of finding.
    pub(crate) fn code(&self) -> &'static str {
        use Problem::*;
        match self {
            NotAStatement => "not-a-statement",
            KeywordNeedsBlank(_) => "keyword-needs-blank",
            MissingBrace(_) => "missing-brace",
            Foreign(_) => "foreign-syntax",
            ForeignArrow(_) => "foreign-arrow",
            SideText => "side-text",
            MissingName(_) => "missing-name",
            ColonInName => "colon-in-name",
            ArrowInName => "arrow-in-name",
            AfterQuotedName => "after-quoted-name",
            UnclosedQuote => "unclosed-quote",
            KeywordAsName(_) => "keyword-as-name",
            ColourInName => "colour-in-name",
            SeveralBeside => "several-beside",
            MissingSender => "missing-sender",
            MissingReceiver => "missing-receiver",
            SecondArrow => "second-arrow",
            MissingColon => "missing-colon",
            EmptyWithoutColon => "empty-without-colon",
            RepeatedSuffix => "repeated-suffix",
            SuffixWithDelay => "suffix-with-delay",
            DelayTooLarge => "delay-too-large",
            ReversedArrow(_) => "reversed-arrow",
            OpenDoubleArrow(_) => "open-double-arrow",
            OddBorder => "odd-border",
            NoParticipant => "no-participant",
            SuffixOnBorder => "suffix-on-border",
            BackslashKept => "backslash-kept",
            UnknownType => "unknown-participant-type",
            ReversedAlias => "reversed-alias",
            RepeatedDeclaration { .. } => "repeated-declaration",
            LateDeclaration { .. } => "late-declaration",
            CreatedLate { .. } => "created-late",
            CreatedByItself => "created-by-itself",
            CreateStatement => "create-statement",
            NeverCreated => "never-created",
            NotActive => "not-active",
            MissingPlace(_) => "missing-place",
            Unclosed(_) => "unclosed-block",
            ClosedByOther { .. } => "closed-by-other",
            AfterReferenceEnd => "after-reference-end",
            StrayEnd => "stray-end",
            StrayBodyEnd(_) => "stray-end",
            StrayElse => "stray-else",
            StrayBrace => "stray-brace",
            UnclosedFragment(_) => "unclosed-block",
            EndOfOther { .. } => "end-of-other",
            ElseIn(_) => "else-without-alt",
            ParBranches => "par-branches",
            SerialGroup => "serial-group",
            TooDeep => "nested-too-deep",
            TitleColon => "title-colon",
            NoTitle => "empty-title",
            RepeatedTitle { .. } => "repeated-title",
            UnknownOption => "unknown-option",
            UnknownFooter => "unknown-footer",
            AutonumberArgument => "autonumber-argument",
            AutonumberExtra => "autonumber-extra",
            AutonumberTooLarge => "autonumber-too-large",
            IncludeUnquoted => "include-unquoted",
            Include(_) => "include-failed",
            IncludeCycle => "include-cycle",
            IncludeLimit => "include-limit",
            NotInJsSequence => "not-in-js-sequence",
            JsName => "js-name",
            JsTextNeeded => "js-text-needed",
            JsNoteNames => "js-note-names",
            TooLarge => "text-too-large",
        }
    }
}

/// What a finding says: what is wrong, where, and what to do.
struct Words {
    message: Cow<'static, str>,
    label: Cow<'static, str>,
    note: Option<Cow<'static, str>>,
    help: Option<Cow<'static, str>>,
    also: Option<(Span, &'static str)>,
}

impl Words {
    fn new(message: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), label: label.into(), note: None, help: None, also: None }
    }

    fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The near miss as the way out, or else the given one.
    fn did_you_mean(self, near: Option<&'static str>, otherwise: &'static str) -> Self {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self.help(otherwise),
        }
    }

    fn note(mut self, note: impl Into<Cow<'static, str>>) -> Self {
        self.note = Some(note.into());
        self
    }

    fn also(mut self, span: Option<Span>, what: &'static str) -> Self {
        self.also = span.map(|span| (span, what));
        self
    }
}

/// The finding as it is shown.
pub(crate) fn diagnostic(finding: &Finding, sources: &Sources) -> Diagnostic {
    let Finding { span, problem } = finding;
    let raw = sources.slice(*span);
    let words = words(problem, raw, &quote(raw));
    let mut diagnostic =
        Diagnostic::new(problem.severity(), problem.code(), words.message).at(*span, words.label);
    if let Some((span, what)) = words.also {
        diagnostic = diagnostic.at(span, what);
    }
    if let Some(note) = words.note {
        diagnostic = diagnostic.note(note);
    }
    if let Some(help) = words.help {
        diagnostic = diagnostic.help(help);
    }
    diagnostic
}

/// The last finding of a text that has more of them than are kept.
pub(crate) fn and_more(count: usize, severity: Severity) -> Diagnostic {
    Diagnostic::new(severity, "more-findings", format!("and {count} more findings in this text"))
        .help("repair the first ones, then read the text again")
}

/// `raw` is the stretch that the finding is about, `at` the same in backticks.
fn words(problem: &Problem, raw: &str, at: &str) -> Words {
    use Problem::*;
    match problem {
        NotAStatement => Words::new("this line is no statement", "not read").did_you_mean(
            near(raw, keywords()),
            "a message is written `A->B: text`, a remark `note over A: text`, a comment `# text`",
        ),
        KeywordNeedsBlank(keyword) => {
            Words::new(format!("`{keyword}` must be followed by a blank"), "no statement begins like this")
                .help(format!("put a blank after `{keyword}`"))
        }
        MissingBrace(keyword) => Words::new(format!("`{keyword}` opens a group with a brace"), "no brace")
            .help(format!("write `{keyword} {{`, and `}}` on a line of its own behind the group")),
        Foreign(entry) => {
            Words::new(format!("{at} is {} syntax, which WSD does not have", entry.tool), entry.what)
                .help(entry.advice)
        }
        ForeignArrow(arrows) => Words::new(arrows.message(), "no WSD arrow").help(arrows.advice()),
        SideText => Words::new(
            "this indented line is no statement and is shown as text beside the diagram",
            "shown in the margin",
        )
        .did_you_mean(
            near(raw, keywords()),
            "write `note over A: text` for a remark, or `# text` for a comment",
        ),

        MissingName(keyword) => {
            Words::new(format!("`{keyword}` names no participant"), "a name is missing here")
                .help(format!("write `{keyword} Name`"))
        }
        ColonInName => Words::new("a name outside quotes ends at a colon", "this colon")
            .help("put the name in quotes: `\"a:b\"->C: text`"),
        ArrowInName => Words::new("a name outside quotes cannot hold an arrow", "this arrow")
            .help("put the name in quotes, or write the message on a line of its own"),
        AfterQuotedName => Words::new("a quoted name ends at its second quote", "more than a name")
            .help("remove what follows the quotes, or put all of it inside them"),
        UnclosedQuote => {
            Words::new("a quote is not closed", "taken as the whole name").help("add the second `\"`")
        }
        KeywordAsName(keyword) => Words::new(
            format!("this sender begins with the keyword `{keyword}`"),
            "taken as a name, because no statement fits",
        )
        .help(format!("put the name in quotes: {}", requote(at))),
        ColourInName => {
            Words::new("WSD has no colours and no order of participants", "taken as part of the name")
                .help("remove it; a picture's colours come from its theme")
        }
        SeveralBeside => Words::new("a note beside a lifeline has one name", "several names")
            .help("name one, or write `note over A,B: text`"),

        MissingSender => Words::new("this message has no sender", "a name is missing before this arrow")
            .help("write `A->B: text`; a message from outside is `[->B: text`"),
        MissingReceiver => Words::new("this message has no receiver", "a name is missing after this arrow")
            .help("write `A->B: text`; a message to outside is `A->]: text`"),
        SecondArrow => Words::new("a message has one arrow", "a second arrow")
            .help("write two messages, or put a name that holds an arrow in quotes"),
        MissingColon => Words::new("the text of a message begins with a colon", "no colon on this line")
            .help("put a colon between receiver and text: `A->B: text`"),
        EmptyWithoutColon => Words::new("a message without a colon", "taken as a message without text")
            .help("write the colon, even if no text follows: `A->B:`"),
        RepeatedSuffix => Words::new(format!("{at} stands twice on this arrow"), "the second one")
            .help("write each of `+`, `-`, `*` and `(N)` once at most"),
        SuffixWithDelay => {
            Words::new("a delay together with `+`, `-` or `*` is not documented", "both are kept")
                .help("write `activate`, `deactivate` on lines of their own")
        }
        DelayTooLarge => Words::new("this delay is too large", format!("taken as {}", wsd::LONGEST_DELAY))
            .help("delays go from 1 to 5 or so"),
        ReversedArrow(arrow) => {
            Words::new("WSD arrows point to the right", format!("read as `{arrow}` with the ends swapped"))
                .help(format!("swap the names and write `{arrow}`"))
        }
        OpenDoubleArrow(arrow) => {
            Words::new("WSD has no double arrow with open heads", "read as one with open heads at both ends")
                .help(format!("write `{arrow}`"))
        }
        OddBorder => Words::new(
            "`[` stands for the left border as sender, `]` for the right one as receiver",
            "here the border of the other side is meant",
        )
        .help("turn the message round, or give the partner a name"),
        NoParticipant => {
            Words::new("a message from border to border has no participant", "both ends are borders")
                .help("name a participant at one end")
        }
        SuffixOnBorder => Words::new("a border has no lifeline", "`+`, `-` or `*` is left out at the border")
            .help("remove the suffix"),
        BackslashKept => Words::new("`\\n` is the only escape", "shown as written"),

        UnknownType => Words::new(format!("{at} is no type of participant"), "drawn as a plain participant")
            .did_you_mean(
                near(raw, wsd::PARTICIPANT_TYPES.iter().map(|row| row.0)),
                "write one of `actor`, `database`, `collections`, `cloud`, `queue`",
            ),
        ReversedAlias => Words::new(
            "the label comes first: `participant Label as Id`",
            "read the other way round, because messages use the first name",
        )
        .help("swap the two sides of `as`"),
        RepeatedDeclaration { earlier } => {
            Words::new(format!("{at} is declared again"), "this declaration wins")
                .also(*earlier, "declared here before")
                .help("keep one of the declarations")
        }
        LateDeclaration { first } => Words::new(
            format!("{at} is declared after its first use"),
            "label and type hold, the column stays",
        )
        .also(*first, "first used here")
        .help("declare participants before their first message"),
        CreatedLate { first } => Words::new(format!("{at} is there before it is created"), "created here")
            .also(*first, "mentioned here before")
            .help("remove the earlier mention, or the `*`"),
        CreatedByItself => {
            Words::new(format!("{at} cannot create itself"), "the `*` is left out").help("remove the `*`")
        }
        CreateStatement => {
            Words::new("`create` is not documented", "the next message to this participant creates it")
                .help("mark the message that creates instead: `A->*B: text`")
        }
        NeverCreated => Words::new(format!("no message to {at} follows, so nothing creates it"), "left out")
            .help("remove this line, or mark the message that creates: `A->*B: text`"),
        NotActive => Words::new(format!("Deactivate: {at} was not activated"), "left out")
            .help("remove it, or start the bar with `activate` or `->+` before"),

        MissingPlace(what) => Words::new(format!("this {what} does not say where it stands"), "no place")
            .help(match *what {
                "ref" => "write `ref over A,B: text`".to_owned(),
                what => format!(
                    "write `{what} over A: text`, `{what} left of A: text` or `{what} right of A: text`"
                ),
            }),
        Unclosed(what) => {
            Words::new(format!("this {what} has neither a `:` nor an `end {what}`"), "its text is missing")
                .help(format!("put a colon before the text, or end the text with a line `end {what}`"))
        }
        ClosedByOther { found, expected } => {
            Words::new(format!("a `{expected}` is closed by `end {found}`"), "taken as its end")
                .help(format!("write `end {expected}`"))
        }
        AfterReferenceEnd => Words::new("after `end ref` only an arrow may follow", "left out")
            .help("write `end ref`, or `end ref-->A: text`"),

        StrayEnd => {
            Words::new("`end` closes nothing", "this `end`").help("remove it, or open a block before it")
        }
        StrayBodyEnd(what) => Words::new(format!("`end {what}` closes nothing"), "no such block is open")
            .help(format!("remove it; a `{what}` with its text after a colon needs no end")),
        StrayElse => Words::new("no block is open that could have branches", "this branch")
            .help("open an `alt` before it"),
        StrayBrace => {
            Words::new("`}` closes nothing", "this brace").help("remove it, or open `parallel {` before it")
        }
        UnclosedFragment(what) => Words::new(format!("`{what}` is never closed"), "opened here")
            .help(if what.ends_with('{') { "add a line `}`" } else { "add a line `end`" }),
        EndOfOther { open, opened } => {
            Words::new(format!("{at} closes a block that is open as `{open}`"), "closes the innermost block")
                .also(*opened, "the block that it closes")
                .help("write `end` alone, or check which block is meant")
        }
        ElseIn(kind) => {
            Words::new(format!("`else` in `{}` is not documented", kind.as_str()), "read as a further branch")
                .help("write `alt` for a block with branches")
        }
        ParBranches => Words::new(
            "how branches of `par` are separated is not documented",
            "read as branches at the same time",
        ),
        SerialGroup => Words::new("`serial {` is not documented", "its messages are read one after another"),
        TooDeep => Words::new(
            format!("blocks are nested deeper than {}", ir::MAX_NESTING),
            "from here on the content is kept without its frame",
        )
        .help("move the inner blocks into a diagram of their own"),

        TitleColon => {
            Words::new("`title` takes no colon", "the colon is left out").help("write `title Text`")
        }
        NoTitle => {
            Words::new("`title` has no text", "left out").help("write `title Text`, or remove the line")
        }
        RepeatedTitle { earlier } => Words::new("a second title", "this one is shown")
            .also(*earlier, "the first one")
            .help("keep one of them"),
        UnknownOption => Words::new(format!("unknown option {at}"), "kept, without effect")
            .did_you_mean(near(raw, ["footer"]), "the known option is `option footer=none`, `bar` or `box`"),
        UnknownFooter => Words::new(format!("{at} is no footer"), "kept, without effect")
            .did_you_mean(near(raw, wsd::FOOTERS.iter().map(|row| row.0)), "write `none`, `bar` or `box`"),
        AutonumberArgument => Words::new(format!("`autonumber` does not know {at}"), "left out")
            .help("write `autonumber`, `autonumber 5` or `autonumber off`"),
        AutonumberExtra => Words::new("`autonumber` takes one number", "without effect").help("remove it"),
        AutonumberTooLarge => Words::new("this number is too large to count from", "without effect")
            .help("start at a smaller number"),
        IncludeUnquoted => Words::new("the name of an included diagram stands in quotes", "read as the name")
            .help(format!("write `include \"{}\"`", at.trim_matches('`'))),
        Include(error) => {
            let words = Words::new(format!("{at} is not included"), "nothing is inserted here")
                .note(error.to_string());
            match &**error {
                IncludeError::NotFound(_) => words.help("check the name; it is looked for beside this file"),
                _ => words.help("copy the diagram in, or remove the line"),
            }
        }
        IncludeCycle => Words::new(format!("{at} includes itself"), "nothing is inserted here")
            .help("remove one of the `include` lines of the circle"),
        IncludeLimit => Words::new("too much is included", "nothing is inserted here").note(format!(
            "at most {} levels, {} diagrams and {} MiB are followed",
            crate::lower::DEPTH_LIMIT,
            crate::lower::COUNT_LIMIT,
            crate::lower::BYTES_LIMIT >> 20
        )),

        NotInJsSequence => Words::new("js-sequence-diagrams does not have this", "not read")
            .help("it has `title`, `participant`, `note` and messages `A->B: text`; WSD has more"),
        JsName => {
            Words::new("a name outside quotes cannot hold `-`, `>`, `:`, `,` or `\"`", "this character")
                .help("put the name in quotes")
        }
        JsTextNeeded => {
            Words::new("a colon and a text must follow", "missing here").help("write `A->B: text`")
        }
        JsNoteNames => {
            Words::new("a note stands at one participant, or over two different ones", "these names")
                .help("write `note over A,B: text`")
        }

        TooLarge => Words::new("this text is larger than 4 GiB", "not read").help("split it"),
    }
}

fn requote(at: &str) -> String {
    format!("`\"{}\"`", at.trim_matches('`'))
}

/// What the first word of `raw` nearly is.
fn near(raw: &str, candidates: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let word = raw.split(|c: char| c.is_whitespace() || matches!(c, ':' | '=')).next()?;
    diag::nearest(word, candidates)
}

fn keywords() -> impl Iterator<Item = &'static str> {
    wsd::KEYWORDS.iter().map(|row| row.0)
}

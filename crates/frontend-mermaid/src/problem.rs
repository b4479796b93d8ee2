//! What can be wrong with a text, as data. The words stand in [`words`].

mod words;

use crate::foreign::Foreign;
use crate::part::Part;
use diag::{Diagnostic, Severity, Span};
use ir::FragmentKind;
use spelling::mermaid::Keyword;

/// Everything that the reader notices. Which stretch of text it is about stands beside it in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    // the whole text
    TooLarge,
    TooLong,
    NoHeader,
    HeaderCase,
    HeaderGlued,
    OtherKind(&'static str),
    DiagramWord(&'static str),
    SecondHeader,
    FrontMatterEmpty,
    FrontMatterOpen,
    FrontMatterNotFirst,
    FrontMatterYaml(String),
    DirectiveOpen,
    DirectiveJson(String),
    StyleTrap,
    SwallowedByComment,

    // lines that are no statements
    NotAStatement { near: Option<&'static str>, continued: bool },
    AfterSemicolon { entity: bool },
    Foreign(&'static Foreign),
    ForeignBlock(&'static Foreign),
    Junk,
    Extra,
    BlankBeforeLineEnd,

    // names
    KeywordAsName(Keyword),
    NumberAsName,
    NameCharacter(char),
    ArrowInName,
    DashesInName,
    DashAtEnd,
    MissingName(Keyword),
    DeclaredCharacter { word: Keyword, char: char },
    AliasTrap,
    QuotedName,
    HashInName,
    BorderName,
    HeadInName,

    // participants
    CreateWithoutKind,
    ConfigUnclosed,
    ConfigEmpty,
    ConfigYaml(String),
    ConfigNotHere,
    BlankBeforeConfig,
    AliasNotHere,
    UnknownType(String),
    CreatedAgain { first: Part },
    NoCreation { name: String },
    CreationUnused,
    OnlyActivated,
    NoDestruction { name: String },
    DestructionUnused,
    DestroyedAgain,
    TwoBoxes { first: Part },

    // messages
    BadArrow(&'static str),
    MissingSender,
    MissingTarget,
    MissingColon,
    RepeatedSuffix,
    SuffixWithCircle,
    CircleBehindTarget,
    NotActive { name: String },

    // notes, links
    NotePlace,
    PlaceBlanks,
    NoteNames,
    BlockNote,
    EndNote,
    LinkWithoutAt,
    LinkJson(String),
    DetailsElsewhere,

    // blocks
    StrayEnd,
    StrayBranch(Keyword),
    WrongBranch { branch: Keyword, open: FragmentKind, opened: Part },
    Unclosed(&'static str),
    EndWords(&'static str),
    InBox { opened: Part },
    TooDeep,
    HexColour,
    UnknownColour,
    ContextColour,

    // texts
    CutAtHash,
    TitleColon,
    TitleTakesLine,
    TitleWithArrow,
    BackslashN,
    Math,
    AccDescrOpen,

    // numbering, configuration
    AutonumberArgument,
    UnknownTheme { name: String, near: Option<&'static str> },
    ProtectedKey(String),
    ConfigValue { key: String },
    ThemeColour { key: String },
}

impl Problem {
    /// How bad it is. An error is what Mermaid refuses, and nothing else is one.
    pub(crate) fn severity(&self) -> Severity {
        use Problem::*;
        match self {
            Math | BackslashN | ContextColour | StyleTrap => Severity::Info,
            TooLong
            | DirectiveOpen
            | DirectiveJson(_)
            | SwallowedByComment
            | Junk
            | AliasTrap
            | QuotedName
            | HashInName
            | BorderName
            | HeadInName
            | UnknownType(_)
            | CreationUnused
            | OnlyActivated
            | DestructionUnused
            | DestroyedAgain
            | LinkWithoutAt
            | LinkJson(_)
            | DetailsElsewhere
            | HexColour
            | UnknownColour
            | CutAtHash
            | TitleTakesLine
            | TitleWithArrow
            | AccDescrOpen
            | UnknownTheme { .. }
            | ProtectedKey(_)
            | ConfigValue { .. } => Severity::Warning,
            TooLarge
            | NoHeader
            | HeaderCase
            | HeaderGlued
            | OtherKind(_)
            | DiagramWord(_)
            | SecondHeader
            | FrontMatterEmpty
            | FrontMatterOpen
            | FrontMatterNotFirst
            | FrontMatterYaml(_)
            | NotAStatement { .. }
            | AfterSemicolon { .. }
            | Foreign(_)
            | ForeignBlock(_)
            | Extra
            | BlankBeforeLineEnd
            | KeywordAsName(_)
            | NumberAsName
            | NameCharacter(_)
            | ArrowInName
            | DashesInName
            | DashAtEnd
            | MissingName(_)
            | DeclaredCharacter { .. }
            | CreateWithoutKind
            | ConfigUnclosed
            | ConfigEmpty
            | ConfigYaml(_)
            | ConfigNotHere
            | BlankBeforeConfig
            | AliasNotHere
            | CreatedAgain { .. }
            | NoCreation { .. }
            | NoDestruction { .. }
            | TwoBoxes { .. }
            | BadArrow(_)
            | MissingSender
            | MissingTarget
            | MissingColon
            | RepeatedSuffix
            | SuffixWithCircle
            | CircleBehindTarget
            | NotActive { .. }
            | NotePlace
            | PlaceBlanks
            | NoteNames
            | BlockNote
            | EndNote
            | StrayEnd
            | StrayBranch(_)
            | WrongBranch { .. }
            | Unclosed(_)
            | EndWords(_)
            | InBox { .. }
            | TooDeep
            | TitleColon
            | AutonumberArgument
            | ThemeColour { .. } => Severity::Error,
        }
    }

    /// Whether one finding a diagram is enough.
    pub(crate) fn is_said_once(&self) -> bool {
        use Problem::*;
        matches!(self, Math | BackslashN | TooDeep | QuotedName | TooLong)
    }

    /// The finding in words. `words` is the text at `span`; `place` finds other places.
    pub(crate) fn diagnostic(&self, span: Span, words: &str, place: impl Fn(Part) -> Span) -> Diagnostic {
        words::diagnostic(self, span, words, place)
    }
}

/// The finding that counts those not kept.
pub(crate) fn and_more(count: usize, worst: Severity) -> Diagnostic {
    let findings = if count == 1 { "finding is" } else { "findings are" };
    Diagnostic::new(worst, "more-findings", format!("{count} more {findings} not shown"))
        .help("repair those that are shown, and read the text again")
}

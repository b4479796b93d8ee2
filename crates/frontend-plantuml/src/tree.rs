//! What a text says, statement by statement, in PlantUML's own words.
//!
//! Blocks are not nested here: `alt`, `else` and `end` are statements like others, and lowering matches them. Parts of
//! a statement are stretches of the expanded text, so a tree holds hardly any text of its own.

use ir::{Align, FragmentKind, Head, NoteShape, NoteSide, ParticipantKind, Scale, Side, VerticalAlign};
use std::ops::Range;

/// A stretch of bytes of the expanded text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Part {
    pub start: u32,
    pub end: u32,
}

impl Part {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The text that it covers.
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same stretch without blanks at its ends.
    pub(crate) fn trim(self, text: &str) -> Self {
        let slice = self.of(text);
        let front = slice.trim_start();
        let start = self.start as usize + slice.len() - front.len();
        Self::new(start, start + front.trim_end().len())
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A statement and where it stands: from its first to its last character, block bodies included.
#[derive(Debug)]
pub(crate) struct Statement {
    pub part: Part,
    pub kind: Kind,
}

/// A statement's meaning.
#[derive(Debug)]
pub(crate) enum Kind {
    /// `' text` (P-003): the text.
    Comment(Part),
    Declaration(Box<Declaration>),
    Message(Box<Message>),
    /// `activate X` and its kin (section 8).
    Life(Box<Life>),
    /// `deactivate` without a name (P-126).
    DeactivateLast,
    Return(Box<Return>),
    AutoActivate(bool),
    Note(Box<Note>),
    Reference(Box<Reference>),
    /// `alt` … (section 10).
    Open(Box<Open>),
    Else(Box<Branch>),
    End,
    OpenBox(Box<OpenBox>),
    CloseBox,
    /// `== text ==` (P-049).
    Divider(Part),
    /// `...text...` (P-091, P-092).
    Delay(Part),
    /// `|||`, `||N||` (P-050, P-143): the digits, if any.
    Space(Part),
    /// `newpage title` (P-093).
    NewPage(Part),
    /// `ignore newpage` (P-144).
    IgnoreNewPage,
    Numbering(Numbering),
    /// Title, header … (section 14).
    Furniture(Box<Furniture>),
    Footbox(bool),
    HideUnlinked(bool),
    HideStereotype(bool),
    Scale(Scale),
    /// `url of X is [[…]]` (P-115).
    Url(Box<Url>),
    /// `{a} <-> {b} : text`.
    Duration(Box<Duration>),
    /// `skinparam K V` (P-054).
    Skinparam(Box<Skinparam>),
    /// `skinparam … {` … `}` (P-055): the words behind `skinparam`, and the lines.
    SkinparamBlock(Part, Part),
    /// `<style>` … `</style>` (P-156): what stands between.
    StyleBlock(Part),
    /// `!theme name` (P-101): what stands behind the word.
    Theme(Part),
    /// Something without an effect on meaning: `!pragma`, `minwidth`, `sprite` …
    Setting,
    /// A line that could not be read. `opens`: it opens a block of a sort, so that an `end` will follow.
    Error,
}

/// `participant "Label" as id <<stereotype>> order N [[url]] #colour` (section 6).
#[derive(Debug, Clone)]
pub(crate) struct Declaration {
    pub kind: ParticipantKind,
    /// `create` stands before it (P-072).
    pub create: bool,
    pub name: Part,
    pub label: Option<Part>,
    /// The label is a body of several lines (P-071).
    pub body: bool,
    pub stereotype: Option<Part>,
    pub order: Option<Part>,
    pub url: Option<Part>,
    pub colors: Option<Part>,
}

/// Where an arrow begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// A participant, perhaps declared here (P-068).
    Name { name: Part, label: Option<Part> },
    /// `[`, `]`, or nothing (P-075 to P-077).
    Border(Side),
    /// `?` (P-121).
    Point(Side),
}

/// An arrow as written, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Shaft {
    pub part: Part,
    pub left: Tip,
    pub right: Tip,
    /// How many dashes it has.
    pub dashes: u32,
    /// What stands between its brackets.
    pub style: Option<Part>,
    /// `(N)` (P-119).
    pub slant: Option<Part>,
}

/// One end of an arrow as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tip {
    pub head: Head,
    pub mark: Option<Mark>,
}

/// What stands at the end of an arrow beside its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `o`.
    Circle,
    /// `x`.
    Cross,
}

/// What stands behind the receiver: `++`, `--`, `**`, `!!`, in their order.
pub(crate) type Suffix = Option<Part>;

/// `A -> B ++ #colour <<stereotype>> [[url]] : text` (section 7).
#[derive(Debug)]
pub(crate) struct Message {
    pub parallel: bool,
    pub anchor: Option<Part>,
    pub left: End,
    pub shaft: Shaft,
    pub right: End,
    /// Further receivers (P-123).
    pub more: Vec<Part>,
    pub suffix: Suffix,
    pub color: Option<Part>,
    pub stereotype: Option<Part>,
    pub url: Option<Part>,
    pub text: Part,
}

/// What happens to a lifeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LifeEvent {
    Activate,
    Deactivate,
    Destroy,
    Create,
}

/// `activate X #back #line`.
#[derive(Debug)]
pub(crate) struct Life {
    pub event: LifeEvent,
    pub name: Part,
    pub background: Option<Part>,
    pub line: Option<Part>,
}

/// `return #colour text` (P-033).
#[derive(Debug)]
pub(crate) struct Return {
    pub parallel: bool,
    pub color: Option<Part>,
    pub text: Part,
}

/// The text of a note, reference or title.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Body {
    /// On the line.
    Line(Part),
    /// Whole lines up to the one that ends the block.
    Block(Part),
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Left(Part),
    Right(Part),
    Over(Part),
    OverTwo(Part, Part),
    Across,
    OnMessage(NoteSide),
}

/// A note (section 11).
#[derive(Debug)]
pub(crate) struct Note {
    pub shape: NoteShape,
    pub parallel: bool,
    /// `/ note` (P-139).
    pub same_row: bool,
    pub place: Place,
    pub stereotype: Option<Part>,
    pub colors: Option<Part>,
    pub url: Option<Part>,
    pub body: Body,
}

/// `ref over A, B : text` (P-094, P-095).
#[derive(Debug)]
pub(crate) struct Reference {
    pub color: Option<Part>,
    pub names: Vec<Part>,
    pub url: Option<Part>,
    pub body: Body,
}

/// `alt#tab #body label`.
#[derive(Debug)]
pub(crate) struct Open {
    pub kind: FragmentKind,
    pub parallel: bool,
    pub tab: Option<Part>,
    pub body: Option<Part>,
    pub label: Part,
}

/// `else #body label`.
#[derive(Debug)]
pub(crate) struct Branch {
    pub body: Option<Part>,
    pub label: Part,
}

/// `box "Title" <<stereotype>> #colour` (section 13).
#[derive(Debug)]
pub(crate) struct OpenBox {
    pub title: Part,
    pub stereotype: Option<Part>,
    pub colors: Option<Part>,
}

/// Statements about numbers (section 9).
#[derive(Debug)]
pub(crate) enum Numbering {
    Start { start: Option<Part>, step: Option<Part>, format: Option<Part> },
    Stop,
    Resume { step: Option<Part>, format: Option<Part> },
    Increment { level: Option<Part> },
}

/// What stands around a diagram (section 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FurnitureKind {
    Title,
    Header,
    Footer,
    Caption,
    Legend,
    Mainframe,
}

/// `right header text`.
#[derive(Debug)]
pub(crate) struct Furniture {
    pub kind: FurnitureKind,
    pub align: Option<Align>,
    pub vertical: Option<VerticalAlign>,
    pub body: Body,
}

/// `url of X is [[…]]`.
#[derive(Debug)]
pub(crate) struct Url {
    pub name: Part,
    pub url: Part,
}

/// `{a} <-> {b} : text`.
#[derive(Debug)]
pub(crate) struct Duration {
    pub from: Part,
    pub to: Part,
    pub text: Part,
}

/// `skinparam name value`.
#[derive(Debug)]
pub(crate) struct Skinparam {
    pub name: Part,
    pub value: Part,
}

//! What a text says, statement by statement, in Mermaid's own words.
//!
//! Blocks are not nested here: `loop`, `else` and `end` are statements like others, and lowering matches them. Parts of
//! a statement are stretches of the prepared text, so a tree holds no text of its own and stays small.

use crate::part::Part;
use ir::{FragmentKind, StatePlace};
use spelling::mermaid::Keyword;

/// All statements of one text, in order.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub statements: Vec<Statement>,
}

/// A statement and where it stands.
#[derive(Debug)]
pub(crate) struct Statement {
    pub part: Part,
    pub kind: Kind,
}

/// A statement's meaning.
#[derive(Debug)]
pub(crate) enum Kind {
    /// `# text`, or a character swallowed by the `%%` behind it.
    Comment,
    /// `participant …`, `actor …`, `create …` (M-021, M-026, M-038).
    Declaration(Declaration),
    /// `destroy X` (M-040).
    Destroy(Part),
    /// `A->>B: text` (M-050).
    Message(Message),
    /// `activate X` (M-092).
    Activate(Part),
    /// `deactivate X` (M-093).
    Deactivate(Part),
    /// `note over A,B: text` (M-100).
    Note(Note),
    /// `link A: label @ url` and its like (M-045 to M-048).
    Link(Link),
    /// `box colour title` (M-041): the rest of the line.
    Box(Part),
    /// `loop label` and its like (M-110 to M-117).
    Block { kind: FragmentKind, label: Part },
    /// A block that Mermaid does not have, and whose beginning was refused; its `end` belongs to it.
    ForeignBlock,
    /// `else label`, `and label`, `option label`.
    Branch { keyword: Keyword, label: Part },
    /// `end`.
    End,
    /// `autonumber 10 5` (M-136).
    Autonumber { start: Option<Part>, step: Option<Part> },
    /// `autonumber off` (M-139).
    AutonumberOff,
    /// `title text` (M-130): the text, not trimmed.
    Title(Part),
    /// `accTitle: text` (M-133).
    AccTitle(Part),
    /// `accDescr: text` and `accDescr { text }` (M-134, M-135).
    AccDescr(Part),
    /// An `accDescr {` that never ends, which Mermaid takes as an empty description.
    AccDescrOpen,
    /// `)`: dropped, where a statement could stand (M-013).
    Junk,
    /// What cannot be read; the report says why.
    Refused,
}

/// `participant id@{ config } as label`.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub id: Part,
    pub config: Option<Part>,
    pub label: Option<Part>,
    pub word: Word,
    pub create: bool,
}

/// Which word declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// `participant`.
    Participant,
    /// `actor`.
    Actor,
    /// `create destroy X`, which Mermaid takes as `create participant X`.
    Destroy,
}

/// `A()->>()B: text`, `A->>+B: text`.
#[derive(Debug)]
pub(crate) struct Message {
    pub from: Part,
    pub to: Part,
    pub text: Part,
    pub arrow: Part,
    pub suffix: Suffix,
    pub circle_at_sender: bool,
}

/// What stands between arrow and target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suffix {
    /// Nothing.
    None,
    /// `+`.
    Activate,
    /// `-`.
    Deactivate,
    /// `()`.
    Circle,
}

/// `note left of A: text`.
#[derive(Debug)]
pub(crate) struct Note {
    pub place: StatePlace,
    pub first: Part,
    pub second: Option<Part>,
    pub text: Part,
}

/// `link A: label @ url`.
#[derive(Debug)]
pub(crate) struct Link {
    pub keyword: Keyword,
    pub id: Part,
    pub text: Part,
}

//! What a text says, statement by statement, in WSD's own words.
//!
//! Blocks are not nested here: `alt`, `else` and `end` are statements like others, and lowering matches them. Parts of
//! a statement are stretches of the source, so a tree holds no text of its own and stays small: a statement takes 24
//! bytes, and only those with several parts own an allocation.

use diag::{FileId, Span};
use ir::{Arrow, FragmentKind, ParticipantKind, Side, StatePlace};

/// A stretch of bytes of the source, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Part {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Part {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The text that it covers.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
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

    pub(crate) fn span(self, file: FileId) -> Span {
        Span { file, start: self.start, end: self.end }
    }
}

/// All statements of one text, in order.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub statements: Vec<Statement>,
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
    /// `# text` (W-005): the text.
    Comment(Part),
    /// `title text` (W-020).
    Title(Part),
    /// `option key=value` (W-021).
    Option(Box<Setting>),
    /// `autonumber [N|off]` (W-024).
    Autonumber(Autonumber),
    /// `participant …`, `actor …` (W-031).
    Declaration(Box<Declaration>),
    /// `A->B: text` (W-050).
    Message(Box<Message>),
    /// `activate X` (W-080).
    Activate(Part),
    /// `deactivate X` (W-081).
    Deactivate(Part),
    /// `create X` (W-087).
    Create(Part),
    /// `destroy X` (W-085).
    Destroy(Part),
    /// `note …` and `state …` (W-090, W-097).
    Note(Box<Note>),
    /// `ref over …` (W-100).
    Reference(Box<Reference>),
    /// `alt`, `opt`, `loop`, `par`, `seq` (W-110): its label.
    Open(FragmentKind, Part),
    /// `else`, in `par` also `and` (W-111, W-114): its label.
    Else(Part),
    /// `end`, with the words behind it (W-116).
    End(Part),
    /// `parallel {` (W-118) or, when false, `serial {` (W-119).
    OpenGroup(bool),
    /// `}`.
    CloseGroup,
    /// `include "name"` (W-012): the name.
    Include(Part),
    /// Indented lines that are no statements (W-011).
    SideText,
    /// A line that could not be read. `opens`: it opens a block of another dialect, so that an `end` will follow.
    Error { opens: bool },
}

/// `option key=value`.
#[derive(Debug)]
pub(crate) struct Setting {
    pub key: Part,
    /// Empty when there is no `=`.
    pub value: Part,
}

/// What `autonumber` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Autonumber {
    /// From this number on; an empty part means that none was given.
    From(Part),
    Off,
}

/// `participant Label as Id`.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub kind: ParticipantKind,
    /// Without quotes; `None` when only a name was given.
    pub label: Option<Part>,
    /// Without quotes.
    pub name: Part,
    /// It looks like `participant Id as "Label"` (W-037); whether it is, the rest of the text decides.
    pub maybe_reversed: bool,
}

/// Where a message begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// A name, without quotes.
    Name(Part),
    /// `[` or `]` (W-041).
    Border(Side),
}

/// An arrow with what is attached to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shaft {
    /// Its characters.
    pub part: Part,
    pub arrow: Arrow,
    /// `+`: the receiver's bar starts (W-057).
    pub activate: bool,
    /// `-`: the sender's bar ends (W-058).
    pub deactivate: bool,
    /// `*`: the receiver is created (W-059).
    pub create: bool,
    /// `(N)`, in units (W-056).
    pub delay: u32,
}

/// `A->B: text`; ends of reversed arrows are already turned round.
#[derive(Debug)]
pub(crate) struct Message {
    pub from: End,
    pub to: End,
    pub shaft: Shaft,
    pub text: Part,
}

/// A note or a state.
#[derive(Debug)]
pub(crate) struct Note {
    pub what: NoteKind,
    pub place: StatePlace,
    /// Names between commas; see [`names`].
    pub names: Part,
    pub body: Body,
}

/// What is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoteKind {
    Note,
    State,
}

/// The text of a note, state or reference.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Body {
    /// Behind the colon.
    Line(Part),
    /// Whole lines up to the one that ends the block (W-094).
    Block(Part),
}

/// `ref over A, B: text` in all its forms.
#[derive(Debug)]
pub(crate) struct Reference {
    pub names: Part,
    pub body: Body,
    /// `A->ref over B: label` (W-102): who, how, label.
    pub entry: Option<Passage>,
    /// `end ref-->A: label`.
    pub exit: Option<Passage>,
}

/// An arrow between a participant and a reference.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passage {
    pub end: End,
    pub shaft: Shaft,
    pub text: Part,
}

/// The names of a list, without blanks and quotes around them. Commas in quotes separate nothing; empty entries are left
/// out.
pub(crate) fn names(text: &str, list: Part) -> impl Iterator<Item = Part> + '_ {
    let mut start = list.start as usize;
    let mut commas = crate::lex::head(text, list).filter(|token| token.kind == crate::lex::Kind::Comma);
    let mut done = false;
    std::iter::from_fn(move || {
        while !done {
            let (end, next) = match commas.next() {
                Some(comma) => (comma.part.start as usize, comma.part.end as usize),
                None => {
                    done = true;
                    (list.end as usize, list.end as usize)
                }
            };
            let name = unquoted(text, Part::new(start, end).trim(text));
            start = next;
            if !name.is_empty() {
                return Some(name);
            }
        }
        None
    })
}

/// A name without the quotes around it, when it has both.
pub(crate) fn unquoted(text: &str, name: Part) -> Part {
    let slice = name.of(text);
    if slice.len() >= 2 && slice.starts_with('"') && slice[1..].find('"') == Some(slice.len() - 2) {
        Part::new(name.start as usize + 1, name.end as usize - 1).trim(text)
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_stays_small() {
        assert!(size_of::<Statement>() <= 24, "{}", size_of::<Statement>());
    }

    #[test]
    fn lists_are_split_at_commas_outside_quotes() {
        let text = " A , \"b, c\",,D e,";
        let all: Vec<_> = names(text, Part::new(0, text.len())).map(|name| name.of(text)).collect();
        assert_eq!(all, ["A", "b, c", "D e"]);
    }
}

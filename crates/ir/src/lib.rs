//! The diagram model: the union of what WebSequenceDiagrams, Mermaid and PlantUML can say, each idea once.
//!
//! A [`Diagram`] is a small tree. It has participants in column order, boxes around them, style, page furniture
//! ([`Meta`]) and a body of [`Item`]s in the order of time. Blocks are nested for real: a [`Fragment`] owns its
//! [`Operand`]s, an operand owns its items, so nothing can be unbalanced. Independent facts lie on independent axes:
//! an arrow is *line × head × tail × two endpoints*, never one name for each combination.
//!
//! Frontends make diagrams with the [`Builder`]; backends and layout read them. Four promises hold for every diagram
//! that passed [`validate`]: ids resolve, deactivations end something, fragments have operands, and nothing is nested
//! deeper than [`MAX_NESTING`], so that recursion over items is safe.
//!
//! Where a thing came from ([`Origin`]) travels with it, is left out of the serialised form, and is equal to every
//! other origin: `==` compares meaning.
//!
//! ```
//! use ir::{Arrow, Builder, Endpoint, Item, Message, Text};
//!
//! let mut builder = Builder::new();
//! let client = builder.participant("Client");
//! let server = builder.participant("Server");
//! builder.push(Item::Message(Message::new(
//!     Endpoint::Participant(client),
//!     Endpoint::Participant(server),
//!     Arrow::call(),
//!     Text::plain("GET /orders"),
//! )));
//! let diagram = builder.finish();
//! assert_eq!(diagram.participants.len(), 2);
//! assert!(ir::validate(&diagram).is_empty());
//! ```
//!
//! What it leaves to others: spelling (crate `spelling`), places on a canvas (crate `layout`).

mod builder;
mod color;
mod construct;
mod constructs;
mod dialect;
mod diff;
pub mod events;
mod fragment;
mod item;
pub mod json;
mod loss;
mod message;
mod meta;
mod note;
mod numbering;
mod origin;
mod pages;
mod participant;
#[cfg(feature = "schema")]
pub mod schema;
mod specimen;
mod style;
mod text;
mod texts;
mod validate;
mod walk;

pub use builder::Builder;
pub use color::{Color, Fill, GradientDirection};
pub use construct::Construct;
pub use constructs::{constructs_of, style_constructs, text_constructs};
pub use dialect::Dialect;
pub use diff::{Difference, differences, meaning_eq};
pub use fragment::{Fragment, FragmentKind, Operand};
pub use item::{
    Activate, Comment, Create, Deactivate, Delay, Destroy, Divider, Duration, Item, PageBreak, Raw,
    Reference, Space,
};
pub use json::{JsonError, from_json, to_json};
pub use loss::{Effect, Loss};
pub use message::{Arrow, End, Endpoint, Head, Line, Message};
pub use meta::{Furniture, Legend, Meta};
pub use note::{Note, NotePlace, NoteShape, NoteSide, State, StatePlace};
pub use numbering::{Counter, Numbering, NumberingAction};
pub use origin::Origin;
pub use pages::{Page, page_count, pages};
pub use participant::{BoxId, Participant, ParticipantBox, ParticipantId, ParticipantKind, Stereotype};
pub use specimen::{further_specimens, specimen, specimen_of};
pub use style::{
    Align, DiagramStyle, ElementClass, ElementStyle, Footbox, Scale, Side, Size, ThemeChoice, VerticalAlign,
};
pub use text::{Block, Cell, Content, Link, Run, RunPaint, Text, TextLine};
pub use texts::walk_texts;
pub use validate::{Violation, validate};
pub use walk::{walk, walk_mut};

use serde::{Deserialize, Serialize};

/// How deep fragments may be nested. Frontends report deeper ones and put their content into the innermost allowed
/// fragment; [`validate`] holds it.
pub const MAX_NESTING: usize = 100;

/// One sequence diagram.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Diagram {
    /// Title, header, footer, caption, legend, mainframe, accessibility texts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub meta: Meta,
    /// In column order, left to right; a [`ParticipantId`] is an index into it.
    pub participants: Vec<Participant>,
    /// In order of appearance; a [`BoxId`] is an index into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<ParticipantBox>,
    /// Presentation that holds for the whole diagram.
    #[serde(default, skip_serializing_if = "is_default")]
    pub style: DiagramStyle,
    /// What happens, in the order of time.
    pub body: Vec<Item>,
}

impl Diagram {
    /// The participant behind an id. Panics for an id of another diagram: ids come from the builder, and
    /// [`validate`] finds those that do not resolve.
    pub fn participant(&self, id: ParticipantId) -> &Participant {
        &self.participants[id.index()]
    }

    /// Ids of all participants, left to right.
    pub fn participant_ids(
        &self,
    ) -> impl DoubleEndedIterator<Item = ParticipantId> + ExactSizeIterator + use<> {
        (0..self.participants.len() as u32).map(ParticipantId)
    }
}

/// For `skip_serializing_if`: the serialised form leaves out what says nothing.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

//! Prints a diagram as WebSequenceDiagrams text, and says what was lost.
//!
//! The printer follows the tree: `diagram` lays the file out, `item` answers for every kind of item, `text` for what
//! people read. Round them stand the parts that need a view of the whole: `names` makes every participant writable,
//! `parallel` finds what starts together, `sugar` puts activations on arrows. Columns and numbers are the business of
//! `spelling::printing`, which all printers share.
//!
//! What WSD cannot say is written as the nearest thing that it can, or left out; both are reported, pointing at the
//! input. The words come from the table in `spelling::support`, so documentation and behaviour cannot differ.
//!
//! Two laws hold: printing what was read from printed text gives the same text; and where no loss is reported,
//! reading gives the diagram back. The layout of the text is that of `seqweave fmt`.
//!
//! ```
//! use ir::{Arrow, Builder, Item, Message, Text};
//!
//! let mut builder = Builder::new();
//! let (client, server) = (builder.participant("Client"), builder.participant("Server"));
//! builder.push(Item::Message(Message::new(client.into(), server.into(), Arrow::call(), Text::plain("GET"))));
//! let printed = backend_wsd::print(&builder.finish());
//! assert_eq!(printed.text, "participant Client\nparticipant Server\nClient->Server: GET\n");
//! assert!(printed.losses.is_empty());
//! ```

mod arrow;
mod diagram;
mod fragment;
mod item;
mod message;
mod names;
mod note;
mod parallel;
mod printer;
mod reference;
mod sugar;
mod text;

use ir::{Diagram, Loss};

/// A diagram as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// WSD text in canonical layout, with a line end after every line; empty for an empty diagram.
    pub text: String,
    /// What the text says differently than the diagram, or not at all, roughly in the order of the text.
    pub losses: Vec<Loss>,
}

/// Prints a diagram that passes [`ir::validate`]. Takes time in proportion to its size.
///
/// # Panics
///
/// When an id does not resolve, which [`ir::validate`] finds.
pub fn print(diagram: &Diagram) -> Printed {
    diagram::print(diagram)
}

//! Prints a diagram as Mermaid text, and says what was lost.
//!
//! The printer follows the tree: `diagram` lays the file out, `item` answers for every kind of item, `text` for what
//! people read. Round them stand the parts that need a view of the whole: `lives` moves destructions before their
//! message, where Mermaid wants them; `names` gives every participant an id that no release misreads; `config` turns the
//! style into front matter; `sugar` puts activations on arrows. Columns and numbers are the business of
//! `spelling::printing`, which all printers share.
//!
//! What Mermaid cannot say is written as the nearest thing that it can, or left out; both are reported, pointing at the
//! input. The words come from the table in `spelling::support`, so documentation and behaviour cannot differ. Mermaid
//! refuses a whole text for one mistake, so nothing is printed that it might refuse: statements and settings that came
//! verbatim are looked through first.
//!
//! Two laws hold: printing what was read from printed text gives the same text; and where no loss is reported,
//! reading gives the diagram back. The layout of the text is that of `seqweave fmt`.
//!
//! ```
//! use ir::{Arrow, Builder, Item, Message, Text};
//!
//! let mut builder = Builder::new();
//! let (client, server) = (builder.participant("Client"), builder.participant("order-db"));
//! builder.push(Item::Message(Message::new(client.into(), server.into(), Arrow::call(), Text::plain("item #7"))));
//! let printed = backend_mermaid::print(&builder.finish());
//! assert_eq!(
//!     printed.text,
//!     "sequenceDiagram\nparticipant Client\nparticipant order_db as order-db\nClient->>order_db: item #35;7\n"
//! );
//! assert!(printed.losses.is_empty());
//! ```

mod arrow;
mod columns;
mod config;
mod diagram;
mod fragment;
mod item;
mod lives;
mod message;
mod names;
mod note;
mod printer;
mod sugar;
mod text;

use ir::{Diagram, Loss};

/// A diagram as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// Mermaid text in canonical layout, with a line end after every line. Mermaid accepts it.
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

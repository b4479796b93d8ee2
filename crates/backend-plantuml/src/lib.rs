//! Prints a diagram as PlantUML text, and says what was lost.
//!
//! The printer follows the tree: `diagram` lays the file out, `item` answers for every kind of item, `creole` for what
//! people read. Round them stand the parts that need a view of the whole: `bars` decides which beginnings and ends of
//! bars PlantUML takes and where, `numbers` keeps the drawn numbers, `names` gives everyone an id that no line begins
//! badly with, `style` turns looks into settings, `sugar` puts bars on arrows.
//!
//! PlantUML refuses a whole text for one bad line, and quietly takes some good-looking lines for something else. So every
//! text is escaped for its place (reference conversion 3.2), and settings that came verbatim are looked through first.
//!
//! Two laws hold: printing what was read from printed text gives the same text; and where no loss is reported,
//! reading gives the diagram back. The layout of the text is that of `seqweave fmt`.
//!
//! ```
//! use ir::{Arrow, Builder, Item, Message, Text};
//!
//! let mut builder = Builder::new();
//! let (client, server) = (builder.participant("Client"), builder.participant("order-db"));
//! builder.push(Item::Message(Message::new(client.into(), server.into(), Arrow::call(), Text::plain("**7** items"))));
//! let printed = backend_plantuml::print(&builder.finish());
//! assert_eq!(
//!     printed.text,
//!     "@startuml\nparticipant Client\nparticipant \"order-db\" as order_db\nClient -> order_db : ~**7~** items\n@enduml\n"
//! );
//! assert!(printed.losses.is_empty());
//! ```

mod arrow;
mod bars;
mod columns;
mod creole;
mod diagram;
mod fragment;
mod furniture;
mod item;
mod letters;
mod life;
mod link;
mod message;
mod names;
mod note;
mod numbers;
mod paint;
mod pattern;
mod printer;
mod raw;
mod style;
mod sugar;
#[cfg(test)]
mod tests;
mod text;

use ir::{Diagram, Loss};

/// A diagram as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// PlantUML text in canonical layout, with a line end after every line. PlantUML accepts it, unless the diagram has
    /// no participant: then there is nothing that PlantUML would draw.
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

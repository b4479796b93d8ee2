//! Draws a diagram with characters: for terminals, for comments in code, for mail.
//!
//! [`draw()`] takes a diagram and gives a text of rows. A drawing is laid out in cells, as a picture is in pixels, but by
//! rules of its own: there are few cells, a label stands above its arrow, and a frame costs two rows. The passes are
//! named there, one line each. Every row is painted by itself, from the lifelines up to the letters, and written at
//! once, so that a drawing needs no more memory than its text.
//!
//! ```
//! let mut builder = ir::Builder::new();
//! let (client, server) = (builder.participant("Client"), builder.participant("Server"));
//! builder.push(ir::Item::Message(ir::Message::new(
//!     client.into(),
//!     server.into(),
//!     ir::Arrow::call(),
//!     ir::Text::plain("GET /orders"),
//! )));
//! let drawn = backend_text::draw(&builder.finish(), &backend_text::Options::default()).unwrap();
//! assert!(drawn.text.ends_with(
//!     "
//! └───┬────┘    └───┬────┘
//!     │ GET /orders │
//!     ├────────────►│
//!     │             │
//! "
//! ));
//! ```
//!
//! Lines are light for what stands in the diagram, double for frames and dividers, and solid blocks for activation bars.
//! All of these characters are in WGL4, the set that practically every monospaced font has, so that no row is shifted by
//! a substitute of another width. [`Charset::Ascii`] draws the same shapes with ASCII alone, for terminals that have no
//! others, or that show them two cells wide as some East-Asian ones do; texts stay as they are.
//!
//! What holds for every drawing: rows have no blanks at their end, texts cover neither each other nor the sides of boxes,
//! time flows down, and the same diagram gives the same text. How wide a text is says `unicode-width`: Han and emoji take
//! two cells, marks on letters none. What cannot be shown is reported as a loss. Time and memory grow in step with the
//! drawing, which is refused when it would be larger than [`TooLarge::LIMIT`].
//!
//! Left to others: files, terminals, and pictures (`layout`).

mod across;
mod attached;
mod columns;
mod down;
mod glyphs;
mod losses;
mod measuring;
mod options;
mod parts;
mod plan;
mod row;
mod rows;
mod words;

pub use options::{Charset, Drawn, Options, TooLarge};

use options::Setting;
use parts::furniture;

/// Draws a diagram.
///
/// The diagram should have passed [`ir::validate`]; of one that has not, what makes no sense is left out, with a loss.
///
/// # Errors
/// When the drawing would be larger than [`TooLarge::LIMIT`].
pub fn draw(diagram: &ir::Diagram, options: &Options) -> Result<Drawn, TooLarge> {
    let set = Setting::new(diagram, options);
    let (mut plan, constraints, mut losses) = measuring::measure(set);
    plan.place(constraints.solve(plan.columns.len()))?;
    across::across(&mut plan, set);
    down::down(&mut plan);
    let furniture = furniture::measure(&plan, set);
    losses::losses(diagram, &mut losses);
    let text = rows::write(&plan, set, &furniture)?;
    Ok(Drawn { text, losses })
}

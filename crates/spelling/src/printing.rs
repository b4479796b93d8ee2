//! What the printers of all dialects share: losses in the words of the table, lines, distinct names, where columns are
//! declared, who is there, numbers that stay as drawn.
//!
//! Nothing here knows how a statement is spelled.

mod columns;
mod distinct;
mod lines;
mod losses;
mod numbers;
mod places;
mod texts;

pub use columns::{Column, ColumnRules, Columns};
pub use distinct::Distinct;
pub use lines::Lines;
pub use losses::Losses;
pub use numbers::{NumberRules, NumberStatement, Numbers};
pub use places::{Anchors, Presence, ends, outer_ends};
pub use texts::{
    CELL_GAP, Piece, comments_at_the_top, comments_before, foreign, furniture, letters, report_markup,
    runs_and_gaps, stereotype_lines, without_pictures,
};

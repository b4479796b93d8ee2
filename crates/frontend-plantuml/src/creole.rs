//! Texts: line breaks, PlantUML's Creole markup, HTML-like tags (reference plantuml section 17).

use ir::Text;
use std::ops::Range;

/// Where a text stands, as far as it decides how the text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// A text on one line (message, label, title, divider, one-line note): `\n`, `\l`, `\r` break it.
    Line,
    /// The guard of an operand: shown in brackets, so that nothing stands at the start of its first line.
    Guard,
    /// The lines of a note, reference, title … that has its own closing line: line feeds break it, a backslash stays.
    Body,
}

/// Something in a text that only PlantUML can draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands in the raw text, in bytes.
    pub at: Range<usize>,
    /// What it is.
    pub what: Picture,
}

/// What can stand in a text and is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Picture {
    /// `<$name>` (P-173).
    Sprite,
    /// `<&name>` (P-174).
    Icon,
    /// `<img:…>` (P-172).
    Image,
    /// `<math>`, `<latex>` (P-177).
    Math,
    /// `{{` … `}}` (P-178).
    Diagram,
    /// `<:name:>` whose name is not known (P-175).
    Emoji,
}

/// The text that `raw` means, with its markup read. What can't be shown as text is added to `found`.
pub(crate) fn text(raw: &str, _context: Context, _found: &mut Vec<Found>) -> Text {
    Text::plain(raw)
}

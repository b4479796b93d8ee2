//! Cuts and joins TrueType fonts, as far as the bundled ones need it.
//!
//! [`subset()`] cuts a font down to a few characters, so that an SVG can carry its letters along; [`merge()`] fills the gaps of
//! one font with the glyphs of another, so that a renderer finds all of a line in one. Both want TrueType outlines and long
//! offsets (`loca`), as all bundled fonts have, and give `None` for anything else: offsets are only followed where they lead
//! into the file.
//!
//! What is made here exists in memory and in pictures only. A changed font must not carry the name of the original.

mod file;
mod font;
mod merge;
mod subset;
mod woff;

pub use merge::merge;
pub use subset::subset;
pub use woff::woff;

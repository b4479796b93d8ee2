//! The bundled font files, for drawing.
//!
//! Measuring never touches them: [`Tables`](crate::Tables) uses numbers that were taken from them beforehand. A program
//! that refers to none of these constants does not contain the bytes. Origin and licences: `fonts/NOTICE.md`.
//!
//! What they lack is asked of a [`Source`].

mod source;

pub use source::{BundledOnly, Found, Language, Source, Wanted};

/// Liberation Sans 2.1.5, regular. TrueType, 2048 units an em.
pub const SANS_REGULAR: &[u8] = include_bytes!("../fonts/LiberationSans-Regular.ttf");
/// Liberation Sans 2.1.5, bold.
pub const SANS_BOLD: &[u8] = include_bytes!("../fonts/LiberationSans-Bold.ttf");
/// Liberation Sans 2.1.5, italic.
pub const SANS_ITALIC: &[u8] = include_bytes!("../fonts/LiberationSans-Italic.ttf");
/// Liberation Sans 2.1.5, bold italic.
pub const SANS_BOLD_ITALIC: &[u8] = include_bytes!("../fonts/LiberationSans-BoldItalic.ttf");
/// DejaVu Sans Mono 2.37, regular; it stands in for the slanted face too, with the same advances.
pub const MONO_REGULAR: &[u8] = include_bytes!("../fonts/DejaVuSansMono.ttf");
/// DejaVu Sans Mono 2.37, bold.
pub const MONO_BOLD: &[u8] = include_bytes!("../fonts/DejaVuSansMono-Bold.ttf");

/// DejaVu Sans 2.37, regular: it draws what Liberation Sans lacks, Arabic above all.
pub const FALLBACK_REGULAR: &[u8] = include_bytes!("../fonts/DejaVuSans.ttf");
/// DejaVu Sans 2.37, bold.
pub const FALLBACK_BOLD: &[u8] = include_bytes!("../fonts/DejaVuSans-Bold.ttf");

/// The family name inside the `SANS_*` files, as a font matcher wants it.
pub const SANS_NAME: &str = "Liberation Sans";
/// The family name inside the `MONO_*` files.
pub const MONO_NAME: &str = "DejaVu Sans Mono";
/// The family name inside the `FALLBACK_*` files.
pub const FALLBACK_NAME: &str = "DejaVu Sans";

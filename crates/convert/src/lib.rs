//! The façade: text of a diagram in, picture or text of another dialect out, with a report of what was noticed and lost.
//!
//! Everything that can be read or written is a row of [`FORMATS`]; detection, help texts and error messages come from the
//! rows. A conversion has two steps, so that one diagram can be written several times: [`read()`] gives a [`Document`],
//! [`write()`] gives one [`Conversion`] for each format that was asked for.
//!
//! ```
//! let input = convert::Input::whole("hello.json", r#"{"seqweave":{"version":1},"diagram":{"participants":[],"body":[]}}"#, convert::by_name("json").unwrap());
//! let document = convert::read(input, &diag::NoIncludes);
//! let line = &convert::write(&document, &[convert::by_name("events").unwrap()], &convert::Options::default())[0];
//! assert!(line.output.as_ref().is_some_and(|bytes| bytes.starts_with(b"{\"file\":\"hello.json\"")));
//! ```
//!
//! A page is an input of another sort: it holds diagrams, and each of them is read for itself. [`by_fence`] and
//! [`detect_fence`] tell which fences of it are diagrams. A PlantUML text can hold several as well; [`parts`] finds them.
//!
//! Pure: no files, no threads, no environment. Texts that a diagram includes are asked of a [`diag::Includes`].

mod detect;
mod drawing;
mod fonts;
mod format;
mod loss;
#[cfg(feature = "pdf")]
mod pdf;
mod picture;
#[cfg(feature = "png")]
mod png;
mod read;
pub mod theme;
mod write;

pub use detect::{Detected, detect, detect_fence, other_kind};
pub use fonts::Fonts;
pub use format::{FORMATS, Format, Unavailable, UnknownName, by_extension, by_fence, by_name};
pub use frontend_plantuml::safe_name;
pub use loss::{Effect, LossRow};
pub use measure::fonts::{Found, Language, Source, Wanted};
pub use read::{Document, Input, Part, parts, read};
pub use write::{Conversion, Mode, Options, picture_id, write};

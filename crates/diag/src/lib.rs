//! Source text and everything that is said about it.
//!
//! A [`Sources`] holds the texts of one conversion: the file itself, the texts that it includes, the diagram cut out of
//! a Markdown page. A [`Span`] names a stretch of bytes in one of them, and [`Source::locate`] turns an offset into the
//! line and column that people see, in the *host* file when the text was cut out of one.
//!
//! Whatever a stage noticed is a [`Diagnostic`]: severity, stable code, one sentence, labelled spans, notes, and a way
//! out. Renderers for people and for machines stand in [`render`]; the same diagnostic passes through all of them.
//!
//! ```
//! use diag::{Diagnostic, Sources};
//!
//! let mut sources = Sources::new();
//! let file = sources.add("login.wsd", "A->B: hi\nend\n");
//! let finding = Diagnostic::error("stray-end", "`end` closes nothing")
//!     .at(sources.span(file, 9..12), "this `end`")
//!     .help("remove it, or open a block before it");
//! assert_eq!(sources.locate(finding.span().unwrap()).line, 2);
//! ```
//!
//! This crate is a leaf: it sees no other crate of the workspace and touches no file.

mod diagnostic;
mod include;
pub mod render;
mod source;
mod suggest;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use include::{IncludeError, Included, Includes, NoIncludes};
pub use source::{FileId, Location, Source, Sources, Span};
pub use suggest::nearest;

//! Why there is no picture.

use std::fmt;

/// Why a scene could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// Width or height of the scene is not a number above 0.
    Empty,
    /// usvg refused the picture; in its words.
    Drawing(String),
    /// The file could not be put together; in krilla's words.
    Writing(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Empty => write!(f, "the picture has no area"),
            Error::Drawing(why) => write!(f, "the picture cannot be drawn: {why}"),
            Error::Writing(why) => write!(f, "the picture cannot be written as PDF: {why}"),
        }
    }
}

impl std::error::Error for Error {}

//! Why there is no picture.

use std::fmt;

/// Why a scene could not be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    /// The scale is not a number, or out of [`crate::SCALES`].
    Scale(f32),
    /// Width or height of the scene is not a number above 0.
    Empty,
    /// The picture would have more pixels than allowed.
    TooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
        /// The most pixels that were allowed.
        max_pixels: u64,
    },
    /// resvg refused the picture; in its words.
    Drawing(String),
    /// The PNG could not be put together; in the encoder's words.
    Encoding(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Scale(scale) => {
                let (least, most) = (crate::SCALES.start(), crate::SCALES.end());
                write!(f, "the scale {scale} is not between {least} and {most}")
            }
            Error::Empty => write!(f, "the picture has no area"),
            Error::TooLarge { width, height, max_pixels } => {
                write!(
                    f,
                    "the picture would have {width} x {height} pixels, more than the {max_pixels} allowed"
                )
            }
            Error::Drawing(why) => write!(f, "the picture cannot be drawn: {why}"),
            Error::Encoding(why) => write!(f, "the picture cannot be written as PNG: {why}"),
        }
    }
}

impl std::error::Error for Error {}

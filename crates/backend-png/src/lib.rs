//! Draws a scene as PNG.
//!
//! The picture is the one that the SVG shows, in light or dark, drawn by resvg: what the SVG says is what the pixels show.
//! Fonts are the bundled ones, so that the bytes are the same on every machine; what these lack is asked of a
//! [`Source`], and characters that this has no font for either are drawn as boxes and named in [`Drawn::missing`].
//!
//! * **Small.** Diagrams have few colours, so the PNG has a palette. Of more than 256 colours the commonest stay exact,
//!   the others become the nearest of those.
//! * **Bounded.** [`Options::max_pixels`] is checked before anything is allocated. Pictures are drawn in bands: beside
//!   the band, memory holds one byte a pixel, and time grows with the elements, not with elements times height.
//! * **Plain.** A resolution, so that it is printed and pasted in its size at any scale; no time stamp.
//!
//! ```
//! use scene::{Paint, Rgba, Scene};
//!
//! let scene = Scene {
//!     width: 30.0,
//!     height: 20.0,
//!     title: String::new(),
//!     description: String::new(),
//!     ground: Some(Paint::fixed(Rgba::opaque(255, 255, 255))),
//!     ground_radius: 0.0,
//!     elements: Vec::new(),
//! };
//! let options = backend_png::Options { scale: 2.0, ..Default::default() };
//! let drawn = backend_png::write(&scene, &options, &measure::fonts::BundledOnly)?;
//! assert!(drawn.png.starts_with(b"\x89PNG"));
//! # Ok::<(), backend_png::Error>(())
//! ```

mod bands;
mod encode;
mod error;
mod palette;

pub use error::Error;
pub use typeset::Missing;

use measure::fonts::Source;
use std::ops::RangeInclusive;

/// The scales that [`write()`] accepts.
pub const SCALES: RangeInclusive<f32> = 0.1..=10.0;

/// How a scene is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Pixels of the picture to a px of the scene; within [`SCALES`]. At whole numbers level and upright lines are
    /// crisp; 2 suits most screens of today.
    pub scale: f32,
    /// The most pixels that a picture may have.
    pub max_pixels: u64,
    /// The colours for a dark page.
    pub dark: bool,
    /// Paints the ground of the scene, if it has one; else what lies behind the picture shines through.
    pub background: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { scale: 1.0, max_pixels: 100_000_000, dark: false, background: true }
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The PNG file.
    pub png: Vec<u8>,
    /// What no font was found for: boxes stand in its place.
    pub missing: Vec<Missing>,
    /// The families among its fonts that are installed on this machine: on others the picture may come out differently.
    pub installed: Vec<String>,
}

/// The scene as a PNG file, with fonts of `source` for what the bundled ones lack.
///
/// # Errors
///
/// * [`Error::Scale`] for a scale out of [`SCALES`];
/// * [`Error::Empty`] for a scene without area;
/// * [`Error::TooLarge`] for more pixels than [`Options::max_pixels`], before any is drawn;
/// * [`Error::Drawing`] for what resvg refuses, such as a million elements in one place.
pub fn write(scene: &scene::Scene, options: &Options, source: &dyn Source) -> Result<Drawn, Error> {
    let size = bands::Size::of(scene, options)?;
    let typeset = typeset::typeset(scene, source);
    let pixels = bands::draw(&typeset, options, size)?;
    let png = encode::encode(&pixels, size, options.scale)?;
    Ok(Drawn { png, missing: typeset.missing, installed: typeset.installed })
}

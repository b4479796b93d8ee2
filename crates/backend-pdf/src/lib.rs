//! Draws scenes as PDF: a page for each, as large as the picture.
//!
//! The picture is the one that the SVG shows, in light or dark. Text stays text: it can be searched, selected and copied,
//! and its fonts are in the file with the letters that occur. Links can be followed. Fonts are the bundled ones, and those
//! of a [`Source`] for what they lack; what has no font at all is drawn as boxes and named in [`Drawn::missing`].
//!
//! The bytes depend on nothing but scene, options and fonts: there is no date in the file, and its identifier is made from
//! its content.
//!
//! ```
//! use scene::{Paint, Rgba, Scene};
//!
//! let scene = Scene {
//!     width: 30.0,
//!     height: 20.0,
//!     title: "Nothing".to_owned(),
//!     description: String::new(),
//!     ground: Some(Paint::fixed(Rgba::opaque(255, 255, 255))),
//!     ground_radius: 0.0,
//!     elements: Vec::new(),
//! };
//! let drawn = backend_pdf::write(&[&scene], &backend_pdf::Options::default(), &measure::fonts::BundledOnly)?;
//! assert!(drawn.pdf.starts_with(b"%PDF-1."));
//! # Ok::<(), backend_pdf::Error>(())
//! ```

mod error;
mod links;
mod page;
mod paint;
mod text;

pub use error::Error;
pub use typeset::Missing;

use measure::fonts::Source;
use scene::Scene;

/// How a scene is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The colours for a dark page.
    pub dark: bool,
    /// Paints the ground of the scene, if it has one; else the page is as white as paper.
    pub background: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { dark: false, background: true }
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// What no font was found for: boxes stand in its place. Page by page.
    pub missing: Vec<Missing>,
    /// The families among its fonts that are installed on this machine: on others the picture may come out differently.
    /// Page by page.
    pub installed: Vec<String>,
}

/// The scenes as a PDF file, each on a page of its own, with fonts of `source` for what the bundled ones lack. The first one
/// names the document.
///
/// # Errors
///
/// * [`Error::Empty`] without scenes, and for a scene without area;
/// * [`Error::Drawing`] for what usvg refuses, such as a million elements in one place;
/// * [`Error::Writing`] for what cannot be said in PDF.
pub fn write(scenes: &[&Scene], options: &Options, source: &dyn Source) -> Result<Drawn, Error> {
    let first = scenes.first().ok_or(Error::Empty)?;
    let Options { dark, background } = *options;
    let mut document = page::document(first);
    let (mut missing, mut installed) = (Vec::new(), Vec::new());
    for scene in scenes {
        if !(scene.width > 0.0 && scene.height > 0.0) {
            return Err(Error::Empty);
        }
        let typeset = typeset::typeset(scene, source);
        let options = typeset::Options { dark, background };
        let tree = typeset.tree(typeset.scene(), options).map_err(Error::Drawing)?;
        page::add(typeset.scene(), &tree, &mut document)?;
        missing.extend(typeset.missing);
        installed.extend(typeset.installed);
    }
    let pdf = document.finish().map_err(|error| Error::Writing(format!("{error:?}")))?;
    Ok(Drawn { pdf, missing, installed })
}

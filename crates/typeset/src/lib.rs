//! Puts the texts of a scene into fonts, for backends that have to draw letters themselves.
//!
//! A reader of an SVG has fonts; a PNG or a PDF has to bring its own. [`typeset`] looks which characters of a scene the
//! bundled fonts lack, asks a [`Source`] for fonts that have them, and takes lines apart where the font changes;
//! [`Typeset::tree`] then gives the picture as `usvg` sees it, with every glyph in its place. It is the SVG of
//! [`backend_svg`] all the same, so that no picture can say anything else than the others.
//!
//! Scenes without such characters are not touched, and nothing is asked: they look the same on every machine. Emoji are
//! asked for even where a bundled font has a black and white one, since the SVG shows them in colours.

mod fonts;
mod language;
mod missing;
mod shape;
mod split;

pub use missing::Missing;
pub use usvg;

use backend_svg::Mode;
use fonts::Fonts;
use measure::fonts::Source;
use scene::Scene;
use std::borrow::Cow;

/// A scene with its fonts.
pub struct Typeset<'s> {
    scene: Cow<'s, Scene>,
    fonts: Fonts,
    /// What no font was found for: boxes stand in its place.
    pub missing: Vec<Missing>,
    /// The families among the fonts in use that are installed on this machine and may be others elsewhere.
    pub installed: Vec<String>,
}

/// How a tree is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The colours for a dark page.
    pub dark: bool,
    /// Paints the ground of the scene, if it has one.
    pub background: bool,
}

/// Finds a font for each text of a scene.
pub fn typeset<'s>(scene: &'s Scene, source: &dyn Source) -> Typeset<'s> {
    let split::Split { scene, fonts, missing, installed } = split::split(scene, source);
    Typeset { scene, fonts, missing, installed }
}

impl Typeset<'_> {
    /// The scene as it is to be drawn: each line of text stands in one font, or is several.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The tree of `part`, a scene of some or all elements of [`scene`](Self::scene).
    ///
    /// # Errors
    /// In the words of usvg, for what that refuses, such as a million elements in one place.
    pub fn tree(&self, part: &Scene, options: Options) -> Result<usvg::Tree, String> {
        let svg = backend_svg::write(
            part,
            &backend_svg::Options {
                mode: if options.dark { Mode::Dark } else { Mode::Light },
                background: options.background,
                // usvg takes attributes as they are, and no notice of everything that is left out here.
                css: false,
                roles: false,
                minify: true,
                direction_marks: true,
                ..backend_svg::Options::default()
            },
        );
        let parsing = usvg::Options {
            fontdb: self.fonts.database(),
            font_resolver: self.fonts.resolver(),
            font_family: measure::fonts::SANS_NAME.to_owned(),
            ..usvg::Options::default()
        };
        usvg::Tree::from_str(&svg, &parsing).map_err(|error| error.to_string())
    }
}

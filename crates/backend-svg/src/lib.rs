//! Writes a scene as SVG: the same bytes on every machine, readable without style sheets, safe wherever it is shown.
//!
//! * **Colours twice.** Presentation attributes carry the light colours, so that a viewer without CSS shows a complete
//!   picture. One `<style>` overrides them by class inside `@media (prefers-color-scheme: dark)`; it lists the classes
//!   that occur and no others. Classes are `f-<token>` (fill), `s-<token>` (stroke) and `t-<token>` (translucent fill);
//!   colours that belong to no token but differ in the dark get `c1`, `c2`, … in order of first use.
//! * **Gradients** are defined once each, with the same classes on their stops.
//! * **Many pictures, one page.** Every id begins with [`Options::id`], every rule of the style is scoped by it.
//! * **Roles kept.** Elements carry their construct as a class and their source line as `data-line`; neighbours with
//!   the same ones share a `<g>`.
//! * **Nothing twice.** What most elements of a layer have in common (colours, width of lines, size of letters) stands
//!   on a `<g>` round them.
//! * **Nothing active.** No scripts, no outside references; links only with harmless schemes (see [`is_safe_link`]).
//! * **Accessible.** `role`, `<title>` and `<desc>` say what is shown; text stays text.
//!
//! It knows scenes only. What they mean, where things stand and which colours they have was decided before.
//!
//! ```
//! use scene::{Element, Layer, Paint, Rgba, Role, Scene, Shape, Stroke};
//!
//! let ink = Paint { token: Some("ink"), light: Rgba::opaque(26, 34, 48), dark: Rgba::opaque(232, 236, 242) };
//! let arrow = Shape::Line { from: (10.0, 20.5), to: (90.0, 20.5), stroke: Stroke::new(ink, 1.25) };
//! let scene = Scene {
//!     width: 100.0,
//!     height: 40.0,
//!     title: "One arrow".to_owned(),
//!     description: String::new(),
//!     ground: None,
//!     ground_radius: 0.0,
//!     elements: vec![Element { layer: Layer::Arrows, role: Role::Message, line: Some(3), link: None, gradient: None, shape: arrow }],
//! };
//! let svg = backend_svg::write(&scene, &backend_svg::Options::default());
//! assert!(svg.contains(r#"<path class="message s-ink" data-line="3" d="M10 20.5H90" "#));
//! ```

mod classes;
mod gradient;
mod letters;
mod number;
mod picture;
mod shape;
mod shared;
mod text;
mod xml;

pub use scene::is_safe_link;

/// The families of regular text, in order of preference: all have the advance widths of Arial.
pub const SANS: &str = "Arial, \"Liberation Sans\", Arimo, Helvetica, sans-serif";

/// The families of code, in order of preference: all are about 0.6 em wide.
pub const MONO: &str = "Menlo, \"DejaVu Sans Mono\", \"Liberation Mono\", Consolas, monospace";

/// Which of the two colours of a paint are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// Light ones as attributes, dark ones in a style that follows the reader's colour scheme.
    #[default]
    Auto,
    /// Light ones only.
    Light,
    /// Dark ones only.
    Dark,
}

/// How a scene is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Options {
    /// Prefix of every id and scope of the style. Two pictures of one page need different ones; derive it from the
    /// source, so that it is stable. Whatever is no letter, digit, `-` or `_` becomes `-`, and `s` is put before it
    /// when it does not begin with a letter.
    pub id: String,
    /// Which colours are written.
    pub mode: Mode,
    /// Takes the width of the page, up to its own, instead of always its own.
    pub responsive: bool,
    /// No line breaks. Otherwise one element a line, which suits version control.
    pub minify: bool,
    /// Paints the ground of the scene, if it has one.
    pub background: bool,
    /// Classes for colours, and the `<style>` that [`Mode::Auto`] needs. Without, the picture is light (or dark) only,
    /// and contains no CSS at all: for pages whose policy forbids inline styles.
    pub css: bool,
    /// Constructs as classes, source lines as `data-line`, neighbours grouped.
    pub roles: bool,
    /// Carries the letters of its texts along, as a font in the style: where the families are missing it looks the same.
    /// It becomes some kilobytes larger, 5 for a few words. Letters of scripts that the bundled fonts lack, and Arabic, are
    /// left to the reader's fonts. Nothing without [`css`](Self::css), and where a page forbids fonts as data.
    pub embed_font: bool,
    /// The direction of right-to-left lines as control characters in the text (U+202B, U+202C) instead of a
    /// `direction` attribute. Only for renderers that ignore the attribute, as resvg does.
    pub direction_marks: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            id: "sequence".to_owned(),
            mode: Mode::Auto,
            responsive: false,
            minify: false,
            background: true,
            css: true,
            roles: true,
            embed_font: false,
            direction_marks: false,
        }
    }
}

/// The scene as a complete SVG document in UTF-8, without XML declaration, with one line break at its end.
///
/// Never fails: characters that XML forbids become U+FFFD, numbers that are none become 0, links that are not harmless
/// are left out (their text stays).
pub fn write(scene: &scene::Scene, options: &Options) -> String {
    picture::write(scene, options)
}

//! Design tokens: every colour, distance and shape of a picture.
//!
//! The house style is a file, `themes/default.toml`. A theme of a user has the same form and names only what it changes:
//!
//! ```
//! let theme = layout::theme::Theme::parse("[colour]\narrow = { light = '#000', dark = '#fff' }").unwrap();
//! assert_eq!(theme.colour.arrow.light.to_string(), "#000000");
//! assert_eq!(theme.metric, layout::theme::default().metric);
//! ```

mod metrics;
mod read;
mod shapes;
mod tokens;

pub use metrics::{Metrics, Shapes};
pub use read::ThemeError;
pub use shapes::{Backdrop, CircleShape, Fonts, HeadShape, Heads, Icons, Strokes};
pub use tokens::{Colours, Tints};

use std::sync::LazyLock;

/// Defines a struct of values of one type, each with its key in the theme file.
macro_rules! keyed {
    (
        $(#[$meta:meta])*
        $name:ident: $value:ty = $blank:expr => {
            $($(#[$doc:meta])* $field:ident = $key:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $value,)*
        }

        impl $name {
            /// The keys in the theme file.
            pub const KEYS: &[&'static str] = &[$($key),*];

            pub(super) fn blank() -> Self {
                Self { $($field: $blank,)* }
            }

            pub(super) fn slot(&mut self, key: &str) -> Option<(&'static str, &mut $value)> {
                match key {
                    $($key => Some(($key, &mut self.$field)),)*
                    _ => None,
                }
            }
        }
    };
}
use keyed;

/// Every token of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Solid colours.
    pub colour: Colours,
    /// Translucent grounds.
    pub tint: Tints,
    /// Fonts.
    pub font: Fonts,
    /// Distances and sizes, in px.
    pub metric: Metrics,
    /// Dimensions of single shapes, in px.
    pub shape: Shapes,
    /// Widths and dashes of lines.
    pub stroke: Strokes,
    /// Arrow heads.
    pub head: Heads,
    /// Icons of participants.
    pub icon: Icons,
    /// The ground behind labels that a line would cross.
    pub backdrop: Backdrop,
}

static DEFAULT: LazyLock<Theme> = LazyLock::new(|| {
    let mut theme = Theme::blank();
    theme.read(include_str!("../../themes/default.toml")).expect("the built-in theme has no mistakes");
    theme
});

/// The house style, and themes that change its colours for a purpose: `default`, `print` (black on white, no tints) and
/// `contrast` (lines at least 7:1).
pub const NAMES: [&str; 3] = ["default", "print", "contrast"];

/// A built-in theme by its name, one of [`NAMES`].
pub fn named(name: &str) -> Option<Theme> {
    let text = match name {
        "default" => "",
        "print" => include_str!("../../themes/print.toml"),
        "contrast" => include_str!("../../themes/contrast.toml"),
        _ => return None,
    };
    Some(Theme::parse(text).expect("the built-in themes have no mistakes"))
}

/// The house style.
pub fn default() -> &'static Theme {
    &DEFAULT
}

impl Theme {
    /// Reads a theme in TOML. What it does not mention is as in the house style.
    ///
    /// # Errors
    ///
    /// The first mistake, with its line: TOML that cannot be read, an unknown table or key, a value of another type, a
    /// colour that is not hexadecimal, a number that is not finite.
    pub fn parse(text: &str) -> Result<Theme, ThemeError> {
        let mut theme = default().clone();
        theme.read(text)?;
        Ok(theme)
    }

    fn blank() -> Self {
        Self {
            colour: Colours::blank(),
            tint: Tints::blank(),
            font: Fonts::blank(),
            metric: Metrics::blank(),
            shape: Shapes::blank(),
            stroke: Strokes::blank(),
            head: Heads::blank(),
            icon: Icons::blank(),
            backdrop: Backdrop::blank(),
        }
    }
}

#[cfg(test)]
mod tests;

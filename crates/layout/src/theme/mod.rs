//! Design tokens: every colour, distance and shape of a picture.
//!
//! The house style is a file, `themes/default.toml`. A theme of a user has the same form and names only what it changes:
//!
//! ```
//! let theme = layout::theme::Theme::parse("[colour]\narrow = { light = '#000', dark = '#fff' }").unwrap();
//! assert_eq!(theme.colour.arrow.light.to_string(), "#000000");
//! assert_eq!(theme.metric, layout::theme::default().metric);
//! ```

mod author;
mod choices;
mod contrast;
mod metrics;
mod read;
mod shapes;
mod tokens;
mod value;

pub use choices::{
    AuthorColours, Choice, DividerLine, Feet, Forms, HeadHeight, IconPlace, NoteText, NumberForm, Page,
    SelfLabel, TabCorner, Weights,
};
pub use metrics::{Metrics, Shapes};
pub use read::{ThemeFile, ThemeProblem};
pub use shapes::{Backdrop, CircleShape, Fonts, HeadShape, Heads, Icons, Strokes};
pub use tokens::{Colours, Tints};

pub(crate) use author::Named;
use scene::Paint;
use shapes::HEAD_KEYS;
pub(crate) use shapes::broken;
use std::borrow::Cow;
use std::sync::OnceLock;

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
    /// One sentence that says what it is for; empty when its file does not say.
    pub about: String,
    /// Which of the two columns of colours it shows.
    pub page: Page,
    /// What becomes of the colours that authors choose.
    pub author_colours: AuthorColours,
    /// Solid colours.
    pub colour: Colours,
    /// Translucent grounds.
    pub tint: Tints,
    /// Fonts.
    pub font: Fonts,
    /// Which of several ways things are drawn.
    pub form: Forms,
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

/// The built-in themes with their files: the house style, its variants for a purpose, and two that look like what teams
/// are used to who come from other tools.
const BUILT_IN: [(&str, &str); 7] = [
    ("default", include_str!("../../themes/default.toml")),
    ("light", include_str!("../../themes/light.toml")),
    ("dark", include_str!("../../themes/dark.toml")),
    ("mono", include_str!("../../themes/mono.toml")),
    ("high-contrast", include_str!("../../themes/high-contrast.toml")),
    ("mermaid", include_str!("../../themes/mermaid.toml")),
    ("plantuml", include_str!("../../themes/plantuml.toml")),
];

/// The names of the built-in themes.
pub const NAMES: [&str; BUILT_IN.len()] = {
    let mut names = [""; BUILT_IN.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = BUILT_IN[at].0;
        at += 1;
    }
    names
};

static READ: [OnceLock<Theme>; BUILT_IN.len()] = [const { OnceLock::new() }; BUILT_IN.len()];

/// A built-in theme by its name, one of [`NAMES`].
pub fn named(name: &str) -> Option<&'static Theme> {
    let at = BUILT_IN.iter().position(|row| row.0 == name)?;
    Some(READ[at].get_or_init(|| {
        let text = BUILT_IN[at].1;
        let (theme, problems) = match at {
            0 => ThemeFile::new(text).over(&Theme::blank()),
            _ => ThemeFile::new(text).over(default()),
        };
        assert!(problems.is_empty(), "the built-in themes have no mistakes: {name}: {problems:?}");
        theme
    }))
}

/// The file of a built-in theme: what one's own can start from.
pub fn text(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|row| row.0 == name).map(|row| row.1)
}

/// The house style.
pub fn default() -> &'static Theme {
    named("default").expect("the house style is the first of the built-in themes")
}

impl Theme {
    /// Reads a theme in TOML. What it does not mention is as in the built-in theme that it extends, the house style if it
    /// names none. A theme that extends a file is read with [`ThemeFile`].
    ///
    /// # Errors
    ///
    /// Every mistake with its line: TOML that cannot be read, a base that is none of [`NAMES`], an unknown table or key, a
    /// value of another type, a colour that is not hexadecimal, a number that is not finite.
    pub fn parse(text: &str) -> Result<Theme, Vec<ThemeProblem>> {
        let file = ThemeFile::new(text);
        let base = match file.extends() {
            None => Some(default()),
            Some((name, _)) => named(name),
        };
        let unknown = base.is_none().then(|| file.unknown_base()).flatten();
        let (theme, problems) = file.over(base.unwrap_or(default()));
        let mistakes: Vec<_> =
            unknown.into_iter().chain(problems).filter(|problem| problem.is_error).collect();
        if mistakes.is_empty() { Ok(theme) } else { Err(mistakes) }
    }

    fn blank() -> Self {
        Self {
            about: String::new(),
            page: Page::Auto,
            author_colours: AuthorColours::Keep,
            colour: Colours::blank(),
            tint: Tints::blank(),
            font: Fonts::blank(),
            form: Forms::blank(),
            metric: Metrics::blank(),
            shape: Shapes::blank(),
            stroke: Strokes::blank(),
            head: Heads::blank(),
            icon: Icons::blank(),
            backdrop: Backdrop::blank(),
        }
    }

    /// The theme with both columns as they are shown: [`Theme::page`] is applied.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, Theme> {
        if self.page == Page::Auto {
            return Cow::Borrowed(self);
        }
        let mut theme = self.clone();
        theme.repaint(|paint| match self.page {
            Page::Auto => {}
            Page::Light => paint.dark = paint.light,
            Page::Dark => paint.light = paint.dark,
        });
        theme.page = Page::Auto;
        Cow::Owned(theme)
    }

    /// Changes every colour.
    pub(crate) fn repaint(&mut self, change: impl Fn(&mut Paint)) {
        for key in Colours::KEYS {
            if let Some((_, paint)) = self.colour.slot(key) {
                change(paint);
            }
        }
        for key in Tints::KEYS {
            if let Some((_, paint)) = self.tint.slot(key) {
                change(paint);
            }
        }
    }
}

#[cfg(test)]
mod tests;

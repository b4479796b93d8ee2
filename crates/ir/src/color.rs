//! Colours that authors name.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A colour with opacity. Serialised as `#rrggbb`, or `#rrggbbaa` when it is not opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(with = "String", extend("pattern" = "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6}([0-9a-fA-F]{2})?)$"))
)]
#[serde(try_from = "String", into = "String")]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
    /// Opacity, 0 (invisible) to 255.
    pub alpha: u8,
}

/// What fills a shape: one colour, or a gradient of two (PlantUML `#red/blue`, reference plantuml P-018).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(untagged)]
pub enum Fill {
    /// One colour.
    Solid(Color),
    /// From one colour to another.
    Gradient {
        /// Where it begins.
        from: Color,
        /// Where it ends.
        to: Color,
        /// Which way it runs.
        direction: GradientDirection,
    },
}

/// Which way a gradient runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GradientDirection {
    /// Left to right (`|`).
    Horizontal,
    /// Top to bottom (`-`).
    Vertical,
    /// To the lower right (`/`).
    Down,
    /// To the upper right (`\`).
    Up,
}

impl Fill {
    /// The one colour that stands for it where gradients are not drawn.
    pub fn color(self) -> Color {
        match self {
            Fill::Solid(color) | Fill::Gradient { from: color, .. } => color,
        }
    }
}

impl From<Color> for Fill {
    fn from(color: Color) -> Self {
        Fill::Solid(color)
    }
}

impl Color {
    /// Invisible.
    pub const TRANSPARENT: Color = Color { red: 0, green: 0, blue: 0, alpha: 0 };

    /// An opaque colour.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue, alpha: 255 }
    }

    /// Reads `rgb`, `rrggbb` or `rrggbbaa` in hexadecimal digits, with or without `#` before them.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let single = |at: usize| u8::from_str_radix(&digits[at..=at], 16).ok().map(|value| value * 17);
        match digits.len() {
            3 => Some(Self::rgb(single(0)?, single(1)?, single(2)?)),
            6 => Some(Self::rgb(pair(0)?, pair(2)?, pair(4)?)),
            8 => Some(Self { red: pair(0)?, green: pair(2)?, blue: pair(4)?, alpha: pair(6)? }),
            _ => None,
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { red, green, blue, alpha } = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")?;
        if *alpha == 255 { Ok(()) } else { write!(f, "{alpha:02x}") }
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        color.to_string()
    }
}

impl TryFrom<String> for Color {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Color::from_hex(&text).ok_or_else(|| format!("`{text}` is not a colour: write #rrggbb or #rrggbbaa"))
    }
}

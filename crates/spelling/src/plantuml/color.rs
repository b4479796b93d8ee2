//! Colours as PlantUML names them (reference plantuml sections 3 and 15).

use crate::css;
use ir::{Color, Fill, GradientDirection};

/// Names that PlantUML knows beyond those of CSS, in lower case.
const NAMES: [(&str, Color); 7] = [
    ("application", Color::rgb(0xA9, 0xDC, 0xDF)),
    ("business", Color::rgb(0xFF, 0xFF, 0xCC)),
    ("implementation", Color::rgb(0xFF, 0xE0, 0xE0)),
    ("motivation", Color::rgb(0xEB, 0xEB, 0xFF)),
    ("physical", Color::rgb(0x97, 0xFF, 0x97)),
    ("strategy", Color::rgb(0xF8, 0xE7, 0xC0)),
    ("technology", Color::rgb(0x97, 0xFF, 0x97)),
];

/// Reads a colour with or without its `#`: a name in any case, or 1, 3, 6 or 8 hexadecimal digits; one digit is a grey.
/// `?dark:light` gives what is meant for a light ground. `None` where PlantUML says that there is no such colour.
pub fn color(text: &str) -> Option<Color> {
    let text = text.strip_prefix('#').unwrap_or(text);
    if let Some(rest) = text.strip_prefix('?') {
        return color(rest.split_once(':')?.1);
    }
    let hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hex && text.len() == 1 {
        let digit = u8::from_str_radix(text, 16).ok()? * 17;
        return Some(Color::rgb(digit, digit, digit));
    }
    if hex && matches!(text.len(), 3 | 6 | 8) {
        return Color::from_hex(text);
    }
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if lower == "automatic" {
        return Some(Color::rgb(0, 0, 0));
    }
    let named = NAMES.iter().find(|(name, _)| *name == lower).map(|row| row.1);
    named.or_else(|| match css::color(&lower) {
        Some(css::CssColor::Fixed(color)) => Some(color),
        _ => None,
    })
}

/// Reads one colour or a gradient of two: `#red`, `red-blue`, `#F00/00F` (P-018).
pub fn fill(text: &str) -> Option<Fill> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let Some(at) = text.find(['-', '\\', '|', '/']) else {
        return color(text).map(Fill::Solid);
    };
    let direction = match text.as_bytes()[at] {
        b'-' => GradientDirection::Vertical,
        b'|' => GradientDirection::Horizontal,
        b'/' => GradientDirection::Down,
        _ => GradientDirection::Up,
    };
    Some(Fill::Gradient { from: color(&text[..at])?, to: color(&text[at + 1..])?, direction })
}

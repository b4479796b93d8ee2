//! From configuration to style.

use super::Config;
use crate::problem::Problem;
use crate::report::Report;
use ir::{Color, DiagramStyle, Dialect, ElementClass, ElementStyle, Footbox, Origin, Raw, ThemeChoice};
use serde_json::{Map, Value};
use spelling::css::{self, CssColor};
use spelling::mermaid::config::{FONTS, HEADS, PROTECTED, Paint, THEMES, align, size, theme_variable};
use std::ops::Range;

/// Takes out of `all` what the style has a place for, and keeps the rest as JSON.
pub(super) fn read(
    mut all: Map<String, Value>,
    place: Range<usize>,
    config: &mut Config,
    report: &mut Report,
) {
    if all.is_empty() {
        return;
    }
    let style = &mut config.style;
    for key in PROTECTED {
        if all.remove(key).is_some() {
            report.push_source(place.clone(), Problem::ProtectedKey(key.to_owned()));
        }
    }
    if let Some(problem) = theme_colours(&all) {
        report.push_source(place.clone(), problem);
    }
    let is_base = all.get("theme").and_then(Value::as_str) == Some("base");
    let mut refused = Vec::new();
    all.retain(|key, value| match key.as_str() {
        "theme" => match value.as_str() {
            Some(name) if THEMES.contains(&name) => {
                style.theme = Some(ThemeChoice { dialect: Dialect::Mermaid, name: name.to_owned() });
                false
            }
            Some(name) => {
                let near = diag::nearest(name, THEMES);
                let problem = Problem::UnknownTheme { name: name.to_owned(), near };
                report.push_source(place.clone(), problem);
                true
            }
            None => true,
        },
        "look" if value.as_str() == Some("handDrawn") => {
            style.hand_drawn = true;
            false
        }
        "wrap" => match truth(value) {
            Some(wrap) => {
                style.wrap = Some(wrap);
                false
            }
            None => true,
        },
        "fontFamily" => match value.as_str() {
            Some(family) => {
                class(style, ElementClass::Diagram).font_family =
                    Some(family.trim_end_matches(';').to_owned());
                false
            }
            None => true,
        },
        "themeVariables" => {
            if let Value::Object(variables) = value {
                if is_base {
                    primary(style, variables);
                }
                variables.retain(|name, value| !variable(style, name, value, &mut refused));
                !variables.is_empty()
            } else {
                true
            }
        }
        "sequence" => {
            if let Value::Object(values) = value {
                values.retain(|name, value| !sequence(style, &mut config.numbers, name, value, &mut refused));
                !values.is_empty()
            } else {
                true
            }
        }
        _ => true,
    });
    for key in refused {
        report.push_source(place.clone(), Problem::ConfigValue { key });
    }
    if !all.is_empty() {
        let text = Value::Object(all).to_string();
        style.raw.push(Raw { dialect: Dialect::Mermaid, text, origin: Origin::NONE });
    }
}

/// The colours from which the theme `base` makes those of heads. They are kept as they are too, because it makes others
/// from them as well.
fn primary(style: &mut DiagramStyle, variables: &Map<String, Value>) {
    for (name, paint) in [
        ("primaryColor", Paint::Background),
        ("primaryBorderColor", Paint::Line),
        ("primaryTextColor", Paint::Text),
    ] {
        let color =
            variables.get(name).and_then(Value::as_str).and_then(css::color).and_then(CssColor::fixed);
        if let Some(color) = color {
            HEADS.iter().for_each(|&head| paint_with(class(style, head), paint, color));
        }
    }
}

/// A theme variable from which Mermaid makes further colours, and whose value is none: it refuses such a text.
fn theme_colours(all: &Map<String, Value>) -> Option<Problem> {
    let theme = all.get("theme").and_then(Value::as_str);
    let (default, dark, neutral, forest) =
        (theme == Some("default"), theme == Some("dark"), theme == Some("neutral"), theme == Some("forest"));
    let old = default || dark || neutral || forest;
    let makes = |name: &str| match name {
        "primaryColor" | "secondaryColor" => true,
        "primaryTextColor" | "mainBkg" => !default,
        "tertiaryColor" => !default && !dark && !neutral,
        "lineColor" => !old,
        "background" => !old || dark,
        "noteBkgColor" => matches!(theme, Some("base" | "neo" | "neo-dark")),
        "labelTextColor" => default,
        _ => false,
    };
    let known = theme.is_none_or(|theme| THEMES.contains(&theme));
    match all.get("themeVariables")? {
        Value::Object(variables) if known => {
            let is_colour = |text: &str| {
                let digits = text.strip_prefix('#').map(str::as_bytes);
                let short = digits
                    .is_some_and(|digits| digits.len() == 4 && digits.iter().all(u8::is_ascii_hexdigit));
                text.is_empty() || short || css::color(text).is_some_and(|color| color.fixed().is_some())
            };
            let bad = variables
                .iter()
                .find(|(name, value)| makes(name) && value.as_str().is_some_and(|text| !is_colour(text)));
            bad.map(|(name, _)| Problem::ThemeColour { key: name.clone() })
        }
        _ => None,
    }
}

fn class(style: &mut DiagramStyle, class: ElementClass) -> &mut ElementStyle {
    style.classes.entry(class).or_default()
}

/// Reads a theme variable; `false` when it is to be kept as it is.
fn variable(style: &mut DiagramStyle, name: &str, value: &Value, refused: &mut Vec<String>) -> bool {
    if name == "fontFamily"
        && let Some(family) = value.as_str()
    {
        class(style, ElementClass::Diagram).font_family = Some(family.trim_end_matches(';').to_owned());
        return true;
    }
    let Some((classes, paint)) = theme_variable(name) else { return false };
    let Some(color) = value.as_str().and_then(css::color).and_then(CssColor::fixed) else {
        refused.push(name.to_owned());
        return false;
    };
    for &each in classes {
        paint_with(class(style, each), paint, color);
    }
    true
}

fn paint_with(style: &mut ElementStyle, paint: Paint, color: Color) {
    match paint {
        Paint::Background => style.background = Some(color.into()),
        Paint::Line => style.line = Some(color),
        Paint::Text => style.text = Some(color),
    }
}

/// Reads a key under `sequence:`; `false` when it is to be kept as it is.
fn sequence(
    style: &mut DiagramStyle,
    numbers: &mut bool,
    name: &str,
    value: &Value,
    refused: &mut Vec<String>,
) -> bool {
    let read = match name {
        "mirrorActors" => truth(value)
            .map(|mirror| style.footbox = Some(if mirror { Footbox::Box } else { Footbox::None }))
            .is_some(),
        "showSequenceNumbers" => truth(value).map(|shown| *numbers = shown).is_some(),
        "rightAngles" => truth(value).map(|square| style.right_angles = square).is_some(),
        "hideUnusedParticipants" => truth(value).map(|hidden| style.hide_unlinked = hidden).is_some(),
        "wrap" => truth(value).map(|wrap| style.wrap = style.wrap.or(Some(wrap))).is_some(),
        "messageAlign" => {
            value.as_str().and_then(align).map(|align| style.message_align = Some(align)).is_some()
        }
        "noteAlign" => value.as_str().and_then(align).map(|align| style.note_align = Some(align)).is_some(),
        _ => {
            if let Some(size) = size(name) {
                length(value).map(|length| style.sizes.insert(size, length)).is_some()
            } else if let Some(read) = font(style, name, value) {
                read
            } else {
                // a key without a place in the style
                return false;
            }
        }
    };
    if !read {
        refused.push(name.to_owned());
    }
    read
}

/// Reads a font key; none when it is not one.
fn font(style: &mut DiagramStyle, name: &str, value: &Value) -> Option<bool> {
    let (classes, part) = FONTS.iter().find_map(|(begin, classes)| {
        let part = name.strip_prefix(begin)?;
        matches!(part, "FontSize" | "FontFamily" | "FontWeight").then_some((*classes, part))
    })?;
    let weight = || match value {
        Value::Number(number) => number.as_f64().map(|weight| weight >= 600.0),
        Value::String(word) if matches!(word.as_str(), "bold" | "bolder") => Some(true),
        Value::String(word) if matches!(word.as_str(), "normal" | "lighter") => Some(false),
        Value::String(word) => word.parse::<f64>().ok().map(|weight| weight >= 600.0),
        _ => None,
    };
    let (size, family, bold) = match part {
        "FontSize" => (length(value).filter(|size| (1.0..=1000.0).contains(size)), None, None),
        "FontFamily" => (None, value.as_str().map(|family| family.trim_end_matches(';').to_owned()), None),
        _ => (None, None, weight()),
    };
    if size.is_none() && family.is_none() && bold.is_none() {
        return Some(false);
    }
    for &each in classes {
        let style = class(style, each);
        style.font_size = size.or(style.font_size);
        style.font_family = family.clone().or(style.font_family.take());
        style.bold = bold.or(style.bold);
    }
    Some(true)
}

/// `true` or `false`, also as a text.
fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(word) if word == "true" => Some(true),
        Value::String(word) if word == "false" => Some(false),
        _ => None,
    }
}

/// A length in px, with or without its unit.
fn length(value: &Value) -> Option<f64> {
    let length = match value {
        Value::Number(number) => number.as_f64()?,
        Value::String(text) => text.trim().trim_end_matches("px").trim().parse().ok()?,
        _ => return None,
    };
    (length.is_finite() && length >= 0.0).then_some(length)
}

//! What stands on statements: colours with roles, stereotypes, links.

use ir::{ElementStyle, Link, Stereotype};
use spelling::plantuml;

/// Reads `#back;line:red;text:blue;line.dashed`; `None` where a colour is none.
pub(crate) fn colors(text: &str) -> Option<ElementStyle> {
    let mut style = ElementStyle::default();
    for entry in text.trim_start_matches('#').split(';').filter(|entry| !entry.is_empty()) {
        let (role, value) = entry.split_once(':').map_or((entry, None), |(role, value)| (role, Some(value)));
        let color = |value: Option<&str>| plantuml::color(value?);
        match (role.to_ascii_lowercase().as_str(), value) {
            ("line", value) => style.line = Some(color(value)?),
            ("text", value) => style.text = Some(color(value)?),
            ("back", value) => style.background = Some(plantuml::fill(value?)?),
            ("header", value) => {
                color(value)?;
            }
            ("line.dashed" | "line.dotted", value) => {
                style.dashed = Some(true);
                if value.is_some() {
                    style.line = Some(color(value)?);
                }
            }
            ("line.bold", value) => {
                style.thickness = Some(2.0);
                if value.is_some() {
                    style.line = Some(color(value)?);
                }
            }
            ("shadowing", _) => {}
            (_, None) => style.background = Some(plantuml::fill(entry)?),
            _ => return None,
        }
    }
    Some(style)
}

/// What stands between `<<` and `>>`.
pub(crate) fn unmarked(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix("<<").and_then(|text| text.strip_suffix(">>")).unwrap_or(text).trim()
}

/// Reads `<<a>><<(C,#ADD1B2) b>>` (P-070, P-114).
pub(crate) fn stereotypes(text: &str) -> Vec<Stereotype> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((_, inner)) = rest.split_once("<<") {
        let (one, behind) = inner.split_once(">>").unwrap_or((inner, ""));
        all.push(stereotype(one.trim()));
        rest = behind;
    }
    all
}

fn stereotype(text: &str) -> Stereotype {
    let spotted = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let Some((spot, words)) = spotted else {
        return Stereotype { text: text.to_owned(), ..Stereotype::default() };
    };
    let (mark, color) = spot.split_once(',').map_or((spot, None), |(mark, color)| (mark, Some(color)));
    let mark = mark.trim();
    let is_mark = mark.starts_with('$') || mark.chars().count() == 1;
    if !is_mark {
        return Stereotype { text: text.to_owned(), ..Stereotype::default() };
    }
    Stereotype {
        text: words.trim().to_owned(),
        spot: Some(mark.to_owned()),
        spot_color: color.and_then(|color| plantuml::color(color.trim())),
    }
}

/// Reads `[[target{tip} label]]`; `None` where no target is given, or one that runs code (reference plantuml section
/// 21, point 10).
pub(crate) fn link(text: &str) -> Option<Link> {
    let inner = text.trim().strip_prefix("[[")?.strip_suffix("]]")?.trim();
    let (target, behind) = match inner.strip_prefix('"') {
        Some(rest) => rest.split_once('"')?,
        None => {
            let end = inner.find([' ', '\t', '{']).unwrap_or(inner.len());
            inner.split_at(end)
        }
    };
    let behind = behind.trim_start();
    let (tooltip, label) = match behind.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((tip, rest)) => (Some(tip.trim().to_owned()), rest.trim()),
        None => (None, behind.trim()),
    };
    let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if target.is_empty() || matches!(scheme.as_str(), "javascript" | "data" | "file" | "vbscript") {
        return None;
    }
    let label = (!label.is_empty()).then(|| label.to_owned());
    Some(Link { target: target.to_owned(), tooltip: tooltip.filter(|tip| !tip.is_empty()), label })
}

//! What stands on statements: colours with roles, stereotypes, links.

use crate::creole::characters;
use ir::{ElementStyle, Link, Stereotype};
use spelling::plantuml;

/// Reads `#back;line:red;text:blue;line.dashed`; `None` where the first one is no colour. One that has a role and is no
/// colour has no effect.
pub(crate) fn colors(text: &str) -> Option<ElementStyle> {
    let mut style = ElementStyle::default();
    let entries = text.trim_start_matches('#').split(';').filter(|entry| !entry.is_empty());
    for (index, entry) in entries.enumerate() {
        let (role, value) = entry.split_once(':').map_or((entry, None), |(role, value)| (role, Some(value)));
        let color = value.and_then(plantuml::color);
        match role.to_ascii_lowercase().as_str() {
            "line" | "text" | "back" | "header" if value.is_none() && index == 0 => return None,
            "line" => style.line = color,
            "text" => style.text = color,
            "back" => style.background = value.and_then(plantuml::fill),
            "header" => {}
            "line.dashed" | "line.dotted" => {
                style.dashed = Some(true);
                style.line = color.or(style.line);
            }
            "line.bold" => {
                style.thickness = Some(2.0);
                style.line = color.or(style.line);
            }
            _ => style.background = Some(plantuml::fill(entry)?),
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
    let label = (!label.is_empty()).then(|| characters(label));
    Some(Link { target: target.to_owned(), tooltip: tooltip.filter(|tip| !tip.is_empty()), label })
}

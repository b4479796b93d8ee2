//! The style as front matter (reference mermaid sections 9 and 10). The tables of keys are those that the frontend
//! reads by.

use ir::{
    Color, Construct, DiagramStyle, Dialect, ElementClass, ElementStyle, Fill, Footbox, Origin, ThemeChoice,
};
use serde_json::{Map, Value, json};
use spelling::css;
use spelling::mermaid::config::{FONTS, Paint, SIZES, THEME_VARIABLES, THEMES, align_text};
use spelling::printing::{Losses, foreign};
use std::collections::BTreeMap;

/// The lines of the front matter, its fences included; none when there is nothing to configure. Reports what is lost.
pub(crate) fn front_matter(style: &DiagramStyle, losses: &mut Losses) -> Vec<String> {
    let mut config = raw(style, losses);
    top(style, &mut config);
    sequence(style, &mut config);
    classes(style, &mut config, losses);
    report(style, losses);
    if config.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![FENCE.to_owned(), "config:".to_owned()];
    block(&config, 1, &mut lines);
    lines.push(FENCE.to_owned());
    lines
}

/// Stands before and behind front matter.
const FENCE: &str = "---";

/// Settings that were kept as JSON. Others cannot be checked, and would make Mermaid refuse the whole text.
fn raw(style: &DiagramStyle, losses: &mut Losses) -> Map<String, Value> {
    let mut config = Map::new();
    for raw in &style.raw {
        match serde_json::from_str(&raw.text) {
            Ok(Value::Object(values)) if raw.dialect == Dialect::Mermaid => {
                for (key, value) in values {
                    match (config.get_mut(&key), value) {
                        (Some(Value::Object(into)), Value::Object(value)) => into.extend(value),
                        (_, value) => {
                            config.insert(key, value);
                        }
                    }
                }
            }
            _ => losses.dropped(Construct::Raw, raw.origin, foreign(raw, "setting")),
        }
    }
    let mut refused = Vec::new();
    config.retain(|key, value| match (key.as_str(), value) {
        ("themeVariables", Value::Object(variables)) => {
            variables.retain(|name, value| is_variable(name, value) || refuse(name, &mut refused));
            !variables.is_empty()
        }
        ("themeVariables", _) => refuse(key, &mut refused),
        ("fontFamily" | "altFontFamily" | "themeCSS", value) => {
            value.is_string() || refuse(key, &mut refused)
        }
        _ => true,
    });
    for key in refused {
        losses.dropped(Construct::Raw, Origin::NONE, format!("Mermaid setting `{key}`"));
    }
    config
}

fn refuse(key: &str, refused: &mut Vec<String>) -> bool {
    refused.push(key.to_owned());
    false
}

/// Whether a theme variable has a value that no theme stumbles over: Mermaid makes colours from colours, and refuses a
/// text when one of them is none.
fn is_variable(name: &str, value: &Value) -> bool {
    match (name, value) {
        ("darkMode", _) => value.is_boolean(),
        ("fontFamily", _) => value.is_string(),
        ("fontSize" | "strokeWidth", _) => value.is_string() || value.is_number(),
        (_, Value::String(color)) => css::color(color).is_some_and(|color| color.fixed().is_some()),
        _ => false,
    }
}

fn top(style: &DiagramStyle, config: &mut Map<String, Value>) {
    if let Some(ThemeChoice { dialect: Dialect::Mermaid, name }) = &style.theme
        && THEMES.contains(&name.as_str())
    {
        config.insert("theme".to_owned(), json!(name));
    }
    if style.hand_drawn {
        config.insert("look".to_owned(), json!("handDrawn"));
    }
}

fn sequence(style: &DiagramStyle, config: &mut Map<String, Value>) {
    let mut set = |key: &str, value: Value| put(config, "sequence", key, value);
    match style.footbox {
        None => {}
        Some(Footbox::Box) => set("mirrorActors", json!(true)),
        Some(Footbox::Bar | Footbox::None) => set("mirrorActors", json!(false)),
    }
    for (key, align) in [("messageAlign", style.message_align), ("noteAlign", style.note_align)] {
        if let Some(align) = align {
            set(key, json!(align_text(align)));
        }
    }
    if let Some(wrap) = style.wrap {
        set("wrap", json!(wrap));
    }
    if style.right_angles {
        set("rightAngles", json!(true));
    }
    if style.hide_unlinked {
        set("hideUnusedParticipants", json!(true));
    }
    for (key, size) in SIZES {
        if let Some(&length) = style.sizes.get(&size) {
            set(key, number(length));
        }
    }
}

/// Colours and fonts of classes of elements. What remains has no key.
fn classes(style: &DiagramStyle, config: &mut Map<String, Value>, losses: &mut Losses) {
    let mut rest = style.classes.clone();
    for (key, classes, paint) in THEME_VARIABLES {
        let shared = common(&rest, classes, |style| match paint {
            Paint::Background => style.background,
            Paint::Line => style.line.map(Fill::from),
            Paint::Text => style.text.map(Fill::from),
        });
        if let Some(Fill::Solid(color)) = shared {
            put(config, "themeVariables", key, json!(hex(color)));
            for class in classes {
                let style = rest.entry(*class).or_default();
                match paint {
                    Paint::Background => style.background = None,
                    Paint::Line => style.line = None,
                    Paint::Text => style.text = None,
                }
            }
        }
    }
    for (begin, classes) in FONTS {
        if let Some(size) = common(&rest, classes, |style| style.font_size) {
            put(config, "sequence", &format!("{begin}FontSize"), number(size));
            each(&mut rest, classes, |style| style.font_size = None);
        }
        if let Some(family) = common(&rest, classes, |style| style.font_family.clone()) {
            put(config, "sequence", &format!("{begin}FontFamily"), json!(family.trim_end_matches(';')));
            each(&mut rest, classes, |style| style.font_family = None);
        }
        if let Some(bold) = common(&rest, classes, |style| style.bold) {
            let weight = if bold { 700 } else { 400 };
            put(config, "sequence", &format!("{begin}FontWeight"), json!(weight));
            each(&mut rest, classes, |style| style.bold = None);
        }
    }
    if let Some(family) = rest.get_mut(&ElementClass::Diagram).and_then(|style| style.font_family.take()) {
        config.insert("fontFamily".to_owned(), json!(family.trim_end_matches(';')));
    }
    if rest.values().any(|style| *style != ElementStyle::default()) {
        losses.dropped(
            Construct::DiagramStyle,
            Origin::NONE,
            "colours and fonts that Mermaid has no variable for",
        );
    }
}

/// What all of these classes have in common, if they all have it.
fn common<T: PartialEq>(
    styles: &BTreeMap<ElementClass, ElementStyle>,
    classes: &[ElementClass],
    part: impl Fn(&ElementStyle) -> Option<T>,
) -> Option<T> {
    let mut parts = classes.iter().map(|class| styles.get(class).and_then(&part));
    let first = parts.next()??;
    parts.all(|part| part.as_ref() == Some(&first)).then_some(first)
}

fn each(
    styles: &mut BTreeMap<ElementClass, ElementStyle>,
    classes: &[ElementClass],
    change: impl Fn(&mut ElementStyle),
) {
    classes.iter().for_each(|class| change(styles.entry(*class).or_default()));
}

fn report(style: &DiagramStyle, losses: &mut Losses) {
    for construct in ir::style_constructs(style) {
        match construct {
            Construct::Raw | Construct::DiagramStyle => {}
            Construct::Theme => {
                let Some(theme) = &style.theme else { continue };
                if theme.dialect != Dialect::Mermaid || !THEMES.contains(&theme.name.as_str()) {
                    losses.dropped(construct, Origin::NONE, format!("theme {}", theme.name));
                }
            }
            Construct::Distances => {
                if style.sizes.keys().any(|size| !SIZES.iter().any(|(_, known)| known == size)) {
                    losses.dropped(construct, Origin::NONE, "distance that Mermaid has no key for");
                }
            }
            other => losses.report(other, Origin::NONE, other.description()),
        }
    }
}

fn put(config: &mut Map<String, Value>, section: &str, key: &str, value: Value) {
    let section = config.entry(section).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(values) = section {
        values.insert(key.to_owned(), value);
    } else {
        *section = json!({ key: value });
    }
}

fn number(number: f64) -> Value {
    // whole numbers without `.0`, as people write them
    if number.fract() == 0.0 && number.abs() < 1e15 { json!(number as i64) } else { json!(number) }
}

fn hex(color: Color) -> String {
    color.to_string()
}

/// A mapping as lines of YAML, one entry a line; what is nested deeper than its sections stands in braces.
fn block(values: &Map<String, Value>, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    for (key, value) in values {
        let key = if is_word(key) { key.clone() } else { quoted(key) };
        match value {
            Value::Object(inner) if depth == 1 && !inner.is_empty() => {
                lines.push(format!("{indent}{key}:"));
                block(inner, depth + 1, lines);
            }
            Value::String(word) if is_word(word) => lines.push(format!("{indent}{key}: {word}")),
            other => lines.push(format!("{indent}{key}: {}", flow(other))),
        }
    }
}

/// A value on one line. Nesting is bounded by that of the JSON it was read from.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(values) => {
            let values: Vec<String> =
                values.iter().map(|(key, value)| format!("{}: {}", quoted(key), flow(value))).collect();
            format!("{{{}}}", values.join(", "))
        }
        other => other.to_string(),
    }
}

/// Whether YAML reads a word as itself without quotes.
fn is_word(word: &str) -> bool {
    let special = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    word.starts_with(|char: char| char.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && !special.iter().any(|each| each.eq_ignore_ascii_case(word))
}

/// A string in double quotes, with nothing in it that Mermaid changes before it reads the front matter: tags and
/// directives.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '<' | '>' | '%' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(char)));
            }
            _ if char.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(char))),
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Align, Raw, Size};

    fn lines(style: &DiagramStyle) -> (Vec<String>, usize) {
        let mut losses = Losses::new(Dialect::Mermaid);
        (front_matter(style, &mut losses), losses.finish().len())
    }

    #[test]
    fn nothing_is_configured_without_need() {
        assert_eq!(lines(&DiagramStyle::default()), (Vec::new(), 0));
    }

    #[test]
    fn the_style_becomes_front_matter() {
        let mut style = DiagramStyle {
            theme: Some(ThemeChoice { dialect: Dialect::Mermaid, name: "null".to_owned() }),
            footbox: Some(Footbox::None),
            message_align: Some(Align::Left),
            hand_drawn: true,
            ..DiagramStyle::default()
        };
        style.sizes.insert(Size::HeadMargin, 80.5);
        let note = style.classes.entry(ElementClass::Note).or_default();
        note.background = Some(Color::rgb(0xff, 0xee, 0xdd).into());
        note.bold = Some(true);
        let text = r#"{"sequence": {"forceMenus": true}, "secret": {"a b": ["<x>", 1]}}"#.to_owned();
        style.raw.push(Raw { dialect: Dialect::Mermaid, text, origin: Origin::NONE });
        let expected = [
            "---",
            "config:",
            "  look: handDrawn",
            "  secret:",
            r#"    "a b": ["\u003cx\u003e", 1]"#,
            "  sequence:",
            "    actorMargin: 80.5",
            "    forceMenus: true",
            "    messageAlign: left",
            "    mirrorActors: false",
            "    noteFontWeight: 700",
            r#"  theme: "null""#,
            "  themeVariables:",
            r##"    noteBkgColor: "#ffeedd""##,
            "---",
        ];
        assert_eq!(lines(&style), (expected.map(str::to_owned).to_vec(), 0));
    }

    #[test]
    fn settings_that_would_make_mermaid_refuse_the_text_are_dropped() {
        let mut style = DiagramStyle::default();
        let text =
            r##"{"fontFamily": 5, "themeVariables": {"primaryColor": "reddish", "pie1": "#abc", "x": 1}}"##;
        style.raw.push(Raw { dialect: Dialect::Mermaid, text: text.to_owned(), origin: Origin::NONE });
        let expected = ["---", "config:", "  themeVariables:", r##"    pie1: "#abc""##, "---"];
        assert_eq!(lines(&style), (expected.map(str::to_owned).to_vec(), 3));
    }

    #[test]
    fn a_colour_that_heads_do_not_share_has_no_variable() {
        let mut style = DiagramStyle::default();
        style.classes.entry(ElementClass::Actor).or_default().text = Some(Color::rgb(1, 2, 3));
        assert_eq!(lines(&style), (Vec::new(), 1));
    }
}

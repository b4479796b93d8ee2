//! `skinparam`: names that stand for a class of elements and a property (reference plantuml section 15).

use super::css;
use ir::{Align, DiagramStyle, ElementClass, ElementStyle, Footbox, Size};
use spelling::plantuml;
use std::collections::BTreeMap;

/// What was said about classes of elements.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    classes: BTreeMap<ElementClass, ElementStyle>,
}

/// How names of settings begin, in lower case; `sequence` before it is taken away first. Longer ones stand first.
const CLASSES: [(&str, ElementClass); 31] = [
    ("lifelineborder", ElementClass::Lifeline),
    ("lifelinebackground", ElementClass::Activation),
    ("lifeline", ElementClass::Lifeline),
    ("groupheader", ElementClass::Guard),
    ("groupbody", ElementClass::Fragment),
    ("group", ElementClass::FragmentTab),
    ("referenceheader", ElementClass::ReferenceTab),
    ("reference", ElementClass::Reference),
    ("participant", ElementClass::Participant),
    ("actor", ElementClass::Actor),
    ("boundary", ElementClass::Boundary),
    ("control", ElementClass::Control),
    ("entity", ElementClass::Entity),
    ("database", ElementClass::Database),
    ("collections", ElementClass::Collections),
    ("queue", ElementClass::Queue),
    ("arrow", ElementClass::Message),
    ("message", ElementClass::Message),
    ("note", ElementClass::Note),
    ("box", ElementClass::Box),
    ("divider", ElementClass::Divider),
    ("delay", ElementClass::Delay),
    ("stereotype", ElementClass::Stereotype),
    ("title", ElementClass::Title),
    ("legend", ElementClass::Legend),
    ("header", ElementClass::Header),
    ("footer", ElementClass::Footer),
    ("caption", ElementClass::Caption),
    ("default", ElementClass::Diagram),
    ("destroy", ElementClass::Destruction),
    ("mainframe", ElementClass::Mainframe),
];

impl Looks {
    /// Reads one setting; false where it means nothing here.
    pub(crate) fn skinparam(&mut self, name: &str, value: &str, style: &mut DiagramStyle) -> bool {
        let name = name.to_ascii_lowercase();
        if name.contains("<<") {
            return false;
        }
        let value = value.trim();
        self.diagram(&name, value, style) || self.class(&name, value)
    }

    /// `skinparam prefix {` lines `}`; false where a line means nothing here.
    pub(crate) fn skinparam_block(&mut self, prefix: &str, body: &str, style: &mut DiagramStyle) -> bool {
        let mut prefixes = vec![prefix.to_owned()];
        let mut all = true;
        for line in body.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('\'')) {
            if let Some(name) = line.strip_suffix('{') {
                prefixes.push(name.trim().to_owned());
            } else if line == "}" {
                prefixes.pop();
            } else if let Some((name, value)) = line.split_once(char::is_whitespace) {
                let full = prefixes.concat() + name;
                all &= self.skinparam(&full, value, style);
            } else {
                all = false;
            }
        }
        all
    }

    /// Reads a `<style>` block; false where something in it means nothing here.
    pub(crate) fn css(&mut self, text: &str) -> bool {
        css::read(text, &mut |class, name, value| set(self.classes.entry(class).or_default(), name, value))
    }

    /// What was read, as far as it says anything.
    pub(crate) fn into_style(self, style: &mut DiagramStyle) {
        style.classes =
            self.classes.into_iter().filter(|(_, style)| *style != ElementStyle::default()).collect();
    }

    /// Settings of the whole diagram.
    fn diagram(&mut self, name: &str, value: &str, style: &mut DiagramStyle) -> bool {
        let yes = value.eq_ignore_ascii_case("true");
        let lower = value.to_ascii_lowercase();
        match name.strip_prefix("sequence").unwrap_or(name) {
            "monochrome" => style.monochrome = matches!(lower.as_str(), "true" | "reverse"),
            "handwritten" => style.hand_drawn = yes,
            "guillemet" => style.plain_guillemets = lower == "false",
            "responsemessagebelowarrow" => style.response_below = yes,
            "messagealign" | "messagealignment" => match align(&lower) {
                Some(align) => style.message_align = Some(align),
                None => return false,
            },
            "notetextalignment" => match align(&lower) {
                Some(align) => style.note_align = Some(align),
                None => return false,
            },
            "maxmessagesize" | "wrapmessagewidth" => match value.parse::<u32>() {
                Ok(width) => style.wrap_width = Some(width.min(10_000)),
                Err(_) => return false,
            },
            "footbox" => {
                let hidden = lower == "hide";
                style.footbox = Some(if hidden { Footbox::None } else { Footbox::Box });
            }
            "style" if lower == "strictuml" => style.footbox = Some(Footbox::None),
            "participantpadding" => return size(style, Size::HeadMargin, value),
            "boxpadding" => return size(style, Size::BoxPadding, value),
            "minclasswidth" => return size(style, Size::HeadWidth, value),
            "participant" if lower == "underline" => {
                self.classes.entry(ElementClass::Participant).or_default().underline = Some(true);
            }
            _ => return false,
        }
        true
    }

    /// Settings of a class.
    fn class(&mut self, name: &str, value: &str) -> bool {
        let name = name.strip_prefix("sequence").unwrap_or(name);
        match name {
            "backgroundcolor" => {
                return set(self.classes.entry(ElementClass::Diagram).or_default(), name, value);
            }
            "roundcorner" => {
                return [ElementClass::Participant, ElementClass::Note, ElementClass::Box]
                    .into_iter()
                    .all(|class| set(self.classes.entry(class).or_default(), name, value));
            }
            _ => {}
        }
        for (prefix, class) in CLASSES {
            if let Some(property) = name.strip_prefix(prefix) {
                let (class, property) = match (class, property) {
                    (ElementClass::FragmentTab, "bordercolor" | "borderthickness") => {
                        (ElementClass::Fragment, property)
                    }
                    // The letters of `GroupHeader` are those of the keyword, and those of `Group` the guard's.
                    (ElementClass::Guard, _) if property.starts_with("font") => {
                        (ElementClass::FragmentTab, property)
                    }
                    (ElementClass::FragmentTab, _) if property.starts_with("font") => {
                        (ElementClass::Guard, property)
                    }
                    // `LifeLineBackgroundColor`: the prefix has half of the property.
                    (ElementClass::Activation, "color") => (class, "backgroundcolor"),
                    _ => (class, property),
                };
                let mut style = self.classes.get(&class).cloned().unwrap_or_default();
                if set(&mut style, property, value) {
                    self.classes.insert(class, style);
                    return true;
                }
            }
        }
        false
    }
}

/// Sets a property; false where it is none, or its value makes no sense.
fn set(style: &mut ElementStyle, property: &str, value: &str) -> bool {
    let value = value.trim().trim_end_matches(';').trim();
    let length =
        || value.trim_end_matches("px").parse::<f64>().ok().filter(|number| (0.0..=1000.0).contains(number));
    match property.to_ascii_lowercase().as_str() {
        "backgroundcolor" => match plantuml::fill(value) {
            Some(fill) => style.background = Some(fill),
            None => return false,
        },
        "bordercolor" | "linecolor" | "color" => match plantuml::color(value) {
            Some(color) => style.line = Some(color),
            None => return false,
        },
        "fontcolor" => match plantuml::color(value) {
            Some(color) => style.text = Some(color),
            None => return false,
        },
        "borderthickness" | "thickness" | "linethickness" => match length() {
            Some(width) => style.thickness = Some(width),
            None => return false,
        },
        "fontsize" => match length().filter(|size| *size >= 1.0) {
            Some(size) => style.font_size = Some(size),
            None => return false,
        },
        "fontname" => style.font_family = Some(value.trim_matches('"').to_owned()),
        "fontstyle" => {
            let lower = value.to_ascii_lowercase();
            style.bold = Some(lower.contains("bold"));
            style.italic = Some(lower.contains("italic"));
            if lower.contains("underline") {
                style.underline = Some(true);
            }
        }
        "roundcorner" => match length() {
            // PlantUML gives the diameter
            Some(corner) => style.radius = Some(corner / 2.0),
            None => return false,
        },
        "linestyle" => style.dashed = Some(value != "0" && !value.is_empty()),
        _ => return false,
    }
    true
}

fn align(value: &str) -> Option<Align> {
    match value {
        "left" => Some(Align::Left),
        "center" => Some(Align::Center),
        "right" => Some(Align::Right),
        _ => None,
    }
}

fn size(style: &mut DiagramStyle, size: Size, value: &str) -> bool {
    match value.parse::<f64>() {
        Ok(number) if (0.0..=1000.0).contains(&number) => {
            style.sizes.insert(size, number);
            true
        }
        _ => false,
    }
}

//! Looks of the whole diagram: theme, settings, footbox, scale (reference plantuml section 15).

use crate::furniture::align_text;
use crate::paint::{color, fill};
use crate::printer::Printer;
use crate::raw;
use ir::{Construct, DiagramStyle, Dialect, ElementClass, ElementStyle, Footbox, Origin, Scale, Size};
use spelling::plantuml::THEMES;
use spelling::printing::foreign;

/// How the names of settings begin that are for a class of elements.
const PREFIXES: [(ElementClass, &str); 22] = [
    (ElementClass::Participant, "participant"),
    (ElementClass::Actor, "actor"),
    (ElementClass::Boundary, "boundary"),
    (ElementClass::Control, "control"),
    (ElementClass::Entity, "entity"),
    (ElementClass::Database, "database"),
    (ElementClass::Collections, "collections"),
    (ElementClass::Queue, "queue"),
    (ElementClass::Message, "sequenceArrow"),
    (ElementClass::Note, "note"),
    (ElementClass::Box, "sequenceBox"),
    (ElementClass::Divider, "sequenceDivider"),
    (ElementClass::Delay, "sequenceDelay"),
    (ElementClass::Reference, "sequenceReference"),
    (ElementClass::ReferenceTab, "sequenceReferenceHeader"),
    (ElementClass::FragmentTab, "sequenceGroupHeader"),
    (ElementClass::Guard, "sequenceGroup"),
    (ElementClass::Stereotype, "sequenceStereotype"),
    (ElementClass::Title, "title"),
    (ElementClass::Legend, "legend"),
    (ElementClass::Header, "header"),
    (ElementClass::Footer, "footer"),
];

impl Printer<'_> {
    /// Prints all settings, and reports those that PlantUML does not have.
    pub(crate) fn style(&mut self) {
        let style = &self.diagram.style;
        self.theme(style);
        for raw in &style.raw {
            match raw::lines(raw) {
                Some(lines) => lines.iter().for_each(|line| self.line(line)),
                None => self.losses.dropped(Construct::Raw, raw.origin, foreign(raw, "setting")),
            }
        }
        let truth = |on: bool, name: &str| on.then(|| format!("{name} true"));
        let settings = [
            truth(style.hand_drawn, "handwritten"),
            truth(style.monochrome, "monochrome"),
            style.plain_guillemets.then(|| "guillemet false".to_owned()),
            style.message_align.map(|align| format!("sequenceMessageAlign {}", align_text(align))),
            style.note_align.map(|align| format!("noteTextAlignment {}", align_text(align))),
            truth(style.response_below, "responseMessageBelowArrow"),
            style.wrap_width.map(|width| format!("maxMessageSize {width}")),
        ];
        settings.into_iter().flatten().for_each(|setting| self.line(&format!("skinparam {setting}")));
        for (class, look) in &style.classes {
            self.class(*class, look);
        }
        self.absent(style);
        if style.hide_stereotypes {
            self.line("hide stereotype");
        }
        if style.hide_unlinked {
            self.line("hide unlinked");
        }
        match style.footbox {
            None => {}
            Some(Footbox::Box) => self.line("show footbox"),
            Some(Footbox::None) => self.line("hide footbox"),
            Some(Footbox::Bar) => {
                self.losses.report(Construct::FootboxBar, Origin::NONE, "bars at the bottom");
                self.line("hide footbox");
            }
        }
        if let Some(scale) = style.scale {
            self.scale(scale);
        }
    }

    /// What PlantUML does not have.
    fn absent(&mut self, style: &DiagramStyle) {
        for (size, pixels) in &style.sizes {
            match size {
                Size::BoxPadding => self.line(&format!("skinparam BoxPadding {pixels}")),
                _ => self.losses.report(Construct::Distances, Origin::NONE, format!("distance {size:?}")),
            }
        }
        if style.wrap.is_some() {
            self.losses.report(Construct::Wrapping, Origin::NONE, "word wrap");
        }
        if style.right_angles {
            self.losses.report(Construct::RightAngles, Origin::NONE, "square self messages");
        }
    }

    fn theme(&mut self, style: &DiagramStyle) {
        let Some(theme) = &style.theme else { return };
        if theme.dialect == Dialect::PlantUml && THEMES.contains(&theme.name.as_str()) {
            self.line(&format!("!theme {}", theme.name));
            self.themed = true;
        } else {
            let what = format!("{} theme {}", theme.dialect.title(), theme.name);
            self.losses.dropped(Construct::Theme, Origin::NONE, what);
        }
    }

    fn scale(&mut self, scale: Scale) {
        let line = match scale {
            Scale::Factor(factor) => format!("scale {factor}"),
            Scale::Fit { width, height, max } => {
                let max = if max { "max " } else { "" };
                match (width, height) {
                    (Some(width), Some(height)) => format!("scale {max}{width}*{height}"),
                    (Some(width), None) => format!("scale {max}{width} width"),
                    (None, Some(height)) => format!("scale {max}{height} height"),
                    (None, None) => return,
                }
            }
        };
        self.line(&line);
    }

    /// The look of a class of elements, a setting for each of its properties.
    fn class(&mut self, class: ElementClass, look: &ElementStyle) {
        let mut rest = look.clone();
        let mut settings: Vec<String> = Vec::new();
        let mut push = |name: String, value: Option<String>| {
            settings.extend(value.map(|value| format!("skinparam {name} {value}")));
        };
        match class {
            ElementClass::Diagram => {
                push("backgroundColor".to_owned(), rest.background.take().map(hashed));
                fonts("default", &mut rest, &mut push);
            }
            ElementClass::Lifeline => {
                push(
                    "sequenceLifeLineBorderColor".to_owned(),
                    rest.line.take().map(|line| hashed(line.into())),
                );
                push(
                    "sequenceLifeLineBorderThickness".to_owned(),
                    rest.thickness.take().map(|px| px.to_string()),
                );
            }
            ElementClass::Activation => {
                push("sequenceLifeLineBackgroundColor".to_owned(), rest.background.take().map(hashed));
            }
            ElementClass::Fragment => {
                push("sequenceGroupBodyBackgroundColor".to_owned(), rest.background.take().map(hashed));
                push("sequenceGroupBorderColor".to_owned(), rest.line.take().map(|line| hashed(line.into())));
                push(
                    "sequenceGroupBorderThickness".to_owned(),
                    rest.thickness.take().map(|px| px.to_string()),
                );
            }
            _ => {
                if let Some((_, prefix)) = PREFIXES.iter().find(|row| row.0 == class) {
                    let line = rest.line.take().map(|line| hashed(line.into()));
                    if class == ElementClass::Message {
                        push(format!("{prefix}Color"), line);
                        push(format!("{prefix}Thickness"), rest.thickness.take().map(|px| px.to_string()));
                    } else if matches!(class, ElementClass::FragmentTab | ElementClass::Guard) {
                        // that of the frame has the name
                        rest.line = look.line;
                        if class == ElementClass::FragmentTab {
                            let background = rest.background.take().map(hashed);
                            push("sequenceGroupBackgroundColor".to_owned(), background);
                        }
                    } else {
                        push(format!("{prefix}BackgroundColor"), rest.background.take().map(hashed));
                        push(format!("{prefix}BorderColor"), line);
                        push(
                            format!("{prefix}BorderThickness"),
                            rest.thickness.take().map(|px| px.to_string()),
                        );
                        // PlantUML gives the diameter
                        push(
                            format!("{prefix}RoundCorner"),
                            rest.radius.take().map(|px| (px * 2.0).to_string()),
                        );
                    }
                    fonts(prefix, &mut rest, &mut push);
                }
            }
        }
        settings.iter().for_each(|setting| self.line(setting));
        if rest != ElementStyle::default() {
            let what = format!("look of class {class:?}");
            self.losses.dropped(Construct::DiagramStyle, Origin::NONE, what);
        }
    }
}

/// Colour, size, name and style of letters.
fn fonts(prefix: &str, rest: &mut ElementStyle, push: &mut impl FnMut(String, Option<String>)) {
    push(format!("{prefix}FontColor"), rest.text.take().map(|text| hashed(text.into())));
    push(format!("{prefix}FontSize"), rest.font_size.take().map(|size| size.to_string()));
    // what would end or change it stays behind
    let is_calm = |family: &str| {
        !family.trim().is_empty() && !family.contains(|c: char| c.is_control() || "{}\\\"".contains(c))
    };
    if let Some(family) = rest.font_family.take_if(|family| is_calm(family)) {
        push(format!("{prefix}FontName"), Some(family.trim().to_owned()));
    }
    let looks =
        [(rest.bold.take(), "bold"), (rest.italic.take(), "italic"), (rest.underline.take(), "underline")];
    let said = looks.iter().any(|(on, _)| on.is_some());
    let words: Vec<&str> = looks.iter().filter(|(on, _)| *on == Some(true)).map(|(_, word)| *word).collect();
    let words = if words.is_empty() { "plain".to_owned() } else { words.join(" ") };
    push(format!("{prefix}FontStyle"), said.then_some(words));
}

fn hashed(ground: ir::Fill) -> String {
    match ground {
        ir::Fill::Solid(one) => format!("#{}", color(one)),
        gradient => format!("#{}", fill(gradient)),
    }
}

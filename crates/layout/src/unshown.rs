//! What the style of a diagram asks for and its picture does not show.

use crate::text::is_mono;
use crate::theme::Named;
use ir::{Construct, Diagram, DiagramStyle, ElementClass, Loss, Origin};

/// Reports it. `asked`: the caller asked for a theme, which wins over the author's.
pub(crate) fn losses(diagram: &Diagram, asked: bool, losses: &mut Vec<Loss>) {
    let style = &diagram.style;
    let mut changed = |what: &'static str, form: &'static str| {
        losses.push(Loss::approximated(Construct::DiagramStyle, Origin::NONE, what, form));
    };
    if style.hand_drawn {
        changed("a sketchy look", "the house style");
    }
    if style.scale.is_some() {
        changed("a scale", "natural size");
    }
    if !style.sizes.is_empty() {
        changed("distances of the author", "those of the theme");
    }
    if style.classes.values().filter_map(|style| style.font_family.as_deref()).any(|font| !is_mono(font)) {
        changed("a font of the author", "the built-in one");
    }
    losses.extend(theme(style, asked));
    for (class, _) in style.classes.iter().filter(|(class, style)| {
        has_no_ground(**class) && (style.background.is_some() || style.line.is_some())
    }) {
        let what = format!("ground and outline of {}", name(*class));
        losses.push(Loss::dropped(Construct::DiagramStyle, Origin::NONE, what));
    }
    for raw in &style.raw {
        let what = format!("a setting that only {} understands{}", raw.dialect.title(), named(&raw.text));
        losses.push(Loss::dropped(Construct::DiagramStyle, raw.origin, what));
    }
}

/// The ground that the author wants is none that the theme has colours for.
pub(crate) fn ground(losses: &mut Vec<Loss>) {
    let (what, form) = ("the ground of the picture", "that of the theme");
    losses.push(Loss::approximated(Construct::DiagramStyle, Origin::NONE, what, form));
}

/// What is lost of a theme that the author names.
fn theme(style: &DiagramStyle, asked: bool) -> Option<Loss> {
    let choice = style.theme.as_ref()?;
    let form = match Named::of(choice) {
        Some(named) if named.is_ours() => return None,
        _ if asked => "the theme that was asked for",
        Some(Named { grey: true, .. }) => "the house style without colours",
        Some(Named { dark: true, .. }) => "the dark look of the house style, in its colour",
        Some(_) => "the house style in its colour",
        None => "the house style",
    };
    let what = format!("the theme `{}` of {}", choice.name, choice.dialect.title());
    Some(Loss::approximated(Construct::Theme, Origin::NONE, what, form))
}

/// Whether the texts of a class stand on nothing of their own.
fn has_no_ground(class: ElementClass) -> bool {
    matches!(
        class,
        ElementClass::Caption
            | ElementClass::Delay
            | ElementClass::Footer
            | ElementClass::Guard
            | ElementClass::Header
            | ElementClass::Stereotype
            | ElementClass::Title
    )
}

fn name(class: ElementClass) -> &'static str {
    match class {
        ElementClass::Caption => "captions",
        ElementClass::Delay => "delays",
        ElementClass::Footer => "footers",
        ElementClass::Guard => "guards",
        ElementClass::Header => "headers",
        ElementClass::Stereotype => "stereotypes",
        _ => "titles",
    }
}

/// The setting itself, if it is short.
fn named(text: &str) -> String {
    const LONGEST: usize = 60;
    let short = text.len() <= LONGEST && !text.contains(['\n', '`']);
    if short { format!(", `{text}`") } else { String::new() }
}

//! What the style of a diagram asks for and its picture does not show.

use ir::{Construct, Diagram, Loss, Origin};

/// Reports it.
pub(crate) fn losses(diagram: &Diagram, losses: &mut Vec<Loss>) {
    let style = &diagram.style;
    let mut changed = |what: &'static str, form: &'static str| {
        losses.push(Loss::approximated(Construct::DiagramStyle, Origin::NONE, what, form));
    };
    if style.hand_drawn {
        changed("a sketchy look", "the house style");
    }
    if style.monochrome {
        changed("a picture without colours", "the colours of the theme");
    }
    if style.scale.is_some() {
        changed("a scale", "natural size");
    }
    if !style.sizes.is_empty() {
        changed("distances of the author", "those of the theme");
    }
    if let Some(theme) = &style.theme {
        let what = format!("the theme `{}` of {}", theme.name, theme.dialect.title());
        losses.push(Loss::approximated(Construct::Theme, Origin::NONE, what, "the house style"));
    }
    for raw in &style.raw {
        let what = format!("a setting that only {} understands{}", raw.dialect.title(), named(&raw.text));
        losses.push(Loss::dropped(Construct::DiagramStyle, raw.origin, what));
    }
}

/// The setting itself, if it is short.
fn named(text: &str) -> String {
    const LONGEST: usize = 60;
    let short = text.len() <= LONGEST && !text.contains(['\n', '`']);
    if short { format!(", `{text}`") } else { String::new() }
}

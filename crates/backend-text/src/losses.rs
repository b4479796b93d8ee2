//! What a diagram says that no drawing shows: looks, links, pictures.

use crate::words::{MOST_LETTERS, is_cut};
use ir::{
    Construct, Content, Diagram, ElementStyle, FragmentKind, Item, Loss, Origin, Text, text_constructs, walk,
};

/// Reports it.
pub(crate) fn losses(diagram: &Diagram, out: &mut Vec<Loss>) {
    style(diagram, out);
    participants(diagram, out);
    walk(diagram, |item| item_losses(item, out));
    texts(diagram, out);
}

fn dropped(out: &mut Vec<Loss>, construct: Construct, origin: Origin, is_there: bool) {
    if is_there {
        out.push(Loss::dropped(construct, origin, construct.description()));
    }
}

fn is_styled(style: Option<&ElementStyle>) -> bool {
    style.is_some_and(|style| *style != ElementStyle::default())
}

fn style(diagram: &Diagram, out: &mut Vec<Loss>) {
    let style = &diagram.style;
    if let Some(theme) = &style.theme {
        let what = format!("the theme `{}` of {}", theme.name, theme.dialect.title());
        out.push(Loss::dropped(Construct::Theme, Origin::NONE, what));
    }
    let none = Origin::NONE;
    dropped(out, Construct::DiagramStyle, none, style.classes.values().any(|class| is_styled(Some(class))));
    dropped(out, Construct::Distances, none, !style.sizes.is_empty());
    dropped(out, Construct::HandDrawn, none, style.hand_drawn);
    dropped(out, Construct::Scale, none, style.scale.is_some());
    let meta = &diagram.meta;
    let is_spoken = meta.accessible_title.is_some() || meta.accessible_description.is_some();
    dropped(out, Construct::AccessibleText, none, is_spoken);
    if let Some(width) = style.wrap_width {
        let what = format!("the width of {width} px at which labels are wrapped");
        out.push(Loss::approximated(Construct::WrapWidth, none, what, "a number of columns"));
    }
    for raw in &style.raw {
        let what = format!("a setting that only {} understands", raw.dialect.title());
        out.push(Loss::dropped(Construct::Raw, raw.origin, what));
    }
}

fn participants(diagram: &Diagram, out: &mut Vec<Loss>) {
    for each in &diagram.boxes {
        dropped(out, Construct::BoxColor, each.origin, each.color.is_some());
    }
    for each in &diagram.participants {
        dropped(out, Construct::ParticipantStyle, each.origin, is_styled(each.style.as_deref()));
        if let [_, further @ ..] = &each.links[..] {
            let what = format!("a link of `{}`", each.name);
            out.push(Loss::dropped(Construct::ParticipantLink, each.origin, what));
            let what = match further.len() {
                0 => None,
                1 => Some(format!("a further link of `{}`", each.name)),
                count => Some(format!("{count} further links of `{}`", each.name)),
            };
            out.extend(what.map(|what| Loss::dropped(Construct::ParticipantLinks, each.origin, what)));
        }
        for raw in &each.raw {
            let what = format!("a detail that only {} understands", raw.dialect.title());
            out.push(Loss::dropped(Construct::Raw, raw.origin, what));
        }
        if each.stereotypes.iter().any(|each| each.spot_color.is_some()) && !diagram.style.hide_stereotypes {
            let construct = Construct::ParticipantSpot;
            out.push(Loss::approximated(construct, each.origin, construct.description(), "its letter"));
        }
    }
}

fn item_losses(item: &Item, out: &mut Vec<Loss>) {
    match item {
        Item::Message(message) => {
            let origin = message.origin;
            dropped(out, Construct::MessageStyle, origin, is_styled(message.style.as_deref()));
            dropped(out, Construct::MessageLink, origin, message.link.is_some());
        }
        Item::Note(note) => {
            dropped(out, Construct::NoteStyle, note.origin, is_styled(note.style.as_deref()));
            dropped(out, Construct::NoteLink, note.origin, note.link.is_some());
        }
        Item::Activate(item) => {
            dropped(out, Construct::ActivationStyle, item.origin, is_styled(item.style.as_deref()));
        }
        Item::Reference(reference) => {
            let origin = reference.origin;
            dropped(out, Construct::ReferenceStyle, origin, is_styled(reference.style.as_deref()));
            dropped(out, Construct::ReferenceLink, origin, reference.link.is_some());
        }
        Item::Fragment(fragment) => {
            let coloured = fragment.operands.iter().any(|operand| operand.background.is_some());
            if fragment.kind == FragmentKind::Rect {
                let construct = Construct::FragmentRect;
                let what = construct.description();
                out.push(Loss::approximated(construct, fragment.origin, what, "a frame without a name"));
            }
            let looks = fragment.tab_color.is_some() || (coloured && fragment.kind != FragmentKind::Rect);
            dropped(out, Construct::FragmentStyle, fragment.origin, looks);
        }
        Item::PageBreak(page) => {
            let is_bare = page.title.is_empty();
            let construct = if is_bare { Construct::PageBreak } else { Construct::PageTitle };
            out.push(Loss::approximated(construct, page.origin, construct.description(), "a line"));
        }
        Item::Deactivate(_)
        | Item::Create(_)
        | Item::Destroy(_)
        | Item::State(_)
        | Item::Divider(_)
        | Item::Delay(_)
        | Item::Space(_)
        | Item::Numbering(_)
        | Item::Duration(_)
        | Item::Comment(_)
        | Item::Raw(_) => {}
    }
}

/// Looks and contents of every text, once a text.
fn texts(diagram: &Diagram, out: &mut Vec<Loss>) {
    let mut text = |text: &Text, origin| text_losses(text, origin, out);
    let meta = &diagram.meta;
    let furniture = [&meta.header, &meta.footer].into_iter().flatten().map(|furniture| &furniture.text);
    let panels = meta.legend.iter().map(|legend| &legend.text).chain(&meta.mainframe);
    furniture.chain(panels).chain([&meta.title, &meta.caption]).for_each(|each| text(each, Origin::NONE));
    diagram.boxes.iter().for_each(|each| text(&each.title, each.origin));
    diagram.participants.iter().for_each(|each| text(&each.label, each.origin));
    walk(diagram, |item| match item {
        Item::Message(message) => text(&message.text, message.origin),
        Item::Note(note) => text(&note.text, note.origin),
        Item::Fragment(fragment) => {
            text(&fragment.name, fragment.origin);
            fragment.operands.iter().for_each(|operand| text(&operand.guard, operand.origin));
        }
        Item::Reference(reference) => text(&reference.text, reference.origin),
        Item::State(state) => text(&state.text, state.origin),
        Item::Divider(divider) => text(&divider.text, divider.origin),
        Item::Delay(delay) => text(&delay.text, delay.origin),
        Item::Duration(duration) => text(&duration.text, duration.origin),
        Item::PageBreak(page) => text(&page.title, page.origin),
        Item::Activate(_)
        | Item::Deactivate(_)
        | Item::Create(_)
        | Item::Destroy(_)
        | Item::Space(_)
        | Item::Numbering(_)
        | Item::Comment(_)
        | Item::Raw(_) => {}
    });
}

fn text_losses(text: &Text, origin: Origin, out: &mut Vec<Loss>) {
    let runs = || text.lines.iter().flat_map(|line| &line.runs);
    let letters = text.lines.len() + runs().map(|run| run.content.shown().len()).sum::<usize>();
    if letters > MOST_LETTERS {
        let (what, form) = (format!("a text of {letters} bytes"), format!("its first {MOST_LETTERS} bytes"));
        out.push(Loss::approximated(Construct::TextCharacter, origin, what, form));
    }
    if runs().any(|run| is_cut(run.content.shown())) {
        out.push(Loss::dropped(Construct::TextCharacter, origin, "control characters in a text"));
    }
    if text.is_plain() {
        return;
    }
    for construct in text_constructs(text) {
        let what = construct.description();
        match construct {
            Construct::TextStrong
            | Construct::TextEmphasis
            | Construct::TextUnderline
            | Construct::TextStrike
            | Construct::TextWave
            | Construct::TextScript
            | Construct::TextColor
            | Construct::TextSize
            | Construct::TextLink => out.push(Loss::dropped(construct, origin, what)),
            Construct::TextHeading => {
                out.push(Loss::approximated(construct, origin, what, "a plain line"));
            }
            Construct::TextMath => out.push(Loss::approximated(construct, origin, what, "its source")),
            Construct::TextForeign => out.push(foreign(text, origin)),
            // a terminal is monospaced, and lists, tables, trees and the like are drawn
            _ => {}
        }
    }
}

fn foreign(text: &Text, origin: Origin) -> Loss {
    let construct = Construct::TextForeign;
    let is_shown = |content: &Content| match content {
        Content::Foreign { shown, .. } => !shown.is_empty(),
        Content::Text(_) | Content::Math(_) => true,
    };
    let runs = text.lines.iter().flat_map(|line| &line.runs);
    if runs.map(|run| &run.content).all(is_shown) {
        Loss::approximated(construct, origin, construct.description(), "text")
    } else {
        Loss::dropped(construct, origin, construct.description())
    }
}

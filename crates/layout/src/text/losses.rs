//! What of a text no picture shows, or shows in another way.

use super::block::MOST_LETTERS;
use super::style::is_mono;
use crate::links::withheld;
use ir::{Block, Construct, Content, Diagram, Item, Loss, Origin, Run, Text, walk};

/// Reports formulas, icons and images, links that must not be in a picture, and faces that are not ours, wherever they
/// stand in a diagram.
pub(crate) fn losses(diagram: &Diagram, out: &mut Vec<Loss>) {
    let mut text = |text: &Text, origin| losses_of(text, origin, out);
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

fn losses_of(text: &Text, origin: Origin, out: &mut Vec<Loss>) {
    let letters = text
        .lines
        .iter()
        .map(|line| 1 + line.runs.iter().map(|run| run.content.shown().len()).sum::<usize>());
    let letters: usize = letters.sum();
    if letters > MOST_LETTERS {
        let form = format!("its first {MOST_LETTERS} bytes");
        out.push(Loss::approximated(
            Construct::TextCharacter,
            origin,
            format!("a text of {letters} bytes"),
            form,
        ));
    }
    for line in &text.lines {
        if let Block::Row { cells } = &line.block {
            cells.iter().flat_map(|cell| &cell.runs).for_each(|run| losses_in(run, origin, out));
        }
        line.runs.iter().for_each(|run| losses_in(run, origin, out));
    }
}

fn losses_in(run: &Run, origin: Origin, out: &mut Vec<Loss>) {
    if run.is_plain() {
        return;
    }
    match &run.content {
        Content::Text(_) => {}
        Content::Math(_) => {
            let construct = Construct::TextMath;
            out.push(Loss::approximated(construct, origin, construct.description(), "its source"));
        }
        Content::Foreign { shown, .. } => {
            let construct = Construct::TextForeign;
            out.push(match shown.is_empty() {
                true => Loss::dropped(construct, origin, construct.description()),
                false => Loss::approximated(construct, origin, construct.description(), "text"),
            });
        }
    }
    out.extend(run.link.as_ref().and_then(|link| withheld(Construct::TextLink, origin, link)));
    let family = run.paint.as_ref().and_then(|paint| paint.font.as_deref());
    if family.is_some_and(|family| !is_mono(family)) {
        out.push(Loss::approximated(Construct::TextSize, origin, "a font family", "the font of the picture"));
    }
    if run.paint.as_ref().is_some_and(|paint| paint.mark.is_some()) {
        let form = "a line in the colour of the text";
        out.push(Loss::approximated(Construct::TextColor, origin, "the colour of an underline", form));
    }
}

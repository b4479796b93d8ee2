//! Visiting every text, and every look, of a diagram.

use crate::{Diagram, ElementStyle, Item, Text, walk};

/// Calls `visit` for every text of a diagram, also for empty ones: furniture, boxes and participants from left to
/// right, then the body in the order of time.
pub fn walk_texts<'d>(diagram: &'d Diagram, mut visit: impl FnMut(&'d Text)) {
    let meta = &diagram.meta;
    visit(&meta.title);
    meta.header.iter().for_each(|header| visit(&header.text));
    meta.footer.iter().for_each(|footer| visit(&footer.text));
    visit(&meta.caption);
    meta.legend.iter().for_each(|legend| visit(&legend.text));
    meta.mainframe.iter().for_each(&mut visit);
    diagram.boxes.iter().for_each(|each| visit(&each.title));
    diagram.participants.iter().for_each(|participant| visit(&participant.label));
    walk(diagram, |item| match item {
        Item::Message(message) => visit(&message.text),
        Item::Note(note) => visit(&note.text),
        Item::Fragment(fragment) => {
            visit(&fragment.name);
            fragment.operands.iter().for_each(|operand| visit(&operand.guard));
        }
        Item::Reference(reference) => visit(&reference.text),
        Item::State(state) => visit(&state.text),
        Item::Divider(divider) => visit(&divider.text),
        Item::Delay(delay) => visit(&delay.text),
        Item::Duration(duration) => visit(&duration.text),
        Item::PageBreak(page) => visit(&page.title),
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

/// Calls `visit` for the look of every class and of every element that has one.
pub(crate) fn walk_styles<'d>(diagram: &'d Diagram, mut visit: impl FnMut(&'d ElementStyle)) {
    diagram.style.classes.values().for_each(&mut visit);
    for participant in &diagram.participants {
        participant.style.iter().for_each(|style| visit(style));
    }
    walk(diagram, |item| {
        let style = match item {
            Item::Message(message) => &message.style,
            Item::Note(note) => &note.style,
            Item::Activate(activate) => &activate.style,
            Item::Reference(reference) => &reference.style,
            _ => return,
        };
        style.iter().for_each(|style| visit(style));
    });
}

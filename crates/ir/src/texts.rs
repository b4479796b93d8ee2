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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specimen;
    use std::collections::BTreeSet;

    #[test]
    fn every_text_of_the_specimen_is_visited() {
        let diagram = specimen();
        let mut seen = BTreeSet::new();
        walk_texts(&diagram, |text| {
            seen.insert(text.to_plain());
        });
        for text in [
            "Every construct\nin one diagram",
            "Draft",
            "Page 1",
            "Fig. 1",
            "A legend",
            "sd Specimen",
            "Inner",
            "Alice\nof the shop",
            "open",
            "2 days",
            "left",
            "LISTEN",
            "with text",
            "see login",
            "heading",
            "first",
            "second",
        ] {
            assert!(seen.contains(text), "`{text}` was not visited");
        }
    }

    #[test]
    fn every_look_of_the_specimen_is_visited() {
        let diagram = specimen();
        let mut full = 0;
        walk_styles(&diagram, |style| full += usize::from(style.radius.is_some()));
        // a participant, a message, an activation, a note and a reference
        assert_eq!(full, 5);
    }
}

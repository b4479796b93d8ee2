//! Links that must not be in a picture, because following them may run or read something.

use ir::{Construct, Diagram, Item, Link, Loss, Origin, walk};

/// Reports them on messages, notes and references. Those of participants and of texts are reported where these are.
pub(crate) fn losses(diagram: &Diagram, out: &mut Vec<Loss>) {
    walk(diagram, |item| {
        let (construct, origin, link) = match item {
            Item::Message(message) => (Construct::MessageLink, message.origin, &message.link),
            Item::Note(note) => (Construct::NoteLink, note.origin, &note.link),
            Item::Reference(reference) => (Construct::ReferenceLink, reference.origin, &reference.link),
            _ => return,
        };
        out.extend(link.as_ref().and_then(|link| withheld(construct, origin, link)));
    });
}

/// The loss of a link, unless it is harmless.
pub(crate) fn withheld(construct: Construct, origin: Origin, link: &Link) -> Option<Loss> {
    if scene::is_safe_link(&link.target) {
        return None;
    }
    let target = link.target.trim();
    let what = if target.is_empty() {
        "link without an address".into()
    } else {
        format!("link {}", shortened(target))
    };
    Some(Loss::dropped(construct, origin, what))
}

/// The address in backticks, cut when it is long: there may be a whole picture in it.
fn shortened(target: &str) -> String {
    const LONGEST: usize = 40;
    match target.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &target[..end]),
        None => format!("`{target}`"),
    }
}

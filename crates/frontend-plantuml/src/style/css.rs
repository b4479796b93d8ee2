//! `<style>` blocks (P-156): selectors with braces, nested, and properties in them. Read in one pass, with a stack.

use ir::ElementClass;

/// How selectors name classes of elements.
const SELECTORS: [(&str, ElementClass); 28] = [
    ("root", ElementClass::Diagram),
    ("document", ElementClass::Diagram),
    ("element", ElementClass::Diagram),
    ("sequencediagram", ElementClass::Diagram),
    ("participant", ElementClass::Participant),
    ("actor", ElementClass::Actor),
    ("boundary", ElementClass::Boundary),
    ("control", ElementClass::Control),
    ("entity", ElementClass::Entity),
    ("queue", ElementClass::Queue),
    ("database", ElementClass::Database),
    ("collections", ElementClass::Collections),
    ("arrow", ElementClass::Message),
    ("lifeline", ElementClass::Lifeline),
    ("note", ElementClass::Note),
    ("group", ElementClass::Fragment),
    ("groupheader", ElementClass::FragmentTab),
    ("box", ElementClass::Box),
    ("separator", ElementClass::Divider),
    ("delay", ElementClass::Delay),
    ("reference", ElementClass::Reference),
    ("referenceheader", ElementClass::ReferenceTab),
    ("destroy", ElementClass::Destruction),
    ("title", ElementClass::Title),
    ("header", ElementClass::Header),
    ("footer", ElementClass::Footer),
    ("legend", ElementClass::Legend),
    ("caption", ElementClass::Caption),
];

/// Reads the text between the tags, handing each property of a known class to `set`; false where something was not
/// understood.
pub(super) fn read(text: &str, set: &mut dyn FnMut(ElementClass, &str, &str) -> bool) -> bool {
    let mut stack: Vec<Option<ElementClass>> = Vec::new();
    let mut all = true;
    let mut statement = |piece: &str, stack: &[Option<ElementClass>]| {
        let piece = piece.trim();
        if piece.is_empty() || piece.starts_with('\'') {
            return true;
        }
        let end = piece.find(|c: char| c == ':' || c.is_whitespace()).unwrap_or(piece.len());
        let value = piece[end..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
        match stack.last() {
            Some(Some(class)) => set(*class, &piece[..end], value),
            _ => false,
        }
    };
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => {
                let selector = text[start..at].trim().to_ascii_lowercase();
                let known = SELECTORS.iter().find(|(name, _)| *name == selector).map(|row| row.1);
                // inside something unknown nothing is known
                let outer = stack.last().is_none_or(Option::is_some);
                stack.push(known.filter(|_| outer));
                start = at + 1;
            }
            '}' => {
                all &= statement(&text[start..at], &stack);
                stack.pop();
                start = at + 1;
            }
            ';' | '\n' | '\r' => {
                let piece = &text[start..at];
                let selector_waits = c != ';' && text[at..].trim_start().starts_with('{');
                if !selector_waits {
                    all &= statement(piece, &stack);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    all && statement(&text[start..], &stack)
}

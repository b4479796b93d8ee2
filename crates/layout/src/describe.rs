//! What a picture shows, in words, for people who cannot see it.

use ir::Diagram;

/// The accessible name: the author's, else the title, else the participants.
pub(crate) fn title(diagram: &Diagram) -> String {
    diagram.meta.accessible_title.clone().unwrap_or_default()
}

/// The accessible description: the author's, else participants and events in words.
pub(crate) fn description(diagram: &Diagram) -> String {
    diagram.meta.accessible_description.clone().unwrap_or_default()
}

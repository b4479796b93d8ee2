//! What could not be said.

use super::Presence;
use crate::support::{Support, support};
use ir::{
    Construct, Dialect, Loss, Message, Meta, Note, NoteShape, Origin, Participant, ParticipantKind, Reference,
};
use std::borrow::Cow;

/// Collects losses, in the words of the support table.
#[derive(Debug)]
pub struct Losses {
    dialect: Dialect,
    found: Vec<Loss>,
}

impl Losses {
    /// None yet, of a text in `dialect`.
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, found: Vec::new() }
    }

    /// A construct, as the table says: nothing for one that the dialect has.
    pub fn report(&mut self, construct: Construct, origin: Origin, what: impl Into<Cow<'static, str>>) {
        match support(self.dialect, construct) {
            Support::Approximated(form) => self.approximated(construct, origin, what, form),
            Support::Absent => self.dropped(construct, origin, what),
            Support::Native => {}
        }
    }

    /// A case in which the table's words would say too little.
    pub fn approximated(
        &mut self,
        construct: Construct,
        origin: Origin,
        what: impl Into<Cow<'static, str>>,
        form: impl Into<Cow<'static, str>>,
    ) {
        self.found.push(Loss::approximated(construct, origin, what, form));
    }

    /// A case of something that can be said otherwise, but not here.
    pub fn dropped(&mut self, construct: Construct, origin: Origin, what: impl Into<Cow<'static, str>>) {
        self.found.push(Loss::dropped(construct, origin, what));
    }

    /// What gets another place. When nobody is there yet, it becomes a comment, which nobody sees.
    pub fn moved(
        &mut self,
        construct: Construct,
        origin: Origin,
        what: &'static str,
        form: &'static str,
        presence: &Presence,
    ) {
        if presence.is_empty() {
            self.dropped(construct, origin, what);
        } else {
            self.approximated(construct, origin, what, form);
        }
    }

    /// What a message says beside its arrow and text, but for its slant.
    pub fn report_message(&mut self, message: &Message) {
        let origin = message.origin;
        if let Some(anchor) = &message.anchor {
            self.report(Construct::MessageAnchor, origin, format!("anchor {anchor}"));
        }
        if message.style.is_some() {
            self.report(Construct::MessageStyle, origin, "colour of a message");
        }
        if let Some(stereotype) = &message.stereotype {
            self.report(Construct::MessageStereotype, origin, format!("stereotype {stereotype}"));
        }
        if let Some(link) = &message.link {
            self.report(Construct::MessageLink, origin, format!("link {}", link.target));
        }
    }

    /// What a note says beside its place and text.
    pub fn report_note(&mut self, note: &Note) {
        let origin = note.origin;
        match note.shape {
            NoteShape::Note => {}
            NoteShape::Hexagon => self.report(Construct::NoteHexagon, origin, "hexagonal note"),
            NoteShape::Rectangle => self.report(Construct::NoteRectangle, origin, "rectangular note"),
        }
        if note.same_row {
            self.report(Construct::NoteSameRow, origin, "notes in one row");
        }
        if note.style.is_some() {
            self.report(Construct::NoteStyle, origin, "colour of a note");
        }
        if let Some(stereotype) = &note.stereotype {
            self.report(Construct::NoteStereotype, origin, format!("stereotype {stereotype}"));
        }
        if let Some(link) = &note.link {
            self.report(Construct::NoteLink, origin, format!("link {}", link.target));
        }
    }

    /// What a reference says beside its place and text.
    pub fn report_reference(&mut self, reference: &Reference) {
        let origin = reference.origin;
        if reference.style.is_some() {
            self.report(Construct::ReferenceStyle, origin, "colour of a reference");
        }
        if let Some(link) = &reference.link {
            self.report(Construct::ReferenceLink, origin, format!("link {}", link.target));
        }
    }

    /// Kind and colours of a participant.
    pub fn report_head(&mut self, participant: &Participant) {
        let origin = participant.origin;
        if let Some(construct) = kind(participant.kind) {
            self.report(construct, origin, participant.kind.as_str());
        }
        if participant.style.is_some() {
            self.report(Construct::ParticipantStyle, origin, format!("colours of {}", participant.name));
        }
    }

    /// Name and id of a diagram.
    pub fn report_identity(&mut self, meta: &Meta) {
        if let Some(name) = &meta.name {
            self.report(Construct::DiagramName, Origin::NONE, format!("name {name}"));
        }
        if let Some(id) = &meta.id {
            self.report(Construct::DiagramId, Origin::NONE, format!("id {id}"));
        }
    }

    /// All of them.
    pub fn finish(self) -> Vec<Loss> {
        self.found
    }
}

fn kind(kind: ParticipantKind) -> Option<Construct> {
    match kind {
        ParticipantKind::Participant => None,
        ParticipantKind::Actor => Some(Construct::ParticipantActor),
        ParticipantKind::Boundary => Some(Construct::ParticipantBoundary),
        ParticipantKind::Control => Some(Construct::ParticipantControl),
        ParticipantKind::Entity => Some(Construct::ParticipantEntity),
        ParticipantKind::Database => Some(Construct::ParticipantDatabase),
        ParticipantKind::Collections => Some(Construct::ParticipantCollections),
        ParticipantKind::Queue => Some(Construct::ParticipantQueue),
        ParticipantKind::Cloud => Some(Construct::ParticipantCloud),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_lost_is_reported() {
        let mut losses = Losses::new(Dialect::Mermaid);
        losses.report(Construct::HeadCross, Origin::NONE, "cross");
        losses.report(Construct::Space, Origin::NONE, "space");
        losses.report(Construct::State, Origin::NONE, "state");
        let lines: Vec<String> = losses.finish().iter().map(Loss::to_string).collect();
        assert_eq!(lines, ["dropped: space", "approximated: state as a note"]);
    }
}

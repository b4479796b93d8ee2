//! Columns, and when their lifelines and bars begin and end (reference wsd sections 5 and 7).

use super::{Lower, Place};
use crate::problem::Problem;
use crate::tree::{Declaration, Part};
use diag::Span;
use ir::{Activate, Create, Deactivate, Destroy, Dialect, Item, ParticipantId, ParticipantKind};

/// What happened to a participant so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Its declaration.
    declared: Option<Span>,
    /// Its first mention elsewhere.
    used: Option<Span>,
    /// How many bars are open.
    active: u32,
    /// It was created by a message, or ended; creating it anew makes a new head (W-086).
    renewable: bool,
    /// A `create X` statement whose message has not come yet.
    to_create: Option<Span>,
}

impl Lower<'_> {
    /// The participant of this name, which is mentioned here.
    pub(super) fn mention(&mut self, place: Place<'_>, name: Part) -> ParticipantId {
        let id = self.column(place, name);
        self.known[id.index()].used.get_or_insert(place.span(name));
        id
    }

    fn column(&mut self, place: Place<'_>, name: Part) -> ParticipantId {
        let name_text = place.of(name);
        let id = self.builder.participant_at(name_text, place.origin(name));
        if id.index() == self.known.len() {
            self.known.push(Known::default());
            if name_text.contains('\\') {
                self.builder.get_mut(id).label = place.line(name);
            }
        }
        id
    }

    /// The participants of a list in column order, each once.
    pub(super) fn mention_all(&mut self, place: Place<'_>, names: Part) -> Vec<ParticipantId> {
        let mut ids: Vec<_> =
            crate::tree::names(place.text, names).map(|name| self.mention(place, name)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// `participant Label as Id` (W-031 to W-040). A column stays where it was first seen; of several labels and kinds
    /// the last ones hold.
    pub(super) fn declaration(&mut self, place: Place<'_>, declaration: &Declaration, part: Part) {
        let id = self.column(place, declaration.name);
        let label = declaration.label.map(|label| place.line(label));
        let span = place.span(part);
        let known = &mut self.known[id.index()];
        let participant = self.builder.get_mut(id);
        let changes = declaration.kind != participant.kind
            || label.as_ref().is_some_and(|label| *label != participant.label);
        // a bare `participant X` says nothing new about an actor that was declared before
        let bare = declaration.label.is_none() && declaration.kind == ParticipantKind::Participant;
        let problem = match (known.declared, known.used) {
            (Some(earlier), _) if changes && !bare => {
                Some(Problem::RepeatedDeclaration { earlier: Some(earlier) })
            }
            (None, first @ Some(_)) if changes => Some(Problem::LateDeclaration { first }),
            _ => None,
        };
        if known.declared.is_none() || !bare {
            participant.kind = declaration.kind;
        }
        if let Some(label) = label {
            participant.label = label;
        }
        if known.declared.is_none() {
            participant.origin = span.into();
        }
        known.declared.get_or_insert(span);
        if let Some(problem) = problem.filter(|_| self.dialect == Dialect::Wsd) {
            self.report.push(place.span(declaration.name), problem);
        }
    }

    /// `activate X`.
    pub(super) fn activate(&mut self, place: Place<'_>, name: Part, part: Part) {
        let id = self.mention(place, name);
        self.start_bar(id, place.span(part));
    }

    pub(super) fn start_bar(&mut self, participant: ParticipantId, span: Span) {
        let known = &mut self.known[participant.index()];
        known.active = known.active.saturating_add(1);
        self.builder.push(Item::Activate(Activate { participant, style: None, origin: span.into() }));
    }

    /// `deactivate X`; of a participant without a bar it is an error, and is left out (W-083).
    pub(super) fn deactivate(&mut self, place: Place<'_>, name: Part, part: Part) {
        match self.builder.find(place.of(name)) {
            Some(id) => self.end_bar(id, place.span(part), place.span(name)),
            None => self.report.push(place.span(name), Problem::NotActive),
        }
    }

    /// `name` is where the finding points when no bar is open.
    pub(super) fn end_bar(&mut self, participant: ParticipantId, span: Span, name: Span) {
        let known = &mut self.known[participant.index()];
        if known.active == 0 {
            self.report.push(name, Problem::NotActive);
            return;
        }
        known.active -= 1;
        self.builder.push(Item::Deactivate(Deactivate { participant, origin: span.into() }));
    }

    /// `create X`: the next message to X creates it (W-087).
    pub(super) fn create(&mut self, place: Place<'_>, name: Part, part: Part) {
        let is_new = self.builder.find(place.of(name)).is_none();
        let id = self.column(place, name);
        if !is_new {
            self.created_late(place, name, id);
        }
        let known = &mut self.known[id.index()];
        known.used.get_or_insert(place.span(name));
        known.to_create.get_or_insert(place.span(part));
    }

    /// Whether a `create X` statement waits for this message to X.
    pub(super) fn take_pending_creation(&mut self, id: ParticipantId) -> bool {
        self.known[id.index()].to_create.take().is_some()
    }

    pub(super) fn report_unused_creations(&mut self) {
        for span in self.known.iter().filter_map(|known| known.to_create) {
            self.report.push(span, Problem::NeverCreated);
        }
    }

    /// Says so when a participant is there before a message creates it.
    pub(super) fn created_late(&mut self, place: Place<'_>, name: Part, id: ParticipantId) {
        let known = &self.known[id.index()];
        let first = known.declared.or(known.used);
        if !known.renewable && first.is_some() {
            self.report.push(place.span(name), Problem::CreatedLate { first });
        }
    }

    /// The head is drawn at the message that follows.
    pub(super) fn creation(&mut self, participant: ParticipantId, span: Span) {
        let known = &mut self.known[participant.index()];
        known.renewable = true;
        known.active = 0;
        self.builder.push(Item::Create(Create { participant, origin: span.into() }));
    }

    /// `destroy X` (W-085).
    pub(super) fn destroy(&mut self, place: Place<'_>, name: Part, part: Part) {
        let participant = self.mention(place, name);
        self.known[participant.index()].renewable = true;
        self.builder.push(Item::Destroy(Destroy { participant, origin: place.origin(part) }));
    }
}

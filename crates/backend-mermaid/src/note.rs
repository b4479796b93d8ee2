//! Notes, and what is written as one of them.

use crate::message::push_label;
use crate::printer::Printer;
use crate::text::{self, Written};
use ir::{Construct, Note, NotePlace, Origin, ParticipantId, Reference, State, StatePlace, Text};
use spelling::mermaid::{self, LINE_BREAK};
use spelling::printing::ends;

/// What stands for a text that belongs to nobody, in the words of the table.
const OUTER_TWO: &str = "a note over the outer two";

impl Printer<'_> {
    /// Prints a note.
    pub(crate) fn note(&mut self, note: &Note) {
        let origin = note.origin;
        self.starts_together(note.parallel, origin);
        self.losses.report_note(note);
        let (presence, losses) = (&self.presence, &mut self.losses);
        let (place, ids) = match &note.place {
            NotePlace::Left(ids) => (StatePlace::Left, ids.clone()),
            NotePlace::Right(ids) => (StatePlace::Right, ids.clone()),
            NotePlace::Over(ids) => {
                if ids.len() > 2 {
                    let what = format!("note over {} participants", ids.len());
                    losses.report(Construct::NoteOverSeveral, origin, what);
                }
                (StatePlace::Over, presence.in_order(ids))
            }
            NotePlace::Across => {
                losses.moved(Construct::NoteAcross, origin, "note across", OUTER_TWO, presence);
                (StatePlace::Over, presence.outermost())
            }
            NotePlace::OnMessage(side) => self.anchors.on_message(*side, origin, presence, losses),
            NotePlace::OnFragment(side) => self.anchors.on_fragment(*side, origin, presence, losses),
            NotePlace::Margin => {
                let form = "a note left of the first participant";
                losses.moved(Construct::NoteMargin, origin, "explanatory text", form, presence);
                (StatePlace::Left, presence.outermost())
            }
        };
        let text = text::written(&note.text, origin, &mut self.losses);
        self.text_at(place, &ids, text);
    }

    /// Prints a state.
    pub(crate) fn state(&mut self, state: &State) {
        self.starts_together(state.parallel, state.origin);
        self.losses.report(Construct::State, state.origin, "state");
        let ids = match state.place {
            StatePlace::Over => self.presence.in_order(&state.participants),
            StatePlace::Left | StatePlace::Right => state.participants.clone(),
        };
        let text = text::written(&state.text, state.origin, &mut self.losses);
        self.text_at(state.place, &ids, text);
    }

    /// Prints a reference. The messages into it and out of it are printed as such.
    pub(crate) fn reference(&mut self, reference: &Reference) {
        let origin = reference.origin;
        self.together = false;
        self.losses.report(Construct::Reference, origin, "reference");
        if reference.entered {
            self.losses.report(Construct::ReferenceEntry, origin, "arrow into a reference");
        }
        if reference.left {
            self.losses.report(Construct::ReferenceExit, origin, "arrow out of a reference");
        }
        self.losses.report_reference(reference);
        let mut text = text::written(&reference.text, origin, &mut self.losses);
        let gap = if text.body.is_empty() { "" } else { LINE_BREAK };
        text.body = format!("ref{gap}{}", text.body);
        let ids = self.presence.in_order(&reference.participants);
        self.text_at(StatePlace::Over, &ids, text);
        let touched = &reference.participants;
        self.anchors.last_ends = touched.first().copied().zip(touched.last().copied());
    }

    /// Prints a text over the outer columns, which stands for what Mermaid has no form for.
    pub(crate) fn over_all(&mut self, construct: Construct, what: &'static str, text: &Text, origin: Origin) {
        self.together = false;
        self.losses.moved(construct, origin, what, OUTER_TWO, &self.presence);
        let ids = self.presence.outermost();
        let text = text::written(text, origin, &mut self.losses);
        self.text_at(StatePlace::Over, &ids, text);
    }

    /// Prints a note: beside the outermost of these, or over the outer two. A comment when there is nobody.
    pub(crate) fn text_at(&mut self, place: StatePlace, ids: &[ParticipantId], text: Written) {
        let ids = match place {
            StatePlace::Left => ids.first().copied().into_iter().collect(),
            StatePlace::Right => ids.last().copied().into_iter().collect(),
            StatePlace::Over => ends(ids),
        };
        if ids.is_empty() {
            let text = mermaid::unescape(&text.body.replace(LINE_BREAK, " ")).into_owned();
            return self.comment(&text);
        }
        let mut line = format!("Note {} {}", mermaid::place_text(place), self.names.list(&ids));
        let label = text.finish();
        push_label(&mut line, &label);
        let label = line.split_off(line.len() - label.len());
        self.line_with(line, &label);
        self.drawn += 1;
        for id in ids {
            self.presence.mention(id);
        }
    }
}

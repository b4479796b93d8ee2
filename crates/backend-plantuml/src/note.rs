//! Notes, states and references (reference plantuml sections 11 and 12).

use crate::names::marked;
use crate::paint::{color, fill, solid};
use crate::printer::{Bound, Printer};
use ir::{
    Construct, ElementStyle, Note, NotePlace, NoteShape, NoteSide, Origin, ParticipantId, Reference, Side,
    State, StatePlace,
};
use spelling::plantuml::note_text;
use spelling::printing::ends;

/// The words for a side.
fn side(side: NoteSide) -> &'static str {
    match side {
        NoteSide::Left => "left",
        NoteSide::Right => "right",
        NoteSide::Top => "top",
        NoteSide::Bottom => "bottom",
    }
}

impl Printer<'_> {
    /// Prints a note.
    pub(crate) fn note(&mut self, note: &Note) {
        if self.nobody(Construct::NoteAcross, "note", &note.text, note.origin) {
            return;
        }
        let origin = note.origin;
        let word = note_text(note.shape);
        let (place, is_free) = match &note.place {
            NotePlace::Across => ("across".to_owned(), false),
            NotePlace::OnMessage(on) if self.bound == Bound::Message => {
                (side(self.side_of_message(*on, origin)).to_owned(), false)
            }
            NotePlace::OnFragment(Side::Left) if self.bound == Bound::Fragment => ("left".to_owned(), false),
            NotePlace::OnFragment(Side::Right) if self.bound == Bound::Fragment => {
                ("right".to_owned(), false)
            }
            _ => (self.free_place(&note.place, origin), true),
        };
        let across = note.place == NotePlace::Across;
        let mut head = String::new();
        if note.parallel && is_free {
            head.push_str("& ");
        } else if note.parallel {
            self.losses.dropped(Construct::MessageParallel, origin, "note at the same time");
        }
        if note.same_row && (is_free || across) {
            head.push_str("/ ");
        } else if note.same_row {
            self.losses.dropped(Construct::NoteSameRow, origin, "notes in one row");
        }
        head.push_str(&format!("{word} {place}"));
        if let Some(stereotype) = note.stereotype.as_deref().map(marked).filter(|text| !text.is_empty()) {
            head.push_str(&format!(" <<{stereotype}>>"));
        }
        if let Some(style) = note.style.as_deref() {
            head.push_str(&self.note_colors(style, is_free || across, origin));
        }
        if let Some(link) = note.link.as_deref() {
            self.link(&mut head, link, Construct::NoteLink, origin);
        }
        // notes on messages end with the one word
        let end = if is_free || across { format!("end {word}") } else { "end note".to_owned() };
        self.line_with(&head, &note.text, &end, origin);
    }

    /// The side of a note on the last message; at the border there is only one.
    fn side_of_message(&mut self, wanted: NoteSide, origin: Origin) -> NoteSide {
        let only = match self.note_side {
            None => return wanted,
            Some(Side::Left) => NoteSide::Left,
            Some(Side::Right) => NoteSide::Right,
        };
        if only != wanted {
            let (what, form) = ("note on a message to the border", "a note beside its lifeline");
            self.losses.approximated(Construct::NoteOnMessage, origin, what, form);
        }
        only
    }

    /// Where a note stands that is bound to nothing in the text.
    fn free_place(&mut self, place: &NotePlace, origin: Origin) -> String {
        let (presence, losses) = (&self.presence, &mut self.losses);
        let (place, ids) = match place {
            NotePlace::Left(ids) => (StatePlace::Left, ids.clone()),
            NotePlace::Right(ids) => (StatePlace::Right, ids.clone()),
            NotePlace::Over(ids) => {
                if ids.len() > 2 {
                    losses.report(
                        Construct::NoteOverSeveral,
                        origin,
                        format!("note over {} participants", ids.len()),
                    );
                }
                (StatePlace::Over, ids.clone())
            }
            NotePlace::OnMessage(on) => {
                let found = match self.anchors.last_ends {
                    Some((first, last)) => vec![first.min(last), first.max(last)],
                    None => presence.outermost(),
                };
                let (form, place) = match on {
                    NoteSide::Left => ("a note left of a participant", StatePlace::Left),
                    NoteSide::Right => ("a note right of a participant", StatePlace::Right),
                    NoteSide::Top | NoteSide::Bottom => ("a note over its ends", StatePlace::Over),
                };
                losses.approximated(Construct::NoteOnMessage, origin, "note bound to a message", form);
                (place, found)
            }
            NotePlace::OnFragment(on) => {
                losses.approximated(
                    Construct::NoteOnFragment,
                    origin,
                    "note bound to a fragment",
                    "a note on a participant",
                );
                // the report of the helper is that of dialects without such notes
                let mut unsaid = spelling::printing::Losses::new(ir::Dialect::PlantUml);
                self.anchors.on_fragment(*on, origin, presence, &mut unsaid)
            }
            NotePlace::Margin | NotePlace::Across => {
                let form = "a note left of the first participant";
                losses.moved(Construct::NoteMargin, origin, "explanatory text", form, presence);
                (StatePlace::Left, presence.outermost())
            }
        };
        self.place(place, &ids)
    }

    /// `over A, B`, `left of A`.
    fn place(&self, place: StatePlace, ids: &[ParticipantId]) -> String {
        let (mut sorted, names) = (ids.to_vec(), &self.names);
        sorted.sort_unstable();
        sorted.dedup();
        let first = sorted.first().copied().into_iter();
        match place {
            StatePlace::Left => format!("left of {}", names.list(&first.collect::<Vec<_>>())),
            StatePlace::Right => {
                let last: Vec<_> = sorted.last().copied().into_iter().collect();
                format!("right of {}", names.list(&last))
            }
            StatePlace::Over => format!("over {}", names.list(&ends(&sorted))),
        }
    }

    /// ` #back;line:c;text:c`; notes on messages have one colour only.
    fn note_colors(&mut self, style: &ElementStyle, several: bool, origin: Origin) -> String {
        let mut parts: Vec<String> = style.background.map(fill).into_iter().collect();
        let mut rest = ElementStyle { background: None, ..style.clone() };
        if several {
            parts.extend(style.line.map(|line| format!("line:{}", color(line))));
            rest.line = None;
            if style.dashed == Some(true) {
                parts.push("line.dashed".to_owned());
                rest.dashed = None;
            } else if style.thickness == Some(2.0) {
                parts.push("line.bold".to_owned());
                rest.thickness = None;
            }
            parts.extend(style.text.map(|text| format!("text:{}", color(text))));
            rest.text = None;
        }
        if rest != ElementStyle::default() {
            self.losses.report(Construct::NoteStyle, origin, "look of a note");
        }
        if parts.is_empty() { String::new() } else { format!(" #{}", parts.join(";")) }
    }

    /// Prints a state, as a hexagonal note.
    pub(crate) fn state(&mut self, state: &State) {
        self.losses.report(Construct::State, state.origin, "state");
        let together = if state.parallel { "& " } else { "" };
        let place = self.place(state.place, &state.participants);
        let word = note_text(NoteShape::Hexagon);
        self.line_with(
            &format!("{together}{word} {place}"),
            &state.text,
            &format!("end {word}"),
            state.origin,
        );
    }

    /// Prints a reference. The messages into it and out of it are printed as such.
    pub(crate) fn reference(&mut self, reference: &Reference) {
        let origin = reference.origin;
        if reference.entered {
            self.losses.report(Construct::ReferenceEntry, origin, "arrow into a reference");
        }
        if reference.left {
            self.losses.report(Construct::ReferenceExit, origin, "arrow out of a reference");
        }
        let mut head = "ref".to_owned();
        if let Some(style) = reference.style.as_deref() {
            if let Some(ground) = style.background {
                let ground = solid(ground, Construct::ReferenceStyle, origin, &mut self.losses);
                head.push_str(&format!("#{ground}"));
            }
            if (ElementStyle { background: None, ..style.clone() }) != ElementStyle::default() {
                self.losses.report(Construct::ReferenceStyle, origin, "look of a reference");
            }
        }
        head.push_str(&format!(" over {}", self.names.list(&reference.participants)));
        if let Some(link) = reference.link.as_deref() {
            self.link(&mut head, link, Construct::ReferenceLink, origin);
        }
        self.line_with(&head, &reference.text, "end ref", origin);
        let touched = &reference.participants;
        self.anchors.last_ends = touched.first().copied().zip(touched.last().copied());
        (self.bound, self.note_side) = (Bound::Message, None);
    }
}

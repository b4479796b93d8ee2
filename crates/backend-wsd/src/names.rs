//! Names and declarations: every participant writable, distinct names distinct.

use crate::{losses::Losses, text};
use ir::{Construct, Diagram, Origin, Participant, ParticipantId, Side};
use spelling::wsd;
use std::collections::{HashMap, HashSet};

/// What a reader takes for the names, and how they are written.
pub(crate) struct Names {
    /// By column: as a reader will know it.
    known: Vec<String>,
    /// By column: as it stands in a statement, quoted where needed.
    written: Vec<String>,
    /// Of the participants that stand for the borders.
    borders: [String; 2],
}

impl Names {
    /// `created` says who is created by a message: their label is their name where possible, because a declaration
    /// before the message is not allowed, and what one behind it does is not documented (W-040, W-059).
    pub(crate) fn new(diagram: &Diagram, created: &[bool], losses: &mut Losses) -> Self {
        let participants = &diagram.participants;
        let mut known: Vec<Option<String>> = vec![None; participants.len()];
        let mut distinct = Distinct::default();
        // three rounds, so that those who keep their name are not pushed aside by others
        let label = |index: usize| created[index].then(|| label_as_name(&participants[index])).flatten();
        for (index, participant) in participants.iter().enumerate() {
            if label(index).is_none() && is_writable(&participant.name) {
                known[index] = distinct.exactly(&participant.name);
            }
        }
        for (index, participant) in participants.iter().enumerate() {
            if known[index].is_none()
                && let Some(label) = label(index)
            {
                known[index] = distinct.exactly(&label).or_else(|| {
                    is_writable(&participant.name).then(|| distinct.exactly(&participant.name)).flatten()
                });
            }
        }
        let known: Vec<String> = known
            .into_iter()
            .zip(participants)
            .map(|(known, participant)| {
                known.unwrap_or_else(|| {
                    let name = distinct.like(&nearest(&participant.name));
                    let what = format!("name `{}`", participant.name.escape_debug());
                    let form = format!("`{}`", name.escape_debug());
                    losses.approximated(Construct::ParticipantName, participant.origin, what, form);
                    name
                })
            })
            .collect();
        let written = known.iter().map(|name| wsd::name(name).0.into_owned()).collect();
        let borders = ["_left", "_right"].map(|name| distinct.like(name));
        Self { known, written, borders }
    }

    /// The name as it stands in a statement.
    pub(crate) fn get(&self, id: ParticipantId) -> &str {
        &self.written[id.index()]
    }

    /// Several names, as they stand in a list.
    pub(crate) fn list(&self, ids: &[ParticipantId]) -> String {
        let names: Vec<&str> = ids.iter().map(|&id| self.get(id)).collect();
        names.join(",")
    }

    /// The name of the participant that stands for a border.
    pub(crate) fn border(&self, side: Side) -> &str {
        match side {
            Side::Left => &self.borders[0],
            Side::Right => &self.borders[1],
        }
    }

    /// The statement that declares a participant. Reports what its head loses.
    pub(crate) fn declaration(
        &self,
        id: ParticipantId,
        participant: &Participant,
        losses: &mut Losses,
    ) -> String {
        let origin = participant.origin;
        let keyword = wsd::declaration(participant.kind).unwrap_or_else(|| {
            losses.report(kind(participant), origin, participant.kind.as_str());
            "participant"
        });
        text::report_markup(&participant.label, origin, losses);
        let mut label = String::new();
        for stereotype in &participant.stereotypes {
            if stereotype.spot.is_some() {
                losses.report(Construct::ParticipantSpot, origin, "spot of a stereotype");
            }
            if !stereotype.text.is_empty() {
                label.push_str(&format!("«{}»\n", stereotype.text));
            }
        }
        if !label.is_empty() {
            losses.report(Construct::ParticipantStereotype, origin, "stereotype");
        }
        label.push_str(&text::letters(&participant.label));
        self.report_rest(participant, losses);
        if label == self.known[id.index()] {
            return format!("{keyword} {}", self.get(id));
        }
        format!("{keyword} {} as {}", quote_label(&label, self.get(id), origin, losses), self.get(id))
    }

    fn report_rest(&self, participant: &Participant, losses: &mut Losses) {
        let origin = participant.origin;
        if participant.style.is_some() {
            losses.report(Construct::ParticipantStyle, origin, format!("colours of {}", participant.name));
        }
        for (index, link) in participant.links.iter().enumerate() {
            let construct = if index == 0 { Construct::ParticipantLink } else { Construct::ParticipantLinks };
            losses.report(construct, origin, format!("link {}", link.target));
        }
        for raw in &participant.raw {
            losses.report(Construct::Raw, raw.origin, format!("{} statement", raw.dialect.title()));
        }
    }
}

fn kind(participant: &Participant) -> Construct {
    use ir::ParticipantKind as Kind;
    match participant.kind {
        Kind::Participant | Kind::Actor => Construct::ParticipantActor,
        Kind::Boundary => Construct::ParticipantBoundary,
        Kind::Control => Construct::ParticipantControl,
        Kind::Entity => Construct::ParticipantEntity,
        Kind::Database => Construct::ParticipantDatabase,
        Kind::Collections => Construct::ParticipantCollections,
        Kind::Queue => Construct::ParticipantQueue,
        Kind::Cloud => Construct::ParticipantCloud,
    }
}

/// A label without letters: two empty lines, because readers take `""` for a missing label.
pub(crate) const NO_LABEL: &str = r#""\n""#;

/// The label of a declaration, in quotes unless it is one harmless word. `name` is what stands behind `as`.
fn quote_label(label: &str, name: &str, origin: Origin, losses: &mut Losses) -> String {
    let written = text::escape(label, origin, losses);
    if written.is_empty() {
        losses.approximated(Construct::TextCharacter, origin, "empty label", "empty lines");
        return NO_LABEL.to_owned();
    }
    let is_word = |text: &str| !text.contains(char::is_whitespace) && !text.contains('\\');
    // with a name of several words it would look like the two were mixed up (W-037)
    let is_name_plain = is_word(name) && !name.starts_with('"');
    if is_name_plain && is_word(&written) && !wsd::needs_quotes(&written) {
        return written;
    }
    if !written.contains('"') {
        return format!("\"{written}\"");
    }
    // outside quotes a label may hold quotes, if it is clear where it ends
    if is_name_plain && !written.starts_with('"') {
        return written;
    }
    losses.approximated(Construct::TextCharacter, origin, "`\"` in a label", "`'`");
    format!("\"{}\"", written.replace('"', "'"))
}

/// Whether a name is read back as it is.
fn is_writable(name: &str) -> bool {
    !name.is_empty() && name.trim() == name && wsd::can_be_written(name) && !wsd::name(name).1
}

/// The label of a created participant, if it can be its name.
fn label_as_name(participant: &Participant) -> Option<String> {
    let label = text::letters(&participant.label);
    let fits = participant.stereotypes.is_empty() && !label.contains('\n') && is_writable(&label);
    (fits && label != participant.name).then_some(label)
}

/// The nearest name that can be written.
fn nearest(name: &str) -> String {
    let name = name.replace(r"\n", "/n").replace('\r', " ");
    let name = name.trim();
    let name = if wsd::needs_quotes(name) { name.replace('"', "'") } else { name.to_owned() };
    if name.is_empty() { "_".to_owned() } else { name }
}

/// Gives out names that nobody else has.
#[derive(Default)]
struct Distinct {
    taken: HashSet<String>,
    /// How many names were made from each, so that thousands of clashes take no longer than as many names.
    counts: HashMap<String, usize>,
}

impl Distinct {
    /// This name, if it is free.
    fn exactly(&mut self, name: &str) -> Option<String> {
        self.taken.insert(name.to_owned()).then(|| name.to_owned())
    }

    /// This name, or one like it.
    fn like(&mut self, wanted: &str) -> String {
        if let Some(name) = self.exactly(wanted) {
            return name;
        }
        let count = self.counts.entry(wanted.to_owned()).or_insert(1);
        loop {
            *count += 1;
            let name = format!("{wanted}_{count}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

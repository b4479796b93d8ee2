//! Names and declarations: every participant writable, distinct names distinct.

use crate::text;
use ir::{Construct, Diagram, Origin, Participant, ParticipantId, Side};
use spelling::printing::{Distinct, Losses, foreign, letters, report_markup, stereotype_lines};
use spelling::wsd;

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
            if label(index).is_none() {
                known[index] = writable(&participant.name).and_then(|name| distinct.exactly(&name));
            }
        }
        for (index, participant) in participants.iter().enumerate() {
            if known[index].is_none()
                && let Some(label) = label(index)
            {
                known[index] = distinct
                    .exactly(&label)
                    .or_else(|| distinct.exactly(&nearest(&label)))
                    .or_else(|| writable(&participant.name).and_then(|name| distinct.exactly(&name)));
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
        losses.report_head(participant);
        let keyword = wsd::declaration(participant.kind).unwrap_or("participant");
        report_markup(&participant.label, origin, losses);
        let mut label = stereotype_lines(participant, losses);
        label.push_str(&letters(&participant.label));
        self.report_rest(participant, losses);
        let name = self.get(id);
        // what readers show for a name alone
        let shown = wsd::unescape(&self.known[id.index()]);
        if label == shown {
            return format!("{keyword} {name}");
        }
        let label = writable_label(&label, name, origin, losses);
        if wsd::unescape(&label) == shown {
            return format!("{keyword} {name}");
        }
        format!("{keyword} {} as {name}", quote_label(&label, name))
    }

    fn report_rest(&self, participant: &Participant, losses: &mut Losses) {
        let origin = participant.origin;
        for (index, link) in participant.links.iter().enumerate() {
            let construct = if index == 0 { Construct::ParticipantLink } else { Construct::ParticipantLinks };
            losses.report(construct, origin, format!("link {}", link.target));
        }
        for raw in &participant.raw {
            losses.report(Construct::Raw, raw.origin, foreign(raw, "statement"));
        }
    }
}

/// A label without letters: two empty lines, because readers take `""` for a missing label.
pub(crate) const NO_LABEL: &str = r#""\n""#;

/// The nearest label that can be written beside this name, escaped; empty when there are no letters.
fn writable_label(label: &str, name: &str, origin: Origin, losses: &mut Losses) -> String {
    let written = text::escape(label, origin, losses);
    if written.is_empty() {
        losses.approximated(Construct::TextCharacter, origin, "empty label", "empty lines");
    }
    // quotes have no escape; outside of them a label may hold some, if it is clear where it ends
    let clear = is_word(name) && !name.contains('"') && !written.starts_with('"');
    if clear || !written.contains('"') {
        return written;
    }
    losses.approximated(Construct::TextCharacter, origin, "`\"` in a label", "`'`");
    written.replace('"', "'")
}

/// A label that can be written, in quotes unless it is one harmless word or holds quotes itself.
fn quote_label(label: &str, name: &str) -> String {
    if label.is_empty() {
        return NO_LABEL.to_owned();
    }
    // beside a name of several words a bare one would look as if the two were mixed up (W-037)
    let bare = is_word(name) && is_word(label) && !label.contains('\\') && !wsd::needs_quotes(label);
    if bare || label.contains('"') { label.to_owned() } else { format!("\"{label}\"") }
}

/// Whether a written name or label is one word without quotes around it.
fn is_word(text: &str) -> bool {
    !text.contains(char::is_whitespace) && !text.starts_with('"')
}

/// The name as a reader knows it, if it has a spelling. Line breaks stay `\n` in names: only what is shown has them.
fn writable(name: &str) -> Option<String> {
    let known = wsd::escape(name);
    let quotes_fit = if wsd::needs_quotes(&known) { !known.contains('"') } else { closes_quotes(&known) };
    (quotes_fit && !known.is_empty() && known.trim() == known).then(|| known.into_owned())
}

/// Whether every quote that opens a quoted part of a bare name is closed within it. Within a word a quote opens nothing.
fn closes_quotes(name: &str) -> bool {
    let mut rest = name;
    while let Some(at) = rest.find('"') {
        let in_word = rest[..at]
            .chars()
            .next_back()
            .is_some_and(|before| !before.is_whitespace() && !"-<".contains(before));
        rest = &rest[at + 1..];
        if !in_word {
            match rest.find('"') {
                Some(end) => rest = &rest[end + 1..],
                None => return false,
            }
        }
    }
    true
}

/// The label of a created participant, if it can be its name.
fn label_as_name(participant: &Participant) -> Option<String> {
    let label = letters(&participant.label);
    let fits = participant.stereotypes.is_empty()
        && !label.trim().is_empty()
        && !label.contains(['\n', '\\'])
        && label != participant.name;
    // with other quotes where it must, which the label reports
    fits.then(|| writable(&label).unwrap_or_else(|| nearest(&label)))
}

/// The nearest name that can be written.
fn nearest(name: &str) -> String {
    let name = wsd::escape(name).trim().replace('"', "'");
    if name.is_empty() { "_".to_owned() } else { name }
}

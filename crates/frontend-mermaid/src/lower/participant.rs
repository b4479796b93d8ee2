//! Who takes part (reference mermaid section 3).

use super::Lower;
use crate::config::yaml;
use crate::part::Part;
use crate::problem::Problem;
use crate::text;
use crate::tree::{Declaration, Word};
use ir::{ParticipantId, ParticipantKind, Text};
use serde_json::Value;
use spelling::mermaid::{entity, participant_type, unescape};

/// What is known of a participant beside the builder's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// How many bars are open, in the order of the text.
    pub active: usize,
    /// Where it was mentioned first.
    pub first: Part,
    /// Only an activation named it so far, which makes no column.
    pub hidden: bool,
}

/// What `@{ … }` says.
#[derive(Default)]
struct Metadata {
    kind: Option<ParticipantKind>,
    alias: Option<String>,
}

impl Lower<'_, '_> {
    /// The participant of this name, which is added when there is none yet.
    pub(super) fn named(&mut self, name: Part) -> ParticipantId {
        let name = name.trim(self.text);
        let raw = name.of(self.text);
        let shown = unescape(raw);
        if let Some(id) = self.builder.find(&shown) {
            self.reveal(id, name);
            return id;
        }
        if matches!(raw, "[" | "]") {
            self.report.push(name, Problem::BorderName);
        } else {
            self.check_name(name, raw);
        }
        let origin = self.origin(name);
        let id = self.builder.participant_at(&shown, origin);
        self.known.push(Known { active: 0, first: name, hidden: false });
        if self.has_hidden {
            self.builder.move_last(id);
        }
        id
    }

    /// The participant whose bar begins or ends. A name that nothing else mentions makes no column: its place is where
    /// it is mentioned otherwise.
    pub(super) fn active(&mut self, name: Part) -> ParticipantId {
        let name = name.trim(self.text);
        let shown = unescape(name.of(self.text));
        if let Some(id) = self.builder.find(&shown) {
            return id;
        }
        let origin = self.origin(name);
        let id = self.builder.participant_at(&shown, origin);
        self.known.push(Known { active: 0, first: name, hidden: true });
        self.has_hidden = true;
        id
    }

    fn reveal(&mut self, id: ParticipantId, name: Part) {
        let known = &mut self.known[id.index()];
        if known.hidden {
            known.hidden = false;
            known.first = name;
            self.builder.move_last(id);
        }
    }

    /// Those that only activations name stand behind all others.
    pub(super) fn place_hidden(&mut self) {
        for at in 0..self.known.len() {
            let Known { hidden: true, first, .. } = self.known[at] else { continue };
            self.report.push(first, Problem::OnlyActivated);
            if let Some(id) = self.builder.find(&unescape(first.of(self.text))) {
                self.builder.move_last(id);
            }
        }
    }

    /// Names that are read as Mermaid reads them, but were hardly meant like that.
    fn check_name(&mut self, name: Part, raw: &str) {
        if raw.len() > 1 && raw.starts_with('"') && raw.ends_with('"') {
            self.report.push(name, Problem::QuotedName);
        } else if raw.contains(" #") {
            self.report.push(name, Problem::HashInName);
        }
    }

    pub(super) fn declaration(&mut self, part: Part, declaration: &Declaration) {
        let name = declaration.id;
        let raw = name.of(self.text);
        let shown = unescape(raw).into_owned();
        let earlier = self.builder.find(&shown).filter(|id| !self.known[id.index()].hidden);
        if declaration.create
            && let Some(earlier) = earlier
        {
            let first = self.known[earlier.index()].first;
            self.report.push(name, Problem::CreatedAgain { first });
        }
        if earlier.is_none() && declaration.label.is_none() {
            self.check_alias(name, raw);
        }
        let metadata = match declaration.config {
            Some(config) => self.metadata(config),
            None => Metadata::default(),
        };
        let label = match (declaration.label, metadata.alias) {
            // a label that repeats the id gives way
            (Some(label), Some(alias)) if label.trim(self.text).of(self.text) == raw => {
                Some(alias_text(&alias))
            }
            (Some(label), _) => Some(self.read_text(label)),
            (None, alias) => alias.map(|alias| alias_text(&alias)),
        };
        let id = self.named(name);
        self.put_into_box(id, name);
        let kind = metadata.kind.unwrap_or(match declaration.word {
            Word::Actor => ParticipantKind::Actor,
            Word::Participant | Word::Destroy => ParticipantKind::Participant,
        });
        if earlier.is_none() || label.is_some() {
            let origin = self.origin(part);
            let participant = self.builder.get_mut(id);
            participant.kind = kind;
            participant.origin = origin;
            if earlier.is_some() {
                // a later label makes the participant anew
                participant.links.clear();
                participant.raw.clear();
            }
            if let Some(label) = label {
                participant.label = label;
            }
        }
        if declaration.create && earlier.is_none() {
            self.created.push((id, part));
            self.last_created = Some(id);
        }
    }

    fn put_into_box(&mut self, id: ParticipantId, name: Part) {
        let Some((new, opened)) = self.in_box else { return };
        match self.builder.get(id).in_box {
            Some(old) if old != new => self.report.push(name, Problem::TwoBoxes { first: opened }),
            Some(_) => {}
            None => self.builder.get_mut(id).in_box = Some(new),
        }
    }

    /// `Order Service as OS`: one name, because the id has a blank.
    fn check_alias(&mut self, name: Part, raw: &str) {
        let words: Vec<&str> = raw.split_whitespace().collect();
        let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
        if inner.iter().any(|word| word.eq_ignore_ascii_case("as")) {
            self.report.push(name, Problem::AliasTrap);
        }
    }

    fn metadata(&mut self, config: Part) -> Metadata {
        let body = crate::chars::trim(config.of(self.text));
        // on one line it is a mapping in braces, on several a mapping without
        let mut yaml = if body.contains('\n') { body.to_owned() } else { format!("{{\n{body}\n}}") };
        // entity codes must not look like comments
        while let Some(code) = entity(&yaml) {
            yaml.replace_range(code.end - 1..code.end, CODE_END);
            yaml.replace_range(code.start..code.start + 1, CODE_START);
        }
        let value = match yaml::read(&yaml) {
            Ok(value) => value,
            Err(error) => {
                self.report.push(config.trim(self.text), Problem::ConfigYaml(error.reason));
                return Metadata::default();
            }
        };
        let mut metadata = Metadata::default();
        match value.get("type") {
            None | Some(Value::Null) => {}
            Some(Value::String(word)) => {
                metadata.kind = participant_type(word);
                if metadata.kind.is_none() {
                    self.report.push(config.trim(self.text), Problem::UnknownType(word.clone()));
                    metadata.kind = Some(ParticipantKind::Participant);
                }
            }
            Some(other) => {
                self.report.push(config.trim(self.text), Problem::UnknownType(other.to_string()));
                metadata.kind = Some(ParticipantKind::Participant);
            }
        }
        metadata.alias = value.get("alias").and_then(yaml::truthy);
        metadata
    }

    pub(super) fn destroy(&mut self, part: Part, id: Part) {
        self.last_destroyed = Some(id);
        if self.final_destroys.get(id.of(self.text)) == Some(&id.start) {
            self.destroyed.push((id, part));
        } else {
            self.report.push(part, Problem::DestroyedAgain);
        }
    }
}

/// What stands for `#` and `;` of entity codes while YAML is read.
const CODE_START: &str = "\u{FB02}\u{B0}";
const CODE_END: &str = "\u{B6}\u{DF}";

fn alias_text(alias: &str) -> Text {
    let alias = alias.replace(CODE_START, "#").replace(CODE_END, ";");
    text::lines(&alias, &mut text::Noticed::default())
}

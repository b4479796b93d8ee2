//! What every backend may assume.

use crate::texts::{walk_styles, walk_texts};
use crate::{
    Block, Diagram, Endpoint, Item, MAX_NESTING, NotePlace, ParticipantId, Run, Scale, Text, TextLine,
};
use std::collections::HashSet;
use std::fmt;

/// A promise of the model that a diagram breaks. Frontends never make such diagrams; JSON from elsewhere may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// What is wrong, one sentence.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Checks that
/// * participant and box ids resolve, and participant names are unique and not empty,
/// * a box stands in an earlier box,
/// * notes, states and references over participants name at least one, in column order and without repetition,
/// * every message has a participant at one end,
/// * every `create` stands directly before a message to its participant (comments, notes and the like may lie between,
///   but no fragment and no other message or creation),
/// * every fragment has an operand, and nesting is at most [`MAX_NESTING`],
/// * the anchors of a duration exist,
/// * runs of text hold no line breaks, levels and depths count from 1, font sizes lie in their range,
/// * lengths are finite and not negative, and a scale is more than nothing.
///
/// Deactivations that end nothing are *not* violations: PlantUML and WSD draw such diagrams.
pub fn validate(diagram: &Diagram) -> Vec<Violation> {
    let mut check = Check { diagram, found: Vec::new(), anchors: HashSet::new(), durations: Vec::new() };
    check.participants();
    check.items(&diagram.body, 0);
    for (from, to) in std::mem::take(&mut check.durations) {
        for name in [from, to] {
            if !check.anchors.contains(name) {
                check.report(format!("a duration names the anchor `{name}`, which no message has"));
            }
        }
    }
    check.texts();
    check.lengths();
    check.found
}

struct Check<'d> {
    diagram: &'d Diagram,
    found: Vec<Violation>,
    anchors: HashSet<&'d str>,
    durations: Vec<(&'d str, &'d str)>,
}

impl<'d> Check<'d> {
    fn report(&mut self, message: String) {
        self.found.push(Violation { message });
    }

    fn participants(&mut self) {
        let mut names = HashSet::new();
        for (index, participant) in self.diagram.participants.iter().enumerate() {
            if participant.name.is_empty() {
                self.report(format!("participant {index} has no name"));
            }
            if !names.insert(participant.name.as_str()) {
                self.report(format!("two participants are called `{}`", participant.name));
            }
            if participant.in_box.is_some_and(|id| id.index() >= self.diagram.boxes.len()) {
                self.report(format!(
                    "participant `{}` stands in a box that does not exist",
                    participant.name
                ));
            }
        }
        for (index, each) in self.diagram.boxes.iter().enumerate() {
            if each.parent.is_some_and(|parent| parent.index() >= index) {
                self.report(format!("box {index} stands in a box that does not come before it"));
            }
        }
    }

    fn items(&mut self, items: &'d [Item], depth: usize) {
        if depth > MAX_NESTING {
            self.report(format!("fragments are nested deeper than {MAX_NESTING}"));
            return;
        }
        let mut created = None;
        for item in items {
            match item {
                Item::Message(message) => {
                    self.endpoint(message.from);
                    self.endpoint(message.to);
                    if message.from.participant().or(message.to.participant()).is_none() {
                        self.report("a message has no participant at either end".to_owned());
                    }
                    if created.take().is_some_and(|id| message.to != Endpoint::Participant(id)) {
                        self.report("a creation is followed by a message to someone else".to_owned());
                    }
                    self.anchors.extend(message.anchor.as_deref());
                }
                Item::Note(note) => match &note.place {
                    NotePlace::Left(ids) | NotePlace::Right(ids) | NotePlace::Over(ids) => {
                        self.list(ids, "a note")
                    }
                    NotePlace::Across
                    | NotePlace::OnMessage(_)
                    | NotePlace::OnFragment(_)
                    | NotePlace::Margin => {}
                },
                Item::Fragment(fragment) => {
                    if created.take().is_some() {
                        self.report("a creation is followed by a fragment".to_owned());
                    }
                    if fragment.operands.is_empty() {
                        self.report(format!("a fragment `{}` has no operand", fragment.kind.as_str()));
                    }
                    for operand in &fragment.operands {
                        self.items(&operand.items, depth + 1);
                    }
                }
                Item::Create(create) => {
                    self.id(create.participant);
                    if created.replace(create.participant).is_some() {
                        self.report("a creation is followed by another one".to_owned());
                    }
                }
                Item::Activate(item) => self.id(item.participant),
                Item::Deactivate(item) => self.id(item.participant),
                Item::Destroy(item) => self.id(item.participant),
                Item::Reference(item) => self.list(&item.participants, "a reference"),
                Item::State(item) => self.list(&item.participants, "a state"),
                Item::Duration(duration) => self.durations.push((&duration.from, &duration.to)),
                Item::Divider(_)
                | Item::Delay(_)
                | Item::Space(_)
                | Item::Numbering(_)
                | Item::PageBreak(_)
                | Item::Comment(_)
                | Item::Raw(_) => {}
            }
        }
        if created.is_some() {
            self.report("a creation is not followed by a message".to_owned());
        }
    }

    fn endpoint(&mut self, end: Endpoint) {
        if let Endpoint::Participant(id) = end {
            self.id(id);
        }
    }

    fn id(&mut self, id: ParticipantId) {
        if id.index() >= self.diagram.participants.len() {
            self.report(format!("participant {} does not exist", id.index()));
        }
    }

    fn list(&mut self, ids: &[ParticipantId], what: &str) {
        if ids.is_empty() {
            self.report(format!("{what} names no participant"));
        }
        if !ids.is_sorted_by(|a, b| a < b) {
            self.report(format!("{what} names its participants out of column order or twice"));
        }
        ids.iter().for_each(|&id| self.id(id));
    }

    fn texts(&mut self) {
        walk_texts(self.diagram, |text: &Text| {
            self.found.extend(
                text.lines
                    .iter()
                    .flat_map(line_problems)
                    .map(|problem| Violation { message: problem.to_owned() }),
            );
        });
    }

    fn lengths(&mut self) {
        let is_length = |length: f64| length.is_finite() && length >= 0.0;
        let mut wrong = 0;
        walk_styles(self.diagram, |style| {
            let lengths = [style.thickness, style.radius, style.font_size];
            wrong += lengths.into_iter().flatten().filter(|&length| !is_length(length)).count();
        });
        wrong += self.diagram.style.sizes.values().filter(|&&length| !is_length(length)).count();
        if wrong > 0 {
            self.report(format!("{wrong} lengths in styles are negative or not finite"));
        }
        if let Some(Scale::Factor(factor)) = self.diagram.style.scale
            && !(is_length(factor) && factor > 0.0)
        {
            self.report("the picture is scaled by nothing, or by no number".to_owned());
        }
    }
}

/// What is wrong with a line of text.
fn line_problems(line: &TextLine) -> impl Iterator<Item = &'static str> {
    let (counts, cells) = match &line.block {
        Block::Bullet { depth } | Block::Numbered { depth } | Block::Tree { depth } => (*depth, &[][..]),
        Block::Heading { level } => (*level, &[][..]),
        Block::Row { cells } => (1, &cells[..]),
        Block::Plain | Block::Rule { .. } | Block::Code => (1, &[][..]),
    };
    let from_zero = (counts == 0).then_some("a depth or level of a line of text is 0; they count from 1");
    let runs = line.runs.iter().chain(cells.iter().flat_map(|cell| &cell.runs));
    from_zero.into_iter().chain(runs.filter_map(run_problem))
}

fn run_problem(run: &Run) -> Option<&'static str> {
    let size = run.paint.as_ref().and_then(|paint| paint.size);
    if run.content.shown().contains('\n') {
        Some("a run of text holds a line break; each line is a line of its own")
    } else if size.is_some_and(|size| !(1..=1000).contains(&size)) {
        Some("a font size is not from 1 to 1000")
    } else {
        None
    }
}

#[cfg(test)]
mod tests;

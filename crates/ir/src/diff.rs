//! Whether two diagrams say the same, and where they do not: on event lists, without what does not matter.

use crate::events::{Event, EventList, ParticipantEntry, events};
use crate::{Diagram, Origin};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;

/// How many differences are told at most.
const MOST: usize = 100;
/// How far ahead one side is searched for what the other one has.
const AHEAD: usize = 32;

/// A place where two diagrams do not say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What differs, in a few words: `the text of the message from A to B`.
    pub what: String,
    /// What the left one says; `None` when it lacks it.
    pub left: Option<String>,
    /// What the right one says; `None` when it lacks it.
    pub right: Option<String>,
    /// The statement on the left, if there is one.
    pub left_origin: Origin,
    /// The statement on the right, if there is one.
    pub right_origin: Origin,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.left, &self.right) {
            (Some(left), Some(right)) => {
                write!(f, "{}: {left} on the left, {right} on the right", self.what)
            }
            (Some(_), None) => write!(f, "{} is missing on the right", self.what),
            (None, _) => write!(f, "{} is missing on the left", self.what),
        }
    }
}

/// Whether two diagrams say the same; see [`differences`].
pub fn meaning_eq(left: &Diagram, right: &Diagram) -> bool {
    differences(left, right).is_empty()
}

/// Where two diagrams do not say the same, in the order of the left one; at most 100 places.
///
/// Compared are title, participants (label, kind, box, order) and the events of the contract. Not compared are comments,
/// colours and other looks, names of participants (dialects need different ones: those with equal labels are
/// partners), statements of numbering (the numbers themselves are), columns without events where they are hidden, and
/// the order of activations of different participants at one moment.
pub fn differences(left: &Diagram, right: &Diagram) -> Vec<Difference> {
    let (left, right) = (events(left), events(right));
    let mut found = Found::default();
    found.compare("the title", left.title.as_deref(), right.title.as_deref());
    let partners = found.participants(&left, &right);
    let columns = left.participants.iter().enumerate().map(|(column, each)| (each.id, column)).collect();
    let left_events = canonical(&left, &HashMap::new(), &columns);
    let right_events = canonical(&right, &partners, &columns);
    found.events(&left_events, &right_events);
    let times = |list: &EventList<'_>| -> Vec<String> {
        list.durations.iter().map(|duration| duration.text.to_string()).collect()
    };
    let (left, right) = (times(&left), times(&right));
    for index in 0..left.len().max(right.len()) {
        found.compare(
            "a duration",
            left.get(index).map(|s| s.as_str()),
            right.get(index).map(|s| s.as_str()),
        );
    }
    found.list
}

/// An event as it is compared, and where it came from.
type Entry<'d> = (Event<'d>, Origin);

#[derive(Default)]
struct Found {
    list: Vec<Difference>,
}

impl Found {
    fn is_full(&self) -> bool {
        self.list.len() >= MOST
    }

    fn push(&mut self, difference: Difference) {
        if !self.is_full() {
            self.list.push(difference);
        }
    }

    fn compare(&mut self, what: &str, left: Option<&str>, right: Option<&str>) {
        if left != right {
            self.push(Difference {
                what: what.to_owned(),
                left: left.map(quoted),
                right: right.map(quoted),
                left_origin: Origin::NONE,
                right_origin: Origin::NONE,
            });
        }
    }

    /// Compares the columns; gives names on the right with those of their partners on the left.
    fn participants<'d>(&mut self, left: &EventList<'d>, right: &EventList<'d>) -> HashMap<&'d str, &'d str> {
        let hide = left.hide_unlinked || right.hide_unlinked;
        let shown = |list: &EventList<'d>| -> Vec<usize> {
            let used = hide.then(|| mentioned(&list.events));
            let is_shown = |id: &str| used.as_ref().is_none_or(|used: &HashSet<&str>| used.contains(id));
            (0..list.participants.len()).filter(|&index| is_shown(list.participants[index].id)).collect()
        };
        let (left_shown, right_shown) = (shown(left), shown(right));
        let pairs = pair(left, &left_shown, right, &right_shown);
        let mut partners = HashMap::new();
        let mut last = None;
        let mut ordered = true;
        for &index in &right_shown {
            let there = &right.participants[index];
            match pairs.get(&index) {
                None => self.compare(&named("the participant", there), None, Some(&there.label)),
                Some(&partner) => {
                    let here = &left.participants[partner];
                    partners.insert(there.id, here.id);
                    ordered &= last.is_none_or(|last| last < partner);
                    last = Some(partner);
                    self.compare(&named("the label of", here), Some(&here.label), Some(&there.label));
                    self.compare(&named("the kind of", here), Some(here.kind), Some(there.kind));
                    self.compare(&named("the box of", here), box_of(left, here), box_of(right, there));
                }
            }
        }
        let paired: HashSet<usize> = pairs.into_values().collect();
        for index in left_shown {
            let here = &left.participants[index];
            if !paired.contains(&index) {
                self.compare(&named("the participant", here), Some(&here.label), None);
            }
        }
        if !ordered {
            self.push(Difference {
                what: "the order of the participants".to_owned(),
                left: Some(labels(left)),
                right: Some(labels(right)),
                left_origin: Origin::NONE,
                right_origin: Origin::NONE,
            });
        }
        partners
    }

    /// Walks both lists side by side; linear, because it looks only a little ahead.
    fn events(&mut self, left: &[Entry<'_>], right: &[Entry<'_>]) {
        let (mut i, mut j) = (0, 0);
        while (i < left.len() || j < right.len()) && !self.is_full() {
            let (here, there) = (left.get(i), right.get(j));
            match (here, there) {
                (Some((a, _)), Some((b, _))) if a == b => (i, j) = (i + 1, j + 1),
                (Some(a), Some(b)) => {
                    let equal = |i: usize, j: usize| {
                        left.get(i).map(|(event, _)| event) == right.get(j).map(|(event, _)| event)
                    };
                    let same_kind = std::mem::discriminant(&a.0) == std::mem::discriminant(&b.0);
                    if same_kind && equal(i + 1, j + 1) {
                        self.changed(a, b);
                        (i, j) = (i + 1, j + 1);
                        continue;
                    }
                    let on_left = (1..=AHEAD).find(|&k| i + k < left.len() && equal(i + k, j));
                    let on_right = (1..=AHEAD).find(|&k| j + k < right.len() && equal(i, j + k));
                    match (on_left, on_right) {
                        (Some(k), other) if other.is_none_or(|other| k <= other) => {
                            left[i..i + k].iter().for_each(|entry| self.missing(entry, true));
                            i += k;
                        }
                        (_, Some(k)) => {
                            right[j..j + k].iter().for_each(|entry| self.missing(entry, false));
                            j += k;
                        }
                        (_, None) => {
                            if same_kind {
                                self.changed(a, b);
                            } else {
                                self.missing(a, true);
                                self.missing(b, false);
                            }
                            (i, j) = (i + 1, j + 1);
                        }
                    }
                }
                (Some(entry), None) => {
                    self.missing(entry, true);
                    i += 1;
                }
                (None, Some(entry)) => {
                    self.missing(entry, false);
                    j += 1;
                }
                (None, None) => break,
            }
        }
    }

    /// An event that only one side has.
    fn missing(&mut self, (event, origin): &Entry<'_>, on_left: bool) {
        let what = describe(event);
        let (left, right) = if on_left { (Some(what.clone()), None) } else { (None, Some(what.clone())) };
        let (left_origin, right_origin) =
            if on_left { (*origin, Origin::NONE) } else { (Origin::NONE, *origin) };
        self.push(Difference { what, left, right, left_origin, right_origin });
    }

    /// Two events of one kind: each field that differs.
    fn changed(&mut self, left: &Entry<'_>, right: &Entry<'_>) {
        let fields = |event: &Event<'_>| serde_json::to_value(event).unwrap_or_default();
        let (here, there) = (fields(&left.0), fields(&right.0));
        let names = [&here, &there].into_iter().filter_map(Value::as_object).flat_map(|fields| fields.keys());
        let names: std::collections::BTreeSet<&String> = names.collect();
        for name in names {
            let (a, b) = (here.get(name), there.get(name));
            if a != b {
                let say = |value: Option<&Value>| Some(value.map_or("nothing".to_owned(), words));
                self.push(Difference {
                    what: format!("the {} of {}", field(name), describe(&left.0)),
                    left: say(a),
                    right: say(b),
                    left_origin: left.1,
                    right_origin: right.1,
                });
            }
        }
    }
}

/// Column on the right → column on the left: those with equal labels from left to right, then those with equal names.
fn pair(
    left: &EventList<'_>,
    left_shown: &[usize],
    right: &EventList<'_>,
    right_shown: &[usize],
) -> HashMap<usize, usize> {
    let mut by_label: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for &index in left_shown {
        by_label.entry(&left.participants[index].label).or_default().push_back(index);
    }
    let mut pairs = HashMap::new();
    for &index in right_shown {
        let waiting = by_label.get_mut(&*right.participants[index].label);
        if let Some(partner) = waiting.and_then(VecDeque::pop_front) {
            pairs.insert(index, partner);
        }
    }
    let mut by_name: HashMap<&str, usize> =
        by_label.into_values().flatten().map(|index| (left.participants[index].id, index)).collect();
    for &index in right_shown {
        if !pairs.contains_key(&index)
            && let Some(partner) = by_name.remove(right.participants[index].id)
        {
            pairs.insert(index, partner);
        }
    }
    pairs
}

/// The events that are compared, with the names of the left side.
fn canonical<'d>(
    list: &EventList<'d>,
    partners: &HashMap<&'d str, &'d str>,
    columns: &HashMap<&'d str, usize>,
) -> Vec<Entry<'d>> {
    let mut entries: Vec<Entry<'d>> = Vec::with_capacity(list.events.len());
    for (event, origin) in list.events.iter().zip(&list.origins) {
        if !matches!(event, Event::Comment { .. } | Event::Autonumber { .. }) {
            entries.push((bare(event.clone(), partners, columns), *origin));
        }
    }
    // what happens to lifelines at one moment: one participant after the other
    let life = |(event, _): &Entry<'d>| match event {
        Event::Activate { participant, .. } | Event::Deactivate { participant } => {
            Some((*participant, false))
        }
        Event::Destroy { participant } => Some((*participant, true)),
        _ => None,
    };
    for run in entries.chunk_by_mut(|a, b| life(a).is_some() && life(b).is_some()) {
        run.sort_by_key(|entry| life(entry).map(|(name, ends)| (columns.get(name).copied(), name, ends)));
    }
    entries
}

/// An event without its further fields, in the names of the left side.
fn bare<'d>(
    mut event: Event<'d>,
    partners: &HashMap<&'d str, &'d str>,
    columns: &HashMap<&'d str, usize>,
) -> Event<'d> {
    let rename = |name: &mut &'d str| *name = partners.get(name).unwrap_or(name);
    let rename_all = |names: &mut Vec<&'d str>| {
        names.iter_mut().for_each(rename);
        names.sort_by_key(|name| (columns.get(name).copied(), *name));
    };
    match &mut event {
        Event::Message { from, to, slant, anchor, color, stereotype, link, .. } => {
            rename(from);
            rename(to);
            (*slant, *anchor, *color, *stereotype, *link) = (0, None, None, None, None);
        }
        Event::Note {
            participants,
            of_message,
            of_fragment,
            margin,
            same_row,
            parallel,
            color,
            stereotype,
            link,
            ..
        } => {
            if *of_message {
                // it goes with its message
                participants.clear();
            }
            rename_all(participants);
            (*of_fragment, *margin, *same_row, *parallel) = (false, false, false, false);
            (*color, *stereotype, *link) = (None, None, None);
        }
        Event::Begin { fragment, color, tab_color, parallel, .. } => {
            if *fragment != "rect" {
                *color = None;
            }
            (*tab_color, *parallel) = (None, false);
        }
        Event::Operand { color, .. } => *color = None,
        Event::Activate { participant, color, line_color } => {
            rename(participant);
            (*color, *line_color) = (None, None);
        }
        Event::Deactivate { participant }
        | Event::Create { participant }
        | Event::Destroy { participant } => {
            rename(participant);
        }
        Event::Ref { participants, entered, left, color, link, .. } => {
            rename_all(participants);
            (*entered, *left, *color, *link) = (false, false, None, None);
        }
        Event::State { participants, parallel, .. } => {
            rename_all(participants);
            *parallel = false;
        }
        Event::End {}
        | Event::Divider { .. }
        | Event::Delay { .. }
        | Event::Space { .. }
        | Event::Autonumber { .. }
        | Event::Newpage { .. }
        | Event::Comment { .. } => {}
    }
    event
}

/// Everybody whom an event names.
fn mentioned<'d>(events: &[Event<'d>]) -> HashSet<&'d str> {
    let mut names: HashSet<&'d str> = HashSet::new();
    for event in events {
        match event {
            Event::Message { from, to, .. } => names.extend([from, to]),
            Event::Note { participants, .. }
            | Event::Ref { participants, .. }
            | Event::State { participants, .. } => names.extend(participants),
            Event::Activate { participant, .. }
            | Event::Deactivate { participant }
            | Event::Create { participant }
            | Event::Destroy { participant } => {
                names.insert(participant);
            }
            _ => {}
        }
    }
    names
}

fn box_of<'l>(list: &'l EventList<'_>, participant: &ParticipantEntry<'_>) -> Option<&'l str> {
    let in_box = &list.boxes[participant.in_box?];
    Some(in_box.label.as_deref().unwrap_or_default())
}

fn labels(list: &EventList<'_>) -> String {
    let labels: Vec<&str> = list.participants.iter().map(|participant| &*participant.label).collect();
    labels.join(", ")
}

fn named(what: &str, participant: &ParticipantEntry<'_>) -> String {
    format!("{what} {}", participant.id)
}

fn quoted(text: &str) -> String {
    format!("`{}`", text.replace('\n', "\\n"))
}

/// A value as people write it.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(values) => values.iter().map(words).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// A field of an event as people call it.
fn field(name: &str) -> &str {
    match name {
        "from" => "sender",
        "to" => "receiver",
        "fragment" => "kind",
        "label" => "guard",
        "of_message" => "binding",
        other => other,
    }
}

/// An event in a few words.
fn describe(event: &Event<'_>) -> String {
    let with = |what: &str, text: &Cow<'_, str>| {
        if text.is_empty() { what.to_owned() } else { format!("{what} {}", quoted(text)) }
    };
    match event {
        Event::Message { from, to, text, .. } => with(&format!("the message from {from} to {to}"), text),
        Event::Note { text, .. } => with("the note", text),
        Event::Begin { fragment, label, .. } => with(&format!("the fragment {fragment}"), label),
        Event::Operand { label, .. } => with("the operand", label),
        Event::End {} => "the end of a fragment".to_owned(),
        Event::Activate { participant, .. } => format!("the activation of {participant}"),
        Event::Deactivate { participant } => format!("the deactivation of {participant}"),
        Event::Create { participant } => format!("the creation of {participant}"),
        Event::Destroy { participant } => format!("the destruction of {participant}"),
        Event::Ref { text, .. } => with("the reference", text),
        Event::State { text, .. } => with("the state", text),
        Event::Divider { text } => with("the divider", text),
        Event::Delay { text } => with("the delay", text),
        Event::Space { .. } => "the space".to_owned(),
        Event::Autonumber { .. } => "the numbering".to_owned(),
        Event::Newpage { title } => with("the new page", title.as_ref().unwrap_or(&Cow::Borrowed(""))),
        Event::Comment { text } => with("the comment", text),
    }
}

#[cfg(test)]
mod tests;

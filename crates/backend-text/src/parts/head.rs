//! Heads of lifelines. What a participant is stands as a word in the upper side of its box: `┌─ actor ─┐`.

use crate::glyphs::{Mask, Weight};
use crate::options::{Setting, WRAP_NAME};
use crate::plan::NONE;
use crate::row::Row;
use crate::words::{self, Block, Wrap, width};
use ir::{Align, Endpoint, Item, NotePlace, ParticipantId, ParticipantKind};

/// Least width of a head.
const LEAST: i64 = 5;

/// A lifeline with its head.
pub(crate) struct Column<'d> {
    pub(crate) id: ParticipantId,
    label: Block<'d>,
    stereotype: Block<'d>,
    kind: ParticipantKind,
    /// Cells of the head to the left and to the right of its lifeline.
    pub(crate) half: [i64; 2],
    /// The lifeline's cell; known when the columns are placed.
    pub(crate) x: i64,
    /// It has a head at the top.
    pub(crate) at_top: bool,
    /// Its lifeline is there at the end.
    pub(crate) at_end: bool,
    /// So many bars stand on it side by side at some time.
    pub(crate) most_bars: u32,
}

/// Which end of a lifeline a head stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// The lifeline begins below it.
    Above,
    /// The lifeline ends above it.
    Below,
}

/// Measures all heads that are shown; says for each participant in which column it stands.
pub(crate) fn measure(set: Setting<'_>) -> (Vec<Column<'_>>, Vec<u32>) {
    let shown = shown(set.diagram);
    let mut columns = Vec::with_capacity(shown.len());
    let mut column_of = Vec::with_capacity(shown.len());
    for (id, shown) in set.diagram.participant_ids().zip(shown) {
        column_of.push(if shown { columns.len() as u32 } else { NONE });
        if shown {
            columns.push(head(set, id));
        }
    }
    (columns, column_of)
}

fn head(set: Setting<'_>, id: ParticipantId) -> Column<'_> {
    let participant = set.diagram.participant(id);
    let wrap = Wrap::name(set.wrap(&participant.label, WRAP_NAME));
    let label = words::lay(&participant.label, wrap, set.glyphs);
    let stereotype = stereotypes(set, participant);
    let kind = participant.kind;
    let word = if kind == ParticipantKind::Participant { 0 } else { width(kind.as_str()) + 2 };
    let wide = (label.width.max(stereotype.width).max(word) + 4).max(LEAST);
    let left = (wide - 1) / 2;
    Column {
        id,
        label,
        stereotype,
        kind,
        half: [left, wide - 1 - left],
        x: 0,
        at_top: false,
        at_end: false,
        most_bars: 0,
    }
}

/// The words of a participant's stereotypes with their marks, on one line.
fn stereotypes<'d>(set: Setting<'d>, participant: &'d ir::Participant) -> Block<'d> {
    let style = &set.diagram.style;
    if style.hide_stereotypes || participant.stereotypes.is_empty() {
        return Block::default();
    }
    let [open, close] = if style.plain_guillemets { ["<<", ">>"] } else { set.glyphs.guillemets };
    let mut words = Vec::new();
    for each in &participant.stereotypes {
        words.extend(each.spot.as_ref().map(|spot| format!("({})", words::clean_line(spot))));
        if !each.text.is_empty() {
            words.push(format!("{open}{}{close}", words::clean_line(&each.text)));
        }
    }
    if words.is_empty() { Block::default() } else { Block::of(words.join(" ")) }
}

/// Which participants are shown: all, or those that something happens to.
fn shown(diagram: &ir::Diagram) -> Vec<bool> {
    let mut shown = vec![!diagram.style.hide_unlinked; diagram.participants.len()];
    if !diagram.style.hide_unlinked {
        return shown;
    }
    let mut see = |id: ParticipantId| {
        if let Some(slot) = shown.get_mut(id.index()) {
            *slot = true;
        }
    };
    ir::walk(diagram, |item| match item {
        Item::Message(message) => {
            for end in [message.from, message.to] {
                if let Endpoint::Participant(id) = end {
                    see(id);
                }
            }
        }
        Item::Note(note) => match &note.place {
            NotePlace::Left(ids) | NotePlace::Right(ids) | NotePlace::Over(ids) => {
                ids.iter().copied().for_each(&mut see);
            }
            NotePlace::Across | NotePlace::OnMessage(_) | NotePlace::OnFragment(_) | NotePlace::Margin => {}
        },
        Item::State(state) => state.participants.iter().copied().for_each(&mut see),
        Item::Reference(reference) => reference.participants.iter().copied().for_each(&mut see),
        Item::Activate(item) => see(item.participant),
        Item::Create(item) => see(item.participant),
        Item::Destroy(item) => see(item.participant),
        Item::Deactivate(_)
        | Item::Fragment(_)
        | Item::Divider(_)
        | Item::Delay(_)
        | Item::Space(_)
        | Item::Numbering(_)
        | Item::Duration(_)
        | Item::PageBreak(_)
        | Item::Comment(_)
        | Item::Raw(_) => {}
    });
    shown
}

impl Column<'_> {
    /// How many rows the head needs, its sides included.
    pub(crate) fn height(&self) -> i64 {
        self.stereotype.height() + self.label.height().max(1) + 2
    }

    /// Paints a row of the head, counted from its upper side, in a box of `height` rows.
    pub(crate) fn paint<'p>(&'p self, row: &mut Row<'p>, at: i64, height: i64, stand: Stand) {
        let (left, right) = (self.x - self.half[0], self.x + self.half[1]);
        row.blank(left, right);
        if at == 0 || at == height - 1 {
            row.side(left, right, Weight::Light, at == 0);
            let lifeline = match stand {
                Stand::Above if at > 0 => Some(Mask::down(Weight::Light)),
                Stand::Below if at == 0 => Some(Mask::up(Weight::Light)),
                _ => None,
            };
            match lifeline {
                Some(mask) => row.line(self.x, mask),
                None if self.kind != ParticipantKind::Participant => {
                    let word = self.kind.as_str();
                    row.apart(left + (right - left + 1 - width(word)) / 2, width(word), word);
                }
                None => {}
            }
            return;
        }
        row.line(left, Mask::vertical(Weight::Light));
        row.line(right, Mask::vertical(Weight::Light));
        // what is written stands in the middle
        let written = self.stereotype.height() + self.label.height();
        let line = at - 1 - (height - 2 - written) / 2;
        let room = right - left - 3;
        match line - self.stereotype.height() {
            line if line >= 0 => self.label.write(row, line, left + 2, room, Align::Center),
            _ => self.stereotype.write(row, line, left + 2, room, Align::Center),
        }
    }
}

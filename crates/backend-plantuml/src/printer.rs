//! What the printing functions share.

use crate::bars::Bars;
use crate::life::Creating;
use crate::names::Names;
use crate::numbers::Numbers;
use crate::sugar::OpenArrow;
use crate::text::{self, Form};
use ir::{Construct, Diagram, Dialect, Duration, Item, Origin, Side, Text};
use spelling::printing::{Anchors, Columns, Lines, Losses, Presence};
use std::collections::HashSet;

/// What a note that names nobody would be bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// Nothing: PlantUML would drop the note without a word.
    Nothing,
    /// A message, a reference, or the line of an operand.
    Message,
    /// A fragment that ended.
    Fragment,
}

/// The state of the text so far.
pub(crate) struct Printer<'d> {
    pub(crate) diagram: &'d Diagram,
    pub(crate) names: Names,
    pub(crate) numbers: Numbers<'d>,
    pub(crate) bars: Bars<'d>,
    pub(crate) lines: Lines,
    pub(crate) losses: Losses,
    pub(crate) presence: Presence,
    pub(crate) anchors: Anchors<'d>,
    /// Anchors of the messages that were printed.
    pub(crate) anchored: HashSet<&'d str>,
    /// Durations that wait for theirs.
    pub(crate) durations: Vec<&'d Duration>,
    pub(crate) bound: Bound,
    /// Where notes on the last message stand, whatever they say: beside the lifeline of a message to the border.
    pub(crate) note_side: Option<Side>,
    pub(crate) creating: Creating,
    /// By box: whether it was printed.
    pub(crate) boxes_seen: Vec<bool>,
    /// The message that was written last, while nothing stands behind it.
    pub(crate) arrow: Option<OpenArrow>,
    /// A theme is loaded, which gives `$name` a meaning.
    pub(crate) themed: bool,
}

impl<'d> Printer<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let mut columns = Columns::default();
        columns.order = diagram.participant_ids().collect();
        let mut presence = Presence::new(diagram, &columns);
        // all are declared first
        columns.order.iter().for_each(|&id| presence.mention(id));
        Self {
            diagram,
            names: Names::new(diagram),
            numbers: Numbers::new(diagram),
            bars: Bars::new(diagram),
            lines: Lines::default(),
            losses: Losses::new(Dialect::PlantUml),
            presence,
            anchors: Anchors::default(),
            anchored: HashSet::new(),
            durations: Vec::new(),
            bound: Bound::Nothing,
            note_side: None,
            creating: None,
            boxes_seen: vec![false; diagram.boxes.len()],
            arrow: None,
            themed: false,
        }
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: &str) {
        self.arrow = None;
        self.lines.push(line.trim_end());
    }

    /// A text on one line, escaped for its place. Reports what is lost of it.
    pub(crate) fn text(&mut self, text: &Text, form: Form, origin: Origin) -> String {
        text::one_line(text, form, self.themed, origin, &mut self.losses)
    }

    /// Writes a statement whose text stands behind a colon, or in lines of its own where it has several.
    pub(crate) fn line_with(&mut self, head: &str, text: &Text, end: &str, origin: Origin) {
        if let Some(lines) = text::body(text, self.themed, origin, &mut self.losses) {
            self.line(head);
            self.lines.indent();
            lines.iter().for_each(|line| self.line(line));
            self.lines.dedent();
            self.line(end);
            return;
        }
        let text = self.text(text, Form::Line, origin);
        self.line(&format!("{head} : {text}"));
    }

    /// Whether nobody is there, so that PlantUML would not take what is to be printed; then it becomes a comment.
    pub(crate) fn nobody(
        &mut self,
        construct: Construct,
        what: &'static str,
        text: &Text,
        origin: Origin,
    ) -> bool {
        let nobody = self.presence.is_empty();
        if nobody {
            self.losses.dropped(construct, origin, what);
            self.comment(&spelling::printing::letters(text).replace('\n', " "));
        }
        nobody
    }

    /// Prints a list of items. Recursion is bounded by [`ir::MAX_NESTING`].
    pub(crate) fn items(&mut self, items: &'d [Item]) {
        let mut index = 0;
        while index < items.len() {
            index += self.item(&items[index], &items[index + 1..]);
        }
    }
}

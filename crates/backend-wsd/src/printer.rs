//! What the printing functions share.

use crate::columns::{Column, Columns};
use crate::lines::Lines;
use crate::losses::Losses;
use crate::names::{NO_LABEL, Names};
use crate::numbers::Numbers;
use crate::sugar::OpenArrow;
use ir::{Construct, Diagram, Endpoint, Fragment, ParticipantId, Side};

/// A fragment that ended, for notes bound to it.
#[derive(Clone, Copy)]
pub(crate) enum Ended<'d> {
    /// Nobody asked for its extent yet.
    Unmeasured(&'d Fragment),
    /// Its first and last column, if it touches any.
    Measured(Option<(ParticipantId, ParticipantId)>),
}

/// The state of the text so far.
pub(crate) struct Printer<'d> {
    pub(crate) diagram: &'d Diagram,
    pub(crate) names: Names,
    pub(crate) columns: Columns,
    pub(crate) numbers: Numbers<'d>,
    pub(crate) lines: Lines,
    pub(crate) losses: Losses,
    /// Whether the columns of the text have another order than those of the diagram.
    pub(crate) is_moved: bool,
    /// By column: how many bars are open, counted in text order as readers do.
    pub(crate) active: Vec<u32>,
    /// By column: who was mentioned so far.
    pub(crate) present: Vec<bool>,
    /// By column: who was declared, so that a second creation declares nobody anew.
    pub(crate) declared: Vec<bool>,
    /// Whether anyone was mentioned.
    pub(crate) anyone: bool,
    /// By column: who was created or destroyed, and may be created anew.
    pub(crate) renewable: Vec<bool>,
    /// The outer participants of the last message or reference, leftmost first, for notes bound to it.
    pub(crate) last_ends: Option<(ParticipantId, ParticipantId)>,
    /// Whether there was a message.
    pub(crate) has_message: bool,
    /// The fragment that ended last.
    pub(crate) last_fragment: Option<Ended<'d>>,
    /// The message that was written last, while nothing stands behind it.
    pub(crate) arrow: Option<OpenArrow>,
    /// Who was created by it, and is not declared yet.
    pub(crate) undeclared: Option<ParticipantId>,
    /// Who is created by the next message.
    pub(crate) creating: Option<ParticipantId>,
    /// Whether what is printed stands in a `parallel {` of its list.
    pub(crate) in_group: bool,
    /// The group is over, but its brace waits for the next line: what belongs on its last arrow may still come.
    pub(crate) closing: bool,
    /// The last line was a text in the margin.
    pub(crate) in_margin: bool,
}

impl<'d> Printer<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let columns = Columns::new(diagram);
        let mut losses = Losses::default();
        let names = Names::new(diagram, &columns.created, &mut losses);
        let count = diagram.participants.len();
        Self {
            diagram,
            is_moved: !columns.moved.is_empty(),
            names,
            columns,
            numbers: Numbers::new(diagram),
            lines: Lines::default(),
            losses,
            active: vec![0; count],
            present: vec![false; count],
            declared: vec![false; count],
            anyone: false,
            renewable: vec![false; count],
            last_ends: None,
            has_message: false,
            last_fragment: None,
            arrow: None,
            undeclared: None,
            creating: None,
            in_group: false,
            closing: false,
            in_margin: false,
        }
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: &str) {
        self.apart();
        self.declare_created();
        self.arrow = None;
        self.lines.push(line);
        self.in_margin = false;
    }

    /// Declares a column.
    pub(crate) fn declare(&mut self, column: Column) {
        match column {
            Column::Participant(id) => {
                let participant = self.diagram.participant(id);
                let line = self.names.declaration(id, participant, &mut self.losses);
                self.line(&line);
                self.mention(id.into());
                self.declared[id.index()] = true;
            }
            Column::Border(side) => {
                let line = format!("participant {NO_LABEL} as {}", self.names.border(side));
                self.line(&line);
            }
        }
    }

    /// Behind the message that creates a participant, and the bars on its arrow: what its name does not say, and the
    /// columns to its right.
    pub(crate) fn declare_created(&mut self) {
        let Some(created) = self.undeclared.take() else { return };
        self.mention(created.into());
        if std::mem::replace(&mut self.declared[created.index()], true) {
            return;
        }
        let participant = self.diagram.participant(created);
        let line = self.names.declaration(created, participant, &mut self.losses);
        if line != format!("participant {}", self.names.get(created)) {
            self.line(&line);
        }
        for column in std::mem::take(&mut self.columns.behind[created.index()]) {
            self.declare(column);
        }
    }

    /// Everyone who is there, left to right.
    pub(crate) fn everyone(&self) -> Vec<ParticipantId> {
        self.columns.order.iter().copied().filter(|id| self.present[id.index()]).collect()
    }

    /// The first and the last who are there.
    pub(crate) fn outermost(&self) -> Vec<ParticipantId> {
        // most of them are there, so both ends are found at once
        let mut ids = self.columns.order.iter().copied().filter(|id| self.present[id.index()]);
        let first = ids.next();
        first.into_iter().chain(ids.next_back()).collect()
    }

    /// These, in the order of the columns of the text.
    pub(crate) fn in_order(&self, ids: &[ParticipantId]) -> Vec<ParticipantId> {
        let mut ids = ids.to_vec();
        if self.is_moved {
            ids.sort_by_key(|id| self.columns.rank[id.index()]);
        }
        ids
    }

    /// A sender as it is written. Borders and points that have no spelling there get the nearest that has.
    pub(crate) fn sender(&mut self, end: Endpoint, origin: ir::Origin) -> String {
        match end {
            Endpoint::Participant(id) => self.names.get(id).to_owned(),
            Endpoint::Border(Side::Left) => spelling::wsd::LEFT_BORDER.to_owned(),
            Endpoint::Border(Side::Right) => {
                self.border(Side::Right, "message from the right border", origin)
            }
            Endpoint::Point(_) => {
                let form = "a message from the border";
                self.losses.approximated(Construct::EndpointPoint, origin, "found message", form);
                spelling::wsd::LEFT_BORDER.to_owned()
            }
        }
    }

    /// A receiver as it is written.
    pub(crate) fn receiver(&mut self, end: Endpoint, origin: ir::Origin) -> String {
        match end {
            Endpoint::Participant(id) => self.names.get(id).to_owned(),
            Endpoint::Border(Side::Right) => spelling::wsd::RIGHT_BORDER.to_owned(),
            Endpoint::Border(Side::Left) => self.border(Side::Left, "message to the left border", origin),
            Endpoint::Point(_) => {
                self.losses.report(Construct::EndpointPoint, origin, "lost message");
                spelling::wsd::RIGHT_BORDER.to_owned()
            }
        }
    }

    fn border(&mut self, side: Side, what: &'static str, origin: ir::Origin) -> String {
        self.losses.report(Construct::EndpointBorderBack, origin, what);
        self.names.border(side).to_owned()
    }
}

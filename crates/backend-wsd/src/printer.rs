//! What the printing functions share.

use crate::arrow;
use crate::names::{NO_LABEL, Names};
use crate::sugar::OpenArrow;
use ir::{Construct, Diagram, Dialect, Endpoint, ParticipantId, Side};
use spelling::printing::{
    Anchors, Column, ColumnRules, Columns, Lines, Losses, NumberRules, NumberStatement, Numbers, Presence,
};

/// WSD has borders, but not on the right of a sender or on the left of a receiver.
const COLUMNS: ColumnRules = ColumnRules {
    is_turned: arrow::is_turned,
    border: |end, sends| match end {
        Endpoint::Border(side) if side == (if sends { Side::Right } else { Side::Left }) => Some(side),
        _ => None,
    },
    creates_itself: false,
    leaves_out: true,
};

/// Whole numbers, each message one further (reference wsd W-121).
const NUMBERS: NumberRules = NumberRules { counts_silent: false, decimals: false, steps: false, zero: true };

/// The state of the text so far.
pub(crate) struct Printer<'d> {
    pub(crate) diagram: &'d Diagram,
    pub(crate) names: Names,
    pub(crate) columns: Columns,
    pub(crate) numbers: Numbers<'d>,
    pub(crate) lines: Lines,
    pub(crate) losses: Losses,
    /// By column: how many bars are open, counted in text order as readers do.
    pub(crate) active: Vec<u32>,
    pub(crate) presence: Presence,
    pub(crate) anchors: Anchors<'d>,
    /// By column: who was declared, so that a second creation declares nobody anew.
    pub(crate) declared: Vec<bool>,
    /// By column: who was created or destroyed, and may be created anew.
    pub(crate) renewable: Vec<bool>,
    /// Whether there was a message.
    pub(crate) has_message: bool,
    /// The message that was written last, while nothing stands behind it.
    pub(crate) arrow: Option<OpenArrow>,
    /// Who was created by it, and is not declared yet.
    pub(crate) undeclared: Option<ParticipantId>,
    /// Who is created by the next message.
    pub(crate) creating: Option<ParticipantId>,
    /// How many bars of that one wait for the message.
    pub(crate) waiting: u32,
    /// Whether what is printed stands in a `parallel {` of its list.
    pub(crate) in_group: bool,
    /// The group is over, but its brace waits for the next line: what belongs on its last arrow may still come.
    pub(crate) closing: bool,
    /// The last line was a text in the margin.
    pub(crate) in_margin: bool,
}

impl<'d> Printer<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let columns = Columns::new(diagram, COLUMNS);
        let mut losses = Losses::new(Dialect::Wsd);
        let names = Names::new(diagram, &columns.created, &mut losses);
        let count = diagram.participants.len();
        Self {
            diagram,
            names,
            presence: Presence::new(diagram, &columns),
            anchors: Anchors::default(),
            columns,
            numbers: Numbers::new(diagram, NUMBERS),
            lines: Lines::default(),
            losses,
            active: vec![0; count],
            declared: vec![false; count],
            renewable: vec![false; count],
            has_message: false,
            arrow: None,
            undeclared: None,
            creating: None,
            waiting: 0,
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

    /// Writes a statement of numbering.
    pub(crate) fn number(&mut self, statement: Option<NumberStatement>) {
        match statement {
            None => {}
            Some(NumberStatement::Stop) => self.line("autonumber off"),
            Some(NumberStatement::Start { start: Some(start), .. }) => {
                self.line(&format!("autonumber {start}"))
            }
            Some(NumberStatement::Start { start: None, .. }) => self.line("autonumber"),
        }
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

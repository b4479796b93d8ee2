//! What the printing functions share.

use crate::arrow;
use crate::lives::Lives;
use crate::names::Names;
use crate::sugar::OpenArrow;
use ir::{Construct, Diagram, Dialect, Endpoint, Origin, ParticipantId, Side};
use spelling::mermaid;
use spelling::printing::{
    Anchors, ColumnRules, Columns, Lines, Losses, NumberRules, NumberStatement, Numbers, Presence,
};

/// Nobody can be mentioned that does not stand in a column, so borders have one as soon as a message needs it.
const COLUMNS: ColumnRules = ColumnRules {
    is_turned: arrow::is_turned,
    border: |end, _| side(end),
    creates_itself: true,
    leaves_out: false,
};

/// M-136 to M-139.
const NUMBERS: NumberRules = NumberRules { counts_silent: true, decimals: true, steps: true, zero: false };

/// The border whose column stands for this end of a message.
fn side(end: Endpoint) -> Option<Side> {
    match end {
        Endpoint::Participant(_) => None,
        Endpoint::Border(side) | Endpoint::Point(side) => Some(side),
    }
}

/// The state of the text so far.
pub(crate) struct Printer<'d> {
    pub(crate) diagram: &'d Diagram,
    pub(crate) names: Names,
    pub(crate) columns: Columns,
    pub(crate) numbers: Numbers<'d>,
    pub(crate) lives: Lives,
    pub(crate) lines: Lines,
    pub(crate) losses: Losses,
    pub(crate) presence: Presence,
    pub(crate) anchors: Anchors<'d>,
    /// By column: how many bars are open, counted in text order as Mermaid does (M-095).
    pub(crate) active: Vec<u32>,
    /// By column: who was created.
    pub(crate) renewed: Vec<bool>,
    /// By box: whether it was printed.
    pub(crate) boxes_seen: Vec<bool>,
    /// How many messages were written.
    pub(crate) messages: usize,
    /// How many messages and notes were written.
    pub(crate) drawn: usize,
    /// The message that was written last, while nothing stands behind it.
    pub(crate) arrow: Option<OpenArrow>,
    /// The receiver of that message, as written.
    pub(crate) receiver: String,
    /// Who was created by it, while what follows the declaration is not written yet.
    pub(crate) created: Option<ParticipantId>,
    /// Who is created by the next message.
    pub(crate) creating: Option<ParticipantId>,
    /// How many bars of the one that is being created wait for the message.
    pub(crate) waiting: u32,
    /// Items that start together were reported already.
    pub(crate) together: bool,
}

impl<'d> Printer<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let columns = Columns::new(diagram, COLUMNS);
        let count = diagram.participants.len();
        Self {
            diagram,
            names: Names::new(diagram),
            lives: Lives::new(diagram, &columns.created),
            presence: Presence::new(diagram, &columns),
            columns,
            numbers: Numbers::new(diagram, NUMBERS),
            lines: Lines::default(),
            losses: Losses::new(Dialect::Mermaid),
            anchors: Anchors::default(),
            active: vec![0; count],
            renewed: vec![false; count],
            boxes_seen: vec![false; diagram.boxes.len()],
            messages: 0,
            drawn: 0,
            arrow: None,
            receiver: String::new(),
            created: None,
            creating: None,
            waiting: 0,
            together: false,
        }
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: &str) {
        self.arrow = None;
        self.declare_behind();
        self.lines.push(line);
    }

    /// Writes a line that ends with a text, which must not spring the trap of M-007.
    pub(crate) fn line_with(&mut self, mut line: String, text: &str) {
        let text = mermaid::defuse_style_behind(&line, text);
        line.push_str(&text);
        self.line(&line);
    }

    /// Writes a statement of numbering.
    pub(crate) fn number(&mut self, statement: Option<NumberStatement>) {
        let word = mermaid::Keyword::Autonumber.as_str();
        match statement {
            None => {}
            Some(NumberStatement::Stop) => self.line(&format!("{word} {}", mermaid::Keyword::Off.as_str())),
            Some(NumberStatement::Start { start, step }) => {
                let words: Vec<String> = [Some(word.to_owned()), start, step].into_iter().flatten().collect();
                self.line(&words.join(" "));
            }
        }
    }

    /// An end of a message as it is written. Borders and points get a column of their own.
    pub(crate) fn end(&mut self, end: Endpoint, is_back: bool, origin: Origin) -> String {
        match end {
            Endpoint::Participant(id) => return self.names.get(id).to_owned(),
            Endpoint::Border(_) if is_back => {
                let what = "message to the left or from the right border";
                self.losses.report(Construct::EndpointBorderBack, origin, what);
            }
            Endpoint::Border(_) => {
                self.losses.report(Construct::EndpointBorder, origin, "border of the diagram")
            }
            Endpoint::Point(_) => {
                self.losses.report(Construct::EndpointPoint, origin, "lost or found message")
            }
        }
        self.names.border(side(end).unwrap_or(Side::Left)).to_owned()
    }
}

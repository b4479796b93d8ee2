//! The drawn numbers: `autonumber` wherever WSD's own counting would give another one (reference conversion section 7).

use crate::losses::Losses;
use ir::{Construct, Counter, Diagram, Item, Line, Message, Numbering, NumberingAction, Origin, walk};

/// What bears on numbering, in the order of time.
enum Step<'d> {
    Message(Option<&'d str>),
    Statement,
}

/// Counts as a reader of the text would, and looks ahead in the diagram.
pub(crate) struct Numbers<'d> {
    counter: Counter,
    steps: Vec<Step<'d>>,
    /// The step that comes next.
    next: usize,
    /// No statement was written yet, so that a bare one starts at 1.
    fresh: bool,
    /// Whether the look of the present numbers was reported already.
    reported: bool,
}

impl<'d> Numbers<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let mut steps = Vec::new();
        walk(diagram, |item| {
            if let Item::Message(message) = item
                && message.arrow.line != Line::Hidden
            {
                steps.push(Step::Message(message.number.as_deref()));
            } else if let Item::Numbering(_) = item {
                steps.push(Step::Statement);
            }
        });
        Self { counter: Counter::default(), steps, next: 0, fresh: true, reported: false }
    }

    /// The line for a numbering statement, if it needs one.
    pub(crate) fn statement(&mut self, numbering: &Numbering, losses: &mut Losses) -> Option<String> {
        self.next += 1;
        self.reported = false;
        let origin = numbering.origin;
        let upcoming = match self.steps.get(self.next) {
            Some(Step::Message(Some(number))) => Some(*number),
            Some(Step::Message(None) | Step::Statement) | None => None,
        };
        match &numbering.action {
            NumberingAction::Start { start, format, .. } => {
                self.format(format.as_deref(), origin, losses);
                let start = start.as_deref();
                if let Some(start) = start.filter(|start| value(start).is_none()) {
                    self.plain(format!("number {start}"), origin, losses);
                }
                let start = start.filter(|start| whole(start).is_some()).map(str::to_owned);
                let drawn = upcoming.and_then(value);
                let mut reader = self.counter.clone();
                reader.start(start.as_deref(), None);
                // as written where that gives the drawn number
                let start = match drawn {
                    Some(drawn) if reader.peek() != drawn => Some(drawn),
                    _ => start,
                };
                Some(self.start(start))
            }
            NumberingAction::Stop => {
                self.counter.stop();
                Some("autonumber off".to_owned())
            }
            NumberingAction::Resume { format, .. } => {
                self.format(format.as_deref(), origin, losses);
                let next = upcoming.and_then(value).unwrap_or_else(|| self.counter.peek());
                Some(self.start(Some(next)))
            }
            NumberingAction::Increment { .. } => {
                losses.report(Construct::NumberingIncrement, origin, "raised part of a number");
                None
            }
        }
    }

    /// The line that must stand before this message so that it gets its number. Asked again, there is none.
    pub(crate) fn prepare(&mut self, message: &Message, losses: &mut Losses) -> Option<String> {
        match &message.number {
            None => self.counter.is_on().then(|| {
                self.counter.stop();
                "autonumber off".to_owned()
            }),
            Some(number) => {
                let drawn = value(number);
                if drawn.as_ref() != Some(number) {
                    self.plain(format!("number {number}"), message.origin, losses);
                }
                match drawn {
                    Some(drawn) if self.counter.is_on() && self.counter.peek() == drawn => None,
                    Some(drawn) => Some(self.start(Some(drawn))),
                    // a number of several parts: plain counting
                    None if self.counter.is_on() => None,
                    None if self.fresh => Some(self.start(None)),
                    None => Some(self.start(Some(self.counter.peek()))),
                }
            }
        }
    }

    /// Counts a message that was prepared.
    pub(crate) fn count(&mut self) {
        self.next += 1;
        self.counter.number();
    }

    /// Whether [`Numbers::prepare`] would give a line.
    pub(crate) fn must_precede(&self, message: &Message) -> bool {
        match &message.number {
            None => self.counter.is_on(),
            Some(number) => {
                !self.counter.is_on() || value(number).is_some_and(|drawn| self.counter.peek() != drawn)
            }
        }
    }

    fn start(&mut self, start: Option<String>) -> String {
        self.counter.start(start.as_deref(), None);
        self.fresh = false;
        match start {
            Some(start) => format!("autonumber {start}"),
            None => "autonumber".to_owned(),
        }
    }

    fn format(&mut self, format: Option<&str>, origin: Origin, losses: &mut Losses) {
        if let Some(format) = format {
            losses.report(Construct::NumberingFormat, origin, format!("number format {format}"));
            self.reported = true;
        }
    }

    /// Reports numbers that lose their look, once for each statement.
    fn plain(&mut self, what: String, origin: Origin, losses: &mut Losses) {
        if !std::mem::replace(&mut self.reported, true) {
            losses.report(Construct::MessageNumber, origin, what);
        }
    }
}

/// The number that is drawn, where it has one part: `7` of `[007]`, `No. 7`.
fn value(drawn: &str) -> Option<String> {
    let digits = drawn.trim_matches(|each: char| !each.is_ascii_digit());
    whole(digits)
}

/// A whole number without leading zeros; at most 15 digits, which is more than anyone draws and fits every counter.
fn whole(text: &str) -> Option<String> {
    if text.is_empty() || text.len() > 15 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let trimmed = text.trim_start_matches('0');
    Some(if trimmed.is_empty() { "0" } else { trimmed }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_part_have_a_value() {
        for (drawn, expected) in [
            ("7", Some("7")),
            ("[007]", Some("7")),
            ("No. 0", Some("0")),
            ("1.2.3", None),
            ("1.5", None),
            ("A", None),
            ("1234567890123456", None),
        ] {
            assert_eq!(value(drawn).as_deref(), expected, "{drawn}");
        }
    }
}

//! The drawn numbers: a statement wherever a dialect's own counting would give another one (reference conversion
//! section 7).

use super::Losses;
use ir::{Construct, Counter, Diagram, Item, Line, Message, Numbering, NumberingAction, Origin, walk};

/// How a dialect numbers messages.
#[derive(Debug, Clone, Copy)]
pub struct NumberRules {
    /// Messages without a number are counted as well.
    pub counts_silent: bool,
    /// Numbers may have up to two places after the point.
    pub decimals: bool,
    /// The distance between numbers can be set.
    pub steps: bool,
    /// A message can have the number 0.
    pub zero: bool,
}

/// A statement of numbering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberStatement {
    /// Numbers from here on; a step comes only with a start.
    Start {
        /// The next number; none goes on with the count.
        start: Option<String>,
        /// The distance; none is 1, or the present one when there is no start.
        step: Option<String>,
    },
    /// No numbers from here on.
    Stop,
}

/// What bears on numbering, in the order of time.
#[derive(Debug)]
enum Step<'d> {
    Message(Option<&'d str>),
    Statement,
}

/// Counts as a reader of the text would, and looks ahead in the diagram.
#[derive(Debug)]
pub struct Numbers<'d> {
    rules: NumberRules,
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
    /// Looks at every message and statement once.
    pub fn new(diagram: &'d Diagram, rules: NumberRules) -> Self {
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
        Self { rules, counter: Counter::default(), steps, next: 0, fresh: true, reported: false }
    }

    /// What stands for a numbering statement, if it needs something.
    pub fn statement(&mut self, numbering: &Numbering, losses: &mut Losses) -> Option<NumberStatement> {
        self.next += 1;
        self.reported = false;
        let origin = numbering.origin;
        match &numbering.action {
            NumberingAction::Start { start, step, format } => {
                self.format(format.as_deref(), origin, losses);
                let (start, step) = (start.as_deref(), step.as_deref());
                if let Some(start) = start.filter(|start| self.value(start).is_none()) {
                    self.plain(format!("number {start}"), origin, losses);
                }
                let start = start.filter(|start| self.is_writable(start)).map(str::to_owned);
                let mut reader = self.counter.clone();
                reader.start(start.as_deref(), None);
                // as written where that gives the drawn number
                let start = match self.drawn(self.next) {
                    Some(drawn) if reader.peek() != drawn => Some(drawn),
                    _ => start,
                };
                let step = self.step(start.is_some(), step);
                let start = start.or_else(|| step.as_ref().map(|_| self.counter.peek()));
                Some(self.start(start, step))
            }
            NumberingAction::Stop => {
                self.counter.stop();
                Some(NumberStatement::Stop)
            }
            NumberingAction::Resume { step, format } => {
                self.format(format.as_deref(), origin, losses);
                let next = self.drawn(self.next).unwrap_or_else(|| self.counter.peek());
                let step = self.step(true, step.as_deref());
                Some(self.start(Some(next), step))
            }
            NumberingAction::Increment { .. } => {
                losses.report(Construct::NumberingIncrement, origin, "raised part of a number");
                None
            }
        }
    }

    /// What must stand before this message so that it gets its number. Asked again, there is nothing.
    pub fn prepare(&mut self, message: &Message, losses: &mut Losses) -> Option<NumberStatement> {
        let Some(number) = &message.number else {
            return self.counter.is_on().then(|| {
                self.counter.stop();
                NumberStatement::Stop
            });
        };
        let drawn = self.value(number);
        if drawn.as_ref() != Some(number) {
            self.plain(format!("number {number}"), message.origin, losses);
        }
        match drawn {
            Some(drawn) if self.counter.is_on() && self.counter.peek() == drawn => None,
            Some(drawn) => {
                let step = self.step(true, None);
                Some(self.start(Some(drawn), step))
            }
            // a number of several parts: plain counting
            None if self.counter.is_on() => None,
            None if self.fresh => Some(self.start(None, None)),
            None => Some(self.start(Some(self.counter.peek()), None)),
        }
    }

    /// Counts a message that was prepared.
    pub fn count(&mut self) {
        self.next += 1;
        if self.counter.number().is_none() && self.rules.counts_silent {
            self.counter.skip();
        }
    }

    /// Whether [`Numbers::prepare`] would give a statement.
    pub fn must_precede(&self, message: &Message) -> bool {
        match &message.number {
            None => self.counter.is_on(),
            Some(number) => {
                !self.counter.is_on() || self.value(number).is_some_and(|drawn| self.counter.peek() != drawn)
            }
        }
    }

    fn start(&mut self, start: Option<String>, step: Option<String>) -> NumberStatement {
        let counted = step.as_deref().or(start.as_ref().map(|_| "1"));
        self.counter.start(start.as_deref(), counted);
        self.fresh = false;
        NumberStatement::Start { start, step }
    }

    /// The number that is drawn on the message at this step.
    fn drawn(&self, step: usize) -> Option<String> {
        match self.steps.get(step) {
            Some(Step::Message(Some(number))) => self.value(number),
            Some(Step::Message(None) | Step::Statement) | None => None,
        }
    }

    /// The step to be written when numbering starts at the next message. `restarts`: with a start of its own.
    fn step(&self, restarts: bool, written: Option<&str>) -> Option<String> {
        if !self.rules.steps {
            return None;
        }
        let written = written.filter(|step| self.is_writable(step)).map(str::to_owned);
        let two = self.drawn(self.next).zip(self.drawn(self.next + 1));
        let Some((one, other)) = two else { return written };
        let mut reader = Counter::default();
        reader.start(Some(&one), Some("1"));
        if !restarts && written.is_none() {
            // the present step goes on
            reader = self.counter.clone();
            reader.start(Some(&one), None);
        } else if let Some(written) = &written {
            reader.start(None, Some(written));
        }
        reader.number();
        if reader.peek() == other {
            return written;
        }
        difference(&one, &other)
    }

    /// The number that is drawn, where the dialect has it: `7` of `[007]`, `No. 7`.
    fn value(&self, drawn: &str) -> Option<String> {
        let digits = drawn.trim_matches(|each: char| !each.is_ascii_digit());
        let value = match digits.split_once('.') {
            Some((whole, places)) if self.rules.decimals => {
                decimal(whole, places).map(|()| digits.to_owned())
            }
            _ => whole(digits),
        };
        value.filter(|value| self.rules.zero || value != "0")
    }

    /// Whether a number can stand in a statement as it is written.
    fn is_writable(&self, number: &str) -> bool {
        self.value(number).is_some() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
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

/// How much more the second number is; none when it is not more.
fn difference(one: &str, other: &str) -> Option<String> {
    let (one, other) = (hundredths(one)?, hundredths(other)?);
    let more = other.checked_sub(one).filter(|more| *more > 0)?;
    let (whole, places) = (more / 100, more % 100);
    Some(match (places, places % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", places / 10),
        _ => format!("{whole}.{places:02}"),
    })
}

fn hundredths(number: &str) -> Option<u64> {
    let (whole, places) = number.split_once('.').unwrap_or((number, ""));
    let places: u64 = format!("{places:0<2}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(places)
}

/// A whole number without leading zeros; at most 15 digits, which is more than anyone draws and fits every counter.
fn whole(text: &str) -> Option<String> {
    if text.is_empty() || text.len() > 15 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let trimmed = text.trim_start_matches('0');
    Some(if trimmed.is_empty() { "0" } else { trimmed }.to_owned())
}

/// Whether these are the parts of a number with places as it is shown: no zeros that say nothing.
fn decimal(whole: &str, places: &str) -> Option<()> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(whole) && digits(places) && whole.len() <= 12 && places.len() <= 2;
    let shown = (whole == "0" || !whole.starts_with('0')) && !places.ends_with('0');
    (fits && shown).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Arrow, Builder, Dialect, Text};

    const PLAIN: NumberRules =
        NumberRules { counts_silent: false, decimals: false, steps: false, zero: true };
    const RICH: NumberRules = NumberRules { counts_silent: true, decimals: true, steps: true, zero: false };

    fn numbers(rules: NumberRules) -> Numbers<'static> {
        Numbers {
            rules,
            counter: Counter::default(),
            steps: Vec::new(),
            next: 0,
            fresh: true,
            reported: false,
        }
    }

    #[test]
    fn numbers_of_one_part_have_a_value() {
        for (drawn, plain, rich) in [
            ("7", Some("7"), Some("7")),
            ("[007]", Some("7"), Some("7")),
            ("No. 0", Some("0"), None),
            ("1.2.3", None, None),
            ("[1.5]", None, Some("1.5")),
            ("1.10", None, None),
            ("A", None, None),
            ("1234567890123456", None, None),
        ] {
            assert_eq!(numbers(PLAIN).value(drawn).as_deref(), plain, "{drawn}");
            assert_eq!(numbers(RICH).value(drawn).as_deref(), rich, "{drawn}");
        }
    }

    /// The statements before messages with these numbers, when nothing but the numbers is known.
    fn statements(rules: NumberRules, drawn: &[Option<&str>]) -> Vec<String> {
        let mut builder = Builder::new();
        let a = builder.participant("a");
        for number in drawn {
            let number = number.map(str::to_owned);
            let message = Message::new(a.into(), a.into(), Arrow::call(), Text::default());
            builder.push(Item::Message(Message { number, ..message }));
        }
        let diagram = builder.finish();
        let mut numbers = Numbers::new(&diagram, rules);
        let mut losses = Losses::new(Dialect::Mermaid);
        let statements = diagram.body.iter().map(|item| {
            let Item::Message(message) = item else { return String::new() };
            let statement = numbers.prepare(message, &mut losses);
            numbers.count();
            match statement {
                None => String::new(),
                Some(NumberStatement::Stop) => "off".to_owned(),
                Some(NumberStatement::Start { start, step }) => {
                    [Some("on".to_owned()), start, step].into_iter().flatten().collect::<Vec<_>>().join(" ")
                }
            }
        });
        statements.collect()
    }

    #[test]
    fn drawn_numbers_are_kept() {
        let off_and_on = [None, Some("1"), None, Some("2"), Some("3")];
        assert_eq!(statements(PLAIN, &off_and_on), ["", "on 1", "off", "on 2", ""]);
        assert_eq!(statements(RICH, &off_and_on), ["", "on 1", "off", "on 2", ""]);
        assert_eq!(statements(PLAIN, &[Some("10"), Some("15"), Some("20")]), ["on 10", "on 15", "on 20"]);
        assert_eq!(statements(RICH, &[Some("10"), Some("15"), Some("20")]), ["on 10 5", "", ""]);
        assert_eq!(statements(RICH, &[Some("1.1"), Some("1.2"), Some("1.3")]), ["on 1.1 0.1", "", ""]);
        assert_eq!(statements(RICH, &[Some("5"), Some("5"), Some("4")]), ["on 5", "on 5", "on 4"]);
    }
}

//! The drawn numbers: a statement wherever PlantUML's own counting would give another one (reference plantuml section 9,
//! reference conversion section 7).

use crate::pattern::Pattern;
use ir::{Construct, Diagram, Item, Message, Numbering, NumberingAction, walk};
use spelling::printing::Losses;

/// The largest number; PlantUML fails beyond it.
pub(crate) const LARGEST: u64 = 2_147_483_647;

/// What counts: parts with marks between them, of which the last one counts.
#[derive(Debug, Clone)]
struct Counter {
    on: bool,
    /// Before the first statement PlantUML has no number to go on from.
    started: bool,
    parts: Vec<u64>,
    /// What stands between the parts.
    marks: Vec<String>,
    step: u64,
    /// None when what it shows is not known.
    pattern: Option<Pattern>,
}

impl Counter {
    fn start(&mut self, start: &str, step: u64, pattern: Option<Pattern>) {
        let digit = |c: char| c.is_ascii_digit();
        self.parts = start
            .split(|c| !digit(c))
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().unwrap_or(LARGEST))
            .collect();
        self.marks = start.split(digit).filter(|mark| !mark.is_empty()).map(str::to_owned).collect();
        (self.on, self.started, self.step, self.pattern) = (true, true, step, pattern);
    }

    /// What the next message would show, if that is known.
    fn show(&self) -> Option<String> {
        if let [one] = self.parts[..] {
            return self.pattern.as_ref().map(|pattern| pattern.show(one));
        }
        let mut out = String::new();
        for (at, part) in self.parts.iter().enumerate() {
            out.push_str(&part.to_string());
            out.push_str(self.marks.get(at).map_or("", String::as_str));
        }
        Some(out)
    }

    fn count(&mut self) {
        if self.on
            && let Some(last) = self.parts.last_mut()
        {
            *last = last.saturating_add(self.step).min(LARGEST);
        }
    }
}

/// What bears on numbering, in the order of time.
#[derive(Debug)]
enum Step<'d> {
    Message(Option<&'d str>),
    Statement,
}

/// Counts as PlantUML would, and looks ahead in the diagram.
#[derive(Debug)]
pub(crate) struct Numbers<'d> {
    counter: Counter,
    steps: Vec<Step<'d>>,
    /// The step that comes next.
    next: usize,
}

impl<'d> Numbers<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let mut steps = Vec::new();
        walk(diagram, |item| match item {
            Item::Message(message) => steps.push(Step::Message(message.number.as_deref())),
            Item::Numbering(_) => steps.push(Step::Statement),
            _ => {}
        });
        let counter = Counter {
            on: false,
            started: false,
            parts: vec![1],
            marks: Vec::new(),
            step: 1,
            pattern: Some(Pattern::plain()),
        };
        Self { counter, steps, next: 0 }
    }

    /// What stands for a numbering statement, if it needs something.
    pub(crate) fn statement(&mut self, numbering: &Numbering, losses: &mut Losses) -> Option<String> {
        self.next += 1;
        let drawn = self.drawn(self.next);
        let mut pattern = |format: &Option<String>| {
            let format = format.as_deref().filter(|format| !format.is_empty())?;
            if is_pattern(format) {
                return Some(format.to_owned());
            }
            losses.dropped(Construct::NumberingFormat, numbering.origin, format!("number format {format}"));
            None
        };
        match &numbering.action {
            NumberingAction::Start { start, step, format } => {
                let format = pattern(format);
                let start = start.as_deref().filter(|start| is_number(start));
                let step = step.as_deref().filter(|step| is_step(step)).filter(|_| start.is_some());
                let read = format.as_deref().map_or(Some(Pattern::plain()), Pattern::read);
                let mut counter = self.counter.clone();
                counter.start(start.unwrap_or("1"), step.map_or(1, value), read);
                if let Some(drawn) =
                    drawn.filter(|drawn| counter.show().as_deref().is_some_and(|shown| shown != *drawn))
                {
                    let said = self.explicit(drawn, format.as_deref());
                    if said.is_some() {
                        return said;
                    }
                }
                self.counter = counter;
                Some(words(
                    ["autonumber", start.unwrap_or_default(), step.unwrap_or_default()],
                    format.as_deref(),
                ))
            }
            NumberingAction::Stop => {
                self.counter.on = false;
                Some("autonumber stop".to_owned())
            }
            NumberingAction::Resume { step, format } => {
                let format = pattern(format);
                if !self.counter.started {
                    let said = drawn.and_then(|drawn| self.explicit(drawn, format.as_deref()));
                    return said.or_else(|| {
                        let read = format.as_deref().map_or(Some(Pattern::plain()), Pattern::read);
                        self.counter.start("1", 1, read);
                        Some(words(["autonumber", "", ""], format.as_deref()))
                    });
                }
                let step = step.as_deref().filter(|step| is_step(step));
                self.counter.on = true;
                if let Some(step) = step {
                    self.counter.step = value(step);
                }
                if let Some(format) = &format {
                    self.counter.pattern = Pattern::read(format);
                }
                Some(words(["autonumber resume", step.unwrap_or_default(), ""], format.as_deref()))
            }
            NumberingAction::Increment { level } => {
                let counter = &mut self.counter;
                let depth = counter.parts.len();
                let at = level
                    .map_or(depth.saturating_sub(2), |level| (level as usize).saturating_sub('A' as usize));
                // before the first number there is none to be raised, and nobody sees one of a part that is not there
                if !counter.started || at >= depth {
                    return None;
                }
                counter.parts[at] = counter.parts[at].saturating_add(1).min(LARGEST);
                counter.parts[at + 1..].fill(1);
                let letter = char::from(b'A' + at.min(25) as u8);
                Some(match level {
                    None if depth > 1 => "autonumber inc".to_owned(),
                    _ => format!("autonumber inc {letter}"),
                })
            }
        }
    }

    /// What must stand before this message so that it gets its number.
    pub(crate) fn prepare(&mut self, message: &Message, losses: &mut Losses) -> Option<String> {
        let stop = |counter: &mut Counter| {
            let was_on = std::mem::replace(&mut counter.on, false);
            was_on.then(|| "autonumber stop".to_owned())
        };
        let Some(number) = message.number.as_deref() else { return stop(&mut self.counter) };
        if self.counter.show().as_deref() == Some(number) && self.counter.started {
            let was_on = std::mem::replace(&mut self.counter.on, true);
            return (!was_on).then(|| "autonumber resume".to_owned());
        }
        if self.counter.on && self.counter.pattern.is_none() && self.counter.parts.len() == 1 {
            // a pattern that is not read here shows it, as it did in the source
            return None;
        }
        let format = self.counter.pattern.as_ref().and_then(|pattern| pattern.source.clone());
        if let Some(said) = self.explicit(number, format.as_deref()) {
            return Some(said);
        }
        // the number without what cannot be written around it
        let digits: String = number.chars().filter(char::is_ascii_digit).take(10).collect();
        if digits.is_empty() {
            losses.dropped(Construct::MessageNumber, message.origin, format!("number {number}"));
            return stop(&mut self.counter);
        }
        let plain = digits.parse().unwrap_or(LARGEST).min(LARGEST).to_string();
        losses.approximated(
            Construct::MessageNumber,
            message.origin,
            format!("number {number}"),
            plain.clone(),
        );
        if self.counter.on && self.counter.show().as_deref() == Some(plain.as_str()) {
            return None;
        }
        self.explicit(&plain, None)
    }

    /// Counts a message that was prepared.
    pub(crate) fn count(&mut self) {
        self.next += 1;
        self.counter.count();
    }

    /// Passes over messages that are said with the one before them, and share its number.
    pub(crate) fn pass(&mut self, count: usize) {
        self.next += count;
    }

    /// The statement after which `drawn` is shown, in this pattern if that is possible.
    fn explicit(&mut self, drawn: &str, format: Option<&str>) -> Option<String> {
        let kept = format.and_then(Pattern::read).and_then(|pattern| {
            let digits: String = drawn.chars().filter(char::is_ascii_digit).collect();
            let number = digits.parse().ok().filter(|number| *number <= LARGEST)?;
            (pattern.show(number) == drawn).then_some((Some(pattern), number.to_string()))
        });
        let (pattern, start) = match kept {
            Some(found) => found,
            None if is_shown_as_written(drawn) => (None, drawn.to_owned()),
            None => {
                let (pattern, number) = Pattern::of(drawn)?;
                (Some(pattern), number.to_string())
            }
        };
        let format = pattern.as_ref().and_then(|pattern| pattern.source.clone());
        let read = Some(pattern.unwrap_or_else(Pattern::plain));
        // the distance that the next two numbers have
        let mut ahead = self.counter.clone();
        ahead.start(&start, 1, read.clone());
        let next = self.steps.get(self.next..).unwrap_or_default();
        let mut step = 1;
        if let [Step::Message(Some(first)), Step::Message(Some(second)), ..] = next
            && *first == drawn
        {
            ahead.count();
            let (one, other) = (drawn.parse::<u64>(), second.parse::<u64>());
            if ahead.show().as_deref() != Some(*second)
                && let (Ok(one), Ok(other)) = (one, other)
                && format.is_none()
                && other > one
                && other <= LARGEST
            {
                step = other - one;
            }
        }
        self.counter.start(&start, step, read);
        let step = if step == 1 { String::new() } else { step.to_string() };
        Some(words(["autonumber", &start, &step], format.as_deref()))
    }

    /// The number that is drawn on the message at this step.
    fn drawn(&self, step: usize) -> Option<&'d str> {
        match self.steps.get(step) {
            Some(Step::Message(number)) => *number,
            Some(Step::Statement) | None => None,
        }
    }
}

/// Words with blanks between those that are there, and a format in quotes.
fn words(words: [&str; 3], format: Option<&str>) -> String {
    let mut line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if let Some(format) = format {
        line.push_str(&format!(" \"{format}\""));
    }
    line
}

/// Whether it can stand as a start: from a digit to a digit, without blanks and letters.
fn is_number(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let inner = |c: char| digit(c) || matches!(c, '.' | ':' | '/' | '-' | '_' | ';' | ',');
    text.starts_with(digit)
        && text.ends_with(digit)
        && text.chars().all(inner)
        && text.len() < 80
        && text
            .split(|c| !digit(c))
            .all(|part| part.is_empty() || part.parse().is_ok_and(|part: u64| part <= LARGEST))
}

/// Whether it is shown as it is written when numbering starts at it.
fn is_shown_as_written(text: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && (part == "0" || !part.starts_with('0'));
    is_number(text)
        && text.split('.').all(|part| plain(part) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_step(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse().is_ok_and(|step: u64| step <= LARGEST)
}

fn value(digits: &str) -> u64 {
    digits.parse().unwrap_or(LARGEST)
}

/// Whether PlantUML takes a format: it has a slot, and nothing that would end it.
fn is_pattern(format: &str) -> bool {
    let calm = !format.contains(['"', '{', '}', '\u{201C}', '\u{201D}', '\\'])
        && !format.chars().any(char::is_control);
    let outside: String = format.split('\'').step_by(2).collect();
    let slots = outside
        .split(|c| !matches!(c, '0' | '#' | ',' | '.'))
        .filter(|slot| slot.contains(['0', '#']))
        .count();
    let points = outside.matches(['.', ',', ';', '%', '\u{2030}', 'E']).count();
    let one_point = points == 1 && outside.contains('.');
    // anything more is taken only where it is known to be
    calm && slots == 1
        && (points == 0 || one_point || Pattern::read(format).is_some() || is_grouped(&outside))
}

/// `#,##0` or `0.00` and the like, alone.
fn is_grouped(text: &str) -> bool {
    ["#,##0", "0.0", "0.00", "#,000"].contains(&text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Arrow, Builder, Dialect, Text};

    /// The statements before messages with these numbers, when nothing but the numbers is known.
    fn statements(drawn: &[Option<&str>]) -> Vec<String> {
        let mut builder = Builder::new();
        let a = builder.participant("a");
        for number in drawn {
            let number = number.map(str::to_owned);
            let message = Message::new(a.into(), a.into(), Arrow::call(), Text::default());
            builder.push(Item::Message(Message { number, ..message }));
        }
        let diagram = builder.finish();
        let mut numbers = Numbers::new(&diagram);
        let mut losses = Losses::new(Dialect::PlantUml);
        let statements = diagram.body.iter().map(|item| {
            let Item::Message(message) = item else { return String::new() };
            let said = numbers.prepare(message, &mut losses).unwrap_or_default();
            numbers.count();
            said.trim_start_matches("autonumber").trim_start().to_owned()
        });
        statements.collect()
    }

    #[test]
    fn drawn_numbers_are_kept() {
        for (drawn, expected) in [
            (&[None, Some("1"), None, Some("2"), Some("3")][..], &["", "1", "stop", "resume", ""][..]),
            (&[Some("10"), Some("15"), Some("20")], &["10 5", "", ""]),
            (&[Some("1.75"), Some("2"), Some("2.25")], &["1.75", "2", "2.25"]),
            (&[Some("1.1"), Some("1.2"), Some("2.1")], &["1.1", "", "2.1"]),
            (&[Some("[007]"), Some("[008]")], &["7 \"[000]\"", ""]),
            (&[Some("5"), Some("5"), Some("4")], &["5", "5", "4"]),
            (&[Some("A"), Some("1")], &["", "1"]),
        ] {
            assert_eq!(statements(drawn), expected, "{drawn:?}");
        }
    }
}

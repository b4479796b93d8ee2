//! Numbering of messages: the statements, and a counter that frontends share.

use crate::Origin;
use serde::{Deserialize, Serialize};

/// A statement that changes how messages are numbered. The numbers themselves stand in
/// [`Message::number`](crate::Message::number), as drawn, because the dialects count differently (reference
/// conversion, section 7).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// What it does.
    pub action: NumberingAction,
    /// Its statement.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// What a numbering statement does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum NumberingAction {
    /// `autonumber [start [step]] ["format"]`: what is unstated is `None`.
    Start {
        /// First number, as written (`10`, `1.5`, `1.1.1`).
        start: Option<String>,
        /// Distance between numbers, as written.
        step: Option<String>,
        /// Format, as written without its quotes (PlantUML `"<b>[000]"`).
        format: Option<String>,
    },
    /// Messages are not numbered from here on.
    Stop,
    /// Numbers go on from where they stopped (PlantUML `autonumber resume`).
    Resume {
        /// New distance, as written.
        step: Option<String>,
        /// New format, as written without its quotes.
        format: Option<String>,
    },
    /// A part of a dotted number is raised (PlantUML `autonumber inc A`).
    Increment {
        /// Which part, from `A`; the second last when unstated.
        level: Option<char>,
    },
}

impl Numbering {
    /// A statement without an origin.
    pub fn new(action: NumberingAction) -> Self {
        Self { action, origin: Origin::NONE }
    }

    /// Where it came from.
    pub fn origin(&self) -> Origin {
        self.origin
    }
}

/// Counts messages: a next number and a distance, in hundredths, because Mermaid numbers may have two decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    next: i64,
    step: i64,
    on: bool,
}

impl Default for Counter {
    fn default() -> Self {
        Self { next: 100, step: 100, on: false }
    }
}

impl Counter {
    /// Starts numbering; what is `None` stays as it is. Numbers that are not decimals with at most two places after
    /// the point are taken as unstated.
    pub fn start(&mut self, start: Option<&str>, step: Option<&str>) {
        self.on = true;
        self.next = start.and_then(hundredths).unwrap_or(self.next);
        self.step = step.and_then(hundredths).unwrap_or(self.step);
    }

    /// Stops numbering.
    pub fn stop(&mut self) {
        self.on = false;
    }

    /// Whether messages are numbered now.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// The number that the next message would carry.
    pub fn peek(&self) -> String {
        show(self.next)
    }

    /// The number of this message, while numbering is on; counts on only then.
    pub fn number(&mut self) -> Option<String> {
        self.on.then(|| {
            let number = show(self.next);
            self.next = self.next.saturating_add(self.step);
            number
        })
    }

    /// Counts a message that carries no number (Mermaid counts those too).
    pub fn skip(&mut self) {
        self.next = self.next.saturating_add(self.step);
    }
}

fn hundredths(text: &str) -> Option<i64> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    if places.len() > 2 || !places.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = if whole.is_empty() && !places.is_empty() { 0 } else { whole.parse().ok()? };
    let places: i64 = format!("{places:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(places)
}

fn show(hundredths: i64) -> String {
    let (whole, places) = (hundredths.div_euclid(100), hundredths.rem_euclid(100));
    match places {
        0 => whole.to_string(),
        places if places % 10 == 0 => format!("{whole}.{}", places / 10),
        places => format!("{whole}.{places:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Counter;

    #[test]
    fn counts_while_on() {
        let mut counter = Counter::default();
        assert_eq!(counter.number(), None);
        counter.start(Some("10"), Some("5"));
        assert_eq!(counter.number().as_deref(), Some("10"));
        assert_eq!(counter.number().as_deref(), Some("15"));
        counter.stop();
        assert_eq!(counter.number(), None);
        counter.start(None, None);
        assert_eq!(counter.number().as_deref(), Some("20"));
    }

    #[test]
    fn decimals_have_at_most_two_places() {
        let mut counter = Counter::default();
        counter.start(Some("1.5"), Some(".25"));
        assert_eq!(counter.number().as_deref(), Some("1.5"));
        assert_eq!(counter.number().as_deref(), Some("1.75"));
        assert_eq!(counter.number().as_deref(), Some("2"));
    }
}

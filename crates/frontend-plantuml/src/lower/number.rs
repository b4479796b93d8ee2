//! Numbers of messages (reference plantuml section 9).

use super::{Lower, Outcome};
use crate::creole::{self, Context};
use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{self, Part};
use ir::{Item, Numbering, NumberingAction};

mod format;

use format::Format;

/// What counts the messages: parts with marks between, of which the last one counts.
#[derive(Debug)]
pub(super) struct Numbers {
    on: bool,
    /// Numbering was started once: PlantUML fails at a message that goes on counting without.
    begun: bool,
    parts: Vec<u32>,
    /// What stands between the parts.
    marks: Vec<String>,
    step: u32,
    format: Format,
    /// As last shown.
    shown: Option<String>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self {
            on: false,
            begun: false,
            parts: vec![1],
            marks: Vec::new(),
            step: 1,
            format: Format::plain(),
            shown: None,
        }
    }
}

/// The largest number; PlantUML fails beyond it.
const LARGEST: u32 = i32::MAX as u32;

impl Numbers {
    /// The number of this message as it is drawn, while numbering is on.
    pub(super) fn next(&mut self, report: &mut Report, part: Part) -> Option<String> {
        if !self.on {
            return None;
        }
        if !self.begun {
            report.push(part, Problem::NumberingNotBegun);
            self.begun = true;
        }
        let raw = match &self.parts[..] {
            [one] => self.format.apply(*one),
            parts => {
                let mut raw = String::new();
                for (at, number) in parts.iter().enumerate() {
                    raw.push_str(&number.to_string());
                    raw.push_str(self.marks.get(at).map_or("", String::as_str));
                }
                raw
            }
        };
        if let Some(last) = self.parts.last_mut() {
            let next = last.saturating_add(self.step);
            if next > LARGEST && *last < LARGEST {
                report.push(part, Problem::NumberTooLarge);
            }
            *last = next.min(LARGEST);
        }
        let shown = match raw.bytes().all(|byte| byte.is_ascii_digit()) {
            true => raw,
            false => creole::text(&raw, Context::Line, &mut Vec::new()).to_plain().trim().to_owned(),
        };
        self.shown = Some(shown.clone());
        Some(shown)
    }

    /// The number that was last shown, while numbering is on.
    pub(super) fn current(&self) -> Option<String> {
        self.shown.clone().filter(|_| self.on)
    }

    /// Starts at a number like `1.1.1`.
    fn start(&mut self, text: &str) {
        self.parts.clear();
        self.marks.clear();
        let mut rest = text;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            self.parts.push(number(&rest[..digits]));
            let behind = &rest[digits..];
            let mark = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
            if mark > 0 {
                self.marks.push(behind[..mark].to_owned());
            }
            rest = &behind[mark..];
        }
        if self.parts.is_empty() {
            self.parts.push(1);
        }
    }
}

/// A number, the largest possible where it is larger.
fn number(digits: &str) -> u32 {
    digits.parse::<u32>().map_or(LARGEST, |number| number.min(LARGEST))
}

impl Lower<'_> {
    pub(super) fn numbering(&mut self, numbering: &tree::Numbering, part: Part) -> Outcome {
        let own = |part: &Option<Part>| part.map(|part| part.of(self.text).to_owned());
        let read = |format: &Option<Part>| match format {
            Some(part) => Format::read(part.of(self.text)).map(Some).ok_or((*part, Problem::NumberFormat)),
            None => Ok(None),
        };
        let action = match numbering {
            tree::Numbering::Start { start, step, format } => {
                let read = read(format)?;
                let (start, step, format) = (own(start), own(step), own(format));
                self.numbers.on = true;
                self.numbers.begun = true;
                self.numbers.start(start.as_deref().unwrap_or("1"));
                self.numbers.step = step.as_deref().map_or(1, number);
                self.numbers.format = read.unwrap_or_else(Format::plain);
                NumberingAction::Start { start, step, format }
            }
            tree::Numbering::Stop => {
                self.numbers.on = false;
                NumberingAction::Stop
            }
            tree::Numbering::Resume { step, format } => {
                let read = read(format)?;
                let (step, format) = (own(step), own(format));
                self.numbers.on = true;
                if let Some(step) = &step {
                    self.numbers.step = number(step);
                }
                if let Some(read) = read {
                    self.numbers.format = read;
                }
                NumberingAction::Resume { step, format }
            }
            tree::Numbering::Increment { level } => {
                let letter = level.and_then(|part| part.of(self.text).chars().next());
                if !self.numbers.begun {
                    return Err((part, Problem::NumberingNotBegun));
                }
                let parts = &mut self.numbers.parts;
                let at = match letter {
                    Some(letter) => (letter.to_ascii_uppercase() as usize).checked_sub('A' as usize),
                    None => Some(parts.len().saturating_sub(2)),
                };
                let Some(at) = at.filter(|at| *at < parts.len()) else {
                    return Err((part, Problem::NumberLevel));
                };
                parts[at] = parts[at].saturating_add(1).min(LARGEST);
                parts[at + 1..].fill(1);
                NumberingAction::Increment { level: letter.map(|letter| letter.to_ascii_uppercase()) }
            }
        };
        let origin = self.origin(part);
        self.push(Item::Numbering(Numbering { action, origin }));
        Ok(())
    }
}

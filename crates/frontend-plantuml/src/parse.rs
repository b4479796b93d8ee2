//! From lines to statements. Any text gives a tree: a line that cannot be read becomes [`Kind::Error`] with a finding, and
//! costs nothing but itself, where PlantUML stops at the first.

mod body;
mod command;
mod refuse;

use crate::lex::{Failure, Tokens, Trail};
use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{Kind, Part, Statement};
use std::collections::HashMap;

pub(crate) use body::Closer;

/// Reads all statements of a text. Problems go into the report.
pub(crate) fn tree(text: &str, report: &mut Report) -> Vec<Statement> {
    let mut parser = Parser {
        text,
        at: 0,
        report,
        no_more: [false; body::CLOSERS],
        in_vain: 0,
        braces: None,
        trail: None,
        statements: Vec::with_capacity(text.len() / 32),
    };
    while let Some(line) = parser.next_line() {
        parser.line(line);
    }
    parser.statements
}

/// Why a line is no statement.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A production failed.
    Syntax(Failure),
    /// Something is known about the line.
    Known(Part, Problem),
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Fault::Syntax(failure)
    }
}

/// What a line gives.
pub(crate) type Outcome = Result<Kind, Fault>;

/// Reads line by line.
pub(crate) struct Parser<'t, 'r> {
    text: &'t str,
    /// Where the next line starts.
    at: usize,
    report: &'r mut Report,
    /// Which closers are known not to come any more.
    no_more: [bool; body::CLOSERS],
    /// How often a closer was looked for behind diagrams inside texts, in vain.
    in_vain: usize,
    /// The lines in braces, by where they begin, once they were needed.
    braces: Option<HashMap<usize, body::Braces>>,
    /// Notes what is expected while a line is read once more.
    trail: Option<Trail>,
    statements: Vec<Statement>,
}

impl<'t> Parser<'t, '_> {
    /// The next line without its end.
    fn next_line(&mut self) -> Option<Part> {
        let (line, next) = line_at(self.text, self.at)?;
        self.at = next;
        Some(line)
    }

    fn line(&mut self, raw: Part) {
        let line = trim(self.text, raw);
        if line.is_empty() {
            return;
        }
        if line.of(self.text).starts_with('\'') {
            let comment = Part::new(line.start as usize + 1, line.end as usize).trim(self.text);
            self.statements.push(Statement { part: line, kind: Kind::Comment(comment) });
            return;
        }
        match self.statement(line) {
            Ok(kind) => {
                let end = trim(self.text, Part::new(line.start as usize, self.at)).end;
                self.statements.push(Statement { part: Part { start: line.start, end }, kind });
            }
            Err(fault) => {
                let (part, problem) = match fault {
                    Fault::Known(part, problem) => (part, problem),
                    Fault::Syntax(failure) => self.explain(line, failure),
                };
                self.report.push(part, problem);
                self.statements.push(Statement { part: line, kind: Kind::Error });
            }
        }
    }

    /// Why a line is no statement: a known habit, or what was expected where. The line is read once more to find out.
    fn explain(&mut self, line: Part, failure: Failure) -> (Part, Problem) {
        if let Some(habit) = refuse::habit(self.text, line, failure.at()) {
            return (line, Problem::Habit(habit));
        }
        self.trail = Some(Trail::default());
        let _ = self.statement(line);
        let (at, labels) = self.trail.take().unwrap_or_default().take();
        let at = at.max(line.start as usize).min(line.end as usize);
        let mut tokens = self.tokens(Part::new(at, line.end as usize));
        let part = tokens.peek().map_or(Part::new(at, at), |token| token.part);
        (part, Problem::Expected(labels))
    }

    fn tokens(&self, part: Part) -> Tokens<'_> {
        let tokens = Tokens::new(self.text, part);
        match &self.trail {
            Some(trail) => tokens.with_trail(trail),
            None => tokens,
        }
    }
}

/// The line at a byte, without its end, and where the next one starts.
fn line_at(text: &str, at: usize) -> Option<(Part, usize)> {
    let rest = text.as_bytes().get(at..).filter(|rest| !rest.is_empty())?;
    let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
    let end = match rest.get(length..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        _ => 0,
    };
    Some((Part::new(at, at + length), at + length + end))
}

/// A line without blanks at its ends, the non-breaking one and byte order marks included.
fn trim(text: &str, part: Part) -> Part {
    let slice = part.of(text);
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\0';
    let front = slice.trim_start_matches(blank);
    let start = part.start as usize + slice.len() - front.len();
    Part::new(start, start + front.trim_end_matches(blank).len())
}

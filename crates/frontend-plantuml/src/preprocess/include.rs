//! `!include` and its like (reference plantuml P-058, P-109, P-179, P-180): other texts, asked of whoever may read them.

use super::lines::Code;
use super::machine::{Fault, Halt, Machine, Part, Sink};
use super::problem::Problem;
use super::statement::{Include, Statement, statement};
use crate::document::{self, Block};
use diag::IncludeError;
use std::rc::Rc;
use std::sync::Arc;

/// How many texts may be included into one block: ten texts that each include ten others ten levels deep would be ten
/// thousand million.
const COUNT_LIMIT: usize = 1000;

impl Machine<'_> {
    /// Carries out an include statement whose target begins at `target` of the line.
    pub(super) fn include(
        &mut self,
        code: &Rc<Code>,
        index: usize,
        how: Include,
        target: usize,
        sink: Option<&mut Sink>,
    ) -> Result<(), Halt> {
        let line = &code.lines[index];
        let text = line.text(code);
        let written = text[target..].trim();
        let end = target + written.len();
        let target_range = target.min(end)..end;
        let at = |problem: Problem| Fault::at(target_range.clone(), problem);
        let named = self.expanded(written)?;
        let named = named.trim().trim_matches('"');
        if named.is_empty() {
            return Err(Fault::line(Problem::BadDirective("!include path")));
        }
        if how == Include::Sub
            && let Some(part) = self.parts.get(named).cloned()
        {
            return self.insert(vec![part], sink);
        }
        if named.starts_with('<') || is_address(named) {
            return Err(at(Problem::Include(Box::new(IncludeError::NotAvailable))));
        }
        let (path, part) = match named.rsplit_once('!') {
            Some((path, part)) => (path, Some(part)),
            None if how == Include::Sub => return Err(at(Problem::NoSuchPart(named.to_owned()))),
            None => (named, None),
        };
        let (name, content) = self.load(code, path).map_err(at)?;
        if self.is_open(&name) {
            return Err(at(Problem::IncludeCycle));
        }
        let known = part.map_or_else(|| name.clone(), |part| format!("{name}!{part}"));
        if !self.included.insert(known) && how == Include::Once {
            return Err(at(Problem::IncludeTwice));
        }
        let file = self.sources.add(name, Arc::clone(&content));
        let (range, leader) = match (how, part) {
            (Include::Sub, _) => (0..content.len(), String::new()),
            (_, part) => {
                let block = pick(&content, part)
                    .ok_or_else(|| at(Problem::NoSuchPart(part.unwrap_or("0").to_owned())))?;
                (block.body, block.leader)
            }
        };
        let included = Rc::new(Code::read(file, content, range, &leader));
        let parts = match (how, part) {
            (Include::Sub, Some(part)) => {
                let parts = parts_of(&included, part);
                if parts.is_empty() {
                    return Err(at(Problem::NoSuchPart(part.to_owned())));
                }
                parts
            }
            _ => {
                let lines = 0..included.lines.len();
                vec![(included, lines)]
            }
        };
        self.insert(parts, sink)
    }

    /// Carries out lines of other texts here.
    fn insert(&mut self, parts: Vec<Part>, sink: Option<&mut Sink>) -> Result<(), Halt> {
        let mut scratch = Sink::default();
        let sink = sink.unwrap_or(&mut scratch);
        let here = self.span(None);
        let before = sink.trail;
        sink.trail = sink.map.step(here, "included here", before);
        let mut result = Ok(());
        for (code, range) in parts {
            let flow = self.deeper(|machine| {
                machine.inside(&code, "included here", |machine| machine.execute(&code, range, Some(sink)))
            });
            if let Err(halt) = flow {
                result = Err(halt);
                break;
            }
            if let Some(span) = code.unclosed {
                self.report_at(span, Problem::UnclosedComment);
            }
        }
        sink.trail = before;
        result
    }

    fn load(&mut self, code: &Code, path: &str) -> Result<(String, Arc<str>), Problem> {
        if self.included_count >= COUNT_LIMIT || self.included_bytes > self.limits.included {
            return Err(Problem::TooManyIncludes);
        }
        self.included_count += 1;
        let from = self.sources.get(code.file).name();
        let included =
            self.includes.load(from, path, &[]).map_err(|error| Problem::Include(Box::new(error)))?;
        self.included_bytes = self.included_bytes.saturating_add(included.text.len());
        if self.included_bytes > self.limits.included {
            return Err(Problem::TooManyIncludes);
        }
        self.allow(included.text.len());
        Ok((included.name, included.text.into()))
    }
}

/// Whether a target is something on a network.
fn is_address(target: &str) -> bool {
    let Some((scheme, _)) = target.split_once("://") else { return false };
    !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// The block of a text that is included: the first, the one with an index from 0, or the one with an id.
fn pick(text: &str, part: Option<&str>) -> Option<Block> {
    let mut blocks = document::split(text);
    let index = match part {
        None => 0,
        Some(part) => match part.parse::<usize>() {
            Ok(index) => index,
            Err(_) => blocks.iter().position(|block| block.id.as_deref() == Some(part))?,
        },
    };
    (index < blocks.len()).then(|| blocks.swap_remove(index))
}

/// The lines between `!startsub NAME` and `!endsub`, wherever they are.
fn parts_of(code: &Rc<Code>, name: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = None;
    for (index, line) in code.lines.iter().enumerate() {
        let text = line.text(code);
        if line.comment || !text.trim_start().starts_with('!') {
            continue;
        }
        match statement(text) {
            Some(Statement::StartSub(found)) if &text[found.clone()] == name => start = Some(index + 1),
            Some(Statement::EndSub) => {
                if let Some(start) = start.take() {
                    parts.push((Rc::clone(code), start..index));
                }
            }
            _ => {}
        }
    }
    parts
}

//! Definitions of functions, procedures and macros.

use super::execute::Run;
use super::machine::{Body, Fault, Function, Halt, Machine};
use super::problem::Problem;
use super::statement::{Marks, Statement, statement};
use std::ops::Range;
use std::rc::Rc;

impl Machine<'_> {
    /// `!function`: its lines, or the expression on its own line.
    pub(super) fn define_function(
        &mut self,
        run: &mut Run<'_>,
        index: usize,
        text: &str,
        name: Range<usize>,
        rest: usize,
        marks: Marks,
    ) -> Result<(), Halt> {
        let parameters = self.parameters(text, rest, marks.unquoted);
        let end = parameters.as_ref().map_or(text.len(), |(_, end)| *end);
        let behind = text[end..].trim_start();
        let behind = behind.strip_prefix('!').unwrap_or(behind);
        let body = match behind.strip_prefix("return") {
            Some(expression) => {
                Body::Expression(Rc::clone(run.code), index, text.len() - expression.trim_start().len())
            }
            None => {
                let lines = self.until(run, index, "function", "endfunction", |found| {
                    matches!(found, Statement::EndFunction)
                })?;
                Body::Function(Rc::clone(run.code), lines)
            }
        };
        let (parameters, _) = parameters?;
        if let Body::Function(code, lines) = &body {
            let returns = |line: usize| {
                let line = &code.lines[line];
                !line.comment && matches!(statement(line.text(code)), Some(Statement::Return(_)))
            };
            if !lines.clone().any(returns) {
                return Err(Fault::line(Problem::MissingReturn(text[name].to_owned())));
            }
        }
        let function =
            Function { parameters, unquoted: marks.unquoted, fixed: marks.fixed, define: false, body };
        self.add_function(&text[name], function)
    }

    /// A later definition with the same number of parameters replaces an earlier one, unless that is final.
    pub(super) fn add_function(&mut self, name: &str, function: Function) -> Result<(), Halt> {
        self.learn(name);
        let all = self.functions.entry(name.into()).or_default();
        let same = |other: &Function| other.parameters.len() == function.parameters.len();
        if all.iter().any(|other| other.fixed && same(other)) {
            return Err(Fault::line(Problem::FinalFunction(name.to_owned())));
        }
        all.retain(|other| !same(other));
        all.push(function);
        Ok(())
    }

    /// The lines up to the one that ends a definition; the run goes on behind it.
    pub(super) fn until(
        &mut self,
        run: &mut Run<'_>,
        index: usize,
        opened: &'static str,
        closer: &'static str,
        ends: impl Fn(&Statement) -> bool,
    ) -> Result<Range<usize>, Halt> {
        let start = run.next;
        for at in start..run.range.end {
            let line = &run.code.lines[at];
            let text = line.text(run.code);
            self.spend(text.len().min(80))?;
            if !line.comment
                && text.trim_start().starts_with("!end")
                && statement(text).is_some_and(|found| ends(&found))
            {
                run.next = at + 1;
                return Ok(start..at);
            }
        }
        run.next = run.range.end;
        self.go_to(index);
        self.report(None, Problem::UnclosedDirective { opened, closer });
        Ok(start..run.range.end)
    }
}

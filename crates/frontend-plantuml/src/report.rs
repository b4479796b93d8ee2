//! What was noticed so far about one diagram.

use crate::preprocess::OriginMap;
use crate::problem::{self, Problem};
use crate::tree::Part;
use diag::{Diagnostic, Severity};

/// Collects findings: the first [`problem::LIMIT`] whole, further ones as a count.
#[derive(Debug, Default)]
pub(crate) struct Report {
    findings: Vec<(Part, Problem)>,
    more: usize,
    worst_of_more: Option<Severity>,
    errors: usize,
}

impl Report {
    pub(crate) fn push(&mut self, part: Part, problem: Problem) {
        self.errors += usize::from(problem.severity() == Severity::Error);
        if self.findings.len() < problem::LIMIT {
            self.findings.push((part, problem));
        } else {
            self.more += 1;
            self.worst_of_more = self.worst_of_more.max(Some(problem.severity()));
        }
    }

    /// How many errors there are.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// In words, in the order of the text.
    pub(crate) fn into_diagnostics(mut self, map: &OriginMap) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|(part, _)| part.start);
        let mut all = Vec::with_capacity(self.findings.len());
        for (part, problem) in &self.findings {
            let mut diagnostic = problem::diagnostic(map.span(part.range()), problem);
            diagnostic.labels.extend(map.trail(part.start as usize));
            all.push(diagnostic);
        }
        if let Some(worst) = self.worst_of_more {
            all.push(problem::and_more(self.more, worst));
        }
        all
    }
}

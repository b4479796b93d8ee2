//! What was noticed so far.

use crate::part::Part;
use crate::prepare::Prepared;
use crate::problem::{Problem, and_more};
use diag::{Diagnostic, FileId, Severity, Sources};
use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};
use std::ops::Range;

/// How many findings of one diagram are kept. A million bad lines are told in one sentence more.
pub(crate) const LIMIT: usize = 1000;

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Prepared(Part),
    Source(Range<usize>),
}

/// Collects findings: the first [`LIMIT`] whole, further ones as a count.
#[derive(Debug, Default)]
pub(crate) struct Report {
    findings: Vec<(Place, Problem)>,
    /// What is said once a diagram, and was said.
    said: HashSet<Discriminant<Problem>>,
    more: usize,
    worst_of_more: Option<Severity>,
}

impl Report {
    /// A finding about a stretch of the prepared text.
    pub(crate) fn push(&mut self, part: Part, problem: Problem) {
        self.add(Place::Prepared(part), problem);
    }

    /// A finding about a stretch of the source.
    pub(crate) fn push_source(&mut self, range: Range<usize>, problem: Problem) {
        self.add(Place::Source(range), problem);
    }

    fn add(&mut self, place: Place, problem: Problem) {
        if problem.is_said_once() && !self.said.insert(discriminant(&problem)) {
            return;
        }
        if self.findings.len() < LIMIT {
            self.findings.push((place, problem));
        } else {
            self.more += 1;
            self.worst_of_more = self.worst_of_more.max(Some(problem.severity()));
        }
    }

    /// How many errors were kept.
    #[cfg(test)]
    pub(crate) fn errors(&self) -> usize {
        self.findings.iter().filter(|(_, problem)| problem.severity() == Severity::Error).count()
    }

    /// Whether further findings are only counted: then their reasons need not be found.
    pub(crate) fn is_full(&self) -> bool {
        self.findings.len() >= LIMIT
    }

    /// In words, in the order of the text.
    pub(crate) fn into_diagnostics(
        self,
        prepared: &Prepared<'_>,
        sources: &Sources,
        file: FileId,
    ) -> Vec<Diagnostic> {
        let mut all: Vec<(Range<usize>, Problem)> = self
            .findings
            .into_iter()
            .map(|(place, problem)| match place {
                Place::Prepared(part) => (prepared.source(part), problem),
                Place::Source(range) => (range, problem),
            })
            .collect();
        all.sort_by_key(|(range, _)| range.start);
        // parser and lowering may come to the same conclusion
        all.dedup();
        let text = sources.get(file).text();
        let mut diagnostics: Vec<Diagnostic> = all
            .into_iter()
            .map(|(range, problem)| {
                let words = text.get(range.clone()).unwrap_or_default();
                problem.diagnostic(sources.span(file, range), words, |part| {
                    sources.span(file, prepared.source(part))
                })
            })
            .collect();
        if let Some(worst) = self.worst_of_more {
            diagnostics.push(and_more(self.more, worst));
        }
        diagnostics
    }
}

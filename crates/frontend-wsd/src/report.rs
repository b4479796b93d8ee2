//! What was noticed so far.

use crate::problem::{self, Problem};
use diag::{Diagnostic, Severity, Sources, Span};

/// How many findings of one diagram are kept. A million bad lines are told in one sentence more.
pub(crate) const LIMIT: usize = 1000;

/// A problem and the stretch of text that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub span: Span,
    pub problem: Problem,
}

/// Collects findings: the first [`LIMIT`] whole, further ones as a count.
#[derive(Debug, Default)]
pub(crate) struct Report {
    findings: Vec<Finding>,
    more: usize,
    worst_of_more: Option<Severity>,
}

impl Report {
    pub(crate) fn push(&mut self, span: Span, problem: Problem) {
        if self.findings.len() < LIMIT {
            self.findings.push(Finding { span, problem });
        } else {
            self.more += 1;
            self.worst_of_more = self.worst_of_more.max(Some(problem.severity()));
        }
    }

    /// In words, in the order of the text; findings in included texts follow those of the text that includes them.
    pub(crate) fn into_diagnostics(mut self, sources: &Sources) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|finding| (finding.span.file, finding.span.start));
        let mut all: Vec<Diagnostic> =
            self.findings.iter().map(|finding| problem::diagnostic(finding, sources)).collect();
        if let Some(worst) = self.worst_of_more {
            all.push(problem::and_more(self.more, worst));
        }
        all
    }
}

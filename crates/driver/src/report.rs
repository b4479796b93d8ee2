//! Saying what happened, in the order of the jobs.

use crate::error::Error;
use crate::files;
use crate::job::{Fate, Outcome, Skipped};
use crate::plan::Plan;
use crate::settings::Losses;
use crate::terminal::{Terminal, Verbosity, printable};
use convert::LossRow;
use diag::render::{self, Colour, Entry, Format};
use diag::{Diagnostic, Severity};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// How a run ends; the larger one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0.
    Fine,
    /// 1: something is wrong in a diagram, out of date, or lost.
    Findings,
    /// 2: usage or environment.
    Failure,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// How it ends when nothing but the outcomes counts.
pub(crate) fn exit(plan: &Plan, outcomes: &[Outcome], losses: &Losses) -> Exit {
    let failed = !plan.problems.is_empty() || outcomes.iter().any(|outcome| !outcome.failures.is_empty());
    let lost = losses.fail_on.is_some_and(|least| {
        outcomes.iter().flat_map(|outcome| &outcome.losses).any(|loss: &LossRow| loss.effect >= least)
    });
    let wrong = outcomes.iter().flat_map(Outcome::diagnostics).any(Diagnostic::is_error);
    let old = outcomes
        .iter()
        .flat_map(|outcome| &outcome.files)
        .any(|(_, fate)| matches!(fate, Fate::Stale | Fate::Missing));
    match () {
        () if failed => Exit::Failure,
        () if lost || wrong || old => Exit::Findings,
        () => Exit::Fine,
    }
}

impl Outcome {
    fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().flat_map(|findings| &findings.diagnostics)
    }
}

/// Says findings on standard error, for people, and then what went wrong outside of diagrams.
pub(crate) fn tell(plan: &Plan, outcomes: &mut [Outcome], terminal: &mut Terminal) {
    hush(outcomes, terminal.verbosity);
    let text = findings(outcomes, Format::Human, terminal.error_colour(), terminal.width());
    terminal.say(&text);
    failures(plan, outcomes, terminal);
}

/// Says what went wrong outside of diagrams.
pub(crate) fn failures(plan: &Plan, outcomes: &[Outcome], terminal: &mut Terminal) {
    for error in plan.problems.iter().chain(outcomes.iter().flat_map(|outcome| &outcome.failures)) {
        terminal.error(error);
    }
}

/// Leaves only errors, when nothing else shall be said.
pub(crate) fn hush(outcomes: &mut [Outcome], verbosity: Verbosity) {
    if verbosity == Verbosity::Quiet {
        for findings in outcomes.iter_mut().flat_map(|outcome| &mut outcome.findings) {
            findings.diagnostics.retain(Diagnostic::is_error);
        }
    }
}

/// All findings in one format.
pub(crate) fn findings(outcomes: &[Outcome], format: Format, colour: Colour, width: usize) -> String {
    let entries: Vec<_> = outcomes
        .iter()
        .flat_map(|outcome| {
            outcome.findings.iter().map(|findings| Entry {
                sources: &findings.sources,
                diagnostics: &findings.diagnostics,
                file: &outcome.name,
            })
        })
        .collect();
    render::write(format, &entries, &render::Settings { colour, width, version: env!("CARGO_PKG_VERSION") })
}

/// Writes the list of losses, when it was asked for.
pub(crate) fn losses(outcomes: &[Outcome], settings: &Losses) -> Result<(), Error> {
    let Some(path) = &settings.report else { return Ok(()) };
    let mut text = Vec::new();
    for loss in outcomes.iter().flat_map(|outcome| &outcome.losses) {
        // a row is strings and numbers, which cannot fail to be written
        let _ = serde_json::to_writer(&mut text, loss);
        text.push(b'\n');
    }
    let written = files::replace(path, &text, false);
    written.map(drop).map_err(|reason| Error::Write { path: files::shown(path), reason })
}

/// What became of each file, one line each; only of those that are out of date unless `all`.
pub(crate) fn fates(outcomes: &[Outcome], all: bool) -> String {
    let mut out = String::new();
    for outcome in outcomes {
        let input = printable(&files::shown(Path::new(&outcome.name)));
        for (path, fate) in &outcome.files {
            let word = match fate {
                Fate::Missing => "missing",
                Fate::Stale => "stale",
                Fate::Written if all => "wrote",
                Fate::Unchanged if all => "unchanged",
                Fate::Written | Fate::Unchanged => continue,
            };
            out.push_str(&format!("{word} {} (from {input})\n", printable(&files::shown(path))));
        }
        if all {
            for Skipped { what, line } in &outcome.skipped {
                let line = line.map(|line| format!(":{line}")).unwrap_or_default();
                out.push_str(&printable(&format!("skipped {input}{line} ({what})")));
                out.push('\n');
            }
        }
    }
    out
}

/// One line: how many diagrams, and what became of them.
pub(crate) fn summary(outcomes: &[Outcome], time: Duration) -> String {
    let count =
        |fate: Fate| outcomes.iter().flat_map(|outcome| &outcome.files).filter(|file| file.1 == fate).count();
    let diagrams: usize = outcomes.iter().map(|outcome| outcome.diagrams).sum();
    let wrong: usize = outcomes.iter().map(|outcome| outcome.wrong).sum();
    let warned = outcomes
        .iter()
        .flat_map(|outcome| &outcome.findings)
        .filter(|findings| findings.diagnostics.iter().all(|finding| !finding.is_error()))
        .filter(|findings| findings.diagnostics.iter().any(|finding| finding.severity == Severity::Warning))
        .count();
    let mut parts = vec![format!("{diagrams} diagram{}", if diagrams == 1 { "" } else { "s" })];
    let facts = [
        (count(Fate::Written), "written"),
        (count(Fate::Unchanged), "unchanged"),
        (count(Fate::Stale), "out of date"),
        (count(Fate::Missing), "missing"),
        (wrong, "with errors"),
        (warned, "with warnings"),
    ];
    parts.extend(
        facts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")),
    );
    let mut skipped: BTreeMap<&str, usize> = BTreeMap::new();
    for Skipped { what, .. } in outcomes.iter().flat_map(|outcome| &outcome.skipped) {
        *skipped.entry(what).or_default() += 1;
    }
    if !skipped.is_empty() {
        let kinds: Vec<_> = skipped.iter().map(|(kind, number)| format!("{number} {kind}")).collect();
        parts.push(format!("skipped {}", kinds.join(", ")));
    }
    format!("{} in {:.2} s\n", printable(&parts.join(", ")), time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn exits_grow_with_what_is_wrong() {
        assert!(Exit::Fine < Exit::Findings && Exit::Findings < Exit::Failure);
        assert_eq!([Exit::Fine, Exit::Findings, Exit::Failure].map(|exit| exit as u8), [0, 1, 2]);
    }
}

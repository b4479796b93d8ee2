//! Saying what happened, in the order of the jobs.

use crate::error::Error;
use crate::files;
use crate::job::{Fate, Findings, Outcome, Skipped};
use crate::plan::Plan;
use crate::settings::Losses;
use crate::terminal::{Terminal, Verbosity, printable};
use convert::LossRow;
use diag::render::{self, Colour, Entry, Format};
use diag::{Diagnostic, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// How many losses of a file people are told one by one; a list that is longer is read by nobody.
const LOSSES_SHOWN: usize = 100;

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
    let is_read = matches!(format, Format::Human | Format::Short);
    let most_losses = if is_read { LOSSES_SHOWN } else { usize::MAX };
    let told: Vec<_> = outcomes.iter().map(|outcome| capped(&outcome.findings, most_losses)).collect();
    let entries: Vec<_> = outcomes
        .iter()
        .zip(&told)
        .flat_map(|(outcome, told)| {
            outcome.findings.iter().zip(told).map(|(findings, diagnostics)| Entry {
                sources: &findings.sources,
                diagnostics,
                file: &outcome.name,
            })
        })
        .collect();
    render::write(format, &entries, &render::Settings { colour, width, version: env!("CARGO_PKG_VERSION") })
}

/// What is said of each diagram of a file: everything but the losses after the first `most` of the file, which are
/// counted at its end.
fn capped(findings: &[Findings], most: usize) -> Vec<Cow<'_, [Diagnostic]>> {
    let mut seen = 0_usize;
    let mut told: Vec<Cow<'_, [Diagnostic]>> = Vec::with_capacity(findings.len());
    for Findings { diagnostics, .. } in findings {
        let before = seen;
        seen += diagnostics.iter().filter(|finding| is_loss(finding)).count();
        told.push(if seen <= most {
            Cow::Borrowed(diagnostics)
        } else {
            let mut room = most.saturating_sub(before);
            let mut is_told = |finding: &&Diagnostic| {
                let is_told = !is_loss(finding) || room > 0;
                room -= usize::from(is_told && is_loss(finding));
                is_told
            };
            Cow::Owned(diagnostics.iter().filter(|finding| is_told(finding)).cloned().collect())
        });
    }
    if let Some(last) = told.last_mut().filter(|_| seen > most) {
        let message = format!("and {} more like these; `--report FILE` lists all", seen - most);
        last.to_mut().push(Diagnostic::warning("more-losses", message));
    }
    told
}

/// Whether a finding says that something could not be carried over.
pub(crate) fn is_loss(finding: &Diagnostic) -> bool {
    finding.code.starts_with("loss-")
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
    use super::*;
    use diag::Sources;

    #[test]
    fn exits_grow_with_what_is_wrong() {
        assert!(Exit::Fine < Exit::Findings && Exit::Findings < Exit::Failure);
        assert_eq!([Exit::Fine, Exit::Findings, Exit::Failure].map(|exit| exit as u8), [0, 1, 2]);
    }

    #[test]
    fn people_are_told_a_hundred_losses_of_a_file_and_scripts_all() {
        let diagram = |losses: usize| {
            let loss = |_| Diagnostic::warning("loss-dropped", "lost");
            let mut diagnostics: Vec<_> = (0..losses).map(loss).collect();
            diagnostics.push(Diagnostic::error("wrong", "not read"));
            Findings { sources: Sources::new(), diagnostics }
        };
        let outcome = |name: &str, losses: &[usize]| Outcome {
            name: name.to_owned(),
            findings: losses.iter().copied().map(diagram).collect(),
            ..Outcome::default()
        };
        let outcomes =
            [outcome("full.md", &[60, 40]), outcome("more.md", &[99, 3, 30]), outcome("few.md", &[1])];
        let said = |format| {
            let text = findings(&outcomes, format, Colour::Never, 120);
            let count = |file: &str, what: &str| {
                text.lines().filter(|line| line.contains(file) && line.contains(what)).count()
            };
            (["full.md", "more.md", "few.md"].map(|file| [count(file, "loss-"), count(file, "wrong")]), text)
        };
        let (counts, short) = said(Format::Short);
        assert_eq!(counts, [[100, 2], [100, 3], [1, 1]]);
        let more = "more.md: warning[more-losses]: and 32 more like these; `--report FILE` lists all\n";
        assert_eq!(short.matches("more-losses").count(), 1);
        let last = short.find("few.md").unwrap();
        assert!(short[..last].ends_with(more), "{short}");
        let (_, human) = said(Format::Human);
        assert_eq!(human.matches("[loss-").count(), 201);
        assert!(human.contains("and 32 more like these"), "{human}");
        let (counts, json) = said(Format::Json);
        assert_eq!(counts, [[100, 2], [132, 3], [1, 1]]);
        assert!(!json.contains("more-losses"));
    }
}

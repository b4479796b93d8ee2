//! `seqweave convert`: one output for each input.

use crate::error::Error;
use crate::fonts;
use crate::plan;
use crate::report::{self, Exit};
use crate::run::{self, Task};
use crate::settings::{Convert, Losses};
use crate::terminal::{Terminal, Verbosity};
use crate::themes;
use std::mem;
use std::path::Path;

pub(super) fn run(
    mut settings: Convert,
    include_root: Option<&Path>,
    threads: usize,
    terminal: &mut Terminal,
) -> Result<Exit, Error> {
    let losses = mem::take::<Losses>(&mut settings.losses);
    settings.options.fonts = fonts::at(&settings.fonts)?;
    settings.options.theme = themes::chosen(settings.theme.as_deref(), terminal)?;
    let task = Task { options: mem::take(&mut settings.options), ..Task::default() };
    let between = settings.to.strung.unwrap_or_default();
    let plan = plan::convert(settings, include_root, terminal.shows_output())?;
    plan.allow_report(losses.report.as_deref())?;
    let mut outcomes = run::run(&plan.jobs, &task, threads)?;
    let mut is_first = true;
    for outcome in outcomes.iter().filter(|outcome| !outcome.output.is_empty()) {
        let between = if is_first { "" } else { between };
        terminal.write(between.as_bytes());
        terminal.write(&outcome.output);
        is_first = false;
    }
    let exit = report::exit(&plan, &outcomes, &losses);
    report::tell(&plan, &mut outcomes, terminal);
    if terminal.verbosity == Verbosity::Verbose {
        terminal.say(&report::fates(&outcomes, true));
    }
    report::losses(&outcomes, &losses)?;
    Ok(exit)
}

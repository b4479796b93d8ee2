//! `seqweave build`: pictures of all diagrams in folders.

use crate::error::Error;
use crate::fonts;
use crate::plan;
use crate::report::{self, Exit};
use crate::run::{self, Delivery, Task};
use crate::settings::{Build, Losses};
use crate::terminal::{Terminal, Verbosity};
use crate::themes;
use std::mem;
use std::path::Path;
use std::time::Instant;

pub(super) fn run(
    mut settings: Build,
    include_root: Option<&Path>,
    threads: usize,
    terminal: &mut Terminal,
) -> Result<Exit, Error> {
    let start = Instant::now();
    let losses = mem::take::<Losses>(&mut settings.losses);
    let delivery = match (settings.check, settings.force) {
        (true, _) => Delivery::Compare,
        (false, true) => Delivery::All,
        (false, false) => Delivery::Changed,
    };
    settings.options.fonts = fonts::at(&settings.fonts)?;
    settings.options.theme = themes::chosen(settings.theme.as_deref(), terminal)?;
    let task = Task { options: mem::take(&mut settings.options), delivery };
    let plan = plan::build(settings, include_root);
    plan.allow_report(losses.report.as_deref())?;
    let mut outcomes = run::run(&plan.jobs, &task, threads)?;
    let exit = report::exit(&plan, &outcomes, &losses);
    report::tell(&plan, &mut outcomes, terminal);
    // what is out of date is what `--check` was asked for, so that scripts can read it
    terminal.write(report::fates(&outcomes, false).as_bytes());
    terminal.flush();
    if terminal.verbosity == Verbosity::Verbose {
        terminal.say(&report::fates(&outcomes, true));
    }
    report::losses(&outcomes, &losses)?;
    if terminal.verbosity > Verbosity::Quiet {
        terminal.say(&report::summary(&outcomes, start.elapsed()));
    }
    Ok(exit)
}

//! `seqweave check`: what is wrong with diagrams.

use crate::error::Error;
use crate::plan;
use crate::report::{self, Exit};
use crate::run::{self, Task};
use crate::settings::{Check, Losses};
use crate::terminal::{Terminal, Verbosity};
use diag::render::Format;
use std::path::Path;
use std::time::Instant;

pub(super) fn run(
    settings: Check,
    include_root: Option<&Path>,
    threads: usize,
    terminal: &mut Terminal,
) -> Result<Exit, Error> {
    let start = Instant::now();
    let format = settings.format;
    let plan = plan::check(settings, include_root)?;
    let mut outcomes = run::run(&plan.jobs, &Task::default(), threads)?;
    let exit = report::exit(&plan, &outcomes, &Losses::default());
    report::hush(&mut outcomes, terminal.verbosity);
    let text = report::findings(&outcomes, format, terminal.out_colour(), terminal.width());
    terminal.write(text.as_bytes());
    terminal.flush();
    report::failures(&plan, &outcomes, terminal);
    if terminal.verbosity == Verbosity::Verbose {
        terminal.say(&report::fates(&outcomes, true));
    }
    if format == Format::Human && terminal.verbosity > Verbosity::Quiet {
        terminal.say(&report::summary(&outcomes, start.elapsed()));
    }
    Ok(exit)
}

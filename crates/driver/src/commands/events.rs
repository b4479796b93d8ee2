//! `seqweave events`: what diagrams say, one line each.

use crate::error::Error;
use crate::plan;
use crate::report::{self, Exit};
use crate::run::{self, Task};
use crate::settings::{Events, Losses};
use crate::terminal::Terminal;
use std::path::Path;

pub(super) fn run(
    settings: Events,
    include_root: Option<&Path>,
    threads: usize,
    terminal: &mut Terminal,
) -> Result<Exit, Error> {
    let format =
        convert::FORMATS.iter().find(|format| format.name == "events").unwrap_or(&convert::FORMATS[0]);
    let plan = plan::events(settings, include_root, format)?;
    let mut outcomes = run::run(&plan.jobs, &Task::default(), threads)?;
    for outcome in &outcomes {
        terminal.write(&outcome.output);
    }
    let exit = report::exit(&plan, &outcomes, &Losses::default());
    report::tell(&plan, &mut outcomes, terminal);
    Ok(exit)
}

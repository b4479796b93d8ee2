//! The commands, one a file: each makes a plan, has it run, and reports.

mod build;
mod check;
mod convert;
mod events;
mod themes;

use crate::report::Exit;
use crate::settings::{Command, Settings};
use crate::terminal::Terminal;

/// Does what the settings say.
pub(crate) fn run(settings: Settings, terminal: &mut Terminal) -> Exit {
    let Settings { command, threads, include_root } = settings;
    let include_root = include_root.as_deref();
    let result = match command {
        Command::Convert(settings) => convert::run(settings, include_root, threads, terminal),
        Command::Build(settings) => build::run(settings, include_root, threads, terminal),
        Command::Check(settings) => check::run(settings, include_root, threads, terminal),
        Command::Events(settings) => events::run(settings, include_root, threads, terminal),
        Command::Themes(show) => Ok(themes::run(show.as_deref(), terminal)),
    };
    result.unwrap_or_else(|error| {
        terminal.error(&error);
        Exit::Failure
    })
}

//! The `seqweave` command: arguments, folders, threads, files, terminal. Everything that it knows about diagrams it asks
//! of `convert`.
//!
//! A run has three steps. [`plan`] turns settings into a list of jobs and finds outputs that would get in each other's
//! way; [`run`] maps jobs to outcomes, on as many threads as are worth it, and keeps a bad file from ending the batch
//! (what one job does stands in [`work`]);
//! [`report`] says what happened, in the order of the jobs. What is said, what is written and how it ends is the same
//! for any number of threads.
//!
//! This is the only crate that touches files, the environment, threads and the terminal.

mod args;
mod commands;
mod conflicts;
mod contents;
mod error;
mod files;
#[cfg(feature = "fonts")]
mod fonts;
#[cfg(not(feature = "fonts"))]
#[path = "fonts/without.rs"]
mod fonts;
mod includes;
mod job;
mod plan;
mod report;
mod run;
mod settings;
mod terminal;
mod text;
mod themes;
mod walk;
mod work;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::parse();
    let mut terminal = terminal::Terminal::new(args.color, args.verbosity());
    let exit = settings::Settings::new(args)
        .map(|settings| commands::run(settings, &mut terminal))
        .unwrap_or_else(|error| {
            terminal.error(&error);
            report::Exit::Failure
        });
    // what could not be said on standard output is a failure, unless nobody listens any more
    exit.max(terminal.finish()).into()
}

//! From jobs to outcomes. Each job reads its own file, writes its own files (the plan made sure that they are nobody
//! else's), and says nothing: that is left to the report, which keeps the order.

use crate::error::Error;
use crate::job::{Job, Outcome};
use crate::work;
use convert::Options;
use diag::Diagnostic;
use rayon::prelude::*;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

/// What holds for all jobs of a run.
#[derive(Debug, Default)]
pub(crate) struct Task {
    /// How diagrams are written.
    pub(crate) options: Options,
    /// What happens with outputs that go to files.
    pub(crate) delivery: Delivery,
}

/// What happens with outputs that go to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Delivery {
    /// Files whose bytes change are replaced.
    #[default]
    Changed,
    /// All files are replaced.
    All,
    /// Nothing is written; files are compared.
    Compare,
}

/// A stack large enough for deep diagrams on every platform.
const STACK: usize = 16 << 20;

/// One outcome for each job, in the order of the jobs.
pub(crate) fn run(jobs: &[Job], task: &Task, threads: usize) -> Result<Vec<Outcome>, Error> {
    panic::set_hook(Box::new(note_panic));
    let threads = threads.min(jobs.len());
    if threads <= 1 {
        return Ok(jobs.iter().map(|job| guarded(job, task, work::work)).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| Error::Threads { reason: error.to_string() })?;
    Ok(pool.install(|| jobs.par_iter().map(|job| guarded(job, task, work::work)).collect()))
}

thread_local! {
    /// What the last panic on this thread said.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fn note_panic(panic: &panic::PanicHookInfo<'_>) {
    let payload = panic.payload();
    let what =
        payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(|text| &**text));
    let what = what.unwrap_or("no reason given");
    let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
    LAST_PANIC.set(format!("{what}{}", place.unwrap_or_default()));
}

/// Does a job; a mistake of ours in it is a finding like others, and the batch goes on.
fn guarded(job: &Job, task: &Task, work: fn(&Job, &Task) -> Outcome) -> Outcome {
    caught(|| work(job, task)).unwrap_or_else(|error| work::fail(job, task, error))
}

/// What `work` gives, or what is to be said about the mistake of ours that ended it.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let what = LAST_PANIC.take();
        Diagnostic::error("internal-error", format!("seqweave failed on this diagram: {what}"))
            .help("this is a mistake of seqweave; please report it together with the diagram")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{Destination, Input, Target};

    #[test]
    fn a_mistake_of_ours_is_a_finding_with_its_place() {
        let target =
            Target { format: convert::by_name("events").unwrap(), destination: Destination::Standard };
        let job = Job {
            input: Input::File("docs/a.wsd".into()),
            from: None,
            named: true,
            alone: true,
            include_root: None,
            targets: vec![target],
        };
        panic::set_hook(Box::new(note_panic));
        let outcome = guarded(&job, &Task::default(), |_, _| panic!("the {} is off", "width"));
        let _ = panic::take_hook();
        let finding = &outcome.findings[0].diagnostics[0];
        assert_eq!((finding.code, finding.is_error()), ("internal-error", true));
        assert!(
            finding.message.contains("the width is off (") && finding.message.contains("run.rs:"),
            "{finding:?}"
        );
        assert_eq!((outcome.name.as_str(), outcome.wrong), ("docs/a.wsd", 1));
        let line: serde_json::Value = serde_json::from_slice(&outcome.output).unwrap();
        assert_eq!(
            (&line["file"], &line["ok"]),
            (&"docs/a.wsd".into(), &false.into()),
            "it still has its line"
        );
    }
}

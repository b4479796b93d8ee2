//! From jobs to outcomes. Each job reads its own file, writes its own files (the plan made sure that they are nobody
//! else's), and says nothing: that is left to the report, which keeps the order.

use crate::error::Error;
use crate::files::{self, Bytes, Freshness};
use crate::includes::FileIncludes;
use crate::job::{Destination, Fate, Findings, Input, Job, Outcome, Target};
use convert::{Detected, Document, Format, Options};
use diag::{Diagnostic, Includes, NoIncludes};
use rayon::prelude::*;
use std::borrow::Cow;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

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
        return Ok(jobs.iter().map(|job| guarded(job, task, work)).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build()
        .map_err(|error| Error::Threads { reason: error.to_string() })?;
    Ok(pool.install(|| jobs.par_iter().map(|job| guarded(job, task, work)).collect()))
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
    panic::catch_unwind(AssertUnwindSafe(|| work(job, task))).unwrap_or_else(|_| {
        let what = LAST_PANIC.take();
        let error = Diagnostic::error("internal-error", format!("seqweave failed on this diagram: {what}"))
            .help("this is a mistake of seqweave; please report it together with the diagram");
        let mut outcome = Outcome { name: job.input.name(), ..Outcome::default() };
        let format = job.from.unwrap_or(&convert::FORMATS[0]);
        let input = convert::Input::whole(outcome.name.clone(), "", format);
        deliver(&mut outcome, Document::unreadable(input, |_, _| error), job, task);
        outcome
    })
}

/// The text of a job's input, as far as it is one.
enum Text {
    Whole(String),
    /// The text with something else in the place of what is no UTF-8, and the first such place.
    Broken(String, usize, &'static str),
    TooLarge,
}

fn text_of(input: &Input) -> Result<Text, Error> {
    let bytes = match input {
        Input::Standard => files::read_standard_input(),
        Input::File(path) if path.is_dir() => return Err(Error::Folder { path: files::shown(path) }),
        Input::File(path) => files::read(path),
    };
    let failed = |reason| Error::Read {
        path: match input {
            Input::Standard => "standard input".to_owned(),
            Input::File(path) => files::shown(path),
        },
        reason,
    };
    let Bytes::All(bytes) = bytes.map_err(failed)? else { return Ok(Text::TooLarge) };
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Text::Whole(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let help = match error.as_bytes() {
                [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "it looks like UTF-16; save it as UTF-8",
                _ => "save the file as UTF-8",
            };
            Text::Broken(String::from_utf8_lossy(error.as_bytes()).into_owned(), at, help)
        }
    })
}

/// Whether a file that was found turns out to be none that this tool reads. One that cannot be read is not passed over.
pub(crate) fn is_passed_over(job: &Job) -> bool {
    if job.input == Input::Standard {
        return false;
    }
    let Ok(Text::Whole(text)) = text_of(&job.input) else { return false };
    let format = job.from.unwrap_or_else(|| convert::detect(job.input.extension(), &text).format());
    convert::other_kind(format, &text).is_some() || (!job.named && format.readable().is_err())
}

fn work(job: &Job, task: &Task) -> Outcome {
    let mut outcome = Outcome { name: job.input.name(), ..Outcome::default() };
    let name = outcome.name.clone();
    let (text, broken) = match text_of(&job.input) {
        Ok(Text::Whole(text)) => (text, None),
        Ok(Text::Broken(text, at, help)) => (text, Some((at, help))),
        Ok(Text::TooLarge) => {
            let format = job.from.unwrap_or_else(|| convert::detect(job.input.extension(), "").format());
            let error = too_large();
            let input = convert::Input::whole(name, "", format);
            deliver(&mut outcome, Document::unreadable(input, |_, _| error), job, task);
            return outcome;
        }
        Err(failure) => {
            outcome.failures.push(failure);
            return outcome;
        }
    };
    let format = match format_of(job, &text) {
        Ok(format) => format,
        Err(failure) => {
            outcome.failures.push(failure);
            return outcome;
        }
    };
    if let Err(why) = format.readable()
        && convert::other_kind(format, &text).is_none()
    {
        if job.named {
            outcome.failures.push(Error::CannotRead { path: files::shown(Path::new(&name)), why });
        } else {
            outcome.skipped.push(format.title.to_owned());
        }
        return outcome;
    }
    if let Some((at, help)) = broken {
        let input = convert::Input::whole(name, text, format);
        let document = Document::unreadable(input, |sources, file| {
            Diagnostic::error("invalid-utf8", "the file is not UTF-8")
                .at(sources.span(file, at..at + '\u{fffd}'.len_utf8()), "the first byte that is not")
                .help(help)
        });
        deliver(&mut outcome, document, job, task);
        return outcome;
    }
    let includes: &dyn Includes = match &job.include_root {
        Some(root) => &FileIncludes::new(root.clone()),
        None => &NoIncludes,
    };
    for (index, snippet) in embed::find(&text, embed::Host::Whole).into_iter().enumerate() {
        let input = convert::Input {
            name: name.clone(),
            text: match snippet.text {
                Cow::Borrowed(text) => text.into(),
                Cow::Owned(text) => text.into(),
            },
            format,
            index,
            lines_before: snippet.lines_before,
            columns_before: snippet.columns_before,
        };
        deliver(&mut outcome, convert::read(input, includes), job, task);
    }
    outcome
}

fn too_large() -> Diagnostic {
    Diagnostic::error("too-large", format!("the file is larger than {} MiB", files::LIMIT >> 20))
        .help("split it; no diagram that people look at is that large")
}

/// What the text of a job is written in.
fn format_of(job: &Job, text: &str) -> Result<&'static Format, Error> {
    if let Some(format) = job.from {
        return Ok(format);
    }
    match (convert::detect(job.input.extension(), text), &job.input) {
        (Detected::Sure(format), _) | (Detected::Guessed(format), Input::Standard) => Ok(format),
        (Detected::Guessed(_), Input::File(path)) => {
            let extension = job.input.extension();
            let known = convert::FORMATS.iter().filter(|format| format.is_input());
            let known = known.flat_map(|format| format.extensions).copied();
            Err(Error::UnknownFormat {
                path: files::shown(path),
                extension: extension.map(str::to_owned),
                nearest: extension.and_then(|extension| diag::nearest(extension, known)),
            })
        }
    }
}

/// Makes the outputs of a document and takes in what was noticed.
fn deliver(outcome: &mut Outcome, document: Document, job: &Job, task: &Task) {
    let mut diagnostics = Vec::new();
    match document.other_kind() {
        Some(kind) => {
            outcome.skipped.push(kind.to_owned());
            diagnostics.extend(document.no_sequence().filter(|_| job.alone));
        }
        None => {
            outcome.diagrams += 1;
            outcome.wrong += usize::from(!document.is_ok());
        }
    }
    let formats: Vec<_> = job.targets.iter().map(|target| target.format).collect();
    let mut has_picture = false;
    for (conversion, target) in
        convert::write(&document, &formats, &task.options).into_iter().zip(&job.targets)
    {
        // a picture loses the same in each of its formats; once is enough to say
        let is_picture = conversion.format.is_picture();
        let told_before = has_picture && is_picture;
        has_picture |= is_picture;
        outcome.losses.extend(conversion.losses);
        diagnostics.extend(
            conversion
                .diagnostics
                .into_iter()
                .filter(|finding| !told_before || !finding.code.starts_with("loss-")),
        );
        if let Some(bytes) = conversion.output {
            put(outcome, bytes, target, task.delivery);
        }
    }
    let Document { sources, diagnostics: read, .. } = document;
    diagnostics.splice(0..0, read);
    if !diagnostics.is_empty() {
        outcome.findings.push(Findings { sources, diagnostics });
    }
}

fn put(outcome: &mut Outcome, bytes: Vec<u8>, target: &Target, delivery: Delivery) {
    let path = match &target.destination {
        Destination::Standard => {
            outcome.output.extend(bytes);
            return;
        }
        Destination::File(path) => path,
    };
    let fate = match delivery {
        Delivery::Compare => files::compare(path, &bytes).map(|freshness| match freshness {
            Freshness::Same => Fate::Unchanged,
            Freshness::Stale => Fate::Stale,
            Freshness::Missing => Fate::Missing,
        }),
        Delivery::Changed | Delivery::All => {
            let folder = files::folder_of(path);
            let folder = if folder.is_dir() { Ok(()) } else { files::create_folder(folder) };
            folder
                .and_then(|()| files::replace(path, &bytes, delivery == Delivery::All))
                .map(|written| if written { Fate::Written } else { Fate::Unchanged })
        }
    };
    match fate {
        Ok(fate) => outcome.files.push((path.clone(), fate)),
        Err(reason) => outcome.failures.push(Error::Write { path: files::shown(path), reason }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

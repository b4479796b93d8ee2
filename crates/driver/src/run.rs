//! From jobs to outcomes. Each job reads its own file, writes its own files (the plan made sure that they are nobody
//! else's), and says nothing: that is left to the report, which keeps the order.

use crate::error::Error;
use crate::files::{self, Bytes, Freshness};
use crate::includes::FileIncludes;
use crate::job::{Fate, Findings, Input, Job, Outcome, Skipped, Target};
use crate::page;
use crate::report;
use convert::{Conversion, Detected, Document, Format, Options};
use diag::{Diagnostic, FileId, Includes, NoIncludes, Sources};
use rayon::prelude::*;
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
    caught(|| work(job, task)).unwrap_or_else(|error| {
        let mut outcome = Outcome { name: job.input.name(), ..Outcome::default() };
        let input = convert::Input::whole(outcome.name.clone(), "", format_by_name(job));
        deliver(&mut outcome, Document::unreadable(input, |_, _| error), 1, job, task);
        outcome
    })
}

/// What `work` gives, or what is to be said about the mistake of ours that ended it.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let what = LAST_PANIC.take();
        Diagnostic::error("internal-error", format!("seqweave failed on this diagram: {what}"))
            .help("this is a mistake of seqweave; please report it together with the diagram")
    })
}

/// Reads one diagram and makes its outputs; a mistake of ours in it does not keep the others of its page from being read.
pub(crate) fn diagram(outcome: &mut Outcome, input: convert::Input, job: &Job, task: &Task) {
    let includes: &dyn Includes = match &job.include_root {
        Some(root) => &FileIncludes::new(root.clone()),
        None => &NoIncludes,
    };
    let (number, without_text) = (input.index + 1, convert::Input { text: "".into(), ..input.clone() });
    let made = caught(|| {
        let document = convert::read(input, includes);
        let conversions = write(&document, job, task);
        (document, conversions)
    });
    let (document, conversions) = made.unwrap_or_else(|error| {
        let document = Document::unreadable(without_text, |_, _| error);
        let conversions = write(&document, job, task);
        (document, conversions)
    });
    take_in(outcome, document, conversions, number, job, task);
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

/// How many diagrams a job is about: none where a file turns out to be nothing that this tool reads, and one where that
/// cannot be found out.
pub(crate) fn diagrams_in(job: &Job) -> usize {
    match text_of(&job.input) {
        _ if job.input == Input::Standard => 1,
        Ok(Text::Whole(text) | Text::Broken(text, ..)) if job.is_page() => page::survey(&text).diagrams.len(),
        Ok(Text::Whole(text)) => {
            let format = job.from.unwrap_or_else(|| convert::detect(job.input.extension(), &text).format());
            let is_passed_over =
                convert::other_kind(format, &text).is_some() || (!job.named && format.readable().is_err());
            usize::from(!is_passed_over)
        }
        Ok(Text::Broken(..) | Text::TooLarge) | Err(_) => 1,
    }
}

fn work(job: &Job, task: &Task) -> Outcome {
    let mut outcome = Outcome { name: job.input.name(), ..Outcome::default() };
    let name = outcome.name.clone();
    let (text, broken) = match text_of(&job.input) {
        Ok(Text::Whole(text)) => (text, None),
        Ok(Text::Broken(text, at, help)) => (text, Some((at, help))),
        Ok(Text::TooLarge) => {
            let error = too_large();
            let input = convert::Input::whole(name, "", format_by_name(job));
            deliver(&mut outcome, Document::unreadable(input, |_, _| error), 1, job, task);
            return outcome;
        }
        Err(failure) => {
            outcome.failures.push(failure);
            return outcome;
        }
    };
    if job.is_page() {
        page::work(&mut outcome, &text, broken, job, task);
        return outcome;
    }
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
            outcome.skipped.push(Skipped { what: not_available(format), line: None });
        }
        return outcome;
    }
    if let Some((at, help)) = broken {
        let input = convert::Input::whole(name, text, format);
        let document = Document::unreadable(input, |sources, file| not_utf8(sources, file, at, help));
        deliver(&mut outcome, document, 1, job, task);
        return outcome;
    }
    for snippet in embed::find(&text, embed::Host::Whole, |_| true) {
        diagram(&mut outcome, convert::Input::whole(name.clone(), &*snippet.text, format), job, task);
    }
    outcome
}

/// Under what a diagram is counted that could be read in another version of this tool.
pub(crate) fn not_available(format: &Format) -> String {
    format!("{} (not read in this version)", format.title)
}

/// The format as far as the name of the input tells.
pub(crate) fn format_by_name(job: &Job) -> &'static Format {
    job.from.unwrap_or_else(|| convert::detect(job.input.extension(), "").format())
}

/// The text is not UTF-8; something else stands at byte `at` for what was there.
pub(crate) fn not_utf8(sources: &Sources, file: FileId, at: usize, help: &'static str) -> Diagnostic {
    Diagnostic::error("invalid-utf8", "the file is not UTF-8")
        .at(sources.span(file, at..at + '\u{fffd}'.len_utf8()), "the first byte that is not")
        .help(help)
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

/// Makes the outputs of a document and takes in what was noticed. The document has this number in its page, from 1.
pub(crate) fn deliver(outcome: &mut Outcome, document: Document, number: usize, job: &Job, task: &Task) {
    let conversions = write(&document, job, task);
    take_in(outcome, document, conversions, number, job, task);
}

fn write(document: &Document, job: &Job, task: &Task) -> Vec<Conversion> {
    let formats: Vec<_> = job.targets.iter().map(|target| target.format).collect();
    convert::write(document, &formats, &task.options)
}

/// Puts outputs where they belong and takes in what was noticed.
fn take_in(
    outcome: &mut Outcome,
    document: Document,
    conversions: Vec<Conversion>,
    number: usize,
    job: &Job,
    task: &Task,
) {
    let mut diagnostics = Vec::new();
    match document.other_kind() {
        Some(kind) => {
            outcome.skipped.push(Skipped { what: kind.to_owned(), line: None });
            diagnostics.extend(document.no_sequence().filter(|_| job.alone));
        }
        None => {
            outcome.diagrams += 1;
            outcome.wrong += usize::from(!document.is_ok());
        }
    }
    let mut has_picture = false;
    for (conversion, target) in conversions.into_iter().zip(&job.targets) {
        // a picture loses the same in each of its formats; once is enough to say
        let is_picture = conversion.format.is_picture();
        let told_before = has_picture && is_picture;
        has_picture |= is_picture;
        outcome.losses.extend(conversion.losses);
        diagnostics.extend(
            conversion.diagnostics.into_iter().filter(|finding| !told_before || !report::is_loss(finding)),
        );
        if let Some(bytes) = conversion.output {
            put(outcome, bytes, target, number, task.delivery);
            diagnostics.extend(other_fonts(outcome, &conversion.installed_fonts));
        }
    }
    let Document { sources, diagnostics: read, .. } = document;
    diagnostics.splice(0..0, read);
    if !diagnostics.is_empty() {
        outcome.findings.push(Findings { sources, diagnostics });
    }
}

/// What is to be said when the output that was put last is out of date, and that may be for the fonts alone.
fn other_fonts(outcome: &Outcome, installed: &[String]) -> Option<Diagnostic> {
    let Some((path, Fate::Stale)) = outcome.files.last() else { return None };
    if installed.is_empty() {
        return None;
    }
    let message =
        format!("{} is drawn with fonts of this machine: {}", files::shown(path), installed.join(", "));
    let finding = Diagnostic::warning("fonts-of-this-machine", message)
        .note("a machine with other fonts draws it differently")
        .help("name the fonts with `--font FILE`, and add `--no-system-fonts`, wherever it is drawn and checked");
    Some(finding)
}

fn put(outcome: &mut Outcome, bytes: Vec<u8>, target: &Target, number: usize, delivery: Delivery) {
    let Some(path) = target.destination.file(number) else {
        outcome.output.extend(bytes);
        return;
    };
    let fate = match delivery {
        Delivery::Compare => files::compare(&path, &bytes).map(|freshness| match freshness {
            Freshness::Same => Fate::Unchanged,
            Freshness::Stale => Fate::Stale,
            Freshness::Missing => Fate::Missing,
        }),
        Delivery::Changed | Delivery::All => {
            let folder = files::folder_of(&path);
            let folder = if folder.is_dir() { Ok(()) } else { files::create_folder(folder) };
            folder
                .and_then(|()| files::replace(&path, &bytes, delivery == Delivery::All))
                .map(|written| if written { Fate::Written } else { Fate::Unchanged })
        }
    };
    match fate {
        Ok(fate) => outcome.files.push((path.into_owned(), fate)),
        Err(reason) => outcome.failures.push(Error::Write { path: files::shown(&path), reason }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Destination;

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

//! One job: its input is read, each diagram in it is converted, and outputs go where they belong.

use crate::contents::{self, Contents, Counter, Part};
use crate::error::Error;
use crate::files::{self, Freshness};
use crate::includes::FileIncludes;
use crate::job::{Destination, Fate, Findings, Input, Job, Name, Outcome, Skipped};
use crate::report;
use crate::run::{self, Delivery, Task};
use crate::text::{self, Broken, Text};
use convert::{Conversion, Document, Options};
use diag::{Diagnostic, Includes, NoIncludes, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Does a job.
pub(crate) fn work(job: &Job, task: &Task) -> Outcome {
    let mut outcome = Outcome { name: job.input.name(), ..Outcome::default() };
    match read(job) {
        Ok(read) => read.finish(&mut outcome, job, task),
        Err(failure) => outcome.failures.push(failure),
    }
    outcome
}

/// What becomes of a job whose input cannot even be looked at, for the reason that `error` gives.
pub(crate) fn fail(job: &Job, task: &Task, error: Diagnostic) -> Outcome {
    let mut outcome = Outcome { name: job.input.name(), ..Outcome::default() };
    Read::unreadable(job, "", |_, _| error).finish(&mut outcome, job, task);
    outcome
}

/// The files that a job writes, as far as that can be found out without doing it; the first names of a job that reads
/// standard input, or something that cannot be read.
pub(crate) fn files_of(job: &Job) -> BTreeSet<PathBuf> {
    let read = match &job.input {
        Input::Standard => Err(Error::NamelessInput),
        Input::File(_) => read(job),
    };
    let read = read.unwrap_or_else(|_| Read::unreadable(job, "", |_, _| Diagnostic::error("unread", "")));
    read.documents.iter().flat_map(|read| read.files(job)).collect()
}

/// An input that was read.
#[derive(Default)]
struct Read {
    documents: Vec<Named>,
    skipped: Vec<Skipped>,
    /// How many sequence diagrams there are.
    diagrams: usize,
    /// There could be several of them.
    is_collection: bool,
}

/// A diagram, and what its outputs are called.
struct Named {
    document: Document,
    name: Name,
}

impl Named {
    /// The files that its outputs go to.
    fn files(&self, job: &Job) -> Vec<PathBuf> {
        if self.document.other_kind().is_some() {
            return Vec::new();
        }
        let files = job.targets.iter().flat_map(|target| {
            let pages = if target.format.has_pages_apart() { self.document.pictures() } else { 1 };
            (0..pages).filter_map(|page| target.destination.file(&self.name, page))
        });
        files.collect()
    }
}

/// Reads the input of a job.
fn read(job: &Job) -> Result<Read, Error> {
    let (text, broken) = match text::of(&job.input)? {
        Text::Read(text, broken) => (text, broken),
        Text::TooLarge => return Ok(Read::unreadable(job, "", |_, _| text::too_large())),
    };
    let Contents { parts, skipped } = contents::survey(job, &text)?;
    if let Some(broken) = broken.filter(|_| parts.is_empty()) {
        // two bytes a character, every other one a zero: then fences are not seen, but there
        let narrow = text.replace(['\0', '\u{fffd}'], "");
        if contents::survey(job, &narrow).is_ok_and(|contents| !contents.parts.is_empty()) {
            let error = |sources: &Sources, file| broken.finding(sources, file);
            return Ok(Read { skipped, ..Read::unreadable(job, &text, error) });
        }
    }
    let is_page = job.is_page();
    let mut read = Read { skipped, is_collection: is_page || parts.len() > 1, ..Read::default() };
    let mut counter = Counter::default();
    for (index, part) in parts.iter().enumerate() {
        let mut document = part.read(job, index, broken);
        let name = counter.name(part, &document);
        if let Some(kind) = document.other_kind() {
            let line = read.is_collection.then_some(part.lines_before + 1);
            read.skipped.push(Skipped { what: kind.to_owned(), line });
            // in a page, only what is read counts
            if is_page {
                continue;
            }
        } else if is_page {
            document.index = counter.diagrams() - 1;
        }
        read.documents.push(Named { document, name });
    }
    read.skipped.sort_by_key(|skipped| skipped.line);
    read.diagrams = counter.diagrams();
    Ok(read)
}

impl Part<'_> {
    /// Reads the diagram; a mistake of ours in it does not keep others from being read.
    fn read(&self, job: &Job, index: usize, broken: Option<Broken>) -> Document {
        let input = |text: &str| convert::Input {
            name: job.input.name(),
            text: text.into(),
            format: self.format,
            index,
            lines_before: self.lines_before,
            columns_before: self.columns_before.clone(),
        };
        let here = broken.and_then(|broken| {
            // what stands before the first such byte is as it was; behind it there may be more
            let from = self.start.map_or(0, |start| broken.at.saturating_sub(start));
            Some(broken.found_at(from + self.text.get(from..)?.find('\u{fffd}')?))
        });
        if let Some(broken) = here {
            return Document::unreadable(input(&self.text), |sources, file| broken.finding(sources, file));
        }
        let includes: &dyn Includes = match &job.include_root {
            Some(root) => &FileIncludes::new(root.clone()),
            None => &NoIncludes,
        };
        run::caught(|| convert::read(input(&self.text), includes))
            .unwrap_or_else(|error| Document::unreadable(input(""), |_, _| error))
    }
}

impl Read {
    /// One diagram of which nothing can be read.
    fn unreadable(job: &Job, text: &str, error: impl FnOnce(&Sources, diag::FileId) -> Diagnostic) -> Self {
        let input = convert::Input::whole(job.input.name(), text, contents::format_by_name(job));
        let part = Part::whole(text, input.format, job.is_page());
        let document = Document::unreadable(input, error);
        let name = Counter::default().name(&part, &document);
        Self { documents: vec![Named { document, name }], diagrams: 1, ..Self::default() }
    }

    /// Makes the outputs, and takes in what was noticed.
    fn finish(self, outcome: &mut Outcome, job: &Job, task: &Task) {
        if let Some(target) = job.targets.iter().find(|target| {
            self.diagrams > 1
                && target.format.strung.is_none()
                && !matches!(target.destination, Destination::Each(_))
        }) {
            outcome.failures.push(Error::SeveralDiagrams {
                path: files::shown(Path::new(&outcome.name)),
                count: self.diagrams,
                to: target.format.title,
            });
            return;
        }
        let nothing = self.diagrams == 0 && job.alone;
        if nothing && self.is_collection {
            outcome.findings.push(nothing_found(&outcome.name, &self.skipped, job.is_page()));
        }
        outcome.skipped.extend(self.skipped);
        outcome.diagrams += self.diagrams;
        let refused = same_names(&self.documents, outcome, job);
        let mut options = task.options.clone();
        options.together |=
            job.targets.iter().any(|target| matches!(target.destination, Destination::Standard));
        let mut strung = vec![Vec::new(); job.targets.len()];
        for (index, Named { document, name }) in self.documents.into_iter().enumerate() {
            let (document, conversions) = match refused.contains(&index) {
                true => (document, Vec::new()),
                false => write(document, job, &options),
            };
            let said = outputs(outcome, &conversions, &name, job, &mut strung, task.delivery);
            let is_asked_for = document.other_kind().is_none() || (nothing && !self.is_collection);
            if is_asked_for {
                take_in(outcome, document, conversions, said);
            }
        }
        for (target, bytes) in job.targets.iter().zip(strung) {
            if let Destination::File(path) = &target.destination
                && target.format.strung.is_some()
            {
                put(outcome, &bytes, path.clone(), task.delivery);
            }
        }
    }
}

/// The outputs of a document. After a mistake of ours it is one that cannot be read, which still has its event list.
fn write(document: Document, job: &Job, options: &Options) -> (Document, Vec<Conversion>) {
    let formats: Vec<_> = job.targets.iter().map(|target| target.format).collect();
    match run::caught(|| convert::write(&document, &formats, options)) {
        Ok(conversions) => (document, conversions),
        Err(error) => {
            let input = convert::Input {
                index: document.index,
                lines_before: document.sources.get(document.file).first_line() - 1,
                ..convert::Input::whole(document.name(), "", document.format)
            };
            let document = Document::unreadable(input, |_, _| error);
            let conversions = convert::write(&document, &formats, options);
            (document, conversions)
        }
    }
}

/// Diagrams of one input that would write the same file; none of them does.
fn same_names(documents: &[Named], outcome: &mut Outcome, job: &Job) -> BTreeSet<usize> {
    let mut writers: BTreeMap<PathBuf, BTreeSet<usize>> = BTreeMap::new();
    // of a file that all go to, it was made sure that there is only one, or that they can be strung together
    let is_each = job.targets.iter().any(|target| matches!(target.destination, Destination::Each(_)));
    for (index, named) in documents.iter().enumerate().filter(|_| is_each) {
        for path in named.files(job) {
            writers.entry(path).or_default().insert(index);
        }
    }
    let (mut told, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for (path, indices) in writers.into_iter().filter(|(_, indices)| indices.len() > 1) {
        refused.extend(indices.iter().copied());
        if told.insert(indices.clone()) {
            let line = |&index: &usize| {
                let document = &documents[index].document;
                document.sources.get(document.file).first_line()
            };
            outcome.failures.push(Error::SameName {
                path: files::shown(Path::new(&outcome.name)),
                lines: indices.iter().map(line).collect(),
                output: files::shown(&path),
            });
        }
    }
    refused
}

/// Somebody wanted the diagrams of this file and nothing else.
fn nothing_found(name: &str, skipped: &[Skipped], is_page: bool) -> Findings {
    let what = if is_page { "page" } else { "file" };
    let mut finding = Diagnostic::error("no-diagram", format!("there is no sequence diagram in this {what}"));
    for skipped in skipped {
        let line = skipped.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        finding = finding.note(format!("{line}{} is passed over", skipped.what));
    }
    if is_page {
        finding = finding.help("diagrams stand in fences or blocks with a word like `mermaid` or `plantuml`");
    }
    let mut sources = Sources::new();
    sources.add(name.to_owned(), "");
    Findings { sources, diagnostics: vec![finding] }
}

/// Puts outputs where they belong, and gives what is to be said about them. `strung`: for each target, the outputs that
/// will be one file in the end.
fn outputs(
    outcome: &mut Outcome,
    conversions: &[Conversion],
    name: &Name,
    job: &Job,
    strung: &mut [Vec<u8>],
    delivery: Delivery,
) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for ((conversion, target), strung) in conversions.iter().zip(&job.targets).zip(strung) {
        let Some(bytes) = &conversion.output else { continue };
        match (&target.destination, target.format.strung) {
            (Destination::Standard, between) => {
                string_together(&mut outcome.output, bytes, between.unwrap_or_default());
            }
            (Destination::File(_), Some(between)) => string_together(strung, bytes, between),
            (Destination::File(_) | Destination::Each(_), _) => {
                for (page, bytes) in std::iter::once(bytes).chain(&conversion.further_pages).enumerate() {
                    if let Some(path) = target.destination.file(name, page) {
                        put(outcome, bytes, path, delivery);
                        said.extend(other_fonts(outcome, &conversion.installed_fonts));
                    }
                }
            }
        }
    }
    said
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

/// Takes in what was noticed, and what is to be said about the outputs.
fn take_in(outcome: &mut Outcome, document: Document, conversions: Vec<Conversion>, said: Vec<Diagnostic>) {
    outcome.wrong += usize::from(document.other_kind().is_none() && !document.is_ok());
    let no_sequence = document.no_sequence();
    let Document { sources, mut diagnostics, .. } = document;
    diagnostics.extend(no_sequence);
    let mut has_picture = false;
    for conversion in conversions {
        // a picture loses the same in each of its formats; once is enough to say
        let is_picture = conversion.format.is_picture();
        let told_before = has_picture && is_picture;
        has_picture |= is_picture;
        outcome.losses.extend(conversion.losses);
        let told = conversion.diagnostics.into_iter();
        diagnostics.extend(told.filter(|finding| !told_before || !report::is_loss(finding)));
    }
    diagnostics.extend(said);
    if !diagnostics.is_empty() {
        outcome.findings.push(Findings { sources, diagnostics });
    }
}

/// Puts a text behind another one, on a line of its own, with something between them.
pub(crate) fn string_together(all: &mut Vec<u8>, next: &[u8], between: &str) {
    if !all.is_empty() && !next.is_empty() {
        if !all.ends_with(b"\n") {
            all.push(b'\n');
        }
        all.extend(between.as_bytes());
    }
    all.extend(next);
}

fn put(outcome: &mut Outcome, bytes: &[u8], path: PathBuf, delivery: Delivery) {
    let fate = match delivery {
        Delivery::Compare => files::compare(&path, bytes).map(|freshness| match freshness {
            Freshness::Same => Fate::Unchanged,
            Freshness::Stale => Fate::Stale,
            Freshness::Missing => Fate::Missing,
        }),
        Delivery::Changed | Delivery::All => {
            let folder = files::folder_of(&path);
            let folder = if folder.is_dir() { Ok(()) } else { files::create_folder(folder) };
            folder
                .and_then(|()| files::replace(&path, bytes, delivery == Delivery::All))
                .map(|written| if written { Fate::Written } else { Fate::Unchanged })
        }
    };
    match fate {
        Ok(fate) => outcome.files.push((path, fate)),
        Err(reason) => outcome.failures.push(Error::Write { path: files::shown(&path), reason }),
    }
}

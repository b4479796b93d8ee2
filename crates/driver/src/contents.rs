//! What a file holds: one diagram, several (PlantUML), or a page with any number of them. Each is read for itself.

use crate::error::Error;
use crate::files;
use crate::job::{Input, Job, Name, Skipped, Stem};
use crate::text::{self, Text};
use convert::{Detected, Document, Format};
use embed::{Host, Snippet};
use std::borrow::Cow;
use std::path::Path;

/// The diagrams of a file.
#[derive(Default)]
pub(crate) struct Contents<'t> {
    /// In their order.
    pub(crate) parts: Vec<Part<'t>>,
    /// What is passed over without a look at more than its first line.
    pub(crate) skipped: Vec<Skipped>,
}

/// The text of one diagram, and where it stands.
pub(crate) struct Part<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) format: &'static Format,
    /// The byte of the file that it begins with, where it stands there as it is.
    pub(crate) start: Option<usize>,
    /// As [`convert::Input`] has them.
    pub(crate) lines_before: u32,
    pub(crate) columns_before: Vec<u32>,
    /// Where its outputs get their names from.
    pub(crate) label: Label,
    /// It is the first one of its file, or of its block of a page.
    pub(crate) is_first: bool,
}

impl<'t> Part<'t> {
    /// A text that is one diagram, or as good as one.
    pub(crate) fn whole(text: &'t str, format: &'static Format, is_page: bool) -> Self {
        Self {
            text: Cow::Borrowed(text),
            format,
            start: Some(0),
            lines_before: 0,
            columns_before: Vec::new(),
            label: if is_page { Label::Numbered } else { Label::Counted(None) },
            is_first: true,
        }
    }
}

/// Where the outputs of a diagram get their names from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Label {
    /// From the number of the diagram among those of its page: `guide-2.svg`.
    Numbered,
    /// From its own name: `login.svg` of `@startuml login`.
    Named(String),
    /// From this name, or that of its file, and from the pictures that came before it: `guide.svg`, `guide_001.svg`, as
    /// PlantUML counts them.
    Counted(Option<String>),
}

/// What kind of page a format is, if it is one.
fn host(format: &Format) -> Host {
    match format.name {
        "asciidoc" => Host::AsciiDoc,
        _ if format.is_page() => Host::Markdown,
        _ => Host::Whole,
    }
}

/// Looks through the text of a job.
///
/// # Errors
/// When nothing tells what it is written in, and when that cannot be read.
pub(crate) fn survey<'t>(job: &Job, text: &'t str) -> Result<Contents<'t>, Error> {
    let named = job.from.or_else(|| convert::by_extension(job.input.extension()?));
    if let Some(page) = named.filter(|format| format.is_page()) {
        return Ok(survey_page(text, host(page)));
    }
    let format = format_of(job, text)?;
    let mut contents = Contents::default();
    if let Err(why) = format.readable()
        && convert::other_kind(format, text).is_none()
    {
        if job.named {
            return Err(Error::CannotRead { path: files::shown(Path::new(&job.input.name())), why });
        }
        contents.skipped.push(Skipped { what: not_available(format), line: None });
        return Ok(contents);
    }
    for snippet in embed::find(text, Host::Whole, |_| true) {
        let parts = convert::parts(format, &snippet.text);
        let is_one_of_several = parts.len() > 1;
        let label = |name: Option<String>| match name.filter(|_| is_one_of_several) {
            Some(name) => Label::Named(name),
            None => Label::Counted(None),
        };
        contents.add(&snippet, format, parts, label);
    }
    Ok(contents)
}

/// What the outputs of a job may be called, judged without reading its diagrams: a number or two of pictures can come
/// behind. Looks into the file only where that can have a say.
pub(crate) fn stems(job: &Job) -> Vec<Stem> {
    let named = job.from.or_else(|| convert::by_extension(job.input.extension()?));
    let says_it = named.is_none_or(|format| matches!(format.name, "plantuml" | "wsd" | "asciidoc"));
    let labels = match &job.input {
        Input::File(_) if says_it => labels(job).unwrap_or_default(),
        _ => Vec::new(),
    };
    let mut stems: Vec<_> = labels
        .into_iter()
        .map(|label| match label {
            Label::Numbered => Stem::Numbered(1),
            Label::Named(name) | Label::Counted(Some(name)) => Stem::Named(name),
            Label::Counted(None) => Stem::Own,
        })
        .collect();
    if stems.is_empty() {
        stems.push(if job.is_page() { Stem::Numbered(1) } else { Stem::Own });
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn labels(job: &Job) -> Result<Vec<Label>, Error> {
    let Text::Read(text, _) = text::of(&job.input)? else { return Ok(Vec::new()) };
    Ok(survey(job, &text)?.parts.into_iter().map(|part| part.label).collect())
}

/// Looks through a page. Costs next to nothing where no fence has the word of a diagram language.
fn survey_page(text: &str, host: Host) -> Contents<'_> {
    let mut contents = Contents::default();
    for snippet in embed::find(text, host, |word| convert::by_fence(word).is_some()) {
        let word = snippet.word().unwrap_or_default();
        let Some(format) = convert::detect_fence(word, &snippet.text) else { continue };
        let skipped = match () {
            () if format.readable().is_err() => not_available(format),
            () if host == Host::AsciiDoc && has_directives(&snippet.text) => {
                "AsciiDoc include or condition".to_owned()
            }
            () => {
                let target = snippet.target.as_deref().and_then(file_stem);
                let parts = convert::parts(format, &snippet.text);
                contents.add(&snippet, format, parts, |_| match &target {
                    Some(target) => Label::Counted(Some(target.clone())),
                    None => Label::Numbered,
                });
                continue;
            }
        };
        contents.skipped.push(Skipped { what: skipped, line: Some(snippet.lines_before + 1) });
    }
    contents
}

/// The name of a picture (`images/login.svg`) as that of a file in the folder of the pictures. One that only the page's
/// own tool can fill in is none.
fn file_stem(target: &str) -> Option<String> {
    let known = convert::FORMATS.iter().filter(|format| format.is_picture());
    let mut endings = known.flat_map(|format| format.extensions);
    let stem = endings.find_map(|ending| target.strip_suffix(ending)?.strip_suffix('.')).unwrap_or(target);
    convert::safe_name(stem).filter(|_| !target.contains('{'))
}

/// Whether the lines of a block are to be changed before they are a diagram (`include::part.puml[]`), by a tool that
/// knows more than the page.
fn has_directives(text: &str) -> bool {
    let is_directive = |line: &str| {
        let word = line.split_once("::").map(|(word, _)| word);
        matches!(word, Some("include" | "ifdef" | "ifndef" | "ifeval" | "endif"))
            && line.trim_end().ends_with(']')
    };
    text.lines().any(is_directive)
}

impl<'t> Contents<'t> {
    fn add(
        &mut self,
        snippet: &Snippet<'t>,
        format: &'static Format,
        parts: Vec<convert::Part>,
        label: impl Fn(Option<String>) -> Label,
    ) {
        let ranges: Vec<_> = parts.iter().map(|part| part.range.clone()).collect();
        let places = snippet.places(&ranges);
        for (index, (part, (lines_before, columns_before))) in parts.into_iter().zip(places).enumerate() {
            let (text, start) = match &snippet.text {
                Cow::Borrowed(text) => {
                    let start = snippet.range.start + part.range.start;
                    (Cow::Borrowed(&text[part.range]), Some(start))
                }
                Cow::Owned(text) => (Cow::Owned(text[part.range].to_owned()), None),
            };
            let (label, is_first) = (label(part.name), index == 0);
            self.parts.push(Part { text, format, start, lines_before, columns_before, label, is_first });
        }
    }
}

/// How diagrams are counted and their outputs called, one after the other.
#[derive(Default)]
pub(crate) struct Counter {
    /// Sequence diagrams.
    diagrams: usize,
    /// Pictures with the same name, for [`Label::Counted`].
    pictures: usize,
}

impl Counter {
    /// What the outputs of this diagram are called.
    pub(crate) fn name(&mut self, part: &Part<'_>, document: &Document) -> Name {
        if part.is_first {
            self.pictures = 0;
        }
        self.diagrams += usize::from(document.other_kind().is_none());
        let pictures = document.pictures();
        let (stem, first, counted) = match &part.label {
            Label::Numbered => (Stem::Numbered(self.diagrams), 0, 0),
            // PlantUML counts the further pages of a diagram with a name of its own for those without one, too
            Label::Named(name) => (Stem::Named(name.clone()), 0, pictures - 1),
            Label::Counted(Some(name)) => (Stem::Named(name.clone()), self.pictures, pictures),
            Label::Counted(None) => (Stem::Own, self.pictures, pictures),
        };
        self.pictures += counted;
        Name { stem, first }
    }

    /// How many sequence diagrams there were.
    pub(crate) fn diagrams(&self) -> usize {
        self.diagrams
    }
}

/// Under what a diagram is counted that could be read in another version of this tool.
fn not_available(format: &Format) -> String {
    format!("{} (not read in this version)", format.title)
}

/// The format as far as the name of the input tells.
pub(crate) fn format_by_name(job: &Job) -> &'static Format {
    job.from.unwrap_or_else(|| convert::detect(job.input.extension(), "").format())
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

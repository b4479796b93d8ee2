//! One piece of work, and what came of it.

use crate::error::Error;
use convert::{Format, LossRow};
use diag::{Diagnostic, Sources};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Reads one input and makes outputs of it.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) input: Input,
    /// What it is written in, when that was said.
    pub(crate) from: Option<&'static Format>,
    /// It was named, not found: what cannot be read is a failure then, and not passed over.
    pub(crate) named: bool,
    /// Nothing else was asked for: a diagram of another kind is an error then, and not passed over.
    pub(crate) alone: bool,
    /// The folder below which its includes must lie; without one there are none.
    pub(crate) include_root: Option<PathBuf>,
    /// What to make of it. Nothing when it is only checked.
    pub(crate) targets: Vec<Target>,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    Standard,
    File(PathBuf),
}

/// Something to make.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) format: &'static Format,
    pub(crate) destination: Destination,
}

/// Where outputs go.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// Standard output, in the order of the jobs.
    Standard,
    /// A file, which is replaced when its bytes change. The further pages of a diagram stand beside it.
    File(PathBuf),
    /// Files beside this one, or this one: each diagram of the input says how its own is [called](Name).
    Each(PathBuf),
}

/// What the outputs of a diagram are called, where each diagram of an input has its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) stem: Stem,
    /// How many pictures have the same stem before this one.
    pub(crate) first: usize,
}

/// The name of a file without its extension and without a number of pictures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stem {
    /// That of the input.
    Own,
    /// That of the input, with the number of the diagram in it, from 1: `guide-2`.
    Numbered(usize),
    /// Another one.
    Named(String),
}

impl Destination {
    /// The file for a page (from 0) of a diagram that is called like this: `login.svg`, `login_001.svg`, … as PlantUML
    /// names them.
    pub(crate) fn file(&self, name: &Name, page: usize) -> Option<PathBuf> {
        let (path, stem, first) = match self {
            Self::Standard => return None,
            Self::File(path) => (path, &Stem::Own, 0),
            Self::Each(path) => (path, &name.stem, name.first),
        };
        Some(with_number(&with_stem(path, stem), first + page))
    }
}

/// `path` with another stem.
pub(crate) fn with_stem(path: &Path, stem: &Stem) -> PathBuf {
    match stem {
        Stem::Own => path.to_owned(),
        Stem::Numbered(number) => with_ending(path, &format!("-{number}")),
        Stem::Named(stem) => {
            let mut name = OsString::from(stem);
            if let Some(extension) = path.extension() {
                name.push(".");
                name.push(extension);
            }
            path.with_file_name(name)
        }
    }
}

/// `path`, as the file of the picture with this number, from 0.
fn with_number(path: &Path, number: usize) -> PathBuf {
    if number == 0 { path.to_owned() } else { with_ending(path, &format!("_{number:03}")) }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(ending);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// What a path could be called without the number of a page: `login.svg` for `login_001.svg`.
pub(crate) fn without_page(path: &Path) -> Option<PathBuf> {
    without_ending(path, '_', |number| number.len() >= 3)
}

/// What a path could be called without the number of a diagram: `guide.svg` for `guide-2.svg`.
pub(crate) fn without_number(path: &Path) -> Option<PathBuf> {
    without_ending(path, '-', |number| !number.starts_with('0'))
}

fn without_ending(path: &Path, mark: char, is_number: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let (stem, number) = path.file_stem()?.to_str()?.rsplit_once(mark)?;
    let is_plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let stem = Stem::Named(stem.to_owned());
    (is_plain && is_number(number)).then(|| with_stem(path, &stem))
}

impl Job {
    /// Whether the input is a page, which can hold any number of diagrams.
    pub(crate) fn is_page(&self) -> bool {
        self.from.or_else(|| convert::by_extension(self.input.extension()?)).is_some_and(Format::is_page)
    }
}

impl Input {
    /// What `path` means on the command line.
    pub(crate) fn new(path: PathBuf) -> Self {
        if path.as_os_str() == "-" { Self::Standard } else { Self::File(path) }
    }

    /// The name in messages and reports: the path as given, `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Standard => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The extension of the file, where it has one in Unicode.
    pub(crate) fn extension(&self) -> Option<&str> {
        match self {
            Self::Standard => None,
            Self::File(path) => path.extension()?.to_str(),
        }
    }
}

/// What came of a job.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The input, as given.
    pub(crate) name: String,
    /// Findings, one entry for each diagram that has any.
    pub(crate) findings: Vec<Findings>,
    /// What could not be carried over.
    pub(crate) losses: Vec<LossRow>,
    /// What goes to standard output.
    pub(crate) output: Vec<u8>,
    /// What became of the files to write.
    pub(crate) files: Vec<(PathBuf, Fate)>,
    /// How many diagrams were read.
    pub(crate) diagrams: usize,
    /// How many of them have errors.
    pub(crate) wrong: usize,
    /// What was passed over.
    pub(crate) skipped: Vec<Skipped>,
    /// What went wrong outside of the diagram.
    pub(crate) failures: Vec<Error>,
}

/// Something that is a diagram, but none that is read.
#[derive(Debug)]
pub(crate) struct Skipped {
    /// Its kind (`flowchart`), or the reason.
    pub(crate) what: String,
    /// The 1-based line of a page on which it begins.
    pub(crate) line: Option<u32>,
}

/// What was noticed in one diagram, with the texts that it points into.
#[derive(Debug)]
pub(crate) struct Findings {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It has new bytes.
    Written,
    /// It has the right bytes already.
    Unchanged,
    /// It has other bytes, and was not to be written.
    Stale,
    /// It is not there, and was not to be written.
    Missing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_after_the_stem() {
        let file = |path: &str, stem, first, page| {
            let name = Name { stem, first };
            Destination::Each(path.into()).file(&name, page).unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(file("docs/guide.svg", Stem::Numbered(12), 0, 0), "docs/guide-12.svg");
        assert_eq!(file("v1.2.svg", Stem::Numbered(12), 0, 3), "v1.2-12_003.svg");
        assert_eq!(file("docs/x.svg", Stem::Own, 0, 0), "docs/x.svg");
        assert_eq!(file("docs/x.svg", Stem::Own, 2, 9), "docs/x_011.svg");
        assert_eq!(file("docs/x.png", Stem::Named("log.in".into()), 0, 1000), "docs/log.in_1000.png");
        let name = Name { stem: Stem::Numbered(2), first: 2 };
        assert_eq!(Destination::File("a.svg".into()).file(&name, 1).unwrap(), Path::new("a_001.svg"));
        assert_eq!(Destination::Standard.file(&name, 1), None);
    }

    #[test]
    fn numbers_are_taken_off_again() {
        let number = |path: &str| without_number(Path::new(path));
        assert_eq!(number("docs/v1-2-12.svg"), Some("docs/v1-2.svg".into()));
        for none in
            ["guide.svg", "guide-.svg", "guide-01.svg", "guide-0.svg", "guide-+1.svg", "guide-x1.svg", "-"]
        {
            assert_eq!(number(none), None, "{none}");
        }
        let page = |path: &str| without_page(Path::new(path));
        assert_eq!(page("docs/a_b_001.svg"), Some("docs/a_b.svg".into()));
        assert_eq!(page("a_1000.svg"), Some("a.svg".into()));
        for none in ["a.svg", "a_01.svg", "a_.svg", "a_0x1.svg", "a-001.svg"] {
            assert_eq!(page(none), None, "{none}");
        }
    }
}

//! One piece of work, and what came of it.

use crate::error::Error;
use convert::{Format, LossRow};
use diag::{Diagnostic, Sources};
use std::borrow::Cow;
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

/// Where an output goes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// Standard output, in the order of the jobs.
    Standard,
    /// A file, which is replaced when its bytes change.
    File(PathBuf),
    /// One file for each diagram of a page: this one, with the number of the diagram after its stem (`guide-1.svg` for
    /// `guide.svg`).
    Numbered(PathBuf),
}

impl Destination {
    /// The file for the diagram of this number, from 1.
    pub(crate) fn file(&self, number: usize) -> Option<Cow<'_, Path>> {
        match self {
            Self::Standard => None,
            Self::File(path) => Some(Cow::Borrowed(path)),
            Self::Numbered(path) => {
                let mut name = path.file_stem().unwrap_or_default().to_owned();
                name.push(format!("-{number}"));
                if let Some(extension) = path.extension() {
                    name.push(".");
                    name.push(extension);
                }
                Some(Cow::Owned(path.with_file_name(name)))
            }
        }
    }
}

/// The other way round: for a path like `guide-2.svg`, `guide.svg` and 2.
pub(crate) fn without_number(path: &Path) -> Option<(PathBuf, usize)> {
    let (stem, number) = path.file_stem()?.to_str()?.rsplit_once('-')?;
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    let number = number.parse().ok().filter(|_| is_plain)?;
    let mut name = std::ffi::OsString::from(stem);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    Some((path.with_file_name(name), number))
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
        let numbered = |path: &str| Destination::Numbered(path.into()).file(12).unwrap().into_owned();
        assert_eq!(numbered("docs/guide.svg"), Path::new("docs/guide-12.svg"));
        assert_eq!(numbered("v1.2.svg"), Path::new("v1.2-12.svg"));
        let apart = |path: &str| without_number(Path::new(path));
        assert_eq!(apart("docs/v1-2-12.svg"), Some(("docs/v1-2.svg".into(), 12)));
        for none in
            ["guide.svg", "guide-.svg", "guide-01.svg", "guide-0.svg", "guide-+1.svg", "guide-x1.svg", "-"]
        {
            assert_eq!(apart(none), None, "{none}");
        }
    }
}

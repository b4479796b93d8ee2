//! One piece of work, and what came of it.

use crate::error::Error;
use convert::{Format, LossRow};
use diag::{Diagnostic, Sources};
use std::path::PathBuf;

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
    /// What was passed over, by kind (`flowchart`), or by the reason.
    pub(crate) skipped: Vec<String>,
    /// What went wrong outside of the diagram.
    pub(crate) failures: Vec<Error>,
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

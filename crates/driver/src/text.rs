//! The text of a job's input, as far as it is one.

use crate::error::Error;
use crate::files::{self, Bytes};
use crate::job::Input;
use diag::{Diagnostic, FileId, Sources};

/// What was read.
pub(crate) enum Text {
    /// The whole text; where it is not UTF-8, something else stands for what is none.
    Read(String, Option<Broken>),
    /// More than any diagram has.
    TooLarge,
}

/// A text is not UTF-8.
#[derive(Clone, Copy)]
pub(crate) struct Broken {
    /// The first byte at which something else stands for what was there.
    pub(crate) at: usize,
    /// The way out.
    help: &'static str,
}

/// Reads an input.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn of(input: &Input) -> Result<Text, Error> {
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
        Ok(text) => Text::Read(text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let help = match error.as_bytes() {
                [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "it looks like UTF-16; save it as UTF-8",
                _ => "save the file as UTF-8",
            };
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Text::Read(text, Some(Broken { at, help }))
        }
    })
}

impl Broken {
    /// The same, where the first such byte of a part of the text is this one.
    pub(crate) fn found_at(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// What is to be said about it.
    pub(crate) fn finding(self, sources: &Sources, file: FileId) -> Diagnostic {
        Diagnostic::error("invalid-utf8", "the file is not UTF-8")
            .at(sources.span(file, self.at..self.at + '\u{fffd}'.len_utf8()), "the first byte that is not")
            .help(self.help)
    }
}

pub(crate) fn too_large() -> Diagnostic {
    Diagnostic::error("too-large", format!("the file is larger than {} MiB", files::LIMIT >> 20))
        .help("split it; no diagram that people look at is that large")
}

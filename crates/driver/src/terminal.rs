//! Speaking to people and to pipes.

use crate::error::Error;
use crate::report::Exit;
use diag::render::Colour;
use std::io::{self, IsTerminal, Write};

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ColorChoice {
    /// On terminals, unless the environment asks for none.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Errors only.
    Quiet,
    /// Findings, and a summary of batches.
    Normal,
    /// What became of each file, too.
    Verbose,
}

/// The two streams.
pub(crate) struct Terminal {
    choice: ColorChoice,
    /// How much is said.
    pub(crate) verbosity: Verbosity,
    out: io::BufWriter<io::Stdout>,
    /// Nobody reads standard output any more. That is no error, and nothing more is written.
    closed: bool,
    failed: Option<io::Error>,
}

impl Terminal {
    pub(crate) fn new(choice: ColorChoice, verbosity: Verbosity) -> Self {
        let out = io::BufWriter::new(io::stdout());
        Self { choice, verbosity, out, closed: false, failed: None }
    }

    /// Writes to standard output.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        if !self.closed {
            let result = self.out.write_all(bytes);
            self.note(result);
        }
    }

    /// Writes what is held back, so that what is said next stands behind it on a terminal.
    pub(crate) fn flush(&mut self) {
        if !self.closed {
            let result = self.out.flush();
            self.note(result);
        }
    }

    /// Writes to standard error. What cannot be said there cannot be said anywhere.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// Says what went wrong outside of diagrams, on standard error.
    pub(crate) fn error(&mut self, error: &Error) {
        let (red, bold, reset) = match self.colour_of(&io::stderr()) {
            Colour::Always => ("\u{1b}[1;91m", "\u{1b}[1m", "\u{1b}[0m"),
            Colour::Never => ("", "", ""),
        };
        let sentence = printable(&error.to_string());
        let mut text = format!("{red}error{reset}{bold}: {sentence}{reset}\n");
        if let Some(help) = error.help() {
            text.push_str(&format!("  help: {}\n", printable(&help)));
        }
        self.say(&text);
    }

    /// Whether standard output is looked at by a person.
    pub(crate) fn shows_output(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Colours for standard output.
    pub(crate) fn out_colour(&self) -> Colour {
        self.colour_of(&io::stdout())
    }

    /// Colours for standard error.
    pub(crate) fn error_colour(&self) -> Colour {
        self.colour_of(&io::stderr())
    }

    /// Columns for excerpts of source lines.
    pub(crate) fn width(&self) -> usize {
        variable("COLUMNS").and_then(|columns| columns.parse().ok()).unwrap_or(120)
    }

    /// Writes what is still held back. Fails when standard output could not be written, but for a closed pipe.
    pub(crate) fn finish(mut self) -> Exit {
        self.flush();
        match self.failed.take() {
            Some(reason) => {
                self.error(&Error::Write { path: "standard output".to_owned(), reason });
                Exit::Failure
            }
            None => Exit::Fine,
        }
    }

    fn note(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.closed = true;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.failed = Some(error);
            }
        }
    }

    fn colour_of(&self, stream: &impl IsTerminal) -> Colour {
        let wanted = match self.choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                stream.is_terminal()
                    && variable("NO_COLOR").is_none()
                    && variable("TERM").is_none_or(|terminal| terminal != "dumb")
            }
        };
        if wanted { Colour::Always } else { Colour::Never }
    }
}

/// File names may hold characters that act on a terminal; they are shown as `?`.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

/// An environment variable that is set to something.
#[expect(clippy::disallowed_methods, reason = "the driver is the one that looks at the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

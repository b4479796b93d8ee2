//! What can go wrong outside of diagrams.

use convert::Unavailable;
use std::fmt;
use std::io;

/// A failure of usage or environment. What is wrong *in* a diagram is a finding, never one of these.
#[derive(Debug)]
pub(crate) enum Error {
    /// A file, folder or standard input cannot be read.
    Read { path: String, reason: io::Error },
    /// A folder was named where a file is needed.
    Folder { path: String },
    /// Neither name nor text say what a file is written in.
    UnknownFormat { path: String, extension: Option<String>, nearest: Option<&'static str> },
    /// The format of an input cannot be read.
    CannotRead { path: String, why: Unavailable },
    /// The format that was asked for cannot be written.
    CannotWrite { why: Unavailable },
    /// Neither `--to` nor the name of the output say what to make.
    NoTarget { output: Option<String>, nearest: Option<&'static str> },
    /// `--to` and the name of a picture disagree.
    Contradiction { to: &'static str, output: String },
    /// Several outputs would go to standard output.
    SeveralInputs { to: &'static str },
    /// Several diagrams of one input would go to one place.
    SeveralDiagrams { path: String, count: usize, to: &'static str },
    /// Several diagrams of one input would write one file; they begin on these lines.
    SameName { path: String, lines: Vec<u32>, output: String },
    /// Standard input has no name that an output in a folder could be given.
    NamelessInput,
    /// Standard input was named twice.
    InputTwice,
    /// Pixels are no sight for a terminal.
    BinaryOnTerminal { to: &'static str },
    /// Several inputs would write one output.
    Conflict { output: String, inputs: Vec<String> },
    /// An output would replace something that is read.
    OverwritesInput { output: String },
    /// The folder of an output is not there.
    NoFolder { path: String },
    /// An output cannot be written.
    Write { path: String, reason: io::Error },
    /// There is no theme of this name, and no file either.
    UnknownTheme { name: String, help: String },
    /// The file of a theme cannot be read.
    UnreadableTheme { path: String, why: String },
    /// What was named as a font cannot be read as one.
    UnreadableFont { path: String, why: String },
    /// The file of a theme has mistakes, which were said.
    BadTheme { path: String, mistakes: usize },
    /// Threads cannot be started.
    Threads { reason: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, reason } => write!(f, "cannot read {path}: {}", Reason(reason)),
            Self::Folder { path } => write!(f, "{path} is a folder"),
            Self::UnknownFormat { path, extension: Some(extension), .. } => {
                write!(
                    f,
                    "cannot tell what {path} is written in: `.{extension}` is no extension of a diagram"
                )
            }
            Self::UnknownFormat { path, .. } => {
                write!(f, "cannot tell what {path} is written in: its name has no extension")
            }
            Self::CannotRead { path, why } => write!(f, "cannot read {path}: {why}"),
            Self::CannotWrite { why } => why.fmt(f),
            Self::NoTarget { output: Some(output), .. } => {
                write!(f, "cannot tell from the name {output} what to make")
            }
            Self::NoTarget { output: None, .. } => f.write_str("what shall be made?"),
            Self::Contradiction { to, output } => {
                write!(f, "`--to {to}` contradicts the name {output}")
            }
            Self::SeveralInputs { to } => {
                write!(f, "several inputs cannot go to standard output, or into one file, as {to}")
            }
            Self::SeveralDiagrams { path, count, to } => {
                write!(
                    f,
                    "{path} holds {count} diagrams, which cannot go to standard output, or into one file, as {to}"
                )
            }
            Self::SameName { path, lines, output } => {
                let lines: Vec<_> = lines.iter().map(u32::to_string).collect();
                let lines = match &lines[..] {
                    [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
                    _ => lines.concat(),
                };
                write!(f, "{path}: the diagrams on lines {lines} would all write {output}")
            }
            Self::NamelessInput => f.write_str("standard input has no name that its output could be given"),
            Self::InputTwice => f.write_str("standard input (`-`) can be read only once"),
            Self::BinaryOnTerminal { to } => write!(f, "{to} is not for terminals"),
            Self::Conflict { output, inputs } => {
                write!(f, "{} would all write {output}", inputs.join(", "))
            }
            Self::OverwritesInput { output } => write!(f, "the output {output} would replace an input"),
            Self::NoFolder { path } => write!(f, "there is no folder {path}"),
            Self::Write { path, reason } => write!(f, "cannot write {path}: {}", Reason(reason)),
            Self::UnknownTheme { name, .. } => write!(f, "there is no theme `{name}`"),
            Self::UnreadableFont { path, why } => write!(f, "cannot read the font {path}: {why}"),
            Self::UnreadableTheme { path, why } => write!(f, "cannot read the theme {path}: {why}"),
            Self::BadTheme { path, mistakes } => {
                let s = if *mistakes == 1 { "" } else { "s" };
                write!(f, "cannot draw with the theme {path}: it has {mistakes} mistake{s}")
            }
            Self::Threads { reason } => write!(f, "cannot start threads: {reason}"),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// The way out, where there is one.
    pub(crate) fn help(&self) -> Option<String> {
        let text = match self {
            Self::Folder { path } => format!("`seqweave build {path}` draws everything in it"),
            Self::UnknownFormat { nearest: Some(nearest), .. } => {
                format!("was `.{nearest}` meant? Otherwise say `--from wsd`, `--from json`, …")
            }
            Self::UnknownFormat { .. } => "say `--from wsd`, `--from json`, …".to_owned(),
            Self::CannotWrite { why: Unavailable::LeftOut(title) } => {
                let feature = title.to_lowercase();
                format!(
                    "build it from the sources: `cargo install --path crates/driver --features {feature}`"
                )
            }
            Self::NoTarget { nearest: Some(nearest), .. } => format!("was `.{nearest}` meant?"),
            Self::NoTarget { .. } => "say `--to svg` or `-o FILE.svg` (or another format)".to_owned(),
            Self::Contradiction { .. } => "leave one of them out, or make them agree".to_owned(),
            Self::SeveralInputs { .. } => "say `-o DIR/` to write one file for each input".to_owned(),
            Self::SeveralDiagrams { .. } => "say `-o DIR/` to write one file for each diagram".to_owned(),
            Self::SameName { .. } => "give each of them a name of its own".to_owned(),
            Self::NamelessInput => "say `-o FILE` instead of a folder".to_owned(),
            Self::BinaryOnTerminal { .. } => "say `-o FILE`, or redirect standard output".to_owned(),
            Self::Conflict { .. } => "rename all but one of them, or write to different folders".to_owned(),
            Self::OverwritesInput { .. } => "give the output another name".to_owned(),
            Self::UnknownTheme { help, .. } => help.clone(),
            Self::BadTheme { .. } => {
                "`seqweave themes --show default` prints everything that a theme can say".to_owned()
            }
            Self::NoFolder { path } => format!("create it first, for example with `mkdir -p {path}`"),
            _ => return None,
        };
        Some(text)
    }
}

/// What the system says, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    Reason(error).to_string()
}

/// What the system says, without its number.
struct Reason<'a>(&'a io::Error);

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.kind() {
            io::ErrorKind::NotFound => f.write_str("no such file or folder"),
            io::ErrorKind::PermissionDenied => f.write_str("permission denied"),
            io::ErrorKind::IsADirectory => f.write_str("it is a folder"),
            _ => {
                let text = self.0.to_string();
                f.write_str(text.split(" (os error").next().unwrap_or(&text))
            }
        }
    }
}

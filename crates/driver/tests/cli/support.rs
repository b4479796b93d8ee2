//! Running `seqweave` in a folder of its own.

#![expect(clippy::disallowed_methods, reason = "tests of a command make files and read them back")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// A diagram without anything to remark on.
pub(crate) const GREETING: &str = "title Greeting\nAlice->Bob: hello\nBob-->Alice: hi\n";

/// The same with an error in line 2.
pub(crate) const WRONG: &str = "Alice->Bob: hello\nend\n";

/// A folder that is there as long as the value.
pub(crate) struct Folder(tempfile::TempDir);

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("temporary folders can be made"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("files are in the folder")).expect("folders can be made");
        fs::write(path, content).expect("files can be written");
        self
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("it is text")
    }

    /// When the file was last written, after setting it back by an hour.
    pub(crate) fn aged(&self, name: &str) -> SystemTime {
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        let file = fs::File::options().write(true).open(self.path(name)).expect("it is there");
        file.set_modified(hour_ago).expect("times can be set");
        self.modified(name)
    }

    pub(crate) fn modified(&self, name: &str) -> SystemTime {
        fs::metadata(self.path(name)).and_then(|metadata| metadata.modified()).expect("it is there")
    }

    /// Every file below the folder with its content, sorted by name.
    pub(crate) fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("folders can be read") {
                let path = entry.expect("entries can be read").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.0.path()).expect("it is below").display().to_string();
                    found.push((name, fs::read(&path).unwrap_or_default()));
                }
            }
        }
        found.sort();
        found
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_seqweave"));
        command.args(arguments).current_dir(self.0.path()).env_remove("NO_COLOR").env_remove("COLUMNS");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs `seqweave` with nothing on its standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::new(self.command(arguments).output().expect("the command can be started"))
    }

    /// Runs `seqweave` with this on its standard input.
    pub(crate) fn pipe(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Ran {
        let mut child =
            self.command(arguments).stdin(Stdio::piped()).spawn().expect("the command can be started");
        // it may end without having read everything
        let _ = child.stdin.take().expect("it is piped").write_all(input.as_ref());
        Ran::new(child.wait_with_output().expect("it ends"))
    }
}

impl Ran {
    fn new(output: std::process::Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: output.stdout,
            err: String::from_utf8(output.stderr).expect("messages are text"),
        }
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("the output is text")
    }

    /// Nothing went wrong and nothing was remarked.
    #[track_caller]
    pub(crate) fn fine(self) -> Self {
        let start: String = self.err.chars().take(2000).collect();
        assert_eq!((self.code, start.as_str()), (0, ""));
        self
    }

    /// It ended with this code, and said all of these on standard error.
    #[track_caller]
    pub(crate) fn says(self, code: i32, parts: &[&str]) -> Self {
        let start: String = self.err.chars().take(2000).collect();
        assert_eq!(self.code, code, "{start}");
        for part in parts {
            assert!(self.err.contains(part), "no `{part}` in:\n{start}");
        }
        self
    }

    /// The lines of JSON that it printed.
    #[track_caller]
    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }
}

/// Output that depends on nothing but time, without it.
pub(crate) fn without_time(text: &str) -> String {
    text.lines()
        .map(|line| line.rsplit_once(" in ").filter(|_| line.ends_with(" s")).map_or(line, |(line, _)| line))
        .collect::<Vec<_>>()
        .join("\n")
}

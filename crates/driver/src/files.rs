//! Reading with a limit, and replacing files whole.

#![expect(clippy::disallowed_methods, reason = "the driver is the one that touches files")]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// No text is larger than this, in bytes: 64 MiB.
pub(crate) const LIMIT: u64 = 64 << 20;

/// What was read.
pub(crate) enum Bytes {
    /// The whole content.
    All(Vec<u8>),
    /// More than [`LIMIT`].
    TooLarge,
}

/// Reads a file, if it is not too large.
pub(crate) fn read(path: &Path) -> io::Result<Bytes> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // the size may be unknown (a pipe) or grow meanwhile, so that reading is limited in any case
    if metadata.len() > LIMIT {
        return Ok(Bytes::TooLarge);
    }
    read_limited(file, metadata.len() as usize)
}

/// Reads standard input, if it is not too large.
pub(crate) fn read_standard_input() -> io::Result<Bytes> {
    read_limited(io::stdin().lock(), 0)
}

fn read_limited(from: impl Read, expected: usize) -> io::Result<Bytes> {
    let mut bytes = Vec::with_capacity(expected + 1);
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > LIMIT { Bytes::TooLarge } else { Bytes::All(bytes) })
}

/// How a file compares to what shall be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// It holds the same bytes.
    Same,
    /// It holds other bytes.
    Stale,
    /// It is not there.
    Missing,
}

/// Compares a file with what shall be in it.
pub(crate) fn compare(path: &Path, bytes: &[u8]) -> io::Result<Freshness> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Freshness::Missing),
        Err(error) => return Err(error),
    };
    let same = metadata.is_file() && metadata.len() == bytes.len() as u64 && fs::read(path)? == bytes;
    Ok(if same { Freshness::Same } else { Freshness::Stale })
}

/// Puts `bytes` into the file, in one step: whoever reads it sees the old content or the new one. A file that holds the
/// same bytes is left alone, unless `always`. Returns whether something was written.
///
/// Permissions of a file that is there are kept, new ones are 0644 less the umask. A symbolic link stays one: its target
/// is replaced. What is no regular file (a device, a named pipe) is written into.
pub(crate) fn replace(path: &Path, bytes: &[u8], always: bool) -> io::Result<bool> {
    let existing = fs::metadata(path).ok();
    match &existing {
        Some(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Some(metadata) if !metadata.is_file() => {
            File::options().write(true).open(path)?.write_all(bytes)?;
            return Ok(true);
        }
        Some(_) if !always && compare(path, bytes)? == Freshness::Same => return Ok(false),
        _ => {}
    }
    let target = if path.is_symlink() { path.canonicalize()? } else { path.to_owned() };
    let mut file = temporary(folder_of(&target), existing.map(|metadata| metadata.permissions()))?;
    file.write_all(bytes)?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(true)
}

/// A new file beside the one that it will replace: only there it is sure to be on the same file system.
fn temporary(folder: &Path, permissions: Option<fs::Permissions>) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".seqweave-").suffix(".tmp");
    #[cfg(unix)]
    let new = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o644);
    #[cfg(unix)]
    builder.permissions(new);
    let file = builder.tempfile_in(folder)?;
    if let Some(permissions) = permissions {
        // best effort: a file of someone else may be replaced by those who may write into its folder
        let _ = file.as_file().set_permissions(permissions);
    }
    Ok(file)
}

/// The folder that a file is in; `.` for a bare name.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Creates a folder and those above it.
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// One name for all spellings of a path, as far as the folder it is in exists: two outputs, or an output and an input,
/// with the same one are one file.
pub(crate) fn identity(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    // not there yet: as far as its folders are there, they count
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            identity(parent).join(name)
        }
        _ => path.to_owned(),
    }
}

/// One name for all spellings of a path in a folder, whether there is such a file or not, and wherever it leads.
pub(crate) fn place(path: &Path) -> PathBuf {
    match path.file_name() {
        Some(name) => identity(folder_of(path)).join(name),
        None => identity(path),
    }
}

/// The name of a file as people are shown it: as given, without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix("./")
        .ok()
        .filter(|rest| !rest.as_os_str().is_empty())
        .unwrap_or(path)
        .display()
        .to_string()
}

//! Includes from files, and from nowhere else.

use crate::files::{self, Bytes};
use diag::{IncludeError, Included, Includes};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Follows includes below one folder. Nothing outside of it is read, looked at, or told apart from what is not there:
/// absolute paths and `..` that leave it are refused before the file system is asked, symbolic links that leave it after.
pub(crate) struct FileIncludes {
    /// The allowed folder, as given; names of included texts begin with it.
    root: PathBuf,
    /// How many bytes may still be included into this diagram; a text that includes another one often, which includes a
    /// third one often, comes to its end here.
    left: AtomicU64,
}

impl FileIncludes {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root, left: AtomicU64::new(files::LIMIT) }
    }

    /// `target`, seen from the text `from`, as a path below the root; none when it leaves the root.
    fn below_root(&self, from: &str, target: &str) -> Option<PathBuf> {
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        // a text outside of the root (the file itself, when `--include-root` is elsewhere) includes from the root
        let folder =
            normal(folder).and_then(|folder| Some(folder.strip_prefix(normal(&self.root)?).ok()?.to_owned()));
        let folder = folder.unwrap_or_default();
        normal(&folder.join(target)).filter(|path| path.is_relative() && !path.starts_with(".."))
    }

    fn read(&self, relative: &Path) -> Result<Included, IncludeError> {
        let name = files::shown(&self.root.join(relative));
        let unreadable = |reason: String| IncludeError::Unreadable(reason);
        let not_found = || IncludeError::NotFound(vec![name.clone()]);
        let root = self.root.canonicalize().map_err(|_| not_found())?;
        let path = root.join(relative).canonicalize().map_err(|_| not_found())?;
        if !path.starts_with(&root) {
            return Err(IncludeError::OutsideRoot);
        }
        if !path.is_file() {
            return Err(not_found());
        }
        let Bytes::All(bytes) = files::read(&path).map_err(|error| unreadable(error.to_string()))? else {
            return Err(unreadable(format!("it is larger than {} MiB", files::LIMIT >> 20)));
        };
        let size = bytes.len() as u64;
        if self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(size))
            .is_err()
        {
            return Err(unreadable(format!("more than {} MiB would be included", files::LIMIT >> 20)));
        }
        let text = String::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8".to_owned()))?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Ok(Included { name, text })
    }
}

impl Includes for FileIncludes {
    fn load(&self, from: &str, target: &str, extensions: &[&str]) -> Result<Included, IncludeError> {
        if target.starts_with('<') || target.contains("://") {
            return Err(IncludeError::NotAvailable);
        }
        if target.is_empty() || target.contains('\0') {
            return Err(IncludeError::NotFound(Vec::new()));
        }
        let mut tried = Vec::new();
        for extension in std::iter::once(&"").chain(extensions) {
            let dot = if extension.is_empty() || extension.starts_with('.') { "" } else { "." };
            let path = self
                .below_root(from, &format!("{target}{dot}{extension}"))
                .ok_or(IncludeError::OutsideRoot)?;
            match self.read(&path) {
                Err(IncludeError::NotFound(name)) => tried.extend(name),
                decided => return decided,
            }
        }
        Err(IncludeError::NotFound(tried))
    }
}

/// The path without `.` and without `..` after a name. A `..` that leaves a relative path stays at its front; one that
/// leaves an absolute path gives nothing.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match out.components().next_back() {
                Some(Component::Normal(_)) => {
                    out.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => return None,
                Some(Component::ParentDir | Component::CurDir) | None => out.push(".."),
            },
            other => out.push(other),
        }
    }
    Some(out)
}

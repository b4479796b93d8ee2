//! Includes from files, and from nowhere else.

use crate::files::{self, Bytes};
use diag::{IncludeError, Included, Includes};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Follows includes below one folder. Absolute paths and `..` that leave it are refused before the file system is asked;
/// symbolic links that leave it after, before anything is read.
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
        let path = self.folder_of(from).join(target);
        normal(&path).filter(|path| path.is_relative() && !path.starts_with(".."))
    }

    /// The folder of the text `from`, below the root. A text outside of the root, which can only be the diagram itself,
    /// includes as if it lay at the root.
    fn folder_of(&self, from: &str) -> PathBuf {
        let folder = files::folder_of(Path::new(from));
        let by_name = || Some(normal(folder)?.strip_prefix(normal(&self.root)?).ok()?.to_owned());
        let by_place = || {
            let folder = folder.canonicalize().ok()?;
            Some(folder.strip_prefix(self.root.canonicalize().ok()?).ok()?.to_owned())
        };
        by_name().or_else(by_place).unwrap_or_default()
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

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "these tests are about files")]
mod tests {
    use super::*;
    use std::fs;

    /// `secret.wsd`, and beside it `docs` with `main.wsd`, `part.wsd` and `deep/part.wsd`.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("docs/deep")).unwrap();
        for name in ["secret.wsd", "docs/main.wsd", "docs/part.wsd", "docs/deep/part.wsd"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        folder
    }

    fn load(folder: &Path, from: &str, target: &str) -> Result<String, IncludeError> {
        let root = folder.join("docs");
        let from = root.join(from).display().to_string();
        FileIncludes::new(root).load(&from, target, &["wsd"]).map(|included| included.text)
    }

    #[test]
    fn files_below_the_root_are_found_from_where_they_are_asked_for() {
        let folder = folder();
        let load = |from, target| load(folder.path(), from, target);
        assert_eq!(load("main.wsd", "part"), Ok("docs/part.wsd".to_owned()));
        assert_eq!(load("main.wsd", "./deep/part.wsd"), Ok("docs/deep/part.wsd".to_owned()));
        assert_eq!(load("deep/part.wsd", "part"), Ok("docs/deep/part.wsd".to_owned()));
        assert_eq!(load("deep/part.wsd", "../part"), Ok("docs/part.wsd".to_owned()));
        assert!(
            matches!(load("main.wsd", "nothing"), Err(IncludeError::NotFound(tried)) if tried.len() == 2)
        );
    }

    #[test]
    fn names_of_included_texts_lead_on() {
        let folder = folder();
        let includes = FileIncludes::new(folder.path().join("docs"));
        let from = folder.path().join("docs/main.wsd").display().to_string();
        let first = includes.load(&from, "deep/part", &["wsd"]).unwrap();
        assert_eq!(includes.load(&first.name, "../main.wsd", &[]).unwrap().text, "docs/main.wsd");
    }

    #[test]
    fn nothing_outside_of_the_root_is_read() {
        let folder = folder();
        let load = |target: &str| load(folder.path(), "main.wsd", target);
        let absolute = folder.path().join("docs/part.wsd").display().to_string();
        for target in
            ["../secret", "../secret.wsd", "deep/../../secret.wsd", "/etc/passwd", absolute.as_str()]
        {
            assert_eq!(load(target), Err(IncludeError::OutsideRoot), "{target}");
        }
        assert_eq!(load("https://example.org/a.wsd"), Err(IncludeError::NotAvailable));
        assert_eq!(load("<library>"), Err(IncludeError::NotAvailable));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_root_are_refused() {
        let folder = folder();
        std::os::unix::fs::symlink("../secret.wsd", folder.path().join("docs/link.wsd")).unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("docs/up")).unwrap();
        std::os::unix::fs::symlink("part.wsd", folder.path().join("docs/inside.wsd")).unwrap();
        let load = |target: &str| load(folder.path(), "main.wsd", target);
        assert_eq!(load("link"), Err(IncludeError::OutsideRoot));
        assert_eq!(load("up/secret"), Err(IncludeError::OutsideRoot));
        assert_eq!(load("inside"), Ok("docs/part.wsd".to_owned()));
    }

    #[test]
    fn including_ends_when_it_grows_out_of_hand() {
        let folder = folder();
        let docs = folder.path().join("docs");
        fs::write(docs.join("large.wsd"), vec![b'#'; 40 << 20]).unwrap();
        let includes = FileIncludes::new(docs.clone());
        let from = docs.join("main.wsd").display().to_string();
        assert!(includes.load(&from, "large", &["wsd"]).is_ok());
        assert!(matches!(includes.load(&from, "large", &["wsd"]), Err(IncludeError::Unreadable(_))));
    }
}

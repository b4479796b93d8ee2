//! What the suites share: fixture folders, goldens, the built command, and diagrams made up by chance.

#![expect(clippy::disallowed_methods, reason = "tests read the repository")]

pub mod language;
pub mod meaning;
pub mod random;

use std::fs;
use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Every file below `folder` with one of these extensions, sorted; none when there is no such folder.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| extensions.iter().any(|each| found == *each)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Demands that `file`, relative to the top of the repository, holds `text`. With `BLESS=1` in the environment
/// (`make bless`) it is written instead.
///
/// # Panics
///
/// With the difference, when it holds something else.
pub fn assert_golden(file: &str, text: &str) {
    let path = root().join(file);
    if std::env::var_os("BLESS").is_some() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder for the golden");
        }
        fs::write(&path, text).expect("the golden can be written");
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found != text {
        let difference = similar::TextDiff::from_lines(found.as_str(), text);
        panic!(
            "{file} is out of date: run `make bless` and read what changes\n{}",
            difference.unified_diff().context_radius(2)
        );
    }
}

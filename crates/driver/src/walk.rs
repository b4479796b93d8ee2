//! Finding diagrams in folders.

use crate::error::Error;
use crate::files;
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// A file that may be a diagram, or hold some.
#[derive(Debug)]
pub(crate) struct Found {
    /// As given, or below the folder as given.
    pub(crate) path: PathBuf,
    /// The folder that was given, or the one that a named file is in.
    pub(crate) root: PathBuf,
    /// It was named itself.
    pub(crate) named: bool,
}

/// The diagrams that `paths` lead to, sorted by path, each once: files that are named, whatever they are called, and
/// everything in the folders that has the extension of a diagram language or of a page. Hidden files and those that ignore files name
/// are passed over there, symbolic links are not followed. `-` is a file of that name here.
pub(crate) fn find(paths: &[PathBuf]) -> (Vec<Found>, Vec<Error>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found, &mut problems);
        } else {
            // whether it is there is found out when it is read
            found.push(Found { path: path.clone(), root: files::folder_of(path).to_owned(), named: true });
        }
    }
    if paths.len() > 1 {
        found = without_repetition(found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    (found, problems)
}

fn walk(folder: &Path, found: &mut Vec<Found>, problems: &mut Vec<Error>) {
    let walk = WalkBuilder::new(folder)
        // the same files for everyone: no settings of the person who runs it, and no repository needed
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .follow_links(false)
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && is_diagram(entry.path()) {
                    let path = entry.into_path();
                    let path = path.strip_prefix("./").map(Path::to_owned).unwrap_or(path);
                    found.push(Found { path, root: folder.to_owned(), named: false });
                }
            }
            Err(error) => problems.push(problem(&error, folder)),
        }
    }
}

/// Whether the name is that of a text in a diagram language, or of a page that can hold some. JSON is a language of many other things.
fn is_diagram(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension
        .and_then(convert::by_extension)
        .is_some_and(|format| format.dialect.is_some() || format.is_page())
}

fn without_repetition(found: Vec<Found>) -> Vec<Found> {
    let mut by_identity: BTreeMap<PathBuf, Found> = BTreeMap::new();
    for file in found {
        let identity = files::identity(&file.path);
        match by_identity.get(&identity) {
            Some(earlier) if earlier.named || !file.named => {}
            _ => drop(by_identity.insert(identity, file)),
        }
    }
    by_identity.into_values().collect()
}

fn problem(error: &ignore::Error, folder: &Path) -> Error {
    fn path_of(error: &ignore::Error) -> Option<&Path> {
        match error {
            ignore::Error::WithPath { path, .. } => Some(path),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
            _ => None,
        }
    }
    let reason = match error.io_error() {
        Some(io) => io.kind().into(),
        None => io::Error::other(error.to_string()),
    };
    Error::Read { path: files::shown(path_of(error).unwrap_or(folder)), reason }
}

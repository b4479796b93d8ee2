//! The repository tests itself.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// Every file below `folder` with this extension, sorted; what was built or installed is passed over.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let foreign = ["target", "node_modules"].iter().any(|name| entry.file_name() == *name);
            if path.is_dir() && !hidden && !foreign {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_crate_opens_with_its_story() {
    for entry in fs::read_dir(root().join("crates")).expect("crates").map(|entry| entry.expect("an entry")) {
        let manifest = fs::read_to_string(entry.path().join("Cargo.toml")).expect("a manifest");
        assert!(manifest.contains("\ndescription = \""), "{:?} has no description", entry.path());
        let source = ["src/lib.rs", "src/main.rs"].map(|file| entry.path().join(file));
        let source = source.iter().find(|path| path.exists()).expect("a crate root");
        let story = fs::read_to_string(source).expect("source");
        let lines = story.lines().take_while(|line| line.starts_with("//!")).count();
        assert!(lines >= 3, "{} begins with {lines} lines of story", source.display());
    }
}

#[test]
fn links_in_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for page in files(&root(), "md") {
        let text = fs::read_to_string(&page).expect("text");
        let mut in_fence = false;
        for line in text.lines() {
            in_fence ^= line.trim_start().starts_with("```");
            if in_fence {
                continue;
            }
            for rest in line.split("](").skip(1) {
                let target = rest.split([')', ' ', '#']).next().unwrap_or_default();
                let outside = target.contains("://") || target.starts_with("mailto:") || target.is_empty();
                if !outside && !page.parent().expect("a folder").join(target).exists() {
                    broken.push(format!("{}: {target}", page.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
}

/// A file that needs a table of contents is a folder. Tables (catalogues of rows) may be longer.
#[test]
fn files_have_one_subject() {
    const CATALOGUES: &[&str] = &["construct.rs", "support.rs", "specimen.rs", "tables"];
    let long: Vec<_> = files(&root().join("crates"), "rs")
        .into_iter()
        .filter(|path| !path.components().any(|part| CATALOGUES.iter().any(|name| part.as_os_str() == *name)))
        .map(|path| (fs::read_to_string(&path).expect("text").lines().count(), path))
        .filter(|(lines, _)| *lines > 700)
        .collect();
    assert!(long.is_empty(), "files of more than 700 lines: {long:?}");
}

#[test]
fn sources_name_no_machine_and_leave_nothing_unfinished() {
    // spelled in halves, so that this file does not find itself
    let unwanted =
        [("FIX", "ME"), ("XX", "X:"), ("/ro", "ot/"), ("/ho", "me/"), ("#[all", "ow("), ("#[ig", "nore")];
    let mut found = Vec::new();
    for path in files(&root(), "rs") {
        let text = fs::read_to_string(&path).expect("text");
        for (number, line) in text.lines().enumerate() {
            if unwanted.iter().any(|(a, b)| line.contains(&format!("{a}{b}"))) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

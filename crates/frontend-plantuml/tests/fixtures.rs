//! The fixtures: what stands in `fixtures/plantuml/` is read without a finding and means what the `.means` file beside it
//! says; what stands in `err/` gives exactly the findings of the `.finds` file beside it, as `code@line`.
//!
//! `BLESS=1` writes the present meanings and findings; read them before they are committed.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures, and write them when asked")]

mod support;

use diag::NoIncludes;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/plantuml");
    let folders =
        std::fs::read_dir(root).expect("the fixtures are there").map(|entry| entry.expect("an entry").path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let mut files: Vec<PathBuf> = files.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "puml"));
    files.sort();
    files
}

#[test]
fn fixtures_give_the_findings_that_they_promise() {
    let files = fixtures();
    assert!(files.len() >= 40, "only {} fixtures", files.len());
    let mut wrong = String::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("fixtures are UTF-8");
        let (sources, _, read) = support::read(&text, &NoIncludes);
        for named in &read.diagrams {
            assert_eq!(ir::validate(&named.diagram), [], "{}", file.display());
        }
        let is_err = file.parent().is_some_and(|folder| folder.ends_with("err"));
        let mut found = String::new();
        for finding in &read.diagnostics {
            let line = finding.span().map_or(0, |span| sources.locate(span).line);
            let _ = writeln!(found, "{}@{line}", finding.code);
        }
        let finds = file.with_extension("finds");
        if is_err && std::env::var_os("BLESS").is_some() {
            std::fs::write(&finds, &found).expect("findings can be written");
        }
        let expected =
            if finds.exists() { std::fs::read_to_string(finds).expect("a list") } else { String::new() };
        let means = file.with_extension("means");
        if !is_err {
            let meaning = support::meaning(&sources, &read);
            if std::env::var_os("BLESS").is_some() {
                std::fs::write(&means, &meaning).expect("a meaning can be written");
            }
            let expected = std::fs::read_to_string(&means).unwrap_or_default();
            if meaning != expected {
                let _ = writeln!(wrong, "{}\n--- expected\n{expected}--- means\n{meaning}", file.display());
            }
        }
        if found != expected || is_err == expected.is_empty() {
            let _ = writeln!(wrong, "{}\n--- expected\n{expected}--- found\n{found}", file.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

//! `fixtures/conformance/plantuml-probes.txt` holds small texts with the verdict of the original and their meaning here.
//! This test reads the texts and compares: verdict, meaning, and the reason of each refusal.
//!
//! `BLESS=1` writes the present meanings into the file; the verdicts stay.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures, and write them when asked")]

mod support;

use diag::NoIncludes;
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn every_probe_has_the_verdict_of_the_original_and_its_meaning() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/conformance/plantuml-probes.txt");
    let page = std::fs::read_to_string(&path).expect("the probes are there");
    let (head, _) = page.split_once("\n\n").expect("a head");
    let mut blessed = format!("{head}\n");
    let mut wrong = String::new();
    let mut count = 0;
    for block in page.split("\n\n").skip(1).filter(|block| !block.trim().is_empty()) {
        let block = block.trim_matches('\n');
        let (text, rest) = block.split_once("«\n").expect("a text ends with «");
        let text = text.strip_prefix('»').expect("a text begins with »");
        let (verdict, expected) = rest.split_once('\n').unwrap_or((rest, ""));
        count += 1;

        let source = text.replace('⏎', "\n").replace('⇥', "\t");
        let has_markers = source.trim_start().starts_with("@start");
        let source = if has_markers { source } else { format!("@startuml\n{source}\n@enduml\n") };
        let (sources, _, read) = support::read(&source, &NoIncludes);
        for named in &read.diagrams {
            assert_eq!(ir::validate(&named.diagram), [], "{text}");
        }
        let refused = read.diagnostics.iter().any(diag::Diagnostic::is_error);
        let wanted = match verdict {
            "accepted" => false,
            "refused" => true,
            // the original refuses it; asserted, so that it fails when that changes
            "deviates" => false,
            other => panic!("{text}: `{other}` is no verdict"),
        };
        let found =
            if wanted { support::findings(&sources, &read) } else { support::meaning(&sources, &read) };
        let _ = write!(blessed, "\n»{text}«\n{verdict}\n{found}");
        if refused != wanted || found.trim_end() != expected.trim_end() {
            let _ = writeln!(wrong, "»{text}« {verdict}\n--- expected\n{expected}\n--- found\n{found}");
        }
    }
    assert!(count > 600, "only {count} probes");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, blessed).expect("the probes can be written");
        return;
    }
    assert!(wrong.is_empty(), "{wrong}\nBLESS=1 writes what is found into the file");
}

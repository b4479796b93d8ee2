//! `fixtures/conformance/plantuml.md` holds every construct of the language: what the original does, examples, what they
//! mean here, and a status. This test reads the examples and compares.
//!
//! `BLESS=1 cargo test -p seqweave-frontend-plantuml --test conformance` writes the present meanings into the file; read
//! them before they are committed.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures, and write them when asked")]

mod support;

use diag::{IncludeError, Included, Includes};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::Path;

/// Which rows the language has, as in the checklist of the language reference.
const ROWS: RangeInclusive<u32> = 1..=193;

/// What the page includes from.
struct OneText;

impl Includes for OneText {
    fn load(&self, _from: &str, target: &str, _extensions: &[&str]) -> Result<Included, IncludeError> {
        let text = "participant Shop\n!startsub X\nShop -> Shop : part\n!endsub\n";
        match target {
            "common.puml" => Ok(Included { name: target.into(), text: text.into() }),
            _ if target.starts_with("https:") => Err(IncludeError::NotAvailable),
            _ => Err(IncludeError::OutsideRoot),
        }
    }
}

struct Example<'t> {
    row: &'t str,
    text: &'t str,
    /// The meaning in the page, and where it stands.
    expected: &'t str,
    at: usize,
}

#[test]
fn every_row_means_what_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/conformance/plantuml.md");
    let page = std::fs::read_to_string(&path).expect("the conformance page is there");
    let (examples, statuses) = examples(&page);
    let wanted: Vec<String> = ROWS.map(|row| format!("P-{row:03}")).collect();
    let present: Vec<&str> = statuses.keys().copied().collect();
    assert_eq!(present, wanted, "the page has every row once");

    let mut blessed = String::new();
    let mut end = 0;
    let mut wrong = String::new();
    let mut last = "";
    for example in &examples {
        let source = match example.text.contains("@start") {
            true => example.text.to_owned(),
            false => format!("@startuml\n{}@enduml\n", example.text),
        };
        let (sources, _, read) = support::read(&source, &OneText);
        for named in &read.diagrams {
            assert_eq!(ir::validate(&named.diagram), [], "{}: {}", example.row, example.text);
        }
        let found = support::meaning(&sources, &read);
        let _ = write!(blessed, "{}{found}", &page[end..example.at]);
        end = example.at + example.expected.len();
        if found != example.expected {
            let Example { row, text, expected, .. } = example;
            let _ = writeln!(wrong, "{row}:\n{text}--- expected\n{expected}--- found\n{found}");
        }
        // the first example of a row shows its status, further ones its borders
        if last != example.row && !fits(statuses[example.row], &found) {
            let Example { row, text, .. } = example;
            let _ = writeln!(wrong, "{row} is `{}`, but\n{text}means\n{found}", statuses[row]);
        }
        last = example.row;
    }
    for row in statuses.keys().filter(|row| examples.iter().all(|example| example.row != **row)) {
        let _ = writeln!(wrong, "{row} has no example");
    }
    if std::env::var_os("BLESS").is_some() {
        blessed.push_str(&page[end..]);
        std::fs::write(&path, blessed).expect("the conformance page can be written");
        return;
    }
    assert!(wrong.is_empty(), "{wrong}\nBLESS=1 writes what is found into the page");
}

/// Whether a meaning is one that a status lets expect.
fn fits(status: &str, meaning: &str) -> bool {
    let any = |begins: &str| meaning.lines().any(|line| line.trim_start().starts_with(begins));
    // what the model keeps for those who write PlantUML
    let kept = any("raw ") || meaning.contains(" stereotype=") || meaning.contains(" link=");
    match status {
        "full" => !any("error ") && !any("raw "),
        "ignored" => !any("error ") && kept,
        "in part" => !any("error "),
        _ => any("error "),
    }
}

/// The examples of the page in order, and the status of each row.
fn examples(page: &str) -> (Vec<Example<'_>>, BTreeMap<&str, &str>) {
    let mut examples = Vec::new();
    let mut statuses = BTreeMap::new();
    let (mut row, mut text) = ("", None);
    // the fence that is open, its word, and where its body begins
    let mut open: Option<(&str, &str, usize)> = None;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let word = line.trim_start_matches('`');
        let marks = &line[..line.len() - word.len()];
        match open {
            Some((fence, word, from)) if line == fence => {
                let body = &page[from..start];
                match word {
                    "meaning" => {
                        let text =
                            text.take().unwrap_or_else(|| panic!("{row}: a meaning without an example"));
                        examples.push(Example { row, text, expected: body, at: from });
                    }
                    _ => assert!(text.replace(body).is_none(), "{row}: an example without a meaning"),
                }
                open = None;
            }
            Some(_) => {}
            None if marks.len() >= 3 => open = Some((marks, word, at)),
            None => {
                if let Some(heading) = line.strip_prefix("### ") {
                    row = heading.split(' ').next().unwrap_or_default();
                } else if let Some(status) = line.strip_prefix("Status: ") {
                    assert!(["full", "in part", "ignored", "refused"].contains(&status), "{row}: {status}");
                    assert!(statuses.insert(row, status).is_none(), "{row} stands twice");
                }
            }
        }
    }
    (examples, statuses)
}

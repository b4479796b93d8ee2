//! `fixtures/conformance/wsd.md` holds every construct of the language: what the original does, an example, what it means
//! here, and a status. This test reads the examples and compares.
//!
//! `BLESS=1 cargo test -p seqweave-frontend-wsd --test conformance` writes the present meanings into the file; read
//! them before they are committed.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures, and write them when asked")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use support::Texts;

/// Which rows the language has, as in the checklist of the language reference.
const ROWS: [(&str, std::ops::RangeInclusive<u32>); 11] = [
    ("W", 1..=12),
    ("W", 20..=28),
    ("W", 30..=43),
    ("W", 50..=72),
    ("W", 80..=88),
    ("W", 90..=103),
    ("W", 110..=123),
    ("W", 130..=133),
    ("W", 140..=146),
    ("J", 1..=13),
    ("Q", 1..=14),
];

/// What a row promises about its examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Part of the language: no finding, or findings that the row is about.
    Read,
    /// Undocumented; read as the row says, and each example has a finding.
    Guessed,
    /// Not part of the language; each example has an error or a warning.
    Refused,
    /// Nothing that stands in a text.
    NoTextForm,
}

struct Example<'t> {
    row: &'t str,
    status: Status,
    dialect: &'t str,
    text: &'t str,
    expected: &'t str,
}

#[test]
fn every_row_means_what_it_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/conformance/wsd.md");
    let page = std::fs::read_to_string(&path).expect("the conformance page is there");
    let (examples, statuses) = examples(&page);
    if std::env::var_os("BLESS").is_some() {
        let mut blessed = page.clone();
        for example in &examples {
            let from = example.expected.as_ptr() as usize - page.as_ptr() as usize;
            let shift = blessed.len() as isize - page.len() as isize;
            let start = (from as isize + shift) as usize;
            blessed.replace_range(start..start + example.expected.len(), &meaning(example));
        }
        std::fs::write(&path, blessed).expect("the conformance page can be written");
        return;
    }

    let wanted: BTreeSet<String> =
        ROWS.into_iter().flat_map(|(letter, rows)| rows.map(move |row| id(letter, row))).collect();
    let present: BTreeSet<String> = statuses.keys().map(|row| (*row).to_owned()).collect();
    assert_eq!(present, wanted, "the page has every row once");

    let mut wrong = String::new();
    for example in &examples {
        let found = meaning(example);
        if found != example.expected {
            let _ = writeln!(
                wrong,
                "{}:\n{}--- expected\n{}--- found\n{found}",
                example.row, example.text, example.expected
            );
        }
        let findings = found
            .lines()
            .filter(|line| ["error ", "warning ", "info "].iter().any(|word| line.starts_with(word)));
        let (all, bad) = findings
            .fold((0, 0), |(all, bad), line| (all + 1, bad + usize::from(!line.starts_with("info "))));
        let holds = match example.status {
            Status::Read => true,
            Status::Guessed => all > 0,
            Status::Refused => bad > 0,
            Status::NoTextForm => false,
        };
        if !holds {
            let _ = writeln!(
                wrong,
                "{} is {:?}, but its example\n{}means\n{found}",
                example.row, example.status, example.text
            );
        }
    }
    for (row, status) in &statuses {
        let has = examples.iter().any(|example| example.row == *row);
        if has == (*status == Status::NoTextForm) {
            let _ = writeln!(wrong, "{row} is {status:?}, which does not fit its examples");
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nBLESS=1 writes what is found into the page");
}

fn id(letter: &str, row: u32) -> String {
    if letter == "W" { format!("W-{row:03}") } else { format!("{letter}-{row:02}") }
}

fn meaning(example: &Example<'_>) -> String {
    let mut texts = Texts::default();
    texts.0.insert("login", "title Login\nUser->Site: password\nloop\n".to_owned());
    let (sources, file, read) = support::read(example.dialect, example.text, &texts);
    assert_eq!(ir::validate(&read.diagram), [], "{}: {}", example.row, example.text);
    support::meaning(&sources, file, &read)
}

/// The examples of the page in order, and the status of each row.
fn examples(page: &str) -> (Vec<Example<'_>>, BTreeMap<&str, Status>) {
    let mut examples = Vec::new();
    let mut statuses = BTreeMap::new();
    let mut row = "";
    let mut fence: Option<(&str, usize)> = None;
    let mut input: Option<(&str, &str)> = None;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_end();
        match (fence, words.strip_prefix("```")) {
            (None, Some(word)) => fence = Some((word, at)),
            (Some((word, from)), Some("")) => {
                let body = &page[from..start];
                match (word, input.take()) {
                    ("meaning", Some((dialect, text))) => {
                        let status = *statuses
                            .get(row)
                            .unwrap_or_else(|| panic!("{row} has no status before its example"));
                        examples.push(Example { row, status, dialect, text, expected: body });
                    }
                    ("meaning", None) => panic!("{row}: a meaning without an example"),
                    (dialect, None) => input = Some((dialect, body)),
                    (_, Some(_)) => panic!("{row}: an example without a meaning"),
                }
                fence = None;
            }
            (None, None) => {
                if let Some(heading) = words.strip_prefix("### ") {
                    row = heading.split(' ').next().unwrap_or("");
                } else if let Some(status) = words.strip_prefix("Status: ") {
                    let status = match status {
                        "read" => Status::Read,
                        "guessed" => Status::Guessed,
                        "refused" => Status::Refused,
                        "no text form" => Status::NoTextForm,
                        other => panic!("{row}: unknown status {other}"),
                    };
                    assert!(statuses.insert(row, status).is_none(), "{row} stands twice");
                }
            }
            _ => {}
        }
    }
    (examples, statuses)
}

//! `docs/model.md` has a row for every construct of the languages, and names no place that is not there.

#![expect(clippy::disallowed_methods, reason = "a test reads the documentation and the sources")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The first and the last number of a run of rows.
type Range = (u32, u32);

/// The numbers in the checklists of the language references: prefix, digits, and ranges.
const NUMBERS: &[(&str, usize, &[Range])] = &[
    (
        "W",
        3,
        &[(1, 12), (20, 28), (30, 43), (50, 72), (80, 88), (90, 103), (110, 123), (130, 133), (140, 146)],
    ),
    ("J", 2, &[(1, 13)]),
    ("M", 3, &[(1, 16), (20, 49), (50, 83), (90, 96), (100, 105), (110, 121), (130, 153), (160, 179)]),
    ("P", 3, &[(1, 193)]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows: number, construct, place.
fn rows() -> Vec<[String; 3]> {
    let page = fs::read_to_string(root().join("docs/model.md")).expect("docs/model.md");
    let is_row = |line: &&str| line.starts_with("| ") && line.as_bytes().get(3) == Some(&b'-');
    page.lines()
        .filter(is_row)
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            match cells[..] {
                [number, construct, place] => [number.to_owned(), construct.to_owned(), place.to_owned()],
                _ => panic!("a row has three cells: {line}"),
            }
        })
        .collect()
}

#[test]
fn every_number_has_one_row() {
    let mut expected = BTreeSet::new();
    for (prefix, digits, ranges) in NUMBERS {
        for (first, last) in ranges.iter() {
            expected.extend((*first..=*last).map(|number| format!("{prefix}-{number:0digits$}")));
        }
    }
    assert_eq!(expected.len(), 106 + 13 + 149 + 193);
    let mut found = BTreeSet::new();
    for [number, construct, place] in rows() {
        assert!(!construct.is_empty() && !place.is_empty(), "{number} says nothing");
        assert!(found.insert(number.clone()), "{number} has two rows");
    }
    let missing: Vec<_> = expected.difference(&found).collect();
    let unknown: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing {missing:?}, unknown {unknown:?}");
}

#[test]
fn every_row_says_where_or_why_not() {
    let places = places();
    for [number, _, place] in rows() {
        let named = ["frontend", "finding", "not carried", "as P-"].iter().any(|word| place.contains(word));
        let quoted: Vec<&str> = place.split('`').skip(1).step_by(2).collect();
        let somewhere =
            quoted.iter().any(|name| places.contains_key(name.split("::").next().unwrap_or_default()));
        assert!(named || somewhere, "{number} names no place in the model: {place}");
    }
}

#[test]
fn places_in_backticks_exist() {
    let places = places();
    let mut wrong = Vec::new();
    for [number, _, place] in rows() {
        for name in place.split('`').skip(1).step_by(2) {
            let is_there = match name.split_once("::") {
                Some((owner, member)) => places.get(owner).is_some_and(|members| members.contains(member)),
                // words of a language, and fields of a value named before, are small; types and constants are not
                None => !name.starts_with(char::is_uppercase) || places.contains_key(name),
            };
            if !is_there {
                wrong.push(format!("{number}: `{name}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "no such places:\n{}", wrong.join("\n"));
}

/// Every public type with its fields, values and functions, and every constant, read off the sources.
fn places() -> BTreeMap<String, BTreeSet<String>> {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(root().join("crates/ir/src")).expect("sources") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source");
        let mut owner: Option<String> = None;
        for line in source.lines() {
            let declared = ["pub struct ", "pub enum ", "impl ", "pub const "]
                .iter()
                .find_map(|start| line.strip_prefix(start))
                .map(word);
            if let Some(name) = declared {
                places.entry(name.clone()).or_default();
                owner = Some(name);
            } else if line.starts_with('}') {
                owner = None;
            } else if let (Some(owner), Some(line)) = (&owner, line.strip_prefix("    ")) {
                let line = ["pub fn ", "pub const fn ", "pub "]
                    .iter()
                    .find_map(|start| line.strip_prefix(start))
                    .or_else(|| Some(line).filter(|line| line.starts_with(char::is_uppercase)));
                if let Some(member) = line.map(word).filter(|member| !member.is_empty()) {
                    places.entry(owner.clone()).or_default().insert(member);
                }
            }
        }
    }
    places
}

/// The word at the start.
fn word(text: &str) -> String {
    text.chars().take_while(|&letter| letter.is_alphanumeric() || letter == '_').collect()
}

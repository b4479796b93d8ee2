//! The map of the house, held against `cargo metadata`: who may see whom.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Every crate with the crates of ours that it may depend on. A missing edge is a decision; see docs/architecture.md.
const EDGES: &[(&str, &[&str])] = &[
    ("backend-mermaid", &["ir", "spelling"]),
    ("backend-plantuml", &["ir", "spelling"]),
    ("backend-pdf", &["measure", "scene", "typeset"]),
    ("backend-png", &["measure", "scene", "typeset"]),
    ("backend-svg", &["measure", "scene", "truetype"]),
    ("backend-text", &["ir", "measure"]),
    ("backend-wsd", &["ir", "spelling"]),
    (
        "convert",
        &[
            "backend-mermaid",
            "backend-plantuml",
            "backend-pdf",
            "backend-png",
            "backend-svg",
            "backend-text",
            "backend-wsd",
            "diag",
            "frontend-mermaid",
            "frontend-plantuml",
            "frontend-wsd",
            "ir",
            "layout",
            "measure",
        ],
    ),
    ("diag", &[]),
    ("driver", &["convert", "diag", "embed"]),
    ("embed", &["diag"]),
    ("frontend-mermaid", &["diag", "ir", "spelling"]),
    ("frontend-plantuml", &["diag", "ir", "spelling"]),
    ("frontend-wsd", &["diag", "ir", "spelling"]),
    ("ir", &["diag"]),
    ("layout", &["diag", "ir", "measure", "scene"]),
    ("measure", &[]),
    ("scene", &[]),
    ("spelling", &["ir"]),
    ("truetype", &[]),
    ("typeset", &["backend-svg", "measure", "scene", "truetype"]),
];

/// Libraries that only these crates may use, because the crate is the one place for what they do.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("annotate-snippets", &["diag"]),
    ("clap", &["driver"]),
    ("fontdb", &["driver"]),
    ("harfrust", &["typeset"]),
    ("ignore", &["driver"]),
    ("krilla", &["backend-pdf"]),
    ("miniz_oxide", &["truetype"]),
    ("pulldown-cmark", &["embed"]),
    ("quick-xml", &["backend-svg"]),
    ("rayon", &["driver"]),
    ("resvg", &["backend-png"]),
    ("skrifa", &["driver"]),
    ("tempfile", &["driver"]),
    ("usvg", &["typeset"]),
];

fn short(package: &str) -> String {
    match package {
        "seqweave" => "driver".to_owned(),
        other => other.trim_start_matches("seqweave-").to_owned(),
    }
}

/// Crate → names of its dependencies, those of tests and builds left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .filter(|package| package["name"] != "seqweave-tests")
        .map(|package| {
            let used = package["dependencies"].as_array().expect("dependencies").iter();
            let normal = used.filter(|used| used["kind"].is_null()).map(|used| text(&used["name"]));
            (short(&text(&package["name"])), normal.collect())
        })
        .collect()
}

#[test]
fn crates_see_only_whom_they_may() {
    let found: BTreeMap<String, BTreeSet<String>> = dependencies()
        .into_iter()
        .map(|(name, used)| {
            (name, used.iter().filter(|used| used.starts_with("seqweave")).map(|used| short(used)).collect())
        })
        .collect();
    let allowed: BTreeMap<String, BTreeSet<String>> = EDGES
        .iter()
        .map(|(name, used)| ((*name).to_owned(), used.iter().map(|used| (*used).to_owned()).collect()))
        .collect();
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        allowed.keys().collect::<Vec<_>>(),
        "a crate came or went: change the list here and docs/architecture.md"
    );
    for (name, used) in &found {
        let forbidden: Vec<_> = used.difference(&allowed[name]).collect();
        assert!(forbidden.is_empty(), "`{name}` must not see {forbidden:?}");
        let unused: Vec<_> = allowed[name].difference(used).collect();
        assert!(unused.is_empty(), "`{name}` no longer sees {unused:?}: take it off the list");
    }
}

/// The four absent edges that carry the design, whatever the list above says.
#[test]
fn the_four_absent_edges() {
    for (name, used) in EDGES {
        for other in *used {
            let edge = format!("{name} → {other}");
            if name.starts_with("frontend-") {
                assert!(!other.starts_with("frontend-") && !other.starts_with("backend-"), "{edge}");
                assert_ne!(*other, "layout", "{edge}");
            }
            if name.starts_with("backend-") && !["backend-svg", "backend-png", "backend-pdf"].contains(name) {
                assert!(!other.starts_with("frontend-") && !["layout", "scene"].contains(other), "{edge}");
            }
            if *name == "backend-svg" {
                assert_ne!(*other, "ir", "{edge}");
            }
        }
    }
}

#[test]
fn some_libraries_have_one_home() {
    for (name, used) in dependencies() {
        for (library, homes) in ONLY_IN {
            assert!(
                !used.contains(*library) || homes.contains(&name.as_str()),
                "`{library}` is used by `{name}`; its home is {homes:?}"
            );
        }
    }
}

//! `seqweave check`: findings for people and machines.

use crate::support::{Folder, GREETING, WRONG};

#[test]
fn findings_are_the_output() {
    let folder = Folder::new();
    folder.file("docs/a.wsd", GREETING).file("docs/b.wsd", WRONG);
    let human = folder.run(&["check"]).says(1, &["2 diagrams, 1 with errors in "]);
    assert!(human.text().starts_with("error["), "{}", human.text());
    assert!(human.text().contains(" --> docs/b.wsd:2:1\n"), "{}", human.text());
    let short = folder.run(&["check", "docs", "--format", "short"]);
    assert!(short.text().starts_with("docs/b.wsd:2:1: error["), "{}", short.text());
    assert_eq!((short.code, short.err.as_str(), short.text().lines().count()), (1, "", 1));
    let json = folder.run(&["check", "--format", "json"]).json_lines();
    assert_eq!((&json[0]["file"], &json[0]["line"]), (&"docs/b.wsd".into(), &2.into()));
    let github = folder.run(&["check", "--format", "github"]);
    assert!(github.text().starts_with("::error file=docs/b.wsd,line=2,"), "{}", github.text());
    let sarif = folder.run(&["check", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_slice(&sarif.out).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(1));
}

#[test]
fn nothing_found_is_fine_and_writes_nothing() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let ran = folder.run(&["check"]).says(0, &["1 diagram in "]);
    assert_eq!(ran.text(), "");
    folder.run(&["check", "--format", "short"]).fine();
    assert_eq!(folder.everything().len(), 1);
    let sarif = folder.run(&["check", "--format", "sarif"]).fine();
    assert!(sarif.text().contains("\"results\""), "a log without results is a log");
}

#[test]
fn what_cannot_be_read_at_all_is_a_finding_or_a_failure() {
    let folder = Folder::new();
    folder.file("a.wsd", b"A->B: \xff\n");
    let ran = folder.run(&["check", "--format", "short"]);
    assert_eq!((ran.code, ran.text()), (1, "a.wsd:1:7: error[invalid-utf8]: the file is not UTF-8\n"));
    folder.run(&["check", "none.wsd"]).says(2, &["cannot read none.wsd: no such file or folder"]);
    folder.run(&["check", "--format", "xml"]).says(2, &["human, short, json, sarif, github"]);
}

#[test]
fn standard_input_can_be_checked() {
    let folder = Folder::new();
    let ran = folder.pipe(WRONG, &["check", "-", "--format", "short"]);
    assert!(ran.text().starts_with("-:2:1: error["), "{}", ran.text());
    assert_eq!(ran.code, 1);
}

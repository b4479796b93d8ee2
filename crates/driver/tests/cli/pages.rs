//! Diagrams of several pages: a picture for each.

use crate::support::{Folder, GREETING};

const PAGED: &str = "\
@startuml
title One
footer Draft
autonumber
A -> B ++ : first
newpage Two
B -> C : second
newpage
return third
@enduml
";

fn titles(folder: &Folder, files: &[&str]) -> Vec<String> {
    let title = |name: &&str| {
        let text = folder.text(name);
        let start = text.find("<title").and_then(|at| Some(at + text[at..].find('>')? + 1)).unwrap();
        text[start..].split('<').next().unwrap().to_owned()
    };
    files.iter().map(title).collect()
}

#[test]
fn each_page_is_a_picture() {
    let folder = Folder::new();
    folder.file("flow.puml", PAGED);
    folder.run(&["build", "--to", "svg,png"]).says(0, &["1 diagram, 6 written"]);
    let files = ["flow.svg", "flow_001.svg", "flow_002.svg"];
    assert_eq!(titles(&folder, &files)[..2], ["One", "Two"]);
    for (file, text) in files.iter().zip(["first", "second", "third"]) {
        let picture = folder.text(file);
        assert!(picture.contains(text) && picture.contains("Draft"), "{file}");
        assert_eq!(["first", "second", "third"].iter().filter(|text| picture.contains(**text)).count(), 1);
    }
    // numbers go on, and so does the bar
    assert!(folder.text("flow_002.svg").contains(">3<"));
    assert!(folder.text("flow_001.svg").contains("activation"));
    assert!(folder.bytes("flow_002.png").starts_with(b"\x89PNG"));
    folder.run(&["build", "--to", "svg,png", "--check"]).says(0, &["6 unchanged"]);
    // pages that stand in one document share no id
    let id = |name: &str| folder.text(name).split('"').nth(3).unwrap().to_owned();
    let ids = files.map(id);
    assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
}

#[test]
fn a_named_file_is_the_first_page_and_standard_output_takes_all() {
    let folder = Folder::new();
    folder.file("flow.puml", PAGED);
    folder.run(&["convert", "flow.puml", "-o", "x.svg"]).fine();
    assert!(folder.has("x.svg") && folder.has("x_001.svg") && folder.has("x_002.svg"));
    let whole = folder.run(&["convert", "flow.puml", "--to", "svg"]).says(
        0,
        &["warning[loss-approximated]: drawn as lines in the picture: 2 page breaks", "--> flow.puml:6:1"],
    );
    assert!(["first", "second", "third"].iter().all(|text| whole.text().contains(text)));
    assert_eq!(whole.text().matches("<svg").count(), 1);
    folder.run(&["convert", "flow.puml", "--to", "png", "-o", "x.png", "--fail-on", "approximated"]).fine();
    assert!(folder.has("x_002.png"));
}

#[test]
fn texts_and_data_have_no_pages() {
    let folder = Folder::new();
    folder.file("flow.puml", PAGED);
    folder.run(&["convert", "flow.puml", "-o", "flow.mmd"]).says(0, &["new page"]);
    folder.run(&["convert", "flow.puml", "-o", "flow.json"]).fine();
    assert!(!folder.has("flow_001.mmd") && !folder.has("flow_001.json"));
    let events = folder.run(&["events", "flow.puml"]).fine().json_lines();
    assert_eq!(events.len(), 1);
    // the model has them
    folder.run(&["convert", "flow.json", "-o", "again.svg"]).fine();
    assert!(folder.text("again_002.svg").contains("third"));
}

#[test]
fn pages_of_diagrams_among_others() {
    let folder = Folder::new();
    let named = PAGED.replace("@startuml", "@startuml flow two");
    folder.file("flow.puml", format!("{PAGED}{named}@startuml\nA -> B : last\n@enduml\n"));
    folder.run(&["build"]).says(0, &["3 diagrams, 7 written"]);
    for name in ["flow", "flow_001", "flow_002", "flow two", "flow two_001", "flow two_002", "flow_005"] {
        assert!(folder.has(&format!("{name}.svg")), "{name}");
    }
    folder.file("page.md", format!("```wsd\nA->B: x\n```\n\n```plantuml\n{PAGED}```\n"));
    folder.run(&["convert", "page.md", "--to", "svg", "-o", "out/"]).fine();
    for name in ["page-1", "page-2", "page-2_001", "page-2_002"] {
        assert!(folder.has(&format!("out/{name}.svg")), "{name}");
    }
    assert!(!folder.has("out/page-1_001.svg"));
}

#[test]
fn pages_overwrite_nothing() {
    let folder = Folder::new();
    folder.file("flow.puml", PAGED).file("flow_002.wsd", GREETING).file("flow_003.wsd", GREETING);
    folder
        .run(&["build"])
        .says(2, &["error: flow.puml, flow_002.wsd would all write flow_002.svg", "1 written"]);
    assert!(folder.has("flow_003.svg") && !folder.has("flow.svg"));
}

#[test]
fn more_pages_than_anybody_wants_are_one() {
    let folder = Folder::new();
    folder.file(
        "flow.puml",
        format!("@startuml\nA -> B : x\n{}@enduml\n", "newpage\nB -> A : y\n".repeat(1_500)),
    );
    folder
        .run(&["build"])
        .says(0, &["drawn as lines in the picture: 1500 page breaks", "1 diagram, 1 written"]);
}

#[test]
fn what_every_page_loses_is_lost_once() {
    let folder = Folder::new();
    folder.file("flow.puml", PAGED.replace("footer Draft", "footer <img:logo.png> Draft"));
    let ran = folder.run(&["build"]);
    assert_eq!(ran.err.matches("[loss-").count(), 1, "{}", ran.err);
}

//! AsciiDoc pages: which blocks are diagrams, what they become, and where findings point.

use crate::support::{Folder, GREETING};

/// Four sequence diagrams, the third one with an error in line 35, and things that are none.
const GUIDE: &str = "\
= Guide
:icons: font

[plantuml, target=images/login, format=svg]
----
A -> B : first
----

* In a list:
+
====
.Title
[mermaid]
....
sequenceDiagram
  A->>B: second
....
====

[source,plantuml]
----
A -> B : shown as it is
----

////
[wsd]
----
A->B: left out
----
////

[wsd]
--
A->B: third
end
--

[plantuml]
----
@startuml
A -> B : fourth
@enduml
----

[mermaid]
----
flowchart LR
----
";

#[test]
fn each_sequence_diagram_of_a_page_becomes_a_picture() {
    let folder = Folder::new();
    folder.file("docs/guide.adoc", GUIDE).file("docs/b.wsd", GREETING);
    folder
        .run(&["build"])
        .says(1, &["docs/guide.adoc:35:1", "5 diagrams, 5 written, 1 with errors, skipped 1 flowchart"]);
    for (name, text) in
        [("login", "first"), ("guide-2", "second"), ("guide-3", "third"), ("guide-4", "fourth")]
    {
        assert!(folder.text(&format!("docs/{name}.svg")).contains(text), "{name}");
    }
    assert_eq!(folder.everything().len(), 7);
    assert_eq!(folder.text("docs/guide.adoc"), GUIDE, "the page stays as it is");
    folder.run(&["build", "--check"]).says(1, &["5 unchanged"]);
}

#[test]
fn other_commands_read_pages_too() {
    let folder = Folder::new();
    for name in ["a.adoc", "b.asciidoc", "c.asc"] {
        folder.file(name, GUIDE);
    }
    let short = folder.run(&["check", "--format", "short"]);
    let found: Vec<_> = short.text().lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(found, ["a.adoc:35:1", "b.asciidoc:35:1", "c.asc:35:1"]);
    let lines = folder.run(&["events", "a.adoc"]).json_lines();
    let places: Vec<_> = lines
        .iter()
        .map(|line| {
            (line["index"].as_u64().unwrap(), line["line"].as_u64().unwrap(), line["dialect"].clone())
        })
        .collect();
    assert_eq!(
        places,
        [
            (0, 6, "plantuml".into()),
            (1, 15, "mermaid".into()),
            (2, 34, "wsd".into()),
            (3, 40, "plantuml".into())
        ]
    );
    assert_eq!(folder.pipe(GUIDE, &["events", "-", "--from", "asciidoc"]).json_lines().len(), 4);
    folder.run(&["convert", "a.adoc", "--to", "mermaid", "-o", "out/"]).says(1, &["a.adoc:35:1"]);
    assert!(folder.has("out/login.mmd") && folder.has("out/a-4.mmd"));
    folder.run(&["convert", "a.adoc", "-o", "a.svg"]).says(2, &["a.adoc holds 4 diagrams"]);
    folder
        .run(&["convert", "a.adoc", "--to", "asciidoc"])
        .says(2, &["AsciiDoc can be read, but not written"]);
}

#[test]
fn targets_are_names_and_no_paths() {
    let folder = Folder::new();
    let block = |target: &str| format!("[wsd,{target}]\n----\nA->B: x\n----\n\n");
    let targets = ["../../up", "target=\"a, b\"", "flow.svg", "{docname}-x", "", "v1.2"];
    folder.file("in/page.adoc", targets.map(block).concat());
    folder.run(&["build", "in"]).says(0, &["6 written"]);
    for name in ["up", "a, b", "flow", "page-4", "page-5", "v1.2"] {
        assert!(folder.has(&format!("in/{name}.svg")), "{name}");
    }
    assert_eq!(folder.everything().len(), 7);
}

#[test]
fn equal_targets_overwrite_nothing() {
    let folder = Folder::new();
    let block = "[wsd,login]\n----\nA->B: x\n----\n\n";
    folder.file("page.adoc", block.repeat(2)).file("other.wsd", GREETING);
    folder
        .run(&["build"])
        .says(2, &["error: page.adoc: the diagrams on lines 3 and 8 would all write login.svg", "1 written"]);
    folder.file("page.adoc", block).file("login.wsd", GREETING);
    folder.run(&["build"]).says(2, &["login.wsd, page.adoc would all write login.svg", "1 unchanged"]);
    assert!(!folder.has("login.svg"));
}

#[test]
fn several_diagrams_and_pages_in_one_block() {
    let folder = Folder::new();
    let two = "@startuml one\nA -> B : x\nnewpage\nA -> B : y\n@enduml\n@startuml two\nA -> B : z\n@enduml\n";
    folder.file("page.adoc", format!("[plantuml,flow]\n----\n{two}----\n\n[plantuml]\n----\n{two}----\n"));
    folder.run(&["build"]).says(0, &["4 diagrams, 6 written"]);
    for name in ["flow", "flow_001", "flow_002", "page-3", "page-3_001", "page-4"] {
        assert!(folder.has(&format!("{name}.svg")), "{name}");
    }
}

#[test]
fn blocks_that_are_filled_from_elsewhere_are_passed_over() {
    let folder = Folder::new();
    folder.file("page.adoc", "[plantuml]\n----\ninclude::login.puml[]\n----\n\n[wsd]\n----\nA->B: x\n----\n");
    folder
        .run(&["build", "-v"])
        .says(0, &["skipped page.adoc:3 (AsciiDoc include or condition)", "1 diagram, 1 written"]);
    assert!(folder.has("page-1.svg"));
    folder.file("page.adoc", "= Nothing\n\n[mermaid]\n----\npie\n----\n");
    folder.run(&["convert", "page.adoc", "--to", "svg"]).says(
        1,
        &["error[no-diagram]: there is no sequence diagram in this page", "line 5: pie is passed over"],
    );
}

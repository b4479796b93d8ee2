//! `seqweave build`: folders, changes, and what must not be touched.

use crate::support::{Folder, GREETING, WRONG};

#[test]
fn pictures_stand_beside_their_diagrams() {
    let folder = Folder::new();
    folder.file("docs/login.wsd", GREETING).file("docs/deep/logout.wsd", GREETING).file("top.wsd", GREETING);
    folder.run(&["build"]).says(0, &["3 diagrams, 3 written in "]);
    for name in ["docs/login.svg", "docs/deep/logout.svg", "top.svg"] {
        assert!(folder.text(name).starts_with("<svg "), "{name}");
    }
}

#[test]
fn pictures_are_mirrored_below_another_folder() {
    let folder = Folder::new();
    folder.file("docs/login.wsd", GREETING).file("docs/deep/logout.wsd", GREETING).file("one.wsd", GREETING);
    folder.run(&["build", "docs", "one.wsd", "--out-dir", "out/pictures"]).says(0, &["3 written"]);
    let names: Vec<_> = folder.everything().into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "docs/deep/logout.wsd",
            "docs/login.wsd",
            "one.wsd",
            "out/pictures/deep/logout.svg",
            "out/pictures/login.svg",
            "out/pictures/one.svg"
        ]
    );
    for here in [&["build", "."][..], &["build", "./"], &["build"]] {
        let folder = Folder::new();
        folder.file("deep/a.wsd", GREETING);
        folder.run(&[here, &["--out-dir", "out"]].concat()).says(0, &["1 written"]);
        assert!(folder.has("out/deep/a.svg"), "{here:?}");
    }
}

#[test]
fn what_did_not_change_is_not_touched() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.wsd", GREETING);
    folder.run(&["build"]).says(0, &["2 written"]);
    let (a, b) = (folder.aged("a.svg"), folder.aged("b.svg"));
    folder.file("b.wsd", "A->B: changed\n");
    folder
        .run(&["build", "-v"])
        .says(0, &["unchanged a.svg (from a.wsd)\nwrote b.svg (from b.wsd)\n", "1 written, 1 unchanged"]);
    assert_eq!(folder.modified("a.svg"), a);
    assert_ne!(folder.modified("b.svg"), b);
    folder.run(&["build", "--force"]).says(0, &["2 written"]);
    assert_ne!(folder.modified("a.svg"), a);
}

#[test]
fn check_names_what_is_out_of_date_and_writes_nothing() {
    let folder = Folder::new();
    folder.file("fresh.wsd", GREETING).file("stale.wsd", GREETING);
    folder.run(&["build"]).says(0, &[]);
    folder.run(&["build", "--check"]).says(0, &["2 unchanged"]);
    folder.file("stale.wsd", "A->B: changed\n").file("missing.wsd", GREETING);
    let before = folder.everything();
    let ran = folder.run(&["build", "--check"]).says(1, &["1 unchanged, 1 out of date, 1 missing"]);
    assert_eq!(ran.text(), "missing missing.svg (from missing.wsd)\nstale stale.svg (from stale.wsd)\n");
    assert_eq!(folder.everything(), before);
    folder.run(&["build", "--check", "--out-dir", "elsewhere"]).says(1, &["3 missing"]);
    assert!(!folder.has("elsewhere"));
}

#[test]
fn a_wrong_diagram_stops_nothing() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.wsd", WRONG).file("c.wsd", b"\xff").file("d.wsd", GREETING);
    folder.run(&["build"]).says(1, &["b.wsd:2:1", "c.wsd:1:1", "4 diagrams, 3 written, 2 with errors"]);
    assert!(folder.has("a.svg") && folder.has("d.svg"));
    assert!(folder.text("b.svg").contains("hello"), "the rest of it is drawn");
    assert!(!folder.has("c.svg"));
}

#[test]
fn ignored_and_hidden_files_are_passed_over_unless_they_are_named() {
    let folder = Folder::new();
    folder.file(".gitignore", "old/\n*.draft.wsd\n").file("docs/.ignore", "private.wsd\n");
    for name in ["a.wsd", "old/b.wsd", "c.draft.wsd", "docs/private.wsd", ".hidden/d.wsd", "docs/.e.wsd"] {
        folder.file(name, GREETING);
    }
    folder.run(&["build"]).says(0, &["1 diagram, 1 written"]);
    folder.run(&["build", "docs"]).says(0, &["0 diagrams"]);
    folder.run(&["build", "old/b.wsd", "c.draft.wsd", ".hidden"]).says(0, &["3 diagrams, 3 written"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = Folder::new();
    let outside = Folder::new();
    outside.file("x/secret.wsd", GREETING);
    folder.file("a.wsd", GREETING);
    std::os::unix::fs::symlink(outside.path("x"), folder.path("link")).unwrap();
    std::os::unix::fs::symlink(".", folder.path("loop")).unwrap();
    folder.run(&["build"]).says(0, &["1 diagram, 1 written"]);
    assert!(!outside.has("x/secret.svg"));
}

#[test]
fn everything_else_stays_as_it_is() {
    let folder = Folder::new();
    let page = "# Guide\r\n\n```js\nA();\n```\n\n    ```mermaid\n    sequenceDiagram\n";
    folder
        .file("guide.md", page)
        .file("package.json", "{}")
        .file("notes.txt", "A->B: x")
        .file("a.wsd", GREETING);
    folder.run(&["build"]).says(0, &["1 diagram, 1 written"]);
    let others: Vec<_> =
        folder.everything().into_iter().filter(|(name, _)| !name.starts_with("a.")).collect();
    let expected = [("guide.md", page), ("notes.txt", "A->B: x"), ("package.json", "{}")];
    assert_eq!(others, expected.map(|(name, text)| (name.to_owned(), text.as_bytes().to_owned())));
}

#[test]
fn other_kinds_and_other_languages_are_counted() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.mmd", "flowchart LR\nA-->B").file("c.mmd", "pie\n\"x\": 1");
    folder
        .file("d.mmd", "graph TD\nA-->B")
        .file("e.mermaid", "flowchart TD")
        .file("f.puml", "@startmindmap\n");
    folder
        .run(&["build"])
        .says(0, &["1 diagram, 1 written, skipped 2 flowchart, 1 graph, 1 mindmap, 1 pie in "]);
}

#[test]
fn diagrams_that_would_share_a_picture_are_refused_and_named() {
    let folder = Folder::new();
    folder.file("x/a.wsd", GREETING).file("y/a.wsd", GREETING).file("y/b.wsd", GREETING);
    folder
        .run(&["build", "x", "y", "--out-dir", "out", "--to", "svg"])
        .says(2, &["error: x/a.wsd, y/a.wsd would all write out/a.svg", "1 diagram, 1 written"]);
    assert!(folder.has("out/b.svg") && !folder.has("out/a.svg"));
    // a flowchart writes nothing, so that it takes nothing away
    folder.file("z/a.wsd", GREETING).file("z/a.mmd", "flowchart LR\n");
    folder.run(&["build", "z"]).says(0, &["1 written, skipped 1 flowchart"]);
}

#[test]
fn overlapping_folders_are_walked_once() {
    let folder = Folder::new();
    folder.file("docs/deep/a.wsd", GREETING);
    folder
        .run(&["build", "docs", "docs/deep", "./docs", "docs/deep/a.wsd"])
        .says(0, &["1 diagram, 1 written"]);
}

#[test]
fn folders_and_formats_that_there_are_not() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("taken", "");
    folder
        .run(&["build", "none", "a.wsd"])
        .says(2, &["cannot read none: no such file or folder", "1 written"]);
    folder
        .run(&["build", "--to", "json"])
        .says(2, &["invalid value 'json'", "JSON is no picture; say svg, png or pdf"]);
    folder.run(&["build", "--out-dir", "taken"]).says(2, &["cannot write taken/a.svg: "]);
    folder.run(&["build", "--jobs", "0"]).says(2, &["--jobs"]);
    folder.run(&["build", "--scale", "x"]).says(2, &["a number from 0.1 to 10 is needed"]);
}

#[cfg(feature = "png")]
#[test]
fn both_pictures_at_once() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    folder.run(&["build", "--to", "svg,png,svg"]).says(0, &["1 diagram, 2 written"]);
    assert!(folder.has("a.svg") && folder.has("a.png"));
}

#[test]
fn quiet_says_errors_and_nothing_else() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    folder.run(&["build", "-q"]).fine();
    folder.file("a.wsd", WRONG);
    let ran = folder.run(&["build", "-q"]).says(1, &["error["]);
    assert!(!ran.err.contains("1 diagram"), "{}", ran.err);
    folder.run(&["build", "-q", "-v"]).says(2, &["cannot be used with"]);
}

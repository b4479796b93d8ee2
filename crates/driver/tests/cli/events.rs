//! `seqweave events`: one line a diagram, whatever happens.

use crate::support::{Folder, GREETING, WRONG};

#[test]
fn a_line_says_what_the_diagram_says() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let ran = folder.run(&["events", "a.wsd"]).fine();
    let line = &ran.json_lines()[0];
    assert_eq!(line["file"], "a.wsd");
    assert_eq!((&line["index"], &line["line"]), (&0.into(), &1.into()));
    assert_eq!(
        (&line["dialect"], &line["ok"], &line["title"]),
        (&"wsd".into(), &true.into(), &"Greeting".into())
    );
    assert_eq!(line["events"][0]["text"], "hello");
    assert_eq!(line["events"][1]["line"], "dashed");
    assert_eq!(folder.run(&["convert", "--to", "events", "a.wsd"]).fine().out, ran.out);
}

#[test]
fn lines_keep_the_order_of_the_files() {
    let folder = Folder::new();
    folder
        .file("b.wsd", GREETING)
        .file("a.wsd", GREETING)
        .file("dir/z.wsd", GREETING)
        .file("dir/y.wsd", GREETING);
    let ran = folder.run(&["events", "b.wsd", "dir", "a.wsd"]).fine();
    let files: Vec<_> =
        ran.json_lines().iter().map(|line| line["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files, ["b.wsd", "dir/y.wsd", "dir/z.wsd", "a.wsd"]);
}

#[test]
fn every_text_has_its_line() {
    let folder = Folder::new();
    folder
        .file("wrong.wsd", WRONG)
        .file("bytes.wsd", b"\xff")
        .file("flow.mmd", "flowchart LR\n")
        .file("x.json", "{");
    let ran = folder.run(&["events", "wrong.wsd", "bytes.wsd", "flow.mmd", "x.json", "none.wsd"]);
    assert_eq!(ran.code, 2, "one is not there: {ran:?}");
    let lines = ran.json_lines();
    let codes: Vec<_> = lines.iter().map(|line| line["diagnostics"][0]["code"].as_str().unwrap()).collect();
    assert_eq!(codes[1..], ["invalid-utf8", "not-a-sequence-diagram", "invalid-json"]);
    assert!(lines.iter().all(|line| line["ok"] == false));
    assert_eq!(lines[0]["events"][0]["text"], "hello", "what could be read is there");
    let found = &lines[0]["diagnostics"][0];
    assert_eq!(
        (&found["severity"], &found["line"], &found["column"]),
        (&"error".into(), &2.into(), &1.into())
    );
}

#[test]
fn diagrams_of_other_kinds_alone_are_no_error() {
    let folder = Folder::new();
    folder.file("flow.mmd", "flowchart LR\n");
    folder.run(&["events", "flow.mmd"]).fine();
}

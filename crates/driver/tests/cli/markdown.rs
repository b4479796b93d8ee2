//! Markdown pages: which fences are diagrams, what they become, and where findings point.

use crate::support::{Folder, GREETING};

/// A page with three sequence diagrams, the second one with an error in line 16, and two other things.
const GUIDE: &str = "\
# Guide

```mermaid
sequenceDiagram
  A->>B: first
```

```mermaid
flowchart LR
```

> 1. In a list in a quote:
>
>    ```wsd
>    A->B: second
>    end
>    ```

```rust
fn main() {}
```

~~~plantuml
@startuml
A -> B: third
@enduml
~~~
";

#[test]
fn each_sequence_diagram_of_a_page_becomes_a_picture() {
    let folder = Folder::new();
    folder.file("docs/guide.md", GUIDE).file("docs/login.wsd", GREETING);
    folder
        .run(&["build"])
        .says(1, &["docs/guide.md:16:6", "4 diagrams, 4 written, 1 with errors", "1 flowchart"]);
    assert!(folder.text("docs/guide-1.svg").contains("first"));
    assert!(folder.text("docs/guide-2.svg").contains("second"));
    let names: Vec<_> = folder.everything().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 6, "{names:?}");
    assert_eq!(folder.text("docs/guide.md"), GUIDE, "the page stays as it is");
}

#[test]
fn what_is_passed_over_is_counted_by_kind_and_named_with_its_line() {
    let folder = Folder::new();
    folder.file(
        "guide.md",
        "```mermaid\nflowchart LR\n```\n\n```mermaid\n%% x\nflowchart TD\n```\n\n```mermaid\npie\n```\n",
    );
    folder.run(&["build", "-v"]).says(
        0,
        &[
            "skipped guide.md:2 (flowchart)\n",
            "skipped guide.md:6 (flowchart)\n",
            "skipped 2 flowchart, 1 pie in ",
        ],
    );
    folder.run(&["check"]).says(0, &["0 diagrams, skipped 2 flowchart, 1 pie in "]);
    folder.file("guide.md", "```plantuml\n@startmindmap\n* x\n@endmindmap\n```\n");
    folder.run(&["build"]).says(0, &["skipped 1 mindmap"]);
}

#[test]
fn pictures_are_mirrored_and_kept_when_nothing_changed() {
    let folder = Folder::new();
    let page = "```wsd\nA->B: x\n```\n";
    folder.file("docs/deep/guide.md", page).file("docs/README.markdown", page).file("docs/tour.mdx", page);
    folder.run(&["build", "docs", "--out-dir", "out"]).says(0, &["3 diagrams, 3 written"]);
    assert!(
        folder.has("out/deep/guide-1.svg") && folder.has("out/README-1.svg") && folder.has("out/tour-1.svg")
    );
    let before = folder.aged("out/deep/guide-1.svg");
    folder.run(&["build", "docs", "--out-dir", "out", "--check"]).says(0, &["3 unchanged"]);
    folder.file("docs/deep/guide.md", format!("More words.\n\n{page}\n{page}"));
    let check =
        folder.run(&["build", "docs", "--out-dir", "out", "--check"]).says(1, &["3 unchanged, 1 missing"]);
    assert_eq!(check.text(), "missing out/deep/guide-2.svg (from docs/deep/guide.md)\n");
    folder.run(&["build", "docs", "--out-dir", "out"]).says(0, &["1 written, 3 unchanged"]);
    assert_eq!(folder.modified("out/deep/guide-1.svg"), before);
    assert_eq!(folder.bytes("out/deep/guide-1.svg"), folder.bytes("out/deep/guide-2.svg"));
}

#[test]
fn pages_without_diagrams_cost_and_say_nothing() {
    let folder = Folder::new();
    folder.file("a.md", "# A\n\n```sh\nls\n```\n").file("b.md", b"caf\xe9 in Latin-1\n").file("c.md", "");
    folder.file("d.md", b"\xff\xfeU\0T\0F\0");
    folder.run(&["build"]).says(0, &["0 diagrams in "]);
    folder.run(&["check"]).says(0, &["0 diagrams in "]);
    assert_eq!(folder.run(&["events", "."]).fine().text(), "");
}

#[test]
fn one_page_can_be_converted_into_a_folder() {
    let folder = Folder::new();
    folder.file("guide.md", GUIDE).file("b.wsd", GREETING);
    folder.run(&["convert", "guide.md", "--to", "svg", "-o", "out/"]).says(1, &["guide.md:16:6"]);
    assert!(folder.text("out/guide-1.svg").contains("first") && folder.has("out/guide-2.svg"));
    folder.run(&["convert", "guide.md", "b.wsd", "--to", "json", "-o", "all"]).says(1, &[]);
    let names: Vec<_> = folder.everything().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[..4], ["all/b.json", "all/guide-1.json", "all/guide-2.json", "all/guide-3.json"]);
    for output in [&["--to", "svg"][..], &["-o", "one.svg"], &["--to", "json"]] {
        folder.run(&[&["convert", "guide.md"], output].concat()).says(
            2,
            &["guide.md holds 3 diagrams", "help: say `-o DIR/` to write one file for each diagram"],
        );
    }
    assert!(!folder.has("one.svg"));
}

#[test]
fn a_page_with_one_diagram_is_as_good_as_a_file() {
    let folder = Folder::new();
    folder.file("guide.md", format!("# Guide\n\n```wsd\n{GREETING}```\n")).file("a.wsd", GREETING);
    folder.run(&["convert", "guide.md", "-o", "guide.svg"]).fine();
    folder.run(&["convert", "a.wsd", "-o", "a.svg"]).fine();
    assert_eq!(folder.text("guide.svg"), folder.text("a.svg"));
    let piped =
        folder.pipe(folder.bytes("guide.md"), &["convert", "--from", "markdown", "--to", "svg"]).fine();
    assert_eq!(piped.out, folder.bytes("a.svg"));
    folder.run(&["convert", "guide.md", "--to", "svg", "-o", "out/"]).fine();
    assert!(folder.has("out/guide-1.svg"), "in a folder, names do not depend on how many there are");
    let forced = folder.run(&["convert", "guide.md", "--from", "wsd", "--to", "events"]);
    assert_eq!((forced.code, forced.json_lines().len()), (1, 1), "as WSD it is one diagram, and a wrong one");
    folder.run(&["convert", "a.wsd", "--to", "markdown"]).says(2, &["Markdown can be read, but not written"]);
}

#[test]
fn a_page_without_a_sequence_diagram_is_an_error_only_alone() {
    let folder = Folder::new();
    folder.file("guide.md", "x\n\n```mermaid\nflowchart LR\n```\n").file("a.wsd", GREETING);
    folder.run(&["convert", "guide.md", "--to", "svg"]).says(
        1,
        &["error[no-diagram]: there is no sequence diagram in this page", "line 4: flowchart is passed over"],
    );
    folder.run(&["convert", "guide.md", "a.wsd", "--to", "svg", "-o", "out/"]).fine();
    assert_eq!(folder.run(&["events", "guide.md"]).fine().text(), "");
    assert_eq!(folder.run(&["convert", "guide.md", "--to", "events"]).fine().text(), "");
}

#[test]
fn events_have_a_line_for_each_diagram_with_its_place() {
    let folder = Folder::new();
    folder.file("guide.md", GUIDE);
    let ran = folder.run(&["events", "guide.md"]);
    let lines = ran.json_lines();
    let places: Vec<_> = lines
        .iter()
        .map(|line| (line["index"].as_u64(), line["line"].as_u64(), line["dialect"].as_str()))
        .collect();
    assert_eq!(
        places,
        [
            (Some(0), Some(4), Some("mermaid")),
            (Some(1), Some(15), Some("wsd")),
            (Some(2), Some(24), Some("plantuml"))
        ]
    );
    assert!(lines.iter().all(|line| line["file"] == "guide.md"));
    assert_eq!((&lines[0]["ok"], &lines[1]["ok"]), (&true.into(), &false.into()));
    let found = &lines[1]["diagnostics"][0];
    assert_eq!((&found["line"], &found["column"]), (&16.into(), &6.into()));
    assert_eq!(ran.code, 1);
    assert_eq!(folder.pipe(GUIDE, &["events", "-", "--from", "markdown"]).json_lines().len(), 3);
}

#[test]
fn findings_point_into_the_page() {
    let folder = Folder::new();
    folder.file("guide.md", GUIDE);
    let short = folder.run(&["check", "--format", "short"]);
    assert!(short.text().starts_with("guide.md:16:6: error["), "{}", short.text());
    let github = folder.run(&["check", "--format", "github"]);
    assert!(github.text().starts_with("::error file=guide.md,line=16,"), "{}", github.text());
    // characters are counted, not bytes, and CRLF is one line end
    folder.file("guide.md", "\u{feff}é\r\n\r\n- é\r\n\r\n  ```wsd\r\n  A->B: é\r\n\r\n  end\r\n  ```\r\n");
    let short = folder.run(&["check", "--format", "short"]);
    assert!(short.text().starts_with("guide.md:8:3: error["), "{}", short.text());
    folder.file("guide.md", "```mermaid\nsequenceDiagram\n  A->>B: x\n  loop\n```\n");
    let short = folder.run(&["check", "--format", "short"]);
    assert!(short.text().starts_with("guide.md:"), "{}", short.text());
    let line: u32 = short.text().split(':').nth(1).unwrap().parse().unwrap();
    assert!((3..=5).contains(&line), "{}", short.text());
}

#[test]
fn one_bad_fence_does_not_stop_the_others() {
    let folder = Folder::new();
    let page = b"Latin-1 caf\xe9\n\n```wsd\nA->B: caf\xe9\n```\n\n```wsd\nA->B: x\n```\n\n```wsd\nend\n```\n";
    folder.file("guide.md", page);
    folder.run(&["build"]).says(
        1,
        &["error[invalid-utf8]", "guide.md:4:10", "guide.md:12:1", "3 diagrams, 2 written, 2 with errors"],
    );
    assert!(!folder.has("guide-1.svg") && folder.has("guide-2.svg") && folder.has("guide-3.svg"));
    let wide: Vec<u8> = "\u{feff}```wsd\nA->B: x\n```\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.file("guide.md", wide);
    folder.run(&["check"]).says(1, &["1 diagram, 1 with errors"]);
    let ran = folder.run(&["check", "--format", "short"]);
    assert!(ran.text().starts_with("guide.md:1:1: error[invalid-utf8]"), "{}", ran.text());
}

#[test]
fn words_after_fences() {
    let folder = Folder::new();
    let fences = [
        ("mermaid", "sequenceDiagram\nA->>B: x"),
        ("{mermaid}", "sequenceDiagram\nA->>B: x"),
        ("mermaid {.wide #login}", "sequenceDiagram\nA->>B: x"),
        ("Mermaid", "sequenceDiagram\nA->>B: x"),
        ("wsd", "A->B: x"),
        ("websequencediagrams title=x", "A->B: x"),
        ("wsd", "sequenceDiagram\nA->>B: x"),
        ("sequence", "A->B: x"),
        ("sequence-diagram", "A->B: x"),
        ("sqjs", "A->B: x"),
        ("js", "Title: x\nA->B: x"),
        ("js", "const f = a => b;"),
        ("javascript", "A->B: x"),
        ("json", "{}"),
        ("", "A->B: x"),
    ];
    let page: String = fences.iter().map(|(word, text)| format!("```{word}\n{text}\n```\n\n")).collect();
    folder.file("guide.md", page);
    let ran = folder.run(&["events", "guide.md"]).fine();
    let dialects: Vec<_> =
        ran.json_lines().iter().map(|line| line["dialect"].as_str().unwrap().to_owned()).collect();
    assert_eq!(dialects[..4], ["mermaid"; 4]);
    assert_eq!(dialects[4..7], ["wsd", "wsd", "mermaid"]);
    assert_eq!(dialects[7..], ["js-sequence"; 4]);
}

#[test]
fn names_that_pages_and_files_would_share_are_refused() {
    let folder = Folder::new();
    let page = "```wsd\nA->B: x\n```\n";
    folder.file("guide.md", page).file("guide-1.wsd", GREETING).file("guide-2.wsd", GREETING);
    folder
        .run(&["build"])
        .says(2, &["error: guide-1.wsd, guide.md would all write guide-1.svg", "1 diagram, 1 written"]);
    assert!(folder.has("guide-2.svg") && !folder.has("guide-1.svg"));
    // what is passed over takes nothing away
    folder.file("guide.md", "```mermaid\npie\n```\n");
    folder.run(&["build"]).says(0, &["2 diagrams, 1 written, 1 unchanged, skipped 1 pie"]);

    let folder = Folder::new();
    folder
        .file("guide.md", page)
        .file("guide.mdx", page)
        .file("other.md", page)
        .file("other.mdx", "# no diagram\n");
    folder
        .run(&["build"])
        .says(2, &["error: guide.md, guide.mdx would all write guide-1.svg", "1 diagram, 1 written"]);
    assert!(folder.has("other-1.svg"));
}

#[test]
fn outputs_of_pages_replace_no_input_and_no_report() {
    let folder = Folder::new();
    let page = "```wsd\nA->B: x\n```\n";
    folder.file("guide.md", page).file("guide-1.wsd", GREETING).file("guide-2.wsd", GREETING);
    folder
        .run(&["convert", "guide.md", "guide-1.wsd", "--to", "wsd", "-o", "."])
        .says(2, &["error: the output guide-1.wsd would replace an input"]);
    assert_eq!(folder.text("guide-1.wsd"), GREETING);
    let arguments = ["convert", "guide.md", "--to", "svg", "-o", "./", "--report"];
    folder
        .run(&[&arguments[..], &["guide-1.svg"]].concat())
        .says(2, &["error: guide.md, `--report` would all write guide-1.svg"]);
    folder.run(&[&arguments[..], &["guide-2.svg"]].concat()).fine();
}

#[test]
fn pages_in_folders_are_pages_whatever_the_diagrams_are_written_in() {
    let folder = Folder::new();
    folder
        .file("docs/guide.md", "# Guide\n\n```mermaid\nsequenceDiagram\nA->>B: x\n```\n")
        .file("docs/a.wsd", GREETING);
    let ran = folder.run(&["events", "docs", "--from", "wsd"]).fine();
    let dialects: Vec<_> = ran.json_lines().iter().map(|line| line["dialect"].clone()).collect();
    assert_eq!(dialects, ["wsd", "mermaid"]);
}

#[test]
fn a_page_of_many_diagrams() {
    let folder = Folder::new();
    folder.file("guide.md", "> ```wsd\n> A->B: x\n> ```\n\n".repeat(2_000));
    let lines = folder.run(&["events", "guide.md"]).fine().json_lines();
    assert_eq!(lines.len(), 2_000);
    assert_eq!((&lines[1_999]["index"], &lines[1_999]["line"]), (&1_999.into(), &7_998.into()));
}

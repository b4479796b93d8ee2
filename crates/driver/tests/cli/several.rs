//! PlantUML files with several diagrams: what they become, what it is called, and where findings point.

use crate::support::{Folder, GREETING};

/// Two diagrams with names, two without, and two of other kinds.
const FLOWS: &str = "\
Text around diagrams is left out.

@startuml login
A -> B : first
@enduml

@startuml
A -> B : second
@enduml

@startmindmap
* a map
@endmindmap

@startuml \"log out\"
A -> B : third
@enduml

@startuml
class A
A <|-- C
@enduml

@startuml
A -> B : fourth
@enduml
";

fn names(folder: &Folder, below: &str) -> Vec<String> {
    let all = folder.everything().into_iter().map(|(name, _)| name);
    all.filter_map(|name| name.strip_prefix(below).map(str::to_owned)).collect()
}

#[test]
fn each_diagram_is_called_as_plantuml_calls_it() {
    let folder = Folder::new();
    folder.file("docs/flows.puml", FLOWS);
    folder
        .run(&["build", "docs", "--out-dir", "out"])
        .says(0, &["4 diagrams, 4 written, skipped 1 class, 1 mindmap in "]);
    assert_eq!(names(&folder, "out/"), ["flows.svg", "flows_003.svg", "log out.svg", "login.svg"]);
    for (name, text) in
        [("login", "first"), ("flows", "second"), ("log out", "third"), ("flows_003", "fourth")]
    {
        assert!(folder.text(&format!("out/{name}.svg")).contains(text), "{name}");
    }
    folder.run(&["convert", "docs/flows.puml", "--to", "png", "-o", "png/"]).fine();
    assert_eq!(names(&folder, "png/"), ["flows.png", "flows_003.png", "log out.png", "login.png"]);
    folder.run(&["convert", "docs/flows.puml", "--to", "mermaid", "-o", "text/"]).says(0, &[]);
    assert_eq!(names(&folder, "text/"), ["flows.mmd", "flows_003.mmd", "log out.mmd", "login.mmd"]);
    assert!(folder.text("text/log out.mmd").contains("third"));
}

#[test]
fn what_is_up_to_date_is_told_picture_by_picture() {
    let folder = Folder::new();
    folder.file("flows.puml", FLOWS);
    folder.run(&["build"]).says(0, &["4 written"]);
    folder.run(&["build", "--check"]).says(0, &["4 unchanged"]);
    // words around a diagram, and other diagrams, change nothing in its picture
    let changed = FLOWS.replace("Text", "More text\n\nand text").replace("second", "2nd");
    folder.file("flows.puml", changed.replace("@startuml login", "@startuml sign in"));
    let check = folder.run(&["build", "--check"]).says(1, &["2 unchanged, 1 out of date, 1 missing"]);
    assert_eq!(check.text(), "missing sign in.svg (from flows.puml)\nstale flows.svg (from flows.puml)\n");
}

#[test]
fn a_file_with_one_diagram_keeps_its_own_name() {
    let folder = Folder::new();
    folder.file("a.puml", "@startuml login\nA -> B : x\n@enduml\n");
    folder.run(&["build"]).says(0, &["1 diagram, 1 written"]);
    assert!(folder.has("a.svg") && !folder.has("login.svg"));
}

#[test]
fn one_place_takes_one_diagram_or_text_that_can_hold_several() {
    let folder = Folder::new();
    folder.file("flows.puml", FLOWS);
    for output in [&["--to", "svg"][..], &["-o", "one.svg"], &["--to", "json"], &["-o", "one.mmd"]] {
        folder.run(&[&["convert", "flows.puml"], output].concat()).says(
            2,
            &["flows.puml holds 4 diagrams", "help: say `-o DIR/` to write one file for each diagram"],
        );
        folder.pipe(FLOWS, &[&["convert", "--from", "plantuml"], output].concat()).says(2, &["- holds 4"]);
    }
    assert!(!folder.has("one.svg") && !folder.has("one.mmd"));
    // other kinds beside it do not count
    let one = FLOWS.split_inclusive("@enduml\n").next().unwrap().to_owned() + "@startjson\n{}\n@endjson\n";
    folder.pipe(one, &["convert", "--from", "plantuml", "-o", "one.svg"]).fine();
    assert!(folder.text("one.svg").contains("first"));
}

#[test]
fn plantuml_is_written_as_one_text() {
    let folder = Folder::new();
    folder.file("flows.puml", FLOWS).file("greeting.wsd", GREETING);
    let text = folder.run(&["convert", "flows.puml", "--to", "plantuml"]).fine();
    let starts: Vec<_> = text.text().lines().filter(|line| line.starts_with("@start")).collect();
    assert_eq!(starts, ["@startuml login", "@startuml", "@startuml log out", "@startuml"]);
    assert!(text.text().contains("@enduml\n\n@startuml\n"), "{}", text.text());
    folder.run(&["convert", "flows.puml", "-o", "all.puml"]).fine();
    assert_eq!(folder.text("all.puml"), text.text());
    let again = folder.run(&["convert", "all.puml", "--to", "plantuml"]).fine();
    assert_eq!(again.text(), text.text());
    // so are the diagrams of several inputs, and of pages
    let both = folder.run(&["convert", "flows.puml", "greeting.wsd", "--to", "plantuml"]).fine();
    assert!(both.text().starts_with(&format!("{}\n@startuml\n", text.text())), "{}", both.text());
    folder.file("page.md", "```wsd\nA->B: x\n```\n\n```mermaid\nsequenceDiagram\nA->>B: y\n```\n");
    folder.run(&["convert", "page.md", "-o", "page.puml"]).fine();
    assert_eq!(folder.text("page.puml").matches("@startuml").count(), 2);
}

#[test]
fn events_have_a_line_for_each_block_with_its_place() {
    let folder = Folder::new();
    folder.file("flows.puml", FLOWS);
    let lines = folder.run(&["events", "flows.puml"]).fine().json_lines();
    let places: Vec<_> = lines
        .iter()
        .map(|line| (line["index"].as_u64().unwrap(), line["line"].as_u64().unwrap(), line["ok"] == true))
        .collect();
    let expected = [(0, 3, true), (1, 7, true), (2, 11, false), (3, 15, true), (4, 19, false), (5, 24, true)];
    assert_eq!(places, expected);
    assert_eq!(lines[2]["diagnostics"][0]["line"], 11);
    folder.run(&["convert", "flows.puml", "-o", "all.jsonl"]).fine();
    assert_eq!(folder.text("all.jsonl").lines().count(), 6);
}

#[test]
fn findings_point_into_the_file() {
    let folder = Folder::new();
    let text = "é\r\n@startuml\r\nA -> B : x\r\n@enduml\r\n * @startuml two\r\n * A -> B : x\r\n * what is this\r\n * @enduml\r\n";
    folder.file("a.puml", text);
    let short = folder.run(&["check", "--format", "short"]);
    assert!(short.text().starts_with("a.puml:7:9: error["), "{}", short.text());
    assert_eq!(short.text().lines().count(), 1);
    folder.run(&["build"]).says(1, &["a.puml:7:9", "2 diagrams, 2 written, 1 with errors"]);
    let rows = "@startuml\nA -> B : x\n@enduml\n@startuml\nA -> B : x\n== y ==\n@enduml\n";
    folder.file("b.puml", rows);
    folder.run(&["convert", "b.puml", "--to", "mermaid", "-o", "out/", "--report", "r.jsonl"]).says(0, &[]);
    assert!(folder.text("r.jsonl").contains("\"file\":\"b.puml\",\"line\":6,"), "{}", folder.text("r.jsonl"));
}

#[test]
fn a_start_inside_of_a_block_is_the_start() {
    let folder = Folder::new();
    folder.file("a.puml", "@startuml one\nA -> B : gone\n@startuml two\nA -> B : there\n@enduml\n");
    let ran = folder.run(&["convert", "a.puml", "--to", "svg"]).says(
        0,
        &["warning[missing-enduml]: this block has no end before the next one begins", "--> a.puml:1:1"],
    );
    assert!(ran.text().contains("there") && !ran.text().contains("gone"));
}

#[test]
fn names_lead_to_no_other_folder() {
    let folder = Folder::new();
    let block = |name: &str| format!("@startuml {name}\nA -> B : x\n@enduml\n");
    let names_of_blocks =
        ["../../up", "/tmp/abs", "a\\..\\b", "..", ".hidden", "sub/dir/deep", "a\u{202e}b", "c:d"];
    let text: String = names_of_blocks.iter().map(|name| block(name)).collect();
    folder.file("in/deep/x.puml", text);
    folder.run(&["build", "in/deep", "--out-dir", "in/deep/out"]).says(0, &["8 written"]);
    assert_eq!(
        names(&folder, "in/deep/out/"),
        ["a_b.svg", "abs.svg", "b.svg", "c_d.svg", "deep.svg", "up.svg", "x.svg", "x_001.svg"]
    );
    assert_eq!(folder.everything().len(), 9);
}

#[test]
fn equal_names_in_a_file_overwrite_nothing() {
    let folder = Folder::new();
    let block = |name: &str, text: &str| format!("@startuml {name}\nA -> B : {text}\n@enduml\n");
    let text = block("same", "1") + &block("other", "2") + &block("same.svg", "3") + &block("x/same", "4");
    folder.file("a.puml", text);
    let says = &[
        "error: a.puml: the diagrams on lines 1, 7 and 10 would all write same.png",
        "4 diagrams, 2 written",
    ];
    folder.run(&["build", "--to", "svg,png"]).says(2, says);
    assert!(folder.has("other.svg") && folder.has("other.png") && !folder.has("same.svg"));
    // what is wrong in them is said all the same
    folder.file("a.puml", block("same", "1") + "@startuml same\nwhat is this\n@enduml\n");
    folder.run(&["build"]).says(2, &["--> a.puml:5:6", "lines 1 and 4 would all write same.svg"]);
    // an own name can be that of a numbered one
    folder.file("a.puml", block("", "1") + &block("a_001", "2") + &block("", "3"));
    folder.run(&["build"]).says(2, &["lines 4 and 7 would all write a_001.svg", "1 written"]);
    folder.run(&["check"]).says(0, &["3 diagrams"]);
}

#[test]
fn equal_names_in_a_folder_overwrite_nothing() {
    let folder = Folder::new();
    let two = |first: &str, second: &str| {
        format!("@startuml {first}\nA -> B : x\n@enduml\n@startuml {second}\nA -> B : y\n@enduml\n")
    };
    folder
        .file("a.puml", two("login", "a2"))
        .file("b.wsd", two("login", "b2"))
        .file("c.puml", two("c1", "c2"));
    folder
        .run(&["build"])
        .says(2, &["error: a.puml, b.wsd would all write login.svg", "2 diagrams, 2 written"]);
    assert!(folder.has("c1.svg") && !folder.has("a2.svg"));

    let folder = Folder::new();
    folder.file("a.puml", two("", "")).file("a_001.wsd", GREETING).file("a_002.wsd", GREETING);
    folder.run(&["build"]).says(2, &["error: a.puml, a_001.wsd would all write a_001.svg", "1 written"]);
    folder.file("a.puml", two("", "b"));
    folder.run(&["build"]).says(0, &["4 diagrams, 3 written, 1 unchanged"]);

    let folder = Folder::new();
    folder.file("a.puml", two("b", "c")).file("b.puml", "@startuml\nA -> B : x\n@enduml\n");
    let inputs = ["convert", "a.puml", "--to", "plantuml", "-o", "."];
    folder.run(&inputs).fine();
    assert!(folder.text("b.puml").contains("@startuml b"), "only the inputs of a run are safe");
    folder.run(&[&inputs[..], &["b.puml"]].concat()).says(2, &["the output b.puml would replace an input"]);
    folder
        .run(&["convert", "a.puml", "--to", "svg", "-o", ".", "--report", "c.svg"])
        .says(2, &["error: a.puml, `--report` would all write c.svg"]);
}

#[test]
fn a_file_without_a_sequence_diagram_is_an_error_only_alone() {
    let folder = Folder::new();
    folder.file("a.puml", "@startmindmap\n* x\n@endmindmap\n\n@startuml\nclass A\nA <|-- B\n@enduml\n");
    folder.file("b.wsd", GREETING);
    folder.run(&["convert", "a.puml", "--to", "svg"]).says(
        1,
        &[
            "error[no-diagram]: there is no sequence diagram in this file",
            "line 1: mindmap is passed over",
            "line 5: class is passed over",
        ],
    );
    folder.run(&["convert", "a.puml", "b.wsd", "--to", "svg", "-o", "out/"]).fine();
    folder
        .run(&["check", "-v"])
        .says(0, &["skipped a.puml:5 (class)\n", "1 diagram, skipped 1 class, 1 mindmap"]);
    folder.file("a.puml", "@startuml\nclass A\nA <|-- B\n@enduml\n");
    folder.run(&["check"]).says(0, &["1 diagram, skipped 1 class in"]);
    folder.run(&["convert", "a.puml", "--to", "svg"]).says(1, &["not-a-sequence-diagram"]);
}

#[test]
fn what_is_not_utf8_costs_its_diagram() {
    let folder = Folder::new();
    folder.file(
        "a.puml",
        b"@startuml x\nA -> B : \xef\xbf\xbd\n@enduml\n@startuml y\nA -> B : \xff\n@enduml\n",
    );
    folder.run(&["build"]).says(1, &["error[invalid-utf8]", "--> a.puml:5:10", "1 with errors"]);
    assert!(!folder.has("y.svg"));
}

#[test]
fn fences_hold_several_too() {
    let folder = Folder::new();
    let page =
        format!("# Page\n\n```wsd\nA->B: x\n```\n\n> ```plantuml\n> {}```\n", FLOWS.replace('\n', "\n> "));
    folder.file("page.md", &page);
    folder
        .run(&["build", "-v"])
        .says(0, &["skipped page.md:18 (mindmap)", "skipped page.md:26 (class)", "5 diagrams, 5 written"]);
    assert_eq!(names(&folder, "page-"), ["1.svg", "2.svg", "3.svg", "4.svg", "5.svg"]);
    let lines = folder.run(&["events", "page.md"]).fine().json_lines();
    let places: Vec<_> = lines.iter().map(|line| (line["index"].as_u64(), line["line"].as_u64())).collect();
    let expected = [(0, 4), (1, 10), (2, 14), (3, 22), (4, 31)];
    assert_eq!(places, expected.map(|(index, line)| (Some(index), Some(line))));
    folder.file("page.md", page.replace("third", "third\n> what is this"));
    let short = folder.run(&["check", "--format", "short"]);
    assert!(short.text().starts_with("page.md:24:8: error["), "{}", short.text());
}

#[test]
fn a_file_of_many_diagrams() {
    let folder = Folder::new();
    folder.file("many.puml", "@startuml\nA -> B : x\n@enduml\n".repeat(3_000));
    let lines = folder.run(&["events", "many.puml"]).fine().json_lines();
    assert_eq!((&lines[2_999]["index"], &lines[2_999]["line"]), (&2_999.into(), &8_998.into()));
    // one that never ends is forgotten again and again
    folder.file("many.puml", "@startuml\nA -> B : x\n".repeat(20_000));
    let ran = folder.run(&["check", "--format", "json"]);
    assert_eq!((ran.code, ran.json_lines().len()), (0, 20_000));
}

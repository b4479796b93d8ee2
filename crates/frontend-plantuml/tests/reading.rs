//! What holds for any text: no panic, a valid diagram, findings that point into the text, little stack.

#![expect(clippy::disallowed_methods, reason = "tests read fixtures")]

mod support;

use diag::NoIncludes;
use std::path::Path;

/// Reads a text, and checks what holds for all of them. Gives the codes of the findings.
fn check(text: &str) -> Vec<&'static str> {
    let (sources, file, read) = support::read(text, &NoIncludes);
    assert!(!read.diagrams.is_empty());
    for named in &read.diagrams {
        assert_eq!(ir::validate(&named.diagram), [], "{text}");
    }
    for finding in &read.diagnostics {
        if let Some(span) = finding.span() {
            assert_eq!(span.file, file);
            assert!(text.get(span.range()).is_some(), "{finding:?} in {text}");
        }
    }
    assert!(support::findings(&sources, &read).lines().count() <= 1002);
    read.diagnostics.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_hundred_thousand_nested_fragments_cost_one_finding_and_little_stack() {
    let deep = |open: &str, close: &str| {
        format!("@startuml\nA -> B\n{}A -> B\n{}@enduml\n", open.repeat(100_000), close.repeat(100_000))
    };
    let reader = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        assert_eq!(check(&deep("alt x\n", "end\n")), ["too-deep"]);
        assert_eq!(check(&deep("box\n", "end box\n")), [""; 0]);
        check(&deep("skinparam x {\n", "}\n"));
        check(&deep("note left\n", ""));
    });
    reader.expect("a thread").join().expect("no panic");
}

#[test]
fn any_part_of_a_text_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/plantuml");
    let mut count = 0;
    for folder in std::fs::read_dir(root).expect("the fixtures are there") {
        for file in std::fs::read_dir(folder.expect("an entry").path()).expect("a folder") {
            let file = file.expect("an entry").path();
            if file.extension().is_none_or(|extension| extension != "puml") {
                continue;
            }
            let text = std::fs::read_to_string(&file).expect("fixtures are UTF-8");
            if text.contains("!while") || text.contains("%") {
                continue;
            }
            for (at, c) in text.char_indices() {
                check(&text[..at]);
                check(&text[at..]);
                // without one character, and with one that means something everywhere
                let behind = &text[at + c.len_utf8()..];
                check(&format!("{}{behind}", &text[..at]));
                check(&format!("{}\"{behind}", &text[..at]));
                count += 1;
            }
        }
    }
    assert!(count > 2000, "only {count} places");
}

#[test]
fn long_lines_take_no_longer_than_they_are() {
    for piece in ["<<", "[[", "\"", "& ", "-", "{", "<<a>>", "#red;", "A -> ", "(", "x "] {
        check(&format!("@startuml\nA -> B {}\nA {}\n@enduml\n", piece.repeat(50_000), piece.repeat(50_000)));
    }
}

#[test]
fn one_line_may_be_as_long_as_a_file() {
    let long = "x".repeat(10 << 20);
    assert_eq!(check(&format!("@startuml\nA -> B : {long}\n@enduml\n")), [""; 0]);
    assert_eq!(check(&format!("@startuml\nparticipant {long}\n@enduml\n")), [""; 0]);
    assert_eq!(check(&format!("@startuml\nA -> B\n{long}\n@enduml\n")), ["syntax"]);
    // what looks like markers, on one line and without the end of one
    check(&"@start".repeat(1 << 20));
    check(&"x@end\\start".repeat(1 << 20));
}

#[test]
fn what_is_opened_again_and_again_is_looked_for_once() {
    let lines = |line: &str| format!("@startuml\nA -> B\n{}@enduml\n", line.repeat(20_000));
    for line in ["note over A\n{{\n", "note over A\n{{\n}}\n", "ref over A\n", "skinparam a {\n"] {
        assert!(!check(&lines(line)).is_empty(), "{line} is never closed");
    }
    // the second one closes the first
    assert_eq!(check(&lines("<style>\n")), [""; 0]);
    for mark in ["[[{", "<color:", "<back:", "<b>", "\"\"", "**", "<math>", "<$a", "|", "~", "&#"] {
        check(&format!("@startuml\nA -> B : {}\n@enduml\n", mark.repeat(50_000)));
    }
}

#[test]
fn values_that_nest_or_double_come_to_an_end() {
    let deep = |open: &str, close: &str| {
        format!("@startuml\nA -> B\n!$x = {}1{}\n@enduml\n", open.repeat(100_000), close.repeat(100_000))
    };
    let doubling = |start: &str, double: &str| {
        format!("@startuml\nA -> B\n!$x = {start}\n{}@enduml\n", format!("!$x = {double}\n").repeat(60))
    };
    for text in [
        deep("[", "]"),
        deep("{\"a\":", "}"),
        doubling("\"ab\"", "$x + $x"),
        doubling("[1, 2]", "%json_merge(%json_add([], $x), %json_add([], $x))"),
    ] {
        let codes = check(&text);
        assert!(!codes.is_empty(), "{text:.60}");
        assert!(codes.len() < 100, "{} findings: {text:.60}", codes.len());
    }
    // parentheses and calls cost no stack
    assert_eq!(check(&deep("(", ")")), [""; 0]);
    assert_eq!(check(&deep("%upper(", ")")), [""; 0]);
}

#[test]
fn every_error_is_found_and_says_what_was_expected() {
    let (sources, _, read) = support::read(
        "@startuml\nparticipant A B\nA -> B : ok\nfrob it\nactivate B, C\n@enduml\n",
        &NoIncludes,
    );
    assert!(
        support::meaning(&sources, &read).contains("A -> B solid none>filled \"ok\""),
        "the rest is read"
    );
    let messages: Vec<_> = read.diagnostics.iter().map(|finding| finding.message.as_ref()).collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert!(messages[0].contains("`as`") && messages[0].contains("a stereotype"), "{messages:?}");
    assert!(messages[1].contains("an arrow"), "{messages:?}");
    assert!(messages[2].contains("a colour"), "{messages:?}");
}

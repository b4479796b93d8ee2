use super::*;

fn bodies(text: &str) -> Vec<(String, &str)> {
    split(text).into_iter().map(|block| (block.kind, &text[block.body])).collect()
}

fn only(text: &str) -> Block {
    let mut blocks = split(text);
    assert_eq!(blocks.len(), 1, "{blocks:?}");
    blocks.remove(0)
}

#[test]
fn text_around_blocks_is_left_out() {
    let text =
        "intro\n@startuml\nA -> B\n@enduml trailing\nbetween\r\n  @startuml x\r\nC -> D\r\n  @enduml\r\n";
    assert_eq!(bodies(text), [("uml".to_owned(), "A -> B\n"), ("uml".to_owned(), "C -> D\r\n")]);
    assert!(split(text).iter().all(|block| block.closed));
}

#[test]
fn without_markers_the_whole_text_is_a_block() {
    assert_eq!(bodies("A -> B"), [("uml".to_owned(), "A -> B")]);
    assert_eq!(bodies(""), [("uml".to_owned(), "")]);
    // markers are written in small letters and need a kind
    assert_eq!(
        bodies("@start\n@STARTUML\ntext @startuml"),
        [("uml".to_owned(), "@start\n@STARTUML\ntext @startuml")]
    );
}

#[test]
fn names_and_ids() {
    assert_eq!(only("@startuml login\n").name.as_deref(), Some("login"));
    assert_eq!(only("@startuml \"a name\"\n").name.as_deref(), Some("a name"));
    assert_eq!(only("@startuml{file.png}\n").name.as_deref(), Some("file.png"));
    assert_eq!(only("@startuml\n").name, None);
    let block = only("@startuml(id=core_1) rest\n");
    assert_eq!((block.id.as_deref(), block.name.as_deref()), (Some("core_1"), Some("rest")));
}

#[test]
fn file_names_are_those_of_plantuml() {
    let name = |text: &str| only(&format!("@startuml {text}\n")).file_name();
    for (written, expected) in [
        ("login", "login"),
        ("\"a name\"", "a name"),
        ("x.puml", "x"),
        ("a.b.c", "a.b"),
        ("Login (OAuth 2)", "Login (OAuth 2)"),
        ("Вход 1", "Вход 1"),
        ("हिन्दी", "हिन्दी"),
        ("a,b", "a"),
        ("$x", "$x"),
    ] {
        assert_eq!(name(written).as_deref(), Some(expected), "{written}");
    }
    for none in ["A->B: hi", "a<b", "a|b", "a\"b", ".", "sub/"] {
        assert_eq!(name(none), None, "{none}");
    }
}

#[test]
fn file_names_are_safe() {
    let name = |text: &str| only(&format!("@startuml {text}\n")).file_name();
    for (written, expected) in [
        ("../../etc/passwd", "passwd"),
        (r"C:\x\..\evil.png", "evil"),
        ("a:b*c?d", "a_b_c_d"),
        ("a\u{202e}gnp.x", "a_gnp"),
        ("a\tb\u{7}", "a_b_"),
        ("x. .", "x"),
        ("NUL", "_NUL"),
        ("com1.x.svg", "_com1.x"),
        ("comma", "comma"),
    ] {
        assert_eq!(name(written).as_deref(), Some(expected), "{written}");
    }
    for none in ["..", "../..", "...", ".hidden", " . ", "a/.b"] {
        assert_eq!(name(none), None, "{none}");
    }
    let long = name(&"é".repeat(5000)).unwrap();
    assert_eq!((long.len(), long.chars().all(|c| c == 'é')), (200, true));
}

#[test]
fn a_leader_is_remembered() {
    assert_eq!(only(" * @startuml\n * A->B\n * @enduml\n").leader, " * ");
    assert_eq!(only("// @startuml\n").leader, "// ");
    assert_eq!(only("<p>@startuml\n").leader, "<p>");
    assert_eq!(only("   @startuml\n").leader, "");
    assert_eq!(only("\\startuml\nA->B\n\\enduml").body, 10..15);
}

#[test]
fn a_start_inside_of_a_block_begins_anew() {
    let text = "@startuml\nA->B\n@startuml\nC->D\n";
    let blocks = split(text);
    assert_eq!(bodies(text), [("uml".to_owned(), "A->B\n"), ("uml".to_owned(), "C->D\n")]);
    assert!(blocks.iter().all(|block| !block.closed));
    assert_eq!(blocks.iter().map(|block| block.forgotten).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn places_of_diagrams() {
    let places = |text| -> Vec<_> {
        crate::places(text).into_iter().map(|place| (&text[place.range], place.name)).collect()
    };
    let one = "intro\n@startuml x\nA->B\n@enduml\nmore\n";
    assert_eq!(places(one), [(one, Some("x".to_owned()))]);
    assert_eq!(places("A->B"), [("A->B", None)]);
    assert_eq!(
        places("i\n @startuml a\r\nA->B\r\n@startuml b\nC->D\n@end\nbetween\n@startmindmap\n* x"),
        [
            (" @startuml a\r\nA->B\r\n@startuml b\nC->D\n@end\n", Some("b".to_owned())),
            ("@startmindmap\n* x", None)
        ]
    );
}

#[test]
fn kinds() {
    let text = "@startmindmap\n* a\n@endmindmap\n@startumlfoo\nA->B\n@endjson\n";
    let blocks = split(text);
    assert_eq!(blocks.iter().map(Block::is_uml).collect::<Vec<_>>(), [false, true]);
    assert_eq!(blocks[0].kind, "mindmap");
}

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
fn file_names_are_safe() {
    let name = |text: &str| only(&format!("@startuml {text}\n")).file_name();
    assert_eq!(name("../../etc/passwd").as_deref(), Some("passwd"));
    assert_eq!(name(r"C:\x\..\evil.png").as_deref(), Some("evil"));
    assert_eq!(name("a:b*c").as_deref(), Some("a_b_c"));
    assert_eq!(name("..").as_deref(), None);
    assert_eq!(name("Вход 1").as_deref(), Some("Вход 1"));
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
fn an_open_block_ends_at_the_next_start_or_the_end() {
    let text = "@startuml\nA->B\n@startuml\nC->D\n";
    let blocks = split(text);
    assert_eq!(bodies(text), [("uml".to_owned(), "A->B\n"), ("uml".to_owned(), "C->D\n")]);
    assert!(blocks.iter().all(|block| !block.closed));
}

#[test]
fn kinds() {
    let text = "@startmindmap\n* a\n@endmindmap\n@startumlfoo\nA->B\n@endjson\n";
    let blocks = split(text);
    assert_eq!(blocks.iter().map(Block::is_uml).collect::<Vec<_>>(), [false, true]);
    assert_eq!(blocks[0].kind, "mindmap");
}

use super::*;

/// The prepared text; asserts on the way that what is left leads back to itself.
fn prepared(source: &str) -> Prepared<'_> {
    let prepared = prepare(source);
    for (at, char) in prepared.text.char_indices() {
        let range = prepared.source(Part::new(at, at + char.len_utf8()));
        let from = &source[range];
        let same = match char {
            '\n' => matches!(from, "\n" | "\r"),
            '\'' => matches!(from, "'" | "\""),
            _ => from == char.to_string(),
        };
        assert!(same, "{char:?} at {at} came from {from:?}");
    }
    prepared
}

fn text(source: &str) -> String {
    prepared(source).text.into_owned()
}

#[test]
fn what_needs_no_change_is_borrowed() {
    let prepared = prepare("sequenceDiagram\nA->>B: x");
    assert!(matches!(prepared.text, Cow::Borrowed(_)));
    assert_eq!(prepared.source(Part::new(3, 7)), 3..7);
}

#[test]
fn line_ends_become_lf() {
    assert_eq!(text("a\r\nb\rc\nd\r\n"), "a\nb\nc\nd\n");
    assert_eq!(text("a\r\r\nb"), "a\n\nb");
}

#[test]
fn quotes_of_attributes_become_single() {
    assert_eq!(text("x <b a=\"1\" c=\"é\">=\"2\" < d=\"3\">"), "x <b a='1' c='é'>=\"2\" < d=\"3\">");
    assert_eq!(text("<b\na=\"1\"\n>"), "<b\na='1'\n>");
    assert_eq!(text("<b a=\"1\""), "<b a=\"1\"");
}

#[test]
fn lines_of_comments_go() {
    let source = "s\n%% one\nA->>B: x\n\n   %% two\n%%\nA %% no\n%%last";
    let prepared = prepared(source);
    assert_eq!(prepared.text, "s\nA->>B: x\n%%\nA %% no\n");
    let shown: Vec<_> = prepared.comments.iter().map(|line| &source[line.range.clone()]).collect();
    assert_eq!(shown, ["%% one", "%% two", "%%last"]);
    let places: Vec<_> = prepared.comments.iter().map(|line| line.at).collect();
    assert_eq!(places, [2, 11, 22]);
}

#[test]
fn comments_before_the_header_stand_at_the_beginning() {
    let prepared = prepared("\n %% one\n\nsequenceDiagram");
    assert_eq!(prepared.text, "sequenceDiagram");
    assert_eq!(prepared.comments[0].at, 0);
}

#[test]
fn directives_go_wherever_they_stand() {
    let found = |source: &str| {
        let prepared = prepared(source);
        let all: Vec<_> =
            prepared.directives.iter().map(|it| (it.name.clone(), it.argument.clone())).collect();
        (prepared.text.into_owned(), all)
    };
    let body = |text: &str| Argument::Body(text.to_owned());
    assert_eq!(
        found("%%{init: {\n'a': 1}\n}%%\ns"),
        ("s".to_owned(), vec![("init".to_owned(), body("{\n'a': 1}"))])
    );
    assert_eq!(
        found("s\nA->>B: x%%{wrap}%%y"),
        ("s\nA->>B: xy".to_owned(), vec![("wrap".to_owned(), body(""))])
    );
    let (rest, directives) = found("s\n%%{ c\nA->>B: x");
    assert_eq!((rest.as_str(), &directives[0].1), ("s\n->>B: x", &Argument::Word("A".to_owned())));
    assert_eq!(found("%%{ }%%").1, []);
    assert!(!prepare("%%{init: {").directives[0].closed);
}

#[test]
fn front_matter_is_cut_off() {
    let front = |source: &str| {
        let prepared = prepared(source);
        (prepared.front_matter.map(|front| (front.body, front.range)), prepared.text.into_owned())
    };
    assert_eq!(front("---\ntitle: x\n---\ns"), (Some(("title: x".to_owned(), 0..17)), "s".to_owned()));
    assert_eq!(front("  ---\n  a: 1\n b\n  ---\ns").0, Some(("a: 1\n b".to_owned(), 0..22)));
    assert_eq!(front("---\r\na: 1\r\n---\r\ns").0, Some(("a: 1".to_owned(), 0..16)));
    assert_eq!(front("---\n\n\n---\ns").0, Some((String::new(), 0..10)));
    for none in
        ["---\n---\ns", "\n---\na\n---\ns", "---\na\ns", "---a\n---\n", "---\na\n ---\n", "---\na\n---"]
    {
        assert_eq!(front(none).0, None, "{none}");
    }
}

#[test]
fn a_semicolon_behind_style_is_lost() {
    let prepared = prepared("s\nA->>B: style:#35;1; x\nB->>A: classDef of:#1;\nA->>B: style: #35;");
    assert_eq!(prepared.text, "s\nA->>B: style:#35;1 x\nB->>A: classDef of:#1\nA->>B: style: #35;");
    assert_eq!(prepared.lost.len(), 2);
}

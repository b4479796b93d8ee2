use super::*;

#[test]
fn every_row_goes_there_and_back() {
    for (text, value) in ARROWS {
        assert_eq!(arrow(text), Some(value));
        assert_eq!(arrow_text(value), Some(text));
    }
    assert_eq!(arrow("-X"), arrow("-x"));
    for (index, (text, value)) in KEYWORDS.into_iter().enumerate() {
        assert_eq!(value as usize, index, "{text} is out of order");
        assert_eq!((keyword(text), value.as_str()), (Some(value), text));
        assert_eq!(keyword(&text.to_uppercase()), Some(value));
    }
    for (text, kind) in PARTICIPANT_TYPES {
        assert_eq!((participant_type(text), participant_type_text(kind)), (Some(kind), Some(text)));
    }
    assert_eq!(participant_type("Database"), None);
    assert_eq!(participant_type_text(ParticipantKind::Cloud), None);
    for (text, kind, branch) in FRAGMENTS {
        assert_eq!(fragment_text(kind), Some((text, branch)));
        assert_eq!(fragment(keyword(text).unwrap()), Some((kind, branch)));
    }
    assert_eq!(fragment_text(FragmentKind::Group), None);
    for (text, place) in PLACES {
        assert_eq!(place_text(place), text);
    }
}

#[test]
fn longer_arrows_come_before_those_that_begin_like_them() {
    for (index, (earlier, _)) in ARROWS.iter().enumerate() {
        for (later, _) in &ARROWS[index..] {
            assert!(later.len() <= earlier.len(), "{later} after {earlier}");
        }
    }
}

#[test]
fn every_keyword_but_the_halves_of_pairs_is_reserved() {
    for (text, value) in KEYWORDS {
        let half = matches!(value, Keyword::Left | Keyword::Right);
        assert_eq!(is_reserved(text), !half, "{text}");
    }
}

#[test]
fn line_breaks_in_any_spelling() {
    for text in ["<br>", "<br/>", "<BR />", "</br>", "<br  >", "</Br/>"] {
        assert_eq!(line_break(&format!("é{text}x")), Some(2..2 + text.len()), "{text}");
    }
    for text in ["", "br", "<b>", "<bra>", "< br>", "<br", "<br//>", r"\n", "<é"] {
        assert_eq!(line_break(text), None, "{text}");
    }
    assert_eq!(line_break("<b><br>"), Some(3..7));
}

#[test]
fn entities_are_decoded_once() {
    assert_eq!(unescape("a #35;1 #lt;b#gt; #quot;"), "a #1 <b> \"");
    assert_eq!(unescape("#35;35;"), "#35;");
    assert_eq!(unescape("# 35; #; #a b;"), "# 35; #; #a b;");
    assert_eq!(unescape("##9829;"), "#♥");
    assert_eq!(unescape("#nosuch;"), "&nosuch;");
    assert_eq!(entity("a #35;"), Some(2..6));
    assert_eq!(entity_length(b"#35;x"), 4);
    assert_eq!(entity_length(b"35;"), 0);
}

/// As Mermaid reads one text: prefix off, split at breaks, each line decoded.
fn read(text: &str) -> String {
    let text = text.trim();
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(found) = line_break(rest) {
        lines.push(unescape(&rest[..found.start]).into_owned());
        rest = &rest[found.end..];
    }
    lines.push(unescape(rest).into_owned());
    lines.join("\n")
}

#[test]
fn what_is_escaped_is_read_back() {
    for text in [
        "",
        "plain",
        "a # b; c",
        "x < y > z",
        "one\ntwo",
        "wrap: x",
        "nowrap:x",
        ":wrap: x",
        "wrapped: x",
        "$$x$$",
        "$5",
        "%%{init}%%",
        "100%% sure",
        "a\u{b6}b \u{fb02}\u{b0}",
        "&lt;",
        "#35;",
        "<br/>",
        "\\n",
        "é→",
        "style: #1;",
    ] {
        let written = escape(text);
        assert_eq!(read(&written), text, "{written}");
        assert!(!written.replace(LINE_BREAK, "").contains(['\n', '<', '>']), "{written}");
        assert!(wrap_prefix(&written).is_none(), "{written}");
        assert!(!written.contains("%%{") && !written.contains("}%%") && !written.contains("$$"), "{written}");
        let mut rest: &str = &written;
        while let Some(at) = rest.find(['#', ';']) {
            let length = entity_length(&rest.as_bytes()[at..]);
            assert!(length > 0, "{written} would be cut");
            rest = &rest[at + length..];
        }
    }
    assert_eq!(escape_title("one\ntwo"), "one two");
    assert_eq!(escape("a\r\nb\rc"), "a<br/>b<br/>c");
}

#[test]
fn words_of_other_diagrams_are_hidden() {
    assert_eq!(escape("the C4Container, C4"), "the #67;4Container, C4");
    assert_eq!(unescape(&escape("C4Dynamic;")), "C4Dynamic;");
    assert_eq!(safe_id("myC4Component", 1, |_| false), "myC_4Component");
}

#[test]
fn names_keep_their_letters_where_the_style_trap_is_defused() {
    for (head, text, expected) in [
        ("A->>B: ", "style:#35;1", "#115;tyle:#35;1"),
        ("style->>B: ", "wrap: x:#35;1", "wrap: x#58;#35;1"),
        ("style->>B: ", "x:#35;1 a:b", "x#58;#35;1 a#58;b"),
        ("Note over my_style: ", "style:#35;", "style#58;#35;"),
        ("style->>B: ", "x #35;1", "x #35;1"),
    ] {
        let defused = defuse_style_behind(head, text);
        assert_eq!(defused, expected, "{head}");
        assert_eq!(style_trap(&format!("{head}{defused}"), "style"), None);
        assert_eq!(unescape(&defused), unescape(text));
    }
}

#[test]
fn the_style_trap_is_defused_where_it_is_set() {
    for line in ["A->>B: style:#35;1", "style:\u{85}#1;", "mystyle of: x:y#35; z#59;", "classDef :#35;"] {
        let defused = defuse_style(line);
        assert_ne!(defused, line);
        assert_eq!(unescape(&defused), unescape(line));
        assert_eq!(style_trap(&defused, "style"), None);
        assert_eq!(style_trap(&defused, "classDef"), None);
    }
    for line in ["A->>B: style: #35;1", "A->>B: style #35;", "Style:#35;", "x:#35; style", "style:#35"] {
        assert_eq!(defuse_style(line), line);
    }
}

#[test]
fn safe_ids() {
    for name in ["A", "api_1", "_x", "endpoint", "left", "note1", "as"] {
        assert!(is_safe_id(name), "{name}");
        assert_eq!(safe_id(name, 1, |_| false), name);
    }
    for (name, id) in [
        ("order-db", "order_db"),
        ("Alice Smith", "Alice_Smith"),
        ("顧客", "p3"),
        ("", "p3"),
        ("1st", "_1st"),
        ("End", "End_"),
        ("(a)--b", "a_b"),
        ("LINKS", "LINKS_"),
    ] {
        assert!(!is_safe_id(name), "{name}");
        assert_eq!(safe_id(name, 3, |_| false), id, "{name}");
    }
    let taken = ["a_b", "a_b_2"];
    assert_eq!(safe_id("a.b", 1, |id| taken.contains(&id)), "a_b_3");
}

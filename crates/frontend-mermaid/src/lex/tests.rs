use super::Kind as T;
use super::*;

/// All tokens but blanks, with their text.
fn tokens(text: &str) -> Vec<(T, &str)> {
    let mut lexer = Lexer::new(text, text.contains("%%"));
    let (mut all, mut at) = (Vec::new(), 0);
    loop {
        let token = lexer.next();
        assert_eq!(token.part.start as usize, at, "tokens tile {text:?}");
        at = token.part.end as usize;
        match token.kind {
            T::End => break,
            T::Blank => {}
            kind => all.push((kind, token.part.of(text))),
        }
    }
    assert_eq!(at, text.len(), "tokens reach the end of {text:?}");
    all
}

fn kinds(text: &str) -> Vec<T> {
    tokens(text).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn a_message() {
    assert_eq!(
        tokens("Order Service ->>+ A-1: x; y"),
        [
            (T::Name, "Order Service "),
            (T::Arrow, "->>"),
            (T::Plus, "+"),
            (T::Name, "A-1"),
            (T::Text, ": x"),
            (T::Newline, ";"),
            (T::Name, "y"),
            (T::Newline, ""),
        ]
    );
}

#[test]
fn every_arrow_is_one_token() {
    for (spelling, _) in spelling::mermaid::ARROWS {
        let text = format!("A{spelling}B:");
        assert_eq!(tokens(&text)[1], (T::Arrow, spelling), "{spelling}");
        let text = format!("A(){spelling}()B:").to_uppercase();
        assert_eq!(kinds(&text)[1..4], [T::Circle, T::Arrow, T::Circle], "{spelling}");
    }
}

#[test]
fn names_end_where_something_reads_as_an_arrow() {
    for (text, name) in [
        ("a-b-c->>d", "a-b-c"),
        ("max-x", "max"),
        ("a-X", "a"),
        ("a--b", "a"),
        ("a-)", "a"),
        ("a/b\\c->d", "a/b\\c"),
        ("a//-b", "a"),
        ("a/b//-c", "a/b//-c"),
        ("f(x)->>c", "f(x)"),
        ("f()x", "f"),
        ("a- b:", "a- b"),
        ("a#35;b;c", "a#35;b"),
        ("a#b;c", "a#b;c"),
        ("a#b c;d", "a#b c"),
        ("顧客|x>", "顧客|x"),
    ] {
        assert_eq!(tokens(text)[0], (T::Name, name), "{text}");
    }
    assert_eq!(kinds("(/>")[..3], [T::Junk, T::Junk, T::Junk]);
}

#[test]
fn keywords_are_whole_words_in_any_case() {
    assert_eq!(kinds("End user")[0], T::Keyword(Keyword::End));
    for name in
        ["endpoint", "alt_1", "the end", "title-svc", "link->>A", "links", "note1", "leftof", "lefty of"]
    {
        assert_eq!(kinds(name)[0], T::Name, "{name}");
    }
    assert_eq!(kinds("LEFT OF A")[0], T::Keyword(Keyword::Left));
    assert_eq!(kinds("left  of")[0], T::Name);
    assert_eq!(kinds("link a")[0], T::Keyword(Keyword::Link));
    assert_eq!(kinds("end#35;")[0], T::Keyword(Keyword::End));
}

#[test]
fn titles_and_labels_take_their_texts() {
    assert_eq!(tokens("title a #1")[0], (T::Title { colon: false }, "title a "));
    assert_eq!(tokens("title: b; c")[0], (T::Title { colon: true }, "title: b"));
    assert_eq!(tokens("title\nA->>B: x")[0], (T::Title { colon: false }, "title\nA->>B: x"));
    assert_eq!(kinds("title:x")[0], T::Name);
    assert_eq!(
        tokens("accDescr {\n a # b; c\n}\nx"),
        [
            (T::Label(Keyword::AccDescr), "accDescr {\n "),
            (T::LabelText, "a # b; c\n"),
            (T::LabelEnd, "}"),
            (T::Newline, "\n"),
            (T::Name, "x"),
            (T::Newline, ""),
        ]
    );
    assert_eq!(kinds("accTitle:"), [T::Label(Keyword::AccTitle), T::LabelText]);
    assert_eq!(tokens("alt a: b # c\nx")[1], (T::Rest, "a: b "));
}

#[test]
fn declared_names_have_rules_of_their_own() {
    let name = |text| tokens(text)[1];
    for (text, expected) in [
        ("participant A-x()+b", "A-x()+b"),
        ("participant Order Service", "Order Service"),
        ("participant A as B", "A"),
        ("participant A B as C", "A B as C"),
        ("participant A # c", "A # c"),
        ("participant A #b: c", "A "),
        ("participant A @{ x }", "A"),
        ("activate end", "end"),
    ] {
        assert_eq!(name(text), (T::Name, expected), "{text}");
    }
    for text in ["participant a:b", "participant <A>", "participant A, B", "participant a@b"] {
        assert_eq!(name(text).0, T::BadName, "{text}");
    }
    assert_eq!(name("participant\nA").0, T::Error);
    assert_eq!(
        kinds("actor A@{ a }as as x")[2..],
        [T::ConfigStart, T::Config, T::ConfigEnd, T::Name, T::Newline]
    );
    assert_eq!(
        kinds("actor A@{ a } as x")[2..],
        [T::ConfigStart, T::Config, T::ConfigEnd, T::As, T::Rest, T::Newline]
    );
}

#[test]
fn comments_begin_with_one_mark_or_swallow_a_character() {
    assert_eq!(
        tokens("# x;\n% y"),
        [(T::Comment, "# x;"), (T::Newline, "\n"), (T::Comment, "% y"), (T::Newline, "")]
    );
    assert_eq!(kinds("a%%b->>B: x"), [T::Comment, T::Newline]);
    assert_eq!(kinds("ab%%c:")[0], T::Name);
    assert_eq!(kinds("}%%:")[0], T::Name);
    assert_eq!(kinds("%{")[0], T::Name);
    assert_eq!(kinds("end %% c"), [T::Keyword(Keyword::End), T::Comment, T::Newline]);
}

#[test]
fn numbers_stand_before_blanks() {
    for (text, expected) in [("12 ", "12"), ("1.25\n", "1.25"), (".5", ".5")] {
        assert_eq!(tokens(text)[0], (T::Number, expected), "{text}");
    }
    for text in ["1->>2", "1.555 ", "1. ", "5;", "12a", "."] {
        assert_eq!(kinds(text)[0], T::Name, "{text}");
    }
}

#[test]
fn an_open_brace_is_not_searched_again_and_again() {
    let text = "participant A@{ x\n".repeat(100_000);
    let mut lexer = Lexer::new(&text, false);
    let mut errors = 0;
    loop {
        let token = lexer.next();
        match token.kind {
            T::Error => {
                errors += 1;
                lexer.skip_line(token.part.start as usize);
            }
            T::End => break,
            _ => {}
        }
    }
    assert_eq!(errors, 100_000);
}

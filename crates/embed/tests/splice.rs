//! Texts go back into their places, and everything else stays.

use embed::{Edit, Host, find, splice};

fn edited(page: &str, text: &str, word: Option<&str>) -> String {
    let found = find(page, Host::Markdown, |word| word == "wsd");
    let edits: Vec<_> = found.iter().map(|snippet| Edit { snippet, text, word }).collect();
    splice(page, &edits)
}

#[test]
fn lines_get_what_stands_before_lines() {
    assert_eq!(edited("```wsd\nA\n```\n", "B\nC\n", None), "```wsd\nB\nC\n```\n");
    assert_eq!(
        edited("> - x\n>\n>   ```wsd\n>   A\n>   ```\n", "B\n\nC\n", None),
        "> - x\n>\n>   ```wsd\n>   B\n>\n>   C\n>   ```\n"
    );
    assert_eq!(edited("1. ```wsd\n   A\n   ```\n", "A\nB", None), "1. ```wsd\n   A\n   B\n   ```\n");
    assert_eq!(edited("  ```wsd\nA\n  ```\n", "A\n B\n", None), "  ```wsd\nA\n   B\n  ```\n");
    assert_eq!(edited("\u{feff}> ```wsd\n> A\n", "A\nB\n", None), "\u{feff}> ```wsd\n> A\n> B\n");
}

#[test]
fn lines_keep_the_line_end_of_the_page() {
    assert_eq!(edited("```wsd\r\nA\r\n```\r\n", "A\nB\n", None), "```wsd\r\nA\r\nB\r\n```\r\n");
    assert_eq!(edited("x\r```wsd\rA\r```\r", "B\nC\n", None), "x\r```wsd\rB\rC\r```\r");
    let whole = "\u{feff}A\r\nB\r\n";
    let found = find(whole, Host::Whole, |_| true);
    let edit = Edit { snippet: &found[0], text: "A\nC\nD\n", word: None };
    assert_eq!(splice(whole, &[edit]), "\u{feff}A\r\nC\r\nD\r\n");
}

#[test]
fn texts_that_come_and_go() {
    assert_eq!(edited("```wsd\n```\nend\n", "A\nB", None), "```wsd\nA\nB\n```\nend\n");
    assert_eq!(edited("> ```wsd\n> ```\n", "A\n", None), "> ```wsd\n> A\n> ```\n");
    assert_eq!(edited("```wsd\nA\nB\n```\n", "", None), "```wsd\n```\n");
    assert_eq!(edited("```wsd\nA", "A\nB", None), "```wsd\nA\nB");
    assert_eq!(edited("```wsd", "A\n", None), "```wsd\nA\n");
    assert_eq!(edited("> ```wsd\n> A\n\nend\n", "B", None), "> ```wsd\n> B\n\nend\n");
}

#[test]
fn the_word_changes_with_the_language() {
    assert_eq!(
        edited("~~~ {.wsd #login}\nA\n~~~\n\n```wsd x\n```\n", "B\n", Some("mermaid")),
        "~~~ {.mermaid #login}\nB\n~~~\n\n```mermaid x\nB\n```\n"
    );
}

#[test]
fn a_text_never_closes_its_fence() {
    assert_eq!(edited("```wsd\nA\n```\n", "A\n````\n", None), "`````wsd\nA\n````\n`````\n");
    assert_eq!(edited("> ~~~wsd\n> A\n", "  ~~~ \n", None), "> ~~~~wsd\n>   ~~~ \n");
    assert_eq!(edited("```wsd\nA\n```\n", "~~~\n```x\n", None), "```wsd\n~~~\n```x\n```\n");
}

/// Pages put together of parts that get in each other's way, in every order that a small generator comes to.
#[test]
fn putting_back_what_was_found_leaves_every_byte() {
    const PARTS: &[&str] = &[
        "```wsd\n",
        "```\n",
        "~~~wsd\n",
        "~~~\n",
        "````{wsd} x\n",
        "````\n",
        "> ",
        ">",
        "- ",
        "  ",
        "    ",
        "\t",
        "1. ",
        "A->B: x\n",
        "é\n",
        "\n",
        "\r\n",
        "\r",
        "x\n",
        "---\n",
        "<!--\n",
        "-->\n",
        ":a: b\n",
        "`",
        "\0",
        "  ```\n",
        "> > ```wsd\r\n",
        "> > A\r\n",
        "\u{feff}",
        "<div>\n",
        "   - ```wsd\n",
    ];
    let mut state = 1_u64;
    let mut next = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let mut fences = 0;
    for _ in 0..30_000 {
        let page: String = (0..next(24) + 2).map(|_| PARTS[next(PARTS.len())]).collect();
        let found = find(&page, Host::Markdown, |word| word == "wsd");
        fences += found.len();
        let same: Vec<_> =
            found.iter().map(|snippet| Edit { snippet, text: &snippet.text, word: snippet.word() }).collect();
        assert_eq!(splice(&page, &same), page, "{page:?}");
        let lines = found.iter().map(|snippet| snippet.lines_before);
        assert!(lines.is_sorted(), "{page:?}");
    }
    assert!(fences > 10_000, "there was something to put back: {fences}");
}

/// What is put in is what is found there afterwards.
#[test]
fn what_was_put_in_is_found_again() {
    const HOSTS: &[&str] = &[
        "```wsd\nA\n```\n",
        "> ```wsd\n> A\n> ```\n",
        "- x\n\n  ~~~ wsd\n  A\n\n  B\n  ~~~\n",
        "> 1. ```wsd\n>    A\n>    ```\n> 2. y\n",
        "   ```wsd\n   A\n   ```\nend",
        "```wsd\n```\n",
        "text\n> ```wsd\n> A\n",
    ];
    for host in HOSTS {
        for text in
            ["B\n", "B\n\n  C\n", "```\n~~~\n````\n", "\n\nB\n", "\tB\n > x\n- y\n", "A\nB\nC\n", "A\n"]
        {
            let page = edited(host, text, None);
            let found = find(&page, Host::Markdown, |word| word == "wsd");
            assert_eq!((found.len(), &*found[0].text), (1, text), "{page}");
        }
    }
}

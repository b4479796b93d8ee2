//! Fences in every place that Markdown has for them, and in those where they are none.

use embed::{Host, Snippet, find};

fn fences(page: &str) -> Vec<Snippet<'_>> {
    find(page, Host::Markdown, |word| ["mermaid", "wsd"].contains(&word))
}

/// The texts, each with the 1-based line of the page on which it begins.
fn texts(page: &str) -> Vec<(String, u32)> {
    fences(page).into_iter().map(|found| (found.text.into_owned(), found.lines_before + 1)).collect()
}

#[track_caller]
fn one(page: &str, text: &str, line: u32, columns: &[u32]) {
    let found = fences(page);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&*found[0].text, found[0].lines_before + 1), (text, line), "{page}");
    assert_eq!(found[0].columns_before, columns, "{page}");
}

#[track_caller]
fn none(page: &str) {
    assert_eq!(texts(page), [], "{page}");
}

#[test]
fn a_plain_fence() {
    one("# T\n\n```mermaid\nA\n\nB\n```\nend\n", "A\n\nB\n", 4, &[]);
    one("~~~ mermaid {.wide}\nA\n~~~", "A\n", 2, &[]);
    one("````{mermaid}\n```\nA\n````\n", "```\nA\n", 2, &[]);
    one("text\n```wsd\nA\n```\ntext\n", "A\n", 3, &[]);
    one("```wsd\nA   \n\tB\n```\n", "A   \n\tB\n", 2, &[]);
    one("``` wsd\n é→x\n```\n", " é→x\n", 2, &[]);
}

#[test]
fn several_fences_in_their_order() {
    let page = "```wsd\nA\n```\n\n```js\nno\n```\n```mermaid\nB\n```\n> ```wsd\n> C\n> ```\n";
    assert_eq!(texts(page), [("A\n".into(), 2), ("B\n".into(), 9), ("C\n".into(), 12)]);
    let words: Vec<_> = fences(page).iter().map(|found| found.word().unwrap()).collect();
    assert_eq!(words, ["wsd", "mermaid", "wsd"]);
}

#[test]
fn empty_and_unclosed_fences() {
    one("```wsd\n```\n", "", 2, &[]);
    one("```wsd\n\n```\n", "\n", 2, &[]);
    one("x\n\n```wsd\nA\nB", "A\nB", 4, &[]);
    one("```wsd\nA\n\n\n", "A\n\n\n", 2, &[]);
    one("```wsd\n", "", 2, &[]);
    one("```wsd", "", 1, &[]);
    one("> ```wsd\n> A\n\nend\n", "A\n", 2, &[2]);
    one("- ```wsd\n  A\nend\n", "A\n", 2, &[2]);
}

#[test]
fn fences_in_quotes_and_lists() {
    one("> ```wsd\n> A\n>\n>  B\n>C\n> ```\n", "A\n\n B\nC\n", 2, &[2, 1, 2, 1]);
    one("> > - x\n> >\n> >   ```wsd\n> >   A\n> >\n> >   B\n> >   ```\n", "A\n\nB\n", 4, &[6, 3, 6]);
    one("1. step\n\n   ```wsd\n   A\n\n     B\n   ```\n", "A\n\n  B\n", 4, &[3, 0, 3]);
    one("- ```wsd\n  A\n  ```\n- next\n", "A\n", 2, &[2]);
    one("10. a\n    - b\n      ~~~wsd\n      A\n      ~~~\n", "A\n", 4, &[6]);
}

#[test]
fn the_indentation_of_a_fence_is_not_part_of_its_text() {
    one("  ```wsd\n  A\n    B\n C\n\nD\n  ```\n", "A\n  B\nC\n\nD\n", 2, &[2, 2, 1, 0, 0]);
    none("    ```wsd\n    A\n    ```\n");
    none("\t```wsd\n\tA\n\t```\n");
}

#[test]
fn a_tab_of_which_a_list_takes_a_part() {
    // the tab reaches column 4: two columns belong to the list, two to the text
    one("- ```wsd\n\tA\n  B\n  ```\n", "  A\nB\n", 2, &[0, 2]);
}

#[test]
fn fences_that_are_none() {
    none("```wsd x`y\nA\n```\n");
    none("````\n```wsd\nA\n```\n````\n");
    none("~~~\n```wsd\nA\n```\n~~~\n");
    none("<!--\n```wsd\nA\n```\n-->\n");
    none("<div>\n```wsd\nA\n```\n</div>\n");
    none("---\ntitle: x\ntext: |\n```wsd\nA\n```\n---\n");
    none("+++\ntext = '''\n```wsd\nA\n```\n'''\n+++\n");
    none("``wsd\nA\n``\n");
    none("```wsdx\nA\n```\n");
    none("```\nwsd\n```\n");
    none("text ```wsd\nA\n```\n");
}

#[test]
fn what_only_looks_like_front_matter() {
    one("---\n\n```wsd\nA\n```\n\n---\n", "A\n", 4, &[]);
    one("---\ntitle: x\n---\n```wsd\nA\n```\n", "A\n", 5, &[]);
    one("---\n---\n```wsd\nA\n```\n", "A\n", 4, &[]);
    one("---\nnever closed\n\n```wsd\nA\n```\n", "A\n", 5, &[]);
    one("text\n\n---\nx\n\n```wsd\nA\n```\n\n---\n", "A\n", 7, &[]);
    one("<details>\n\n```wsd\nA\n```\n\n</details>\n", "A\n", 4, &[]);
}

#[test]
fn all_line_ends_and_a_byte_order_mark() {
    one("\u{feff}```wsd\r\nA\r\n\r\nB\r\n```\r\n", "A\r\n\r\nB\r\n", 2, &[]);
    one("x\r\n\r\n> ```wsd\r\n> A\r\n>\r\n> B\r\n> ```\r\n", "A\r\n\r\nB\r\n", 4, &[2, 1, 2]);
    one("x\r\r```wsd\rA\r\rB\r```\rend", "A\r\rB\r", 4, &[]);
    one("> ```wsd\r> A\r> B\r> ```\r", "A\rB\r", 2, &[2, 2]);
    one("\u{feff}---\r\na: b\r\n---\r\n```wsd\r\nA", "A", 5, &[]);
    one("```wsd\r\nA\nB\r\n```\n", "A\nB\r\n", 2, &[]);
}

#[test]
fn options_of_a_directive_are_not_part_of_the_diagram() {
    one("```{mermaid}\n:align: center\n:zoom:\n\nA\n:b: c\n```\n", "A\n:b: c\n", 5, &[]);
    one("> ```{wsd}\n> :caption: x\n> A\n> ```\n", "A\n", 3, &[2]);
    one("```{mermaid}\n:align: center\n```\n", "", 3, &[]);
    one("```mermaid\n:align: center\n```\n", ":align: center\n", 2, &[]);
}

#[test]
fn places_count_characters_of_the_page() {
    let mut sources = diag::Sources::new();
    let page = "é\n\n> 1. ```wsd\n>    A->B: x\n>\n>    → wrong\n>    ```\n";
    let found = fences(page).remove(0);
    let at = found.text.find("wrong").unwrap() as u32;
    let file =
        sources.add_embedded("page.md", found.text.into_owned(), found.lines_before, found.columns_before);
    let place = sources.get(file).locate(at);
    assert_eq!((place.line, place.column), (6, 8));
    assert_eq!(page.lines().nth(5).unwrap().chars().skip(7).collect::<String>(), "wrong");
}

#[test]
fn sizes_that_nobody_writes() {
    for page in [
        "```wsd\nA\n```\n\n".repeat(50_000),
        "```wsd\n".to_owned() + &"> ".repeat(500_000),
        ">".repeat(200_000) + "```wsd\n" + &"A\n".repeat(1000),
        "- ".repeat(50_000) + "```wsd\n" + &"\n".repeat(50_000),
        (0..1_000).map(|depth| " ".repeat(2 * depth) + "- x\n").collect::<String>()
            + "```wsd\n"
            + &"\n".repeat(50_000),
        "*a_ ".repeat(50_000) + "\n```wsd\nA",
        "[".repeat(100_000) + "\n```wsd\nA",
        "```wsd\n".to_owned() + &"\0\u{1}\u{2028}\r".repeat(100_000),
        "> ```wsd\n".to_owned() + &"> A->B: x\n".repeat(200_000),
    ] {
        let found = fences(&page);
        assert!(found.iter().all(|found| page.is_char_boundary(found.range.end)));
    }
    assert_eq!(fences(&"```wsd\nA\n```\n\n".repeat(50_000)).len(), 50_000);
}

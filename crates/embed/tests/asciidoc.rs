//! Blocks of AsciiDoc pages: which are diagrams, and where their lines stand.

use embed::{Edit, Host, Snippet, find, splice};

fn blocks(page: &str) -> Vec<Snippet<'_>> {
    let found = find(page, Host::AsciiDoc, |word| matches!(word, "wsd" | "plantuml"));
    for snippet in &found {
        let fence = snippet.fence.as_ref().expect("blocks have delimiters");
        assert_eq!(&page[fence.word_range.clone()], fence.word);
        assert_eq!(&page[snippet.range.clone()], snippet.text);
        assert!(fence.open.end <= snippet.range.start);
        let close = fence.close.as_ref().map(|close| &page[close.clone()]);
        assert!(close.is_none_or(|close| close == &page[fence.open.clone()]), "{page}");
        if page.len() < 10_000 && !page.contains('\r') {
            let before = page[..snippet.range.start].matches('\n').count();
            assert_eq!(snippet.lines_before as usize, before, "{page}");
        }
    }
    assert!(found.is_sorted_by(|a, b| a.range.end <= b.range.start));
    found
}

/// The page holds one diagram, with this text, on this line (from 1) and with this name.
#[track_caller]
fn one(page: &str, text: &str, line: u32, target: Option<&str>) {
    let found = blocks(page);
    assert_eq!(found.len(), 1, "{page}");
    let found = &found[0];
    assert_eq!(
        (&*found.text, found.lines_before + 1, found.target.as_deref()),
        (text, line, target),
        "{page}"
    );
}

#[track_caller]
fn none(page: &str) {
    assert_eq!(blocks(page), [], "{page}");
}

#[test]
fn listings_literal_blocks_and_open_blocks() {
    for mark in ["----", "....", "--", "------", "........."] {
        one(&format!("= Page\n\n[wsd]\n{mark}\nA->B\n\nB->A\n{mark}\nend\n"), "A->B\n\nB->A\n", 5, None);
    }
    for mark in ["====", "****", "____", "++++", "////", "|===", "---", "...", "- -", "-----x"] {
        none(&format!("[wsd]\n{mark}\nA->B\n{mark}\n"));
    }
    none("[wsd]\nA->B: a paragraph\n");
    none("[source,wsd]\n----\nA->B\n----\n");
    none("[wsdx]\n----\nA->B\n----\n");
    none("[,wsd]\n----\nA->B\n----\n");
    none("```wsd\nA->B\n```\n");
    none("[wsd]\n----x\nA->B\n----\n");
    none(" [wsd]\n----\nA->B\n----\n");
    none("----\nA->B\n----\n");
}

#[test]
fn names_of_pictures() {
    one("[plantuml, images/login, svg]\n----\nA\n----\n", "A\n", 3, Some("images/login"));
    one("[plantuml,format=svg,target=\"a b\"]\n----\nA\n----\n", "A\n", 3, Some("a b"));
    one("[plantuml]\n[target=x]\n[%inline]\n----\nA\n----\n", "A\n", 5, Some("x"));
}

#[test]
fn what_can_stand_between_the_attributes_and_the_block() {
    one(
        "[wsd,x]\n.A title\n[[anchor]]\n[#id.role]\n\n:name: value\n// comment\n----\nA\n----\n",
        "A\n",
        9,
        Some("x"),
    );
    one("[wsd]\n////\n----\nno\n////\n----\nA\n----\n", "A\n", 7, None);
    one("[wsd]\nifdef::x[]\n----\nA\n----\nendif::[]\n", "A\n", 4, None);
    none("[wsd]\ntext\n\n----\nA\n----\n");
    none("[wsd]\n....x\n----\nA\n----\n");
    one("text\n[wsd]\n----\nA\n----\n", "A\n", 4, None);
    none("[wsd]\n====\n----\nA\n----\n====\n");
}

#[test]
fn blocks_in_blocks_and_lists() {
    one("====\n[wsd]\n----\nA\n----\n====\n", "A\n", 4, None);
    one("* item\n+\n[wsd]\n----\nA\n----\n* next\n", "A\n", 5, None);
    one("* item\n+\n--\n[wsd]\n----\nA\n----\n--\n", "A\n", 6, None);
    one("====\n****\n--\n[wsd]\n....\nA\n....\n--\n****\n====\n", "A\n", 6, None);
    one("|===\na|\n[wsd]\n----\nA\n----\n|===\n", "A\n", 5, None);
    one("[verse]\n--\n[wsd]\n----\nno\n----\n--\n\n[wsd]\n----\nA\n----\n", "A\n", 11, None);
    assert_eq!(blocks(&"====\n[wsd]\n----\nA\n----\n====\n\n[wsd]\n--\nB\n--\n".repeat(3)).len(), 6);
}

#[test]
fn blocks_in_texts_of_another_sort_are_none() {
    for mark in ["////", "----", "....", "++++", "-----", "```"] {
        none(&format!("{mark}\n[wsd]\n--\nA\n--\n{mark}\n"));
    }
    none("[source]\n--\n[wsd]\n----\nA\n----\n--\n");
    none("```js\n[wsd]\n----\nA\n----\n```\n");
    one("[source]\ntext\n[wsd]\n----\nno\n----\n\n[wsd]\n----\nA\n----\n", "A\n", 10, None);
    // another length is no end
    one("----\n-----\n[wsd]\n----\n[wsd]\n----\nA\n----\n", "A\n", 7, None);
}

#[test]
fn blocks_that_are_not_closed_end_with_what_is_around_them() {
    one("[wsd]\n----\nA\n", "A\n", 3, None);
    one("[wsd]\n----\nA", "A", 3, None);
    one("====\n[wsd]\n----\nA\n====\nB\n----\n", "A\n", 4, None);
    one("[wsd]\n----\n", "", 3, None);
    one("[wsd]\n----\n----\n", "", 3, None);
    assert!(blocks("====\n[wsd]\n----\nA\n====\n")[0].fence.as_ref().unwrap().close.is_none());
}

#[test]
fn titles_of_two_lines_open_nothing() {
    one("Login\n-----\n\n[wsd]\n----\nA\n----\n", "A\n", 6, None);
    one("Page\n====\n\nLogin\n------\n[wsd]\n----\nA\n----\n", "A\n", 8, None);
    // too short for its title
    none("A longer title\n----\n\n[wsd]\n----\nA\n");
    // the second line of a paragraph is no title
    none("two\nline\n----\n[wsd]\n----\n");
}

#[test]
fn all_line_ends_a_mark_at_the_start_and_blanks_at_ends() {
    one("\u{feff}[wsd]\r\n----\r\nA\r\n\r\nB\r\n----\r\n", "A\r\n\r\nB\r\n", 3, None);
    one("[wsd]  \n----\t\nA \n---- \n", "A \n", 3, None);
    one("x\r\r[wsd]\r----\rA\rB\r----\r", "A\rB\r", 5, None);
}

#[test]
fn texts_are_put_back() {
    let page = "= Page\n\n[wsd,x]\n----\nA->B\n----\n\n[wsd]\n--\nB->A\n--\n";
    let found = blocks(page);
    let edit = |index: usize, text, word| Edit { snippet: &found[index], text, word };
    let edits = [edit(0, "A->B: x\n----\n", Some("plantuml")), edit(1, "--\n", None)];
    let new = splice(page, &edits);
    assert_eq!(new, "= Page\n\n[plantuml,x]\n-----\nA->B: x\n----\n-----\n\n[wsd]\n----\n--\n----\n");
    let texts: Vec<_> = blocks(&new).into_iter().map(|found| found.text.into_owned()).collect();
    assert_eq!(texts, ["A->B: x\n----\n", "--\n"]);
    assert_eq!(splice(page, &[edit(0, "A->B\n", None)]), page);
}

#[test]
fn sizes_that_nobody_writes() {
    let nested: String = (4..2000).map(|length| "=".repeat(length) + "\n").collect();
    for page in [
        "[wsd]\n----\nA\n----\n\n".repeat(50_000),
        nested + "[wsd]\n----\n" + &"A\n".repeat(100_000),
        "[".repeat(500_000) + &"]".repeat(500_000),
        "[wsd".to_owned() + &",\"x\"".repeat(200_000) + "]\n----\nA\n----\n",
        "[wsd]\n".repeat(200_000) + "----\nA\n",
        "--\n".repeat(300_000) + "[wsd]\n----\nA",
        "-".repeat(1_000_000),
    ] {
        let found = blocks(&page);
        assert!(found.iter().all(|snippet| snippet.text.starts_with('A') || snippet.text.is_empty()));
    }
}

#[test]
fn damaged_pages() {
    const BITS: [&str; 28] = [
        "[wsd]\n",
        "[wsd]\r\n",
        "[wsd,é]\r",
        "[wsd]\n----\n",
        "[wsd]\n--\n",
        "[wsd,target=\"",
        "[",
        "]\n",
        "----\n",
        "----\r",
        "....\n",
        "--\n",
        "====\n",
        "____\r\n",
        "|===\n",
        "////\n",
        "```\n",
        "----",
        "--",
        "\n",
        "\r\n",
        "é\n",
        "\u{feff}",
        " ",
        "+\n",
        "[source]\n",
        "Title\n",
        "A->B\n",
    ];
    let mut state = 0x5EED_u64;
    let mut roll = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below as u64) as usize
    };
    let mut seen = 0;
    for _ in 0..20_000 {
        let page: String = (0..roll(40)).map(|_| BITS[roll(BITS.len())]).collect();
        let found = blocks(&page);
        seen += found.len();
        for snippet in &found {
            let edit = Edit { snippet, text: "A->B: x\n", word: Some("plantuml") };
            let again = splice(&page, &[edit]);
            assert!(
                blocks(&again).iter().any(|found| found.text.starts_with("A->B: x")),
                "{page:?}\n{again:?}"
            );
        }
    }
    assert!(seen > 1000, "only {seen} blocks");
}

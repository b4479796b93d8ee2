use super::*;
use crate::glyphs::{ASCII, UNICODE};
use ir::{Block as Kind, Cell, TextLine};

/// The lines of a text, as they are written into as many columns as it needs.
fn lines(text: &Text, wrap: Wrap, glyphs: &'static Glyphs) -> Vec<String> {
    let block = lay(text, wrap, glyphs);
    let mut out = String::new();
    let mut row = Row::new(glyphs, -1);
    for line in 0..block.height() {
        block.write(&mut row, line, 0, block.width, Align::Left);
        row.write(&mut out);
    }
    out.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()).collect()
}

fn wrapped(text: &str, columns: i64) -> Vec<String> {
    lines(&Text::plain(text), Wrap::at(Some(columns)), &UNICODE)
}

fn structured(blocks: &[(Kind, &str)]) -> Text {
    let line = |(block, text): &(Kind, &str)| TextLine { block: block.clone(), ..TextLine::plain(*text) };
    Text { lines: blocks.iter().map(line).collect(), wrap: None }
}

#[test]
fn cells_are_those_of_terminals() {
    for (text, cells) in [("abc", 3), ("注文", 4), ("e\u{301}", 1), ("👩🏽‍💻", 2), ("שלום", 4), ("ｱ", 1), ("", 0)]
    {
        assert_eq!(width(text), cells, "{text}");
    }
}

#[test]
fn texts_break_where_words_do() {
    assert_eq!(wrapped("GET /orders and more", 12), ["GET /orders", "and more"]);
    assert_eq!(wrapped("short", 12), ["short"]);
    assert_eq!(wrapped("one\ntwo", 12), ["one", "two"]);
    let unbroken = Text { wrap: Some(false), ..Text::plain("GET /orders and more") };
    assert_eq!(lines(&unbroken, Wrap::at(None), &UNICODE), ["GET /orders and more"]);
}

#[test]
fn a_label_does_not_end_with_a_mere_word() {
    assert_eq!(wrapped("the quick brown fox jumps over it", 30), ["the quick brown", "fox jumps over it"]);
}

#[test]
fn a_word_that_is_too_long_is_broken() {
    assert_eq!(wrapped("abcdefghijkl", 5), ["abcde", "fghij", "kl"]);
    assert_eq!(wrapped("注文注文", 4), ["注文", "注文"]);
}

#[test]
fn guards_stand_in_brackets() {
    let guard = |text: &str| lines(&Text::plain(text), Wrap::guard(Some(10)), &UNICODE);
    assert_eq!(guard("ok"), ["[ok]"]);
    assert_eq!(guard("first word and last"), ["[first word", "and last]"]);
    assert!(guard("").is_empty());
}

#[test]
fn lists_hang() {
    let text = structured(&[
        (Kind::Plain, "Things:"),
        (Kind::Bullet { depth: 1 }, "a first one here"),
        (Kind::Bullet { depth: 2 }, "b"),
        (Kind::Numbered { depth: 1 }, "c"),
        (Kind::Numbered { depth: 2 }, "d"),
        (Kind::Numbered { depth: 1 }, "e"),
    ]);
    let expected = ["Things:", "• a first", "  one here", "  ◦ b", "1. c", "   1. d", "2. e"];
    assert_eq!(lines(&text, Wrap::at(Some(12)), &UNICODE), expected);
    assert_eq!(lines(&text, Wrap::at(None), &ASCII)[1..3], ["* a first one here", "  - b"]);
}

#[test]
fn trees_have_twigs() {
    let tree = |depth, text| (Kind::Tree { depth }, text);
    let text = structured(&[tree(1, "a"), tree(2, "b"), tree(3, "c"), tree(2, "d"), tree(1, "e")]);
    let expected = ["├─ a", "│  ├─ b", "│  │  └─ c", "│  └─ d", "└─ e"];
    assert_eq!(lines(&text, Wrap::at(None), &UNICODE), expected);
    assert_eq!(lines(&text, Wrap::at(None), &ASCII)[3], "|  `- d");
}

#[test]
fn tables_have_columns() {
    let cell = |text: &str, header| Cell { header, runs: vec![Run::plain(text)], ..Cell::default() };
    let row = |cells: Vec<Cell>| TextLine { block: Kind::Row { cells }, ..TextLine::default() };
    let rows = vec![
        row(vec![cell("name", true), cell("n", true)]),
        row(vec![cell("注文", false), cell("12", false)]),
        row(vec![cell("x", false)]),
    ];
    let text = Text { lines: rows, wrap: None };
    let expected = ["│ name │ n  │", "│──────┼────│", "│ 注文 │ 12 │", "│ x    │"];
    assert_eq!(lines(&text, Wrap::at(Some(8)), &UNICODE), expected);
}

#[test]
fn rules_and_code_keep_their_form() {
    let rule = |double, dotted| Kind::Rule { double, dotted };
    let text = structured(&[
        (Kind::Code, "  if x:\ty"),
        (rule(false, false), ""),
        (rule(true, false), "Part"),
        (rule(false, true), ""),
    ]);
    let expected = ["  if x: y", "─────────", "══ Part ═══", "···········"];
    let found = lines(&text, Wrap::at(Some(6)), &UNICODE);
    assert_eq!(found[0], expected[0]);
    assert!(found[1].chars().all(|c| c == '─') && found[3].chars().all(|c| c == '·'), "{found:?}");
    assert!(found[2].starts_with('═') && found[2].contains(" Part "), "{found:?}");
}

#[test]
fn a_text_without_end_is_cut() {
    let wide = Text::plain("x".repeat(2 * MOST_LETTERS));
    let block = lay(&wide, Wrap::at(None), &ASCII);
    assert_eq!(block.height(), 1);
    assert_eq!(block.width, MOST_LETTERS as i64 - 1 + 3);
    let high = Text::plain("\n".repeat(2 * MOST_LETTERS));
    let block = lay(&high, Wrap::at(None), &ASCII);
    assert_eq!(block.height(), MOST_LETTERS as i64);
}

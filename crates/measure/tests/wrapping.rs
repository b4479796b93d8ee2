//! Where lines break, and the laws of wrapping.

use std::ops::Range;

use measure::{
    Break, Fixed, Font, Measure, Tables, break_opportunities, name_break_opportunities, wrap, wrap_name,
    wrap_plain,
};
use unicode_segmentation::UnicodeSegmentation;

/// Ten px a character.
const TEN: Fixed = Fixed { advance_em: 1.0 };
const FONT: Font = Font::sans(10.0);

fn split(text: &str, breaks: impl Iterator<Item = Break>) -> Vec<&str> {
    let mut start = 0;
    let ends: Vec<usize> = breaks.map(|b| b.byte_offset).chain([text.len()]).collect();
    ends.iter().map(|&end| &text[std::mem::replace(&mut start, end)..end]).collect()
}

fn prose(text: &str) -> Vec<&str> {
    split(text, break_opportunities(text))
}

fn name(text: &str) -> Vec<&str> {
    split(text, name_break_opportunities(text))
}

/// Lines of at most `max` characters.
fn lines(text: &str, max: usize) -> Vec<&str> {
    wrap_plain(&TEN, text, FONT, 10.0 * max as f64).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn prose_breaks_behind_blanks_and_between_han() {
    assert_eq!(prose("send the  token"), ["send ", "the  ", "token"]);
    assert_eq!(prose("認証OK。"), ["認", "証", "OK。"]);
    assert_eq!(prose("well-known"), ["well-", "known"]);
    assert_eq!(prose("no\u{A0}break"), ["no\u{A0}break"]);
    assert_eq!(prose("zero\u{200B}width"), ["zero\u{200B}", "width"]);
    assert_eq!(prose(""), [""]);
}

#[test]
fn operators_options_and_paths_stay_whole() {
    assert_eq!(prose("a->b"), ["a->b"]);
    assert_eq!(prose("x!=y"), ["x!=y"]);
    assert_eq!(prose("f() -->> g"), ["f() ", "-->> ", "g"]);
    assert_eq!(prose("git push --force -f"), ["git ", "push ", "--force ", "-f"]);
    assert_eq!(prose("GET /api/users/{id}"), ["GET ", "/api/", "users/", "{id}"]);
    assert_eq!(prose("https://host/x"), ["https://host/", "x"]);
    assert_eq!(prose("load .env if !done"), ["load ", ".env ", "if ", "!done"]);
    assert_eq!(prose("why ? yes : no !"), ["why ? ", "yes : ", "no !"]);
    assert_eq!(prose("at -5"), ["at ", "-5"]);
}

#[test]
fn line_breaks_are_mandatory() {
    let mandatory =
        |text| break_opportunities(text).filter(|b| b.mandatory).map(|b| b.byte_offset).collect::<Vec<_>>();
    assert_eq!(mandatory("a\nb\r\nc"), [2, 5]);
    assert_eq!(mandatory("a\n"), [2]);
    assert_eq!(mandatory("a"), [0; 0]);
    assert_eq!(mandatory("\n\n"), [1, 2]);
    assert_eq!(
        name_break_opportunities("aB\n").map(|b| (b.byte_offset, b.mandatory)).collect::<Vec<_>>(),
        [(1, false), (3, true)]
    );
}

#[test]
fn names_also_break_at_separators_and_case_changes() {
    assert_eq!(name("getUserByID"), ["get", "User", "By", "ID"]);
    assert_eq!(name("com.example.user_service"), ["com.", "example.", "user_", "service"]);
    assert_eq!(name("std::io::Error"), ["std::", "io::", "Error"]);
    assert_eq!(name("api/v1/users"), ["api/", "v1/", "users"]);
    assert_eq!(name("Order Service"), ["Order ", "Service"]);
    assert_eq!(name("über_Größe"), ["über_", "Größe"]);
}

#[test]
fn names_do_not_break_where_nothing_is_gained() {
    for whole in ["_private", ".env", "/api", "::Root", "v1.2.3", "HTTP", "a:b", "end.", "x_", "Token…"] {
        assert_eq!(name(whole), [whole]);
    }
}

#[test]
fn lines_are_filled() {
    assert_eq!(lines("one two three", 7), ["one two", "three"]);
    assert_eq!(lines("one two three", 100), ["one two three"]);
    assert_eq!(lines("one two   three  ", 8), ["one two", "three"]);
    assert_eq!(lines("  indented text", 10), ["  indented", "text"]);
    assert_eq!(lines("a\n\nb\n", 5), ["a", "", "b", ""]);
    assert_eq!(lines("", 5), [""]);
    assert_eq!(lines("   ", 1), [""]);
}

#[test]
fn a_text_fits_into_its_own_width() {
    for text in
        ["validate(token) -> Result<User, Error>", "طلب المصادقة من جديد", "認証 🚀 👩\u{200D}👧 done"]
    {
        let font = Font::sans(13.7);
        let width = Tables.width(text, font);
        assert_eq!(wrap_plain(&Tables, text, font, width).len(), 1, "{text}");
        assert!(wrap_plain(&Tables, text, font, width - 0.1).len() > 1, "{text}");
    }
}

#[test]
fn a_word_wider_than_a_line_breaks_like_a_name_and_then_anywhere() {
    assert_eq!(lines("call getUserById now", 7), ["call", "getUser", "ById", "now"]);
    assert_eq!(lines("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    assert_eq!(lines("   abcdefghij", 4), ["abcd", "efgh", "ij"]);
    assert_eq!(lines("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    assert_eq!(lines("ab", 0), ["a", "b"]);
}

#[test]
fn names_fill_lines_with_their_parts() {
    let text = "com.example.UserService";
    let lines: Vec<&str> = wrap_name(&TEN, text, FONT, 130.0).into_iter().map(|range| &text[range]).collect();
    assert_eq!(lines, ["com.example.", "UserService"]);
}

#[test]
fn runs_of_several_styles_wrap_together() {
    // The word in the middle is set twice as large.
    let text = "see bold now";
    let width = |range: Range<usize>| range.map(|at| if (4..8).contains(&at) { 20.0 } else { 10.0 }).sum();
    assert_eq!(wrap(text, break_opportunities(text), 100.0, width), [0..3, 4..8, 9..12]);
}

/// Texts of pieces that are hard to wrap, in an order that a small generator of random numbers picks.
fn texts() -> impl Iterator<Item = String> {
    let pieces = [
        "word",
        " ",
        "  ",
        "getUserById",
        "com.example",
        "認証",
        "한국",
        "👩\u{200D}👧",
        "e\u{301}",
        "طلب",
        "بببب",
        "\n",
        "\r\n",
        "-",
        "->",
        "::",
        "/",
        "\u{A0}",
        "\u{200B}",
        "(x)",
        "\t",
        "\u{AD}",
        "נא",
        "🇩🇪",
        "1\u{FE0F}\u{20E3}",
        "नमस्ते",
        "_",
        "\"q\"",
    ];
    let mut seed: u64 = 0x2545_F491_4F6C_DD1D;
    let mut random = move |below: usize| {
        // xorshift64
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    (0..2000).map(move |_| (0..random(30)).map(|_| pieces[random(pieces.len())]).collect())
}

#[test]
fn wrapping_loses_nothing_but_blanks_and_every_line_fits() {
    let font = Font::sans(10.0);
    for (text, max) in texts().flat_map(|text| [0.0, 7.0, 23.0, 60.0, 300.0].map(|max| (text.clone(), max))) {
        for lines in [wrap_plain(&Tables, &text, font, max), wrap_name(&Tables, &text, font, max)] {
            let mut end = 0;
            for line in &lines {
                assert!(line.start >= end, "{text:?} {max}: {lines:?}");
                assert!(text[end..line.start].chars().all(char::is_whitespace), "{text:?} {max}: {lines:?}");
                end = line.end;

                let line = &text[line.clone()];
                let fits = Tables.width(line, font) <= max + 1e-6;
                let seen = line.graphemes(true).filter(|g| !g.chars().all(measure::is_invisible)).count();
                assert!(fits || seen <= 1, "{line:?} does not fit into {max}, of {text:?}");
                assert!(!line.contains('\n'), "{text:?}");
            }
            assert!(text[end..].chars().all(char::is_whitespace), "{text:?} {max}: {lines:?}");
            let breaks = break_opportunities(&text).filter(|b| b.mandatory).count();
            assert!(lines.len() > breaks, "{text:?} {max}: {lines:?}");
        }
    }
}

#[test]
fn breaks_rise_and_lie_between_characters() {
    for text in texts() {
        for breaks in
            [break_opportunities(&text).collect::<Vec<_>>(), name_break_opportunities(&text).collect()]
        {
            assert!(breaks.windows(2).all(|pair| pair[0].byte_offset < pair[1].byte_offset), "{text:?}");
            assert!(
                breaks.iter().all(|b| b.byte_offset > 0 && text.is_char_boundary(b.byte_offset)),
                "{text:?}"
            );
        }
        let names: Vec<Break> = name_break_opportunities(&text).collect();
        assert!(break_opportunities(&text).all(|b| names.contains(&b)), "{text:?}");
    }
}

#[test]
fn a_line_fits_where_it_was_measured() {
    // Blanks are kerned with the letters beside them, so words measured one by one add up to more.
    let font = Font::sans(14.0);
    for line in ["A Y A V A T", "AT&T, To You: A 1 1", "P. T. Yes Δ A", "Т А Г"] {
        let max = Tables.width(line, font);
        let text = format!("{line}\n{line}");
        assert_eq!(wrap_plain(&Tables, &text, font, max).len(), 2, "{line}");
        assert!(wrap_plain(&Tables, &text, font, max - 0.1).len() > 2, "{line}");
    }
}

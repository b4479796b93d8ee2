//! How lines of text are written.

use crate::support::*;
use backend_svg::{Options, write};
use scene::{Anchor, Layer, Role, Run, Shape, Text};

fn written(text: Text, direction_marks: bool) -> String {
    let scene = scene(100.0, 100.0, vec![element(Layer::Text, Role::Note, 1, Shape::Text(text))]);
    let svg = write(&scene, &Options { direction_marks, css: false, roles: false, ..Options::default() });
    let start = svg.find("<text").unwrap_or(svg.len());
    svg[start..].trim_end().trim_end_matches("</svg>").trim_end().to_owned()
}

fn of_runs(runs: Vec<Run>) -> String {
    written(text(1.0, 2.0, Anchor::Start, 14.0, runs), false)
}

fn plain(words: &str) -> Run {
    Run::plain(words, INK)
}

#[test]
fn anchors_name_ends_on_the_screen_whatever_the_script() {
    for (anchor, right_to_left, expected) in [
        (Anchor::Start, false, ""),
        (Anchor::Middle, false, " text-anchor=\"middle\""),
        (Anchor::End, false, " text-anchor=\"end\""),
        // SVG counts from where reading starts.
        (Anchor::Start, true, " text-anchor=\"end\" direction=\"rtl\""),
        (Anchor::Middle, true, " text-anchor=\"middle\" direction=\"rtl\""),
        (Anchor::End, true, " direction=\"rtl\""),
    ] {
        let line = Text { right_to_left, ..text(1.0, 2.0, anchor, 14.0, vec![plain("x")]) };
        let expected = format!("<text x=\"1\" y=\"2\"{expected} font-size=\"14\" fill=\"#1a2230\">x</text>");
        assert_eq!(written(line, false), expected);
    }
    let line = Text { right_to_left: true, ..text(1.0, 2.0, Anchor::Start, 14.0, vec![plain("x")]) };
    let expected = "<text x=\"1\" y=\"2\" font-size=\"14\" fill=\"#1a2230\">\u{202b}x\u{202c}</text>";
    assert_eq!(written(line, true), expected);
}

#[test]
fn blanks_that_would_vanish_are_kept_and_others_cost_nothing() {
    for (runs, kept) in [
        (vec!["one two"], false),
        (vec!["one ", "two"], false),
        (vec!["one", " two"], false),
        (vec![" one"], true),
        (vec!["one "], true),
        (vec!["a  b"], true),
        (vec!["a ", " b"], true),
        (vec!["a\t b"], true),
        (vec!["a\u{a0}\u{a0}b"], false),
    ] {
        let svg = of_runs(runs.iter().map(|words| plain(words)).collect());
        assert_eq!(svg.contains("xml:space=\"preserve\""), kept, "{runs:?}");
    }
}

#[test]
fn no_blank_is_written_between_runs() {
    let svg = of_runs(vec![plain("a"), bold("b", INK), plain("c"), bold("d", FOREST)]);
    assert!(!svg.contains('\n'));
    let letters: String = svg.split('>').filter_map(|part| part.split('<').next()).collect();
    assert_eq!(letters, "abcd");
}

#[test]
fn shifted_runs_return_to_the_base_line() {
    let up = Run { rise: 4.5, ..plain("2") };
    let empty = Run { rise: 9.0, ..plain("") };
    let svg = of_runs(vec![plain("x"), up.clone(), empty, plain("y"), up.clone(), up]);
    let shifts: Vec<f64> = svg
        .match_indices("dy=\"")
        .map(|(at, key)| &svg[at + key.len()..])
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(shifts, [-4.5, 4.5, -4.5]);
    assert!(svg.contains("xml:space=\"preserve\""));
}

#[test]
fn what_all_runs_share_stands_once() {
    let svg = of_runs(vec![bold("a", INK), bold("b", INK)]);
    assert_eq!(svg, "<text x=\"1\" y=\"2\" font-size=\"14\" font-weight=\"700\" fill=\"#1a2230\">ab</text>");
    let svg = of_runs(vec![Run { size: Some(10.0), ..plain("a") }, Run { size: Some(12.0), ..plain("b") }]);
    assert!(svg.contains("font-size=\"14\" fill"), "{svg}");
    assert!(svg.contains("<tspan font-size=\"10\">a</tspan><tspan font-size=\"12\">b</tspan>"), "{svg}");
    // The line below words has their colour, so it is not shared when colours differ.
    let under = |fill| Run { underline: true, ..Run::plain("words", fill) };
    let svg = of_runs(vec![under(INK), under(FOREST)]);
    assert_eq!(svg.matches("<tspan").count(), 2, "{svg}");
}

#[test]
fn backgrounds_stand_behind_their_runs_whatever_the_anchor_and_direction() {
    let runs = || {
        let wide = |words, width| Run { width: Some(width), ..plain(words) };
        vec![wide("ab", 20.0), Run { background: Some(NOTE), ..wide("cde", 30.0) }, wide("fghij", 50.0)]
    };
    for (anchor, right_to_left, expected) in [
        (Anchor::Start, false, 220.0),
        (Anchor::Middle, false, 170.0),
        (Anchor::End, false, 120.0),
        (Anchor::Start, true, 250.0),
        (Anchor::End, true, 150.0),
    ] {
        let line = Text { right_to_left, width: 100.0, ..text(200.0, 50.0, anchor, 10.0, runs()) };
        let scene = scene(400.0, 100.0, vec![element(Layer::Text, Role::Note, 1, Shape::Text(line))]);
        let svg = write(&scene, &Options { css: false, background: false, ..Options::default() });
        let rect = format!(
            "<rect x=\"{expected}\" y=\"40.95\" width=\"30\" height=\"11.17\" fill=\"#fdf6e1\"/>\n<text"
        );
        assert!(svg.contains(&rect), "{anchor:?} {right_to_left}: {svg}");
    }
    // Without widths nobody knows where the words stand.
    let svg = of_runs(vec![Run { background: Some(NOTE), ..plain("words") }]);
    assert!(!svg.contains("<rect"), "{svg}");
}

#[test]
fn a_line_without_letters_is_nothing() {
    assert_eq!(of_runs(vec![plain(""), bold("", INK)]), "");
    assert_eq!(of_runs(Vec::new()), "");
}

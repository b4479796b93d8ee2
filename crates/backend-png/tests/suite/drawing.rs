//! What is drawn where: that resvg honours what the SVG says.

use crate::pixels::draw;
use crate::support::*;
use backend_png::Options;
use measure::{Family, Font, Measure, Tables};
use scene::{Anchor, Element, Layer, Role, Run, Scene, Shape, Stroke, Text};

fn of_text(text: Text) -> String {
    draw(&flat(vec![element(Layer::Text, Role::Note, 1, Shape::Text(text))]), &Options::default()).ink()
}

/// 200 by 40 px without round corners.
fn flat(elements: Vec<Element>) -> Scene {
    Scene { ground_radius: 0.0, ..scene(200.0, 40.0, elements) }
}

fn line_of(words: &str) -> Text {
    text(20.0, 24.0, Anchor::Start, 14.0, vec![Run::plain(words, INK)])
}

#[test]
fn blanks_are_kept_within_and_between_runs() {
    let written = |words: &[&str]| {
        // Two colours, so that each run has an element.
        let paints = [INK, ARROW];
        let runs =
            words.iter().zip(paints.into_iter().cycle()).map(|(words, paint)| Run::plain(*words, paint));
        of_text(text(20.0, 24.0, Anchor::Start, 14.0, runs.collect()))
    };
    for (one, several) in [
        ("see this word", &["see ", "this", " word"][..]),
        ("see this word", &["see", " this ", "word"]),
        ("see  this", &["see ", " this"]),
        ("  see", &["  ", "see"]),
    ] {
        let hard = one.replace(' ', "\u{a0}");
        assert_eq!(written(&[one]), written(&[&hard]), "{one:?}");
        assert_eq!(written(several), written(&[&hard]), "{several:?}");
    }
    assert_ne!(written(&["see  this"]), written(&["see this"]));
}

#[test]
fn lines_from_right_to_left_are_ordered_and_anchored_on_the_screen() {
    // The mark ends the line, so it stands at its left.
    let ordered = Text { right_to_left: true, ..line_of("א!") };
    assert_eq!(of_text(ordered), of_text(line_of("!א")));
    let runs = vec![Run::plain("א", INK), Run::plain("!", ARROW)];
    let in_runs = Text { right_to_left: true, ..text(20.0, 24.0, Anchor::Start, 14.0, runs) };
    assert_eq!(of_text(in_runs), of_text(line_of("!א")));
}

#[test]
fn shifted_letters_come_back_to_the_base_line() {
    let up = Run { rise: 5.0, size: Some(10.0), ..Run::plain("2", INK) };
    let shifted =
        of_text(text(20.0, 24.0, Anchor::Start, 14.0, vec![Run::plain("x", INK), up, Run::plain("H", INK)]));
    let lowest =
        |ink: &str| ink.lines().enumerate().filter(|(_, row)| row.contains('#')).last().map(|(row, _)| row);
    assert_eq!(lowest(&shifted), lowest(&of_text(line_of("H"))));
}

#[test]
fn faces_are_the_bundled_ones() {
    let face = |change: fn(&mut Run)| {
        let mut line = line_of("words");
        change(&mut line.runs[0]);
        of_text(line)
    };
    let faces = [
        face(|_| {}),
        face(|run| run.bold = true),
        face(|run| run.italic = true),
        face(|run| run.mono = true),
    ];
    for (index, one) in faces.iter().enumerate() {
        assert!(one.contains('#'));
        assert!(faces[..index].iter().all(|other| other != one), "face {index} is another one");
    }
}

/// First and last column with ink.
fn reach(ink: &str) -> (usize, usize) {
    let columns = |row: &str| Some((row.find('#')?, row.rfind('#')?));
    let reach = ink.lines().filter_map(columns).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    reach.expect("ink")
}

/// A line alone in a wide picture, so that nothing is cut off.
fn ink_of(run: Run) -> String {
    let line = text(20.0, 40.0, Anchor::Start, 20.0, vec![run]);
    let element = element(Layer::Text, Role::Note, 1, Shape::Text(line));
    let scene = Scene { ground_radius: 0.0, ..scene(600.0, 60.0, vec![element]) };
    draw(&scene, &Options::default()).ink()
}

/// Whether a line has the ink of another one and more ink after it.
fn begins_with(line: &str, beginning: &str) -> bool {
    let (_, end) = reach(beginning);
    reach(line).1 > end + 5 && line.lines().zip(beginning.lines()).all(|(a, b)| a[..=end] == b[..=end])
}

fn measured(run: &Run) -> f64 {
    let font = Font { family: Family::Sans, bold: run.bold, italic: run.italic, size: 20.0 };
    Tables.width(&run.text, font)
}

#[test]
fn letters_of_other_scripts_are_as_wide_as_measured() {
    for words in [
        "طلب تسجيل الدخول من المستخدم",
        "السلام عليكم",
        "تأكيد الدفع 42 (HTTP) بنجاح",
        "بطاقة Visa مقبولة",
        "בקשת התחברות",
        "Запрос входа",
        "Αίτημα σύνδεσης",
        "السلام HTTP Request ✓",
    ] {
        for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
            let run = Run { bold, italic, ..Run::plain(words, INK) };
            let (first, last) = reach(&ink_of(run.clone()));
            let (drawn, measured) = ((last + 1 - first) as f64, measured(&run));
            // The pen starts at 20; side bearings and a slant may put ink a little out of place.
            assert!(drawn < measured * 1.03, "{words} bold {bold} italic {italic}: {drawn}, {measured}");
            assert!(drawn > measured * 0.90, "{words} bold {bold} italic {italic}: {drawn}, {measured}");
            assert!(first >= 18, "{words}: {first}");
        }
    }
}

#[test]
fn a_letter_that_the_face_lacks_leaves_the_words_beside_it_alone() {
    for (bold, mono) in [(false, false), (true, false), (false, true)] {
        let run = |words: &str| Run { bold, mono, ..Run::plain(words, INK) };
        let before = ink_of(run("nomnib"));
        for letter in ["\u{2714}", "\u{2200}", "\u{10d0}", "\u{2d30}"] {
            let after = ink_of(run(&format!("nomnib {letter}")));
            assert!(begins_with(&after, &before), "{letter}, bold {bold}, mono {mono}");
        }
    }
}

#[test]
fn an_unknown_letter_does_not_spoil_those_that_are_known() {
    // Lam and alef are one glyph, so the fonts differ in how many glyphs this has.
    let known = ink_of(Run::plain("سلام", INK));
    let with_a_box = ink_of(Run::plain("سلام 本", INK));
    assert!(begins_with(&with_a_box, &known), "{with_a_box}");
}

#[test]
fn level_lines_on_half_pixels_are_crisp() {
    let shaft = line((20.0, 20.5), (180.0, 20.5), Stroke::new(INK, 1.0));
    let ink = draw(&flat(vec![element(Layer::Arrows, Role::Message, 1, shaft)]), &Options::default()).ink();
    let rows: Vec<&str> = ink.lines().collect();
    assert_eq!(rows.iter().filter(|row| row.contains('#')).count(), 1);
    assert_eq!(rows[20].trim(), "#".repeat(160));
}

#[test]
fn a_tall_picture_shows_no_seams() {
    // Several bands at this width; the same words everywhere, so also across the cuts.
    let step = 37.0;
    let words = (1..3000).map(|row| label(40.0, f64::from(row) * step, Anchor::Start, 30.0, "Åg|", INK));
    let mut elements: Vec<_> = words.map(|words| element(Layer::Text, Role::Note, 1, words)).collect();
    let height = 3000.0 * step;
    elements.push(element(
        Layer::Lifelines,
        Role::Lifeline,
        1,
        line((10.5, 0.0), (10.5, height), Stroke::new(INK, 1.0)),
    ));
    let picture = draw(&Scene { ground_radius: 0.0, ..scene(100.0, height, elements) }, &Options::default());
    let rows: Vec<_> = picture.rows().collect();
    let one: Vec<_> = rows[37..74].to_vec();
    assert!(one.iter().any(|row| row.contains(&[0x1a, 0x22, 0x30, 255])));
    // Coordinates are rounded to 32-bit floats, which at most moves an edge by a level of its smoothing (64).
    for (index, block) in rows[37..37 * 2999].chunks(37).enumerate() {
        let apart =
            block.iter().zip(&one).flat_map(|(a, b)| a.iter().zip(*b)).flat_map(|(a, b)| a.iter().zip(b));
        let worst = apart.map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst < Some(70), "row {index} of words looks different: {worst:?}");
    }
}

//! Letters that a picture carries along.

use crate::support::*;
use backend_svg::{Options, write};
use scene::{Anchor, Layer, Role, Run, Scene, Shape};

const CARRYING: fn() -> Options =
    || Options { id: "login".to_owned(), embed_font: true, ..Options::default() };

fn of(runs: Vec<Run>) -> Scene {
    let line = Shape::Text(text(1.0, 2.0, Anchor::Start, 14.0, runs));
    scene(100.0, 100.0, vec![element(Layer::Text, Role::Note, 1, line)])
}

/// How each font of a picture is described, and how large it is.
fn faces(svg: &str) -> Vec<(String, usize)> {
    let rules = svg.split("@font-face{").skip(1).map(|rule| rule.split('}').next().unwrap_or_default());
    let face = |rule: &str| {
        let (look, data) = rule.split_once(";src:url(data:font/woff;base64,").expect("a font as data");
        let data = data.trim_end_matches(')');
        // `wOFF` begins every file.
        assert!(data.starts_with("d09G") && data.len() % 4 == 0, "{}", &data[..8]);
        (look.to_owned(), data.len() * 3 / 4)
    };
    rules.map(face).collect()
}

#[test]
fn each_face_that_occurs_comes_along_with_its_letters() {
    let plain = |words: &str| Run::plain(words, INK);
    let runs = vec![
        plain("Größe "),
        bold("bold", INK),
        Run { mono: true, ..plain("code") },
        Run { mono: true, italic: true, ..plain("slanted") },
    ];
    let svg = write(&of(runs), &CARRYING());
    let faces = faces(&svg);
    let looks: Vec<&str> = faces.iter().map(|(look, _)| look.as_str()).collect();
    assert_eq!(
        looks,
        ["font-family:login-sans", "font-family:login-sans;font-weight:700", "font-family:login-mono"]
    );
    assert!(faces.iter().all(|(_, size)| (500..3_000).contains(size)), "{faces:?}");
    // They are named before those that a reader may have.
    for family in [r#"font-family="login-sans, Arial, "#, r#"font-family="login-mono, Menlo, "#] {
        assert!(svg.contains(family), "{family}");
    }
    let more =
        write(&of(vec![plain("The quick brown fox jumps over the lazy dog, 0123456789")]), &CARRYING());
    assert!(self::faces(&more)[0].1 > faces[0].1, "more letters, more bytes");
}

#[test]
fn what_the_bundled_fonts_cannot_show_alone_is_left_to_the_reader() {
    let of = |words: &str| faces(&write(&of(vec![Run::plain(words, INK)]), &CARRYING()));
    for words in ["認証", "طلب", "🚀", "", "\u{1}"] {
        assert_eq!(of(words), [], "{words:?}");
    }
    assert_eq!(of("a 認証").len(), 1);
}

#[test]
fn letters_come_only_on_request_and_only_with_css() {
    let plain = write(&small(), &Options::default());
    assert!(!plain.contains("@font-face"));
    let without_css = Options { css: false, ..CARRYING() };
    let expected = Options { css: false, id: "login".to_owned(), ..Options::default() };
    assert_eq!(write(&small(), &without_css), write(&small(), &expected));
    // The same bytes each time.
    assert_eq!(write(&small(), &CARRYING()), write(&small(), &CARRYING()));
    assert!(faces(&write(&small(), &CARRYING())).len() > 1);
}

//! What cannot be drawn is refused, at once and by name.

use crate::pixels::write;
use crate::support::*;
use backend_png::{Error, Options};
use measure::fonts::BundledOnly;
use scene::{Anchor, Layer, Role, Scene};

#[test]
fn a_picture_too_large_is_refused_before_it_is_drawn() {
    let error =
        |width, height, options: Options| write(&scene(width, height, Vec::new()), &options).unwrap_err();
    let options = Options { max_pixels: 9_999, ..Options::default() };
    let too_large = Error::TooLarge { width: 100, height: 100, max_pixels: 9_999 };
    assert_eq!(error(100.0, 100.0, options), too_large);
    assert!(write(&scene(99.0, 101.0, Vec::new()), &options).is_ok());
    assert_eq!(error(50.0, 50.0, Options { scale: 2.0, ..options }), too_large);
    for (width, height) in [(1e5, 1e5), (1e300, 1e300), (f64::INFINITY, 1.0), (1.0, f64::INFINITY)] {
        assert!(matches!(error(width, height, Options::default()), Error::TooLarge { .. }));
    }
    let boundless = Options { max_pixels: u64::MAX, ..Options::default() };
    assert!(matches!(error(1e9, 1.0, boundless), Error::TooLarge { .. }));
    assert!(too_large.to_string().contains("100 x 100 pixels, more than the 9999 allowed"));
}

#[test]
fn scales_and_sizes_have_to_be_sensible() {
    for scale in [0.0, -1.0, 0.01, 11.0, f32::NAN, f32::INFINITY] {
        let result = write(&small(), &Options { scale, ..Options::default() });
        assert!(matches!(result, Err(Error::Scale(_))), "{scale}");
    }
    for (width, height) in [(0.0, 10.0), (10.0, -1.0), (f64::NAN, 10.0), (10.0, f64::NAN)] {
        assert_eq!(write(&scene(width, height, Vec::new()), &Options::default()), Err(Error::Empty));
    }
    assert!(write(&small(), &Options { scale: 0.1, ..Options::default() }).is_ok());
}

#[test]
fn nasty_words_and_numbers_are_drawn_somehow() {
    let words =
        "</text><script> ]]> & \u{0}\u{1}\u{fffe}\u{ffff} \u{202e} e\u{301}\u{301}\u{301} 👩🏽‍💻 日本 العربية";
    let mut elements = vec![
        element(Layer::Text, Role::Note, 1, label(50.0, 50.0, Anchor::Middle, 14.0, words, INK)),
        element(Layer::Text, Role::Note, 1, label(50.0, 50.0, Anchor::Middle, 0.0, "nothing", INK)),
        element(Layer::Text, Role::Note, 1, label(50.0, 50.0, Anchor::Middle, f64::NAN, "nothing", INK)),
        element(Layer::Text, Role::Note, 1, label(50.0, 1e9, Anchor::Middle, 1e9, "huge", INK)),
        element(
            Layer::Solids,
            Role::Note,
            1,
            rect(f64::NAN, 1e300, f64::INFINITY, 5.0, 2.0, NOTE, Some(INK)),
        ),
        element(Layer::Solids, Role::Note, 1, rect(-1e9, -1e9, 2e9, 2e9, 2.0, TINT, Some(INK))),
    ];
    elements.push(element(Layer::Solids, Role::Note, 1, polygon(&[(f64::NAN, 0.0), (1e300, -1e300)], INK)));
    let scene = Scene { title: words.to_owned(), ..scene(100.0, 100.0, elements) };
    assert!(write(&scene, &Options::default()).is_ok());
}

#[test]
fn characters_without_a_glyph_are_told() {
    let missing = |scene: &Scene| {
        let drawn = backend_png::write(scene, &Options::default(), &BundledOnly).unwrap();
        drawn.missing.into_iter().flat_map(|one| one.characters).collect::<Vec<_>>()
    };
    assert!(missing(&small()).is_empty());
    let words = label(0.0, 0.0, Anchor::Start, 14.0, "日 Ж é → 本日 👩🏽‍💻", INK);
    let scene = scene(10.0, 10.0, vec![element(Layer::Text, Role::Note, 1, words)]);
    assert_eq!(missing(&scene), ["日", "本", "👩🏽‍💻"]);
}

//! The file around the pixels.

use crate::pixels::{draw, read, write};
use crate::support::*;
use backend_png::Options;
use scene::{Layer, Paint, Rgba, Role};

const WHITE: [u8; 4] = [255; 4];
const ARROW_LIGHT: [u8; 4] = [0x2c, 0x38, 0x4b, 255];
const ARROW_DARK: [u8; 4] = [0xcf, 0xd7, 0xe2, 255];
const GROUND_DARK: [u8; 4] = [0x12, 0x16, 0x1d, 255];

#[test]
fn a_picture_has_a_palette_its_size_and_its_colours() {
    for (scale, density) in [(1.0, Some(3780)), (2.0, Some(7559)), (3.0, Some(11339))] {
        let picture = draw(&small(), &Options { scale, ..Options::default() });
        assert_eq!(picture.colour_type, png::ColorType::Indexed);
        assert_eq!((picture.width, picture.height), (380 * scale as usize, 277 * scale as usize));
        assert_eq!(picture.pixels_per_metre, density);
        assert!((16..=256).contains(&picture.colours), "{}", picture.colours);
        // Corners are round; inside is ground, and the shaft of the first arrow is an arrow's colour.
        assert_eq!(picture.at(0, 0)[3], 0);
        assert_eq!(picture.at(picture.width / 2, picture.height - 1), WHITE);
        assert!(picture.count(ARROW_LIGHT) > 20);
        assert_eq!(picture.count(ARROW_DARK), 0);
    }
}

#[test]
fn a_dark_picture_has_the_dark_colours() {
    let picture = draw(&small(), &Options { dark: true, ..Options::default() });
    assert_eq!(picture.at(190, 276), GROUND_DARK);
    assert!(picture.count(ARROW_DARK) > 20);
    assert_eq!(picture.count(WHITE) + picture.count(ARROW_LIGHT), 0);
}

#[test]
fn without_a_background_the_page_shines_through() {
    let picture = draw(&small(), &Options { background: false, ..Options::default() });
    assert_eq!(picture.at(190, 276)[3], 0);
    assert!(picture.count(ARROW_LIGHT) > 20);
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for scene in [small(), specimen()] {
        let options = Options { scale: 2.0, ..Options::default() };
        assert_eq!(write(&scene, &options), write(&scene, &options));
    }
}

#[test]
fn files_are_small_and_carry_no_time() {
    let file = write(&small(), &Options { scale: 2.0, ..Options::default() }).unwrap();
    assert!(file.len() < 14_000, "{}", file.len());
    assert!(!file.windows(4).any(|chunk| chunk == b"tIME"));
}

#[test]
fn a_picture_of_many_colours_keeps_a_palette() {
    let shapes = (0..1000_u32).map(|n| {
        let paint = Paint::fixed(Rgba::opaque((n % 256) as u8, (n / 4) as u8, 7));
        rect(f64::from(n % 40) * 5.0, f64::from(n / 40) * 5.0, 5.0, 5.0, 0.0, paint, None)
    });
    let elements = shapes.map(|shape| element(Layer::Solids, Role::Box, 1, shape)).collect();
    let picture = read(&write(&scene(200.0, 125.0, elements), &Options::default()).unwrap());
    assert_eq!((picture.colour_type, picture.colours), (png::ColorType::Indexed, 256));
    let [red, green, blue, alpha] = picture.at(102, 62);
    // The 500th: 244, 125, 7, or something near it.
    assert!(red.abs_diff(244) < 12 && green.abs_diff(125) < 12 && (blue, alpha) == (7, 255));
}

//! The compiled tables are those of the font files.

#[path = "../examples/tables/generate.rs"]
mod generate;
#[path = "../examples/tables/truetype.rs"]
mod truetype;

use measure::{Font, Measure, Tables, fonts};
use truetype::Face;

#[test]
fn the_checked_in_tables_are_what_the_bundled_fonts_give() {
    let fresh = generate::tables(&generate::BUNDLED).expect("the bundled fonts can be read");
    let same = fresh == include_str!("../src/tables/data.rs");
    assert!(same, "src/tables/data.rs is stale: cargo run -p seqweave-measure --example tables");
}

#[test]
fn the_checked_in_pairs_are_those_that_the_bundled_fonts_kern() {
    let fresh = generate::kerning(&generate::BUNDLED).expect("the bundled fonts can be read");
    let same = fresh == include_str!("../src/kerning/data.rs");
    assert!(same, "src/kerning/data.rs is stale: cargo run -p seqweave-measure --example tables");
}

#[test]
fn the_checked_in_arabic_forms_are_those_of_the_font_that_draws_them() {
    let fresh =
        generate::arabic_forms(fonts::FALLBACK_REGULAR, fonts::FALLBACK_BOLD).expect("readable fonts");
    let same = fresh == include_str!("../src/arabic/forms.rs");
    assert!(same, "src/arabic/forms.rs is stale: cargo run -p seqweave-measure --example tables");
}

#[test]
fn letters_advance_as_the_font_says() {
    let faces = [
        (Font::sans(2048.0), fonts::SANS_REGULAR),
        (Font::sans(2048.0).bold(), fonts::SANS_BOLD),
        (Font::sans(2048.0).italic(), fonts::SANS_ITALIC),
        (Font::sans(2048.0).bold().italic(), fonts::SANS_BOLD_ITALIC),
        (Font::mono(2048.0), fonts::MONO_REGULAR),
        (Font::mono(2048.0).bold().italic(), fonts::MONO_BOLD),
    ];
    for (font, file) in faces {
        let face = Face::open(file).expect("a font that can be read");
        assert_eq!(face.units_per_em, 2048);
        for c in (' '..='~').chain('À'..='ÿ').chain('Α'..='Ρ').chain('А'..='я').chain("–—…→€".chars())
        {
            let advance = f64::from(face.advance(c).expect("a common letter"));
            assert_eq!(Tables.width(&c.to_string(), font), advance, "{c:?} in {font:?}");
        }
    }
    let hebrew = Face::open(fonts::SANS_REGULAR).and_then(|face| face.advance('\u{5E9}'));
    assert_eq!(hebrew.map(f64::from), Some(Tables.width("\u{5E9}", Font::sans(2048.0))));
}

#[test]
fn damaged_fonts_are_refused() {
    for end in [0, 3, 100, 5000] {
        assert!(Face::open(&fonts::SANS_REGULAR[..end]).is_none(), "{end} bytes of a font");
    }
    assert!(generate::arabic_forms(&[0; 64], fonts::SANS_BOLD).is_none());
}

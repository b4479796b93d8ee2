//! Time is linear in the text, whatever the text. Each takes about half a second without optimisation; anything
//! quadratic takes minutes.

use std::hint::black_box;
use std::time::{Duration, Instant};

use measure::{
    Fixed, Font, Measure, Tables, break_opportunities, direction, missing_glyphs, name_break_opportunities,
    wrap_name, wrap_plain,
};

/// Bytes of each text, at least.
const SIZE: usize = 200_000;
const DEADLINE: Duration = Duration::from_secs(20);

#[test]
fn long_lines_of_anything_take_linear_time() {
    let units = [
        "x",
        " ",
        "-",
        "/",
        ".",
        "_",
        ":",
        "aB",
        "\u{301}",
        "\u{200D}",
        "\u{FE0F}",
        "\u{200B}",
        "🇩",
        "👩\u{200D}",
        "👍🏽",
        "1\u{20E3}",
        "ب",
        "ل\u{64E}",
        "\u{64E}",
        "क्",
        "か",
        "한",
        "\u{1100}",
        "\n",
        "\r",
        "\u{202E}",
        "\u{2066}",
        "(",
        "a-",
        "->",
        "\u{E0067}",
        "א",
    ];
    let font = Font::sans(10.0);
    for unit in units {
        let text = unit.repeat(SIZE.div_ceil(unit.len()));
        let start = Instant::now();
        black_box(Tables.width(&text, font) + Fixed { advance_em: 0.5 }.width(&text, font));
        black_box(break_opportunities(&text).count() + name_break_opportunities(&text).count());
        black_box((direction(&text), missing_glyphs(&text)));
        for max in [0.0, 300.0, f64::NAN] {
            black_box((wrap_plain(&Tables, &text, font, max), wrap_name(&Tables, &text, font, max)));
        }
        let time = start.elapsed();
        assert!(time < DEADLINE, "{} bytes of {unit:?} took {time:?}", text.len());
    }
}

#[test]
fn odd_sizes_are_no_trouble() {
    for size in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let font = Font::sans(size);
        assert!(!wrap_plain(&Tables, "some text to wrap", font, 50.0).is_empty(), "{size}");
    }
    assert_eq!(wrap_plain(&Tables, "some text", Font::sans(10.0), f64::INFINITY).len(), 1);
    assert_eq!(wrap_plain(&Tables, "some text", Font::sans(10.0), -5.0).len(), 8);
}

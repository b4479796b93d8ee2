//! How wide a text is in a font that there are no tables for.

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use measure::fonts::Found;

/// Advance width of `text`, all of which reads in one direction, in em; `None` if the font cannot be used.
pub(crate) fn width(font: &Found, text: &str, right_to_left: bool) -> Option<f64> {
    let font = FontRef::from_index(&font.file, font.index).ok()?;
    let data = ShaperData::new(&font);
    let shaper = data.shaper(&font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let units = shaper.units_per_em();
    let glyphs = shaper.shape(buffer, ShapeOptions::new());
    let advance: i64 = glyphs.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
    (units > 0).then(|| advance as f64 / f64::from(units))
}

//! From palette indices to a file.

use crate::Error;
use crate::bands::Size;
use crate::palette::Pixels;
use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};

/// CSS counts 96 px to an inch.
const PIXELS_PER_METRE: f64 = 96.0 / 0.0254;

pub(crate) fn encode(pixels: &Pixels, size: Size, scale: f32) -> Result<Vec<u8>, Error> {
    let indexed = pixels.indexed();
    let mut out = Vec::with_capacity(indexed.indices.len() / 16 + 1024);
    let mut encoder = Encoder::new(&mut out, size.width, size.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(indexed.palette);
    if !indexed.alphas.is_empty() {
        encoder.set_trns(indexed.alphas);
    }
    let density = (PIXELS_PER_METRE * f64::from(scale)).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: Unit::Meter }));
    encoder.set_compression(Compression::Balanced);
    // Numbers of colours have no order that a filter could make use of.
    encoder.set_filter(Filter::NoFilter);
    let failed = |error: png::EncodingError| Error::Encoding(error.to_string());
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&indexed.indices).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

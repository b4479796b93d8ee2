//! Drawing, band by band.
//!
//! A tall picture is cut into bands of whole pixel rows. Each is drawn from those elements alone that reach into it,
//! and only its palette indices are kept. So neither memory nor the coordinates that resvg counts in (32-bit floats)
//! grow with the height, and elements far away cost nothing.

use crate::palette::Pixels;
use crate::{Error, Options, SCALES};
use resvg::tiny_skia::{Pixmap, Transform};
use scene::{Element, Scene, Segment, Shape, Stroke};
use std::borrow::Cow;
use typeset::Typeset;

/// About how many pixels a band has: 4 MiB while it is drawn.
const BAND_PIXELS: u64 = 1 << 20;

/// The most rows of a band: below the 8191 from which on the rasteriser would cut it into tiles once more.
const BAND_ROWS: u64 = 4096;

/// Width and height of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Size {
    /// The size of a scene when scaled, if that is allowed.
    pub(crate) fn of(scene: &Scene, options: &Options) -> Result<Size, Error> {
        if !SCALES.contains(&options.scale) {
            return Err(Error::Scale(options.scale));
        }
        // The rest of a pixel is drawn as a pixel, but not because 0.1 is no binary fraction.
        let scaled = |length: f64| (length * f64::from(options.scale) - 1e-3).ceil().max(1.0);
        if !(scene.width > 0.0 && scene.height > 0.0) {
            return Err(Error::Empty);
        }
        let (width, height) = (scaled(scene.width), scaled(scene.height));
        let too_large =
            Error::TooLarge { width: width as u64, height: height as u64, max_pixels: options.max_pixels };
        // Beyond 2^24 a 32-bit float, in which resvg counts, skips whole pixels.
        let limit = f64::from(1_u32 << 24);
        if width > limit || height > limit || width * height > options.max_pixels as f64 {
            return Err(too_large);
        }
        Ok(Size { width: width as u32, height: height as u32 })
    }
}

/// All pixels of the picture.
pub(crate) fn draw(typeset: &Typeset<'_>, options: &Options, size: Size) -> Result<Pixels, Error> {
    let scene = typeset.scene();
    let rows = (BAND_PIXELS / u64::from(size.width)).clamp(1, BAND_ROWS.min(size.height.into())) as u32;
    let bands = cut(scene, f64::from(rows) / f64::from(options.scale), size.height.div_ceil(rows) as usize);
    let mut pixels = Pixels::default();
    for (index, elements) in bands.into_iter().enumerate() {
        let top = index as u32 * rows;
        let height = rows.min(size.height - top);
        let band = match elements {
            None => Cow::Borrowed(scene),
            Some(elements) => {
                let elements = elements.into_iter().cloned().collect();
                Cow::Owned(Scene { elements, title: String::new(), description: String::new(), ..*scene })
            }
        };
        pixels.extend(&draw_band(typeset, &band, options, top, Size { height, ..size })?);
    }
    Ok(pixels)
}

/// The elements of each band, in paint order; `None` for all of them.
fn cut(scene: &Scene, height: f64, count: usize) -> Vec<Option<Vec<&Element>>> {
    if count <= 1 {
        return vec![None];
    }
    let mut bands: Vec<Option<Vec<&Element>>> = vec![Some(Vec::new()); count];
    for element in &scene.elements {
        let (top, bottom) = reach(&element.shape);
        // What is no number is in no band; casts go to the nearest end.
        let first = (top / height).floor() as usize;
        let last = (bottom / height).floor();
        if last >= 0.0 {
            let last = (last as usize).min(count - 1);
            bands.get_mut(first..=last).into_iter().flatten().flatten().for_each(|band| band.push(element));
        }
    }
    bands
}

/// From where to where a shape may have ink, upwards and downwards; rather too far than too short.
fn reach(shape: &Shape) -> (f64, f64) {
    let bounds = shape.bounds();
    let spare = match shape {
        // Marks stacked on letters, shifted runs, lines through and under the text.
        Shape::Text(text) => {
            let size = text.runs.iter().filter_map(|run| run.size).fold(text.size, f64::max);
            let rise = text.runs.iter().map(|run| run.rise.abs()).fold(0.0, f64::max);
            size * 1.5 + rise
        }
        // Bounds know the ends of arcs only, and mitred corners reach further than half the stroke.
        Shape::Path { segments, stroke, .. } => {
            let radius = |segment: &Segment| match segment {
                Segment::Arc { radius, .. } => *radius,
                _ => 0.0,
            };
            segments.iter().map(radius).fold(0.0, f64::max) * 2.0 + mitre(stroke)
        }
        Shape::Icon { size, stroke, .. } => size * 0.5 + mitre(stroke),
        _ => 0.0,
    };
    (bounds.top - spare - 1.0, bounds.bottom + spare + 1.0)
}

fn mitre(stroke: &Option<Stroke>) -> f64 {
    // SVG cuts mitres at four times the width.
    stroke.map_or(0.0, |stroke| stroke.width * 2.0)
}

fn draw_band(
    typeset: &Typeset<'_>,
    scene: &Scene,
    options: &Options,
    top: u32,
    size: Size,
) -> Result<Pixmap, Error> {
    let Options { dark, background, scale, .. } = *options;
    let tree = typeset.tree(scene, typeset::Options { dark, background }).map_err(Error::Drawing)?;
    let mut pixmap = Pixmap::new(size.width, size.height)
        .ok_or_else(|| Error::Drawing("no memory for its pixels".to_owned()))?;
    let transform = Transform::from_scale(scale, scale).post_translate(0.0, -(top as f32));
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    Ok(pixmap)
}

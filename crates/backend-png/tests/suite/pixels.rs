//! A PNG, read back.

use backend_png::{Error, Options};
use measure::fonts::BundledOnly;
use scene::Scene;

/// What a file says.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) colour_type: png::ColorType,
    pub(crate) pixels_per_metre: Option<u32>,
    /// How many colours the palette has.
    pub(crate) colours: usize,
    pixels: Vec<[u8; 4]>,
}

pub(crate) fn read(file: &[u8]) -> Picture {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().unwrap();
    let mut indices = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut indices).unwrap();
    let info = reader.info();
    let palette = info.palette.as_deref().unwrap();
    let alphas = info.trns.as_deref().unwrap_or_default();
    let colour = |&index: &u8| {
        let index = usize::from(index);
        let alpha = alphas.get(index).copied().unwrap_or(255);
        [palette[index * 3], palette[index * 3 + 1], palette[index * 3 + 2], alpha]
    };
    Picture {
        width: info.width as usize,
        height: info.height as usize,
        colour_type: info.color_type,
        pixels_per_metre: info.pixel_dims.map(|dims| dims.xppu),
        colours: palette.len() / 3,
        pixels: indices.iter().map(colour).collect(),
    }
}

/// The file of a scene, in the bundled fonts.
pub(crate) fn write(scene: &Scene, options: &Options) -> Result<Vec<u8>, Error> {
    backend_png::write(scene, options, &BundledOnly).map(|drawn| drawn.png)
}

pub(crate) fn draw(scene: &Scene, options: &Options) -> Picture {
    read(&write(scene, options).unwrap())
}

impl Picture {
    pub(crate) fn at(&self, x: usize, y: usize) -> [u8; 4] {
        self.pixels[y * self.width + x]
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &[[u8; 4]]> {
        self.pixels.chunks(self.width)
    }

    pub(crate) fn count(&self, colour: [u8; 4]) -> usize {
        self.pixels.iter().filter(|pixel| **pixel == colour).count()
    }

    /// Where something other than white is, as `#` and blanks.
    pub(crate) fn ink(&self) -> String {
        let mark = |pixel: &[u8; 4]| if *pixel == [255; 4] { ' ' } else { '#' };
        self.rows().map(|row| row.iter().map(mark).chain(['\n']).collect::<String>()).collect()
    }
}

//! From pixels to palette indices.

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use std::collections::HashMap;

/// How many colours a palette holds.
const SIZE: usize = 256;

/// How many of them are chosen by their pixels alone, when there are too many colours.
const COMMONEST: usize = 128;

/// The pixels of a picture, row by row, as numbers of colours.
#[derive(Default)]
pub(crate) struct Pixels {
    /// Each colour met so far, with its pixels counted, in order of appearance.
    colours: Vec<(PremultipliedColorU8, u64)>,
    /// Number of each colour.
    numbers: HashMap<u32, u32>,
    indices: Indices,
}

/// One byte a pixel as long as that is enough, which it nearly always is.
enum Indices {
    Bytes(Vec<u8>),
    Words(Vec<u32>),
}

impl Default for Indices {
    fn default() -> Self {
        Indices::Bytes(Vec::new())
    }
}

/// A palette with the picture in it.
pub(crate) struct Indexed {
    /// Red, green, blue of each colour.
    pub(crate) palette: Vec<u8>,
    /// Opacity of the first colours; the others are opaque.
    pub(crate) alphas: Vec<u8>,
    /// A number of a colour for each pixel.
    pub(crate) indices: Vec<u8>,
}

impl Pixels {
    /// Adds rows at the bottom.
    pub(crate) fn extend(&mut self, rows: &Pixmap) {
        // Most pixels equal their left neighbour.
        for run in rows.pixels().chunk_by(|a, b| a == b) {
            let colour = run[0];
            let number = *self.numbers.entry(bits(colour)).or_insert_with(|| {
                self.colours.push((colour, 0));
                (self.colours.len() - 1) as u32
            });
            self.colours[number as usize].1 += run.len() as u64;
            self.indices.push(number, run.len());
        }
    }

    /// The picture in at most 256 colours. If there are more, the commonest 128 stay as they are, then those stay that
    /// would be farthest off for the most pixels; each other one becomes the nearest of these.
    pub(crate) fn indexed(&self) -> Indexed {
        let mut colours: Vec<Colour> = self.colours.iter().enumerate().map(Colour::new).collect();
        colours.sort_by_key(|colour| (std::cmp::Reverse(colour.count), colour.straight));
        if colours.len() > SIZE {
            choose(&mut colours);
        }
        let (palette, rare) = colours.split_at_mut(self.colours.len().min(SIZE));
        // PNG lists opacities up to the last one that is not full, so these stand first.
        palette.sort_by_key(|colour| colour.straight[3] == u8::MAX);

        let mut places = vec![0_u8; self.colours.len()];
        for (place, colour) in palette.iter().enumerate() {
            places[colour.number] = place as u8;
        }
        for colour in rare {
            places[colour.number] = places[colour.nearest];
        }
        let alphas = palette.iter().map(|colour| colour.straight[3]).take_while(|&alpha| alpha != u8::MAX);
        Indexed {
            alphas: alphas.collect(),
            palette: palette
                .iter()
                .flat_map(|colour| colour.straight)
                .enumerate()
                .filter(|(part, _)| part % 4 < 3)
                .map(|(_, part)| part)
                .collect(),
            indices: match &self.indices {
                Indices::Bytes(numbers) => {
                    numbers.iter().map(|&number| places[usize::from(number)]).collect()
                }
                Indices::Words(numbers) => numbers.iter().map(|&number| places[number as usize]).collect(),
            },
        }
    }
}

impl Indices {
    fn push(&mut self, number: u32, count: usize) {
        match (&mut *self, u8::try_from(number)) {
            (Indices::Bytes(bytes), Ok(number)) => bytes.resize(bytes.len() + count, number),
            (Indices::Words(words), _) => words.resize(words.len() + count, number),
            (Indices::Bytes(bytes), Err(_)) => {
                let mut words: Vec<u32> = bytes.iter().map(|&byte| byte.into()).collect();
                words.resize(words.len() + count, number);
                *self = Indices::Words(words);
            }
        }
    }
}

/// A colour on its way into the palette, or to a place there.
struct Colour {
    /// Its number in [`Pixels`].
    number: usize,
    /// Red, green, blue, opacity; not multiplied.
    straight: [u8; 4],
    /// How many pixels have it.
    count: u64,
    /// The number of the nearest colour chosen so far, and how far that is.
    nearest: usize,
    distance: u32,
}

impl Colour {
    fn new((number, &(colour, count)): (usize, &(PremultipliedColorU8, u64))) -> Self {
        let colour = colour.demultiply();
        let straight = [colour.red(), colour.green(), colour.blue(), colour.alpha()];
        Self { number, straight, count, nearest: number, distance: u32::MAX }
    }

    /// Takes note of a colour that was chosen.
    fn meet(&mut self, number: usize, chosen: [u8; 4]) {
        let apart = self.straight.into_iter().zip(chosen).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum();
        if apart < self.distance {
            (self.nearest, self.distance) = (number, apart);
        }
    }
}

/// Moves the colours that stay to the front, where the commonest are already, and finds the nearest for the others.
fn choose(colours: &mut [Colour]) {
    for chosen in 0..SIZE {
        if chosen >= COMMONEST {
            let harm = |colour: &Colour| colour.count.saturating_mul(colour.distance.into());
            // The first one among equals: `max_by_key` would take the last.
            let worst = (chosen..colours.len()).rev().max_by_key(|&index| harm(&colours[index]));
            colours.swap(chosen, worst.unwrap_or(chosen));
        }
        let Colour { number, straight, .. } = colours[chosen];
        colours[chosen + 1..].iter_mut().for_each(|colour| colour.meet(number, straight));
    }
}

fn bits(colour: PremultipliedColorU8) -> u32 {
    u32::from_be_bytes([colour.red(), colour.green(), colour.blue(), colour.alpha()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of opaque pixels.
    fn row(colours: &[[u8; 3]]) -> Pixmap {
        let mut pixmap = Pixmap::new(colours.len() as u32, 1).unwrap();
        for (pixel, &[r, g, b]) in pixmap.pixels_mut().iter_mut().zip(colours) {
            *pixel = PremultipliedColorU8::from_rgba(r, g, b, 255).unwrap();
        }
        pixmap
    }

    fn colour_at(indexed: &Indexed, pixel: usize) -> [u8; 3] {
        let place = usize::from(indexed.indices[pixel]) * 3;
        indexed.palette[place..place + 3].try_into().unwrap()
    }

    #[test]
    fn up_to_256_colours_stay_exact() {
        let colours: Vec<[u8; 3]> = (0..=255).map(|n| [n, 255 - n, n / 2]).collect();
        let mut pixels = Pixels::default();
        pixels.extend(&row(&colours));
        let indexed = pixels.indexed();
        assert_eq!(indexed.palette.len(), 256 * 3);
        assert!(indexed.alphas.is_empty());
        for (pixel, colour) in colours.iter().enumerate() {
            assert_eq!(colour_at(&indexed, pixel), *colour);
        }
    }

    #[test]
    fn of_more_colours_those_go_that_nobody_misses() {
        // All greys, the darker half twice as often; bluish ones just beside some of them; one red pixel.
        let greys = (0..=255_u8).map(|n| [n, n, n]);
        let dark: Vec<[u8; 3]> = greys.clone().take(128).collect();
        let bluish = (0..100_u8).map(|n| [n, n, n + 1]);
        let all: Vec<[u8; 3]> = greys.chain(bluish).chain([[255, 0, 0]]).collect();
        let mut pixels = Pixels::default();
        pixels.extend(&row(&all));
        pixels.extend(&row(&dark));
        let indexed = pixels.indexed();
        assert_eq!(indexed.palette.len(), 256 * 3);
        assert_eq!(indexed.indices.len(), 357 + 128);
        assert_eq!(colour_at(&indexed, 356), [255, 0, 0]);
        for (pixel, colour) in all.iter().enumerate() {
            let drawn = colour_at(&indexed, pixel);
            let off: u8 = colour.iter().zip(drawn).map(|(a, b)| a.abs_diff(b)).sum();
            assert!(off == 0 || pixel >= 128 && off <= 3, "{colour:?} became {drawn:?}");
        }
        let places: std::collections::BTreeSet<u8> = indexed.indices.iter().copied().collect();
        assert_eq!(places.len(), 256, "the whole palette is used");
    }

    #[test]
    fn translucent_colours_stand_first_and_straight() {
        let mut pixmap = row(&[[9, 9, 9]; 3]);
        pixmap.pixels_mut()[1] = PremultipliedColorU8::TRANSPARENT;
        pixmap.pixels_mut()[2] = PremultipliedColorU8::from_rgba(64, 0, 0, 128).unwrap();
        let mut pixels = Pixels::default();
        pixels.extend(&pixmap);
        let indexed = pixels.indexed();
        assert_eq!(indexed.alphas, [0, 128]);
        assert_eq!(indexed.indices, [2, 0, 1]);
        assert_eq!(indexed.palette, [0, 0, 0, 128, 0, 0, 9, 9, 9]);
    }
}

//! Fills of authors: one colour, or two that run into each other, with text that can be read all over them.

use crate::colour::{self, DARK_INK, LIGHT_INK, TEXT_ON_TINTS, contrast};
use ir::GradientDirection;
use scene::{Bounds, Gradient, Paint, Rgba};

/// So many places between the ends are looked at, because red between green and blue is darker than both.
pub(crate) const PLACES: u8 = 8;

/// One colour, or two that run into each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Blend {
    from: Paint,
    to: Paint,
    /// Which way it runs; `None` for one colour.
    way: Option<GradientDirection>,
}

impl Blend {
    pub(crate) const fn solid(paint: Paint) -> Self {
        Self { from: paint, to: paint, way: None }
    }

    /// An author's fill; `None` when it is invisible.
    pub(crate) fn of(fill: ir::Fill) -> Option<Self> {
        match fill {
            ir::Fill::Solid(color) => colour::paint(color).map(Self::solid),
            ir::Fill::Gradient { from, to, direction } => {
                let paint = |color| Paint::fixed(colour::rgba(color));
                let seen = from.alpha > 0 || to.alpha > 0;
                seen.then(|| Self { from: paint(from), to: paint(to), way: Some(direction) })
            }
        }
    }

    /// The one colour that stands for it: what lies in its middle.
    pub(crate) fn paint(&self) -> Paint {
        if self.way.is_some() { self.from.mixed(self.to, 0.5) } else { self.from }
    }

    /// Laid over an opaque paint.
    #[must_use]
    pub(crate) fn over(self, ground: Paint) -> Self {
        Self { from: colour::over(self.from, ground), to: colour::over(self.to, ground), ..self }
    }

    /// With this done to both ends.
    #[must_use]
    pub(crate) fn map(self, change: impl Fn(Paint) -> Paint) -> Self {
        Self { from: change(self.from), to: change(self.to), ..self }
    }

    /// How it fills an area, if it runs.
    pub(crate) fn gradient(&self, area: Bounds) -> Option<Gradient> {
        let Bounds { left, top, right, bottom } = area;
        let (across, down) = ((left + right) / 2.0, (top + bottom) / 2.0);
        let (start, end) = match self.way? {
            GradientDirection::Horizontal => ((left, down), (right, down)),
            GradientDirection::Vertical => ((across, top), (across, bottom)),
            GradientDirection::Down => ((left, top), (right, bottom)),
            GradientDirection::Up => ((left, bottom), (right, top)),
        };
        Some(Gradient { from: self.from, to: self.to, start, end })
    }

    /// The same, for an area that is costly to find out.
    pub(crate) fn gradient_in(&self, area: impl FnOnce() -> Bounds) -> Option<Gradient> {
        self.way?;
        self.gradient(area())
    }

    /// Its colours on a light and on a dark page, in some places from end to end.
    pub(crate) fn places(&self) -> impl Iterator<Item = Paint> + use<> {
        let Self { from, to, way } = *self;
        let count = if way.is_some() { PLACES } else { 0 };
        (0..=count).map(move |place| match place {
            0 => from,
            place if place == count => to,
            place => from.mixed(to, f32::from(place) / f32::from(count)),
        })
    }

    /// The fill over `ground`, and the text on it. One colour stays as it is; of two, those are changed as little as it takes
    /// that one ink can be read all over them.
    pub(crate) fn written_on(self, ground: Paint) -> Written {
        let own = self.over(ground);
        if own.way.is_none() {
            let ink = colour::ink_on(own.from, ground);
            return Written { fill: own, ink, hardest: own.from, easiest: own.from };
        }
        let light = written((own.from.light, own.to.light));
        let dark = written((own.from.dark, own.to.dark));
        let both = |pick: fn(&Inked) -> Rgba| Paint { token: None, light: pick(&light), dark: pick(&dark) };
        Written {
            fill: Self { from: both(|each| each.from), to: both(|each| each.to), way: own.way },
            ink: both(|each| each.ink),
            hardest: both(|each| each.hardest),
            easiest: both(|each| each.easiest),
        }
    }
}

/// A fill with the text on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    pub(crate) fill: Blend,
    pub(crate) ink: Paint,
    /// The places of the fill on which the ink is hardest and easiest to read.
    pub(crate) hardest: Paint,
    pub(crate) easiest: Paint,
}

/// Two colours with the ink that can be read on them.
struct Inked {
    from: Rgba,
    to: Rgba,
    ink: Rgba,
    hardest: Rgba,
    easiest: Rgba,
}

fn written((from, to): (Rgba, Rgba)) -> Inked {
    let inks = [DARK_INK, LIGHT_INK, Rgba::opaque(0, 0, 0)];
    let all = inks.map(|ink| {
        let (mut a, mut b) =
            (colour::adjusted(from, ink, TEXT_ON_TINTS), colour::adjusted(to, ink, TEXT_ON_TINTS));
        // What lies between two readable ends may still be too dark.
        let away = if ink == LIGHT_INK { Rgba::opaque(0, 0, 0) } else { LIGHT_INK };
        for _ in 0..16 {
            if extremes(a, b, ink)[0].0 >= TEXT_ON_TINTS {
                break;
            }
            (a, b) = (a.mixed(away, 0.08), b.mixed(away, 0.08));
        }
        let [(ratio, hardest), (_, easiest)] = extremes(a, b, ink);
        let change = distance(from, a) + distance(to, b);
        (change, ratio, Inked { from: a, to: b, ink, hardest, easiest })
    });
    let [first, second, third] = all;
    let better = |one: (u32, f64, Inked), other: (u32, f64, Inked)| {
        let wins = other.0 < one.0 || (other.0 == one.0 && other.1 > one.1);
        if wins { other } else { one }
    };
    // Pure black is for what neither of the others can be read on.
    let best = better(first, second);
    if best.0 == 0 { best.2 } else { better(best, third).2 }
}

/// The least and the greatest contrast of an ink with what lies between two colours, and where they are.
fn extremes(from: Rgba, to: Rgba, ink: Rgba) -> [(f64, Rgba); 2] {
    let blend =
        Blend { from: Paint::fixed(from), to: Paint::fixed(to), way: Some(GradientDirection::Horizontal) };
    let start = (contrast(from, ink), from);
    blend.places().map(|place| (contrast(place.light, ink), place.light)).fold([start; 2], |found, each| {
        let [least, most] = found;
        [if each.0 < least.0 { each } else { least }, if each.0 > most.0 { each } else { most }]
    })
}

fn distance(one: Rgba, other: Rgba) -> u32 {
    one.rgb.into_iter().zip(other.rgb).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::TEXT;
    use crate::theme;

    fn gradient(from: &str, to: &str) -> Blend {
        let [from, to] = [from, to].map(|text| ir::Color::from_hex(text).unwrap());
        Blend::of(ir::Fill::Gradient { from, to, direction: GradientDirection::Down }).unwrap()
    }

    fn written_on_ground(blend: Blend) -> Written {
        blend.written_on(theme::default().colour.ground)
    }

    #[test]
    fn one_ink_can_be_read_all_over_two_colours() {
        let steps =
            ["000000", "ff0000", "00ff00", "0000ff", "ffffff", "808080", "ffff00", "c06000", "00808080"];
        for from in steps {
            for to in steps {
                let Written { fill, ink, hardest, easiest } = written_on_ground(gradient(from, to));
                for place in fill.places().chain([hardest, easiest]) {
                    for (place, ink) in [(place.light, ink.light), (place.dark, ink.dark)] {
                        assert!(contrast(place, ink) >= TEXT, "{from} to {to}: {ink} on {place}");
                    }
                }
            }
        }
    }

    #[test]
    fn colours_that_can_be_written_on_stay_as_they_are() {
        let pastel = gradient("bfe3d0", "f6d3d6");
        let Written { fill, ink, .. } = written_on_ground(pastel);
        assert_eq!((fill, ink.light), (pastel, DARK_INK));
        let Written { fill, ink, .. } = written_on_ground(gradient("1f5f46", "10141a"));
        assert_eq!((fill.from.light.to_string().as_str(), ink.light), ("#1f5f46", LIGHT_INK));
        // red bears white nearly, blue well: a little darker is enough
        let Written { fill, ink, .. } = written_on_ground(gradient("ff0000", "0000ff"));
        assert_eq!((fill.to.light.to_string().as_str(), ink.light), ("#0000ff", LIGHT_INK));
        let red = fill.from.light.rgb;
        assert!(red[0] > 220 && red[1] < 30, "still red: {}", fill.from.light);
    }

    #[test]
    fn one_colour_is_no_gradient() {
        let red = Blend::of(ir::Fill::Solid(ir::Color::rgb(255, 0, 0))).unwrap();
        assert_eq!(red.gradient(Bounds::new(0.0, 0.0, 9.0, 9.0)), None);
        assert_eq!(red.places().count(), 1);
        let blend = gradient("000000", "ffffff");
        let drawn = blend.gradient(Bounds::new(10.0, 0.0, 20.0, 8.0)).unwrap();
        assert_eq!((drawn.start, drawn.end), ((10.0, 0.0), (20.0, 8.0)));
        assert_eq!(drawn.at((15.0, 4.0)).light.to_string(), "#808080");
        assert_eq!(drawn.at((-9.0, 0.0)).light.to_string(), "#000000");
    }
}

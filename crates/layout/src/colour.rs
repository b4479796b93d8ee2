//! Colours that authors chose: kept, but never at the price of being unreadable.

use ir::Color;
use scene::{Paint, Rgba};

/// Least contrast of text with what it stands on (WCAG 2, level AA).
pub(crate) const TEXT: f64 = 4.5;
/// The same on a ground that was mixed from several tints: each step was rounded to eight bits.
pub(crate) const TEXT_ON_TINTS: f64 = TEXT + 0.06;
/// Least contrast of a line that carries meaning (WCAG 2, level AA).
pub(crate) const LINE: f64 = 3.0;
/// A fill that contrasts less than this with the page needs an outline to be seen.
const FAINT: f64 = 1.5;
/// How much of a fill's saturation its outline keeps: outlines are quieter.
const EDGE_SATURATION: f64 = 0.65;

/// Text on a light colour of an author.
pub(crate) const DARK_INK: Rgba = Rgba::opaque(0x14, 0x20, 0x2e);
/// Text on a dark colour of an author.
pub(crate) const LIGHT_INK: Rgba = Rgba::opaque(0xff, 0xff, 0xff);

const BLACK: Rgba = Rgba::opaque(0, 0, 0);

/// An author's colour; `None` when it is invisible.
pub(crate) fn paint(color: Color) -> Option<Paint> {
    (color.alpha > 0).then(|| Paint::fixed(rgba(color)))
}

/// A paint laid over an opaque one, on each page.
pub(crate) fn over(paint: Paint, ground: Paint) -> Paint {
    if paint.light.alpha >= 1.0 && paint.dark.alpha >= 1.0 {
        return paint;
    }
    Paint { token: None, light: paint.light.over(ground.light), dark: paint.dark.over(ground.dark) }
}

/// The colour of text on an author's fill, which lies on `ground`: dark or white, whichever contrasts more; black
/// where neither is readable, on colours of middle tone.
pub(crate) fn ink_on(fill: Paint, ground: Paint) -> Paint {
    let ink = |fill: Rgba| {
        let (dark, white) = (contrast(fill, DARK_INK), contrast(fill, LIGHT_INK));
        if dark.max(white) < TEXT {
            BLACK
        } else if dark >= white {
            DARK_INK
        } else {
            LIGHT_INK
        }
    };
    let Paint { light, dark, .. } = over(fill, ground);
    Paint { token: None, light: ink(light), dark: ink(dark) }
}

/// An author's colour of text that may stand anywhere between `ground` and `far`, where our own would be `ink`. Where it
/// contrasts too little with either, it is moved to the side of the ink, until it does; its hue is kept.
pub(crate) fn readable_between(color: Color, ground: Paint, far: Paint, ink: Paint) -> Paint {
    if (ground.light, ground.dark) == (far.light, far.dark) {
        return readable(color, ground, TEXT);
    }
    let page = |ground: Rgba, far: Rgba, ink: Rgba| {
        let own = rgba(color).over(ground);
        let is_light = luminance(ink) > luminance(ground);
        // Both grounds lie on one side of the text, else it would be lost somewhere between them.
        let reads = |colour: Rgba| {
            [ground, far].into_iter().all(|ground| {
                contrast(colour, ground) >= TEXT && (luminance(colour) > luminance(ground)) == is_light
            })
        };
        let tone = Tone::of(own);
        if reads(own) { own } else { tone.at(tone.moved(f64::from(u8::from(is_light)), reads)) }
    };
    Paint {
        token: None,
        light: page(ground.light, far.light, ink.light),
        dark: page(ground.dark, far.dark, ink.dark),
    }
}

/// An author's colour of text or line on `ground`. Where it contrasts less than `need` it is made darker on a light
/// ground and lighter on a dark one; its hue is kept.
pub(crate) fn readable(color: Color, ground: Paint, need: f64) -> Paint {
    let color = rgba(color);
    Paint {
        token: None,
        light: adjusted(color.over(ground.light), ground.light, need),
        dark: adjusted(color.over(ground.dark), ground.dark, need),
    }
}

/// A colour of text on the grounds that it turned out to stand on: as it is, or darker or lighter where it contrasts too
/// little with one of them. Where no colour is readable on all of them, black or white, whichever comes nearer.
pub(crate) fn legible(paint: Paint, grounds: &[Paint]) -> Paint {
    let page = |ink: Rgba, of: fn(&Paint) -> Rgba| {
        let least = |ink: Rgba| {
            grounds.iter().map(|ground| contrast(ink.over(of(ground)), of(ground))).fold(21.0, f64::min)
        };
        if least(ink) >= TEXT_ON_TINTS {
            return ink;
        }
        let opaque = grounds.first().map_or(ink, |ground| ink.over(of(ground)));
        let end = if least(BLACK) >= least(LIGHT_INK) { 0.0 } else { 1.0 };
        let tone = Tone::of(opaque);
        tone.at(tone.moved(end, |ink| least(ink) >= TEXT_ON_TINTS))
    };
    let (light, dark) = (page(paint.light, |paint| paint.light), page(paint.dark, |paint| paint.dark));
    if (light, dark) == (paint.light, paint.dark) { paint } else { Paint { token: None, light, dark } }
}

/// Whether some colour of text is readable on all these grounds.
pub(crate) fn one_ink(grounds: &[Paint]) -> bool {
    let page = |of: fn(&Paint) -> Rgba| {
        [BLACK, LIGHT_INK]
            .into_iter()
            .any(|ink| grounds.iter().all(|ground| contrast(ink, of(ground)) >= TEXT_ON_TINTS))
    };
    page(|paint| paint.light) && page(|paint| paint.dark)
}

/// An outline for an author's fill on `ground`: darker, of the same hue. A fill that stands out by itself is its own
/// outline.
pub(crate) fn edge_of(fill: Paint, ground: Paint) -> Paint {
    let Paint { light, dark, .. } = over(fill, ground);
    let edge = |fill: Rgba, page: Rgba| {
        if contrast(fill, page) >= LINE { fill } else { adjusted(Tone::of(fill).softened(), page, LINE) }
    };
    // The outline of a light fill is darker than the fill on a dark page too: there, the fill is what stands out.
    let dark =
        if contrast(dark, ground.dark) >= FAINT { edge(dark, ground.light) } else { edge(dark, ground.dark) };
    Paint { token: None, light: edge(light, ground.light), dark }
}

pub(crate) fn rgba(color: Color) -> Rgba {
    Rgba { rgb: [color.red, color.green, color.blue], alpha: f32::from(color.alpha) / 255.0 }
}

/// Contrast of two opaque colours, 1 to 21 (WCAG 2).
pub(crate) fn contrast(a: Rgba, b: Rgba) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance, 0 to 1 (WCAG 2).
fn luminance(colour: Rgba) -> f64 {
    let [red, green, blue] = colour.rgb.map(|channel| f64::from(LINEAR[usize::from(channel)]));
    (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 1e6
}

/// The same for a colour of an author.
pub(crate) fn as_grey(color: Color) -> Color {
    let [red, green, blue] = grey(rgba(color)).rgb;
    Color { red, green, blue, ..color }
}

/// The nearest lightness at which the colour contrasts enough with `ground`, or the best there is.
pub(crate) fn adjusted(colour: Rgba, ground: Rgba, need: f64) -> Rgba {
    if contrast(colour, ground) >= need {
        return colour;
    }
    // On a ground of middle tone, the end with more contrast.
    let black_or_white = if contrast(ground, BLACK) >= contrast(ground, LIGHT_INK) { 0.0 } else { 1.0 };
    let tone = Tone::of(colour);
    tone.at(tone.moved(black_or_white, |colour| contrast(colour, ground) >= need))
}

/// The grey that is as light. Dark ones are rounded to the darker side and light ones to the lighter one, so that no
/// contrast gets less.
pub(crate) fn grey(colour: Rgba) -> Rgba {
    let [red, green, blue] = colour.rgb;
    if red == green && green == blue {
        return colour;
    }
    let wanted = luminance(colour) * 1e6;
    let above = LINEAR.partition_point(|&linear| f64::from(linear) < wanted).min(255);
    let is_dark = wanted < 0.18e6;
    let value = if is_dark { above.saturating_sub(1) } else { above } as u8;
    Rgba { rgb: [value; 3], ..colour }
}

/// A colour as hue, saturation and lightness. The hue is kept as the place of each channel between the least and the
/// greatest one, which needs no angle.
#[derive(Clone, Copy)]
pub(crate) struct Tone {
    place: [f64; 3],
    saturation: f64,
    lightness: f64,
}

impl Tone {
    /// The same colour less saturated, as outlines are.
    pub(crate) fn softened(self) -> Rgba {
        Tone { saturation: self.saturation * EDGE_SATURATION, ..self }.at(self.lightness)
    }

    /// The lightness nearest to its own, on the way to `end`, at which the colour is good; `end` when none is.
    fn moved(self, end: f64, good: impl Fn(Rgba) -> bool) -> f64 {
        let (mut near, mut far) = (self.lightness, end);
        // Halving ten times is finer than eight bits of colour.
        for _ in 0..10 {
            let middle = (near + far) / 2.0;
            if good(self.at(middle)) { far = middle } else { near = middle }
        }
        far
    }

    pub(crate) fn of(colour: Rgba) -> Self {
        let channels = colour.rgb.map(|channel| f64::from(channel) / 255.0);
        let least = channels.into_iter().fold(1.0, f64::min);
        let greatest = channels.into_iter().fold(0.0, f64::max);
        let spread = greatest - least;
        let lightness = (greatest + least) / 2.0;
        if spread <= 0.0 {
            return Self { place: [0.5; 3], saturation: 0.0, lightness };
        }
        Self {
            place: channels.map(|channel| (channel - least) / spread),
            saturation: spread / (1.0 - (2.0 * lightness - 1.0).abs()),
            lightness,
        }
    }

    fn at(self, lightness: f64) -> Rgba {
        let spread = self.saturation * (1.0 - (2.0 * lightness - 1.0).abs());
        let channel =
            |place: f64| ((lightness + spread * (place - 0.5)) * 255.0).round().clamp(0.0, 255.0) as u8;
        Rgba { rgb: self.place.map(channel), alpha: 1.0 }
    }
}

/// Linear light of each channel value in millionths (the sRGB curve). A table, because powers differ between
/// platforms in their last digits.
#[rustfmt::skip]
const LINEAR: [u32; 256] = [
    0, 304, 607, 911, 1214, 1518, 1821, 2125, 2428, 2732, 3035, 3347, 3677, 4025, 4391, 4777, 5182, 5605,
    6049, 6512, 6995, 7499, 8023, 8568, 9134, 9721, 10_330, 10_960, 11_612, 12_286, 12_983, 13_702,
    14_444, 15_209, 15_996, 16_807, 17_642, 18_500, 19_382, 20_289, 21_219, 22_174, 23_153, 24_158,
    25_187, 26_241, 27_321, 28_426, 29_557, 30_713, 31_896, 33_105, 34_340, 35_601, 36_889, 38_204,
    39_546, 40_915, 42_311, 43_735, 45_186, 46_665, 48_172, 49_707, 51_269, 52_861, 54_480, 56_128,
    57_805, 59_511, 61_246, 63_010, 64_803, 66_626, 68_478, 70_360, 72_272, 74_214, 76_185, 78_187,
    80_220, 82_283, 84_376, 86_500, 88_656, 90_842, 93_059, 95_307, 97_587, 99_899, 102_242, 104_616,
    107_023, 109_462, 111_932, 114_435, 116_971, 119_538, 122_139, 124_772, 127_438, 130_136, 132_868,
    135_633, 138_432, 141_263, 144_128, 147_027, 149_960, 152_926, 155_926, 158_961, 162_029, 165_132,
    168_269, 171_441, 174_647, 177_888, 181_164, 184_475, 187_821, 191_202, 194_618, 198_069, 201_556,
    205_079, 208_637, 212_231, 215_861, 219_526, 223_228, 226_966, 230_740, 234_551, 238_398, 242_281,
    246_201, 250_158, 254_152, 258_183, 262_251, 266_356, 270_498, 274_677, 278_894, 283_149, 287_441,
    291_771, 296_138, 300_544, 304_987, 309_469, 313_989, 318_547, 323_143, 327_778, 332_452, 337_164,
    341_914, 346_704, 351_533, 356_400, 361_307, 366_253, 371_238, 376_262, 381_326, 386_429, 391_572,
    396_755, 401_978, 407_240, 412_543, 417_885, 423_268, 428_690, 434_154, 439_657, 445_201, 450_786,
    456_411, 462_077, 467_784, 473_531, 479_320, 485_150, 491_021, 496_933, 502_886, 508_881, 514_918,
    520_996, 527_115, 533_276, 539_479, 545_724, 552_011, 558_340, 564_712, 571_125, 577_580, 584_078,
    590_619, 597_202, 603_827, 610_496, 617_207, 623_960, 630_757, 637_597, 644_480, 651_406, 658_375,
    665_387, 672_443, 679_542, 686_685, 693_872, 701_102, 708_376, 715_694, 723_055, 730_461, 737_910,
    745_404, 752_942, 760_525, 768_151, 775_822, 783_538, 791_298, 799_103, 806_952, 814_847, 822_786,
    830_770, 838_799, 846_873, 854_993, 863_157, 871_367, 879_622, 887_923, 896_269, 904_661, 913_099,
    921_582, 930_111, 938_686, 947_307, 955_973, 964_686, 973_445, 982_251, 991_102, 1_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    fn hex(text: &str) -> Color {
        Color::from_hex(text).unwrap()
    }

    fn author(text: &str) -> Paint {
        paint(hex(text)).unwrap()
    }

    fn ground() -> Paint {
        theme::default().colour.ground
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the last digits of a power do not matter to this check")]
    fn linear_light_is_the_srgb_curve() {
        for (value, &linear) in LINEAR.iter().enumerate() {
            let channel = value as f64 / 255.0;
            let expected =
                if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) };
            assert!((f64::from(linear) - expected * 1e6).abs() <= 0.5001, "{value}: {linear}");
        }
    }

    #[test]
    fn contrast_runs_from_1_to_21() {
        let (black, white) = (Rgba::opaque(0, 0, 0), Rgba::opaque(255, 255, 255));
        assert_eq!(contrast(black, white), 21.0);
        assert_eq!(contrast(white, white), 1.0);
        assert_eq!(contrast(white, black), contrast(black, white));
        // The example that WCAG tools agree on.
        assert!((contrast(Rgba::opaque(0x77, 0x77, 0x77), white) - 4.48).abs() < 0.005);
    }

    #[test]
    fn text_on_a_fill_is_dark_or_white() {
        assert_eq!(ink_on(author("#1f5f46"), ground()).light, LIGHT_INK);
        assert_eq!(ink_on(author("#f6d3d6"), ground()).light, DARK_INK);
        // A faint veil is nearly the page: dark on the light page, white on the dark one.
        let veil = ink_on(author("#ff000020"), ground());
        assert_eq!((veil.light, veil.dark), (DARK_INK, LIGHT_INK));
    }

    #[test]
    fn text_is_readable_on_every_fill() {
        for value in 0..=255 {
            for fill in [(value, value, value), (value, 0, 0), (0, value, 0), (255, value, 0)] {
                let fill = Rgba::opaque(fill.0, fill.1, fill.2);
                let ink = ink_on(Paint::fixed(fill), ground()).light;
                let found = contrast(fill, ink);
                assert!(found >= TEXT, "{ink} on {fill}: {found}");
            }
        }
        assert_eq!(ink_on(author("#ff0000"), ground()).light, BLACK);
    }

    #[test]
    fn an_unreadable_colour_keeps_its_hue() {
        let text = readable(hex("#ffff00"), ground(), TEXT);
        let [red, green, blue] = text.light.rgb;
        assert!(red == green && blue == 0 && red > 90, "a dark yellow: {}", text.light);
        assert_eq!(text.dark.rgb, [255, 255, 0], "readable on the dark page as it is");
        assert_eq!(readable(hex("#8b2f6b"), ground(), TEXT).light.rgb, [0x8b, 0x2f, 0x6b]);
    }

    #[test]
    fn every_colour_becomes_readable_on_every_ground() {
        let steps = [0, 60, 128, 200, 255];
        let all = || {
            steps.into_iter().flat_map(move |red| {
                steps.into_iter().flat_map(move |green| steps.into_iter().map(move |blue| (red, green, blue)))
            })
        };
        for (red, green, blue) in all() {
            let ground = Rgba::opaque(red, green, blue);
            for (red, green, blue) in all() {
                let text = adjusted(Rgba::opaque(red, green, blue), ground, TEXT);
                assert!(contrast(text, ground) >= TEXT, "{text} on {ground}");
            }
        }
    }

    #[test]
    fn outlines_are_darker_fills() {
        let mint = edge_of(author("#bfe3d0"), ground());
        assert!(contrast(mint.light, ground().light) >= LINE, "{}", mint.light);
        let [red, green, blue] = mint.light.rgb;
        assert!(green > blue && blue > red, "still a mint: {}", mint.light);
        assert_eq!(mint.light, mint.dark);
        let forest = author("#1f5f46");
        assert_eq!(edge_of(forest, ground()).light, forest.light, "it stands out by itself");
        let night = edge_of(author("#10141a"), ground());
        assert!(contrast(night.dark, ground().dark) >= LINE, "not lost on the dark page: {}", night.dark);
    }

    #[test]
    fn invisible_colours_are_none() {
        assert_eq!(paint(Color::TRANSPARENT), None);
        assert_eq!(paint(hex("#ff000080")).unwrap().light.alpha, 128.0 / 255.0);
    }
}

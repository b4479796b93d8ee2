//! Colours, in pairs, and strokes.

use std::fmt;

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rgba {
    /// Red, green, blue: 0 to 255.
    pub rgb: [u8; 3],
    /// Opacity: 0 (invisible) to 1.
    pub alpha: f32,
}

impl Rgba {
    /// An opaque colour.
    pub const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self { rgb: [red, green, blue], alpha: 1.0 }
    }

    /// What lies between this colour (0) and another one (1).
    #[must_use]
    pub fn mixed(self, other: Rgba, part: f32) -> Rgba {
        let mix = |a: f32, b: f32| a + (b - a) * part;
        let channel = |at: usize| {
            mix(f32::from(self.rgb[at]), f32::from(other.rgb[at])).round().clamp(0.0, 255.0) as u8
        };
        Rgba { rgb: [channel(0), channel(1), channel(2)], alpha: mix(self.alpha, other.alpha) }
    }

    /// This colour laid over an opaque one.
    #[must_use]
    pub fn over(self, ground: Rgba) -> Rgba {
        let mix = |below: u8, above: u8| {
            (f32::from(below) + (f32::from(above) - f32::from(below)) * self.alpha).round().clamp(0.0, 255.0)
                as u8
        };
        let [r, g, b] = self.rgb;
        let [gr, gg, gb] = ground.rgb;
        Rgba { rgb: [mix(gr, r), mix(gg, g), mix(gb, b)], alpha: 1.0 }
    }
}

/// `#rrggbb`; the opacity is not part of it.
impl fmt::Display for Rgba {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.rgb;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// What a fill or stroke looks like on a light and on a dark page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// The token of the theme it comes from (`arrow`, `note-edge`); it becomes a class that users can restyle.
    /// `None` for an author's own colour or a computed one.
    pub token: Option<&'static str>,
    /// On a light page.
    pub light: Rgba,
    /// On a dark page.
    pub dark: Rgba,
}

impl Paint {
    /// The same colour on every page, without a token.
    pub const fn fixed(colour: Rgba) -> Self {
        Self { token: None, light: colour, dark: colour }
    }

    /// What lies between this paint (0) and another one (1), without a token.
    #[must_use]
    pub fn mixed(self, other: Paint, part: f32) -> Paint {
        Self {
            token: None,
            light: self.light.mixed(other.light, part),
            dark: self.dark.mixed(other.dark, part),
        }
    }
}

/// A fill that runs from one colour to another along a straight line; beyond its ends it goes on in their colours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gradient {
    /// The colour at `start`.
    pub from: Paint,
    /// The colour at `end`.
    pub to: Paint,
    /// Where it begins, in px.
    pub start: (f64, f64),
    /// Where it ends, in px.
    pub end: (f64, f64),
}

impl Gradient {
    /// The colour at a point, without a token.
    pub fn at(&self, point: (f64, f64)) -> Paint {
        self.from.mixed(self.to, self.part(point))
    }

    /// How far a point lies on the way from start (0) to end (1).
    pub fn part(&self, (x, y): (f64, f64)) -> f32 {
        let (dx, dy) = (self.end.0 - self.start.0, self.end.1 - self.start.1);
        let along = (x - self.start.0) * dx + (y - self.start.1) * dy;
        let length = dx * dx + dy * dy;
        if length > 0.0 { (along / length).clamp(0.0, 1.0) as f32 } else { 0.0 }
    }
}

/// Lengths of dash and gap in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Length drawn.
    pub on: f64,
    /// Length left out.
    pub off: f64,
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Width in px.
    pub width: f64,
    /// Broken instead of solid.
    pub dash: Option<Dash>,
    /// Round caps and joins instead of butt caps and mitred joins.
    pub round: bool,
}

impl Stroke {
    /// A solid stroke with butt caps.
    pub const fn new(paint: Paint, width: f64) -> Self {
        Self { paint, width, dash: None, round: false }
    }

    /// The same stroke, broken.
    #[must_use]
    pub const fn dashed(self, on: f64, off: f64) -> Self {
        Self { dash: Some(Dash { on, off }), ..self }
    }

    /// The same stroke with round caps and joins.
    #[must_use]
    pub const fn round(self) -> Self {
        Self { round: true, ..self }
    }
}

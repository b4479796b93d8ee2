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

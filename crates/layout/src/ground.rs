//! What lies below labels: the page, boxes and fragments with their tints and the colours of authors.

use crate::blend::{Blend, PLACES};
use crate::canvas::Canvas;
use crate::colour::{self, contrast};
use crate::look::Looks;
use crate::theme::Theme;
use ir::ElementClass;
use scene::{Bounds, Gradient, Layer, Paint, Rgba};

/// The ground of a participant box: an author's colours, as strong as text and lines of the theme bear them.
pub(crate) fn of_box(theme: &Theme, looks: &Looks, fill: Option<ir::Fill>) -> Blend {
    let fill = fill.or(looks.background(ElementClass::Box));
    fill.and_then(|fill| bearable(theme, fill)).unwrap_or(Blend::solid(theme.tint.box_slate))
}

/// What a fragment lays over what is below it.
pub(crate) fn of_frame(theme: &Theme, looks: &Looks) -> Blend {
    let fill = looks.background(ElementClass::Fragment);
    fill.and_then(|fill| bearable(theme, fill)).unwrap_or(Blend::solid(theme.tint.frame_ground))
}

/// An author's colours behind the theme's text: as opaque as the text stays readable all over them, on each page. `None`
/// when they are invisible.
pub(crate) fn bearable(theme: &Theme, fill: ir::Fill) -> Option<Blend> {
    let blend = theme.own_fill(fill)?;
    let colours = &theme.colour;
    // A third more than the least contrast, for the tints of frames and boxes that may lie over it.
    let bears = |tint: Rgba, ground: Rgba, text: Rgba, line: Rgba| {
        let mixed = tint.over(ground);
        contrast(text, mixed) >= 1.33 * colour::TEXT && contrast(line, mixed) >= 2.0
    };
    let part = |pick: fn(Paint) -> Rgba| {
        let [ground, text, line] = [colours.ground, colours.ink_2, colours.lifeline].map(pick);
        let mut part = 1.0_f32;
        loop {
            let seen = |place: Paint| Rgba { alpha: pick(place).alpha * part, ..pick(place) };
            let is_faint = blend.places().all(|place| seen(place).alpha <= 0.05);
            if is_faint || blend.places().all(|place| bears(seen(place), ground, text, line)) {
                return part;
            }
            part *= 0.85;
        }
    };
    let (light, dark) = (part(|paint| paint.light), part(|paint| paint.dark));
    // Both ends are as opaque as the fainter one: what lies under labels can only then be mixed from its ends.
    let alpha = blend.places().map(|place| place.light.alpha).fold(1.0, f32::min);
    Some(blend.map(|paint| Paint {
        token: None,
        light: Rgba { alpha: alpha * light, ..paint.light },
        dark: Rgba { alpha: alpha * dark, ..paint.dark },
    }))
}

/// What lies below a point: one colour, or colours that run into each other.
pub(crate) struct Ground {
    at: (f64, f64),
    /// What lies below all that runs.
    base: Paint,
    /// From the first tint that runs on, each with how it runs.
    above: Vec<(Blend, Option<Gradient>)>,
}

impl Ground {
    /// The page at a point.
    pub(crate) fn new(at: (f64, f64), page: Paint) -> Self {
        Self { at, base: page, above: Vec::new() }
    }

    /// Lays a tint over it that fills an area.
    pub(crate) fn cover(&mut self, tint: Blend, area: impl FnOnce() -> Bounds) {
        match tint.gradient_in(area) {
            None if self.above.is_empty() => self.base = colour::over(tint.paint(), self.base),
            gradient => self.above.push((tint, gradient)),
        }
    }

    /// The colour at a point that the same tints cover.
    fn at(&self, point: (f64, f64)) -> Paint {
        self.above.iter().fold(self.base, |below, (tint, gradient)| {
            let paint = gradient.map_or(tint.paint(), |gradient| gradient.at(point));
            colour::over(paint, below)
        })
    }

    /// The colour at its point.
    pub(crate) fn paint(&self) -> Paint {
        self.at(self.at)
    }

    /// The colours that run over it. Several gradients over each other are none: of the lower ones, the colour at the point
    /// is taken.
    pub(crate) fn gradient(&self) -> Option<Gradient> {
        let mut below = self.base;
        let mut running: Option<Gradient> = None;
        for (tint, own) in &self.above {
            let tint = tint.paint();
            running = match (*own, running) {
                (Some(own), _) => {
                    let (from, to) = (colour::over(own.from, below), colour::over(own.to, below));
                    Some(Gradient { from, to, ..own })
                }
                (None, Some(lower)) => {
                    let (from, to) = (colour::over(tint, lower.from), colour::over(tint, lower.to));
                    Some(Gradient { from, to, ..lower })
                }
                (None, None) => None,
            };
            below = running.map_or(colour::over(tint, below), |running| running.at(self.at));
        }
        running
    }

    /// Its colours in some places of an area, for text to be readable on: as they are, and as [`fill`](Self::fill) paints them.
    pub(crate) fn paints(&self, area: Bounds) -> Vec<Paint> {
        let Some(gradient) = self.gradient() else { return vec![self.base] };
        let Bounds { left, top, right, bottom } = area;
        let place = |step: u8| left + (right - left) * f64::from(step) / f64::from(PLACES);
        let points = (0..=PLACES).flat_map(|step| [(place(step), top), (place(step), bottom)]);
        points.flat_map(|point| [self.at(point), gradient.at(point)]).collect()
    }

    /// Fills an area with it.
    pub(crate) fn fill(&self, canvas: &mut Canvas, layer: Layer, area: Bounds) {
        canvas.rect(layer, area, 0.0, Some(self.paint()), None);
        canvas.gradient(layer, self.gradient());
    }
}

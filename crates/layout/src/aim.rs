//! How hard a picture is made narrow.
//!
//! Usually texts are broken where that makes the area of the picture least. A picture that shall be no wider than its page
//! is tried again with more and more weight on its width.

use crate::theme::Theme;
use std::borrow::Cow;

/// How hard a picture is made narrow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim {
    level: usize,
    /// The greatest width of the picture, px.
    limit: f64,
}

/// What is done at a level.
struct Level {
    /// What a px of width is worth beside a px of height, times what makes the area least.
    price: f64,
    /// Texts that are no wider are left whole, and none is broken narrower; px.
    short: f64,
    least: f64,
    /// Notes, guards and the like are no wider than this part of the picture.
    share: f64,
    /// Lines that names may have more than the tallest one has.
    lines: u32,
    /// Words are broken like names.
    names: bool,
}

const fn level(price: f64, (short, least): (f64, f64), share: f64, lines: u32, names: bool) -> Level {
    Level { price, short, least, share, lines, names }
}

/// The first one is for a picture without waste that reads well: texts up to 210 px are read at a glance and stay whole,
/// and none is broken into a narrow column. Its price makes up for frames and feet, whose height is not known when
/// columns are placed. The others give width more and more weight.
const LEVELS: [Level; 8] = [
    level(1.25, (210.0, 150.0), f64::INFINITY, 0, false),
    level(1.75, (168.0, 96.0), 1.0, 1, false),
    level(2.5, (168.0, 96.0), 0.8, 1, false),
    level(5.0, (144.0, 96.0), 0.65, 2, false),
    level(10.0, (96.0, 72.0), 0.5, 2, false),
    level(30.0, (0.0, 48.0), 0.4, 3, false),
    level(1e6, (0.0, 48.0), 0.3, 3, false),
    level(1e6, (0.0, 40.0), 0.2, 4, true),
];

impl Aim {
    /// The least area.
    pub(crate) const AREA: Aim = Aim { level: 0, limit: f64::INFINITY };

    /// No wider than that: what to try one after the other.
    pub(crate) fn within(limit: f64) -> impl Iterator<Item = Aim> {
        (1..LEVELS.len()).map(move |level| Aim { level, limit })
    }

    fn level(self) -> &'static Level {
        &LEVELS[self.level]
    }

    /// Whether the picture shall not be wider than something.
    pub(crate) fn is_limited(self) -> bool {
        self.level > 0
    }

    /// What a px of width is worth beside a px of height, times what makes the area least.
    pub(crate) fn price(self) -> f64 {
        self.level().price
    }

    /// Texts that are no wider are left whole, px.
    pub(crate) fn short(self) -> f64 {
        self.level().short
    }

    /// No text is broken narrower, px.
    pub(crate) fn least(self) -> f64 {
        self.level().least
    }

    /// Lines that names may have more than the tallest one has.
    pub(crate) fn lines(self) -> u32 {
        self.level().lines
    }

    /// Whether words are broken like names.
    pub(crate) fn names(self) -> bool {
        self.level().names
    }

    /// The room between the margins, px; infinite without a limit.
    pub(crate) fn inner(self, theme: &Theme) -> f64 {
        self.limit - 2.0 * theme.metric.margin
    }

    /// The theme with the widths at which texts are broken.
    pub(crate) fn theme(self, theme: Cow<'_, Theme>) -> Cow<'_, Theme> {
        if !self.is_limited() {
            return theme;
        }
        let mut theme = theme.into_owned();
        let room = (self.inner(&theme) * self.level().share).max(self.least());
        let metric = &mut theme.metric;
        for width in [&mut metric.wrap_note, &mut metric.wrap_guard, &mut metric.wrap_label] {
            *width = width.min(room);
        }
        Cow::Owned(theme)
    }
}

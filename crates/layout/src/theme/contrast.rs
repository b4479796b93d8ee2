//! Which text and lines of a theme must contrast with what.

use super::{Page, Theme, Tints};
use crate::colour::{self, contrast};
use scene::{Paint, Rgba};
use std::fmt;

/// How much contrast a colour needs with what it stands on.
pub(super) struct Need {
    pub(super) front: &'static str,
    pub(super) back: &'static str,
    /// In the house style and the themes made from it: 7 for small text, 4.5 for text, 3 for lines with a meaning.
    pub(super) house: f64,
    /// Text, which must be readable in every theme.
    pub(super) is_text: bool,
}

const fn text(front: &'static str, back: &'static str, house: f64) -> Need {
    Need { front, back, house, is_text: true }
}

const fn line(front: &'static str, back: &'static str, house: f64) -> Need {
    Need { front, back, house, is_text: false }
}

pub(super) const NEEDS: [Need; 21] = [
    text("ink", "ground", 7.0),
    text("ink", "head", 7.0),
    text("ink", "ref", 7.0),
    text("ink", "state", 7.0),
    text("ink-2", "ground", 4.5),
    text("ink-2", "head", 4.5),
    text("ink-3", "ground", 4.5),
    line("arrow", "ground", 4.5),
    line("reply", "ground", 3.0),
    line("lifeline", "ground", 3.0),
    line("head-edge", "ground", 3.0),
    line("icon", "head", 4.5),
    line("bar-edge", "ground", 3.0),
    line("badge-edge", "ground", 3.0),
    text("badge-ink", "badge", 7.0),
    text("note-ink", "note", 7.0),
    text("tab-ink", "tab", 7.0),
    text("danger", "ground", 4.5),
    text("danger", "danger-tint", 4.5),
    text("link", "ground", 4.5),
    text("link", "note", 4.5),
];

/// Two colours that contrast too little.
pub(super) struct Pair {
    pub(super) front: &'static str,
    pub(super) back: &'static str,
    found: f64,
    page: &'static str,
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { front, back, found, page } = self;
        // never rounded up to the number that it is held against
        let found = (found * 10.0).floor() / 10.0;
        write!(
            f,
            "`{front}` on `{back}` contrasts {found}:1{page}; text can be read from {}:1 on",
            colour::TEXT
        )
    }
}

/// Text that is hard to read.
pub(super) fn unreadable(theme: &Theme) -> Vec<Pair> {
    let mut found = Vec::new();
    for need in NEEDS.iter().filter(|need| need.is_text) {
        let pages = pages(theme, need.front).into_iter().zip(pages(theme, need.back));
        let worst = pages
            .zip([" on a light page", " on a dark page"])
            .filter(|(_, page)| match theme.page {
                Page::Auto => true,
                Page::Light => page.contains("light"),
                Page::Dark => page.contains("dark"),
            })
            .map(|((front, back), page)| (contrast(front, back), page))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((ratio, page)) = worst.filter(|(ratio, _)| *ratio < need.house.min(colour::TEXT)) {
            let page = if theme.page == Page::Auto { page } else { "" };
            found.push(Pair { front: need.front, back: need.back, found: ratio, page });
        }
    }
    found
}

/// How much more than the least contrast text has on a ground, for the tints that may lie over it.
const SPARE: f64 = 1.33;

impl Theme {
    /// Whether all text can be read.
    pub(crate) fn can_be_read(&self) -> bool {
        unreadable(self).is_empty()
    }

    /// Takes tints away where text on the bare ground has no contrast to spare for them.
    pub(crate) fn fade_tints(&mut self) {
        let (ink, ground) = (self.colour.ink_2, self.colour.ground);
        let is_tight = |ink: Rgba, ground: Rgba| contrast(ink, ground) < SPARE * colour::TEXT - 0.1;
        let tight = [is_tight(ink.light, ground.light), is_tight(ink.dark, ground.dark)];
        for key in Tints::KEYS {
            let Some((_, tint)) = self.tint.slot(key) else { continue };
            for (alpha, tight) in [&mut tint.light.alpha, &mut tint.dark.alpha].into_iter().zip(tight) {
                *alpha = if tight { 0.0 } else { *alpha };
            }
        }
    }

    /// Makes what stands on a colour darker or lighter, where it contrasts too little with it: text to what can be read, lines
    /// to what can be seen.
    pub(crate) fn keep_contrast(&mut self, back: &str, ground: Paint) {
        for need in NEEDS.iter().filter(|need| need.back == back) {
            let least = if need.is_text { SPARE * colour::TEXT } else { need.house.min(colour::LINE) };
            if let Some((_, paint)) = self.colour.slot(need.front) {
                paint.light = colour::adjusted(paint.light, ground.light, least);
                paint.dark = colour::adjusted(paint.dark, ground.dark, least);
            }
        }
    }
}

/// A colour of a theme by its key, for a light and a dark page.
pub(super) fn pages(theme: &Theme, key: &str) -> [Rgba; 2] {
    let mut colours = theme.colour.clone();
    let paint = colours.slot(key).map_or(theme.colour.ink, |(_, paint)| *paint);
    let Paint { light, dark, .. } = paint;
    [light, dark]
}

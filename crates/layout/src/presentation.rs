//! The theme that one diagram is drawn in: the caller's or what its author names, on the ground that the author asks for.

use crate::blend::Blend;
use crate::colour::contrast;
use crate::theme::{self, Named, Page, Theme};
use ir::{DiagramStyle, ElementClass};
use scene::{Paint, Rgba};
use std::borrow::Cow;

/// How a diagram is presented.
pub(crate) struct Presentation<'t> {
    /// Its colours and distances; both columns are those that are shown.
    pub(crate) theme: Cow<'t, Theme>,
    /// The author wants the page to shine through.
    pub(crate) transparent: bool,
    /// It stands on the ground that the author wants, if any.
    pub(crate) stands: bool,
}

impl<'t> Presentation<'t> {
    /// `asked` is what the caller asks for; without, what the author names is followed.
    pub(crate) fn new(style: &DiagramStyle, asked: Option<&'t Theme>) -> Self {
        let named = match asked {
            Some(_) => None,
            None => style.theme.as_ref().and_then(Named::of),
        };
        let asked = asked.unwrap_or(theme::default());
        let mut theme = Cow::Borrowed(asked);
        if let Some(named) = named.filter(|named| !named.is_ours()) {
            let own = theme.to_mut();
            if named.dark {
                own.page = Page::Dark;
            }
            if let Some(ground) = named.ground {
                let [_, red, green, blue] = ground.to_be_bytes();
                own.stand_on(Blend::solid(Paint::fixed(Rgba::opaque(red, green, blue))));
            }
            if let Some(accent) = named.accent {
                own.accented(accent);
            }
        }
        let background = style.classes.get(&ElementClass::Diagram).and_then(|whole| whole.background);
        let mut transparent = false;
        let mut stands = true;
        match background.map(|fill| theme.own_fill(fill)) {
            None => {}
            Some(None) => transparent = true,
            Some(Some(ground)) => stands = theme.to_mut().stand_on(ground),
        }
        if style.monochrome || named.is_some_and(|named| named.grey) {
            theme.to_mut().without_colours();
        }
        if theme.page != Page::Auto {
            theme = Cow::Owned(theme.shown().into_owned());
        }
        Self { theme, transparent, stands }
    }
}

impl Theme {
    /// Puts everything on a ground of another colour, if it can be read there. Where the ground is dark on a light page, or
    /// light on a dark one, the colours of the other column stand on it; what does not contrast enough then is made darker
    /// or lighter. A theme that has no colours for such a ground stays as it is: `false`.
    pub(crate) fn stand_on(&mut self, ground: Blend) -> bool {
        let mut own = self.clone();
        let page = own.shown().colour.ground;
        let ground = ground.over(page).paint();
        let (ink, page) = (own.colour.ink, own.page);
        let fits = |ground: Rgba| {
            if contrast(ink.light, ground) >= contrast(ink.dark, ground) { Page::Light } else { Page::Dark }
        };
        let [light, dark] = match page {
            Page::Auto => [fits(ground.light), fits(ground.dark)],
            Page::Light => [fits(ground.light); 2],
            Page::Dark => [fits(ground.dark); 2],
        };
        own.repaint(|paint| {
            let Paint { light: on_light, dark: on_dark, .. } = *paint;
            let pick = |column: Page| if column == Page::Dark { on_dark } else { on_light };
            (paint.light, paint.dark) = (pick(light), pick(dark));
        });
        own.page = Page::Auto;
        own.colour.ground = Paint { token: own.colour.ground.token, ..ground };
        own.keep_contrast("ground", ground);
        let stands = own.can_be_read();
        if stands {
            own.fade_tints();
            *self = own;
        }
        stands
    }
}

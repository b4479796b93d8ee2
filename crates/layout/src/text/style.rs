//! How texts of each kind look before the author says otherwise.

use crate::colour;
use crate::theme::{AuthorColours, Theme};
use ir::ElementStyle;
use scene::Paint;

/// The look of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextStyle {
    /// Font size in px.
    pub(crate) size: f64,
    /// Height of a line box in px.
    pub(crate) line_height: f64,
    /// From the top of a line box to the base line, in px.
    pub(crate) baseline: f64,
    /// Weight 700.
    pub(crate) bold: bool,
    /// Slanted.
    pub(crate) italic: bool,
    /// The face of code.
    pub(crate) mono: bool,
    /// Underlined.
    pub(crate) underline: bool,
    /// Colour of the letters.
    pub(crate) fill: Paint,
    /// What the text stands on: author's colours are made readable on it.
    pub(crate) ground: Paint,
    /// The farthest from that which it may stand on as well; the same for one ground.
    pub(crate) far: Paint,
    /// Colours of authors become greys.
    pub(crate) grey: bool,
    /// Colour of links.
    pub(crate) link: Paint,
    /// Colour of the lines of tables, rules and trees.
    pub(crate) rule: Paint,
    /// Size of mono text beside text of size 1.
    pub(crate) mono_scale: f64,
}

impl TextStyle {
    fn new(theme: &Theme, size: f64, line_height: f64, fill: Paint) -> Self {
        Self {
            size,
            line_height,
            baseline: baseline(size, line_height),
            bold: false,
            italic: false,
            mono: false,
            underline: false,
            fill,
            ground: theme.colour.ground,
            far: theme.colour.ground,
            grey: theme.author_colours == AuthorColours::Grey,
            link: theme.colour.link,
            rule: theme.colour.frame,
            mono_scale: theme.font.mono_scale,
        }
    }

    fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    /// The title of the picture.
    pub(crate) fn title(theme: &Theme) -> Self {
        Self::new(theme, theme.metric.t_title, theme.metric.l_title, theme.colour.ink)
            .bold(theme.font.weight.title)
    }

    /// The name in a head.
    pub(crate) fn name(theme: &Theme) -> Self {
        Self::new(theme, theme.metric.t_name, theme.metric.l_name, theme.colour.ink)
            .bold(theme.font.weight.name)
            .over(theme.colour.head)
    }

    /// The stereotype above a name.
    pub(crate) fn stereotype(theme: &Theme) -> Self {
        Self::small(theme, theme.colour.ink_2).over(theme.colour.head)
    }

    /// The label of a message.
    pub(crate) fn label(theme: &Theme) -> Self {
        Self::new(theme, theme.metric.t_label, theme.metric.l_label, theme.colour.ink)
    }

    /// The text of a note.
    pub(crate) fn note(theme: &Theme) -> Self {
        let metric = &theme.metric;
        let style =
            Self::new(theme, metric.t_note, metric.l_note, theme.colour.note_ink).over(theme.colour.note);
        Self { rule: theme.colour.note_edge, ..style }
    }

    /// The name of a state.
    pub(crate) fn state(theme: &Theme) -> Self {
        Self::body(theme, theme.colour.ink).over(theme.colour.state)
    }

    /// The text of a reference.
    pub(crate) fn reference(theme: &Theme) -> Self {
        Self::body(theme, theme.colour.ink).over(theme.colour.reference)
    }

    /// The guard of an operand.
    pub(crate) fn guard(theme: &Theme) -> Self {
        Self::new(theme, theme.metric.t_guard, theme.metric.l_guard, theme.colour.ink_2)
            .bold(theme.font.weight.guard)
    }

    /// The keyword in a fragment's tab.
    pub(crate) fn tab(theme: &Theme) -> Self {
        let metric = &theme.metric;
        Self::new(theme, metric.t_tab, metric.l_small, theme.colour.tab_ink)
            .bold(theme.font.weight.keyword)
            .over(theme.colour.tab)
    }

    /// The keyword `break`.
    pub(crate) fn tab_danger(theme: &Theme) -> Self {
        Self { fill: theme.colour.danger, ..Self::tab(theme) }.over(theme.colour.danger_tint)
    }

    /// The title of a participant box.
    pub(crate) fn box_title(theme: &Theme) -> Self {
        Self::small(theme, theme.colour.ink_2).bold(theme.font.weight.box_title)
    }

    /// The number of a message.
    pub(crate) fn badge(theme: &Theme) -> Self {
        let metric = &theme.metric;
        Self::new(theme, metric.t_badge, metric.badge_h, theme.colour.badge_ink)
            .bold(theme.font.weight.number)
            .over(theme.colour.badge)
    }

    /// The number of a message as text before its label.
    pub(crate) fn number(theme: &Theme) -> Self {
        let metric = &theme.metric;
        Self::new(theme, metric.t_badge, metric.l_label, theme.colour.badge_ink)
            .bold(theme.font.weight.number)
    }

    /// The text on a divider.
    pub(crate) fn divider(theme: &Theme) -> Self {
        Self::body(theme, theme.colour.ink_2).bold(theme.font.weight.divider)
    }

    /// The text of a delay.
    pub(crate) fn delay(theme: &Theme) -> Self {
        Self { italic: true, ..Self::body(theme, theme.colour.ink_2) }
    }

    /// The text of a duration.
    pub(crate) fn duration(theme: &Theme) -> Self {
        Self::small(theme, theme.colour.ink_2)
    }

    /// Header and footer of the page.
    pub(crate) fn furniture(theme: &Theme) -> Self {
        Self::small(theme, theme.colour.ink_3)
    }

    /// The caption below the picture.
    pub(crate) fn caption(theme: &Theme) -> Self {
        Self::body(theme, theme.colour.ink_2)
    }

    /// The text of the legend.
    pub(crate) fn legend(theme: &Theme) -> Self {
        Self::small(theme, theme.colour.ink).over(theme.colour.reference)
    }

    /// The name in the mainframe's tab.
    pub(crate) fn mainframe(theme: &Theme) -> Self {
        Self { bold: false, ..Self::tab(theme) }
    }

    fn body(theme: &Theme, fill: Paint) -> Self {
        Self::new(theme, theme.metric.t_note, theme.metric.l_note, fill)
    }

    fn small(theme: &Theme, fill: Paint) -> Self {
        Self::new(theme, theme.metric.t_small, theme.metric.l_small, fill)
    }

    /// The same text on another ground of ours.
    pub(crate) fn over(self, ground: Paint) -> Self {
        Self { ground, far: ground, ..self }
    }

    /// The same text anywhere between two grounds; on the first one it is harder to read.
    pub(crate) fn between(self, ground: Paint, far: Paint) -> Self {
        Self { ground, far, ..self }
    }

    /// A paint of ours that goes with colours of authors.
    pub(crate) fn shown(&self, paint: Paint) -> Paint {
        match self.grey {
            true => Paint { light: colour::grey(paint.light), dark: colour::grey(paint.dark), ..paint },
            false => paint,
        }
    }

    /// A colour of an author, as the theme shows it.
    pub(crate) fn own(&self, color: ir::Color) -> ir::Color {
        if self.grey { colour::as_grey(color) } else { color }
    }

    /// The same text on an author's colour: the letters become dark or white, whichever contrasts more.
    #[must_use]
    pub(crate) fn on(self, ground: Paint) -> Self {
        self.inked(colour::ink_on(ground, self.ground), colour::over(ground, self.ground))
    }

    /// The same text with letters, links and lines in this colour, on this ground.
    #[must_use]
    pub(crate) fn inked(self, ink: Paint, ground: Paint) -> Self {
        let ink = self.shown(ink);
        Self { fill: ink, link: ink, rule: ink, ground, far: ground, ..self }
    }

    /// With what an author asked for: colour of the text (made readable), size, weight, slant, underline, face.
    #[must_use]
    pub(crate) fn with(self, style: &ElementStyle) -> Self {
        let mut out = self;
        if let Some(size) = style.font_size.filter(|size| size.is_finite()) {
            let size = size.clamp(1.0, 1000.0);
            out.line_height = (self.line_height * size / self.size).ceil();
            out.size = size;
            out.baseline = baseline(size, out.line_height);
        }
        if let Some(text) = style.text {
            out.fill = colour::readable_between(self.own(text), self.ground, self.far, self.fill);
        }
        out.bold = style.bold.unwrap_or(self.bold);
        out.italic = style.italic.unwrap_or(self.italic);
        out.underline = style.underline.unwrap_or(self.underline);
        out.mono = style.font_family.as_deref().map_or(self.mono, is_mono);
        out
    }
}

/// Centres ascent and descent in the line box; whole, so that letters stay crisp: 14 in 18, 13 in 17, 12 in 16.
pub(super) fn baseline(size: f64, line_height: f64) -> f64 {
    let spare = line_height - (measure::metrics::ASCENT + measure::metrics::DESCENT) * size;
    (spare / 2.0 + measure::metrics::ASCENT * size).round()
}

/// Whether a font family that an author named is one of code.
pub(crate) fn is_mono(family: &str) -> bool {
    let family = family.to_ascii_lowercase();
    ["mono", "courier", "consolas", "menlo", "monaco"].iter().any(|word| family.contains(word))
}

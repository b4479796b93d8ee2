//! Themes that authors name in their own dialect, as looks of ours: light or dark, and of which colour.

use super::{AuthorColours, Theme};
use crate::blend::Blend;
use crate::colour::{self, Tone};
use ir::{Color, Dialect, Fill, ThemeChoice};
use scene::{Paint, Rgba};

/// What is known of a theme of another tool.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Named {
    /// Whether it is for dark pages alone.
    pub(crate) dark: bool,
    /// Without colours.
    pub(crate) grey: bool,
    /// The colour of participants, in place of our blue.
    pub(crate) accent: Option<u32>,
    /// The ground, where it has one of its own.
    pub(crate) ground: Option<u32>,
}

const LIKE_OURS: Named = Named { dark: false, grey: false, accent: None, ground: None };
const DARK: Named = Named { dark: true, ..LIKE_OURS };
const GREY: Named = Named { grey: true, ..LIKE_OURS };

const fn accent(colour: u32) -> Named {
    Named { accent: Some(colour), ..LIKE_OURS }
}

const fn dark(colour: u32) -> Named {
    Named { accent: Some(colour), ..DARK }
}

const fn on(ground: u32, named: Named) -> Named {
    Named { ground: Some(ground), ..named }
}

/// The themes of Mermaid (reference mermaid M-140, section 10).
const MERMAID: [(&str, Named); 12] = [
    ("default", LIKE_OURS),
    ("base", LIKE_OURS),
    ("null", LIKE_OURS),
    ("neo", LIKE_OURS),
    ("redux", LIKE_OURS),
    ("redux-color", LIKE_OURS),
    ("dark", DARK),
    ("neo-dark", DARK),
    ("redux-dark", DARK),
    ("redux-dark-color", DARK),
    ("forest", accent(0x00_5a_9b_2a)),
    ("neutral", GREY),
];

/// The themes that PlantUML brings along (reference plantuml P-101). Grounds and colours are those of its pictures; where
/// light letters stand on a page of no colour, a dark page is meant.
const PLANTUML: [(&str, Named); 44] = [
    ("_none_", LIKE_OURS),
    ("amiga", on(0x0b_58_a8, dark(0x9c_c6_ff))),
    ("aws-orange", accent(0xec_72_11)),
    ("black-knight", dark(0xff_f2_00)),
    ("bluegray", accent(0x00_9f_db)),
    ("blueprint", on(0x00_31_53, dark(0xd9_d3_d0))),
    ("carbon-gray", GREY),
    ("cerulean", accent(0x2f_a4_e7)),
    ("cerulean-outline", accent(0x2f_a4_e7)),
    ("cloudscape-design", accent(0x09_72_d3)),
    ("crt-amber", on(0x28_28_28, dark(0xff_b0_00))),
    ("crt-green", on(0x28_28_28, dark(0x33_ff_33))),
    ("cyborg", dark(0x2a_9f_d6)),
    ("cyborg-outline", dark(0x2a_9f_d6)),
    ("hacker", dark(0xb5_e8_53)),
    ("lightgray", GREY),
    ("mars", on(0xf9_f9_f9, accent(0xe5_57_56))),
    ("materia", accent(0x21_96_f3)),
    ("materia-outline", accent(0x21_96_f3)),
    ("metal", accent(0x46_82_b4)),
    ("mimeograph", on(0xd9_d3_d0, accent(0x92_75_b6))),
    ("minty", accent(0x78_c2_ad)),
    ("mono", GREY),
    ("plain", GREY),
    ("reddress-darkblue", dark(0x1a_66_c2)),
    ("reddress-darkgreen", dark(0x22_88_11)),
    ("reddress-darkorange", dark(0xbb_66_00)),
    ("reddress-darkred", dark(0x88_00_00)),
    ("reddress-lightblue", accent(0x2a_86_e2)),
    ("reddress-lightgreen", accent(0x55_bb_33)),
    ("reddress-lightorange", accent(0xff_88_00)),
    ("reddress-lightred", accent(0xcc_00_33)),
    ("sandstone", accent(0x32_5d_88)),
    ("silver", GREY),
    ("sketchy", GREY),
    ("sketchy-outline", GREY),
    ("spacelab", accent(0x44_6e_9b)),
    ("spacelab-white", accent(0x44_6e_9b)),
    ("sunlust", on(0xfd_f6_e3, accent(0x26_8b_d2))),
    ("superhero", dark(0xdf_69_1a)),
    ("superhero-outline", dark(0xdf_69_1a)),
    ("toy", on(0xdd_dd_dd, accent(0xff_6f_61))),
    ("united", accent(0xe9_54_20)),
    ("vibrant", accent(0xff_63_47)),
];

impl Named {
    /// What is known of the theme that an author chose.
    pub(crate) fn of(choice: &ThemeChoice) -> Option<Self> {
        let rows: &[(&str, Named)] = match choice.dialect {
            Dialect::Mermaid => &MERMAID,
            Dialect::PlantUml => &PLANTUML,
            Dialect::Wsd | Dialect::JsSequence => &[],
        };
        rows.iter().find(|row| row.0.eq_ignore_ascii_case(&choice.name)).map(|row| row.1)
    }

    /// Whether the house style is all that can be shown of it.
    pub(crate) fn is_ours(self) -> bool {
        self == LIKE_OURS
    }
}

impl Theme {
    /// A colour of an author, as the theme shows it.
    pub(crate) fn own(&self, color: Color) -> Color {
        match self.author_colours {
            AuthorColours::Keep => color,
            AuthorColours::Grey => colour::as_grey(color),
        }
    }

    /// A fill of an author, as the theme shows it; `None` when it is invisible.
    pub(crate) fn own_fill(&self, fill: Fill) -> Option<Blend> {
        Blend::of(match fill {
            Fill::Solid(color) => Fill::Solid(self.own(color)),
            Fill::Gradient { from, to, direction } => {
                Fill::Gradient { from: self.own(from), to: self.own(to), direction }
            }
        })
    }

    /// The theme without colours, neither its own nor those of authors.
    pub(crate) fn without_colours(&mut self) {
        self.repaint(|paint| {
            (paint.light, paint.dark) = (colour::grey(paint.light), colour::grey(paint.dark));
        });
        self.author_colours = AuthorColours::Grey;
    }

    /// Participants and their bars in shades of another colour.
    pub(crate) fn accented(&mut self, colour: u32) {
        let [_, red, green, blue] = colour.to_be_bytes();
        let accent = Rgba::opaque(red, green, blue);
        let (light, dark) = (self.colour.ground.light, self.colour.ground.dark);
        // How much of the colour is in a fill, on a light and on a dark page.
        let fill = |paint: &mut Paint, parts: [f32; 2]| {
            paint.light = light.mixed(accent, parts[0]);
            paint.dark = dark.mixed(accent, parts[1]);
        };
        fill(&mut self.colour.head, [0.08, 0.2]);
        fill(&mut self.colour.icon_fill, [0.0, 0.1]);
        fill(&mut self.colour.bar, [0.2, 0.35]);
        fill(&mut self.colour.state, [0.12, 0.25]);
        let line = |paint: &mut Paint, on: Paint, need: f64| {
            paint.light = colour::adjusted(Tone::of(accent).softened(), on.light, need);
            paint.dark = colour::adjusted(Tone::of(accent).softened(), on.dark, need);
        };
        let (ground, head) = (self.colour.ground, self.colour.head);
        line(&mut self.colour.head_edge, ground, colour::LINE);
        line(&mut self.colour.bar_edge, ground, colour::LINE);
        line(&mut self.colour.icon, head, colour::TEXT);
    }
}

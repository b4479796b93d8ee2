//! Colours: solid ones and translucent grounds.

use super::keyed;
use scene::{Paint, Rgba};

/// What a paint is before the theme file has been read.
const BLANK: Paint = Paint::fixed(Rgba::opaque(0, 0, 0));

keyed! {
    /// The colours, each for a light and a dark page. Every paint carries its key as [`Paint::token`].
    Colours: Paint = BLANK => {
        /// The picture's ground.
        ground = "ground",
        /// Names, labels, titles.
        ink = "ink",
        /// Guards, captions, box titles, dividers, delays.
        ink_2 = "ink-2",
        /// Header, footer, dimension lines.
        ink_3 = "ink-3",
        /// Solid arrows.
        arrow = "arrow",
        /// Dashed arrows.
        reply = "reply",
        /// Lifelines.
        lifeline = "lifeline",
        /// Fill of heads.
        head = "head",
        /// Outline of heads.
        head_edge = "head-edge",
        /// Stroke of icons.
        icon = "icon",
        /// Fill of icons.
        icon_fill = "icon-fill",
        /// Fill of activation bars.
        bar = "bar",
        /// Outline of activation bars.
        bar_edge = "bar-edge",
        /// Fill of number pills.
        badge = "badge",
        /// Outline of number pills.
        badge_edge = "badge-edge",
        /// Digits in number pills.
        badge_ink = "badge-ink",
        /// Fill of notes.
        note = "note",
        /// Outline of notes.
        note_edge = "note-edge",
        /// Underside of a note's folded corner.
        note_fold = "note-fold",
        /// Text in notes.
        note_ink = "note-ink",
        /// Outline of fragments and references.
        frame = "frame",
        /// Fill of a fragment's tab.
        tab = "tab",
        /// Keyword in a tab.
        tab_ink = "tab-ink",
        /// Separator of operands.
        frame_rule = "frame-rule",
        /// Fill of references and the legend.
        reference = "ref",
        /// Line of a divider, outline of its pill.
        divider = "divider",
        /// Outline of participant boxes.
        box_edge = "box-edge",
        /// Cross of destruction, keyword of `break`.
        danger = "danger",
        /// Tab of `break`.
        danger_tint = "danger-tint",
        /// Text of links.
        link = "link",
        /// Outline of the legend.
        panel_edge = "panel-edge",
        /// Fill of states.
        state = "state",
    }
}

keyed! {
    /// Translucent grounds: the opacity is in the paint.
    Tints: Paint = BLANK => {
        /// Ground of a fragment; adds up when fragments are nested.
        frame_ground = "frame-ground",
        /// A participant box without a colour.
        box_slate = "box-slate",
        /// A `rect` without a colour.
        highlight = "highlight",
    }
}

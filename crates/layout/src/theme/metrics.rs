//! Distances and sizes, in px.

use super::keyed;

keyed! {
    /// Distances between things and sizes of text, in px.
    Metrics: f64 = 0.0 => {
        /// Round the picture.
        margin = "margin",
        /// Font size: title, bold.
        t_title = "t_title",
        /// Height of a line of text of size `t_title`.
        l_title = "l_title",
        /// Font size: participant name, bold.
        t_name = "t_name",
        /// Height of a line of text of size `t_name`.
        l_name = "l_name",
        /// Font size: message label.
        t_label = "t_label",
        /// Height of a line of text of size `t_label`.
        l_label = "l_label",
        /// Font size: note, reference, caption, divider, delay.
        t_note = "t_note",
        /// Height of a line of text of size `t_note`.
        l_note = "l_note",
        /// Font size: guard, in brackets.
        t_guard = "t_guard",
        /// Height of a line of text of size `t_guard`.
        l_guard = "l_guard",
        /// Font size: keyword, bold.
        t_tab = "t_tab",
        /// Font size: stereotype, box title (bold), header, footer, duration.
        t_small = "t_small",
        /// Height of a line of text of size `t_small`.
        l_small = "l_small",
        /// Font size: number, bold: the smallest text.
        t_badge = "t_badge",
        /// A name that is wider is wrapped.
        wrap_name = "wrap_name",
        /// A message label that is wider is wrapped.
        wrap_label = "wrap_label",
        /// A note or reference that is wider is wrapped.
        wrap_note = "wrap_note",
        /// A guard that is wider is wrapped, or sooner, to the inner width of its frame.
        wrap_guard = "wrap_guard",
        /// Upper edge of the title's first line box to the sequence.
        title_gap = "title_gap",
        /// From the bottom of an event to the line box of the next label.
        gap = "gap",
        /// An arrow to the next one that has no label.
        gap_plain = "gap_plain",
        /// Head's bottom to the first arrow.
        head_arrow = "head_arrow",
        /// Line box of the label to its arrow: baseline 7 above the arrow, descenders 4.
        label_lift = "label_lift",
        /// Least distance of a label from either end of its arrow.
        end_pad = "end_pad",
        /// End of an arrow to a label that is set left or right; a head there may push it further.
        label_pad = "label_pad",
        /// Between two lifelines.
        min_gap = "min_gap",
        /// Least height of a head; all heads of a picture share the tallest.
        head_h = "head_h",
        /// Left and right of a name.
        head_px = "head_px",
        /// Above and below a name.
        head_py = "head_py",
        /// Least width of a head.
        head_min = "head_min",
        /// Radius of a head's corners.
        head_r = "head_r",
        /// Between two heads.
        head_gap = "head_gap",
        /// Between two heads where a box begins or ends.
        head_gap_box = "head_gap_box",
        /// Drawn size of an icon (its grid has 24 px).
        icon = "icon",
        /// Icon to name.
        icon_gap = "icon_gap",
        /// Last event to the end of the lifelines, or to the feet.
        life_end = "life_end",
        /// A taller picture repeats its heads at the foot.
        feet_from = "feet_from",
        /// Width of an activation bar.
        bar_w = "bar_w",
        /// How far each nested bar stands to the right.
        bar_step = "bar_step",
        /// Radius of a bar's corners.
        bar_r = "bar_r",
        /// A bar begins above its first arrow and ends below its last by this.
        bar_over = "bar_over",
        /// Least height of a bar.
        bar_min = "bar_min",
        /// Width of the loop of a self message (plus its pill).
        self_w = "self_w",
        /// Height of the loop with one line of text; otherwise lines × `l_label` + 2.
        self_h = "self_h",
        /// Radius of the loop's corners.
        self_r = "self_r",
        /// Loop to label.
        self_gap = "self_gap",
        /// Event to the loop's upper side.
        self_top = "self_top",
        /// A lost or found message's dot to the lifeline, at least.
        lost_reach = "lost_reach",
        /// A border to the lifeline, at least.
        border_reach = "border_reach",
        /// Left and right of the text of a note.
        note_px = "note_px",
        /// Above and below the text of a note.
        note_py = "note_py",
        /// Size of the folded corner.
        note_fold = "note_fold",
        /// Note to lifeline or bar.
        note_gap = "note_gap",
        /// Event to note.
        note_top = "note_top",
        /// A note over several lifelines beyond the outer ones.
        note_over = "note_over",
        /// Note to the next lifeline, both sides together.
        note_clear = "note_clear",
        /// Event to frame.
        frame_top = "frame_top",
        /// Height of a fragment's tab.
        tab_h = "tab_h",
        /// Left and right of the keyword.
        tab_px = "tab_px",
        /// Radius of a tab's lower right corner.
        tab_r = "tab_r",
        /// Radius of a frame's corners.
        frame_r = "frame_r",
        /// Content (or nested frame) to side.
        frame_px = "frame_px",
        /// Event to the bottom side.
        frame_bottom = "frame_bottom",
        /// A lifeline counts as content of this half width.
        frame_side = "frame_side",
        /// Tab, lifeline or bar to guard.
        guard_gap = "guard_gap",
        /// A side is never nearer to any lifeline.
        side_clear = "side_clear",
        /// Tab to the first bar.
        tab_clear = "tab_clear",
        /// A frame widens to the left by at most this, measured from the lifeline, to keep its tab off it.
        tab_pull = "tab_pull",
        /// A lifeline nearer than this behind the tab pushes the guards behind itself.
        guard_reach = "guard_reach",
        /// Event to separator.
        else_top = "else_top",
        /// Separator to guard.
        else_bottom = "else_bottom",
        /// Highlight round its content.
        rect_pad = "rect_pad",
        /// Height of a number pill.
        badge_h = "badge_h",
        /// Left and right of the digits in a pill.
        badge_px = "badge_px",
        /// Least width of a pill.
        badge_min = "badge_min",
        /// Lifeline or bar to pill.
        badge_gap = "badge_gap",
        /// Pill to label.
        badge_clear = "badge_clear",
        /// Event to the divider's line.
        divider_top = "divider_top",
        /// The line to what counts as its bottom.
        divider_bottom = "divider_bottom",
        /// Event to the delay's zone.
        delay_top = "delay_top",
        /// Height of a delay's zone with text.
        delay_h = "delay_h",
        /// Height of a delay's zone without text.
        delay_plain = "delay_plain",
        /// Empty room whose height is not given.
        space_h = "space_h",
        /// Event to a head that is created.
        create_gap = "create_gap",
        /// Half the cross of destruction.
        cross_half = "cross_half",
        /// Dimension line to its lifeline.
        duration_reach = "duration_reach",
        /// Length of its barbs.
        duration_barb = "duration_barb",
    }
}

keyed! {
    /// Dimensions of single shapes, in px.
    Shapes: f64 = 0.0 => {
        /// Radius of the ground's corners.
        picture_r = "picture_r",
        /// Radius of a note's unfolded corners and of a rectangle.
        note_r = "note_r",
        /// Depth of a hexagon's points.
        hexagon_point = "hexagon_point",
        /// Left and right of the text of a hexagon.
        hexagon_px = "hexagon_px",
        /// Radius of a number pill.
        badge_r = "badge_r",
        /// Height of the pill on a divider.
        divider_h = "divider_h",
        /// Left and right of the text in that pill.
        divider_px = "divider_px",
        /// Radius of a participant box's corners.
        box_r = "box_r",
        /// From a box's top to the baseline of its title.
        box_title = "box_title",
        /// From a box's top to its heads.
        box_top = "box_top",
        /// How far a box reaches beyond its outer heads.
        box_side = "box_side",
        /// How far a box reaches below the end of the lifelines or the feet.
        box_bottom = "box_bottom",
        /// Least height of a reference.
        ref_min_h = "ref_min_h",
        /// How far a reference reaches beyond its outer lifelines.
        ref_over = "ref_over",
        /// Above and below the text of a reference.
        ref_py = "ref_py",
        /// Left and right of the legend's text.
        legend_px = "legend_px",
        /// Above and below the legend's text.
        legend_py = "legend_py",
        /// Radius of the legend's corners.
        legend_r = "legend_r",
        /// Half the gate where an arrow meets the border.
        gate_half = "gate_half",
        /// Radius of the dot of a lost or found message.
        dot_r = "dot_r",
        /// How far an arrow that destroys stops before the lifeline.
        destroy_stop = "destroy_stop",
    }
}

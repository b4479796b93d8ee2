//! Heads of lifelines, and the boxes round them.

use crate::across::Across;
use crate::blend::Blend;
use crate::canvas::Canvas;
use crate::colour;
use crate::draw::Drawing;
use crate::ground::{self, Ground};
use crate::links::withheld;
use crate::look::{Look, class_of};
use crate::options::{Setting, half};
use crate::plan::{NONE, Plan};
use crate::text::{self, TextBlock, TextStyle, Wrap};
use crate::theme::{IconPlace, Metrics};
use ir::{BoxId, Construct, Endpoint, Item, Loss, NotePlace, ParticipantId, ParticipantKind, Stereotype};
use scene::{Anchor, Bounds, Layer, Paint, Role, Shape, Stroke};
use std::sync::Arc;

/// Stereotype to name: its line is this much higher than its letters need, px.
const STEREOTYPE_H: f64 = 15.0;
/// Size of the disc of a stereotype, px.
const SPOT: f64 = 16.0;
/// Left and right of the name below a figure, px.
const FIGURE_PX: f64 = 4.0;
/// Boxes in boxes are drawn to this depth.
const MOST_BOXES: usize = 16;

/// A lifeline's head, and what is known of its column. Small, because there may be 100,000 of them: what is written in
/// the head is laid out once to measure it, and once more to draw it.
pub(crate) struct Column<'d> {
    id: ParticipantId,
    stereotype: &'d str,
    line: Option<u32>,
    pub(crate) width: f64,
    /// What its text asks for; every head of a picture is as high as the tallest.
    pub(crate) height: f64,
    /// It has a head at the top.
    pub(crate) at_top: bool,
    /// Its lifeline is there at the end.
    pub(crate) at_end: bool,
    /// A message creates it: how far this one reaches is known before the head may change.
    pub(crate) created: bool,
    /// Its name is broken at this width, px.
    pub(super) wrap: f64,
    /// How far its widest bars ever reach to the right, px.
    pub(crate) bar_reach: f64,
    /// The bar that ended last.
    pub(crate) closed: Option<u32>,
}

/// What a head shows.
pub(super) struct Face<'d> {
    pub(super) name: TextBlock<'d>,
    /// The style of the name.
    pub(super) words: TextStyle,
    stereotype: Option<TextBlock<'d>>,
    spot: Option<(TextBlock<'d>, Paint)>,
    look: Look,
    icon: Option<Arc<str>>,
    /// The icon stands above the name, and no head is around them.
    figure: bool,
}

/// A box behind neighbouring columns.
pub(crate) struct Panel<'d> {
    id: BoxId,
    title: &'d ir::Text,
    block: Option<TextBlock<'d>>,
    ground: Blend,
    line: Option<u32>,
    first: u32,
    last: u32,
    /// How many boxes it stands in.
    depth: usize,
    /// How far it reaches beyond its outer heads, left and right, px.
    sides: [f64; 2],
    pub(crate) x1: f64,
    pub(crate) x2: f64,
    top: f64,
    bottom: f64,
}

/// The words of each participant's stereotypes, in their guillemets; empty without any.
pub(crate) fn stereotypes(diagram: &ir::Diagram) -> Vec<String> {
    let words = |all: &[Stereotype]| {
        let words = all.iter().filter(|each| !each.text.is_empty()).map(|each| format!("«{}»", each.text));
        words.collect::<Vec<_>>().join(" ")
    };
    let hidden = diagram.style.hide_stereotypes;
    let of = |each: &ir::Participant| if hidden { String::new() } else { words(&each.stereotypes) };
    diagram.participants.iter().map(of).collect()
}

/// Measures all heads that are shown; says for each participant in which column it stands.
pub(crate) fn measure<'d>(
    set: &Setting<'_, 'd>,
    stereotypes: &'d [String],
    losses: &mut Vec<Loss>,
) -> (Vec<Column<'d>>, Vec<u32>) {
    let shown = shown(set.diagram);
    let mut columns = Vec::with_capacity(shown.len());
    let mut column_of = Vec::with_capacity(shown.len());
    for (id, shown) in set.diagram.participant_ids().zip(shown) {
        column_of.push(if shown { columns.len() as u32 } else { NONE });
        if shown {
            columns.push(head(set, id, &stereotypes[id.index()], losses));
        }
    }
    (columns, column_of)
}

fn is_figure(set: &Setting<'_, '_>, kind: ParticipantKind) -> bool {
    set.theme.form.icon == IconPlace::Figure && set.theme.icon.of(kind).is_some()
}

/// What stands in a head. Its name is broken at `wrap` px, if at all.
fn face<'d>(set: &Setting<'_, 'd>, id: ParticipantId, stereotype: &'d str, wrap: f64) -> Face<'d> {
    let theme = set.theme;
    let participant = set.diagram.participant(id);
    let style = participant.style.as_deref();
    let class = class_of(participant.kind);
    let look = set.look(style, class, theme.colour.head, theme.colour.head_edge, TextStyle::name(theme));
    let wrap = set.wrap(&participant.label, wrap);
    let wrap = wrap.width.map_or(Wrap::NONE, Wrap::name);
    let icon = theme.icon.of(participant.kind).cloned();
    let figure = is_figure(set, participant.kind);
    let (words, small) = match figure {
        // Nothing is behind the name but the page.
        true => {
            let page = theme.colour.ground;
            let name = set.text(style, class, TextStyle::name(theme).over(page));
            (name, TextStyle::stereotype(theme).over(page))
        }
        false if look.own_fill => {
            let small = TextStyle::stereotype(theme);
            (look.text, small.inked(look.ink(), look.text.ground))
        }
        false => (look.text, TextStyle::stereotype(theme)),
    };
    let name = text::lay(&participant.label, &words, wrap, set.measure);
    let small = set.text(None, ir::ElementClass::Stereotype, small);
    let stereotype = (!stereotype.is_empty()).then(|| text::lay_str(stereotype, &small, set.measure));
    let spot = participant.stereotypes.iter().find_map(|each| {
        let letter = each.spot.as_deref().filter(|_| !set.diagram.style.hide_stereotypes)?;
        let ground =
            each.spot_color.map(|color| theme.own(color)).and_then(colour::paint).unwrap_or(theme.colour.bar);
        let letter = text::lay_str(letter, &TextStyle::badge(theme).on(ground), set.measure);
        Some((letter, ground))
    });
    Face { name, words, stereotype, spot, look, icon, figure }
}

impl Face<'_> {
    /// Width of the stereotype and its spot, px; 0 without either.
    fn above(&self) -> f64 {
        let words = self.stereotype.as_ref().map_or(0.0, |block| block.width);
        match self.spot {
            Some(_) => words + SPOT + if words > 0.0 { 5.0 } else { 0.0 },
            None => words,
        }
    }

    /// Height of a name with the stereotype above it, px.
    fn text_height(&self, name: f64, metric: &Metrics) -> f64 {
        name.max(metric.l_name) + self.above_height()
    }

    /// Height of the stereotype and its spot, px; 0 without either.
    fn above_height(&self) -> f64 {
        let words = self.stereotype.as_ref().map_or(0.0, |words| words.height);
        if self.above() > 0.0 { STEREOTYPE_H.max(words - 1.0) } else { 0.0 }
    }

    /// Width and height of the head, px.
    fn size(&self, metric: &Metrics) -> (f64, f64) {
        self.size_with(self.name.width, self.name.height, metric)
    }

    /// The same with a name of that width and height.
    pub(super) fn size_with(&self, width: f64, height: f64, metric: &Metrics) -> (f64, f64) {
        let (text_width, text_height) = (width.max(self.above()), self.text_height(height, metric));
        let even = |width: f64| (width / 4.0).ceil() * 4.0;
        if self.figure {
            let width = even((text_width + 2.0 * FIGURE_PX).max(metric.icon));
            return (width, metric.icon + metric.icon_gap + text_height);
        }
        let room = if self.icon.is_some() { metric.icon + metric.icon_gap - 4.0 } else { 0.0 };
        let width = even(text_width + 2.0 * metric.head_px + room).max(metric.head_min);
        (width, (text_height + 2.0 * metric.head_py).max(metric.head_h))
    }
}

fn head<'d>(
    set: &Setting<'_, 'd>,
    id: ParticipantId,
    stereotype: &'d str,
    losses: &mut Vec<Loss>,
) -> Column<'d> {
    let participant = set.diagram.participant(id);
    let wrap = set.theme.metric.wrap_name;
    let (width, height) = face(set, id, stereotype, wrap).size(&set.theme.metric);
    link_losses(participant, losses);
    Column {
        id,
        stereotype,
        line: set.line(participant.origin),
        width,
        height,
        at_top: false,
        at_end: false,
        created: false,
        wrap,
        bar_reach: 0.0,
        closed: None,
    }
}

/// Where a head leads: to its first harmless link. Where none is, the first one still has its tooltip.
fn shown_link(participant: &ir::Participant) -> Option<&ir::Link> {
    let links = &participant.links;
    links.iter().find(|link| scene::is_safe_link(&link.target)).or(links.first())
}

/// Reports the links that must not be in a picture, and those for which a head has no room.
fn link_losses(participant: &ir::Participant, losses: &mut Vec<Loss>) {
    let mut harmless = 0;
    for link in &participant.links {
        match withheld(Construct::ParticipantLink, participant.origin, link) {
            Some(loss) => losses.push(loss),
            None => harmless += 1_usize,
        }
    }
    let what = match harmless {
        0 | 1 => return,
        2 => format!("a further link of `{}`", participant.name),
        _ => format!("{} further links of `{}`", harmless - 1, participant.name),
    };
    losses.push(Loss::dropped(Construct::ParticipantLinks, participant.origin, what));
}

/// Which participants are shown: all, or those that something happens to.
fn shown(diagram: &ir::Diagram) -> Vec<bool> {
    let mut shown = vec![!diagram.style.hide_unlinked; diagram.participants.len()];
    if !diagram.style.hide_unlinked {
        return shown;
    }
    let mut see = |id: ParticipantId| {
        if let Some(slot) = shown.get_mut(id.index()) {
            *slot = true;
        }
    };
    ir::walk(diagram, |item| match item {
        Item::Message(message) => {
            for end in [message.from, message.to] {
                if let Endpoint::Participant(id) = end {
                    see(id);
                }
            }
        }
        Item::Note(note) => match &note.place {
            NotePlace::Left(ids) | NotePlace::Right(ids) | NotePlace::Over(ids) => {
                ids.iter().copied().for_each(&mut see);
            }
            NotePlace::Across | NotePlace::OnMessage(_) | NotePlace::OnFragment(_) | NotePlace::Margin => {}
        },
        Item::State(state) => state.participants.iter().copied().for_each(&mut see),
        Item::Reference(reference) => reference.participants.iter().copied().for_each(&mut see),
        Item::Activate(item) => see(item.participant),
        Item::Create(item) => see(item.participant),
        Item::Destroy(item) => see(item.participant),
        Item::Deactivate(_)
        | Item::Fragment(_)
        | Item::Divider(_)
        | Item::Delay(_)
        | Item::Space(_)
        | Item::Numbering(_)
        | Item::Duration(_)
        | Item::PageBreak(_)
        | Item::Comment(_)
        | Item::Raw(_) => {}
    });
    shown
}

/// The boxes of neighbouring columns, outer ones first at each place. A box whose columns do not stand together is drawn
/// round each group of them.
pub(crate) fn panels<'d>(
    set: &Setting<'_, 'd>,
    columns: &[Column<'d>],
    losses: &mut Vec<Loss>,
) -> Vec<Panel<'d>> {
    let diagram = set.diagram;
    if diagram.boxes.is_empty() {
        return Vec::new();
    }
    let mut panels: Vec<Panel<'d>> = Vec::new();
    // Indices of the panels that are open at the present column, outer ones first.
    let mut open: Vec<usize> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let chain = chain(diagram, diagram.participant(column.id).in_box);
        let common = open.iter().zip(&chain).take_while(|(panel, id)| panels[**panel].id == **id).count();
        close(set, &mut panels, &open[common..]);
        open.truncate(common);
        let opening = chain.len() - common;
        for (nested, id) in chain[common..].iter().enumerate() {
            let each = &diagram.boxes[id.index()];
            let side = set.theme.shape.box_side * (opening - nested) as f64;
            open.push(panels.len());
            panels.push(Panel {
                id: *id,
                title: &each.title,
                block: None,
                ground: ground::of_box(set.theme, set.looks, each.color),
                line: set.line(each.origin),
                first: index as u32,
                last: index as u32,
                depth: common + nested,
                sides: [side, 0.0],
                x1: 0.0,
                x2: 0.0,
                top: 0.0,
                bottom: 0.0,
            });
        }
        for panel in &open {
            panels[*panel].last = index as u32;
        }
    }
    close(set, &mut panels, &open);
    let mut drawn = vec![false; diagram.boxes.len()];
    for panel in &panels {
        drawn[panel.id.index()] = true;
    }
    for (each, _) in diagram.boxes.iter().zip(drawn).filter(|(_, drawn)| !drawn) {
        losses.push(Loss::dropped(Construct::Box, each.origin, "a box without participants"));
    }
    panels
}

/// Panels end behind the last column; inner ones reach less far.
fn close(set: &Setting<'_, '_>, panels: &mut [Panel<'_>], closing: &[usize]) {
    for (nested, panel) in closing.iter().enumerate() {
        panels[*panel].sides[1] = set.theme.shape.box_side * (closing.len() - nested) as f64;
    }
}

/// A box and those round it, outer ones first.
pub(crate) fn chain(diagram: &ir::Diagram, innermost: Option<BoxId>) -> Vec<BoxId> {
    let parent = |id: &BoxId| diagram.boxes.get(id.index()).and_then(|each| each.parent);
    let innermost = innermost.filter(|id| id.index() < diagram.boxes.len());
    let mut chain: Vec<BoxId> = std::iter::successors(innermost, parent)
        .filter(|id| id.index() < diagram.boxes.len())
        .take(MOST_BOXES)
        .collect();
    chain.reverse();
    chain
}

/// How far the heads of neighbours keep apart, further where a box begins or ends; and how far boxes reach beyond the
/// outermost heads.
pub(crate) fn apart(
    set: &Setting<'_, '_>,
    columns: &[Column<'_>],
    panels: &[Panel<'_>],
) -> (Vec<f64>, [f64; 2]) {
    let metric = &set.theme.metric;
    let mut sides = vec![[0.0f64; 2]; columns.len()];
    for panel in panels {
        let left = &mut sides[panel.first as usize][0];
        *left = left.max(panel.sides[0]);
        let right = &mut sides[panel.last as usize][1];
        *right = right.max(panel.sides[1]);
    }
    let between = |pair: &[[f64; 2]]| {
        let boxes = pair[0][1] + pair[1][0];
        if boxes > 0.0 { metric.head_gap_box.max(boxes + set.theme.shape.box_side) } else { metric.head_gap }
    };
    let outside = [sides.first().map_or(0.0, |side| side[0]), sides.last().map_or(0.0, |side| side[1])];
    (sides.windows(2).map(between).collect(), outside)
}

/// Places boxes across, and sets their titles; says how much room they need above the heads.
pub(crate) fn across<'d>(
    panels: &mut [Panel<'d>],
    columns: &[Column<'d>],
    across: &Across<'_>,
    set: &Setting<'_, 'd>,
) -> f64 {
    let shape = &set.theme.shape;
    let mut levels: Vec<f64> = Vec::new();
    for panel in panels.iter_mut() {
        let (first, last) = (panel.first as usize, panel.last as usize);
        panel.x1 = half(across.xs[first] - columns[first].width / 2.0 - panel.sides[0]);
        panel.x2 = half(across.xs[last] + columns[last].width / 2.0 + panel.sides[1]);
        let style = set.text(None, ir::ElementClass::Box, TextStyle::box_title(set.theme));
        let wrap = set.wrap(panel.title, panel.x2 - panel.x1 - 12.0);
        let wrap = Wrap { width: Some(panel.x2 - panel.x1 - 12.0), ..wrap };
        let block = text::lay(panel.title, &style, wrap, set.measure);
        let room = if block.is_empty() {
            shape.box_side
        } else {
            shape.box_top + (block.height - set.theme.metric.l_small).max(0.0).ceil()
        };
        panel.block = Some(block);
        if levels.len() <= panel.depth {
            levels.resize(panel.depth + 1, 0.0);
        }
        levels[panel.depth] = levels[panel.depth].max(room);
    }
    for panel in panels.iter_mut() {
        panel.top = levels[..panel.depth].iter().sum();
        panel.bottom = shape.box_bottom * (levels.len() - panel.depth) as f64;
    }
    levels.iter().sum()
}

/// The boxes of each depth of nesting, from left to right.
pub(crate) fn levels(panels: &[Panel<'_>]) -> Vec<Vec<u32>> {
    let mut levels: Vec<Vec<u32>> = Vec::new();
    for (index, panel) in panels.iter().enumerate() {
        if levels.len() <= panel.depth {
            levels.resize(panel.depth + 1, Vec::new());
        }
        levels[panel.depth].push(index as u32);
    }
    levels
}

/// The boxes that reach into a stretch, outer ones first.
pub(crate) fn panels_at<'p, 'd>(
    plan: &'p Plan<'d>,
    left: f64,
    right: f64,
) -> impl Iterator<Item = &'p Panel<'d>> {
    plan.panel_levels.iter().flat_map(move |level| {
        let panel = |index: &u32| &plan.panels[*index as usize];
        let from = level.partition_point(|index| panel(index).x2 < left);
        level[from..].iter().map(panel).take_while(move |panel| panel.x1 <= right)
    })
}

/// Draws a box.
pub(crate) fn draw_panel(canvas: &mut Canvas, drawing: &Drawing<'_, '_>, panel: &Panel<'_>) {
    canvas.begin(Role::Box, panel.line);
    let theme = drawing.set.theme;
    let y = drawing.top + panel.top;
    let area = panel.area(drawing);
    let edge = drawing.set.stroke(None, ir::ElementClass::Box, theme.colour.box_edge, theme.stroke.line);
    canvas.rect(Layer::Boxes, area, theme.shape.box_r, Some(panel.ground.paint()), Some(edge));
    canvas.run(Layer::Boxes, Some(panel.ground), area);
    if let Some(block) = &panel.block {
        let middle = (panel.x1 + panel.x2) / 2.0;
        let top = y + theme.shape.box_title - 12.0;
        let mut ground = Ground::new((middle, top), theme.colour.ground);
        for around in panels_at(drawing.plan, middle, middle).filter(|other| other.depth <= panel.depth) {
            ground.cover(around.ground, || around.area(drawing));
        }
        let area =
            Bounds::new(middle - block.width / 2.0, top, middle + block.width / 2.0, top + block.height);
        canvas.text_on(&ground.paints(area), block, middle, top, Anchor::Middle);
    }
}

impl Panel<'_> {
    /// What it lays over the ground.
    pub(crate) fn ground(&self) -> Blend {
        self.ground
    }

    /// Where it lies.
    pub(crate) fn area(&self, drawing: &Drawing<'_, '_>) -> Bounds {
        let (top, bottom) = (drawing.top + self.top, drawing.end + self.bottom);
        Bounds::new(self.x1, half(top), self.x2, half(bottom))
    }
}

impl<'d> Column<'d> {
    /// What it shows in its head.
    pub(super) fn face(&self, set: &Setting<'_, 'd>) -> Face<'d> {
        face(set, self.id, self.stereotype, self.wrap)
    }

    /// What its head says.
    pub(super) fn label(&self, set: &Setting<'_, 'd>) -> &'d ir::Text {
        &set.diagram.participant(self.id).label
    }
}

impl Column<'_> {
    /// Draws the head of a lifeline at `x`, with its upper side at `top`, on the ground `below`, which `covers`
    /// lines.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas,
        set: &Setting<'_, '_>,
        (x, top): (f64, f64),
        height: f64,
        (below, covers): (&Ground, bool),
    ) {
        canvas.begin(Role::Participant, self.line);
        canvas.link(shown_link(set.diagram.participant(self.id)));
        let theme = set.theme;
        let metric = &theme.metric;
        let face = self.face(set);
        let look = &face.look;
        let left = half(x - self.width / 2.0);
        let area = Bounds::new(left, half(top), left + self.width, half(top) + height);
        // Below a figure there is no head.
        let mut grounds = if face.figure { below.paints(area) } else { look.grounds() };
        if face.figure {
            if !colour::one_ink(&grounds) {
                grounds = vec![theme.colour.ground];
                canvas.rect(Layer::Solids, area, 0.0, Some(theme.colour.ground), None);
            } else if covers {
                // Who is born again in the midst of a bar would stand on it.
                below.fill(canvas, Layer::Solids, area);
            }
        } else {
            let radius = look.radius.unwrap_or(metric.head_r);
            canvas.shape(Layer::Solids, area, radius, look);
        }

        let above = face.above();
        let text_width = face.name.width.max(above);
        let text_height = face.text_height(face.name.height, metric);
        let mut middle = x;
        let mut y = if face.figure {
            // The name stands on the lifeline, and the figure on the name.
            top + height - text_height
        } else {
            top + (height - text_height) / 2.0
        };
        if let Some(icon) = &face.icon {
            let (icon_x, icon_y) = if face.figure {
                (x - metric.icon / 2.0, y - metric.icon_gap - metric.icon)
            } else {
                let icon_x = x - (metric.icon + metric.icon_gap + text_width) / 2.0 - 1.0;
                middle = icon_x + metric.icon + metric.icon_gap + text_width / 2.0;
                (icon_x, top + height / 2.0 - metric.icon / 2.0)
            };
            let (stroke, fill) = match (look.own_fill, face.figure) {
                (true, true) => (look.edge.paint, Some(look.fill)),
                (true, false) => (look.text.fill, None),
                (false, _) => (theme.colour.icon, Some(theme.colour.icon_fill)),
            };
            canvas.push(
                Layer::Solids,
                Shape::Icon {
                    data: icon.clone(),
                    x: icon_x,
                    y: icon_y,
                    size: metric.icon,
                    fill,
                    stroke: Some(Stroke::new(stroke, theme.stroke.icon).round()),
                },
            );
        }
        let mut word_x = middle - above / 2.0;
        if let Some((letter, ground)) = &face.spot {
            let centre = (word_x + SPOT / 2.0, y + 7.5);
            canvas.disc(Layer::Solids, centre.0, centre.1, SPOT / 2.0 - 0.5, *ground);
            canvas.text(Layer::Text, letter, centre.0, centre.1 - letter.height / 2.0, Anchor::Middle);
            word_x += SPOT + 5.0;
        }
        if let Some(words) = &face.stereotype {
            canvas.text_on(&grounds, words, word_x + words.width / 2.0, y, Anchor::Middle);
        }
        y += face.above_height();
        canvas.text_on(&grounds, &face.name, middle, y, Anchor::Middle);
    }
}

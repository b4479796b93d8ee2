//! Combined fragments: a frame with a tab, guards and separators; highlights, which are a tint alone.

use crate::across::Across;
use crate::blend::Blend;
use crate::canvas::{Canvas, tab_outline};
use crate::down::Down;
use crate::draw::Drawing;
use crate::ground::{self, Ground};
use crate::look::Look;
use crate::measuring::{Measuring, edge};
use crate::options::{Setting, half};
use crate::plan::{Event, NONE, Part, Plan};
use crate::text::{self, TextBlock, TextStyle, Wrap};
use crate::theme::broken;
use ir::{ElementClass, ElementStyle, FragmentKind};
use scene::{Anchor, Bounds, Layer, Role, Stroke};
use std::ops::Range;

/// A guard is not wrapped narrower than this to make way for a bar, px.
const LEAST_GUARD: f64 = 120.0;
/// A guard is not wrapped narrower than this by its frame, which widens instead, px.
const LEAST_INNER: f64 = 240.0;
/// Nor narrower than this where the frame would become wider than everything else, px.
const LEAST_OUTER: f64 = 144.0;
/// An empty frame spans so many lifelines at most.
const EMPTY_SPAN: usize = 3;
/// Right of a guard to the frame's side, px.
const GUARD_PAD: f64 = 12.0;

/// A frame, from its begin to its end.
pub(crate) struct Frame<'d> {
    pub(crate) kind: FragmentKind,
    /// The frame around it, or [`NONE`].
    pub(crate) parent: u32,
    pub(crate) line: Option<u32>,
    /// It starts together with what stands before it, if there is room.
    pub(crate) parallel: bool,
    tab: Option<TextBlock<'d>>,
    tab_look: Look,
    /// What it lays over what is below it.
    tint: Blend,
    /// Its operands, in [`Plan::operands`].
    pub(crate) operands: Range<usize>,
    /// The operand that is gone through, in [`Plan::operands`].
    pub(crate) current: u32,
    /// What its content reaches, px; no extent while it is empty.
    left: f64,
    right: f64,
    pub(crate) x1: f64,
    pub(crate) x2: f64,
    guard_x: f64,
    /// Nothing stands in it: it is drawn as a panel that hides what is below.
    empty: bool,
    /// An arrow runs in it, from one place to another.
    pub(crate) arrows: bool,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// A branch of a frame.
pub(crate) struct Operand<'d> {
    said: &'d ir::Operand,
    pub(crate) line: Option<u32>,
    guard: TextBlock<'d>,
    ground: Option<Blend>,
    /// The event with which it begins.
    pub(crate) event: u32,
    /// What its content reaches, px.
    left: f64,
    right: f64,
    /// It is drawn at the height of the first operand (`par` over each other).
    pub(crate) overlaid: bool,
    /// Upper side, px: the frame's, or its separator.
    pub(crate) top: f64,
    guard_top: f64,
}

/// Measures a fragment's head; its content follows.
pub(crate) fn measure<'d>(pass: &mut Measuring<'_, 'd>, fragment: &'d ir::Fragment) -> u32 {
    let set = pass.set;
    let metric = &set.theme.metric;
    let frame = pass.plan.frames.len() as u32;
    let highlight = fragment.kind == FragmentKind::Rect;
    let base = if fragment.kind == FragmentKind::Break {
        TextStyle::tab_danger(set.theme)
    } else {
        TextStyle::tab(set.theme)
    };
    let colours = &set.theme.colour;
    let usual = if fragment.kind == FragmentKind::Break { colours.danger_tint } else { colours.tab };
    let own = ElementStyle { background: fragment.tab_color, ..ElementStyle::default() };
    let tab_look = set.look(Some(&own), ElementClass::FragmentTab, usual, colours.frame, base);
    let style = tab_look.text;
    let tab = (!highlight).then(|| {
        if fragment.name.is_empty() {
            text::lay_str(fragment.kind.as_str(), &style, set.measure)
        } else {
            text::lay(&fragment.name, &style, Wrap::at(metric.wrap_note), set.measure)
        }
    });
    let start = pass.plan.operands.len();
    let event = pass.plan.events.len() as u32;
    let guard_style = set.text(None, ElementClass::Guard, TextStyle::guard(set.theme));
    for operand in &fragment.operands {
        let guard = text::lay_guard(
            &operand.guard,
            &guard_style,
            set.wrap(&operand.guard, metric.wrap_guard),
            set.measure,
        );
        pass.plan.operands.push(Operand {
            said: operand,
            line: set.line(operand.origin),
            guard,
            ground: operand.background.and_then(|fill| ground::bearable(set.theme, fill)),
            event,
            left: f64::INFINITY,
            right: f64::NEG_INFINITY,
            overlaid: false,
            top: 0.0,
            guard_top: 0.0,
        });
    }
    let line = set.line(fragment.origin);
    let parent = pass.frame();
    pass.plan.frames.push(Frame {
        kind: fragment.kind,
        parent,
        line,
        parallel: fragment.parallel,
        tab,
        tab_look,
        tint: match highlight {
            true => Blend::solid(set.theme.tint.highlight),
            false => ground::of_frame(set.theme, set.looks),
        },
        operands: start..start + fragment.operands.len(),
        current: start as u32,
        left: f64::INFINITY,
        right: f64::NEG_INFINITY,
        x1: 0.0,
        x2: 0.0,
        guard_x: 0.0,
        empty: false,
        arrows: false,
        top: 0.0,
        bottom: 0.0,
    });
    pass.push(Event::new(Part::Begin(frame), line, frame));
    pass.leader = None;
    frame
}

impl Frame<'_> {
    fn highlight(&self) -> bool {
        self.kind == FragmentKind::Rect
    }

    /// Something stands in it, but no arrow runs between lifelines.
    pub(crate) fn encloses_only_lifelines(&self) -> bool {
        !self.arrows && !self.empty
    }

    /// Counts this stretch as content.
    pub(crate) fn touch(&mut self, left: f64, right: f64) {
        self.left = self.left.min(left);
        self.right = self.right.max(right);
    }

    fn tab_width(&self, set: &Setting<'_, '_>) -> f64 {
        self.tab.as_ref().map_or(0.0, |tab| (tab.width + 2.0 * set.theme.metric.tab_px).ceil())
    }

    fn tab_height(&self, set: &Setting<'_, '_>) -> f64 {
        let metric = &set.theme.metric;
        metric.tab_h + self.tab.as_ref().map_or(0.0, |tab| (tab.height - metric.l_small).max(0.0).ceil())
    }
}

impl Operand<'_> {
    /// Height of its guard, px; 0 without one.
    pub(crate) fn guard_height(&self) -> f64 {
        self.guard.height
    }

    /// Counts this stretch as content.
    pub(crate) fn touch(&mut self, left: f64, right: f64) {
        self.left = self.left.min(left);
        self.right = self.right.max(right);
    }
}

/// Places a frame across when its content is known: sides, tab and guards.
pub(crate) fn across(plan: &mut Plan<'_>, across: &Across<'_>, index: u32) -> (f64, f64) {
    let set = &across.set;
    let metric = &set.theme.metric;
    let (frames, operands, states) = (&mut plan.frames, &mut plan.operands, &plan.states);
    let frame = &mut frames[index as usize];
    frame.empty = frame.left > frame.right;
    if frame.kind == FragmentKind::Partition || across.xs.is_empty() {
        let (left, right) = across.heads();
        frame.touch(left, right);
    } else if frame.empty {
        let last = across.xs.len().min(EMPTY_SPAN) - 1;
        frame.touch(across.xs[0] - metric.frame_side, across.xs[last] + metric.frame_side);
    }
    let pad = if frame.highlight() { metric.rect_pad } else { metric.frame_px };
    let (mut x1, mut x2) = (half(frame.left - pad), half(frame.right + pad));
    let tab = frame.tab_width(set);
    let own = &mut operands[frame.operands.clone()];
    if frame.tab.is_some() {
        x2 = x2.max(half(x1 + tab + metric.guard_gap + GUARD_PAD));
    }
    let first = across.xs.partition_point(|x| *x <= x1);
    let lifeline = across.xs.get(first).copied().unwrap_or(f64::INFINITY);
    let clear = lifeline - metric.bar_w / 2.0 - metric.tab_clear - tab;
    if frame.tab.is_some() && x1 > clear && lifeline - clear <= metric.tab_pull {
        x1 = half(clear);
    }
    x1 = across.clear_left(x1);
    // Guards share one left edge: behind the tab, or behind the first lifeline if that is near, and past open bars.
    let mut guard_x = x1 + tab + metric.guard_gap;
    if x1 + tab < lifeline && lifeline <= x1 + tab + metric.guard_reach {
        guard_x = lifeline + metric.guard_gap;
    }
    for operand in own.iter().filter(|operand| !operand.guard.is_empty()) {
        guard_x = guard_x.max(past_bars(across, states, operand, guard_x));
    }
    for operand in own.iter_mut().filter(|operand| !operand.guard.is_empty()) {
        let bar = first_bar(across, states, operand.event, guard_x, operand.guard.width);
        let outer = across.heads().1 - guard_x - GUARD_PAD;
        let least = LEAST_INNER.min(outer.max(LEAST_OUTER.min(set.aim.short())));
        let inner = (x2 - guard_x - GUARD_PAD).max(least.max(set.aim.least()));
        let room = bar.map_or(inner, |bar| inner.min(bar - metric.guard_gap - guard_x));
        let wrap = set.wrap(&operand.said.guard, room);
        if operand.guard.width > room && wrap.width.is_some() {
            let style = set.text(None, ElementClass::Guard, TextStyle::guard(set.theme));
            operand.guard = text::lay_guard(&operand.said.guard, &style, wrap, set.measure);
        }
        x2 = x2.max(half(guard_x + operand.guard.width + GUARD_PAD));
    }
    x2 = across.clear_right(x2);
    frame.guard_x = guard_x;
    (frame.x1, frame.x2) = (x1, x2);
    if frame.kind == FragmentKind::ParOver {
        overlay(own);
    }
    (x1, x2)
}

/// Where a guard begins that would begin at `x`: past the bars that are open there and leave it no room before them.
fn past_bars(across: &Across<'_>, states: &crate::plan::States, operand: &Operand<'_>, x: f64) -> f64 {
    let metric = &across.set.theme.metric;
    let mut x = x;
    // Each step passes a column, and a guard is only so wide.
    for _ in 0..8 {
        let Some(bar) = first_bar(across, states, operand.event, x, operand.guard.width) else { break };
        if bar - metric.guard_gap - x >= LEAST_GUARD {
            break;
        }
        let column = across.xs.partition_point(|place| *place <= bar);
        let level = states.bars(column as u32, operand.event).unwrap_or(0);
        x = across.xs[column] + edge(&across.set, level, 1.0) + metric.guard_gap;
    }
    x
}

/// Left edge of the first bar that is open at an event and meets a text from `x` on.
fn first_bar(
    across: &Across<'_>,
    states: &crate::plan::States,
    event: u32,
    x: f64,
    width: f64,
) -> Option<f64> {
    let metric = &across.set.theme.metric;
    let bar_half = metric.bar_w / 2.0;
    let from = across.xs.partition_point(|place| *place + across.widest_bar + metric.guard_gap <= x);
    for column in from..across.xs.len() {
        let left = across.xs[column] - bar_half;
        if left - 2.0 >= x + width {
            break;
        }
        let level = states.bars(column as u32, event).unwrap_or(0);
        if level > 0 && across.xs[column] + edge(&across.set, level, 1.0) + metric.guard_gap > x {
            return Some(left);
        }
    }
    None
}

/// Operands that stand beside each other share their height.
fn overlay(operands: &mut [Operand<'_>]) {
    let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
    for (index, operand) in operands.iter_mut().enumerate() {
        let free = operand.left >= right - 1.0 || operand.right <= left + 1.0;
        if index > 0 && (!free || operand.left > operand.right) {
            break;
        }
        operand.overlaid = index > 0;
        left = left.min(operand.left);
        right = right.max(operand.right);
    }
}

/// The frame begins: places its upper side and its first guards.
pub(crate) fn begin(plan: &mut Plan<'_>, down: &mut Down<'_, '_>, index: u32) {
    let metric = &down.set.theme.metric;
    let frame = &mut plan.frames[index as usize];
    let y = half(down.cursor + metric.frame_top);
    frame.top = y;
    if frame.highlight() {
        down.cursor = y + 2.0;
        if let Some(operand) = plan.operands.get_mut(frame.operands.start) {
            operand.top = y;
            operand.guard_top = y + 2.0;
            down.cursor += operand.guard.height;
        }
        return;
    }
    let mut guards = 0.0;
    for (number, operand) in plan.operands[frame.operands.clone()].iter_mut().enumerate() {
        if number == 0 || operand.overlaid {
            operand.top = y;
            operand.guard_top = y + 2.0 + guards;
            guards += operand.guard.height;
        }
    }
    let more = (guards - metric.l_guard).max(frame.tab_height(&down.set) - metric.tab_h).max(0.0);
    down.cursor = y + metric.tab_h - 6.0 + more;
}

/// A further operand begins: places its separator and guard.
pub(crate) fn separate(plan: &mut Plan<'_>, down: &mut Down<'_, '_>, index: u32) {
    let metric = &down.set.theme.metric;
    let operand = &mut plan.operands[index as usize];
    if operand.overlaid {
        down.again();
        return;
    }
    operand.top = half(down.low() + metric.else_top);
    operand.guard_top = operand.top + metric.else_bottom;
    let guard = if operand.guard.is_empty() { 0.0 } else { operand.guard.height + 6.0 };
    down.cursor = operand.top + guard - 5.0;
}

/// The frame ends: places its lower side.
pub(crate) fn end(plan: &mut Plan<'_>, down: &mut Down<'_, '_>, index: u32) {
    let metric = &down.set.theme.metric;
    let frame = &mut plan.frames[index as usize];
    let bottom = if frame.highlight() { metric.frame_bottom - 2.0 } else { metric.frame_bottom };
    frame.bottom = half(down.low() + bottom);
    down.cursor = frame.bottom;
}

/// Draws a frame with everything that is its own.
pub(crate) fn draw(canvas: &mut Canvas, drawing: &Drawing<'_, '_>, index: u32) {
    let set = &drawing.set;
    let theme = set.theme;
    let frame = &drawing.plan.frames[index as usize];
    let look = set.look(
        None,
        ElementClass::Fragment,
        theme.colour.ground,
        theme.colour.frame,
        TextStyle::guard(theme),
    );
    let radius = look.radius.unwrap_or(theme.metric.frame_r).min(theme.metric.tab_h / 2.0);
    let area = Bounds::new(frame.x1, frame.top, frame.x2, frame.bottom);
    canvas.begin(Role::Fragment, frame.line);
    let panel = frame.empty && !frame.highlight();
    if panel {
        let ground = panel_ground(drawing, index);
        canvas.rect(Layer::Solids, area, radius, Some(ground.paint()), Some(look.edge));
        canvas.gradient(Layer::Solids, ground.gradient());
    } else {
        for (tint, bounds) in grounds(drawing, index) {
            let round = if bounds == area { radius } else { 0.0 };
            canvas.rect(Layer::Grounds, bounds, round, Some(tint.paint()), None);
            canvas.run(Layer::Grounds, Some(tint), bounds);
        }
    }
    draw_guards(canvas, drawing, index);
    if frame.highlight() {
        return;
    }
    let layer = if panel { Layer::Solids } else { Layer::Frames };
    if !panel {
        canvas.begin(Role::Fragment, frame.line);
        let dash = look.edge.dash.or(broken(theme.stroke.frame_dash));
        canvas.rect(layer, area, radius, None, Some(Stroke { dash, ..look.edge }));
    }
    draw_separators(canvas, drawing, frame, layer);
    canvas.begin(Role::Fragment, frame.line);
    draw_tab(canvas, set, frame, layer, radius, look.edge);
}

/// The ground of a frame in which nothing stands.
fn panel_ground(drawing: &Drawing<'_, '_>, index: u32) -> Ground {
    let frame = &drawing.plan.frames[index as usize];
    drawing.ground_at(frame.x1 + 1.0, (frame.top + frame.bottom) / 2.0, index)
}

fn draw_guards(canvas: &mut Canvas, drawing: &Drawing<'_, '_>, index: u32) {
    let frame = &drawing.plan.frames[index as usize];
    for operand in drawing.plan.operands[frame.operands.clone()].iter() {
        if operand.guard.is_empty() {
            continue;
        }
        canvas.begin(Role::Fragment, operand.line.or(frame.line));
        let right = frame.guard_x + operand.guard.width;
        let bottom = operand.guard_top + operand.guard.height;
        let area = Bounds::new(frame.guard_x, operand.guard_top, right, bottom);
        let grounds = if frame.empty {
            let grounds = panel_ground(drawing, index).paints(area);
            drawing.own_ground(canvas, area, &grounds).map_or(grounds, |page| vec![page])
        } else {
            drawing.backdrop_in(canvas, area, operand.event, index)
        };
        canvas.text_on(&grounds, &operand.guard, area.left, area.top, Anchor::Start);
    }
}

fn draw_separators(canvas: &mut Canvas, drawing: &Drawing<'_, '_>, frame: &Frame<'_>, layer: Layer) {
    let theme = drawing.set.theme;
    let dash = theme.stroke.separator;
    let rule = Stroke::new(theme.colour.frame_rule, theme.stroke.line).dashed(dash.on, dash.off);
    let operands = &drawing.plan.operands[frame.operands.clone()];
    for operand in operands.iter().skip(1).filter(|operand| !operand.overlaid) {
        canvas.begin(Role::Fragment, operand.line.or(frame.line));
        canvas.line(layer, (frame.x1, operand.top), (frame.x2, operand.top), rule);
    }
}

fn draw_tab(
    canvas: &mut Canvas,
    set: &Setting<'_, '_>,
    frame: &Frame<'_>,
    layer: Layer,
    radius: f64,
    edge: Stroke,
) {
    let Some(tab) = &frame.tab else { return };
    let theme = set.theme;
    let (width, height) = (frame.tab_width(set), frame.tab_height(set));
    let outline = tab_outline(theme, frame.x1, frame.top, width, height, radius);
    let look = &frame.tab_look;
    let edge = if set.looks.has_line(ElementClass::FragmentTab) { look.edge } else { edge };
    canvas.path(layer, outline, Some(look.fill), Some(edge));
    canvas.run(layer, look.blend, Bounds::new(frame.x1, frame.top, frame.x1 + width, frame.top + height));
    let top = frame.top + (height - tab.height) / 2.0;
    canvas.text(Layer::Text, tab, frame.x1 + theme.metric.tab_px, top, Anchor::Start);
}

/// The grounds that a frame lays over what is below it: its tint, and the colours of its operands.
pub(crate) fn grounds<'p>(
    drawing: &Drawing<'p, '_>,
    index: u32,
) -> impl Iterator<Item = (Blend, Bounds)> + use<'p> {
    let plan = drawing.plan;
    let frame = &plan.frames[index as usize];
    let highlight = frame.kind == FragmentKind::Rect;
    let coloured = plan.operands[frame.operands.clone()].iter().any(|operand| operand.ground.is_some());
    let area = Bounds::new(frame.x1, frame.top, frame.x2, frame.bottom);
    let whole = (!(highlight && coloured)).then_some((frame.tint, area));
    let (start, count) = (frame.operands.start, frame.operands.len());
    let own = (0..count).filter_map(move |number| {
        let operand = &plan.operands[start + number];
        let tint = operand.ground?;
        let bottom = if number + 1 < count && !plan.operands[start + number + 1].overlaid {
            plan.operands[start + number + 1].top
        } else {
            frame.bottom
        };
        Some((tint, Bounds::new(frame.x1, operand.top, frame.x2, bottom)))
    });
    whole.into_iter().chain(own)
}

/// The innermost frame of an event, and all frames around it.
pub(crate) fn around(plan: &Plan<'_>, innermost: u32) -> impl Iterator<Item = u32> {
    std::iter::successors((innermost != NONE).then_some(innermost), |frame| {
        let parent = plan.frames[*frame as usize].parent;
        (parent != NONE).then_some(parent)
    })
}

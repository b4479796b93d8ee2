//! The second pass: texts are broken where that makes the picture smaller, and columns find their places.
//!
//! A label that alone keeps two lifelines apart costs the picture a strip of its whole height; broken into two lines it
//! costs a strip of its whole width. For each pair of columns the texts between them are tried in less and less room, and
//! that is taken in which the picture's area is least. Names in heads are treated alike, all together, since heads share
//! their height. Then columns are placed, and every text gets the room that it really has: what fits after all stays whole.

use crate::columns::{Constraints, Sums, TextNeed};
use crate::options::Setting;
use crate::parts::heads::Heads;
use crate::parts::label;
use crate::parts::note::{self, At};
use crate::plan::{Part, Plan};
use crate::text::Flow;
use ir::NoteSide;

/// Distances that are tried between two columns, at most.
const MOST_TRIES: u32 = 24;
/// They lie so far apart at least, px.
const LEAST_STEP: f64 = 8.0;

/// Breaks texts where that pays, and places the columns.
pub(crate) fn fit<'d>(plan: &mut Plan<'d>, mut constraints: Constraints, set: &Setting<'_, 'd>) -> Vec<f64> {
    let mut texts = constraints.take_texts();
    texts.sort_unstable_by(|a, b| {
        (a.gaps(), a.left, a.right).cmp(&(b.gaps(), b.left, b.right)).then(b.whole.total_cmp(&a.whole))
    });
    let mut heads = Heads::of(plan, set);
    let prices = Prices::of(plan, &constraints, &heads, &texts, set);
    heads.narrow(plan, &constraints, set);

    let (near, far) = texts.split_at(texts.partition_point(|text| text.gaps() == 1));
    let mut broken: Vec<(TextNeed, f64)> = Vec::new();
    let mut keep = |bundle: &[TextNeed], level: f64| {
        let over = bundle.iter().take_while(|text| text.whole > level);
        broken.extend(over.map(|text| (*text, level)));
    };
    for bundle in bundles(near) {
        let (left, right) = (bundle[0].left, bundle[0].right);
        let floor = constraints.gap(left, right).max(heads.least(left, right));
        let level = level(plan, bundle, floor, &prices, set);
        constraints.settle(left, right, level);
        keep(bundle, level);
    }
    heads.choose(plan, &mut constraints, (prices.width, prices.height), set);
    if !far.is_empty() {
        let mut sums = Sums::new(constraints.gaps());
        for bundle in bundles(far) {
            let (left, right) = (bundle[0].left, bundle[0].right);
            let floor = sums.between(left as usize, right as usize);
            let level = level(plan, bundle, floor, &prices, set);
            if level > floor {
                sums.add(left as usize, right as usize, (level - floor) / f64::from(right - left));
                constraints.settle(left, right, level);
            }
            keep(bundle, level);
        }
    }
    let xs = constraints.solve();
    let room = |(text, level): (TextNeed, f64)| {
        let distance = match (text.left, text.right) {
            (TextNeed::OUTSIDE, _) | (_, TextNeed::OUTSIDE) => level,
            (left, right) => level.max(xs[right as usize] - xs[left as usize]),
        };
        let room = (distance - text.base) / text.share;
        (text.width > room).then_some((text.event, room))
    };
    let rooms = broken.into_iter().filter_map(room).collect();
    apply(plan, rooms, set);
    xs
}

/// Texts between the same columns.
fn bundles(texts: &[TextNeed]) -> impl Iterator<Item = &[TextNeed]> {
    texts.chunk_by(|a, b| (a.left, a.right) == (b.left, b.right))
}

/// What a px costs, in px of area.
struct Prices {
    /// Of width: the picture's height.
    width: f64,
    /// Of height: its width.
    height: f64,
}

impl Prices {
    fn of(
        plan: &Plan<'_>,
        constraints: &Constraints,
        heads: &Heads,
        texts: &[TextNeed],
        set: &Setting<'_, '_>,
    ) -> Self {
        let metric = &set.theme.metric;
        let mut width = heads.width(constraints);
        for bundle in bundles(texts).take_while(|bundle| bundle[0].gaps() == 1) {
            let (left, right) = (bundle[0].left, bundle[0].right);
            let has = constraints.gap(left, right).max(heads.gap(left, right));
            width += (bundle[0].whole - has).max(0.0);
        }
        let events = plan.events.iter().map(|event| height(&event.part, plan, set));
        let shelf = plan.columns.iter().map(|column| column.height).fold(0.0, f64::max);
        let height = events.sum::<f64>() + shelf + metric.head_arrow + metric.life_end;
        let margins = 2.0 * metric.margin;
        Self { width: (height + margins) * set.aim.price(), height: width + margins }
    }
}

/// About how much an event adds to the height of the picture.
fn height(part: &Part<'_>, plan: &Plan<'_>, set: &Setting<'_, '_>) -> f64 {
    let metric = &set.theme.metric;
    match part {
        Part::Message(message) if message.label.is_empty() => metric.gap_plain,
        Part::Message(message) => metric.gap + message.label.height + metric.label_lift,
        Part::SelfMessage(message) => metric.self_top + message.height(),
        Part::Note(note) => match note.at {
            At::Message(_, NoteSide::Left | NoteSide::Right) | At::Margin => 0.0,
            _ => metric.note_top + note.height,
        },
        Part::Reference(_) => metric.frame_top + set.theme.shape.ref_min_h,
        Part::Begin(_) => metric.frame_top + metric.tab_h - 6.0,
        Part::Operand(operand) => metric.else_top + plan.operands[*operand as usize].guard_height() + 1.0,
        Part::End(_) => metric.frame_bottom,
        Part::Divider(_) => metric.divider_top + metric.divider_bottom,
        Part::Delay(_) => metric.delay_top + metric.delay_h - 4.0,
        Part::Space(px) => *px,
        Part::Cross { .. } => metric.else_top + metric.cross_half,
        Part::Birth { .. } => metric.create_gap + metric.head_h,
    }
}

/// A text of a bundle that would have to be broken.
struct Candidate<'t> {
    text: &'t TextNeed,
    flow: Flow,
    /// Lines that it takes now, and the height of one more.
    lines: u32,
    line_height: f64,
    /// It is not broken narrower, px.
    least: f64,
}

/// The distance of two columns at which the picture is smallest, for texts that stand between them; the neediest come
/// first. `floor` is what other things need.
fn level(plan: &Plan<'_>, bundle: &[TextNeed], floor: f64, prices: &Prices, set: &Setting<'_, '_>) -> f64 {
    let top = bundle[0].whole;
    if top <= floor {
        return floor;
    }
    let step = ((top - floor) / f64::from(MOST_TRIES)).max(LEAST_STEP);
    let most = (top - floor) * prices.width;
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    let mut best = (0.0, top);
    for number in 1..=MOST_TRIES {
        let tried = (top - step * f64::from(number)).max(floor);
        for text in bundle[candidates.len()..].iter().take_while(|text| text.whole > tried) {
            let Some(candidate) = candidate(plan, text, set) else { return best.1 };
            candidates.push(candidate);
        }
        // What is needed instead of the tried distance, and the lines that are added for it.
        let mut need = bundle.get(candidates.len()).map_or(floor, |text| text.whole.max(floor));
        let mut cost = 0.0;
        for Candidate { text, flow, lines, line_height, least } in &candidates {
            let room = (tried - text.base) / text.share;
            if room < *least {
                return best.1;
            }
            let (taken, narrowest) = flow.narrowest(room);
            cost += f64::from(taken.saturating_sub(*lines)) * line_height * text.share * prices.height;
            need = need.max(text.base + text.share * narrowest);
        }
        if cost >= most {
            return best.1;
        }
        let gain = (top - need) * prices.width - cost;
        if gain > best.0 {
            best = (gain, need);
        }
        if tried <= floor {
            break;
        }
    }
    best.1
}

/// What is known of a text that would have to be broken; `None` if it must not be.
fn candidate<'t>(plan: &Plan<'_>, text: &'t TextNeed, set: &Setting<'_, '_>) -> Option<Candidate<'t>> {
    if text.width <= set.aim.short() {
        return None;
    }
    let (said, style) = match &plan.events[text.event as usize].part {
        Part::Message(message) => (&message.said.text, label::style(set, message.said)),
        Part::SelfMessage(message) => (&message.said.text, label::style(set, message.said)),
        Part::Note(note) => note.said(),
        _ => return None,
    };
    let flow = Flow::of(said, &style, set.aim.names(), set.measure)?;
    let least = flow.longest().max(set.aim.least());
    let (lines, _) = flow.set(text.width);
    Some(Candidate { text, flow, lines, line_height: style.line_height, least })
}

/// Breaks texts to the room that they have.
fn apply<'d>(plan: &mut Plan<'d>, mut rooms: Vec<(u32, f64)>, set: &Setting<'_, 'd>) {
    if rooms.is_empty() {
        return;
    }
    // A text between three columns has two rooms.
    rooms.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    rooms.dedup_by_key(|room| room.0);
    let mut rooms = rooms.into_iter().peekable();
    // The first arrow of those that start together: the others share its height.
    let mut first = None;
    for index in 0..plan.events.len() {
        let event = &mut plan.events[index];
        let stands_apart = matches!(&event.part, Part::Note(note) if note.at == At::Margin);
        if !event.parallel && !stands_apart {
            first = None;
        }
        if matches!(event.part, Part::Message(_) | Part::SelfMessage(_)) {
            first = first.or(Some(index));
        }
        let Some((_, room)) = rooms.next_if(|room| room.0 as usize == index) else { continue };
        match &mut event.part {
            Part::Message(message) => {
                message.rewrap(set, room);
                let lead = message.label.height;
                match &mut plan.events[first.unwrap_or(index)].part {
                    Part::Message(first) => first.lead = first.lead.max(lead),
                    Part::SelfMessage(first) => first.lead = first.lead.max(lead),
                    _ => {}
                }
            }
            Part::SelfMessage(message) => message.rewrap(set, room),
            Part::Note(note) => {
                note.rewrap(set, room);
                let (at, height) = (note.at, note.height);
                if let At::Message(event, NoteSide::Left | NoteSide::Right) = at {
                    note::room_beside(&mut plan.events, event as usize, first, height);
                }
            }
            _ => {}
        }
    }
}

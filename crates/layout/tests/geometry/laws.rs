//! The laws, each a function that names the picture which breaks it.

use ir::{Diagram, Item, NotePlace};
use scene::{Bounds, Element, Gradient, Layer, Paint, Rgba, Role, Scene, Shape};

/// What holds for every picture.
pub(crate) fn check(name: &str, scene: &Scene) {
    everything_lies_inside(name, scene);
    layers_are_in_paint_order(name, scene);
    lines_lie_on_half_pixels(name, scene);
    heads_keep_apart(name, scene);
    notes_cover_nothing(name, scene);
    frames_keep_away_from_lifelines(name, scene);
    crossed_labels_have_a_ground(name, scene);
    grounds_of_labels_are_what_lies_below(name, scene);
    labels_do_not_meet(name, scene);
    letters_are_readable(name, scene);
    numbers_do_not_meet(name, scene);
}

fn numbers_do_not_meet(name: &str, scene: &Scene) {
    let pills = rects(scene, Role::Number, Layer::Numbers);
    each_pair(&pills, |a, b| assert!(!a.grow(-0.5).overlaps(b), "{name}: numbers {a:?} and {b:?}"));
}

fn everything_lies_inside(name: &str, scene: &Scene) {
    assert_eq!(scene.width, scene.width.round(), "{name}: the width is whole");
    assert_eq!(scene.height, scene.height.round(), "{name}: the height is whole");
    let Some(ink) = scene.ink() else { return };
    let page = Bounds::new(15.0, 15.0, scene.width - 15.0, scene.height - 15.0);
    assert!(page.contains(ink), "{name}: {ink:?} lies in {} x {} with a margin", scene.width, scene.height);
    assert!(ink.left < 40.0, "{name}: nothing is reserved at the left, {ink:?}");
}

fn layers_are_in_paint_order(name: &str, scene: &Scene) {
    assert!(scene.elements.is_sorted_by_key(|element| element.layer), "{name}");
}

fn on_half(value: f64) -> bool {
    ((value - 0.5) - (value - 0.5).round()).abs() < 1e-6
}

fn lines_lie_on_half_pixels(name: &str, scene: &Scene) {
    for element in &scene.elements {
        match &element.shape {
            Shape::Line { from, to, .. } => {
                let crisp = (from.0 != to.0 || on_half(from.0)) && (from.1 != to.1 || on_half(from.1));
                assert!(crisp, "{name}: {element:?}");
            }
            Shape::Rect { x, y, width, height, stroke: Some(_), .. } => {
                let crisp = [*x, *y, x + width, y + height].into_iter().all(on_half);
                assert!(crisp, "{name}: {element:?}");
            }
            _ => {}
        }
    }
}

fn of(scene: &Scene, role: Role, layer: Layer) -> impl Iterator<Item = &Element> {
    scene.elements.iter().filter(move |element| element.role == role && element.layer == layer)
}

fn rects(scene: &Scene, role: Role, layer: Layer) -> Vec<Bounds> {
    of(scene, role, layer)
        .filter(|element| matches!(element.shape, Shape::Rect { .. }))
        .map(|element| element.shape.bounds())
        .collect()
}

fn heads_keep_apart(name: &str, scene: &Scene) {
    let heads = rects(scene, Role::Participant, Layer::Solids);
    each_pair(&heads, |a, b| assert!(!a.grow(4.0).overlaps(b), "{name}: heads {a:?} and {b:?}"));
}

/// Calls with each pair that shares a height.
fn each_pair(all: &[Bounds], mut check: impl FnMut(Bounds, Bounds)) {
    for (index, one) in all.iter().enumerate() {
        for other in &all[index + 1..] {
            check(*one, *other);
        }
    }
}

/// Notes and states, without their folded corners.
fn notes(scene: &Scene) -> Vec<Bounds> {
    let all = of(scene, Role::Note, Layer::Solids).chain(of(scene, Role::State, Layer::Solids));
    all.map(|element| element.shape.bounds()).filter(|bounds| bounds.right - bounds.left > 12.0).collect()
}

fn notes_cover_nothing(name: &str, scene: &Scene) {
    let notes = notes(scene);
    each_pair(&notes, |a, b| assert!(!a.overlaps(b), "{name}: notes {a:?} and {b:?}"));
    let heads = rects(scene, Role::Participant, Layer::Solids);
    let labels = labels(scene);
    for note in &notes {
        for head in &heads {
            assert!(!note.overlaps(*head), "{name}: note {note:?} and head {head:?}");
        }
        for (label, text) in &labels {
            assert!(!note.overlaps(*label), "{name}: note {note:?} and label {text:?} {label:?}");
        }
    }
}

/// Labels of messages and guards: the texts that stand on no shape of their own.
fn labels(scene: &Scene) -> Vec<(Bounds, String)> {
    let tabs: Vec<Bounds> = [Layer::Frames, Layer::Solids]
        .into_iter()
        .flat_map(|layer| of(scene, Role::Fragment, layer))
        .filter(|element| matches!(element.shape, Shape::Path { .. }))
        .map(|element| element.shape.bounds())
        .collect();
    of(scene, Role::Message, Layer::Text)
        .chain(of(scene, Role::Fragment, Layer::Text))
        .filter_map(|element| match &element.shape {
            Shape::Text(text) => {
                let words = text.runs.iter().map(|run| run.text.as_str()).collect::<String>();
                Some((text.bounds(), words))
            }
            _ => None,
        })
        .filter(|(bounds, _)| !tabs.iter().any(|tab| tab.grow(0.5).contains(*bounds)))
        .collect()
}

fn labels_do_not_meet(name: &str, scene: &Scene) {
    let labels = labels(scene);
    for (index, (one, words)) in labels.iter().enumerate() {
        for (other, others) in &labels[index + 1..] {
            assert!(!one.grow(-1.0).overlaps(*other), "{name}: {words:?} {one:?} and {others:?} {other:?}");
        }
    }
}

/// Whoever chose the colours, letters contrast enough with what lies below them (WCAG 2, level AA).
fn letters_are_readable(name: &str, scene: &Scene) {
    let Some(page) = scene.ground else { return };
    let fills: Vec<(usize, Bounds, Paint, Option<&Gradient>)> = scene
        .elements
        .iter()
        .enumerate()
        .filter_map(|(index, element)| match &element.shape {
            Shape::Rect { fill: Some(fill), .. }
            | Shape::Circle { fill: Some(fill), .. }
            | Shape::Path { fill: Some(fill), .. } => {
                Some((index, element.shape.bounds(), *fill, element.gradient.as_deref()))
            }
            _ => None,
        })
        .collect();
    for (index, element) in scene.elements.iter().enumerate() {
        let Shape::Text(text) = &element.shape else { continue };
        let bounds = text.bounds();
        let y = (bounds.top + bounds.bottom) / 2.0;
        for part in [0.1, 0.5, 0.9] {
            let x = bounds.left + (bounds.right - bounds.left) * part;
            let mut below = [page.light, page.dark];
            for (_, area, fill, gradient) in fills.iter().take_while(|(at, ..)| *at < index) {
                let fill = gradient.map_or(*fill, |gradient| gradient.at((x, y)));
                if area.left <= x && x <= area.right && area.top <= y && y <= area.bottom {
                    below = [fill.light.over(below[0]), fill.dark.over(below[1])];
                }
            }
            for run in &text.runs {
                for (ink, mut ground, back) in [
                    (run.fill.light, below[0], run.background.map(|paint| paint.light)),
                    (run.fill.dark, below[1], run.background.map(|paint| paint.dark)),
                ] {
                    ground = back.map_or(ground, |paint| paint.over(ground));
                    let found = contrast(ink.over(ground), ground);
                    // small letters of the page's furniture and struck words have the same need
                    assert!(
                        found >= 4.45,
                        "{name}: {:?} in {ink} on {ground}: {found:.2}, {:?} {bounds:?}",
                        run.text,
                        element.role
                    );
                }
            }
        }
    }
}

/// Contrast as WCAG 2 defines it.
#[expect(clippy::disallowed_methods, reason = "the last digits of a power do not matter to this check")]
fn contrast(a: Rgba, b: Rgba) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |colour: Rgba| {
        let [red, green, blue] = colour.rgb.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

struct Upright {
    x: (f64, f64),
    y: (f64, f64),
}

fn lifelines(scene: &Scene) -> Vec<Upright> {
    of(scene, Role::Lifeline, Layer::Lifelines)
        .filter_map(|element| match element.shape {
            Shape::Line { from, to, .. } if from.0 == to.0 => {
                Some(Upright { x: (from.0, from.0), y: (from.1.min(to.1), from.1.max(to.1)) })
            }
            _ => None,
        })
        .collect()
}

fn frames_keep_away_from_lifelines(name: &str, scene: &Scene) {
    let lifelines = lifelines(scene);
    for frame in of(scene, Role::Fragment, Layer::Frames) {
        let Shape::Rect { x, y, width, height, .. } = frame.shape else { continue };
        let frame = Bounds::new(x, y, x + width, y + height);
        for line in &lifelines {
            let beside = line.y.0 < frame.bottom && frame.top < line.y.1;
            let near = [frame.left, frame.right].iter().any(|side| (side - line.x.0).abs() < 12.0);
            assert!(!(beside && near), "{name}: frame {frame:?} and the lifeline at {}", line.x.0);
        }
    }
}

fn crossed_labels_have_a_ground(name: &str, scene: &Scene) {
    let mut uprights = lifelines(scene);
    for bar in rects(scene, Role::Activation, Layer::Bars) {
        uprights.push(Upright { x: (bar.left, bar.right), y: (bar.top, bar.bottom) });
    }
    for frame in
        rects(scene, Role::Fragment, Layer::Frames).into_iter().chain(rects(scene, Role::Box, Layer::Boxes))
    {
        for x in [frame.left, frame.right] {
            uprights.push(Upright { x: (x, x), y: (frame.top, frame.bottom) });
        }
    }
    let solids: Vec<Bounds> = scene
        .elements
        .iter()
        .filter(|element| element.layer == Layer::Solids)
        .map(|e| e.shape.bounds())
        .collect();
    let grounds: Vec<Bounds> = scene
        .elements
        .iter()
        .filter(|element| element.layer == Layer::Backdrops)
        .map(|element| element.shape.bounds())
        .collect();
    for (label, words) in labels(scene) {
        let middle = (label.top + label.bottom) / 2.0;
        for line in &uprights {
            // bars are cut at their ends by labels of other heights; a hair does not count
            let beside = line.y.0 + 2.0 < label.bottom && label.top + 2.0 < line.y.1;
            let (from, to) = (line.x.0.max(label.left), line.x.1.min(label.right));
            if !beside || from > to {
                continue;
            }
            let at = |area: &Bounds, x: f64| {
                area.left <= x && x <= area.right && area.top <= middle && middle <= area.bottom
            };
            let x = (from + to) / 2.0;
            let hidden = solids.iter().any(|solid| solid.contains(label));
            let covered = grounds.iter().any(|ground| at(ground, x));
            assert!(hidden || covered, "{name}: a line at {x} crosses {words:?} {label:?}");
        }
    }
}

fn grounds_of_labels_are_what_lies_below(name: &str, scene: &Scene) {
    let Some(ground) = scene.ground else { return };
    let tints: Vec<(Bounds, Paint, Option<Box<Gradient>>)> = scene
        .elements
        .iter()
        .filter(|element| matches!(element.layer, Layer::Boxes | Layer::Grounds))
        .filter_map(|element| match &element.shape {
            // an outline lies half outside of what is filled
            Shape::Rect { x, y, width, height, fill: Some(fill), .. } => {
                Some((Bounds::new(*x, *y, x + width, y + height), *fill, element.gradient.clone()))
            }
            _ => None,
        })
        .collect();
    for element in scene.elements.iter().filter(|element| element.layer == Layer::Backdrops) {
        let Shape::Rect { fill: Some(fill), .. } = &element.shape else { panic!("{name}: {element:?}") };
        let area = element.shape.bounds();
        let (x, y) = ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
        let meets =
            |bounds: &Bounds| bounds.left <= x && x <= bounds.right && bounds.top <= y && y <= bounds.bottom;
        // of gradients over each other one is drawn
        if tints.iter().filter(|(bounds, _, gradient)| gradient.is_some() && meets(bounds)).count() > 1 {
            continue;
        }
        let mut expected = [ground.light, ground.dark];
        for (bounds, tint, gradient) in &tints {
            let tint = gradient.as_deref().map_or(*tint, |gradient| gradient.at((x, y)));
            if meets(bounds) {
                expected = [tint.light.over(expected[0]), tint.dark.over(expected[1])];
            }
        }
        // between an author's dark and light colours, a text stands on the page's
        if *fill == ground {
            continue;
        }
        // the ends of a gradient are rounded, and then what lies between them
        let off = if element.gradient.is_some() { 2 } else { 1 };
        for (is, should) in [fill.light, fill.dark].into_iter().zip(expected) {
            assert!(near(is, should, off), "{name}: {is} below {area:?}, not {should}");
        }
    }
}

fn near(one: Rgba, other: Rgba, off: u8) -> bool {
    one.rgb.iter().zip(other.rgb).all(|(a, b)| a.abs_diff(b) <= off)
}

/// Arrows come in the order of their lines, and none lies above an earlier one.
pub(crate) fn time_flows_down(name: &str, scene: &Scene, diagram: &Diagram) {
    let mut last = f64::NEG_INFINITY;
    ir::walk(diagram, |item| {
        let Item::Message(message) = item else { return };
        let line = message.origin.span().map(|span| span.start);
        let top = scene
            .elements
            .iter()
            .filter(|element| element.role == Role::Message && element.layer == Layer::Arrows)
            .filter(|element| element.line == line)
            .map(|element| element.shape.bounds().top)
            .fold(f64::INFINITY, f64::min);
        if !top.is_finite() {
            return;
        }
        // heads reach 6 above their shaft, gates and circles too
        assert!(top > last - 8.0, "{name}: the message of line {line:?} at {top} is above {last}");
        last = last.max(top);
    });
}

/// What stands in a fragment is drawn inside its frame.
pub(crate) fn frames_contain_their_items(name: &str, scene: &Scene, diagram: &Diagram) {
    ir::walk(diagram, |item| {
        let Item::Fragment(fragment) = item else { return };
        let line = fragment.origin.span().map(|span| span.start);
        let frame = of(scene, Role::Fragment, Layer::Frames)
            .find(|element| element.line == line && matches!(element.shape, Shape::Rect { .. }))
            .map(|element| element.shape.bounds());
        let Some(frame) = frame else { return };
        let mut lines = Vec::new();
        for operand in &fragment.operands {
            lines.extend(operand.items.iter().filter_map(|item| match item {
                Item::Note(note) if note.place == NotePlace::Margin => None,
                Item::Message(_)
                | Item::Note(_)
                | Item::Reference(_)
                | Item::State(_)
                | Item::Fragment(_) => item.origin().span().map(|span| span.start),
                _ => None,
            }));
        }
        for element in scene.elements.iter().filter(|element| element.role != Role::Activation) {
            let Some(line) = element.line.filter(|line| lines.contains(line)) else { continue };
            let bounds = element.shape.bounds();
            assert!(
                frame.grow(1.0).contains(bounds),
                "{name}: line {line} at {bounds:?} in {frame:?}, {element:?}"
            );
        }
    });
}

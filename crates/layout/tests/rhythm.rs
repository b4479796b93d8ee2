//! The vertical rhythm and the horizontal rules of the house style, number by number.

#[path = "house/script.rs"]
#[expect(dead_code, reason = "shared with the tests of geometry")]
mod script;

use ir::*;
use scene::{Bounds, Element, Layer, Role, Scene, Shape};
use script::*;

fn draw(script: Script) -> Scene {
    layout::scene(&script.finish(), &layout::Options::default()).scene
}

fn shapes(scene: &Scene, role: Role, layer: Layer) -> Vec<&Element> {
    scene.elements.iter().filter(|element| element.role == role && element.layer == layer).collect()
}

/// Heights of shafts and loops, in the order of time.
fn arrows(scene: &Scene) -> Vec<f64> {
    let heights =
        shapes(scene, Role::Message, Layer::Arrows).into_iter().filter_map(|element| match &element.shape {
            Shape::Line { from, to, .. } if from.0 != to.0 => Some(from.1),
            Shape::Path { segments, fill: None, .. } if segments.len() > 5 => match segments[0] {
                scene::Segment::Move(_, y) => Some(y),
                _ => None,
            },
            _ => None,
        });
    heights.collect()
}

fn boxes(scene: &Scene, role: Role, layer: Layer) -> Vec<Bounds> {
    let ink = |element: &Element| match &element.shape {
        Shape::Rect { x, y, width, height, .. } => Some(Bounds::new(*x, *y, x + width, y + height)),
        Shape::Path { segments, .. } if segments.len() > 6 => Some(element.shape.bounds().grow(-0.5)),
        _ => None,
    };
    shapes(scene, role, layer).into_iter().filter_map(ink).collect()
}

fn two() -> Script {
    Script::plain(&["A", "B"])
}

#[test]
fn arrows_follow_at_36_or_25_and_18_for_a_further_line() {
    let mut s = two();
    s.call("A", "B", "one");
    s.call("A", "B", "two");
    s.call("A", "B", "");
    s.call("A", "B", "of\ntwo lines");
    let scene = draw(s);
    let head = boxes(&scene, Role::Participant, Layer::Solids)[0];
    let y = arrows(&scene);
    assert_eq!(y[0] - head.bottom, 39.0);
    assert_eq!([y[1] - y[0], y[2] - y[1], y[3] - y[2]], [36.0, 25.0, 54.0]);
}

#[test]
fn a_self_message_leaves_17_below_and_returns_20_later() {
    let mut s = two();
    s.call("A", "B", "one");
    s.call("B", "B", "two");
    s.call("A", "B", "three");
    s.call("B", "B", "four\nof two");
    s.call("A", "B", "five");
    let y = arrows(&draw(s));
    assert_eq!([y[1] - y[0], y[2] - y[1]], [17.0, 20.0 + 36.0]);
    assert_eq!([y[3] - y[2], y[4] - y[3]], [17.0, 38.0 + 36.0]);
}

#[test]
fn notes_stand_14_below_and_the_next_arrow_36_below_them() {
    let mut s = two();
    s.call("A", "B", "one");
    s.over(&["A"], "a note");
    s.over(&["A"], "a note");
    s.call("A", "B", "two");
    let scene = draw(s);
    let (y, notes) = (arrows(&scene), boxes(&scene, Role::Note, Layer::Solids));
    assert_eq!(notes[0].top - y[0], 14.0);
    assert_eq!(notes[1].top - notes[0].bottom, 14.0);
    assert_eq!(y[1] - notes[1].bottom, 36.0);
}

#[test]
fn frames_keep_the_rhythm() {
    let mut s = two();
    s.call("A", "B", "before");
    s.open(FragmentKind::Alt, "a guard");
    s.open(FragmentKind::Opt, "nested");
    s.call("A", "B", "first");
    s.close();
    s.or("guarded");
    s.call("A", "B", "second");
    s.or("");
    s.call("A", "B", "third");
    s.close();
    s.call("A", "B", "after");
    s.open(FragmentKind::Loop, "a guard");
    s.call("A", "B", "last");
    s.close();
    let scene = draw(s);
    let y = arrows(&scene);
    let frames = boxes(&scene, Role::Fragment, Layer::Frames);
    let frames: Vec<_> = frames.into_iter().filter(|frame| frame.bottom - frame.top > 30.0).collect();
    let (outer, inner, last) = (frames[0], frames[1], frames[2]);
    let rules: Vec<f64> = shapes(&scene, Role::Fragment, Layer::Frames)
        .into_iter()
        .filter_map(|element| match element.shape {
            Shape::Line { from, .. } => Some(from.1),
            _ => None,
        })
        .collect();
    assert_eq!(outer.top - y[0], 16.0);
    assert_eq!(inner.top - outer.top, 32.0);
    assert_eq!(y[1] - inner.top, 52.0);
    assert_eq!(inner.bottom - y[1], 16.0);
    assert_eq!(rules[0] - inner.bottom, 16.0);
    assert_eq!(y[2] - rules[0], 54.0);
    assert_eq!([rules[1] - y[2], y[3] - rules[1]], [16.0, 31.0]);
    assert_eq!(outer.bottom - y[3], 16.0);
    assert_eq!(y[4] - outer.bottom, 36.0);
    assert_eq!(last.top - y[4], 16.0);
    // a nested frame stands 14 inside of its parent
    assert_eq!([inner.left - outer.left >= 14.0, outer.right - inner.right >= 14.0], [true, true]);
}

#[test]
fn dividers_delays_and_references_keep_the_rhythm() {
    let mut s = two();
    s.call("A", "B", "one");
    s.builder.push(Item::Divider(Divider { text: "divider".into(), origin: Origin::NONE }));
    s.call("A", "B", "two");
    s.builder.push(Item::Delay(Delay { text: "later".into(), origin: Origin::NONE }));
    s.call("A", "B", "three");
    s.builder.push(Item::Delay(Delay::default()));
    s.call("A", "B", "four");
    s.reference(&["A", "B"], "elsewhere");
    s.call("A", "B", "five");
    let scene = draw(s);
    let y = arrows(&scene);
    let divider = shapes(&scene, Role::Divider, Layer::Frames)[0].shape.bounds();
    let divider = (divider.top + divider.bottom) / 2.0;
    assert_eq!([divider - y[0], y[1] - divider], [32.0, 52.0]);
    assert_eq!(y[2] - y[1], 10.0 + 40.0 + 32.0);
    assert_eq!(y[3] - y[2], 10.0 + 28.0 + 32.0);
    let panel = boxes(&scene, Role::Reference, Layer::Solids)[0];
    assert_eq!([panel.top - y[3], panel.bottom - panel.top, y[4] - panel.bottom], [16.0, 44.0, 36.0]);
}

#[test]
fn a_bar_begins_below_the_head_that_its_message_creates() {
    let mut s = two();
    s.create("B");
    s.call("A", "B", "new");
    s.on("B");
    s.call("A", "B", "work");
    let scene = draw(s);
    let head = boxes(&scene, Role::Participant, Layer::Solids)[1];
    let bar = boxes(&scene, Role::Activation, Layer::Bars)[0];
    assert!((bar.top - head.bottom).abs() <= 1.0, "{bar:?} below {head:?}");
}

#[test]
fn creation_and_destruction_keep_the_rhythm() {
    let mut s = two();
    s.call("A", "A", "one");
    s.create("B");
    s.call("A", "B", "new");
    s.call("A", "B", "work");
    s.call("A", "B", "end");
    s.destroy("B");
    s.call("A", "A", "");
    let scene = draw(s);
    let y = arrows(&scene);
    let head = boxes(&scene, Role::Participant, Layer::Solids)[1];
    assert_eq!((head.top + head.bottom) / 2.0, y[1], "the arrow meets the head at half its height");
    assert_eq!(y[2] - head.bottom, 36.0);
    let cross = shapes(&scene, Role::Destruction, Layer::Frames)[0].shape.bounds();
    assert_eq!((cross.top + cross.bottom) / 2.0, y[3]);
    assert_eq!(y[4] - y[3], 6.0 + 17.0, "the next event counts from the lower end of the cross");
}

#[test]
fn bars_begin_4_above_and_end_4_below_their_arrows() {
    let mut s = two();
    s.call("A", "B", "call");
    s.on("B");
    s.call("B", "B", "nested");
    s.on("B");
    s.reply("B", "A", "return");
    s.off("B");
    s.off("B");
    s.call("A", "B", "at once");
    s.on("B");
    s.off("B");
    let scene = draw(s);
    let y = arrows(&scene);
    let bars = boxes(&scene, Role::Activation, Layer::Bars);
    assert_eq!([y[0] - bars[0].top, bars[0].bottom - y[2]], [4.0, 4.0]);
    assert_eq!(bars[1].top - y[1], 20.0 - 4.0, "the inner one begins where the loop returns");
    assert_eq!(bars[1].left - bars[0].left, 5.0);
    assert_eq!([bars[0].right - bars[0].left, bars[2].bottom - bars[2].top], [10.0, 12.0]);
}

#[test]
fn bars_open_before_and_after_everything_reach_the_ends() {
    let mut s = two();
    s.on("A");
    s.call("A", "B", "one");
    let scene = draw(s);
    let bar = boxes(&scene, Role::Activation, Layer::Bars)[0];
    let head = boxes(&scene, Role::Participant, Layer::Solids)[0];
    let life = shapes(&scene, Role::Lifeline, Layer::Lifelines)[0].shape.bounds();
    assert!(bar.top - head.bottom <= 4.0, "{bar:?} below {head:?}");
    assert!((bar.bottom - life.bottom).abs() <= 1.0, "{bar:?} on {life:?}");
}

#[test]
fn labels_and_pills_have_their_room() {
    for text in ["a_label_that_needs_more_room_than_that", "x"] {
        let mut s = two();
        s.call("A", "B", text);
        s.count_from(100);
        s.call("B", "A", text);
        let scene = draw(s);
        let lines: Vec<Bounds> = shapes(&scene, Role::Message, Layer::Arrows)
            .into_iter()
            .filter(|element| matches!(element.shape, Shape::Line { .. }))
            .map(|element| element.shape.bounds())
            .collect();
        let words: Vec<Bounds> =
            shapes(&scene, Role::Message, Layer::Text).into_iter().map(|each| each.shape.bounds()).collect();
        // the shaft stops 8 before the tip, inside of the head
        assert!(words[0].left - lines[0].left >= 14.0 && lines[0].right + 8.0 - words[0].right >= 14.0);
        let pill = boxes(&scene, Role::Number, Layer::Numbers)[0];
        assert!(pill.left - words[1].right >= 8.0, "{pill:?} after {:?}", words[1]);
        assert_eq!(pill.bottom - pill.top, 16.0);
    }
}

#[test]
fn a_pill_stands_behind_what_is_at_the_tail() {
    let arrow = |head, circle| Arrow { tail: End { head, circle }, ..CALL };
    for (head, circle) in
        [(Head::Filled, false), (Head::Open, false), (Head::Cross, false), (Head::None, true)]
    {
        let moved = pill_after(arrow(head, circle), "B") - pill_after(CALL, "B");
        assert!((4.0..=14.0).contains(&moved), "{head:?}, circle {circle}: {moved}");
        assert_eq!(pill_after(arrow(head, circle), "A") - pill_after(CALL, "A"), moved);
    }
}

/// px from the lifeline of A, the sender, to the pill.
fn pill_after(arrow: Arrow, to: &str) -> f64 {
    let mut s = two();
    s.count_from(1);
    s.message("A", to, arrow, "a label");
    let scene = draw(s);
    let life = shapes(&scene, Role::Lifeline, Layer::Lifelines)[0].shape.bounds();
    boxes(&scene, Role::Number, Layer::Numbers)[0].left - (life.left + life.right) / 2.0
}

#[test]
fn messages_at_one_time_share_a_height_if_they_have_room() {
    let mut s = Script::plain(&["A", "B", "C"]);
    s.call("B", "A", "one");
    s.message("B", "C", CALL, "of\nthree\nlines").parallel = true;
    s.message("A", "B", CALL, "no room").parallel = true;
    s.call("A", "B", "later");
    let y = arrows(&draw(s));
    assert_eq!(y[1], y[0]);
    assert_eq!([y[2] - y[1], y[3] - y[2]], [36.0, 36.0]);
}

#[test]
fn a_note_beside_an_arrow_has_room_above_it_whatever_starts_the_row() {
    let mut s = Script::plain(&["A", "B", "C"]);
    s.over(&["B"], "before");
    s.call("C", "C", "of\nthree\nlines");
    s.message("B", "A", CALL, "").parallel = true;
    s.note(NotePlace::OnMessage(NoteSide::Right), "of\nsix\nlines\nand\nvery\nhigh");
    let scene = draw(s);
    let notes = boxes(&scene, Role::Note, Layer::Solids);
    assert!(notes[1].top >= notes[0].bottom + 6.0, "{notes:?}");
}

#[test]
fn fragments_at_one_time_stand_side_by_side() {
    let mut s = Script::plain(&["A", "B", "C", "D"]);
    s.open(FragmentKind::Opt, "left");
    s.call("A", "B", "one");
    s.close();
    s.open(FragmentKind::Opt, "right");
    if let Some(fragment) = s.builder.innermost() {
        fragment.parallel = true;
    }
    s.call("C", "D", "two");
    s.call("C", "D", "three");
    s.close();
    s.call("A", "D", "after");
    let scene = draw(s);
    let y = arrows(&scene);
    assert_eq!(y[1], y[0]);
    assert_eq!(y[3] - y[2], 16.0 + 36.0, "what follows begins below the higher frame");
}

#[test]
fn feet_stand_on_tall_pictures_or_when_asked_for() {
    let heads = |count: usize, feet: Option<Footbox>| {
        let mut s = two();
        s.builder.style.footbox = feet;
        (0..count).for_each(|_| s.call("A", "B", "again"));
        boxes(&draw(s), Role::Participant, Layer::Solids).len()
    };
    assert_eq!(heads(3, None), 2);
    assert_eq!(heads(3, Some(Footbox::Box)), 4);
    assert_eq!(heads(30, None), 4);
    assert_eq!(heads(30, Some(Footbox::None)), 2);
}

#[test]
fn participants_without_events_are_left_out_when_the_author_says_so() {
    let mut s = Script::plain(&["A", "unused", "B"]);
    s.builder.style.hide_unlinked = true;
    s.call("A", "B", "one");
    assert_eq!(boxes(&draw(s), Role::Participant, Layer::Solids).len(), 2);
}

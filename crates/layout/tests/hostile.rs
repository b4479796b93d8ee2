//! Very large and very odd diagrams: no panic, no overflow of a small stack, and time in step with the size.

use ir::*;
use std::time::{Duration as Time, Instant};

/// Lays out on a stack of 2 MiB, as a worker of a pool has it. Deadlines are ten times what a busy machine needs
/// without optimisation; a quadratic loop would need hours.
fn within(seconds: u64, what: &str, diagram: Diagram) -> scene::Scene {
    let start = Instant::now();
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let work = move || {
        let scene = layout::scene(&diagram, &layout::Options::default()).scene;
        (scene, diagram)
    };
    let (scene, diagram) = thread.spawn(work).expect("a thread").join().expect("no panic");
    drop(diagram);
    assert!(start.elapsed() < Time::from_secs(seconds), "{what} took {:?}", start.elapsed());
    scene
}

fn people(builder: &mut Builder, count: usize) -> Vec<ParticipantId> {
    (0..count).map(|index| builder.participant(&format!("p{index}"))).collect()
}

fn call(from: ParticipantId, to: ParticipantId, text: &str) -> Item {
    Item::Message(Message::new(from.into(), to.into(), Arrow::call(), Text::plain(text)))
}

#[test]
fn a_hundred_thousand_participants() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 100_000);
    for step in 0..20_000 {
        let text = "a label that is longer than what two lifelines leave";
        builder.push(call(ids[step * 3], ids[(step * 7919) % ids.len()], text));
    }
    within(60, "100,000 participants", builder.finish());
}

#[test]
fn as_many_boxes_as_participants() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 20_000);
    for id in &ids {
        let each = builder.add_box(ParticipantBox { title: "box".into(), ..ParticipantBox::default() });
        builder.get_mut(*id).in_box = Some(each);
    }
    for pair in ids.windows(3) {
        builder.push(call(pair[0], pair[2], "over a lifeline and two sides of boxes"));
    }
    within(60, "20,000 boxes", builder.finish());
}

#[test]
fn boxes_in_boxes_without_end() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 2);
    let mut parent = None;
    for _ in 0..50_000 {
        parent = Some(builder.add_box(ParticipantBox { parent, ..ParticipantBox::default() }));
    }
    builder.get_mut(ids[0]).in_box = parent;
    let scene = within(60, "50,000 nested boxes", builder.finish());
    assert!(scene.height < 2000.0, "only so many are drawn: {}", scene.height);
}

#[test]
fn frames_as_deep_as_they_may_be() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 3);
    for _ in 0..MAX_NESTING {
        builder.open(Fragment::new(FragmentKind::Alt, Vec::new()));
    }
    for _ in 0..3_000 {
        builder.push(call(ids[0], ids[2], "over a lifeline"));
        builder.operand("a guard".into(), Origin::NONE);
    }
    within(60, "operands in deep frames", builder.finish());
}

#[test]
fn bars_on_bars() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 2);
    for _ in 0..30_000 {
        builder.push(Item::Activate(Activate { participant: ids[0], style: None, origin: Origin::NONE }));
    }
    builder.push(call(ids[0], ids[1], "from the last"));
    within(60, "30,000 bars", builder.finish());
}

#[test]
fn notes_on_one_message_and_messages_at_one_time() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 200);
    builder.push(call(ids[0], ids[1], "x"));
    for step in 0..20_000 {
        let side = [NoteSide::Left, NoteSide::Right, NoteSide::Top, NoteSide::Bottom][step / 5_000];
        builder.push(Item::Note(Note::new(NotePlace::OnMessage(side), "a note".into())));
    }
    for step in 0..20_000 {
        let mut message =
            Message::new(ids[step % 199].into(), ids[step % 199 + 1].into(), Arrow::call(), "y".into());
        message.parallel = true;
        builder.push(Item::Message(message));
    }
    within(60, "notes and parallel messages", builder.finish());
}

#[test]
fn delays_over_many_lifelines() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 3_000);
    for _ in 0..3_000 {
        builder.push(Item::Delay(Delay::default()));
        builder.push(call(ids[0], ids[1], "x"));
    }
    within(60, "delays", builder.finish());
}

#[test]
fn a_label_of_a_megabyte() {
    for text in ["x".repeat(1 << 20), "word ".repeat(200_000), "\n".repeat(100_000)] {
        let mut builder = Builder::new();
        let ids = people(&mut builder, 3);
        let mut message = Message::new(ids[0].into(), ids[2].into(), Arrow::call(), Text::plain(&text));
        builder.push(Item::Message(message.clone()));
        message.text.wrap = Some(false);
        builder.push(Item::Message(message));
        within(60, "a long label", builder.finish());
    }
}

#[test]
fn sizes_out_of_reason() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 2);
    builder.push(Item::Space(Space { pixels: Some(u32::MAX), origin: Origin::NONE }));
    let wild = ElementStyle {
        thickness: Some(f64::INFINITY),
        radius: Some(-5.0),
        font_size: Some(f64::NAN),
        ..ElementStyle::default()
    };
    let mut message = Message::new(ids[0].into(), ids[1].into(), Arrow::call(), "steep".into());
    message.slant = u32::MAX;
    message.style = Some(Box::new(wild.clone()));
    builder.push(Item::Message(message));
    builder.get_mut(ids[0]).style = Some(Box::new(wild));
    builder.style.wrap_width = Some(0);
    let diagram = builder.finish();
    let laid = layout::scene(&diagram, &layout::Options::default());
    assert!(laid.scene.width.is_finite() && laid.scene.height < 10_000.0);
    assert_eq!(laid.losses.len(), 2, "{:?}", laid.losses);
}

#[test]
fn diagrams_with_almost_nothing() {
    let alone = |change: &dyn Fn(&mut Builder)| {
        let mut builder = Builder::new();
        change(&mut builder);
        let scene = layout::scene(&builder.finish(), &layout::Options::default()).scene;
        assert!(scene.width > 0.0 && scene.height > 0.0, "{} x {}", scene.width, scene.height);
        assert!(scene.width < 1000.0 && scene.height < 400.0, "{} x {}", scene.width, scene.height);
        scene
    };
    assert!(alone(&|_| {}).elements.is_empty());
    let titled = alone(&|builder| builder.meta.title = "Only a title".into());
    assert_eq!(titled.elements.len(), 1);
    alone(&|builder| {
        builder.participant("A");
    });
    for item in [
        Item::Divider(Divider { text: "divider".into(), origin: Origin::NONE }),
        Item::Delay(Delay { text: "delay".into(), origin: Origin::NONE }),
        Item::Note(Note::new(NotePlace::Across, "across".into())),
        Item::Note(Note::new(NotePlace::OnMessage(NoteSide::Left), "on nothing".into())),
        Item::Note(Note::new(NotePlace::OnFragment(Side::Left), "on nothing".into())),
        Item::Note(Note::new(NotePlace::Margin, "margin".into())),
        Item::Fragment(Fragment::new(FragmentKind::Opt, vec![Operand::default()])),
        Item::Fragment(Fragment::new(FragmentKind::Rect, vec![Operand::default()])),
        Item::Fragment(Fragment::new(FragmentKind::Loop, Vec::new())),
    ] {
        alone(&|builder| builder.push(item.clone()));
    }
}

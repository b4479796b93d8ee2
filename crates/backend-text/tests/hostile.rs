//! Very large and very odd diagrams: no panic, no overflow of a small stack, and a limit. A loop over all pairs of what is
//! in them would need hours.

use backend_text::{Options, TooLarge, draw};
use ir::*;

/// Draws on a stack of 2 MiB, as a worker of a pool has it.
fn drawn(what: &str, diagram: Diagram) -> Result<String, TooLarge> {
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let work = move || {
        let drawn = draw(&diagram, &Options::default()).map(|drawn| drawn.text);
        (drawn, diagram)
    };
    let (drawn, diagram) = thread.spawn(work).expect("a thread").join().expect("no panic");
    drop(diagram);
    if let Ok(text) = &drawn {
        assert!(text.len() <= TooLarge::LIMIT, "{what}");
    }
    drawn
}

fn people(builder: &mut Builder, count: usize) -> Vec<ParticipantId> {
    (0..count).map(|index| builder.participant(&format!("p{index}"))).collect()
}

fn call(from: ParticipantId, to: ParticipantId, text: &str) -> Item {
    Item::Message(Message::new(from.into(), to.into(), Arrow::call(), Text::plain(text)))
}

#[test]
fn twenty_thousand_messages() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 10);
    for step in 0..20_000 {
        builder.push(call(ids[step % 10], ids[step * 7 % 10], "a label that is longer than the gap"));
    }
    let text = drawn("20,000 messages", builder.finish()).expect("a drawing");
    assert_eq!(text.matches("a label that is longer than the gap").count(), 20_000);
}

#[test]
fn ten_thousand_participants() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 10_000);
    for step in 0..100 {
        builder.push(call(ids[step * 3], ids[(step * 7919) % ids.len()], "a label"));
    }
    let text = drawn("10,000 participants", builder.finish()).expect("a drawing");
    assert!(text.contains("p9999"));
}

#[test]
fn a_drawing_that_nobody_could_read_is_refused() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 10_000);
    for step in 0..10_000 {
        builder.push(call(ids[step], ids[(step * 7919) % ids.len()], "a label"));
    }
    let error = drawn("10,000 x 10,000", builder.finish()).expect_err("it is too large");
    assert_eq!(error.to_string(), "the drawing would be larger than 64 MiB");

    let mut builder = Builder::new();
    let ids = people(&mut builder, 100);
    for pair in ids.windows(2) {
        let mut message =
            Message::new(pair[0].into(), pair[1].into(), Arrow::call(), "x".repeat(90_000).as_str().into());
        message.text.wrap = Some(false);
        builder.push(Item::Message(message));
    }
    drawn("labels that are too wide", builder.finish()).expect_err("it is too wide");
}

#[test]
fn as_many_boxes_as_participants() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 20_000);
    for id in &ids {
        let each = builder.add_box(ParticipantBox { title: "box".into(), ..ParticipantBox::default() });
        builder.get_mut(*id).in_box = Some(each);
    }
    for pair in ids.windows(3).take(20) {
        builder.push(call(pair[0], pair[2], "over a lifeline and two sides of boxes"));
    }
    drawn("20,000 boxes", builder.finish()).expect("a drawing");
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
    let text = drawn("50,000 nested boxes", builder.finish()).expect("a drawing");
    assert!(text.lines().count() < 60, "only so many are drawn");
}

#[test]
fn frames_as_deep_as_they_may_be() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 3);
    for _ in 0..MAX_NESTING {
        builder.open(Fragment::new(FragmentKind::Alt, Vec::new()));
    }
    for _ in 0..1_000 {
        builder.push(call(ids[0], ids[2], "over a lifeline"));
        builder.operand("a guard".into(), Origin::NONE);
    }
    drawn("operands in deep frames", builder.finish()).expect("a drawing");
}

#[test]
fn a_hundred_thousand_frames_in_each_other() {
    // more than the model promises
    let mut items = vec![];
    for _ in 0..100_000 {
        let operand = Operand { items: std::mem::take(&mut items), ..Operand::default() };
        items.push(Item::Fragment(Fragment::new(FragmentKind::Opt, vec![operand])));
    }
    let diagram = Diagram { body: items, ..Diagram::default() };
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let work = move || {
        let drawn = draw(&diagram, &Options::default());
        // dropping it would need the stack that drawing it does not
        std::mem::forget(diagram);
        drawn
    };
    thread.spawn(work).expect("a thread").join().expect("no panic").expect_err("it is too large");
}

#[test]
fn bars_on_bars() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 2);
    for _ in 0..30_000 {
        builder.push(Item::Activate(Activate { participant: ids[0], style: None, origin: Origin::NONE }));
    }
    builder.push(call(ids[0], ids[1], "from the last"));
    let text = drawn("30,000 bars", builder.finish()).expect("a drawing");
    assert!(text.contains("████████ from the last │"), "eight of them are drawn:\n{text}");
}

#[test]
fn notes_on_one_message_and_messages_at_one_time() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 20);
    builder.push(call(ids[0], ids[1], "x"));
    for step in 0..4_000 {
        let side = [NoteSide::Left, NoteSide::Right, NoteSide::Top, NoteSide::Bottom][step / 1_000];
        builder.push(Item::Note(Note::new(NotePlace::OnMessage(side), "a note".into())));
    }
    for step in 0..5_000 {
        let mut message =
            Message::new(ids[step % 19].into(), ids[step % 19 + 1].into(), Arrow::call(), "y".into());
        message.parallel = true;
        builder.push(Item::Message(message));
    }
    drawn("notes and parallel messages", builder.finish()).expect("a drawing");
}

#[test]
fn durations_without_end() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 2);
    let count = 5_000;
    for index in 0..count {
        let mut message = Message::new(ids[0].into(), ids[1].into(), Arrow::call(), "x".into());
        message.anchor = Some(format!("m{index}"));
        builder.push(Item::Message(message));
    }
    for index in 0..count / 2 {
        builder.push(Item::Duration(Duration {
            from: format!("m{index}"),
            to: format!("m{}", count - 1 - index),
            text: "long".into(),
            origin: Origin::NONE,
        }));
    }
    let _ = drawn("5,000 durations", builder.finish());
}

#[test]
fn delays_over_many_lifelines() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 1_000);
    for _ in 0..1_000 {
        builder.push(Item::Delay(Delay::default()));
        builder.push(call(ids[0], ids[1], "x"));
    }
    drawn("delays", builder.finish()).expect("a drawing");
}

#[test]
fn lifelines_that_end_cost_nothing() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 10_000);
    for id in &ids[2..] {
        builder.push(Item::Destroy(Destroy { participant: *id, origin: Origin::NONE }));
        if id.index() == 600 {
            break;
        }
    }
    let _ = drawn("10,000 crosses", builder.finish());
}

#[test]
fn a_label_of_a_megabyte() {
    for text in ["x".repeat(1 << 20), "word ".repeat(200_000), "\n".repeat(100_000)] {
        for wrap in [None, Some(false)] {
            let mut builder = Builder::new();
            let ids = people(&mut builder, 3);
            let mut message = Message::new(ids[0].into(), ids[2].into(), Arrow::call(), Text::plain(&text));
            message.text.wrap = wrap;
            builder.push(Item::Message(message));
            drawn("a long label", builder.finish()).expect("it is cut before it is too much");
        }
    }
}

#[test]
fn sizes_out_of_reason() {
    let mut builder = Builder::new();
    let ids = people(&mut builder, 2);
    builder.push(Item::Space(Space { pixels: Some(u32::MAX), origin: Origin::NONE }));
    let mut message = Message::new(ids[0].into(), ids[1].into(), Arrow::call(), "steep".into());
    message.slant = u32::MAX;
    builder.push(Item::Message(message));
    builder.style.wrap_width = Some(0);
    let drawn = draw(&builder.finish(), &Options { wrap: Some(usize::MAX), ..Options::default() })
        .expect("a drawing");
    assert!(drawn.text.lines().count() < 200);
    let lost: Vec<_> = drawn.losses.iter().map(|loss| loss.construct).collect();
    assert_eq!(lost, [Construct::Space, Construct::MessageSlant, Construct::WrapWidth]);
}

#[test]
fn diagrams_with_almost_nothing() {
    let alone = |change: &dyn Fn(&mut Builder)| {
        let mut builder = Builder::new();
        change(&mut builder);
        let text = draw(&builder.finish(), &Options::default()).expect("a drawing").text;
        assert!(text.lines().count() < 12 && text.lines().all(|line| line.chars().count() < 40), "{text}");
        text
    };
    assert_eq!(alone(&|_| {}), "\n");
    assert_eq!(alone(&|builder| builder.meta.title = "Only a title".into()), "Only a title\n\n");
    assert_eq!(alone(&|builder| _ = builder.participant("A")), "┌───┐\n│ A │\n└─┬─┘\n  │\n");
    for (item, said) in [
        (Item::Divider(Divider { text: "divider".into(), origin: Origin::NONE }), "divider"),
        (Item::Delay(Delay { text: "delay".into(), origin: Origin::NONE }), "delay"),
        (Item::Note(Note::new(NotePlace::Across, "across".into())), "across"),
        (Item::Note(Note::new(NotePlace::OnMessage(NoteSide::Left), "on nothing".into())), "on nothing"),
        (Item::Note(Note::new(NotePlace::OnFragment(Side::Left), "on nothing".into())), "on nothing"),
        (Item::Note(Note::new(NotePlace::Margin, "margin".into())), "margin"),
        (Item::Fragment(Fragment::new(FragmentKind::Opt, vec![Operand::default()])), "opt"),
        (Item::Fragment(Fragment::new(FragmentKind::Rect, vec![Operand::default()])), "┌"),
        (Item::Fragment(Fragment::new(FragmentKind::Loop, Vec::new())), "loop"),
    ] {
        let text = alone(&|builder| builder.push(item.clone()));
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn ids_that_do_not_resolve_are_losses() {
    let nobody = people(&mut Builder::new(), 9)[8];
    let mut builder = Builder::new();
    let a = builder.participant("A");
    builder.push(call(a, nobody, "to nobody"));
    let left = Endpoint::Border(Side::Left);
    builder.push(Item::Message(Message::new(left, left, Arrow::call(), "along the border".into())));
    builder.push(Item::Activate(Activate { participant: nobody, style: None, origin: Origin::NONE }));
    builder.push(Item::Note(Note::new(NotePlace::Over(vec![]), "nowhere".into())));
    let drawn = draw(&builder.finish(), &Options::default()).expect("a drawing");
    let lost: Vec<_> = drawn.losses.iter().map(|loss| loss.construct).collect();
    assert_eq!(lost, [Construct::Message, Construct::Message, Construct::Activation, Construct::NoteOver]);
    assert!(drawn.text.contains("│ A │") && !drawn.text.contains("nobody"), "{}", drawn.text);
}

use super::*;
use ir::{Arrow, Builder, Divider, Duration, Origin, ParticipantKind};

fn message(from: impl Into<Endpoint>, to: impl Into<Endpoint>, arrow: Arrow, text: &str) -> Item {
    Item::Message(Message::new(from.into(), to.into(), arrow, Text::plain(text)))
}

fn reply() -> Arrow {
    Arrow::new(Line::Dashed, Head::Open)
}

#[test]
fn events_are_told_in_words() {
    let mut builder = Builder::new();
    let [a, b] = ["Ann", "Ben"].map(|name| builder.participant(name));
    builder.push(message(a, b, Arrow::call(), "GET /orders"));
    builder.push(message(b, b, Arrow::call(), "look up\nall"));
    builder.push(Item::Note(Note::new(NotePlace::Over(vec![a, b]), Text::plain("Done?"))));
    builder.push(message(b, a, reply(), ""));
    builder.push(message(a, Endpoint::Point(Side::Right), Arrow::new(Line::Solid, Head::Open), "bye"));
    builder.push(Item::Divider(Divider { text: Text::plain("later"), origin: Origin::NONE }));
    builder.push(Item::Divider(Divider::default()));
    builder.push(message(a, b, Arrow::new(Line::Hidden, Head::None), "unseen"));
    let diagram = builder.finish();
    assert_eq!(title(&diagram), "Sequence diagram: Ann, Ben");
    assert_eq!(
        description(&diagram),
        "Participants: Ann, Ben. Ann calls Ben: GET /orders. Ben calls itself: look up all. Note over Ann, \
         Ben: Done? Ben replies to Ann. Ann sends to nobody: bye. Section: later."
    );
}

#[test]
fn even_nothing_is_said_in_words() {
    assert_eq!(description(&Diagram::default()), "Nothing happens in this diagram.");
}

#[test]
fn fragments_begin_go_on_and_end() {
    let mut builder = Builder::new();
    let [a, b] = ["A", "B"].map(|name| builder.participant(name));
    let operand = |guard: &str, items| Operand { guard: Text::plain(guard), items, ..Operand::default() };
    let inner = Fragment::new(FragmentKind::Opt, vec![operand("", vec![message(a, b, Arrow::call(), "2")])]);
    builder.push(Item::Fragment(Fragment::new(
        FragmentKind::Alt,
        vec![
            operand("paid", vec![message(a, b, Arrow::call(), "1"), Item::Fragment(inner)]),
            operand("", vec![message(b, a, reply(), "3")]),
        ],
    )));
    assert_eq!(
        description(&builder.finish()),
        "Participants: A, B. Alternatives, paid: A calls B: 1. Optional: A calls B: 2. End of option. \
         Otherwise: B replies to A: 3. End of alternatives."
    );
}

#[test]
fn long_diagrams_are_counted_not_told() {
    let mut builder = Builder::new();
    let ids: Vec<_> = (0..40).map(|n| builder.participant(&format!("P{n}"))).collect();
    for n in 0..1000 {
        builder.push(message(ids[0], ids[1], Arrow::call(), &format!("call {n}")));
    }
    let text = description(&builder.finish());
    assert!(text.contains("P29 and 10 more."), "{text}");
    assert!(text.contains(": call 59."), "{text}");
    assert!(text.ends_with(" … and 940 more messages."), "{text}");
}

#[test]
fn long_and_wild_texts_are_tamed() {
    let mut builder = Builder::new();
    let a = builder.participant("A");
    builder.push(message(a, a, Arrow::call(), &"ä".repeat(1_000_000)));
    builder.push(message(a, a, Arrow::call(), "\u{1b}[31mred\u{0}\t  alert\u{2028}!"));
    let text = description(&builder.finish());
    assert!(text.len() < 500, "{} bytes", text.len());
    assert!(text.ends_with("A calls itself: [31mred alert !"), "{text}");
    assert!(!text.chars().any(char::is_control));
}

#[test]
fn what_the_author_says_wins() {
    let mut diagram = Diagram::default();
    assert_eq!(title(&diagram), "Sequence diagram");
    diagram.meta.title = Text::plain("Orders\nin short");
    assert_eq!(title(&diagram), "Orders in short");
    diagram.meta.accessible_title = Some(" Ordering ".into());
    diagram.meta.accessible_description = Some("How orders\n  are made.".into());
    assert_eq!(title(&diagram), "Ordering");
    assert_eq!(description(&diagram), "How orders are made.");
}

#[test]
fn kinds_are_named_and_empty_labels_fall_back() {
    let mut builder = Builder::new();
    let a = builder.participant("Ann");
    builder.get_mut(a).kind = ParticipantKind::Actor;
    builder.get_mut(a).label = Text::default();
    builder.push(Item::Duration(Duration {
        from: "a".into(),
        to: "b".into(),
        text: Text::plain("3 s"),
        origin: Origin::NONE,
    }));
    assert_eq!(description(&builder.finish()), "Participant: Ann (actor). Duration: 3 s.");
}

use super::*;
use crate::{Arrow, FragmentKind, Message, validate};

fn message(from: ParticipantId, to: ParticipantId) -> Item {
    Item::Message(Message::new(from.into(), to.into(), Arrow::call(), Text::default()))
}

#[test]
fn columns_follow_their_keys_and_ids_follow_the_columns() {
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("a"), builder.participant("b"));
    builder.push(message(a, b));
    builder.set_order(a, 10);
    let diagram = builder.finish();
    let names: Vec<_> = diagram.participants.iter().map(|participant| participant.name.as_str()).collect();
    assert_eq!(names, ["b", "a"]);
    let Item::Message(message) = &diagram.body[0] else { panic!("a message") };
    assert_eq!(diagram.participant(message.from.participant().unwrap()).name, "a");
}

#[test]
fn a_moved_column_stands_behind_those_with_its_key() {
    let mut builder = Builder::new();
    let [a, b, _, d] = ["a", "b", "c", "d"].map(|name| builder.participant(name));
    builder.set_order(d, 1);
    builder.move_last(a);
    builder.move_last(b);
    builder.move_last(a);
    let diagram = builder.finish();
    let names: Vec<_> = diagram.participants.iter().map(|participant| participant.name.as_str()).collect();
    assert_eq!(names, ["c", "b", "a", "d"]);
}

#[test]
fn a_moved_column_stands_before_those_that_are_new_after_the_move() {
    let mut builder = Builder::new();
    let [a, _] = ["a", "b"].map(|name| builder.participant(name));
    builder.move_last(a);
    builder.participant("c");
    let diagram = builder.finish();
    let names: Vec<_> = diagram.participants.iter().map(|participant| participant.name.as_str()).collect();
    assert_eq!(names, ["b", "a", "c"]);
}

#[test]
fn what_is_too_deep_loses_its_frame_but_not_its_content() {
    let mut builder = Builder::new();
    let a = builder.participant("a");
    let depth = MAX_NESTING + 3;
    let opened = (0..depth).filter(|_| builder.open(Fragment::new(FragmentKind::Opt, Vec::new()))).count();
    assert_eq!(opened, MAX_NESTING);
    builder.push(message(a, a));
    assert!((0..depth).all(|_| builder.close()));
    assert!(!builder.close());
    let diagram = builder.finish();
    assert!(validate(&diagram).is_empty());
    let mut messages = 0;
    crate::walk(&diagram, |item| messages += usize::from(matches!(item, Item::Message(_))));
    assert_eq!(messages, 1);
}

#[test]
fn a_name_is_one_participant() {
    let mut builder = Builder::new();
    assert_eq!(builder.find("a"), None);
    let a = builder.participant("a");
    let b = builder.participant("b");
    assert_eq!((builder.participant("a"), builder.find("a")), (a, Some(a)));
    assert_ne!(a, b);
    builder.get_mut(a).kind = crate::ParticipantKind::Actor;
    assert_eq!(builder.get(a).kind, crate::ParticipantKind::Actor);
    assert_eq!(builder.participant_count(), 2);
    // the origin is that of the first mention, and takes no part in equality
    let elsewhere = builder.participant_at("a", Origin::NONE);
    assert_eq!(elsewhere, a);
}

#[test]
fn blocks_nest_and_are_closed_at_the_end() {
    let mut builder = Builder::new();
    let a = builder.participant("a");
    assert!(!builder.close());
    assert!(!builder.operand(Text::default(), Origin::NONE));
    assert!(builder.innermost().is_none());
    assert!(builder.open(Fragment::new(FragmentKind::Alt, Vec::new())));
    builder.push(message(a, a));
    assert!(builder.operand(Text::plain("else"), Origin::NONE));
    assert!(builder.open(Fragment::new(FragmentKind::Loop, Vec::new())));
    assert_eq!(builder.depth(), 2);
    builder.push(message(a, a));
    assert_eq!(builder.items().len(), 1);
    assert_eq!(builder.innermost().map(|fragment| fragment.kind), Some(FragmentKind::Loop));
    let diagram = builder.finish();
    let [Item::Fragment(alt)] = &diagram.body[..] else { panic!("one fragment") };
    let [first, second] = &alt.operands[..] else { panic!("two operands") };
    assert_eq!((first.items.len(), second.guard.to_plain().as_str()), (1, "else"));
    let [Item::Fragment(inner)] = &second.items[..] else { panic!("a loop in the second") };
    assert_eq!((inner.kind, inner.operands[0].items.len()), (FragmentKind::Loop, 1));
    assert_eq!(validate(&diagram), []);
}

#[test]
fn operands_of_what_is_too_deep_are_swallowed() {
    let mut builder = Builder::new();
    for _ in 0..=MAX_NESTING {
        builder.open(Fragment::new(FragmentKind::Alt, Vec::new()));
    }
    assert_eq!(builder.depth(), MAX_NESTING + 1);
    assert!(builder.operand(Text::plain("swallowed"), Origin::NONE));
    assert!(builder.close());
    assert!(builder.operand(Text::plain("kept"), Origin::NONE));
    let innermost = builder.innermost().expect("an open fragment");
    assert_eq!(innermost.operands.len(), 2);
    assert_eq!(innermost.operands[1].guard, Text::plain("kept"));
}

/// Every kind of item that names participants.
#[test]
fn every_id_follows_its_column() {
    let names_in = |diagram: &Diagram| {
        let list = crate::events::events(diagram);
        serde_json::to_value(&list.events).expect("JSON")
    };
    let mut builder = Builder::new();
    let ids = ["a", "b", "c"].map(|name| builder.participant(name));
    let [a, b, c] = ids;
    let pair = || vec![a, b];
    builder.open(Fragment::new(FragmentKind::Opt, Vec::new()));
    builder.push(Item::Create(crate::Create { participant: c, origin: Origin::NONE }));
    builder.push(message(a, c));
    builder.close();
    builder.push(Item::Activate(crate::Activate { participant: a, style: None, origin: Origin::NONE }));
    builder.push(Item::Deactivate(crate::Deactivate { participant: a, origin: Origin::NONE }));
    builder.push(Item::Destroy(crate::Destroy { participant: c, origin: Origin::NONE }));
    for place in [NotePlace::Over(pair()), NotePlace::Left(vec![a]), NotePlace::Right(vec![b])] {
        builder.push(Item::Note(crate::Note::new(place, Text::default())));
    }
    builder.push(Item::State(crate::State {
        place: crate::StatePlace::Over,
        participants: pair(),
        text: Text::default(),
        parallel: false,
        origin: Origin::NONE,
    }));
    builder.push(Item::Reference(crate::Reference {
        participants: pair(),
        text: Text::default(),
        entered: false,
        left: false,
        style: None,
        link: None,
        origin: Origin::NONE,
    }));
    builder.push(Item::Message(Message::new(
        Endpoint::Border(crate::Side::Left),
        a.into(),
        Arrow::call(),
        Text::default(),
    )));
    builder.set_order(a, 1);
    let diagram = builder.finish();
    assert_eq!(validate(&diagram), []);
    let told = names_in(&diagram);
    let told = told.as_array().expect("events");
    let pick = |index: usize, field: &str| told[index][field].clone();
    assert_eq!(
        (pick(1, "participant"), pick(2, "from"), pick(2, "to")),
        ("c".into(), "a".into(), "c".into())
    );
    assert_eq!((pick(4, "participant"), pick(5, "participant")), ("a".into(), "a".into()));
    assert_eq!(pick(6, "participant"), "c");
    // lists are in the new column order: b, c, a
    for index in [7, 10, 11] {
        assert_eq!(pick(index, "participants"), serde_json::json!(["b", "a"]), "{index}");
    }
    assert_eq!(pick(8, "participants"), serde_json::json!(["a"]));
    assert_eq!(pick(9, "participants"), serde_json::json!(["b"]));
    assert_eq!((pick(12, "from"), pick(12, "to")), ("[left]".into(), "a".into()));
}

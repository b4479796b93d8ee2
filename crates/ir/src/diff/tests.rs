use super::*;
use crate::{
    Activate, Arrow, Builder, Color, Comment, Construct, Deactivate, Divider, ElementStyle, Fragment,
    FragmentKind, Head, Item, Line, Message, Note, NotePlace, NoteSide, Numbering, NumberingAction,
    ParticipantId, Text, specimen, specimen_of,
};

fn build(fill: impl FnOnce(&mut Builder, [ParticipantId; 3])) -> Diagram {
    let mut builder = Builder::new();
    let ids = ["A", "B", "C"].map(|name| builder.participant(name));
    fill(&mut builder, ids);
    builder.finish()
}

fn message(from: ParticipantId, to: ParticipantId, text: &str) -> Message {
    Message::new(from.into(), to.into(), Arrow::call(), Text::plain(text))
}

/// Messages between A and B with these texts.
fn saying(texts: &[&str]) -> Diagram {
    build(|builder, [a, b, _]| {
        texts.iter().for_each(|text| builder.push(Item::Message(message(a, b, text))));
    })
}

fn told(left: &Diagram, right: &Diagram) -> Vec<String> {
    differences(left, right).iter().map(ToString::to_string).collect()
}

#[test]
fn a_diagram_says_what_it_says() {
    assert!(meaning_eq(&specimen(), &specimen()));
    assert!(meaning_eq(&Diagram::default(), &Diagram::default()));
    for &construct in Construct::ALL {
        let diagram = specimen_of(construct);
        assert!(meaning_eq(&diagram, &diagram), "{construct}");
    }
}

#[test]
fn comments_looks_and_names_do_not_matter() {
    let left = saying(&["one", "two"]);
    let right = build(|builder, [a, b, _]| {
        builder.push(Item::Comment(Comment { text: "hm".into(), origin: Origin::NONE }));
        builder.push(Item::Numbering(Numbering::new(NumberingAction::Stop)));
        let style = ElementStyle { line: Some(Color::rgb(255, 0, 0)), ..ElementStyle::default() };
        let style = Some(Box::new(style));
        builder.push(Item::Message(Message { style, slant: 3, ..message(a, b, "one") }));
        builder.push(Item::Message(message(a, b, " two ")));
    });
    assert_eq!(told(&left, &right), [""; 0]);
    let mut renamed = right;
    for (index, name) in ["p1", "p2", "p3"].into_iter().enumerate() {
        renamed.participants[index].name = name.into();
    }
    assert_eq!(told(&left, &renamed), [""; 0]);
}

#[test]
fn participants_are_compared() {
    let left = saying(&["one"]);
    let mut right = left.clone();
    right.participants[0].kind = crate::ParticipantKind::Actor;
    right.participants[1].label = Text::plain("Bob");
    right.meta.title = Text::plain("T");
    right.boxes.push(crate::ParticipantBox::default());
    right.participants[2].in_box = Some(crate::BoxId(0));
    assert_eq!(
        told(&left, &right),
        [
            "the title is missing on the left",
            "the kind of A: `participant` on the left, `actor` on the right",
            "the label of B: `B` on the left, `Bob` on the right",
            "the box of C is missing on the left",
        ]
    );
    right = left.clone();
    right.participants.pop();
    assert_eq!(told(&left, &right), ["the participant C is missing on the right"]);
    assert_eq!(told(&right, &left), ["the participant C is missing on the left"]);
    // C says nothing
    right.style.hide_unlinked = true;
    assert_eq!(told(&left, &right), [""; 0]);
}

#[test]
fn the_order_of_columns_is_compared_and_lists_follow_it() {
    let over = |order: [&str; 3]| {
        let mut builder = Builder::new();
        let mut ids = order.map(|name| builder.participant(name));
        ids.sort_unstable();
        builder.push(Item::Note(Note::new(NotePlace::Over(ids.to_vec()), Text::plain("t"))));
        builder.finish()
    };
    assert_eq!(
        told(&over(["a", "b", "c"]), &over(["a", "c", "b"])),
        ["the order of the participants: a, b, c on the left, a, c, b on the right"]
    );
}

#[test]
fn a_changed_message_is_told_field_by_field() {
    let left = saying(&["one", "two", "three"]);
    let right = build(|builder, [a, b, c]| {
        builder.push(Item::Message(message(a, b, "one")));
        let arrow = Arrow::new(Line::Dashed, Head::Open);
        builder.push(Item::Message(Message {
            arrow,
            number: Some("2".into()),
            ..message(a, c, "two\nand a half")
        }));
        builder.push(Item::Message(message(a, b, "three")));
    });
    let what = "of the message from A to B `two`";
    assert_eq!(
        told(&left, &right),
        [
            format!("the head {what}: `filled` on the left, `open` on the right"),
            format!("the line {what}: `solid` on the left, `dashed` on the right"),
            format!("the number {what}: nothing on the left, `2` on the right"),
            format!("the text {what}: `two` on the left, `two\\nand a half` on the right"),
            format!("the receiver {what}: `B` on the left, `C` on the right"),
        ]
    );
}

#[test]
fn what_one_side_lacks_does_not_hide_the_rest() {
    let left = saying(&["one", "two", "three", "four", "five"]);
    let right = saying(&["one", "four", "new", "five"]);
    assert_eq!(
        told(&left, &right),
        [
            "the message from A to B `two` is missing on the right",
            "the message from A to B `three` is missing on the right",
            "the message from A to B `new` is missing on the left",
        ]
    );
    assert_eq!(
        told(&saying(&["one"]), &saying(&[])),
        ["the message from A to B `one` is missing on the right"]
    );
    let divider = build(|builder, _| builder.push(Item::Divider(Divider::default())));
    assert_eq!(
        told(&saying(&["one"]), &divider),
        ["the message from A to B `one` is missing on the right", "the divider is missing on the left"]
    );
}

#[test]
fn structure_and_bound_notes_are_compared() {
    let framed = |kind, bound: bool| {
        build(|builder, [a, b, _]| {
            builder.open(Fragment::new(kind, Vec::new()));
            builder.push(Item::Message(message(a, b, "m")));
            let place = if bound { NotePlace::OnMessage(NoteSide::Right) } else { NotePlace::Right(vec![b]) };
            builder.push(Item::Note(Note::new(place, Text::plain("n"))));
            builder.close();
        })
    };
    let left = framed(FragmentKind::Alt, true);
    assert_eq!(
        told(&left, &framed(FragmentKind::Opt, true)),
        ["the kind of the fragment alt: `alt` on the left, `opt` on the right"]
    );
    assert_eq!(told(&left, &framed(FragmentKind::Alt, false)).len(), 2);
}

#[test]
fn activations_of_one_moment_have_no_order_among_participants() {
    let switch = |order: [usize; 2]| {
        build(|builder, [a, b, _]| {
            builder.push(Item::Message(message(a, b, "m")));
            for index in order {
                builder.push(match index {
                    0 => Item::Deactivate(Deactivate { participant: a, origin: Origin::NONE }),
                    _ => Item::Activate(Activate { participant: b, style: None, origin: Origin::NONE }),
                });
            }
        })
    };
    assert!(meaning_eq(&switch([0, 1]), &switch([1, 0])));
    assert_eq!(
        told(&switch([0, 1]), &saying(&["m"])),
        ["the deactivation of A is missing on the right", "the activation of B is missing on the right"]
    );
}

#[test]
fn only_so_many_differences_are_told() {
    let many: Vec<String> = (0..5000).map(|number| number.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(differences(&saying(&many), &saying(&[])).len(), MOST);
}

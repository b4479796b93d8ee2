//! Each promise, broken once.

use super::*;
use crate::{
    Arrow, BoxId, Create, Duration, ElementClass, ElementStyle, Fragment, FragmentKind, Message, Note,
    Operand, Origin, Participant, ParticipantBox, Reference, RunPaint, Side, Size, State, StatePlace,
};

const A: ParticipantId = ParticipantId(0);
const B: ParticipantId = ParticipantId(1);

/// Two participants and these items.
fn with(body: Vec<Item>) -> Diagram {
    Diagram { participants: vec![Participant::new("a"), Participant::new("b")], body, ..Diagram::default() }
}

fn message(from: impl Into<Endpoint>, to: impl Into<Endpoint>) -> Item {
    Item::Message(Message::new(from.into(), to.into(), Arrow::call(), Text::default()))
}

fn create(participant: ParticipantId) -> Item {
    Item::Create(Create { participant, origin: Origin::NONE })
}

fn fragment(items: Vec<Item>) -> Item {
    Item::Fragment(Fragment::new(FragmentKind::Opt, vec![Operand { items, ..Operand::default() }]))
}

/// The one violation of a diagram.
fn violation(diagram: &Diagram) -> String {
    let found = validate(diagram);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].to_string()
}

#[test]
fn a_diagram_that_keeps_its_promises_has_no_violations() {
    let diagram = with(vec![
        create(B),
        Item::Note(Note::new(NotePlace::Over(vec![A, B]), Text::plain("t"))),
        message(A, B),
        fragment(vec![create(B), message(B, B)]),
        message(Endpoint::Border(Side::Left), A),
    ]);
    assert_eq!(validate(&diagram), []);
    assert_eq!(validate(&Diagram::default()), []);
}

#[test]
fn participants_have_names_of_their_own_and_boxes_that_exist() {
    let mut diagram = with(Vec::new());
    diagram.participants[1] = Participant::new("a");
    assert_eq!(violation(&diagram), "two participants are called `a`");
    diagram.participants[1] = Participant::new("");
    assert_eq!(violation(&diagram), "participant 1 has no name");
    diagram.participants[1] = Participant { in_box: Some(BoxId(0)), ..Participant::new("b") };
    assert_eq!(violation(&diagram), "participant `b` stands in a box that does not exist");
    diagram.boxes.push(ParticipantBox { parent: Some(BoxId(0)), ..ParticipantBox::default() });
    assert_eq!(violation(&diagram), "box 0 stands in a box that does not come before it");
}

#[test]
fn ids_resolve() {
    let nobody = ParticipantId(2);
    let items = [
        message(nobody, A),
        message(A, nobody),
        Item::Activate(crate::Activate { participant: nobody, style: None, origin: Origin::NONE }),
        Item::Deactivate(crate::Deactivate { participant: nobody, origin: Origin::NONE }),
        Item::Destroy(crate::Destroy { participant: nobody, origin: Origin::NONE }),
        Item::Note(Note::new(NotePlace::Left(vec![A, nobody]), Text::default())),
    ];
    for item in items {
        assert_eq!(violation(&with(vec![item])), "participant 2 does not exist");
    }
    let created = with(vec![create(nobody), message(A, nobody)]);
    assert_eq!(validate(&created).len(), 2);
}

#[test]
fn a_message_has_a_participant_at_one_end() {
    let diagram = with(vec![message(Endpoint::Border(Side::Left), Endpoint::Point(Side::Right))]);
    assert_eq!(violation(&diagram), "a message has no participant at either end");
}

#[test]
fn a_creation_stands_before_its_message() {
    let ends = |items| violation(&with(items));
    assert_eq!(ends(vec![create(A)]), "a creation is not followed by a message");
    assert_eq!(ends(vec![create(A), message(A, B)]), "a creation is followed by a message to someone else");
    assert_eq!(ends(vec![create(A), create(B), message(A, B)]), "a creation is followed by another one");
    assert_eq!(
        ends(vec![create(B), fragment(vec![]), message(A, B)]),
        "a creation is followed by a fragment"
    );
    assert_eq!(
        ends(vec![fragment(vec![create(B)]), message(A, B)]),
        "a creation is not followed by a message"
    );
}

#[test]
fn lists_of_participants_are_sorted_and_not_empty() {
    let places = [NotePlace::Over as fn(Vec<ParticipantId>) -> NotePlace, NotePlace::Left, NotePlace::Right];
    for place in places {
        let note = |ids| with(vec![Item::Note(Note::new(place(ids), Text::default()))]);
        assert_eq!(violation(&note(vec![])), "a note names no participant");
        assert_eq!(
            violation(&note(vec![B, A])),
            "a note names its participants out of column order or twice"
        );
        assert_eq!(
            violation(&note(vec![A, A])),
            "a note names its participants out of column order or twice"
        );
    }
    let state = State {
        place: StatePlace::Over,
        participants: Vec::new(),
        text: Text::default(),
        parallel: false,
        origin: Origin::NONE,
    };
    assert_eq!(violation(&with(vec![Item::State(state)])), "a state names no participant");
    let reference = Reference {
        participants: vec![B, A],
        text: Text::default(),
        entered: false,
        left: false,
        style: None,
        link: None,
        origin: Origin::NONE,
    };
    assert_eq!(
        violation(&with(vec![Item::Reference(reference)])),
        "a reference names its participants out of column order or twice"
    );
}

#[test]
fn fragments_have_operands_and_are_not_too_deep() {
    let diagram = with(vec![Item::Fragment(Fragment::new(FragmentKind::Alt, Vec::new()))]);
    assert_eq!(violation(&diagram), "a fragment `alt` has no operand");
    let nest = |depth| with((0..depth).fold(Vec::new(), |items, _| vec![fragment(items)]));
    assert_eq!(validate(&nest(MAX_NESTING)), []);
    assert_eq!(violation(&nest(MAX_NESTING + 1)), "fragments are nested deeper than 100");
}

#[test]
fn durations_lie_between_anchors() {
    let duration = Item::Duration(Duration {
        from: "s".to_owned(),
        to: "e".to_owned(),
        text: Text::default(),
        origin: Origin::NONE,
    });
    let anchored = |name: &str| {
        let mut message = Message::new(A.into(), B.into(), Arrow::call(), Text::default());
        message.anchor = Some(name.to_owned());
        Item::Message(message)
    };
    // an anchor may come after the duration that names it, and stand in a fragment
    let diagram = with(vec![duration.clone(), fragment(vec![anchored("s")]), anchored("e")]);
    assert_eq!(validate(&diagram), []);
    let diagram = with(vec![anchored("s"), duration]);
    assert_eq!(violation(&diagram), "a duration names the anchor `e`, which no message has");
}

#[test]
fn runs_are_pieces_of_one_line() {
    let with_title = |line| {
        let mut diagram = with(Vec::new());
        diagram.meta.title = Text { lines: vec![line], wrap: None };
        violation(&diagram)
    };
    let run = |run| TextLine { runs: vec![run], ..TextLine::default() };
    assert!(with_title(run(Run::plain("a\nb"))).contains("line break"));
    let in_cell = crate::Cell { runs: vec![Run::plain("a\nb")], ..crate::Cell::default() };
    let row = TextLine { block: Block::Row { cells: vec![in_cell] }, ..TextLine::default() };
    assert!(with_title(row).contains("line break"));
    for size in [0, 1001] {
        let paint = Some(Box::new(RunPaint { size: Some(size), ..RunPaint::default() }));
        assert!(with_title(run(Run { paint, ..Run::plain("a") })).contains("font size"));
    }
    for block in [
        Block::Bullet { depth: 0 },
        Block::Numbered { depth: 0 },
        Block::Tree { depth: 0 },
        Block::Heading { level: 0 },
    ] {
        assert!(with_title(TextLine { block, ..TextLine::default() }).contains("count from 1"));
    }
}

#[test]
fn lengths_are_lengths() {
    for length in [f64::NAN, f64::INFINITY, -1.0] {
        let mut diagram = with(Vec::new());
        diagram.style.sizes.insert(Size::HeadWidth, length);
        let style = ElementStyle { radius: Some(length), ..ElementStyle::default() };
        diagram.style.classes.insert(ElementClass::Note, style.clone());
        diagram.participants[0].style = Some(Box::new(style));
        assert_eq!(violation(&diagram), "3 lengths in styles are negative or not finite");
    }
    for factor in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        let mut diagram = with(Vec::new());
        diagram.style.scale = Some(Scale::Factor(factor));
        assert!(violation(&diagram).contains("scaled by nothing"));
    }
}

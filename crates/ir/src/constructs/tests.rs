//! What the specimens cannot show: near misses.

use super::*;
use crate::{
    Activate, Arrow, Builder, Create, Deactivate, Destroy, Divider, Operand, Origin, Space, TextLine,
};

/// The constructs of what is done to `a` and `b`, besides plain messages.
fn of(fill: impl FnOnce(&mut Builder, ParticipantId, ParticipantId)) -> Vec<Construct> {
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("a"), builder.participant("b"));
    fill(&mut builder, a, b);
    let diagram = builder.finish();
    assert_eq!(crate::validate(&diagram), []);
    let mut found = constructs_of(&diagram);
    found.remove(&Construct::Message);
    found.into_iter().collect()
}

fn message(from: ParticipantId, to: ParticipantId) -> Item {
    Item::Message(Message::new(from.into(), to.into(), Arrow::call(), Text::plain("m")))
}

fn activate(participant: ParticipantId) -> Item {
    Item::Activate(Activate { participant, style: None, origin: Origin::NONE })
}

fn deactivate(participant: ParticipantId) -> Item {
    Item::Deactivate(Deactivate { participant, origin: Origin::NONE })
}

fn destroy(participant: ParticipantId) -> Item {
    Item::Destroy(Destroy { participant, origin: Origin::NONE })
}

#[test]
fn a_bar_restarts_only_where_nothing_lies_between() {
    let between = |item: Option<Item>| {
        of(|builder, a, b| {
            builder.push(message(a, b));
            builder.push(activate(b));
            builder.push(message(a, b));
            builder.push(deactivate(b));
            item.into_iter().for_each(|item| builder.push(item));
            builder.push(activate(b));
        })
    };
    assert_eq!(between(None), [Construct::Activation, Construct::ActivationRestart]);
    let space = Item::Space(Space::default());
    assert_eq!(between(Some(space)), [Construct::Activation, Construct::ActivationRestart, Construct::Space]);
    let divider = Item::Divider(Divider::default());
    assert_eq!(between(Some(divider)), [Construct::Activation, Construct::DividerEmpty]);
    // another participant may take over
    let other = of(|builder, a, b| {
        builder.push(message(a, b));
        builder.push(activate(b));
        builder.push(deactivate(b));
        builder.push(activate(a));
    });
    assert_eq!(other, [Construct::Activation]);
}

#[test]
fn deactivations_are_counted_in_the_order_of_the_text() {
    let twice = of(|builder, a, b| {
        builder.push(message(a, b));
        builder.push(activate(b));
        builder.open(Fragment::new(FragmentKind::Alt, vec![Operand::default()]));
        builder.push(message(b, a));
        builder.push(deactivate(b));
        builder.operand(Text::default(), Origin::NONE);
        builder.push(message(b, a));
        builder.push(deactivate(b));
        builder.close();
    });
    assert_eq!(twice, [Construct::Activation, Construct::ActivationUnmatched, Construct::FragmentAlt]);
}

#[test]
fn a_destruction_is_apart_when_life_goes_on() {
    let at_once = of(|builder, a, b| {
        builder.push(message(a, b));
        builder.push(activate(b));
        builder.push(destroy(b));
    });
    assert_eq!(at_once, [Construct::Activation, Construct::Destruction]);
    let goes_on = of(|builder, a, b| {
        builder.push(message(a, b));
        builder.push(destroy(b));
        builder.push(message(b, a));
    });
    assert_eq!(goes_on, [Construct::Destruction, Construct::DestructionApart]);
    let again = of(|builder, a, b| {
        builder.push(message(a, b));
        builder.push(destroy(b));
        builder.push(Item::Create(Create { participant: b, origin: Origin::NONE }));
        builder.push(message(a, b));
    });
    assert_eq!(again, [Construct::Creation, Construct::CreationMentioned, Construct::Destruction]);
}

#[test]
fn heads_of_one_arrow_are_one_construct() {
    let heads = |tail, head| {
        of(|builder, a, b| {
            let arrow = Arrow { line: Line::Solid, head: End::of(head), tail: End::of(tail) };
            builder.push(Item::Message(Message::new(a.into(), b.into(), arrow, Text::default())));
        })
    };
    assert_eq!(heads(Head::None, Head::Filled), []);
    assert_eq!(heads(Head::Filled, Head::None), []);
    assert_eq!(heads(Head::Cross, Head::None), [Construct::HeadCross]);
    assert_eq!(heads(Head::OpenLower, Head::None), [Construct::HeadHalf]);
    assert_eq!(heads(Head::Filled, Head::Filled), [Construct::TailHead]);
    assert_eq!(heads(Head::Open, Head::Open), [Construct::HeadsMixed]);
    assert_eq!(heads(Head::Cross, Head::Filled), [Construct::HeadsMixed]);
}

#[test]
fn numbers_are_plain_when_a_counter_makes_them() {
    let number = |text: &str| {
        of(|builder, a, b| {
            let mut message = Message::new(a.into(), b.into(), Arrow::call(), Text::default());
            message.number = Some(text.to_owned());
            builder.push(Item::Message(message));
        })
    };
    for plain in ["0", "1", "10", "4711"] {
        assert_eq!(number(plain), [], "{plain}");
    }
    for other in ["", "007", "1.5", "[1]", "1.", "a"] {
        assert_eq!(number(other), [Construct::MessageNumber], "{other}");
    }
}

#[test]
fn a_fragment_is_empty_without_message_or_note_however_deep() {
    let inside = |fill: fn(&mut Builder, ParticipantId)| {
        of(|builder, a, _| {
            builder.open(Fragment::new(FragmentKind::Loop, Vec::new()));
            builder.open(Fragment::new(FragmentKind::Opt, Vec::new()));
            fill(builder, a);
        })
    };
    let frames = [Construct::FragmentOpt, Construct::FragmentLoop];
    assert_eq!(
        inside(|builder, a| builder.push(message(a, a))),
        [Construct::MessageSelf, frames[0], frames[1]]
    );
    let empty = inside(|builder, a| builder.push(activate(a)));
    assert_eq!(empty, [Construct::Activation, frames[0], frames[1], Construct::FragmentEmpty]);
}

#[test]
fn only_a_backslash_before_n_is_a_character_apart() {
    let of = |text: &str| {
        let lines = vec![TextLine::plain(text)];
        text_constructs(&Text { lines, wrap: None }).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(of(r"C:\temp"), []);
    assert_eq!(of(r"C:\new"), [Construct::TextCharacter]);
}

//! Every sentence of the contract.

use super::*;
use crate::{
    Activate, Align, Arrow, Block, Builder, Cell, Comment, Content, Create, Deactivate, Delay, Destroy,
    Diagram, Divider, Duration, ElementStyle, End, Endpoint, Fill, Fragment, FragmentKind, GradientDirection,
    Head, Item, Line as Shaft, Link, Message, Note, NotePlace, NoteShape, NoteSide, Numbering,
    NumberingAction, Operand, PageBreak, Participant, ParticipantBox, ParticipantId, ParticipantKind, Raw,
    Reference, Run, RunPaint, Side, Space, State, StatePlace, Stereotype, Text, TextLine,
};
use serde_json::{Value, json};

const RED: Color = Color::rgb(255, 0, 0);
const NONE: Origin = Origin::NONE;

/// Participants A, B, C and what `fill` pushes.
fn build(fill: impl FnOnce(&mut Builder, [ParticipantId; 3])) -> Diagram {
    let mut builder = Builder::new();
    let ids = ["A", "B", "C"].map(|name| builder.participant(name));
    fill(&mut builder, ids);
    let diagram = builder.finish();
    assert_eq!(crate::validate(&diagram), []);
    diagram
}

/// The event of one item that concerns A, B, C.
fn event(item: impl FnOnce([ParticipantId; 3]) -> Item) -> Value {
    let diagram = build(|builder, ids| builder.push(item(ids)));
    let list = serde_json::to_value(events(&diagram)).unwrap();
    assert_eq!(list["events"].as_array().unwrap().len(), 1);
    list["events"][0].clone()
}

/// The kinds of all events, and what they say.
fn told(diagram: &Diagram) -> Vec<String> {
    let list = serde_json::to_value(events(diagram)).unwrap();
    let word = |event: &Value, field: &str| event[field].as_str().map(|text| format!(" {text}"));
    list["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            let kind = event["kind"].as_str().unwrap().to_owned();
            let words = ["participant", "from", "to", "text", "fragment", "label"];
            words.iter().filter_map(|field| word(event, field)).fold(kind, |out, word| out + &word)
        })
        .collect()
}

fn message(from: impl Into<Endpoint>, to: impl Into<Endpoint>, text: &str) -> Message {
    Message::new(from.into(), to.into(), Arrow::call(), Text::plain(text))
}

fn styled(style: ElementStyle) -> Option<Box<ElementStyle>> {
    Some(Box::new(style))
}

fn red_ground() -> Option<Box<ElementStyle>> {
    styled(ElementStyle { background: Some(RED.into()), ..ElementStyle::default() })
}

#[test]
fn a_line_has_its_fields_in_the_order_of_the_contract() {
    #[derive(Serialize)]
    struct Said {
        severity: &'static str,
    }
    let mut diagram = build(|builder, [a, b, _]| builder.push(Item::Message(message(a, b, "t"))));
    diagram.participants.truncate(2);
    diagram.participants[0].kind = ParticipantKind::Actor;
    diagram.participants[0].label = Text::plain("Alice");
    diagram.boxes.push(ParticipantBox {
        title: Text::plain("Backend"),
        color: Some(Color::rgb(0xee, 0xee, 0xee).into()),
        ..ParticipantBox::default()
    });
    let list = events(&diagram);
    let line = Line {
        file: "login.mmd",
        index: 0,
        line: 1,
        dialect: "mermaid",
        ok: false,
        diagnostics: &[Said { severity: "error" }],
        list: &list,
    };
    assert_eq!(
        line.to_json().unwrap(),
        concat!(
            r#"{"file":"login.mmd","index":0,"line":1,"dialect":"mermaid","ok":false,"#,
            r#""diagnostics":[{"severity":"error"}],"title":null,"#,
            r##""boxes":[{"label":"Backend","color":"#eeeeee"}],"##,
            r#""participants":[{"id":"A","label":"Alice","kind":"actor","box":null},"#,
            r#"{"id":"B","label":"B","kind":"participant","box":null}],"#,
            r#""events":[{"kind":"message","from":"A","to":"B","text":"t","#,
            r#""line":"solid","tail":"none","head":"filled"}]}"#
        )
    );
}

#[test]
fn title_and_boxes_are_null_where_there_are_none() {
    let mut diagram = build(|_, _| {});
    diagram.boxes.push(ParticipantBox::default());
    diagram.boxes.push(ParticipantBox { parent: Some(crate::BoxId(0)), ..ParticipantBox::default() });
    diagram.participants[2].in_box = Some(crate::BoxId(1));
    let list = serde_json::to_value(events(&diagram)).unwrap();
    assert_eq!(list["title"], Value::Null);
    assert_eq!(list["boxes"][0], json!({"label": null, "color": null}));
    assert_eq!(list["participants"][0]["box"], Value::Null);
    assert_eq!(list["participants"][2]["box"], 1);
    assert_eq!(list["participants"][2]["boxes"], json!([0, 1]));
    diagram.meta.title = Text::plain(" one \n two ");
    assert_eq!(events(&diagram).title.as_deref(), Some("one\ntwo"));
}

#[test]
fn participants_have_the_kinds_of_the_contract_and_more() {
    let mut diagram = Diagram::default();
    for kind in ParticipantKind::ALL {
        diagram.participants.push(Participant { kind, ..Participant::new(format!("{kind:?}")) });
    }
    diagram.participants[0].stereotypes =
        ["svc", "", "db"].map(|text| Stereotype { text: text.into(), ..Stereotype::default() }).into();
    let list = events(&diagram);
    let kinds: Vec<_> = list.participants.iter().map(|participant| participant.kind).collect();
    let words = "participant actor boundary control entity database collections queue cloud";
    assert_eq!(kinds, words.split(' ').collect::<Vec<_>>());
    assert_eq!(list.participants[0].stereotype.as_deref(), Some("svc, db"));
}

#[test]
fn a_message_says_what_is_drawn() {
    let plain = event(|[a, b, _]| Item::Message(message(a, b, "")));
    assert_eq!(
        plain,
        json!({"kind": "message", "from": "A", "to": "B", "text": "", "line": "solid", "tail": "none", "head": "filled"})
    );
    let full = event(|[a, b, _]| {
        Item::Message(Message {
            number: Some("[007]".into()),
            parallel: true,
            slant: 20,
            anchor: Some("s".into()),
            style: styled(ElementStyle { line: Some(RED), ..ElementStyle::default() }),
            stereotype: Some("slow".into()),
            link: Some(Box::new(Link { target: "https://example.org".into(), ..Link::default() })),
            ..message(a, b, "t")
        })
    });
    assert_eq!(full["number"], "[007]");
    assert_eq!(full["parallel"], true);
    assert_eq!(
        (&full["slant"], &full["anchor"], &full["color"], &full["stereotype"], &full["link"]),
        (&json!(20), &json!("s"), &json!("#ff0000"), &json!("slow"), &json!("https://example.org"))
    );
}

#[test]
fn ends_of_a_message_may_be_borders_and_points() {
    let ends = |from: Endpoint, to: Endpoint| {
        let event = event(|_| Item::Message(message(from, to, "")));
        (event["from"].as_str().unwrap().to_owned(), event["to"].as_str().unwrap().to_owned())
    };
    let a = Endpoint::Participant(ParticipantId(0));
    assert_eq!(ends(Endpoint::Border(Side::Left), a), ("[left]".into(), "A".into()));
    assert_eq!(ends(a, Endpoint::Border(Side::Right)), ("A".into(), "[right]".into()));
    for side in [Side::Left, Side::Right] {
        assert_eq!(ends(a, Endpoint::Point(side)), ("A".into(), "[point]".into()));
        assert_eq!(ends(Endpoint::Point(side), a), ("[point]".into(), "A".into()));
    }
}

#[test]
fn lines_and_heads_have_the_words_of_the_contract() {
    let lines: Vec<Value> = [Shaft::Solid, Shaft::Dashed, Shaft::Hidden]
        .map(|line| {
            let arrow = Arrow { line, ..Arrow::call() };
            event(|[a, b, _]| Item::Message(Message { arrow, ..message(a, b, "") }))["line"].clone()
        })
        .into();
    assert_eq!(json!(lines), json!(["solid", "dashed", "hidden"]));
    let mut words = Vec::new();
    for circle in [false, true] {
        for head in Head::ALL {
            let end = End { head, circle };
            let arrow = Arrow { head: end, tail: end, ..Arrow::default() };
            let event = event(|[a, b, _]| Item::Message(Message { arrow, ..message(a, b, "") }));
            assert_eq!(event["head"], event["tail"]);
            assert_eq!(event["head"], end.to_event());
            words.push(end.as_str());
        }
    }
    assert_eq!(
        words.join(" "),
        "none filled open cross filled-upper filled-lower open-upper open-lower \
         circle circle+filled circle+open circle+cross \
         circle+filled-upper circle+filled-lower circle+open-upper circle+open-lower"
    );
}

#[test]
fn short_forms_come_right_after_their_message() {
    let diagram = build(|builder, [a, b, c]| {
        builder.push(Item::Message(message(a, b, "go")));
        builder.push(Item::Activate(Activate { participant: b, style: None, origin: NONE }));
        builder.push(Item::Create(Create { participant: c, origin: NONE }));
        builder.push(Item::Message(message(b, c, "new")));
        builder.push(Item::Message(message(b, c, "end")));
        builder.push(Item::Destroy(Destroy { participant: c, origin: NONE }));
        builder.push(Item::Message(message(b, a, "done")));
        builder.push(Item::Deactivate(Deactivate { participant: b, origin: NONE }));
    });
    assert_eq!(
        told(&diagram),
        [
            "message A B go",
            "activate B",
            "create C",
            "message B C new",
            "message B C end",
            "destroy C",
            "message B A done",
            "deactivate B"
        ]
    );
}

#[test]
fn an_activation_may_have_colours() {
    let style = ElementStyle { background: Some(RED.into()), line: Some(RED), ..ElementStyle::default() };
    let event =
        event(|[a, ..]| Item::Activate(Activate { participant: a, style: styled(style), origin: NONE }));
    assert_eq!(
        event,
        json!({"kind": "activate", "participant": "A", "color": "#ff0000", "line_color": "#ff0000"})
    );
}

#[test]
fn notes_stand_beside_over_and_across() {
    let place = |place: fn([ParticipantId; 3]) -> NotePlace| {
        let event = event(|ids| Item::Note(Note::new(place(ids), Text::plain("t"))));
        json!([event["kind"], event["place"], event["participants"], event["of_message"], event["shape"]])
    };
    assert_eq!(place(|[a, ..]| NotePlace::Left(vec![a])), json!(["note", "left", ["A"], null, null]));
    assert_eq!(place(|[_, b, _]| NotePlace::Right(vec![b])), json!(["note", "right", ["B"], null, null]));
    assert_eq!(
        place(|[a, b, c]| NotePlace::Over(vec![a, b, c])),
        json!(["note", "over", ["A", "B", "C"], null, null])
    );
    assert_eq!(place(|_| NotePlace::Across), json!(["note", "across", [], null, null]));
    assert_eq!(place(|_| NotePlace::Margin), json!(["note", "left", ["A"], null, null]));
    let margin = event(|_| Item::Note(Note::new(NotePlace::Margin, Text::plain("t"))));
    assert_eq!(margin["margin"], true);
}

#[test]
fn notes_have_shapes_and_further_fields() {
    let note = |change: fn(&mut Note)| {
        event(|[a, ..]| {
            let mut note = Note::new(NotePlace::Over(vec![a]), Text::plain("t"));
            change(&mut note);
            Item::Note(note)
        })
    };
    assert_eq!(note(|note| note.shape = NoteShape::Hexagon)["shape"], "hexagon");
    assert_eq!(note(|note| note.shape = NoteShape::Rectangle)["shape"], "rectangle");
    assert_eq!(note(|note| note.same_row = true)["same_row"], true);
    assert_eq!(note(|note| note.parallel = true)["parallel"], true);
    assert_eq!(note(|note| note.style = red_ground())["color"], "#ff0000");
    assert_eq!(note(|note| note.stereotype = Some("warn".into()))["stereotype"], "warn");
    let link = |note: &mut Note| note.link = Some(Box::new(Link { target: "u".into(), ..Link::default() }));
    assert_eq!(note(link)["link"], "u");
}

#[test]
fn a_note_bound_to_a_message_stands_right_after_it() {
    let bound = |side, text| Item::Note(Note::new(NotePlace::OnMessage(side), Text::plain(text)));
    let diagram = build(|builder, [a, b, _]| {
        builder.push(bound(NoteSide::Left, "before any message"));
        builder.push(Item::Message(message(b, a, "one")));
        builder.push(Item::Activate(Activate { participant: a, style: None, origin: NONE }));
        builder.push(Item::Divider(Divider { text: Text::plain("d"), origin: NONE }));
        builder.push(Item::Note(Note::new(NotePlace::Over(vec![a]), Text::plain("free"))));
        for (side, text) in
            [(NoteSide::Left, "l"), (NoteSide::Right, "r"), (NoteSide::Top, "t"), (NoteSide::Bottom, "b")]
        {
            builder.push(bound(side, text));
        }
        builder.push(Item::Message(message(a, a, "two")));
        builder.push(bound(NoteSide::Left, "last"));
    });
    let told = told(&diagram);
    assert_eq!(
        told,
        [
            "note before any message",
            "message B A one",
            "note l",
            "note r",
            "note t",
            "note b",
            "activate A",
            "divider d",
            "note free",
            "message A A two",
            "note last"
        ]
    );
    let list = serde_json::to_value(events(&diagram)).unwrap();
    let notes: Vec<Value> = list["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["of_message"] == true)
        .map(|event| json!([event["place"], event["participants"]]))
        .collect();
    assert_eq!(
        json!(notes),
        json!([
            ["left", []],
            ["left", ["A", "B"]],
            ["right", ["A", "B"]],
            ["top", ["A", "B"]],
            ["bottom", ["A", "B"]],
            ["left", ["A"]]
        ])
    );
    assert_eq!(events(&diagram).origins.len(), told.len());
}

#[test]
fn a_note_bound_to_a_fragment_stands_after_its_end() {
    let diagram = build(|builder, [a, b, _]| {
        builder.open(Fragment::new(FragmentKind::Opt, Vec::new()));
        builder.push(Item::Message(message(a, b, "m")));
        builder.close();
        builder.push(Item::Space(Space::default()));
        builder.push(Item::Note(Note::new(NotePlace::OnFragment(Side::Right), Text::plain("n"))));
    });
    assert_eq!(told(&diagram), ["begin opt ", "message A B m", "end", "note n", "space"]);
    let list = serde_json::to_value(events(&diagram)).unwrap();
    let note = &list["events"][3];
    assert_eq!(
        note,
        &json!({"kind": "note", "place": "right", "participants": [], "text": "n", "of_message": true, "of_fragment": true})
    );
}

#[test]
fn fragments_begin_go_on_and_end() {
    let guard = |text: &str| Operand { guard: Text::plain(text), ..Operand::default() };
    let diagram = build(|builder, [a, b, _]| {
        builder.open(Fragment::new(FragmentKind::Alt, vec![guard("ok")]));
        builder.open(Fragment::new(FragmentKind::Loop, vec![guard("3 times")]));
        builder.push(Item::Message(message(a, b, "m")));
        builder.close();
        builder.operand(Text::plain("bad"), NONE);
        builder.operand(Text::default(), NONE);
        builder.close();
    });
    assert_eq!(
        told(&diagram),
        ["begin alt ok", "begin loop 3 times", "message A B m", "end", "operand bad", "operand ", "end"]
    );
}

/// The `begin` of an otherwise empty fragment.
fn begin(fragment: Fragment) -> Value {
    let diagram = build(|builder, _| {
        builder.open(fragment);
    });
    serde_json::to_value(events(&diagram)).unwrap()["events"][0].clone()
}

#[test]
fn fragments_have_the_words_of_the_contract() {
    let words: Vec<_> = FragmentKind::ALL
        .map(|kind| begin(Fragment::new(kind, Vec::new()))["fragment"].as_str().unwrap().to_owned())
        .into();
    // both kinds of par are one
    assert_eq!(words.join(" "), "alt opt loop par par critical break group rect partition seq");
}

#[test]
fn groups_have_names_and_rects_have_colours() {
    let named = |kind, name: &str, guard: &str| {
        let operand = Operand { guard: Text::plain(guard), ..Operand::default() };
        begin(Fragment { name: Text::plain(name), ..Fragment::new(kind, vec![operand]) })
    };
    assert_eq!(
        named(FragmentKind::Group, "X", "Y"),
        json!({"kind": "begin", "fragment": "group", "label": "Y", "name": "X"})
    );
    assert_eq!(named(FragmentKind::Group, "X", "")["label"], "");
    assert_eq!(named(FragmentKind::Group, "", "")["name"], "");
    assert_eq!(named(FragmentKind::Partition, "P", "")["name"], "P");
    assert_eq!(
        named(FragmentKind::Alt, "", "x > 1"),
        json!({"kind": "begin", "fragment": "alt", "label": "x > 1"})
    );
    let ground =
        |kind, background| begin(Fragment::new(kind, vec![Operand { background, ..Operand::default() }]));
    assert_eq!(
        ground(FragmentKind::Rect, Some(RED.into())),
        json!({"kind": "begin", "fragment": "rect", "label": "", "color": "#ff0000"})
    );
    assert_eq!(
        ground(FragmentKind::Rect, None),
        json!({"kind": "begin", "fragment": "rect", "label": "", "color": null})
    );
    assert_eq!(ground(FragmentKind::Alt, Some(RED.into()))["color"], "#ff0000");
    assert_eq!(ground(FragmentKind::Alt, None).get("color"), None);
    let tab = Fragment {
        tab_color: Some(RED.into()),
        parallel: true,
        ..Fragment::new(FragmentKind::Alt, Vec::new())
    };
    let begun = begin(tab);
    assert_eq!((&begun["tab_color"], &begun["parallel"]), (&json!("#ff0000"), &json!(true)));
}

#[test]
fn colours_are_hexadecimal() {
    let color = |fill: Fill| {
        begin(Fragment::new(
            FragmentKind::Rect,
            vec![Operand { background: Some(fill), ..Operand::default() }],
        ))["color"]
            .clone()
    };
    assert_eq!(color(Color { alpha: 26, ..RED }.into()), "#ff00001a");
    let (from, to) = (RED, Color::rgb(0, 0, 255));
    assert_eq!(color(Fill::Gradient { from, to, direction: GradientDirection::Down }), "#ff0000");
}

#[test]
fn references_and_states_name_their_participants() {
    let reference = |entered, left, style, link| {
        event(|[a, _, c]| {
            Item::Reference(Reference {
                participants: vec![a, c],
                text: Text::plain("see"),
                entered,
                left,
                style,
                link,
                origin: NONE,
            })
        })
    };
    assert_eq!(
        reference(false, false, None, None),
        json!({"kind": "ref", "participants": ["A", "C"], "text": "see"})
    );
    let link = Some(Box::new(Link { target: "u".into(), ..Link::default() }));
    assert_eq!(
        reference(true, true, red_ground(), link),
        json!({"kind": "ref", "participants": ["A", "C"], "text": "see", "entered": true, "left": true,
               "color": "#ff0000", "link": "u"})
    );
    let state = |place, parallel| {
        event(|[a, b, _]| {
            Item::State(State {
                place,
                participants: vec![a, b],
                text: Text::plain("LISTEN"),
                parallel,
                origin: NONE,
            })
        })
    };
    assert_eq!(
        state(StatePlace::Over, false),
        json!({"kind": "state", "participants": ["A", "B"], "text": "LISTEN"})
    );
    assert_eq!(state(StatePlace::Left, true)["place"], "left");
    assert_eq!(state(StatePlace::Right, true)["place"], "right");
    assert_eq!(state(StatePlace::Right, true)["parallel"], true);
}

#[test]
fn separators_say_their_text_or_nothing() {
    let text = |text: &str| Text::plain(text);
    assert_eq!(
        event(|_| Item::Divider(Divider { text: text("init"), origin: NONE })),
        json!({"kind": "divider", "text": "init"})
    );
    assert_eq!(event(|_| Item::Divider(Divider::default())), json!({"kind": "divider", "text": ""}));
    assert_eq!(
        event(|_| Item::Delay(Delay { text: text("5 min"), origin: NONE })),
        json!({"kind": "delay", "text": "5 min"})
    );
    assert_eq!(event(|_| Item::Delay(Delay::default())), json!({"kind": "delay", "text": ""}));
    assert_eq!(
        event(|_| Item::Space(Space { pixels: Some(45), origin: NONE })),
        json!({"kind": "space", "pixels": 45})
    );
    assert_eq!(event(|_| Item::Space(Space::default())), json!({"kind": "space", "pixels": null}));
    assert_eq!(
        event(|_| Item::PageBreak(PageBreak { title: text("two"), origin: NONE })),
        json!({"kind": "newpage", "title": "two"})
    );
    assert_eq!(event(|_| Item::PageBreak(PageBreak::default())), json!({"kind": "newpage", "title": null}));
    assert_eq!(
        event(|_| Item::Comment(Comment { text: " a\n  b ".into(), origin: NONE })),
        json!({"kind": "comment", "text": "a\nb"})
    );
}

mod texts;

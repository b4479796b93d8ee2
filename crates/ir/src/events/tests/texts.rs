//! Numbers and texts, and what has no kind of event.

use super::*;

#[test]
fn autonumber_has_null_for_what_is_unstated() {
    let numbering = |action| event(|_| Item::Numbering(Numbering::new(action)));
    let start = |start: Option<&str>, step: Option<&str>, format: Option<&str>| {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        numbering(NumberingAction::Start { start: owned(start), step: owned(step), format: owned(format) })
    };
    assert_eq!(
        start(None, None, None),
        json!({"kind": "autonumber", "on": true, "start": null, "step": null, "format": null})
    );
    assert_eq!(
        start(Some("10"), Some("5"), Some("<b>[000]")),
        json!({"kind": "autonumber", "on": true, "start": 10, "step": 5, "format": "<b>[000]"})
    );
    assert_eq!(start(Some("1.5"), Some(".25"), None)["start"], 1.5);
    assert_eq!(start(Some("1.5"), Some(".25"), None)["step"], 0.25);
    assert_eq!(start(Some("1.1.1"), None, None)["start"], "1.1.1");
    assert_eq!(start(Some("-1"), Some("1e5"), None)["start"], "-1");
    assert_eq!(start(Some("-1"), Some("1e5"), None)["step"], "1e5");
    assert_eq!(
        numbering(NumberingAction::Stop),
        json!({"kind": "autonumber", "on": false, "start": null, "step": null, "format": null})
    );
    assert_eq!(
        numbering(NumberingAction::Resume { step: Some("2".into()), format: None }),
        json!({"kind": "autonumber", "on": true, "start": null, "step": 2, "format": null, "resume": true})
    );
    let raised = numbering(NumberingAction::Increment { level: Some('B') });
    assert_eq!((&raised["on"], &raised["increment"]), (&json!(false), &json!("B")));
    assert_eq!(numbering(NumberingAction::Increment { level: None })["increment"], "");
}

#[test]
fn texts_are_plain_and_their_lines_are_trimmed() {
    let run = |text: &str| Run::plain(text);
    let line = |block, runs| TextLine { block, align: Some(Align::Left), runs };
    let shown = |lines| {
        let text = Text { lines, wrap: Some(true) };
        event(|[a, b, _]| Item::Message(Message { text, ..message(a, b, "") }))["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let paint = Some(Box::new(RunPaint { color: Some(RED), ..RunPaint::default() }));
    let bold = Run { strong: true, paint, ..run("bold ") };
    assert_eq!(shown(vec![line(Block::Plain, vec![run("  is "), bold])]), "is bold");
    assert_eq!(
        shown(vec![TextLine::plain(" one "), TextLine::default(), TextLine::plain("\ttwo")]),
        "one\n\ntwo"
    );
    let cells = ["a ", "b"].map(|text| Cell { runs: vec![run(text)], ..Cell::default() }).into();
    assert_eq!(shown(vec![line(Block::Row { cells }, Vec::new())]), "a\tb");
    assert_eq!(
        shown(vec![
            line(Block::Heading { level: 1 }, vec![run("head")]),
            line(Block::Rule { double: true, dotted: false }, Vec::new()),
            line(Block::Rule { double: false, dotted: true }, vec![run(" titled ")]),
            line(Block::Bullet { depth: 1 }, vec![run("item")]),
            line(Block::Numbered { depth: 2 }, vec![run("first")]),
            line(Block::Tree { depth: 1 }, vec![run("node")]),
            line(Block::Code, vec![run("  code")]),
        ]),
        "head\ntitled\nitem\nfirst\nnode\ncode"
    );
    let math = Run { content: Content::Math("x^2".into()), ..Run::default() };
    let icon = Run {
        content: Content::Foreign {
            dialect: Dialect::PlantUml,
            source: "<&check>".into(),
            shown: "check".into(),
        },
        ..Run::default()
    };
    assert_eq!(shown(vec![line(Block::Plain, vec![math, icon])]), "$$x^2$$");
}

#[test]
fn what_has_no_kind_stands_beside_the_events() {
    let mut diagram = build(|builder, [a, b, _]| {
        builder.push(Item::Message(Message { anchor: Some("s".into()), ..message(a, b, "") }));
        builder.push(Item::Duration(Duration {
            from: "s".into(),
            to: "s".into(),
            text: Text::plain("2 s"),
            origin: NONE,
        }));
        builder.push(Item::Raw(Raw { dialect: Dialect::PlantUml, text: "!x".into(), origin: NONE }));
    });
    diagram.style.raw.push(Raw { dialect: Dialect::Wsd, text: "option a=b".into(), origin: NONE });
    diagram.participants[0].raw.push(Raw { dialect: Dialect::Mermaid, text: "details".into(), origin: NONE });
    let list = serde_json::to_value(events(&diagram)).unwrap();
    assert_eq!(list["events"].as_array().unwrap().len(), 1);
    assert_eq!(list["durations"], json!([{"from": "s", "to": "s", "text": "2 s"}]));
    assert_eq!(
        list["raw"],
        json!([{"dialect": "wsd", "text": "option a=b"}, {"dialect": "mermaid", "text": "details"},
               {"dialect": "plantuml", "text": "!x"}])
    );
    assert_eq!(list.get("hide_unlinked"), None);
    diagram.style.hide_unlinked = true;
    assert_eq!(serde_json::to_value(events(&diagram)).unwrap()["hide_unlinked"], true);
}

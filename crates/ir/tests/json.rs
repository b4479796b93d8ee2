//! Diagrams as JSON: there and back, and what is refused.

use ir::{
    Arrow, Block, Builder, Cell, Construct, Diagram, ElementStyle, Fragment, FragmentKind, Item, JsonError,
    MAX_NESTING, Message, Note, NotePlace, Run, RunPaint, Text, TextLine, from_json, further_specimens,
    specimen, specimen_of, to_json,
};
use serde_json::Value;

fn refused(json: &str) -> JsonError {
    from_json(json).expect_err("this is no diagram")
}

/// A document with this body between two participants.
fn with_body(body: &str) -> String {
    format!(
        "{{\"seqweave\": {{\"version\": 1}},\n\"diagram\": {{\"participants\": [{{\"name\": \"A\", \"label\": \"A\"}}],\n\"body\": [\n{body}\n]}}}}"
    )
}

#[test]
fn every_specimen_goes_there_and_back() {
    let small = Construct::ALL.iter().map(|&construct| specimen_of(construct));
    for diagram in small.chain(further_specimens()).chain([specimen(), Diagram::default()]) {
        for pretty in [false, true] {
            let json = to_json(&diagram, pretty);
            assert_eq!(from_json(&json).as_ref(), Ok(&diagram), "{json}");
            assert_eq!(json.ends_with('\n'), pretty);
            assert_eq!(json.trim_end().contains('\n'), pretty);
        }
    }
}

#[test]
fn texts_with_markup_that_says_nothing_stay_what_they_are() {
    let odd = [
        vec![TextLine::default()],
        vec![TextLine { runs: vec![Run::plain("")], ..TextLine::default() }],
        vec![TextLine::plain("a"), TextLine { runs: vec![Run::plain("")], ..TextLine::default() }],
        vec![TextLine { runs: vec![Run::plain("a"), Run::plain("b")], ..TextLine::default() }],
        vec![TextLine::default(), TextLine::default()],
    ];
    for lines in odd {
        let mut diagram = specimen_of(Construct::Title);
        diagram.meta.title = Text { lines, wrap: None };
        assert_eq!(from_json(&to_json(&diagram, false)), Ok(diagram));
    }
}

/// Sorts the fields of every object, as `jq -S` does, or turns their order round.
fn rearranged(value: &Value, reverse: bool, out: &mut String) {
    match value {
        Value::Object(fields) => {
            // serde_json keeps them sorted
            let mut fields: Vec<_> = fields.iter().collect();
            if reverse {
                fields.reverse();
            }
            out.push('{');
            for (index, (key, value)) in fields.into_iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                out.push_str(&serde_json::to_string(key).unwrap());
                out.push(':');
                rearranged(value, reverse, out);
            }
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                rearranged(value, reverse, out);
            }
            out.push(']');
        }
        other => out.push_str(&other.to_string()),
    }
}

#[test]
fn fields_may_stand_in_any_order() {
    let value: Value = serde_json::from_str(&to_json(&specimen(), false)).unwrap();
    for reverse in [false, true] {
        let mut json = String::new();
        rearranged(&value, reverse, &mut json);
        assert_eq!(from_json(&json).as_ref(), Ok(&specimen()));
    }
}

#[test]
fn unknown_fields_are_refused_with_their_place() {
    let error = refused(&with_body("  {\"item\": \"comment\", \"text\": \"é\", \"txet\": 1}"));
    assert!(error.message.starts_with("unknown field `txet`, expected"), "{error}");
    // the key ends there; the é before it is one character
    assert_eq!((error.line, error.column), (4, 41), "{error}");
    let nested = [
        ("{\"item\": \"comment\", \"text\": \"\", \"operands\": []}", "operands"),
        ("{\"text\": \"\", \"item\": \"comment\", \"operands\": [], \"x\": 1}", "operands"),
        ("{\"text\": \"\", \"x\": 1, \"item\": \"comment\"}", "x"),
        ("{\"item\": \"delay\", \"text\": {\"lines\": [], \"x\": 1}}", "x"),
        ("{\"item\": \"delay\", \"text\": {\"lines\": [{\"x\": 1}]}}", "x"),
        ("{\"item\": \"space\", \"height\": 1}", "height"),
        ("{\"item\": \"numbering\", \"action\": {\"start\": {\"x\": 1}}}", "x"),
        (
            "{\"item\": \"activate\", \"participant\": 0, \"style\": {\"background\": {\"from\": \"#fff\", \"to\": \"#000\", \"direction\": \"up\", \"x\": 1}}}",
            "x",
        ),
    ];
    for (item, field) in nested {
        let error = refused(&with_body(item));
        assert!(error.message.contains(&format!("unknown field `{field}`")), "{item}: {error}");
        assert_eq!(error.line, 4, "{item}: {error}");
    }
    let error = refused(
        "{\"seqweave\": {\"version\": 1, \"by\": 2}, \"diagram\": {\"participants\": [], \"body\": []}}",
    );
    assert!(error.message.contains("unknown field `by`"), "{error}");
    let error = refused(
        "{\"seqweave\": {\"version\": 1}, \"diagram\": {\"participants\": [], \"body\": []}, \"x\": 1}",
    );
    assert!(error.message.contains("unknown field `x`"), "{error}");
}

#[test]
fn what_an_item_is_must_be_said_once() {
    let cases = [
        ("{\"text\": \"\"}", "missing field `item`"),
        ("{}", "missing field `item`"),
        ("{\"item\": \"massage\"}", "unknown variant `massage`, expected one of `message`, `note`"),
        ("{\"text\": \"\", \"item\": \"comment\", \"item\": \"raw\"}", "duplicate field `item`"),
        ("{\"item\": \"comment\", \"text\": \"\", \"text\": \"\"}", "duplicate field `text`"),
        ("{\"text\": \"\", \"text\": \"\", \"item\": \"comment\"}", "duplicate field `text`"),
        ("{\"kind\": \"opt\", \"item\": \"fragment\"}", "missing field `operands`"),
        ("{\"operands\": [], \"operands\": [], \"item\": \"fragment\"}", "duplicate field `operands`"),
        ("[]", "expected an object with `item`"),
        ("null", "expected an object with `item`"),
    ];
    for (item, message) in cases {
        let error = refused(&with_body(item));
        assert!(error.message.contains(message), "{item}: {error}");
        assert!((4..=5).contains(&error.line), "{item}: {error}");
    }
}

#[test]
fn null_and_what_is_no_number_are_refused() {
    let cases = [
        ("{\"item\": \"delay\", \"text\": null}", "expected a text"),
        (
            "{\"item\": \"message\", \"from\": null, \"to\": {\"participant\": 0}, \"arrow\": {}}",
            "expected value",
        ),
        ("{\"item\": \"activate\", \"participant\": null}", "null"),
        ("{\"item\": \"activate\", \"participant\": -1}", "-1"),
        ("{\"item\": \"activate\", \"participant\": 1e999}", "number out of range"),
        ("{\"item\": \"activate\", \"participant\": NaN}", "expected value"),
        ("{\"item\": \"activate\", \"participant\": 0, \"style\": {\"radius\": NaN}}", "expected"),
        (
            "{\"item\": \"activate\", \"participant\": 0, \"style\": {\"radius\": 1e999}}",
            "number out of range",
        ),
        (
            "{\"item\": \"activate\", \"participant\": 0, \"style\": {\"background\": null, \"line\": 3}}",
            "invalid type",
        ),
        (
            "{\"item\": \"activate\", \"participant\": 0, \"style\": {\"line\": \"red\"}}",
            "`red` is not a colour",
        ),
        (
            "{\"item\": \"activate\", \"participant\": 0, \"style\": {\"background\": \"red\"}}",
            "`red` is not a colour",
        ),
        (
            "{\"item\": \"activate\", \"participant\": 0, \"style\": {\"background\": \"#é1\"}}",
            "is not a colour",
        ),
        ("{\"item\": \"space\", \"pixels\": 5000000000}", "5000000000"),
    ];
    for (item, message) in cases {
        let error = refused(&with_body(item));
        assert!(error.message.contains(message), "{item}: {error}");
        assert_eq!(error.line, 4, "{item}: {error}");
    }
    // where nothing need be said, null says it
    let json = with_body("{\"item\": \"space\", \"pixels\": null}");
    assert!(from_json(&json).is_ok());
}

/// JSON has no word for what is no number: it is written as null, which reads as unsaid.
#[test]
fn what_is_no_number_is_written_as_null() {
    let mut diagram = specimen_of(Construct::ParticipantStyle);
    let style = ElementStyle { radius: Some(f64::NAN), ..ElementStyle::default() };
    diagram.participants[0].style = Some(Box::new(style));
    let json = to_json(&diagram, false);
    assert!(json.contains("\"radius\":null"), "{json}");
    let back = from_json(&json).unwrap();
    assert_eq!(back.participants[0].style, Some(Box::default()));
}

#[test]
fn documents_of_other_sorts_are_told_apart() {
    let newer = "{\"seqweave\": {\"version\": 2, \"by\": \"someone\"}, \"figure\": [}";
    assert_eq!((refused(newer).line, refused(newer).column), (1, 58));
    let newer = newer.replace("[}", "[]}");
    assert_eq!(
        refused(&newer).to_string(),
        "this diagram has version 2 of the format, but only version 1 can be read here (line 1, column 1)"
    );
    for other in ["{}", "{\"participants\": [], \"body\": []}", "\u{feff}{}"] {
        assert!(refused(other).message.starts_with("this is not a seqweave diagram"), "{other}");
    }
    for (other, message) in [
        ("", "EOF while parsing a value"),
        ("1", "expected an object with `seqweave` and `diagram`"),
        ("{\"seqweave\": 1}", "expected an object with `version`"),
        ("{\"seqweave\": {\"version\": 1}}", "missing field `diagram`"),
        ("{\"seqweave\": {\"version\": 0}}", "version 0"),
        ("{\"seqweave\": {\"version\": \"1\"}}", "invalid type: string"),
        ("{} {}", "trailing characters"),
        ("@startuml\nA -> B\n@enduml", "expected value"),
    ] {
        let error = refused(other);
        assert!(error.message.contains(message), "{other}: {error}");
        assert!(!error.message.contains(" at line "), "{other}: {error}");
        assert!(error.line >= 1 && error.column >= 1, "{other}: {error}");
    }
}

#[test]
fn a_diagram_that_breaks_a_promise_is_refused() {
    let one = with_body("{\"item\": \"activate\", \"participant\": 7}");
    assert_eq!(refused(&one).message, "participant 7 does not exist");
    let two = with_body(
        "{\"item\": \"activate\", \"participant\": 7}, {\"item\": \"activate\", \"participant\": 8}",
    );
    assert_eq!(refused(&two).message, "participant 7 does not exist (problem 1 of 2)");
    let pointless = with_body("{\"item\": \"fragment\", \"kind\": \"opt\", \"operands\": []}");
    assert_eq!(refused(&pointless).message, "a fragment `opt` has no operand");
}

/// The deepest diagram there may be, with the deepest content.
fn deepest() -> Diagram {
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("a"), builder.participant("b"));
    let paint = Some(Box::new(RunPaint { size: Some(9), ..RunPaint::default() }));
    let cells = vec![Cell { runs: vec![Run { paint, ..Run::plain("x") }], ..Cell::default() }];
    let text =
        Text { lines: vec![TextLine { block: Block::Row { cells }, ..TextLine::default() }], wrap: None };
    for _ in 0..MAX_NESTING {
        assert!(builder.open(Fragment::new(FragmentKind::Alt, Vec::new())));
        builder.push(Item::Message(Message::new(a.into(), b.into(), Arrow::call(), Text::plain("m"))));
        builder.operand(Text::plain("else"), ir::Origin::NONE);
    }
    builder.push(Item::Note(Note::new(NotePlace::Over(vec![a, b]), text)));
    builder.finish()
}

/// Runs on the stack that threads have by default.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run).expect("a thread starts");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn the_deepest_diagram_is_read_on_a_small_stack() {
    on_a_small_stack(|| {
        let diagram = deepest();
        let json = to_json(&diagram, true);
        assert_eq!(from_json(&json).as_ref(), Ok(&diagram));
        // the tags at the end: the slow way
        let mut turned = String::new();
        rearranged(&value(&json), true, &mut turned);
        assert_eq!(from_json(&turned).as_ref(), Ok(&diagram));
        assert_eq!(ir::events::events(&diagram).events.len(), MAX_NESTING * 4 + 1);
    });
}

/// What `serde_json::from_str` does, without its limit of nesting.
fn value(json: &str) -> Value {
    let mut reader = serde_json::Deserializer::from_str(json);
    reader.disable_recursion_limit();
    serde::Deserialize::deserialize(&mut reader).expect("JSON")
}

#[test]
fn brackets_without_end_are_refused_on_a_small_stack() {
    on_a_small_stack(|| {
        let deep = 100_000;
        let fragments = "{\"item\":\"fragment\",\"kind\":\"opt\",\"operands\":[{\"items\":[".repeat(deep);
        let turned = "{\"operands\":[{\"items\":[".repeat(deep);
        let values = format!("{{\"item\":\"comment\",\"text\":{}", "[".repeat(deep));
        for body in [fragments, turned, values] {
            let error = refused(&with_body(&body));
            assert!(error.message.contains("nested deeper"), "{error}");
            assert_eq!(error.line, 4);
        }
        let error = refused(&"[".repeat(deep));
        assert!(error.message.contains("nested deeper"), "{error}");
    });
}

use super::*;
use serde_json::json;

fn ok(text: &str) -> Value {
    read(text).unwrap_or_else(|error| panic!("{text}\n{}", error.reason))
}

#[test]
fn block_mappings_and_sequences() {
    assert_eq!(
        ok(
            "title: Login steps # said\nconfig:\n  theme: forest\n  sequence:\n    mirrorActors: false\n    width: 1.5\n"
        ),
        json!({"title": "Login steps", "config": {"theme": "forest", "sequence": {"mirrorActors": false, "width": 1.5}}})
    );
    assert_eq!(
        ok("a:\n- 1\n- b: x\n  c: 'y''s'\n-\n  - z\nd:"),
        json!({"a": [1, {"b": "x", "c": "y's"}, ["z"]], "d": null})
    );
    assert_eq!(
        ok("\"a b\": \"x\\n\\u00e9\"\n# only this\nc: http://x"),
        json!({"a b": "x\né", "c": "http://x"})
    );
    assert_eq!(
        ok("a: one\n  two\n\n  three\nb: |\n  x\n   y\nc: >-\n  p\n  q"),
        json!({"a": "one two\nthree", "b": "x\n y\n", "c": "p q"})
    );
    assert_eq!(ok("just words"), json!("just words"));
    assert_eq!(ok("\n# nothing\n"), Value::Null);
}

#[test]
fn flow_values() {
    assert_eq!(ok("{ \"type\": \"queue\", alias: Jobs, }"), json!({"type": "queue", "alias": "Jobs"}));
    assert_eq!(
        ok("{\n 'a':1, b : [x, y z,], c: {d: null}\n}"),
        json!({"a": 1, "b": ["x", "y z"], "c": {"d": null}})
    );
    assert_eq!(ok("{\n\n}"), json!({}));
    assert_eq!(ok("config: {theme: dark} # x\nb: 1"), json!({"config": {"theme": "dark"}, "b": 1}));
}

#[test]
fn what_is_refused() {
    for text in [
        "{ type: queue alias: Q }",
        "type: queue\n alias: Q",
        "\"type\": \"queue\",\n\"alias\": \"Q\"",
        "a: b: c",
        "a: 1\na: 2",
        "{a: 1, a: 2}",
        "a: {b",
        "a: \"b",
        "a:\n\tb: 1",
        "a: @b",
        "a: 1\n   b: 2",
        "a:\n    b: 1\n  c: 2",
        "a: 1\nb",
        "{a: 1} x",
    ] {
        assert!(read(text).is_err(), "{text} gives {:?}", read(text));
    }
    assert!(read(&"[".repeat(100_000)).is_err());
    assert!(read(&"- ".repeat(100_000)).is_err());
}

#[test]
fn what_counts_as_true() {
    assert_eq!(truthy(&json!(1.5)).as_deref(), Some("1.5"));
    assert_eq!(truthy(&json!(2.0)).as_deref(), Some("2"));
    assert_eq!(truthy(&json!("")), None);
    assert_eq!(truthy(&json!(0)), None);
    assert_eq!(truthy(&json!(true)).as_deref(), Some("true"));
}

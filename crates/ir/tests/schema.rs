//! The schema is the one in the documentation, the specimens obey it, and they have everything that is in it.

#![cfg(feature = "schema")]
#![expect(clippy::disallowed_methods, reason = "a test reads and blesses its golden file")]

use ir::schema::schema;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

#[test]
fn the_documented_schema_is_the_one_of_the_types() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/ir.schema.json");
    let schema = schema();
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &schema).expect("the golden file can be written");
    }
    let documented = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(documented == schema, "docs/ir.schema.json is out of date; `make bless` writes it anew");
}

#[test]
fn the_specimens_obey_the_schema_and_have_everything_in_it() {
    let checker = Checker::new();
    let mut seen = BTreeSet::new();
    for diagram in ir::further_specimens().iter().chain([&ir::specimen()]) {
        let json: Value = serde_json::from_str(&ir::to_json(diagram, false)).unwrap();
        seen.extend(checker.check("", &json).unwrap_or_else(|problem| panic!("{problem}")));
    }
    let missing: Vec<_> = checker.everything().into_iter().filter(|place| !seen.contains(place)).collect();
    // the serialised form leaves these out, because they are what is meant when nothing is said
    let unsaid = [
        "/$defs/Block/oneOf/0",
        "/$defs/Head/oneOf/0",
        "/$defs/Line/oneOf/0",
        "/$defs/NoteShape/oneOf/0",
        "/$defs/ParticipantKind/enum/\"participant\"",
    ];
    assert_eq!(missing, unsaid, "what else is here, no specimen has");
}

#[test]
fn what_readers_refuse_the_schema_refuses() {
    let checker = Checker::new();
    let document = |body: &str| {
        format!(
            r#"{{"seqweave":{{"version":1}},"diagram":{{"participants":[{{"name":"A","label":"A"}}],"body":[{body}]}}}}"#
        )
    };
    for (good, body) in [
        (true, r#"{"item":"delay"}"#),
        (true, r#"{"item":"space","pixels":3}"#),
        (true, r##"{"item":"activate","participant":0,"style":{"background":"#fff"}}"##),
        (false, r#"{"item":"delay","x":1}"#),
        (false, r#"{"item":"dilay"}"#),
        (false, r#"{"text":"t"}"#),
        (false, r#"{"item":"delay","text":{"lines":[],"x":1}}"#),
        (false, r#"{"item":"delay","text":null}"#),
        (false, r#"{"item":"space","pixels":-3}"#),
        (false, r#"{"item":"space","pixels":"3"}"#),
        (false, r#"{"item":"activate"}"#),
        (false, r#"{"item":"fragment","kind":"opt","operands":[]}"#),
        (false, r#"{"item":"delay","text":{"lines":[{"block":{"bullet":{"depth":0}}}]}}"#),
    ] {
        let json = document(body);
        let value: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(checker.check("", &value).is_ok(), good, "{body}");
        assert_eq!(ir::from_json(&json).is_ok(), good, "{body}");
    }
}

/// Validates the part of JSON Schema that our schema uses; any other keyword is an error, so that nothing goes unchecked.
struct Checker {
    schema: Value,
}

/// Where in the schema one was: properties, branches and values that occurred.
type Places = Vec<String>;

impl Checker {
    fn new() -> Self {
        Self { schema: serde_json::from_str(&schema()).expect("the schema is JSON") }
    }

    /// Checks `value` against the schema at `place`, a JSON pointer.
    fn check(&self, place: &str, value: &Value) -> Result<Places, String> {
        let schema = self.schema.pointer(place).unwrap_or_else(|| panic!("nothing at {place}"));
        let fields = schema.as_object().unwrap_or_else(|| panic!("no object at {place}"));
        let mut seen = Vec::new();
        let fail = |why: &str| Err(format!("{value} is refused by {place}: {why}"));
        for (keyword, rule) in fields {
            let here = format!("{place}/{keyword}");
            let holds = match keyword.as_str() {
                // a colour is checked by its type, on reading
                "$schema" | "$defs" | "title" | "description" | "format" | "pattern" | "required"
                | "default" => true,
                "$ref" => {
                    let target = rule.as_str().and_then(|target| target.strip_prefix('#')).expect("a place");
                    seen.extend(self.check(target, value)?);
                    true
                }
                "type" => match rule {
                    Value::Array(types) => types.iter().any(|name| has_type(value, name)),
                    name => has_type(value, name),
                },
                "const" => value == rule,
                "enum" => {
                    seen.push(format!("{here}/{value}"));
                    rule.as_array().expect("values").contains(value)
                }
                "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().expect("a number")),
                "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().expect("a number")),
                "minLength" => value
                    .as_str()
                    .is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().expect("a number")),
                "maxLength" => value
                    .as_str()
                    .is_none_or(|text| text.chars().count() as u64 <= rule.as_u64().expect("a number")),
                "minItems" => {
                    value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().expect("a number"))
                }
                "items" => {
                    for item in value.as_array().into_iter().flatten() {
                        seen.extend(self.check(&here, item)?);
                    }
                    true
                }
                "propertyNames" => {
                    for name in value.as_object().into_iter().flat_map(|object| object.keys()) {
                        seen.extend(self.check(&here, &Value::String(name.clone()))?);
                    }
                    true
                }
                "properties" => {
                    for (name, value) in value.as_object().into_iter().flatten() {
                        if rule.get(name).is_some() {
                            let property = format!("{here}/{name}");
                            seen.extend(self.check(&property, value)?);
                            if !value.is_null() {
                                seen.push(property);
                            }
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let known = fields.get("properties");
                    for (name, value) in value.as_object().into_iter().flatten() {
                        if known.is_some_and(|known| known.get(name).is_some()) {
                            continue;
                        }
                        if rule == &Value::Bool(false) {
                            return fail(&format!("unknown field {name}"));
                        }
                        seen.extend(self.check(&here, value)?);
                    }
                    true
                }
                "oneOf" | "anyOf" => {
                    let count = rule.as_array().expect("branches").len();
                    let branches = (0..count).map(|index| format!("{here}/{index}"));
                    let fitting: Vec<_> = branches
                        .filter_map(|branch| self.check(&branch, value).ok().map(|places| (branch, places)))
                        .collect();
                    let fits = fitting.len() == 1 || (keyword == "anyOf" && !fitting.is_empty());
                    for (branch, places) in fitting {
                        seen.push(branch);
                        seen.extend(places);
                    }
                    fits
                }
                other => panic!("the keyword {other} at {place} is not known here"),
            };
            if !holds {
                return fail(keyword);
            }
        }
        for name in fields.get("required").and_then(Value::as_array).into_iter().flatten() {
            if value.get(name.as_str().expect("a name")).is_none() {
                return fail(&format!("{name} is missing"));
            }
        }
        Ok(seen)
    }

    /// Every property, every branch but null, and every value in the schema.
    fn everything(&self) -> Places {
        let mut places = Vec::new();
        let mut open = vec![(String::new(), &self.schema)];
        while let Some((place, value)) = open.pop() {
            match value {
                Value::Object(fields) => {
                    for (name, value) in fields {
                        let here = format!("{place}/{name}");
                        if place.ends_with("/properties") {
                            places.push(here.clone());
                        }
                        if name == "enum" {
                            places.extend(
                                value
                                    .as_array()
                                    .expect("values")
                                    .iter()
                                    .map(|value| format!("{here}/{value}")),
                            );
                        }
                        open.push((here, value));
                    }
                }
                Value::Array(values) => {
                    for (index, value) in values.iter().enumerate() {
                        let here = format!("{place}/{index}");
                        let is_branch = place.ends_with("/oneOf") || place.ends_with("/anyOf");
                        if is_branch && value.get("type") != Some(&Value::from("null")) {
                            places.push(here.clone());
                        }
                        open.push((here, value));
                    }
                }
                _ => {}
            }
        }
        places.sort();
        places
    }
}

fn has_type(value: &Value, name: &Value) -> bool {
    match name.as_str().expect("the name of a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the type {other} is not known here"),
    }
}

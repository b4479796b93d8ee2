//! The JSON Schema of the serialised form: `docs/ir.schema.json`.

use crate::Diagram;
use crate::json::Envelope;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// The schema (draft 2020-12) of what [`to_json`](crate::to_json) writes, over several lines, with a line end after the
/// last. The same on every machine.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Envelope<Diagram>).to_value();
    say_plainly(&mut schema);
    // another crate may have asked serde_json to keep the order of fields
    schema.sort_all_objects();
    // as a schema again, because that puts `type` before `properties` and so on
    let schema = Schema::try_from(schema).expect("what was a schema is one");
    let mut json = serde_json::to_string_pretty(&schema).expect("every key of a schema is a string");
    json.push('\n');
    json
}

/// An object with keys of one enum.
pub(crate) fn map<K: JsonSchema, V: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<K>(),
        "additionalProperties": generator.subschema_for::<V>(),
    })
}

/// Takes the links of rustdoc out of all descriptions, and their line breaks.
fn say_plainly(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::String(text)) = fields.get_mut("description") {
                *text = without_links(text);
            }
            fields.values_mut().for_each(say_plainly);
        }
        Value::Array(values) => values.iter_mut().for_each(say_plainly),
        _ => {}
    }
}

/// `` [`X`](path) `` and `` [`X`] `` become `` `X` ``; lines of one paragraph become one.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("[`") {
        let Some(length) = rest[start..].find("`]") else { break };
        out.push_str(&rest[..start]);
        out.push_str(&rest[start + 1..start + length + 1]);
        rest = &rest[start + length + 2..];
        if let Some(target) = rest.strip_prefix('(')
            && let Some((_, after)) = target.split_once(')')
        {
            rest = after;
        }
    }
    out.push_str(rest);
    let paragraphs: Vec<_> = out.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn links_lose_their_targets() {
        assert_eq!(without_links("A [`B`](crate::B), [`C`]\nand [d].\n\nE"), "A `B`, `C` and [d].\n\nE");
        assert_eq!(without_links("an [`open one"), "an [`open one");
    }
}

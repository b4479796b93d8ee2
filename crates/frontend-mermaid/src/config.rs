//! Configuration: front matter and `%%{init: …}%%`, as far as it changes the picture (reference mermaid sections 9, 10).
//!
//! What has a place in the style goes there; the rest is kept as one piece of JSON for a text in Mermaid.

mod style;
pub(crate) mod yaml;

use crate::prepare::{Argument, Prepared};
use crate::problem::Problem;
use crate::report::Report;
use ir::DiagramStyle;
use serde_json::{Map, Value};

/// What a text says about itself before its statements.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub style: DiagramStyle,
    /// `title:` of the front matter (M-132).
    pub title: Option<String>,
    /// `showSequenceNumbers` (M-144).
    pub numbers: bool,
}

/// Reads front matter and directives. What a directive says wins over the front matter, a later one over an earlier.
pub(crate) fn read(prepared: &Prepared<'_>, report: &mut Report) -> Config {
    let mut config = Config::default();
    let mut merged = Map::new();
    let mut place = 0..0;
    if let Some(front) = &prepared.front_matter {
        place = front.range.clone();
        match yaml::read(&front.body) {
            Ok(Value::Object(mut front)) => {
                config.title = front.get("title").and_then(yaml::truthy);
                if let Some(Value::Object(values)) = front.remove("config") {
                    merge(&mut merged, values);
                }
            }
            Ok(_) => {}
            Err(error) => report.push_source(place.clone(), Problem::FrontMatterYaml(error.reason)),
        }
    }
    for directive in &prepared.directives {
        if directive.name.contains("wrap") {
            merged.insert("wrap".to_owned(), Value::Bool(true));
        }
        if !is_init(&directive.name) {
            continue;
        }
        let Argument::Body(body) = &directive.argument else { continue };
        place = directive.range.clone();
        match serde_json::from_str(&body.replace('\'', "\"")) {
            Ok(Value::Object(mut values)) => {
                // `config` stands for the kind of diagram that the text is
                if let Some(Value::Object(own)) = values.remove("config") {
                    let own = Map::from_iter([("sequence".to_owned(), Value::Object(own))]);
                    merge(&mut values, own);
                }
                merge(&mut merged, values);
            }
            Ok(_) => report.push_source(place.clone(), Problem::DirectiveJson("not an object".to_owned())),
            Err(error) => {
                report.push_source(place.clone(), Problem::DirectiveJson(crate::lower::plain_error(&error)));
            }
        }
    }
    style::read(merged, place, &mut config, report);
    config
}

/// `init` or `initialize`, also behind other letters.
fn is_init(name: &str) -> bool {
    name.ends_with("init") || name.ends_with("initialize")
}

/// Puts values into a mapping, key by key, mappings within it likewise.
fn merge(into: &mut Map<String, Value>, from: Map<String, Value>) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Object(inner)), Value::Object(value)) => {
                // as deep as the readers of YAML and JSON allow
                merge(inner, value);
            }
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

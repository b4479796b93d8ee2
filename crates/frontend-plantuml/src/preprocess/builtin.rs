//! The functions whose names begin with `%` (reference plantuml section 20).
//!
//! What would look at the machine (environment, files, clock) gives nothing, and says so once a block.

mod color;

use super::call::{Arguments, Called, is_name, value_of};
use super::json::Json;
use super::machine::{Fault, Halt, Machine, Sink};
use super::problem::Problem;
use super::value::Value;
use super::{BACKSLASH, LINE_FEED, TAB};
use std::rc::Rc;

/// Names with the smallest and the largest number of arguments. Sorted.
#[rustfmt::skip]
const ALL: [(&str, usize, usize); 73] = [
    ("%and", 2, 99), ("%backslash", 0, 0), ("%boolval", 1, 1), ("%breakline", 0, 0),
    ("%call_user_func", 1, 99), ("%chr", 1, 1), ("%darken", 2, 2), ("%date", 0, 3), ("%dec2hex", 1, 1),
    ("%dirpath", 0, 0), ("%dollar", 0, 0), ("%eval", 1, 1), ("%false", 0, 0), ("%feature", 1, 1),
    ("%file_exists", 1, 1), ("%filedate", 1, 1), ("%filename", 0, 0), ("%filename_no_extension", 0, 0),
    ("%function_exists", 1, 1), ("%get_all_stdlib", 0, 1), ("%get_all_theme", 0, 0),
    ("%get_current_theme", 0, 0), ("%get_json_key", 1, 1), ("%get_json_keys", 1, 1),
    ("%get_json_type", 1, 1), ("%get_stdlib", 0, 1), ("%get_variable_value", 1, 1), ("%getenv", 1, 1),
    ("%hex2dec", 1, 1), ("%hsl_color", 3, 4), ("%intval", 1, 1), ("%invoke_procedure", 1, 99),
    ("%is_dark", 1, 1), ("%is_light", 1, 1), ("%json_add", 2, 3), ("%json_key_exists", 2, 2),
    ("%json_merge", 2, 2), ("%json_remove", 2, 2), ("%json_set", 2, 3), ("%lighten", 2, 2),
    ("%load_json", 1, 3), ("%lower", 1, 1), ("%mod", 2, 2), ("%n", 0, 0), ("%nand", 2, 99),
    ("%newline", 0, 0), ("%nor", 2, 99), ("%not", 1, 1), ("%now", 0, 0), ("%nxor", 2, 99), ("%or", 2, 99),
    ("%ord", 1, 1), ("%percent", 0, 0), ("%random", 0, 2), ("%retrieve_procedure", 1, 99),
    ("%reverse_color", 1, 1), ("%reverse_hsluv_color", 1, 1), ("%set_variable_value", 2, 2),
    ("%size", 1, 1), ("%splitstr", 2, 2), ("%splitstr_regex", 2, 2), ("%str2json", 1, 1), ("%string", 1, 1),
    ("%strlen", 1, 1), ("%strpos", 2, 2), ("%substr", 2, 3), ("%tab", 0, 0), ("%true", 0, 0),
    ("%upper", 1, 1), ("%variable_exists", 1, 1), ("%version", 0, 0), ("%xargs", 1, 99), ("%xor", 2, 99),
];

/// How deep a JSON value may get.
const JSON_DEPTH: usize = 64;

/// Whether there is a function of this name, with its `%`.
pub(super) fn is_known(name: &str) -> bool {
    name.starts_with('%') && find(name).is_some()
}

fn find(name: &str) -> Option<(usize, usize)> {
    let at = ALL.binary_search_by_key(&name, |&(name, ..)| name).ok()?;
    Some((ALL[at].1, ALL[at].2))
}

impl Machine<'_> {
    /// Calls a function whose name begins with `%`.
    pub(super) fn builtin(
        &mut self,
        name: &str,
        arguments: Vec<Value>,
        sink: Option<&mut Sink>,
    ) -> Result<Called, Halt> {
        let Some((least, most)) = find(name) else {
            return Err(Fault::line(Problem::UnknownFunction(name.to_owned())));
        };
        if !(least..=most).contains(&arguments.len()) {
            return Err(Fault::line(Problem::NoSuchArguments(name.to_owned())));
        }
        self.spend(arguments.iter().map(Value::weight).sum())?;
        match name {
            "%call_user_func" | "%invoke_procedure" | "%retrieve_procedure" => {
                let wanted = arguments[0].to_text();
                if !self.has_function(&wanted) {
                    return Err(Fault::line(Problem::UnknownFunction(wanted.to_string())));
                }
                let positional = arguments[1..].to_vec();
                let arguments = Arguments { positional, named: Vec::new() };
                if name == "%retrieve_procedure" {
                    let mut written = Sink::default();
                    let called = self.call_with(&wanted, arguments, Some(&mut written))?;
                    return Ok(Called::Value(value_of(called, written)));
                }
                self.call_with(&wanted, arguments, sink)
            }
            _ => self.plain_builtin(name, &arguments).map(Called::Value),
        }
    }

    fn plain_builtin(&mut self, name: &str, arguments: &[Value]) -> Result<Value, Halt> {
        let text = |at: usize| arguments.get(at).map(Value::to_text).unwrap_or_default();
        Ok(match name {
            "%true" => Value::Int(1),
            "%false" => Value::Int(0),
            "%not" => Value::truth(!arguments[0].is_true()),
            "%and" => Value::truth(arguments.iter().all(Value::is_true)),
            "%nand" => Value::truth(!arguments.iter().all(Value::is_true)),
            "%or" => Value::truth(arguments.iter().any(Value::is_true)),
            "%nor" => Value::truth(!arguments.iter().any(Value::is_true)),
            "%xor" => Value::truth(arguments.iter().filter(|value| value.is_true()).count() == 1),
            "%nxor" => Value::truth(arguments.iter().filter(|value| value.is_true()).count() != 1),
            "%boolval" => Value::truth(matches!(&*text(0).to_ascii_lowercase(), "true" | "1")),
            "%intval" => Value::Int(int(&arguments[0])?),
            "%mod" => match (int(&arguments[0])?, int(&arguments[1])?) {
                (_, 0) => return Err(Fault::line(Problem::DivisionByZero)),
                (left, right) => Value::Int(left.wrapping_rem(right)),
            },
            "%dec2hex" => Value::text(&format!("{:x}", int(&arguments[0])?)),
            "%hex2dec" => {
                let digits = text(0);
                let number = i64::from_str_radix(digits.trim(), 16).ok().and_then(|n| i32::try_from(n).ok());
                Value::Int(number.ok_or_else(|| not_a_number(&digits))?)
            }
            "%strlen" => Value::Int(to_int(text(0).encode_utf16().count())),
            "%upper" => Value::text(&text(0).to_uppercase()),
            "%lower" => Value::text(&text(0).to_lowercase()),
            "%string" => Value::Text(text(0)),
            "%substr" => substring(&text(0), int(&arguments[1])?, arguments.get(2).map(int).transpose()?),
            "%strpos" => {
                let (all, part) = (text(0), text(1));
                Value::Int(all.find(&*part).map_or(-1, |at| to_int(all[..at].encode_utf16().count())))
            }
            "%chr" => {
                let code = u32::try_from(int(&arguments[0])?).ok().and_then(char::from_u32);
                Value::text(&code.filter(|c| *c != '\0').map(String::from).unwrap_or_default())
            }
            "%ord" => Value::Int(text(0).chars().next().map_or(0, |c| to_int(c as usize))),
            "%newline" | "%n" => Value::text(&LINE_FEED.to_string()),
            "%breakline" => Value::text("\n"),
            "%tab" => Value::text(&TAB.to_string()),
            "%backslash" => Value::text(&BACKSLASH.to_string()),
            "%dollar" => Value::text("$"),
            "%percent" => Value::text("%"),
            "%splitstr" => split(&text(0), &text(1)),
            "%splitstr_regex" => {
                let pattern = text(1);
                if pattern.chars().any(|c| "\\^$.|?*+()[]{}".contains(c)) {
                    return Err(Fault::line(Problem::Argument(
                        "patterns are not read, only plain separators",
                    )));
                }
                split(&text(0), &pattern)
            }
            "%variable_exists" => Value::truth(self.is_variable(&text(0))),
            "%get_variable_value" => self.variable(&text(0)).unwrap_or_else(|| Value::text("")),
            "%set_variable_value" => {
                let name = text(0);
                if !is_name(&name) {
                    return Err(Fault::line(Problem::Argument("the first one is no name")));
                }
                self.set(&name, arguments[1].clone());
                Value::text("")
            }
            "%function_exists" => Value::truth(self.has_function(&text(0))),
            "%eval" => self.value(&text(0), 0).map_err(Halt::nowhere)?,
            "%xargs" => Value::text(""),
            "%size" => Value::Int(match &arguments[0] {
                Value::Json(Json::Array(items)) => to_int(items.len()),
                Value::Json(Json::Object(members)) => to_int(members.len()),
                Value::Text(text) => to_int(text.encode_utf16().count()),
                _ => 0,
            }),
            "%get_json_key" | "%get_json_keys" => match arguments[0].to_json() {
                Json::Object(members) => {
                    let names = members.iter().map(|(name, _)| Json::Text(Rc::clone(name))).collect();
                    Value::Json(Json::Array(Rc::new(names)))
                }
                _ => return Err(Fault::line(Problem::Argument("an object is needed"))),
            },
            "%get_json_type" => Value::text(kind(&arguments[0])),
            "%json_key_exists" => Value::truth(arguments[0].to_json().get(&text(1)).is_some()),
            "%json_add" | "%json_set" | "%json_remove" | "%json_merge" => {
                let json = change(name, arguments).ok_or_else(|| {
                    Fault::line(Problem::Argument(
                        "an array and an index, or an object and a name, are needed",
                    ))
                })?;
                self.spend(json.weight())?;
                self.fits(json.weight())?;
                if json.depth() > JSON_DEPTH {
                    return Err(Fault::line(Problem::BadJson));
                }
                Value::from(json)
            }
            "%str2json" => match Json::parse(&text(0)) {
                Ok((json, _)) => Value::from(json),
                Err(_) => return Err(Fault::line(Problem::BadJson)),
            },
            "%lighten"
            | "%darken"
            | "%reverse_color"
            | "%reverse_hsluv_color"
            | "%is_dark"
            | "%is_light"
            | "%hsl_color" => color::call(name, arguments)?,
            "%version" => Value::text("1.2026.8"),
            "%feature" => Value::Int(i32::from(&*text(0) == "theme")),
            "%get_all_theme" | "%get_all_stdlib" => Value::Json(Json::Array(Rc::default())),
            "%get_stdlib" => Value::Json(Json::Object(Rc::default())),
            "%get_current_theme" => Value::Json(Json::Object(Rc::default())),
            "%random" | "%now" => {
                self.warn_once(name, Problem::FixedAnswer(name.to_owned()));
                Value::Int(0)
            }
            "%date" => {
                self.warn_once(name, Problem::FixedAnswer(name.to_owned()));
                Value::text("")
            }
            "%file_exists" => {
                self.warn_once(name, Problem::Unavailable(name.to_owned()));
                Value::Int(0)
            }
            "%load_json" => {
                self.warn_once(name, Problem::Unavailable(name.to_owned()));
                arguments.get(1).cloned().unwrap_or(Value::Json(Json::Object(Rc::default())))
            }
            // environment, names and dates of files
            _ => {
                self.warn_once(name, Problem::Unavailable(name.to_owned()));
                Value::text("")
            }
        })
    }
}

fn not_a_number(text: &str) -> Halt {
    Fault::line(Problem::NotANumber(text.chars().take(40).collect()))
}

fn int(value: &Value) -> Result<i32, Halt> {
    value.to_int().ok_or_else(|| not_a_number(&value.to_text()))
}

fn to_int(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Positions count UTF-16 units; half a character is left out.
fn substring(text: &str, start: i32, length: Option<i32>) -> Value {
    let units: Vec<u16> = text.encode_utf16().collect();
    let start = usize::try_from(start).unwrap_or(0).min(units.len());
    let length = length.map_or(units.len(), |length| usize::try_from(length).unwrap_or(0));
    let end = start.saturating_add(length).min(units.len());
    let part: String = char::decode_utf16(units[start..end].iter().copied()).filter_map(Result::ok).collect();
    Value::text(&part)
}

/// Each character of `separators` separates; nothing between two of them gives no item.
fn split(text: &str, separators: &str) -> Value {
    let parts = text.split(|c| separators.contains(c)).filter(|part| !part.is_empty());
    Value::Json(Json::Array(Rc::new(parts.map(|part| Json::Text(part.into())).collect())))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Int(_) | Value::Json(Json::Number(_)) => "number",
        Value::Text(_) | Value::Json(Json::Text(_)) => "string",
        Value::Json(Json::Array(_)) => "array",
        Value::Json(Json::Object(_)) => "object",
        Value::Json(Json::Bool(_)) => "boolean",
        Value::Json(Json::Null) => "null",
    }
}

/// A changed copy; `None` where the arguments don't fit.
fn change(name: &str, arguments: &[Value]) -> Option<Json> {
    let key = arguments[1].to_text();
    let index = arguments[1].to_int().and_then(|index| usize::try_from(index).ok());
    let value = arguments.get(2).map(Value::to_json);
    match (name, arguments[0].to_json(), value) {
        ("%json_merge", Json::Object(left), None) => {
            let Json::Object(right) = arguments[1].to_json() else { return None };
            let mut merged = (*left).clone();
            for (key, json) in right.iter() {
                put(&mut merged, key, json.clone());
            }
            Some(Json::Object(Rc::new(merged)))
        }
        ("%json_merge", Json::Array(left), None) => {
            let Json::Array(right) = arguments[1].to_json() else { return None };
            Some(Json::Array(Rc::new(left.iter().chain(right.iter()).cloned().collect())))
        }
        ("%json_remove", Json::Object(members), None) => {
            Some(Json::Object(Rc::new(members.iter().filter(|(name, _)| *name != key).cloned().collect())))
        }
        ("%json_remove", Json::Array(items), None) => {
            let mut items = (*items).clone();
            if index? < items.len() {
                items.remove(index?);
            }
            Some(Json::Array(Rc::new(items)))
        }
        ("%json_add" | "%json_set", Json::Object(members), Some(json)) => {
            let mut members = (*members).clone();
            put(&mut members, &key, json);
            Some(Json::Object(Rc::new(members)))
        }
        ("%json_set", Json::Array(items), Some(json)) => {
            let mut items = (*items).clone();
            *items.get_mut(index?)? = json;
            Some(Json::Array(Rc::new(items)))
        }
        ("%json_add", Json::Array(items), None) => {
            let added = arguments[1].to_json();
            Some(Json::Array(Rc::new(items.iter().cloned().chain([added]).collect())))
        }
        ("%json_add", Json::Array(items), Some(json)) => {
            let mut items = (*items).clone();
            let at = index?.min(items.len());
            items.insert(at, json);
            Some(Json::Array(Rc::new(items)))
        }
        _ => None,
    }
}

fn put(members: &mut Vec<(Rc<str>, Json)>, key: &str, json: Json) {
    match members.iter_mut().find(|(name, _)| &**name == key) {
        Some((_, old)) => *old = json,
        None => members.push((key.into(), json)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_known() {
        assert!(ALL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(is_known("%upper") && !is_known("upper") && !is_known("%left_align"));
    }

    #[test]
    fn parts_of_texts() {
        let part = |start, length| substring("aé😀b", start, length).to_text().to_string();
        assert_eq!(part(1, Some(3)), "é😀");
        assert_eq!(part(1, Some(2)), "é");
        assert_eq!(part(9, None), "");
        assert_eq!(part(-1, Some(-2)), "");
        assert_eq!(split("a,b;;c", ",;").to_text().as_ref(), r#"["a","b","c"]"#);
    }
}

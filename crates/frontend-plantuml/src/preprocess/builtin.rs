//! The functions whose names begin with `%` (reference plantuml section 20).
//!
//! What would look at the machine (environment, files, clock) gives nothing, and says so once a block.

mod color;

use super::call::{Arguments, Called, is_name};
use super::json::Json;
use super::machine::{Fault, Halt, Machine, Sink};
use super::problem::Problem;
use super::value::Value;
use super::{BACKSLASH, LEFT_BREAK, RIGHT_BREAK, TAB};
use std::collections::HashSet;
use std::rc::Rc;

/// Names with the smallest and the largest number of arguments. Sorted.
#[rustfmt::skip]
const ALL: [(&str, usize, usize); 74] = [
    ("%and", 2, 99), ("%backslash", 0, 0), ("%boolval", 1, 1), ("%breakline", 0, 0),
    ("%call_user_func", 1, 99), ("%chr", 1, 1), ("%darken", 2, 2), ("%date", 0, 3), ("%dec2hex", 1, 1),
    ("%dirpath", 0, 0), ("%dollar", 0, 0), ("%eval", 1, 1), ("%false", 0, 0), ("%feature", 1, 1),
    ("%file_exists", 1, 1), ("%filedate", 1, 1), ("%filename", 0, 0), ("%filename_no_extension", 0, 0),
    ("%function_exists", 1, 1), ("%get_all_stdlib", 0, 1), ("%get_all_theme", 0, 0),
    ("%get_current_theme", 0, 0), ("%get_json_keys", 1, 1),
    ("%get_json_type", 1, 1), ("%get_stdlib", 0, 1), ("%get_variable_value", 1, 1), ("%getenv", 1, 1),
    ("%hex2dec", 1, 1), ("%hsl_color", 3, 4), ("%intval", 1, 1), ("%invoke_procedure", 1, 99),
    ("%is_dark", 1, 1), ("%is_light", 1, 1), ("%json_add", 2, 3), ("%json_key_exists", 2, 2),
    ("%json_merge", 2, 2), ("%json_remove", 2, 2), ("%json_set", 2, 3), ("%left_align", 0, 0),
    ("%lighten", 2, 2),
    ("%load_json", 1, 3), ("%lower", 1, 1), ("%mod", 2, 2), ("%n", 0, 0), ("%nand", 2, 99),
    ("%newline", 0, 0), ("%nor", 2, 99), ("%not", 1, 1), ("%now", 0, 0), ("%nxor", 2, 99), ("%or", 2, 99),
    ("%ord", 1, 1), ("%percent", 0, 0), ("%random", 0, 2), ("%retrieve_procedure", 1, 99),
    ("%reverse_color", 1, 1), ("%reverse_hsluv_color", 1, 1), ("%right_align", 0, 0), ("%set_variable_value", 2, 2),
    ("%size", 1, 1), ("%splitstr", 2, 2), ("%splitstr_regex", 2, 2), ("%str2json", 1, 1), ("%string", 1, 1),
    ("%strlen", 1, 1), ("%strpos", 2, 2), ("%substr", 2, 3), ("%tab", 0, 0), ("%true", 0, 0),
    ("%upper", 1, 1), ("%variable_exists", 1, 1), ("%version", 0, 0), ("%xargs", 1, 99), ("%xor", 2, 99),
];

/// [`LINE_FEED`](super::LINE_FEED) as a text.
const LINE_FEED_TEXT: &str = "\u{E100}";

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
                match name {
                    "%call_user_func" => self.call_in_expression(&wanted, arguments).map(Called::Value),
                    "%invoke_procedure" => match self.call_with(&wanted, arguments, sink)? {
                        Called::Written => Ok(Called::Written),
                        Called::Value(_) => Err(Fault::line(Problem::Argument("a procedure is needed"))),
                    },
                    _ => {
                        let mut written = Sink::default();
                        let called = self.call_with(&wanted, arguments, Some(&mut written))?;
                        match called {
                            // its lines are lines of one text
                            Called::Written => {
                                let lines = written.text.replace('\n', LINE_FEED_TEXT).replace('\r', "");
                                Ok(Called::Value(Value::text(&lines)))
                            }
                            Called::Value(_) => Err(Fault::line(Problem::Argument("a procedure is needed"))),
                        }
                    }
                }
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
            "%boolval" => match &*text(0).to_ascii_lowercase() {
                "true" | "1" => Value::Int(1),
                "false" | "0" => Value::Int(0),
                _ => return Err(Fault::line(Problem::Argument("`true`, `false`, 1 or 0 is needed"))),
            },
            "%intval" => {
                let digits = text(0);
                Value::Int(digits.parse().map_err(|_| not_a_number(&digits))?)
            }
            "%mod" => match (arguments[0].to_int(), arguments[1].to_int()) {
                (_, 0) => return Err(Fault::line(Problem::DivisionByZero)),
                (left, right) => Value::Int(left.wrapping_rem(right)),
            },
            "%dec2hex" => Value::text(&format!("{:x}", arguments[0].to_int())),
            "%hex2dec" => {
                let digits = text(0);
                let number = i64::from_str_radix(&digits, 16).ok().and_then(|n| i32::try_from(n).ok());
                Value::Int(number.unwrap_or(0))
            }
            "%strlen" => Value::Int(to_int(text(0).encode_utf16().count())),
            "%upper" => Value::text(&text(0).to_uppercase()),
            "%lower" => Value::text(&text(0).to_lowercase()),
            "%string" => Value::Text(text(0)),
            "%substr" => substring(&text(0), arguments[1].to_int(), arguments.get(2).map(Value::to_int))
                .ok_or_else(|| Fault::line(Problem::Argument("a place lies outside of the text")))?,
            "%strpos" => {
                let (all, part) = (text(0), text(1));
                Value::Int(all.find(&*part).map_or(-1, |at| to_int(all[..at].encode_utf16().count())))
            }
            "%chr" => {
                let code = u32::try_from(arguments[0].to_int()).ok().and_then(char::from_u32);
                Value::text(&code.filter(|c| *c != '\0').map_or_else(|| " ".to_owned(), String::from))
            }
            "%ord" => Value::Int(text(0).chars().next().map_or(0, |c| to_int(c as usize))),
            "%newline" | "%n" => Value::text(LINE_FEED_TEXT),
            "%left_align" => Value::text(&LEFT_BREAK.to_string()),
            "%right_align" => Value::text(&RIGHT_BREAK.to_string()),
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
                split_exactly(&text(0), &pattern)
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
            "%eval" => Value::Int(self.value(&text(0), 0).map_err(Halt::nowhere)?.to_int()),
            "%xargs" => Value::text(""),
            "%size" => Value::Int(match &arguments[0] {
                Value::Json(Json::Array(items)) => to_int(items.len()),
                Value::Json(Json::Object(members)) => to_int(members.len()),
                Value::Text(text) => to_int(text.encode_utf16().count()),
                _ => 0,
            }),
            "%get_json_keys" => match &arguments[0] {
                Value::Json(Json::Object(members)) => names(members.iter()),
                Value::Json(Json::Array(items)) => {
                    let members = items.iter().filter_map(|item| match item {
                        Json::Object(members) => Some(members.iter()),
                        _ => None,
                    });
                    names(members.flatten())
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
                Value::Json(json)
            }
            "%str2json" => match Json::parse(&text(0)) {
                Ok((json, length)) if text(0)[length..].trim().is_empty() => Value::Json(json),
                _ => Value::text(""),
            },
            "%lighten"
            | "%darken"
            | "%reverse_color"
            | "%reverse_hsluv_color"
            | "%is_dark"
            | "%is_light"
            | "%hsl_color" => color::call(name, arguments)?,
            "%version" => Value::text("1.2026.8"),
            "%feature" => Value::truth(matches!(&*text(0), "theme" | "style")),
            "%get_all_theme" => {
                let themes = spelling::plantuml::THEMES.map(|theme| Json::Text(theme.into()));
                Value::Json(Json::Array(Rc::new(themes.to_vec())))
            }
            "%get_all_stdlib" => Value::Json(Json::Array(Rc::default())),
            "%get_stdlib" => Value::Json(Json::Object(Rc::default())),
            "%get_current_theme" => Value::Json(Json::Object(Rc::default())),
            "%random" if arguments.iter().any(|bound| bound.to_int() <= 0) => {
                return Err(Fault::line(Problem::Argument("a number above zero is needed")));
            }
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

fn to_int(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Positions count UTF-16 units; half a character is left out. `None` for places before the text.
fn substring(text: &str, start: i32, length: Option<i32>) -> Option<Value> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let from = usize::try_from(start).ok()?.min(units.len());
    let length = match length {
        Some(length) => usize::try_from(length).ok()?,
        None => units.len(),
    };
    let end = from.saturating_add(length).min(units.len());
    let part: String = char::decode_utf16(units[from..end].iter().copied()).filter_map(Result::ok).collect();
    Some(Value::text(&part))
}

/// Each character of `separators` separates; nothing between two of them gives no item.
fn split(text: &str, separators: &str) -> Value {
    let parts = text.split(|c| separators.contains(c)).filter(|part| !part.is_empty());
    Value::Json(Json::Array(Rc::new(parts.map(|part| Json::Text(part.into())).collect())))
}

/// Parts between separators; empty ones at the end are left out. An empty separator parts all characters.
fn split_exactly(text: &str, separator: &str) -> Value {
    let mut parts: Vec<&str> = match separator {
        "" => text.split("").skip(1).collect(),
        separator => text.split(separator).collect(),
    };
    while parts.len() > 1 && parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    Value::Json(Json::Array(Rc::new(parts.into_iter().map(|part| Json::Text(part.into())).collect())))
}

/// The names of members, each once.
fn names<'m>(members: impl Iterator<Item = &'m (Rc<str>, Json)>) -> Value {
    let mut seen = HashSet::new();
    let names = members.filter(|(name, _)| seen.insert(Rc::clone(name)));
    Value::Json(Json::Array(Rc::new(names.map(|(name, _)| Json::Text(Rc::clone(name))).collect())))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Int(_) | Value::Json(Json::Number(_)) => "number",
        Value::Text(_) | Value::Json(Json::Text(_)) => "string",
        Value::Json(Json::Array(_)) => "array",
        Value::Json(Json::Object(_)) => "object",
        Value::Json(Json::Bool(_)) => "boolean",
        Value::Json(Json::Null) => "json",
    }
}

/// A changed copy; the value itself where the arguments don't fit. `None` where it is no array or object.
fn change(name: &str, arguments: &[Value]) -> Option<Json> {
    let Value::Json(json @ (Json::Array(_) | Json::Object(_))) = &arguments[0] else { return None };
    let (key, second) = (arguments[1].to_text(), &arguments[1]);
    let value = arguments.get(2).map(Value::to_json);
    let index = match second {
        Value::Int(index) => usize::try_from(*index).ok(),
        _ => None,
    };
    Some(match (name, json, second) {
        ("%json_merge", Json::Array(left), Value::Json(Json::Array(right))) => {
            Json::Array(Rc::new(left.iter().chain(right.iter()).cloned().collect()))
        }
        ("%json_merge" | "%json_set", Json::Object(left), Value::Json(Json::Object(right)))
            if value.is_none() =>
        {
            let mut merged = (**left).clone();
            for (key, json) in right.iter() {
                put(&mut merged, key, json.clone());
            }
            Json::Object(Rc::new(merged))
        }
        ("%json_remove", Json::Object(members), _) => {
            Json::Object(Rc::new(members.iter().filter(|(name, _)| *name != key).cloned().collect()))
        }
        ("%json_remove", Json::Array(items), _) if index.is_some_and(|index| index < items.len()) => {
            let mut items = (**items).clone();
            items.remove(index?);
            Json::Array(Rc::new(items))
        }
        // a name may come twice
        ("%json_add", Json::Object(members), _) => {
            let added = (Rc::clone(&key), value?);
            Json::Object(Rc::new(members.iter().cloned().chain([added]).collect()))
        }
        ("%json_add", Json::Array(items), _) => {
            Json::Array(Rc::new(items.iter().cloned().chain([second.to_json()]).collect()))
        }
        ("%json_set", Json::Object(members), _) => {
            let mut members = (**members).clone();
            put(&mut members, &key, value?);
            Json::Object(Rc::new(members))
        }
        ("%json_set", Json::Array(items), _) => {
            let mut items = (**items).clone();
            if let (Some(place), Some(value)) = (index.and_then(|index| items.get_mut(index)), value) {
                *place = value;
            }
            Json::Array(Rc::new(items))
        }
        _ => json.clone(),
    })
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
        assert!(is_known("%upper") && !is_known("upper") && !is_known("%get_json_key"));
    }

    #[test]
    fn parts_of_texts() {
        let part = |start, length| substring("aé😀b", start, length).unwrap().to_text().to_string();
        assert_eq!(part(1, Some(3)), "é😀");
        assert_eq!(part(1, Some(2)), "é");
        assert_eq!(part(9, None), "");
        assert_eq!(substring("abc", -1, None), None);
        assert_eq!(substring("abc", 1, Some(-1)), None);
        assert_eq!(split("a,b;;c", ",;").to_text().as_ref(), r#"["a","b","c"]"#);
    }
}

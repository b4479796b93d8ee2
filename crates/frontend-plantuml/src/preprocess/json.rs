//! JSON values (reference plantuml P-191).

use std::fmt::{self, Write};
use std::rc::Rc;

/// How deep values may nest.
const DEPTH_LIMIT: usize = 64;

/// A JSON value. Cheap to copy. Objects keep the order in which they were written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// As written.
    Number(Rc<str>),
    Text(Rc<str>),
    Array(Rc<Vec<Json>>),
    Object(Rc<Vec<(Rc<str>, Json)>>),
}

/// Where and why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotJson {
    /// The text ends too early: another line may complete it.
    Incomplete,
    /// At this byte.
    At(usize),
}

impl Json {
    /// Reads one value from the beginning of `text`, and says how many bytes it takes.
    pub(super) fn parse(text: &str) -> Result<(Json, usize), NotJson> {
        let mut parser = Parser { text, at: 0 };
        let json = parser.value(0)?;
        Ok((json, parser.at))
    }

    /// The member called `key`.
    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(name, _)| &**name == key).map(|(_, json)| json),
            _ => None,
        }
    }

    /// How deep it is nested, 0 for what holds nothing.
    pub(super) fn depth(&self) -> usize {
        match self {
            Json::Array(items) => 1 + items.iter().map(Json::depth).max().unwrap_or(0),
            Json::Object(members) => 1 + members.iter().map(|(_, json)| json.depth()).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// How many bytes it takes when written, nearly.
    pub(super) fn weight(&self) -> usize {
        match self {
            Json::Null | Json::Bool(_) => 5,
            Json::Number(text) | Json::Text(text) => text.len() + 2,
            Json::Array(items) => 2 + items.iter().map(|item| item.weight() + 1).sum::<usize>(),
            Json::Object(members) => {
                2 + members.iter().map(|(name, json)| name.len() + 4 + json.weight()).sum::<usize>()
            }
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(yes) => write!(f, "{yes}"),
            Json::Number(digits) => f.write_str(digits),
            Json::Text(text) => quoted(text, f),
            Json::Array(items) => {
                f.write_char('[')?;
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        f.write_char(',')?;
                    }
                    write!(f, "{item}")?;
                }
                f.write_char(']')
            }
            Json::Object(members) => {
                f.write_char('{')?;
                for (index, (name, json)) in members.iter().enumerate() {
                    if index > 0 {
                        f.write_char(',')?;
                    }
                    quoted(name, f)?;
                    write!(f, ":{json}")?;
                }
                f.write_char('}')
            }
        }
    }
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn value(&mut self, depth: usize) -> Result<Json, NotJson> {
        match self.peek()? {
            b'{' => {
                self.deeper(depth)?;
                let mut members: Vec<(Rc<str>, Json)> = Vec::new();
                self.list(b'}', |parser| {
                    if parser.peek()? != b'"' {
                        return Err(NotJson::At(parser.at));
                    }
                    let name: Rc<str> = parser.string()?.into();
                    if parser.peek()? != b':' {
                        return Err(NotJson::At(parser.at));
                    }
                    parser.at += 1;
                    let json = parser.value(depth + 1)?;
                    members.push((name, json));
                    Ok(())
                })?;
                Ok(Json::Object(Rc::new(members)))
            }
            b'[' => {
                self.deeper(depth)?;
                let mut items = Vec::new();
                self.list(b']', |parser| {
                    items.push(parser.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::Array(Rc::new(items)))
            }
            b'"' => Ok(Json::Text(self.string()?.into())),
            _ => self.word(),
        }
    }

    fn deeper(&mut self, depth: usize) -> Result<(), NotJson> {
        if depth >= DEPTH_LIMIT {
            return Err(NotJson::At(self.at));
        }
        self.at += 1;
        Ok(())
    }

    fn list(
        &mut self,
        close: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        if self.peek()? == close {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            match self.peek()? {
                b',' => self.at += 1,
                byte if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(NotJson::At(self.at)),
            }
        }
    }

    fn word(&mut self) -> Result<Json, NotJson> {
        let rest = &self.text[self.at..];
        let length = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.')))
            .unwrap_or(rest.len());
        let word = &rest[..length];
        let json = match word {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            "null" => Json::Null,
            digits if !digits.is_empty() && digits.parse::<f64>().is_ok_and(f64::is_finite) => {
                Json::Number(digits.into())
            }
            _ => return Err(NotJson::At(self.at)),
        };
        self.at += length;
        Ok(json)
    }

    /// A text in quotation marks; the cursor stands on the first of them.
    fn string(&mut self) -> Result<String, NotJson> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let stop = rest.find(['"', '\\', '\n']).ok_or(NotJson::Incomplete)?;
            out.push_str(&rest[..stop]);
            self.at += stop;
            match rest.as_bytes()[stop] {
                b'"' => {
                    self.at += 1;
                    return Ok(out);
                }
                b'\\' => {
                    let c = rest[stop + 1..].chars().next().ok_or(NotJson::Incomplete)?;
                    self.at += 1 + c.len_utf8();
                    out.push(match c {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'b' => '\u{8}',
                        'f' => '\u{c}',
                        'u' => {
                            let digits = self.text.get(self.at..self.at + 4).ok_or(NotJson::At(self.at))?;
                            let code = u32::from_str_radix(digits, 16).map_err(|_| NotJson::At(self.at))?;
                            self.at += 4;
                            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
                        }
                        c => c,
                    });
                }
                _ => return Err(NotJson::At(self.at)),
            }
        }
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Result<u8, NotJson> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        bytes.get(self.at).copied().ok_or(NotJson::Incomplete)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_there_and_back() {
        for text in
            [r#"{"a":{"b":[10,20,"z"]},"c":true,"d":null,"e":1.5}"#, "[]", "{}", r#"["a\"b\\c"]"#, "-3"]
        {
            assert_eq!(Json::parse(text).unwrap().0.to_string(), text);
        }
        assert_eq!(Json::parse(" [ 1 , 2 ] x").unwrap().1, 10);
        assert_eq!(Json::parse(r#""\u00e9""#).unwrap().0, Json::Text("é".into()));
    }

    #[test]
    fn says_whether_more_may_come() {
        assert_eq!(Json::parse("{").unwrap_err(), NotJson::Incomplete);
        assert_eq!(Json::parse("{\"a\":1,\n").unwrap_err(), NotJson::Incomplete);
        assert_eq!(Json::parse("{a}").unwrap_err(), NotJson::At(1));
        assert_eq!(Json::parse("[1 2]").unwrap_err(), NotJson::At(3));
    }

    #[test]
    fn nesting_is_bounded() {
        assert!(Json::parse(&"[".repeat(1_000_000)).is_err_and(|error| matches!(error, NotJson::At(_))));
        let deep = format!("{}{}", "[".repeat(DEPTH_LIMIT), "]".repeat(DEPTH_LIMIT));
        assert_eq!(Json::parse(&deep).unwrap().0.depth(), DEPTH_LIMIT);
    }
}

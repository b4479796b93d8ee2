//! `{key: value, …}` and `[item, …]`, over any number of lines.

use super::scalar::resolve;
use super::{DEPTH, Reader, YamlError, error, is_blank, short};
use serde_json::{Map, Value};

impl Reader<'_> {
    /// A value in braces or brackets, from the first to behind the last. Lines that go on must be further in than
    /// `parent`.
    pub(super) fn flow(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return error("values are nested too deep");
        }
        let value = match self.peek() {
            Some('{') => self.flow_mapping(parent),
            Some('[') => self.flow_sequence(parent),
            Some('"' | '\'') => self.quoted().map(Value::String),
            _ => self.flow_plain(parent),
        };
        self.depth -= 1;
        value
    }

    fn flow_mapping(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        self.at += 1;
        let mut map = Map::new();
        loop {
            self.skip_flow();
            match self.peek() {
                None => return error("`{` is not closed"),
                Some('}') => break,
                Some(',') => return error("a comma stands where a key should"),
                _ => {}
            }
            let start = self.at;
            let key = self.flow(parent)?;
            let value = self.flow_value(start, parent)?.unwrap_or_default();
            put(&mut map, key, value)?;
            self.separator('}')?;
        }
        self.at += 1;
        Ok(Value::Object(map))
    }

    fn flow_sequence(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_flow();
            match self.peek() {
                None => return error("`[` is not closed"),
                Some(']') => break,
                Some(',') => return error("a comma stands where a value should"),
                _ => {}
            }
            let start = self.at;
            let item = self.flow(parent)?;
            items.push(match self.flow_value(start, parent)? {
                // `[key: value]` is a mapping in a sequence
                Some(value) => {
                    let mut map = Map::new();
                    put(&mut map, item, value)?;
                    Value::Object(map)
                }
                None => item,
            });
            self.separator(']')?;
        }
        self.at += 1;
        Ok(Value::Array(items))
    }

    /// `:` and a value behind a key that began at `start`, on the same line.
    fn flow_value(&mut self, start: usize, parent: Option<usize>) -> Result<Option<Value>, YamlError> {
        self.skip_flow();
        if !self.rest().starts_with(':') || self.text[start..self.at].contains('\n') {
            return Ok(None);
        }
        self.at += 1;
        self.skip_flow();
        match self.peek() {
            Some(',' | '}' | ']') => Ok(Some(Value::Null)),
            _ => self.flow(parent).map(Some),
        }
    }

    /// A comma, or the closing mark, which stays.
    fn separator(&mut self, close: char) -> Result<(), YamlError> {
        self.skip_flow();
        match self.peek() {
            Some(',') => {
                self.at += 1;
                Ok(())
            }
            Some(char) if char == close => Ok(()),
            None => error(format!("`{}` is not closed", if close == '}' { '{' } else { '[' })),
            Some(_) => error(format!("a comma is missing before `{}`", short(self.line()))),
        }
    }

    /// A plain scalar within braces or brackets; it goes on in lines that are further in than `parent`.
    fn flow_plain(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        self.skip_anchor()?;
        let rest = self.rest();
        let mut chars = rest.chars();
        match (chars.next(), chars.next()) {
            (Some(first @ ('@' | '`' | '%' | '*' | '!' | '|' | '>' | '#')), _) => {
                return error(format!("a value cannot begin with `{first}`"));
            }
            (Some('-' | '?'), next) if next.is_none_or(is_blank) => {
                return error("neither `- ` nor `? ` can stand within braces or brackets");
            }
            _ => {}
        }
        let ends = |char: char| matches!(char, ',' | '{' | '}' | '[' | ']');
        let end = rest
            .char_indices()
            .find(|&(at, char)| match char {
                ':' => rest[at + 1..].chars().next().is_none_or(|next| is_blank(next) || ends(next)),
                '#' => rest[..at].ends_with(is_blank),
                other => ends(other),
            })
            .map_or(rest.len(), |(at, _)| at);
        let text = rest[..end].trim_end_matches(is_blank);
        if text.is_empty() && !rest[end..].starts_with([':', ',', '}', ']']) {
            return error(format!("`{}` cannot stand here", short(self.line())));
        }
        self.at += text.len();
        if !text.contains('\n') {
            return Ok(resolve(text));
        }
        let far = |line: &str| line.len() - line.trim_start_matches(is_blank).len();
        let deep = |line: &str| {
            parent.is_none_or(|parent| far(line) > parent) || line.trim_matches(is_blank).is_empty()
        };
        if !text.split('\n').skip(1).all(deep) {
            return error("a line is not as far in as what it belongs to");
        }
        let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches(is_blank)).collect();
        Ok(resolve(&lines.join(" ")))
    }

    /// Blanks, line ends and comments.
    fn skip_flow(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(is_blank).len();
            self.at += blank;
            if !self.rest().starts_with('#') || blank == 0 {
                return;
            }
            self.at += self.line().len();
        }
    }
}

fn put(map: &mut Map<String, Value>, key: Value, value: Value) -> Result<(), YamlError> {
    let key = match key {
        Value::String(text) => text,
        other => super::truthy(&other).unwrap_or_else(|| other.to_string()),
    };
    if map.insert(key.clone(), value).is_some() {
        return error(format!("the key `{key}` stands twice"));
    }
    Ok(())
}

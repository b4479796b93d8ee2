//! A reader of YAML, as much of it as configuration uses: block mappings and sequences, flow mappings and sequences,
//! plain and quoted scalars, literal and folded blocks, comments. Scalars are resolved as in JSON, as Mermaid does.
//!
//! What it refuses, the reader that Mermaid uses refuses too. What it does not know (anchors, tags, several documents)
//! it takes as text, or refuses.

mod flow;
mod scalar;

use serde_json::{Map, Value};

/// Blanks of YAML, line ends among them.
fn is_blank(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r')
}

/// How deep values may be nested.
const DEPTH: usize = 100;

/// Why a text is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct YamlError {
    /// In a few words.
    pub reason: String,
}

fn error<X>(reason: impl Into<String>) -> Result<X, YamlError> {
    Err(YamlError { reason: reason.into() })
}

/// The value of a text; `Null` for one that says nothing.
pub(crate) fn read(text: &str) -> Result<Value, YamlError> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    reader.skip_lines()?;
    if reader.at_end() {
        return Ok(Value::Null);
    }
    let indent = reader.indent();
    let value = reader.block(indent, None)?;
    reader.skip_lines()?;
    if reader.at_end() { Ok(value) } else { error("a line is not as far in as those it belongs to") }
}

/// As a text in JavaScript, unless it counts as false there.
pub(crate) fn truthy(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::Bool(true) => Some("true".to_owned()),
        Value::Number(number) => {
            let number = number.as_f64()?;
            (number != 0.0).then(|| number.to_string())
        }
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Array(items) => {
            let items = items.iter().map(|item| truthy(item).unwrap_or_default());
            Some(items.collect::<Vec<_>>().join(","))
        }
        Value::Object(_) => Some("[object Object]".to_owned()),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn at_end(&self) -> bool {
        self.at == self.text.len()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The rest of the current line.
    fn line(&self) -> &'t str {
        self.rest().split('\n').next().unwrap_or_default()
    }

    /// How far in the current place is, in characters.
    fn indent(&self) -> usize {
        let start = self.text[..self.at].rfind('\n').map_or(0, |end| end + 1);
        self.text[start..self.at].chars().count()
    }

    /// Passes `&name`, which names a value.
    fn skip_anchor(&mut self) -> Result<(), YamlError> {
        if self.rest().starts_with('&') {
            let ends = |char: char| is_blank(char) || matches!(char, ',' | '{' | '}' | '[' | ']');
            let length = self.rest().find(ends).unwrap_or(self.rest().len());
            if length == 1 {
                return error("`&` needs a name");
            }
            self.at += length;
            self.skip_blanks();
        }
        Ok(())
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    /// Passes blanks, line ends and comments, up to the first letter of a line that says something.
    fn skip_lines(&mut self) -> Result<(), YamlError> {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(is_blank).len();
            let gap = &rest[..blank];
            self.at += blank;
            let comment = self.rest().starts_with('#');
            let separated = blank > 0 || self.at == 0 || self.text[..self.at].ends_with(is_blank);
            if !comment || !separated {
                let indentation = gap.rsplit('\n').next().unwrap_or_default();
                if gap.contains('\n') && indentation.contains('\t') && !self.at_end() {
                    return error("a tab cannot stand before the first letter of a line");
                }
                return Ok(());
            }
            self.at += self.line().len();
        }
    }

    /// The end of a line, with a comment before it.
    fn finish_line(&mut self) -> Result<(), YamlError> {
        self.skip_blanks();
        let line = self.line();
        if line.is_empty() || line.starts_with('#') {
            self.at += line.len();
            return Ok(());
        }
        error(format!("`{}` does not belong here", short(line)))
    }

    /// A value that begins here, where it stands `indent` characters in; what it belongs to stands `parent` in.
    fn block(&mut self, indent: usize, parent: Option<usize>) -> Result<Value, YamlError> {
        self.depth += 1;
        if self.depth > DEPTH {
            return error("values are nested too deep");
        }
        let value = if self.begins_item() {
            self.sequence(indent)
        } else if self.begins_entry()? {
            self.mapping(indent)
        } else {
            self.scalar(parent)
        };
        self.depth -= 1;
        value
    }

    /// Whether `- ` begins here.
    fn begins_item(&self) -> bool {
        let rest = self.rest();
        rest.strip_prefix('-').is_some_and(|rest| rest.chars().next().is_none_or(is_blank))
    }

    /// Whether a key and `:` begin here.
    fn begins_entry(&mut self) -> Result<bool, YamlError> {
        let start = self.at;
        let key = self.key()?;
        self.at = start;
        Ok(key.is_some())
    }

    fn sequence(&mut self, indent: usize) -> Result<Value, YamlError> {
        let mut items = Vec::new();
        while !self.at_end() && self.indent() == indent && self.begins_item() {
            self.at += 1;
            items.push(self.value_behind(indent, indent + 1)?);
            self.skip_lines()?;
        }
        if !self.at_end() && self.indent() > indent {
            return error("a line is too far in");
        }
        Ok(Value::Array(items))
    }

    fn mapping(&mut self, indent: usize) -> Result<Value, YamlError> {
        let mut map = Map::new();
        while !self.at_end() && self.indent() == indent {
            let Some(key) = self.key()? else {
                return error(format!(
                    "`{}` is neither a key with `:` nor a part of the line before",
                    short(self.line())
                ));
            };
            let value = self.value_behind(indent, indent)?;
            if map.insert(key.clone(), value).is_some() {
                return error(format!("the key `{key}` stands twice"));
            }
            self.skip_lines()?;
        }
        if !self.at_end() && self.indent() > indent {
            return error(format!("`{}` is too far in", short(self.line())));
        }
        Ok(Value::Object(map))
    }

    /// A key with its `:`, and the blanks behind that; none when there is no such thing.
    fn key(&mut self) -> Result<Option<String>, YamlError> {
        let key = match self.peek() {
            Some('"' | '\'') => {
                let start = self.at;
                let key = self.quoted()?;
                if self.text[start..self.at].contains('\n') {
                    return Ok(None);
                }
                key
            }
            Some('-' | '?') if self.rest()[1..].chars().next().is_none_or(is_blank) => return Ok(None),
            Some('{' | '[' | '}' | ']' | ',' | '|' | '>' | '&' | '*' | '!' | '%' | '@' | '`') | None => {
                return Ok(None);
            }
            Some(_) => {
                let line = self.line();
                let ends = line.match_indices(':').map(|(at, _)| at);
                let mut ends = ends.filter(|&at| line[at + 1..].chars().next().is_none_or(is_blank));
                let comment = line.find(" #").unwrap_or(line.len());
                let Some(end) = ends.next().filter(|&end| end < comment) else { return Ok(None) };
                self.at += end;
                line[..end].trim_end_matches(is_blank).to_owned()
            }
        };
        self.skip_blanks();
        let colon = self.rest().strip_prefix(':');
        if !colon.is_some_and(|rest| rest.chars().next().is_none_or(is_blank)) {
            return Ok(None);
        }
        self.at += 1;
        self.skip_blanks();
        Ok(Some(key))
    }

    /// What stands behind `key:` or `-`, on the same line or on lines further in than `indent`. A sequence may stand as
    /// far in as the key, from `least` on.
    fn value_behind(&mut self, indent: usize, least: usize) -> Result<Value, YamlError> {
        self.skip_blanks();
        let line = self.line();
        let is_item = least > indent;
        if !line.is_empty() && !line.starts_with('#') {
            if is_item && (self.begins_item() || self.begins_entry()?) {
                let inner = self.indent();
                return self.block(inner, Some(indent));
            }
            return self.scalar(Some(indent));
        }
        self.skip_lines()?;
        if self.at_end() {
            return Ok(Value::Null);
        }
        let inner = self.indent();
        let deeper = inner > indent || !is_item && inner == least && self.begins_item();
        if deeper { self.block(inner, Some(indent)) } else { Ok(Value::Null) }
    }

    /// A scalar or a flow value; lines that go on must be further in than `parent`.
    fn scalar(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        match self.peek() {
            Some('-' | '?') if self.rest()[1..].chars().next().is_none_or(is_blank) => {
                error("a sequence must begin on a line of its own")
            }
            Some('{' | '[') => {
                let value = self.flow(parent)?;
                self.finish_line()?;
                Ok(value)
            }
            Some('"' | '\'') => {
                let text = self.quoted()?;
                self.finish_line()?;
                Ok(Value::String(text))
            }
            Some('|' | '>') => self.literal(parent),
            Some(first @ ('@' | '`' | '%' | '}' | ']' | ',')) => {
                error(format!("a value cannot begin with `{first}`"))
            }
            Some('*' | '!') => error("aliases and tags are not read"),
            Some('&') => {
                self.skip_anchor()?;
                self.scalar(parent)
            }
            _ => self.plain(parent),
        }
    }
}

/// The beginning of a line, for a message.
fn short(line: &str) -> String {
    let line = line.trim();
    if line.chars().count() > 24 {
        format!("{}…", line.chars().take(23).collect::<String>())
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests;

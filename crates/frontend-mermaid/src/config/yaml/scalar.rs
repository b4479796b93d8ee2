//! Scalars: plain, in quotes, in blocks of lines.

use super::{Reader, YamlError, error, is_blank, short};
use serde_json::Value;

impl Reader<'_> {
    /// A plain scalar; it goes on in lines that are further in than `parent`.
    pub(super) fn plain(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        let mut text = String::new();
        loop {
            let line = self.line();
            let end = line.match_indices('#').map(|(at, _)| at).find(|&at| line[..at].ends_with(is_blank));
            let part = line[..end.unwrap_or(line.len())].trim_end_matches(is_blank);
            let ends_key = |(at, _): (usize, &str)| part[at + 1..].chars().next().is_none_or(is_blank);
            if part.match_indices(':').any(ends_key) {
                return error(format!("`{}` holds a `:` before a blank: write it in quotes", short(part)));
            }
            text.push_str(part);
            self.at += line.len();
            if end.is_some() {
                break;
            }
            // does it go on?
            let before = self.at;
            let rest = self.rest();
            let blank = &rest[..rest.len() - rest.trim_start_matches(is_blank).len()];
            self.at += blank.len();
            let deeper = parent.is_none_or(|parent| self.indent() > parent);
            let goes_on = !self.at_end() && deeper && !self.rest().starts_with('#');
            if !goes_on {
                self.at = before;
                break;
            }
            match blank.matches('\n').count() {
                0 | 1 => text.push(' '),
                more => text.extend(std::iter::repeat_n('\n', more - 1)),
            }
        }
        Ok(resolve(&text))
    }

    /// A scalar in quotes, from the first to behind the last.
    pub(super) fn quoted(&mut self) -> Result<String, YamlError> {
        let double = self.rest().starts_with('"');
        self.at += 1;
        let mut out = String::new();
        while let Some(char) = self.peek() {
            self.at += char.len_utf8();
            match char {
                '"' if double => return Ok(out),
                '\'' if !double => {
                    if !self.rest().starts_with('\'') {
                        return Ok(out);
                    }
                    self.at += 1;
                    out.push('\'');
                }
                '\\' if double => self.escape(&mut out)?,
                '\n' => self.fold(&mut out),
                other => out.push(other),
            }
        }
        error("a quote is not closed")
    }

    /// A line end within quotes: one is a blank, several are one less.
    fn fold(&mut self, out: &mut String) {
        let kept = out.trim_end_matches([' ', '\t']).len();
        out.truncate(kept);
        let rest = self.rest();
        let blank = &rest[..rest.len() - rest.trim_start_matches(is_blank).len()];
        match blank.matches('\n').count() {
            0 => out.push(' '),
            more => out.extend(std::iter::repeat_n('\n', more)),
        }
        self.at += blank.len();
    }

    fn escape(&mut self, out: &mut String) -> Result<(), YamlError> {
        let Some(char) = self.peek() else { return error("a quote is not closed") };
        self.at += char.len_utf8();
        let digits = match char {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '\n' => {
                let rest = self.rest();
                self.at += rest.len() - rest.trim_start_matches(is_blank).len();
                return Ok(());
            }
            _ => 0,
        };
        if digits > 0 {
            let code = self.rest().get(..digits).and_then(|code| u32::from_str_radix(code, 16).ok());
            let Some(code) = code else { return error("an escape needs hexadecimal digits") };
            self.at += digits;
            out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            return Ok(());
        }
        out.push(match char {
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            't' | '\t' => '\t',
            'n' => '\n',
            'v' => '\u{B}',
            'f' => '\u{C}',
            'r' => '\r',
            'e' => '\u{1B}',
            ' ' | '"' | '/' | '\\' => char,
            'N' => '\u{85}',
            '_' => '\u{A0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            other => return error(format!("`\\{other}` is not an escape")),
        });
        Ok(())
    }

    /// `|` or `>` and the lines behind it that are further in.
    pub(super) fn literal(&mut self, parent: Option<usize>) -> Result<Value, YamlError> {
        let header = self.line();
        let folded = header.starts_with('>');
        let marks = header[1..].split(" #").next().unwrap_or_default().trim_end_matches(is_blank);
        if !marks.bytes().all(|byte| matches!(byte, b'-' | b'+' | b'1'..=b'9')) {
            return error(format!("`{}` does not belong here", short(header)));
        }
        self.at += header.len();
        let mut lines: Vec<&str> = Vec::new();
        let mut inner = None;
        while self.rest().starts_with('\n') {
            let line = self.rest()[1..].split('\n').next().unwrap_or_default();
            let in_far = line.len() - line.trim_start_matches(' ').len();
            if line.trim_matches(is_blank).is_empty() {
                lines.push("");
            } else if parent.is_none_or(|parent| in_far > parent) && in_far >= inner.unwrap_or(0) {
                let inner = *inner.get_or_insert(in_far);
                lines.push(&line[inner..]);
            } else {
                break;
            }
            self.at += 1 + line.len();
        }
        while lines.last().is_some_and(|line| line.is_empty()) {
            lines.pop();
        }
        let mut text = if folded { fold(&lines) } else { lines.join("\n") };
        if !marks.contains('-') && !text.is_empty() {
            text.push('\n');
        }
        Ok(Value::String(text))
    }
}

/// Lines joined by blanks; empty ones, and those further in than the others, keep their line ends.
fn fold(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut gap = 0;
    let mut last_far = true;
    for line in lines {
        if line.is_empty() {
            gap += 1;
            continue;
        }
        let far = line.starts_with([' ', '\t']);
        match (out.is_empty(), gap) {
            (true, gap) => out.extend(std::iter::repeat_n('\n', gap)),
            (false, gap) if far || last_far => out.extend(std::iter::repeat_n('\n', gap + 1)),
            (false, 0) => out.push(' '),
            (false, gap) => out.extend(std::iter::repeat_n('\n', gap)),
        }
        out.push_str(line);
        (gap, last_far) = (0, far);
    }
    out
}

/// What a plain scalar is in JSON's terms.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|char: char| char.is_ascii_digit() || char == '.') {
        return Value::String(text.to_owned());
    }
    let plain = text.strip_prefix('+').unwrap_or(text);
    if let Ok(number) = plain.parse::<i64>() {
        return number.into();
    }
    let is_number =
        digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+'));
    let number = plain.parse::<f64>().ok().filter(|_| is_number);
    match number.and_then(serde_json::Number::from_f64) {
        Some(number) => Value::Number(number),
        None => Value::String(text.to_owned()),
    }
}

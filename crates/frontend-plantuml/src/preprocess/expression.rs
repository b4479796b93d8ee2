//! Expressions (reference plantuml section 19): one pass over the line, with a stack of values and one of operators, as
//! PlantUML does it, so that odd texts mean the same.

use super::json::{Json, NotJson};
use super::machine::{Fault, Halt, Machine};
use super::problem::Problem;
use super::statement::{is_word, name_length};
use super::value::Value;
use std::rc::Rc;

/// What ends an expression before the end of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The end of the text only.
    Text,
    /// A comma or closing parenthesis on the outer level.
    Argument,
    /// A colon on the outer level.
    Colon,
    /// A closing bracket.
    Bracket,
}

/// Two values, one result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Times,
    Over,
    Plus,
    Minus,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    Unequal,
    And,
    Or,
    /// No operator: an open parenthesis, and where it stands.
    Open(usize),
}

impl Operator {
    fn binding(self) -> u8 {
        use Operator::*;
        match self {
            Times | Over => 6,
            Plus | Minus => 5,
            Less | LessEqual | Greater | GreaterEqual => 4,
            Equal | Unequal => 3,
            And => 2,
            Or => 1,
            Open(_) => 0,
        }
    }
}

/// The operator that begins `text`, and its length.
fn operator(text: &str) -> Option<(Operator, usize)> {
    use Operator::*;
    let two = match text.as_bytes().get(..2)? {
        b"&&" => Some(And),
        b"||" => Some(Or),
        b"==" => Some(Equal),
        b"!=" => Some(Unequal),
        b"<=" => Some(LessEqual),
        b">=" => Some(GreaterEqual),
        _ => None,
    };
    if let Some(operator) = two {
        return Some((operator, 2));
    }
    single(text.as_bytes()[0]).map(|operator| (operator, 1))
}

fn single(byte: u8) -> Option<Operator> {
    use Operator::*;
    Some(match byte {
        b'*' => Times,
        b'/' => Over,
        b'+' => Plus,
        b'-' => Minus,
        b'<' => Less,
        b'>' => Greater,
        _ => return None,
    })
}

impl Machine<'_> {
    /// The value of the whole of `text` from `at` on.
    pub(super) fn value(&mut self, text: &str, at: usize) -> Result<Value, Halt> {
        let (value, _) = self.expression(text, at, End::Text)?;
        Ok(value)
    }

    /// The value of the expression that begins at `at`, and where it ends.
    pub(super) fn expression(&mut self, text: &str, at: usize, end: End) -> Result<(Value, usize), Halt> {
        self.deeper(|machine| machine.flat(text, at, end))
    }

    fn flat(&mut self, text: &str, start: usize, end: End) -> Result<(Value, usize), Halt> {
        let mut values: Vec<Value> = Vec::new();
        let mut operators: Vec<Operator> = Vec::new();
        let mut at = start;
        let mut after_value = false;
        let mut open = 0_usize;
        loop {
            at += text[at..].len() - text[at..].trim_start().len();
            let Some(&byte) = text.as_bytes().get(at) else { break };
            let inside = open > 0;
            match byte {
                b')' if inside => {
                    while let Some(operator) = operators.pop() {
                        if matches!(operator, Operator::Open(_)) {
                            break;
                        }
                        self.apply(operator, &mut values, at)?;
                    }
                    open -= 1;
                    at += 1;
                    after_value = true;
                    continue;
                }
                b')' | b',' if !inside && end == End::Argument => break,
                b']' if end == End::Bracket => break,
                b':' if end == End::Colon && !inside => break,
                b')' => return Err(Fault::at(at..at + 1, Problem::StrayParenthesis)),
                // a comma parts values, of which the last one counts
                b',' => {
                    at += 1;
                    after_value = false;
                    continue;
                }
                b'(' => {
                    operators.push(Operator::Open(at));
                    open += 1;
                    at += 1;
                    after_value = false;
                    continue;
                }
                _ => {}
            }
            let negative =
                byte == b'-' && !after_value && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
            if !negative && let Some((operator, length)) = operator(&text[at..]).or_else(|| last(&text[at..]))
            {
                while operators.last().is_some_and(|top| top.binding() >= operator.binding()) {
                    let top = operators.pop().expect("just seen");
                    self.apply(top, &mut values, at)?;
                }
                operators.push(operator);
                at += length;
                after_value = false;
                continue;
            }
            let (value, behind) = self.operand(text, at)?;
            values.push(value);
            at = behind;
            after_value = true;
        }
        while let Some(operator) = operators.pop() {
            if let Operator::Open(at) = operator {
                return Err(Fault::at(at..at + 1, Problem::UnclosedParenthesis));
            }
            self.apply(operator, &mut values, at)?;
        }
        let value = values.pop().ok_or_else(|| Fault::at(start..at, Problem::MissingExpression))?;
        if !values.is_empty() {
            self.warn(start..at, Problem::ExtraInExpression);
        }
        Ok((value, at))
    }

    /// A text, number, JSON value, variable, call or bare word.
    fn operand(&mut self, text: &str, at: usize) -> Result<(Value, usize), Halt> {
        let rest = &text[at..];
        match rest.as_bytes()[0] {
            quote @ (b'"' | b'\'') => {
                let Some(length) = rest[1..].find(quote as char) else {
                    return Err(Fault::at(at..at + 1, Problem::UnclosedQuote));
                };
                self.spend(length)?;
                Ok((Value::text(&rest[1..1 + length]), at + length + 2))
            }
            b'{' | b'[' => {
                self.spend(rest.len())?;
                match Json::parse(rest) {
                    Ok((json, length)) => Ok((Value::from(json), at + length)),
                    Err(NotJson::At(wrong)) => Err(Fault::at(
                        at + wrong.min(rest.len())..at + wrong.min(rest.len()),
                        Problem::BadJson,
                    )),
                    Err(NotJson::Incomplete) => Err(Fault::at(at..text.len(), Problem::BadJson)),
                }
            }
            b'0'..=b'9' | b'-' if rest.as_bytes().get(1).is_none_or(|b| *b != b'-') => self.number(text, at),
            _ => {
                let length = name_length(rest);
                if length > 0 {
                    return self.named(text, at, length);
                }
                self.bare(text, at)
            }
        }
    }

    fn number(&mut self, text: &str, at: usize) -> Result<(Value, usize), Halt> {
        let rest = &text[at..];
        let sign = usize::from(rest.starts_with('-'));
        let length = rest[sign..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - sign) + sign;
        let behind = rest[length..].chars().next();
        if length == sign || behind.is_some_and(|c| c == '.' || is_word(c)) {
            return self.bare(text, at);
        }
        match rest[..length].parse() {
            Ok(number) => Ok((Value::Int(number), at + length)),
            Err(_) => Err(Fault::at(at..at + length, Problem::NumberTooLarge)),
        }
    }

    /// A name: a call where a parenthesis follows, a variable where there is one, else itself.
    fn named(&mut self, text: &str, at: usize, length: usize) -> Result<(Value, usize), Halt> {
        let name = &text[at..at + length];
        let behind = at + length;
        if text[behind..].starts_with('(') {
            if self.has_function(name) {
                return self.call_for_value(name, text, at, behind);
            }
            return Err(Fault::at(at..behind, Problem::UnknownFunction(name.to_owned())));
        }
        match self.variable(name) {
            Some(value) => self.members(value, text, behind),
            None => self.bare(text, at),
        }
    }

    /// A word that stands for itself: up to a blank or what could be an operator.
    fn bare(&mut self, text: &str, at: usize) -> Result<(Value, usize), Halt> {
        let rest = &text[at..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let length = rest[first..]
            .find(|c: char| c.is_whitespace() || "()[],\"'+-*/<>=&|:".contains(c))
            .map_or(rest.len(), |length| first + length);
        if rest[..length].starts_with('!') && rest[length..].starts_with('(') {
            let name = rest[..length].to_owned();
            return Err(Fault::at(at..at + length, Problem::UnknownFunction(name)));
        }
        self.spend(length)?;
        Ok((Value::text(&rest[..length]), at + length))
    }

    /// Follows `.name` and `[index]` into a JSON value. What stands behind any other value is not touched.
    pub(super) fn members(&mut self, value: Value, text: &str, at: usize) -> Result<(Value, usize), Halt> {
        let (mut value, mut at) = (value, at);
        while let Value::Json(json @ (Json::Array(_) | Json::Object(_))) = &value {
            let rest = &text[at..];
            let (key, behind) = if let Some(inner) = rest.strip_prefix('.') {
                let length = inner.find(|c| !is_word(c)).unwrap_or(inner.len());
                if length == 0 {
                    break;
                }
                (Value::text(&inner[..length]), at + 1 + length)
            } else if rest.starts_with('[') {
                let json = json.clone();
                let (key, end) = self.expression(text, at + 1, End::Bracket)?;
                if !text[end..].starts_with(']') {
                    return Err(Fault::at(at..at + 1, Problem::UnclosedParenthesis));
                }
                value = Value::Json(json);
                (key, end + 1)
            } else {
                break;
            };
            let Value::Json(json) = &value else { break };
            self.spend(json_cost(json))?;
            let next = match (json, &key) {
                (Json::Array(items), key) => key
                    .to_int()
                    .and_then(|index| usize::try_from(index).ok())
                    .and_then(|index| items.get(index)),
                (json, key) => json.get(&key.to_text()),
            };
            value = next.cloned().map_or_else(|| Value::text(""), Value::from);
            at = behind;
        }
        Ok((value, at))
    }

    fn apply(&mut self, operator: Operator, values: &mut Vec<Value>, at: usize) -> Result<(), Halt> {
        let (Some(right), Some(left)) = (values.pop(), values.pop()) else {
            return Err(Fault::at(at..at, Problem::MissingOperand));
        };
        self.spend(left.weight() + right.weight())?;
        values.push(self.combine(operator, &left, &right, at)?);
        Ok(())
    }

    fn combine(&mut self, operator: Operator, left: &Value, right: &Value, at: usize) -> Result<Value, Halt> {
        use Operator::*;
        let numbers = match (left, right) {
            (Value::Int(left), Value::Int(right)) => Some((*left, *right)),
            _ => None,
        };
        let order = || match numbers {
            Some((left, right)) => left.cmp(&right),
            None => left.to_text().cmp(&right.to_text()),
        };
        Ok(match operator {
            Plus | Minus => match numbers {
                Some((left, right)) if operator == Plus => Value::Int(left.wrapping_add(right)),
                Some((left, right)) => Value::Int(left.wrapping_sub(right)),
                None => self.joined(left, "", right)?,
            },
            Times => match numbers {
                Some((left, right)) => Value::Int(left.wrapping_mul(right)),
                None => self.joined(left, "*", right)?,
            },
            Over => match numbers {
                Some((_, 0)) => return Err(Fault::at(at..at, Problem::DivisionByZero)),
                Some((left, right)) => Value::Int(left.wrapping_div(right)),
                None => self.joined(left, "/", right)?,
            },
            Less => Value::truth(order().is_lt()),
            LessEqual => Value::truth(order().is_le()),
            Greater => Value::truth(order().is_gt()),
            GreaterEqual => Value::truth(order().is_ge()),
            Equal => Value::truth(order().is_eq()),
            Unequal => Value::truth(order().is_ne()),
            And => Value::truth(left.is_true() && right.is_true()),
            Or => Value::truth(left.is_true() || right.is_true()),
            Open(_) => unreachable!("parentheses are not applied"),
        })
    }

    fn joined(&mut self, left: &Value, between: &str, right: &Value) -> Result<Value, Halt> {
        let joined: Rc<str> = [&*left.to_text(), between, &*right.to_text()].concat().into();
        self.fits(joined.len())?;
        Ok(Value::Text(joined))
    }
}

/// An operator as the last byte of a text.
fn last(text: &str) -> Option<(Operator, usize)> {
    if text.len() == 1 { single(text.as_bytes()[0]).map(|operator| (operator, 1)) } else { None }
}

fn json_cost(json: &Json) -> usize {
    match json {
        Json::Object(members) => members.len(),
        _ => 1,
    }
}

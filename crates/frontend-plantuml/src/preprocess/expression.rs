//! Expressions (reference plantuml section 19): tokens, then values and operators in the order in which they are applied
//! (the shunting-yard algorithm), then the value. Odd texts mean what they mean to PlantUML: of several values the last one
//! counts, a word that is no variable stands for itself, numbers out of JSON values are texts to operators.

use super::call::Arguments;
use super::json::Json;
use super::machine::{Fault, Halt, Machine};
use super::problem::Problem;
use super::value::Value;
use std::rc::Rc;

/// What ends an expression before the end of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The end of the text only.
    Text,
    /// A comma or closing parenthesis on the outer level.
    Argument,
    /// A colon.
    Colon,
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
}

impl Operator {
    fn binding(self) -> u8 {
        use Operator::*;
        match self {
            Times | Over => 6,
            Plus | Minus => 5,
            Less | LessEqual | Greater | GreaterEqual => 4,
            Equal | Unequal => ASSIGN_BINDING,
            And => 2,
            Or => 1,
        }
    }
}

/// How strongly `=` binds the name of an argument to its value.
const ASSIGN_BINDING: u8 = 3;

/// The operator that begins `text`, and its length. A minus is told apart by what stands before it, elsewhere.
fn operator(text: &str) -> Option<(Operator, usize)> {
    use Operator::*;
    let bytes = text.as_bytes();
    let two = match bytes.get(..2) {
        Some(b"&&") => Some(And),
        Some(b"||") => Some(Or),
        Some(b"==") => Some(Equal),
        Some(b"!=") => Some(Unequal),
        Some(b"<=") => Some(LessEqual),
        Some(b">=") => Some(GreaterEqual),
        _ => None,
    };
    if let Some(operator) = two {
        return Some((operator, 2));
    }
    let one = match bytes.first()? {
        b'*' => Times,
        b'/' => Over,
        b'+' => Plus,
        b'<' => Less,
        b'>' => Greater,
        _ => return None,
    };
    Some((one, 1))
}

/// What an expression is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token<'t> {
    /// Between quotation marks.
    Text(&'t str),
    Number(&'t str),
    /// A name, or anything else.
    Word(&'t str),
    Operator(Operator),
    /// `=` behind the name of an argument.
    Assign,
    Open,
    Comma,
    Close,
    /// A word that a parenthesis follows.
    Function(&'t str),
    /// That parenthesis, with how many arguments stand in it.
    OpenCall(usize),
    CloseCall,
}

/// A token and where it begins.
type Placed<'t> = (Token<'t>, usize);

/// A step of the evaluation.
#[derive(Debug)]
enum Step<'t> {
    Value(Value),
    Operator(Operator),
    Assign,
    /// The number of arguments; the function follows.
    Call(usize),
    Function(&'t str),
    /// A parenthesis that was never closed, or closed by another one.
    Open,
}

impl Machine<'_> {
    /// The value of the whole of `text` from `at` on. A text that begins with a bracket is one JSON value.
    pub(super) fn value(&mut self, text: &str, at: usize) -> Result<Value, Halt> {
        let start = super::call::blanks(text, at);
        let rest = text[start..].trim_end();
        if rest.starts_with(['{', '[']) {
            self.spend(rest.len())?;
            return match Json::parse(rest) {
                Ok((json, length)) if length == rest.len() => Ok(Value::Json(json)),
                Ok((_, length)) => Err(Fault::at(start + length..start + rest.len(), Problem::BadJson)),
                Err(_) => Err(Fault::at(start..start + rest.len(), Problem::BadJson)),
            };
        }
        let (value, _) = self.expression(text, at, End::Text)?;
        Ok(value)
    }

    /// The value of the expression that begins at `at`, and where it ends.
    pub(super) fn expression(&mut self, text: &str, at: usize, end: End) -> Result<(Value, usize), Halt> {
        self.deeper(|machine| {
            let (mut tokens, behind) = tokens(text, at, end)?;
            machine.spend(behind - at)?;
            if tokens.is_empty() {
                return Err(Fault::at(at..behind, Problem::MissingExpression));
            }
            mark_calls(&mut tokens)?;
            let steps = machine.steps(&tokens)?;
            machine.evaluate(steps, at..behind).map(|value| (value, behind))
        })
    }

    /// The tokens in the order in which they are carried out. Variables are replaced by their values.
    fn steps<'t>(&mut self, tokens: &[Placed<'t>]) -> Result<Vec<(Step<'t>, usize)>, Halt> {
        let mut steps = Vec::with_capacity(tokens.len());
        let mut waiting: Vec<Placed<'t>> = Vec::new();
        for &(token, at) in tokens {
            match token {
                Token::Text(text) => steps.push((Step::Value(Value::text(text)), at)),
                Token::Number(digits) => {
                    let number = match (digits, digits.parse()) {
                        (_, Ok(number)) => number,
                        ("-", _) => return Err(Fault::at(at..at + 1, Problem::MissingOperand)),
                        _ => return Err(Fault::at(at..at + digits.len(), Problem::NumberTooLarge)),
                    };
                    steps.push((Step::Value(Value::Int(number)), at));
                }
                Token::Word(word) => steps.push((Step::Value(self.word(word, at)?), at)),
                Token::Operator(_) | Token::Assign => {
                    let binding = binding(token);
                    while let Some(top) = waiting
                        .pop_if(|top| matches!(top.0, Token::Function(_)) || self::binding(top.0) >= binding)
                    {
                        steps.push(step(top));
                    }
                    waiting.push((token, at));
                }
                Token::Function(_) | Token::OpenCall(_) | Token::Open => waiting.push((token, at)),
                Token::CloseCall | Token::Comma => {
                    while let Some(top) = waiting.pop_if(|top| !matches!(top.0, Token::OpenCall(_))) {
                        steps.push(step(top));
                    }
                    if token == Token::CloseCall {
                        let open = waiting.pop().ok_or_else(|| stray(at))?;
                        steps.push(step(open));
                    }
                }
                Token::Close => loop {
                    match waiting.pop().ok_or_else(|| stray(at))? {
                        (Token::Open, _) => break,
                        top => steps.push(step(top)),
                    }
                },
            }
        }
        steps.extend(waiting.into_iter().rev().map(step));
        Ok(steps)
    }

    /// What a word means: what its dots and brackets lead to, a variable, or the word itself.
    fn word(&mut self, word: &str, at: usize) -> Result<Value, Halt> {
        if word.contains(['.', '[']) {
            let text = self.expanded(word)?;
            return Ok(match Json::parse(&text) {
                Ok((json, length)) if text[length..].trim().is_empty() => Value::Json(json),
                _ => Value::text(&text),
            });
        }
        if let Some(value) = self.variable(word) {
            return Ok(value);
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '_');
        if word.chars().all(plain) {
            return Ok(Value::text(word));
        }
        Err(Fault::at(at..at + word.len(), Problem::NotAWord(word.chars().take(40).collect())))
    }

    fn evaluate(
        &mut self,
        steps: Vec<(Step<'_>, usize)>,
        place: std::ops::Range<usize>,
    ) -> Result<Value, Halt> {
        let mut values: Vec<Value> = Vec::new();
        let mut named: Vec<(Rc<str>, Value)> = Vec::new();
        let mut steps = steps.into_iter();
        while let Some((step, at)) = steps.next() {
            let missing = || Fault::at(at..at, Problem::MissingOperand);
            match step {
                Step::Value(value) => values.push(value),
                Step::Operator(operator) => {
                    let (right, left) =
                        (values.pop().ok_or_else(missing)?, values.pop().ok_or_else(missing)?);
                    self.spend(left.weight() + right.weight())?;
                    values.push(self.combine(operator, &left, &right, at)?);
                }
                Step::Assign => {
                    let (value, name) =
                        (values.pop().ok_or_else(missing)?, values.pop().ok_or_else(missing)?);
                    named.push((name.to_text(), value));
                }
                Step::Call(count) => {
                    let Some((Step::Function(name), at)) = steps.next() else {
                        return Err(Fault::at(at..at + 1, Problem::UnclosedParenthesis));
                    };
                    let given = count
                        .checked_sub(named.len())
                        .and_then(|given| values.len().checked_sub(given))
                        .ok_or_else(missing)?;
                    let positional = values.split_off(given);
                    let arguments = Arguments { positional, named: std::mem::take(&mut named) };
                    self.spend(arguments.positional.iter().map(Value::weight).sum())?;
                    let value = self.call_in_expression(name, arguments).map_err(|halt| match halt {
                        Halt::Fault(fault) if fault.at.is_none() => {
                            Fault::at(at..at + name.len(), fault.problem)
                        }
                        halt => halt,
                    })?;
                    values.push(value);
                }
                Step::Function(_) | Step::Open => {
                    return Err(Fault::at(at..at + 1, Problem::UnclosedParenthesis));
                }
            }
        }
        let value = values.pop().ok_or_else(|| Fault::at(place.clone(), Problem::MissingExpression))?;
        if !values.is_empty() {
            self.warn(place, Problem::ExtraInExpression);
        }
        Ok(value)
    }

    /// Follows `.name` and `[index]` into a JSON value, as they stand behind a variable in a line. What stands behind any
    /// other value is not touched. Gives what is shown, and where the line goes on.
    pub(super) fn members(&mut self, value: &Value, text: &str, at: usize) -> Result<(Rc<str>, usize), Halt> {
        let json = match value {
            Value::Json(Json::Bool(_) | Json::Null) => return Err(Fault::at(at..at, Problem::NoValue)),
            Value::Json(json @ (Json::Array(_) | Json::Object(_))) => json,
            value => return Ok((value.to_text(), at)),
        };
        let mut json = Some(json.clone());
        let mut at = at;
        loop {
            let rest = &text[at..];
            let none = |problem| Fault::at(at..at + 1, problem);
            if let Some(inner) = rest.strip_prefix('.') {
                let Some(Json::Object(_)) = &json else { return Err(none(Problem::NoMember)) };
                let part = |c: char| super::statement::is_word(c) || c == '$';
                let length = inner.find(|c| !part(c)).unwrap_or(inner.len());
                self.spend(json.as_ref().map_or(0, json_cost))?;
                json = json.as_ref().and_then(|json| json.get(&inner[..length])).cloned();
                at += 1 + length;
            } else if rest.starts_with('[') {
                let close = closing(rest).ok_or_else(|| none(Problem::UnclosedParenthesis))?;
                let key = self.deeper(|machine| machine.expanded(&rest[1..close]))?;
                let next = match &json {
                    Some(Json::Array(items)) => {
                        key.parse().ok().and_then(|index: usize| items.get(index)).cloned()
                    }
                    Some(object @ Json::Object(_)) => {
                        self.spend(json_cost(object))?;
                        object.get(&key).cloned()
                    }
                    _ => None,
                };
                json = Some(next.ok_or_else(|| none(Problem::NoMember))?);
                at += close + 1;
            } else {
                break;
            }
        }
        let shown = json.map_or_else(|| "".into(), |json| Value::Json(json).to_text());
        Ok((shown, at))
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
        })
    }

    fn joined(&mut self, left: &Value, between: &str, right: &Value) -> Result<Value, Halt> {
        let joined: Rc<str> = [&*left.to_text(), between, &*right.to_text()].concat().into();
        self.fits(joined.len())?;
        Ok(Value::Text(joined))
    }
}

/// Where the bracket that begins a text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open += 1,
            b']' => {
                open -= 1;
                if open == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn json_cost(json: &Json) -> usize {
    match json {
        Json::Object(members) => members.len(),
        _ => 1,
    }
}

fn stray(at: usize) -> Halt {
    Fault::at(at..at + 1, Problem::StrayParenthesis)
}

fn binding(token: Token<'_>) -> u8 {
    match token {
        Token::Operator(operator) => operator.binding(),
        Token::Assign => ASSIGN_BINDING,
        _ => 0,
    }
}

/// The step for a token that waited.
fn step<'t>((token, at): Placed<'t>) -> (Step<'t>, usize) {
    let step = match token {
        Token::Operator(operator) => Step::Operator(operator),
        Token::Assign => Step::Assign,
        Token::OpenCall(count) => Step::Call(count),
        Token::Function(name) => Step::Function(name),
        _ => Step::Open,
    };
    (step, at)
}

/// Cuts an expression into tokens, and says where it ends.
fn tokens(text: &str, start: usize, end: End) -> Result<(Vec<Placed<'_>>, usize), Halt> {
    let mut tokens: Vec<Placed<'_>> = Vec::new();
    let mut at = start;
    let mut open = 0_i64;
    loop {
        at = super::call::blanks(text, at);
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else {
            if end == End::Argument {
                return Err(Fault::at(start..at, Problem::UnclosedParenthesis));
            }
            break;
        };
        if end == End::Argument && open == 0 && matches!(c, ',' | ')') || end == End::Colon && c == ':' {
            break;
        }
        let begins = matches!(
            tokens.last(),
            None | Some((Token::Operator(_) | Token::Open | Token::Comma | Token::Assign, _))
        );
        let (token, length) = match c {
            '"' | '\'' => {
                let inner = &rest[1..];
                let length = inner.find(c).ok_or_else(|| Fault::at(at..at + 1, Problem::UnclosedQuote))?;
                (Token::Text(&inner[..length]), length + 2)
            }
            '-' if !begins => (Token::Operator(Operator::Minus), 1),
            '-' | '0'..='9' => {
                let sign = usize::from(c == '-');
                let digits = rest[sign..].bytes().take_while(u8::is_ascii_digit).count();
                (Token::Number(&rest[..sign + digits]), sign + digits)
            }
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            _ => match operator(rest) {
                Some((operator, length)) => (Token::Operator(operator), length),
                None if c == '=' => (Token::Assign, 1),
                None => {
                    let length = word_length(rest);
                    (Token::Word(&rest[..length]), length)
                }
            },
        };
        open += match token {
            Token::Open => 1,
            Token::Close => -1,
            _ => 0,
        };
        tokens.push((token, at));
        at += length;
    }
    Ok((tokens, at))
}

/// How long the word is that begins a text: up to a blank, a parenthesis, a comma or an operator.
fn word_length(text: &str) -> usize {
    let ends = |(at, c): &(usize, char)| {
        c.is_whitespace() || matches!(c, '(' | ')' | ',' | '=' | '-') || operator(&text[*at..]).is_some()
    };
    text.char_indices().skip(1).find(ends).map_or(text.len(), |(at, _)| at)
}

/// Tells calls from other parentheses, and counts their arguments.
fn mark_calls(tokens: &mut [Placed<'_>]) -> Result<(), Halt> {
    // where it opens, and the commas so far
    let mut open: Vec<(usize, usize)> = Vec::new();
    for index in 0..tokens.len() {
        let (token, at) = tokens[index];
        match token {
            Token::Open => open.push((index, 0)),
            Token::Comma => {
                if let Some((_, commas)) = open.last_mut() {
                    *commas += 1;
                }
            }
            Token::Close => {
                let (begins, commas) = open.pop().ok_or_else(|| stray(at))?;
                if let Some(before) = begins.checked_sub(1)
                    && let (Token::Word(name), at) = tokens[before]
                {
                    let count = if begins + 1 == index { 0 } else { commas + 1 };
                    tokens[before] = (Token::Function(name), at);
                    tokens[begins].0 = Token::OpenCall(count);
                    tokens[index].0 = Token::CloseCall;
                }
            }
            _ => {}
        }
    }
    match open.last() {
        Some(&(index, _)) => {
            Err(Fault::at(tokens[index].1..tokens[index].1 + 1, Problem::UnclosedParenthesis))
        }
        None => Ok(()),
    }
}

//! Calls of functions, procedures and macros (reference plantuml P-188 to P-190).

use super::builtin;
use super::execute::Flow;
use super::expression::End;
use super::machine::{Body, Fault, Function, Halt, Machine, Parameters, Sink};
use super::problem::Problem;
use super::statement::{is_word, name_length};
use super::value::Value;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// What a call did.
pub(super) enum Called {
    Value(Value),
    /// It wrote lines, of which the last one has no line end.
    Written,
}

/// The arguments of a call.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub positional: Vec<Value>,
    pub named: Vec<(Rc<str>, Value)>,
}

impl Machine<'_> {
    pub(super) fn has_function(&self, name: &str) -> bool {
        self.functions.contains_key(name) || builtin::is_known(name)
    }

    /// Calls what is written at `name` in `text`, with the open parenthesis at `open`; says where the call ends.
    pub(super) fn call(
        &mut self,
        name: &str,
        text: &str,
        place: Range<usize>,
        open: usize,
        sink: &mut Sink,
    ) -> Result<(Called, usize), Halt> {
        let all = self.functions.get(name);
        let macros = all.is_some_and(|all| all.iter().any(|one| one.is_macro()));
        let unquoted = macros || all.is_some_and(|all| all.iter().any(|one| one.unquoted));
        let (arguments, end) = self.deeper(|machine| machine.arguments(text, open, unquoted, !macros))?;
        self.spend(end - open)?;
        let called = self.call_with(name, arguments, Some(sink)).map_err(|halt| match halt {
            Halt::Fault(fault) if fault.at.is_none() => Fault::at(place.start..end, fault.problem),
            halt => halt,
        })?;
        Ok((called, end))
    }

    /// Like [`call`](Self::call), where a value is needed: what a procedure writes is the value.
    pub(super) fn call_for_value(
        &mut self,
        name: &str,
        text: &str,
        at: usize,
        open: usize,
    ) -> Result<(Value, usize), Halt> {
        let mut sink = Sink::default();
        let (called, end) = self.call(name, text, at..open, open, &mut sink)?;
        Ok((value_of(called, sink), end))
    }

    /// Calls a function inside an expression, where procedures can't be called, and named arguments can't stand for ones
    /// without a default.
    pub(super) fn call_in_expression(&mut self, name: &str, arguments: Arguments) -> Result<Value, Halt> {
        if let Some(all) = self.functions.get(name) {
            let given = arguments.positional.len();
            let function = all
                .iter()
                .find(|function| function.parameters.len() == given)
                .or_else(|| all.iter().find(|function| function.takes(given, &[])));
            match function {
                None => return Err(Fault::line(Problem::NoSuchArguments(name.to_owned()))),
                Some(Function { body: Body::Procedure(..), .. }) => {
                    return Err(Fault::line(Problem::ProcedureAsValue(name.to_owned())));
                }
                Some(_) => {}
            }
        } else if !builtin::is_known(name) {
            return Err(Fault::line(Problem::UnknownFunction(name.to_owned())));
        }
        let mut sink = Sink::default();
        match self.call_with(name, arguments, Some(&mut sink))? {
            Called::Value(value) => Ok(value),
            Called::Written => Err(Fault::line(Problem::ProcedureAsValue(name.to_owned()))),
        }
    }

    /// Calls a function by its name.
    pub(super) fn call_with(
        &mut self,
        name: &str,
        arguments: Arguments,
        sink: Option<&mut Sink>,
    ) -> Result<Called, Halt> {
        let Some(all) = self.functions.get(name) else {
            if !arguments.named.is_empty() {
                return Err(Fault::line(Problem::NoSuchArguments(name.to_owned())));
            }
            return self.deeper(|machine| machine.builtin(name, arguments.positional, sink));
        };
        let given = arguments.positional.len();
        let fitting = all
            .iter()
            .find(|function| function.parameters.len() == given)
            .or_else(|| all.iter().find(|function| function.takes(given, &arguments.named)))
            .cloned();
        let locals = fitting.as_ref().and_then(|function| function.bind(arguments));
        let (Some(function), Some(locals)) = (fitting, locals) else {
            return Err(Fault::line(Problem::NoSuchArguments(name.to_owned())));
        };
        let mut scratch = Sink::default();
        let sink = sink.unwrap_or(&mut scratch);
        self.deeper(|machine| {
            machine.with_locals(locals, |machine| machine.enter(name, &function.body, sink))
        })
    }

    fn enter(&mut self, name: &str, body: &Body, sink: &mut Sink) -> Result<Called, Halt> {
        match body {
            Body::Function(code, range) => {
                let flow =
                    self.inside(code, "called here", |machine| machine.execute(code, range.clone(), None))?;
                match flow {
                    Flow::Return(value) => Ok(Called::Value(value)),
                    Flow::End => Err(Fault::line(Problem::MissingReturn(name.to_owned()))),
                }
            }
            Body::Procedure(code, range) => {
                let caller = self.span(None);
                let before = sink.trail;
                sink.trail = sink.map.step(caller, "called here", before);
                let length = sink.text.len();
                let result = self
                    .inside(code, "called here", |machine| machine.execute(code, range.clone(), Some(sink)));
                sink.trail = before;
                result?;
                if sink.text.len() > length && sink.text.ends_with('\n') {
                    let crlf = sink.text.ends_with("\r\n");
                    sink.cut(sink.text.len() - 1 - usize::from(crlf));
                }
                Ok(Called::Written)
            }
            Body::Expression(code, line, at) => {
                let value = self.inside(code, "called here", |machine| {
                    machine.go_to(*line);
                    machine.value(code.lines[*line].text(code), *at)
                });
                Ok(Called::Value(value.map_err(Halt::nowhere)?))
            }
            Body::Text(code, line, at) => {
                let text = code.lines[*line].text(code)[*at..].trim();
                let text = self.deeper(|machine| machine.expanded(text))?;
                Ok(Called::Value(Value::text(&text)))
            }
        }
    }

    /// The arguments behind the parenthesis at `open`, and where the call ends.
    fn arguments(
        &mut self,
        text: &str,
        open: usize,
        unquoted: bool,
        may_be_named: bool,
    ) -> Result<(Arguments, usize), Halt> {
        let mut arguments = Arguments::default();
        let mut at = blanks(text, open + 1);
        if text[at..].starts_with(')') {
            return Ok((arguments, at + 1));
        }
        loop {
            let name = argument_name(text, at).filter(|_| may_be_named);
            if let Some((_, behind)) = name {
                at = behind;
            }
            let (value, end) = if unquoted {
                self.raw_argument(text, at, open)?
            } else {
                self.expression(text, at, End::Argument)?
            };
            match name {
                Some((name, _)) => arguments.named.push((name.into(), value)),
                None => arguments.positional.push(value),
            }
            at = blanks(text, end);
            match text.as_bytes().get(at) {
                Some(b',') => at = blanks(text, at + 1),
                Some(b')') => return Ok((arguments, at + 1)),
                _ => return Err(Fault::at(open..open + 1, Problem::UnclosedParenthesis)),
            }
        }
    }

    /// An argument as it is written: between quotation marks, or up to a comma or parenthesis outside of any others.
    fn raw_argument(&mut self, text: &str, at: usize, open: usize) -> Result<(Value, usize), Halt> {
        let bytes = text.as_bytes();
        if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
            let inner = &text[at + 1..];
            let length =
                inner.find(*quote as char).ok_or_else(|| Fault::at(at..at + 1, Problem::UnclosedQuote))?;
            let value = self.expanded(&inner[..length])?;
            return Ok((Value::text(&value), at + length + 2));
        }
        let mut nesting = 0_i64;
        let mut end = at;
        loop {
            match bytes.get(end) {
                None => return Err(Fault::at(open..open + 1, Problem::UnclosedParenthesis)),
                Some(b',' | b')') if nesting == 0 => break,
                Some(b'(') => nesting += 1,
                Some(b')') => nesting -= 1,
                Some(_) => {}
            }
            end += 1;
        }
        let value = self.expanded(text[at..end].trim())?;
        Ok((Value::text(&value), end))
    }

    /// The parameters that a declaration lists from `at` on, and where the list ends. Without parentheses there are none.
    pub(super) fn parameters(
        &mut self,
        text: &str,
        at: usize,
        unquoted: bool,
    ) -> Result<(Parameters, usize), Halt> {
        let mut parameters = Vec::new();
        let open = blanks(text, at);
        if !text[open..].starts_with('(') {
            return Ok((parameters, at));
        }
        let mut at = blanks(text, open + 1);
        loop {
            if text[at..].starts_with(')') {
                return Ok((parameters, at + 1));
            }
            let length = name_length(&text[at..]);
            if length == 0 {
                return Err(Fault::at(open..at, Problem::UnclosedParenthesis));
            }
            let name: Rc<str> = text[at..at + length].into();
            at = blanks(text, at + length);
            let mut default = None;
            if text[at..].starts_with('=') {
                let start = blanks(text, at + 1);
                let (value, end) = if unquoted && !text[start..].starts_with(['"', '\'']) {
                    self.raw_argument(text, start, open)?
                } else {
                    self.expression(text, start, End::Argument)?
                };
                default = Some(value);
                at = blanks(text, end);
            }
            parameters.push((name, default));
            match text.as_bytes().get(at) {
                Some(b',') => at = blanks(text, at + 1),
                Some(b')') => {}
                _ => return Err(Fault::at(open..open + 1, Problem::UnclosedParenthesis)),
            }
        }
    }
}

/// What a call gives as a value.
pub(super) fn value_of(called: Called, sink: Sink) -> Value {
    match called {
        Called::Value(value) => value,
        Called::Written => Value::Text(sink.text.into()),
    }
}

impl Function {
    /// Whether it is one of `!define`.
    fn is_macro(&self) -> bool {
        self.define
    }

    /// Whether it can be called with this many arguments and these named ones.
    fn takes(&self, given: usize, named: &[(Rc<str>, Value)]) -> bool {
        let is_named = |name: &str| named.iter().any(|(given, _)| &**given == name);
        let needed = self.parameters.iter().filter(|(name, default)| default.is_none() && !is_named(name));
        named.iter().all(|(name, _)| self.parameters.iter().any(|(other, _)| other == name))
            && (needed.count()..=self.parameters.len()).contains(&given)
    }

    /// The variables that its parameters become; `None` where one has no value.
    fn bind(&self, arguments: Arguments) -> Option<HashMap<Rc<str>, Value>> {
        let Arguments { positional, named } = arguments;
        let mut positional = positional.into_iter();
        let value = |(name, default): &(Rc<str>, Option<Value>)| {
            let given = named.iter().rfind(|(given, _)| given == name).map(|(_, value)| value.clone());
            let value = given.or_else(|| positional.next()).or_else(|| default.clone())?;
            Some((Rc::clone(name), value))
        };
        self.parameters.iter().map(value).collect()
    }
}

/// `$name=` before an argument, and where the value begins.
fn argument_name(text: &str, at: usize) -> Option<(&str, usize)> {
    let length = name_length(&text[at..]);
    let first = text[at..].trim_start_matches('$').chars().next()?;
    let behind = blanks(text, at + length);
    // `==` is taken for it, too
    (length > 0 && (first == '_' || first.is_alphabetic()) && text[behind..].starts_with('='))
        .then(|| (&text[at..at + length], blanks(text, behind + 1)))
}

/// The first place from `at` on that is no blank.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// Whether a text is a name, with or without `$` before it.
pub(super) fn is_name(text: &str) -> bool {
    let word = text.strip_prefix(['$', '%']).unwrap_or(text);
    !word.is_empty() && word.chars().all(is_word)
}

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
        let unquoted = self.functions.get(name).and_then(|all| all.first()).is_some_and(|one| one.unquoted);
        let (arguments, end) = self.deeper(|machine| machine.arguments(text, open, unquoted))?;
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
        let fitting = all.iter().find(|function| function.takes(&arguments)).cloned();
        let Some(function) = fitting else {
            return Err(Fault::line(Problem::NoSuchArguments(name.to_owned())));
        };
        let locals = function.bind(arguments);
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
    fn arguments(&mut self, text: &str, open: usize, unquoted: bool) -> Result<(Arguments, usize), Halt> {
        let mut arguments = Arguments::default();
        let mut at = blanks(text, open + 1);
        if text[at..].starts_with(')') {
            return Ok((arguments, at + 1));
        }
        loop {
            let name = self.argument_name(text, at);
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

    /// `$name=` before an argument, and where the value begins.
    fn argument_name<'t>(&self, text: &'t str, at: usize) -> Option<(&'t str, usize)> {
        let length = name_length(&text[at..]);
        let behind = blanks(text, at + length);
        let equals = text[behind..].starts_with('=') && !text[behind..].starts_with("==");
        (length > 0 && equals).then(|| (&text[at..at + length], blanks(text, behind + 1)))
    }

    /// An argument as it is written, up to a comma or parenthesis outside of any others and of quotation marks.
    fn raw_argument(&mut self, text: &str, at: usize, open: usize) -> Result<(Value, usize), Halt> {
        let bytes = text.as_bytes();
        let mut nesting = 0_usize;
        let mut quote = None;
        let mut end = at;
        loop {
            let Some(&byte) = bytes.get(end) else {
                return Err(Fault::at(open..open + 1, Problem::UnclosedParenthesis));
            };
            match (quote, byte) {
                (Some(open), byte) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"') if text[end + 1..].contains('"') => quote = Some(byte),
                (None, b'(') => nesting += 1,
                (None, b')') if nesting > 0 => nesting -= 1,
                (None, b')') => break,
                (None, b',') if nesting == 0 => break,
                _ => {}
            }
            end += 1;
        }
        let raw = text[at..end].trim();
        let inner = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or(raw);
        let value = self.expanded(inner)?;
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
    fn takes(&self, arguments: &Arguments) -> bool {
        let given = arguments.positional.len();
        let is_named = |name: &str| arguments.named.iter().any(|(given, _)| &**given == name);
        given <= self.parameters.len()
            && arguments.named.iter().all(|(name, _)| self.parameters.iter().any(|(other, _)| other == name))
            && self.parameters.iter().skip(given).all(|(name, default)| default.is_some() || is_named(name))
    }

    fn bind(&self, arguments: Arguments) -> HashMap<Rc<str>, Value> {
        let mut locals: HashMap<Rc<str>, Value> = self
            .parameters
            .iter()
            .filter_map(|(name, default)| default.clone().map(|value| (Rc::clone(name), value)))
            .collect();
        for ((name, _), value) in self.parameters.iter().zip(arguments.positional) {
            locals.insert(Rc::clone(name), value);
        }
        locals.extend(arguments.named);
        locals
    }
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

//! Carrying out lines: conditions, loops, definitions.

use super::call::blanks;
use super::expression::End;
use super::json::Json;
use super::lines::Code;
use super::machine::{Body, Fault, Function, Halt, Machine, Sink};
use super::problem::Problem;
use super::statement::{Scope, Statement, statement};
use super::value::Value;
use std::ops::Range;
use std::rc::Rc;

/// How lines ended.
pub(super) enum Flow {
    End,
    Return(Value),
}

/// An open `!if`, `!while` or `!foreach`.
struct Control {
    kind: Kind,
    /// Its line.
    head: usize,
    /// Whether it stands where lines are carried out.
    reached: bool,
    /// Whether the lines that come now are carried out.
    active: bool,
}

enum Kind {
    If { taken: bool },
    While,
    Foreach { name: Rc<str>, items: Vec<Value>, next: usize },
}

impl Kind {
    fn opened(&self) -> &'static str {
        match self {
            Kind::If { .. } => "if",
            Kind::While => "while",
            Kind::Foreach { .. } => "foreach",
        }
    }

    fn closer(&self) -> &'static str {
        match self {
            Kind::If { .. } => "endif",
            Kind::While => "endwhile",
            Kind::Foreach { .. } => "endfor",
        }
    }
}

/// One run over lines.
pub(super) struct Run<'r> {
    pub(super) code: &'r Rc<Code>,
    pub(super) range: Range<usize>,
    /// The line that is carried out next.
    pub(super) next: usize,
    open: Vec<Control>,
    /// Where written lines go; a function writes nothing.
    sink: Option<&'r mut Sink>,
    /// What the block itself had when its outermost open loop began: a loop that never ends leaves nothing behind.
    safe: usize,
}

impl Machine<'_> {
    /// Carries out lines of `code`.
    pub(super) fn execute(
        &mut self,
        code: &Rc<Code>,
        range: Range<usize>,
        sink: Option<&mut Sink>,
    ) -> Result<Flow, Halt> {
        let safe = sink.as_ref().map_or(0, |sink| sink.text.len());
        let mut run = Run { code, next: range.start, range, open: Vec::new(), sink, safe };
        let result = self.go_on(&mut run);
        if let Err(Halt::Stop(_)) = &result {
            let safe = run.safe;
            if let Some(sink) = run.sink {
                sink.cut(safe);
            }
        } else if let Ok(Flow::End) = &result {
            for control in run.open {
                self.go_to(control.head);
                let problem = Problem::UnclosedDirective {
                    opened: control.kind.opened(),
                    closer: control.kind.closer(),
                };
                self.report(None, problem);
            }
        }
        result
    }

    fn go_on(&mut self, run: &mut Run<'_>) -> Result<Flow, Halt> {
        while run.next < run.range.end {
            let index = run.next;
            run.next += 1;
            self.go_to(index);
            if run.open.is_empty()
                && let Some(sink) = &run.sink
            {
                run.safe = sink.text.len();
            }
            match self.line(run, index) {
                Ok(None) => {}
                Ok(Some(value)) => return Ok(Flow::Return(value)),
                Err(Halt::Fault(fault)) => {
                    self.go_to(index);
                    self.report(fault.at, fault.problem);
                }
                Err(Halt::Stop(problem)) => {
                    self.stopped(&problem);
                    return Err(Halt::Stop(problem));
                }
            }
        }
        Ok(Flow::End)
    }

    /// Carries out one line; gives the value of a `!return`.
    fn line(&mut self, run: &mut Run<'_>, index: usize) -> Result<Option<Value>, Halt> {
        let active = run.open.last().is_none_or(|control| control.active);
        let code = run.code;
        let line = &code.lines[index];
        if line.comment {
            if active && let Some(sink) = &mut run.sink {
                self.write_comment(code, index, sink);
            }
            return Ok(None);
        }
        let text = line.text(code);
        let Some(statement) = statement(text) else {
            if active && let Some(sink) = &mut run.sink {
                self.write_line(code, index, sink)?;
            }
            return Ok(None);
        };
        self.spend(text.len())?;
        if self.control(run, index, text, &statement, active)? || !active {
            return Ok(None);
        }
        match statement {
            Statement::Assign { scope, name, if_unset, value } => {
                self.assign(run, text, scope, name, if_unset, value)?;
            }
            Statement::Return(at) => {
                if run.sink.is_none() {
                    return self.value(text, at).map(Some);
                }
                let problem =
                    if self.in_function() { Problem::ReturnInProcedure } else { Problem::ReturnOutside };
                return Err(Fault::line(problem));
            }
            Statement::Undef(name) => self.forget(&text[name]),
            Statement::Include { how, target } => {
                self.include(run.code, index, how, target, run.sink.as_deref_mut())?
            }
            Statement::Archive => return Err(Fault::line(Problem::Archive)),
            Statement::Assert(at) => self.assert(text, at)?,
            Statement::Theme(_) | Statement::Raw => {
                if text.contains(" from ") && matches!(statement, Statement::Theme(_)) {
                    self.warn(0..text.len(), Problem::ThemeFrom);
                }
                if let Some(sink) = &mut run.sink {
                    self.write_line(code, index, sink)?;
                }
            }
            Statement::Bad(form) => return Err(Fault::line(Problem::BadDirective(form))),
            Statement::EndFunction => return Err(stray("endfunction", "function")),
            Statement::EndProcedure => return Err(stray("endprocedure", "procedure")),
            Statement::EndDefineLong => return Err(stray("enddefinelong", "definelong")),
            // `!startsub` was taken note of; its lines are carried out where they stand
            _ => {}
        }
        Ok(None)
    }

    /// Carries out what opens, parts or closes a block or a definition. Says whether the statement was one of these.
    fn control(
        &mut self,
        run: &mut Run<'_>,
        index: usize,
        text: &str,
        statement: &Statement,
        active: bool,
    ) -> Result<bool, Halt> {
        let push = |run: &mut Run<'_>, kind: Kind, now: bool| {
            run.open.push(Control { kind, head: index, reached: active, active: active && now });
        };
        match statement {
            Statement::If(at) => {
                let yes = active && self.condition(text, *at)?;
                push(run, Kind::If { taken: yes }, yes);
            }
            Statement::IfDef { negated, value } => {
                let yes = active && self.defined(text, *value)? != *negated;
                push(run, Kind::If { taken: yes }, yes);
            }
            Statement::ElseIf(at) => {
                let Some(Control { kind: Kind::If { taken }, reached, .. }) = run.open.last() else {
                    return Err(stray("elseif", "if"));
                };
                let yes = *reached && !*taken && self.condition(text, *at)?;
                part(run, yes);
            }
            Statement::Else => {
                let Some(Control { kind: Kind::If { taken }, reached, .. }) = run.open.last() else {
                    return Err(stray("else", "if"));
                };
                let yes = *reached && !*taken;
                part(run, yes);
            }
            Statement::EndIf => {
                if !matches!(run.open.last(), Some(Control { kind: Kind::If { .. }, .. })) {
                    return Err(stray("endif", "if"));
                }
                run.open.pop();
            }
            Statement::While(at) => {
                let yes = active && self.condition(text, *at)?;
                match run.open.last_mut() {
                    // the next round
                    Some(control) if control.head == index => control.active = yes,
                    _ => push(run, Kind::While, yes),
                }
            }
            Statement::EndWhile => match run.open.last() {
                Some(Control { kind: Kind::While, head, active: true, .. }) => run.next = *head,
                Some(Control { kind: Kind::While, .. }) => drop(run.open.pop()),
                _ => return Err(stray("endwhile", "while")),
            },
            Statement::Foreach { name, value } => {
                let items = if active { self.items(text, *value)? } else { Vec::new() };
                let name: Rc<str> = text[name.clone()].into();
                let first = items.first().cloned();
                if let Some(first) = &first {
                    self.set(&name, first.clone());
                }
                push(run, Kind::Foreach { name, items, next: 1 }, first.is_some());
            }
            Statement::EndFor => {
                let Some(Control { kind: Kind::Foreach { name, items, next }, head, .. }) =
                    run.open.last_mut()
                else {
                    return Err(stray("endfor", "foreach"));
                };
                match items.get(*next) {
                    Some(item) => {
                        let (name, item) = (Rc::clone(name), item.clone());
                        *next += 1;
                        run.next = *head + 1;
                        self.set(&name, item);
                    }
                    None => drop(run.open.pop()),
                }
            }
            // functions, procedures and parts are known even where a condition does not hold
            Statement::Function { marks, name, rest } => {
                self.define_function(run, index, text, name.clone(), *rest, *marks)?;
            }
            Statement::Procedure { marks, name, rest } => {
                let lines = self.until(run, index, "procedure", "endprocedure", |found| {
                    matches!(found, Statement::EndProcedure)
                })?;
                let (parameters, _) = self.parameters(text, *rest, marks.unquoted)?;
                let body = Body::Procedure(Rc::clone(run.code), lines);
                let function = Function {
                    parameters,
                    unquoted: marks.unquoted,
                    fixed: marks.fixed,
                    define: false,
                    body,
                };
                self.add_function(&text[name.clone()], function)?;
            }
            Statement::DefineLong { name, rest } if active => {
                let lines = self.until(run, index, "definelong", "enddefinelong", |found| {
                    matches!(found, Statement::EndDefineLong)
                })?;
                let (parameters, _) = self.parameters(text, *rest, true)?;
                let body = Body::Procedure(Rc::clone(run.code), lines);
                self.add_function(&text[name.clone()], Function::of_define(parameters, body))?;
            }
            Statement::Define { name, rest } if active => {
                let word = &text[name.clone()];
                if text[*rest..].starts_with('(') {
                    let (parameters, end) = self.parameters(text, *rest, true)?;
                    let body = Body::Text(Rc::clone(run.code), index, end);
                    self.add_function(word, Function::of_define(parameters, body))?;
                } else {
                    self.set_global(word, Value::text(text[*rest..].trim()));
                }
            }
            Statement::StartSub(name) => {
                let start = run.next;
                let lines = &run.code.lines;
                let end = (start..run.range.end)
                    .find(|&at| {
                        lines[at].text(run.code).trim_start().starts_with("!endsub") && !lines[at].comment
                    })
                    .unwrap_or(run.range.end);
                self.spend(end - start)?;
                let part = (Rc::clone(run.code), start..end);
                self.parts.insert(text[name.clone()].to_owned(), part);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The value of a condition; what can't be read counts as false.
    fn condition(&mut self, text: &str, at: usize) -> Result<bool, Halt> {
        match self.value(text, at) {
            Ok(value) => Ok(value.is_true()),
            Err(Halt::Fault(fault)) => {
                self.report(fault.at, fault.problem);
                Ok(false)
            }
            Err(stop) => Err(stop),
        }
    }

    /// What `!ifdef` asks: names, joined by `&&` and `||`, negated by `!`, in parentheses.
    fn defined(&mut self, text: &str, at: usize) -> Result<bool, Halt> {
        let mut asked = String::new();
        let mut rest = &text[at..];
        while let Some(c) = rest.chars().next() {
            let length = super::statement::name_length(rest);
            if length > 0 {
                let name = &rest[..length];
                let known = self.is_variable(name) || self.functions.contains_key(name);
                asked.push(if known { '1' } else { '0' });
                rest = &rest[length..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            if !c.is_whitespace() {
                asked.push(c);
            }
        }
        self.spend(asked.len())?;
        // a negation belongs to the name that follows: `!0` is `1`
        let asked = asked.replace("!0", "T").replace("!1", "0").replace('T', "1");
        match self.value(&asked, 0) {
            Ok(value) => Ok(value.is_true()),
            Err(Halt::Fault(fault)) => {
                self.report(None, fault.problem);
                Ok(false)
            }
            Err(stop) => Err(stop),
        }
    }

    /// What a `!foreach` goes through.
    fn items(&mut self, text: &str, at: usize) -> Result<Vec<Value>, Halt> {
        let value = match self.value(text, at) {
            Ok(value) => value,
            Err(Halt::Fault(fault)) => {
                self.report(fault.at, fault.problem);
                return Ok(Vec::new());
            }
            Err(stop) => return Err(stop),
        };
        self.spend(value.weight())?;
        match &value {
            Value::Json(Json::Array(items)) => Ok(items.iter().cloned().map(Value::Json).collect()),
            Value::Json(Json::Object(members)) => {
                Ok(members.iter().map(|(name, _)| Value::Text(Rc::clone(name))).collect())
            }
            // what is no JSON has nothing to go through
            Value::Int(_) | Value::Text(_) => Ok(Vec::new()),
            Value::Json(_) => {
                self.report(Some(at..text.len()), Problem::NotAList);
                Ok(Vec::new())
            }
        }
    }

    fn assign(
        &mut self,
        run: &mut Run<'_>,
        text: &str,
        scope: Scope,
        name: Range<usize>,
        if_unset: bool,
        at: usize,
    ) -> Result<(), Halt> {
        let name = &text[name];
        if scope == Scope::Local && !self.in_function() {
            return Err(Fault::line(Problem::LocalOutside));
        }
        if if_unset && self.is_variable(name) {
            return Ok(());
        }
        if text[at..].trim().is_empty() {
            return Err(super::expand::missing(at));
        }
        let value = match self.more_lines(run, &text[at..])? {
            Some(json) => self.value(&json, 0).map_err(Halt::nowhere)?,
            None => self.value(text, at)?,
        };
        match scope {
            Scope::Near => self.set(name, value),
            Scope::Local => self.set_local(name, value),
            Scope::Global => self.set_global(name, value),
        }
        Ok(())
    }

    /// A JSON value that goes on over lines: all of it.
    fn more_lines(&mut self, run: &mut Run<'_>, text: &str) -> Result<Option<String>, Halt> {
        if !text.starts_with(['{', '[']) {
            return Ok(None);
        }
        let mut nesting = nesting(text);
        if nesting <= 0 {
            return Ok(None);
        }
        let mut json = text.to_owned();
        let mut at = run.next;
        while nesting > 0 {
            if at >= run.range.end {
                return Ok(None);
            }
            let line = &run.code.lines[at];
            at += 1;
            if line.comment {
                continue;
            }
            let more = line.text(run.code);
            self.spend(more.len())?;
            self.fits(json.len() + more.len())?;
            json.push('\n');
            json.push_str(more);
            nesting += self::nesting(more);
        }
        run.next = at;
        Ok(Some(json))
    }

    fn assert(&mut self, text: &str, at: usize) -> Result<(), Halt> {
        let (value, end) = self.expression(text, at, End::Colon)?;
        if value.is_true() {
            return Ok(());
        }
        let message = match text[end..].strip_prefix(':') {
            Some(rest) if !rest.trim().is_empty() => {
                self.value(text, blanks(text, end + 1))?.to_text().chars().take(500).collect()
            }
            _ => String::new(),
        };
        Err(Fault::line(Problem::Assertion(message)))
    }
}

/// The branch that comes now is carried out, or not.
fn part(run: &mut Run<'_>, now: bool) {
    if let Some(control) = run.open.last_mut() {
        control.active = now;
        if let Kind::If { taken } = &mut control.kind {
            *taken |= now;
        }
    }
}

fn stray(found: &'static str, opener: &'static str) -> Halt {
    Fault::line(Problem::StrayDirective { found, opener })
}

/// How many brackets a text leaves open.
fn nesting(text: &str) -> i64 {
    let mut open = 0;
    let mut quoted = false;
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => open += 1,
            b'}' | b']' if !quoted => open -= 1,
            _ => {}
        }
    }
    open
}

//! What is known while a block is carried out: variables, functions, what was spent, what was noticed.

use super::Limits;
use super::lines::Code;
use super::map::{OriginMap, Trail};
use super::problem::Problem;
use super::value::Value;
use diag::{Diagnostic, Includes, Label, Sources, Span};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// How many findings of one block are kept.
const FINDINGS_LIMIT: usize = 1000;
/// How many labels say how a line was reached.
const TRAIL_SHOWN: usize = 4;

/// Why something could not be carried out.
#[derive(Debug)]
pub(super) enum Halt {
    /// It is wrong; the line is given up.
    Fault(Box<Fault>),
    /// A limit is reached; everything is given up.
    Stop(Problem),
}

/// What is wrong, and where on the line.
#[derive(Debug)]
pub(super) struct Fault {
    pub at: Option<Range<usize>>,
    pub problem: Problem,
}

impl Fault {
    pub(super) fn at(range: Range<usize>, problem: Problem) -> Halt {
        Halt::Fault(Box::new(Self { at: Some(range), problem }))
    }

    /// About the whole line.
    pub(super) fn line(problem: Problem) -> Halt {
        Halt::Fault(Box::new(Self { at: None, problem }))
    }
}

impl Halt {
    /// The same, about the whole line: the text it was found in is not the line's.
    pub(super) fn nowhere(self) -> Self {
        match self {
            Halt::Fault(fault) => Fault::line(fault.problem),
            stop => stop,
        }
    }
}

/// A function, procedure or macro.
#[derive(Debug, Clone)]
pub(super) struct Function {
    pub parameters: Parameters,
    /// Its arguments are texts without quotation marks.
    pub unquoted: bool,
    /// It is `final`: another one of its name and number of parameters is an error.
    pub fixed: bool,
    /// It is one of `!define` and `!definelong`.
    pub define: bool,
    pub body: Body,
}

impl Function {
    /// What `!define` and `!definelong` make.
    pub(super) fn of_define(parameters: Parameters, body: Body) -> Self {
        Self { parameters, unquoted: true, fixed: false, define: true, body }
    }
}

/// Parameters with their defaults.
pub(super) type Parameters = Vec<(Rc<str>, Option<Value>)>;

/// Lines of some text.
pub(super) type Part = (Rc<Code>, Range<usize>);

/// What a call carries out.
#[derive(Debug, Clone)]
pub(super) enum Body {
    /// Lines up to a `!return`.
    Function(Rc<Code>, Range<usize>),
    /// Lines that are written.
    Procedure(Rc<Code>, Range<usize>),
    /// An expression at the end of a line.
    Expression(Rc<Code>, usize, usize),
    /// A text at the end of a line.
    Text(Rc<Code>, usize, usize),
}

/// Text that is being written, with its map.
#[derive(Debug, Default)]
pub(super) struct Sink {
    pub text: String,
    pub map: OriginMap,
    /// How what comes now gets here.
    pub trail: Trail,
}

impl Sink {
    pub(super) fn same(&mut self, text: &str, span: Span) {
        if text.len() != span.range().len() {
            // a hyphen for a dash
            self.made(text, span);
        } else if !text.is_empty() {
            self.map.same(self.text.len(), span, self.trail);
            self.text.push_str(text);
        }
    }

    pub(super) fn made(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.map.made(self.text.len(), span, self.trail);
            self.text.push_str(text);
        }
    }

    pub(super) fn cut(&mut self, length: usize) {
        self.text.truncate(length);
        self.map.cut(length);
    }
}

/// Where the machine is.
#[derive(Debug, Clone)]
struct Here {
    code: Rc<Code>,
    line: usize,
    /// How it got here from the frame before.
    words: &'static str,
}

/// Everything that carrying out a block needs.
pub(super) struct Machine<'a> {
    pub sources: &'a mut Sources,
    pub includes: &'a dyn Includes,
    pub limits: Limits,
    pub functions: HashMap<Rc<str>, Vec<Function>>,
    globals: HashMap<Rc<str>, Value>,
    locals: Vec<HashMap<Rc<str>, Value>>,
    /// Whether any name without `$` or `%` before it is known: then every word of a line is looked up.
    pub plain_names: bool,
    /// Named parts of the texts so far; a later one replaces an earlier one.
    pub parts: HashMap<String, Part>,
    /// Names of the texts that were included.
    pub included: HashSet<String>,
    pub included_bytes: usize,
    pub included_count: usize,
    here: Vec<Here>,
    depth: usize,
    work_left: usize,
    findings: Vec<Diagnostic>,
    said: HashSet<(Span, &'static str)>,
    said_once: HashSet<String>,
    more: usize,
    stopped: bool,
}

impl<'a> Machine<'a> {
    /// A machine for a block of `size` bytes.
    pub(super) fn new(
        sources: &'a mut Sources,
        includes: &'a dyn Includes,
        limits: Limits,
        size: usize,
    ) -> Self {
        Self {
            sources,
            includes,
            limits,
            functions: HashMap::new(),
            globals: HashMap::new(),
            locals: Vec::new(),
            plain_names: false,
            parts: HashMap::new(),
            included: HashSet::new(),
            included_bytes: 0,
            included_count: 0,
            here: Vec::new(),
            depth: 0,
            work_left: limits.work.saturating_add(size.saturating_mul(WORK_PER_BYTE)),
            findings: Vec::new(),
            said: HashSet::new(),
            said_once: HashSet::new(),
            more: 0,
            stopped: false,
        }
    }

    // limits

    /// Takes a piece of work of about `bytes` into account.
    ///
    /// # Errors
    /// Stops when too much was done.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Halt> {
        match self.work_left.checked_sub(bytes + 8) {
            Some(left) => {
                self.work_left = left;
                Ok(())
            }
            None => Err(Halt::Stop(Problem::TooLong)),
        }
    }

    /// More may be done, for an included text of `bytes`.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.work_left = self.work_left.saturating_add(bytes.saturating_mul(WORK_PER_BYTE));
    }

    /// Stops when a value of this many bytes is too long.
    pub(super) fn fits(&self, bytes: usize) -> Result<(), Halt> {
        if bytes > self.limits.value { Err(Halt::Stop(Problem::TooLong)) } else { Ok(()) }
    }

    /// Does something one level deeper.
    pub(super) fn deeper<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T, Halt>) -> Result<T, Halt> {
        if self.depth >= self.limits.depth {
            return Err(Halt::Stop(Problem::TooDeep(self.limits.depth)));
        }
        self.depth += 1;
        let result = act(self);
        self.depth -= 1;
        result
    }

    // names

    pub(super) fn variable(&self, name: &str) -> Option<Value> {
        self.locals.last().and_then(|locals| locals.get(name)).or_else(|| self.globals.get(name)).cloned()
    }

    pub(super) fn is_variable(&self, name: &str) -> bool {
        self.locals.last().is_some_and(|locals| locals.contains_key(name)) || self.globals.contains_key(name)
    }

    pub(super) fn in_function(&self) -> bool {
        !self.locals.is_empty()
    }

    pub(super) fn set_global(&mut self, name: &str, value: Value) {
        self.learn(name);
        self.globals.insert(name.into(), value);
    }

    pub(super) fn set_local(&mut self, name: &str, value: Value) {
        self.learn(name);
        match self.locals.last_mut() {
            Some(locals) => locals.insert(name.into(), value),
            None => self.globals.insert(name.into(), value),
        };
    }

    /// Where the name is known already, else as near as possible.
    pub(super) fn set(&mut self, name: &str, value: Value) {
        let local = self.locals.last().is_some_and(|locals| locals.contains_key(name));
        if !local && self.globals.contains_key(name) {
            self.set_global(name, value);
        } else {
            self.set_local(name, value);
        }
    }

    pub(super) fn forget(&mut self, name: &str) {
        if let Some(locals) = self.locals.last_mut() {
            locals.remove(name);
        }
        self.globals.remove(name);
        self.functions.remove(name);
    }

    /// Takes note of a name that can stand in a text.
    pub(super) fn learn(&mut self, name: &str) {
        self.plain_names |= !name.starts_with(['$', '%']);
    }

    /// Carries out something with variables of its own.
    pub(super) fn with_locals<T>(
        &mut self,
        locals: HashMap<Rc<str>, Value>,
        act: impl FnOnce(&mut Self) -> Result<T, Halt>,
    ) -> Result<T, Halt> {
        for name in locals.keys().cloned().collect::<Vec<_>>() {
            self.learn(&name);
        }
        self.locals.push(locals);
        let result = act(self);
        self.locals.pop();
        result
    }

    // places and findings

    /// Carries out something on lines of `code`.
    pub(super) fn inside<T>(
        &mut self,
        code: &Rc<Code>,
        words: &'static str,
        act: impl FnOnce(&mut Self) -> Result<T, Halt>,
    ) -> Result<T, Halt> {
        self.here.push(Here { code: Rc::clone(code), line: 0, words });
        let result = act(self);
        self.here.pop();
        result
    }

    /// The line of the innermost code that is carried out now.
    pub(super) fn go_to(&mut self, line: usize) {
        if let Some(here) = self.here.last_mut() {
            here.line = line;
        }
    }

    /// Names of the texts that are being carried out.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.here.iter().any(|here| self.sources.get(here.code.file).name() == name)
    }

    /// Where a stretch of the current line was written.
    pub(super) fn span(&self, range: Option<Range<usize>>) -> Span {
        self.here.last().map_or_else(Span::default, |here| here.span(range))
    }

    /// A finding on the current line that does not keep it from being carried out.
    pub(super) fn warn(&mut self, range: Range<usize>, problem: Problem) {
        self.report(Some(range), problem);
    }

    /// Like [`warn`](Self::warn), but once a block for each `key`.
    pub(super) fn warn_once(&mut self, key: &str, problem: Problem) {
        if self.said_once.insert(key.to_owned()) {
            self.report(None, problem);
        }
    }

    /// A limit was reached on the current line: said once, where it happened.
    pub(super) fn stopped(&mut self, problem: &Problem) {
        if !std::mem::replace(&mut self.stopped, true) {
            self.report(None, problem.clone());
        }
    }

    pub(super) fn report(&mut self, range: Option<Range<usize>>, problem: Problem) {
        let span = self.span(range);
        self.report_at(span, problem);
    }

    pub(super) fn report_at(&mut self, span: Span, problem: Problem) {
        if !self.said.insert((span, problem.code())) {
            return;
        }
        if self.findings.len() >= FINDINGS_LIMIT {
            self.more += 1;
            return;
        }
        let mut diagnostic = problem.diagnostic(span);
        diagnostic.labels.extend(self.trail());
        self.findings.push(diagnostic);
    }

    /// How the current line was reached.
    fn trail(&self) -> Vec<Label> {
        let callers = self.here.iter().rev().skip(1);
        let words = self.here.iter().rev().map(|here| here.words);
        callers
            .zip(words)
            .take(TRAIL_SHOWN)
            .map(|(caller, words)| Label { span: caller.span(None), text: words.into() })
            .collect()
    }

    /// What was noticed.
    pub(super) fn into_findings(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            let message = format!("{} more findings of the preprocessor are not shown", self.more);
            self.findings.push(Diagnostic::error("and-more", message));
        }
        self.findings
    }
}

/// How much work a byte of the source is good for.
const WORK_PER_BYTE: usize = 40;

impl Here {
    fn span(&self, range: Option<Range<usize>>) -> Span {
        let Some(line) = self.code.lines.get(self.line) else { return Span::default() };
        let length = line.text(&self.code).len();
        match range {
            Some(range) => {
                let end = range.end.min(length);
                line.part(&self.code, range.start.min(end)..end)
            }
            None => line.span(&self.code),
        }
    }
}

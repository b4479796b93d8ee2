//! What can be wrong with what this stage reads, as data; and, in one place, in words.

use diag::{Diagnostic, IncludeError, Severity, Span};

/// Everything that the preprocessor notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Problem {
    // lines
    UnclosedComment,
    StrayDirective { found: &'static str, opener: &'static str },
    UnclosedDirective { opened: &'static str, closer: &'static str },
    LocalOutside,
    ReturnOutside,
    ReturnInProcedure,
    BadDirective(&'static str),

    // expressions
    MissingExpression,
    UnclosedQuote,
    UnclosedParenthesis,
    StrayParenthesis,
    MissingOperand,
    ExtraInExpression,
    NumberTooLarge,
    DivisionByZero,
    BadJson,
    UnknownFunction(String),
    NoSuchArguments(String),
    ProcedureAsValue(String),
    MissingReturn(String),
    FinalFunction(String),
    NotANumber(String),
    NotAWord(String),
    NoMember,
    NoValue,
    Argument(&'static str),
    NotAList,

    // what has no fixed answer
    Unavailable(String),
    FixedAnswer(String),

    // includes
    Include(Box<IncludeError>),
    IncludeCycle,
    IncludeTwice,
    NoSuchPart(String),
    Archive,
    ThemeFrom,

    // said by the author
    Assertion(String),

    // limits
    TooDeep(usize),
    TooLong,
    TooManyIncludes,
}

impl Problem {
    fn severity(&self) -> Severity {
        use Problem::*;
        match self {
            ExtraInExpression | Unavailable(_) | ThemeFrom | UnclosedDirective { .. } => Severity::Warning,
            FixedAnswer(_) => Severity::Info,
            _ => Severity::Error,
        }
    }

    /// The stable name of this kind of finding.
    pub(super) fn code(&self) -> &'static str {
        use Problem::*;
        match self {
            UnclosedComment => "unclosed-comment",
            StrayDirective { .. } => "stray-directive",
            UnclosedDirective { .. } => "unclosed-directive",
            LocalOutside => "local-outside-function",
            ReturnOutside | ReturnInProcedure => "misplaced-return",
            BadDirective(_) => "incomplete-directive",
            MissingExpression => "missing-expression",
            UnclosedQuote => "unclosed-quote",
            UnclosedParenthesis | StrayParenthesis => "unbalanced-parenthesis",
            MissingOperand => "missing-operand",
            ExtraInExpression => "extra-in-expression",
            NumberTooLarge => "number-too-large",
            DivisionByZero => "division-by-zero",
            BadJson => "bad-json",
            UnknownFunction(_) => "unknown-function",
            NoSuchArguments(_) => "wrong-arguments",
            ProcedureAsValue(_) => "procedure-as-value",
            MissingReturn(_) => "missing-return",
            FinalFunction(_) => "final-function",
            NotANumber(_) => "not-a-number",
            NotAWord(_) => "not-a-word",
            NoMember | NoValue => "no-such-member",
            Argument(_) => "wrong-arguments",
            NotAList => "not-a-list",
            Unavailable(_) => "function-not-available",
            FixedAnswer(_) => "fixed-answer",
            Include(_) => "include-failed",
            IncludeCycle => "include-cycle",
            IncludeTwice => "included-twice",
            NoSuchPart(_) => "no-such-part",
            Archive => "include-failed",
            ThemeFrom => "theme-not-available",
            Assertion(_) => "assertion-failed",
            TooDeep(_) => "nested-too-deep",
            TooLong => "preprocessor-limit",
            TooManyIncludes => "include-limit",
        }
    }

    fn message(&self) -> String {
        use Problem::*;
        match self {
            UnclosedComment => "this comment has no end and hides the rest of the text".to_owned(),
            StrayDirective { found, opener } => format!("`!{found}` without `!{opener}`"),
            UnclosedDirective { opened, closer } => format!("`!{opened}` has no `!{closer}`"),
            LocalOutside => "`!local` has a meaning only inside a function or procedure".to_owned(),
            ReturnOutside => "`!return` stands outside any function".to_owned(),
            ReturnInProcedure => "a procedure gives no value back".to_owned(),
            BadDirective(form) => format!("this directive needs the form `{form}`"),
            MissingExpression => "a value is missing here".to_owned(),
            UnclosedQuote => "this quotation mark has no partner on its line".to_owned(),
            UnclosedParenthesis => "this parenthesis is not closed".to_owned(),
            StrayParenthesis => "this parenthesis closes nothing".to_owned(),
            MissingOperand => "an operator has no value beside it".to_owned(),
            ExtraInExpression => "several values stand side by side; only the last one counts".to_owned(),
            NumberTooLarge => "this number is too large".to_owned(),
            DivisionByZero => "division by zero".to_owned(),
            BadJson => "this is no JSON".to_owned(),
            UnknownFunction(name) => format!("there is no function `{name}`"),
            NoSuchArguments(name) => format!("`{name}` can't be called with these arguments"),
            ProcedureAsValue(name) => format!("`{name}` is a procedure, which gives no value"),
            MissingReturn(name) => format!("the function `{name}` has no `!return`, or ends without one"),
            FinalFunction(name) => format!("`{name}` is final, and can't be declared again"),
            NotANumber(text) => format!("`{text}` is no number"),
            NotAWord(text) => format!("`{text}` is neither a variable nor a word of letters and digits"),
            NoMember => "the value has no such member".to_owned(),
            NoValue => "a JSON value without members can't be shown here".to_owned(),
            Argument(what) => format!("an argument is not as it should be: {what}"),
            NotAList => "only arrays and objects can be gone through".to_owned(),
            Unavailable(name) => {
                format!("`{name}` would look at the machine it runs on; its result is left empty")
            }
            FixedAnswer(name) => format!("`{name}` changes from run to run; a fixed answer stands for it"),
            Include(error) => format!("this text can't be included: {error}"),
            IncludeCycle => "this file includes itself".to_owned(),
            IncludeTwice => "this file was included already".to_owned(),
            NoSuchPart(name) => format!("there is no part `{name}` to include"),
            Archive => "archives and libraries are not read".to_owned(),
            ThemeFrom => "themes from files and addresses are not fetched".to_owned(),
            Assertion(text) if text.is_empty() => "an assertion of the author failed".to_owned(),
            Assertion(text) => format!("an assertion of the author failed: {text}"),
            TooDeep(limit) => format!("calls, expressions and includes are nested more than {limit} deep"),
            TooLong => "the preprocessor was stopped: this grows or runs without end".to_owned(),
            TooManyIncludes => "too many texts are included".to_owned(),
        }
    }

    fn note(&self) -> Option<&'static str> {
        use Problem::*;
        match self {
            Include(_) | Archive | IncludeCycle | NoSuchPart(_) => Some("the diagram is drawn without it"),
            TooDeep(_) | TooLong => Some("nothing that follows in this block is read"),
            _ => None,
        }
    }

    fn help(&self) -> Option<&'static str> {
        use Problem::*;
        match self {
            UnclosedComment => Some("end it with `'/` at the end of a line"),
            ProcedureAsValue(_) => Some("declare it with `!function` and `!return`"),
            ReturnInProcedure => Some("declare it with `!function`"),
            NotANumber(_) => Some("write digits only"),
            NotAWord(_) => Some("put a text in quotation marks"),
            NoMember => {
                Some("write `$value.name` or `$list[0]`; a full stop behind a value asks for a member")
            }
            UnknownFunction(name) if name.starts_with('!') => Some("write `%not(…)`"),
            Include(error) => match **error {
                IncludeError::NotAllowed => Some("convert a file, so that there is a folder to include from"),
                IncludeError::NotAvailable => Some("save a copy beside the diagram and include that"),
                _ => None,
            },
            TooLong => Some("check the condition of the loop, or what ends the recursion"),
            _ => None,
        }
    }

    /// As a finding at `span`.
    pub(super) fn diagnostic(&self, span: Span) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.severity(), self.code(), self.message()).at(span, "");
        if let Some(note) = self.note() {
            diagnostic = diagnostic.note(note);
        }
        if let Some(help) = self.help() {
            diagnostic = diagnostic.help(help);
        }
        diagnostic
    }
}

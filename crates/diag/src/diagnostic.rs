//! One type for anything that is said to the user about a text.

use crate::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// The text was understood, but probably not meant like that, or something could not be carried over.
    Warning,
    /// The text is wrong here. The rest was still read.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A span with what is to be said at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The bytes that are underlined.
    pub span: Span,
    /// A few words: *where* the thing is. May be empty.
    pub text: Cow<'static, str>,
}

/// A finding: *what* in the message, *where* in the labels, *what to do* in the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable, kebab-case name of this kind of finding (`stray-end`); scripts and suppressions rely on it.
    pub code: &'static str,
    /// One sentence without a full stop.
    pub message: Cow<'static, str>,
    /// The primary label first; empty for findings about a whole file.
    pub labels: Vec<Label>,
    /// Further facts, one sentence each.
    pub notes: Vec<Cow<'static, str>>,
    /// The way out.
    pub help: Option<Cow<'static, str>>,
}

impl Diagnostic {
    /// A finding of the given severity.
    pub fn new(severity: Severity, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { severity, code, message: message.into(), labels: Vec::new(), notes: Vec::new(), help: None }
    }

    /// The text is wrong.
    pub fn error(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Understood, but suspicious or lossy.
    pub fn warning(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Worth knowing.
    pub fn info(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Severity::Info, code, message)
    }

    /// Adds a label; the first one added is the primary one.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<Cow<'static, str>>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The primary span, if the finding points into a text.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }

    /// Whether the text is wrong.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

//! How a frontend asks for another text without touching a file.

use std::fmt;

/// A text that an include statement named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Included {
    /// The name under which messages show it: its path, relative to the allowed root where possible.
    pub name: String,
    /// Its whole text.
    pub text: String,
}

/// Why an include could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncludeError {
    /// Includes are not followed here (standard input, a library call without a root).
    NotAllowed,
    /// The target lies outside the allowed root, or is absolute.
    OutsideRoot,
    /// The target is an address or a built-in library, which this tool does not fetch.
    NotAvailable,
    /// No such file. Holds the paths that were tried, relative to the root.
    NotFound(Vec<String>),
    /// The file is there but could not be read as UTF-8 text; holds the reason.
    Unreadable(String),
}

impl fmt::Display for IncludeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAllowed => f.write_str("includes are not followed here"),
            Self::OutsideRoot => f.write_str("the file lies outside the folder that may be read"),
            Self::NotAvailable => f.write_str("addresses and built-in libraries are not fetched"),
            Self::NotFound(tried) if tried.is_empty() => f.write_str("no such file"),
            Self::NotFound(tried) => write!(f, "no such file (tried {})", tried.join(", ")),
            Self::Unreadable(reason) => write!(f, "it could not be read: {reason}"),
        }
    }
}

impl std::error::Error for IncludeError {}

/// Gives texts to frontends. The driver implements it over the file system, tests over a map.
pub trait Includes: Sync {
    /// The text that `target` names when it is mentioned in the text called `from` (a name as in
    /// [`Source::name`](crate::Source::name)). `extensions` are tried in order when `target` itself is no file.
    ///
    /// # Errors
    /// Says why there is no text; a frontend turns that into a diagnostic at the include statement.
    fn load(&self, from: &str, target: &str, extensions: &[&str]) -> Result<Included, IncludeError>;
}

/// Follows no include.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoIncludes;

impl Includes for NoIncludes {
    fn load(&self, _from: &str, _target: &str, _extensions: &[&str]) -> Result<Included, IncludeError> {
        Err(IncludeError::NotAllowed)
    }
}

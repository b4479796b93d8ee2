//! The theme that was asked for on the command line: a name, or a file.

use crate::error::Error;
use crate::files::{self, Bytes};
use crate::job::{Findings, Outcome};
use crate::report;
use crate::terminal::{Terminal, Verbosity};
use convert::theme::{self, Theme};
use diag::render::Format;
use diag::{IncludeError, Included, Includes};
use std::path::Path;
use std::sync::Arc;

/// The theme of this name or in this file, if one was asked for. What is wrong in a file is said here, all at once.
pub(crate) fn chosen(asked: Option<&str>, terminal: &mut Terminal) -> Result<Option<Arc<Theme>>, Error> {
    let Some(asked) = asked else { return Ok(None) };
    if let Some(theme) = theme::named(asked) {
        return Ok(Some(Arc::new(theme.clone())));
    }
    let path = Path::new(asked);
    if !theme::is_file(asked) && !path.is_file() {
        let help = theme::meant(asked, "or say the name of a TOML file");
        return Err(Error::UnknownTheme { name: asked.to_owned(), help });
    }
    let text = text(path).map_err(|why| Error::UnreadableTheme { path: files::shown(path), why })?;
    let loaded = theme::load(&files::shown(path), &text, &Beside);
    let wrong = loaded.findings.iter().filter(|finding| finding.is_error()).count();
    let findings = Findings { sources: loaded.sources, diagnostics: loaded.findings };
    let mut told = [Outcome { name: files::shown(path), findings: vec![findings], ..Outcome::default() }];
    if terminal.verbosity == Verbosity::Quiet {
        report::hush(&mut told, terminal.verbosity);
    }
    let text = report::findings(&told, Format::Human, terminal.error_colour(), terminal.width());
    terminal.say(&text);
    match loaded.theme {
        Some(theme) => Ok(Some(theme)),
        None => Err(Error::BadTheme { path: files::shown(path), mistakes: wrong }),
    }
}

/// Theme files that others extend lie where those say, seen from their own folder. Whoever names a theme on the command
/// line trusts it, so that no folder is out of reach.
struct Beside;

impl Includes for Beside {
    fn load(&self, from: &str, target: &str, _: &[&str]) -> Result<Included, IncludeError> {
        let path = Path::new(from).parent().unwrap_or(Path::new("")).join(target);
        let text = text(&path).map_err(IncludeError::Unreadable)?;
        Ok(Included { name: files::shown(&path), text })
    }
}

/// The text of a file, or why there is none.
fn text(path: &Path) -> Result<String, String> {
    match files::read(path) {
        Ok(Bytes::All(bytes)) => String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()),
        Ok(Bytes::TooLarge) => Err("it is too large".to_owned()),
        Err(error) => Err(crate::error::reason(&error)),
    }
}

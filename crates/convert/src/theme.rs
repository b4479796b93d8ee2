//! Themes of pictures: the built-in ones by name, and files of users.

use diag::{Diagnostic, FileId, IncludeError, Includes, Sources, nearest};
use layout::theme::{ThemeFile, ThemeProblem};
use std::sync::Arc;

pub use layout::theme::{NAMES, Theme, named, text};

/// A theme file extends another one, which may extend a third, and so on; that is enough of them.
const MOST_FILES: usize = 16;

/// What came of a theme file.
#[derive(Debug)]
pub struct Loaded {
    /// The theme, unless something is wrong in its files.
    pub theme: Option<Arc<Theme>>,
    /// The texts that findings point into.
    pub sources: Sources,
    /// Everything that is wrong or doubtful, in the file first, then in those that it extends.
    pub findings: Vec<Diagnostic>,
}

/// Reads a theme file, and those that it extends: `extends` names one of [`NAMES`], or a TOML file, which `files` is
/// asked for. `name` is shown in messages.
pub fn load(name: &str, text: &str, files: &dyn Includes) -> Loaded {
    let mut sources = Sources::new();
    let mut findings = Vec::new();
    let mut chain = vec![sources.add(name, text)];
    let base = loop {
        let file = chain[chain.len() - 1];
        let text = sources.get(file).shared_text();
        let theme_file = ThemeFile::new(&text);
        let Some((target, at)) = theme_file.extends() else { break layout::theme::default() };
        if let Some(theme) = named(target) {
            break theme;
        }
        let span = sources.span(file, at);
        let complain = |message: String| Diagnostic::error("theme-base", message).at(span, "");
        if !is_file(target) {
            let finding = complain(format!("there is no theme `{target}`"));
            findings.push(finding.help(meant(target, "it may also be a TOML file: \"brand.toml\"")));
            break layout::theme::default();
        }
        if chain.len() == MOST_FILES {
            findings.push(complain(format!("more than {MOST_FILES} themes extend each other")));
            break layout::theme::default();
        }
        match files.load(sources.get(file).name(), target, &[]) {
            Ok(included) if chain.iter().any(|&file| sources.get(file).name() == included.name) => {
                findings.push(complain(format!("`{target}` extends this file, or is it")));
                break layout::theme::default();
            }
            Ok(included) => chain.push(sources.add(included.name, included.text)),
            Err(error) => {
                findings.push(complain(format!("cannot read the theme `{target}`: {}", reason(&error))));
                break layout::theme::default();
            }
        }
    };
    let mut theme = base.clone();
    let mut told = Vec::new();
    for &file in chain.iter().rev() {
        let text = sources.get(file).shared_text();
        let (over, problems) = ThemeFile::new(&text).over(&theme);
        theme = over;
        told.push(problems.into_iter().map(|problem| finding(problem, file, &sources)).collect::<Vec<_>>());
    }
    findings.extend(told.into_iter().rev().flatten());
    let theme = (!findings.iter().any(Diagnostic::is_error)).then(|| Arc::new(theme));
    Loaded { theme, sources, findings }
}

/// Whether what names a theme is meant as a file.
pub fn is_file(name: &str) -> bool {
    name.ends_with(".toml") || name.contains(['/', '\\'])
}

/// The way out for a name that is none of [`NAMES`]; `else_say` where nothing is similar.
pub fn meant(name: &str, else_say: &str) -> String {
    match nearest(name, NAMES) {
        Some(near) => format!("was `{near}` meant?"),
        None => format!("there are {}; {else_say}", NAMES.join(", ")),
    }
}

fn reason(error: &IncludeError) -> String {
    match error {
        IncludeError::NotAllowed => "other files are not read here".to_owned(),
        IncludeError::NotFound(_) => "no such file".to_owned(),
        IncludeError::Unreadable(reason) => reason.clone(),
        other => other.to_string(),
    }
}

fn finding(problem: ThemeProblem, file: FileId, sources: &Sources) -> Diagnostic {
    let span = sources.span(file, problem.at);
    let colon = if problem.key.is_empty() { "" } else { ": " };
    let message = format!("{}{colon}{}", problem.key, problem.message);
    let finding = match problem.is_error {
        true => Diagnostic::error("theme", message),
        false => Diagnostic::warning("theme-contrast", message),
    };
    let finding = finding.at(span, "");
    match problem.help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diag::{Included, NoIncludes};

    /// Files by name; a name stands for itself wherever it is mentioned.
    struct Map(&'static [(&'static str, &'static str)]);

    impl Includes for Map {
        fn load(&self, _: &str, target: &str, _: &[&str]) -> Result<Included, IncludeError> {
            let found = self.0.iter().find(|row| row.0 == target);
            let included = |row: &(&str, &str)| Included { name: row.0.to_owned(), text: row.1.to_owned() };
            found.map(included).ok_or_else(|| IncludeError::NotFound(Vec::new()))
        }
    }

    fn messages(loaded: &Loaded) -> Vec<String> {
        let place = |finding: &Diagnostic| {
            let span = finding.span().unwrap();
            format!("{}:{}", loaded.sources.get(span.file).name(), loaded.sources.locate(span).line)
        };
        loaded.findings.iter().map(|finding| format!("{} {}", place(finding), finding.message)).collect()
    }

    #[test]
    fn files_are_laid_over_what_they_extend() {
        const BRAND: &str =
            "extends = 'dark'\n[colour]\narrow = '#ffcc00'\nink = '#ffffff'\n[metric]\nmargin = 4\n";
        let own = "extends = 'brand.toml'\n[colour]\narrow = '#00ffcc'\n";
        let loaded = load("own.toml", own, &Map(&[("brand.toml", BRAND)]));
        assert_eq!(messages(&loaded), [""; 0]);
        let theme = loaded.theme.unwrap();
        assert_eq!(theme.colour.arrow.light.to_string(), "#00ffcc");
        assert_eq!(theme.colour.ink.light.to_string(), "#ffffff");
        assert_eq!(theme.metric.margin, 4.0);
        assert_eq!(theme.page, layout::theme::Page::Dark);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let rows = &[("base.toml", "[metric]\ngap = -1\n")];
        let text = "extends = \"base.toml\"\n[color]\n[colour]\narow = \"#000\"\nink = \"red\"\n[form]\nfeet = \"yes\"\n";
        let loaded = load("own.toml", text, &Map(rows));
        assert!(loaded.theme.is_none());
        let expected = [
            "own.toml:2 color: a theme has no such table",
            "own.toml:4 colour.arow: `colour` has no such key",
            "own.toml:5 colour.ink: a colour must be written \"#rrggbb\"",
            "own.toml:7 form.feet: this must be one of \"tall\", \"always\", \"never\"",
            "base.toml:2 metric.gap: this must be at least 0",
        ];
        assert_eq!(messages(&loaded), expected);
        assert_eq!(loaded.findings[1].help.as_deref(), Some("was `arrow` meant?"));
    }

    #[test]
    fn bases_that_are_not_there_or_go_round_are_said() {
        let said = |text: &str, files: &dyn Includes| messages(&load("own.toml", text, files));
        assert_eq!(said("extends = 'drak'", &NoIncludes), ["own.toml:1 there is no theme `drak`"]);
        assert_eq!(
            said("extends = 'x.toml'", &Map(&[])),
            ["own.toml:1 cannot read the theme `x.toml`: no such file"]
        );
        let round = Map(&[("a.toml", "extends = 'b.toml'"), ("b.toml", "extends = 'a.toml'")]);
        assert_eq!(said("extends = 'a.toml'", &round), ["b.toml:1 `a.toml` extends this file, or is it"]);
    }

    #[test]
    fn text_that_is_hard_to_read_is_doubtful() {
        let loaded = load("own.toml", "[colour]\nnote = \"#777777\"\n", &NoIncludes);
        assert!(loaded.theme.is_some());
        let said = messages(&loaded);
        assert!(
            said[0].starts_with("own.toml:2 `note-ink` on `note` contrasts 2.8:1 on a light page"),
            "{said:?}"
        );
        assert!(loaded.findings.iter().all(|finding| !finding.is_error()));
    }
}

//! Reads a theme file and lays it over the theme that it extends.
//!
//! Everything that is wrong in a file is found at once, each with its place and, where there is one, a way out.

use super::value::Entry;
use super::{
    AuthorColours, Choice, Colours, Forms, HEAD_KEYS, Icons, Metrics, NAMES, Page, Shapes, Strokes, Theme,
    Tints, Weights,
};
use diag::nearest;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something that is wrong in a theme file, or doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeProblem {
    /// The bytes of the file that it is about.
    pub at: Range<usize>,
    /// The line that it is on, from 1.
    pub line: usize,
    /// The key that it is about, with its table (`colour.arow`); empty when the file is no TOML.
    pub key: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// `false` for what is doubtful, but can be drawn: text that is hard to read.
    pub is_error: bool,
}

impl fmt::Display for ThemeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, key, message, help, .. } = self;
        let colon = if key.is_empty() { "" } else { ": " };
        write!(f, "line {line}: {key}{colon}{message}")?;
        help.as_ref().map_or(Ok(()), |help| write!(f, " ({help})"))
    }
}

impl std::error::Error for ThemeProblem {}

/// The tables of a theme file.
pub(super) const TABLES: [&str; 10] =
    ["colour", "tint", "font", "form", "metric", "shape", "stroke", "head", "icon", "backdrop"];
/// What stands before the tables.
pub(super) const ABOVE: [&str; 4] = ["extends", "about", "page", "author_colours"];

/// A theme file whose TOML was read, before it is laid over what it extends.
#[derive(Debug)]
pub struct ThemeFile<'t> {
    text: &'t str,
    table: Spanned<DeTable<'t>>,
    problems: Vec<ThemeProblem>,
}

impl<'t> ThemeFile<'t> {
    /// Reads the TOML. What is wrong with it is said by [`ThemeFile::over`].
    pub fn new(text: &'t str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut file = Self { text, table, problems: Vec::new() };
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            file.push(at, String::new(), error.message().to_owned(), None);
        }
        file
    }

    /// What the file extends, with its place; a file that does not say extends the house style.
    pub fn extends(&self) -> Option<(&str, Range<usize>)> {
        let (_, value) = self.table.get_ref().iter().find(|(name, _)| name.get_ref() == "extends")?;
        Some((value.get_ref().as_str()?, value.span()))
    }

    /// The base with what the file changes, and everything that is wrong in the file.
    pub fn over(mut self, base: &Theme) -> (Theme, Vec<ThemeProblem>) {
        let mut theme = Theme { about: String::new(), ..base.clone() };
        let table = std::mem::take(self.table.get_mut());
        let mut named = Vec::new();
        for (name, value) in &table {
            match name.get_ref().as_ref() {
                above if ABOVE.contains(&above) => self.above(&mut theme, above, value),
                known if TABLES.contains(&known) => self.table(&mut theme, known, value, &mut named),
                unknown => {
                    let help = nearest(unknown, TABLES.into_iter().chain(ABOVE))
                        .map(|near| format!("was `{near}` meant?"))
                        .unwrap_or_else(|| format!("it has {}", TABLES.join(", ")));
                    let message = "a theme has no such table".to_owned();
                    self.push(name.span(), unknown.to_owned(), message, Some(help));
                }
            }
        }
        if self.problems.is_empty() {
            self.contrasts(&theme, &named);
        }
        self.problems.sort_by_key(|problem| problem.at.start);
        (theme, self.problems)
    }

    /// That the file extends something that is no built-in theme.
    pub(super) fn unknown_base(&self) -> Option<ThemeProblem> {
        let (name, at) = self.extends()?;
        let help = match nearest(name, NAMES) {
            Some(near) => format!("was `{near}` meant?"),
            None => format!("there are {}", NAMES.join(", ")),
        };
        let message = format!("there is no theme `{name}`");
        Some(self.problem(at, "extends".to_owned(), message, Some(help)))
    }

    fn above(&mut self, theme: &mut Theme, name: &str, value: &Spanned<DeValue<'_>>) {
        let Some(word) = value.get_ref().as_str() else {
            return self.push(value.span(), name.to_owned(), "this must be a string".to_owned(), None);
        };
        match name {
            "about" => word.clone_into(&mut theme.about),
            "page" => match Page::from_word(word) {
                Some(page) => theme.page = page,
                None => self.push(value.span(), name.to_owned(), one_of(Page::WORDS), None),
            },
            "author_colours" => match AuthorColours::from_word(word) {
                Some(colours) => theme.author_colours = colours,
                None => self.push(value.span(), name.to_owned(), one_of(AuthorColours::WORDS), None),
            },
            // whoever gave the base has read it
            _ => {}
        }
    }

    fn table(
        &mut self,
        theme: &mut Theme,
        table: &str,
        value: &Spanned<DeValue<'_>>,
        named: &mut Vec<(String, Range<usize>)>,
    ) {
        let DeValue::Table(entries) = value.get_ref() else {
            return self.push(value.span(), table.to_owned(), "this must be a table".to_owned(), None);
        };
        for (key, value) in entries {
            let name = || format!("{table}.{}", key.get_ref());
            match read_entry(theme, Entry { table, key: key.get_ref(), value }) {
                Ok(true) => named.push((name(), key.span())),
                Ok(false) => {
                    let help = elsewhere(table, key.get_ref());
                    self.push(key.span(), name(), format!("`{table}` has no such key"), help);
                }
                Err(message) => self.push(value.span(), name(), message, None),
            }
        }
    }

    /// Warns of text that is hard to read, as far as this file is to blame.
    fn contrasts(&mut self, theme: &Theme, named: &[(String, Range<usize>)]) {
        for pair in super::contrast::unreadable(theme) {
            let at = [pair.front, pair.back].into_iter().find_map(|key| {
                named.iter().find(|(name, _)| name.strip_prefix("colour.") == Some(key)).map(|(_, at)| at)
            });
            let Some(at) = at else { continue };
            self.push(at.clone(), String::new(), pair.to_string(), None);
            if let Some(last) = self.problems.last_mut() {
                last.is_error = false;
            }
        }
    }

    fn push(&mut self, at: Range<usize>, key: String, message: String, help: Option<String>) {
        let problem = self.problem(at, key, message, help);
        self.problems.push(problem);
    }

    fn problem(&self, at: Range<usize>, key: String, message: String, help: Option<String>) -> ThemeProblem {
        let line = 1 + self.text.bytes().take(at.start).filter(|&byte| byte == b'\n').count();
        ThemeProblem { at, line, key, message, help, is_error: true }
    }
}

pub(super) fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("this must be one of {}", words.join(", "))
}

/// What was meant by a key that its table does not have: a similar one, or the same one in another table.
fn elsewhere(table: &str, key: &str) -> Option<String> {
    if let Some(near) = nearest(key, keys(table)) {
        return Some(format!("was `{near}` meant?"));
    }
    let other = TABLES.into_iter().find(|other| keys(other).any(|known| known == key))?;
    Some(format!("it stands in `[{other}]`"))
}

/// The keys of a table.
pub(super) fn keys(table: &str) -> impl Iterator<Item = &'static str> {
    let keys: &'static [&'static str] = match table {
        "colour" => Colours::KEYS,
        "tint" => Tints::KEYS,
        "form" => Forms::KEYS,
        "metric" => Metrics::KEYS,
        "shape" => Shapes::KEYS,
        "stroke" => Strokes::KEYS,
        "head" => &HEAD_KEYS,
        "icon" => &Icons::KEYS,
        "backdrop" => &["px", "inset"],
        _ => &["mono_scale"],
    };
    let weights = if table == "font" { Weights::KEYS } else { &[] };
    keys.iter().chain(weights).copied()
}

/// Reads one value; returns whether the key is known.
fn read_entry(theme: &mut Theme, entry: Entry<'_>) -> Result<bool, String> {
    let key = entry.key;
    match entry.table {
        "colour" => set(theme.colour.slot(key), |(token, slot)| entry.paint(token, false, slot)),
        "tint" => set(theme.tint.slot(key), |(token, slot)| entry.paint(token, true, slot)),
        "metric" => {
            // Text and its lines have some height.
            let least = if key.starts_with("t_") || key.starts_with("l_") { 1.0 } else { 0.0 };
            set(theme.metric.slot(key), |(_, slot)| entry.number(least).map(|value| *slot = value))
        }
        "shape" => set(theme.shape.slot(key), |(_, slot)| entry.number(0.0).map(|value| *slot = value)),
        "stroke" => match theme.stroke.dash_slot(key) {
            Some(slot) => entry.dash().map(|dash| *slot = dash).map(|()| true),
            None => set(theme.stroke.width_slot(key), |slot| entry.number(0.0).map(|value| *slot = value)),
        },
        "form" => match Forms::words(key) {
            Some(words) => {
                let word = entry.string()?;
                if theme.form.set(key, word) { Ok(true) } else { Err(one_of(words)) }
            }
            None => Ok(false),
        },
        "head" if key == "circle" => entry.circle(&mut theme.head.circle).map(|()| true),
        "head" => set(theme.head.slot(key), |slot| entry.head(slot)),
        "icon" => set(theme.icon.slot(key), |slot| entry.path_data().map(|value| *slot = value)),
        "font" if key == "mono_scale" => {
            entry.number(0.1).map(|value| theme.font.mono_scale = value).map(|()| true)
        }
        "font" => set(theme.font.weight.slot(key), |(_, slot)| entry.is_bold().map(|bold| *slot = bold)),
        _ => match key {
            "px" => entry.number(0.0).map(|value| theme.backdrop.px = value).map(|()| true),
            "inset" => entry.number(0.0).map(|value| theme.backdrop.inset = value).map(|()| true),
            _ => Ok(false),
        },
    }
}

fn set<T>(slot: Option<T>, read: impl FnOnce(T) -> Result<(), String>) -> Result<bool, String> {
    slot.map_or(Ok(false), |slot| read(slot).map(|()| true))
}

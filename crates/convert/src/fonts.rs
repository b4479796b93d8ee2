//! Fonts for pictures that bring their letters along, and what is said when there is none.

#[cfg(any(feature = "png", feature = "pdf"))]
use crate::write::Written;
#[cfg(any(feature = "png", feature = "pdf"))]
use diag::Diagnostic;
use measure::fonts::{BundledOnly, Source};
#[cfg(any(feature = "png", feature = "pdf"))]
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// Where fonts come from for characters that the bundled ones lack. By default from nowhere.
#[derive(Clone)]
pub struct Fonts(pub Arc<dyn Source + Send + Sync>);

impl Default for Fonts {
    fn default() -> Self {
        Self(Arc::new(BundledOnly))
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.looks_at_installed() { "installed fonts" } else { "no installed fonts" })
    }
}

impl PartialEq for Fonts {
    /// The same source, not an equal one.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// More characters than this are counted, not named.
#[cfg(any(feature = "png", feature = "pdf"))]
const MOST_NAMED: usize = 10;

/// What the fonts of pictures were.
#[cfg(any(feature = "png", feature = "pdf"))]
#[derive(Default)]
pub(crate) struct Used {
    installed: BTreeSet<String>,
    missing: BTreeMap<&'static str, BTreeSet<String>>,
}

#[cfg(any(feature = "png", feature = "pdf"))]
impl Used {
    /// Takes in those of one picture: installed families, and scripts with the characters that have none.
    pub(crate) fn add(
        &mut self,
        installed: Vec<String>,
        missing: impl Iterator<Item = (&'static str, Vec<String>)>,
    ) {
        self.installed.extend(installed);
        missing.for_each(|(script, characters)| self.missing.entry(script).or_default().extend(characters));
    }

    /// Adds all this to an output of the format with this title.
    pub(crate) fn tell(self, written: Written, fonts: &Fonts, title: &str) -> Written {
        let finding = missing(&self.missing, fonts, title);
        Written {
            findings: finding.into_iter().collect(),
            installed_fonts: self.installed.into_iter().collect(),
            ..written
        }
    }
}

/// What is said about characters that no font was found for, in a picture of the format with this title: scripts with their
/// characters.
#[cfg(any(feature = "png", feature = "pdf"))]
fn missing(missing: &BTreeMap<&str, BTreeSet<String>>, fonts: &Fonts, title: &str) -> Option<Diagnostic> {
    let scripts: Vec<String> = missing.keys().map(|script| script.replace('_', " ")).collect();
    let mut examples: Vec<String> = scripts.iter().map(|script| example(script)).collect();
    examples.sort_by_key(|name| name.as_str() == "Noto Sans Symbols 2");
    examples.dedup();
    let characters: Vec<&str> = missing.values().flatten().map(String::as_str).collect();
    let named = characters[..characters.len().min(MOST_NAMED)].join(" ");
    let further = match characters.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        further => format!(" and {further} more"),
    };
    let (scripts, examples) = (list(&scripts)?, list(&examples)?);
    let help = if fonts.0.looks_at_installed() {
        format!("install {examples} (or others that have them), or name a font file with `--font FILE`")
    } else {
        format!("name the file of a font that has them, such as {examples}, with `--font FILE`")
    };
    let finding =
        Diagnostic::warning("missing-character", format!("there is no font for {scripts}: {named}{further}"));
    Some(
        finding
            .note(format!(
                "boxes stand for them in the {title}; an SVG is shown with the fonts of its reader"
            ))
            .help(help),
    )
}

/// A font that has a script.
#[cfg(any(feature = "png", feature = "pdf"))]
fn example(script: &str) -> String {
    match script {
        "emoji" => "Noto Color Emoji".to_owned(),
        "symbols" => "Noto Sans Symbols 2".to_owned(),
        "Han" | "Hiragana" | "Katakana" | "Hangul" | "Bopomofo" => "Noto Sans CJK".to_owned(),
        script => format!("Noto Sans {script}"),
    }
}

/// `a`, `a and b`, `a, b and c`.
#[cfg(any(feature = "png", feature = "pdf"))]
fn list(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) })
}

#[cfg(all(test, any(feature = "png", feature = "pdf")))]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_a_font_are_named_with_a_way_out() {
        let of = |characters: &str| characters.chars().map(String::from).collect::<BTreeSet<_>>();
        let all = [("Han", "一七三九二五亜八六十四"), ("Hiragana", "あ"), ("emoji", "🚀")];
        let all = all.map(|(script, characters)| (script, of(characters))).into();
        let finding = missing(&all, &Fonts::default(), "PNG").expect("something is missing");
        assert_eq!(
            finding.message,
            "there is no font for Han, Hiragana and emoji: 一 七 三 九 二 五 亜 八 六 十 and 3 more"
        );
        let help = finding.help.expect("a way out");
        assert!(help.contains("Noto Sans CJK and Noto Color Emoji") && help.contains("--font"), "{help}");
        assert!(missing(&BTreeMap::new(), &Fonts::default(), "PNG").is_none());
    }
}

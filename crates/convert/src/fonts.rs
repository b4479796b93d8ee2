//! Fonts for pictures that bring their letters along, and what is said when there is none.

use diag::Diagnostic;
use measure::fonts::{BundledOnly, Source};
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
#[cfg(feature = "png")]
const MOST_NAMED: usize = 10;

/// What is said about characters that no font was found for, in a picture of the format with this title: scripts with their
/// characters.
#[cfg(feature = "png")]
pub(crate) fn missing(missing: &[(&str, &[String])], fonts: &Fonts, title: &str) -> Option<Diagnostic> {
    let scripts: Vec<String> = missing.iter().map(|(script, _)| script.replace('_', " ")).collect();
    let mut examples: Vec<String> = scripts.iter().map(|script| example(script)).collect();
    examples.sort_by_key(|name| name.as_str() == "Noto Sans Symbols 2");
    examples.dedup();
    let characters: Vec<&str> =
        missing.iter().flat_map(|(_, characters)| *characters).map(String::as_str).collect();
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
#[cfg(feature = "png")]
fn example(script: &str) -> String {
    match script {
        "emoji" => "Noto Color Emoji".to_owned(),
        "symbols" => "Noto Sans Symbols 2".to_owned(),
        "Han" | "Hiragana" | "Katakana" | "Hangul" | "Bopomofo" => "Noto Sans CJK".to_owned(),
        script => format!("Noto Sans {script}"),
    }
}

/// `a`, `a and b`, `a, b and c`.
#[cfg(feature = "png")]
fn list(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) })
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_a_font_are_named_with_a_way_out() {
        let of = |characters: &str| characters.chars().map(String::from).collect::<Vec<_>>();
        let (han, emoji, kana) = (of("一二三四五六七八九十亜"), of("🚀"), of("あ"));
        let all = [("Han", &han[..]), ("Hiragana", &kana), ("emoji", &emoji)];
        let finding = missing(&all, &Fonts::default(), "PNG").expect("something is missing");
        assert_eq!(
            finding.message,
            "there is no font for Han, Hiragana and emoji: 一 二 三 四 五 六 七 八 九 十 and 3 more"
        );
        let help = finding.help.expect("a way out");
        assert!(help.contains("Noto Sans CJK and Noto Color Emoji") && help.contains("--font"), "{help}");
        assert!(missing(&[], &Fonts::default(), "PNG").is_none());
    }
}

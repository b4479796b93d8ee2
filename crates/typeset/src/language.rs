//! In what language Han characters are, as far as the shapes of these depend on it.

use measure::fonts::Language;
use unicode_script::{Script, UnicodeScript};

/// Told by the other characters that the texts of a picture have; `None` without Han characters.
pub(crate) fn language<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Language> {
    let mut found = None;
    for c in texts.flat_map(str::chars).filter(|c| !c.is_ascii()) {
        let language = match c.script() {
            Script::Hiragana | Script::Katakana => Language::Japanese,
            Script::Hangul => Language::Korean,
            Script::Bopomofo => Language::TraditionalChinese,
            Script::Han => Language::Chinese,
            _ => continue,
        };
        // The order of the languages is that of how much their characters tell.
        if found.is_none_or(|before| language < before) {
            found = Some(language);
        }
    }
    found
}

//! Which of several fonts that have a character is the one to take: one that suits Arial, as the SVG would get it.

use convert::{Language, Wanted};
use fontdb::{FaceInfo, Stretch, Style, Weight};

/// What is known of a font without looking at its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Traits {
    pub(super) family: String,
    weight: u16,
    upright: bool,
    normal_width: bool,
    mono: bool,
}

/// The smaller one is better. In this order: a picture in colours where one is wanted and only there; the shapes that the
/// language has; a text face without serifs; upright, of normal width, of the wanted weight; Noto, because the widths
/// that layout knows are Noto's; and the name, so that there is always one best.
pub(super) type Rank<'a> = (bool, bool, u8, bool, bool, u16, bool, &'a str);

impl Traits {
    pub(super) fn of(face: &FaceInfo) -> Self {
        let english =
            face.families.iter().find(|(_, language)| *language == fontdb::Language::English_UnitedStates);
        let family = english.or(face.families.first()).map(|(name, _)| name.clone()).unwrap_or_default();
        Self {
            family,
            weight: face.weight.0,
            upright: face.style == Style::Normal,
            normal_width: face.stretch == Stretch::Normal,
            mono: face.monospaced,
        }
    }

    /// Some fonts have every character, and a box or nothing for it.
    pub(super) fn is_for_text(&self) -> bool {
        let family = self.family.trim_start_matches('.');
        !["LastResort", "Last Resort", "Adobe Blank", "Adobe NotDef"]
            .iter()
            .any(|name| family.starts_with(name))
    }

    /// Whether it has pictures in colours.
    pub(super) fn is_emoji(&self) -> bool {
        self.is(&["Emoji", "emoji", "Twemoji"])
    }

    fn is(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.family.contains(word))
    }

    /// The language whose shapes of Han characters it has, where its name tells.
    fn language(&self) -> Option<Language> {
        let japanese = [
            " JP",
            "Hiragino",
            "Yu Gothic",
            "Meiryo",
            "MS Gothic",
            "MS PGothic",
            "IPA",
            "Takao",
            "VL Gothic",
        ];
        let korean = [" KR", "Malgun", "Apple SD Gothic", "Nanum", "Gulim", "Dotum", "Baekmuk", "UnDotum"];
        let traditional = [" TC", " HK", " TW", "JhengHei", "MingLiU", "Uming", "Ukai"];
        let simplified =
            [" SC", " CN", " GB", "YaHei", "SimHei", "SimSun", "WenQuanYi", "Droid Sans Fallback"];
        match () {
            () if self.is(&japanese) => Some(Language::Japanese),
            () if self.is(&korean) => Some(Language::Korean),
            () if self.is(&traditional) => Some(Language::TraditionalChinese),
            () if self.is(&simplified) => Some(Language::Chinese),
            () => None,
        }
    }

    /// 0 for a text face without serifs, more for what looks like something else.
    fn manner(&self) -> u8 {
        match () {
            () if self.is(&["Unifont", "Bitmap", "Fixed"]) => 4,
            () if self.is(&["Nastaliq", "Kufi", "Rashi", "Display", "Handwriting", "Script"]) => 3,
            () if self
                .is(&["Serif", "Mincho", "Myungjo", "Batang", "Song", "Sung", "Ming", "SimSun", "Times"]) =>
            {
                2
            }
            () if self.mono || self.is(&["Mono", "Courier"]) => 1,
            () => 0,
        }
    }
}

pub(super) fn rank<'a>(traits: &'a Traits, wanted: &Wanted<'_>) -> Rank<'a> {
    let weight = if wanted.bold { Weight::BOLD } else { Weight::NORMAL };
    let other_shapes =
        wanted.language.is_some_and(|wanted| traits.language().is_some_and(|own| own != wanted));
    (
        wanted.emoji != traits.is_emoji(),
        other_shapes,
        traits.manner(),
        !traits.upright,
        !traits.normal_width,
        weight.0.abs_diff(traits.weight),
        !traits.family.starts_with("Noto "),
        &traits.family,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(families: &[&str], wanted: Wanted<'_>) -> String {
        let traits = families.iter().map(|family| Traits {
            family: (*family).to_owned(),
            weight: if family.ends_with("Bold") { 700 } else { 400 },
            upright: !family.contains("Italic"),
            normal_width: true,
            mono: false,
        });
        let traits: Vec<_> = traits.collect();
        let best =
            traits.iter().filter(|traits| traits.is_for_text()).min_by_key(|traits| rank(traits, &wanted));
        best.expect("one").family.clone()
    }

    const PLAIN: Wanted<'_> = Wanted { text: "", emoji: false, bold: false, language: None };

    #[test]
    fn a_text_face_without_serifs_is_taken() {
        let families =
            ["A Serif", "Noto Sans Mono X", "B Sans Italic", "C Sans", ".LastResort", "Noto Color Emoji"];
        assert_eq!(best(&families, PLAIN), "C Sans");
        assert_eq!(best(&["C Sans", "Noto Sans X"], PLAIN), "Noto Sans X");
        assert_eq!(best(&["Unifont", "D Serif"], PLAIN), "D Serif");
    }

    #[test]
    fn a_bold_face_is_taken_for_bold_letters() {
        let families = ["Noto Sans X", "Noto Sans X Bold"];
        assert_eq!(best(&families, PLAIN), "Noto Sans X");
        assert_eq!(best(&families, Wanted { bold: true, ..PLAIN }), "Noto Sans X Bold");
    }

    #[test]
    fn emoji_come_in_colours_where_they_are_wanted() {
        let families = ["Noto Color Emoji", "Noto Sans Symbols"];
        assert_eq!(best(&families, PLAIN), "Noto Sans Symbols");
        assert_eq!(best(&families, Wanted { emoji: true, ..PLAIN }), "Noto Color Emoji");
    }

    #[test]
    fn han_characters_have_the_shapes_of_their_language() {
        let families = ["Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC", "Noto Sans CJK TC"];
        for (language, family) in [
            (Language::Japanese, "Noto Sans CJK JP"),
            (Language::Korean, "Noto Sans CJK KR"),
            (Language::Chinese, "Noto Sans CJK SC"),
            (Language::TraditionalChinese, "Noto Sans CJK TC"),
        ] {
            assert_eq!(best(&families, Wanted { language: Some(language), ..PLAIN }), family);
        }
        let only = ["Yu Gothic", "SimSun"];
        assert_eq!(best(&only, Wanted { language: Some(Language::Chinese), ..PLAIN }), "SimSun");
    }
}

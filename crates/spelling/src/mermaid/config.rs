//! Mermaid's configuration, as far as it changes a sequence diagram (reference mermaid, sections 9 and 10): which key
//! stands for which part of the style. Read by the frontend, written by the backend.

use ir::{Align, ElementClass, Size};

/// The themes that Mermaid knows (M-140).
pub const THEMES: [&str; 12] = [
    "default",
    "base",
    "dark",
    "forest",
    "neutral",
    "neo",
    "neo-dark",
    "redux",
    "redux-dark",
    "redux-color",
    "redux-dark-color",
    "null",
];

/// Distances under `sequence:` (M-148, M-150), in px.
pub const SIZES: [(&str, Size); 14] = [
    ("activationWidth", Size::ActivationWidth),
    ("boxMargin", Size::BoxMargin),
    ("boxTextMargin", Size::BoxTextMargin),
    ("bottomMarginAdj", Size::BottomMargin),
    ("diagramMarginX", Size::MarginX),
    ("diagramMarginY", Size::MarginY),
    ("height", Size::HeadHeight),
    ("actorMargin", Size::HeadMargin),
    ("width", Size::HeadWidth),
    ("messageMargin", Size::MessageMargin),
    ("noteMargin", Size::NoteMargin),
    ("wrapPadding", Size::WrapPadding),
    ("labelBoxHeight", Size::TabHeight),
    ("labelBoxWidth", Size::TabWidth),
];

/// Values of `messageAlign` and `noteAlign` (M-146, M-147).
pub const ALIGNS: [(&str, Align); 3] =
    [("left", Align::Left), ("center", Align::Center), ("right", Align::Right)];

/// The classes of the heads of participants, which one variable colours together.
pub const HEADS: [ElementClass; 9] = [
    ElementClass::Participant,
    ElementClass::Actor,
    ElementClass::Boundary,
    ElementClass::Control,
    ElementClass::Entity,
    ElementClass::Database,
    ElementClass::Collections,
    ElementClass::Queue,
    ElementClass::Cloud,
];

/// Which colour of an element a theme variable sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paint {
    /// `ElementStyle::background`.
    Background,
    /// `ElementStyle::line`.
    Line,
    /// `ElementStyle::text`.
    Text,
}

/// Colours under `themeVariables:` (section 10). Where a variable colours several classes, a printer writes it when all
/// agree.
pub const THEME_VARIABLES: [(&str, &[ElementClass], Paint); 17] = [
    ("actorBkg", &HEADS, Paint::Background),
    ("actorBorder", &HEADS, Paint::Line),
    ("actorTextColor", &HEADS, Paint::Text),
    ("actorLineColor", &[ElementClass::Lifeline], Paint::Line),
    ("signalColor", &[ElementClass::Message], Paint::Line),
    ("signalTextColor", &[ElementClass::Message], Paint::Text),
    ("sequenceNumberColor", &[ElementClass::Number], Paint::Text),
    ("labelBoxBorderColor", &[ElementClass::Fragment, ElementClass::FragmentTab], Paint::Line),
    ("labelBoxBkgColor", &[ElementClass::FragmentTab], Paint::Background),
    ("labelTextColor", &[ElementClass::FragmentTab], Paint::Text),
    ("loopTextColor", &[ElementClass::Guard], Paint::Text),
    ("noteBorderColor", &[ElementClass::Note], Paint::Line),
    ("noteBkgColor", &[ElementClass::Note], Paint::Background),
    ("noteTextColor", &[ElementClass::Note], Paint::Text),
    ("activationBkgColor", &[ElementClass::Activation], Paint::Background),
    ("activationBorderColor", &[ElementClass::Activation], Paint::Line),
    ("background", &[ElementClass::Diagram], Paint::Background),
];

/// Beginnings of the font keys under `sequence:` (M-151); `FontSize`, `FontFamily` and `FontWeight` complete them.
pub const FONTS: [(&str, &[ElementClass]); 3] =
    [("actor", &HEADS), ("note", &[ElementClass::Note]), ("message", &[ElementClass::Message])];

/// Keys that a diagram cannot set; Mermaid ignores them there (M-153).
pub const PROTECTED: [&str; 6] =
    ["secure", "securityLevel", "startOnLoad", "maxTextSize", "suppressErrorRendering", "maxEdges"];

/// The size behind a key under `sequence:`.
pub fn size(key: &str) -> Option<Size> {
    SIZES.iter().find(|(name, _)| *name == key).map(|&(_, size)| size)
}

/// The key under `sequence:` for a size, if Mermaid has one.
pub fn size_key(size: Size) -> Option<&'static str> {
    SIZES.iter().find(|&&(_, each)| each == size).map(|&(name, _)| name)
}

/// The alignment behind a value of `messageAlign` or `noteAlign`.
pub fn align(word: &str) -> Option<Align> {
    ALIGNS.iter().find(|(name, _)| *name == word).map(|&(_, align)| align)
}

/// The value of `messageAlign` or `noteAlign` for an alignment.
pub fn align_text(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

/// What a variable under `themeVariables:` colours.
pub fn theme_variable(name: &str) -> Option<(&'static [ElementClass], Paint)> {
    THEME_VARIABLES.iter().find(|(each, ..)| *each == name).map(|&(_, classes, paint)| (classes, paint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_goes_there_and_back() {
        for (name, value) in SIZES {
            assert_eq!((size(name), size_key(value)), (Some(value), Some(name)));
        }
        assert_eq!(size_key(Size::BoxPadding), None);
        for (name, value) in ALIGNS {
            assert_eq!((align(name), align_text(value)), (Some(value), name));
        }
        assert_eq!(theme_variable("noteBkgColor"), Some((&[ElementClass::Note][..], Paint::Background)));
        assert_eq!(theme_variable("primaryColor"), None);
    }

    #[test]
    fn no_element_gets_one_colour_from_two_variables() {
        let mut seen = std::collections::HashSet::new();
        for (name, classes, paint) in THEME_VARIABLES {
            for class in classes {
                assert!(seen.insert((*class, paint)), "{name} sets a colour again");
            }
        }
    }
}

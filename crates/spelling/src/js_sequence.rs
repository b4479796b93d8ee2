//! How js-sequence-diagrams, a small relative of WSD, spells things (reference wsd section 15). It is only read.

use ir::{Arrow, Head, Line};

/// The keywords, in any case (J-02).
pub const KEYWORDS: [&str; 3] = ["note", "participant", "title"];

/// The arrows, longest first, as they must be tried at one place (J-07, J-08). Blanks may stand between line and head.
pub const ARROWS: [(&str, Arrow); 6] = [
    ("-->>", Arrow::new(Line::Dashed, Head::Open)),
    ("-->", Arrow::new(Line::Dashed, Head::Filled)),
    ("->>", Arrow::new(Line::Solid, Head::Open)),
    ("->", Arrow::new(Line::Solid, Head::Filled)),
    ("--", Arrow::new(Line::Dashed, Head::None)),
    ("-", Arrow::new(Line::Solid, Head::None)),
];

/// The arrow of this line (`--` or `-`) and head (`>>`, `>` or nothing).
pub fn arrow(dashed: bool, head: Head) -> Arrow {
    Arrow::new(if dashed { Line::Dashed } else { Line::Solid }, head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_are_line_and_head() {
        for (text, value) in ARROWS {
            let line = text.trim_end_matches('>');
            let head = match text.len() - line.len() {
                0 => Head::None,
                1 => Head::Filled,
                _ => Head::Open,
            };
            assert_eq!(arrow(line == "--", head), value, "{text}");
        }
    }
}

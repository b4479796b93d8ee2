//! Blanks as Mermaid's regular expressions know them, and trimming by them.

/// Whether `\s` matches: the blanks of Unicode and the byte order mark, but not U+0085.
pub(crate) fn is_blank(char: char) -> bool {
    match char {
        ' ' | '\t'..='\r' => true,
        '\0'..='\u{9F}' => false,
        '\u{FEFF}' => true,
        _ => char.is_whitespace(),
    }
}

/// Whether `\w` matches.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Without blanks at both ends.
pub(crate) fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    // most texts begin and end with a letter
    match (bytes.first(), bytes.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => text,
        _ => text.trim_matches(is_blank),
    }
}

/// How many bytes of blanks, line ends included, stand at the beginning.
pub(crate) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// How many bytes of blanks, without line ends, stand at the beginning.
pub(crate) fn blanks_in_line(text: &str) -> usize {
    text.len() - text.trim_start_matches(|char| char != '\n' && is_blank(char)).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_those_of_javascript() {
        for char in ['\t', '\n', '\u{B}', '\u{C}', '\r', ' ', '\u{A0}', '\u{2028}', '\u{3000}', '\u{FEFF}'] {
            assert!(is_blank(char), "{char:?}");
        }
        for char in ['\u{85}', '\u{200B}', '\u{180E}', 'a', '\0'] {
            assert!(!is_blank(char), "{char:?}");
        }
        assert_eq!(trim("\u{FEFF} a b\u{3000}\n"), "a b");
        assert_eq!(trim("ab"), "ab");
        assert_eq!((blanks(" \n x"), blanks_in_line(" \n x")), (3, 1));
    }
}

//! Text from a file on its way to a terminal: nothing in it may command the terminal or disguise the text.

/// The longest message, in characters, that is shown whole. A message may quote a word of the source, and a word may
/// have any length.
const LONGEST: usize = 1000;

/// `c`, or a character that stands for it. Control characters become their pictures, line separators and what turns the
/// direction of text around becomes U+FFFD. Tabs stay. One character always gives one, so columns keep their meaning.
pub(super) fn character(c: char) -> char {
    match c {
        '\t' => '\t',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_hostile(c) => '\u{fffd}',
        c => c,
    }
}

/// Control characters of the second block, separators and bidirectional controls: no glyph, but an effect.
pub(super) fn is_hostile(c: char) -> bool {
    matches!(c,
        '\u{7f}'..='\u{9f}' // DEL and C1, which holds another CSI and OSC
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A message of one line: line ends and tabs become blanks, over-long messages are cut.
pub(super) fn line(text: &str) -> String {
    lines(text).replace('\n', " ")
}

/// A message that may have several lines.
pub(super) fn lines(text: &str) -> String {
    let text = text.trim_end().replace("\r\n", "\n");
    let cut = text.chars().nth(LONGEST).map(|_| '…');
    let shown = text.chars().map(|c| match c {
        '\n' => '\n',
        '\r' | '\t' => ' ',
        c => character(c),
    });
    shown.take(LONGEST).chain(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_a_terminal_is_left() {
        let nasty: String = ('\0'..='\u{ff}').chain('\u{2000}'..='\u{2070}').chain(['\u{feff}']).collect();
        for shown in [line(&nasty), lines(&nasty)] {
            assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
            assert!(!shown.chars().any(is_hostile), "{shown:?}");
        }
        assert_eq!(line("a\r\nb\tc\x1b[31m\n"), "a b c␛[31m");
        assert_eq!(lines("a\r\nb"), "a\nb");
    }

    #[test]
    fn long_messages_are_cut() {
        assert_eq!(line(&"é".repeat(LONGEST)).chars().count(), LONGEST);
        let cut = line(&"é".repeat(100_000));
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert!(cut.ends_with("é…"));
    }
}

//! Pieces of source text in messages.

/// `text` in backticks, on one line and cut when it is long.
pub(crate) fn quote(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown = String::with_capacity(LONGEST + 8);
    shown.push('`');
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST || matches!(character, '\n' | '\r') {
            shown.push('…');
            break;
        }
        shown.push(character);
    }
    shown.push('`');
    shown
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn long_texts_are_cut_on_a_character() {
        assert_eq!(quote("end"), "`end`");
        assert_eq!(quote("one\ntwo"), "`one…`");
        assert_eq!(quote(&"é".repeat(50)).chars().count(), 43);
    }
}

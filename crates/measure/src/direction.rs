//! In which direction a text reads.

/// The base direction of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As English does.
    LeftToRight,
    /// As Arabic and Hebrew do.
    RightToLeft,
}

/// Base direction of `text`: that of its first letter with a direction (UAX #9, rules P2 and P3), whatever line that
/// letter is on. Text without such a letter reads left to right.
pub fn direction(text: &str) -> Direction {
    // Most labels are decided by an ASCII letter at their beginning.
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' => return Direction::LeftToRight,
            0x80.. => break,
            _ => {}
        }
    }
    match unicode_bidi::get_base_direction_full(text) {
        unicode_bidi::Direction::Rtl => Direction::RightToLeft,
        unicode_bidi::Direction::Ltr | unicode_bidi::Direction::Mixed => Direction::LeftToRight,
    }
}

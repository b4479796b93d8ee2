//! Base direction of texts.

use measure::Direction::{LeftToRight, RightToLeft};
use measure::direction;

#[test]
fn the_first_letter_with_a_direction_decides() {
    for (text, expected) in [
        ("Request", LeftToRight),
        ("1. שלום", RightToLeft),
        ("(طلب) ok", RightToLeft),
        ("ok طلب", LeftToRight),
        ("Größe", LeftToRight),
        ("認証 שלום", LeftToRight),
        ("→ שלום", RightToLeft),
        ("1\nשלום", RightToLeft),
        // Marks of direction count, isolated text does not.
        ("\u{200F}ok", RightToLeft),
        ("\u{2067}שלום\u{2069} ok", LeftToRight),
        ("", LeftToRight),
        ("12:30 🚀 !", LeftToRight),
    ] {
        assert_eq!(direction(text), expected, "{text:?}");
    }
}

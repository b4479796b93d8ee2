//! What people read: letters on one line.

use ir::{Construct, Origin, Text};
use spelling::printing::{Losses, letters, report_markup};
use spelling::wsd;

/// The text as it stands behind a colon or keyword: plain letters, line breaks as `\n`, no blanks around it. Reports
/// markup and characters that are lost.
pub(crate) fn one_line(text: &Text, origin: Origin, losses: &mut Losses) -> String {
    report_markup(text, origin, losses);
    escape(&letters(text), origin, losses)
}

/// Letters as they are written, without blanks around them; reports what has no spelling.
pub(crate) fn escape(letters: &str, origin: Origin, losses: &mut Losses) -> String {
    let escaped = if letters.contains(r"\n") {
        report_backslash(origin, losses);
        wsd::escape(&letters.replace(r"\n", r"\ n")).into_owned()
    } else {
        wsd::escape(letters).into_owned()
    };
    // a trimmed copy only where there is something to trim
    let trimmed = escaped.trim();
    if trimmed.len() == escaped.len() { escaped } else { trimmed.to_owned() }
}

/// A backslash before `n` would be read as a line break, and has no escape (W-008).
pub(crate) fn report_backslash(origin: Origin, losses: &mut Losses) {
    losses.approximated(Construct::TextCharacter, origin, r"`\n` that is no line break", r"`\ n`");
}

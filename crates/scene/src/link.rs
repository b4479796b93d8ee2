//! Which addresses may stand in a picture.

use crate::Link;
use std::borrow::Cow;

/// Schemes that only lead somewhere. Everything else (`javascript:`, `data:`, `vbscript:`, `file:`, …) may run or
/// read something, so the list says what is allowed, not what is forbidden.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Whether a picture may have a link with this address. Judged as browsers read it: without control characters and
/// blanks, the scheme in any case. Relative addresses and fragments are fine; an empty address is no link.
///
/// ```
/// assert!(scene::is_safe_link("HTTPS://example.com/a?b=c#d"));
/// assert!(scene::is_safe_link("guide.html#login"));
/// assert!(!scene::is_safe_link("java\tscript:alert(1)"));
/// ```
pub fn is_safe_link(target: &str) -> bool {
    let cleaned = cleaned(target);
    if cleaned.is_empty() {
        return false;
    }
    // A colon names a scheme only when none of these stands before it (RFC 3986, section 3).
    let Some(end) = cleaned.find([':', '/', '?', '#', '\\']) else { return true };
    if cleaned.as_bytes()[end] != b':' {
        return true;
    }
    SCHEMES.iter().any(|scheme| cleaned[..end].eq_ignore_ascii_case(scheme))
}

impl Link {
    /// The address to write, without blanks and control characters, or `None` when it is not [safe](is_safe_link): then
    /// nothing leads there, and only the tooltip is left.
    pub fn safe_target(&self) -> Option<Cow<'_, str>> {
        is_safe_link(&self.target).then(|| cleaned(&self.target))
    }
}

/// Without blanks and control characters, none of which belongs into an address; browsers drop some of them
/// before they look for the scheme.
fn cleaned(target: &str) -> Cow<'_, str> {
    let unwanted = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    if target.contains(unwanted) { Cow::Owned(target.replace(unwanted, "")) } else { Cow::Borrowed(target) }
}

/// Zero-width characters, direction marks, and what XML forbids: a scheme must not hide behind them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_and_relative_addresses_pass() {
        for (target, safe) in [
            ("http://example.com", true),
            ("https://example.com/a:b", true),
            ("HtTpS://example.com", true),
            ("mailto:someone@example.com", true),
            ("guide.html", true),
            ("../guide.html#a:b", true),
            ("/absolute/path", true),
            ("//example.com/path", true),
            ("#part", true),
            ("?query=a:b", true),
            ("path/with:colon", true),
            (" https://example.com ", true),
            ("", false),
            (" \t", false),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("java script:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("\u{a0}javascript:alert(1)", false),
            ("java\u{200b}script:alert(1)", false),
            ("data:text/html,<script>", false),
            ("vbscript:x", false),
            ("file:///etc/passwd", false),
            ("ftp://example.com", false),
            ("blob:x", false),
            (":no-scheme", false),
            ("https&colon;x", true),
            ("javascript&colon;alert(1)", true), // relative: the entity stays text, its `&` gets escaped
        ] {
            assert_eq!(is_safe_link(target), safe, "{target:?}");
        }
    }

    #[test]
    fn addresses_are_written_without_blanks_and_controls() {
        let link = Link { target: " https://exa\tmple.com/\u{202e}a b ".to_owned(), tooltip: None };
        assert_eq!(link.safe_target().as_deref(), Some("https://example.com/ab"));
    }
}

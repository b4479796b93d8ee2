//! Dividers, delays, spaces and pages (reference plantuml section 12): whole lines without names, read by their ends.

use super::furniture::has_letter;
use crate::tree::Part;

/// `== text ==`: the text.
pub(crate) fn divider(text: &str, line: Part) -> Option<Part> {
    let slice = line.of(text);
    (slice.len() >= 4 && slice.starts_with("==") && slice.ends_with("=="))
        .then(|| Part::new(line.start as usize + 2, line.end as usize - 2).trim(text))
}

/// `...`, `…`, `...text...`: the text.
pub(crate) fn delay(text: &str, line: Part) -> Option<Part> {
    let slice = line.of(text);
    let opening = ["...", "…"].into_iter().find(|mark| slice.starts_with(mark))?;
    let inner = &slice[opening.len()..];
    let closing = ["...", "…"].into_iter().find(|mark| inner.ends_with(mark)).unwrap_or_default();
    if closing.is_empty() && !inner.is_empty() {
        return None;
    }
    let start = line.start as usize + opening.len();
    Some(Part::new(start, line.end as usize - closing.len()).trim(text))
}

/// `|||`, `||N||`: the digits.
pub(crate) fn space(text: &str, line: Part) -> Option<Part> {
    let inner = line.of(text).strip_prefix("||")?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let bars = &inner[digits..];
    (!bars.is_empty() && bars.bytes().all(|byte| byte == b'|')).then(|| {
        let start = line.start as usize + 2;
        Part::new(start, start + digits)
    })
}

/// What stands behind `newpage`: nothing, `: title` or ` title`.
pub(crate) fn new_page(text: &str, rest: Part) -> Option<Part> {
    let slice = rest.of(text);
    let front = slice.trim_start();
    let title = front.strip_prefix(':').unwrap_or(front).trim_start();
    if slice.is_empty() {
        return Some(rest);
    }
    let apart = slice.len() > front.len() || front.starts_with(':');
    (apart && has_letter(title)).then(|| Part::new(rest.end as usize - title.len(), rest.end as usize))
}

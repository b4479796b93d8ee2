//! What the Markdown parser is given: the page, with some characters changed so that each offset stays what it was.

use std::borrow::Cow;

/// No fence that people write stands deeper than this many bytes of marks and blanks. The parser goes through all open
/// blocks on each line, so that a bound is needed; other readers of Markdown have one too (markdown-it: 100 levels).
const DEEPEST: usize = 100;

/// The page for the parser: LF in the place of each lone CR, which CommonMark takes as a line end and `pulldown-cmark`
/// does not; and no blocks that begin behind [`DEEPEST`].
pub(crate) fn prepare(page: &str) -> Cow<'_, str> {
    let lone = lone_carriage_returns(page);
    let deep = deep_marks(page, !lone.is_empty());
    if lone.is_empty() && deep.is_empty() {
        return Cow::Borrowed(page);
    }
    let mut out = String::with_capacity(page.len());
    let mut changes =
        lone.iter().map(|&at| (at, '\n')).chain(deep.iter().map(|&at| (at, 'x'))).collect::<Vec<_>>();
    changes.sort_unstable();
    let mut at = 0;
    for (place, character) in changes {
        out.push_str(&page[at..place]);
        out.push(character);
        at = place + 1;
    }
    out.push_str(&page[at..]);
    Cow::Owned(out)
}

fn lone_carriage_returns(page: &str) -> Vec<usize> {
    if !page.contains('\r') {
        return Vec::new();
    }
    let bytes = page.as_bytes();
    (0..bytes.len()).filter(|&at| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')).collect()
}

/// The first mark behind [`DEEPEST`] of each line that begins with as many marks and blanks; as a letter, it ends them.
fn deep_marks(page: &str, has_lone: bool) -> Vec<usize> {
    let bytes = page.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let line = &bytes[start..];
        let mut at = 0;
        while let Some(step) = mark_or_blank(&line[at..]) {
            if at >= DEEPEST && !matches!(line[at], b' ' | b'\t') {
                found.push(start + at);
                break;
            }
            at += step;
        }
        let ends = |byte: &u8| *byte == b'\n' || (has_lone && *byte == b'\r');
        start += at + line[at..].iter().position(ends).unwrap_or(line.len() - at) + 1;
    }
    found
}

/// How many bytes a blank or a mark that begins a quote or a list takes, if there is one.
fn mark_or_blank(text: &[u8]) -> Option<usize> {
    let is_blank_or_end = |at: usize| text.get(at).is_none_or(u8::is_ascii_whitespace);
    match text.first()? {
        b' ' | b'\t' | b'>' => Some(1),
        b'-' | b'*' | b'+' if is_blank_or_end(1) => Some(1),
        b'0'..=b'9' => {
            let digits = text.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            (matches!(text.get(digits), Some(b'.' | b')')) && is_blank_or_end(digits + 1))
                .then_some(digits + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_people_stay_as_they_are() {
        let rule = "-".repeat(300);
        let deep = "  ".repeat(20) + "- > 1. x\n";
        for page in ["", "a\r\nb\n", "> - 1. x\n", &rule, &deep, &" ".repeat(300)] {
            assert!(matches!(prepare(page), Cow::Borrowed(same) if same == page), "{page}");
        }
    }

    #[test]
    fn every_offset_stays() {
        assert_eq!(prepare("é\ra\r\nb\r\rc\r"), "é\na\r\nb\n\nc\n");
        let nested = "- ".repeat(60) + "x\r" + &"1. ".repeat(60) + "\r";
        let prepared = prepare(&nested);
        assert_eq!(prepared.len(), nested.len());
        assert_eq!(&prepared[..120], "- ".repeat(50) + "x " + &"- ".repeat(9));
        assert_eq!(&prepared[121..122], "\n");
        assert_eq!(prepared[122..].find('x'), Some(102));
    }
}

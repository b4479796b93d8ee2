//! How far a name in a message, a note or a link goes (reference mermaid section 4).

use spelling::mermaid::entity_length;

/// Bytes of the name that begins here; 0 when none can.
///
/// A first run holds none of `/ \ ( ) + - < > : , ;` and no line end. After it, as often as possible: at most one `-`
/// and a run in which `/ \ ( )` may stand, unless at this place something begins that reads as an arrow or a circle.
pub(super) fn name_length(text: &[u8]) -> usize {
    let mut at = run(text, 0, is_in_first_run);
    if at == 0 {
        return 0;
    }
    while !begins_arrow(&text[at..]) {
        let from = at + usize::from(text.get(at) == Some(&b'-'));
        let end = run(text, from, is_in_later_run);
        if end == from {
            break;
        }
        at = end;
    }
    at
}

/// The end of the run from `at`; entity codes are part of it, `;` and all.
fn run(text: &[u8], mut at: usize, holds: fn(u8) -> bool) -> usize {
    while let Some(&byte) = text.get(at) {
        if byte == b'#' {
            at += entity_length(&text[at..]).max(1);
        } else if holds(byte) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

fn is_in_later_run(byte: u8) -> bool {
    !matches!(byte, b'+' | b'<' | b'-' | b'>' | b':' | b'\n' | b',' | b';')
}

fn is_in_first_run(byte: u8) -> bool {
    is_in_later_run(byte) && !matches!(byte, b'/' | b'\\' | b'(' | b')')
}

/// Whether something begins here that ends a name: `-x`, `-)`, `--`, `-|/`, `-\`, `-/`, `/|-`, `//-`, `()` and their
/// like.
fn begins_arrow(text: &[u8]) -> bool {
    matches!(
        text,
        [b'-', b'x' | b'X' | b')' | b'-' | b'\\' | b'/', ..]
            | [b'-', b'|', b'\\' | b'/', ..]
            | [b'/' | b'\\', b'|', b'-', ..]
            | [b'/', b'/', b'-', ..]
            | [b'\\', b'\\', b'-', ..]
            | [b'(', b')', ..]
    )
}

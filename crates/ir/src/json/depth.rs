//! How deep brackets may be nested, checked before anything recurses.

use super::JsonError;
use crate::MAX_NESTING;

/// A fragment takes four brackets (the list that it stands in, itself, its list of operands, an operand). The envelope
/// and the diagram take two; the deepest content, a run in a cell of a table, takes a dozen. The rest is to spare.
const MAX_DEPTH: usize = 4 * MAX_NESTING + 24;

/// Finds the first bracket that is too deep. Linear; needs no valid JSON.
pub(super) fn check(text: &str) -> Result<(), JsonError> {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate();
    while let Some((offset, byte)) = bytes.next() {
        match byte {
            b'"' => {
                // brackets in strings are text
                while let Some((_, byte)) = bytes.next() {
                    match byte {
                        b'"' => break,
                        b'\\' => {
                            bytes.next();
                        }
                        _ => {}
                    }
                }
            }
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let message = format!(
                        "brackets are nested deeper than {MAX_DEPTH}: fragments may be nested {MAX_NESTING} deep"
                    );
                    return Err(JsonError::at(text, offset, message));
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_are_text() {
        let text = format!(r#"["{}", "\"{}\\"]"#, "[".repeat(1000), "{".repeat(1000));
        assert_eq!(check(&text), Ok(()));
    }

    #[test]
    fn the_first_bracket_that_is_too_deep_is_named() {
        assert_eq!(check(&"[".repeat(MAX_DEPTH)), Ok(()));
        let error = check(&format!("\n\"é\"{}", "[".repeat(MAX_DEPTH + 1))).unwrap_err();
        assert_eq!((error.line, error.column), (2, MAX_DEPTH + 4));
    }
}

//! Front matter: YAML between `---` lines at the very beginning (M-014).

use crate::chars::is_blank;

/// Front matter in a text.
pub(super) struct Found {
    /// Its lines, without the indentation of the fences.
    pub body: String,
    /// Where the rest of the text begins.
    pub end: usize,
}

/// The front matter that `text` begins with: blanks without a line end, `---`, only blanks up to the line end, a body,
/// and on a line of its own, as far in as the first, `---` again.
pub(super) fn find(text: &str) -> Option<Found> {
    let rest = text.trim_start_matches(|char| char != '\n' && is_blank(char));
    let indent = &text[..text.len() - rest.len()];
    let after = rest.strip_prefix("---")?;
    let run = &after[..after.len() - after.trim_start_matches(is_blank).len()];
    let first_line = text.len() - after.len() + run.find('\n')?;
    // blank lines behind the fence belong to it, as far as that leaves a body
    let last_line = text.len() - after.len() + run.rfind('\n')?;

    let fence = format!("\n{indent}---");
    // closing fences: where each begins (its line end), and where the text goes on behind it
    let closing: Vec<(usize, usize)> = text
        .match_indices(&fence)
        .filter(|&(at, _)| at > first_line)
        .filter_map(|(at, _)| {
            let behind = at + fence.len();
            let blank = text[behind..].len() - text[behind..].trim_start_matches(is_blank).len();
            let last = text[behind..behind + blank].rfind('\n')?;
            Some((at, behind + last + 1))
        })
        .collect();
    let &(last_fence, _) = closing.last()?;
    // the body begins behind the last of those line ends that still lies before a closing fence
    let ends = text[first_line..=last_line].match_indices('\n').map(|(at, _)| first_line + at);
    let opening = ends.take_while(|&at| at < last_fence).last().unwrap_or(first_line);
    let &(end, next) = closing.iter().find(|&&(at, _)| at > opening)?;
    let lines = text[opening + 1..end].split('\n').map(|line| line.strip_prefix(indent).unwrap_or(line));
    Some(Found { body: lines.collect::<Vec<_>>().join("\n"), end: next })
}

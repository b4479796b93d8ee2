//! Putting texts back into their hosts.

use crate::{Fence, Snippet, lines};
use std::ops::Range;

/// A new text for one diagram.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a> {
    /// The diagram, as [`find`](crate::find) found it.
    pub snippet: &'a Snippet<'a>,
    /// Its new text.
    pub text: &'a str,
    /// The new word after the fence, when the language changes too.
    pub word: Option<&'a str>,
}

/// The host with new texts. Nothing else changes: each edit replaces the [range](Snippet::range) of its snippet (and the
/// word after the fence, if asked to). Lines that stay the same keep all of their bytes; others get what the host puts
/// before lines (block quote marks, the indentation of lists) and the line end that the host has there. A fence that
/// the new text would close is made longer, and so are delimiters.
///
/// The edits must be in the order of their snippets, and these of this host.
pub fn splice(host: &str, edits: &[Edit<'_>]) -> String {
    let mut out = String::with_capacity(host.len());
    let mut at = 0;
    for edit in edits {
        for (range, text) in replacements(host, edit) {
            out.push_str(&host[at..range.start]);
            out.push_str(&text);
            at = range.end;
        }
    }
    out.push_str(&host[at..]);
    out
}

/// What an edit changes, in the order of the host.
fn replacements(host: &str, edit: &Edit<'_>) -> Vec<(Range<usize>, String)> {
    let snippet = edit.snippet;
    let content = (snippet.range.clone(), content(host, snippet, edit.text));
    let Some(fence) = &snippet.fence else { return vec![content] };
    let mut all = Vec::new();
    let more = if edit.text == snippet.text { String::new() } else { missing_marks(host, fence, edit.text) };
    if !more.is_empty() {
        all.push((fence.open.end..fence.open.end, more.clone()));
    }
    if let Some(word) = edit.word {
        all.push((fence.word_range.clone(), word.to_owned()));
    }
    all.push(content);
    if let Some(close) = fence.close.as_ref().filter(|_| !more.is_empty()) {
        all.push((close.end..close.end, more));
    }
    // the word stands behind a fence, and above a block of AsciiDoc
    all.sort_by_key(|(range, _)| range.start);
    all
}

/// The lines of the new text, as they stand in the host.
fn content(host: &str, snippet: &Snippet<'_>, text: &str) -> String {
    let range = snippet.range.clone();
    let mut old = lines::lines(host, range.clone());
    let mut old_text = lines::lines(&snippet.text, 0..snippet.text.len());
    let prefix = prefix(host, snippet);
    let line_end = line_end(host, snippet);
    let mut out = String::with_capacity(text.len() + range.len());
    for line in lines::lines(text, 0..text.len()) {
        let (line, own_end) = lines::split_end(&text[line]);
        let old = old.next().map(|old| &host[old]);
        let old_line = old_text.next().map(|old| lines::split_end(&snippet.text[old]).0);
        match (old, old_line) {
            (Some(old), Some(old_line)) if old_line == line => out.push_str(lines::split_end(old).0),
            _ if line.is_empty() => out.push_str(prefix.trim_end()),
            _ => {
                out.push_str(&prefix);
                out.push_str(line);
            }
        }
        // each line keeps the end that it has in the host; further ones get one, if they have any
        let old_end = old.map_or("", |old| lines::split_end(old).1);
        out.push_str(match (old_end.is_empty(), own_end.is_empty()) {
            (false, _) => old_end,
            (true, false) => line_end,
            (true, true) => "",
        });
    }
    // what follows in the host needs a line of its own
    if range.end < host.len() && !out.is_empty() && !out.ends_with(['\n', '\r']) {
        out.push_str(line_end);
    }
    // and so does the text, where the host ends with the line of the fence
    if range.is_empty()
        && !out.is_empty()
        && !host[..range.start].ends_with(['\n', '\r'])
        && snippet.fence.is_some()
    {
        out.insert_str(0, line_end);
    }
    out
}

/// What stands before lines of this snippet: that of the line of the fence, with blanks for the marks of lists.
fn prefix(host: &str, snippet: &Snippet<'_>) -> String {
    let Some(fence) = &snippet.fence else { return String::new() };
    let start = lines::start_of_line(host, fence.open.start);
    let start = if start == 0 { crate::mark(host) } else { start };
    host[start..fence.open.start].chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect()
}

/// The line end of the line of the fence, or of the first line of a file that is a diagram; LF when it has none.
fn line_end<'h>(host: &'h str, snippet: &Snippet<'_>) -> &'h str {
    let start = snippet.fence.as_ref().map_or(snippet.range.start, |fence| fence.open.start);
    let first = lines::end_of_line(host, start);
    Some(lines::split_end(&host[start..first]).1).filter(|end| !end.is_empty()).unwrap_or("\n")
}

/// What the fence lacks to be longer than every line of `text` that would close it.
fn missing_marks(host: &str, fence: &Fence<'_>, text: &str) -> String {
    let mark = &host[fence.open.start..fence.open.start + 1];
    let closing = |line: Range<usize>| {
        let line = text[line].trim_end();
        let marks = line.trim_start_matches(' ');
        (line.len() - marks.len() < 4 && marks.chars().all(|c| mark.starts_with(c))).then_some(marks.len())
    };
    let longest = lines::lines(text, 0..text.len()).filter_map(closing).max().unwrap_or(0);
    let length = fence.open.len();
    // AsciiDoc's `--` has nothing longer until `----`
    if longest < length { String::new() } else { mark.repeat((longest + 1).max(4) - length) }
}

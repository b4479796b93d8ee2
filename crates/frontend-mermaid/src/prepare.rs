//! What Mermaid does to the whole text before it looks at statements (reference mermaid section 1): line ends become
//! LF, quotes of attributes become single, front matter and directives are cut out wherever they stand, lines of
//! comments go, and a last `;` behind `style` is lost.
//!
//! What is left is the *prepared* text, which lexer and parser see. [`Prepared::source`] leads back to the source.

mod cut;
mod directive;
mod front_matter;

use crate::chars::{is_blank, is_word};
use crate::part::Part;
pub(crate) use cut::Place;
use cut::{Cuts, apply};
pub(crate) use directive::{Argument, Directive};
use spelling::mermaid::style_trap;
use std::borrow::Cow;
use std::ops::Range;

/// A text as Mermaid's parser gets it, and what was taken out.
#[derive(Debug)]
pub(crate) struct Prepared<'s> {
    /// The prepared text. Mermaid adds a line end; the lexer sees to that.
    pub text: Cow<'s, str>,
    /// The way back, one step for each time that something was cut out, the last one first.
    steps: Vec<Cuts>,
    /// The front matter's body, without its fences.
    pub front_matter: Option<FrontMatter>,
    /// Its directives, in order.
    pub directives: Vec<Directive>,
    /// Its lines of comments, in order.
    pub comments: Vec<CommentLine>,
    /// `;` that are lost behind `style` (M-007), as ranges of the source.
    pub lost: Vec<Range<usize>>,
    /// Whether `%%` is left: then a comment can begin at any token.
    pub has_marks: bool,
}

/// The text between the `---` lines.
#[derive(Debug)]
pub(crate) struct FrontMatter {
    /// Its lines, without the indentation of the fences.
    pub body: String,
    /// Both fences and what is between them, as a range of the source.
    pub range: Range<usize>,
}

/// A line that begins with `%%`.
#[derive(Debug)]
pub(crate) struct CommentLine {
    /// Where it stood in the prepared text.
    pub at: u32,
    /// Mark and text, as a range of the source.
    pub range: Range<usize>,
}

impl Prepared<'_> {
    /// The stretch of the source that a stretch of the prepared text comes from, with what was cut out inside it.
    pub(crate) fn source(&self, part: Part) -> Range<usize> {
        let (start, end) = (part.start as usize, part.end as usize);
        if self.steps.is_empty() {
            return start..end;
        }
        back(&self.steps, start..end)
    }
}

/// Leads a range of the prepared text back through the steps, the last one first.
fn back(steps: &[Cuts], range: Range<usize>) -> Range<usize> {
    if range.is_empty() {
        let at = steps.iter().fold(range.start, |at, cuts| cuts.before(at, Place::Start));
        return at..at;
    }
    let start = steps.iter().fold(range.start, |at, cuts| cuts.before(at, Place::Start));
    let end = steps.iter().fold(range.end, |at, cuts| cuts.before(at, Place::End));
    start..end
}

/// Prepares a text.
pub(crate) fn prepare(source: &str) -> Prepared<'_> {
    let mut steps = Vec::new();
    let mut text = normalised(source, &mut steps);

    let mut front = None;
    if let Some(found) = front_matter::find(&text) {
        let range = back(&steps, 0..found.end);
        front = Some(FrontMatter { body: found.body, range });
        cut_head(&mut text, found.end, &mut steps);
    }

    let mut directives = directive::find(&text);
    if !directives.is_empty() {
        let ranges: Vec<_> = directives.iter().map(|directive| directive.range.clone()).collect();
        for directive in &mut directives {
            directive.range = back(&steps, directive.range.clone());
        }
        cut(&mut text, &ranges, &mut steps);
    }

    let mut comments = Vec::new();
    let mut holes = Vec::new();
    let mut removed = 0;
    for line in comment_lines(&text) {
        let at = (line.removed.start - removed) as u32;
        removed += line.removed.len();
        comments.push(CommentLine { at, range: back(&steps, line.shown) });
        holes.push(line.removed);
    }
    cut(&mut text, &holes, &mut steps);
    let blank = text.len() - text.trim_start_matches(is_blank).len();
    if blank > 0 {
        comments.iter_mut().for_each(|comment| comment.at = comment.at.saturating_sub(blank as u32));
        cut_head(&mut text, blank, &mut steps);
    }

    let mut lost = Vec::new();
    for word in ["style", "classDef"] {
        let holes = trapped(&text, word);
        lost.extend(holes.iter().map(|hole| back(&steps, hole.clone())));
        cut(&mut text, &holes, &mut steps);
    }
    let has_marks = text.contains("%%");
    Prepared { text, steps, front_matter: front, directives, comments, lost, has_marks }
}

/// Cuts ranges out of a text and remembers the way back.
fn cut(text: &mut Cow<'_, str>, holes: &[Range<usize>], steps: &mut Vec<Cuts>) {
    if holes.is_empty() {
        return;
    }
    *text = Cow::Owned(apply(text, holes));
    steps.insert(0, Cuts::new(holes));
}

/// Cuts off the first bytes.
fn cut_head(text: &mut Cow<'_, str>, length: usize, steps: &mut Vec<Cuts>) {
    match text {
        Cow::Borrowed(whole) => *text = Cow::Borrowed(&whole[length..]),
        Cow::Owned(whole) => {
            whole.drain(..length);
        }
    }
    steps.insert(0, Cuts::head(length));
}

/// LF for CRLF and CR, and `'` for the quotes of `="…"` inside of what looks like a tag.
fn normalised<'s>(source: &'s str, steps: &mut Vec<Cuts>) -> Cow<'s, str> {
    let mut text = Cow::Borrowed(source);
    if source.contains('\r') {
        let bytes = source.as_bytes();
        let pairs = bytes.windows(2).enumerate().filter(|(_, pair)| pair == b"\r\n");
        let holes: Vec<_> = pairs.map(|(at, _)| at..at + 1).collect();
        cut(&mut text, &holes, steps);
        if text.contains('\r') {
            text = Cow::Owned(text.replace('\r', "\n"));
        }
    }
    if text.contains("=\"") && text.contains('<') {
        let quotes = attribute_quotes(&text);
        if !quotes.is_empty() {
            let mut quotes = quotes.into_iter().peekable();
            let replaced = text.char_indices().map(|(at, char)| match quotes.next_if_eq(&at) {
                Some(_) => '\'',
                None => char,
            });
            text = Cow::Owned(replaced.collect());
        }
    }
    text
}

/// Where the quotes of attributes stand: `="…"` between `<word` and the next `>`.
fn attribute_quotes(text: &str) -> Vec<usize> {
    let mut quotes = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('<').map(|at| from + at) {
        from = open + 1;
        let word = text.as_bytes()[from..].iter().take_while(|&&byte| is_word(byte)).count();
        if word == 0 {
            continue;
        }
        let Some(close) = text[from + word..].find('>').map(|at| from + word + at) else { break };
        let mut at = from + word;
        while let Some(first) = text[at..close].find("=\"").map(|found| at + found + 1) {
            let Some(second) = text[first + 1..close].find('"').map(|found| first + 1 + found) else { break };
            quotes.extend([first, second]);
            at = second + 1;
        }
        from = close + 1;
    }
    quotes
}

/// A line of comment: what goes, with blank lines before it, and what is shown of it.
struct Line {
    removed: Range<usize>,
    shown: Range<usize>,
}

/// Lines that begin with `%%` and hold more than that; `%%{` does not count.
fn comment_lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut consumed, mut from) = (0, 0);
    while let Some(mark) = text[from..].find("%%").map(|at| from + at) {
        let line_end = text[mark..].find('\n').map_or(text.len(), |at| mark + at);
        from = line_end;
        let before = text[consumed..mark].trim_end_matches(is_blank).len() + consumed;
        let Some(start) = line_start(text, before, mark) else { continue };
        let first = text.as_bytes().get(mark + 2);
        if line_end == mark + 2 || first == Some(&b'{') {
            // a second chance within the line is none: nothing else can be first in it
            continue;
        }
        let end = (line_end + 1).min(text.len());
        lines.push(Line { removed: start..end, shown: mark..line_end });
        consumed = end;
        from = end;
    }
    lines
}

/// The first beginning of a line in `from..=to`, between which there are only blanks.
fn line_start(text: &str, from: usize, to: usize) -> Option<usize> {
    let before = text[..from].chars().next_back();
    if before.is_none_or(is_line_end) {
        return Some(from);
    }
    let blank = text[from..to].char_indices().find(|&(_, char)| is_line_end(char));
    blank.map(|(at, char)| from + at + char.len_utf8())
}

/// Behind which `^` matches.
fn is_line_end(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// The `;` that are lost because of `word`, one a line.
fn trapped(text: &str, word: &str) -> Vec<Range<usize>> {
    let mut holes = Vec::new();
    if !text.contains('#') {
        return holes;
    }
    let mut from = 0;
    while let Some(at) = text[from..].find(word).map(|at| from + at) {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        if let Some(semicolon) = style_trap(&text[at..end], word) {
            holes.push(at + semicolon..at + semicolon + 1);
        }
        from = end;
    }
    holes
}

#[cfg(test)]
mod tests;

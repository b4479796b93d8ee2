//! Fences of Markdown pages.
//!
//! What is a fence, and which lines belong to it, is `pulldown-cmark`'s business; the texts are cut out of the page
//! itself, so that every byte and every line end is the author's.

use crate::prepare::prepare;
use crate::{Fence, Snippet, info, lines, mark};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// The fences with a wanted word. Fences in comments, in other fences, in indented code and in front matter are none.
pub(crate) fn find<'h>(page: &'h str, wanted: &dyn Fn(&str) -> bool) -> Vec<Snippet<'h>> {
    let mut found = Vec::new();
    if !info::may_hold(page, wanted) {
        return found;
    }
    let skipped = mark(page) + front_matter(&page[mark(page)..]);
    let mut counter = lines::Counter::new(page);
    let mut open: Option<Block> = None;
    let body = prepare(&page[skipped..]);
    for (event, range) in Parser::new_ext(&body, Options::empty()).into_offset_iter() {
        let range = range.start + skipped..range.end + skipped;
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))), _) => {
                open = Some(Block { range, pieces: Vec::new() });
            }
            // blanks that stand for a part of a tab are of no place
            (Event::Text(text), Some(block)) => {
                let blanks = if range.is_empty() { text.len() } else { 0 };
                block.pieces.push(Piece { range, blanks });
            }
            (Event::End(TagEnd::CodeBlock), open) => {
                found.extend(open.take().and_then(|block| block.snippet(page, wanted, &mut counter)));
            }
            _ => {}
        }
    }
    found
}

/// How many bytes front matter takes at the start of a page: what is between two lines `---` or `+++`, where no blank line
/// follows the first one and the second one is there.
fn front_matter(text: &str) -> usize {
    let mut lines = lines::lines(text, 0..text.len());
    let line = |range: &Range<usize>| text[range.clone()].trim_end();
    let Some(opening) = lines.next() else { return 0 };
    let mark = line(&opening);
    if !matches!(mark, "---" | "+++") {
        return 0;
    }
    let is_end = |range: &Range<usize>| line(range) == mark || (mark == "---" && line(range) == "...");
    match lines.next() {
        Some(first) if is_end(&first) => first.end,
        Some(first) if !line(&first).is_empty() => lines.find(is_end).map_or(0, |last| last.end),
        _ => 0,
    }
}

/// A fenced block while its events come in.
struct Block {
    /// From its fence on, to its end.
    range: Range<usize>,
    /// Its content, in order, without what stands before lines.
    pieces: Vec<Piece>,
}

struct Piece {
    range: Range<usize>,
    /// How many blanks stand in the text at this place, and in the host only as part of a tab.
    blanks: usize,
}

/// One line of content.
struct Line {
    /// In the host, from the first column.
    whole: Range<usize>,
    /// Where the content begins in it.
    start: usize,
    /// Blanks that stand before the content, without a place.
    blanks: usize,
}

impl Block {
    fn snippet<'h>(
        self,
        page: &'h str,
        wanted: &dyn Fn(&str) -> bool,
        counter: &mut lines::Counter<'_>,
    ) -> Option<Snippet<'h>> {
        let block = &page[self.range.clone()];
        let open = self.range.start..self.range.start + run(block);
        let first_line_end = lines::end_of_line(page, open.end);
        let info = &page[open.end..first_line_end];
        let word = info::word(info);
        let word_range = open.end + word.start..open.end + word.end;
        let word = &info[word];
        if !wanted(word) {
            return None;
        }
        let mut lines = self.lines(page);
        if info.trim_start().starts_with('{') {
            lines.drain(..directive_options(page, &lines));
        }
        let range = match (lines.first(), lines.last()) {
            (Some(first), Some(last)) => first.whole.start..last.whole.end,
            // where lines would go: behind options, if there are any
            _ => match self.lines(page).last() {
                Some(last) => last.whole.end..last.whole.end,
                None => first_line_end..first_line_end,
            },
        };
        let close = self.close(page, &open, range.end);
        Some(Snippet {
            lines_before: counter.before(range.start),
            columns_before: columns(page, &lines),
            text: text(page, &range, &lines),
            range,
            fence: Some(Fence { word, word_range, open, close }),
            target: None,
        })
    }

    /// The lines of the content. There is at least one piece for each of them.
    fn lines(&self, page: &str) -> Vec<Line> {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else { return Vec::new() };
        let start = lines::start_of_line(page, first.range.start);
        // the last piece can be the LF alone
        let end = match last.range.end {
            end if page[..end].ends_with(['\n', '\r']) => end,
            end => lines::end_of_line(page, end),
        };
        let mut pieces = self.pieces.iter().peekable();
        lines::lines(page, start..end)
            .map(|whole| {
                let mut line = Line { start: whole.start, whole, blanks: 0 };
                if let Some(piece) = pieces.peek() {
                    // of CRLF alone, there is a piece for the LF only
                    let cr = usize::from(page[..piece.range.start].ends_with('\r'));
                    line.start = line.start.max(piece.range.start - cr);
                    line.blanks = piece.blanks;
                }
                while pieces.next_if(|piece| piece.range.end <= line.whole.end).is_some() {}
                line
            })
            .collect()
    }

    /// Where the fence is closed, if it is, behind the content.
    fn close(&self, page: &str, open: &Range<usize>, content_end: usize) -> Option<Range<usize>> {
        let mark = &page[open.start..open.start + 1];
        let rest = page.get(content_end..self.range.end)?;
        let start = content_end + rest.find(mark)?;
        Some(start..start + run(&page[start..self.range.end]))
    }
}

/// How many times the first character is repeated; it has one byte.
fn run(text: &str) -> usize {
    let first = text.as_bytes().first();
    text.bytes().take_while(|byte| Some(byte) == first).count()
}

/// How many lines at the start belong to a directive (`:align: center`), and not to its content. Blank lines that follow
/// such options are taken with them.
fn directive_options(page: &str, lines: &[Line]) -> usize {
    let content = |line: &Line| page[line.start..line.whole.end].trim();
    let is_option = |line: &Line| {
        let name = content(line).strip_prefix(':').and_then(|rest| rest.split_once(':'));
        name.is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
    };
    let options = lines.iter().take_while(|line| is_option(line)).count();
    if options == 0 {
        return 0;
    }
    options + lines[options..].iter().take_while(|line| content(line).is_empty()).count()
}

fn columns(page: &str, lines: &[Line]) -> Vec<u32> {
    let before = |line: &Line| {
        // blanks of a tab count for one character in the host, and for several in the text
        (page[line.whole.start..line.start].chars().count() as u32).saturating_sub(line.blanks as u32)
    };
    let columns: Vec<u32> = lines.iter().map(before).collect();
    if columns.iter().all(|&column| column == 0) { Vec::new() } else { columns }
}

fn text<'h>(page: &'h str, range: &Range<usize>, lines: &[Line]) -> Cow<'h, str> {
    if lines.iter().all(|line| line.start == line.whole.start && line.blanks == 0) {
        return Cow::Borrowed(&page[range.clone()]);
    }
    let mut text = String::with_capacity(range.len());
    for line in lines {
        text.extend(std::iter::repeat_n(' ', line.blanks));
        text.push_str(&page[line.start..line.whole.end]);
    }
    Cow::Owned(text)
}

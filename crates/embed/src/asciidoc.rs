//! Blocks of AsciiDoc pages.
//!
//! A diagram is a listing (`----`), a literal block (`....`) or an open block (`--`) below a list of attributes whose style
//! names its language, as `asciidoctor-diagram` and the forges read it. A listing with the style `source` is a listing,
//! whatever its language. What is read here is only what decides where blocks begin and end.

use crate::attributes::{self, Attributes};
use crate::{Fence, Snippet, lines, mark};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The blocks with a wanted style, in the order of the page. Those in comments, listings and the like are none.
pub(crate) fn find<'h>(page: &'h str, wanted: &dyn Fn(&str) -> bool) -> Vec<Snippet<'h>> {
    let mut reader = Reader {
        page,
        wanted,
        counter: lines::Counter::new(page),
        outer: Outer::default(),
        inner: None,
        attributes: Attributes::default(),
        paragraph: None,
        found: Vec::new(),
    };
    for line in lines::lines(page, mark(page)..page.len()) {
        reader.line(line);
    }
    reader.close(page.len()..page.len(), None);
    reader.found
}

struct Reader<'h, 'w> {
    page: &'h str,
    wanted: &'w dyn Fn(&str) -> bool,
    counter: lines::Counter<'h>,
    /// The open blocks that hold other blocks.
    outer: Outer<'h>,
    /// The open block whose lines are no text of the page.
    inner: Option<Inner>,
    /// What is said about the next block.
    attributes: Attributes,
    paragraph: Option<Paragraph>,
    found: Vec<Snippet<'h>>,
}

/// Blocks in blocks. A block cannot hold one with the same delimiter, so that the number of levels does not count.
#[derive(Default)]
struct Outer<'h> {
    open: Vec<&'h str>,
    level: BTreeMap<&'h str, usize>,
}

/// The lines of a paragraph until now.
struct Paragraph {
    /// How many.
    lines: usize,
    /// How many characters the last one has.
    characters: usize,
    /// Its first line can be a title, if what follows is a line of marks.
    may_be_title: bool,
    /// It is text of another sort, in which no block begins.
    is_verbatim: bool,
}

struct Inner {
    /// The marks that open it, and close it.
    open: Range<usize>,
    /// The first byte of its content.
    start: usize,
    /// Where the word of its language stands, and what its picture is called, if it is a diagram.
    diagram: Option<(Range<usize>, Option<String>)>,
}

/// What a line opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    /// Its content is text of another sort, or none: comment, pass-through, fenced code.
    Verbatim,
    /// The same, and it can be a diagram: listing, literal block.
    Listing,
    /// `--`, which is what its style says.
    Open,
    /// It holds blocks: example, sidebar, quote, table.
    Compound,
}

/// Styles that make the content of an open block or a paragraph text of another sort; of the other blocks that hold blocks,
/// a quote can be a verse.
const VERBATIM_STYLES: &[&str] = &["comment", "listing", "literal", "pass", "source", "verse"];

fn delimiter(line: &str) -> Option<Delimiter> {
    let bytes = line.as_bytes();
    let all = |byte: u8, from: usize| bytes[from..].iter().all(|&other| other == byte);
    Some(match bytes {
        b"--" => Delimiter::Open,
        [b'`', b'`', b'`', rest @ ..] if rest.first() != Some(&b'`') => Delimiter::Verbatim,
        [b'-', b'-', b'-', b'-', ..] if all(b'-', 4) => Delimiter::Listing,
        [b'.', b'.', b'.', b'.', ..] if all(b'.', 4) => Delimiter::Listing,
        [b'/', b'/', b'/', b'/', ..] if all(b'/', 4) => Delimiter::Verbatim,
        [b'+', b'+', b'+', b'+', ..] if all(b'+', 4) => Delimiter::Verbatim,
        [first @ (b'=' | b'*' | b'_'), _, _, _, ..] if all(*first, 0) => Delimiter::Compound,
        [b'|' | b',' | b':' | b'!', b'=', b'=', b'=', ..] if all(b'=', 4) => Delimiter::Compound,
        _ => return None,
    })
}

/// A line that can stand between the attributes and their block: nothing, a comment, a title, an attribute of the page, a
/// condition.
fn is_between(line: &str) -> bool {
    let is_entry = || line.starts_with(':') && line[1..].contains(':') && !line.starts_with("::");
    let is_title =
        || line.starts_with('.') && line[1..].starts_with(|c: char| !matches!(c, ' ' | '\t' | '.'));
    line.is_empty()
        || (line.starts_with("//") && !line.starts_with("///"))
        || is_title()
        || is_entry()
        || ["ifdef::", "ifndef::", "ifeval::", "endif::"].iter().any(|word| line.starts_with(word))
}

impl<'h> Reader<'h, '_> {
    fn line(&mut self, whole: Range<usize>) {
        let line = self.page[whole.clone()].trim_end();
        let range = whole.start..whole.start + line.len();
        if let Some(&level) = self.outer.level.get(line) {
            // the outer block is read first, and whatever is open in it ends with it
            self.close(whole.start..whole.start, None);
            for delimiter in self.outer.open.drain(level..) {
                self.outer.level.remove(delimiter);
            }
            self.paragraph = None;
            self.attributes = Attributes::default();
            return;
        }
        if let Some(inner) = &self.inner {
            if line == self.closes(inner) {
                self.close(whole, Some(range));
            }
            return;
        }
        let is_in_verbatim = self.paragraph.as_ref().is_some_and(|paragraph| paragraph.is_verbatim);
        let is_underline = self.is_underline(line);
        if is_in_verbatim {
            // only a blank line ends it, and the mark that a list goes on
        } else if attributes::is_list(line) {
            self.attributes.add(line, whole.start);
            self.paragraph = None;
            return;
        } else if let Some(delimiter) = delimiter(line).filter(|_| !is_underline) {
            self.paragraph = None;
            self.open(delimiter, range, whole.end);
            return;
        }
        match &mut self.paragraph {
            // a title or an attribute between lines of text is text
            None if is_between(line) => return,
            _ if line.is_empty() => {}
            Some(paragraph) => {
                paragraph.lines += 1;
                paragraph.characters = line.chars().count();
            }
            None => {
                let style = std::mem::take(&mut self.attributes).style;
                let style = style.map_or("", |style| &self.page[style]);
                self.paragraph = Some(Paragraph {
                    lines: 1,
                    characters: line.chars().count(),
                    may_be_title: line.contains(char::is_alphanumeric) && !line.starts_with('.'),
                    is_verbatim: style != "comment" && VERBATIM_STYLES.contains(&style),
                });
            }
        }
        // nothing, a title that ends here, and the mark that a list goes on: a block begins behind them
        if line.is_empty() || is_underline || line == "+" {
            self.paragraph = None;
        }
    }

    /// The line that closes a block.
    fn closes(&self, inner: &Inner) -> &'h str {
        let line = &self.page[inner.open.clone()];
        if line.starts_with("```") { "```" } else { line }
    }

    /// Whether a delimiter is the line below a title of two lines, and the title about as long.
    fn is_underline(&self, line: &str) -> bool {
        let is_underline = line.starts_with(['-', '=', '+']) && line.len() > 2;
        let length = line.chars().count();
        is_underline
            && self.outer.open.is_empty()
            && self.paragraph.as_ref().is_some_and(|paragraph| {
                paragraph.lines == 1
                    && paragraph.may_be_title
                    && !paragraph.is_verbatim
                    && paragraph.characters.abs_diff(length) < 2
            })
    }

    fn open(&mut self, delimiter: Delimiter, line: Range<usize>, behind: usize) {
        let is_comment = self.page[line.clone()].starts_with("//");
        // a comment between the attributes and their block is none of it
        let said = if is_comment { Attributes::default() } else { std::mem::take(&mut self.attributes) };
        let Attributes { style, target } = said;
        let word = style.clone().map_or("", |style| &self.page[style]);
        let is_diagram = matches!(delimiter, Delimiter::Listing | Delimiter::Open)
            && !word.is_empty()
            && (self.wanted)(word);
        let is_verbatim = match delimiter {
            Delimiter::Verbatim | Delimiter::Listing => true,
            Delimiter::Open => is_diagram || VERBATIM_STYLES.contains(&word),
            Delimiter::Compound => word == "verse" && self.page[line.clone()].starts_with('_'),
        };
        if is_verbatim {
            let diagram = style.filter(|_| is_diagram).map(|style| (style, target));
            self.inner = Some(Inner { open: line, start: behind, diagram });
        } else {
            let delimiter = &self.page[line];
            self.outer.level.insert(delimiter, self.outer.open.len());
            self.outer.open.push(delimiter);
        }
    }

    /// Ends the block whose content is no text of the page. `line` is the one that does, and `marks` what stands on it, if
    /// it is the block's own.
    fn close(&mut self, line: Range<usize>, marks: Option<Range<usize>>) {
        let Some(Inner { open, start, diagram }) = self.inner.take() else { return };
        let Some((style, target)) = diagram else { return };
        let range = start..line.start.max(start);
        self.found.push(Snippet {
            text: Cow::Borrowed(&self.page[range.clone()]),
            lines_before: self.counter.before(range.start),
            range,
            columns_before: Vec::new(),
            fence: Some(Fence { word: &self.page[style.clone()], word_range: style, open, close: marks }),
            target,
        });
    }
}

//! Texts: line breaks, PlantUML's Creole markup, HTML-like tags (reference plantuml section 17).
//!
//! A text is broken into lines first, so that no markup spans lines; then the beginning of a line says what kind of line
//! it is (`block`), and the marks inside are read (`inline`, `mark`).

mod block;
mod emoji;
mod inline;
mod mark;
#[cfg(test)]
mod tests;

pub(crate) use mark::characters;

use crate::preprocess::{BACKSLASH, LEFT_BREAK, LINE_FEED, RIGHT_BREAK, TAB};
use ir::{Align, Text, TextLine};
use std::ops::Range;

/// Where a text stands, as far as it decides how the text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// A text on one line (message, label, title, divider, one-line note): `\n`, `\l`, `\r` break it, `\t` is a tab,
    /// `\\` one backslash.
    Line,
    /// The guard of an operand: shown in brackets, so that nothing stands at the start of its first line.
    Guard,
    /// The lines of a note, reference, title … that has its own closing line: line feeds break it, `\t` is a tab, any
    /// other backslash stays. Indentation that all lines share is taken off.
    Body,
}

/// Something in a text that only PlantUML can draw, or that can't be drawn at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands in the raw text, in bytes.
    pub at: Range<usize>,
    /// What it is.
    pub what: Picture,
}

/// What can stand in a text and is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Picture {
    /// `<$name>` (P-173).
    Sprite,
    /// `<&name>` (P-174).
    Icon,
    /// `<img:…>` (P-172).
    Image,
    /// `<math>`, `<latex>` (P-177).
    Math,
    /// `{{` … `}}` (P-178).
    Diagram,
    /// `<:name:>` whose name is not known (P-175).
    Emoji,
}

impl Picture {
    /// What it is, in words that begin a sentence.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Picture::Sprite => "a sprite",
            Picture::Icon => "an icon",
            Picture::Image => "an image",
            Picture::Math => "a formula",
            Picture::Diagram => "a diagram inside a text",
            Picture::Emoji => "an emoji without a known name",
        }
    }
}

/// The text that `raw` means, with its markup read. What can't be shown as text is added to `found`. Takes time in
/// proportion to the text.
pub(crate) fn text(raw: &str, context: Context, found: &mut Vec<Found>) -> Text {
    if raw.is_empty() {
        return Text::default();
    }
    if context != Context::Body && !may_have_marks(raw) && !raw.starts_with(['=', '#', '*', '.', '-']) {
        return Text { lines: vec![TextLine::plain(raw.trim_end())], wrap: None };
    }
    let lines = match context {
        Context::Line | Context::Guard => broken(raw),
        Context::Body => body(raw),
    };
    Text { lines: block::lines(lines, context, found), wrap: None }
}

/// Whether a character can belong to a mark: alone, or beside one like it.
const MARKS: [(bool, bool); 256] = {
    let mut marks = [(false, false); 256];
    let (alone, double) = (b"\\\n\r~<&|\xEE", b"*/_-\"[");
    let mut at = 0;
    while at < alone.len() {
        marks[alone[at] as usize].0 = true;
        at += 1;
    }
    at = 0;
    while at < double.len() {
        marks[double[at] as usize].1 = true;
        at += 1;
    }
    marks
};

/// Whether any mark can stand in a text, line breaks included; those at the start of a line apart.
fn may_have_marks(text: &str) -> bool {
    let mut before = 0;
    text.bytes().any(|byte| {
        let (alone, double) = MARKS[usize::from(byte)];
        let pair = double && byte == before;
        before = byte;
        alone || pair
    })
}

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: String,
    /// Where it begins in the raw text.
    at: usize,
    /// Where it stood, if escapes were read in it: places in it are then those of the whole line.
    end: usize,
    align: Option<Align>,
}

/// The lines of a text on one line. Inside links and formulas a backslash is a backslash.
fn broken(raw: &str) -> Vec<Piece> {
    const BREAKS: [char; 8] = ['\\', '\n', '\r', LINE_FEED, LEFT_BREAK, RIGHT_BREAK, TAB, BACKSLASH];
    if !raw.contains(BREAKS) {
        return vec![Piece { text: raw.to_owned(), at: 0, end: raw.len(), align: None }];
    }
    let mut lines = Vec::new();
    let mut text = String::new();
    let mut start = 0;
    let mut at = 0;
    // where the last of a closing mark is, so that one that never comes is not looked for again and again
    let last = |mark: &str| raw.rfind(mark).unwrap_or(0);
    let closers = [
        ("[[", "]]", last("]]")),
        ("<math>", "</math>", last("</math>")),
        ("<latex>", "</latex>", last("</latex>")),
    ];
    while let Some(c) = raw[at..].chars().next() {
        let rest = &raw[at..];
        let mut finish = |text: &mut String, end: usize, next: usize, align: Option<Align>| {
            lines.push(Piece { text: std::mem::take(text), at: start, end, align });
            start = next;
        };
        match c {
            '\\' => {
                let (length, align) = match rest.as_bytes().get(1) {
                    Some(b'n') => (2, None),
                    Some(b'l') => (2, Some(Align::Left)),
                    Some(b'r') => (2, Some(Align::Right)),
                    Some(b't') => {
                        text.push('\t');
                        at += 2;
                        continue;
                    }
                    Some(b'\\') => {
                        text.push('\\');
                        at += 2;
                        continue;
                    }
                    _ => {
                        text.push('\\');
                        at += 1;
                        continue;
                    }
                };
                finish(&mut text, at, at + length, align);
                at += length;
            }
            '\n' | '\r' | LINE_FEED | LEFT_BREAK | RIGHT_BREAK => {
                let crlf = rest.starts_with("\r\n");
                let length = c.len_utf8() + usize::from(crlf);
                let align = match c {
                    LEFT_BREAK => Some(Align::Left),
                    RIGHT_BREAK => Some(Align::Right),
                    _ => None,
                };
                finish(&mut text, at, at + length, align);
                at += length;
            }
            TAB | BACKSLASH => {
                text.push(if c == TAB { '\t' } else { '\\' });
                at += c.len_utf8();
            }
            '[' | '<' => {
                let kept = closers.iter().find_map(|(open, close, last)| {
                    let inside = rest.starts_with(open) && *last > at;
                    inside.then(|| rest.find(close).map(|length| length + close.len())).flatten()
                });
                let length = kept.unwrap_or(1);
                text.extend(
                    rest[..length]
                        .chars()
                        .map(|c| if c != '\\' && c != BACKSLASH && BREAKS.contains(&c) { ' ' } else { c }),
                );
                at += length;
            }
            c => {
                let length =
                    rest.find(|c| matches!(c, '[' | '<') || BREAKS.contains(&c)).unwrap_or(rest.len());
                let length = length.max(c.len_utf8());
                text.push_str(&rest[..length]);
                at += length;
            }
        }
    }
    lines.push(Piece { text, at: start, end: raw.len(), align: None });
    // a break at the very end only says how the line before it is aligned
    if lines.len() > 1
        && lines[lines.len() - 2].align.is_some()
        && lines[lines.len() - 1].text.trim().is_empty()
    {
        lines.pop();
    }
    lines
}

/// The lines of a body, without the indentation that all share.
fn body(raw: &str) -> Vec<Piece> {
    let lines: Vec<Range<usize>> = crate::document::lines(raw)
        .map(|line| line.start..line.start + raw[line].trim_end_matches(['\n', '\r']).len())
        .collect();
    let indent = lines
        .iter()
        .map(|line| &raw[line.clone()])
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count())
        .min()
        .unwrap_or(0);
    let mut pieces = Vec::with_capacity(lines.len());
    for line in lines {
        let start = (line.start + indent).min(line.end);
        let text = &raw[start..line.end];
        if !text.contains([LINE_FEED, LEFT_BREAK, RIGHT_BREAK, TAB, BACKSLASH]) && !text.contains("\\t") {
            pieces.push(Piece { text: text.to_owned(), at: start, end: line.end, align: None });
            continue;
        }
        for part in text.split([LINE_FEED, LEFT_BREAK, RIGHT_BREAK]) {
            let at = start + (part.as_ptr() as usize - text.as_ptr() as usize);
            let text = part.replace("\\t", "\t").replace(TAB, "\t").replace(BACKSLASH, "\\");
            pieces.push(Piece { text, at, end: at + part.len(), align: None });
        }
    }
    pieces
}

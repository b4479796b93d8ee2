//! From the lines of a file to the lines that are carried out: leaders off, continued lines joined, what is paused or
//! commented out set apart (reference plantuml section 5).

use crate::document;
use diag::{FileId, Span};
use std::ops::Range;
use std::sync::Arc;

/// A source text as lines to carry out.
#[derive(Debug)]
pub(super) struct Code {
    pub file: FileId,
    pub source: Arc<str>,
    pub lines: Vec<Line>,
    /// Where a comment of several lines begins that has no end.
    pub unclosed: Option<Span>,
}

/// One line without its line end.
#[derive(Debug)]
pub(super) struct Line {
    /// It lies here in the source; where it was put together, from its first to its last piece.
    range: Range<u32>,
    made: Option<Box<Made>>,
    pub comment: bool,
}

/// A line whose text is not a stretch of the source.
#[derive(Debug)]
struct Made {
    text: String,
    /// Where pieces of it begin, and where they stand in the source. In order; the first begins at 0.
    pieces: Vec<(usize, u32)>,
}

impl Line {
    /// What it says.
    pub(super) fn text<'c>(&'c self, code: &'c Code) -> &'c str {
        match &self.made {
            Some(made) => &made.text,
            None => &code.source[self.range.start as usize..self.range.end as usize],
        }
    }

    /// Where it was written.
    pub(super) fn span(&self, code: &Code) -> Span {
        Span { file: code.file, start: self.range.start, end: self.range.end }
    }

    /// Where a stretch of its text was written.
    pub(super) fn part(&self, code: &Code, range: Range<usize>) -> Span {
        let start = code.boundary(self.place(range.start));
        let end = if range.end > range.start { self.place(range.end - 1) + 1 } else { start };
        let end = code.boundary(end).clamp(start, self.range.end.max(start));
        Span { file: code.file, start, end }
    }

    /// The stretches of the text that were copied, with their places: for the map.
    pub(super) fn pieces(&self, code: &Code, range: Range<usize>, mut each: impl FnMut(Range<usize>, Span)) {
        let Some(made) = &self.made else {
            let start = self.range.start + range.start as u32;
            let end = self.range.start + range.end as u32;
            return each(range, Span { file: code.file, start, end });
        };
        for (index, &(at, place)) in made.pieces.iter().enumerate() {
            let next = made.pieces.get(index + 1).map_or(made.text.len(), |&(next, _)| next);
            let part = at.max(range.start)..next.min(range.end);
            if part.start < part.end {
                let start = place + (part.start - at) as u32;
                let end = code.boundary(start + (part.end - part.start) as u32);
                each(part, Span { file: code.file, start, end });
            }
        }
    }

    fn place(&self, at: usize) -> u32 {
        match &self.made {
            None => self.range.start + at as u32,
            Some(made) => {
                let index = made.pieces.partition_point(|&(start, _)| start <= at).saturating_sub(1);
                made.pieces.get(index).map_or(self.range.start, |&(start, place)| place + (at - start) as u32)
            }
        }
    }
}

/// Whether the stretch can go to the lexer as it is: no line of it asks for anything of this stage.
pub(super) fn is_plain(source: &str, range: Range<usize>, leader: &str) -> bool {
    if !leader.is_empty() {
        return false;
    }
    let bytes = &source.as_bytes()[range];
    let begins_line = |at: usize| {
        let before = bytes[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        before.is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    };
    bytes.iter().enumerate().all(|(at, &byte)| {
        !WATCHED[usize::from(byte)]
            || match byte {
                b'!' | b'@' => !begins_line(at),
                b'/' => bytes.get(at + 1) != Some(&b'\'') && (at == 0 || bytes[at - 1] != b'\''),
                // a backslash at the end of a line continues it, a pair does not: leave that to the slow way
                b'\\' => !matches!(bytes.get(at + 1), None | Some(b'\n' | b'\r')),
                b'%' => !calls(&bytes[at + 1..]),
                _ => !["\u{2013}", "\u{feff}"].iter().any(|c| bytes[at..].starts_with(c.as_bytes())),
            }
    })
}

/// The bytes that can begin something for this stage.
const WATCHED: [bool; 256] = {
    let mut watched = [false; 256];
    let bytes = b"!@/\\%\xE2\xEF";
    let mut at = 0;
    while at < bytes.len() {
        watched[bytes[at] as usize] = true;
        at += 1;
    }
    watched
};

/// Whether what follows a `%` is the call of a function.
fn calls(bytes: &[u8]) -> bool {
    let name = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    name > 0 && bytes.get(name) == Some(&b'(')
}

/// What `@pause` and its like do (P-112).
enum Hold {
    None,
    Pause,
    Unpause,
    Append(usize),
}

impl Code {
    /// The lines of a stretch of `source`, a block with the given leader.
    pub(super) fn read(file: FileId, source: Arc<str>, range: Range<usize>, leader: &str) -> Self {
        let mut code = Self { file, lines: Vec::new(), unclosed: None, source: Arc::clone(&source) };
        let mut paused = false;
        let mut joined: Option<Pending> = None;
        // the first line of a comment of several lines
        let mut comment: Option<Span> = None;
        for line in document::lines_in(&source, range) {
            let mut end = line.end;
            while end > line.start && matches!(source.as_bytes()[end - 1], b'\n' | b'\r') {
                end -= 1;
            }
            let mut start = line.start + document::led(&source[line.start..end], leader);
            if source[start..end].starts_with('\u{feff}') {
                start += '\u{feff}'.len_utf8();
            }
            match hold(&source[start..end]) {
                Hold::Pause => {
                    paused = true;
                    continue;
                }
                Hold::Unpause => {
                    paused = false;
                    continue;
                }
                Hold::Append(length) if paused => start += length,
                _ if paused => continue,
                _ => {}
            }
            let text = &source[start..end];
            if text.trim() == "!exit" {
                break;
            }
            if comment.is_some() {
                code.comment(start..end);
                if text.trim_end().ends_with("'/") {
                    comment = None;
                }
                continue;
            }
            if joined.is_some() && text.trim_start().starts_with('\'') {
                code.comment(start..end);
                continue;
            }
            let continued = text.ends_with('\\') && !text.ends_with("\\\\");
            if continued || joined.is_some() {
                let pending = joined.get_or_insert_with(|| Pending::new(start));
                pending.push(&text[..text.len() - usize::from(continued)], start);
                if !continued {
                    let pending = joined.take().expect("just filled");
                    code.line(pending.finish(end), &mut comment);
                }
                continue;
            }
            code.line(Line::copied(start, end), &mut comment);
        }
        if let Some(pending) = joined {
            let end = pending.end();
            code.line(pending.finish(end), &mut comment);
        }
        code.unclosed = comment;
        code
    }

    /// The end of the character that `at` lies in: a hyphen is shorter than the dash it stands for.
    fn boundary(&self, at: u32) -> u32 {
        let mut at = at as usize;
        while !self.source.is_char_boundary(at) {
            at += 1;
        }
        at as u32
    }

    fn comment(&mut self, range: Range<usize>) {
        self.lines.push(Line { comment: true, ..Line::copied(range.start, range.end) });
    }

    /// A line, once its comments are set apart (P-003, P-060).
    fn line(&mut self, line: Line, open: &mut Option<Span>) {
        let line = self.with_hyphens(line);
        let text = line.text(self);
        let trimmed = text.trim();
        if trimmed.starts_with('\'') {
            self.lines.push(Line { comment: true, ..line });
            return;
        }
        if !trimmed.contains("/'") {
            self.lines.push(line);
            return;
        }
        let lead = text.len() - text.trim_start().len();
        if let Some(inner) = trimmed.strip_prefix("/'") {
            if trimmed.len() >= 4 && trimmed.ends_with("'/") {
                self.lines.push(Line { comment: true, ..line });
            } else if let Some(length) = inner.find("'/") {
                let cut = lead + 2 + length + 2;
                let (before, behind) = (line.sub(self, 0..cut), line.sub(self, cut..text.len()));
                self.lines.push(Line { comment: true, ..before });
                self.lines.push(behind);
            } else {
                *open = Some(line.span(self));
                self.lines.push(Line { comment: true, ..line });
            }
            return;
        }
        if trimmed.ends_with("'/")
            && let Some(at) = trimmed[..trimmed.len() - 2].rfind("/'")
        {
            let cut = lead + at;
            let (before, behind) = (line.sub(self, 0..cut), line.sub(self, cut..text.len()));
            self.lines.push(before);
            self.lines.push(Line { comment: true, ..behind });
            return;
        }
        self.lines.push(line);
    }

    /// With hyphens for en dashes, which is what PlantUML reads (P-062).
    fn with_hyphens(&self, line: Line) -> Line {
        let text = line.text(self);
        if !text.contains('\u{2013}') {
            return line;
        }
        let mut made = Made { text: String::with_capacity(text.len()), pieces: Vec::new() };
        let mut rest = 0;
        for (at, dash) in text.match_indices('\u{2013}') {
            made.copy(&line, self, rest..at);
            made.pieces.push((made.text.len(), line.place(at)));
            made.text.push('-');
            rest = at + dash.len();
        }
        made.copy(&line, self, rest..text.len());
        Line { range: line.range.clone(), made: Some(Box::new(made)), comment: false }
    }
}

impl Made {
    /// Adds a stretch of another line's text.
    fn copy(&mut self, line: &Line, code: &Code, range: Range<usize>) {
        let text = line.text(code);
        line.pieces(code, range, |part, span| {
            self.pieces.push((self.text.len(), span.start));
            self.text.push_str(&text[part]);
        });
    }
}

impl Line {
    fn copied(start: usize, end: usize) -> Self {
        Self { range: start as u32..end as u32, made: None, comment: false }
    }

    /// A stretch of its text as a line of its own.
    fn sub(&self, code: &Code, range: Range<usize>) -> Line {
        if self.made.is_none() {
            let start = self.range.start as usize;
            return Line::copied(start + range.start, start + range.end);
        }
        let span = self.part(code, range.clone());
        let mut made = Made { text: String::new(), pieces: Vec::new() };
        made.copy(self, code, range);
        Line { range: span.start..span.end, made: Some(Box::new(made)), comment: false }
    }
}

/// A line that goes on.
struct Pending {
    start: usize,
    made: Made,
    end: usize,
}

impl Pending {
    fn new(start: usize) -> Self {
        Self { start, made: Made { text: String::new(), pieces: Vec::new() }, end: start }
    }

    fn push(&mut self, text: &str, start: usize) {
        self.made.pieces.push((self.made.text.len(), start as u32));
        self.made.text.push_str(text);
        self.end = start + text.len();
    }

    fn end(&self) -> usize {
        self.end
    }

    fn finish(self, end: usize) -> Line {
        Line { range: self.start as u32..end as u32, made: Some(Box::new(self.made)), comment: false }
    }
}

fn hold(line: &str) -> Hold {
    let trimmed = line.trim_start();
    let Some(word) = trimmed.strip_prefix('@').or_else(|| trimmed.strip_prefix('\\')) else {
        return Hold::None;
    };
    match word.trim_end() {
        "pause" => return Hold::Pause,
        "unpause" => return Hold::Unpause,
        _ => {}
    }
    for name in ["append ", "a "] {
        if let Some(rest) = word.strip_prefix(name) {
            return Hold::Append(line.len() - rest.len());
        }
    }
    Hold::None
}

#[cfg(test)]
mod tests {
    use super::*;
    use diag::Sources;

    fn read(text: &str, leader: &str) -> Vec<(bool, String)> {
        let mut sources = Sources::new();
        let file = sources.add("a", text);
        let code = Code::read(file, sources.get(file).shared_text(), 0..text.len(), leader);
        for line in &code.lines {
            // every piece of a line is where it says, but for dashes
            line.pieces(&code, 0..line.text(&code).len(), |part, span| {
                let (said, written) = (&line.text(&code)[part], sources.slice(span));
                assert!(said == written || (said == "-" && written == "\u{2013}"), "{said:?} {written:?}");
            });
        }
        code.lines.iter().map(|line| (line.comment, line.text(&code).to_owned())).collect()
    }

    fn code_of(text: &str) -> Vec<String> {
        read(text, "").into_iter().filter(|line| !line.0).map(|line| line.1).collect()
    }

    #[test]
    fn continued_lines() {
        assert_eq!(code_of("A -> B : long \\\n' c\n tail\nx"), ["A -> B : long  tail", "x"]);
        assert_eq!(code_of("end \\\\\nB -> A"), ["end \\\\", "B -> A"]);
        assert_eq!(code_of("a\\\r\nb\\"), ["ab"]);
    }

    #[test]
    fn comments() {
        assert_eq!(code_of("  ' c\nx 'y'\n"), ["x 'y'"]);
        assert_eq!(code_of("/' a '/ A->B:yes"), [" A->B:yes"]);
        assert_eq!(code_of("A->B:yes /' c '/"), ["A->B:yes "]);
        assert_eq!(code_of("A->B:a /' c '/ b"), ["A->B:a /' c '/ b"]);
        assert_eq!(code_of("/' s '/ A->B /' t '/\nB->A"), ["B->A"]);
        assert_eq!(code_of("/' s\nx '/ y\nz '/\nB->A"), ["B->A"]);
        assert_eq!(code_of("A->B: 1 /' s\nB->A"), ["A->B: 1 /' s", "B->A"]);
        assert_eq!(read("/' s\nx", "").len(), 2);
    }

    #[test]
    fn pause_exit_dash_and_leader() {
        assert_eq!(code_of("1\n@pause\n2\n@append 3\n@unpause\n4\n!exit\n5"), ["1", "3", "4"]);
        assert_eq!(code_of("A \u{2013}> B \u{2013}\\\n\u{2013}"), ["A -> B --"]);
        let led: Vec<_> = read("// A->B\n//B->A\nC->D\n", "// ").into_iter().map(|line| line.1).collect();
        assert_eq!(led, ["A->B", "B->A", "C->D"]);
    }

    #[test]
    fn what_may_go_as_it_is() {
        let plain = |text: &str| is_plain(text, 0..text.len(), "");
        for text in ["", "A -> B : x!\n' c\n", "a@b -> c : 50% (all) \\n x\r\n", "x %autonumber%"] {
            assert!(plain(text), "{text}");
        }
        for text in [
            "\n !$x = 1",
            "a \\\nb",
            "/' x '/",
            "x '/",
            "%date()",
            "a \u{2013}> b",
            "@pause",
            "\u{feff}a",
            "a\\",
        ] {
            assert!(!plain(text), "{text}");
        }
    }
}

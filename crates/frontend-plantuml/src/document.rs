//! The file: blocks between `@start…` and `@end…` (reference plantuml section 5).

use crate::file_name;
use std::ops::Range;

mod report;

pub(crate) use report::report;

/// One block of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// What the start marker says behind `@start`, in lower case: `uml`, `mindmap`, `json` … . `uml` where there is no
    /// marker at all: a Markdown fence often leaves it out.
    pub kind: String,
    /// What stands behind the start marker (P-002): a name for the output, as written but for quotes.
    pub name: Option<String>,
    /// `ABC` of `@startuml(id=ABC)` (P-110).
    pub id: Option<String>,
    /// The start marker with what stands behind it; empty where there is none.
    pub head: Range<usize>,
    /// The lines between the markers, as written.
    pub body: Range<usize>,
    /// All of its lines, those of its markers included.
    pub lines: Range<usize>,
    /// What stands before the start marker on its line (`* `, `// `), and is taken off every line of the block.
    pub leader: String,
    /// Whether there is an end marker. PlantUML draws nothing without one.
    pub closed: bool,
    /// Another start marker came before its end. PlantUML forgets what was there until then.
    pub forgotten: bool,
}

impl Block {
    /// Whether it is of the kind that sequence diagrams are written in.
    pub(crate) fn is_uml(&self) -> bool {
        self.kind.starts_with("uml")
    }

    /// The name as PlantUML makes a file name of it, and safe (reference plantuml section 21, point 13): the last part of
    /// a path, up to a comma, without what stands behind the last dot, and without characters that file systems or
    /// readers take for something else. `None` where nothing is left, and for what PlantUML takes for no name.
    pub(crate) fn file_name(&self) -> Option<String> {
        let name = self.name.as_deref()?.split(',').next().unwrap_or_default();
        if name.contains(['<', '>', '|', '"']) {
            return None;
        }
        let base = file_name::base(name);
        file_name::safe_name(base.rsplit_once('.').map_or(base, |(base, _)| base))
    }
}

/// The blocks of a file, in their order; at least one. A text without any marker is one block of the kind `uml`. A start
/// marker inside an open block ends that one, which then is forgotten.
pub(crate) fn split(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    for line in marked_lines(text) {
        let leader = open.as_ref().map(|block| block.leader.as_str());
        let Some(marker) = Marker::of(text, line.clone(), leader) else { continue };
        match marker {
            Marker::Start { leader, head } => {
                if let Some(mut block) = open.take() {
                    block.body.end = line.start;
                    block.lines.end = line.start;
                    block.forgotten = true;
                    blocks.push(block);
                }
                open = Some(start(text, leader, head, line));
            }
            Marker::End => {
                if let Some(mut block) = open.take() {
                    block.body.end = line.start;
                    block.lines.end = line.end;
                    block.closed = true;
                    blocks.push(block);
                }
            }
        }
    }
    blocks.extend(open);
    if blocks.is_empty() {
        let body = 0..text.len();
        blocks.push(Block {
            kind: "uml".to_owned(),
            name: None,
            id: None,
            head: 0..0,
            lines: body.clone(),
            body,
            leader: String::new(),
            closed: true,
            forgotten: false,
        });
    }
    blocks
}

/// The lines that may be markers. Other lines are passed over without a look at where they end.
fn marked_lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
    // what lies before `at` was looked at; the line there began at `start`
    let (mut at, mut start) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let sign = at + bytes[at..].iter().position(|byte| matches!(byte, b'@' | b'\\'))?;
            if let Some(last) = bytes[at..sign].iter().rposition(is_break) {
                start = at + last + 1;
            }
            at = sign + 1;
            if !bytes[at..].starts_with(b"start") && !bytes[at..].starts_with(b"end") {
                continue;
            }
            let line = lines_in(text, start..text.len()).next()?;
            // whatever else stands on the line
            (at, start) = (line.end, line.end);
            return Some(line);
        }
    })
}

/// How many bytes may stand before a start marker on its line.
const LEADER_LIMIT: usize = 200;

/// A marker and its place.
enum Marker {
    Start { leader: Range<usize>, head: Range<usize> },
    End,
}

impl Marker {
    /// The marker of a line (given with its line end), if it is one: `@start` or `\start`, then a letter, with nothing
    /// but blanks, punctuation and HTML-like tags before it; in a block, `@end` or `\end` with nothing but the block's
    /// `leader` and blanks before it.
    fn of(text: &str, line: Range<usize>, leader: Option<&str>) -> Option<Self> {
        let all = text[line.clone()].trim_end_matches(['\n', '\r']);
        if let Some(leader) = leader
            && let Some(word) = all[led(all, leader)..].trim_start().strip_prefix(['@', '\\'])
            && word.starts_with("end")
        {
            return Some(Self::End);
        }
        let bytes = all.as_bytes();
        let mut at = 0;
        while at < LEADER_LIMIT {
            let byte = *bytes.get(at)?;
            if matches!(byte, b'@' | b'\\') {
                let word = &all[at + 1..];
                if let Some(kind) = word.strip_prefix("start")
                    && kind.starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    let leader = line.start..line.start + at;
                    return Some(Self::Start { leader, head: line.start + at..line.start + all.len() });
                }
            }
            if byte == b'<'
                && let Some(length) =
                    bytes[at + 1..].iter().take(LEADER_LIMIT).position(|b| matches!(b, b'<' | b'>'))
                && bytes[at + 1 + length] == b'>'
            {
                at += length + 2;
                continue;
            }
            let c = all[at..].chars().next()?;
            if c.is_alphanumeric() || c == '_' {
                return None;
            }
            at += c.len_utf8();
        }
        None
    }
}

/// How many bytes of a line are its block's leader, which stands before `@start` and perhaps before every line.
pub(crate) fn led(line: &str, leader: &str) -> usize {
    if leader.is_empty() {
        return 0;
    }
    if line.starts_with(leader) {
        return leader.len();
    }
    let short = leader.trim();
    let blanks = line.len() - line.trim_start().len();
    if line[blanks..].starts_with(short) { blanks + short.len() } else { 0 }
}

/// A block that begins with the marker `head` on this line; it goes on to the end of the text.
fn start(text: &str, leader: Range<usize>, head: Range<usize>, line: Range<usize>) -> Block {
    let words = &text[head.clone()]["@start".len()..];
    let kind_length = words.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(words.len());
    let (kind, mut rest) = words.split_at(kind_length);
    let mut id = None;
    let mut name = None;
    if let Some(inner) = rest.strip_prefix('(') {
        let (inside, behind) = inner.split_once(')').unwrap_or((inner, ""));
        id = inside.split_once("id=").map(|(_, id)| {
            let end = id.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(id.len());
            id[..end].to_owned()
        });
        rest = behind;
    } else if let Some(inner) = rest.strip_prefix('{') {
        let (inside, behind) = inner.split_once('}').unwrap_or((inner, ""));
        name = Some(inside);
        rest = behind;
    }
    let rest = rest.trim();
    if !rest.is_empty() && name.is_none() {
        name = Some(rest);
    }
    let name = name.map(|name| name.trim().trim_matches(['"', '\u{201c}', '\u{201d}']).trim());
    // blanks alone are indentation, which never matters
    let leader = text[leader].trim_start_matches('\u{feff}');
    Block {
        kind: kind.to_ascii_lowercase(),
        name: name.filter(|name| !name.is_empty()).map(str::to_owned),
        id: id.filter(|id| !id.is_empty()),
        head,
        body: line.end..text.len(),
        lines: line.start..text.len(),
        leader: if leader.trim().is_empty() { String::new() } else { leader.to_owned() },
        closed: false,
        forgotten: false,
    }
}

/// The lines of a text, each with its line end; LF, CRLF and a lone CR all end a line.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    lines_in(text, 0..text.len())
}

/// The lines of a stretch of a text.
pub(crate) fn lines_in(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        at = match bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            None => bytes.len(),
            Some(length) => {
                let end = at + length;
                let crlf = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
                end + 1 + usize::from(crlf)
            }
        };
        Some(start..at)
    })
}

#[cfg(test)]
mod tests;

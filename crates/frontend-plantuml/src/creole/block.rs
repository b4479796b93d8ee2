//! What the beginning of a line says about the line: lists, headings, rules, tables, trees, code.

use super::inline::Inline;
use super::{Context, Found, Picture, Piece};
use ir::{Block, Cell, Content, Dialect, Run, TextLine};

/// The lines of a text, with what their beginnings say.
pub(super) fn lines(pieces: Vec<Piece>, context: Context, found: &mut Vec<Found>) -> Vec<TextLine> {
    let mut out: Vec<TextLine> = Vec::with_capacity(pieces.len());
    // how far the trees so far were indented, outermost first
    let mut trees: Vec<usize> = Vec::new();
    let last_end = |mark: &str| pieces.iter().rposition(|piece| piece.text.trim() == mark);
    let (last_code, last_diagram) = (last_end("</code>"), last_end("}}"));
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        let trimmed = piece.text.trim();
        let first = index == 0;
        index += 1;
        if trimmed == "<code>" && last_code.is_some_and(|end| end >= index) {
            while pieces[index].text.trim() != "</code>" {
                out.push(TextLine { block: Block::Code, ..TextLine::plain(pieces[index].text.trim_end()) });
                index += 1;
            }
            index += 1;
            continue;
        }
        if trimmed.starts_with("{{")
            && !trimmed.contains("}}")
            && last_diagram.is_some_and(|end| end >= index)
        {
            let start = index - 1;
            while pieces[index].text.trim() != "}}" {
                index += 1;
            }
            let source: Vec<&str> = pieces[start..=index].iter().map(|piece| piece.text.trim_end()).collect();
            found.push(Found { at: piece.at..pieces[index].end, what: Picture::Diagram });
            let content = Content::Foreign {
                dialect: Dialect::PlantUml,
                source: source.join("\n"),
                shown: "[diagram]".to_owned(),
            };
            out.push(TextLine { runs: vec![Run { content, ..Run::default() }], ..TextLine::default() });
            index += 1;
            continue;
        }
        let mut inline = Inline::new(piece, found);
        let whole = piece.text.trim_end();
        // in a guard, the first line stands behind a bracket
        let line = if context == Context::Guard && first {
            TextLine { runs: inline.runs(whole, &Run::default()), ..TextLine::default() }
        } else {
            let tree = tree(whole, &mut trees);
            match tree {
                Some((depth, rest)) => TextLine {
                    block: Block::Tree { depth },
                    runs: inline.runs(rest, &Run::default()),
                    align: None,
                },
                None => {
                    trees.clear();
                    line(whole, &mut inline)
                }
            }
        };
        out.push(TextLine { align: piece.align, ..line });
    }
    out
}

fn line(text: &str, inline: &mut Inline<'_>) -> TextLine {
    let plain = Run::default();
    let of = |block: Block, rest: &str, inline: &mut Inline<'_>| TextLine {
        block,
        align: None,
        runs: inline.runs(rest.trim(), &Run::default()),
    };
    if let Some(cells) = cells(text) {
        let cells = cells.into_iter().map(|cell| inline.cell(cell)).collect();
        return TextLine { block: Block::Row { cells }, ..TextLine::default() };
    }
    if let Some((double, dotted, title)) = rule(text) {
        return of(Block::Rule { double, dotted }, title, inline);
    }
    let count = |mark: u8| text.bytes().take_while(|byte| *byte == mark).count();
    let depth = |count: usize| count.min(9) as u8;
    let equals = count(b'=');
    if equals > 0 && text.len() > equals {
        return of(Block::Heading { level: depth(equals) }, &text[equals..], inline);
    }
    let stars = count(b'*');
    if stars > 0 && is_item(&text[stars..]) {
        return of(Block::Bullet { depth: depth(stars) }, &text[stars..], inline);
    }
    // a line of hashes alone is an item that says `#`
    let hashes = count(b'#').min(text.len().saturating_sub(1));
    if hashes > 0 {
        return of(Block::Numbered { depth: depth(hashes) }, &text[hashes..], inline);
    }
    TextLine { runs: inline.runs(text, &plain), ..TextLine::default() }
}

/// Whether what stands behind stars makes them a list item: a blank, or no star that is not part of a pair.
fn is_item(rest: &str) -> bool {
    if rest.is_empty() {
        return false;
    }
    if rest.starts_with(char::is_whitespace) {
        return !rest.trim().is_empty();
    }
    // stars come as `**…**` only
    let mut inside = rest;
    while let Some(at) = inside.find('*') {
        let Some(bold) = inside[at..].strip_prefix("**") else { return false };
        let Some(length) = bold.find('*').filter(|length| *length > 0) else { return false };
        let Some(behind) = bold[length..].strip_prefix("**") else { return false };
        inside = behind;
    }
    true
}

/// A rule across the text: whether it is double, whether dotted, its title.
fn rule(text: &str) -> Option<(bool, bool, &str)> {
    for (mark, double, dotted) in [("--", false, false), ("==", true, false), ("..", false, true)] {
        let Some(inner) = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) else { continue };
        if !inner.contains(&mark[..1]) {
            return Some((double, dotted, inner));
        }
        if double && inner.bytes().all(|byte| byte == b'=') {
            return Some((double, dotted, ""));
        }
    }
    None
}

/// One cell of a table, as written: whether it is a header, the colour of its ground, its text.
pub(super) struct RawCell<'t> {
    pub header: bool,
    pub background: Option<&'t str>,
    pub text: &'t str,
}

/// The cells of a table's row: `|a|b|`, with `=` before headers and `<#colour>` before a row or a cell.
fn cells(text: &str) -> Option<Vec<RawCell<'_>>> {
    let (row, rest) = ground(text);
    let inner = rest.strip_prefix('|')?.strip_suffix('|')?;
    let cells = inner.split('|').map(|cell| {
        let (background, cell) = ground(cell);
        let (header, cell) = match cell.trim_start().strip_prefix('=') {
            Some(cell) => (true, cell),
            None => (false, cell),
        };
        let (later, cell) = ground(cell);
        RawCell { header, background: background.or(later).or(row), text: cell.trim() }
    });
    Some(cells.collect())
}

fn ground(text: &str) -> (Option<&str>, &str) {
    let Some(rest) = text.trim_start().strip_prefix("<#") else { return (None, text) };
    match rest.find('>') {
        Some(end)
            if rest[..end].chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '#' | ',' | ' ')) =>
        {
            (Some(rest[..end].split(',').next().unwrap_or_default()), &rest[end + 1..])
        }
        _ => (None, text),
    }
}

/// The depth of a node of a tree, and what it says.
fn tree<'t>(text: &'t str, trees: &mut Vec<usize>) -> Option<(u8, &'t str)> {
    let indent = text.len() - text.trim_start().len();
    let rest = text[indent..].strip_prefix("|_")?;
    while trees.last().is_some_and(|above| *above >= indent) {
        trees.pop();
    }
    trees.push(indent);
    Some((trees.len().min(200) as u8, rest.trim()))
}

/// A cell, once its text is read.
pub(super) fn cell(raw: &RawCell<'_>, runs: Vec<Run>, background: Option<ir::Color>) -> Cell {
    Cell { header: raw.header, background, runs }
}

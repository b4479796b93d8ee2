//! What people read: letters on one line.

use crate::losses::Losses;
use ir::{Block, Construct, Origin, Run, Text, TextLine};
use spelling::wsd;

/// The text as it stands behind a colon or keyword: plain letters, line breaks as `\n`, no blanks around it. Reports
/// markup and characters that are lost.
pub(crate) fn one_line(text: &Text, origin: Origin, losses: &mut Losses) -> String {
    report_markup(text, origin, losses);
    escape(&letters(text), origin, losses)
}

/// The letters alone, lines separated by `\n`; the cells of a table are set apart by bars.
pub(crate) fn letters(text: &Text) -> String {
    let mut out = String::new();
    for (index, line) in text.lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if let Block::Row { cells } = &line.block {
            for (index, cell) in cells.iter().enumerate() {
                if index > 0 {
                    out.push_str(" | ");
                }
                cell.runs.iter().for_each(|run| out.push_str(run.content.shown()));
            }
        }
        line.runs.iter().for_each(|run| out.push_str(run.content.shown()));
    }
    out
}

/// Letters as they are written, without blanks around them; reports what has no spelling.
pub(crate) fn escape(letters: &str, origin: Origin, losses: &mut Losses) -> String {
    let escaped = if letters.contains(r"\n") {
        report_backslash(origin, losses);
        wsd::escape(&letters.replace(r"\n", r"\ n")).into_owned()
    } else {
        wsd::escape(letters).into_owned()
    };
    // a trimmed copy only where there is something to trim
    let trimmed = escaped.trim();
    if trimmed.len() == escaped.len() { escaped } else { trimmed.to_owned() }
}

/// A backslash before `n` would be read as a line break, and has no escape (W-008).
pub(crate) fn report_backslash(origin: Origin, losses: &mut Losses) {
    losses.approximated(Construct::TextCharacter, origin, r"`\n` that is no line break", r"`\ n`");
}

/// Reports the looks of a text: each kind of look once, each link once.
pub(crate) fn report_markup(text: &Text, origin: Origin, losses: &mut Losses) {
    if text.is_plain() {
        return;
    }
    for construct in ir::text_constructs(text) {
        match construct {
            // with its address, below; with the letters
            Construct::TextLink | Construct::TextCharacter => {}
            look => losses.report(look, origin, look.description()),
        }
    }
    let mut last = "";
    for run in text.lines.iter().flat_map(runs) {
        // a link that spans several runs is one link
        let target = run.link.as_ref().map_or("", |link| link.target.as_str());
        if !target.is_empty() && target != last {
            losses.report(Construct::TextLink, origin, format!("link {target}"));
        }
        last = target;
    }
}

/// The runs of a line, those of its cells included.
fn runs(line: &TextLine) -> impl Iterator<Item = &Run> {
    let cells = match &line.block {
        Block::Row { cells } => &cells[..],
        _ => &[],
    };
    cells.iter().flat_map(|cell| &cell.runs).chain(&line.runs)
}

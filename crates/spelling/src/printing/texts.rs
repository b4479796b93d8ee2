//! What people read, as far as every printer treats it alike.

use super::Losses;
use ir::{Block, Construct, Item, Meta, Origin, Participant, Raw, Run, Text, TextLine};

/// The letters alone, lines separated by `\n`; the cells of a table are set apart by bars.
pub fn letters(text: &Text) -> String {
    let mut out = String::new();
    for (index, line) in text.lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        runs_and_gaps(line).for_each(|piece| match piece {
            Piece::Gap => out.push_str(CELL_GAP),
            Piece::Run(run) => out.push_str(run.content.shown()),
        });
    }
    out
}

/// Stands between the cells of a table.
pub const CELL_GAP: &str = " | ";

/// A piece of a line.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'t> {
    /// The next cell begins; shown as [`CELL_GAP`].
    Gap,
    /// Something to read.
    Run(&'t Run),
}

/// The pieces of a line, those of its cells first.
pub fn runs_and_gaps(line: &TextLine) -> impl Iterator<Item = Piece<'_>> {
    let cells = match &line.block {
        Block::Row { cells } => &cells[..],
        _ => &[],
    };
    let of_cells = cells.iter().enumerate().flat_map(|(index, cell)| {
        let gap = (index > 0).then_some(Piece::Gap);
        gap.into_iter().chain(cell.runs.iter().map(Piece::Run))
    });
    of_cells.chain(line.runs.iter().map(Piece::Run))
}

/// Reports the looks of a text that the dialect lacks: each kind of look once, each link once.
pub fn report_markup(text: &Text, origin: Origin, losses: &mut Losses) {
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
    for piece in text.lines.iter().flat_map(runs_and_gaps) {
        let Piece::Run(run) = piece else { continue };
        // a link that spans several runs is one link
        let target = run.link.as_ref().map_or("", |link| link.target.as_str());
        if !target.is_empty() && target != last {
            losses.report(Construct::TextLink, origin, format!("link {target}"));
        }
        last = target;
    }
}

/// The stereotypes of a participant as lines above its label, each with a line end. Reports what is lost.
pub fn stereotype_lines(participant: &Participant, losses: &mut Losses) -> String {
    let mut lines = String::new();
    for stereotype in &participant.stereotypes {
        if stereotype.spot.is_some() || stereotype.spot_color.is_some() {
            losses.report(Construct::ParticipantSpot, participant.origin, "spot of a stereotype");
        }
        if !stereotype.text.is_empty() {
            lines.push_str(&format!("«{}»\n", stereotype.text));
        }
    }
    if !lines.is_empty() {
        losses.report(Construct::ParticipantStereotype, participant.origin, "stereotype");
    }
    lines
}

/// What stands around a diagram, where a dialect has no place for it: the construct, a word for it, what it says.
pub fn furniture(meta: &Meta) -> Vec<(Construct, &'static str, String)> {
    let header = meta.header.as_ref().map(|header| &header.text);
    let footer = meta.footer.as_ref().map(|footer| &footer.text);
    let legend = meta.legend.as_ref().map(|legend| &legend.text);
    let caption = Some(&meta.caption).filter(|caption| !caption.is_empty());
    [
        (Construct::Header, "header", header),
        (Construct::Footer, "footer", footer),
        (Construct::Caption, "caption", caption),
        (Construct::Legend, "legend", legend),
        (Construct::Mainframe, "mainframe", meta.mainframe.as_ref()),
    ]
    .into_iter()
    .filter_map(|(construct, word, text)| text.map(|text| (construct, word, letters(text))))
    .collect()
}

/// A statement of another dialect, for a report.
pub fn foreign(raw: &Raw, sort: &str) -> String {
    format!("{} {sort} {}", raw.dialect.title(), shortened(&raw.text))
}

/// The first line in backticks, cut when it is long.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &line[..end]),
        None => format!("`{line}`"),
    }
}

/// How many comments stand at the very top of their text, with nothing but line ends before and between them.
pub fn comments_at_the_top(items: &[Item]) -> usize {
    let mut end = None;
    for (index, item) in items.iter().enumerate() {
        let span = match item {
            Item::Comment(comment) => comment.origin.span(),
            _ => None,
        };
        let Some(span) = span else { return index };
        let next = match end {
            None => span.start == 0,
            Some((file, end)) => span.file == file && span.start <= end + 2,
        };
        if !next {
            return index;
        }
        end = Some((span.file, span.end));
    }
    items.len()
}

/// How many of these items, which come before the first event, stand before the declaration of `participant`. None when
/// nothing is known of its place: who is not declared has the place of the first event that mentions it.
pub fn comments_before<'i>(
    items: impl IntoIterator<Item = &'i Item>,
    participant: &Participant,
    first_event: Origin,
) -> Option<usize> {
    let declared = participant.origin.span()?;
    if first_event.span().is_some_and(|event| declared.file != event.file || declared.start >= event.start) {
        return None;
    }
    let stands_before = |item: &&Item| {
        item.origin().span().is_some_and(|item| item.file == declared.file && item.start < declared.start)
    };
    Some(items.into_iter().take_while(stands_before).count())
}

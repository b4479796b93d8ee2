//! What people read, as far as every printer treats it alike.

use super::Losses;
use ir::{Block, Construct, Content, Item, Meta, Origin, Participant, Raw, Run, Text, TextLine};
use std::borrow::Cow;

/// The letters alone, lines separated by `\n`; the cells of a table are set apart by bars.
pub fn letters(text: &Text) -> String {
    let text = &*without_pictures(text);
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

/// A text without the names in brackets that stand for its icons, sprites and images, and without the second one of the
/// blanks around them; but for a text that would say nothing then. Icons that are characters stay.
pub fn without_pictures(text: &Text) -> Cow<'_, Text> {
    let name = |run: &Run| match &run.content {
        Content::Foreign { shown, .. } => shown.starts_with('[') && shown.ends_with(']'),
        Content::Text(_) | Content::Math(_) => false,
    };
    let says = |run: &Run| !name(run) && !run.content.shown().trim().is_empty();
    let runs = || text.lines.iter().flat_map(runs_and_gaps).filter_map(Piece::run);
    if !runs().any(name) || !runs().any(says) {
        return Cow::Borrowed(text);
    }
    let mut text = text.clone();
    for line in &mut text.lines {
        drop_pictures(&mut line.runs, name);
        if let Block::Row { cells } = &mut line.block {
            cells.iter_mut().for_each(|cell| drop_pictures(&mut cell.runs, name));
        }
    }
    Cow::Owned(text)
}

fn drop_pictures(runs: &mut Vec<Run>, is_picture: impl Fn(&Run) -> bool) {
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    let mut dropped = false;
    for mut run in runs.drain(..) {
        if is_picture(&run) {
            dropped = true;
            continue;
        }
        let after_blank = kept.last().is_none_or(|last| last.content.shown().ends_with(' '));
        if std::mem::take(&mut dropped)
            && after_blank
            && let Content::Text(text) = &mut run.content
            && text.starts_with(' ')
        {
            text.remove(0);
        }
        kept.push(run);
    }
    *runs = kept;
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

impl<'t> Piece<'t> {
    fn run(self) -> Option<&'t Run> {
        match self {
            Piece::Gap => None,
            Piece::Run(run) => Some(run),
        }
    }
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

//! Lines that are more than plain: lists, trees, tables, rules, code.

use super::{Builder, Mark, width};
use ir::{Block, Cell, Text, TextLine};
use std::borrow::Cow;

/// Deeper items are not indented further.
const DEEPEST: u8 = 20;
/// A level of a list.
const STEP: usize = 2;

/// What is counted from line to line.
#[derive(Default)]
pub(super) struct Marks {
    /// Numbers of list items, by depth.
    counters: Vec<u32>,
    /// Of each line that is a node of a tree: whether a sibling follows, and which of its ancestors have one; bits by
    /// depth, taken from the end.
    twigs: Vec<u32>,
}

impl<'d> Builder<'d> {
    pub(super) fn lines(&mut self, text: &'d Text) {
        self.marks.twigs = twigs(text);
        let mut at = 0;
        while let Some(line) = text.lines.get(at).filter(|_| self.letters > 0) {
            if matches!(line.block, Block::Row { .. }) {
                let rows: Vec<_> = text.lines[at..]
                    .iter()
                    .map_while(|line| match &line.block {
                        Block::Row { cells } => Some(&cells[..]),
                        _ => None,
                    })
                    .collect();
                self.table(&rows);
                at += rows.len();
            } else {
                self.one(line);
                at += 1;
            }
        }
        if self.wrap.brackets {
            self.brackets();
        }
    }

    fn one(&mut self, line: &'d TextLine) {
        if !matches!(line.block, Block::Numbered { .. } | Block::Bullet { .. }) {
            self.marks.counters.clear();
        }
        let mark = match line.block {
            Block::Code => {
                let text = self.letters(&line.runs, true);
                return self.fixed(text);
            }
            Block::Rule { double, dotted } => {
                let title = self.letters(&line.runs, false);
                return self.rule(title, if dotted { 2 } else { usize::from(double) });
            }
            Block::Plain | Block::Heading { .. } | Block::Row { .. } => None,
            Block::Bullet { depth } => {
                let depth = usize::from(depth.clamp(1, DEEPEST));
                let indent = " ".repeat(STEP * (depth - 1));
                let first = format!("{indent}{} ", self.glyphs.bullets[(depth + 1) % 2]);
                Some(hanging(first))
            }
            Block::Numbered { depth } => {
                let depth = usize::from(depth.clamp(1, DEEPEST));
                self.marks.counters.resize(depth, 0);
                let number = &mut self.marks.counters[depth - 1];
                *number += 1;
                Some(hanging(format!("{}{number}. ", " ".repeat((STEP + 1) * (depth - 1)))))
            }
            Block::Tree { depth } => Some(self.twig(depth.clamp(1, DEEPEST))),
        };
        let text = self.letters(&line.runs, false);
        self.flow(text, line.align, mark.as_ref());
    }

    /// The twigs before a node.
    fn twig(&mut self, depth: u8) -> Mark {
        let bits = self.marks.twigs.pop().unwrap_or(0);
        let [more, last, through, none] = self.glyphs.twigs;
        let goes_on = |level: u8| bits >> level & 1 == 1;
        let before: String = (1..depth).map(|level| if goes_on(level) { through } else { none }).collect();
        Mark {
            first: format!("{before}{}", if goes_on(depth) { more } else { last }),
            further: format!("{before}{}", if goes_on(depth) { through } else { none }),
        }
    }

    /// A table: cells between upright lines, a line below rows of heads.
    fn table(&mut self, rows: &[&'d [Cell]]) {
        let rows: Vec<Vec<(Cow<'d, str>, bool)>> = rows
            .iter()
            .map(|cells| cells.iter().map(|cell| (self.letters(&cell.runs, false), cell.header)).collect())
            .collect();
        let mut widths: Vec<i64> = Vec::new();
        for row in &rows {
            for (column, (text, _)) in row.iter().enumerate() {
                match widths.get_mut(column) {
                    Some(widest) => *widest = (*widest).max(width(text)),
                    None => widths.push(width(text)),
                }
            }
        }
        let [upright, level, cross] = self.glyphs.grid;
        let blanks = |count: i64| std::iter::repeat_n(' ', usize::try_from(count).unwrap_or(0));
        for (index, row) in rows.iter().enumerate() {
            let mut line = String::from(upright);
            for (text, widest) in row.iter().map(|(text, _)| text).zip(&widths) {
                line.push(' ');
                line.push_str(text.trim_end());
                line.extend(blanks(widest - width(text.trim_end()) + 1));
                line.push(upright);
            }
            self.fixed(Cow::Owned(line));
            let heads =
                |row: &Vec<(Cow<'_, str>, bool)>| !row.is_empty() && row.iter().all(|(_, head)| *head);
            if heads(row) && rows.get(index + 1).is_some_and(|next| !heads(next)) {
                let dashes = |widest: &i64| -> String {
                    std::iter::repeat_n(level, usize::try_from(widest + 2).unwrap_or(0)).collect()
                };
                let dashes: Vec<String> = widths.iter().map(dashes).collect();
                self.fixed(Cow::Owned(format!("{upright}{}{upright}", dashes.join(&cross.to_string()))));
            }
        }
    }

    /// Puts the whole in brackets.
    fn brackets(&mut self) {
        let lines = std::mem::take(&mut self.block).lines;
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.into_iter().enumerate() {
            let open = if index == 0 { "[" } else { "" };
            let close = if index == last { "]" } else { "" };
            let text = match (open, close) {
                ("", "") => line.text,
                _ => Cow::Owned(format!("{open}{}{close}", line.text)),
            };
            self.block.push(text, line.left, line.align);
            if let (Some(rule), Some(line)) = (line.rule, self.block.lines.last_mut()) {
                line.rule = Some(rule);
            }
        }
    }
}

fn hanging(first: String) -> Mark {
    let further = " ".repeat(usize::try_from(width(&first)).unwrap_or(0));
    Mark { first, further }
}

/// For each node of a tree, in reverse order, so that the first one is taken from the end: which depths go on below it.
fn twigs(text: &Text) -> Vec<u32> {
    let mut twigs = Vec::new();
    let mut below = 0_u32;
    for line in text.lines.iter().rev() {
        let Block::Tree { depth } = line.block else {
            below = 0;
            continue;
        };
        let depth = depth.clamp(1, DEEPEST);
        // what is deeper belongs to this node
        below &= (1 << (depth + 1)) - 1;
        twigs.push(below);
        below |= 1 << depth;
    }
    twigs
}

//! How much may be drawn again and again: every page has all heads, and what stands around the diagram.

use crate::{Diagram, Item, Text};

/// Nobody turns more pages.
const MOST_PAGES: usize = 1000;

/// What all pages may have together of things that stand on several of them, in about the bytes of the text that says them
/// once. A diagram of 1000 pages can have 600 participants, and one of 600 pages 1000.
const MOST_REPEATED: usize = 32 << 20;

/// What a thing counts beside its text.
const THING: usize = 50;

/// The number of pages, unless it is too much.
pub(super) fn count(diagram: &Diagram) -> Option<usize> {
    let mut tally = Tally::default();
    tally.count(&diagram.body, 0);
    if tally.breaks == 0 {
        return Some(1);
    }
    let pages = tally.breaks + 1;
    let repeated = tally.carried.saturating_add(pages.saturating_mul(everywhere(diagram)));
    (pages <= MOST_PAGES && repeated <= MOST_REPEATED).then_some(pages)
}

/// What is on every page.
fn everywhere(diagram: &Diagram) -> usize {
    let meta = &diagram.meta;
    let furniture = [&meta.header, &meta.footer].into_iter().flatten().map(|furniture| &furniture.text);
    let panels = meta.legend.iter().map(|legend| &legend.text).chain(&meta.mainframe);
    let around: usize = furniture.chain(panels).chain([&meta.caption]).map(weight).sum();
    let heads: usize = diagram.participants.iter().map(|each| weight(&each.label) + each.name.len()).sum();
    let boxes: usize = diagram.boxes.iter().map(|each| weight(&each.title)).sum();
    around + heads + boxes
}

fn weight(text: &Text) -> usize {
    let runs = text.lines.iter().flat_map(|line| &line.runs);
    THING + THING * text.lines.len() + runs.map(|run| run.content.shown().len()).sum::<usize>()
}

#[derive(Default)]
struct Tally {
    breaks: usize,
    /// How many bars are open, at most.
    bars: usize,
    /// What is on a page because it was on the one before.
    carried: usize,
}

impl Tally {
    /// Recursion is bounded by [`MAX_NESTING`](crate::MAX_NESTING). `open`: what the frames around weigh.
    fn count(&mut self, items: &[Item], open: usize) {
        for item in items {
            match item {
                Item::PageBreak(_) => {
                    self.breaks += 1;
                    self.carried = self.carried.saturating_add(open + THING * self.bars);
                }
                Item::Activate(_) => self.bars += 1,
                Item::Deactivate(_) => self.bars = self.bars.saturating_sub(1),
                Item::Fragment(fragment) => {
                    for operand in &fragment.operands {
                        let frame = weight(&fragment.name) + weight(&operand.guard);
                        self.count(&operand.items, open + frame);
                    }
                }
                _ => {}
            }
        }
    }
}

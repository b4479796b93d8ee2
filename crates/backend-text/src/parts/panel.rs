//! Boxes round neighbouring columns, from above their heads to below their feet: broken lines, for they stand behind
//! everything else.

use crate::columns::Constraints;
use crate::glyphs::{Mask, Weight};
use crate::options::{Setting, WRAP_GUARD};
use crate::parts::head::Column;
use crate::plan::Plan;
use crate::row::Row;
use crate::words::{self, Block, Wrap};
use ir::{Align, BoxId, Construct, Loss};

/// Boxes in boxes are drawn to this depth.
const MOST_BOXES: usize = 16;
/// From a box to the next head, box or side, in cells.
const SIDE: i64 = 2;
/// Between heads that no box parts, and between boxes.
const GAP: i64 = 3;

/// A box round columns.
pub(crate) struct Panel<'d> {
    id: BoxId,
    title: Block<'d>,
    first: u32,
    last: u32,
    /// How many boxes it stands in.
    depth: usize,
    /// From its outer lifelines to its sides.
    sides: [i64; 2],
}

/// Finds the boxes. One whose columns do not stand together is drawn round each group of them.
pub(crate) fn measure<'d>(
    set: Setting<'d>,
    columns: &[Column<'d>],
    losses: &mut Vec<Loss>,
) -> Vec<Panel<'d>> {
    let diagram = set.diagram;
    let mut panels: Vec<Panel<'d>> = Vec::new();
    if diagram.boxes.is_empty() {
        return panels;
    }
    // Indices of the panels that are open at the present column, outer ones first.
    let mut open: Vec<usize> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let chain = chain(diagram, diagram.participant(column.id).in_box);
        let common = open.iter().zip(&chain).take_while(|(panel, id)| panels[**panel].id == **id).count();
        open.truncate(common);
        for (nested, id) in chain[common..].iter().enumerate() {
            let title = &diagram.boxes[id.index()].title;
            open.push(panels.len());
            panels.push(Panel {
                id: *id,
                title: words::lay(title, Wrap::at(set.wrap(title, WRAP_GUARD)), set.glyphs),
                first: index as u32,
                last: index as u32,
                depth: common + nested,
                sides: [0; 2],
            });
        }
        for panel in &open {
            panels[*panel].last = index as u32;
        }
    }
    sides(columns, &mut panels);
    let mut drawn = vec![false; diagram.boxes.len()];
    for panel in &panels {
        drawn[panel.id.index()] = true;
    }
    for (each, _) in diagram.boxes.iter().zip(drawn).filter(|(_, drawn)| !drawn) {
        losses.push(Loss::dropped(Construct::Box, each.origin, "a box without participants"));
    }
    panels
}

/// A box and those round it, outer ones first.
fn chain(diagram: &ir::Diagram, innermost: Option<BoxId>) -> Vec<BoxId> {
    let parent = |id: &BoxId| diagram.boxes.get(id.index()).and_then(|each| each.parent);
    let mut chain: Vec<BoxId> = std::iter::successors(innermost, parent)
        .filter(|id| id.index() < diagram.boxes.len())
        .take(MOST_BOXES)
        .collect();
    chain.reverse();
    chain
}

/// Sides stand outside of what is inside, and leave room for the title of a box round one column.
fn sides(columns: &[Column<'_>], panels: &mut [Panel<'_>]) {
    let mut reserved: Vec<[i64; 2]> = columns.iter().map(|column| column.half).collect();
    // inner boxes stand behind those round them
    for panel in panels.iter_mut().rev() {
        let (first, last) = (panel.first as usize, panel.last as usize);
        let mut sides = [reserved[first][0] + SIDE, reserved[last][1] + SIDE];
        if first == last {
            let more = (panel.least() - sides[0] - sides[1] - 1).max(0);
            sides = [sides[0] + more / 2, sides[1] + more - more / 2];
        }
        panel.sides = sides;
        reserved[first][0] = sides[0];
        reserved[last][1] = sides[1];
    }
}

/// What heads and boxes ask of the columns.
pub(crate) fn constrain(columns: &[Column<'_>], panels: &[Panel<'_>], constraints: &mut Constraints) {
    let mut reserved: Vec<[i64; 2]> = columns.iter().map(|column| column.half).collect();
    for panel in panels {
        let (first, last) = (panel.first as usize, panel.last as usize);
        reserved[first][0] = reserved[first][0].max(panel.sides[0]);
        reserved[last][1] = reserved[last][1].max(panel.sides[1]);
        constraints.need(panel.first, panel.last, panel.least() - panel.sides[0] - panel.sides[1] - 1);
    }
    for (index, pair) in reserved.windows(2).enumerate() {
        constraints.need(index as u32, index as u32 + 1, pair[0][1] + pair[1][0] + 1 + GAP);
    }
}

impl Panel<'_> {
    /// Least width, for the title: two corners, a dash and a blank at either side.
    fn least(&self) -> i64 {
        if self.title.is_empty() { 0 } else { self.title.width + 6 }
    }

    /// The outer cells.
    pub(crate) fn ends(&self, plan: &Plan<'_>) -> (i64, i64) {
        (plan.x(self.first) - self.sides[0], plan.x(self.last) + self.sides[1])
    }

    fn paint<'p>(&'p self, row: &mut Row<'p>, plan: &Plan<'_>, at: Level) {
        let (left, right) = self.ends(plan);
        match at {
            Level::Inside => {
                row.weak(left, row.broken());
                row.weak(right, row.broken());
            }
            Level::Top | Level::Bottom => {
                let corner = if at == Level::Top { Mask::down } else { Mask::up };
                row.dashes(left + 1, right - 1, left + 1);
                row.level(right - 1, right - 1, Weight::Light);
                row.line(left, corner(Weight::Light).over(Mask::right(Weight::Light)));
                row.line(right, corner(Weight::Light).over(Mask::left(Weight::Light)));
                if at == Level::Top {
                    self.title.write(row, 0, left + 3, right - left - 5, Align::Left);
                }
            }
            Level::Title(line) => {
                row.weak(left, row.broken());
                row.weak(right, row.broken());
                self.title.write(row, line, left + 3, right - left - 5, Align::Left);
            }
        }
    }
}

/// What of a box stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Top,
    /// A further line of the title.
    Title(i64),
    Inside,
    Bottom,
}

/// Rows that boxes take above the heads and below the feet.
pub(crate) struct Levels {
    /// Rows of the upper sides of each depth, with further lines of their titles.
    above: Vec<i64>,
}

impl Levels {
    pub(crate) fn new(panels: &[Panel<'_>]) -> Self {
        let mut above: Vec<i64> = Vec::new();
        for panel in panels {
            if panel.depth >= above.len() {
                above.resize(panel.depth + 1, 1);
            }
            above[panel.depth] = above[panel.depth].max(panel.title.height());
        }
        Self { above }
    }

    /// Rows above the heads.
    pub(crate) fn above(&self) -> i64 {
        self.above.iter().sum()
    }

    /// Rows below the feet.
    pub(crate) fn below(&self) -> i64 {
        self.above.len() as i64
    }

    /// Paints all boxes. The row is counted from the heads' upper side, so that it is negative above; `height` is the
    /// number of rows from there to the last one of the feet.
    pub(crate) fn paint<'p>(&self, row: &mut Row<'p>, plan: &'p Plan<'_>, at: i64, height: i64) {
        // the upper side of each depth
        let mut tops: Vec<i64> = Vec::with_capacity(self.above.len());
        let mut top = -self.above();
        for rows in &self.above {
            tops.push(top);
            top += rows;
        }
        for panel in &plan.panels {
            let top = tops[panel.depth];
            let bottom = height - 1 + (self.above.len() - panel.depth) as i64;
            let level = if at == top {
                Level::Top
            } else if at < top || at > bottom {
                continue;
            } else if at == bottom {
                Level::Bottom
            } else if at < top + panel.title.height() {
                Level::Title(at - top)
            } else {
                Level::Inside
            };
            panel.paint(row, plan, level);
        }
    }
}

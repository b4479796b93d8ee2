//! Where the lifelines stand: least distances between columns, and their solution.
//!
//! Every need is a distance between two lifelines. Needs of neighbours are maxima. The picture is as narrow as all needs
//! together allow: that is a longest path. Within this width, a need over several gaps takes the slack that is there and
//! spreads the rest evenly; short ones come first, so that long ones find what those made.

use crate::theme::Theme;

/// What stands beside the outermost lifelines needs so much less room than between two of them, px: it keeps away from no
/// neighbour.
const NO_NEIGHBOUR: f64 = 20.0;

/// Least distances between lifelines, collected by the measuring pass.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// Between column `n` and column `n + 1`.
    gaps: Vec<f64>,
    /// Left of the first lifeline and right of the last one. They move no column, but count for the width.
    edges: [f64; 2],
    /// Over several gaps: first column, last column, distance. Only those that the least gap does not satisfy.
    spans: Vec<(u32, u32, f64)>,
    /// Needs of texts that could be broken into more lines.
    texts: Vec<TextNeed>,
    least: f64,
    columns: u32,
}

/// What a text that may be broken asks for: `base` and `share` of its width.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextNeed {
    /// First and last column; [`TextNeed::OUTSIDE`] for the edge of the picture.
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// The distance with the text as it is, px.
    pub(crate) whole: f64,
    pub(crate) base: f64,
    pub(crate) share: f64,
    /// Width of the text as it is, px.
    pub(crate) width: f64,
    /// Whose it is.
    pub(crate) event: u32,
}

impl TextNeed {
    /// Stands for the edge of the picture, left of the first or right of the last lifeline.
    pub(crate) const OUTSIDE: u32 = u32::MAX;

    /// The same without a neighbour.
    fn outside(self) -> Self {
        Self { whole: self.whole - NO_NEIGHBOUR, base: self.base - NO_NEIGHBOUR, ..self }
    }

    /// Gaps that it spans.
    pub(crate) fn gaps(&self) -> u32 {
        if self.left == Self::OUTSIDE || self.right == Self::OUTSIDE { 1 } else { self.right - self.left }
    }
}

impl Constraints {
    /// No needs but the theme's least gap.
    pub(crate) fn new(columns: usize, theme: &Theme) -> Self {
        let least = theme.metric.min_gap;
        Self {
            gaps: vec![least; columns.saturating_sub(1)],
            least,
            columns: columns as u32,
            ..Self::default()
        }
    }

    /// The lifelines of these columns, in any order, are at least so far apart. A column alone needs nothing, and
    /// neither does one that is not there, but the one behind the last: what would need that distance reaches so far.
    pub(crate) fn need(&mut self, one: u32, other: u32, distance: f64) {
        let (left, right) = (one.min(other), one.max(other));
        if left == right || !distance.is_finite() || right > self.columns {
            return;
        }
        if right == self.columns {
            if right - left == 1 {
                self.edges[1] = self.edges[1].max(distance - NO_NEIGHBOUR);
            }
        } else if right - left == 1 {
            let gap = &mut self.gaps[left as usize];
            *gap = gap.max(distance);
        } else if distance > f64::from(right - left) * self.least {
            self.spans.push((left, right, distance));
        }
    }

    /// What stands left of a column needs so much; of the first one, it reaches so far.
    pub(crate) fn before(&mut self, column: u32, distance: f64) {
        match column {
            0 => self.edges[0] = self.edges[0].max(distance - NO_NEIGHBOUR),
            _ => self.need(column - 1, column, distance),
        }
    }

    /// As [`Constraints::need`], for a text that may be broken. Right may be the column behind the last one, and left
    /// [`TextNeed::OUTSIDE`].
    pub(crate) fn text(&mut self, need: TextNeed) {
        let TextNeed { left, right, .. } = need;
        if left == right || !need.whole.is_finite() {
            return;
        }
        if left == TextNeed::OUTSIDE {
            self.texts.push(need.outside());
        } else if left.max(right) == self.columns {
            if left.abs_diff(right) == 1 {
                let (left, right) = (left.min(right), TextNeed::OUTSIDE);
                self.texts.push(TextNeed { left, right, ..need.outside() });
            }
        } else if left.max(right) < self.columns {
            let (left, right) = (left.min(right), left.max(right));
            if need.whole > f64::from(right - left) * self.least {
                self.texts.push(TextNeed { left, right, ..need });
            }
        }
    }

    /// The needs of texts, so that they are looked at; what is left of them is put in with [`Constraints::settle`].
    pub(crate) fn take_texts(&mut self) -> Vec<TextNeed> {
        std::mem::take(&mut self.texts)
    }

    /// A distance that is needed, with the edges of the picture as columns beside the outermost ones.
    pub(crate) fn settle(&mut self, left: u32, right: u32, distance: f64) {
        if left == TextNeed::OUTSIDE {
            self.edges[0] = self.edges[0].max(distance);
        } else if right == TextNeed::OUTSIDE {
            self.edges[1] = self.edges[1].max(distance);
        } else {
            self.need(left, right, distance);
        }
    }

    /// What is needed between neighbours, or between a lifeline and the edge, without the needs of texts.
    pub(crate) fn gap(&self, left: u32, right: u32) -> f64 {
        if left == TextNeed::OUTSIDE {
            self.edges[0]
        } else if right == TextNeed::OUTSIDE {
            self.edges[1]
        } else {
            self.gaps.get(left as usize).copied().unwrap_or(0.0)
        }
    }

    /// Distances between neighbours, as they are now.
    pub(crate) fn gaps(&self) -> &[f64] {
        &self.gaps
    }

    /// The place of every lifeline; the first one stands at 0.5. Gaps are even numbers, so that what is centred between
    /// lifelines lies on whole or half pixels.
    pub(crate) fn solve(&self) -> Vec<f64> {
        let columns = self.columns as usize;
        let gaps: Vec<f64> = self.gaps.iter().copied().map(even).collect();
        let offsets = if self.spans.is_empty() { sums(&gaps) } else { self.spread(&gaps) };
        offsets.into_iter().take(columns).map(|offset| offset + 0.5).collect()
    }

    /// Distances of the columns from the first one.
    fn spread(&self, gaps: &[f64]) -> Vec<f64> {
        let mut spans = self.spans.clone();
        // Equal spans stand together, the most demanding first: it satisfies the others.
        spans.sort_unstable_by(|a, b| (a.1 - a.0, a.0).cmp(&(b.1 - b.0, b.0)).then(b.2.total_cmp(&a.2)));
        spans.dedup_by_key(|span| (span.0, span.1));
        let mut wanted = Sums::new(gaps);
        for &(left, right, distance) in &spans {
            let (left, right) = (left as usize, right as usize);
            let missing = distance - wanted.between(left, right);
            if missing > 0.0 {
                wanted.add(left, right, missing / (right - left) as f64);
            }
        }
        let latest = latest(gaps, &mut spans);
        // From left to right each column takes its share, but no later place than the width allows.
        spans.sort_unstable_by_key(|span| span.1);
        let mut at = 0;
        let mut offsets = vec![0.0];
        for column in 1..=gaps.len() {
            let before = offsets[column - 1];
            let mut least = before + gaps[column - 1];
            while let Some(&(left, _, distance)) = spans.get(at).filter(|span| span.1 as usize == column) {
                least = least.max(offsets[left as usize] + even(distance));
                at += 1;
            }
            let share = before + even(wanted.between(column - 1, column));
            offsets.push(share.min(latest[column]).max(least));
        }
        offsets
    }
}

/// The latest place of each column in the narrowest picture.
fn latest(gaps: &[f64], spans: &mut [(u32, u32, f64)]) -> Vec<f64> {
    spans.sort_unstable_by_key(|span| span.1);
    let mut at = 0;
    let mut earliest = vec![0.0_f64];
    for column in 1..=gaps.len() {
        let mut least = earliest[column - 1] + gaps[column - 1];
        while let Some(&(left, _, distance)) = spans.get(at).filter(|span| span.1 as usize == column) {
            least = least.max(earliest[left as usize] + even(distance));
            at += 1;
        }
        earliest.push(least);
    }
    spans.sort_unstable_by_key(|span| std::cmp::Reverse(span.0));
    let mut latest = earliest;
    at = 0;
    for column in (0..gaps.len()).rev() {
        let mut most = latest[column + 1] - gaps[column];
        while let Some(&(_, right, distance)) = spans.get(at).filter(|span| span.0 as usize == column) {
            most = most.min(latest[right as usize] - even(distance));
            at += 1;
        }
        latest[column] = most;
    }
    latest
}

fn sums(gaps: &[f64]) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(gaps.len() + 1);
    let mut offset = 0.0;
    offsets.push(offset);
    offsets.extend(gaps.iter().map(|gap| {
        offset += gap;
        offset
    }));
    offsets
}

/// Rounds up to an even number, but not because of rounding errors.
fn even(gap: f64) -> f64 {
    ((gap - 1e-6) / 2.0).ceil() * 2.0
}

/// Sums over ranges of numbers that change in ranges: two Fenwick trees over the added amounts, a prefix sum over the
/// numbers at the beginning. Every question and change takes logarithmic time.
pub(crate) struct Sums {
    start: Vec<f64>,
    slope: Vec<f64>,
    level: Vec<f64>,
}

impl Sums {
    pub(crate) fn new(values: &[f64]) -> Self {
        let mut start = Vec::with_capacity(values.len() + 1);
        start.push(0.0);
        let mut sum = 0.0;
        start.extend(values.iter().map(|value| {
            sum += value;
            sum
        }));
        Self { start, slope: vec![0.0; values.len() + 2], level: vec![0.0; values.len() + 2] }
    }

    /// Sum of the numbers `left..right`.
    pub(crate) fn between(&self, left: usize, right: usize) -> f64 {
        self.start[right] - self.start[left] + self.added(right) - self.added(left)
    }

    /// Adds `amount` to each of the numbers `left..right`.
    pub(crate) fn add(&mut self, left: usize, right: usize, amount: f64) {
        self.mark(left, amount);
        self.mark(right, -amount);
    }

    fn mark(&mut self, from: usize, amount: f64) {
        let mut at = from + 1;
        while at < self.slope.len() {
            self.slope[at] += amount;
            self.level[at] += amount * from as f64;
            at += at & at.wrapping_neg();
        }
    }

    /// What was added to the numbers before `end`, in sum.
    fn added(&self, end: usize) -> f64 {
        let (mut slope, mut level) = (0.0, 0.0);
        let mut at = end;
        while at > 0 {
            slope += self.slope[at];
            level += self.level[at];
            at -= at & at.wrapping_neg();
        }
        slope * end as f64 - level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(columns: usize, needs: &[(u32, u32, f64)]) -> Vec<f64> {
        let mut constraints = Constraints::new(columns, crate::theme::default());
        for &(left, right, distance) in needs {
            constraints.need(left, right, distance);
        }
        constraints.solve()
    }

    #[test]
    fn neighbours_keep_the_least_gap_and_their_own_needs() {
        assert_eq!(solve(3, &[(1, 2, 151.0), (2, 1, 90.0)]), [0.5, 112.5, 264.5]);
    }

    #[test]
    fn a_long_need_takes_slack_before_it_spreads_the_rest() {
        // 200 + 112 are there; 48 are missing, 24 for each gap
        assert_eq!(solve(3, &[(0, 2, 360.0), (0, 1, 200.0)]), [0.5, 224.5, 360.5]);
        assert_eq!(solve(3, &[(0, 2, 300.0), (0, 1, 200.0)]), [0.5, 200.5, 312.5]);
    }

    #[test]
    fn needs_that_overlap_share_a_gap() {
        // each of them spread evenly would take 540
        assert_eq!(solve(4, &[(0, 2, 360.0), (1, 3, 360.0)]), [0.5, 112.5, 360.5, 472.5]);
    }

    #[test]
    fn no_picture_is_narrower() {
        let needs = [(0, 5, 1000.0), (1, 3, 700.0), (2, 4, 500.0), (0, 2, 333.3), (3, 5, 999.0)];
        // 0 to 1, then both of the overlapping ones: 112 + 700 + 1000, rounded up to even numbers
        assert_eq!(solve(6, &needs)[5], 0.5 + 112.0 + 700.0 + 1000.0);
    }

    #[test]
    fn every_need_is_met_whatever_their_order() {
        let needs = [(0, 5, 1000.0), (1, 3, 700.0), (2, 4, 500.0), (0, 2, 333.3), (3, 5, 999.0)];
        let places = solve(6, &needs);
        for (left, right, distance) in needs {
            assert!(places[right as usize] - places[left as usize] >= distance, "{left} {right}");
        }
    }

    #[test]
    fn what_is_not_there_needs_nothing() {
        assert_eq!(solve(2, &[(1, 2, 500.0), (0, 0, 500.0)]), [0.5, 112.5]);
        assert!(solve(0, &[]).is_empty());
    }
}

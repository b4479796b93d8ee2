//! Where the lifelines stand: least distances between columns, and their solution.
//!
//! Every need is a distance between two lifelines. Needs of neighbours are maxima. A need over several gaps takes the
//! slack that is there and spreads the rest evenly; short ones come first, so that long ones find what those made.

use crate::theme::Theme;

/// Least distances between lifelines, collected by the measuring pass.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// Between column `n` and column `n + 1`.
    gaps: Vec<f64>,
    /// Over several gaps: first column, last column, distance. Only those that the least gap does not satisfy.
    spans: Vec<(u32, u32, f64)>,
    least: f64,
}

impl Constraints {
    /// No needs but the theme's least gap.
    pub(crate) fn new(columns: usize, theme: &Theme) -> Self {
        let least = theme.metric.min_gap;
        Self { gaps: vec![least; columns.saturating_sub(1)], spans: Vec::new(), least }
    }

    /// The lifelines of these columns, in any order, are at least so far apart. A column alone needs nothing, and
    /// neither does one that is not there.
    pub(crate) fn need(&mut self, one: u32, other: u32, distance: f64) {
        let (left, right) = (one.min(other), one.max(other));
        if left == right || right as usize > self.gaps.len() || !distance.is_finite() {
            return;
        }
        if right - left == 1 {
            let gap = &mut self.gaps[left as usize];
            *gap = gap.max(distance);
        } else if distance > f64::from(right - left) * self.least {
            self.spans.push((left, right, distance));
        }
    }

    /// The neighbours of a column are at least so far away, as far as there are any.
    pub(crate) fn beside(&mut self, column: u32, left: f64, right: f64) {
        if column > 0 {
            self.need(column - 1, column, left);
        }
        self.need(column, column + 1, right);
    }

    /// The place of every lifeline; the first one stands at 0.5. Gaps are even numbers, so that what is centred between
    /// lifelines lies on whole or half pixels.
    pub(crate) fn solve(mut self, columns: usize) -> Vec<f64> {
        self.spread();
        let mut places = Vec::with_capacity(columns);
        let mut place = 0.5;
        for column in 0..columns {
            places.push(place);
            place += self.gaps.get(column).map_or(0.0, |gap| even(*gap));
        }
        places
    }

    fn spread(&mut self) {
        if self.spans.is_empty() {
            return;
        }
        // Equal spans stand together, the most demanding first: it satisfies the others.
        self.spans.sort_unstable_by(|a, b| (a.1 - a.0, a.0).cmp(&(b.1 - b.0, b.0)).then(b.2.total_cmp(&a.2)));
        self.spans.dedup_by_key(|span| (span.0, span.1));
        let mut sums = Sums::new(&self.gaps);
        for &(left, right, distance) in &self.spans {
            let (left, right) = (left as usize, right as usize);
            let missing = distance - sums.between(left, right);
            if missing > 0.0 {
                sums.add(left, right, missing / (right - left) as f64);
            }
        }
        for (index, gap) in self.gaps.iter_mut().enumerate() {
            *gap = sums.between(index, index + 1);
        }
    }
}

/// Rounds up to an even number, but not because of rounding errors.
fn even(gap: f64) -> f64 {
    ((gap - 1e-6) / 2.0).ceil() * 2.0
}

/// Sums over ranges of numbers that change in ranges: two Fenwick trees over the added amounts, a prefix sum over the
/// numbers at the beginning. Every question and change takes logarithmic time.
struct Sums {
    start: Vec<f64>,
    slope: Vec<f64>,
    level: Vec<f64>,
}

impl Sums {
    fn new(values: &[f64]) -> Self {
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
    fn between(&self, left: usize, right: usize) -> f64 {
        self.start[right] - self.start[left] + self.added(right) - self.added(left)
    }

    /// Adds `amount` to each of the numbers `left..right`.
    fn add(&mut self, left: usize, right: usize, amount: f64) {
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
        constraints.solve(columns)
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

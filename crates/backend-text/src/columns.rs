//! Where the lifelines stand: least distances between columns, and their solution.
//!
//! Every need is a distance between two lifelines, in cells. Needs of neighbours are maxima. A need over several gaps
//! takes the slack that is there and spreads the rest evenly; short ones come first, so that long ones find what those
//! made.

/// Least distance of two lifelines.
const LEAST: i64 = 6;

/// Least distances between lifelines, collected by the measuring pass.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// Between column `n` and column `n + 1`.
    gaps: Vec<i64>,
    /// Over several gaps: first column, last column, distance. Only those that the least gap does not satisfy.
    spans: Vec<(u32, u32, i64)>,
}

impl Constraints {
    /// No needs but the least gap.
    pub(crate) fn new(columns: usize) -> Self {
        Self { gaps: vec![LEAST; columns.saturating_sub(1)], spans: Vec::new() }
    }

    /// The lifelines of these columns, in any order, are at least so far apart. A column alone needs nothing, and
    /// neither does one that is not there.
    pub(crate) fn need(&mut self, one: u32, other: u32, distance: i64) {
        let (left, right) = (one.min(other), one.max(other));
        if left == right || right as usize > self.gaps.len() {
            return;
        }
        if right - left == 1 {
            let gap = &mut self.gaps[left as usize];
            *gap = (*gap).max(distance);
        } else if distance > i64::from(right - left) * LEAST {
            self.spans.push((left, right, distance));
        }
    }

    /// The cell of every lifeline; the first one stands at 0.
    pub(crate) fn solve(mut self, columns: usize) -> Vec<i64> {
        self.spread();
        let mut place = 0_i64;
        let mut places = Vec::with_capacity(columns);
        for column in 0..columns {
            places.push(place);
            place = place.saturating_add(self.gaps.get(column).copied().unwrap_or(0));
        }
        places
    }

    fn spread(&mut self) {
        if self.spans.is_empty() {
            return;
        }
        // Equal spans stand together, the most demanding first: it satisfies the others.
        self.spans.sort_unstable_by(|a, b| (a.1 - a.0, a.0, b.2).cmp(&(b.1 - b.0, b.0, a.2)));
        self.spans.dedup_by_key(|span| (span.0, span.1));
        let mut sums = Sums::new(&self.gaps);
        for &(left, right, distance) in &self.spans {
            let (left, right) = (left as usize, right as usize);
            let missing = distance as f64 - sums.between(left, right);
            if missing > 0.0 {
                sums.add(left, right, missing / (right - left) as f64);
            }
        }
        for (index, gap) in self.gaps.iter_mut().enumerate() {
            // rounded up, but not because of rounding errors
            *gap = (sums.between(index, index + 1) - 1e-6).ceil() as i64;
        }
    }
}

/// Sums over ranges of numbers that change in ranges: two Fenwick trees over the added amounts, a prefix sum over the
/// numbers at the beginning. Every question and change takes logarithmic time.
struct Sums {
    start: Vec<f64>,
    slope: Vec<f64>,
    level: Vec<f64>,
}

impl Sums {
    fn new(values: &[i64]) -> Self {
        let mut start = Vec::with_capacity(values.len() + 1);
        start.push(0.0);
        let mut sum = 0.0;
        start.extend(values.iter().map(|value| {
            sum += *value as f64;
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

    fn solve(columns: usize, needs: &[(u32, u32, i64)]) -> Vec<i64> {
        let mut constraints = Constraints::new(columns);
        for &(left, right, distance) in needs {
            constraints.need(left, right, distance);
        }
        constraints.solve(columns)
    }

    #[test]
    fn neighbours_keep_the_least_gap_and_their_own_needs() {
        assert_eq!(solve(3, &[(1, 2, 15), (2, 1, 9)]), [0, 6, 21]);
    }

    #[test]
    fn a_long_need_takes_slack_before_it_spreads_the_rest() {
        // 20 + 6 are there; 10 are missing, 5 for each gap
        assert_eq!(solve(3, &[(0, 2, 36), (0, 1, 20)]), [0, 25, 36]);
        assert_eq!(solve(3, &[(0, 2, 26), (0, 1, 20)]), [0, 20, 26]);
        assert_eq!(solve(4, &[(0, 3, 40)]), [0, 14, 28, 42]);
    }

    #[test]
    fn every_need_is_met_whatever_their_order() {
        let needs = [(0, 5, 100), (1, 3, 70), (2, 4, 50), (0, 2, 33), (3, 5, 99), (3, 5, 90)];
        let places = solve(6, &needs);
        for (left, right, distance) in needs {
            assert!(places[right as usize] - places[left as usize] >= distance, "{left} {right}");
        }
    }

    #[test]
    fn what_is_not_there_needs_nothing() {
        assert_eq!(solve(2, &[(1, 2, 50), (0, 0, 50), (1, u32::MAX, 5)]), [0, 6]);
        assert!(solve(0, &[]).is_empty());
    }
}

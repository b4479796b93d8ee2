//! Names that nobody else has.

use std::collections::{HashMap, HashSet};

/// Gives out names, each once.
#[derive(Debug, Default)]
pub struct Distinct {
    taken: HashSet<String>,
    /// How many names were made from each, so that thousands of clashes take no longer than as many names.
    counts: HashMap<String, usize>,
}

impl Distinct {
    /// This name, if it is free.
    pub fn exactly(&mut self, name: &str) -> Option<String> {
        self.taken.insert(name.to_owned()).then(|| name.to_owned())
    }

    /// This name, or one like it: `name_2`, `name_3`, …
    pub fn like(&mut self, wanted: &str) -> String {
        if let Some(name) = self.exactly(wanted) {
            return name;
        }
        let count = self.counts.entry(wanted.to_owned()).or_insert(1);
        loop {
            *count += 1;
            let name = format!("{wanted}_{count}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_a_name_gets_a_number_that_is_free() {
        let mut distinct = Distinct::default();
        assert_eq!(distinct.exactly("a_2").as_deref(), Some("a_2"));
        assert_eq!(["a", "a", "a"].map(|name| distinct.like(name)), ["a", "a_3", "a_4"]);
        assert_eq!(distinct.exactly("a_3"), None);
    }
}

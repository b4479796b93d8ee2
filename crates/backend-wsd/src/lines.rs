//! The text under construction: lines and their indentation.

/// Blanks for each level of nesting.
const INDENT: &str = "  ";

/// Collects lines.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Adds a line at the present depth. It must not hold a line end.
    pub(crate) fn push(&mut self, line: &str) {
        if !line.is_empty() {
            (0..self.depth).for_each(|_| self.text.push_str(INDENT));
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// How many bytes the text has so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// Inserts a piece into the last line, at this place in the text.
    pub(crate) fn insert(&mut self, at: usize, piece: &str) {
        self.text.insert_str(at, piece);
    }

    /// What follows stands one level deeper.
    pub(crate) fn indent(&mut self) {
        self.depth += 1;
    }

    /// What follows stands one level less deep.
    pub(crate) fn dedent(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The whole text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

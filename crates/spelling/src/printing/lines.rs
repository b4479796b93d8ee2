//! The text under construction: lines and their indentation.

/// Blanks for each level of nesting.
const INDENT: &str = "  ";

/// Collects lines.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// Adds a line at the present depth. It must not hold a line end.
    pub fn push(&mut self, line: &str) {
        if !line.is_empty() {
            (0..self.depth).for_each(|_| self.text.push_str(INDENT));
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Whether there is no text yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many bytes the text has so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Inserts a piece into the last line, at this place in the text.
    pub fn insert(&mut self, at: usize, piece: &str) {
        self.text.insert_str(at, piece);
    }

    /// Takes a piece out of the last line, which begins at this place in the text.
    pub fn remove(&mut self, at: usize, length: usize) {
        self.text.drain(at..at + length);
    }

    /// Takes back everything from this place in the text on.
    pub fn truncate(&mut self, at: usize) {
        self.text.truncate(at);
    }

    /// What follows stands one level deeper.
    pub fn indent(&mut self) {
        self.depth += 1;
    }

    /// What follows stands one level less deep.
    pub fn dedent(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.text
    }
}

//! The text under construction: lines and their indentation.

/// Blanks for each level of nesting.
const INDENT: &str = "  ";

/// Collects lines.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
    depth: usize,
    /// Where the last line begins, behind its indentation.
    start: usize,
}

impl Lines {
    /// Adds a line at the present depth. It must not hold a line end.
    pub fn push(&mut self, line: &str) {
        if !line.is_empty() {
            (0..self.depth).for_each(|_| self.text.push_str(INDENT));
        }
        self.start = self.text.len();
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Where the last line begins in the text, behind its indentation, in bytes.
    pub fn start(&self) -> usize {
        self.start
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

    /// Takes a piece of this length out of the last line, at this place in the text.
    pub fn remove(&mut self, at: usize, length: usize) {
        self.text.drain(at..at + length);
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

//! Stretches of the prepared text.

/// A stretch of bytes of the prepared text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Part {
    pub start: u32,
    pub end: u32,
}

impl Part {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The text that it covers.
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Without blanks at its ends.
    pub(crate) fn trim(self, text: &str) -> Self {
        let slice = self.of(text);
        let inner = crate::chars::trim(slice);
        let start = self.start as usize + (inner.as_ptr() as usize - slice.as_ptr() as usize);
        Self::new(start, start + inner.len())
    }

    /// The smallest stretch that covers both.
    pub(crate) fn to(self, other: Part) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

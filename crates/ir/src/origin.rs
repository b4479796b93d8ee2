//! Where a thing came from.

use diag::Span;
use std::hash::{Hash, Hasher};

/// The stretch of source that a thing was read from, or nothing for things made by a program. Equal to every other
/// origin and left out of the serialised form, so that comparing diagrams compares what they mean.
#[derive(Debug, Clone, Copy, Default, Eq)]
pub struct Origin(Option<Span>);

impl Origin {
    /// Made by a program.
    pub const NONE: Origin = Origin(None);

    /// The source, if there is one.
    pub fn span(self) -> Option<Span> {
        self.0
    }
}

impl From<Span> for Origin {
    fn from(span: Span) -> Self {
        Self(Some(span))
    }
}

impl PartialEq for Origin {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Hash for Origin {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}

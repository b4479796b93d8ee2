//! The file: blocks between `@start…` and `@end…` (reference plantuml section 5).

use std::ops::Range;

/// One block of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// What the start marker says behind `@start`, in lower case: `uml`, `mindmap`, `json` … . `uml` where there is no
    /// marker at all: a Markdown fence often leaves it out.
    pub kind: String,
    /// What stands behind the start marker (P-002): a name for the output.
    pub name: Option<String>,
    /// `ABC` of `@startuml(id=ABC)` (P-110).
    pub id: Option<String>,
    /// The start marker with what stands behind it; empty where there is none.
    pub head: Range<usize>,
    /// The lines between the markers, as written.
    pub body: Range<usize>,
    /// What stands before the start marker on its line (`* `, `// `), and is taken off every line of the block.
    pub leader: String,
    /// Whether there is an end marker. PlantUML draws nothing without one.
    pub closed: bool,
}

/// The blocks of a file, in their order; at least one. A text without any marker is one block of the kind `uml`.
pub(crate) fn split(text: &str) -> Vec<Block> {
    vec![Block {
        kind: "uml".to_owned(),
        name: None,
        id: None,
        head: 0..0,
        body: 0..text.len(),
        leader: String::new(),
        closed: false,
    }]
}

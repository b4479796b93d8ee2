//! The languages that diagrams are written in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language of sequence diagrams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// WebSequenceDiagrams.
    Wsd,
    /// js-sequence-diagrams, a small relative of WSD (reference wsd, section 15).
    JsSequence,
    /// Mermaid's `sequenceDiagram`.
    Mermaid,
    /// PlantUML's sequence diagrams.
    #[serde(rename = "plantuml")]
    PlantUml,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Dialect; 4] = [Dialect::Wsd, Dialect::JsSequence, Dialect::Mermaid, Dialect::PlantUml];

    /// The name on the command line and in the event list: `wsd`, `js-sequence`, `mermaid`, `plantuml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Dialect::Wsd => "wsd",
            Dialect::JsSequence => "js-sequence",
            Dialect::Mermaid => "mermaid",
            Dialect::PlantUml => "plantuml",
        }
    }

    /// The name as its makers write it, for messages.
    pub fn title(self) -> &'static str {
        match self {
            Dialect::Wsd => "WebSequenceDiagrams",
            Dialect::JsSequence => "js-sequence-diagrams",
            Dialect::Mermaid => "Mermaid",
            Dialect::PlantUml => "PlantUML",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

//! Combined fragments: blocks with operands.

use crate::{Fill, Item, Origin, Text, is_default};
use serde::{Deserialize, Serialize};

/// A frame around items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    /// What the frame means.
    pub kind: FragmentKind,
    /// The heading of a [`FragmentKind::Group`], shown in the tab (`X` in PlantUML's `group X [Y]`), or of a
    /// [`FragmentKind::Partition`]; empty for the other kinds, whose tab shows the kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// At least one. The guard of the first one is the fragment's label.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub operands: Vec<Operand>,
    /// Ground of the tab (PlantUML `alt#head`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tab_color: Option<Fill>,
    /// It starts at the same time as what stands before it (PlantUML `& alt`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub parallel: bool,
    /// Its first line.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

impl Fragment {
    /// A fragment without a name, with these operands.
    pub fn new(kind: FragmentKind, operands: Vec<Operand>) -> Self {
        Self { kind, name: Text::default(), operands, tab_color: None, parallel: false, origin: Origin::NONE }
    }
}

/// A branch of a fragment.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operand {
    /// Its condition, without the brackets that pictures put around it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub guard: Text,
    /// What happens in it; may be empty.
    pub items: Vec<Item>,
    /// Its ground: the colour of a `rect`, or PlantUML's `alt #body`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Fill>,
    /// Its line (`alt …`, `else …`).
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub origin: Origin,
}

/// What a frame means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FragmentKind {
    /// One of several branches.
    Alt,
    /// At most once.
    Opt,
    /// Again and again.
    Loop,
    /// Branches at the same time.
    Par,
    /// Branches at the same time, drawn at the same height (Mermaid `par_over`, PlantUML `par2`).
    ParOver,
    /// Not to be interrupted.
    Critical,
    /// Ends what surrounds it.
    Break,
    /// A frame with a heading of its own; also every keyword that has no kind.
    Group,
    /// A coloured area without a tab (Mermaid `rect`).
    Rect,
    /// A titled area over the full width (PlantUML `partition`).
    Partition,
    /// In sequence, within a `par` (WSD `seq`).
    Seq,
}

impl FragmentKind {
    /// Every kind.
    pub const ALL: [FragmentKind; 11] = [
        FragmentKind::Alt,
        FragmentKind::Opt,
        FragmentKind::Loop,
        FragmentKind::Par,
        FragmentKind::ParOver,
        FragmentKind::Critical,
        FragmentKind::Break,
        FragmentKind::Group,
        FragmentKind::Rect,
        FragmentKind::Partition,
        FragmentKind::Seq,
    ];

    /// The word in the event list and in the frame's tab. `par-over` is shown as `par`.
    pub fn as_str(self) -> &'static str {
        match self {
            FragmentKind::Alt => "alt",
            FragmentKind::Opt => "opt",
            FragmentKind::Loop => "loop",
            FragmentKind::Par | FragmentKind::ParOver => "par",
            FragmentKind::Critical => "critical",
            FragmentKind::Break => "break",
            FragmentKind::Group => "group",
            FragmentKind::Rect => "rect",
            FragmentKind::Partition => "partition",
            FragmentKind::Seq => "seq",
        }
    }
}

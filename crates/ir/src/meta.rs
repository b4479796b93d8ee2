//! Page furniture: what stands around a diagram.

use crate::{Align, Text, VerticalAlign, is_default};
use serde::{Deserialize, Serialize};

/// What stands around a diagram, and what it is called.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// The name of the diagram itself, for output files (PlantUML `@startuml NAME`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The id by which other files include the diagram (PlantUML `@startuml(id=ID)`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Above the diagram.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Text,
    /// Small, at the top of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<Furniture>,
    /// Small, at the bottom of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<Furniture>,
    /// Below the diagram.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: Text,
    /// A panel of explanations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legend: Option<Legend>,
    /// A frame around everything, with this heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mainframe: Option<Text>,
    /// Name for people who cannot see the picture (Mermaid `accTitle`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessible_title: Option<String>,
    /// Description for people who cannot see the picture (Mermaid `accDescr`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessible_description: Option<String>,
}

/// A header or footer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    /// What it says.
    pub text: Text,
    /// Where it stands, when the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub align: Option<Align>,
}

/// A panel of explanations.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Legend {
    /// What it says.
    pub text: Text,
    /// Left, centre or right, when the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub align: Option<Align>,
    /// Above or below the diagram, when the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vertical: Option<VerticalAlign>,
}

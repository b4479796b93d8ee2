//! Rich text: lines of styled runs, never a string with markup in it.

use crate::{Align, Color, Dialect, is_default};
use serde::{Deserialize, Serialize};

/// A text of any number of lines. No lines means: no text.
///
/// Serialised as a plain string when it has no markup at all, so that the JSON stays readable.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "crate::json::TextForm"))]
pub struct Text {
    /// The lines, top to bottom.
    pub lines: Vec<TextLine>,
    /// Whether the author asked for this text to be wrapped (`true`, Mermaid `wrap:`) or kept on its lines (`false`,
    /// `nowrap:`).
    pub wrap: Option<bool>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TextLine {
    /// What kind of line it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub block: Block,
    /// Where it stands in its text's width, when the author said so (PlantUML `\l`, `\r`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub align: Option<Align>,
    /// Pieces in logical order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Run>,
}

/// What kind of line it is (PlantUML's Creole, reference plantuml section 17; others have only `Plain`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// An ordinary line.
    #[default]
    Plain,
    /// An item of a list with dots; depth from 1.
    Bullet {
        /// Nesting from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        depth: u8,
    },
    /// An item of a numbered list; depth from 1.
    Numbered {
        /// Nesting from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        depth: u8,
    },
    /// A heading; level from 1, the largest.
    Heading {
        /// From 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        level: u8,
    },
    /// A rule across the text; the runs are its title.
    Rule {
        /// Two lines instead of one (`====`).
        double: bool,
        /// Dotted (`....`).
        dotted: bool,
    },
    /// A row of a table; the runs are empty.
    Row {
        /// Its cells, left to right.
        cells: Vec<Cell>,
    },
    /// A node of a tree; depth from 1.
    Tree {
        /// Nesting from 1.
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
        depth: u8,
    },
    /// A line of a code block, kept with its blanks.
    Code,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// It heads its column or row.
    #[serde(default, skip_serializing_if = "is_default")]
    pub header: bool,
    /// Its ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Color>,
    /// What it says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Run>,
}

/// A piece of a line with one look.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// What it says.
    pub content: Content,
    /// Bold.
    #[serde(default, skip_serializing_if = "is_default")]
    pub strong: bool,
    /// Italic.
    #[serde(default, skip_serializing_if = "is_default")]
    pub emphasis: bool,
    /// Monospaced.
    #[serde(default, skip_serializing_if = "is_default")]
    pub code: bool,
    /// Underlined.
    #[serde(default, skip_serializing_if = "is_default")]
    pub underline: bool,
    /// Struck through.
    #[serde(default, skip_serializing_if = "is_default")]
    pub strike: bool,
    /// A wavy line below.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wave: bool,
    /// Lowered and small.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subscript: bool,
    /// Raised and small.
    #[serde(default, skip_serializing_if = "is_default")]
    pub superscript: bool,
    /// Colours, size and face, when any is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paint: Option<Box<RunPaint>>,
    /// Where it leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<Link>>,
}

/// What a run says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Content {
    /// Characters, without line breaks.
    Text(String),
    /// A formula in TeX, without its delimiters (Mermaid `$$…$$`, PlantUML `<math>`, `<latex>`).
    Math(String),
    /// Something that only one dialect can draw (icon, sprite, image, embedded diagram): its source, and the text
    /// that stands for it elsewhere.
    Foreign {
        /// Whose it is.
        dialect: Dialect,
        /// As written.
        source: String,
        /// What others show; may be empty.
        shown: String,
    },
}

/// Colours, size and face of a run.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RunPaint {
    /// Of the letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Color>,
    /// Behind the letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Color>,
    /// Of the underline, strike or wave, when it has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Color>,
    /// Font size in px, 1 to 1000.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1000)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Font family as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<String>,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address, as written.
    pub target: String,
    /// Shown when pointed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tooltip: Option<String>,
    /// What is shown for it where the link is not on a run: in a participant's list of links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Default for Content {
    fn default() -> Self {
        Content::Text(String::new())
    }
}

impl Content {
    /// What a reader sees where nothing can be drawn but letters.
    pub fn shown(&self) -> &str {
        match self {
            Content::Text(text) | Content::Math(text) => text,
            Content::Foreign { shown, .. } => shown,
        }
    }
}

impl Run {
    /// A run without any look of its own.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { content: Content::Text(text.into()), ..Self::default() }
    }

    /// Whether it is text without any look of its own.
    pub fn is_plain(&self) -> bool {
        matches!(self.content, Content::Text(_))
            && !(self.strong || self.emphasis || self.code || self.underline || self.strike || self.wave)
            && !(self.subscript || self.superscript)
            && self.paint.is_none()
            && self.link.is_none()
    }
}

impl TextLine {
    /// One ordinary line; empty text gives a line without runs.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let runs = if text.is_empty() { Vec::new() } else { vec![Run::plain(text)] };
        Self { runs, ..Self::default() }
    }

    /// Whether it is an ordinary line without markup: at most one run, and that one plain.
    pub fn is_plain(&self) -> bool {
        self.block == Block::Plain
            && self.align.is_none()
            && self.runs.len() <= 1
            && self.runs.iter().all(Run::is_plain)
    }

    /// The letters alone; cells are separated by tabs.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        self.push_plain(&mut out);
        out
    }

    fn push_plain(&self, out: &mut String) {
        if let Block::Row { cells } = &self.block {
            for (index, cell) in cells.iter().enumerate() {
                if index > 0 {
                    out.push('\t');
                }
                cell.runs.iter().for_each(|run| out.push_str(run.content.shown()));
            }
        }
        self.runs.iter().for_each(|run| out.push_str(run.content.shown()));
    }
}

impl Text {
    /// A text without markup; `\n` separates lines. Empty text has no lines.
    pub fn plain(text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        if text.is_empty() {
            return Self::default();
        }
        Self { lines: text.split('\n').map(TextLine::plain).collect(), wrap: None }
    }

    /// Whether there is nothing to show: no line, or only lines without runs and marks.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.runs.is_empty() && line.block == Block::Plain)
    }

    /// Whether it has no markup at all.
    pub fn is_plain(&self) -> bool {
        self.wrap.is_none() && self.lines.iter().all(TextLine::is_plain)
    }

    /// The letters alone, lines separated by `\n`.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            line.push_plain(&mut out);
        }
        out
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::plain(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_goes_there_and_back() {
        for text in ["", "one", "one\ntwo", "\n", "a\n\nb"] {
            assert_eq!(Text::plain(text).to_plain(), text);
            let json = serde_json::to_string(&Text::plain(text)).unwrap();
            assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), Text::plain(text), "{json}");
        }
    }

    #[test]
    fn a_single_empty_line_is_not_the_same_as_no_text() {
        let text = Text { lines: vec![TextLine::default()], wrap: None };
        let json = serde_json::to_string(&text).unwrap();
        assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text);
        assert_ne!(text, Text::default());
        assert!(text.is_empty());
    }
}

//! A text: a string where that says everything, an object otherwise.

use crate::{Text, TextLine};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// What the schema says of a text.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged, rename = "Text")]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(crate) enum TextForm {
    /// Without markup; `\n` separates lines.
    Plain(String),
    /// With markup.
    Rich(RichText),
}

/// A text with markup.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RichText {
    /// The lines, top to bottom.
    lines: Vec<TextLine>,
    /// Whether the author asked for this text to be wrapped or kept on its lines.
    #[serde(default)]
    wrap: Option<bool>,
}

/// Whether [`Text::plain`] makes this very text from its letters.
fn is_string(text: &Text) -> bool {
    // a single line without runs would come back as no text at all
    let lost = text.lines.len() == 1 && text.lines[0].runs.is_empty();
    let kept = |line: &TextLine| {
        line.runs.iter().all(|run| {
            let letters = run.content.shown();
            !letters.is_empty() && !letters.contains('\n')
        })
    };
    !lost && text.is_plain() && text.lines.iter().all(kept)
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_string(self) {
            return match &self.lines[..] {
                [line] => serializer.serialize_str(line.runs[0].content.shown()),
                _ => serializer.serialize_str(&self.to_plain()),
            };
        }
        let mut object = serializer.serialize_struct("Text", 1 + usize::from(self.wrap.is_some()))?;
        object.serialize_field("lines", &self.lines)?;
        if let Some(wrap) = self.wrap {
            object.serialize_field("wrap", &wrap)?;
        }
        object.end()
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text: a string, or an object with `lines`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::plain(text))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Text, M::Error> {
        let RichText { lines, wrap } = RichText::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Text { lines, wrap })
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

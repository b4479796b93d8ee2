//! A fill: the string of a colour, or an object for a gradient.

use crate::{Color, Fill, GradientDirection};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gradient {
    from: Color,
    to: Color,
    direction: GradientDirection,
}

struct FillVisitor;

impl<'de> Visitor<'de> for FillVisitor {
    type Value = Fill;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a colour, or an object with `from`, `to` and `direction`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Fill, E> {
        Color::try_from(text.to_owned()).map(Fill::Solid).map_err(E::custom)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Fill, M::Error> {
        let Gradient { from, to, direction } = Gradient::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Fill::Gradient { from, to, direction })
    }
}

impl<'de> Deserialize<'de> for Fill {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FillVisitor)
    }
}

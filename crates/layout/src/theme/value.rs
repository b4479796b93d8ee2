//! Values of a theme file.

use super::read::one_of;
use super::{CircleShape, HeadShape};
use scene::{Dash, Paint};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeArray, DeValue};

/// Greatest distance that a theme may ask for, in px.
const GREATEST: f64 = 10_000.0;

type Value<'t> = Spanned<DeValue<'t>>;
/// A value, or what is wrong with it.
type Result<T> = std::result::Result<T, String>;

/// A value with its name.
#[derive(Clone, Copy)]
pub(super) struct Entry<'v> {
    pub(super) table: &'v str,
    pub(super) key: &'v str,
    pub(super) value: &'v Value<'v>,
}

impl<'v> Entry<'v> {
    pub(super) fn string(&self) -> Result<&'v str> {
        self.value.get_ref().as_str().ok_or_else(|| "this must be a string".to_owned())
    }

    pub(super) fn number(&self, least: f64) -> Result<f64> {
        let number = float(self.value)?;
        if number < least { Err(format!("this must be at least {least}")) } else { Ok(number) }
    }

    pub(super) fn is_bold(&self) -> Result<bool> {
        match self.string()? {
            "bold" => Ok(true),
            "regular" => Ok(false),
            _ => Err(one_of(&["regular", "bold"])),
        }
    }

    /// `"solid"`, or the lengths of dash and gap.
    pub(super) fn dash(&self) -> Result<Dash> {
        if self.value.get_ref().as_str() == Some("solid") {
            return Ok(super::shapes::NO_DASH);
        }
        if self.value.get_ref().as_array().is_none() {
            return Err("this must be \"solid\", or the lengths of dash and gap: [5, 4]".to_owned());
        }
        let (on, off) = pair(self.value)?;
        if on < 0.0 || off < 0.0 {
            return Err("these must be at least 0".to_owned());
        }
        Ok(Dash { on, off })
    }

    /// Path data is written into pictures as it is, so it must be nothing else.
    pub(super) fn path_data(&self) -> Result<Arc<str>> {
        let data = self.string()?;
        let fits = |c: char| "MmLlHhVvCcSsQqTtAaZz0123456789.,-+ ".contains(c);
        if data.chars().all(fits) && (data.is_empty() || data.starts_with(['M', 'm'])) {
            Ok(Arc::from(data))
        } else {
            Err("this must be SVG path data".to_owned())
        }
    }

    /// The fields of an inline table.
    fn fields(&self) -> Result<impl Iterator<Item = (&'v str, &'v Value<'v>)> + use<'v>> {
        let table = self.value.get_ref().as_table().ok_or_else(|| "this must be a table".to_owned())?;
        Ok(table.iter().map(|(key, value)| (key.get_ref().as_ref(), value)))
    }

    /// One colour for every page, or a table with one or both of the columns; the other one stays as it is.
    pub(super) fn paint(&self, token: &'static str, translucent: bool, slot: &mut Paint) -> Result<()> {
        slot.token = Some(token);
        if self.value.get_ref().as_str().is_some() {
            let rgb = colour(self.value)?;
            (slot.light.rgb, slot.dark.rgb) = (rgb, rgb);
            return Ok(());
        }
        if self.value.get_ref().as_table().is_none() {
            return Err(
                "this must be a colour, or two: { light = \"#rrggbb\", dark = \"#rrggbb\" }".to_owned()
            );
        }
        for (field, value) in self.fields()? {
            match field {
                "light" => slot.light.rgb = colour(value)?,
                "dark" => slot.dark.rgb = colour(value)?,
                "light_alpha" if translucent => slot.light.alpha = alpha(value)?,
                "dark_alpha" if translucent => slot.dark.alpha = alpha(value)?,
                _ if translucent => return Err(unknown(field, "light, light_alpha, dark, dark_alpha")),
                _ => return Err(unknown(field, "light, dark")),
            }
        }
        Ok(())
    }

    pub(super) fn head(&self, slot: &mut HeadShape) -> Result<()> {
        for (field, value) in self.fields()? {
            match field {
                "fill" => {
                    let fill = value.get_ref().as_bool();
                    slot.fill = fill.ok_or_else(|| "`fill` must be true or false".to_owned())?;
                }
                "stop" => slot.stop = float(value)?.min(0.0),
                "strokes" => {
                    let points = |stroke| -> Result<Vec<_>> { array(stroke)?.iter().map(pair).collect() };
                    slot.strokes = array(value)?.iter().map(points).collect::<Result<_>>()?;
                }
                _ => return Err(unknown(field, "strokes, fill, stop")),
            }
        }
        Ok(())
    }

    pub(super) fn circle(&self, slot: &mut CircleShape) -> Result<()> {
        for (field, value) in self.fields()? {
            match field {
                "centre" => slot.centre = float(value)?,
                "radius" => slot.radius = float(value)?.max(0.0),
                "stop" => slot.stop = float(value)?.min(0.0),
                _ => return Err(unknown(field, "centre, radius, stop")),
            }
        }
        Ok(())
    }
}

fn unknown(field: &str, known: &str) -> String {
    format!("`{field}` is not known here: use {known}")
}

fn float(value: &Value<'_>) -> Result<f64> {
    let read = |text: &str| text.replace('_', "").parse::<f64>().ok();
    let number = match value.get_ref() {
        DeValue::Integer(integer) if integer.radix() == 10 => read(integer.as_str()),
        DeValue::Float(float) => read(float.as_str()),
        _ => None,
    };
    let number = number.filter(|number| number.abs() <= GREATEST);
    number.ok_or_else(|| format!("this must be a number up to {GREATEST}"))
}

fn array<'a>(value: &'a Value<'a>) -> Result<&'a DeArray<'a>> {
    value.get_ref().as_array().ok_or_else(|| "this must be an array".to_owned())
}

fn pair(value: &Value<'_>) -> Result<(f64, f64)> {
    match array(value)?.iter().collect::<Vec<_>>()[..] {
        [x, y] => Ok((float(x)?, float(y)?)),
        _ => Err("this must have two numbers".to_owned()),
    }
}

fn colour(value: &Value<'_>) -> Result<[u8; 3]> {
    let text = value.get_ref().as_str().unwrap_or_default();
    match ir::Color::from_hex(text) {
        Some(ir::Color { red, green, blue, alpha: 255 }) if text.starts_with('#') => Ok([red, green, blue]),
        _ => Err("a colour must be written \"#rrggbb\"".to_owned()),
    }
}

fn alpha(value: &Value<'_>) -> Result<f32> {
    let alpha = float(value)?;
    if !(0.0..=1.0).contains(&alpha) {
        return Err("an opacity must be from 0 to 1".to_owned());
    }
    Ok(alpha as f32)
}

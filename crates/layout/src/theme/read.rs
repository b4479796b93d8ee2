//! Reads a theme file into a theme.

use super::{CircleShape, HeadShape, Theme};
use scene::{Dash, Paint, Rgba};
use std::fmt;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// Greatest distance that a theme may ask for, in px.
const GREATEST: f64 = 10_000.0;

/// A mistake in a theme file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The line that it is on, from 1.
    pub line: usize,
    /// The key that it is about, with its tables (`colour.arow`); empty when the file is no TOML.
    pub key: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, key, message } = self;
        let colon = if key.is_empty() { "" } else { ": " };
        write!(f, "line {line}: {key}{colon}{message}")
    }
}

impl std::error::Error for ThemeError {}

/// A mistake, before its place has been counted.
struct Mistake {
    at: usize,
    key: String,
    message: String,
}

type Result<T> = std::result::Result<T, Mistake>;
type Value<'t> = Spanned<DeValue<'t>>;

/// A value with its name, for messages.
#[derive(Clone, Copy)]
struct Entry<'v> {
    table: &'v str,
    key: &'v str,
    value: &'v Value<'v>,
}

impl Theme {
    /// Overwrites what the file mentions.
    pub(super) fn read(&mut self, text: &str) -> std::result::Result<(), ThemeError> {
        let line = |at: usize| 1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count();
        let file = DeTable::parse(text).map_err(|error| ThemeError {
            line: line(error.span().map_or(0, |span| span.start)),
            key: String::new(),
            message: error.message().to_owned(),
        })?;
        for (name, value) in file.get_ref() {
            self.read_table(name.span().start, name.get_ref(), value).map_err(|mistake| ThemeError {
                line: line(mistake.at),
                key: mistake.key,
                message: mistake.message,
            })?;
        }
        Ok(())
    }

    fn read_table(&mut self, at: usize, name: &str, value: &Value<'_>) -> Result<()> {
        let known = ["colour", "tint", "font", "metric", "shape", "stroke", "head", "icon", "backdrop"];
        if !known.contains(&name) {
            let message = format!("a theme has no such table: it has {}", known.join(", "));
            return Err(Mistake { at, key: name.to_owned(), message });
        }
        let DeValue::Table(table) = value.get_ref() else {
            return Err(Mistake { at, key: name.to_owned(), message: "this must be a table".to_owned() });
        };
        for (key, value) in table {
            let entry = Entry { table: name, key: key.get_ref(), value };
            if !self.read_entry(entry)? {
                let message = format!("`{name}` has no such key");
                return Err(Mistake { at: key.span().start, key: entry.name(), message });
            }
        }
        Ok(())
    }

    /// Returns whether the key is known.
    fn read_entry(&mut self, entry: Entry<'_>) -> Result<bool> {
        let key = entry.key;
        match entry.table {
            "colour" => set(self.colour.slot(key), |(token, slot)| {
                *slot = entry.paint(token, false)?;
                Ok(())
            }),
            "tint" => set(self.tint.slot(key), |(token, slot)| {
                *slot = entry.paint(token, true)?;
                Ok(())
            }),
            "metric" => {
                // Text and its lines have some height.
                let least = if key.starts_with("t_") || key.starts_with("l_") { 1.0 } else { 0.0 };
                set(self.metric.slot(key), |(_, slot)| entry.number(least).map(|value| *slot = value))
            }
            "shape" => set(self.shape.slot(key), |(_, slot)| entry.number(0.0).map(|value| *slot = value)),
            "stroke" => match self.stroke.dash_slot(key) {
                Some(slot) => entry.pair(0.0).map(|(on, off)| *slot = Dash { on, off }).map(|()| true),
                None => set(self.stroke.width_slot(key), |slot| entry.number(0.0).map(|value| *slot = value)),
            },
            "head" if key == "circle" => entry.circle(&mut self.head.circle).map(|()| true),
            "head" => set(self.head.slot(key), |slot| entry.head(slot)),
            "icon" => set(self.icon.slot(key), |slot| entry.path_data().map(|value| *slot = value)),
            "font" => match key {
                "mono_scale" => entry.number(0.1).map(|value| self.font.mono_scale = value).map(|()| true),
                _ => Ok(false),
            },
            _ => match key {
                "px" => entry.number(0.0).map(|value| self.backdrop.px = value).map(|()| true),
                "inset" => entry.number(0.0).map(|value| self.backdrop.inset = value).map(|()| true),
                _ => Ok(false),
            },
        }
    }
}

fn set<T>(slot: Option<T>, read: impl FnOnce(T) -> Result<()>) -> Result<bool> {
    slot.map_or(Ok(false), |slot| read(slot).map(|()| true))
}

impl<'v> Entry<'v> {
    fn name(&self) -> String {
        format!("{}.{}", self.table, self.key)
    }

    fn mistake(&self, message: impl Into<String>) -> Mistake {
        Mistake { at: self.value.span().start, key: self.name(), message: message.into() }
    }

    fn string(&self) -> Result<&'v str> {
        self.value.get_ref().as_str().ok_or_else(|| self.mistake("this must be a string"))
    }

    fn float(&self, value: &Value<'_>) -> Result<f64> {
        let read = |text: &str| text.replace('_', "").parse::<f64>().ok();
        let number = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => read(integer.as_str()),
            DeValue::Float(float) => read(float.as_str()),
            _ => None,
        };
        let number = number.filter(|number| number.abs() <= GREATEST);
        number.ok_or_else(|| self.mistake(format!("this must be a number up to {GREATEST}")))
    }

    fn number(&self, least: f64) -> Result<f64> {
        let number = self.float(self.value)?;
        if number < least { Err(self.mistake(format!("this must be at least {least}"))) } else { Ok(number) }
    }

    fn array<'a>(&self, value: &'a Value<'a>) -> Result<&'a DeArray<'a>> {
        value.get_ref().as_array().ok_or_else(|| self.mistake("this must be an array"))
    }

    fn pair_of(&self, value: &Value<'_>) -> Result<(f64, f64)> {
        match self.array(value)?.iter().collect::<Vec<_>>()[..] {
            [x, y] => Ok((self.float(x)?, self.float(y)?)),
            _ => Err(self.mistake("this must have two numbers")),
        }
    }

    fn pair(&self, least: f64) -> Result<(f64, f64)> {
        let (a, b) = self.pair_of(self.value)?;
        if a < least || b < least {
            return Err(self.mistake(format!("these must be at least {least}")));
        }
        Ok((a, b))
    }

    /// Path data is written into pictures as it is, so it must be nothing else.
    fn path_data(&self) -> Result<Arc<str>> {
        let data = self.string()?;
        let fits = |c: char| "MmLlHhVvCcSsQqTtAaZz0123456789.,-+ ".contains(c);
        if data.chars().all(fits) && (data.is_empty() || data.starts_with(['M', 'm'])) {
            Ok(Arc::from(data))
        } else {
            Err(self.mistake("this must be SVG path data"))
        }
    }

    /// The fields of an inline table.
    fn fields(&self) -> Result<impl Iterator<Item = (&'v str, &'v Value<'v>)> + use<'v>> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.mistake("this must be a table"))?;
        Ok(table.iter().map(|(key, value)| (key.get_ref().as_ref(), value)))
    }

    fn unknown(&self, field: &str, known: &str) -> Mistake {
        self.mistake(format!("`{field}` is not known here: use {known}"))
    }

    fn paint(&self, token: &'static str, translucent: bool) -> Result<Paint> {
        let (mut light, mut dark, mut alphas) = (None, None, [1.0_f32; 2]);
        for (field, value) in self.fields()? {
            match field {
                "light" => light = Some(self.colour(value)?),
                "dark" => dark = Some(self.colour(value)?),
                "light_alpha" if translucent => alphas[0] = self.alpha(value)?,
                "dark_alpha" if translucent => alphas[1] = self.alpha(value)?,
                _ if translucent => return Err(self.unknown(field, "light, light_alpha, dark, dark_alpha")),
                _ => return Err(self.unknown(field, "light, dark")),
            }
        }
        let (Some(light), Some(dark)) = (light, dark) else {
            return Err(self.mistake("this needs two colours, `light` and `dark`"));
        };
        let [light_alpha, dark_alpha] = alphas;
        Ok(Paint {
            token: Some(token),
            light: Rgba { rgb: light, alpha: light_alpha },
            dark: Rgba { rgb: dark, alpha: dark_alpha },
        })
    }

    fn colour(&self, value: &Value<'_>) -> Result<[u8; 3]> {
        let text = value.get_ref().as_str().unwrap_or_default();
        match ir::Color::from_hex(text) {
            Some(ir::Color { red, green, blue, alpha: 255 }) if text.starts_with('#') => {
                Ok([red, green, blue])
            }
            _ => Err(self.mistake("a colour must be written \"#rrggbb\"")),
        }
    }

    fn alpha(&self, value: &Value<'_>) -> Result<f32> {
        let alpha = self.float(value)?;
        if !(0.0..=1.0).contains(&alpha) {
            return Err(self.mistake("an opacity must be from 0 to 1"));
        }
        Ok(alpha as f32)
    }

    fn head(&self, slot: &mut HeadShape) -> Result<()> {
        for (field, value) in self.fields()? {
            match field {
                "fill" => {
                    let fill = value.get_ref().as_bool();
                    slot.fill = fill.ok_or_else(|| self.mistake("`fill` must be true or false"))?;
                }
                "stop" => slot.stop = self.float(value)?.min(0.0),
                "strokes" => {
                    let points = |stroke| -> Result<Vec<_>> {
                        self.array(stroke)?.iter().map(|point| self.pair_of(point)).collect()
                    };
                    slot.strokes = self.array(value)?.iter().map(points).collect::<Result<_>>()?;
                }
                _ => return Err(self.unknown(field, "strokes, fill, stop")),
            }
        }
        Ok(())
    }

    fn circle(&self, slot: &mut CircleShape) -> Result<()> {
        for (field, value) in self.fields()? {
            match field {
                "centre" => slot.centre = self.float(value)?,
                "radius" => slot.radius = self.float(value)?.max(0.0),
                "stop" => slot.stop = self.float(value)?.min(0.0),
                _ => return Err(self.unknown(field, "centre, radius, stop")),
            }
        }
        Ok(())
    }
}

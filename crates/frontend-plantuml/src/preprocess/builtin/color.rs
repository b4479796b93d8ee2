//! Colours that functions make of colours.

use super::super::machine::{Fault, Halt};
use super::super::problem::Problem;
use super::super::value::Value;
use ir::Color;

/// `%lighten`, `%darken`, `%reverse_color`, `%is_dark` and their like.
pub(super) fn call(name: &str, arguments: &[Value]) -> Result<Value, Halt> {
    if name == "%hsl_color" {
        let [hue, saturation, light] = [arguments[0].to_int(), arguments[1].to_int(), arguments[2].to_int()];
        let color = Hsl {
            hue: f64::from(hue.rem_euclid(360)),
            saturation: f64::from(saturation.clamp(0, 100)) / 100.0,
            light: f64::from(light.clamp(0, 100)) / 100.0,
        };
        let color = color.color();
        return Ok(match arguments.get(3) {
            Some(opacity) => {
                let opacity = (f64::from(opacity.to_int().clamp(0, 100)) * 255.0 / 100.0).round() as u8;
                let Color { red, green, blue, .. } = color;
                if opacity == 255 {
                    written(color)
                } else {
                    Value::text(&format!("#{opacity:02x}{red:02x}{green:02x}{blue:02x}"))
                }
            }
            None => written(color),
        });
    }
    let text = arguments[0].to_text();
    let color = spelling::css::color(if text.starts_with('#') || is_name(&text) { &text } else { "" })
        .and_then(spelling::css::CssColor::fixed)
        .or_else(|| text.strip_prefix('#').and_then(|name| spelling::css::color(name)?.fixed()))
        .ok_or_else(|| Fault::line(Problem::Argument("a colour is needed")))?;
    // how bright eyes find it, 0 to 255
    let bright =
        (u32::from(color.red) * 299 + u32::from(color.green) * 587 + u32::from(color.blue) * 114) / 1000;
    let moved = |percent: i32| {
        let hsl = Hsl::of(color);
        let light = hsl.light * (1.0 + f64::from(percent) / 100.0);
        Hsl { light: light.clamp(0.0, 1.0), ..hsl }.color()
    };
    Ok(match name {
        "%is_dark" => Value::truth(bright < 128),
        "%is_light" => Value::truth(bright >= 128),
        "%lighten" => written(moved(arguments[1].to_int().clamp(-100, 1000))),
        "%darken" => written(moved(-arguments[1].to_int().clamp(-1000, 100))),
        // a colour of the opposite brightness
        "%reverse_hsluv_color" => {
            let hsl = Hsl::of(color);
            written(Hsl { light: 1.0 - hsl.light, ..hsl }.color())
        }
        _ => written(Color::rgb(255 - color.red, 255 - color.green, 255 - color.blue)),
    })
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphabetic())
}

fn written(color: Color) -> Value {
    Value::text(&color.to_string().to_ascii_uppercase())
}

/// Hue in degrees, the others from 0 to 1.
#[derive(Debug, Clone, Copy)]
struct Hsl {
    hue: f64,
    saturation: f64,
    light: f64,
}

impl Hsl {
    fn of(color: Color) -> Self {
        let [red, green, blue] = [color.red, color.green, color.blue].map(|part| f64::from(part) / 255.0);
        let most = red.max(green).max(blue);
        let least = red.min(green).min(blue);
        let light = f64::midpoint(most, least);
        let range = most - least;
        if range == 0.0 {
            return Self { hue: 0.0, saturation: 0.0, light };
        }
        let saturation = range / (1.0 - (2.0 * light - 1.0).abs());
        let sixth = if most == red {
            ((green - blue) / range).rem_euclid(6.0)
        } else if most == green {
            (blue - red) / range + 2.0
        } else {
            (red - green) / range + 4.0
        };
        Self { hue: sixth * 60.0, saturation, light }
    }

    fn color(self) -> Color {
        let chroma = (1.0 - (2.0 * self.light - 1.0).abs()) * self.saturation;
        let sixth = self.hue / 60.0;
        let second = chroma * (1.0 - (sixth.rem_euclid(2.0) - 1.0).abs());
        let (red, green, blue) = match sixth as u32 {
            0 => (chroma, second, 0.0),
            1 => (second, chroma, 0.0),
            2 => (0.0, chroma, second),
            3 => (0.0, second, chroma),
            4 => (second, 0.0, chroma),
            _ => (chroma, 0.0, second),
        };
        let add = self.light - chroma / 2.0;
        let [red, green, blue] = [red, green, blue].map(|part| ((part + add) * 255.0).round() as u8);
        Color::rgb(red, green, blue)
    }
}

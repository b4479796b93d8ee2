//! Colours as CSS writes them: names, `rgb()`, `hsl()`, hexadecimal digits. Mermaid hands the colours of boxes and areas
//! to the browser (reference mermaid M-042, M-117).

use ir::Color;

/// The named colours of CSS, sorted, as 0xRRGGBB.
#[rustfmt::skip]
const NAMES: [(&str, u32); 148] = [
    ("aliceblue", 0xf0f8ff), ("antiquewhite", 0xfaebd7), ("aqua", 0x00ffff), ("aquamarine", 0x7fffd4),
    ("azure", 0xf0ffff), ("beige", 0xf5f5dc), ("bisque", 0xffe4c4), ("black", 0x000000),
    ("blanchedalmond", 0xffebcd), ("blue", 0x0000ff), ("blueviolet", 0x8a2be2), ("brown", 0xa52a2a),
    ("burlywood", 0xdeb887), ("cadetblue", 0x5f9ea0), ("chartreuse", 0x7fff00), ("chocolate", 0xd2691e),
    ("coral", 0xff7f50), ("cornflowerblue", 0x6495ed), ("cornsilk", 0xfff8dc), ("crimson", 0xdc143c),
    ("cyan", 0x00ffff), ("darkblue", 0x00008b), ("darkcyan", 0x008b8b), ("darkgoldenrod", 0xb8860b),
    ("darkgray", 0xa9a9a9), ("darkgreen", 0x006400), ("darkgrey", 0xa9a9a9), ("darkkhaki", 0xbdb76b),
    ("darkmagenta", 0x8b008b), ("darkolivegreen", 0x556b2f), ("darkorange", 0xff8c00),
    ("darkorchid", 0x9932cc), ("darkred", 0x8b0000), ("darksalmon", 0xe9967a), ("darkseagreen", 0x8fbc8f),
    ("darkslateblue", 0x483d8b), ("darkslategray", 0x2f4f4f), ("darkslategrey", 0x2f4f4f),
    ("darkturquoise", 0x00ced1), ("darkviolet", 0x9400d3), ("deeppink", 0xff1493),
    ("deepskyblue", 0x00bfff), ("dimgray", 0x696969), ("dimgrey", 0x696969), ("dodgerblue", 0x1e90ff),
    ("firebrick", 0xb22222), ("floralwhite", 0xfffaf0), ("forestgreen", 0x228b22), ("fuchsia", 0xff00ff),
    ("gainsboro", 0xdcdcdc), ("ghostwhite", 0xf8f8ff), ("gold", 0xffd700), ("goldenrod", 0xdaa520),
    ("gray", 0x808080), ("green", 0x008000), ("greenyellow", 0xadff2f), ("grey", 0x808080),
    ("honeydew", 0xf0fff0), ("hotpink", 0xff69b4), ("indianred", 0xcd5c5c), ("indigo", 0x4b0082),
    ("ivory", 0xfffff0), ("khaki", 0xf0e68c), ("lavender", 0xe6e6fa), ("lavenderblush", 0xfff0f5),
    ("lawngreen", 0x7cfc00), ("lemonchiffon", 0xfffacd), ("lightblue", 0xadd8e6), ("lightcoral", 0xf08080),
    ("lightcyan", 0xe0ffff), ("lightgoldenrodyellow", 0xfafad2), ("lightgray", 0xd3d3d3),
    ("lightgreen", 0x90ee90), ("lightgrey", 0xd3d3d3), ("lightpink", 0xffb6c1), ("lightsalmon", 0xffa07a),
    ("lightseagreen", 0x20b2aa), ("lightskyblue", 0x87cefa), ("lightslategray", 0x778899),
    ("lightslategrey", 0x778899), ("lightsteelblue", 0xb0c4de), ("lightyellow", 0xffffe0),
    ("lime", 0x00ff00), ("limegreen", 0x32cd32), ("linen", 0xfaf0e6), ("magenta", 0xff00ff),
    ("maroon", 0x800000), ("mediumaquamarine", 0x66cdaa), ("mediumblue", 0x0000cd),
    ("mediumorchid", 0xba55d3), ("mediumpurple", 0x9370db), ("mediumseagreen", 0x3cb371),
    ("mediumslateblue", 0x7b68ee), ("mediumspringgreen", 0x00fa9a), ("mediumturquoise", 0x48d1cc),
    ("mediumvioletred", 0xc71585), ("midnightblue", 0x191970), ("mintcream", 0xf5fffa),
    ("mistyrose", 0xffe4e1), ("moccasin", 0xffe4b5), ("navajowhite", 0xffdead), ("navy", 0x000080),
    ("oldlace", 0xfdf5e6), ("olive", 0x808000), ("olivedrab", 0x6b8e23), ("orange", 0xffa500),
    ("orangered", 0xff4500), ("orchid", 0xda70d6), ("palegoldenrod", 0xeee8aa), ("palegreen", 0x98fb98),
    ("paleturquoise", 0xafeeee), ("palevioletred", 0xdb7093), ("papayawhip", 0xffefd5),
    ("peachpuff", 0xffdab9), ("peru", 0xcd853f), ("pink", 0xffc0cb), ("plum", 0xdda0dd),
    ("powderblue", 0xb0e0e6), ("purple", 0x800080), ("rebeccapurple", 0x663399), ("red", 0xff0000),
    ("rosybrown", 0xbc8f8f), ("royalblue", 0x4169e1), ("saddlebrown", 0x8b4513), ("salmon", 0xfa8072),
    ("sandybrown", 0xf4a460), ("seagreen", 0x2e8b57), ("seashell", 0xfff5ee), ("sienna", 0xa0522d),
    ("silver", 0xc0c0c0), ("skyblue", 0x87ceeb), ("slateblue", 0x6a5acd), ("slategray", 0x708090),
    ("slategrey", 0x708090), ("snow", 0xfffafa), ("springgreen", 0x00ff7f), ("steelblue", 0x4682b4),
    ("tan", 0xd2b48c), ("teal", 0x008080), ("thistle", 0xd8bfd8), ("tomato", 0xff6347),
    ("turquoise", 0x40e0d0), ("violet", 0xee82ee), ("wheat", 0xf5deb3), ("white", 0xffffff),
    ("whitesmoke", 0xf5f5f5), ("yellow", 0xffff00), ("yellowgreen", 0x9acd32),
];

/// Words that CSS takes as colours, but whose colour only a browser knows: those of the system, and those that mean
/// the surroundings. Sorted.
#[rustfmt::skip]
const CONTEXT: [&str; 47] = [
    "accentcolor", "accentcolortext", "activeborder", "activecaption", "activetext", "appworkspace",
    "background", "buttonborder", "buttonface", "buttonhighlight", "buttonshadow", "buttontext", "canvas",
    "canvastext", "captiontext", "currentcolor", "field", "fieldtext", "graytext", "highlight",
    "highlighttext", "inactiveborder", "inactivecaption", "inactivecaptiontext", "infobackground",
    "infotext", "inherit", "initial", "linktext", "mark", "marktext", "menu", "menutext", "revert",
    "scrollbar", "selecteditem", "selecteditemtext", "threeddarkshadow", "threedface", "threedhighlight",
    "threedlightshadow", "threedshadow", "unset", "visitedtext", "window", "windowframe", "windowtext",
];

/// What CSS takes as a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CssColor {
    /// A colour of its own; `transparent` is [`Color::TRANSPARENT`].
    Fixed(Color),
    /// A colour that depends on the page or the system (`currentcolor`, `canvas`, `menu`).
    Context,
}

impl CssColor {
    /// The colour, where it is known without a browser.
    pub fn fixed(self) -> Option<Color> {
        match self {
            CssColor::Fixed(color) => Some(color),
            CssColor::Context => None,
        }
    }
}

/// Reads a colour as CSS does, in any case: a name, `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, `hsl()`, `hsla()`
/// in the form with commas or with blanks. `None` when CSS does not take it as a colour.
pub fn color(text: &str) -> Option<CssColor> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#') {
        return Color::from_hex(digits).map(CssColor::Fixed);
    }
    if let Some((name, rest)) = text.split_once('(') {
        let arguments = rest.strip_suffix(')')?;
        let color = match name.to_ascii_lowercase().as_str() {
            "rgb" | "rgba" => components(arguments)?.rgb(),
            "hsl" | "hsla" => components(arguments)?.hsl(),
            _ => None,
        };
        return color.map(CssColor::Fixed);
    }
    let name = text.to_ascii_lowercase();
    if name == "transparent" {
        return Some(CssColor::Fixed(Color::TRANSPARENT));
    }
    if let Ok(at) = NAMES.binary_search_by_key(&name.as_str(), |&(name, _)| name) {
        let [_, red, green, blue] = NAMES[at].1.to_be_bytes();
        return Some(CssColor::Fixed(Color::rgb(red, green, blue)));
    }
    CONTEXT.binary_search(&name.as_str()).is_ok().then_some(CssColor::Context)
}

/// One argument of a colour function.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Number(f64),
    Percent(f64),
    /// An angle with its unit, in degrees.
    Degrees(f64),
    /// The word `none`, which counts as 0.
    Missing,
}

/// The three values and the opacity of a colour function.
struct Components {
    values: [Value; 3],
    alpha: Option<Value>,
    /// Separated by commas: the older form, which is stricter.
    commas: bool,
}

fn components(arguments: &str) -> Option<Components> {
    let commas = arguments.contains(',');
    let (values, alpha) = if commas {
        let mut parts = arguments.split(',');
        let values = [parts.next()?, parts.next()?, parts.next()?];
        let alpha = parts.next();
        if parts.next().is_some() {
            return None;
        }
        (values, alpha)
    } else {
        let (values, alpha) =
            arguments.split_once('/').map_or((arguments, None), |(values, alpha)| (values, Some(alpha)));
        let mut parts = values.split_whitespace();
        let values = [parts.next()?, parts.next()?, parts.next()?];
        if parts.next().is_some() {
            return None;
        }
        (values, alpha)
    };
    let [first, second, third] = values;
    let values = [value(first)?, value(second)?, value(third)?];
    let alpha = match alpha {
        Some(text) => Some(value(text)?),
        None => None,
    };
    let strict = values.iter().chain(&alpha).all(|value| *value != Value::Missing);
    let angle = alpha.is_some_and(|value| matches!(value, Value::Degrees(_)));
    ((strict || !commas) && !angle).then_some(Components { values, alpha, commas })
}

fn value(text: &str) -> Option<Value> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("none") {
        return Some(Value::Missing);
    }
    let unit =
        text.find(|char: char| char == '%' || char.is_ascii_alphabetic() && !matches!(char, 'e' | 'E'));
    let (digits, unit) = text.split_at(unit.unwrap_or(text.len()));
    let number = number(digits)?;
    Some(match unit.to_ascii_lowercase().as_str() {
        "" => Value::Number(number),
        "%" => Value::Percent(number),
        "deg" => Value::Degrees(number),
        "grad" => Value::Degrees(number * 0.9),
        "rad" => Value::Degrees(number.to_degrees()),
        "turn" => Value::Degrees(number * 360.0),
        _ => return None,
    })
}

/// A number of CSS: no words such as `inf`, at least one digit before an exponent.
fn number(text: &str) -> Option<f64> {
    let digits =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'+' | b'-' | b'e' | b'E'));
    let number = if digits { text.parse::<f64>().ok()? } else { return None };
    number.is_finite().then_some(number)
}

impl Components {
    fn alpha(&self) -> u8 {
        match self.alpha {
            None => 255,
            Some(Value::Number(number)) => byte(number * 255.0),
            Some(Value::Percent(number)) => byte(number * 255.0 / 100.0),
            Some(Value::Degrees(_) | Value::Missing) => 0,
        }
    }

    fn rgb(&self) -> Option<Color> {
        let percent = self.values.iter().filter(|value| matches!(value, Value::Percent(_))).count();
        if self.commas && percent != 0 && percent != 3 {
            return None;
        }
        let channel = |value: Value| match value {
            Value::Number(number) => Some(byte(number)),
            Value::Percent(number) => Some(byte(number * 255.0 / 100.0)),
            Value::Missing => Some(0),
            Value::Degrees(_) => None,
        };
        let [red, green, blue] = self.values.map(channel);
        Some(Color { red: red?, green: green?, blue: blue?, alpha: self.alpha() })
    }

    fn hsl(&self) -> Option<Color> {
        let [hue, saturation, lightness] = self.values;
        let hue = match hue {
            Value::Number(number) | Value::Degrees(number) => number,
            Value::Missing => 0.0,
            Value::Percent(_) => return None,
        };
        let part = |value: Value| match value {
            Value::Percent(number) => Some((number / 100.0).clamp(0.0, 1.0)),
            Value::Number(number) if !self.commas => Some((number / 100.0).clamp(0.0, 1.0)),
            Value::Missing => Some(0.0),
            Value::Number(_) | Value::Degrees(_) => None,
        };
        let (saturation, lightness) = (part(saturation)?, part(lightness)?);
        let spread = saturation * lightness.min(1.0 - lightness);
        let channel = |offset: f64| {
            let place = (offset + hue / 30.0).rem_euclid(12.0);
            byte((lightness - spread * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0)) * 255.0)
        };
        Some(Color { red: channel(0.0), green: channel(8.0), blue: channel(4.0), alpha: self.alpha() })
    }
}

/// The nearest of the 256 steps.
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        color(text).and_then(CssColor::fixed).map(|color| color.to_string())
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NAMES.is_sorted_by_key(|&(name, _)| name));
        assert!(CONTEXT.is_sorted());
    }

    #[test]
    fn every_way_to_write_a_colour() {
        for (text, expected) in [
            ("Aqua", "#00ffff"),
            ("rebeccapurple", "#663399"),
            ("transparent", "#00000000"),
            ("#f00", "#ff0000"),
            ("#0102037f", "#0102037f"),
            ("rgb(1, 2,3)", "#010203"),
            ("RGBA(0,0,255,.1)", "#0000ff1a"),
            ("rgb(100%, 0%, 50%)", "#ff0080"),
            ("rgb(1 2 3 / 50%)", "#01020380"),
            ("rgb(300, -5, 2.5)", "#ff0003"),
            ("hsl(120, 100%, 25%)", "#008000"),
            ("hsl(0.5turn 100% 50%)", "#00ffff"),
            ("hsla(240, 100%, 50%, 0.5)", "#0000ff80"),
            ("hsl(none 0% 100%)", "#ffffff"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(color("Canvas"), Some(CssColor::Context));
    }

    #[test]
    fn what_css_refuses() {
        for text in [
            "",
            "Shop",
            "#ff",
            "rgb",
            "rgb()",
            "rgb(1,2)",
            "rgb(1,2,3,4,5)",
            "rgb(1,2%,3)",
            "rgb (1,2,3)",
            "rgb(1,2,3) x",
            "rgb(none,2,3)",
            "rgb(1deg 2 3)",
            "hsl(1,2,3)",
            "hsl(1%,2%,3%)",
            "rgb(inf,1,2)",
            "lab(1 2 3)",
            "rgb(1,2,x)",
        ] {
            assert_eq!(color(text), None, "{text}");
        }
    }
}

//! Classes for colours, and the style that turns them dark.

use crate::{Mode, Options, number};
use scene::{Paint, Rgba};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// Which property a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Property {
    Fill,
    Stroke,
    /// The colour at an end of a gradient.
    Stop,
}

impl Property {
    /// Names of the attribute for the colour and of the one for its opacity.
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        match self {
            Property::Fill => ("fill", "fill-opacity"),
            Property::Stroke => ("stroke", "stroke-opacity"),
            Property::Stop => ("stop-color", "stop-opacity"),
        }
    }
}

/// The classes that a picture uses.
pub(crate) struct Classes {
    mode: Mode,
    enabled: bool,
    /// The number of the class of each paint met so far; `None` when it needs none.
    met: HashMap<Key, Option<usize>, BuildHasherDefault<Mix>>,
    /// Name of each class.
    names: Vec<String>,
    /// By name: what it looks like in the dark, and whether that differs from the attributes.
    rules: BTreeMap<String, Rule>,
    /// How many `c1`, `c2`, … there are.
    nameless: u32,
}

#[derive(Debug, PartialEq, Eq)]
struct Key {
    property: Property,
    token: Option<&'static str>,
    light: u64,
    dark: u64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Rule {
    property: Property,
    light: Rgba,
    dark: Rgba,
}

impl Classes {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            mode: options.mode,
            enabled: options.css,
            met: HashMap::default(),
            names: Vec::new(),
            rules: BTreeMap::new(),
            nameless: 0,
        }
    }

    /// The colour that goes into the attributes.
    pub(crate) fn colour(&self, paint: &Paint) -> Rgba {
        if self.mode == Mode::Dark { paint.dark } else { paint.light }
    }

    /// The class of a paint, if it needs one. Counts as a use.
    pub(crate) fn class(&mut self, property: Property, paint: &Paint) -> Option<&str> {
        if !self.enabled || (paint.token.is_none() && (self.mode != Mode::Auto || paint.light == paint.dark))
        {
            return None;
        }
        let key = Key { property, token: paint.token, light: bits(paint.light), dark: bits(paint.dark) };
        let index = match self.met.get(&key) {
            Some(index) => *index,
            None => {
                let index = self.add(property, paint);
                self.met.insert(key, index);
                index
            }
        };
        index.map(|index| self.names[index].as_str())
    }

    fn add(&mut self, property: Property, paint: &Paint) -> Option<usize> {
        let rule = Rule { property, light: paint.light, dark: paint.dark };
        let name = paint.token.filter(|token| is_name(token)).map(|token| {
            let prefix = match property {
                Property::Stroke => "s-",
                Property::Stop => "g-",
                Property::Fill if is_opaque(paint.light) && is_opaque(paint.dark) => "f-",
                Property::Fill => "t-",
            };
            format!("{prefix}{token}")
        });
        // One class has one dark colour. A second one under the same token (an author's own) gets a class of its own.
        let taken = |name: &String| self.rules.get(name).is_some_and(|known| known.dark != rule.dark);
        let name = match name.filter(|name| !taken(name)) {
            Some(name) => name,
            None if self.mode != Mode::Auto || paint.light == paint.dark => return None,
            None => {
                self.nameless += 1;
                format!("c{}", self.nameless)
            }
        };
        self.rules.entry(name.clone()).or_insert(rule);
        self.names.push(name);
        Some(self.names.len() - 1)
    }

    /// The rules of the `<style>`, or nothing when no colour changes in the dark.
    pub(crate) fn style(&self, id: &str, minify: bool) -> String {
        let mut out = String::new();
        if self.mode != Mode::Auto || !self.enabled {
            return out;
        }
        let end = if minify { "" } else { "\n" };
        for (name, rule) in self.rules.iter().filter(|(_, rule)| rule.light != rule.dark) {
            let (colour, opacity) = rule.property.names();
            let _ = write!(out, "#{id} .{name}{{{colour}:{}", rule.dark);
            if rule.light.alpha != rule.dark.alpha {
                let _ = write!(out, ";{opacity}:");
                number::push_factor(&mut out, alpha(rule.dark));
            }
            out.push('}');
            out.push_str(end);
        }
        if out.is_empty() { out } else { format!("@media (prefers-color-scheme: dark) {{{end}{out}}}{end}") }
    }
}

/// The opacity as a number from 0 to 1.
pub(crate) fn alpha(colour: Rgba) -> f64 {
    if colour.alpha.is_nan() { 1.0 } else { f64::from(colour.alpha.clamp(0.0, 1.0)) }
}

/// Whether nothing shines through.
pub(crate) fn is_opaque(colour: Rgba) -> bool {
    alpha(colour) >= 1.0
}

fn bits(colour: Rgba) -> u64 {
    let [red, green, blue] = colour.rgb;
    u64::from(colour.alpha.to_bits()) << 32 | u64::from(u32::from_be_bytes([0, red, green, blue]))
}

fn is_name(token: &str) -> bool {
    !token.is_empty()
        && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Colours tell nearly all paints apart; the token is compared afterwards.
impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.light.rotate_left(16) ^ self.dark ^ (self.property as u64) << 32);
    }
}

/// A quick hash for keys of our own: paints are looked up twice an element.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(byte.into()));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }
}

//! Fonts beside the bundled ones: asked for, never looked for.

use std::sync::Arc;

/// Where fonts come from that are not bundled. Whoever draws asks only for texts that the bundled fonts cannot draw, so
/// that pictures without such texts are the same on every machine.
pub trait Source: Sync {
    /// A font that has all characters of a text; the same for the same question. `None` when there is none.
    fn find(&self, wanted: &Wanted<'_>) -> Option<Arc<Found>>;

    /// Whether fonts that are installed on the machine are looked at; else only those that somebody named.
    fn looks_at_installed(&self) -> bool;
}

/// What a font is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wanted<'a> {
    /// One character as people see it: a letter with its marks, or an emoji.
    pub text: &'a str,
    /// It shall be a picture in colours; an installed font without such is none, then.
    pub emoji: bool,
    /// A bold face is better than a regular one.
    pub bold: bool,
    /// What language the texts around it are in, where that changes the shape of a Han character.
    pub language: Option<Language>,
}

/// A language that has its own shapes of Han characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Told by kana.
    Japanese,
    /// Told by Hangul.
    Korean,
    /// Told by Bopomofo.
    TraditionalChinese,
    /// Everything else.
    Chinese,
}

/// A font that was found.
pub struct Found {
    /// Its family, as people call it.
    pub family: String,
    /// The whole file: TrueType or OpenType, possibly a collection.
    pub file: Arc<Vec<u8>>,
    /// Which font of a collection it is, from 0.
    pub index: u32,
    /// It is installed on this machine, so other machines may lack it; else somebody named its file.
    pub installed: bool,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} of {} bytes)", self.family, self.index, self.file.len())
    }
}

/// No fonts but the bundled ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct BundledOnly;

impl Source for BundledOnly {
    fn find(&self, _wanted: &Wanted<'_>) -> Option<Arc<Found>> {
        None
    }

    fn looks_at_installed(&self) -> bool {
        false
    }
}

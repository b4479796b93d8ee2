//! What no font has.

use std::collections::{BTreeMap, BTreeSet};
use unicode_script::{Script, UnicodeScript};

/// The characters of a script that no font was found for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Name of the script, as Unicode has it: `Devanagari`; or `emoji`, or `symbols`.
    pub script: &'static str,
    /// Each character once, as people see characters; in the order of their code points.
    pub characters: Vec<String>,
}

/// Characters without a font, as they come.
#[derive(Default)]
pub(crate) struct Collected(BTreeMap<&'static str, BTreeSet<String>>);

impl Collected {
    pub(crate) fn add(&mut self, cluster: &str) {
        let script = match cluster.chars().find_map(script) {
            _ if measure::is_emoji(cluster) => "emoji",
            Some(script) => script.full_name(),
            None => "symbols",
        };
        self.0.entry(script).or_default().insert(cluster.to_owned());
    }

    pub(crate) fn finish(self) -> Vec<Missing> {
        let missing = |(script, characters): (_, BTreeSet<String>)| Missing {
            script,
            characters: characters.into_iter().collect(),
        };
        self.0.into_iter().map(missing).collect()
    }
}

/// The script of a character; one of them, for marks that several share.
fn script(c: char) -> Option<Script> {
    // Wide and half-width forms, and marks of Han text, are in fonts with Han characters.
    if matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}') {
        return Some(Script::Han);
    }
    let is_one = |script: &Script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    Some(c.script()).filter(is_one).or_else(|| c.script_extension().iter().next().filter(is_one))
}

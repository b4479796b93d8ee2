//! Pictures made of pixels.

use crate::write::{Subject, Written};
use crate::{Mode, fonts};
use diag::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn write(subject: &Subject<'_>) -> Written {
    let options = backend_png::Options {
        scale: subject.options.scale as f32,
        dark: subject.options.mode == Mode::Dark,
        ..backend_png::Options::default()
    };
    let picture = subject.picture();
    let mut pages = Vec::with_capacity(picture.pages.len());
    let mut installed_fonts: Vec<String> = Vec::new();
    let mut missing: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for laid in &picture.pages {
        match backend_png::write(&laid.scene, &options, &*subject.options.fonts.0) {
            Ok(drawn) => {
                pages.push(drawn.png);
                let is_new = |font: &String| !installed_fonts.contains(font);
                let new: Vec<_> = drawn.installed.into_iter().filter(is_new).collect();
                installed_fonts.extend(new);
                for one in drawn.missing {
                    missing.entry(one.script).or_default().extend(one.characters);
                }
            }
            Err(error) => {
                let mut finding = Diagnostic::error("no-png", error.to_string());
                if let backend_png::Error::TooLarge { .. } = error {
                    finding = finding.help("make a smaller one with `--scale`, or an SVG");
                }
                return Written::failed(finding);
            }
        }
    }
    let missing: Vec<(_, Vec<String>)> =
        missing.into_iter().map(|(script, characters)| (script, characters.into_iter().collect())).collect();
    let missing: Vec<_> = missing.iter().map(|(script, characters)| (*script, &characters[..])).collect();
    let missing = fonts::missing(&missing, &subject.options.fonts, "PNG");
    Written {
        findings: missing.into_iter().collect(),
        installed_fonts,
        ..Written::pages(pages, picture.losses.clone())
    }
}

//! Pictures made of pixels.

use crate::Mode;
use crate::fonts::Used;
use crate::write::{Subject, Written};
use diag::Diagnostic;

pub(crate) fn write(subject: &Subject<'_>) -> Written {
    let options = backend_png::Options {
        scale: subject.options.scale as f32,
        dark: subject.options.mode == Mode::Dark,
        ..backend_png::Options::default()
    };
    let picture = subject.picture();
    let mut pages = Vec::with_capacity(picture.pages.len());
    let mut used = Used::default();
    for laid in &picture.pages {
        match backend_png::write(&laid.scene, &options, &*subject.options.fonts.0) {
            Ok(drawn) => {
                pages.push(drawn.png);
                let missing = drawn.missing.into_iter().map(|one| (one.script, one.characters));
                used.add(drawn.installed, missing);
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
    used.tell(Written::pages(pages, picture.losses.clone()), &subject.options.fonts, "PNG")
}

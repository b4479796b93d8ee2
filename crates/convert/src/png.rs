//! Pictures made of pixels.

use crate::write::{Subject, Written};
use crate::{Mode, fonts};
use diag::Diagnostic;

pub(crate) fn write(subject: &Subject<'_>) -> Written {
    let Some(laid) = subject.laid() else { return Written::nothing() };
    let options = backend_png::Options {
        scale: subject.options.scale as f32,
        dark: subject.options.mode == Mode::Dark,
        ..backend_png::Options::default()
    };
    let drawn = match backend_png::write(&laid.scene, &options, &*subject.options.fonts.0) {
        Ok(drawn) => drawn,
        Err(error) => {
            let mut finding = Diagnostic::error("no-png", error.to_string());
            if let backend_png::Error::TooLarge { .. } = error {
                finding = finding.help("make a smaller one with `--scale`, or an SVG");
            }
            return Written::failed(finding);
        }
    };
    let missing: Vec<_> = drawn.missing.iter().map(|one| (one.script, &one.characters[..])).collect();
    let missing = fonts::missing(&missing, &subject.options.fonts, "PNG");
    Written {
        findings: missing.into_iter().collect(),
        installed_fonts: drawn.installed,
        ..Written::bytes(drawn.png, laid.losses.clone())
    }
}

//! Pictures made of pixels.

use crate::Mode;
use crate::write::{Subject, Written};
use diag::Diagnostic;

pub(crate) fn write(subject: &Subject<'_>) -> Written {
    let Some(laid) = subject.laid() else { return Written::nothing() };
    let options = backend_png::Options {
        scale: subject.options.scale as f32,
        dark: subject.options.mode == Mode::Dark,
        ..backend_png::Options::default()
    };
    let mut written = match backend_png::write(&laid.scene, &options) {
        Ok(bytes) => Written::bytes(bytes, laid.losses.clone()),
        Err(error) => {
            let mut finding = Diagnostic::error("no-png", error.to_string());
            if let backend_png::Error::TooLarge { .. } = error {
                finding = finding.help("make a smaller one with `--scale`, or an SVG");
            }
            return Written::failed(finding);
        }
    };
    let missing = backend_png::missing(&laid.scene);
    if !missing.is_empty() {
        written.findings.push(missing_characters(&missing));
    }
    written
}

/// More characters than this are counted, not named.
const MOST_NAMED: usize = 10;

fn missing_characters(missing: &[char]) -> Diagnostic {
    let named: String = missing.iter().take(MOST_NAMED).collect();
    let further = match missing.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        further => format!(" and {further} more"),
    };
    let what = if missing.len() == 1 { "a character" } else { "characters" };
    Diagnostic::warning("missing-character", format!("the built-in fonts lack {what}: {named}{further}"))
        .note("boxes stand for them in the PNG")
        .help("an SVG is shown with the fonts of its reader, and has them")
}

//! Pictures for paper: the pages of a diagram are pages of one document.

use crate::Mode;
use crate::fonts::Used;
use crate::write::{Subject, Written};
use diag::Diagnostic;

pub(crate) fn write(subject: &Subject<'_>) -> Written {
    let picture = subject.picture();
    let scenes: Vec<_> = picture.pages.iter().map(|laid| &laid.scene).collect();
    if scenes.is_empty() {
        return Written::nothing();
    }
    let options =
        backend_pdf::Options { dark: subject.options.mode == Mode::Dark, ..backend_pdf::Options::default() };
    let drawn = match backend_pdf::write(&scenes, &options, &*subject.options.fonts.0) {
        Ok(drawn) => drawn,
        Err(error) => return Written::failed(Diagnostic::error("no-pdf", error.to_string())),
    };
    let mut used = Used::default();
    used.add(drawn.installed, drawn.missing.into_iter().map(|one| (one.script, one.characters)));
    used.tell(Written::bytes(drawn.pdf, picture.losses.clone()), &subject.options.fonts, "PDF")
}

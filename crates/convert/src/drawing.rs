//! Drawings made of characters.

use crate::Options;
use crate::read::Content;
use crate::write::{Subject, Written};
use backend_text::{Charset, Drawn};
use diag::Diagnostic;

/// So many px of [`Options::wrap`] are a column.
const COLUMN: f64 = 8.0;

pub(crate) fn unicode(subject: &Subject<'_>) -> Written {
    draw(subject, Charset::Unicode)
}

pub(crate) fn ascii(subject: &Subject<'_>) -> Written {
    draw(subject, Charset::Ascii)
}

fn draw(subject: &Subject<'_>, charset: Charset) -> Written {
    let Content::Sequence(diagram) = &subject.document.content else { return Written::nothing() };
    let Options { wrap, .. } = subject.options;
    // a number that is none, or negative, becomes 0, and the least width is taken
    let wrap = wrap.map(|pixels| (pixels / COLUMN) as usize);
    match backend_text::draw(diagram, &backend_text::Options { charset, wrap }) {
        Ok(Drawn { text, mut losses }) => {
            losses.sort_by_key(|loss| loss.origin.span());
            Written::text(text, losses)
        }
        Err(error) => {
            let finding = Diagnostic::error("too-large", error.to_string());
            Written::failed(finding.help("split the diagram, or make an SVG"))
        }
    }
}

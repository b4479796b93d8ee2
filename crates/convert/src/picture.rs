//! Pictures: a diagram is laid out once, however many formats show it.

use crate::read::Content;
use crate::write::{Subject, Written};
use crate::{Document, Options, picture_id};

/// Lays the document out, if it is a sequence diagram. The losses stand in the order of the text.
pub(crate) fn lay_out(document: &Document, options: &Options) -> Option<layout::Laid> {
    let Content::Sequence(diagram) = &document.content else { return None };
    // counted in the diagram, so that a word more on the page around it leaves the picture as it is
    let line_of = |span: diag::Span| {
        document.sources.locate(span).line + 1 - document.sources.get(span.file).first_line()
    };
    let options = layout::Options {
        theme: options.theme.as_deref(),
        wrap_width: options.wrap,
        line_of: Some(&line_of),
        ..layout::Options::default()
    };
    let mut laid = layout::scene(diagram, &options);
    laid.losses.sort_by_key(|loss| loss.origin.span());
    Some(laid)
}

pub(crate) fn svg(subject: &Subject<'_>) -> Written {
    let Some(laid) = subject.laid() else { return Written::nothing() };
    let Options { id, mode, responsive, embed_font, minify, .. } = subject.options;
    let text = subject.document.sources.get(subject.document.file).text();
    let options = backend_svg::Options {
        id: id.clone().unwrap_or_else(|| picture_id(text)),
        mode: *mode,
        responsive: *responsive,
        embed_font: *embed_font,
        minify: *minify,
        ..backend_svg::Options::default()
    };
    Written::text(backend_svg::write(&laid.scene, &options), laid.losses.clone())
}

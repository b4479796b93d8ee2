//! Pictures: a diagram is laid out once, however many formats show it; each of its pages for itself.

use crate::read::Content;
use crate::write::{Subject, Written};
use crate::{Document, Options, picture_id};
use diag::Diagnostic;
use ir::{Construct, Diagram, Effect, Item, Loss};
use layout::Laid;
use std::collections::BTreeSet;

/// What is to be drawn of a document.
#[derive(Default)]
pub(crate) struct Picture {
    /// One for each page, in their order; none where the document is no sequence diagram.
    pub(crate) pages: Vec<Laid>,
    /// Those of all pages, in the order of the text.
    pub(crate) losses: Vec<Loss>,
}

impl Picture {
    /// The warning that a page is wider than asked for, if one is.
    pub(crate) fn too_wide(&self, options: &Options) -> Option<Diagnostic> {
        let limit = options.max_width?;
        let widest = self.pages.iter().map(|laid| laid.scene.width).fold(0.0, f64::max);
        (widest > limit).then(|| {
            let title = format!("the picture is {widest} px wide, not {limit} px");
            Diagnostic::warning("too-wide", title).note("its texts cannot be broken into shorter lines")
        })
    }
}

/// Lays the document out.
pub(crate) fn lay_out(document: &Document, options: &Options) -> Picture {
    let Content::Sequence(diagram) = &document.content else { return Picture::default() };
    let mut picture = Picture::default();
    if options.together || document.pictures() == 1 {
        picture.losses.extend(drawn_as_lines(diagram));
        picture.add(scene(document, diagram, options));
    } else {
        for page in ir::pages(diagram) {
            let mut laid = scene(document, &page.diagram, options);
            laid.losses.extend(page.losses);
            picture.add(laid);
        }
    }
    picture.losses.sort_by_key(|loss| loss.origin.span());
    picture
}

impl Picture {
    /// Takes a page in. What all pages lose, a strange mark in the footer, is lost once.
    fn add(&mut self, mut laid: Laid) {
        let key = |loss: &Loss| (loss.origin.span(), loss.to_string());
        let known: BTreeSet<_> = self.losses.iter().map(key).collect();
        self.losses.extend(laid.losses.drain(..).filter(|loss| !known.contains(&key(loss))));
        self.pages.push(laid);
    }
}

fn scene(document: &Document, diagram: &Diagram, options: &Options) -> Laid {
    // counted in the diagram, so that a word more on the page around it leaves the picture as it is
    let line_of = |span: diag::Span| {
        document.sources.locate(span).line + 1 - document.sources.get(span.file).first_line()
    };
    let options = layout::Options {
        theme: options.theme.as_deref(),
        wrap_width: options.wrap,
        max_width: options.max_width,
        line_of: Some(&line_of),
        ..layout::Options::default()
    };
    layout::scene(diagram, &options)
}

/// The page breaks of a diagram that is drawn in one picture.
fn drawn_as_lines(diagram: &Diagram) -> Option<Loss> {
    let mut breaks = Vec::new();
    ir::walk(diagram, |item| {
        if let Item::PageBreak(page) = item {
            breaks.push(page.origin);
        }
    });
    let (what, form) = match breaks.len() {
        1 => ("a page break".to_owned(), "a line"),
        number => (format!("{number} page breaks"), "lines"),
    };
    let effect = Effect::Approximated(form.into());
    let construct = Construct::PageBreak;
    breaks.first().map(|&origin| Loss { construct, effect, what: what.into(), origin })
}

pub(crate) fn svg(subject: &Subject<'_>) -> Written {
    let Options { id, mode, responsive, embed_font, minify, .. } = subject.options;
    let text = subject.document.sources.get(subject.document.file).text();
    let first_id = id.clone().unwrap_or_else(|| picture_id(text, subject.options));
    let picture = subject.picture();
    let page = |(index, laid): (usize, &Laid)| {
        let options = backend_svg::Options {
            // several pages can stand in one document
            id: if index == 0 { first_id.clone() } else { format!("{first_id}p{}", index + 1) },
            mode: *mode,
            responsive: *responsive,
            embed_font: *embed_font,
            minify: *minify,
            ..backend_svg::Options::default()
        };
        backend_svg::write(&laid.scene, &options).into_bytes()
    };
    Written::pages(picture.pages.iter().enumerate().map(page), picture.losses.clone())
}

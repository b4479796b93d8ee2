//! Output out: from a diagram to a picture, to a drawing, to text, to data.

use crate::format::Ability;
use crate::picture::{self, Picture};
use crate::read::Content;
use crate::{Document, Fonts, Format, LossRow, loss};
use diag::Diagnostic;
use diag::render::Finding;
use layout::theme::Theme;
use std::cell::OnceCell;
use std::sync::Arc;

pub use backend_svg::Mode;

/// How diagrams are written. Formats take what concerns them.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Pictures: prefix of the ids in an SVG; `None` takes [`picture_id`]. Those of the second page
    /// have `p2` behind it, and so on.
    pub id: Option<String>,
    /// Pictures: light or dark colours, or both in one SVG.
    pub mode: Mode,
    /// Pictures: colours, distances and forms; `None` is the look that the author names, else the house style.
    pub theme: Option<Arc<Theme>>,
    /// Pictures and drawings: messages and notes are broken to about this width in px, where the author says nothing
    /// else. A column of a drawing counts 8 px.
    pub wrap: Option<f64>,
    /// Pictures: no wider than so many px, as far as breaking texts can make them so. A warning tells when it cannot.
    pub max_width: Option<f64>,
    /// PNG: pixels for each px of the picture.
    pub scale: f64,
    /// PNG and PDF: fonts for what the bundled ones lack.
    pub fonts: Fonts,
    /// SVG: takes the width of its page instead of its own.
    pub responsive: bool,
    /// SVG: carries its letters along, see [`backend_svg::Options::embed_font`].
    pub embed_font: bool,
    /// SVG and JSON: no line breaks.
    pub minify: bool,
    /// Pictures: a diagram of several pages is one picture, with lines between them. Otherwise each page is a picture
    /// of its own.
    pub together: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            id: None,
            mode: Mode::Auto,
            theme: None,
            wrap: None,
            max_width: None,
            scale: 2.0,
            fonts: Fonts::default(),
            responsive: false,
            embed_font: false,
            minify: false,
            together: false,
        }
    }
}

/// One output of a document.
#[derive(Debug)]
pub struct Conversion {
    /// The format that was asked for.
    pub format: &'static Format,
    /// The whole output, UTF-8 but for PNG and PDF; `None` when it could not be made, which the diagnostics explain.
    pub output: Option<Vec<u8>>,
    /// Of a picture in several pages, what is not in the output: the second page, the third, …
    pub further_pages: Vec<Vec<u8>>,
    /// What could not be carried over, in the order of the input, for scripts.
    pub losses: Vec<LossRow>,
    /// The losses as warnings, and errors that kept the output from being made. Spans point into the document's texts.
    pub diagnostics: Vec<Diagnostic>,
    /// The families of fonts in the output that are installed on this machine: with others it would come out otherwise.
    pub installed_fonts: Vec<String>,
}

/// What writers give. No output and no error: the document has nothing to write, and said why.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) output: Option<Vec<u8>>,
    pub(crate) further_pages: Vec<Vec<u8>>,
    pub(crate) losses: Vec<ir::Loss>,
    /// What is to be said beside the losses.
    pub(crate) findings: Vec<Diagnostic>,
    /// Which fonts of this machine are in it.
    pub(crate) installed_fonts: Vec<String>,
}

impl Written {
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    pub(crate) fn failed(error: Diagnostic) -> Self {
        Self { findings: vec![error], ..Self::default() }
    }

    pub(crate) fn text(text: String, losses: Vec<ir::Loss>) -> Self {
        Self::bytes(text.into_bytes(), losses)
    }

    pub(crate) fn bytes(bytes: Vec<u8>, losses: Vec<ir::Loss>) -> Self {
        Self::pages([bytes], losses)
    }

    /// One output for each page; without any, there is nothing to write.
    pub(crate) fn pages(pages: impl IntoIterator<Item = Vec<u8>>, losses: Vec<ir::Loss>) -> Self {
        let mut pages = pages.into_iter();
        Self { output: pages.next(), further_pages: pages.collect(), losses, ..Self::default() }
    }
}

/// What writers get: the document, the options, and the picture, which is laid out when the first format asks for it.
pub(crate) struct Subject<'d> {
    pub(crate) document: &'d Document,
    pub(crate) options: &'d Options,
    picture: OnceCell<Picture>,
}

impl Subject<'_> {
    /// The picture, which is one of nothing if the document is no sequence diagram.
    pub(crate) fn picture(&self) -> &Picture {
        self.picture.get_or_init(|| picture::lay_out(self.document, self.options))
    }
}

pub(crate) type Writer = fn(&Subject<'_>) -> Written;

/// Writes `document` in each of the `targets`, in their order. Never fails: a format that cannot be written gives a
/// conversion without output and an error ([`Format::writable`] tells beforehand).
pub fn write(document: &Document, targets: &[&'static Format], options: &Options) -> Vec<Conversion> {
    let subject = Subject { document, options, picture: OnceCell::new() };
    let mut conversions: Vec<_> = targets.iter().map(|&format| one(&subject, format)).collect();
    // All pictures have one width, so it is told once.
    if let Some(picture) =
        conversions.iter_mut().find(|each| each.format.is_picture() && each.output.is_some())
    {
        picture.diagnostics.extend(subject.picture().too_wide(options));
    }
    conversions
}

fn one(subject: &Subject<'_>, format: &'static Format) -> Conversion {
    let writer = match &format.write {
        Ability::With(writer) => writer,
        _ => {
            let why = format.writable().err().map(|why| why.to_string()).unwrap_or_default();
            let diagnostics = vec![Diagnostic::error("format-unavailable", why)];
            return Conversion {
                format,
                output: None,
                further_pages: Vec::new(),
                losses: Vec::new(),
                diagnostics,
                installed_fonts: Vec::new(),
            };
        }
    };
    let mut written = writer(subject);
    let (losses, mut diagnostics): (Vec<_>, Vec<_>) =
        written.losses.iter().map(|loss| loss::tell(loss, subject.document, format)).unzip();
    diagnostics.append(&mut written.findings);
    let Written { output, further_pages, installed_fonts, .. } = written;
    Conversion { format, output, further_pages, losses, diagnostics, installed_fonts }
}

pub(crate) fn wsd(subject: &Subject<'_>) -> Written {
    match &subject.document.content {
        Content::Sequence(diagram) => {
            let backend_wsd::Printed { text, losses } = backend_wsd::print(diagram);
            Written::text(text, losses)
        }
        Content::OtherKind(_) | Content::Unreadable => Written::nothing(),
    }
}

pub(crate) fn mermaid(subject: &Subject<'_>) -> Written {
    match &subject.document.content {
        Content::Sequence(diagram) => {
            let backend_mermaid::Printed { text, losses } = backend_mermaid::print(diagram);
            Written::text(text, losses)
        }
        Content::OtherKind(_) | Content::Unreadable => Written::nothing(),
    }
}

pub(crate) fn plantuml(subject: &Subject<'_>) -> Written {
    match &subject.document.content {
        Content::Sequence(diagram) => {
            let backend_plantuml::Printed { text, losses } = backend_plantuml::print(diagram);
            Written::text(text, losses)
        }
        Content::OtherKind(_) | Content::Unreadable => Written::nothing(),
    }
}

pub(crate) fn json(subject: &Subject<'_>) -> Written {
    match &subject.document.content {
        Content::Sequence(diagram) => {
            let mut text = ir::to_json(diagram, !subject.options.minify);
            if !text.ends_with('\n') {
                text.push('\n');
            }
            Written::text(text, Vec::new())
        }
        Content::OtherKind(_) | Content::Unreadable => Written::nothing(),
    }
}

pub(crate) fn events(subject: &Subject<'_>) -> Written {
    let document = subject.document;
    let source = document.sources.get(document.file);
    let list = match &document.content {
        Content::Sequence(diagram) => ir::events::events(diagram),
        Content::OtherKind(_) | Content::Unreadable => ir::events::EventList::default(),
    };
    // a finding about the whole text is one about its beginning, and a diagram of another kind says nothing here
    let other_kind = document.no_sequence();
    let findings: Vec<_> = document
        .diagnostics
        .iter()
        .chain(&other_kind)
        .map(|diagnostic| {
            let mut finding = Finding::new(diagnostic, &document.sources);
            finding.line.get_or_insert(source.first_line());
            finding.column.get_or_insert(1);
            finding
        })
        .collect();
    let line = ir::events::Line {
        file: source.name(),
        index: document.index,
        line: source.first_line() as usize,
        dialect: document.format.name,
        ok: document.is_ok(),
        diagnostics: &findings,
        list: &list,
    };
    match line.to_json() {
        Ok(json) => Written::text(json + "\n", Vec::new()),
        Err(error) => Written::failed(Diagnostic::error("internal-error", error.to_string())),
    }
}

/// A short, stable prefix for the ids of a picture: `s` and eight hexadecimal digits. They depend on the text and on the
/// look that is asked for, so that a page can show one diagram in several looks; with the default look on the text alone.
pub fn picture_id(text: &str, options: &Options) -> String {
    let mut hash = blake3::Hasher::new();
    hash.update(text.as_bytes());
    let Options { mode, theme, embed_font, .. } = options;
    let theme = theme.as_deref().filter(|theme| *theme != layout::theme::default());
    if *mode != Mode::Auto || theme.is_some() || *embed_font {
        hash.update(format!("\0{mode:?} {embed_font} {theme:?}").as_bytes());
    }
    format!("s{}", &hash.finalize().to_hex()[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_differ_in_text_or_look_have_different_ids() {
        let plain = Options::default();
        let looks = [
            plain.clone(),
            Options { mode: Mode::Light, ..plain.clone() },
            Options { mode: Mode::Dark, ..plain.clone() },
            Options { embed_font: true, ..plain.clone() },
            Options { theme: layout::theme::named("mono").cloned().map(Arc::new), ..plain.clone() },
            Options { theme: layout::theme::named("plantuml").cloned().map(Arc::new), ..plain.clone() },
        ];
        let mut ids: Vec<String> = looks.iter().map(|options| picture_id("A->B: x", options)).collect();
        ids.push(picture_id("A->B: y", &plain));
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "{ids:?}");
        // what changes no colour and no letter changes no id
        assert_eq!(picture_id("x", &plain), picture_id("x", &Options { minify: true, scale: 3.0, ..plain }));
    }
}

//! For people, in the manner of rustc: the message, the lines it is about with what is wrong underlined, and the way out.

use super::excerpt::{Excerpt, excerpts};
use super::{Colour, Entry, Settings, findings, visible};
use crate::{Diagnostic, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// More labels than this are counted, not shown.
const MOST_LABELS: usize = 12;

/// Stands for the path in what the library renders. No text that is rendered has this character: [`visible`] replaces
/// it. The library counts columns in the lines that it is given, and these may be cut out of a longer line or out of a
/// host file, so the place that it names is replaced by ours.
const PLACE: &str = "\u{1}";

pub(super) fn render(entries: &[Entry<'_>], settings: &Settings<'_>) -> String {
    let renderer = match settings.colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let renderer = renderer.term_width(settings.width.max(40));
    let mut out = String::new();
    for (entry, diagnostic) in findings(entries) {
        if !out.is_empty() {
            out.push('\n');
        }
        one(&mut out, &renderer, entry, diagnostic);
        out.push('\n');
    }
    out
}

fn one(out: &mut String, renderer: &Renderer, entry: &Entry<'_>, diagnostic: &Diagnostic) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let shown = &diagnostic.labels[..diagnostic.labels.len().min(MOST_LABELS)];
    let excerpts = excerpts(entry.sources, shown);

    let mut group =
        Group::with_title(level.primary_title(visible::lines(&diagnostic.message)).id(diagnostic.code));
    if excerpts.is_empty() {
        group = group.element(Origin::path(visible::line(entry.file)));
    }
    group = group.elements(excerpts.iter().map(snippet));
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(visible::lines(note)));
    }
    let hidden = diagnostic.labels.len() - shown.len();
    if hidden > 0 {
        group = group.element(Level::NOTE.message(format!("and {hidden} more places")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible::lines(help)));
    }
    put_places(out, &renderer.render(&[group]), &excerpts, entry);
}

fn snippet<'a>(excerpt: &'a Excerpt<'_>) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let marks = excerpt.marks.iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(mark.range.clone()).label(Some(&*mark.text).filter(|text| !text.is_empty()))
    });
    Snippet::source(&excerpt.text).path(PLACE).line_start(excerpt.first_line).annotations(marks)
}

/// Puts the real places where the library wrote `PLACE:line:column`.
fn put_places(out: &mut String, rendered: &str, excerpts: &[Excerpt<'_>], entry: &Entry<'_>) {
    let mut parts = rendered.split(PLACE);
    out.push_str(parts.next().unwrap_or_default());
    let mut excerpts = excerpts.iter();
    for part in parts {
        if let Some(Excerpt { source, at, .. }) = excerpts.next() {
            let name = if source.name().is_empty() { entry.file } else { source.name() };
            out.push_str(&format!("{}:{}", visible::line(name), source.locate(*at)));
        }
        out.push_str(part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    }
}

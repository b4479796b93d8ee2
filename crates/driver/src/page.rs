//! Pages: files that hold diagrams, each of which is read for itself.

use crate::error::Error;
use crate::files;
use crate::job::{Destination, Findings, Job, Outcome, Skipped};
use crate::run::{self, Task};
use convert::{Document, Format};
use diag::{Diagnostic, Sources};
use embed::{Host, Snippet};
use std::borrow::Cow;
use std::path::Path;

/// What stands in the fences of a page.
pub(crate) struct Page<'t> {
    /// Sequence diagrams that can be read, in their order: the first one has the index 0 and the number 1.
    pub(crate) diagrams: Vec<(Snippet<'t>, &'static Format)>,
    /// Diagrams of other kinds, and those in languages that cannot be read.
    pub(crate) skipped: Vec<Skipped>,
}

/// Looks through a page. Costs next to nothing where no fence has the word of a diagram language.
pub(crate) fn survey(text: &str) -> Page<'_> {
    let mut page = Page { diagrams: Vec::new(), skipped: Vec::new() };
    for snippet in embed::find(text, Host::Markdown, |word| convert::by_fence(word).is_some()) {
        let word = snippet.word().unwrap_or_default();
        let Some(format) = convert::detect_fence(word, &snippet.text) else { continue };
        let skipped = match convert::other_kind(format, &snippet.text) {
            Some(kind) => kind.to_owned(),
            None if format.readable().is_err() => run::not_available(format),
            None => {
                page.diagrams.push((snippet, format));
                continue;
            }
        };
        page.skipped.push(Skipped { what: skipped, line: Some(snippet.lines_before + 1) });
    }
    page
}

/// Reads the diagrams of a page, and makes the outputs. Where the page is not UTF-8, `broken` is the first place where
/// something else stands for what was there, and the way out.
pub(crate) fn work(
    outcome: &mut Outcome,
    text: &str,
    broken: Option<(usize, &'static str)>,
    job: &Job,
    task: &Task,
) {
    let page = survey(text);
    outcome.skipped.extend(page.skipped);
    if page.diagrams.is_empty() {
        match broken {
            // two bytes a character, every other one a zero: then fences are not seen, but there
            Some((at, help)) if has_diagrams(&text.replace(['\0', '\u{fffd}'], "")) => {
                let format = run::format_by_name(job);
                let input = convert::Input::whole(outcome.name.clone(), text, format);
                let document =
                    Document::unreadable(input, |sources, file| run::not_utf8(sources, file, at, help));
                run::deliver(outcome, document, 1, job, task);
            }
            _ if job.alone => outcome.findings.push(nothing_found(outcome, text)),
            _ => {}
        }
        return;
    }
    if page.diagrams.len() > 1
        && let Some(target) = job.targets.iter().find(|target| match target.destination {
            Destination::Numbered(_) => false,
            Destination::Standard => target.format.name != "events",
            Destination::File(_) => true,
        })
    {
        outcome.failures.push(Error::SeveralDiagrams {
            path: files::shown(Path::new(&outcome.name)),
            count: page.diagrams.len(),
            to: target.format.title,
        });
        return;
    }
    for (index, (snippet, format)) in page.diagrams.into_iter().enumerate() {
        let bad = broken.and_then(|(_, help)| Some((snippet.text.find('\u{fffd}')?, help)));
        let input = convert::Input {
            name: outcome.name.clone(),
            text: match snippet.text {
                Cow::Borrowed(text) => text.into(),
                Cow::Owned(text) => text.into(),
            },
            format,
            index,
            lines_before: snippet.lines_before,
            columns_before: snippet.columns_before,
        };
        match bad {
            Some((at, help)) => {
                let document =
                    Document::unreadable(input, |sources, file| run::not_utf8(sources, file, at, help));
                run::deliver(outcome, document, index + 1, job, task);
            }
            None => run::diagram(outcome, input, job, task),
        }
    }
}

fn has_diagrams(text: &str) -> bool {
    !survey(text).diagrams.is_empty()
}

/// Somebody wanted the diagrams of this page and nothing else.
fn nothing_found(outcome: &Outcome, text: &str) -> Findings {
    let mut sources = Sources::new();
    sources.add(outcome.name.clone(), text);
    let mut finding = Diagnostic::error("no-diagram", "there is no sequence diagram in this page");
    for skipped in &outcome.skipped {
        let line = skipped.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        finding = finding.note(format!("{line}{} is passed over", skipped.what));
    }
    let finding = finding.help("diagrams stand in fences with a word like `mermaid` or `wsd`");
    Findings { sources, diagnostics: vec![finding] }
}

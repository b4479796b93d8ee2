//! Losses in the words of people and of scripts.

use crate::{Document, Format};
use diag::Diagnostic;
use serde::Serialize;

/// How much was lost; the larger one loses more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The meaning is kept, the look changed.
    Approximated,
    /// The meaning is gone.
    Dropped,
}

/// One line of a report of losses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LossRow {
    /// The name of the (host) file, as given; `-` for standard input.
    pub file: String,
    /// 1-based line in the host file, where the input has lines.
    pub line: Option<u32>,
    /// 1-based column in the host file, in characters.
    pub column: Option<u32>,
    /// The format that could not say it.
    pub to: &'static str,
    /// The name of the construct, a row of the support table (`note-on-message`).
    pub construct: &'static str,
    /// Approximated or dropped.
    pub effect: Effect,
    /// What stands for it now, when approximated.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The sentence that people are shown.
    pub message: String,
}

/// One loss, both ways.
pub(crate) fn tell(loss: &ir::Loss, document: &Document, to: &'static Format) -> (LossRow, Diagnostic) {
    let what = &loss.what;
    let (done, medium) = match to {
        to if to.is_picture() => ("drawn", "the picture"),
        to if to.is_text_drawing() => ("drawn", to.title),
        to => ("written", to.title),
    };
    // What was lost comes last: it may be one thing or several, and needs no verb there.
    let (effect, code, message, form) = match &loss.effect {
        ir::Effect::Approximated(form) => (
            Effect::Approximated,
            "loss-approximated",
            format!("{done} as {form} in {medium}: {what}"),
            Some(form.to_string()),
        ),
        ir::Effect::Dropped => (Effect::Dropped, "loss-dropped", format!("lost in {medium}: {what}"), None),
    };
    let mut diagnostic = Diagnostic::warning(code, message.clone());
    let span = loss.origin.span();
    if let Some(span) = span {
        diagnostic = diagnostic.at(span, loss.construct.description());
    }
    let place = span.map(|span| (document.sources.get(span.file).name(), document.sources.locate(span)));
    let row = LossRow {
        file: place.map_or(document.name(), |(file, _)| file).to_owned(),
        line: place.map(|(_, at)| at.line),
        column: place.map(|(_, at)| at.column),
        to: to.name,
        construct: loss.construct.as_str(),
        effect,
        form,
        message,
    };
    (row, diagnostic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, by_name};
    use ir::{Construct, Origin};

    /// What people are told of a loss in this format.
    fn told(loss: &ir::Loss, to: &str) -> String {
        let format = |name| by_name(name).unwrap();
        let document = Document::unreadable(Input::whole("a.wsd", "", format("wsd")), |_, _| {
            Diagnostic::error("unreadable", "not read")
        });
        let (row, diagnostic) = tell(loss, &document, format(to));
        assert_eq!(row.message, diagnostic.message);
        row.message
    }

    #[test]
    fn sentences_fit_one_thing_and_several() {
        let links = |what: &'static str| ir::Loss::dropped(Construct::ParticipantLinks, Origin::NONE, what);
        assert_eq!(
            told(&links("5 further links of `A`"), "svg"),
            "lost in the picture: 5 further links of `A`"
        );
        assert_eq!(
            told(&links("a further link of `A`"), "wsd"),
            "lost in WebSequenceDiagrams: a further link of `A`"
        );
        let bars = "bars at the bottom";
        let bars = ir::Loss::approximated(Construct::FootboxBar, Origin::NONE, bars, "boxes");
        assert_eq!(told(&bars, "mermaid"), "written as boxes in Mermaid: bars at the bottom");
        assert_eq!(told(&bars, "png"), "drawn as boxes in the picture: bars at the bottom");
        assert_eq!(bars.to_string(), "approximated: bars at the bottom as boxes");
    }
}

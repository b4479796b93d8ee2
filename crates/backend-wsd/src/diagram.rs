//! The layout of a file: title, options, declarations in column order, events.

use crate::printer::Printer;
use crate::{Printed, text};
use ir::{Construct, Diagram, DiagramStyle, Dialect, Item, Meta, Origin};
use spelling::printing::{Column, comments_at_the_top, comments_before, foreign, furniture, letters};
use spelling::wsd;

/// Prints the whole.
pub(crate) fn print(diagram: &Diagram) -> Printed {
    let mut printer = Printer::new(diagram);
    // comments and numbering before the first event may stand between declarations
    let leading =
        diagram.body.iter().take_while(|item| matches!(item, Item::Comment(_) | Item::Numbering(_))).count();
    let (leading, events) = diagram.body.split_at(leading);
    let top = comments_at_the_top(leading);
    printer.items(&leading[..top]);
    printer.title(&diagram.meta);
    printer.style(&diagram.style);
    printer.furniture(&diagram.meta);
    printer.boxes();
    printer.declarations(&leading[top..], events.first().map_or(Origin::NONE, Item::origin));
    printer.items(events);
    printer.apart();
    printer.declare_created();
    Printed { text: printer.lines.finish(), losses: printer.losses.finish() }
}

impl<'d> Printer<'d> {
    fn title(&mut self, meta: &Meta) {
        let mut title = text::one_line(&meta.title, Origin::NONE, &mut self.losses);
        if title.starts_with(':') {
            self.losses.dropped(Construct::TextCharacter, Origin::NONE, "colon at the start of the title");
            title = title.trim_start_matches([':', ' ']).to_owned();
        }
        if !title.is_empty() {
            self.line(&format!("title {title}"));
        }
        self.losses.report_identity(meta);
    }

    /// What has no place in WSD stays readable as comments.
    fn furniture(&mut self, meta: &Meta) {
        for (construct, word, letters) in furniture(meta) {
            self.remark(construct, word, &letters);
        }
        for (word, text) in [("accTitle", &meta.accessible_title), ("accDescr", &meta.accessible_description)]
        {
            if let Some(text) = text {
                self.remark(Construct::AccessibleText, word, text);
            }
        }
    }

    fn remark(&mut self, construct: Construct, word: &'static str, letters: &str) {
        self.losses.report(construct, Origin::NONE, word);
        for line in letters.split('\n') {
            self.comment(&format!("{word}: {line}"));
        }
    }

    fn style(&mut self, style: &DiagramStyle) {
        if let Some(footbox) = style.footbox {
            self.line(&format!("option footer={}", wsd::footer_text(footbox)));
        }
        for construct in ir::style_constructs(style) {
            match construct {
                // above, and below
                Construct::Footbox | Construct::FootboxBar | Construct::FootboxNone | Construct::Raw => {}
                Construct::Theme => {
                    let name = style.theme.as_ref().map_or("", |theme| &theme.name);
                    self.losses.report(construct, Origin::NONE, format!("theme {name}"));
                }
                other => self.losses.report(other, Origin::NONE, other.description()),
            }
        }
        for raw in &style.raw {
            if raw.dialect == Dialect::Wsd {
                self.raw(raw);
            } else {
                self.losses.report(Construct::Raw, raw.origin, foreign(raw, "setting"));
            }
        }
    }

    fn boxes(&mut self) {
        for each in &self.diagram.boxes {
            let title = letters(&each.title).replace('\n', " ");
            self.losses.report(Construct::Box, each.origin, format!("box {title}").trim_end().to_owned());
        }
    }

    /// Declares the columns, with the leading comments and numbering statements where they stood among them. Items
    /// without a place in the source come after the declarations, but for numbering, which comes before them.
    fn declarations(&mut self, mut leading: &'d [Item], first_event: Origin) {
        for id in std::mem::take(&mut self.columns.moved) {
            let participant = self.diagram.participant(id);
            let what = format!("column of {}", participant.name);
            self.losses.approximated(
                Construct::Creation,
                participant.origin,
                what,
                "a column further to the right",
            );
        }
        let is_numbering = |item: &Item| matches!(item, Item::Numbering(_));
        let mut numbering = leading.iter().rposition(is_numbering).map_or(0, |last| last + 1);
        for column in std::mem::take(&mut self.columns.first) {
            let before = match column {
                Column::Participant(id) => {
                    comments_before(leading, self.diagram.participant(id), first_event)
                }
                Column::Border(_) => None,
            };
            let before = before.unwrap_or(numbering);
            numbering = numbering.saturating_sub(before);
            let (now, later) = leading.split_at(before);
            leading = later;
            self.items(now);
            self.declare(column);
        }
        self.items(leading);
    }
}

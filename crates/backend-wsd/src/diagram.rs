//! The layout of a file: title, options, declarations in column order, events.

use crate::columns::Column;
use crate::item::shortened;
use crate::printer::Printer;
use crate::{Printed, text};
use diag::Span;
use ir::{Construct, Diagram, DiagramStyle, Dialect, Item, Meta, Origin};
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
    printer.declarations(&leading[top..], events.first().and_then(|item| item.origin().span()));
    printer.items(events);
    printer.apart();
    printer.declare_created();
    Printed { text: printer.lines.finish(), losses: printer.losses.finish() }
}

/// How many comments stand at the very top of their text, above title and declarations.
fn comments_at_the_top(leading: &[Item]) -> usize {
    let mut end: Option<Span> = None;
    for (index, item) in leading.iter().enumerate() {
        let span = match item {
            Item::Comment(comment) => comment.origin.span(),
            _ => None,
        };
        let next = span.is_some_and(|span| match end {
            None => span.start == 0,
            // nothing but a line end lies between
            Some(end) => span.file == end.file && span.start <= end.end + 2,
        });
        if !next {
            return index;
        }
        end = span;
    }
    leading.len()
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
        if let Some(name) = &meta.name {
            self.losses.report(Construct::DiagramName, Origin::NONE, format!("name {name}"));
        }
        if let Some(id) = &meta.id {
            self.losses.report(Construct::DiagramId, Origin::NONE, format!("id {id}"));
        }
    }

    /// What has no place in WSD stays readable as comments.
    fn furniture(&mut self, meta: &Meta) {
        let header = meta.header.as_ref().map(|header| &header.text);
        let footer = meta.footer.as_ref().map(|footer| &footer.text);
        let legend = meta.legend.as_ref().map(|legend| &legend.text);
        let caption = Some(&meta.caption).filter(|caption| !caption.is_empty());
        for (construct, word, text) in [
            (Construct::Header, "header", header),
            (Construct::Footer, "footer", footer),
            (Construct::Caption, "caption", caption),
            (Construct::Legend, "legend", legend),
            (Construct::Mainframe, "mainframe", meta.mainframe.as_ref()),
        ] {
            if let Some(text) = text {
                self.remark(construct, word, &text::letters(text));
            }
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
                let what = format!("{} setting {}", raw.dialect.title(), shortened(&raw.text));
                self.losses.report(Construct::Raw, raw.origin, what);
            }
        }
    }

    fn boxes(&mut self) {
        for each in &self.diagram.boxes {
            let title = text::letters(&each.title).replace('\n', " ");
            self.losses.report(Construct::Box, each.origin, format!("box {title}").trim_end().to_owned());
        }
    }

    /// Declares the columns, with the leading comments and numbering statements where they stood among them. Items
    /// without a place in the source come after the declarations, but for numbering, which comes before them.
    fn declarations(&mut self, mut leading: &'d [Item], first_event: Option<Span>) {
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
            let declared = match column {
                Column::Participant(id) => self.diagram.participant(id).origin.span(),
                Column::Border(_) => None,
            };
            // who is not declared has the place of the first event that mentions it, which says nothing
            let declared = declared.filter(|span| {
                first_event.is_none_or(|event| span.file == event.file && span.start < event.start)
            });
            let before = match declared {
                None => numbering,
                Some(span) => {
                    let stands_before = |item: &&Item| {
                        item.origin()
                            .span()
                            .is_some_and(|item| item.file == span.file && item.start < span.start)
                    };
                    leading.iter().take_while(stands_before).count()
                }
            };
            numbering = numbering.saturating_sub(before);
            let (now, later) = leading.split_at(before);
            leading = later;
            self.items(now);
            self.declare(column);
        }
        self.items(leading);
    }
}

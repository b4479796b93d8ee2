//! Every kind of item.

use crate::printer::Printer;
use ir::{Construct, Item, Origin, Text};
use spelling::mermaid;
use spelling::printing::foreign;

impl<'d> Printer<'d> {
    /// Prints a list of items. Recursion is bounded by [`ir::MAX_NESTING`].
    pub(crate) fn items(&mut self, items: &'d [Item]) {
        items.iter().for_each(|item| self.item(item));
    }

    /// Prints one item.
    pub(crate) fn item(&mut self, item: &'d Item) {
        match item {
            Item::Message(message) => self.message(message),
            Item::Note(note) => self.note(note),
            Item::State(state) => self.state(state),
            Item::Reference(reference) => self.reference(reference),
            Item::Fragment(fragment) => self.fragment(fragment),
            Item::Activate(item) => self.activate(item),
            Item::Deactivate(item) => self.deactivate(item),
            Item::Create(item) => self.creating = Some(item.participant),
            Item::Destroy(item) => {
                let name = &self.diagram.participant(item.participant).name;
                self.lives.report(name, item.origin, &mut self.losses);
            }
            Item::Divider(divider) if divider.text.is_empty() => {
                self.losses.report(Construct::DividerEmpty, divider.origin, "divider");
            }
            Item::Divider(divider) => {
                self.over_all(Construct::Divider, "divider", &divider.text, divider.origin);
            }
            Item::Delay(delay) if delay.text.is_empty() => {
                // as people write that time passes
                self.over_all(Construct::DelayEmpty, "delay", &Text::plain("..."), delay.origin);
            }
            Item::Delay(delay) => self.over_all(Construct::Delay, "delay", &delay.text, delay.origin),
            Item::Space(space) => {
                let what = space.pixels.map_or("space".to_owned(), |px| format!("space of {px} pixels"));
                self.losses.report(Construct::Space, space.origin, what);
            }
            Item::PageBreak(page) if page.title.is_empty() => {
                self.losses.report(Construct::PageBreak, page.origin, "new page");
            }
            Item::PageBreak(page) => {
                self.over_all(Construct::PageTitle, "new page", &page.title, page.origin);
            }
            Item::Duration(item) => {
                let what = format!("duration from {} to {}", item.from, item.to);
                self.losses.report(Construct::Duration, item.origin, what);
            }
            Item::Numbering(item) => {
                let statement = self.numbers.statement(item, &mut self.losses);
                self.number(statement);
            }
            Item::Comment(item) => self.comment(&item.text),
            // statements about participants stand with them, and Mermaid has no others of its own
            Item::Raw(raw) => self.losses.dropped(Construct::Raw, raw.origin, foreign(raw, "statement")),
        }
    }

    /// Prints a comment, a line for each of its lines.
    pub(crate) fn comment(&mut self, text: &str) {
        // directives are taken out of comments as well, and an end of a line in JavaScript ends the comment
        let text = text.replace("%%{", "%% {");
        for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
            self.line(format!("{} {}", mermaid::COMMENT, line.trim()).trim_end());
        }
    }

    /// An item starts with the one before it or not; reports it once for all that start together.
    pub(crate) fn starts_together(&mut self, parallel: bool, origin: Origin) {
        if parallel && !self.together {
            self.losses.report(Construct::MessageParallel, origin, "messages at the same time");
        }
        self.together = parallel;
    }
}

//! Every kind of item.

use crate::printer::Printer;
use crate::raw;
use crate::text::Form;
use ir::{Construct, Duration, Item};
use spelling::plantuml;
use spelling::printing::foreign;

impl<'d> Printer<'d> {
    /// Prints one item; `behind` are those after it in its list. Returns how many items it has printed.
    pub(crate) fn item(&mut self, item: &'d Item, behind: &'d [Item]) -> usize {
        match item {
            Item::Message(message) => return 1 + self.message(message, behind),
            Item::Note(note) => self.note(note),
            Item::State(state) => self.state(state),
            Item::Reference(reference) => self.reference(reference),
            Item::Fragment(fragment) => self.fragment(fragment),
            Item::Activate(_) | Item::Deactivate(_) | Item::Destroy(_) => self.life(item),
            Item::Create(create) => self.create(item, create),
            Item::Divider(divider) => {
                let text = &divider.text;
                if self.nobody(Construct::Divider, "divider", text, divider.origin) {
                    return 1;
                }
                let text = self.text(text, Form::Divider, divider.origin);
                self.line(&if text.is_empty() { "====".to_owned() } else { format!("== {text} ==") });
            }
            Item::Delay(delay) => {
                self.before_delay();
                if self.nobody(Construct::Delay, "delay", &delay.text, delay.origin) {
                    return 1;
                }
                let text = self.text(&delay.text, Form::Delay, delay.origin);
                self.line(&if text.is_empty() { "...".to_owned() } else { format!("...{text}...") });
            }
            Item::Space(space) => {
                if self.presence.is_empty() {
                    self.losses.dropped(Construct::Space, space.origin, "space");
                } else {
                    self.line(&match space.pixels.unwrap_or(plantuml::SPACE) {
                        plantuml::SPACE => "|||".to_owned(),
                        pixels => format!("||{pixels}||"),
                    });
                }
            }
            Item::PageBreak(page) => {
                if self.nobody(Construct::PageBreak, "new page", &page.title, page.origin) {
                    return 1;
                }
                let title = self.text(&page.title, Form::Page, page.origin);
                self.line(format!("newpage {title}").trim_end());
            }
            Item::Duration(item) => {
                let ends = [item.from.as_str(), item.to.as_str()];
                if ends.iter().all(|anchor| self.anchored.contains(anchor)) {
                    self.duration(item);
                } else {
                    self.durations.push(item);
                }
            }
            Item::Numbering(item) => {
                if let Some(statement) = self.numbers.statement(item, &mut self.losses) {
                    self.line(&statement);
                }
            }
            Item::Comment(item) => self.comment(&item.text),
            Item::Raw(raw) => match raw::lines(raw) {
                Some(lines) => lines.iter().for_each(|line| self.line(line)),
                None => self.losses.dropped(Construct::Raw, raw.origin, foreign(raw, "statement")),
            },
        }
        1
    }

    /// Prints the durations that had to wait for their messages.
    pub(crate) fn late_durations(&mut self) {
        std::mem::take(&mut self.durations).into_iter().for_each(|item| self.duration(item));
    }

    /// `{from} <-> {to} : text`.
    fn duration(&mut self, item: &Duration) {
        let text = self.text(&item.text, Form::Line, item.origin);
        let gap = if text.is_empty() { "" } else { " : " };
        let (from, to) = (self.names.anchor(&item.from), self.names.anchor(&item.to));
        self.line(&format!("{{{from}}} <-> {{{to}}}{gap}{text}"));
    }
}

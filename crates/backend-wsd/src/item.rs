//! Every kind of item.

use crate::parallel::groups;
use crate::printer::Printer;
use ir::{Construct, Dialect, Item, Raw};
use spelling::printing::foreign;
use spelling::wsd;

impl<'d> Printer<'d> {
    /// Prints a list of items. Recursion is bounded by [`ir::MAX_NESTING`].
    pub(crate) fn items(&mut self, items: &'d [Item]) {
        let groups = groups(items, self.presence.is_empty());
        for index in groups.alone {
            let construct = match &items[index] {
                Item::Fragment(_) => Construct::FragmentParallel,
                _ => Construct::MessageParallel,
            };
            let what = "start together with something that cannot start together";
            self.losses.dropped(construct, items[index].origin(), what);
        }
        let mut runs = groups.runs.into_iter().peekable();
        let around = std::mem::replace(&mut self.in_group, false);
        let mut last = 0;
        let mut index = 0;
        while index < items.len() {
            if let Some(run) = runs.next_if(|run| *run.start() <= index) {
                if let Item::Message(first) = &items[index] {
                    self.prepare_number(first);
                }
                self.together();
                self.in_group = true;
                last = *run.end();
            }
            index += self.item(items, index);
            if self.in_group && index > last {
                self.in_group = false;
                self.closing = true;
            }
        }
        self.in_group = around;
    }

    /// Opens a group of things that start together.
    pub(crate) fn together(&mut self) {
        self.line("parallel {");
        self.lines.indent();
    }

    /// Closes it, if it is still open.
    pub(crate) fn apart(&mut self) {
        if std::mem::take(&mut self.closing) {
            self.lines.dedent();
            self.lines.push("}");
            self.arrow = None;
        }
    }

    /// Prints the item at `index`. Returns how many items that took, at least one.
    fn item(&mut self, items: &'d [Item], index: usize) -> usize {
        match &items[index] {
            Item::Message(message) => self.message(message),
            Item::Reference(reference) => return 1 + self.reference(reference, &items[index + 1..]),
            Item::Note(note) => self.note(note),
            Item::State(state) => self.state(state),
            Item::Fragment(fragment) => self.fragment(fragment),
            Item::Activate(item) => self.activate(item),
            Item::Deactivate(item) => self.deactivate(item),
            Item::Create(item) => self.creating = Some(item.participant),
            Item::Destroy(item) => {
                if !self.has_message {
                    let name = &self.diagram.participant(item.participant).name;
                    let what = format!("destroy {name} before any message");
                    self.losses.report(Construct::DestructionEarly, item.origin, what);
                } else {
                    self.mention(item.participant.into());
                    self.renewable[item.participant.index()] = true;
                    self.line(&format!("destroy {}", self.names.get(item.participant)));
                }
            }
            Item::Divider(divider) if divider.text.is_empty() => {
                self.losses.report(Construct::DividerEmpty, divider.origin, "divider");
            }
            Item::Divider(divider) => {
                self.over_all(Construct::Divider, "divider", &divider.text, divider.origin);
            }
            Item::Delay(delay) if delay.text.is_empty() => {
                self.losses.report(Construct::DelayEmpty, delay.origin, "delay");
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
            Item::Raw(raw) => self.raw(raw),
        }
        1
    }

    /// Prints a comment, a line for each of its lines.
    pub(crate) fn comment(&mut self, text: &str) {
        for line in wsd::unescape(&wsd::escape(text)).split('\n') {
            self.line(format!("{} {}", wsd::COMMENT, line.trim()).trim_end());
        }
    }

    /// Prints what only WSD understands, and reports what only others do.
    pub(crate) fn raw(&mut self, raw: &Raw) {
        if raw.dialect == Dialect::Wsd {
            raw.text.lines().for_each(|line| self.line(line.trim()));
        } else {
            self.losses.report(Construct::Raw, raw.origin, foreign(raw, "statement"));
        }
    }
}

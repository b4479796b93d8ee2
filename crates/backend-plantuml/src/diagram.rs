//! The layout of a file: start, looks, furniture, numbering, declarations in column order, events, end.

use crate::Printed;
use crate::printer::Printer;
use ir::{Construct, Diagram, Item, Meta, Origin};
use spelling::plantuml::{END, START};

/// Prints the whole.
pub(crate) fn print(diagram: &Diagram) -> Printed {
    let mut printer = Printer::new(diagram);
    // comments and numbering before the first event may stand between declarations
    let leading =
        diagram.body.iter().take_while(|item| matches!(item, Item::Comment(_) | Item::Numbering(_))).count();
    let (leading, events) = diagram.body.split_at(leading);
    printer.line(&start(&diagram.meta));
    printer.style();
    printer.furniture();
    printer.accessibility();
    let first_event = events.first().map_or(Origin::NONE, Item::origin);
    printer.declarations(leading, first_event);
    printer.items(events);
    printer.late_durations();
    printer.line(END);
    Printed { text: printer.lines.finish(), losses: printer.losses.finish() }
}

/// `@startuml(id=ID) NAME`.
fn start(meta: &Meta) -> String {
    let mut line = START.to_owned();
    if let Some(id) = &meta.id {
        let id: String = id.chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).collect();
        line.push_str(&format!("(id={id})"));
    }
    if let Some(name) = &meta.name {
        let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        line.push_str(&format!(" {}", name.trim()));
    }
    line
}

impl Printer<'_> {
    /// What is said to those who do not see the picture stays readable as comments.
    fn accessibility(&mut self) {
        let meta = &self.diagram.meta;
        let said = [("title", &meta.accessible_title), ("description", &meta.accessible_description)];
        for (word, text) in said {
            let Some(text) = text else { continue };
            self.losses.report(Construct::AccessibleText, Origin::NONE, format!("accessible {word}"));
            for line in text.split('\n') {
                self.comment(&format!("accessible {word}: {line}"));
            }
        }
    }

    /// Prints a comment, a line for each of its lines.
    pub(crate) fn comment(&mut self, text: &str) {
        for line in text.split(['\n', '\r']) {
            let line = line.trim();
            // one backslash at the end would make the next line a part of the comment (P-061)
            if line.ends_with('\\') && !line.ends_with(r"\\") {
                self.line(&format!("/' {line} '/"));
            } else {
                self.line(format!("' {line}").trim_end());
            }
        }
    }
}

//! The layout of a file: front matter, header, title, numbering, declarations in column order, events.

use crate::printer::Printer;
use crate::{Printed, config, text};
use ir::{Construct, Diagram, Item, Meta, Origin};
use spelling::mermaid::{HEADER, Keyword};
use spelling::printing::{comments_at_the_top, furniture};

/// Prints the whole.
pub(crate) fn print(diagram: &Diagram) -> Printed {
    let mut printer = Printer::new(diagram);
    // comments and numbering before the first event may stand between declarations
    let leading =
        diagram.body.iter().take_while(|item| matches!(item, Item::Comment(_) | Item::Numbering(_))).count();
    let (leading, events) = diagram.body.split_at(leading);
    let front_matter = config::front_matter(&diagram.style, &mut printer.losses);
    front_matter.iter().for_each(|line| printer.line(line));
    // before the header, unless front matter must be first
    let top = if front_matter.is_empty() { comments_at_the_top(leading) } else { 0 };
    printer.items(&leading[..top]);
    printer.line(HEADER);
    printer.meta(&diagram.meta);
    printer.furniture(&diagram.meta);
    let first_event = events.first().map_or(Origin::NONE, Item::origin);
    printer.declarations(&leading[top..], first_event);
    printer.items(events);
    printer.declare_behind();
    Printed { text: printer.lines.finish(), losses: printer.losses.finish() }
}

impl Printer<'_> {
    fn meta(&mut self, meta: &Meta) {
        let title = text::title(&meta.title, &mut self.losses);
        // an empty statement would take the next line (M-130)
        if !title.is_empty() {
            self.line_with(format!("{} ", Keyword::Title.as_str()), &title);
        }
        if let Some(title) =
            meta.accessible_title.as_deref().map(text::letters).filter(|title| !title.is_empty())
        {
            self.line_with(format!("{}: ", Keyword::AccTitle.as_str()), &title);
        }
        if let Some(description) = &meta.accessible_description {
            self.description(description);
        }
        self.losses.report_identity(meta);
    }

    /// The description for people who do not see the picture: its lines stand between braces, if there are several.
    fn description(&mut self, description: &str) {
        let word = Keyword::AccDescr.as_str();
        let lines: Vec<String> = description.split('\n').map(text::letters).collect();
        let count = lines.len();
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        match &lines[..] {
            [] => return,
            [line] => self.line_with(format!("{word}: "), line),
            lines => {
                self.line(&format!("{word} {{"));
                self.lines.indent();
                for line in lines {
                    // the first brace would end it, and a line of comment is one here as well
                    let line = line.replace('}', "#125;");
                    let line = line.strip_prefix('%').map_or(line.clone(), |rest| format!("#37;{rest}"));
                    self.line_with(String::new(), &line);
                }
                self.lines.dedent();
                self.line("}");
            }
        }
        if lines.len() < count {
            let (what, form) = ("empty lines of the description", "none");
            self.losses.approximated(Construct::AccessibleText, Origin::NONE, what, form);
        }
    }

    /// What has no place in Mermaid stays readable as comments.
    fn furniture(&mut self, meta: &Meta) {
        for (construct, word, letters) in furniture(meta) {
            self.losses.report(construct, Origin::NONE, word);
            for line in letters.split('\n') {
                self.comment(&format!("{word}: {line}"));
            }
        }
    }
}

//! What stands round a diagram (reference plantuml section 14).

use crate::printer::Printer;
use crate::text::{self, Form};
use ir::{Align, Construct, Origin, Text, VerticalAlign};
use spelling::printing::report_markup;

/// The word for a place.
pub(crate) fn align_text(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

impl Printer<'_> {
    /// Title, header, footer, caption, legend and frame.
    pub(crate) fn furniture(&mut self) {
        let meta = &self.diagram.meta;
        self.piece("title", "", &meta.title, false);
        if let Some(header) = &meta.header {
            let place = header.align.map(|align| format!("{} ", align_text(align))).unwrap_or_default();
            self.piece(&format!("{place}header"), "header", &header.text, true);
        }
        if let Some(footer) = &meta.footer {
            let place = footer.align.map(|align| format!("{} ", align_text(align))).unwrap_or_default();
            self.piece(&format!("{place}footer"), "footer", &footer.text, true);
        }
        self.piece("caption", "", &meta.caption, false);
        if let Some(legend) = &meta.legend {
            let vertical = legend.vertical.map(|vertical| match vertical {
                VerticalAlign::Top => " top",
                VerticalAlign::Bottom => " bottom",
            });
            let align = legend.align.map(|align| format!(" {}", align_text(align))).unwrap_or_default();
            let head = format!("legend{}{align}", vertical.unwrap_or_default());
            self.block(&head, "legend", &legend.text);
        }
        if let Some(frame) = &meta.mainframe {
            let text = self.text(frame, Form::Heading, Origin::NONE);
            let text = if text.is_empty() { "<U+00A0>".to_owned() } else { text };
            self.line(&format!("mainframe {text}"));
        }
    }

    /// `title text`, or the text in lines of its own. `paged`: `%page%` counts pages there.
    fn piece(&mut self, head: &str, word: &str, text: &Text, paged: bool) {
        if text.lines.is_empty() {
            return report_markup(text, Origin::NONE, &mut self.losses);
        }
        let word = if word.is_empty() { head } else { word };
        let counted = |line: String| match paged {
            true => line.replace("<U+0025>page%", "%page%").replace("<U+0025>lastpage%", "%lastpage%"),
            false => line,
        };
        match text::body(text, self.themed, Origin::NONE, &mut self.losses) {
            Some(lines) => {
                let lines: Vec<String> = lines.into_iter().map(counted).collect();
                self.lines_between(head, &lines, word);
            }
            None => {
                let text = counted(self.text(text, Form::Heading, Origin::NONE));
                if !text.is_empty() {
                    self.line(&format!("{head} {text}"));
                }
            }
        }
    }

    /// A text in lines of its own, even if it has only one.
    fn block(&mut self, head: &str, word: &str, text: &Text) {
        let lines =
            text::lines_of_their_own(text, self.themed, Construct::Legend, Origin::NONE, &mut self.losses);
        self.lines_between(head, &lines, word);
    }

    fn lines_between(&mut self, head: &str, lines: &[String], word: &str) {
        self.line(head);
        self.lines.indent();
        lines.iter().for_each(|line| self.line(line));
        self.lines.dedent();
        self.line(&format!("end {word}"));
    }
}

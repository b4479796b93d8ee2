//! Columns in their order, and boxes round them (reference plantuml sections 6 and 13).

use crate::names::marked;
use crate::paint::fill;
use crate::printer::Printer;
use crate::text::Form;
use ir::{BoxId, Construct, Item, Origin};
use spelling::printing::{comments_before, letters};

impl<'d> Printer<'d> {
    /// Declares the columns, with the leading comments and numbering statements where they stood among them. Items
    /// without a place in the source come after the declarations, but for numbering, which comes before them.
    pub(crate) fn declarations(&mut self, mut leading: &'d [Item], first_event: Origin) {
        let is_numbering = |item: &Item| matches!(item, Item::Numbering(_));
        let mut numbering = leading.iter().rposition(is_numbering).map_or(0, |last| last + 1);
        // open boxes, the outermost first
        let mut open: Vec<BoxId> = Vec::new();
        for id in self.diagram.participant_ids() {
            let participant = self.diagram.participant(id);
            let before = comments_before(leading, participant, first_event).unwrap_or(numbering);
            numbering = numbering.saturating_sub(before);
            let around = self.boxes_around(participant.in_box);
            let common = open.iter().zip(&around).take_while(|(one, other)| one == other).count();
            while open.len() > common {
                self.close_box();
                open.pop();
            }
            let (now, later) = leading.split_at(before);
            leading = later;
            self.items(now);
            for each in &around[common..] {
                self.open_box(*each);
                open.push(*each);
            }
            self.declaration(id);
        }
        open.iter().for_each(|_| self.close_box());
        self.report_boxes();
        self.items(leading);
    }

    /// A box and all around it, the outermost first.
    fn boxes_around(&self, innermost: Option<BoxId>) -> Vec<BoxId> {
        let mut around = Vec::new();
        let mut next = innermost;
        while let Some(id) = next {
            around.push(id);
            next = self.diagram.boxes[id.index()].parent;
        }
        around.reverse();
        around
    }

    fn open_box(&mut self, id: BoxId) {
        let each = &self.diagram.boxes[id.index()];
        if std::mem::replace(&mut self.boxes_seen[id.index()], true) {
            let what = "box around columns that are not neighbours";
            self.losses.approximated(Construct::Box, each.origin, what, "two boxes");
        }
        let mut line = "box".to_owned();
        let title = self.text(&each.title, Form::Quoted, each.origin);
        let stereotype = each.stereotype.as_deref().map(marked).filter(|text| !text.is_empty());
        if !title.is_empty() {
            line.push_str(&format!(" \"{title}\""));
        } else if stereotype.is_some() {
            // without a title before it, a stereotype is one
            let what = "box with a stereotype and no title";
            self.losses.approximated(Construct::TextCharacter, each.origin, what, "one with a blank title");
            line.push_str(" \"<U+00A0>\"");
        }
        if let Some(stereotype) = stereotype {
            line.push_str(&format!(" <<{stereotype}>>"));
        }
        if let Some(ground) = each.color {
            line.push_str(&format!(" #{}", fill(ground)));
        }
        self.line(&line);
        self.lines.indent();
    }

    fn close_box(&mut self) {
        self.lines.dedent();
        self.line("end box");
    }

    /// Boxes that stand round nobody are not printed.
    fn report_boxes(&mut self) {
        for (each, seen) in self.diagram.boxes.iter().zip(&self.boxes_seen) {
            if !seen {
                let title = letters(&each.title).replace('\n', " ");
                let what = format!("{}, which has no members", format!("box {title}").trim_end());
                self.losses.dropped(Construct::Box, each.origin, what);
            }
        }
    }
}

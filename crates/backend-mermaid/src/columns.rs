//! Columns in their order, boxes round them, and what follows their declaration.

use crate::names::NO_LABEL;
use crate::printer::Printer;
use crate::text;
use ir::{BoxId, Color, Construct, Fill, Item, Origin, ParticipantBox};
use spelling::mermaid::{self, LINE_BREAK};
use spelling::printing::{Column, comments_before};

impl<'d> Printer<'d> {
    /// Declares the columns, with the leading comments and numbering statements where they stood among them. Items
    /// without a place in the source come after the declarations, but for numbering, which comes before them.
    pub(crate) fn declarations(&mut self, leading: &'d [Item], first_event: Origin) {
        for id in std::mem::take(&mut self.columns.moved) {
            let participant = self.diagram.participant(id);
            let what = format!("column of {}", participant.name);
            let form = "a column further to the right";
            self.losses.approximated(Construct::Creation, participant.origin, what, form);
        }
        self.report_boxes();
        let columns = std::mem::take(&mut self.columns.first);
        self.declare(&columns, leading, first_event);
    }

    /// Declares these columns.
    fn declare(&mut self, columns: &[Column], mut leading: &'d [Item], first_event: Origin) {
        let mut numbering = leading.iter().rposition(is_numbering).map_or(0, |last| last + 1);
        let mut open = None;
        let (mut extras, mut deferred) = (Vec::new(), Vec::new());
        for &column in columns {
            let (around, before) = match column {
                Column::Participant(id) => {
                    let participant = self.diagram.participant(id);
                    let before = comments_before(leading, participant, first_event);
                    (participant.in_box, before.unwrap_or(numbering))
                }
                Column::Border(_) => (None, numbering),
            };
            numbering = numbering.saturating_sub(before);
            let (now, later) = leading.split_at(before);
            leading = later;
            if open.is_some() && open != around {
                self.close_box(&mut deferred);
                open = None;
            }
            for item in now {
                // no statement of numbering may stand in a box
                if open.is_some() && is_numbering(item) {
                    deferred.push(item);
                } else {
                    self.item(item);
                }
            }
            if let Some(id) = around.filter(|_| open.is_none()) {
                self.open_box(id);
                open = around;
            }
            match column {
                Column::Participant(id) => {
                    let participant = self.diagram.participant(id);
                    let (head, label) = self.names.declaration(id, participant, &mut self.losses);
                    self.line_with(head, &label);
                    self.presence.mention(id);
                    extras.extend(self.names.extras(id, participant, &mut self.losses));
                }
                Column::Border(side) => {
                    let head = format!("participant {} as ", self.names.border(side));
                    self.line_with(head, NO_LABEL);
                }
            }
        }
        if open.is_some() {
            self.close_box(&mut deferred);
        }
        extras.iter().for_each(|line| self.line(line));
        self.items(leading);
    }

    /// Behind the message that creates a participant, and the bars on its arrow: its links, and the columns to its
    /// right.
    pub(crate) fn declare_behind(&mut self) {
        let Some(created) = self.created.take() else { return };
        let participant = self.diagram.participant(created);
        for line in self.names.extras(created, participant, &mut self.losses) {
            self.line(&line);
        }
        let columns = std::mem::take(&mut self.columns.behind[created.index()]);
        self.declare(&columns, &[], Origin::NONE);
    }

    /// What no box of Mermaid has, and boxes that are not printed.
    fn report_boxes(&mut self) {
        let mut has_members = vec![false; self.diagram.boxes.len()];
        for (participant, created) in self.diagram.participants.iter().zip(&self.columns.created) {
            if let Some(id) = participant.in_box.filter(|_| !created) {
                has_members[id.index()] = true;
            }
        }
        for (each, has_members) in self.diagram.boxes.iter().zip(has_members) {
            let title = spelling::printing::letters(&each.title).replace('\n', " ");
            let name = format!("box {title}").trim_end().to_owned();
            if each.stereotype.is_some() {
                self.losses.report(Construct::BoxStereotype, each.origin, format!("stereotype of {name}"));
            }
            if each.parent.is_some() {
                self.losses.report(Construct::BoxNested, each.origin, format!("{name} in a box"));
            }
            if !has_members {
                let what = format!("{name}, which has no members of its own");
                self.losses.dropped(Construct::Box, each.origin, what);
            }
        }
    }

    fn open_box(&mut self, id: BoxId) {
        let each: &ParticipantBox = &self.diagram.boxes[id.index()];
        if std::mem::replace(&mut self.boxes_seen[id.index()], true) {
            let what = "box around columns that are not neighbours";
            self.losses.approximated(Construct::Box, each.origin, what, "two boxes");
        }
        if let Some(Fill::Gradient { .. }) = each.color {
            self.losses.approximated(Construct::BoxColor, each.origin, "gradient of a box", "one colour");
        }
        let color = each.color.map(Fill::color).filter(|color| *color != Color::TRANSPARENT);
        let (color, is_function) = match color {
            Some(color) => (color_text(color, ","), true),
            // always, so that a title that begins like a colour stays a title
            None => ("transparent".to_owned(), false),
        };
        let mut title = text::written(&each.title, each.origin, &mut self.losses);
        if is_function {
            // Mermaid takes everything up to the last `)` for the colour (M-042)
            title.body = title.body.replace(')', "#41;");
        }
        if title.body.contains(LINE_BREAK) {
            // shown as `&amp;` and `&nbsp;` otherwise
            title.body = title.body.replace('&', "#38;").replace('\u{A0}', NO_LABEL);
        }
        let title = title.finish();
        let head = format!("box {color}{}", if title.is_empty() { "" } else { " " });
        self.line_with(head, &title);
        self.lines.indent();
    }

    /// Ends a box, and prints what could not stand in it.
    fn close_box(&mut self, deferred: &mut Vec<&'d Item>) {
        self.lines.dedent();
        self.line(mermaid::Keyword::End.as_str());
        deferred.drain(..).for_each(|item| self.item(item));
    }
}

fn is_numbering(item: &Item) -> bool {
    matches!(item, Item::Numbering(_))
}

/// A colour as Mermaid takes it; `#` would begin a comment.
pub(crate) fn color_text(color: Color, comma: &str) -> String {
    let Color { red, green, blue, alpha } = color;
    if alpha == 255 {
        return format!("rgb({red}{comma}{green}{comma}{blue})");
    }
    // three places tell all 256 apart
    let thousandths = (u32::from(alpha) * 1000 + 127) / 255;
    let alpha = format!("0.{thousandths:03}");
    let alpha = alpha.trim_end_matches('0').trim_end_matches('.');
    format!("rgba({red}{comma}{green}{comma}{blue}{comma}{alpha})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use spelling::css::{self, CssColor};

    #[test]
    fn colours_are_read_back_as_they_were() {
        assert_eq!(color_text(Color::rgb(1, 2, 3), ", "), "rgb(1, 2, 3)");
        for alpha in 0..=255 {
            let color = Color { alpha, ..Color::rgb(9, 8, 7) };
            assert_eq!(css::color(&color_text(color, ",")), Some(CssColor::Fixed(color)));
        }
    }
}

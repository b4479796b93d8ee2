//! Columns: declarations, first mentions, boxes (reference plantuml sections 6 and 13).

use super::{Lower, Outcome};
use crate::creole::Context;
use crate::problem::Problem;
use crate::style;
use crate::tree::{Declaration, LifeEvent, OpenBox, Part};
use ir::{ElementStyle, ParticipantBox, ParticipantId};
use spelling::plantuml;

impl Lower<'_> {
    /// The participant of this name; a plain one inside the open box, when it is mentioned for the first time (P-015).
    pub(super) fn participant(&mut self, name: Part) -> ParticipantId {
        self.participant_with(name, None)
    }

    /// The same, with the label that its first mention gives it (P-068).
    pub(super) fn participant_with(&mut self, name: Part, label: Option<Part>) -> ParticipantId {
        let slice = name.of(self.text);
        if let Some(id) = self.builder.find(slice) {
            return id;
        }
        let id = self.builder.participant_at(slice, self.map.span(name.range()).into());
        let label = self.text(label.unwrap_or(name), Context::Line);
        let in_box = self.boxes.last().copied();
        let participant = self.builder.get_mut(id);
        participant.label = label;
        participant.in_box = in_box;
        id
    }

    /// A declaration. Only the first mention counts: a later one moves the column, and no more (P-116).
    pub(super) fn declaration(&mut self, declaration: &Declaration, part: Part) -> Outcome {
        let known = self.builder.find(declaration.name.of(self.text));
        let id = match known {
            Some(id) => {
                self.builder.move_last(id);
                self.builder.get_mut(id).in_box = self.boxes.last().copied();
                self.report.push(part, Problem::Redeclared);
                id
            }
            None => {
                if declaration.body && declaration.label.is_some_and(Part::is_empty) {
                    return Err((part, Problem::NoLines));
                }
                // before lines of text the colour has no effect, whatever it is
                let colors = declaration.colors.filter(|_| !declaration.body);
                let fill = match colors {
                    Some(colors) => {
                        Some(plantuml::fill(colors.of(self.text)).ok_or((colors, Problem::NoSuchColor))?)
                    }
                    None => None,
                };
                self.declare(declaration, fill, part)
            }
        };
        self.declared.entry(id).or_insert(part);
        if declaration.create && known.is_none() {
            return self.create(id, part);
        }
        Ok(())
    }

    fn declare(&mut self, declaration: &Declaration, fill: Option<ir::Fill>, part: Part) -> ParticipantId {
        let id = self.participant_with(declaration.name, declaration.label.filter(|_| !declaration.body));
        if let Some(label) = declaration.label.filter(|_| declaration.body) {
            let label = self.body(crate::tree::Body::Block(label));
            self.builder.get_mut(id).label = label;
        }
        if let Some(order) = declaration.order
            && let Ok(key) = order.of(self.text).parse()
        {
            self.builder.set_order(id, key);
        }
        let stereotypes = declaration.stereotype.map(|part| style::stereotypes(part.of(self.text)));
        let link = declaration.url.and_then(|url| style::link(url.of(self.text)));
        let origin = self.origin(part);
        let participant = self.builder.get_mut(id);
        participant.kind = declaration.kind;
        participant.stereotypes = stereotypes.unwrap_or_default();
        participant.links.extend(link);
        participant.origin = origin;
        participant.style =
            fill.map(|fill| Box::new(ElementStyle { background: Some(fill), ..ElementStyle::default() }));
        id
    }

    fn create(&mut self, id: ParticipantId, part: Part) -> Outcome {
        self.happens(LifeEvent::Create, id, None, part)
    }

    pub(super) fn open_box(&mut self, open: &OpenBox, part: Part) -> Outcome {
        let color = match open.colors {
            Some(colors) => {
                let look = style::colors(colors.of(self.text)).ok_or((colors, Problem::NoSuchColor))?;
                look.background
            }
            None => None,
        };
        let title = self.line(open.title);
        let stereotype = open.stereotype.map(|part| style::unmarked(part.of(self.text)).to_owned());
        let parent = self.boxes.last().copied();
        let id = self.builder.add_box(ParticipantBox {
            title,
            color,
            stereotype,
            parent,
            origin: self.origin(part),
        });
        self.boxes.push(id);
        Ok(())
    }
}

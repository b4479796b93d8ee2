//! Messages (reference plantuml section 7).

use crate::arrow::{self, Sent};
use crate::names::marked;
use crate::printer::{Bound, Printer};
use crate::sugar::OpenArrow;
use crate::text::Form;
use ir::{Construct, ElementStyle, Endpoint, Item, Message, ParticipantId, Side};
use spelling::printing::outer_ends;

impl<'d> Printer<'d> {
    /// Prints a message. Returns how many of the items behind it were said with it.
    pub(crate) fn message(&mut self, message: &'d Message, behind: &'d [Item]) -> usize {
        let origin = message.origin;
        if let Some(statement) = self.numbers.prepare(message, &mut self.losses) {
            self.line(&statement);
        }
        self.numbers.count();
        self.created(message);
        let sent = arrow::sent(message, &mut self.losses);
        let mut line = String::new();
        if message.parallel {
            line.push_str("& ");
        }
        if let Some(anchor) = &message.anchor {
            line.push_str(&format!("{{{}}} ", self.names.anchor(anchor)));
            self.anchored.insert(anchor);
        }
        let names = &self.names;
        line.push_str(&sent.spell(message, &mut self.losses, |id| names.get(id).to_owned()));
        let further = self.further(message, sent, behind);
        self.numbers.pass(further.len());
        for id in &further {
            line.push_str(&format!(" & {}", self.names.get(*id)));
        }
        let suffix = line.len();
        self.marks(message, sent, &mut line);
        let text = self.text(&message.text, Form::Line, origin);
        if !text.is_empty() {
            line.push_str(&format!(" : {text}"));
        }
        self.line(&line);
        self.arrow = Some(OpenArrow::new(
            (sent.from.participant(), sent.to.participant()),
            self.lines.start() + suffix,
        ));
        if !further.is_empty() {
            self.arrow = None;
        }
        self.anchors.last_ends = outer_ends(message);
        self.bound = Bound::Message;
        self.note_side = [sent.from, sent.to].into_iter().find_map(|end| match end {
            Endpoint::Participant(_) => None,
            Endpoint::Border(Side::Left) | Endpoint::Point(Side::Left) => Some(Side::Right),
            Endpoint::Border(Side::Right) | Endpoint::Point(Side::Right) => Some(Side::Left),
        });
        let mut waiting = self.bars.behind_message();
        for _ in &further {
            waiting.extend(self.bars.behind_message());
        }
        waiting.into_iter().for_each(|item| self.event(item));
        further.len()
    }

    /// Further receivers of a message: those of the messages behind it that differ in nothing else, and carry no number
    /// although messages are numbered (P-123).
    fn further(&self, message: &Message, sent: Sent, behind: &[Item]) -> Vec<ParticipantId> {
        let ends = [message.from, message.to];
        let straight = sent.from == message.from && ends.iter().all(|end| end.participant().is_some());
        if message.number.is_none() || !straight {
            return Vec::new();
        }
        let like = |item: &Item| match item {
            Item::Message(other) => {
                let same = Message {
                    to: message.to,
                    parallel: message.parallel,
                    number: message.number.clone(),
                    anchor: message.anchor.clone(),
                    ..other.clone()
                };
                let fits =
                    other.parallel && other.number.is_none() && other.anchor.is_none() && same == *message;
                other.to.participant().filter(|_| fits)
            }
            _ => None,
        };
        behind.iter().map_while(like).collect()
    }

    /// Stereotype and link. Reports what of the look is lost.
    fn marks(&mut self, message: &Message, sent: Sent, line: &mut String) {
        let origin = message.origin;
        if let Some(stereotype) = message.stereotype.as_deref().map(marked).filter(|text| !text.is_empty()) {
            if sent.from.participant().is_some() && sent.to.participant().is_some() {
                line.push_str(&format!(" <<{stereotype}>>"));
            } else {
                let what = format!("stereotype {stereotype} at the border");
                self.losses.dropped(Construct::MessageStereotype, origin, what);
            }
        }
        if let Some(target) = &message.link {
            self.link(line, target, Construct::MessageLink, origin);
        }
        if let Some(style) = message.style.as_deref() {
            let rest = ElementStyle { line: None, ..style.clone() };
            if rest != ElementStyle::default() {
                self.losses.report(Construct::MessageStyle, origin, "look of a message");
            }
        }
    }
}

//! When bars and lifelines begin and end (reference plantuml section 8).
//!
//! Two books are kept: one of messages that began a bar, which `return` and a bare `deactivate` answer, and, per column,
//! what the last message has done.

use super::{Lower, Outcome};
use crate::problem::Problem;
use crate::tree::{Life, LifeEvent, Part};
use ir::{Activate, Arrow, Create, Deactivate, Destroy, ElementStyle, Endpoint, Item, ParticipantId};
use spelling::plantuml;
use std::collections::HashSet;

/// What a message was, for its answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent {
    pub from: Endpoint,
    pub to: Endpoint,
    pub arrow: Arrow,
}

impl Sent {
    /// Whose bar it begins.
    pub(super) fn active(&self) -> Option<ParticipantId> {
        self.to.participant().or(self.from.participant())
    }

    fn touches(&self, id: ParticipantId) -> bool {
        [self.from, self.to].contains(&Endpoint::Participant(id))
    }

    /// Whether it has a participant at both ends.
    pub(super) fn is_between(&self) -> bool {
        self.to.participant().is_some() && self.from.participant().is_some()
    }
}

/// What life events attach to.
#[derive(Debug, Default, Clone, Copy)]
enum Last {
    /// Nothing yet: bars begin at the top.
    #[default]
    Top,
    Message(Sent),
    /// A divider or the end of a fragment: what happens there has nothing to do with any message.
    Apart,
}

/// The state of all lifelines.
#[derive(Debug, Default)]
pub(super) struct Lifelines {
    /// `autoactivate on`.
    pub automatic: bool,
    last: Last,
    /// A branch of a fragment has begun since: the last message can't be answered from there without a bar.
    branched: bool,
    /// A delay stands behind the last message.
    delayed: bool,
    /// Whose bar or life ended at the last message.
    ended: HashSet<ParticipantId>,
    /// Whose bars began before any message.
    initial: HashSet<ParticipantId>,
    /// Messages that began bars.
    stack: Vec<Sent>,
    /// Who is created by the next message.
    to_create: Option<(ParticipantId, Part)>,
}

impl Lifelines {
    pub(super) fn divider(&mut self) {
        self.last = Last::Apart;
    }

    pub(super) fn branch(&mut self) {
        self.branched = true;
    }

    pub(super) fn fragment_end(&mut self) {
        self.last = Last::Apart;
    }

    pub(super) fn delay(&mut self) {
        self.delayed = true;
    }

    /// The message that an answer goes back along, and whether a bar ends with it.
    pub(super) fn to_answer(&self) -> Option<(Sent, bool)> {
        if let Some(sent) = self.stack.last() {
            return Some((*sent, true));
        }
        match self.last {
            Last::Message(sent) if sent.is_between() && !self.branched => Some((sent, false)),
            _ => None,
        }
    }

    /// Takes note of an event at a lifeline. What is wrong with it does not undo it.
    fn note(&mut self, event: LifeEvent, id: ParticipantId) -> Result<(), Problem> {
        let sent = match self.last {
            Last::Top => {
                let begins = event == LifeEvent::Activate;
                if begins {
                    self.initial.insert(id);
                }
                let known = begins || self.initial.contains(&id);
                return if known { Ok(()) } else { Err(Problem::DeactivateEarly) };
            }
            Last::Message(sent) if sent.touches(id) => sent,
            Last::Message(_) | Last::Apart => return Ok(()),
        };
        match event {
            LifeEvent::Activate => {
                self.stack.push(sent);
                if self.ended.contains(&id) {
                    return Err(Problem::AlreadyEnded);
                }
            }
            LifeEvent::Deactivate => {
                self.stack.pop();
                self.ended.insert(id);
            }
            LifeEvent::Destroy => {
                self.ended.insert(id);
            }
            LifeEvent::Create => {}
        }
        Ok(())
    }
}

impl Lower<'_> {
    /// `activate X`, `deactivate X`, `destroy X`, `create X`.
    pub(super) fn life(&mut self, life: &Life, part: Part) -> Outcome {
        let style = self.bar_style(life.background, life.line)?;
        let id = self.participant(life.name);
        self.happens(life.event, id, style, part)
    }

    /// The colours of a bar.
    pub(super) fn bar_style(
        &self,
        background: Option<Part>,
        line: Option<Part>,
    ) -> Result<Option<Box<ElementStyle>>, (Part, Problem)> {
        let color = |part: Option<Part>| match part {
            Some(part) => plantuml::color(part.of(self.text)).map(Some).ok_or((part, Problem::NoSuchColor)),
            None => Ok(None),
        };
        let (background, line) = (color(background)?, color(line)?);
        let style = ElementStyle { background: background.map(Into::into), line, ..ElementStyle::default() };
        Ok((background.is_some() || line.is_some()).then(|| Box::new(style)))
    }

    pub(super) fn deactivate_last(&mut self, part: Part) -> Outcome {
        let id = self.lifelines.stack.last().and_then(Sent::active);
        match id {
            Some(id) => self.happens(LifeEvent::Deactivate, id, None, part),
            None => Err((part, Problem::NothingToDeactivate)),
        }
    }

    /// Something happens to a lifeline at the last message.
    pub(super) fn happens(
        &mut self,
        event: LifeEvent,
        id: ParticipantId,
        style: Option<Box<ElementStyle>>,
        part: Part,
    ) -> Outcome {
        if self.lifelines.delayed {
            return Err((part, Problem::AfterDelay));
        }
        if event == LifeEvent::Create {
            self.uncreated();
            self.lifelines.to_create = Some((id, part));
            return Ok(());
        }
        let noted = self.lifelines.note(event, id);
        if noted.is_ok() {
            self.push_event(event, id, style, part);
        }
        noted.map_err(|problem| (part, problem))
    }

    /// Something happens to a lifeline by the suffix of a message: what is wrong with it goes without a word.
    pub(super) fn follows(
        &mut self,
        event: LifeEvent,
        id: ParticipantId,
        style: Option<Box<ElementStyle>>,
        part: Part,
    ) {
        let _ = self.lifelines.note(event, id);
        self.push_event(event, id, style, part);
    }

    fn push_event(
        &mut self,
        event: LifeEvent,
        id: ParticipantId,
        style: Option<Box<ElementStyle>>,
        part: Part,
    ) {
        let origin = self.origin(part);
        self.push(match event {
            LifeEvent::Activate => Item::Activate(Activate { participant: id, style, origin }),
            LifeEvent::Deactivate => Item::Deactivate(Deactivate { participant: id, origin }),
            LifeEvent::Destroy | LifeEvent::Create => Item::Destroy(Destroy { participant: id, origin }),
        });
    }

    /// A message is about to be sent: a creation that waits for it goes before it.
    pub(super) fn sends(&mut self, sent: Sent, message: Part) -> Outcome {
        let mut result = Ok(());
        if let Some((id, part)) = self.lifelines.to_create.take() {
            let here = Endpoint::Participant(id);
            if sent.to == here && sent.from != here {
                self.push(Item::Create(Create { participant: id, origin: self.origin(part) }));
            } else if sent.is_between() || sent.active() != Some(id) {
                let problem = if sent.from == sent.to {
                    Problem::CreatesItself
                } else {
                    Problem::NotCreated(self.builder.get(id).name.clone())
                };
                result = Err((message, problem));
            } else {
                let name = self.builder.get(id).name.clone();
                self.report.push(part, Problem::NeverCreated(name));
            }
        }
        self.lifelines.last = Last::Message(sent);
        self.lifelines.branched = false;
        self.lifelines.delayed = false;
        self.lifelines.ended.clear();
        result
    }

    /// A creation waits for no message any more.
    pub(super) fn uncreated(&mut self) {
        if let Some((id, part)) = self.lifelines.to_create.take() {
            let name = self.builder.get(id).name.clone();
            self.report.push(part, Problem::NeverCreated(name));
        }
    }
}

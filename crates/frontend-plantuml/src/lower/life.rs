//! When bars and lifelines begin and end (reference plantuml section 8).
//!
//! Two books are kept: one of messages that began a bar, which `return` and a bare `deactivate` answer, and, per column,
//! what the last message has done.

use super::{Lower, Outcome};
use crate::problem::Problem;
use crate::tree::{Life, LifeEvent, Part};
use ir::{Activate, Arrow, Create, Deactivate, Destroy, ElementStyle, Endpoint, Item, ParticipantId};
use spelling::plantuml;
use std::collections::{HashMap, HashSet};

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

    fn is_between(&self) -> bool {
        self.to.participant().is_some() && self.from.participant().is_some()
    }
}

/// What life events attach to.
#[derive(Debug, Default, Clone, Copy)]
enum Last {
    /// Nothing yet: bars begin at the top.
    #[default]
    Top,
    Divider,
    Message(Sent),
    /// A fragment that has ended: bars begin there, but nothing can be answered.
    FragmentEnd,
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
    /// Whose bar or life ended at the last message or divider.
    ended: HashSet<ParticipantId>,
    /// Bars that began before any message.
    initial: HashMap<ParticipantId, usize>,
    /// Messages that began bars.
    stack: Vec<Sent>,
    /// Who is created by the next message.
    to_create: Option<(ParticipantId, Part)>,
}

impl Lifelines {
    pub(super) fn divider(&mut self) {
        self.last = Last::Divider;
        self.ended.clear();
    }

    pub(super) fn branch(&mut self) {
        self.branched = true;
    }

    pub(super) fn fragment_end(&mut self) {
        self.last = Last::FragmentEnd;
        self.ended.clear();
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
        let lifelines = &mut self.lifelines;
        if lifelines.delayed {
            return Err((part, Problem::AfterDelay));
        }
        match event {
            LifeEvent::Create => {
                lifelines.to_create = Some((id, part));
                return Ok(());
            }
            LifeEvent::Activate => {
                if lifelines.ended.contains(&id) {
                    return Err((part, Problem::AlreadyEnded));
                }
                match lifelines.last {
                    Last::Message(sent) if sent.touches(id) => lifelines.stack.push(sent),
                    Last::Top => *lifelines.initial.entry(id).or_default() += 1,
                    Last::Message(_) | Last::Divider | Last::FragmentEnd => {}
                }
            }
            LifeEvent::Deactivate | LifeEvent::Destroy => {
                if let Last::Top = lifelines.last {
                    if !lifelines.initial.contains_key(&id) {
                        return Err((part, Problem::DeactivateEarly));
                    }
                } else {
                    if event == LifeEvent::Deactivate {
                        lifelines.stack.pop();
                    }
                    if !matches!(lifelines.last, Last::FragmentEnd) {
                        lifelines.ended.insert(id);
                    }
                }
            }
        }
        let origin = self.origin(part);
        self.push(match event {
            LifeEvent::Activate => Item::Activate(Activate { participant: id, style, origin }),
            LifeEvent::Deactivate => Item::Deactivate(Deactivate { participant: id, origin }),
            LifeEvent::Destroy | LifeEvent::Create => Item::Destroy(Destroy { participant: id, origin }),
        });
        Ok(())
    }

    /// A message is about to be sent: a creation that waits for it goes before it.
    pub(super) fn sends(&mut self, sent: Sent) -> Outcome {
        let mut result = Ok(());
        if let Some((id, part)) = self.lifelines.to_create.take() {
            let here = Endpoint::Participant(id);
            let between = sent.to == here && sent.from != here;
            if between {
                self.push(Item::Create(Create { participant: id, origin: self.origin(part) }));
            } else if sent.is_between() || sent.active() != Some(id) {
                let problem = if sent.from == sent.to {
                    Problem::CreatesItself
                } else {
                    Problem::NotCreated(self.builder.get(id).name.clone())
                };
                result = Err((part, problem));
            }
        }
        self.lifelines.last = Last::Message(sent);
        self.lifelines.branched = false;
        self.lifelines.delayed = false;
        self.lifelines.ended.clear();
        result
    }
}

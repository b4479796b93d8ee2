//! Which message destroys whom: Mermaid wants `destroy` before that message, and refuses the text when the next message
//! has not that participant at an end (reference mermaid M-040).

use ir::{Construct, Diagram, Endpoint, Item, Line, Origin, ParticipantId};
use spelling::printing::Losses;

/// What becomes of the destructions of a diagram.
#[derive(Debug, Default)]
pub(crate) struct Lives {
    /// By printed message: who is destroyed by it.
    pub(crate) destroyed: Vec<Vec<ParticipantId>>,
    /// By destruction, in the order of the text.
    fates: Vec<Fate>,
    next: usize,
}

/// What becomes of one destruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Its message says it.
    Said,
    /// The message that says it stands in a fragment which ended since.
    SaidInside,
    /// No message came yet.
    Early,
    /// The message before is none of the participant, or one comes after it.
    Apart,
    /// The message before stands outside of the branch.
    Branch,
    /// Somebody is created by the message; Mermaid takes no other life statement with it, unless it is the last one.
    Creates,
    /// Said already.
    Again,
}

impl Fate {
    fn report(self, name: &str, origin: Origin, losses: &mut Losses) {
        match self {
            Fate::Said => {}
            Fate::SaidInside => {
                let (what, form) = (format!("destroy {name} behind a fragment"), "a destruction in it");
                losses.approximated(Construct::Destruction, origin, what, form);
            }
            Fate::Early => {
                let what = format!("destroy {name} before any message");
                losses.report(Construct::DestructionEarly, origin, what);
            }
            Fate::Apart => {
                let what = format!("destroy {name} away from its last message");
                losses.report(Construct::DestructionApart, origin, what);
            }
            Fate::Branch => {
                let what = format!("destroy {name} in a branch without its last message");
                losses.dropped(Construct::Destruction, origin, what);
            }
            Fate::Creates => {
                let what = format!("destroy {name} by a message that creates");
                losses.dropped(Construct::Destruction, origin, what);
            }
            Fate::Again => losses.dropped(Construct::Destruction, origin, format!("second destroy {name}")),
        }
    }
}

impl Lives {
    /// `created` says who is created by the first mention.
    pub(crate) fn new(diagram: &Diagram, created: &[bool]) -> Self {
        let mut walk = Walk {
            messages: Vec::new(),
            last: vec![None; diagram.participants.len()],
            creating: None,
            to_come: created.to_vec(),
            lives: Lives::default(),
            found: Vec::new(),
            place: Place::Nowhere,
        };
        walk.items(&diagram.body);
        walk.finish()
    }

    /// Reports what becomes of the next destruction, which is one of the participant called `name`.
    pub(crate) fn report(&mut self, name: &str, origin: Origin, losses: &mut Losses) {
        if let Some(fate) = self.fates.get(self.next) {
            fate.report(name, origin, losses);
        }
        self.next += 1;
    }
}

/// Where the last message stands, seen from the present place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// There is none.
    Nowhere,
    /// In the same list, or in one around it that goes on.
    Here,
    /// In a fragment that ended.
    Inside,
    /// Before the branch began.
    Outside,
}

struct Message {
    ends: [Endpoint; 2],
    creates: bool,
}

struct Walk {
    messages: Vec<Message>,
    /// By column: the last message.
    last: Vec<Option<usize>>,
    creating: Option<ParticipantId>,
    to_come: Vec<bool>,
    lives: Lives,
    /// Who, behind how many messages, with the last one where.
    found: Vec<(ParticipantId, usize, Place)>,
    place: Place,
}

impl Walk {
    /// Recursion is bounded by [`ir::MAX_NESTING`].
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Create(create) => self.creating = Some(create.participant),
                Item::Message(message) => {
                    let creating = self.creating.take();
                    if message.arrow.line != Line::Hidden {
                        self.message([message.from, message.to], creating);
                    }
                }
                Item::Destroy(destroy) => {
                    self.found.push((destroy.participant, self.messages.len(), self.place));
                }
                Item::Fragment(fragment) => {
                    for operand in &fragment.operands {
                        if self.place != Place::Nowhere {
                            self.place = Place::Outside;
                        }
                        self.items(&operand.items);
                    }
                    if self.place != Place::Nowhere {
                        self.place = Place::Inside;
                    }
                }
                _ => {}
            }
        }
    }

    fn message(&mut self, ends: [Endpoint; 2], creating: Option<ParticipantId>) {
        for id in ends.into_iter().filter_map(Endpoint::participant) {
            self.last[id.index()] = Some(self.messages.len());
        }
        let creates = creating.is_some_and(|id| std::mem::replace(&mut self.to_come[id.index()], false));
        self.messages.push(Message { ends, creates });
        self.place = Place::Here;
    }

    fn finish(mut self) -> Lives {
        self.lives.destroyed = vec![Vec::new(); self.messages.len()];
        for (who, count, place) in std::mem::take(&mut self.found) {
            let fate = self.fate(who, count, place);
            self.lives.fates.push(fate);
            if matches!(fate, Fate::Said | Fate::SaidInside) {
                self.lives.destroyed[count - 1].push(who);
            }
        }
        self.lives
    }

    fn fate(&self, who: ParticipantId, count: usize, place: Place) -> Fate {
        let Some(index) = count.checked_sub(1) else { return Fate::Early };
        let message = &self.messages[index];
        let is_last = self.last[who.index()] == Some(index);
        if !message.ends.contains(&who.into()) || !is_last {
            Fate::Apart
        } else if message.creates && count < self.messages.len() {
            Fate::Creates
        } else if self.lives.destroyed[index].contains(&who) {
            Fate::Again
        } else {
            match place {
                Place::Outside => Fate::Branch,
                Place::Inside => Fate::SaidInside,
                Place::Here | Place::Nowhere => Fate::Said,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Arrow, Builder, Destroy, Fragment, FragmentKind, Operand, Text};

    /// The fates in a body where `ab` is a message, `-a` a destruction, `[`, `|` and `]` a fragment with branches.
    fn fates(body: &str) -> Vec<Fate> {
        let mut builder = Builder::new();
        for word in body.split(' ') {
            match word {
                "[" => {
                    builder.open(Fragment::new(FragmentKind::Alt, vec![Operand::default()]));
                }
                "|" => {
                    builder.operand(Text::default(), Origin::NONE);
                }
                "]" => {
                    builder.close();
                }
                _ => {
                    let (one, other) = word.split_at(1);
                    let participant = builder.participant(other);
                    if one == "-" {
                        builder.push(Item::Destroy(Destroy { participant, origin: Origin::NONE }));
                    } else {
                        let from = builder.participant(one);
                        let message =
                            ir::Message::new(from.into(), participant.into(), Arrow::call(), Text::default());
                        builder.push(Item::Message(message));
                    }
                }
            }
        }
        let diagram = builder.finish();
        Lives::new(&diagram, &vec![false; diagram.participants.len()]).fates
    }

    #[test]
    fn a_destruction_belongs_to_the_last_message_of_the_participant() {
        for (body, expected) in [
            ("ab -b", &[Fate::Said][..]),
            ("ab -b -a", &[Fate::Said, Fate::Said]),
            ("ab -b -b", &[Fate::Said, Fate::Again]),
            ("-b ab", &[Fate::Early]),
            ("ab aa -b", &[Fate::Apart]),
            ("ab -b ab", &[Fate::Apart]),
            ("[ ab ] -b", &[Fate::SaidInside]),
            ("[ ab | -b ]", &[Fate::Branch]),
            ("ab [ -b ]", &[Fate::Branch]),
            ("ab [ aa ] ab -b", &[Fate::Said]),
        ] {
            assert_eq!(fates(body), expected, "{body}");
        }
    }
}

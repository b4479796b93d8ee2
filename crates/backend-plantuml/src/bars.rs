//! Which beginnings and ends of bars PlantUML takes, and where (reference conversion 4.2).
//!
//! * Nothing ends before the first message or divider, unless it began there.
//! * A bar can't begin where one of the same lifeline ended, before another message or divider: both go, as a bar that
//!   ends and begins at one height is drawn as one bar.
//! * Directly behind a delay nothing begins or ends: such events move before the delay, which is the same moment.
//! * The bar of someone who is being created begins behind the message that creates.

use ir::{Construct, Diagram, Item, ParticipantId};
use spelling::printing::Losses;

/// What becomes of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Printed in its place.
    Here,
    /// Printed before the delay that stands before it.
    BeforeDelay,
    /// The same, but the delay stands in another branch, or before a divider or a fragment.
    BeforeDelayElsewhere,
    /// Printed behind the message that creates its participant.
    BehindCreation,
    /// Not printed: it ends nothing.
    EndsNothing,
    /// Not printed: the end of a life before any message.
    TooEarly,
    /// Not printed, and said with the event that undoes it.
    Undone,
    /// Not printed: it would begin where something ended.
    Restart,
}

/// The events of a diagram, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Bars<'d> {
    fates: Vec<Fate>,
    next: usize,
    /// By delay: what is printed before it.
    before_delay: Vec<Vec<(usize, &'d Item)>>,
    next_delay: usize,
    /// By message: what is printed behind it.
    behind_creation: Vec<Vec<(usize, &'d Item)>>,
    next_message: usize,
}

impl<'d> Bars<'d> {
    pub(crate) fn new(diagram: &'d Diagram) -> Self {
        let count = diagram.participants.len();
        let mut walk = Walk { lives: vec![Life::default(); count], ..Walk::default() };
        walk.items(&diagram.body);
        walk.bars
    }

    /// Whether the next event is printed in its place. Reports it when it is lost.
    pub(crate) fn is_here(&mut self, item: &Item, name: &str, losses: &mut Losses) -> bool {
        let fate = self.fates.get(self.next).copied().unwrap_or(Fate::Here);
        self.next += 1;
        let origin = item.origin();
        match fate {
            Fate::Here => return true,
            Fate::BeforeDelay | Fate::BehindCreation | Fate::Undone => {}
            Fate::BeforeDelayElsewhere => {
                let construct = match item {
                    Item::Destroy(_) => Construct::Destruction,
                    _ => Construct::Activation,
                };
                let what = format!("bar or life of {name} that begins or ends behind a delay");
                losses.approximated(construct, origin, what, "one that does before it");
            }
            Fate::EndsNothing => {
                let what = format!("deactivate {name} ends nothing");
                losses.dropped(Construct::ActivationUnmatched, origin, what);
            }
            Fate::TooEarly => {
                let what = format!("destroy {name} before any message");
                losses.report(Construct::DestructionEarly, origin, what);
            }
            Fate::Restart => {
                let what = format!("deactivate {name} and activate {name} with no message in between");
                losses.report(Construct::ActivationRestart, origin, what);
            }
        }
        false
    }

    /// What is printed before the next delay.
    pub(crate) fn before_delay(&mut self) -> Vec<&'d Item> {
        self.next_delay += 1;
        self.printed(self.before_delay.get(self.next_delay - 1))
    }

    /// What is printed behind the next message.
    pub(crate) fn behind_message(&mut self) -> Vec<&'d Item> {
        self.next_message += 1;
        self.printed(self.behind_creation.get(self.next_message - 1))
    }

    /// Those of the events that were not undone later.
    fn printed(&self, events: Option<&Vec<(usize, &'d Item)>>) -> Vec<&'d Item> {
        let is_printed = |index: usize| {
            matches!(self.fates[index], Fate::BeforeDelay | Fate::BeforeDelayElsewhere | Fate::BehindCreation)
        };
        events.into_iter().flatten().filter(|(index, _)| is_printed(*index)).map(|(_, item)| *item).collect()
    }
}

/// What is remembered of one lifeline.
#[derive(Debug, Clone, Default)]
struct Life {
    /// Open bars.
    active: u32,
    /// Ends at the present moment that are printed: which events, and whether they end a bar.
    ends: Vec<(usize, bool)>,
    /// The moment of these ends.
    moment: usize,
    /// The moment at which the lifeline ended.
    destroyed: Option<usize>,
    /// Bars that are not printed, and whose ends are not printed either.
    ghosts: u32,
}

/// A delay, by its number, the list that it stands in, and the moment.
#[derive(Debug, Clone, Copy)]
struct Delayed {
    number: usize,
    list: usize,
    moment: usize,
    crossed: bool,
}

#[derive(Debug, Default)]
struct Walk<'d> {
    lives: Vec<Life>,
    bars: Bars<'d>,
    /// Messages and dividers so far.
    moment: usize,
    has_message: bool,
    /// The first delay since the last message.
    delayed: Option<Delayed>,
    /// The list of items that is walked: a number of its own for each.
    list: usize,
    lists: usize,
    /// The creation that waits for its message.
    creating: Option<(ParticipantId, usize, &'d Item)>,
    /// Events of the one that is being created.
    waiting: Vec<(usize, &'d Item)>,
}

impl<'d> Walk<'d> {
    /// Walks a list of items. Recursion is bounded by [`ir::MAX_NESTING`].
    fn items(&mut self, items: &'d [Item]) {
        self.lists += 1;
        let around = std::mem::replace(&mut self.list, self.lists);
        for item in items {
            self.item(item);
            if let Item::Fragment(fragment) = item {
                fragment.operands.iter().for_each(|operand| self.items(&operand.items));
                self.cross();
            }
        }
        self.list = around;
    }

    /// Something stands behind the delay that an event does not pass without a loss.
    fn cross(&mut self) {
        if let Some(delay) = &mut self.delayed {
            delay.crossed = true;
        }
    }

    fn item(&mut self, item: &'d Item) {
        match item {
            Item::Message(message) => {
                if let Some((id, index, item)) = self.creating.take() {
                    self.lives[id.index()] = Life::default();
                    if crate::life::can_create(message, id) {
                        self.move_before_delay(index, item);
                    }
                }
                self.moment += 1;
                self.has_message = true;
                self.delayed = None;
                let waiting = std::mem::take(&mut self.waiting);
                let mut behind = Vec::new();
                for (index, item) in waiting {
                    if self.event(index, item) == Fate::Here {
                        self.bars.fates[index] = Fate::BehindCreation;
                        behind.push((index, item));
                    }
                }
                self.bars.behind_creation.push(behind);
            }
            Item::Divider(_) => {
                self.moment += 1;
                self.cross();
            }
            Item::Delay(_) => {
                let (number, list, moment) = (self.bars.before_delay.len(), self.list, self.moment);
                self.delayed = self.delayed.or(Some(Delayed { number, list, moment, crossed: false }));
                self.bars.before_delay.push(Vec::new());
            }
            Item::Create(create) => {
                self.creating = Some((create.participant, self.bars.fates.len(), item));
                self.bars.fates.push(Fate::Here);
            }
            Item::Activate(_) | Item::Deactivate(_) | Item::Destroy(_) => {
                let index = self.bars.fates.len();
                self.bars.fates.push(Fate::Here);
                if participant(item).is_some_and(|id| self.creating.is_some_and(|(other, ..)| other == id)) {
                    self.waiting.push((index, item));
                } else if self.event(index, item) == Fate::Here {
                    self.move_before_delay(index, item);
                }
            }
            _ => {}
        }
    }

    /// An event behind a delay moves before it, and before all others behind the last message.
    fn move_before_delay(&mut self, index: usize, item: &'d Item) {
        let Some(delay) = self.delayed else { return };
        // whoever creates is known from the message that follows
        let here = (delay.list == self.list && !delay.crossed) || matches!(item, Item::Create(_));
        self.bars.fates[index] = if here { Fate::BeforeDelay } else { Fate::BeforeDelayElsewhere };
        self.bars.before_delay[delay.number].push((index, item));
    }

    /// Decides what becomes of an event, and notes it.
    fn event(&mut self, index: usize, item: &Item) -> Fate {
        let Some(id) = participant(item) else { return Fate::Here };
        // what moves before a delay happens there
        let moment = self.delayed.map_or(self.moment, |delay| delay.moment);
        let life = &mut self.lives[id.index()];
        if life.moment != moment {
            life.ends.clear();
            life.moment = moment;
        }
        let fate = match item {
            Item::Activate(_) if life.destroyed == Some(moment) && moment > 0 => {
                life.ghosts += 1;
                Fate::Restart
            }
            Item::Activate(_) => {
                life.active += 1;
                let mut fate = Fate::Here;
                while let Some((end, matched)) = life.ends.pop() {
                    self.bars.fates[end] = if matched { Fate::Undone } else { Fate::EndsNothing };
                    if matched {
                        fate = Fate::Restart;
                        break;
                    }
                }
                fate
            }
            Item::Deactivate(_) if life.ghosts > 0 => {
                life.ghosts -= 1;
                Fate::Undone
            }
            Item::Deactivate(_) => {
                let matched = life.active > 0;
                life.active = life.active.saturating_sub(1);
                if moment == 0 && !matched {
                    Fate::EndsNothing
                } else {
                    // before anything happened, bars may begin again
                    if moment > 0 {
                        life.ends.push((index, matched));
                    }
                    Fate::Here
                }
            }
            _ if !self.has_message => Fate::TooEarly,
            _ => {
                *life = Life { destroyed: Some(moment), moment, ..Life::default() };
                Fate::Here
            }
        };
        self.bars.fates[index] = fate;
        fate
    }
}

fn participant(item: &Item) -> Option<ParticipantId> {
    match item {
        Item::Activate(item) => Some(item.participant),
        Item::Deactivate(item) => Some(item.participant),
        Item::Destroy(item) => Some(item.participant),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Activate, Arrow, Builder, Create, Deactivate, Delay, Destroy, Divider, Message, Origin, Text};

    /// The fates in a body where `ab` is a message, `+a` and `-a` begin and end a bar, `!a` a life, `*a` creates, `==`
    /// and `..` are a divider and a delay.
    fn fates(body: &str) -> Vec<Fate> {
        let mut builder = Builder::new();
        let origin = Origin::NONE;
        for word in body.split(' ') {
            let (one, other) = word.split_at(1);
            let item = match one {
                "=" => Item::Divider(Divider::default()),
                "." => Item::Delay(Delay::default()),
                _ => {
                    let participant = builder.participant(other);
                    match one {
                        "+" => Item::Activate(Activate { participant, style: None, origin }),
                        "-" => Item::Deactivate(Deactivate { participant, origin }),
                        "!" => Item::Destroy(Destroy { participant, origin }),
                        "*" => Item::Create(Create { participant, origin }),
                        _ => {
                            let from = builder.participant(one);
                            let text = Text::default();
                            Item::Message(Message::new(from.into(), participant.into(), Arrow::call(), text))
                        }
                    }
                }
            };
            builder.push(item);
        }
        Bars::new(&builder.finish()).fates
    }

    #[test]
    fn bars_begin_and_end_where_plantuml_lets_them() {
        use Fate::{BeforeDelay, BehindCreation, EndsNothing, Here, Restart, TooEarly, Undone};
        for (body, expected) in [
            ("ab +b ba -b", &[Here, Here][..]),
            ("-b ab", &[EndsNothing]),
            ("+b -b +b ab", &[Here, Here, Here]),
            ("== -b ab -b", &[Here, Here]),
            ("ab +b ba -b +b", &[Here, Undone, Restart]),
            ("ab +b ba -b == +b", &[Here, Here, Here]),
            ("ab -b +b", &[EndsNothing, Here]),
            ("ab !b +b ab -b", &[Here, Restart, Undone]),
            ("!b ab", &[TooEarly]),
            ("ab .. .. +b", &[BeforeDelay]),
            ("ab .. *b ab", &[BeforeDelay]),
            ("ab +b .. -b +b", &[Here, Undone, Restart]),
            ("*b +b ab", &[Here, BehindCreation]),
        ] {
            assert_eq!(fates(body), expected, "{body}");
        }
    }
}

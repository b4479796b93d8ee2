//! Diagrams made up by chance, the same ones for the same seed: names, texts and orders that nobody would think of.

mod plantuml;
mod words;

use ir::{
    Activate, Arrow, Builder, Comment, Create, Deactivate, Delay, Destroy, Diagram, Dialect, Divider,
    ElementClass, Endpoint, Fill, Footbox, Fragment, FragmentKind, Head, Item, Line, Link, Message, Note,
    NotePlace, NoteShape, NoteSide, Operand, Origin, PageBreak, ParticipantBox, ParticipantId,
    ParticipantKind, Reference, Run, Side, Size, Space, State, StatePlace, Text, TextLine, ThemeChoice,
};
use words::{MERMAID_TEXTS, NAMES, PLANTUML_TEXTS, TEXTS};

/// The fragments of Mermaid.
const MERMAID_FRAGMENTS: [FragmentKind; 8] = [
    FragmentKind::Alt,
    FragmentKind::Opt,
    FragmentKind::Loop,
    FragmentKind::Par,
    FragmentKind::ParOver,
    FragmentKind::Critical,
    FragmentKind::Break,
    FragmentKind::Rect,
];

/// A source of chance.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Chance from a seed; equal seeds give equal chances.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x1234_5678_9ABC_DEF1) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 33) as usize) % end
    }

    /// Yes, once in `times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'p>(&mut self, pieces: &[&'p str]) -> &'p str {
        pieces[self.below(pieces.len())]
    }
}

/// How much a made-up diagram may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// What WSD says.
    Wsd,
    /// What Mermaid says.
    Mermaid,
    /// What PlantUML says.
    PlantUml,
    /// Whatever the model holds.
    Anything,
}

/// A valid diagram.
pub fn diagram(seed: u64, say: Say) -> Diagram {
    let mut maker = Maker {
        chance: Chance::new(seed),
        say,
        builder: Builder::new(),
        names: Vec::new(),
        active: Vec::new(),
        mentioned: Vec::new(),
        number: None,
        format: 0,
        anchors: Vec::new(),
        depth: 0,
    };
    maker.participants();
    match say {
        Say::Mermaid => maker.surroundings(),
        Say::PlantUml => maker.furniture(),
        Say::Wsd | Say::Anything => {}
    }
    if maker.chance.one_in(3) {
        maker.builder.meta.title = maker.text();
    }
    let count = 1 + maker.chance.below(12);
    maker.items(count);
    maker.builder.finish()
}

struct Maker {
    chance: Chance,
    say: Say,
    builder: Builder,
    names: Vec<ParticipantId>,
    active: Vec<u32>,
    mentioned: Vec<bool>,
    /// The number of the next message, while numbering is on.
    number: Option<u32>,
    /// How PlantUML draws it.
    format: usize,
    /// Anchors of messages, in the order of time.
    anchors: Vec<String>,
    depth: usize,
}

impl Maker {
    fn wild(&mut self, times: usize) -> bool {
        self.say == Say::Anything && self.chance.one_in(times)
    }

    fn participants(&mut self) {
        for _ in 0..1 + self.chance.below(5) {
            let mut name = self.chance.pick(NAMES).to_owned();
            if self.chance.one_in(4) {
                name.push_str(self.chance.pick(NAMES));
            }
            let name = name.trim();
            if self.builder.find(name).is_some() {
                continue;
            }
            let id = self.builder.participant(name);
            let label = if self.chance.one_in(3) { Some(self.text()) } else { None };
            let kind = match self.chance.below(12) {
                0 => ParticipantKind::Actor,
                1 => ParticipantKind::Database,
                2 if matches!(self.say, Say::Wsd | Say::Anything) => ParticipantKind::Cloud,
                3 if self.say != Say::Wsd => ParticipantKind::Boundary,
                _ => ParticipantKind::Participant,
            };
            let participant = self.builder.get_mut(id);
            participant.kind = kind;
            if let Some(label) = label.filter(|label| !label.is_empty()) {
                participant.label = label;
            }
            self.names.push(id);
            self.active.push(0);
            self.mentioned.push(false);
        }
    }

    /// Boxes, links and settings.
    fn surroundings(&mut self) {
        if self.chance.one_in(3) {
            let title = self.text();
            let color = self.chance.one_in(2).then(|| Fill::from(ir::Color::rgb(250, 240, 230)));
            let around = self.builder.add_box(ParticipantBox { title, color, ..ParticipantBox::default() });
            let first = self.chance.below(self.names.len());
            for index in first..self.names.len().min(first + 2) {
                self.builder.get_mut(self.names[index]).in_box = Some(around);
            }
        }
        if self.chance.one_in(4) {
            let target = self.chance.pick(MERMAID_TEXTS).to_owned();
            let label = Some(self.chance.pick(MERMAID_TEXTS).to_owned());
            let id = self.names[self.chance.below(self.names.len())];
            self.builder.get_mut(id).links.push(Link { target, tooltip: None, label });
        }
        if self.chance.one_in(4) {
            let style = &mut self.builder.style;
            style.footbox = [None, Some(Footbox::Box), Some(Footbox::None)][self.chance.below(3)];
            style.wrap = [None, Some(true), Some(false)][self.chance.below(3)];
            style.hand_drawn = self.chance.one_in(2);
            let name = spelling::mermaid::config::THEMES[self.chance.below(12)].to_owned();
            style.theme = Some(ThemeChoice { dialect: Dialect::Mermaid, name });
            style.sizes.insert(Size::HeadMargin, self.chance.below(999) as f64 / 4.0);
            let note = style.classes.entry(ElementClass::Note).or_default();
            note.background = Some(ir::Color::rgb(1, 2, 3).into());
            note.font_family = Some("\"A\\B\", serif".to_owned());
            self.builder.meta.accessible_title = Some("a; #b".to_owned());
            self.builder.meta.accessible_description = Some("one }\n%% two".to_owned());
        }
    }

    fn text(&mut self) -> Text {
        let lines = match self.chance.below(10) {
            0 => 0,
            1 => 2,
            2 => 3,
            _ => 1,
        };
        let mut text = String::new();
        for line in 0..lines {
            if line > 0 {
                text.push('\n');
            }
            for word in 0..self.chance.below(4) {
                if word > 0 {
                    text.push(' ');
                }
                let pieces = match self.say {
                    Say::Mermaid => MERMAID_TEXTS,
                    Say::PlantUml if self.chance.one_in(2) => PLANTUML_TEXTS,
                    _ => TEXTS,
                };
                text.push_str(self.chance.pick(pieces));
            }
        }
        // blanks at the ends of lines are nobody's loss
        let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
        let mut text = Text::plain(lines.join("\n"));
        if self.say == Say::Mermaid && self.chance.one_in(10) {
            text.wrap = Some(self.chance.one_in(2));
        }
        if self.say == Say::PlantUml && text.is_empty() {
            return Text::default();
        }
        if self.say == Say::PlantUml && self.chance.one_in(5) {
            return self.styled(text);
        }
        if self.wild(8) {
            let run = Run { strong: true, ..Run::plain("bold") };
            return Text { lines: vec![TextLine { runs: vec![run], ..TextLine::default() }], wrap: None };
        }
        text
    }

    fn somebody(&mut self) -> ParticipantId {
        let id = self.names[self.chance.below(self.names.len())];
        self.mentioned[id.index()] = true;
        id
    }

    fn some(&mut self) -> Vec<ParticipantId> {
        let mut ids: Vec<_> = (0..1 + self.chance.below(3)).map(|_| self.somebody()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn items(&mut self, count: usize) {
        for _ in 0..count {
            self.item();
        }
    }

    fn push(&mut self, item: Item) {
        self.builder.push(item);
    }

    fn item(&mut self) {
        match self.chance.below(20) {
            0..=7 => self.message(),
            8 => {
                let participant = self.somebody();
                self.active[participant.index()] += 1;
                self.push(Item::Activate(Activate { participant, style: None, origin: Origin::NONE }));
            }
            9 => {
                let participant = self.somebody();
                self.deactivate(participant);
            }
            10 | 11 => self.note(),
            12 => {
                let text = self.chance.pick(TEXTS).trim().to_owned();
                self.push(Item::Comment(Comment { text, origin: Origin::NONE }));
            }
            13..=15 if self.say == Say::Mermaid => self.message(),
            13..=15 if self.say == Say::PlantUml => self.plantuml_item(),
            13 => {
                let (participants, text) = (self.some(), self.text());
                let place = [StatePlace::Over, StatePlace::Left, StatePlace::Right][self.chance.below(3)];
                let participants =
                    if place == StatePlace::Over { participants } else { vec![participants[0]] };
                let state = State { place, participants, text, parallel: false, origin: Origin::NONE };
                self.push(Item::State(state));
            }
            14 => self.reference(),
            15 => {
                let any = self.names.len() > 1 && self.builder.participant_count() > 0;
                if any {
                    let participant = self.somebody();
                    if self.mentioned.iter().filter(|each| **each).count() > 1 {
                        self.push(Item::Destroy(Destroy { participant, origin: Origin::NONE }));
                    }
                }
            }
            16..=18 if self.depth < 3 => self.fragment(),
            _ if self.say == Say::Anything => self.oddity(),
            _ => self.message(),
        }
    }

    fn deactivate(&mut self, participant: ParticipantId) {
        if self.active[participant.index()] > 0 || self.wild(2) {
            let bars = &mut self.active[participant.index()];
            *bars = bars.saturating_sub(1);
            self.push(Item::Deactivate(Deactivate { participant, origin: Origin::NONE }));
        }
    }

    fn arrow(&mut self) -> Arrow {
        if self.wild(2) {
            let heads = Head::ALL;
            let lines = [Line::Solid, Line::Dashed, Line::Hidden];
            let mut arrow = Arrow::new(lines[self.chance.below(3)], heads[self.chance.below(8)]);
            arrow.tail.head = heads[self.chance.below(8)];
            arrow.tail.circle = self.chance.one_in(8);
            return arrow;
        }
        if self.say == Say::Mermaid {
            let arrows = spelling::mermaid::ARROWS;
            let mut arrow = arrows[self.chance.below(arrows.len())].1;
            arrow.head.circle = self.chance.one_in(12);
            arrow.tail.circle = self.chance.one_in(12);
            return arrow;
        }
        let arrows = spelling::wsd::ARROWS;
        arrows[self.chance.below(arrows.len())].1
    }

    fn message(&mut self) {
        if self.say == Say::PlantUml {
            return self.plantuml_message();
        }
        let mut message = self.plain_message();
        if self.say == Say::Mermaid {
            // it has no borders
        } else if self.chance.one_in(8) {
            message.from = Endpoint::Border(Side::Left);
        } else if self.chance.one_in(8) {
            message.to = Endpoint::Border(Side::Right);
        } else if self.wild(12) {
            message.from = Endpoint::Border(Side::Right);
        } else if self.wild(12) {
            message.to = Endpoint::Point(Side::Right);
        }
        if self.say != Say::Mermaid {
            message.slant = if self.chance.one_in(8) { 30 } else { 0 };
            message.parallel = self.chance.one_in(5) && self.starts_together();
        }
        if let (Endpoint::Participant(participant), false) = (message.to, message.is_self())
            && (self.chance.one_in(6))
            && (self.say == Say::Anything || !self.mentioned_twice(participant))
        {
            self.push(Item::Create(Create { participant, origin: Origin::NONE }));
            self.active[participant.index()] = 0;
        }
        let (from, to) = (message.from, message.to);
        self.push(Item::Message(message));
        if let (Say::Mermaid, Endpoint::Participant(participant)) = (self.say, from)
            && self.chance.one_in(12)
        {
            // in the order in which it is read back
            return self.push(Item::Destroy(Destroy { participant, origin: Origin::NONE }));
        }
        if let Endpoint::Participant(from) = from
            && self.chance.one_in(4)
        {
            self.deactivate(from);
        }
        if let Endpoint::Participant(participant) = to
            && self.chance.one_in(4)
        {
            self.active[participant.index()] += 1;
            self.push(Item::Activate(Activate { participant, style: None, origin: Origin::NONE }));
        }
    }

    /// Whether something in the list could be the head of a group.
    fn starts_together(&mut self) -> bool {
        let anything = self.say == Say::Anything;
        anything
            || matches!(self.builder.items().last(), Some(Item::Message(_) | Item::Note(_) | Item::State(_)))
    }

    fn mentioned_twice(&mut self, _: ParticipantId) -> bool {
        // creations of WSD need somebody new, which only whoever walks the items can tell: few are made
        self.chance.below(4) > 0
    }

    fn plain_message(&mut self) -> Message {
        let (from, to) = (self.somebody(), self.somebody());
        let (arrow, text) = (self.arrow(), self.text());
        let mut message = Message::new(from.into(), to.into(), arrow, text);
        if self.chance.one_in(10) {
            self.number = match self.number {
                None => Some(self.chance.below(100) as u32),
                Some(_) => None,
            };
        }
        if let Some(number) = &mut self.number {
            message.number = Some(number.to_string());
            *number += 1;
        }
        message
    }

    fn note(&mut self) {
        let (mut ids, text) = (self.some(), self.text());
        let places = match self.say {
            Say::Wsd => 5,
            Say::Mermaid => {
                ids.truncate(2);
                4
            }
            Say::PlantUml => {
                ids.truncate(2);
                8
            }
            Say::Anything => 8,
        };
        let place = match self.chance.below(places) {
            0 => NotePlace::Left(vec![ids[0]]),
            1 => NotePlace::Right(vec![ids[0]]),
            2 | 3 => NotePlace::Over(ids),
            4 if self.say != Say::PlantUml => NotePlace::Margin,
            4 | 5 => NotePlace::Across,
            6 => NotePlace::OnMessage(NoteSide::Left),
            _ => NotePlace::OnFragment(Side::Right),
        };
        let mut note = Note::new(place, text);
        if self.wild(6) {
            note.shape = NoteShape::Hexagon;
        }
        if self.say == Say::PlantUml {
            self.dress(&mut note);
        }
        self.push(Item::Note(note));
    }

    fn reference(&mut self) {
        let (participants, text) = (self.some(), self.text());
        let first = participants[self.chance.below(participants.len())];
        let (entered, left) = (self.chance.one_in(2), self.chance.one_in(2));
        if entered {
            let message = Message { to: first.into(), ..self.plain_message() };
            self.push(Item::Message(message));
        }
        self.push(Item::Reference(Reference {
            participants,
            text,
            entered,
            left,
            style: None,
            link: None,
            origin: Origin::NONE,
        }));
        if left {
            let message = Message { from: first.into(), ..self.plain_message() };
            self.push(Item::Message(message));
        }
    }

    fn fragment(&mut self) {
        let kinds: &[FragmentKind] = match self.say {
            Say::Wsd => &[
                FragmentKind::Alt,
                FragmentKind::Opt,
                FragmentKind::Loop,
                FragmentKind::Par,
                FragmentKind::Seq,
            ],
            Say::Mermaid => &MERMAID_FRAGMENTS,
            Say::PlantUml => &plantuml::FRAGMENTS,
            Say::Anything => &FragmentKind::ALL,
        };
        let kind = kinds[self.chance.below(kinds.len())];
        let area = self.say == Say::Mermaid && kind == FragmentKind::Rect;
        let guard = if area { Text::default() } else { self.text() };
        let mut fragment = Fragment::new(kind, vec![Operand { guard, ..Operand::default() }]);
        if area {
            fragment.operands[0].background = Some(Fill::from(ir::Color::rgb(4, 5, 6)));
        }
        if kind == FragmentKind::Group {
            fragment.name = self.text();
        }
        if kind == FragmentKind::Partition && self.say == Say::PlantUml {
            fragment.name = std::mem::take(&mut fragment.operands[0].guard);
        }
        if self.wild(4) || (self.say == Say::PlantUml && self.chance.one_in(4)) {
            fragment.operands[0].background = Some(Fill::from(ir::Color::rgb(1, 2, 3)));
        }
        self.builder.open(fragment);
        self.depth += 1;
        let branches = match self.say {
            Say::Wsd => matches!(kind, FragmentKind::Alt | FragmentKind::Par),
            Say::Mermaid => {
                spelling::mermaid::fragment_text(kind).is_some_and(|(_, branch)| branch.is_some())
            }
            Say::PlantUml | Say::Anything => true,
        };
        if self.say == Say::Mermaid {
            // one without content has a broken picture
            self.message();
        }
        for operand in 0..1 + self.chance.below(3) {
            if operand > 0 {
                if !branches {
                    break;
                }
                let guard = self.text();
                self.builder.operand(guard, Origin::NONE);
            }
            let count = self.chance.below(5);
            self.items(count);
        }
        self.depth -= 1;
        self.builder.close();
    }

    fn oddity(&mut self) {
        let text = self.text();
        let item = match self.chance.below(4) {
            0 => Item::Divider(Divider { text, ..Divider::default() }),
            1 => Item::Delay(Delay { text, ..Delay::default() }),
            2 => Item::Space(Space { pixels: Some(45), ..Space::default() }),
            _ => Item::PageBreak(PageBreak { title: text, ..PageBreak::default() }),
        };
        self.push(item);
    }
}

//! Random diagrams: the same seed gives the same diagram.

use ir::*;

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            random.below(2);
        }
        random
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        // xorshift: good enough to mix constructs
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

const WORDS: [&str; 16] = [
    "order",
    "list",
    "of",
    "every",
    "customer",
    "is",
    "not",
    "ready",
    "GET /v1/items",
    "retry",
    "payload",
    "a",
    "validation",
    "x",
    "timeout after 30 s",
    "com.example.Service",
];

struct Maker {
    random: Random,
    builder: Builder,
    people: Vec<ParticipantId>,
    line: u32,
    open: Vec<Vec<ParticipantId>>,
    numbered: bool,
}

/// A valid diagram with a bit of everything; every statement has its own line.
pub(crate) fn diagram(seed: u64) -> Diagram {
    let mut random = Random::new(seed);
    let mut builder = Builder::new();
    let count = 1 + random.below(7);
    let mut people = Vec::new();
    for index in 0..count {
        let id = builder.participant(&format!("p{index}"));
        people.push(id);
        let label = words(&mut random, 3);
        let kind = random.pick(&ParticipantKind::ALL);
        let participant = builder.get_mut(id);
        participant.label = Text::plain(label);
        participant.kind = kind;
    }
    if random.one_in(3) {
        boxes(&mut random, &mut builder, &people);
    }
    if random.one_in(3) {
        builder.meta.title = Text::plain(words(&mut random, 6));
    }
    if random.one_in(4) {
        builder.style.footbox = Some(random.pick(&[Footbox::Box, Footbox::Bar, Footbox::None]));
    }
    let numbered = random.one_in(3);
    let mut maker = Maker { random, builder, people, line: 0, open: Vec::new(), numbered };
    let length = 4 + maker.random.below(26);
    for _ in 0..length {
        maker.item();
    }
    maker.builder.finish()
}

fn words(random: &mut Random, most: usize) -> String {
    let count = 1 + random.below(most);
    (0..count).map(|_| random.pick(&WORDS)).collect::<Vec<_>>().join(" ")
}

fn boxes(random: &mut Random, builder: &mut Builder, people: &[ParticipantId]) {
    let color = random.one_in(2).then(|| Color::rgb(random.below(256) as u8, 200, 120).into());
    let title = if random.one_in(4) { Text::default() } else { Text::plain(words(random, 3)) };
    let outer = builder.add_box(ParticipantBox { title, color, ..ParticipantBox::default() });
    let from = random.below(people.len());
    let to = from + 1 + random.below(people.len() - from);
    for id in &people[from..to] {
        builder.get_mut(*id).in_box = Some(outer);
    }
    if random.one_in(2) {
        let inner = builder.add_box(ParticipantBox {
            title: "inner".into(),
            parent: Some(outer),
            ..ParticipantBox::default()
        });
        builder.get_mut(people[from]).in_box = Some(inner);
    }
}

impl Maker {
    fn origin(&mut self) -> Origin {
        self.line += 1;
        diag::Span { file: diag::FileId::default(), start: self.line, end: self.line }.into()
    }

    fn person(&mut self) -> ParticipantId {
        let people = self.people.clone();
        self.random.pick(&people)
    }

    fn text(&mut self, most: usize) -> Text {
        if self.random.one_in(8) {
            return Text::default();
        }
        let mut text = words(&mut self.random, most);
        if self.random.one_in(6) {
            text.push('\n');
            text.push_str(&words(&mut self.random, 3));
        }
        let mut text = Text::plain(text);
        if self.random.one_in(6) {
            let color = Some(self.colour());
            let background = self.random.one_in(4).then(|| self.colour());
            for run in text.lines.iter_mut().flat_map(|line| &mut line.runs) {
                run.paint = Some(Box::new(RunPaint { color, background, ..RunPaint::default() }));
            }
        }
        text
    }

    fn colour(&mut self) -> Color {
        let [red, green, blue] = [0; 3].map(|_| self.random.below(256) as u8);
        Color::rgb(red, green, blue)
    }

    fn span(&mut self) -> Vec<ParticipantId> {
        let (a, b) = (self.person(), self.person());
        let (a, b) = (a.min(b), a.max(b));
        if a == b { vec![a] } else { vec![a, b] }
    }

    fn item(&mut self) {
        match self.random.below(24) {
            0..=10 => self.message(),
            11..=13 => self.note(),
            14 | 15 if self.builder.depth() < 4 => self.fragment(),
            16 if self.builder.depth() > 0 => {
                let origin = self.origin();
                let guard = self.text(4);
                self.builder.operand(guard, origin);
            }
            17 | 18 if self.builder.depth() > 0 => {
                self.builder.close();
            }
            19 => {
                let (participant, origin) = (self.person(), self.origin());
                self.builder.push(Item::Activate(Activate { participant, style: None, origin }));
            }
            20 => {
                let (participant, origin) = (self.person(), self.origin());
                self.builder.push(Item::Deactivate(Deactivate { participant, origin }));
            }
            21 => {
                let (participants, text, origin) = (self.span(), self.text(5), self.origin());
                let (entered, left) = (self.random.one_in(2), self.random.one_in(2));
                self.builder.push(Item::Reference(Reference {
                    participants,
                    text,
                    entered,
                    left,
                    style: None,
                    link: None,
                    origin,
                }));
            }
            22 => self.pause(),
            _ => self.life(),
        }
    }

    fn message(&mut self) {
        let (a, b) = (self.person(), self.person());
        let (mut from, mut to): (Endpoint, Endpoint) = (a.into(), b.into());
        let side = self.random.pick(&[Side::Left, Side::Right]);
        match self.random.below(14) {
            0 => from = Endpoint::Border(side),
            1 => to = Endpoint::Border(side),
            2 => from = Endpoint::Point(side),
            3 => to = Endpoint::Point(side),
            _ => {}
        }
        let line = self.random.pick(&[Line::Solid, Line::Solid, Line::Dashed]);
        let arrow = Arrow::new(line, self.random.pick(&Head::ALL));
        let text = self.text(7);
        let origin = self.origin();
        let slant = if self.random.one_in(10) { 5 + self.random.below(40) as u32 } else { 0 };
        let number = (self.numbered && !self.random.one_in(5)).then(|| self.line.to_string());
        let parallel = self.random.one_in(6);
        self.builder.push(Item::Message(Message {
            parallel,
            slant,
            number,
            origin,
            ..Message::new(from, to, arrow, text)
        }));
        if self.random.one_in(4) {
            let participant = b;
            self.builder.push(Item::Activate(Activate { participant, style: None, origin }));
            self.open.push(vec![b]);
        } else if self.random.one_in(4) {
            self.builder.push(Item::Deactivate(Deactivate { participant: a, origin }));
        }
        while self.random.one_in(7) {
            let side = self.random.pick(&[NoteSide::Left, NoteSide::Right, NoteSide::Top, NoteSide::Bottom]);
            let (text, origin) = (self.text(9), self.origin());
            self.builder.push(Item::Note(Note { origin, ..Note::new(NotePlace::OnMessage(side), text) }));
        }
    }

    fn note(&mut self) {
        let ids = self.span();
        let place = match self.random.below(7) {
            0 => NotePlace::Left(ids),
            1 => NotePlace::Right(ids),
            2 => NotePlace::Across,
            3 => NotePlace::Margin,
            _ => NotePlace::Over(ids),
        };
        let shape =
            self.random.pick(&[NoteShape::Note, NoteShape::Note, NoteShape::Hexagon, NoteShape::Rectangle]);
        let (same_row, parallel) = (self.random.one_in(5), self.random.one_in(8));
        let (text, origin) = (self.text(12), self.origin());
        self.builder.push(Item::Note(Note { shape, same_row, parallel, origin, ..Note::new(place, text) }));
    }

    fn fragment(&mut self) {
        let kind = self.random.pick(&FragmentKind::ALL);
        let origin = self.origin();
        let guard = if kind == FragmentKind::Rect { Text::default() } else { self.text(8) };
        let name = if kind == FragmentKind::Group { self.text(2) } else { Text::default() };
        let background = self.random.one_in(3).then(|| self.colour().into());
        let operand = Operand { guard, origin, background, ..Operand::default() };
        let parallel = self.random.one_in(5);
        self.builder.open(Fragment { name, parallel, origin, ..Fragment::new(kind, vec![operand]) });
    }

    fn pause(&mut self) {
        let (text, origin) = (self.text(3), self.origin());
        let item = match self.random.below(4) {
            0 => Item::Divider(Divider { text, origin }),
            1 => Item::Delay(Delay { text, origin }),
            2 => Item::Space(Space { pixels: Some(self.random.below(60) as u32), origin }),
            _ => Item::PageBreak(PageBreak { title: text, origin }),
        };
        self.builder.push(item);
    }

    fn life(&mut self) {
        let (participant, other) = (self.person(), self.person());
        let origin = self.origin();
        if self.random.one_in(2) {
            self.builder.push(Item::Destroy(Destroy { participant, origin }));
        } else {
            self.builder.push(Item::Create(Create { participant, origin }));
            let text = self.text(3);
            let origin = self.origin();
            let message = Message::new(other.into(), participant.into(), Arrow::call(), text);
            self.builder.push(Item::Message(Message { origin, ..message }));
        }
    }
}

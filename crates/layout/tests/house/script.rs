//! A few words in which pictures are written down: a builder with short names.

use ir::*;

/// A diagram that is being written.
pub(crate) struct Script {
    pub(crate) builder: Builder,
    number: Option<u32>,
}

/// `**strong**`, `//emphasis//`, ` ``code`` `, `~~old~~`, `[[link]]`, and `• ` before items of a list.
pub(crate) fn rich(text: &str) -> Text {
    let mut look = Run::default();
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let (block, line) = match line.strip_prefix("• ") {
            Some(rest) => (Block::Bullet { depth: 1 }, rest),
            None => (Block::Plain, line),
        };
        let mut runs = Vec::new();
        let mut rest = line;
        while !rest.is_empty() {
            let marks = ["**", "//", "``", "~~", "[[", "]]"];
            let (at, mark) = marks
                .iter()
                .filter_map(|mark| rest.find(mark).map(|at| (at, *mark)))
                .min()
                .unwrap_or((rest.len(), ""));
            if at > 0 {
                runs.push(Run { content: Content::Text(rest[..at].to_owned()), ..look.clone() });
            }
            rest = &rest[at + mark.len()..];
            match mark {
                "**" => look.strong ^= true,
                "//" => look.emphasis ^= true,
                "``" => look.code ^= true,
                "~~" => look.strike ^= true,
                "[[" => {
                    look.link =
                        Some(Box::new(Link { target: "https://example.org".into(), ..Link::default() }))
                }
                "]]" => look.link = None,
                _ => {}
            }
        }
        lines.push(TextLine { block, align: None, runs });
    }
    if text.is_empty() { Text::default() } else { Text { lines, wrap: None } }
}

pub(crate) const REPLY: Arrow = Arrow::new(Line::Dashed, Head::Open);
pub(crate) const ASYNC: Arrow = Arrow::new(Line::Solid, Head::Open);
pub(crate) const CALL: Arrow = Arrow::call();

impl Script {
    pub(crate) fn new(title: &str, people: &[(&str, &str, ParticipantKind)]) -> Self {
        let mut builder = Builder::new();
        builder.meta.title = Text::plain(title);
        for (name, label, kind) in people {
            let id = builder.participant(name);
            let participant = builder.get_mut(id);
            participant.label = Text::plain(label);
            participant.kind = *kind;
        }
        Self { builder, number: None }
    }

    /// Participants that are called by their names.
    pub(crate) fn plain(people: &[&str]) -> Self {
        let people: Vec<_> = people.iter().map(|name| (*name, *name, ParticipantKind::Participant)).collect();
        Self::new("", &people)
    }

    pub(crate) fn count_from(&mut self, number: u32) {
        self.number = Some(number);
    }

    pub(crate) fn id(&mut self, name: &str) -> ParticipantId {
        self.builder.participant(name)
    }

    fn end(&mut self, name: &str) -> Endpoint {
        match name {
            "[" => Endpoint::Border(Side::Left),
            "]" => Endpoint::Border(Side::Right),
            "?<" => Endpoint::Point(Side::Left),
            "?>" => Endpoint::Point(Side::Right),
            name => self.id(name).into(),
        }
    }

    pub(crate) fn message(&mut self, from: &str, to: &str, arrow: Arrow, text: &str) -> &mut Message {
        let (from, to) = (self.end(from), self.end(to));
        let mut message = Message::new(from, to, arrow, rich(text));
        if let Some(number) = &mut self.number {
            message.number = Some(number.to_string());
            *number += 1;
        }
        self.builder.push(Item::Message(message));
        match self.builder.items().last_mut() {
            Some(Item::Message(message)) => message,
            _ => unreachable!("a message was added"),
        }
    }

    pub(crate) fn call(&mut self, from: &str, to: &str, text: &str) {
        self.message(from, to, CALL, text);
    }

    pub(crate) fn reply(&mut self, from: &str, to: &str, text: &str) {
        self.message(from, to, REPLY, text);
    }

    pub(crate) fn on(&mut self, name: &str) {
        let participant = self.id(name);
        self.builder.push(Item::Activate(Activate { participant, style: None, origin: Origin::NONE }));
    }

    pub(crate) fn off(&mut self, name: &str) {
        let participant = self.id(name);
        self.builder.push(Item::Deactivate(Deactivate { participant, origin: Origin::NONE }));
    }

    pub(crate) fn note(&mut self, place: NotePlace, text: &str) -> &mut Note {
        self.builder.push(Item::Note(Note::new(place, rich(text))));
        match self.builder.items().last_mut() {
            Some(Item::Note(note)) => note,
            _ => unreachable!("a note was added"),
        }
    }

    pub(crate) fn over(&mut self, names: &[&str], text: &str) -> &mut Note {
        let ids = names.iter().map(|name| self.id(name)).collect();
        self.note(NotePlace::Over(ids), text)
    }

    pub(crate) fn right(&mut self, name: &str, text: &str) -> &mut Note {
        let id = self.id(name);
        self.note(NotePlace::Right(vec![id]), text)
    }

    pub(crate) fn left(&mut self, name: &str, text: &str) -> &mut Note {
        let id = self.id(name);
        self.note(NotePlace::Left(vec![id]), text)
    }

    pub(crate) fn reference(&mut self, names: &[&str], text: &str) -> &mut Reference {
        let participants = names.iter().map(|name| self.id(name)).collect();
        self.builder.push(Item::Reference(Reference {
            participants,
            text: rich(text),
            entered: false,
            left: false,
            style: None,
            link: None,
            origin: Origin::NONE,
        }));
        match self.builder.items().last_mut() {
            Some(Item::Reference(reference)) => reference,
            _ => unreachable!("a reference was added"),
        }
    }

    pub(crate) fn open(&mut self, kind: FragmentKind, guard: &str) {
        let operand = Operand { guard: rich(guard), ..Operand::default() };
        self.builder.open(Fragment::new(kind, vec![operand]));
    }

    pub(crate) fn group(&mut self, name: &str, guard: &str) {
        let operand = Operand { guard: rich(guard), ..Operand::default() };
        self.builder.open(Fragment { name: rich(name), ..Fragment::new(FragmentKind::Group, vec![operand]) });
    }

    pub(crate) fn or(&mut self, guard: &str) {
        self.builder.operand(rich(guard), Origin::NONE);
    }

    pub(crate) fn close(&mut self) {
        self.builder.close();
    }

    pub(crate) fn boxed(&mut self, title: &str, color: Option<&str>, names: &[&str]) -> BoxId {
        let color = color.and_then(Color::from_hex).map(Fill::from);
        let id =
            self.builder.add_box(ParticipantBox { title: rich(title), color, ..ParticipantBox::default() });
        for name in names {
            let participant = self.id(name);
            self.builder.get_mut(participant).in_box = Some(id);
        }
        id
    }

    pub(crate) fn create(&mut self, name: &str) {
        let participant = self.id(name);
        self.builder.push(Item::Create(Create { participant, origin: Origin::NONE }));
    }

    pub(crate) fn destroy(&mut self, name: &str) {
        let participant = self.id(name);
        self.builder.push(Item::Destroy(Destroy { participant, origin: Origin::NONE }));
    }

    pub(crate) fn finish(self) -> Diagram {
        self.builder.finish()
    }
}

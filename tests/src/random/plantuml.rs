//! What only PlantUML says.

use super::Maker;
use ir::{
    Activate, Align, Arrow, Block, Cell, Color, Content, Create, Delay, Destroy, Divider, Duration,
    ElementStyle, End, Endpoint, Fill, FragmentKind, Furniture, Head, Item, Legend, Line, Link, Message,
    Note, NoteShape, Numbering, NumberingAction, Origin, PageBreak, ParticipantBox, ParticipantKind,
    Reference, Run, RunPaint, Side, Space, Stereotype, Text, VerticalAlign,
};

/// The fragments of PlantUML.
pub(super) const FRAGMENTS: [FragmentKind; 9] = [
    FragmentKind::Alt,
    FragmentKind::Opt,
    FragmentKind::Loop,
    FragmentKind::Par,
    FragmentKind::ParOver,
    FragmentKind::Critical,
    FragmentKind::Break,
    FragmentKind::Group,
    FragmentKind::Partition,
];

impl Maker {
    /// A word without blanks that is harmless everywhere.
    fn word(&mut self) -> String {
        ["x", "svc", "a1", "big"][self.chance.below(4)].to_owned()
    }

    fn color(&mut self) -> Color {
        let mut part = || self.chance.below(256) as u8;
        Color::rgb(part(), part(), part())
    }

    fn fill(&mut self) -> Fill {
        Fill::Solid(self.color())
    }

    fn link(&mut self) -> Link {
        let target = self.chance.pick(&["https://example.org/a", "x y", "a{b}", "q?a=1"]).to_owned();
        let tooltip = self.chance.one_in(3).then(|| self.word());
        let label = self.chance.one_in(2).then(|| self.word());
        Link { target, tooltip, label }
    }

    /// Boxes, looks of participants, and what stands round the diagram.
    pub(super) fn furniture(&mut self) {
        if self.chance.one_in(3) {
            let title = self.text();
            let color = self.chance.one_in(2).then(|| self.fill());
            let stereotype = self.chance.one_in(3).then(|| self.word());
            let around = self.builder.add_box(ParticipantBox {
                title,
                color,
                stereotype,
                ..ParticipantBox::default()
            });
            let first = self.chance.below(self.names.len());
            for index in first..self.names.len().min(first + 2) {
                self.builder.get_mut(self.names[index]).in_box = Some(around);
            }
            if self.chance.one_in(3) {
                let title = self.text();
                let inner = self.builder.add_box(ParticipantBox {
                    title,
                    parent: Some(around),
                    ..ParticipantBox::default()
                });
                self.builder.get_mut(self.names[first]).in_box = Some(inner);
            }
        }
        for id in self.names.clone() {
            if self.chance.one_in(4) {
                let kinds = &ParticipantKind::ALL[..8];
                let kind = kinds[self.chance.below(kinds.len())];
                let stereotype = Stereotype {
                    text: self.word(),
                    spot: self.chance.one_in(3).then(|| "C".to_owned()),
                    spot_color: None,
                };
                let ground = self.fill();
                let link = self.link();
                let chance = &mut self.chance;
                let each = self.builder.get_mut(id);
                each.kind = kind;
                each.stereotypes.extend(chance.one_in(2).then_some(stereotype));
                each.links.extend(chance.one_in(4).then_some(link));
                if chance.one_in(3) {
                    let style = ElementStyle { background: Some(ground), ..ElementStyle::default() };
                    each.style = Some(Box::new(style));
                }
            }
        }
        if self.chance.one_in(4) {
            self.around();
        }
    }

    /// Header, footer, caption, legend and frame.
    fn around(&mut self) {
        let aligns = [None, Some(Align::Left), Some(Align::Center), Some(Align::Right)];
        let piece = |maker: &mut Maker| {
            let text = maker.text();
            let align = aligns[maker.chance.below(4)];
            (!text.is_empty()).then_some(Furniture { text, align })
        };
        let (header, footer, legend) = (piece(self), piece(self), piece(self));
        let caption = self.text();
        let frame = self.text();
        let chance = &mut self.chance;
        let meta = &mut self.builder.meta;
        meta.header = header.filter(|_| chance.one_in(2));
        meta.footer = footer.filter(|_| chance.one_in(2));
        meta.caption = caption;
        meta.mainframe = (!frame.is_empty() && chance.one_in(2)).then_some(frame);
        meta.legend = legend.map(|Furniture { text, align }| {
            let vertical = [None, Some(VerticalAlign::Top), Some(VerticalAlign::Bottom)][chance.below(3)];
            // PlantUML says where a panel stands from top to bottom first
            Legend { text, align, vertical }
        });
        self.builder.style.hide_unlinked = self.chance.one_in(4);
        self.builder.style.response_below = self.chance.one_in(4);
        self.builder.style.hide_stereotypes = self.chance.one_in(8);
    }

    /// A text with looks on some of its words, or lines of other kinds.
    pub(super) fn styled(&mut self, text: Text) -> Text {
        let mut text = text;
        for line in &mut text.lines {
            let mut runs: Vec<Run> = Vec::new();
            for (index, word) in line.to_plain().split(' ').enumerate() {
                if index > 0 {
                    push_letters(&mut runs, " ");
                }
                match self.look(word) {
                    Some(run) => runs.push(run),
                    None => push_letters(&mut runs, word),
                }
            }
            line.runs = runs;
            if line.runs.is_empty() {
                continue;
            }
            match self.chance.below(12) {
                0 => line.block = Block::Bullet { depth: 1 + self.chance.below(3) as u8 },
                1 => line.block = Block::Numbered { depth: 1 + self.chance.below(3) as u8 },
                2 => line.block = Block::Heading { level: 1 + self.chance.below(3) as u8 },
                3 => {
                    let cell = |runs| Cell { header: false, background: None, runs };
                    let runs = std::mem::take(&mut line.runs);
                    line.block = Block::Row { cells: vec![cell(runs), cell(vec![Run::plain("x")])] };
                }
                4 => line.block = Block::Tree { depth: 1 },
                _ => {}
            }
        }
        text
    }

    /// A word with a look of its own, sometimes.
    fn look(&mut self, word: &str) -> Option<Run> {
        if word.trim().is_empty() {
            return None;
        }
        let mut run = Run::plain(word);
        match self.chance.below(16) {
            0 => run.strong = true,
            1 => run.emphasis = true,
            2 => run.code = true,
            3 => run.underline = true,
            4 => run.strike = true,
            5 => run.wave = true,
            6 => run.superscript = true,
            7 => {
                let color = Some(self.color());
                run.paint = Some(Box::new(RunPaint { color, ..RunPaint::default() }));
            }
            8 => run.paint = Some(Box::new(RunPaint { size: Some(18), ..RunPaint::default() })),
            9 => (run.strong, run.emphasis) = (true, true),
            10 => {
                let target = "https://example.org/t".to_owned();
                run.link = Some(Box::new(Link { target, tooltip: None, label: None }));
            }
            _ => return None,
        }
        Some(run)
    }

    pub(super) fn plantuml_item(&mut self) {
        let text = self.text();
        let item = match self.chance.below(8) {
            0 => Item::Divider(Divider { text, ..Divider::default() }),
            1 => Item::Delay(Delay { text, ..Delay::default() }),
            2 => Item::Space(Space { pixels: Some(20 + self.chance.below(10) as u32), ..Space::default() }),
            3 => Item::PageBreak(PageBreak { title: text, ..PageBreak::default() }),
            4 | 5 => {
                let participants = self.some();
                let color = self.fill();
                let style = ElementStyle { background: Some(color), ..ElementStyle::default() };
                Item::Reference(Reference {
                    participants,
                    text,
                    entered: false,
                    left: false,
                    style: self.chance.one_in(4).then(|| Box::new(style)),
                    link: None,
                    origin: Origin::NONE,
                })
            }
            6 => {
                if self.builder.items().is_empty() {
                    return;
                }
                Item::Destroy(Destroy { participant: self.somebody(), origin: Origin::NONE })
            }
            _ => {
                let Some(to) = self.anchors.last().cloned() else { return };
                let from = self.anchors[self.chance.below(self.anchors.len())].clone();
                Item::Duration(Duration { from, to, text, origin: Origin::NONE })
            }
        };
        self.push(item);
    }

    fn plantuml_arrow(&mut self) -> Arrow {
        let line = [Line::Solid, Line::Solid, Line::Solid, Line::Dashed, Line::Dashed, Line::Hidden]
            [self.chance.below(6)];
        let heads = [Head::Filled, Head::Filled, Head::Open, Head::Cross, Head::FilledUpper, Head::OpenLower];
        let tails = [Head::None, Head::None, Head::None, Head::Filled, Head::Open, Head::Cross];
        let mut arrow = Arrow::new(line, heads[self.chance.below(6)]);
        if matches!(arrow.head.head, Head::Filled | Head::Open | Head::Cross) {
            arrow.tail.head = tails[self.chance.below(6)];
        }
        for End { head, circle } in [&mut arrow.head, &mut arrow.tail] {
            *circle = *head != Head::Cross && self.chance.one_in(10);
        }
        arrow
    }

    pub(super) fn plantuml_message(&mut self) {
        let (from, to, text) = (self.somebody(), self.somebody(), self.text());
        let mut message = Message::new(from.into(), to.into(), self.plantuml_arrow(), text);
        let side = [Side::Left, Side::Right][self.chance.below(2)];
        match self.chance.below(24) {
            0 => message.from = Endpoint::Border(side),
            1 => message.to = Endpoint::Border(side),
            2 => message.from = Endpoint::Point(side),
            3 => message.to = Endpoint::Point(side),
            _ => {}
        }
        self.numbered(&mut message);
        let inside = message.from.participant().is_some() && message.to.participant().is_some();
        let level = matches!(message.arrow.head.head, Head::Filled | Head::Open)
            && matches!(message.arrow.tail.head, Head::None | Head::Filled | Head::Open)
            && !message.arrow.head.circle
            && !message.arrow.tail.circle;
        if inside && level && self.chance.one_in(8) {
            message.slant = 30;
        }
        message.parallel = self.chance.one_in(8);
        if self.chance.one_in(12) {
            let anchor = format!("t{}", self.anchors.len());
            self.anchors.push(anchor.clone());
            message.anchor = Some(anchor);
        }
        if self.chance.one_in(12) {
            let line = Some(self.color());
            message.style = Some(Box::new(ElementStyle { line, ..ElementStyle::default() }));
        }
        if inside && self.chance.one_in(12) {
            message.stereotype = Some(self.word());
        }
        if self.chance.one_in(16) {
            message.link = Some(Box::new(self.link()));
        }
        if inside && from != to && self.chance.one_in(10) {
            self.push(Item::Create(Create { participant: to, origin: Origin::NONE }));
            self.active[to.index()] = 0;
        }
        self.push(Item::Message(message.clone()));
        if inside && message.number.is_some() && self.chance.one_in(12) {
            let to = self.somebody();
            let further = Message { to: to.into(), parallel: true, number: None, anchor: None, ..message };
            self.push(Item::Message(further));
            return;
        }
        if message.from.participant().is_some() && self.chance.one_in(4) {
            self.deactivate(from);
        }
        if message.to.participant().is_some() && self.chance.one_in(4) {
            self.active[to.index()] += 1;
            let ground = Some(self.fill());
            let style = ElementStyle { background: ground, ..ElementStyle::default() };
            let style = self.chance.one_in(4).then(|| Box::new(style));
            self.push(Item::Activate(Activate { participant: to, style, origin: Origin::NONE }));
        }
    }

    /// Numbers in different formats, with statements or without.
    fn numbered(&mut self, message: &mut Message) {
        if self.chance.one_in(10) {
            self.number = match self.number {
                None => Some(self.chance.below(100) as u32),
                Some(_) => None,
            };
            self.format = self.chance.below(6);
            let action = match self.number {
                Some(start) => NumberingAction::Start {
                    start: Some(start.to_string()),
                    step: None,
                    format: (self.format == 1).then(|| "<b>[000]".to_owned()),
                },
                None => NumberingAction::Stop,
            };
            if self.chance.one_in(2) {
                self.push(Item::Numbering(Numbering { action, origin: Origin::NONE }));
            }
        }
        if let Some(number) = &mut self.number {
            message.number = Some(match self.format {
                1 => format!("[{number:03}]"),
                2 => format!("1.{number}"),
                _ => number.to_string(),
            });
            *number += 1;
        }
    }

    /// Shape, place and look of a note.
    pub(super) fn dress(&mut self, note: &mut Note) {
        note.shape = [NoteShape::Note, NoteShape::Note, NoteShape::Hexagon, NoteShape::Rectangle]
            [self.chance.below(4)];
        if self.chance.one_in(6) {
            let background = Some(self.fill());
            note.style = Some(Box::new(ElementStyle { background, ..ElementStyle::default() }));
        }
        note.stereotype = self.chance.one_in(8).then(|| self.word());
        if self.chance.one_in(10) {
            note.link = Some(Box::new(self.link()));
        }
    }
}

/// Adds letters without a look.
fn push_letters(runs: &mut Vec<Run>, letters: &str) {
    if letters.is_empty() {
        return;
    }
    if let Some(last) = runs.last_mut().filter(|last| last.is_plain())
        && let Content::Text(text) = &mut last.content
    {
        text.push_str(letters);
        return;
    }
    runs.push(Run::plain(letters));
}

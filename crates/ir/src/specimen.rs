//! One of everything: the diagram that goes through every writer, and the smallest diagram for each construct.
//!
//! A test demands that each field of the model is set somewhere in [`specimen`] or [`further_specimens`], and that each
//! value of each enum occurs. Nothing here comes from a real diagram.

mod minimal;

use crate::{
    Activate, Align, Arrow, Block, BoxId, Builder, Cell, Color, Comment, Content, Create, Deactivate, Delay,
    Destroy, Diagram, DiagramStyle, Dialect, Divider, Duration, ElementClass, ElementStyle, End, Endpoint,
    Fill, Footbox, Fragment, FragmentKind, Furniture, GradientDirection, Head, Item, Legend, Line, Link,
    Message, Meta, Note, NotePlace, NoteShape, NoteSide, Numbering, NumberingAction, Operand, Origin,
    PageBreak, ParticipantBox, ParticipantId, ParticipantKind, Raw, Reference, Run, RunPaint, Scale, Side,
    Size, Space, State, StatePlace, Stereotype, Text, TextLine, ThemeChoice, VerticalAlign,
};

pub use minimal::specimen_of;

/// A diagram with one specimen of each construct, and of each value of each enum. `fixtures/ir/every-construct.json` is
/// its serialised form.
pub fn specimen() -> Diagram {
    let mut builder = Builder::new();
    builder.meta = meta();
    builder.style = style();
    let people = participants(&mut builder);
    messages(&mut builder, &people);
    arrows(&mut builder, &people);
    lives(&mut builder, &people);
    notes(&mut builder, &people);
    separators(&mut builder, &people);
    fragments(&mut builder, &people);
    texts(&mut builder, &people);
    builder.finish()
}

/// Small diagrams with what does not fit into [`specimen`], because a diagram has only one place for it: the other values
/// of [`DiagramStyle::footbox`], [`DiagramStyle::scale`] and [`Legend::vertical`].
pub fn further_specimens() -> Vec<Diagram> {
    let hello = |change: fn(&mut Builder)| {
        let mut builder = Builder::new();
        let (a, b) = (builder.participant("a"), builder.participant("b"));
        builder.push(Item::Message(message(a, b, "hello")));
        change(&mut builder);
        builder.finish()
    };
    vec![
        hello(|builder| {
            builder.style.footbox = Some(Footbox::Box);
            builder.style.scale = Some(Scale::Factor(1.5));
            builder.meta.legend =
                Some(Legend { text: Text::plain("above"), align: None, vertical: Some(VerticalAlign::Top) });
        }),
        hello(|builder| builder.style.footbox = Some(Footbox::None)),
    ]
}

fn message(from: impl Into<Endpoint>, to: impl Into<Endpoint>, text: &str) -> Message {
    Message::new(from.into(), to.into(), Arrow::call(), Text::plain(text))
}

fn reply(from: ParticipantId, to: ParticipantId, text: &str) -> Message {
    Message::new(from.into(), to.into(), Arrow::new(Line::Dashed, Head::Filled), Text::plain(text))
}

fn link(target: &str) -> Link {
    Link { target: target.to_owned(), tooltip: Some("a tip".to_owned()), label: Some("a label".to_owned()) }
}

fn raw(dialect: Dialect, text: &str) -> Raw {
    Raw { dialect, text: text.to_owned(), origin: Origin::NONE }
}

fn comment(text: &str) -> Item {
    Item::Comment(Comment { text: text.to_owned(), origin: Origin::NONE })
}

/// Every field of a look.
fn look() -> ElementStyle {
    ElementStyle {
        background: Some(Color::rgb(0xe8, 0xf0, 0xfe).into()),
        line: Some(Color::rgb(0x1a, 0x4f, 0xa3)),
        text: Some(Color::rgb(0x10, 0x20, 0x40)),
        thickness: Some(1.5),
        dashed: Some(true),
        radius: Some(6.0),
        font_size: Some(15.0),
        font_family: Some("serif".to_owned()),
        bold: Some(true),
        italic: Some(true),
        underline: Some(true),
    }
}

fn boxed_look() -> Option<Box<ElementStyle>> {
    Some(Box::new(look()))
}

fn gradient(direction: GradientDirection) -> Fill {
    Fill::Gradient { from: Color::rgb(0xff, 0xe0, 0xb0), to: Color::rgb(0xb0, 0xe0, 0xff), direction }
}

fn meta() -> Meta {
    Meta {
        name: Some("every-construct".to_owned()),
        id: Some("SPECIMEN".to_owned()),
        title: Text::plain("Every construct\nin one diagram"),
        header: Some(Furniture { text: Text::plain("Draft"), align: Some(Align::Left) }),
        footer: Some(Furniture { text: Text::plain("Page 1"), align: Some(Align::Center) }),
        caption: Text::plain("Fig. 1"),
        legend: Some(Legend {
            text: Text::plain("A legend"),
            align: Some(Align::Right),
            vertical: Some(VerticalAlign::Bottom),
        }),
        mainframe: Some(Text::plain("sd Specimen")),
        accessible_title: Some("A specimen".to_owned()),
        accessible_description: Some("One of everything\non two lines".to_owned()),
    }
}

fn style() -> DiagramStyle {
    let classes = [
        ElementClass::Diagram,
        ElementClass::Activation,
        ElementClass::Actor,
        ElementClass::Boundary,
        ElementClass::Box,
        ElementClass::Caption,
        ElementClass::Cloud,
        ElementClass::Collections,
        ElementClass::Control,
        ElementClass::Database,
        ElementClass::Delay,
        ElementClass::Destruction,
        ElementClass::Divider,
        ElementClass::Entity,
        ElementClass::Footer,
        ElementClass::Fragment,
        ElementClass::FragmentTab,
        ElementClass::Guard,
        ElementClass::Header,
        ElementClass::Legend,
        ElementClass::Lifeline,
        ElementClass::Mainframe,
        ElementClass::Message,
        ElementClass::Note,
        ElementClass::Number,
        ElementClass::Participant,
        ElementClass::Queue,
        ElementClass::Reference,
        ElementClass::ReferenceTab,
        ElementClass::State,
        ElementClass::Stereotype,
        ElementClass::Title,
    ];
    let sizes = [
        Size::ActivationWidth,
        Size::BoxMargin,
        Size::BoxTextMargin,
        Size::BottomMargin,
        Size::MarginX,
        Size::MarginY,
        Size::HeadHeight,
        Size::HeadMargin,
        Size::HeadWidth,
        Size::MessageMargin,
        Size::NoteMargin,
        Size::BoxPadding,
        Size::WrapPadding,
        Size::TabHeight,
        Size::TabWidth,
    ];
    let plain = ElementStyle { font_size: Some(14.0), ..ElementStyle::default() };
    DiagramStyle {
        footbox: Some(Footbox::Bar),
        theme: Some(ThemeChoice { dialect: Dialect::PlantUml, name: "plain".to_owned() }),
        hide_unlinked: true,
        message_align: Some(Align::Left),
        note_align: Some(Align::Left),
        response_below: true,
        wrap: Some(true),
        wrap_width: Some(200),
        right_angles: true,
        hide_stereotypes: true,
        plain_guillemets: true,
        hand_drawn: true,
        monochrome: true,
        scale: Some(Scale::Fit { width: Some(800), height: Some(600), max: true }),
        classes: classes.into_iter().map(|class| (class, plain.clone())).collect(),
        sizes: sizes.into_iter().map(|size| (size, 12.0)).collect(),
        raw: vec![
            raw(Dialect::PlantUml, "skinparam shadowing false"),
            raw(Dialect::Wsd, "option colour=none"),
            raw(Dialect::Mermaid, "forceMenus: true"),
        ],
    }
}

/// One participant of each kind, in boxes, and one with an unwieldy name. They come in column order.
fn participants(builder: &mut Builder) -> Vec<ParticipantId> {
    let outer = builder.add_box(ParticipantBox {
        title: Text::plain("Outer"),
        color: Some(Color::rgb(0xf0, 0xf0, 0xf0).into()),
        ..ParticipantBox::default()
    });
    let inner = builder.add_box(ParticipantBox {
        title: Text::plain("Inner"),
        color: Some(gradient(GradientDirection::Horizontal)),
        stereotype: Some("zone".to_owned()),
        parent: Some(outer),
        origin: Origin::NONE,
    });
    let people: Vec<ParticipantId> = ParticipantKind::ALL
        .iter()
        .map(|&kind| {
            let id = builder.participant(kind.as_str());
            builder.get_mut(id).kind = kind;
            id
        })
        .collect();
    let in_box = |builder: &mut Builder, index: usize, id: BoxId| {
        builder.get_mut(people[index]).in_box = Some(id);
    };
    in_box(builder, 2, outer);
    in_box(builder, 3, inner);
    in_box(builder, 4, inner);
    let styled = builder.get_mut(people[1]);
    styled.label = Text::plain("Alice\nof the shop");
    styled.style = boxed_look();
    styled.links = vec![link("https://example.org/a"), link("https://example.org/b")];
    styled.raw = vec![raw(Dialect::Mermaid, "properties actor: {\"class\": \"x\"}")];
    styled.stereotypes = vec![Stereotype {
        text: "person".to_owned(),
        spot: Some("P".to_owned()),
        spot_color: Some(Color::rgb(0xad, 0xd1, 0xb2)),
    }];
    let quoted = builder.participant("a \"quoted\" name");
    // gone before anything happens
    builder.push(Item::Destroy(Destroy { participant: quoted, origin: Origin::NONE }));
    people
}

fn messages(builder: &mut Builder, people: &[ParticipantId]) {
    let (a, b) = (people[0], people[1]);
    let owned = |text: &str| Some(text.to_owned());
    builder.push(comment("messages"));
    builder.push(Item::Numbering(Numbering::new(NumberingAction::Start {
        start: owned("1.1"),
        step: owned("1"),
        format: owned("<b>[0]"),
    })));
    builder.push(Item::Message(Message { number: owned("[1.1]"), ..message(b, a, "open") }));
    builder.push(Item::Numbering(Numbering::new(NumberingAction::Increment { level: Some('A') })));
    builder.push(Item::Message(Message { number: owned("[2.1]"), ..reply(a, b, "opened") }));
    builder.push(Item::Numbering(Numbering::new(NumberingAction::Stop)));
    builder.push(Item::Message(Message { parallel: true, ..message(a, people[5], "store") }));
    builder.push(Item::Numbering(Numbering::new(NumberingAction::Resume {
        step: owned("2"),
        format: owned("0."),
    })));
    builder.push(Item::Message(Message { number: owned("3."), ..message(a, a, "think") }));
    builder.push(Item::Numbering(Numbering::new(NumberingAction::Stop)));
    builder.push(Item::Message(Message {
        slant: 20,
        anchor: owned("start"),
        style: boxed_look(),
        stereotype: owned("slow"),
        link: Some(Box::new(link("https://example.org/m"))),
        ..message(a, people[6], "by post")
    }));
    builder.push(Item::Message(Message { anchor: owned("end"), ..reply(people[6], a, "by return") }));
    builder.push(Item::Duration(Duration {
        from: "start".to_owned(),
        to: "end".to_owned(),
        text: Text::plain("2 days"),
        origin: Origin::NONE,
    }));
    for side in [Side::Left, Side::Right] {
        builder.push(Item::Message(message(Endpoint::Border(side), b, "from a border")));
        builder.push(Item::Message(message(b, Endpoint::Border(side), "to a border")));
        builder.push(Item::Message(message(Endpoint::Point(side), b, "found")));
        builder.push(Item::Message(message(b, Endpoint::Point(side), "lost")));
    }
}

/// Every head alone at either end, every pair of heads that dialects tell apart, and circles.
fn arrows(builder: &mut Builder, people: &[ParticipantId]) {
    let mut push = |arrow: Arrow, text: &str| {
        let ends = (Endpoint::Participant(people[0]), Endpoint::Participant(people[1]));
        builder.push(Item::Message(Message::new(ends.0, ends.1, arrow, Text::plain(text))));
    };
    for line in [Line::Solid, Line::Dashed] {
        for head in Head::ALL {
            push(Arrow::new(line, head), head.as_str());
        }
    }
    for tail in [Head::Filled, Head::Open, Head::Cross, Head::FilledUpper, Head::OpenLower] {
        for head in [Head::None, Head::Filled, Head::Open, Head::Cross] {
            push(Arrow { line: Line::Solid, head: End::of(head), tail: End::of(tail) }, "two heads");
        }
    }
    for head in Head::ALL {
        let end = End { head, circle: true };
        push(Arrow { line: Line::Solid, head: end, tail: End::default() }, "a circle");
        push(Arrow { line: Line::Dashed, head: End::of(Head::Filled), tail: end }, "a circle at the sender");
    }
    push(Arrow::new(Line::Hidden, Head::Filled), "hidden");
}

fn lives(builder: &mut Builder, people: &[ParticipantId]) {
    let (a, b, c, boxed, late) = (people[0], people[1], people[7], people[4], people[8]);
    let activate = |participant| Item::Activate(Activate { participant, style: None, origin: Origin::NONE });
    let deactivate = |participant| Item::Deactivate(Deactivate { participant, origin: Origin::NONE });
    let create = |participant| Item::Create(Create { participant, origin: Origin::NONE });
    let destroy = |participant| Item::Destroy(Destroy { participant, origin: Origin::NONE });
    builder.push(comment("lives"));
    builder.push(Item::Message(message(b, a, "call")));
    builder.push(activate(a));
    builder.push(Item::Message(message(a, a, "nested")));
    builder.push(Item::Activate(Activate { participant: a, style: boxed_look(), origin: Origin::NONE }));
    builder.push(deactivate(a));
    builder.push(activate(a));
    builder.push(Item::Message(reply(a, b, "done")));
    builder.push(deactivate(a));
    builder.push(deactivate(a));
    builder.push(deactivate(a));
    builder.push(create(late));
    builder.push(Item::Message(message(a, late, "new")));
    builder.push(Item::Message(message(a, late, "end")));
    builder.push(destroy(late));
    builder.push(create(late));
    builder.push(Item::Message(message(a, late, "again")));
    builder.push(Item::Message(message(a, b, "meanwhile")));
    builder.push(destroy(late));
    builder.push(create(c));
    builder.push(Item::Message(message(c, c, "out of nothing")));
    builder.push(create(people[6]));
    builder.push(Item::Message(message(a, people[6], "long known")));
    builder.push(create(boxed));
    builder.push(Item::Message(message(a, boxed, "in a box")));
}

fn notes(builder: &mut Builder, people: &[ParticipantId]) {
    let (a, b) = (people[0], people[1]);
    let note = |place, text: &str| Note::new(place, Text::plain(text));
    builder.push(comment("notes"));
    for side in [NoteSide::Left, NoteSide::Right, NoteSide::Top, NoteSide::Bottom] {
        builder.push(Item::Message(message(a, b, "with a note")));
        builder.push(Item::Note(note(NotePlace::OnMessage(side), "on a message")));
    }
    builder.push(Item::Note(note(NotePlace::Left(vec![a]), "left")));
    builder.push(Item::Note(note(NotePlace::Right(vec![b]), "right")));
    builder.push(Item::Note(Note {
        shape: NoteShape::Hexagon,
        ..note(NotePlace::Over(vec![a]), "over one\non two lines")
    }));
    builder.push(Item::Note(Note {
        shape: NoteShape::Rectangle,
        same_row: true,
        parallel: true,
        style: boxed_look(),
        stereotype: Some("warn".to_owned()),
        link: Some(Box::new(link("https://example.org/n"))),
        ..note(NotePlace::Over(vec![b, people[2]]), "over two")
    }));
    builder.push(Item::Note(note(NotePlace::Over(people[..3].to_vec()), "over three")));
    builder.push(Item::Note(note(NotePlace::Across, "across")));
    builder.push(Item::Note(note(NotePlace::Margin, "in the margin")));
    for (place, parallel) in [(StatePlace::Over, false), (StatePlace::Left, true), (StatePlace::Right, false)]
    {
        builder.push(Item::State(State {
            place,
            participants: vec![a],
            text: Text::plain("LISTEN"),
            parallel,
            origin: Origin::NONE,
        }));
    }
}

fn separators(builder: &mut Builder, people: &[ParticipantId]) {
    let (a, b) = (people[0], people[1]);
    builder.push(comment("separators"));
    for text in [Text::default(), Text::plain("with text")] {
        builder.push(Item::Divider(Divider { text: text.clone(), origin: Origin::NONE }));
        builder.push(Item::Message(message(a, b, "between")));
        builder.push(Item::Delay(Delay { text: text.clone(), origin: Origin::NONE }));
        builder.push(Item::Message(message(a, b, "between")));
        builder.push(Item::PageBreak(PageBreak { title: text, origin: Origin::NONE }));
    }
    for pixels in [None, Some(45)] {
        builder.push(Item::Space(Space { pixels, origin: Origin::NONE }));
    }
    builder.push(Item::Message(message(a, b, "into the reference")));
    builder.push(Item::Reference(Reference {
        participants: vec![b, people[2]],
        text: Text::plain("see login"),
        entered: true,
        left: true,
        style: boxed_look(),
        link: Some(Box::new(link("https://example.org/r"))),
        origin: Origin::NONE,
    }));
    builder.push(Item::Message(reply(b, a, "out of the reference")));
    for dialect in Dialect::ALL {
        builder.push(Item::Raw(raw(dialect, "a statement of its own")));
    }
}

fn fragments(builder: &mut Builder, people: &[ParticipantId]) {
    let (a, b) = (people[0], people[1]);
    let operand = |guard: &str| Operand { guard: Text::plain(guard), ..Operand::default() };
    builder.push(comment("fragments"));
    for kind in FragmentKind::ALL {
        let mut fragment = Fragment::new(kind, vec![operand("first")]);
        match kind {
            FragmentKind::Group | FragmentKind::Partition => fragment.name = Text::plain("heading"),
            FragmentKind::Rect => {
                fragment.operands[0] =
                    Operand { background: Some(gradient(GradientDirection::Vertical)), ..Operand::default() };
            }
            FragmentKind::Alt => {
                fragment.operands[0].background = Some(gradient(GradientDirection::Down));
                fragment.tab_color = Some(gradient(GradientDirection::Up));
                fragment.parallel = true;
            }
            _ => {}
        }
        builder.open(fragment);
        builder.push(Item::Message(message(a, b, "inside")));
        if kind != FragmentKind::Rect {
            builder.operand(Text::plain("second"), Origin::NONE);
            builder.push(Item::Message(reply(b, a, "instead")));
            builder.operand(Text::default(), Origin::NONE);
        }
        builder.close();
    }
    for side in [Side::Left, Side::Right] {
        builder.push(Item::Note(Note::new(NotePlace::OnFragment(side), Text::plain("on a fragment"))));
    }
    builder.open(Fragment::new(FragmentKind::Loop, vec![operand("empty")]));
    builder.close();
}

/// Notes with every sort of text.
fn texts(builder: &mut Builder, people: &[ParticipantId]) {
    let mut push = |lines: Vec<TextLine>, wrap| {
        let place = NotePlace::Over(vec![people[0], people[1]]);
        builder.push(Item::Note(Note::new(place, Text { lines, wrap })));
    };
    push(vec![TextLine { runs: runs(), ..TextLine::default() }], Some(true));
    push(
        [Align::Left, Align::Center, Align::Right]
            .map(|align| TextLine { align: Some(align), ..TextLine::plain("aligned") })
            .into(),
        Some(false),
    );
    let block = |block, text: &str| TextLine { block, ..TextLine::plain(text) };
    let cell = |header, text: &str| Cell {
        header,
        background: Some(Color { alpha: 0x80, ..Color::rgb(0xff, 0xff, 0) }),
        runs: vec![Run::plain(text)],
    };
    push(
        vec![
            block(Block::Heading { level: 1 }, "A heading"),
            block(Block::Bullet { depth: 1 }, "a point"),
            block(Block::Bullet { depth: 2 }, "a finer point"),
            block(Block::Numbered { depth: 1 }, "the first"),
            block(Block::Numbered { depth: 1 }, "the second"),
            block(Block::Rule { double: false, dotted: false }, ""),
            block(Block::Rule { double: true, dotted: true }, "a titled rule"),
            block(Block::Row { cells: vec![cell(true, "name"), cell(true, "size")] }, ""),
            block(Block::Row { cells: vec![cell(false, "a"), cell(false, "1")] }, ""),
            block(Block::Tree { depth: 1 }, "root"),
            block(Block::Tree { depth: 2 }, "leaf"),
            block(Block::Code, "  let x = 1;"),
        ],
        None,
    );
}

/// Every look of a run, and every sort of content.
fn runs() -> Vec<Run> {
    let run = Run::plain;
    vec![
        run("plain C:\\new "),
        Run { strong: true, ..run("strong") },
        Run { emphasis: true, ..run("emphasis") },
        Run { code: true, ..run("code") },
        Run { underline: true, ..run("underline") },
        Run { strike: true, ..run("strike") },
        Run { wave: true, ..run("wave") },
        Run { subscript: true, ..run("sub") },
        Run { superscript: true, ..run("super") },
        Run {
            paint: Some(Box::new(RunPaint {
                color: Some(Color::rgb(0xc0, 0, 0)),
                background: Some(Color::rgb(0xff, 0xff, 0xc0)),
                mark: Some(Color::rgb(0, 0, 0xc0)),
                size: Some(18),
                font: Some("monospace".to_owned()),
            })),
            ..run("painted")
        },
        Run { link: Some(Box::new(link("https://example.org/t"))), ..run("linked") },
        Run { content: Content::Math("x^2".to_owned()), ..Run::default() },
        Run {
            content: Content::Foreign {
                dialect: Dialect::PlantUml,
                source: "<&check>".to_owned(),
                shown: "check".to_owned(),
            },
            ..Run::default()
        },
    ]
}

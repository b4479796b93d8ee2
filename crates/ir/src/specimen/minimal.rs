//! The smallest diagram for each construct.

use super::{boxed_look, comment, link, message, raw, reply};
use crate::{
    Activate, Align, Arrow, Block, Builder, Cell, Color, Construct, Content, Create, Deactivate, Delay,
    Destroy, Diagram, Dialect, Divider, Duration, ElementClass, ElementStyle, End, Endpoint, Footbox,
    Fragment, FragmentKind, Furniture, Head, Item, Legend, Line, Link, Message, Note, NotePlace, NoteShape,
    NoteSide, Numbering, NumberingAction, Operand, Origin, PageBreak, ParticipantBox, ParticipantId,
    ParticipantKind, Reference, Run, RunPaint, Scale, Side, Size, Space, State, StatePlace, Stereotype, Text,
    TextLine, ThemeChoice,
};

/// A small diagram that has `construct`, and besides it only plain messages between plain participants and what it
/// cannot be without: a second link needs a first one.
pub fn specimen_of(construct: Construct) -> Diagram {
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("a"), builder.participant("b"));
    Specimen { builder, a, b }.of(construct)
}

/// Without a tip, which is one thing more.
fn plain_link(target: &str) -> Link {
    Link { tooltip: None, label: Some(target.to_owned()), ..link(target) }
}

struct Specimen {
    builder: Builder,
    a: ParticipantId,
    b: ParticipantId,
}

impl Specimen {
    fn of(mut self, construct: Construct) -> Diagram {
        let (a, b) = (self.a, self.b);
        match construct {
            Construct::ParticipantActor
            | Construct::ParticipantBoundary
            | Construct::ParticipantControl
            | Construct::ParticipantEntity
            | Construct::ParticipantDatabase
            | Construct::ParticipantCollections
            | Construct::ParticipantQueue
            | Construct::ParticipantCloud
            | Construct::ParticipantName
            | Construct::ParticipantStereotype
            | Construct::ParticipantSpot
            | Construct::ParticipantStyle
            | Construct::ParticipantLink
            | Construct::ParticipantLinks => {
                self.participant(construct);
                self.hello();
            }
            Construct::Box
            | Construct::BoxTitle
            | Construct::BoxColor
            | Construct::BoxStereotype
            | Construct::BoxNested => {
                self.boxes(construct);
                self.hello();
            }
            Construct::Message => self.hello(),
            Construct::MessageSelf => self.push_message(message(a, a, "think")),
            Construct::MessageHidden => self.arrow(Arrow::new(Line::Hidden, Head::Filled)),
            Construct::HeadNone => self.arrow(Arrow::new(Line::Solid, Head::None)),
            Construct::HeadOpen => self.arrow(Arrow::new(Line::Solid, Head::Open)),
            Construct::HeadCross => self.arrow(Arrow::new(Line::Solid, Head::Cross)),
            Construct::HeadHalf => self.arrow(Arrow::new(Line::Solid, Head::FilledUpper)),
            Construct::HeadCircle => self.heads(End::default(), End { head: Head::Filled, circle: true }),
            Construct::TailHead => self.heads(End::of(Head::Filled), End::of(Head::Filled)),
            Construct::HeadsMixed => self.heads(End::of(Head::Open), End::of(Head::Filled)),
            Construct::HeadCircleCross => {
                self.heads(End::default(), End { head: Head::Cross, circle: true });
            }
            Construct::MessageNumber => {
                self.push_message(Message { number: Some("[01]".to_owned()), ..message(a, b, "hello") });
            }
            Construct::MessageParallel => {
                self.hello();
                self.push_message(Message { parallel: true, ..message(b, a, "hello too") });
            }
            Construct::MessageSlant => self.push_message(Message { slant: 20, ..message(a, b, "hello") }),
            Construct::MessageAnchor => self.anchored(),
            Construct::MessageStyle => {
                self.push_message(Message { style: boxed_look(), ..message(a, b, "hello") });
            }
            Construct::MessageStereotype => {
                self.push_message(Message { stereotype: Some("slow".to_owned()), ..message(a, b, "hello") });
            }
            Construct::MessageLink => {
                let link = Some(Box::new(link("https://example.org")));
                self.push_message(Message { link, ..message(a, b, "hello") });
            }
            Construct::EndpointBorder => self.push_message(message(Endpoint::Border(Side::Left), a, "in")),
            Construct::EndpointBorderBack => {
                self.push_message(message(a, Endpoint::Border(Side::Left), "out"))
            }
            Construct::EndpointPoint => self.push_message(message(a, Endpoint::Point(Side::Right), "lost")),
            Construct::Activation
            | Construct::ActivationStyle
            | Construct::ActivationUnmatched
            | Construct::ActivationRestart => self.activation(construct),
            Construct::Creation
            | Construct::CreationRepeated
            | Construct::CreationMentioned
            | Construct::CreationSelf
            | Construct::CreationBoxed
            | Construct::Destruction
            | Construct::DestructionApart
            | Construct::DestructionEarly => self.life(construct),
            Construct::NoteBeside
            | Construct::NoteOver
            | Construct::NoteOverSeveral
            | Construct::NoteAcross
            | Construct::NoteOnMessage
            | Construct::NoteOnFragment
            | Construct::NoteMargin
            | Construct::NoteHexagon
            | Construct::NoteRectangle
            | Construct::NoteSameRow
            | Construct::NoteStyle
            | Construct::NoteStereotype
            | Construct::NoteLink => self.note(construct),
            Construct::State => {
                self.hello();
                self.builder.push(Item::State(State {
                    place: StatePlace::Over,
                    participants: vec![a],
                    text: Text::plain("LISTEN"),
                    parallel: false,
                    origin: Origin::NONE,
                }));
            }
            Construct::Reference
            | Construct::ReferenceEntry
            | Construct::ReferenceExit
            | Construct::ReferenceStyle
            | Construct::ReferenceLink => self.reference(construct),
            Construct::Divider => {
                self.between(Item::Divider(Divider { text: "part two".into(), origin: Origin::NONE }))
            }
            Construct::DividerEmpty => self.between(Item::Divider(Divider::default())),
            Construct::Delay => {
                self.between(Item::Delay(Delay { text: "later".into(), origin: Origin::NONE }))
            }
            Construct::DelayEmpty => self.between(Item::Delay(Delay::default())),
            Construct::Space => self.between(Item::Space(Space { pixels: Some(40), origin: Origin::NONE })),
            Construct::PageBreak => self.between(Item::PageBreak(PageBreak::default())),
            Construct::PageTitle => {
                self.between(Item::PageBreak(PageBreak { title: "part two".into(), origin: Origin::NONE }));
            }
            Construct::Duration => {
                self.anchored();
                self.builder.push(Item::Duration(Duration {
                    from: "s".to_owned(),
                    to: "e".to_owned(),
                    text: Text::plain("2 s"),
                    origin: Origin::NONE,
                }));
            }
            Construct::NumberingStart
            | Construct::NumberingStep
            | Construct::NumberingFormat
            | Construct::NumberingStop
            | Construct::NumberingResume
            | Construct::NumberingIncrement => self.numbering(construct),
            Construct::FragmentAlt => self.fragment(FragmentKind::Alt, 2),
            Construct::FragmentOpt => self.fragment(FragmentKind::Opt, 1),
            Construct::FragmentLoop => self.fragment(FragmentKind::Loop, 1),
            Construct::FragmentPar => self.fragment(FragmentKind::Par, 1),
            Construct::FragmentParOperands => self.fragment(FragmentKind::Par, 2),
            Construct::FragmentParOver => self.fragment(FragmentKind::ParOver, 1),
            Construct::FragmentCritical => self.fragment(FragmentKind::Critical, 1),
            Construct::FragmentBreak => self.fragment(FragmentKind::Break, 1),
            Construct::FragmentGroup => self.fragment(FragmentKind::Group, 1),
            Construct::FragmentRect => self.fragment(FragmentKind::Rect, 1),
            Construct::FragmentPartition => self.fragment(FragmentKind::Partition, 1),
            Construct::FragmentSeq => self.fragment(FragmentKind::Seq, 1),
            Construct::FragmentOperands => self.fragment(FragmentKind::Opt, 2),
            Construct::FragmentEmpty => {
                self.hello();
                self.builder.open(Fragment::new(FragmentKind::Opt, vec![Operand::default()]));
                self.builder.close();
            }
            Construct::FragmentStyle | Construct::FragmentParallel => {
                self.hello();
                let mut fragment = Fragment::new(FragmentKind::Opt, vec![Operand::default()]);
                fragment.parallel = construct == Construct::FragmentParallel;
                if construct == Construct::FragmentStyle {
                    fragment.tab_color = Some(Color::rgb(0xff, 0xe0, 0xb0).into());
                }
                self.builder.open(fragment);
                self.hello();
                self.builder.close();
            }
            Construct::Title
            | Construct::TitleLines
            | Construct::Header
            | Construct::Footer
            | Construct::Caption
            | Construct::Legend
            | Construct::Mainframe
            | Construct::AccessibleText
            | Construct::DiagramName
            | Construct::DiagramId => {
                self.meta(construct);
                self.hello();
            }
            Construct::Footbox
            | Construct::FootboxBar
            | Construct::FootboxNone
            | Construct::Theme
            | Construct::DiagramStyle
            | Construct::Distances
            | Construct::Alignment
            | Construct::ResponseBelow
            | Construct::Wrapping
            | Construct::WrapWidth
            | Construct::RightAngles
            | Construct::StereotypeLook
            | Construct::HandDrawn
            | Construct::Monochrome
            | Construct::Scale
            | Construct::HideUnlinked => {
                self.style(construct);
                self.hello();
            }
            Construct::TextStrong
            | Construct::TextEmphasis
            | Construct::TextCode
            | Construct::TextUnderline
            | Construct::TextStrike
            | Construct::TextWave
            | Construct::TextScript
            | Construct::TextColor
            | Construct::TextSize
            | Construct::TextLink
            | Construct::TextAlign
            | Construct::TextWrap
            | Construct::TextList
            | Construct::TextHeading
            | Construct::TextRule
            | Construct::TextTable
            | Construct::TextTree
            | Construct::TextCodeBlock
            | Construct::TextMath
            | Construct::TextForeign
            | Construct::TextCharacter => {
                self.push_message(Message { text: text(construct), ..message(a, b, "") });
            }
            Construct::Comment => self.between(comment("a remark")),
            Construct::Raw => self.between(Item::Raw(raw(Dialect::PlantUml, "autonewpage 3"))),
        }
        self.builder.finish()
    }

    fn push_message(&mut self, message: Message) {
        self.builder.push(Item::Message(message));
    }

    fn hello(&mut self) {
        self.push_message(message(self.a, self.b, "hello"));
    }

    fn arrow(&mut self, arrow: Arrow) {
        self.push_message(Message { arrow, ..message(self.a, self.b, "hello") });
    }

    fn heads(&mut self, tail: End, head: End) {
        self.arrow(Arrow { line: Line::Solid, head, tail });
    }

    /// An item with a message before and one after it.
    fn between(&mut self, item: Item) {
        self.hello();
        self.builder.push(item);
        self.push_message(reply(self.b, self.a, "hello too"));
    }

    fn anchored(&mut self) {
        for (name, text) in [("s", "start"), ("e", "end")] {
            self.push_message(Message { anchor: Some(name.to_owned()), ..message(self.a, self.b, text) });
        }
    }

    fn participant(&mut self, construct: Construct) {
        if construct == Construct::ParticipantName {
            let quoted = self.builder.participant("the \"third\"");
            self.push_message(message(quoted, self.a, "hello"));
            return;
        }
        let each = self.builder.get_mut(self.a);
        let stereotype = |text: &str| Stereotype { text: text.to_owned(), ..Stereotype::default() };
        match construct {
            Construct::ParticipantActor => each.kind = ParticipantKind::Actor,
            Construct::ParticipantBoundary => each.kind = ParticipantKind::Boundary,
            Construct::ParticipantControl => each.kind = ParticipantKind::Control,
            Construct::ParticipantEntity => each.kind = ParticipantKind::Entity,
            Construct::ParticipantDatabase => each.kind = ParticipantKind::Database,
            Construct::ParticipantCollections => each.kind = ParticipantKind::Collections,
            Construct::ParticipantQueue => each.kind = ParticipantKind::Queue,
            Construct::ParticipantCloud => each.kind = ParticipantKind::Cloud,
            Construct::ParticipantStereotype => each.stereotypes = vec![stereotype("svc")],
            Construct::ParticipantSpot => {
                each.stereotypes = vec![Stereotype { spot: Some("C".to_owned()), ..stereotype("") }];
            }
            Construct::ParticipantStyle => each.style = boxed_look(),
            Construct::ParticipantLinks => {
                each.links = vec![plain_link("https://example.org/1"), plain_link("https://example.org/2")];
            }
            _ => each.links = vec![plain_link("https://example.org")],
        }
    }

    fn boxes(&mut self, construct: Construct) {
        let mut outer = ParticipantBox::default();
        match construct {
            Construct::BoxTitle => outer.title = Text::plain("Shop"),
            Construct::BoxColor => outer.color = Some(Color::rgb(0xee, 0xee, 0xee).into()),
            Construct::BoxStereotype => outer.stereotype = Some("zone".to_owned()),
            _ => {}
        }
        let outer = self.builder.add_box(outer);
        let mut around_b = outer;
        if construct == Construct::BoxNested {
            around_b =
                self.builder.add_box(ParticipantBox { parent: Some(outer), ..ParticipantBox::default() });
        }
        self.builder.get_mut(self.a).in_box = Some(outer);
        self.builder.get_mut(self.b).in_box = Some(around_b);
    }

    fn activation(&mut self, construct: Construct) {
        let b = self.b;
        let styled = construct == Construct::ActivationStyle;
        let activate = |styled: bool| {
            let style = if styled { boxed_look() } else { None };
            Item::Activate(Activate { participant: b, style, origin: Origin::NONE })
        };
        let deactivate = || Item::Deactivate(Deactivate { participant: b, origin: Origin::NONE });
        self.hello();
        if construct != Construct::ActivationUnmatched {
            self.builder.push(activate(styled));
        }
        self.push_message(reply(b, self.a, "hello too"));
        self.builder.push(deactivate());
        if construct == Construct::ActivationRestart {
            self.builder.push(activate(false));
            self.push_message(reply(b, self.a, "bye"));
            self.builder.push(deactivate());
        }
    }

    fn life(&mut self, construct: Construct) {
        let (a, b) = (self.a, self.b);
        let create = Item::Create(Create { participant: b, origin: Origin::NONE });
        let destroy = Item::Destroy(Destroy { participant: b, origin: Origin::NONE });
        match construct {
            Construct::CreationMentioned => self.hello(),
            Construct::CreationRepeated => {
                self.builder.push(create.clone());
                self.push_message(message(a, b, "new"));
                self.push_message(message(a, b, "end"));
                self.builder.push(destroy.clone());
            }
            Construct::CreationBoxed => {
                let around = self.builder.add_box(ParticipantBox::default());
                self.builder.get_mut(b).in_box = Some(around);
            }
            Construct::Destruction => {
                self.hello();
                self.builder.push(destroy);
                return;
            }
            Construct::DestructionApart => {
                self.hello();
                self.push_message(message(a, a, "think"));
                self.builder.push(destroy);
                return;
            }
            Construct::DestructionEarly => {
                self.builder.push(destroy);
                self.push_message(message(a, a, "think"));
                return;
            }
            _ => {}
        }
        self.builder.push(create);
        let creator = if construct == Construct::CreationSelf { b } else { a };
        self.push_message(message(creator, b, "new"));
    }

    fn note(&mut self, construct: Construct) {
        let (a, b) = (self.a, self.b);
        let mut note = Note::new(NotePlace::Over(vec![a]), Text::plain("a note"));
        match construct {
            Construct::NoteBeside => note.place = NotePlace::Right(vec![b]),
            Construct::NoteOverSeveral => {
                let c = self.builder.participant("c");
                note.place = NotePlace::Over(vec![a, b, c]);
            }
            Construct::NoteAcross => note.place = NotePlace::Across,
            Construct::NoteOnMessage => note.place = NotePlace::OnMessage(NoteSide::Right),
            Construct::NoteOnFragment => note.place = NotePlace::OnFragment(Side::Right),
            Construct::NoteMargin => note.place = NotePlace::Margin,
            Construct::NoteHexagon => note.shape = NoteShape::Hexagon,
            Construct::NoteRectangle => note.shape = NoteShape::Rectangle,
            Construct::NoteSameRow => note.same_row = true,
            Construct::NoteStyle => note.style = boxed_look(),
            Construct::NoteStereotype => note.stereotype = Some("warn".to_owned()),
            Construct::NoteLink => note.link = Some(Box::new(link("https://example.org"))),
            _ => {}
        }
        if construct == Construct::NoteOnFragment {
            self.fragment(FragmentKind::Opt, 1);
        } else {
            self.hello();
        }
        if construct == Construct::NoteSameRow {
            self.builder.push(Item::Note(Note::new(NotePlace::Over(vec![b]), Text::plain("beside it"))));
        }
        self.builder.push(Item::Note(note));
    }

    fn reference(&mut self, construct: Construct) {
        let (a, b) = (self.a, self.b);
        let mut reference = Reference {
            participants: vec![a, b],
            text: Text::plain("see login"),
            entered: construct == Construct::ReferenceEntry,
            left: construct == Construct::ReferenceExit,
            style: None,
            link: None,
            origin: Origin::NONE,
        };
        match construct {
            Construct::ReferenceStyle => reference.style = boxed_look(),
            Construct::ReferenceLink => reference.link = Some(Box::new(link("https://example.org"))),
            Construct::ReferenceEntry | Construct::ReferenceExit => reference.participants = vec![b],
            _ => {}
        }
        self.between(Item::Reference(reference));
    }

    fn numbering(&mut self, construct: Construct) {
        let owned = |text: &str| Some(text.to_owned());
        let mut push = |action| self.builder.push(Item::Numbering(Numbering::new(action)));
        match construct {
            Construct::NumberingStep => {
                push(NumberingAction::Start { start: owned("10"), step: owned("5"), format: None });
            }
            Construct::NumberingFormat => {
                push(NumberingAction::Start { start: None, step: None, format: owned("0.") });
            }
            Construct::NumberingStop => push(NumberingAction::Stop),
            Construct::NumberingResume => push(NumberingAction::Resume { step: None, format: None }),
            Construct::NumberingIncrement => push(NumberingAction::Increment { level: None }),
            _ => push(NumberingAction::Start { start: owned("10"), step: None, format: None }),
        }
        let number = match construct {
            Construct::NumberingStart | Construct::NumberingStep => owned("10"),
            Construct::NumberingResume => owned("1"),
            _ => None,
        };
        self.push_message(Message { number, ..message(self.a, self.b, "hello") });
    }

    fn fragment(&mut self, kind: FragmentKind, operands: usize) {
        let mut first = Operand { guard: Text::plain("it is so"), ..Operand::default() };
        if kind == FragmentKind::Rect {
            first = Operand { background: Some(Color::rgb(0xe8, 0xf0, 0xfe).into()), ..Operand::default() };
        }
        let mut fragment = Fragment::new(kind, vec![first]);
        if matches!(kind, FragmentKind::Group | FragmentKind::Partition) {
            fragment.name = Text::plain("heading");
            fragment.operands[0].guard = Text::default();
        }
        self.builder.open(fragment);
        self.hello();
        for _ in 1..operands {
            self.builder.operand(Text::plain("it is not"), Origin::NONE);
            self.push_message(reply(self.b, self.a, "hello too"));
        }
        self.builder.close();
    }

    fn meta(&mut self, construct: Construct) {
        let meta = &mut self.builder.meta;
        let furniture = || Some(Furniture { text: Text::plain("Draft"), align: None });
        match construct {
            Construct::Title => meta.title = Text::plain("A title"),
            Construct::TitleLines => meta.title = Text::plain("A title\nof two lines"),
            Construct::Header => meta.header = furniture(),
            Construct::Footer => meta.footer = furniture(),
            Construct::Caption => meta.caption = Text::plain("Fig. 1"),
            Construct::Legend => {
                meta.legend = Some(Legend { text: Text::plain("A legend"), align: None, vertical: None });
            }
            Construct::Mainframe => meta.mainframe = Some(Text::plain("sd Login")),
            Construct::AccessibleText => meta.accessible_title = Some("Login, step by step".to_owned()),
            Construct::DiagramId => meta.id = Some("LOGIN".to_owned()),
            _ => meta.name = Some("login".to_owned()),
        }
    }

    fn style(&mut self, construct: Construct) {
        let style = &mut self.builder.style;
        match construct {
            Construct::Footbox => style.footbox = Some(Footbox::Box),
            Construct::FootboxBar => style.footbox = Some(Footbox::Bar),
            Construct::FootboxNone => style.footbox = Some(Footbox::None),
            Construct::Theme => {
                style.theme = Some(ThemeChoice { dialect: Dialect::Mermaid, name: "forest".to_owned() });
            }
            Construct::Distances => {
                style.sizes.insert(Size::HeadMargin, 80.0);
            }
            Construct::Alignment => style.message_align = Some(Align::Left),
            Construct::ResponseBelow => style.response_below = true,
            Construct::Wrapping => style.wrap = Some(true),
            Construct::WrapWidth => style.wrap_width = Some(120),
            Construct::RightAngles => style.right_angles = true,
            Construct::StereotypeLook => style.hide_stereotypes = true,
            Construct::HandDrawn => style.hand_drawn = true,
            Construct::Monochrome => style.monochrome = true,
            Construct::Scale => style.scale = Some(Scale::Factor(2.0)),
            Construct::HideUnlinked => style.hide_unlinked = true,
            _ => {
                let look = ElementStyle { bold: Some(true), ..ElementStyle::default() };
                style.classes.insert(ElementClass::Message, look);
            }
        }
    }
}

/// A text that has `construct`.
fn text(construct: Construct) -> Text {
    let run = Run::plain("words");
    let paint = |paint| Run { paint: Some(Box::new(paint)), ..Run::plain("words") };
    let block = |block| TextLine { block, ..TextLine::plain("words") };
    let line = |run| TextLine { runs: vec![run], ..TextLine::default() };
    let mut wrap = None;
    let only = match construct {
        Construct::TextStrong => line(Run { strong: true, ..run }),
        Construct::TextEmphasis => line(Run { emphasis: true, ..run }),
        Construct::TextCode => line(Run { code: true, ..run }),
        Construct::TextUnderline => line(Run { underline: true, ..run }),
        Construct::TextStrike => line(Run { strike: true, ..run }),
        Construct::TextWave => line(Run { wave: true, ..run }),
        Construct::TextScript => line(Run { superscript: true, ..run }),
        Construct::TextColor => {
            line(paint(RunPaint { color: Some(Color::rgb(0xc0, 0, 0)), ..RunPaint::default() }))
        }
        Construct::TextSize => line(paint(RunPaint { size: Some(18), ..RunPaint::default() })),
        Construct::TextLink => line(Run { link: Some(Box::new(link("https://example.org"))), ..run }),
        Construct::TextAlign => TextLine { align: Some(Align::Left), ..TextLine::plain("words") },
        Construct::TextWrap => {
            wrap = Some(true);
            line(run)
        }
        Construct::TextList => block(Block::Bullet { depth: 1 }),
        Construct::TextHeading => block(Block::Heading { level: 1 }),
        Construct::TextRule => block(Block::Rule { double: false, dotted: false }),
        Construct::TextTable => {
            let cells = vec![Cell { runs: vec![run], ..Cell::default() }];
            TextLine { block: Block::Row { cells }, ..TextLine::default() }
        }
        Construct::TextTree => block(Block::Tree { depth: 1 }),
        Construct::TextCodeBlock => block(Block::Code),
        Construct::TextMath => line(Run { content: Content::Math("x^2".to_owned()), ..run }),
        Construct::TextForeign => line(Run {
            content: Content::Foreign {
                dialect: Dialect::PlantUml,
                source: "<&check>".to_owned(),
                shown: String::new(),
            },
            ..run
        }),
        _ => line(Run::plain("C:\\new")),
    };
    Text { lines: vec![only], wrap }
}

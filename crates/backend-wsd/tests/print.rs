//! What diagrams of other dialects become in WSD, and what is said about it (reference conversion).

use ir::{
    Activate, Arrow, Builder, Comment, Create, Deactivate, Delay, Destroy, Diagram, Divider, Endpoint, Fill,
    Footbox, Fragment, FragmentKind, Head, Item, Line, Loss, Message, Note, NotePlace, NoteShape, NoteSide,
    Numbering, NumberingAction, Operand, Origin, ParticipantId, ParticipantKind, Raw, Reference, Run, Side,
    Space, State, StatePlace, Stereotype, Text, TextLine,
};

/// A diagram with the participants `A` and `B`, to be filled.
struct Sketch {
    builder: Builder,
    a: ParticipantId,
    b: ParticipantId,
}

impl Sketch {
    fn new() -> Self {
        let mut builder = Builder::new();
        let (a, b) = (builder.participant("A"), builder.participant("B"));
        Self { builder, a, b }
    }

    fn push(mut self, item: Item) -> Self {
        self.builder.push(item);
        self
    }

    fn message(self, text: &str) -> Self {
        let (a, b) = (self.a, self.b);
        self.push(call(a, b, text))
    }

    fn numbered(self, number: Option<&str>) -> Self {
        let (a, b) = (self.a, self.b);
        let message = Message::new(a.into(), b.into(), Arrow::call(), Text::default());
        self.push(Item::Message(Message { number: number.map(str::to_owned), ..message }))
    }

    fn numbering(self, action: NumberingAction) -> Self {
        self.push(Item::Numbering(Numbering::new(action)))
    }

    fn start(self, start: Option<&str>, step: Option<&str>, format: Option<&str>) -> Self {
        let own = |text: Option<&str>| text.map(str::to_owned);
        self.numbering(NumberingAction::Start { start: own(start), step: own(step), format: own(format) })
    }

    /// The body as text, after the declarations of A and B.
    #[track_caller]
    fn gives(self, body: &str, losses: &[&str]) {
        let (text, found) = print(self.builder);
        let declared = "participant A\nparticipant B\n";
        assert_eq!(text.strip_prefix(declared), Some(body), "{text}");
        assert_eq!(found, losses, "{text}");
    }
}

fn print(builder: Builder) -> (String, Vec<String>) {
    let diagram: Diagram = builder.finish();
    assert!(ir::validate(&diagram).is_empty(), "{:?}", ir::validate(&diagram));
    let printed = backend_wsd::print(&diagram);
    (printed.text, printed.losses.iter().map(Loss::to_string).collect())
}

fn call(from: ParticipantId, to: ParticipantId, text: &str) -> Item {
    Item::Message(Message::new(from.into(), to.into(), Arrow::call(), Text::plain(text)))
}

fn on(participant: ParticipantId) -> Item {
    Item::Activate(Activate { participant, style: None, origin: Origin::NONE })
}

fn off(participant: ParticipantId) -> Item {
    Item::Deactivate(Deactivate { participant, origin: Origin::NONE })
}

fn create(participant: ParticipantId) -> Item {
    Item::Create(Create { participant, origin: Origin::NONE })
}

fn space() -> Item {
    Item::Space(Space { pixels: Some(45), ..Space::default() })
}

#[test]
fn bars_go_onto_the_arrow_directly_before() {
    let sketch = Sketch::new();
    let (a, b) = (sketch.a, sketch.b);
    let comment = Item::Comment(Comment { text: "now".to_owned(), origin: Origin::NONE });
    sketch
        .message("x")
        .push(on(b))
        .push(call(b, a, "y"))
        .push(off(b))
        .push(on(a))
        .message("z")
        .push(comment)
        .push(on(b))
        .message("w")
        .push(space())
        .push(off(a))
        .gives(
            "A->+B: x\nB->-+A: y\nA->B: z\n# now\nactivate B\nA->-B: w\n",
            &["dropped: space of 45 pixels"],
        );
}

#[test]
fn bars_that_are_not_open_end_in_silence_but_for_a_report() {
    let sketch = Sketch::new();
    let (a, b) = (sketch.a, sketch.b);
    sketch.push(off(a)).message("x").push(off(a)).push(on(b)).push(off(b)).push(off(b)).gives(
        "A->+B: x\ndeactivate B\n",
        &[
            "dropped: deactivate A ends nothing",
            "dropped: deactivate A ends nothing",
            "dropped: deactivate B ends nothing",
        ],
    );
}

#[test]
fn created_participants_are_not_declared_before() {
    let mut builder = Builder::new();
    let [a, job, log, late] = ["A", "j", "Log", "z"].map(|name| builder.participant(name));
    builder.get_mut(job).label = Text::plain("Print job");
    builder.get_mut(late).kind = ParticipantKind::Actor;
    builder.push(create(job));
    builder.push(call(a, job, "start"));
    builder.push(on(job));
    builder.push(call(job, log, "begun"));
    builder.push(create(late));
    builder.push(call(a, late, "call"));
    builder.push(Item::Destroy(Destroy { participant: job, origin: Origin::NONE }));
    builder.push(create(job));
    builder.push(call(a, job, "again"));
    let (text, losses) = print(builder);
    let expected = "participant A\n\
        A->+*Print job: start\n\
        participant Log\n\
        Print job->Log: begun\n\
        A->*z: call\n\
        actor z\n\
        destroy Print job\n\
        A->*Print job: again\n";
    assert_eq!((text.as_str(), losses), (expected, Vec::new()));
}

#[test]
fn creations_that_cannot_be_said_are_reported() {
    let mut builder = Builder::new();
    let [a, new, last] = ["A", "New", "Last"].map(|name| builder.participant(name));
    builder.push(call(a, last, "first"));
    builder.push(create(new));
    builder.push(call(a, new, "then"));
    builder.push(create(last));
    builder.push(call(a, last, "is there"));
    builder.push(create(a));
    builder.push(call(a, a, "itself"));
    let (text, losses) = print(builder);
    let expected =
        "participant A\nparticipant Last\nA->Last: first\nA->*New: then\nA->Last: is there\nA->A: itself\n";
    assert_eq!(text, expected);
    assert_eq!(
        losses,
        [
            "approximated: column of New as a column further to the right",
            "dropped: create of Last, which is already there",
            "dropped: create of A, by itself",
        ]
    );
}

#[test]
fn names_stay_distinct_and_labels_stay_what_they_were() {
    let mut builder = Builder::new();
    let names = ["a: 'b'", "a: \"b\"", "end", "x as y", "5\" disk", "Shop"];
    for name in names {
        let id = builder.participant(name);
        builder.push(call(id, id, ""));
    }
    let shop = builder.find("Shop").unwrap();
    builder.get_mut(shop).label = Text::plain("The \"best\"\nshop");
    let (text, losses) = print(builder);
    let expected = "participant \"a: 'b'\"\n\
        participant \"a: 'b'\" as \"a: 'b'_2\"\n\
        participant \"end\"\n\
        participant \"x as y\"\n\
        participant 5\" disk\n\
        participant The \"best\"\\nshop as Shop\n\
        \"a: 'b'\"->\"a: 'b'\":\n\
        \"a: 'b'_2\"->\"a: 'b'_2\":\n\
        \"end\"->\"end\":\n\
        \"x as y\"->\"x as y\":\n\
        5\" disk->5\" disk:\n\
        Shop->Shop:\n";
    assert_eq!(text, expected);
    assert_eq!(
        losses,
        ["approximated: name `a: \\\"b\\\"` as `a: \\'b\\'_2`", "approximated: `\"` in a label as `'`",]
    );
}

#[test]
fn heads_say_what_they_can() {
    let mut builder = Builder::new();
    for (kind, name) in [(ParticipantKind::Boundary, "Data"), (ParticipantKind::Cloud, "Net")] {
        let id = builder.participant(name);
        builder.get_mut(id).kind = kind;
    }
    let service = builder.participant("s");
    let participant = builder.get_mut(service);
    participant.label = Text::plain("Service");
    participant.stereotypes = vec![Stereotype { text: "core".to_owned(), ..Stereotype::default() }];
    let (text, losses) = print(builder);
    assert_eq!(text, "participant Data\nparticipant:cloud Net\nparticipant \"«core»\\nService\" as s\n");
    assert_eq!(
        losses,
        ["approximated: boundary as a participant", "approximated: stereotype as a line of the label"]
    );
}

#[test]
fn numbers_are_those_that_were_drawn() {
    // a step, written out
    Sketch::new().start(Some("10"), Some("5"), None).numbered(Some("10")).numbered(Some("15")).gives_after(
        "autonumber 10\n",
        "A->B:\nautonumber 15\nA->B:\n",
        &[],
    );
    // PlantUML starts at 1 again, WSD goes on
    Sketch::new()
        .start(None, None, None)
        .numbered(Some("1"))
        .numbering(NumberingAction::Stop)
        .numbered(None)
        .start(None, None, None)
        .numbered(Some("1"))
        .gives_after("autonumber\n", "A->B:\nautonumber off\nA->B:\nautonumber 1\nA->B:\n", &[]);
    // resumed
    Sketch::new()
        .start(Some("7"), None, None)
        .numbered(Some("7"))
        .numbering(NumberingAction::Stop)
        .numbering(NumberingAction::Resume { step: None, format: None })
        .numbered(Some("8"))
        .gives_after("autonumber 7\n", "A->B:\nautonumber off\nautonumber 8\nA->B:\n", &[]);
    // a format is lost once
    Sketch::new()
        .start(Some("7"), None, Some("No. 0"))
        .numbered(Some("No. 7"))
        .numbered(Some("No. 8"))
        .gives_after("autonumber 7\n", "A->B:\nA->B:\n", &["dropped: number format No. 0"]);
    // numbers of several parts are counted
    Sketch::new()
        .start(Some("1.1"), None, None)
        .numbered(Some("1.1"))
        .numbering(NumberingAction::Increment { level: None })
        .numbered(Some("2.1"))
        .gives_after(
            "autonumber\n",
            "A->B:\nA->B:\n",
            &[
                "approximated: number 1.1 as a plain number",
                "approximated: raised part of a number as a plain number",
                "approximated: number 2.1 as a plain number",
            ],
        );
}

impl Sketch {
    /// Like [`Sketch::gives`], with statements before the declarations.
    #[track_caller]
    fn gives_after(self, before: &str, body: &str, losses: &[&str]) {
        let (text, found) = print(self.builder);
        assert_eq!(text, format!("{before}participant A\nparticipant B\n{body}"));
        assert_eq!(found, losses, "{text}");
    }

    fn note(self, place: NotePlace) -> Self {
        self.push(Item::Note(Note::new(place, Text::plain("n"))))
    }

    fn fragment(mut self, kind: FragmentKind, name: &str, guards: &[&str]) -> Self {
        let operands = guards.iter().map(|guard| Operand {
            guard: Text::plain(guard),
            items: vec![call(self.a, self.b, "x")],
            ..Operand::default()
        });
        let fragment = Fragment { name: Text::plain(name), ..Fragment::new(kind, operands.collect()) };
        self.builder.push(Item::Fragment(fragment));
        self
    }
}

#[test]
fn notes_find_a_place() {
    let sketch = Sketch::new();
    let (a, b) = (sketch.a, sketch.b);
    let hexagon = Note { shape: NoteShape::Hexagon, ..Note::new(NotePlace::Over(vec![a]), Text::plain("h")) };
    sketch
        .push(call(b, a, "x"))
        .note(NotePlace::OnMessage(NoteSide::Left))
        .note(NotePlace::OnMessage(NoteSide::Top))
        .note(NotePlace::Left(vec![a, b]))
        .note(NotePlace::Right(vec![a, b]))
        .note(NotePlace::Over(vec![a, b]))
        .note(NotePlace::Across)
        .push(Item::Note(hexagon))
        .gives(
            "B->A: x\nnote left of A: n\nnote over A,B: n\nnote left of A: n\nnote right of B: n\n\
             note over A,B: n\nnote over A,B: n\nstate over A: h\n",
            &[
                "approximated: note bound to a message as a note left of a participant",
                "approximated: note bound to a message as a note over its ends",
                "approximated: note across as a note over all participants",
                "approximated: hexagonal note as a state",
            ],
        );
}

#[test]
fn text_in_the_margin_stays_there_unless_it_would_be_a_statement() {
    let margin = |text: &str| Item::Note(Note::new(NotePlace::Margin, Text::plain(text)));
    Sketch::new()
        .push(margin("Checks the cache\nfor an hour"))
        .push(margin("Then asks"))
        .push(margin("note that A->B"))
        .gives(
            "  Checks the cache\n  for an hour\n\n  Then asks\nnote left of A: note that A->B\n",
            &["approximated: explanatory text as a note left of the first participant"],
        );
}

#[test]
fn indented_texts_keep_their_blanks_in_blocks() {
    let sketch = Sketch::new();
    let a = sketch.a;
    let note = Note::new(NotePlace::Over(vec![a]), Text::plain("    if x\nend"));
    let state = State {
        place: StatePlace::Over,
        participants: vec![a],
        text: Text::plain("one\ntwo"),
        parallel: false,
        origin: Origin::NONE,
    };
    sketch
        .push(Item::Note(note))
        .push(Item::State(state))
        .gives("note over A\n      if x\n  end\nend note\nstate over A: one\\ntwo\n", &[]);
}

#[test]
fn fragments_become_their_nearest_kind() {
    for (kind, name, guards, text, losses) in [
        (FragmentKind::Alt, "", &["g", ""][..], "alt g\n#else\n#end\n", &[][..]),
        (FragmentKind::Par, "", &["g"], "par g\n#end\n", &[]),
        (FragmentKind::Par, "", &["g", "h"], "par\n  seq g\n  #end\n  seq h\n  #end\nend\n", &[]),
        (
            FragmentKind::ParOver,
            "",
            &["", ""],
            "parallel {\n##}\n",
            &["approximated: par over as messages at the same time"],
        ),
        (
            FragmentKind::ParOver,
            "",
            &["g"],
            "par g\n#end\n",
            &["approximated: par over as parallel branches"],
        ),
        (
            FragmentKind::Critical,
            "",
            &["g"],
            "opt critical g\n#end\n",
            &["approximated: critical as an option"],
        ),
        (
            FragmentKind::Critical,
            "",
            &["g", "h"],
            "alt critical g\n#else h\n#end\n",
            &["approximated: critical as alternatives"],
        ),
        (FragmentKind::Break, "", &["g"], "opt break g\n#end\n", &["approximated: break as an option"]),
        (
            FragmentKind::Loop,
            "",
            &["g", "h"],
            "alt loop g\n#else h\n#end\n",
            &["approximated: loop with branches as alternatives"],
        ),
        (
            FragmentKind::Group,
            "Login",
            &["retry"],
            "opt Login [retry]\n#end\n",
            &["approximated: group Login as an option"],
        ),
        (FragmentKind::Group, "", &[""], "opt group\n#end\n", &["approximated: group as an option"]),
        (
            FragmentKind::Group,
            "Login",
            &["", "h"],
            "alt Login\n#else h\n#end\n",
            &["approximated: group Login as alternatives"],
        ),
        (FragmentKind::Partition, "P", &[""], "opt P\n#end\n", &["approximated: partition as an option"]),
        (FragmentKind::Rect, "", &[""], "A->B: x\n", &["dropped: rect"]),
        (FragmentKind::Seq, "", &["g"], "seq g\n#end\n", &[]),
    ] {
        // `#` stands for the content of an operand
        let indented = |line: &str| line.replace('#', "  A->B: x\n");
        let text = match text.strip_prefix("par\n") {
            Some(_) => text.replace("  #", "    A->B: x\n  "),
            None => indented(text),
        };
        Sketch::new().fragment(kind, name, guards).gives(&text, losses);
    }
}

#[test]
fn one_loss_for_a_coloured_fragment() {
    let sketch = Sketch::new();
    let red = Some(Fill::from(ir::Color::rgb(255, 0, 0)));
    let operand = || Operand { background: red, ..Operand::default() };
    let fragment =
        Fragment { tab_color: red, ..Fragment::new(FragmentKind::Alt, vec![operand(), operand()]) };
    let area = Fragment::new(FragmentKind::Rect, vec![operand()]);
    sketch
        .push(Item::Fragment(fragment))
        .push(Item::Fragment(area))
        .gives("alt\nelse\nend\n", &["dropped: colour of a fragment", "dropped: rect #ff0000"]);
}

#[test]
fn what_starts_together_stands_in_a_group() {
    let sketch = Sketch::new();
    let (a, b) = (sketch.a, sketch.b);
    let together = |item: Item| match item {
        Item::Message(message) => Item::Message(Message { parallel: true, ..message }),
        other => other,
    };
    sketch
        .push(together(call(a, b, "alone")))
        .message("1")
        .push(on(b))
        .push(together(call(a, b, "2")))
        .push(on(b))
        .message("3")
        .gives(
            "A->B: alone\nparallel {\n  A->+B: 1\n  A->+B: 2\n}\nA->B: 3\n",
            &["dropped: start together with something that cannot start together"],
        );
}

#[test]
fn separators_become_notes_or_nothing() {
    Sketch::new()
        .push(Item::Divider(Divider { text: Text::plain("Part two"), ..Divider::default() }))
        .push(Item::Divider(Divider::default()))
        .push(Item::Delay(Delay { text: Text::plain("later"), ..Delay::default() }))
        .push(space())
        .gives(
            "note over A,B: Part two\nnote over A,B: later\n",
            &[
                "approximated: divider as a note over all participants",
                "dropped: divider",
                "approximated: delay as a note over all participants",
                "dropped: space of 45 pixels",
            ],
        );
}

#[test]
fn references_take_the_arrows_that_lead_in_and_out() {
    let sketch = Sketch::new();
    let (a, b) = (sketch.a, sketch.b);
    let reference = |entered, left| {
        Item::Reference(Reference {
            participants: vec![a, b],
            text: Text::plain("see login\nand logout"),
            entered,
            left,
            style: None,
            link: None,
            origin: Origin::NONE,
        })
    };
    let body = "  see login\n  and logout\n";
    sketch
        .message("in")
        .push(on(b))
        .push(reference(true, true))
        .push(call(b, a, "out"))
        .push(off(b))
        .push(reference(false, false))
        .push(reference(true, false))
        .gives(
            &format!(
                "A->+ref over B,A: in\n{body}end ref->A: out\ndeactivate B\n\
                 ref over A,B: see login\\nand logout\nref over A,B: see login\\nand logout\n"
            ),
            &["approximated: arrow into a reference as a message to a participant"],
        );
}

#[test]
fn borders_and_points() {
    let mut builder = Builder::new();
    let a = builder.participant("A");
    for (from, to) in [
        (Endpoint::Border(Side::Left), a.into()),
        (a.into(), Endpoint::Border(Side::Right)),
        (a.into(), Endpoint::Border(Side::Left)),
        (Endpoint::Border(Side::Right), a.into()),
        (a.into(), Endpoint::Point(Side::Left)),
        (Endpoint::Point(Side::Right), a.into()),
    ] {
        builder.push(Item::Message(Message::new(from, to, Arrow::call(), Text::default())));
    }
    let (text, losses) = print(builder);
    let expected = "participant \"\\n\" as _left\nparticipant A\nparticipant \"\\n\" as _right\n\
        [->A:\nA->]:\nA->_left:\n_right->A:\nA->]:\n[->A:\n";
    assert_eq!(text, expected);
    assert_eq!(
        losses,
        [
            "approximated: message to the left border as a participant",
            "approximated: message from the right border as a participant",
            "approximated: lost message as a message to the border",
            "approximated: found message as a message from the border",
        ]
    );
}

#[test]
fn messages_keep_text_and_slant() {
    let sketch = Sketch::new();
    let (a, b) = (sketch.a, sketch.b);
    let bold = Run { strong: true, ..Run::plain("b") };
    let rich = Text {
        lines: vec![TextLine { runs: vec![bold, Run::plain(r" C:\new")], ..TextLine::default() }],
        wrap: None,
    };
    let slanted = |slant, text| {
        let message = Message::new(a.into(), b.into(), Arrow::new(Line::Dashed, Head::Open), text);
        Item::Message(Message { slant, ..message })
    };
    let hidden = Message::new(a.into(), b.into(), Arrow::new(Line::Hidden, Head::Filled), Text::plain("h"));
    sketch
        .push(slanted(30, rich))
        .push(slanted(4, Text::default()))
        .push(on(b))
        .push(Item::Message(hidden))
        .gives(
            "A-->>(3)B: b C:\\ new\nA-->>(1)B:\nactivate B\n",
            &[
                "dropped: bold text",
                r"approximated: `\n` that is no line break as `\ n`",
                "approximated: slant of 4 px as 10 px",
                "dropped: hidden message",
            ],
        );
}

#[test]
fn furniture_becomes_comments() {
    let mut builder = Builder::new();
    builder.participant("A");
    builder.meta.title = Text::plain("Two\nlines");
    builder.meta.caption = Text::plain("Fig. 1\nof 2");
    builder.style.footbox = Some(Footbox::Bar);
    let raw = |dialect, text: &str| Raw { dialect, text: text.to_owned(), origin: Origin::NONE };
    builder.style.raw =
        vec![raw(ir::Dialect::Wsd, "option x=y"), raw(ir::Dialect::PlantUml, "skinparam shadowing false")];
    let (text, losses) = print(builder);
    let expected = "title Two\\nlines\noption footer=bar\noption x=y\n# caption: Fig. 1\n# caption: of 2\nparticipant A\n";
    assert_eq!(text, expected);
    assert_eq!(losses, ["dropped: PlantUML setting `skinparam shadowing false`", "dropped: caption"]);
}

#[test]
fn columns_without_events_are_left_out_where_they_are_hidden() {
    let mut builder = Builder::new();
    let [a, _, c] = ["A", "Idle", "C"].map(|name| builder.participant(name));
    builder.style.hide_unlinked = true;
    builder.push(call(a, c, "x"));
    let (text, losses) = print(builder);
    assert_eq!(text, "participant A\nparticipant C\nA->C: x\n");
    assert_eq!(losses, ["approximated: hidden participants without events as columns left out"]);
}

#[test]
fn deep_nesting_is_printed() {
    let mut builder = Builder::new();
    let a = builder.participant("A");
    for _ in 0..ir::MAX_NESTING {
        builder.open(Fragment::new(FragmentKind::Opt, Vec::new()));
    }
    builder.push(call(a, a, "deep"));
    let (text, losses) = print(builder);
    assert_eq!(text.lines().filter(|line| line.trim() == "end").count(), ir::MAX_NESTING);
    assert!(text.contains(&format!("{}A->A: deep\n", "  ".repeat(ir::MAX_NESTING))));
    assert!(losses.is_empty());
}

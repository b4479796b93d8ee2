//! Scenes by hand: colours of the house style, and two small pictures.

use scene::{Anchor, Element, Layer, Link, Paint, Rgba, Role, Run, Scene, Segment, Shape, Stroke, Text};

const fn hex(colour: u32, alpha: f32) -> Rgba {
    let [_, red, green, blue] = colour.to_be_bytes();
    Rgba { rgb: [red, green, blue], alpha }
}

const fn token(token: &'static str, light: u32, dark: u32) -> Paint {
    Paint { token: Some(token), light: hex(light, 1.0), dark: hex(dark, 1.0) }
}

pub(crate) const GROUND: Paint = token("ground", 0xff_ff_ff, 0x12_16_1d);
pub(crate) const INK: Paint = token("ink", 0x1a_22_30, 0xe8_ec_f2);
pub(crate) const ARROW: Paint = token("arrow", 0x2c_38_4b, 0xcf_d7_e2);
pub(crate) const REPLY: Paint = token("reply", 0x56_62_76, 0xa3_af_c0);
pub(crate) const LIFELINE: Paint = token("lifeline", 0x80_8c_9f, 0x65_72_87);
pub(crate) const HEAD: Paint = token("head", 0xf1_f4_fc, 0x1e_29_40);
pub(crate) const HEAD_EDGE: Paint = token("head-edge", 0x7a_8f_c9, 0x5b_73_b3);
pub(crate) const ICON: Paint = token("icon", 0x3a_58_b0, 0x9d_b3_f0);
pub(crate) const ICON_FILL: Paint = token("icon-fill", 0xff_ff_ff, 0x24_30_4b);
pub(crate) const BAR: Paint = token("bar", 0xdb_e4_fa, 0x2b_3b_66);
pub(crate) const BAR_EDGE: Paint = token("bar-edge", 0x6f_87_c9, 0x71_8b_d6);
pub(crate) const NOTE: Paint = token("note", 0xfd_f6_e1, 0x29_24_1a);
pub(crate) const NOTE_EDGE: Paint = token("note-edge", 0xd6_bd_7c, 0x71_62_3a);
pub(crate) const NOTE_FOLD: Paint = token("note-fold", 0xf2_e3_b6, 0x46_3c_24);
pub(crate) const NOTE_INK: Paint = token("note-ink", 0x3a_32_22, 0xec_e3_cf);
pub(crate) const LINK: Paint = token("link", 0x2f_55_b8, 0x9d_b8_f8);
pub(crate) const TINT: Paint =
    Paint { token: Some("frame-ground"), light: hex(0x4a_61_90, 0.022), dark: hex(0xa9_bc_e6, 0.028) };
/// An author's colour, the same on every page.
pub(crate) const FOREST: Paint = Paint::fixed(hex(0x1f_5f_46, 1.0));
/// An author's colour that is lighter in the dark.
pub(crate) const PLUM: Paint = Paint { token: None, light: hex(0x8b_2f_6b, 1.0), dark: hex(0xd9_8b_bf, 1.0) };

pub(crate) fn element(layer: Layer, role: Role, line: u32, shape: Shape) -> Element {
    Element { layer, role, line: Some(line), link: None, gradient: None, shape }
}

pub(crate) fn rect(
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    radius: f64,
    fill: Paint,
    edge: Option<Paint>,
) -> Shape {
    let stroke = edge.map(|paint| Stroke::new(paint, 1.0));
    Shape::Rect { x, y, width, height, radius, fill: Some(fill), stroke }
}

pub(crate) fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Shape {
    Shape::Line { from, to, stroke }
}

pub(crate) fn polygon(points: &[(f64, f64)], fill: Paint) -> Shape {
    let mut segments: Vec<Segment> = points.iter().map(|&(x, y)| Segment::Line(x, y)).collect();
    if let Some(&(x, y)) = points.first() {
        segments[0] = Segment::Move(x, y);
    }
    segments.push(Segment::Close);
    Shape::Path { segments, fill: Some(fill), stroke: None }
}

pub(crate) fn text(x: f64, y: f64, anchor: Anchor, size: f64, runs: Vec<Run>) -> Text {
    let letters: usize = runs.iter().map(|run| run.text.chars().count()).sum();
    Text { x, y, anchor, size, right_to_left: false, width: letters as f64 * size / 2.0, runs }
}

pub(crate) fn label(x: f64, y: f64, anchor: Anchor, size: f64, words: &str, fill: Paint) -> Shape {
    Shape::Text(text(x, y, anchor, size, vec![Run::plain(words, fill)]))
}

pub(crate) fn bold(words: &str, fill: Paint) -> Run {
    Run { bold: true, ..Run::plain(words, fill) }
}

pub(crate) fn link(target: &str, tooltip: Option<&str>) -> Option<Box<Link>> {
    Some(Box::new(Link { target: target.to_owned(), tooltip: tooltip.map(str::to_owned) }))
}

pub(crate) fn scene(width: f64, height: f64, elements: Vec<Element>) -> Scene {
    Scene {
        width,
        height,
        title: "A picture".to_owned(),
        description: "Something in words.".to_owned(),
        ground: Some(GROUND),
        ground_radius: 8.0,
        elements,
    }
}

/// Two participants, a question, a look, a note and a reply: 380 by 277 px.
pub(crate) fn small() -> Scene {
    let mut elements = Vec::new();
    let mut add = |layer, role, line, shape| elements.push(element(layer, role, line, shape));
    for (index, (x, name)) in [(64.5, "Alice"), (198.5, "Bob")].into_iter().enumerate() {
        let source = index as u32 + 1;
        let lifeline = line((x, 60.5), (x, 256.5), Stroke::new(LIFELINE, 1.0));
        add(Layer::Lifelines, Role::Lifeline, source, lifeline);
        let head = rect(x - 44.0, 20.5, 88.0, 40.0, 6.0, HEAD, Some(HEAD_EDGE));
        add(Layer::Solids, Role::Participant, source, head);
        let name = Shape::Text(text(x, 45.0, Anchor::Middle, 14.0, vec![bold(name, INK)]));
        add(Layer::Text, Role::Participant, source, name);
    }
    let bar = rect(193.5, 95.5, 10.0, 145.0, 2.0, BAR, Some(BAR_EDGE));
    add(Layer::Bars, Role::Activation, 4, bar);
    let (l, t, r, b) = (213.5, 150.5, 359.5, 200.5);
    let arc = |clockwise, x, y| Segment::Arc { radius: 3.0, clockwise, x, y };
    let note = Shape::Path {
        segments: vec![
            Segment::Move(l + 3.0, t),
            Segment::Line(r - 9.0, t),
            Segment::Line(r, t + 9.0),
            Segment::Line(r, b - 3.0),
            arc(true, r - 3.0, b),
            Segment::Line(l + 3.0, b),
            arc(true, l, b - 3.0),
            Segment::Line(l, t + 3.0),
            arc(true, l + 3.0, t),
            Segment::Close,
        ],
        fill: Some(NOTE),
        stroke: Some(Stroke::new(NOTE_EDGE, 1.0)),
    };
    add(Layer::Solids, Role::Note, 6, note);
    let fold = Shape::Path {
        segments: vec![
            Segment::Move(r - 9.0, t),
            Segment::Line(r - 9.0, t + 7.0),
            Segment::Arc { radius: 2.0, clockwise: false, x: r - 7.0, y: t + 9.0 },
            Segment::Line(r, t + 9.0),
        ],
        fill: Some(NOTE_FOLD),
        stroke: Some(Stroke::new(NOTE_EDGE, 1.0)),
    };
    add(Layer::Solids, Role::Note, 6, fold);
    let tip = |x: f64, y: f64, back: f64| {
        polygon(
            &[(x, y), (x + back * 10.0, y - 4.25), (x + back * 8.0, y), (x + back * 10.0, y + 4.25)],
            ARROW,
        )
    };
    add(Layer::Arrows, Role::Message, 4, tip(193.5, 99.5, -1.0));
    let shaft = line((64.5, 99.5), (185.5, 99.5), Stroke::new(ARROW, 1.25));
    add(Layer::Arrows, Role::Message, 4, shaft);
    add(Layer::Arrows, Role::Message, 5, tip(203.5, 136.5, 1.0));
    let corner = |x, y| Segment::Arc { radius: 6.0, clockwise: true, x, y };
    let turn = Shape::Path {
        segments: vec![
            Segment::Move(203.5, 116.5),
            Segment::Line(223.5, 116.5),
            corner(229.5, 122.5),
            Segment::Line(229.5, 130.5),
            corner(223.5, 136.5),
            Segment::Line(211.5, 136.5),
        ],
        fill: None,
        stroke: Some(Stroke::new(ARROW, 1.25)),
    };
    add(Layer::Arrows, Role::Message, 5, turn);
    let open = Shape::Path {
        segments: vec![Segment::Move(72.5, 232.0), Segment::Line(64.9, 236.5), Segment::Line(72.5, 241.0)],
        fill: None,
        stroke: Some(Stroke::new(REPLY, 1.25).round()),
    };
    add(Layer::Arrows, Role::Message, 7, open);
    let reply = line((193.5, 236.5), (65.1, 236.5), Stroke::new(REPLY, 1.25).dashed(5.0, 4.0));
    add(Layer::Arrows, Role::Message, 7, reply);
    let mut say = |role, line, x, y, anchor, size, words, fill| {
        add(Layer::Text, role, line, label(x, y, anchor, size, words, fill));
    };
    say(Role::Message, 4, 129.0, 92.5, Anchor::Middle, 14.0, "Is the kettle on?", INK);
    say(Role::Message, 5, 237.5, 131.5, Anchor::Start, 14.0, "Look", INK);
    say(Role::Note, 6, 225.5, 171.5, Anchor::Start, 13.0, "It has been whistling", NOTE_INK);
    say(Role::Note, 6, 225.5, 188.5, Anchor::Start, 13.0, "for a while.", NOTE_INK);
    say(Role::Message, 7, 129.0, 229.5, Anchor::Middle, 14.0, "It is now", INK);
    let mut scene = scene(380.0, 277.0, elements);
    scene.title = "A small question".to_owned();
    scene.description =
        "Alice asks Bob whether the kettle is on. Bob looks. Bob replies to Alice: it is now.".to_owned();
    scene.sort();
    scene
}

/// Everything a scene can hold, once or twice.
pub(crate) fn specimen() -> Scene {
    let icon = "M12 4.5a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 1 1 0-14.5zM5 20.5h14";
    let stroke = Stroke::new(ICON, 1.75).round();
    let code = |words: &str| Run { mono: true, size: Some(13.02), ..Run::plain(words, INK) };
    let plain = |words: &str| Run::plain(words, INK);
    let runs = |y: f64, runs: Vec<Run>| Shape::Text(text(20.0, y, Anchor::Start, 14.0, runs));
    let mut right_to_left = text(380.0, 200.0, Anchor::End, 14.0, vec![plain("שלום, עולם!")]);
    right_to_left.right_to_left = true;
    let marked = |words: &str| Run { background: Some(NOTE), width: Some(40.0), ..plain(words) };
    let mut elements = vec![
        element(Layer::Boxes, Role::Box, 2, rect(0.0, 0.0, 400.0, 300.0, 0.0, TINT, None)),
        element(
            Layer::Solids,
            Role::Participant,
            3,
            Shape::Icon {
                data: icon.into(),
                x: 20.25,
                y: 20.0,
                size: 22.0,
                fill: Some(ICON_FILL),
                stroke: Some(stroke),
            },
        ),
        element(Layer::Arrows, Role::Message, 4, {
            Shape::Circle {
                x: 100.0,
                y: 30.0,
                radius: 4.0,
                fill: Some(PLUM),
                stroke: Some(Stroke::new(PLUM, 1.25)),
            }
        }),
        element(Layer::Arrows, Role::Message, 4, rect(120.0, 20.0, 40.0, 20.0, 0.0, FOREST, Some(PLUM))),
        element(Layer::Text, Role::Note, 5, {
            let strong = Run { bold: true, ..plain("Strong") };
            let emphasis = Run { italic: true, ..plain("emphasis") };
            let old = Run { strike: true, underline: true, ..plain("old") };
            runs(60.0, vec![strong, plain(", "), emphasis, plain(", "), code("a  b"), plain(", "), old])
        }),
        element(Layer::Text, Role::Note, 6, {
            let up = Run { rise: 4.0, size: Some(10.0), ..plain("2") };
            let down = Run { rise: -3.0, size: Some(10.0), ..plain("i") };
            runs(80.0, vec![plain("x"), up, plain(" + y"), down, plain(" = z")])
        }),
        element(Layer::Text, Role::Note, 7, {
            let there = Run {
                underline: true,
                link: link("https://example.com/?a=1&b=\"2\"", Some("RFC <9110>")),
                ..Run::plain("RFC 9110", LINK)
            };
            let evil = Run {
                underline: true,
                link: link("javascript:alert(1)", None),
                ..Run::plain("nowhere", LINK)
            };
            runs(100.0, vec![plain("see "), there, plain(" or "), evil])
        }),
        element(Layer::Text, Role::Note, 8, runs(120.0, vec![code("  indented")])),
        element(Layer::Text, Role::Note, 9, {
            runs(140.0, vec![Run { width: Some(20.0), ..plain("on ") }, marked("yellow "), marked("ground")])
        }),
        element(Layer::Text, Role::Note, 10, runs(160.0, vec![Run { wave: true, ..plain("wavy") }])),
        element(Layer::Text, Role::Caption, 11, Shape::Text(right_to_left)),
    ];
    let mut linked = element(
        Layer::Solids,
        Role::Participant,
        12,
        rect(200.0, 20.0, 88.0, 40.0, 6.0, HEAD, Some(HEAD_EDGE)),
    );
    linked.link = link("#details", Some("More about \"Bob\""));
    let mut name =
        element(Layer::Text, Role::Participant, 12, label(244.0, 45.0, Anchor::Middle, 14.0, "Bob", INK));
    name.link = linked.link.clone();
    elements.extend([linked, name]);
    scene(400.0, 300.0, elements)
}

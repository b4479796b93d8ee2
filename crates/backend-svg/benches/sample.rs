//! A scene of any size.

use scene::{Anchor, Element, Layer, Paint, Rgba, Role, Run, Scene, Segment, Shape, Stroke, Text};

const fn token(token: &'static str, light: u8) -> Paint {
    Paint { token: Some(token), light: Rgba::opaque(light, 0, 0), dark: Rgba::opaque(0, light, 0) }
}

/// Six participants, a box, and messages of about eight elements each, as layout makes them.
pub(crate) fn diagram(messages: u32) -> Scene {
    let mut elements = Vec::new();
    let mut add = |layer, role, line, shape| {
        elements.push(Element { layer, role, line: Some(line), link: None, gradient: None, shape })
    };
    let text = |x, y, anchor, words: String, fill| {
        let width = words.len() as f64 * 7.0;
        let runs = vec![Run::plain(words, fill)];
        Shape::Text(Text { x, y, anchor, size: 14.0, right_to_left: false, width, runs })
    };
    let rect = |x, y, width, height, radius, fill, stroke| Shape::Rect {
        x,
        y,
        width,
        height,
        radius,
        fill: Some(fill),
        stroke: Some(Stroke::new(stroke, 1.0)),
    };
    let height = 100.0 + f64::from(messages) * 36.0;
    for participant in 0..6 {
        let x = 64.5 + f64::from(participant) * 150.0;
        let lifeline = Stroke::new(token("lifeline", 128), 1.0);
        add(
            Layer::Lifelines,
            Role::Lifeline,
            participant,
            Shape::Line { from: (x, 60.5), to: (x, height), stroke: lifeline },
        );
        add(
            Layer::Solids,
            Role::Participant,
            participant,
            rect(x - 44.0, 20.5, 88.0, 40.0, 6.0, token("head", 240), token("head-edge", 120)),
        );
        add(
            Layer::Text,
            Role::Participant,
            participant,
            text(x, 45.0, Anchor::Middle, "Participant".to_owned(), token("ink", 26)),
        );
    }
    for message in 0..messages {
        let line = message + 10;
        let y = 99.5 + f64::from(message) * 36.0;
        let from = 64.5 + f64::from(message % 5) * 150.0;
        let to = from + 150.0;
        add(
            Layer::Bars,
            Role::Activation,
            line,
            rect(from - 5.0, y - 4.0, 10.0, 44.25, 2.0, token("bar", 219), token("bar-edge", 111)),
        );
        let tip = [(to, y), (to - 10.0, y - 4.25), (to - 8.0, y), (to - 10.0, y + 4.25)];
        let mut segments: Vec<Segment> = tip.iter().map(|&(x, y)| Segment::Line(x, y)).collect();
        segments[0] = Segment::Move(to, y);
        segments.push(Segment::Close);
        add(
            Layer::Arrows,
            Role::Message,
            line,
            Shape::Path { segments, fill: Some(token("arrow", 44)), stroke: None },
        );
        let shaft = Stroke::new(token("arrow", 44), 1.25);
        add(
            Layer::Arrows,
            Role::Message,
            line,
            Shape::Line { from: (from, y), to: (to - 8.0, y), stroke: shaft },
        );
        let backdrop = Shape::Rect {
            x: from + 20.25,
            y: y - 20.0,
            width: 93.37,
            height: 17.0,
            radius: 0.0,
            fill: Some(token("backdrop", 251)),
            stroke: None,
        };
        add(Layer::Backdrops, Role::Message, line, backdrop);
        add(
            Layer::Text,
            Role::Message,
            line,
            text(
                (from + to) / 2.0,
                y - 7.0,
                Anchor::Middle,
                format!("Request number {message}"),
                token("ink", 26),
            ),
        );
        let pill = rect(from + 5.0, y - 8.0, 18.0, 16.0, 8.0, token("badge", 255), token("badge-edge", 124));
        add(Layer::Numbers, Role::Number, line, pill);
        add(
            Layer::Numbers,
            Role::Number,
            line,
            text(from + 14.0, y + 4.0, Anchor::Middle, message.to_string(), token("badge-ink", 44)),
        );
    }
    let mut scene = Scene {
        width: 1000.0,
        height,
        title: "A diagram".to_owned(),
        description: "Participants send messages.".to_owned(),
        ground: Some(token("ground", 255)),
        ground_radius: 8.0,
        elements,
    };
    scene.sort();
    scene
}

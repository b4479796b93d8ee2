//! What groups say for their elements comes to the same as if every element said it.

use crate::support::*;
use backend_svg::{MONO, Options, write};
use quick_xml::events::{BytesStart, Event};
use scene::{Anchor, Element, Layer, Paint, Role, Run, Scene, Shape, Stroke};
use std::collections::BTreeMap;

/// The attributes that an element inherits, and where its colours come from.
#[derive(Debug, Clone, Default, PartialEq)]
struct Look {
    fill: String,
    dark_fill: String,
    stroke: String,
    dark_stroke: String,
    width: String,
    size: String,
    weight: String,
    face: String,
    anchor: String,
}

/// The looks of all shapes and lines of text in a document, in its order, as a viewer with CSS sees them.
fn looks(svg: &str) -> Vec<Look> {
    let rules: BTreeMap<&str, &str> = svg
        .lines()
        .filter_map(|line| line.strip_prefix("#sequence .")?.split_once('{'))
        .filter_map(|(class, rule)| Some((class, rule.split(':').nth(1)?.trim_end_matches('}'))))
        .collect();
    let read = |start: &BytesStart<'_>, outer: &Look| {
        let mut look = outer.clone();
        let mut classes = String::new();
        for attribute in start.attributes().map(Result::unwrap) {
            let value = attribute.value.to_string();
            match attribute.key.as_ref() {
                "fill" => (look.fill, look.dark_fill) = (value.clone(), value),
                "stroke" => (look.stroke, look.dark_stroke) = (value.clone(), value),
                "stroke-width" => look.width = value,
                "font-size" => look.size = value,
                "font-weight" => look.weight = value,
                "font-family" => look.face = value,
                "text-anchor" => look.anchor = value,
                "class" => classes = value,
                _ => {}
            }
        }
        for class in classes.split(' ') {
            let Some(colour) = rules.get(class) else { continue };
            let of_stroke = svg.contains(&format!("#sequence .{class}{{stroke:"));
            let slot = if of_stroke { &mut look.dark_stroke } else { &mut look.dark_fill };
            *slot = (*colour).to_owned();
        }
        look
    };
    let mut reader = quick_xml::Reader::from_str(svg);
    let initial = Look {
        fill: "#000000".to_owned(),
        dark_fill: "#000000".to_owned(),
        stroke: "none".to_owned(),
        dark_stroke: "none".to_owned(),
        width: "1".to_owned(),
        weight: "400".to_owned(),
        anchor: "start".to_owned(),
        ..Look::default()
    };
    let mut stack = vec![initial];
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let look = read(&start, stack.last().unwrap());
                if start.name().as_ref() == "text" {
                    found.push(look.clone());
                }
                stack.push(look);
            }
            Event::Empty(start) => found.push(read(&start, stack.last().unwrap())),
            Event::End(_) => {
                stack.pop();
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The looks that the shapes of a scene ask for.
fn wanted(scene: &Scene) -> Vec<Look> {
    let fill = |look: &mut Look, paint: Option<&Paint>| {
        (look.fill, look.dark_fill) = paint.map_or(("none".to_owned(), "none".to_owned()), |paint| {
            (paint.light.to_string(), paint.dark.to_string())
        });
    };
    let stroke = |look: &mut Look, stroke: Option<&Stroke>| {
        (look.stroke, look.dark_stroke) = stroke.map_or(("none".to_owned(), "none".to_owned()), |stroke| {
            (stroke.paint.light.to_string(), stroke.paint.dark.to_string())
        });
        look.width = stroke.map_or(String::new(), |stroke| stroke.width.to_string());
    };
    let mut all = Vec::new();
    let ground = scene.ground.iter().map(|paint| rect(0.0, 0.0, 1.0, 1.0, 0.0, *paint, None));
    for shape in ground.chain(scene.elements.iter().map(|element| element.shape.clone())) {
        let mut look = Look::default();
        match &shape {
            Shape::Rect { fill: inside, stroke: edge, .. }
            | Shape::Circle { fill: inside, stroke: edge, .. }
            | Shape::Path { fill: inside, stroke: edge, .. }
            | Shape::Icon { fill: inside, stroke: edge, .. } => {
                fill(&mut look, inside.as_ref());
                stroke(&mut look, edge.as_ref());
            }
            Shape::Line { stroke: edge, .. } => {
                fill(&mut look, None);
                stroke(&mut look, Some(edge));
            }
            Shape::Text(text) => {
                let run = &text.runs[0];
                fill(&mut look, Some(&run.fill));
                stroke(&mut look, None);
                look.size = text.size.to_string();
                look.weight = if run.bold { "700" } else { "400" }.to_owned();
                look.face = if run.mono { MONO.replace('"', "&quot;") } else { String::new() };
                look.anchor = match text.anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                }
                .to_owned();
            }
        }
        all.push(look);
    }
    all
}

fn compare(scene: &Scene, options: &Options) {
    let svg = write(scene, options);
    let (found, wanted) = (looks(&svg), wanted(scene));
    assert_eq!(found.len(), wanted.len(), "{svg}");
    for (mut found, wanted) in found.into_iter().zip(wanted) {
        // the face of the root, and what does not matter to a shape of this kind
        if wanted.face.is_empty() {
            found.face.clear();
        }
        if wanted.size.is_empty() {
            (found.size, found.weight, found.anchor) = (String::new(), String::new(), String::new());
        }
        if wanted.stroke == "none" {
            found.width.clear();
        }
        assert_eq!(found, wanted, "{svg}");
    }
}

/// Shapes of all kinds in every order of looks that groups might mistake: few looks, many shapes.
fn shuffled(seed: u64) -> Scene {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = |end: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % end
    };
    let paints = [INK, ARROW, NOTE, FOREST, PLUM];
    let mut elements = Vec::new();
    for _ in 0..40 {
        let layer = [Layer::Solids, Layer::Arrows, Layer::Text][below(3)];
        let (role, source) = ([Role::Message, Role::Note][below(2)], below(3) as u32);
        let stroke = Stroke::new(paints[below(5)], [1.0, 1.25, 2.0][below(3)]);
        let (inside, edge) = (paints[below(5)], (below(2) == 0).then_some(stroke));
        let shape = match below(4) {
            0 => Shape::Circle { x: 1.0, y: 1.0, radius: 1.0, fill: None, stroke: edge },
            1 => Shape::Circle { x: 1.0, y: 1.0, radius: 1.0, fill: Some(inside), stroke: edge },
            2 => line((0.0, 0.0), (9.0, 0.0), stroke),
            _ => {
                let anchor = [Anchor::Start, Anchor::Middle, Anchor::Middle, Anchor::End][below(4)];
                let (bold, mono) = (below(3) > 0, below(3) > 0);
                let run = Run { bold, mono, ..Run::plain("words", inside) };
                Shape::Text(text(1.0, 1.0, anchor, [13.0, 14.0][below(2)], vec![run]))
            }
        };
        elements.push(element(layer, role, source, shape));
    }
    let mut scene = scene(10.0, 10.0, elements);
    scene.sort();
    // neighbours of one construct are what groups are made of
    scene.elements.sort_by_key(|element: &Element| (element.layer, element.line));
    scene
}

#[test]
fn groups_change_no_look() {
    compare(&small(), &Options::default());
    for seed in 0..300 {
        compare(&shuffled(seed), &Options::default());
        compare(&shuffled(seed), &Options { roles: false, ..Options::default() });
    }
}

#[test]
fn what_is_common_is_said_once() {
    let svg = write(&small(), &Options::default());
    assert_eq!(svg.matches("stroke-width=\"1.25\"").count(), 1, "{svg}");
    assert_eq!(svg.matches("font-weight=\"700\"").count(), 1, "once for both names: {svg}");
    assert_eq!(svg.matches("font-size=\"14\"").count(), 1, "{svg}");
    assert_eq!(svg.matches("font-size=\"13\"").count(), 1, "once for both lines of the note: {svg}");
}

//! What holds for every picture, whatever is in the scene.

use crate::support::*;
use backend_svg::{Mode, Options, write};
use quick_xml::events::{BytesStart, Event};
use scene::{Anchor, Element, Gradient, Layer, Paint, Rgba, Role, Scene, Segment, Shape, Stroke};
use std::collections::BTreeSet;

/// Every element with its attributes, unescaped; panics where the document is not well-formed.
pub(crate) fn elements(svg: &str) -> Vec<(String, Vec<(String, String)>)> {
    let read = |start: &BytesStart<'_>| {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
            (attribute.key.as_ref().to_owned(), value)
        });
        (start.name().as_ref().to_owned(), attributes.collect())
    };
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut found = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                found.push(read(&start));
            }
            Event::Empty(start) => found.push(read(&start)),
            Event::End(_) => depth -= 1,
            Event::Text(text) => assert!(!text.contains("]]>") && !text.contains('<')),
            Event::GeneralRef(_) => {}
            Event::Eof => break,
            other => panic!("no picture needs {other:?}"),
        }
    }
    assert_eq!(depth, 0);
    for c in svg.chars() {
        assert!(
            !matches!(c, '\0'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'),
            "{c:?} is not XML"
        );
    }
    found
}

pub(crate) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn scenes() -> [Scene; 3] {
    [small(), specimen(), nasty()]
}

/// Numbers that are none, words that look like markup, nothing in sight.
fn nasty() -> Scene {
    let nan = f64::NAN;
    let stroke =
        Stroke::new(Paint::fixed(Rgba { rgb: [0; 3], alpha: f32::NAN }), f64::INFINITY).dashed(nan, -1.0);
    let words = "</text><script>alert(1)</script> ]]> <!-- & &amp; \" ' \u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}\r\n\t👩🏽‍💻";
    let segments = vec![
        Segment::Line(nan, f64::NEG_INFINITY),
        Segment::Arc { radius: -1.0, clockwise: true, x: 1e300, y: nan },
        Segment::Close,
    ];
    let mut words_at =
        element(Layer::Text, Role::Message, u32::MAX, label(nan, -0.0, Anchor::End, -5.0, words, INK));
    words_at.link = link("https://e.org/\"><script>", Some(words));
    let shapes = [
        rect(nan, -1e12, -5.0, nan, -3.0, PLUM, Some(PLUM)),
        Shape::Circle { x: nan, y: nan, radius: -1.0, fill: None, stroke: None },
        Shape::Path { segments, fill: None, stroke: Some(stroke) },
        Shape::Path { segments: Vec::new(), fill: Some(TINT), stroke: None },
        Shape::Icon { data: "M0 0\"/><script>".into(), x: nan, y: 0.0, size: nan, fill: None, stroke: None },
        label(0.0, 0.0, Anchor::Start, nan, "", INK),
    ];
    let mut elements: Vec<_> =
        shapes.into_iter().map(|shape| element(Layer::Page, Role::Box, 0, shape)).collect();
    elements.push(words_at);
    let gradient = Gradient { from: TINT, to: PLUM, start: (nan, -1e300), end: (f64::INFINITY, nan) };
    elements[0].gradient = Some(Box::new(gradient));
    Scene { title: words.to_owned(), description: words.to_owned(), ..scene(f64::NAN, -1.0, elements) }
}

fn options() -> Vec<Options> {
    let auto = Options { id: "id \"<x>".to_owned(), ..Options::default() };
    vec![
        auto.clone(),
        Options { minify: true, roles: false, ..auto.clone() },
        Options { mode: Mode::Light, responsive: true, ..auto.clone() },
        Options { mode: Mode::Dark, css: false, background: false, direction_marks: true, ..auto },
    ]
}

#[test]
fn every_picture_is_well_formed_and_contains_nothing_active() {
    let allowed = [
        "a",
        "circle",
        "defs",
        "desc",
        "g",
        "linearGradient",
        "path",
        "rect",
        "stop",
        "style",
        "svg",
        "text",
        "title",
        "tspan",
    ];
    for scene in scenes() {
        for options in options() {
            let svg = write(&scene, &options);
            assert!(svg.ends_with("</svg>\n"));
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
            let elements = elements(&svg);
            assert_eq!(elements[0].0, "svg");
            assert_eq!(elements[1].0, "title");
            for (name, attributes) in &elements {
                assert!(allowed.contains(&name.as_str()), "{name}");
                for (key, value) in attributes {
                    let own = value.strip_prefix("url(#").is_some_and(|rest| rest.ends_with(')'));
                    let outside = value.contains("url(") && !(own && key == "fill");
                    assert!(!key.starts_with("on") && !outside, "{key}={value}");
                }
                let keys: BTreeSet<_> = attributes.iter().map(|(key, _)| key).collect();
                assert_eq!(keys.len(), attributes.len(), "an attribute stands twice in {attributes:?}");
            }
        }
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for options in options() {
        assert_eq!(write(&specimen(), &options), write(&specimen(), &options));
    }
}

#[test]
fn pictures_are_named_and_described_and_links_stay_reachable() {
    let root = |scene: &Scene| elements(&write(scene, &Options::default())).swap_remove(0).1;
    let plain = root(&small());
    assert_eq!(attribute(&plain, "role"), Some("img"));
    assert_eq!(attribute(&plain, "aria-labelledby"), Some("sequence-t sequence-d"));
    assert_eq!(attribute(&root(&specimen()), "role"), Some("graphics-document document"));

    let silent = Scene { title: " ".to_owned(), description: String::new(), ..small() };
    assert_eq!(attribute(&root(&silent), "aria-labelledby"), Some("sequence-t"));
    assert!(
        write(&silent, &Options::default()).contains("<title id=\"sequence-t\">Sequence diagram</title>")
    );
}

#[test]
fn two_pictures_of_one_page_share_no_id_and_no_rule() {
    let ids = |id: &str| -> (BTreeSet<String>, String) {
        let svg = write(&specimen(), &Options { id: id.to_owned(), ..Options::default() });
        let ids = elements(&svg).iter().filter_map(|(_, a)| attribute(a, "id").map(str::to_owned)).collect();
        (ids, svg)
    };
    let ((first, svg), (second, _)) = (ids("s1f3a"), ids("s2b4c"));
    assert_eq!(first.len(), 3);
    assert!(first.is_disjoint(&second), "{first:?} {second:?}");
    let (_, style) = svg.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    for rule in style.lines().filter(|line| line.contains("{") && !line.starts_with('@')) {
        assert!(rule.starts_with("#s1f3a ."), "{rule}");
    }
}

#[test]
fn the_dark_style_has_one_rule_for_each_class_in_use_and_no_other() {
    for scene in scenes() {
        let svg = write(&scene, &Options::default());
        let (style, _) = svg.split_once("</style>").unwrap();
        let rules: Vec<&str> = style
            .lines()
            .filter_map(|line| line.strip_prefix("#sequence ."))
            .map(|rule| rule.split('{').next().unwrap())
            .collect();
        let ruled: BTreeSet<&str> = rules.iter().copied().collect();
        assert_eq!(ruled.len(), rules.len(), "{rules:?}");
        let elements = elements(&svg);
        let used: BTreeSet<&str> = elements
            .iter()
            .filter_map(|(_, attributes)| attribute(attributes, "class"))
            .flat_map(|classes| classes.split(' '))
            .filter(|class| !Role::ALL.iter().any(|role| role.as_str() == *class))
            .collect();
        assert_eq!(ruled, used);
    }
}

#[test]
fn every_paint_turns_dark() {
    // Light mode and dark mode differ in every colour of the house style, and auto says both.
    let scene = small();
    let colours = |options: &Options| -> Vec<String> {
        let svg = write(&scene, options);
        let elements = elements(&svg);
        let all = elements.iter().flat_map(|(_, attributes)| attributes);
        all.filter(|(key, value)| (key == "fill" || key == "stroke") && value != "none")
            .map(|(_, value)| value.clone())
            .collect()
    };
    let light = colours(&Options { mode: Mode::Light, ..Options::default() });
    let dark = colours(&Options { mode: Mode::Dark, ..Options::default() });
    assert_eq!(light.len(), dark.len());
    assert!(light.iter().zip(&dark).all(|(light, dark)| light != dark));
    assert_eq!(colours(&Options::default()), light);
    let auto = write(&scene, &Options::default());
    assert!(dark.iter().all(|dark| auto.contains(dark)));
}

#[test]
fn one_token_in_two_dark_colours_gets_two_classes() {
    let strange = Paint { dark: Rgba::opaque(1, 2, 3), ..INK };
    let shapes = [INK, strange, INK].map(|paint| rect(0.0, 0.0, 9.0, 9.0, 0.0, paint, None));
    let elements = shapes.map(|shape| element(Layer::Page, Role::Box, 1, shape)).to_vec();
    let svg = write(&scene(9.0, 9.0, elements), &Options::default());
    // the two that are alike have it from their group
    assert_eq!(svg.matches("class=\"box f-ink\"").count(), 1);
    assert_eq!(svg.matches("class=\"c1\"").count(), 1);
    assert!(svg.contains("#sequence .c1{fill:#010203}\n#sequence .f-ground"), "{svg}");
}

#[test]
fn gradients_are_defined_once_and_turn_dark_like_everything_else() {
    let gradient = |end: (f64, f64)| {
        let from = Paint { dark: Rgba::opaque(1, 2, 3), ..PLUM };
        Box::new(Gradient { from, to: FOREST, start: (0.0, 4.5), end })
    };
    let filled = |x: f64, gradient: Option<Box<Gradient>>| {
        let element = element(Layer::Page, Role::Box, 1, rect(x, 0.0, 9.0, 9.0, 0.0, INK, Some(ARROW)));
        Element { gradient, ..element }
    };
    let (one, other) = (gradient((9.0, 4.5)), gradient((18.0, 4.5)));
    let elements = vec![
        filled(0.0, Some(one.clone())),
        filled(0.0, Some(one)),
        filled(9.0, Some(other)),
        filled(18.0, None),
    ];
    let scene = scene(27.0, 9.0, elements);
    let svg = write(&scene, &Options::default());
    let definition = "<linearGradient id=\"sequence-g1\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" y1=\"4.5\" \
                      x2=\"9\" y2=\"4.5\">\n<stop class=\"c1\" offset=\"0\" stop-color=\"#8b2f6b\"/>\n\
                      <stop offset=\"1\" stop-color=\"#1f5f46\"/>\n</linearGradient>\n";
    assert!(svg.contains(definition), "{svg}");
    assert_eq!(svg.matches("<linearGradient ").count(), 2);
    assert_eq!(svg.matches("fill=\"url(#sequence-g1)\"").count(), 2);
    assert_eq!(svg.matches("fill=\"url(#sequence-g2)\"").count(), 1);
    assert!(svg.contains("#sequence .c1{stop-color:#010203}"), "{svg}");
    let dark = write(&scene, &Options { mode: Mode::Dark, css: false, ..Options::default() });
    assert!(dark.contains("stop-color=\"#010203\"") && !dark.contains("class=\"c1"), "{dark}");
    assert!(!write(&small(), &Options::default()).contains("<defs>"));
}

#[test]
fn light_dark_and_plain_pictures_have_no_style() {
    for options in [
        Options { mode: Mode::Light, ..Options::default() },
        Options { mode: Mode::Dark, ..Options::default() },
        Options { css: false, ..Options::default() },
    ] {
        let svg = write(&specimen(), &options);
        assert!(!svg.contains("<style") && !svg.contains(" style="), "{svg}");
    }
    let plain = write(&specimen(), &Options { css: false, ..Options::default() });
    assert!(plain.contains("class=\"message\"") && !plain.contains("f-ink") && !plain.contains("\"c1\""));
}

#[test]
fn neighbours_of_one_construct_share_a_group() {
    let svg = write(&small(), &Options::default());
    let elements = elements(&svg);
    let of = |role: &str, line: &str| {
        let all = elements.iter().filter(|(_, a)| attribute(a, "data-line") == Some(line));
        all.filter(|(_, a)| attribute(a, "class").is_some_and(|class| class.split(' ').any(|c| c == role)))
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("message", "4"), ["g", "text"]);
    assert_eq!(of("note", "6"), ["g", "g"]);
    assert_eq!(of("lifeline", "2"), ["path"]);
    let bare = write(&small(), &Options { roles: false, ..Options::default() });
    assert!(!bare.contains("message") && !bare.contains("data-line"));
}

#[test]
fn a_responsive_picture_takes_its_page_up_to_its_own_width() {
    let svg = write(&small(), &Options { responsive: true, ..Options::default() });
    let root = elements(&svg).swap_remove(0).1;
    assert_eq!(attribute(&root, "viewBox"), Some("0 0 380 277"));
    assert_eq!(attribute(&root, "width"), Some("100%"));
    assert_eq!(attribute(&root, "style"), Some("max-width:380px"));
    assert_eq!(attribute(&root, "height"), None);
}

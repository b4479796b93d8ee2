//! What is in the file: text as text, links, a title, and nothing that changes by itself.

use backend_pdf::{Error, Options, write};
use measure::fonts::BundledOnly;
use scene::{Anchor, Element, Gradient, Layer, Link, Paint, Rgba, Role, Run, Scene, Shape, Text};

const INK: Paint =
    Paint { token: Some("ink"), light: Rgba::opaque(0x1a, 0x22, 0x30), dark: Rgba::opaque(0xe8, 0xec, 0xf2) };
const PAPER: Paint =
    Paint { token: Some("paper"), light: Rgba::opaque(255, 255, 255), dark: Rgba::opaque(0x12, 0x16, 0x1d) };

fn element(shape: Shape) -> Element {
    Element { layer: Layer::Text, role: Role::Message, line: Some(1), link: None, gradient: None, shape }
}

fn line(runs: Vec<Run>) -> Shape {
    let (anchor, right_to_left) = (Anchor::Start, false);
    Shape::Text(Text { x: 20.0, y: 40.0, anchor, size: 10.0, right_to_left, width: 100.0, runs })
}

fn scene(elements: Vec<Element>) -> Scene {
    Scene {
        width: 200.0,
        height: 100.0,
        title: "Signing in".to_owned(),
        description: "Alice calls Bob.".to_owned(),
        ground: Some(PAPER),
        ground_radius: 0.0,
        elements,
    }
}

fn words(words: &str) -> Scene {
    scene(vec![element(line(vec![Run::plain(words, INK)]))])
}

/// The file with its streams unpacked, where these hold text.
fn readable(scene: &Scene, options: Options) -> String {
    let file = write(&[scene], &options, &BundledOnly).expect("a picture").pdf;
    let mut out = String::from_utf8_lossy(&file).into_owned();
    let find = |from: usize, what: &[u8]| {
        file[from..].windows(what.len()).position(|bytes| bytes == what).map(|at| from + at)
    };
    let mut at = 0;
    while let Some(start) = find(at, b"stream\n") {
        let Some(end) = find(start, b"\nendstream") else { break };
        if let Ok(unpacked) = miniz_oxide::inflate::decompress_to_vec_zlib(&file[start + 7..end]) {
            out += &String::from_utf8_lossy(&unpacked);
        }
        at = end + 10;
    }
    out
}

#[test]
fn text_is_text() {
    let file = readable(&words("Größe ok"), Options::default());
    assert!(file.contains("LiberationSans") && file.contains("/ToUnicode"), "a font with its characters");
    // Every letter can be told from its glyph, once each.
    for c in "Größeok".chars() {
        let code = format!("<{:04X}>", u32::from(c));
        assert!(file.contains(&code), "{c} {code}");
    }
    assert!(!file.contains("<005A>"), "nobody needs a Z");
    // A line is written as a line.
    let shown = file.matches("TJ\n").count() + file.matches("Tj\n").count();
    assert_eq!(shown, 1, "{file}");
}

#[test]
fn marks_of_direction_are_not_part_of_the_text() {
    let mut scene = words("שלום, א!");
    let Shape::Text(text) = &mut scene.elements[0].shape else { panic!("a text") };
    text.right_to_left = true;
    let file = readable(&scene, Options::default());
    assert!(file.contains("<05E9>") && !file.contains("<202B>") && !file.contains("<202C>"));
}

#[test]
fn links_lead_where_the_svg_leads() {
    let link = |target: &str| {
        Some(Box::new(Link { target: target.to_owned(), tooltip: Some("read on".to_owned()) }))
    };
    let box_ = Shape::Rect {
        x: 10.0,
        y: 10.0,
        width: 80.0,
        height: 20.0,
        radius: 3.0,
        fill: Some(PAPER),
        stroke: None,
    };
    let name = line(vec![Run::plain("Alice", INK)]);
    let linked = |shape, target| Element { link: link(target), ..element(shape) };
    let within = line(vec![
        Run::plain("see ", INK),
        Run { link: link("guide.html#login"), ..Run::plain("guide", INK) },
        Run { link: link("javascript:alert(1)"), ..Run::plain("evil", INK) },
    ]);
    let scene = scene(vec![
        linked(box_, "https://example.com/alice"),
        linked(name, "https://example.com/alice"),
        element(within),
    ]);
    let file = readable(&scene, Options::default());
    assert_eq!(file.matches("/Subtype/Link").count() + file.matches("/Subtype /Link").count(), 2);
    assert!(file.contains("(https://example.com/alice)") && file.contains("(guide.html#login)"));
    assert!(file.contains("(read on)") && !file.contains("javascript"));
}

#[test]
fn the_file_says_what_it_is_and_not_when_it_was_made() {
    for scene in [words("hello"), words("سلام ✓ 本")] {
        let file = readable(&scene, Options::default());
        assert!(file.contains("(Signing in)") && file.contains("(Alice calls Bob.)"));
        assert!(!file.contains("CreationDate") && !file.contains("ModDate") && !file.contains("CreateDate"));
        let again = |_| write(&[&scene], &Options::default(), &BundledOnly).expect("a picture");
        assert_eq!(again(1), again(2));
    }
    assert_ne!(readable(&words("a"), Options::default()), readable(&words("b"), Options::default()));
}

#[test]
fn a_dark_picture_has_the_dark_colours() {
    let light = readable(&words("hello"), Options::default());
    let dark = readable(&words("hello"), Options { dark: true, ..Options::default() });
    // 0x12, 0x16 and 0x1d of 255.
    let ground = "0.07058824 0.08627451 0.11372549";
    assert!(dark.contains(ground) && !light.contains(ground));
    let bare = readable(&words("hello"), Options { dark: true, background: false });
    assert!(!bare.contains(ground));
}

#[test]
fn colours_can_change_along_a_line() {
    let rect = |fill| Shape::Rect {
        x: 10.0,
        y: 10.0,
        width: 80.0,
        height: 20.0,
        radius: 0.0,
        fill: Some(fill),
        stroke: None,
    };
    let gradient = Gradient { from: INK, to: PAPER, start: (10.0, 10.0), end: (90.0, 10.0) };
    let of = |gradient: Option<Gradient>| {
        let element = Element { gradient: gradient.map(Box::new), ..element(rect(INK)) };
        readable(&scene(vec![element]), Options::default()).matches("/ShadingType 2").count()
    };
    assert_eq!((of(Some(gradient)), of(None)), (1, 0));
}

#[test]
fn pages_are_as_large_as_the_picture_and_no_larger_than_readers_show() {
    let page = |width, height| {
        let file = readable(&Scene { width, height, ..words("hello") }, Options::default());
        let start = file.find("/MediaBox").expect("a page") + 9;
        file[start..].split(']').next().map(|numbers| numbers.trim_start_matches([' ', '[']).to_owned())
    };
    assert_eq!(page(200.0, 100.0).as_deref(), Some("0 0 150 75"));
    assert_eq!(page(200.0, 192_000.0).as_deref(), Some("0 0 15 14400"));
}

#[test]
fn each_scene_has_a_page() {
    let (one, two) = (words("first"), words("second 日"));
    let drawn = write(&[&one, &two, &one], &Options::default(), &BundledOnly).expect("a picture");
    let file = String::from_utf8_lossy(&drawn.pdf);
    assert!(file.contains("/Count 3") && file.matches("/MediaBox").count() == 3);
    assert_eq!(drawn.missing.len(), 1);
}

#[test]
fn what_cannot_be_drawn_is_told() {
    assert_eq!(write(&[], &Options::default(), &BundledOnly), Err(Error::Empty));
    for (width, height) in [(0.0, 10.0), (10.0, -1.0), (f64::NAN, 10.0)] {
        let scene = Scene { width, height, ..words("hello") };
        assert_eq!(write(&[&scene], &Options::default(), &BundledOnly), Err(Error::Empty));
    }
    let drawn = write(&[&words("日本 🚀")], &Options::default(), &BundledOnly).expect("a picture");
    let missing: Vec<_> = drawn.missing.iter().map(|one| one.script).collect();
    assert_eq!(missing, ["Han", "emoji"]);
    let nasty = "</text> ]]> & \u{0}\u{1}\u{fffe} \u{202e} e\u{301}\u{301}\u{301} العربية \u{10ffff}";
    assert!(write(&[&words(nasty)], &Options::default(), &BundledOnly).is_ok());
    for size in [0.0, 1e9, f64::NAN] {
        let mut scene = words("huge");
        let Shape::Text(text) = &mut scene.elements[0].shape else { panic!("a text") };
        (text.size, text.y) = (size, 1e9);
        assert!(write(&[&scene], &Options::default(), &BundledOnly).is_ok(), "{size}");
    }
}

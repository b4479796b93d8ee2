//! Lines whose letters are in several fonts.

use measure::fonts::{self, BundledOnly, Found, Source, Wanted};
use scene::{Anchor, Element, Layer, Paint, Rgba, Role, Run, Scene, Shape, Text};
use std::sync::{Arc, Mutex};

const INK: Paint = Paint::fixed(Rgba::opaque(0, 0, 0));

/// A font that has one character, as wide as a W, which is 0.944 em.
fn font_of(c: char) -> Arc<Found> {
    let mut file = truetype::subset(fonts::SANS_REGULAR, &['W'].into(), "one letter").expect("a font");
    let code = |c: char| u32::from(c).to_be_bytes();
    let group = [code('W'), code('W')].concat();
    let at = file.windows(8).position(|bytes| bytes == group).expect("one group of characters");
    file[at..at + 8].copy_from_slice(&[code(c), code(c)].concat());
    Arc::new(Found { family: format!("Font of {c}"), file: Arc::new(file), index: 0, installed: c != '本' })
}

/// Has fonts for some characters, and remembers what was asked.
struct Shelf {
    fonts: Vec<(char, Arc<Found>)>,
    asked: Mutex<Vec<String>>,
}

impl Shelf {
    fn of(characters: &str) -> Self {
        Self { fonts: characters.chars().map(|c| (c, font_of(c))).collect(), asked: Mutex::default() }
    }
}

impl Source for Shelf {
    fn find(&self, wanted: &Wanted<'_>) -> Option<Arc<Found>> {
        self.asked.lock().unwrap().push(wanted.text.to_owned());
        let first = wanted.text.chars().next();
        self.fonts.iter().find(|(c, _)| Some(*c) == first).map(|(_, font)| Arc::clone(font))
    }

    fn looks_at_installed(&self) -> bool {
        true
    }
}

fn line(words: &str, anchor: Anchor, right_to_left: bool) -> Text {
    let runs = vec![Run::plain(words, INK)];
    Text { x: 100.0, y: 20.0, anchor, size: 10.0, right_to_left, width: 50.0, runs }
}

fn scene(texts: Vec<Text>) -> Scene {
    let element = |text| Element {
        layer: Layer::Text,
        role: Role::Note,
        line: None,
        link: None,
        gradient: None,
        shape: Shape::Text(text),
    };
    Scene {
        width: 200.0,
        height: 40.0,
        title: String::new(),
        description: String::new(),
        ground: None,
        ground_radius: 0.0,
        elements: texts.into_iter().map(element).collect(),
    }
}

/// Words and left ends of the lines that a line becomes.
fn parts(text: Text, source: &dyn Source) -> Vec<(String, f64)> {
    let scene = scene(vec![text]);
    let typeset = typeset::typeset(&scene, source);
    let part = |element: &Element| match &element.shape {
        Shape::Text(text) => {
            assert!(text.runs.len() == 1 || text.runs[0].family.is_none());
            (text.runs.iter().map(|run| run.text.as_str()).collect(), (text.x * 100.0).round() / 100.0)
        }
        other => panic!("{other:?}"),
    };
    typeset.scene().elements.iter().map(part).collect()
}

#[test]
fn what_bundled_fonts_have_is_not_asked_for() {
    let shelf = Shelf::of("本");
    let words = "Größe, Ωμέγα, Проверка, שלום, طلب, a → b ✓ x\u{302} \u{a0}1";
    let scene = scene(vec![line(words, Anchor::Start, false)]);
    let typeset = typeset::typeset(&scene, &shelf);
    assert_eq!(*typeset.scene(), scene);
    assert_eq!((typeset.missing.len(), typeset.installed.len()), (0, 0));
    assert_eq!(*shelf.asked.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn each_font_has_a_line_of_its_own_beside_the_others() {
    let shelf = Shelf::of("本न");
    let of = |words, anchor| parts(line(words, anchor, false), &shelf);
    // An m is 8.33 px wide, the others 9.44.
    assert_eq!(
        of("m本本m", Anchor::Start),
        [("m".into(), 100.0), ("本本".into(), 108.33), ("m".into(), 127.21)]
    );
    assert_eq!(of("本m", Anchor::Middle), [("本".into(), 91.12), ("m".into(), 100.55)]);
    assert_eq!(of("本न", Anchor::End), [("本".into(), 81.12), ("न".into(), 90.56)]);
    assert_eq!(*shelf.asked.lock().unwrap(), ["本", "本", "本", "न"], "once a picture and character");
}

#[test]
fn lines_are_brought_into_the_order_of_the_screen() {
    let shelf = Shelf::of("本");
    let order = |words, right_to_left| -> String {
        let parts = parts(line(words, Anchor::Start, right_to_left), &shelf);
        assert!(parts.is_sorted_by(|a, b| a.1 < b.1), "{parts:?}");
        parts.into_iter().map(|(words, _)| words + "|").collect()
    };
    assert_eq!(order("abc אבג 本 12", false), "abc |אבג|本| 12|");
    assert_eq!(order("אבג 本 12", true), "本| 12|אבג|");
    assert_eq!(order("אבג, 本本 abc ד", true), "ד|本本| abc|אבג,|");
    // Blanks at the ends of words from right to left keep their side.
    let [(_, han), (_, hebrew)] = &parts(line("א 本", Anchor::Start, true), &shelf)[..] else {
        panic!("two")
    };
    assert_eq!((*han, (*hebrew * 100.0).round() / 100.0), (100.0, 100.0 + 9.44 + 2.78));
}

#[test]
fn emoji_are_asked_for_even_if_a_bundled_font_has_them() {
    let shelf = Shelf::of("☕1");
    let words = |words| parts(line(words, Anchor::Start, false), &shelf).len();
    assert_eq!(words("a ☕ b"), 3);
    assert_eq!(words("a 1\u{FE0F}\u{20E3} b"), 3);
    assert_eq!(words("a 1 ✔ b"), 1);
    // What is not found and bundled is drawn as it was.
    assert_eq!(parts(line("a ☕ b", Anchor::Start, false), &BundledOnly).len(), 1);
    let scene = scene(vec![line("☕", Anchor::Start, false)]);
    assert_eq!(typeset::typeset(&scene, &BundledOnly).missing, []);
}

#[test]
fn what_no_font_has_is_named_by_its_script() {
    let texts =
        ["本 日本。", "नि न", "🚀 👍🏽", "ช", "\u{E000}"].map(|words| line(words, Anchor::Start, false));
    let scene = scene(texts.into());
    let typeset = typeset::typeset(&scene, &Shelf::of("本ช"));
    let missing: Vec<_> = typeset.missing.iter().map(|one| (one.script, one.characters.join(" "))).collect();
    assert_eq!(
        missing,
        [
            ("Devanagari", "न नि".to_owned()),
            ("Han", "。 日".to_owned()),
            ("emoji", "👍🏽 🚀".to_owned()),
            ("symbols", "\u{E000}".to_owned())
        ]
    );
    assert_eq!(typeset.installed, ["Font of ช"], "the other one was named");
}

#[test]
fn found_letters_are_drawn_and_others_stay_as_they_are() {
    let tree = |words: &str, source: &dyn Source| {
        let scene = scene(vec![line(words, Anchor::Start, false)]);
        let typeset = typeset::typeset(&scene, source);
        let options = typeset::Options { dark: false, background: true };
        typeset.tree(typeset.scene(), options).expect("a tree")
    };
    let glyphs = |tree: &usvg::Tree| -> Vec<(String, f32)> {
        let mut found = Vec::new();
        let mut groups = vec![tree.root()];
        while let Some(group) = groups.pop() {
            for node in group.children() {
                match node {
                    usvg::Node::Group(inner) => groups.push(inner),
                    usvg::Node::Text(text) => found.extend(
                        text.layouted().iter().flat_map(|span| &span.positioned_glyphs).map(|glyph| {
                            let at = text.abs_transform().pre_concat(glyph.transform());
                            (glyph.text.clone(), (at.tx * 100.0).round() / 100.0)
                        }),
                    ),
                    _ => {}
                }
            }
        }
        found.sort_by(|a, b| a.1.total_cmp(&b.1));
        found
    };
    let found = glyphs(&tree("ab本c", &Shelf::of("本")));
    let letters: String = found.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(letters, "ab本c");
    assert_eq!(found[3].1, 100.0 + 5.56 + 5.56 + 9.44);
    // A font that cannot be used is none, and no reason to fail.
    struct Broken;
    impl Source for Broken {
        fn find(&self, _: &Wanted<'_>) -> Option<Arc<Found>> {
            let file = Arc::new(fonts::SANS_REGULAR[..9_000].to_vec());
            Some(Arc::new(Found { family: "broken".to_owned(), file, index: 3, installed: false }))
        }

        fn looks_at_installed(&self) -> bool {
            false
        }
    }
    assert!(!glyphs(&tree("ab本c", &Broken)).is_empty());
}

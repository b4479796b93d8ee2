//! Where texts are broken for the sake of the picture's size, and how a picture keeps to a width.

#[path = "geometry/laws.rs"]
#[expect(dead_code, reason = "shared with the tests of geometry")]
mod laws;
#[path = "geometry/random.rs"]
mod random;
#[path = "house/script.rs"]
#[expect(dead_code, reason = "shared with the tests of geometry")]
mod script;

use ir::*;
use scene::{Layer, Role, Scene, Shape};
use script::*;

const LONG: &str = "a long label that says what everyone could have read in the code";

/// Without feet, so that a taller picture says no more.
fn options() -> layout::Options<'static> {
    layout::Options { feet: Some(Footbox::None), ..layout::Options::default() }
}

fn draw(diagram: &Diagram) -> Scene {
    layout::scene(diagram, &options()).scene
}

fn within(diagram: &Diagram, max_width: f64) -> Scene {
    layout::scene(diagram, &layout::Options { max_width: Some(max_width), ..options() }).scene
}

/// The lines that are written for some role, from top to bottom.
fn lines(scene: &Scene, role: Role) -> Vec<String> {
    let texts = scene.elements.iter().filter(|element| element.role == role && element.layer == Layer::Text);
    let mut lines: Vec<_> = texts
        .filter_map(|element| match &element.shape {
            Shape::Text(text) => Some((text.y, text.runs.iter().map(|run| run.text.as_str()).collect())),
            _ => None,
        })
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|line| line.1).collect()
}

fn letters(scene: &Scene) -> String {
    let mut all: Vec<char> = Vec::new();
    for element in &scene.elements {
        if let Shape::Text(text) = &element.shape {
            all.extend(text.runs.iter().flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()));
        }
    }
    all.sort_unstable();
    all.into_iter().collect()
}

/// Messages between two, of which one has a long label.
fn one_long(count: usize) -> Script {
    let mut s = Script::plain(&["A", "B"]);
    (0..count).for_each(|_| s.call("A", "B", "short"));
    s.call("B", "A", LONG);
    s
}

#[test]
fn one_long_label_does_not_widen_the_picture() {
    let mut whole = one_long(8);
    if let Some(Item::Message(message)) = whole.builder.items().last_mut() {
        message.text.wrap = Some(false);
    }
    let (whole, broken) = (draw(&whole.finish()), draw(&one_long(8).finish()));
    assert_eq!(lines(&whole, Role::Message).last().unwrap(), LONG, "what must not be broken is not");
    assert_eq!(lines(&broken, Role::Message)[8..].join(" "), LONG);
    assert!(broken.width < whole.width - 100.0, "{} and {}", broken.width, whole.width);
    assert!(broken.width * broken.height < whole.width * whole.height);
}

#[test]
fn labels_are_left_whole_where_breaking_them_costs_more() {
    let mut s = Script::plain(&["A", "B"]);
    let label = "a label of two hundred and some px";
    (0..20).for_each(|_| s.call("A", "B", label));
    assert!(lines(&draw(&s.finish()), Role::Message).iter().all(|line| line == label));
    // and so are those that are read at a glance
    let mut s = Script::plain(&["A", "B"]);
    (0..20).for_each(|_| s.call("A", "B", "x"));
    s.call("A", "B", "twenty and two letters");
    assert_eq!(lines(&draw(&s.finish()), Role::Message)[20], "twenty and two letters");
}

#[test]
fn an_authors_width_wins() {
    let mut s = one_long(8);
    s.builder.style.wrap_width = Some(2000);
    assert_eq!(lines(&draw(&s.finish()), Role::Message).last().unwrap(), LONG);
    let options = layout::Options { wrap_width: Some(2000.0), ..options() };
    let scene = layout::scene(&one_long(8).finish(), &options).scene;
    assert_eq!(lines(&scene, Role::Message).last().unwrap(), LONG);
}

#[test]
fn a_label_that_has_the_room_stays_whole() {
    let mut s = Script::plain(&["A", "B", "C"]);
    let (unbreakable, label) = ("x".repeat(36), "a label that would have been broken");
    s.call("A", "C", label);
    s.call("A", "B", &unbreakable);
    s.call("B", "A", label);
    (0..20).for_each(|_| s.call("B", "C", "x"));
    let words = lines(&draw(&s.finish()), Role::Message);
    assert_eq!(words[..3], [label, &unbreakable, label]);
}

#[test]
fn self_messages_and_notes_are_broken_too() {
    let picture = |end: &dyn Fn(&mut Script)| {
        let mut s = Script::plain(&["A", "B"]);
        (0..8).for_each(|_| s.call("A", "B", "short"));
        end(&mut s);
        draw(&s.finish()).width
    };
    let before = picture(&|_| {});
    let text = measure_width(LONG);
    for (name, wider) in [
        ("self message", picture(&|s| s.call("A", "A", LONG))),
        ("last self message", picture(&|s| s.call("B", "B", LONG))),
        ("note", picture(&|s| _ = s.right("A", LONG))),
        ("note at the left", picture(&|s| _ = s.left("A", LONG))),
        ("note over one", picture(&|s| _ = s.over(&["A"], LONG))),
        ("note over two", picture(&|s| _ = s.over(&["A", "B"], LONG))),
    ] {
        let wider = wider - before;
        assert!(wider < text * 0.7, "{name}: {wider} px more for a text of {text} px");
    }
}

fn measure_width(text: &str) -> f64 {
    use measure::Measure;
    measure::Tables.width(text, measure::Font::sans(13.0))
}

#[test]
fn a_name_uses_the_lines_that_another_one_needs() {
    let picture = |first: &str| {
        let mut s = Script::plain(&["A", "B", "C"]);
        let id = s.id("A");
        s.builder.get_mut(id).label = Text::plain(first);
        for name in ["B", "C"] {
            let id = s.id(name);
            s.builder.get_mut(id).label = Text::plain("Delivery service");
        }
        (0..8).for_each(|_| s.call("B", "C", "x"));
        draw(&s.finish())
    };
    let heads = |scene: &Scene| lines(scene, Role::Participant).len();
    assert_eq!(heads(&picture("of\nthree\nlines")), 3 + 2 + 2, "the others are broken as well");
    assert!(picture("of\nthree\nlines").width < picture("oneline").width + 1.0);
}

#[test]
fn a_name_with_room_is_not_broken() {
    let mut s = Script::plain(&["A", "B", "C"]);
    let [first, second] = ["A", "B"].map(|name| s.id(name));
    s.builder.get_mut(first).label = Text::plain("two\nlines");
    s.builder.get_mut(second).label = Text::plain("Delivery service");
    s.call("A", "B", &"x".repeat(40));
    s.call("B", "C", &"x".repeat(40));
    assert_eq!(lines(&draw(&s.finish()), Role::Participant).len(), 2 + 1 + 1);
}

#[test]
fn a_title_is_broken_to_the_picture() {
    let mut s = one_long(3);
    s.builder.meta.title = Text::plain(format!("{LONG}, and once more {LONG}"));
    let with = draw(&s.finish());
    assert!(with.width <= draw(&one_long(3).finish()).width.max(360.0), "{}", with.width);
}

/// Long texts of every kind.
fn wordy() -> Script {
    let mut s = Script::plain(&["Customer of the shop", "Shop of the customer", "Ledger of the shop"]);
    let [a, b, c] = ["Customer of the shop", "Shop of the customer", "Ledger of the shop"];
    s.builder.meta.title = Text::plain(LONG);
    s.builder.meta.caption = Text::plain(LONG);
    s.call(a, b, LONG);
    s.call(b, b, LONG);
    s.right(c, LONG);
    s.left(a, LONG);
    s.over(&[a, c], LONG);
    s.open(FragmentKind::Alt, LONG);
    s.call(a, c, LONG);
    s.note(NotePlace::OnMessage(NoteSide::Right), LONG);
    s.or(LONG);
    s.call("[", a, LONG);
    s.call(c, "?>", LONG);
    s.close();
    s.builder.push(Item::Divider(Divider { text: LONG.into(), origin: Origin::NONE }));
    s.builder.push(Item::Delay(Delay { text: LONG.into(), origin: Origin::NONE }));
    s.reference(&[a, b], LONG);
    s
}

#[test]
fn a_picture_keeps_to_a_width_and_loses_nothing() {
    let diagram = wordy().finish();
    let free = draw(&diagram);
    assert!(free.width > 720.0, "{}", free.width);
    for limit in [700.0, 600.0, 560.0] {
        let scene = within(&diagram, limit);
        assert!(scene.width <= limit, "{} px for {limit}", scene.width);
        assert_eq!(letters(&scene), letters(&free));
        laws::check("wordy", &scene);
    }
}

#[test]
fn a_picture_that_fits_is_not_changed() {
    let diagram = wordy().finish();
    let free = draw(&diagram);
    assert_eq!(within(&diagram, free.width), free);
}

#[test]
fn what_cannot_be_broken_keeps_a_picture_wide() {
    let mut s = Script::plain(&["A", "B", "C", "D"]);
    s.call("A", "D", "x");
    let diagram = s.finish();
    assert_eq!(within(&diagram, 200.0), draw(&diagram), "there is nothing to break");
    let narrow = within(&wordy().finish(), 40.0);
    assert!(narrow.width > 40.0 && narrow.width < 560.0, "{}", narrow.width);
}

#[test]
fn the_laws_hold_for_narrow_pictures() {
    for seed in 0..150 {
        let diagram = random::diagram(seed);
        let free = draw(&diagram);
        for limit in [free.width * 0.8, 300.0] {
            let scene = within(&diagram, limit);
            let name = format!("seed {seed} in {limit}");
            assert!(scene.width <= free.width, "{name}");
            assert_eq!(letters(&scene), letters(&free), "{name}");
            laws::check(&name, &scene);
        }
    }
}

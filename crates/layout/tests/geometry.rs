//! What holds for every picture, in words, checked on the reference pictures, on one specimen of everything, and on
//! random diagrams. Everything is read from the finished scene, as a reader would.

#[path = "geometry/laws.rs"]
mod laws;
#[path = "geometry/paint.rs"]
mod paint;
#[path = "house/pictures.rs"]
mod pictures;
#[path = "geometry/random.rs"]
mod random;
#[path = "house/script.rs"]
mod script;

use ir::Diagram;
use scene::{Bounds, Role, Scene, Shape};

/// Lays out a diagram with its spans as lines.
fn draw(diagram: &Diagram) -> Scene {
    draw_with(None, diagram)
}

fn draw_with(theme: Option<&layout::theme::Theme>, diagram: &Diagram) -> Scene {
    let line_of = |span: diag::Span| span.start;
    let options = layout::Options { theme, line_of: Some(&line_of), ..layout::Options::default() };
    layout::scene(diagram, &options).scene
}

#[test]
fn the_laws_hold_for_the_reference_pictures() {
    for (name, diagram) in pictures::all() {
        laws::check(name, &draw(&diagram));
    }
}

#[test]
fn the_laws_hold_for_a_specimen_of_everything() {
    laws::check("specimen", &draw(&ir::specimen()));
    for (index, diagram) in ir::further_specimens().iter().enumerate() {
        laws::check(&format!("further specimen {index}"), &draw(diagram));
    }
    for construct in ir::Construct::ALL {
        laws::check(construct.as_str(), &draw(&ir::specimen_of(*construct)));
    }
}

#[test]
fn the_laws_hold_for_random_diagrams() {
    let broken: Vec<String> = (0..600).filter_map(broken_law).collect();
    let shown = broken.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(broken.is_empty(), "{} of 600 diagrams:\n{shown}", broken.len());
}

#[test]
fn the_laws_hold_in_every_theme() {
    let mut broken = Vec::new();
    for name in layout::theme::NAMES {
        for (picture, diagram) in pictures::all() {
            let scene = draw_with(layout::theme::named(name), &diagram);
            laws::check(&format!("{name}: {picture}"), &scene);
        }
        broken.extend((0..100).filter_map(|seed| broken_law_in(Some(name), seed)));
    }
    let shown = broken.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(broken.is_empty(), "{} diagrams:\n{shown}", broken.len());
}

/// Colours of authors, on everything that can have one: solid ones, translucent ones, and two that run into each other.
#[test]
fn the_laws_hold_whatever_authors_paint() {
    let mut broken = Vec::new();
    for seed in 0..300 {
        let theme = [None].into_iter().chain(layout::theme::NAMES.map(Some)).nth(seed as usize % 8).flatten();
        broken.extend(broken_law_in_paint(theme, seed));
    }
    let shown = broken.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(broken.is_empty(), "{} of 300 diagrams:\n{shown}", broken.len());
}

fn broken_law_in_paint(theme: Option<&'static str>, seed: u64) -> Option<String> {
    caught(seed, move || {
        let mut diagram = random::diagram(seed);
        paint::colours(&mut diagram, seed);
        let scene = draw_with(theme.and_then(layout::theme::named), &diagram);
        laws::check(&format!("{} painted seed {seed}", theme.unwrap_or_default()), &scene);
    })
}

/// What the diagram of a seed breaks.
fn broken_law(seed: u64) -> Option<String> {
    broken_law_in(None, seed)
}

fn broken_law_in(theme: Option<&'static str>, seed: u64) -> Option<String> {
    caught(seed, move || {
        let diagram = random::diagram(seed);
        let name = format!("{} seed {seed}", theme.unwrap_or_default());
        assert_eq!(ir::validate(&diagram), [], "{name}");
        let scene = draw_with(theme.and_then(layout::theme::named), &diagram);
        laws::check(&name, &scene);
        laws::time_flows_down(&name, &scene, &diagram);
        laws::frames_contain_their_items(&name, &scene, &diagram);
    })
}

/// What a check says when it fails.
fn caught(seed: u64, check: impl FnOnce() + std::panic::UnwindSafe) -> Option<String> {
    let payload = std::panic::catch_unwind(check).err()?;
    Some(payload.downcast_ref::<String>().cloned().unwrap_or_else(|| format!("seed {seed}")))
}

#[test]
fn the_same_diagram_gives_the_same_picture() {
    let diagram = random::diagram(7);
    assert_eq!(draw(&diagram), draw(&diagram));
}

#[test]
fn reference_pictures_keep_their_size() {
    let size = |diagram: &Diagram| {
        let scene = draw(diagram);
        (scene.width, scene.height)
    };
    // as drawn by hand; the first one had 4 px more room below a bar
    assert_eq!(size(&pictures::small()), (380.0, 277.0));
    assert_eq!(size(&pictures::oauth()), (1119.0, 1419.0));
}

#[test]
fn durations_of_the_same_time_stand_in_lanes_of_their_own() {
    let mut builder = ir::Builder::new();
    let (a, b) = (builder.participant("A"), builder.participant("B"));
    for name in ["one", "two", "three", "four"] {
        let message = ir::Message::new(a.into(), b.into(), ir::Arrow::call(), ir::Text::plain(name));
        builder.push(ir::Item::Message(ir::Message { anchor: Some(name.to_owned()), ..message }));
    }
    for (from, to) in [("one", "four"), ("one", "two"), ("three", "four")] {
        builder.push(ir::Item::Duration(ir::Duration {
            from: from.to_owned(),
            to: to.to_owned(),
            text: ir::Text::plain(format!("{from} to {to}")),
            origin: ir::Origin::default(),
        }));
    }
    let scene = draw(&builder.finish());
    let uprights: Vec<Bounds> = scene
        .elements
        .iter()
        .filter(|element| element.role == Role::Duration)
        .filter(|element| matches!(element.shape, Shape::Line { from, to, .. } if from.0 == to.0))
        .map(|element| element.shape.bounds())
        .collect();
    let texts: Vec<Bounds> = scene
        .elements
        .iter()
        .filter(|element| element.role == Role::Duration && matches!(element.shape, Shape::Text(_)))
        .map(|element| element.shape.bounds())
        .collect();
    assert_eq!((uprights.len(), texts.len()), (3, 3));
    for all in [&uprights, &texts] {
        for (index, one) in all.iter().enumerate() {
            assert!(all[index + 1..].iter().all(|other| !one.overlaps(*other)), "{all:?}");
        }
    }
    assert!(
        uprights.iter().all(|line| texts.iter().all(|text| !line.overlaps(*text))),
        "{uprights:?} {texts:?}"
    );
}

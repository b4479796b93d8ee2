//! What authors say of looks is in the picture, or it is a loss: colours of classes and of single things, themes by name,
//! grounds, pictures without colours.

use ir::*;
use layout::theme;
use scene::{Paint, Rgba, Scene, Shape};

const RED: Color = Color::rgb(0xc0, 0x10, 0x20);

fn draw(diagram: &Diagram) -> layout::Laid {
    layout::scene(diagram, &layout::Options::default())
}

fn losses(diagram: &Diagram, options: &layout::Options<'_>) -> Vec<String> {
    layout::scene(diagram, options).losses.iter().map(ToString::to_string).collect()
}

/// Two participants and a message.
fn greeting() -> Diagram {
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("A"), builder.participant("B"));
    builder.push(Item::Message(Message::new(a.into(), b.into(), Arrow::call(), "hello".into())));
    builder.finish()
}

fn named(dialect: Dialect, name: &str) -> Diagram {
    let mut diagram = greeting();
    diagram.style.theme = Some(ThemeChoice { dialect, name: name.to_owned() });
    diagram
}

fn paints(scene: &Scene) -> Vec<Paint> {
    let mut all: Vec<Paint> = scene.ground.into_iter().collect();
    for element in &scene.elements {
        match &element.shape {
            Shape::Rect { fill, stroke, .. }
            | Shape::Circle { fill, stroke, .. }
            | Shape::Path { fill, stroke, .. }
            | Shape::Icon { fill, stroke, .. } => {
                all.extend(fill.iter().copied());
                all.extend(stroke.iter().map(|stroke| stroke.paint));
            }
            Shape::Line { stroke, .. } => all.push(stroke.paint),
            Shape::Text(text) => all.extend(text.runs.iter().map(|run| run.fill)),
        }
    }
    all
}

fn ground(scene: &Scene) -> [String; 2] {
    let ground = scene.ground.expect("it has a ground");
    [ground.light.to_string(), ground.dark.to_string()]
}

/// A colour of each class shows, but for those of which there is nothing to colour.
#[test]
fn colours_of_classes_are_drawn_or_lost() {
    let mut plain = specimen();
    plain.style = DiagramStyle::default();
    plain.participants.iter_mut().for_each(|participant| participant.style = None);
    plain.boxes.iter_mut().for_each(|each| each.color = None);
    walk_mut(&mut plain.body, &mut |item| match item {
        Item::Message(message) => message.style = None,
        Item::Note(note) => note.style = None,
        Item::Reference(reference) => reference.style = None,
        Item::Activate(activate) => activate.style = None,
        Item::Fragment(fragment) => fragment.tab_color = None,
        _ => {}
    });
    let before = draw(&plain);
    let classes = [
        (ElementClass::Diagram, [true, false, true]),
        (ElementClass::Activation, [true, true, false]),
        (ElementClass::Actor, [true, true, true]),
        (ElementClass::Participant, [true, true, true]),
        (ElementClass::Box, [true, true, true]),
        (ElementClass::Caption, [true, true, true]),
        (ElementClass::Delay, [true, true, true]),
        (ElementClass::Destruction, [false, true, false]),
        (ElementClass::Divider, [true, true, true]),
        (ElementClass::Footer, [true, true, true]),
        (ElementClass::Fragment, [true, true, false]),
        (ElementClass::FragmentTab, [true, true, true]),
        (ElementClass::Guard, [true, true, true]),
        (ElementClass::Header, [true, true, true]),
        (ElementClass::Legend, [true, true, true]),
        (ElementClass::Lifeline, [false, true, false]),
        (ElementClass::Mainframe, [true, true, true]),
        (ElementClass::Message, [false, true, true]),
        (ElementClass::Note, [true, true, true]),
        (ElementClass::Number, [true, true, true]),
        (ElementClass::Reference, [true, true, true]),
        (ElementClass::ReferenceTab, [true, true, true]),
        (ElementClass::State, [true, true, true]),
        (ElementClass::Stereotype, [true, true, true]),
        (ElementClass::Title, [true, true, true]),
    ];
    for (class, expected) in classes {
        let styles = [
            ElementStyle { background: Some(RED.into()), ..ElementStyle::default() },
            ElementStyle { line: Some(RED), ..ElementStyle::default() },
            ElementStyle { text: Some(RED), ..ElementStyle::default() },
        ];
        for ((style, expected), what) in styles.into_iter().zip(expected).zip(["ground", "line", "text"]) {
            let mut diagram = plain.clone();
            diagram.style.classes.insert(class, style);
            let after = draw(&diagram);
            let shows = after.scene != before.scene || after.losses.len() > before.losses.len();
            assert_eq!(shows, expected, "{class:?} {what}");
        }
    }
}

#[test]
fn two_colours_run_into_each_other_with_one_ink_on_them() {
    let fill = Fill::Gradient { from: RED, to: Color::rgb(0, 0, 0x80), direction: GradientDirection::Down };
    let mut diagram = greeting();
    diagram.participants[0].style =
        Some(Box::new(ElementStyle { background: Some(fill), ..Default::default() }));
    let laid = draw(&diagram);
    assert_eq!(laid.losses, []);
    let gradients: Vec<_> =
        laid.scene.elements.iter().filter_map(|element| element.gradient.as_deref()).collect();
    assert_eq!(gradients.len(), 1);
    assert_eq!(gradients[0].from.light.to_string(), RED.to_string());
    assert!(gradients[0].start.0 < gradients[0].end.0 && gradients[0].start.1 < gradients[0].end.1);
}

#[test]
fn a_ground_of_the_author_brings_the_colours_that_stand_on_it() {
    let on = |color: Color| {
        let mut diagram = greeting();
        let style = ElementStyle { background: Some(color.into()), ..ElementStyle::default() };
        diagram.style.classes.insert(ElementClass::Diagram, style);
        diagram
    };
    let ink = |diagram: &Diagram| {
        let scene = draw(diagram).scene;
        let texts = scene.elements.iter().filter_map(|element| match &element.shape {
            Shape::Text(text) => Some(text.runs[0].fill),
            _ => None,
        });
        let first = texts.into_iter().next().expect("there is text");
        (ground(&scene), [first.light, first.dark])
    };
    let house = theme::default().colour.ink;
    let night = Color::rgb(0x1e, 0x1e, 0x2e);
    assert_eq!(ink(&on(night)), (["#1e1e2e".to_owned(), "#1e1e2e".to_owned()], [house.dark; 2]));
    let paper = Color::rgb(0xee, 0xeb, 0xdc);
    assert_eq!(ink(&on(paper)), (["#eeebdc".to_owned(), "#eeebdc".to_owned()], [house.light; 2]));
    assert_eq!(draw(&on(Color::TRANSPARENT)).scene.ground, None);
    // a theme for paper has no colours for a dark ground: it keeps its own and says so
    let mono = layout::Options { theme: theme::named("mono"), ..layout::Options::default() };
    assert_eq!(ground(&layout::scene(&on(night), &mono).scene), ["#ffffff"; 2].map(str::to_owned));
    let said = losses(&on(night), &mono);
    assert_eq!(said, ["approximated: the ground of the picture as that of the theme"], "{said:?}");
    assert_eq!(losses(&on(paper), &mono), [""; 0]);
}

#[test]
fn themes_of_others_are_looks_of_ours() {
    for name in ["default", "base", "null", "neo", "redux", "redux-color"] {
        assert_eq!(draw(&named(Dialect::Mermaid, name)), draw(&greeting()), "{name}");
    }
    assert_eq!(draw(&named(Dialect::PlantUml, "_none_")), draw(&greeting()));
    let dark = layout::Options { theme: theme::named("dark"), ..layout::Options::default() };
    let dark = layout::scene(&greeting(), &dark).scene;
    for name in ["dark", "neo-dark", "redux-dark", "redux-dark-color"] {
        assert_eq!(draw(&named(Dialect::Mermaid, name)).scene, dark, "{name}");
    }
    let head = |diagram: &Diagram| {
        let scene = draw(diagram).scene;
        let head = scene.elements.into_iter().find(|element| element.role == scene::Role::Participant);
        match head.map(|head| head.shape) {
            Some(Shape::Rect { fill: Some(fill), .. }) => fill.light.rgb,
            other => panic!("no head: {other:?}"),
        }
    };
    let [red, green, blue] = head(&named(Dialect::Mermaid, "forest"));
    assert!(green > red && green > blue, "heads are green: {red} {green} {blue}");
    let [red, green, blue] = head(&named(Dialect::Mermaid, "neutral"));
    assert!(red == green && green == blue, "heads are grey: {red} {green} {blue}");
    assert_eq!(ground(&draw(&named(Dialect::PlantUml, "amiga")).scene), ["#0b58a8", "#0b58a8"]);
}

#[test]
fn a_theme_by_name_is_told_as_what_it_became() {
    let none = layout::Options::default();
    let asked = layout::Options { theme: Some(theme::default()), ..layout::Options::default() };
    let forest = named(Dialect::Mermaid, "forest");
    assert_eq!(
        losses(&forest, &none),
        ["approximated: the theme `forest` of Mermaid as the house style in its colour"]
    );
    let said = "approximated: the theme `forest` of Mermaid as the theme that was asked for";
    assert_eq!(losses(&forest, &asked), [said]);
    assert_eq!(layout::scene(&forest, &asked).scene, draw(&greeting()).scene);
    let unknown = named(Dialect::PlantUml, "own-brand");
    assert_eq!(
        losses(&unknown, &none),
        ["approximated: the theme `own-brand` of PlantUML as the house style"]
    );
}

#[test]
fn without_colours_everything_is_grey_and_as_light_as_before() {
    let mut diagram = specimen();
    diagram.style = DiagramStyle::default();
    let coloured = draw(&diagram).scene;
    diagram.style.monochrome = true;
    let grey = draw(&diagram).scene;
    assert_eq!(coloured.elements.len(), grey.elements.len());
    for paint in paints(&grey) {
        for Rgba { rgb: [red, green, blue], .. } in [paint.light, paint.dark] {
            assert!(red == green && green == blue, "{red} {green} {blue}");
        }
    }
    assert!(paints(&coloured).iter().any(|paint| paint.light.rgb[0] != paint.light.rgb[2]));
}

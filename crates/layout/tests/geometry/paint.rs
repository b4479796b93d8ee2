//! Colours of authors at random, wherever one may be set.

use crate::random::Random;
use ir::*;

const CLASSES: [ElementClass; 22] = [
    ElementClass::Activation,
    ElementClass::Actor,
    ElementClass::Box,
    ElementClass::Caption,
    ElementClass::Database,
    ElementClass::Delay,
    ElementClass::Diagram,
    ElementClass::Divider,
    ElementClass::Fragment,
    ElementClass::FragmentTab,
    ElementClass::Guard,
    ElementClass::Legend,
    ElementClass::Mainframe,
    ElementClass::Message,
    ElementClass::Note,
    ElementClass::Number,
    ElementClass::Participant,
    ElementClass::Reference,
    ElementClass::ReferenceTab,
    ElementClass::State,
    ElementClass::Stereotype,
    ElementClass::Title,
];

/// Gives a diagram colours at random, wherever an author may set one.
pub(crate) fn colours(diagram: &mut Diagram, seed: u64) {
    let mut random = Random::new(seed);
    for participant in &mut diagram.participants {
        participant.style = style(&mut random);
    }
    for each in &mut diagram.boxes {
        each.color = random.one_in(2).then(|| fill(&mut random));
    }
    walk_mut(&mut diagram.body, &mut |item| match item {
        Item::Message(message) => {
            message.style = style(&mut random);
            runs(&mut message.text, &mut random);
        }
        Item::Note(note) => {
            note.style = style(&mut random);
            runs(&mut note.text, &mut random);
        }
        Item::Reference(reference) => reference.style = style(&mut random),
        Item::Activate(activate) => activate.style = style(&mut random),
        Item::Fragment(fragment) => {
            fragment.tab_color = random.one_in(2).then(|| fill(&mut random));
            for operand in &mut fragment.operands {
                operand.background = random.one_in(3).then(|| fill(&mut random));
                runs(&mut operand.guard, &mut random);
            }
        }
        _ => {}
    });
    for class in CLASSES {
        if let Some(style) = style(&mut random).filter(|_| random.one_in(2)) {
            diagram.style.classes.insert(class, *style);
        }
    }
    diagram.style.monochrome = random.one_in(6);
    if random.one_in(3) {
        let (dialect, names) = random.pick(&[
            (Dialect::Mermaid, ["dark", "forest", "neutral", "redux-dark"]),
            (Dialect::PlantUml, ["amiga", "toy", "cyborg", "sunlust"]),
        ]);
        diagram.style.theme = Some(ThemeChoice { dialect, name: random.pick(&names).to_owned() });
    }
}

fn runs(text: &mut Text, random: &mut Random) {
    for run in text.lines.iter_mut().flat_map(|line| &mut line.runs) {
        if random.one_in(4) {
            let background = random.one_in(2).then(|| color(random));
            run.paint =
                Some(Box::new(RunPaint { color: Some(color(random)), background, ..RunPaint::default() }));
        }
    }
}

fn style(random: &mut Random) -> Option<Box<ElementStyle>> {
    let maybe = |random: &mut Random| random.one_in(2).then(|| color(random));
    let (line, text) = (maybe(random), maybe(random));
    let background = random.one_in(2).then(|| fill(random));
    random.one_in(2).then(|| Box::new(ElementStyle { background, line, text, ..ElementStyle::default() }))
}

fn fill(random: &mut Random) -> Fill {
    let from = color(random);
    if random.one_in(2) {
        return Fill::Solid(from);
    }
    let directions = [
        GradientDirection::Horizontal,
        GradientDirection::Vertical,
        GradientDirection::Down,
        GradientDirection::Up,
    ];
    Fill::Gradient { from, to: color(random), direction: random.pick(&directions) }
}

fn color(random: &mut Random) -> Color {
    let mut channel = || random.below(256) as u8;
    let (red, green, blue) = (channel(), channel(), channel());
    let alpha = if random.one_in(5) { random.below(256) as u8 } else { 255 };
    Color { red, green, blue, alpha }
}

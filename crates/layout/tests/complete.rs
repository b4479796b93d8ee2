//! Nothing that a diagram says is missing from its picture.

use ir::*;
use scene::{Scene, Shape};

/// All letters of a picture, without blanks, which wrapping may drop.
fn letters(scene: &Scene) -> String {
    let mut all = String::new();
    for element in &scene.elements {
        if let Shape::Text(text) = &element.shape {
            text.runs.iter().for_each(|run| all.extend(run.text.chars().filter(|c| !c.is_whitespace())));
            all.push('\n');
        }
    }
    all
}

/// Every word that is drawn.
fn words(diagram: &Diagram) -> Vec<String> {
    let mut words = Vec::new();
    let mut say = |text: &Text| {
        let plain = text.to_plain();
        words.extend(plain.split_whitespace().map(str::to_owned));
    };
    let meta = &diagram.meta;
    [&meta.title, &meta.caption].into_iter().for_each(&mut say);
    [&meta.header, &meta.footer].into_iter().flatten().for_each(|each| say(&each.text));
    meta.legend.iter().for_each(|legend| say(&legend.text));
    meta.mainframe.iter().for_each(&mut say);
    diagram.participants.iter().for_each(|each| say(&each.label));
    diagram.boxes.iter().for_each(|each| say(&each.title));
    walk(diagram, |item| match item {
        Item::Message(message) if message.arrow.line != Line::Hidden => {
            say(&message.text);
            message.number.iter().for_each(|number| say(&Text::plain(number)));
        }
        Item::Note(note) => say(&note.text),
        Item::State(state) => say(&state.text),
        Item::Reference(reference) => say(&reference.text),
        Item::Divider(divider) => say(&divider.text),
        Item::PageBreak(page) => say(&page.title),
        Item::Delay(delay) => say(&delay.text),
        Item::Duration(duration) => say(&duration.text),
        Item::Fragment(fragment) => {
            if fragment.kind != FragmentKind::Rect {
                say(&fragment.name);
                if fragment.name.is_empty() {
                    say(&Text::plain(fragment.kind.as_str()));
                }
            }
            fragment.operands.iter().for_each(|operand| say(&operand.guard));
        }
        _ => {}
    });
    words
}

fn check(name: &str, diagram: &Diagram) {
    let laid = layout::scene(diagram, &layout::Options::default());
    let shown = letters(&laid.scene);
    // a long word may be broken: it is found in pieces
    let joined = shown.replace('\n', "");
    for word in words(diagram) {
        assert!(shown.contains(&word) || joined.contains(&word), "{name}: {word:?} is missing");
    }
}

#[test]
fn every_word_is_shown() {
    let mut specimen = specimen();
    // numbers have markup in their format, and hidden columns take their words with them
    specimen.style.hide_unlinked = false;
    check("specimen", &specimen);
    further_specimens().iter().for_each(|diagram| check("a further specimen", diagram));
    Construct::ALL.iter().for_each(|construct| check(construct.as_str(), &specimen_of(*construct)));
}

#[test]
fn what_is_not_shown_is_a_loss() {
    let losses = |construct: Construct| {
        let laid = layout::scene(&specimen_of(construct), &layout::Options::default());
        laid.losses.into_iter().map(|loss| loss.construct).collect::<Vec<_>>()
    };
    for construct in [Construct::Raw, Construct::Theme, Construct::TextMath, Construct::ParticipantLinks] {
        assert!(losses(construct).contains(&construct), "{}", construct.as_str());
    }
    for construct in [Construct::Message, Construct::NoteMargin, Construct::Duration, Construct::Reference] {
        assert_eq!(losses(construct), [], "{}", construct.as_str());
    }
}

#[test]
fn elements_know_their_lines() {
    let span = |start| diag::Span { file: diag::FileId::default(), start, end: start };
    let mut builder = Builder::new();
    let (a, b) = (builder.participant_at("A", span(3).into()), builder.participant("B"));
    let message = Message::new(a.into(), b.into(), Arrow::call(), "hello".into());
    builder.push(Item::Message(Message { origin: span(7).into(), ..message }));
    let line_of = |span: diag::Span| span.start + 100;
    let options = layout::Options { line_of: Some(&line_of), ..layout::Options::default() };
    let scene = layout::scene(&builder.finish(), &options).scene;
    let lines = |role| {
        let mut lines: Vec<_> = scene
            .elements
            .iter()
            .filter(|element| element.role == role)
            .map(|element| element.line)
            .collect();
        lines.dedup();
        lines
    };
    assert_eq!(lines(scene::Role::Message), [Some(107)]);
    assert_eq!(lines(scene::Role::Participant), [Some(103), None, Some(103), None]);
}

#[test]
fn links_are_kept() {
    let link = |target: &str| Some(Box::new(Link { target: target.into(), ..Link::default() }));
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("A"), builder.participant("B"));
    builder.get_mut(a).links = vec![Link { target: "https://a.example".into(), ..Link::default() }];
    let message = Message::new(a.into(), b.into(), Arrow::call(), "hello".into());
    builder.push(Item::Message(Message { link: link("https://m.example"), ..message }));
    let note = Note::new(NotePlace::Over(vec![b]), "note".into());
    builder.push(Item::Note(Note { link: link("https://n.example"), ..note }));
    let scene = layout::scene(&builder.finish(), &layout::Options::default()).scene;
    for target in ["https://a.example", "https://m.example", "https://n.example"] {
        let linked =
            |element: &&scene::Element| element.link.as_ref().is_some_and(|link| link.target == target);
        let text =
            scene.elements.iter().filter(linked).any(|element| matches!(element.shape, Shape::Text(_)));
        assert!(text, "{target}");
    }
}

#[test]
fn links_that_must_not_be_followed_are_losses_and_a_head_leads_to_the_first_harmless_one() {
    let link = |target: &str| Link { target: target.into(), ..Link::default() };
    let on = |target: &str| Some(Box::new(link(target)));
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("A"), builder.participant("B"));
    let harmless = ["https://one.example", "two.html", "#three"];
    builder.get_mut(a).links = vec![link("javascript:a()"), link(harmless[0])];
    builder.get_mut(b).links = harmless.map(link).to_vec();
    let message = Message::new(a.into(), b.into(), Arrow::call(), "hello".into());
    builder.push(Item::Message(Message { link: on("JavaScript:m()"), ..message }));
    let run = Run { link: on("vbscript:t()"), ..Run::plain("word") };
    let line = TextLine { runs: vec![run], ..TextLine::default() };
    let note = Note::new(NotePlace::Over(vec![b]), Text { lines: vec![line], ..Text::default() });
    builder.push(Item::Note(Note { link: on(&format!("data:,{}", "é".repeat(1000))), ..note }));
    builder.push(Item::Reference(Reference {
        participants: vec![a],
        text: "more".into(),
        entered: false,
        left: false,
        style: None,
        link: on(" "),
        origin: Origin::NONE,
    }));
    let laid = layout::scene(&builder.finish(), &layout::Options::default());

    let mut told: Vec<_> =
        laid.losses.iter().map(|loss| (loss.construct.as_str(), loss.to_string())).collect();
    told.sort();
    let long = format!("dropped: link `data:,{}…`", "é".repeat(34));
    let expected = [
        ("message-link", "dropped: link `JavaScript:m()`"),
        ("note-link", &long),
        ("participant-link", "dropped: link `javascript:a()`"),
        ("participant-links", "dropped: 2 further links of `B`"),
        ("reference-link", "dropped: link without an address"),
        ("text-link", "dropped: link `vbscript:t()`"),
    ];
    assert_eq!(told, expected.map(|(construct, sentence)| (construct, sentence.to_owned())));

    let heads = laid.scene.elements.iter().filter(|element| element.role == scene::Role::Participant);
    let mut targets: Vec<_> =
        heads.filter_map(|element| Some(element.link.as_ref()?.target.as_str())).collect();
    targets.dedup();
    assert!(targets.iter().all(|target| *target == harmless[0]) && !targets.is_empty(), "{targets:?}");
}

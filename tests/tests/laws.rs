//! The laws of readers and writers: what is printed is read back as it was, printing it again changes nothing, and what
//! is reported as lost is what the support table says.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use ir::{
    Construct, Diagram, Dialect, Effect, Head, Item, Loss, Note, NotePlace, constructs_of, specimen_of,
};
use seqweave_tests::language::{LANGUAGES, Language, errors};
use seqweave_tests::meaning::meaning;
use seqweave_tests::random::{self, Say};
use seqweave_tests::{files, root};
use spelling::support::{Support, support, whole};
use std::fs;

/// How many made-up diagrams each law is held against. Not more, so that the suite stays quick; a million of each went
/// through once.
const SEEDS: u64 = 3_000;

/// Prints, reads, prints: the text must not change. Gives the text, the losses and what was read.
fn settled(language: &Language, diagram: &Diagram, about: &str) -> (String, Vec<Loss>, Diagram) {
    let (text, losses) = language.print(diagram);
    let (back, findings) = language.read(&text);
    let errors = errors(&findings, &text);
    assert!(errors.is_empty(), "{about}: {errors:#?}\n{text}");
    let (again, again_lost) = language.print(&back);
    assert_same(&text, &again, &format!("{about}: printing again changes the text"));
    assert!(again_lost.is_empty(), "{about}: printed text loses again\n{text}\n{again_lost:#?}");
    (text, losses, back)
}

fn assert_same(expected: &str, found: &str, about: &str) {
    if expected != found {
        let difference = similar::TextDiff::from_lines(expected, found);
        panic!("{about}\n{}", difference.unified_diff().context_radius(3));
    }
}

fn json(diagram: &Diagram) -> String {
    ir::to_json(diagram, true)
}

#[test]
fn fixtures_are_read_back_as_they_were() {
    for language in &LANGUAGES {
        let name = language.dialect.as_str();
        let own = format!("fixtures/{name}");
        let folders =
            [own.as_str(), "docs", &format!("../shared/corpus/{name}")].map(|folder| root().join(folder));
        let mut seen = 0;
        for path in folders.iter().flat_map(|folder| files(folder, language.extensions)) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let about = path.display().to_string();
            let (mut diagram, _) = language.read(&text);
            // of nobody there is nothing that PlantUML would draw
            if language.dialect == Dialect::PlantUml && diagram.participants.is_empty() {
                continue;
            }
            let (printed, losses, back) = settled(language, &diagram, &about);
            beside_one(&mut diagram);
            if losses.is_empty() {
                let (diagram, back) = (meaning(language.dialect, &diagram), meaning(language.dialect, &back));
                assert_same(&json(&diagram), &json(&back), &format!("{about}\n{printed}"));
            }
            seen += 1;
        }
        assert!(seen >= 5, "there are fixtures");
    }
}

/// A note beside several participants stands beside the outermost of them, whose name alone is printed.
fn beside_one(diagram: &mut Diagram) {
    ir::walk_mut(&mut diagram.body, &mut |item| match item {
        Item::Note(Note { place: NotePlace::Left(ids), .. }) => ids.truncate(1),
        Item::Note(Note { place: NotePlace::Right(ids), .. }) => drop(ids.drain(..ids.len() - 1)),
        _ => {}
    });
}

#[test]
fn specimens_settle() {
    for language in &LANGUAGES {
        let mut everything = ir::specimen();
        // its statement of the language is none
        everything.body.retain(|item| !matches!(item, Item::Raw(_)));
        settled(language, &everything, "specimen");
        for (index, diagram) in ir::further_specimens().iter().enumerate() {
            settled(language, diagram, &format!("further specimen {index}"));
        }
        for &construct in Construct::ALL {
            let mut diagram = specimen_of(construct);
            diagram.body.retain(|item| !matches!(item, Item::Raw(_)));
            settled(language, &diagram, construct.as_str());
        }
    }
}

#[test]
fn losses_are_those_of_the_table() {
    for (language, &construct) in
        LANGUAGES.iter().flat_map(|language| Construct::ALL.iter().map(move |each| (language, each)))
    {
        let diagram = specimen_of(construct);
        assert!(constructs_of(&diagram).contains(&construct), "{construct} has a specimen");
        // whose it is decides, not that there is one: the printers' own tests look at both
        let by_owner = matches!(construct, Construct::Theme | Construct::Raw);
        if BY_SPELLING.contains(&construct) || by_owner {
            continue;
        }
        let losses = language.print(&diagram).1;
        let reported = whole(language.dialect, construct).unwrap_or(construct);
        let effects: Vec<&Effect> =
            losses.iter().filter(|loss| loss.construct == reported).map(|loss| &loss.effect).collect();
        let about = format!("{construct} in {}: {losses:#?}", language.dialect.title());
        match support(language.dialect, construct) {
            Support::Native => assert!(effects.is_empty(), "promised: {about}"),
            Support::Absent => {
                let dropped = effects.iter().all(|effect| **effect == Effect::Dropped);
                assert!(dropped && !effects.is_empty(), "{about}");
            }
            Support::Approximated(_) => {
                let approximated = effects.iter().all(|effect| matches!(effect, Effect::Approximated(_)));
                assert!(approximated && !effects.is_empty(), "{about}");
            }
        }
    }
}

/// What the source of a name or a text decides, not the kind of thing: reported when it is needed.
const BY_SPELLING: [Construct; 2] = [Construct::ParticipantName, Construct::TextCharacter];

/// Looks of which PlantUML says a part: reported when another part is there.
const BY_PART: [Construct; 5] = [
    Construct::ParticipantStyle,
    Construct::MessageStyle,
    Construct::ActivationStyle,
    Construct::NoteStyle,
    Construct::ReferenceStyle,
];

/// Everything that is lost is in the diagram, and everything in the diagram that the language lacks is lost.
fn assert_complete(language: &Language, diagram: &Diagram, losses: &[Loss], about: &str) {
    let there = constructs_of(diagram);
    for loss in losses.iter().filter(|loss| !BY_SPELLING.contains(&loss.construct)) {
        // the message before it is not printed
        let early =
            loss.construct == Construct::DestructionEarly && there.contains(&Construct::MessageHidden);
        // a message with its only head at the sender is turned round
        let back =
            loss.construct == Construct::EndpointBorderBack && there.contains(&Construct::EndpointBorder);
        // the creation before it was dropped, and that of an unmentioned participant is one all the same
        let late =
            loss.construct == Construct::CreationMentioned && there.contains(&Construct::CreationRepeated);
        // Mermaid cannot draw it
        let zero = loss.construct == Construct::MessageNumber && loss.what == "number 0";
        // its last message is not printed, or begins a second life, which Mermaid does not know
        let apart = loss.construct == Construct::DestructionApart
            && [Construct::MessageHidden, Construct::CreationRepeated, Construct::CreationMentioned]
                .iter()
                .any(|other| there.contains(other));
        // or has nothing but messages that are not printed
        let empty = loss.construct == Construct::FragmentEmpty && there.contains(&Construct::MessageHidden);
        // a bar behind a delay counts as one before it
        let delayed = language.dialect == Dialect::PlantUml
            && matches!(loss.construct, Construct::Activation | Construct::ActivationRestart)
            && (there.contains(&Construct::Delay) || there.contains(&Construct::DelayEmpty));
        if early || back || late || zero || apart || empty || delayed {
            continue;
        }
        assert!(there.contains(&loss.construct), "{about}: {loss:?} of nothing");
    }
    let reported = |construct| losses.iter().any(|loss| loss.construct == construct);
    for &construct in there.iter().filter(|construct| !BY_SPELLING.contains(construct)) {
        let excused = match construct {
            look if language.dialect == Dialect::PlantUml && BY_PART.contains(&look) => true,
            // a frame for which nobody was there went with its kind
            Construct::FragmentGroup
            | Construct::FragmentPartition
            | Construct::FragmentSeq
            | Construct::FragmentOperands
                if losses.iter().any(|loss| {
                    loss.construct == Construct::FragmentEmpty && loss.effect == Effect::Dropped
                }) =>
            {
                true
            }
            // said with the kind of fragment that has the branches
            Construct::FragmentOperands => {
                [Construct::FragmentBreak, Construct::FragmentGroup, Construct::FragmentPartition]
                    .into_iter()
                    .chain([Construct::FragmentRect, Construct::FragmentSeq])
                    .any(reported)
            }
            // what ended before it ended nothing, or too early
            Construct::ActivationRestart => {
                reported(Construct::ActivationUnmatched) || reported(Construct::DestructionEarly)
            }
            // in the model bars end when their participant ends or begins anew; not so when that is not printed
            Construct::ActivationUnmatched => {
                there.contains(&Construct::Destruction) || there.contains(&Construct::Creation)
            }
            // nothing of a hidden message is printed
            Construct::HeadNone
            | Construct::HeadCross
            | Construct::HeadHalf
            | Construct::HeadsMixed
            | Construct::HeadCircle
            | Construct::HeadCircleCross
            | Construct::EndpointPoint
            | Construct::CreationSelf
            | Construct::MessageSlant
            | Construct::MessageParallel
            | Construct::EndpointBorder => reported(Construct::MessageHidden),
            // nor of a frame that is dropped
            Construct::TextStrong => reported(Construct::MessageHidden) || reported(Construct::FragmentRect),
            // the first one was not printed either
            Construct::CreationRepeated => {
                reported(Construct::Creation) || reported(Construct::CreationMentioned)
            }
            // filled by what is written as a note
            Construct::FragmentEmpty => [
                Construct::State,
                Construct::Reference,
                Construct::Divider,
                Construct::Delay,
                Construct::DelayEmpty,
                Construct::PageTitle,
            ]
            .into_iter()
            .any(reported),
            // another reason is given
            Construct::DestructionApart => {
                reported(Construct::DestructionEarly)
                    || reported(Construct::Destruction)
                    || reported(Construct::MessageHidden)
            }
            // not after it was turned round
            Construct::EndpointBorderBack => {
                let mut turned = reported(Construct::MessageHidden);
                ir::walk(diagram, |item| {
                    if let Item::Message(message) = item {
                        turned |=
                            message.arrow.head.head == Head::None && message.arrow.tail.head != Head::None;
                    }
                });
                turned
            }
            // a participant that was destroyed may be created anew, and what is dropped mentions nobody
            Construct::CreationMentioned => {
                there.contains(&Construct::Destruction)
                    || reported(Construct::MessageHidden)
                    || reported(Construct::ActivationUnmatched)
                    || reported(Construct::Creation)
            }
            _ => false,
        };
        let lacks = support(language.dialect, construct) != Support::Native;
        let construct = whole(language.dialect, construct).unwrap_or(construct);
        let found: Vec<_> = losses.iter().map(|loss| loss.construct).collect();
        assert!(
            !lacks || excused || reported(construct),
            "{about}: {construct} is lost in silence: {found:?}\n{}",
            language.print(diagram).0
        );
    }
}

#[test]
fn made_up_diagrams_are_read_back_as_they_were() {
    for language in &LANGUAGES {
        let mut whole = 0;
        for seed in 0..SEEDS {
            let diagram = random::diagram(seed, language.say);
            let about = format!("{} seed {seed}", language.dialect);
            let (text, losses, back) = settled(language, &diagram, &about);
            if losses.is_empty() {
                whole += 1;
                let (diagram, back) = (meaning(language.dialect, &diagram), meaning(language.dialect, &back));
                assert_same(&json(&diagram), &json(&back), &format!("{about}\n{text}"));
            }
        }
        assert!(whole > SEEDS / 2, "{whole} diagrams in {} without a loss", language.dialect);
    }
}

#[test]
fn made_up_diagrams_of_anything_settle_and_report_what_is_lost() {
    for (language, seed) in LANGUAGES.iter().flat_map(|language| (0..SEEDS).map(move |seed| (language, seed)))
    {
        let diagram = random::diagram(seed, Say::Anything);
        assert!(ir::validate(&diagram).is_empty(), "seed {seed}");
        let about = format!("{} seed {seed}", language.dialect);
        let (_, losses, _) = settled(language, &diagram, &about);
        assert_complete(language, &diagram, &losses, &about);
    }
}

#[test]
fn comments_survive() {
    let wsd = "# one\ntitle T\n# two\nparticipant A\n# three\nparticipant B\n# four\nA->B: x\nalt g\n  # five\n  B->A: y\nelse\n  # six\nend\n# seven\n";
    let mermaid = "%% one\nsequenceDiagram\n%% two\nparticipant A\nbox T\n  %% three\n  participant B\nend\n%% four\nA->>B: x\nalt g\n  %% five\n  B->>A: y\nelse\n  %% six\nend\n%% seven\n";
    for (name, text, mark, before, reply) in
        [("wsd", wsd, "#", "title T", "B->A: y"), ("mermaid", mermaid, "%%", "sequenceDiagram", "B->>A: y")]
    {
        let language = Language::named(name).unwrap();
        let printed = language.print(&language.read(text).0).0;
        let order: Vec<&str> = printed.lines().map(str::trim).filter(|line| line.starts_with(mark)).collect();
        let expected =
            ["one", "two", "three", "four", "five", "six", "seven"].map(|word| format!("{mark} {word}"));
        assert_eq!(order, expected);
        let place = |line: &str| printed.lines().position(|each| each.trim() == line).unwrap();
        let comment = |word: &str| place(&format!("{mark} {word}"));
        assert!(comment("one") < place(before) && place(before) < comment("two"));
        assert!(place("participant A") < comment("three") && comment("three") < place("participant B"));
        assert_eq!(comment("five") + 1, place(reply));
    }
}

#[test]
fn the_page_about_conformance_is_fresh() {
    seqweave_tests::assert_golden("docs/conformance.md", &spelling::support::markdown());
}

//! The laws of readers and writers: what is printed is read back as it was, printing it again changes nothing, and what
//! is reported as lost is what the support table says.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use diag::{Diagnostic, NoIncludes, Severity, Sources};
use ir::{
    Construct, Diagram, Dialect, Effect, Head, Item, Loss, Note, NotePlace, constructs_of, specimen_of,
};
use seqweave_tests::random::{self, Say};
use seqweave_tests::{files, root};
use spelling::support::{Support, support, whole};
use std::fs;

/// How many made-up diagrams each law is held against. Not more, so that the suite stays quick; a million of each went
/// through once.
const SEEDS: u64 = 3_000;

/// Reads WSD text.
fn read(text: &str) -> (Diagram, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let file = sources.add("a.wsd", text);
    let read = frontend_wsd::read(&mut sources, file, &NoIncludes);
    (read.diagram, read.diagnostics)
}

/// Prints, reads, prints: the text must not change. Gives the text, the losses and what was read.
fn settled(diagram: &Diagram, about: &str) -> (String, Vec<Loss>, Diagram) {
    let printed = backend_wsd::print(diagram);
    let (back, problems) = read(&printed.text);
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<_> = errors.map(|problem| (&problem.message, at(problem, &printed.text))).collect();
    assert!(errors.is_empty(), "{about}: {errors:#?}\n{}", printed.text);
    let again = backend_wsd::print(&back);
    assert_same(&printed.text, &again.text, &format!("{about}: printing again changes the text"));
    assert!(
        again.losses.is_empty(),
        "{about}: printed text loses again\n{}\n{:#?}",
        printed.text,
        again.losses
    );
    (printed.text, printed.losses, back)
}

/// The stretch of the text that a finding points at.
fn at<'t>(problem: &Diagnostic, text: &'t str) -> Option<&'t str> {
    text.get(problem.labels.first()?.span.range())
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
    let folders = [root().join("fixtures/wsd"), root().join("docs"), root().join("../shared/corpus/wsd")];
    let mut seen = 0;
    for path in folders.iter().flat_map(|folder| files(folder, &["wsd", "sequence", "seqdiag", "txt"])) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let about = path.display().to_string();
        let (diagram, _) = read(&text);
        let (printed, losses, back) = settled(&diagram, &about);
        let mut diagram = diagram;
        beside_one(&mut diagram);
        if losses.is_empty() {
            assert_same(&json(&diagram), &json(&back), &format!("{about}\n{printed}"));
        }
        seen += 1;
    }
    assert!(seen >= 5, "there are fixtures");
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
    let mut everything = ir::specimen();
    // its statement of WSD is none
    everything.body.retain(|item| !matches!(item, Item::Raw(_)));
    settled(&everything, "specimen");
    for (index, diagram) in ir::further_specimens().iter().enumerate() {
        settled(diagram, &format!("further specimen {index}"));
    }
    for &construct in Construct::ALL {
        let mut diagram = specimen_of(construct);
        diagram.body.retain(|item| !matches!(item, Item::Raw(_)));
        settled(&diagram, construct.as_str());
    }
}

#[test]
fn losses_are_those_of_the_table() {
    for &construct in Construct::ALL {
        let diagram = specimen_of(construct);
        assert!(constructs_of(&diagram).contains(&construct), "{construct} has a specimen");
        if BY_SPELLING.contains(&construct) {
            continue;
        }
        let losses = backend_wsd::print(&diagram).losses;
        let reported = whole(Dialect::Wsd, construct).unwrap_or(construct);
        let effects: Vec<&Effect> =
            losses.iter().filter(|loss| loss.construct == reported).map(|loss| &loss.effect).collect();
        match support(Dialect::Wsd, construct) {
            Support::Native => assert!(effects.is_empty(), "{construct} is promised: {losses:#?}"),
            Support::Absent => {
                let dropped = effects.iter().all(|effect| **effect == Effect::Dropped);
                assert!(dropped && !effects.is_empty(), "{construct}: {losses:#?}");
            }
            Support::Approximated(_) => {
                let approximated = effects.iter().all(|effect| matches!(effect, Effect::Approximated(_)));
                assert!(approximated && !effects.is_empty(), "{construct}: {losses:#?}");
            }
        }
    }
}

/// What the source of a name or a text decides, not the kind of thing: reported when it is needed.
const BY_SPELLING: [Construct; 2] = [Construct::ParticipantName, Construct::TextCharacter];

/// Everything that is lost is in the diagram, and everything in the diagram that WSD lacks is lost.
fn assert_complete(diagram: &Diagram, losses: &[Loss], about: &str) {
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
        if early || back || late {
            continue;
        }
        assert!(there.contains(&loss.construct), "{about}: {loss:?} of nothing");
    }
    let reported = |construct| losses.iter().any(|loss| loss.construct == construct);
    for &construct in there.iter().filter(|construct| !BY_SPELLING.contains(construct)) {
        let excused = match construct {
            // said with the kind of fragment that has the branches
            Construct::FragmentOperands => {
                [Construct::FragmentBreak, Construct::FragmentGroup, Construct::FragmentPartition]
                    .into_iter()
                    .chain([Construct::FragmentRect])
                    .any(reported)
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
            | Construct::CreationSelf => reported(Construct::MessageHidden),
            // nor of a frame that is dropped
            Construct::TextStrong => reported(Construct::MessageHidden) || reported(Construct::FragmentRect),
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
        let lacks = support(Dialect::Wsd, construct) != Support::Native;
        let construct = whole(Dialect::Wsd, construct).unwrap_or(construct);
        let found: Vec<_> = losses.iter().map(|loss| loss.construct).collect();
        assert!(
            !lacks || excused || reported(construct),
            "{about}: {construct} is lost in silence: {found:?}\n{}",
            backend_wsd::print(diagram).text
        );
    }
}

/// The diagram without what printing may say differently without a loss: names of participants that have another
/// label, statements of numbering (their numbers stay), blanks around texts.
fn meaning(diagram: &Diagram) -> Diagram {
    let mut diagram = diagram.clone();
    for (index, participant) in diagram.participants.iter_mut().enumerate() {
        participant.name = index.to_string();
    }
    without_numbering(&mut diagram.body);
    diagram
}

fn without_numbering(items: &mut Vec<Item>) {
    items.retain(|item| !matches!(item, Item::Numbering(_)));
    for item in items {
        if let Item::Fragment(fragment) = item {
            fragment.operands.iter_mut().for_each(|operand| without_numbering(&mut operand.items));
        }
    }
}

#[test]
fn made_up_diagrams_of_wsd_are_read_back_as_they_were() {
    let mut whole = 0;
    for seed in 0..SEEDS {
        let diagram = random::diagram(seed, Say::Wsd);
        let about = format!("seed {seed}");
        let (text, losses, back) = settled(&diagram, &about);
        if losses.is_empty() {
            whole += 1;
            assert_same(&json(&meaning(&diagram)), &json(&meaning(&back)), &format!("{about}\n{text}"));
        }
    }
    assert!(whole > SEEDS / 2, "{whole} diagrams without a loss");
}

#[test]
fn made_up_diagrams_of_anything_settle_and_report_what_is_lost() {
    for seed in 0..SEEDS {
        let diagram = random::diagram(seed, Say::Anything);
        assert!(ir::validate(&diagram).is_empty(), "seed {seed}");
        let about = format!("seed {seed}");
        let (_, losses, _) = settled(&diagram, &about);
        assert_complete(&diagram, &losses, &about);
    }
}

#[test]
fn comments_survive() {
    let text = "# one\ntitle T\n# two\nparticipant A\n# three\nparticipant B\n# four\nA->B: x\nalt g\n  # five\n  B->A: y\nelse\n  # six\nend\n# seven\n";
    let (diagram, _) = read(text);
    let printed = backend_wsd::print(&diagram).text;
    let order: Vec<&str> = printed.lines().map(str::trim).filter(|line| line.starts_with('#')).collect();
    assert_eq!(order, ["# one", "# two", "# three", "# four", "# five", "# six", "# seven"]);
    let place = |line: &str| printed.lines().position(|each| each.trim() == line).unwrap();
    assert!(place("# one") < place("title T") && place("title T") < place("# two"));
    assert!(place("participant A") < place("# three") && place("# three") < place("participant B"));
    assert_eq!(place("# five") + 1, place("B->A: y"));
}

#[test]
fn the_page_about_conformance_is_fresh() {
    seqweave_tests::assert_golden("docs/conformance.md", &spelling::support::markdown());
}

//! The specimens have everything, and their serialised form stays what it is.

#![expect(clippy::disallowed_methods, reason = "a test reads and blesses its golden file")]

use ir::{Construct, constructs_of, from_json, further_specimens, specimen, specimen_of, to_json, validate};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn all(constructs: impl IntoIterator<Item = Construct>) -> BTreeSet<Construct> {
    constructs.into_iter().collect()
}

#[test]
fn specimens_keep_their_promises() {
    assert_eq!(validate(&specimen()), []);
    further_specimens().iter().for_each(|diagram| assert_eq!(validate(diagram), []));
    for &construct in Construct::ALL {
        assert_eq!(validate(&specimen_of(construct)), [], "{construct}");
    }
}

#[test]
fn the_specimens_have_every_construct() {
    let mut found = constructs_of(&specimen());
    // each diagram has only one footbox
    found.extend(further_specimens().iter().flat_map(constructs_of));
    let missing: Vec<_> = Construct::ALL.iter().filter(|construct| !found.contains(construct)).collect();
    assert!(missing.is_empty(), "the specimen lacks {missing:?}");
}

#[test]
fn the_specimen_of_a_construct_has_that_and_little_else() {
    for &construct in Construct::ALL {
        let mut found = constructs_of(&specimen_of(construct));
        assert!(found.remove(&construct), "{construct} is missing: {found:?}");
        let needed: &[Construct] = match construct {
            Construct::ParticipantLinks => &[Construct::ParticipantLink],
            Construct::BoxTitle | Construct::BoxColor | Construct::BoxStereotype | Construct::BoxNested => {
                &[Construct::Box]
            }
            Construct::HeadCircleCross => &[Construct::HeadCross],
            Construct::ActivationStyle | Construct::ActivationRestart => &[Construct::Activation],
            Construct::CreationRepeated => &[Construct::Creation, Construct::Destruction],
            Construct::CreationMentioned => &[Construct::Creation],
            Construct::CreationSelf => &[Construct::Creation, Construct::MessageSelf],
            Construct::CreationBoxed => &[Construct::Creation, Construct::Box],
            Construct::DestructionApart | Construct::DestructionEarly => {
                &[Construct::Destruction, Construct::MessageSelf]
            }
            Construct::NoteOnFragment => &[Construct::FragmentOpt],
            Construct::NoteHexagon
            | Construct::NoteRectangle
            | Construct::NoteSameRow
            | Construct::NoteStyle
            | Construct::NoteStereotype
            | Construct::NoteLink => &[Construct::NoteOver],
            Construct::ReferenceEntry
            | Construct::ReferenceExit
            | Construct::ReferenceStyle
            | Construct::ReferenceLink => &[Construct::Reference],
            Construct::Duration => &[Construct::MessageAnchor],
            Construct::NumberingStep | Construct::NumberingFormat => &[Construct::NumberingStart],
            Construct::FragmentParOperands => &[Construct::FragmentPar],
            Construct::FragmentOperands
            | Construct::FragmentEmpty
            | Construct::FragmentStyle
            | Construct::FragmentParallel => &[Construct::FragmentOpt],
            Construct::TitleLines => &[Construct::Title],
            _ => &[],
        };
        let mut needed = all(needed.iter().copied());
        needed.insert(Construct::Message);
        needed.remove(&construct);
        assert_eq!(found, needed, "{construct}");
    }
}

#[test]
fn the_serialised_specimen_is_as_it_was() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/ir/every-construct.json");
    let json = to_json(&specimen(), true);
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, &json).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, (old, new))) =
        golden.lines().zip(json.lines()).enumerate().find(|(_, (old, new))| old != new)
    {
        panic!("line {} was {old} and is {new}; `make bless` accepts it", line + 1);
    }
    assert_eq!(golden.len(), json.len(), "one is longer than the other; `make bless` accepts it");
    assert_eq!(from_json(&golden).as_ref(), Ok(&specimen()));
}

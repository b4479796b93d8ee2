//! The promises of the support table.

use crate::print;
use ir::{Construct, Dialect, Effect, constructs_of, specimen, specimen_of};
use spelling::support::{Support, support};

/// Whether the specimen's dialect is the text's own decides, not the construct: its theme is Mermaid's, its statement
/// PlantUML's. The spelling of names and texts is reported where it is needed.
const BY_CASE: [Construct; 4] =
    [Construct::Theme, Construct::Raw, Construct::ParticipantName, Construct::TextCharacter];

#[test]
fn losses_are_those_of_the_table() {
    for &construct in Construct::ALL {
        let diagram = specimen_of(construct);
        assert!(constructs_of(&diagram).contains(&construct), "{construct} has a specimen");
        if BY_CASE.contains(&construct) {
            continue;
        }
        let losses = print(&diagram).losses;
        let effects: Vec<&Effect> =
            losses.iter().filter(|loss| loss.construct == construct).map(|loss| &loss.effect).collect();
        let about = format!("{construct}: {losses:#?}");
        match support(Dialect::PlantUml, construct) {
            Support::Native => {
                // a title that is made up is a matter of letters
                let others = losses.iter().filter(|loss| loss.construct != Construct::TextCharacter);
                assert_eq!(others.count(), 0, "promised: {about}");
            }
            Support::Absent => {
                assert!(effects.iter().all(|effect| **effect == Effect::Dropped), "{about}");
                assert!(!effects.is_empty(), "{about}");
            }
            Support::Approximated(_) => {
                assert!(effects.iter().all(|effect| matches!(effect, Effect::Approximated(_))), "{about}");
                assert!(!effects.is_empty(), "{about}");
            }
        }
    }
}

#[test]
fn themes_and_statements_of_others_are_reported_and_own_ones_printed() {
    let theme = print(&specimen_of(Construct::Theme));
    assert_eq!(theme.losses[0].to_string(), "dropped: Mermaid theme forest");
    let raw = print(&specimen_of(Construct::Raw));
    assert!(raw.losses.is_empty() && raw.text.contains("\nautonewpage 3\n"));
    let text = print(&specimen()).text;
    assert!(text.contains("\n!theme plain\nskinparam shadowing false\n"), "{text}");
}

#[test]
fn what_stands_in_the_table_as_kept_is_in_the_text() {
    for (construct, line) in [
        (Construct::ParticipantSpot, "participant a <<(C)>>"),
        (Construct::ParticipantStyle, "participant a #E8F0FE"),
        (Construct::BoxStereotype, "box \"<U+00A0>\" <<zone>>"),
        (Construct::MessageHidden, "a -[hidden]> b : hello"),
        (Construct::MessageSlant, "a ->(20) b : hello"),
        (Construct::MessageStyle, "a -[#1A4FA3]> b : hello"),
        (Construct::MessageParallel, "& b -> a : hello too"),
        (Construct::MessageNumber, "autonumber 1 \"[00]\""),
        (Construct::EndpointBorderBack, "[<- a : out"),
        (Construct::Activation, "b --> a -- : hello too"),
        (Construct::Creation, "create b"),
        (Construct::NoteSameRow, "/ note over a : a note"),
        (Construct::NoteOnFragment, "note right : a note"),
        (Construct::State, "hnote over a : LISTEN"),
        (Construct::Duration, "{s} <-> {e} : 2 s"),
        (Construct::FragmentRect, "partition #E8F0FE <U+00A0>"),
        (Construct::FragmentSeq, "group seq [it is so]"),
        (Construct::FragmentStyle, "opt#FFE0B0"),
        (Construct::DiagramId, "@startuml(id=LOGIN)"),
        (Construct::Scale, "scale 2"),
        (Construct::TextMath, "a -> b : <math>x^2</math>"),
    ] {
        let text = print(&specimen_of(construct)).text;
        assert!(text.lines().any(|printed| printed.trim() == line), "`{line}` is not in\n{text}");
    }
}

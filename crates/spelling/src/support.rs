//! What each dialect can say: the table of promises.
//!
//! The text backends report what the table says, a test prints one of each construct and compares, and
//! `docs/conformance.md` is made from it: documentation, behaviour and test are one fact. The decisions come from
//! reference conversion.

use ir::{Construct, Dialect};
use std::fmt::Write;

/// How far a dialect can say something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Support {
    /// As it is.
    Native,
    /// As something else that keeps the meaning; the words complete "approximated: … as …".
    Approximated(&'static str),
    /// Not at all: its backend reports it as dropped.
    Absent,
}

/// How `dialect` says `construct`, in the usual case. Where a construct has several cases (a cross at the receiver
/// becomes a filled head, one at the sender goes), this is the commonest.
pub fn support(dialect: Dialect, construct: Construct) -> Support {
    // the table has the order of `Construct::ALL`, which a test holds
    let (_, row) = &TABLE[construct as usize];
    match dialect {
        Dialect::Wsd => row[0],
        Dialect::JsSequence => row[1],
        Dialect::Mermaid => row[2],
        Dialect::PlantUml => row[3],
    }
}

/// The whole that a part belongs to. Where `dialect` lacks both, the loss of the whole is reported and says it all: a
/// box that goes takes its title with it.
pub fn whole(dialect: Dialect, construct: Construct) -> Option<Construct> {
    let whole = match construct {
        Construct::BoxTitle | Construct::BoxColor | Construct::BoxStereotype | Construct::BoxNested => {
            Construct::Box
        }
        _ => return None,
    };
    (support(dialect, whole) == Support::Absent).then_some(whole)
}

/// The table as a page of Markdown: `docs/conformance.md`.
pub fn markdown() -> String {
    let mut page = String::from(
        "# What each dialect can say\n\n\
         What is written here happens: the backends report their losses from this table, and a test prints one of\n\
         each construct and compares. `make bless` writes this page anew.\n\n\
         * *yes*: written as it is, and means the same when it is read back.\n\
         * *as …*: approximated. The meaning is kept, the look is not; a conversion reports it.\n\
         * *no*: dropped; a conversion reports it.\n\n",
    );
    let dialects = Dialect::ALL;
    page.push_str("| construct | |");
    for dialect in dialects {
        // writing into a string does not fail
        let _ = write!(page, " {} |", dialect.title());
    }
    page.push_str("\n|---|---|");
    page.push_str(&"---|".repeat(dialects.len()));
    for &construct in Construct::ALL {
        let _ = write!(page, "\n| `{construct}` | {} |", construct.description());
        for dialect in dialects {
            let _ = match support(dialect, construct) {
                Support::Native => write!(page, " yes |"),
                Support::Approximated(form) => write!(page, " as {form} |"),
                Support::Absent => write!(page, " no |"),
            };
        }
    }
    page.push('\n');
    page
}

/// Native.
const YES: Support = Support::Native;
/// Absent.
const NO: Support = Support::Absent;

/// Approximated.
const fn a(form: &'static str) -> Support {
    Support::Approximated(form)
}

/// One row a construct: WSD, js-sequence, Mermaid, PlantUML.
#[rustfmt::skip]
const TABLE: &[(Construct, [Support; 4])] = &[
    (Construct::ParticipantActor, [YES, a("a participant"), YES, YES]),
    (Construct::ParticipantBoundary, [a("a participant"), a("a participant"), YES, YES]),
    (Construct::ParticipantControl, [a("a participant"), a("a participant"), YES, YES]),
    (Construct::ParticipantEntity, [a("a participant"), a("a participant"), YES, YES]),
    (Construct::ParticipantDatabase, [YES, a("a participant"), YES, YES]),
    (Construct::ParticipantCollections, [YES, a("a participant"), YES, YES]),
    (Construct::ParticipantQueue, [YES, a("a participant"), YES, YES]),
    (Construct::ParticipantCloud, [YES, a("a participant"), a("a participant"), a("a participant")]),
    (Construct::ParticipantName, [a("a similar name"), a("a similar name"), YES, YES]),
    (Construct::ParticipantStereotype, [a("a line of the label"), a("a line of the label"), a("a line of the label"), YES]),
    (Construct::ParticipantSpot, [NO, NO, NO, YES]),
    (Construct::ParticipantStyle, [NO, NO, NO, a("a ground alone")]),
    (Construct::ParticipantLink, [NO, NO, YES, YES]),
    (Construct::ParticipantLinks, [NO, NO, YES, NO]),
    (Construct::Box, [NO, NO, YES, YES]),
    (Construct::BoxTitle, [NO, NO, YES, YES]),
    (Construct::BoxColor, [NO, NO, YES, YES]),
    (Construct::BoxStereotype, [NO, NO, NO, YES]),
    (Construct::BoxNested, [NO, NO, a("boxes side by side"), YES]),
    (Construct::Message, [YES, YES, YES, YES]),
    (Construct::MessageSelf, [YES, YES, YES, YES]),
    (Construct::MessageHidden, [NO, NO, NO, YES]),
    (Construct::HeadNone, [a("a filled head"), YES, YES, a("a filled head")]),
    (Construct::HeadOpen, [YES, YES, YES, YES]),
    (Construct::HeadCross, [a("a filled head"), a("a filled head"), YES, YES]),
    (Construct::HeadHalf, [a("a filled head"), a("a filled head"), YES, YES]),
    (Construct::HeadCircle, [NO, NO, YES, YES]),
    (Construct::TailHead, [YES, NO, YES, YES]),
    (Construct::HeadsMixed, [a("two filled heads"), NO, a("two filled heads"), YES]),
    (Construct::HeadCircleCross, [NO, NO, YES, NO]),
    (Construct::MessageNumber, [a("a plain number"), NO, a("a plain number"), YES]),
    (Construct::MessageParallel, [YES, NO, NO, YES]),
    (Construct::MessageSlant, [YES, NO, NO, YES]),
    (Construct::MessageAnchor, [NO, NO, NO, YES]),
    (Construct::MessageStyle, [NO, NO, NO, a("a colour of the line")]),
    (Construct::MessageStereotype, [NO, NO, NO, YES]),
    (Construct::MessageLink, [NO, NO, NO, YES]),
    (Construct::EndpointBorder, [YES, a("a participant"), a("a participant without a name"), YES]),
    (Construct::EndpointBorderBack, [a("a participant"), a("a participant"), a("a participant without a name"), YES]),
    (Construct::EndpointPoint, [a("a message to the border"), a("a participant"), a("a participant without a name"), YES]),
    (Construct::Activation, [YES, NO, YES, YES]),
    (Construct::ActivationStyle, [NO, NO, NO, a("two colours")]),
    (Construct::ActivationUnmatched, [NO, NO, NO, YES]),
    (Construct::ActivationRestart, [YES, NO, YES, NO]),
    (Construct::Creation, [YES, NO, YES, YES]),
    (Construct::CreationRepeated, [YES, NO, NO, YES]),
    (Construct::CreationMentioned, [NO, NO, NO, YES]),
    (Construct::CreationSelf, [NO, NO, YES, NO]),
    (Construct::CreationBoxed, [YES, NO, NO, YES]),
    (Construct::Destruction, [YES, NO, YES, YES]),
    (Construct::DestructionApart, [YES, NO, NO, YES]),
    (Construct::DestructionEarly, [NO, NO, NO, NO]),
    (Construct::NoteBeside, [YES, YES, YES, YES]),
    (Construct::NoteOver, [YES, YES, YES, YES]),
    (Construct::NoteOverSeveral, [YES, a("a note over the outer two"), a("a note over the outer two"), a("a note over the outer two")]),
    (Construct::NoteAcross, [a("a note over all participants"), a("a note over the outer two"), a("a note over the outer two"), YES]),
    (Construct::NoteOnMessage, [a("a note on a participant"), a("a note on a participant"), a("a note on a participant"), YES]),
    (Construct::NoteOnFragment, [a("a note on a participant"), a("a note on a participant"), a("a note on a participant"), YES]),
    (Construct::NoteMargin, [YES, a("a note left of the first participant"), a("a note left of the first participant"), a("a note left of the first participant")]),
    (Construct::NoteHexagon, [a("a state"), a("a note"), a("a note"), YES]),
    (Construct::NoteRectangle, [a("a note"), a("a note"), a("a note"), YES]),
    (Construct::NoteSameRow, [a("notes one below the other"), a("notes one below the other"), a("notes one below the other"), YES]),
    (Construct::NoteStyle, [NO, NO, NO, a("its colours")]),
    (Construct::NoteStereotype, [NO, NO, NO, YES]),
    (Construct::NoteLink, [NO, NO, NO, YES]),
    (Construct::State, [YES, a("a note"), a("a note"), a("a hexagonal note")]),
    (Construct::Reference, [YES, a("a note"), a("a note"), YES]),
    (Construct::ReferenceEntry, [YES, a("a message"), a("a message"), a("a message")]),
    (Construct::ReferenceExit, [YES, a("a message"), a("a message"), a("a message")]),
    (Construct::ReferenceStyle, [NO, NO, NO, a("the colour of its tab")]),
    (Construct::ReferenceLink, [NO, NO, NO, YES]),
    (Construct::Divider, [a("a note over all participants"), a("a note over the outer two"), a("a note over the outer two"), YES]),
    (Construct::DividerEmpty, [NO, NO, NO, YES]),
    (Construct::Delay, [a("a note over all participants"), a("a note over the outer two"), a("a note over the outer two"), YES]),
    (Construct::DelayEmpty, [NO, NO, a("a note over the outer two"), YES]),
    (Construct::Space, [NO, NO, NO, YES]),
    (Construct::PageBreak, [NO, NO, NO, YES]),
    (Construct::PageTitle, [a("a note over all participants"), a("a note over the outer two"), a("a note over the outer two"), YES]),
    (Construct::Duration, [NO, NO, NO, YES]),
    (Construct::NumberingStart, [YES, NO, YES, YES]),
    (Construct::NumberingStep, [YES, NO, YES, YES]),
    (Construct::NumberingFormat, [NO, NO, NO, YES]),
    (Construct::NumberingStop, [YES, NO, YES, YES]),
    (Construct::NumberingResume, [YES, NO, YES, YES]),
    (Construct::NumberingIncrement, [a("a plain number"), NO, a("a plain number"), YES]),
    (Construct::FragmentAlt, [YES, NO, YES, YES]),
    (Construct::FragmentOpt, [YES, NO, YES, YES]),
    (Construct::FragmentLoop, [YES, NO, YES, YES]),
    (Construct::FragmentPar, [YES, NO, YES, YES]),
    (Construct::FragmentParOperands, [YES, NO, YES, YES]),
    (Construct::FragmentParOver, [a("parallel branches"), NO, YES, YES]),
    (Construct::FragmentCritical, [a("an option"), NO, YES, YES]),
    (Construct::FragmentBreak, [a("an option"), NO, YES, YES]),
    (Construct::FragmentGroup, [a("an option"), NO, a("an option"), YES]),
    (Construct::FragmentRect, [NO, NO, YES, a("a partition without a title")]),
    (Construct::FragmentPartition, [a("an option"), NO, a("an option"), YES]),
    (Construct::FragmentSeq, [YES, NO, a("an option"), a("a named group")]),
    (Construct::FragmentOperands, [a("alternatives"), NO, a("alternatives"), YES]),
    (Construct::FragmentEmpty, [YES, NO, a("a fragment with an empty note"), YES]),
    (Construct::FragmentStyle, [NO, NO, NO, YES]),
    (Construct::FragmentParallel, [YES, NO, NO, YES]),
    (Construct::Title, [YES, YES, YES, YES]),
    (Construct::TitleLines, [YES, YES, a("a title on one line"), YES]),
    (Construct::Header, [NO, NO, NO, YES]),
    (Construct::Footer, [NO, NO, NO, YES]),
    (Construct::Caption, [NO, NO, NO, YES]),
    (Construct::Legend, [NO, NO, NO, YES]),
    (Construct::Mainframe, [NO, NO, NO, YES]),
    (Construct::AccessibleText, [NO, NO, YES, NO]),
    (Construct::DiagramName, [NO, NO, NO, YES]),
    (Construct::DiagramId, [NO, NO, NO, YES]),
    (Construct::Footbox, [YES, YES, YES, YES]),
    (Construct::FootboxBar, [YES, NO, a("no heads at the bottom"), a("no heads at the bottom")]),
    (Construct::FootboxNone, [YES, NO, YES, YES]),
    (Construct::Theme, [NO, NO, YES, YES]),
    (Construct::DiagramStyle, [NO, NO, YES, YES]),
    (Construct::Distances, [NO, NO, YES, NO]),
    (Construct::Alignment, [NO, NO, YES, YES]),
    (Construct::ResponseBelow, [NO, NO, NO, YES]),
    (Construct::Wrapping, [NO, NO, YES, NO]),
    (Construct::WrapWidth, [NO, NO, NO, YES]),
    (Construct::RightAngles, [NO, NO, YES, NO]),
    (Construct::StereotypeLook, [NO, NO, NO, YES]),
    (Construct::HandDrawn, [NO, NO, YES, YES]),
    (Construct::Monochrome, [NO, NO, NO, YES]),
    (Construct::Scale, [NO, NO, NO, YES]),
    (Construct::HideUnlinked, [a("columns left out"), a("columns left out"), YES, YES]),
    (Construct::TextStrong, [NO, NO, NO, YES]),
    (Construct::TextEmphasis, [NO, NO, NO, YES]),
    (Construct::TextCode, [NO, NO, NO, YES]),
    (Construct::TextUnderline, [NO, NO, NO, YES]),
    (Construct::TextStrike, [NO, NO, NO, YES]),
    (Construct::TextWave, [NO, NO, NO, YES]),
    (Construct::TextScript, [NO, NO, NO, YES]),
    (Construct::TextColor, [NO, NO, NO, YES]),
    (Construct::TextSize, [NO, NO, NO, YES]),
    (Construct::TextLink, [NO, NO, NO, YES]),
    (Construct::TextAlign, [NO, NO, NO, YES]),
    (Construct::TextWrap, [NO, NO, YES, NO]),
    (Construct::TextList, [a("plain lines"), a("plain lines"), a("plain lines"), YES]),
    (Construct::TextHeading, [a("a plain line"), a("a plain line"), a("a plain line"), YES]),
    (Construct::TextRule, [a("a plain line"), a("a plain line"), a("a plain line"), YES]),
    (Construct::TextTable, [NO, NO, NO, YES]),
    (Construct::TextTree, [a("plain lines"), a("plain lines"), a("plain lines"), YES]),
    (Construct::TextCodeBlock, [a("plain lines"), a("plain lines"), a("plain lines"), YES]),
    (Construct::TextMath, [a("its source"), a("its source"), YES, YES]),
    (Construct::TextForeign, [NO, NO, NO, YES]),
    (Construct::TextCharacter, [a("a similar character"), a("a similar character"), YES, YES]),
    (Construct::Comment, [YES, YES, YES, YES]),
    (Construct::Raw, [NO, NO, NO, NO]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_one_row_a_construct_in_their_order() {
        let rows: Vec<Construct> = TABLE.iter().map(|(construct, _)| *construct).collect();
        assert_eq!(rows, Construct::ALL);
        for (index, &construct) in Construct::ALL.iter().enumerate() {
            assert_eq!(construct as usize, index, "{construct} is out of order");
        }
    }

    #[test]
    fn a_part_goes_with_its_whole_only_where_the_whole_goes() {
        assert_eq!(whole(Dialect::Wsd, Construct::BoxTitle), Some(Construct::Box));
        assert_eq!(whole(Dialect::Mermaid, Construct::BoxStereotype), None);
        assert_eq!(whole(Dialect::Wsd, Construct::Box), None);
    }

    #[test]
    fn the_page_has_a_line_for_every_construct() {
        let page = markdown();
        for construct in Construct::ALL {
            let lines = page.lines().filter(|line| line.starts_with(&format!("| `{construct}` |")));
            assert_eq!(lines.count(), 1, "{construct}");
        }
        assert!(page.contains("| `fragment-break` | a break | as an option | no | yes | yes |"));
    }
}

//! The names of everything that diagrams can say: rows of the support table, and the subject of each loss.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Makes the enum, its list and its words out of one table, so that they cannot drift apart. A row is the variant, its
/// stable name, its description with an article, and when a diagram counts as having it, where that is not plain.
macro_rules! constructs {
    ($($variant:ident $name:literal $description:literal $($when:literal)?;)*) => {
        /// Names each thing that a dialect may or may not be able to say. Finer than [`Item`](crate::Item): a dialect
        /// that has notes may lack notes across all participants. The table of what each dialect supports stands in
        /// crate `spelling`; [`constructs_of`](crate::constructs_of) tells which of them a diagram has.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Construct {
            $(
                #[doc = concat!($description, ".")]
                $(#[doc = ""] #[doc = $when])?
                $variant,
            )*
        }

        impl Construct {
            /// Every construct, in the order of the table.
            pub const ALL: &[Construct] = &[$(Construct::$variant,)*];

            fn words(self) -> (&'static str, &'static str) {
                match self {
                    $(Construct::$variant => ($name, $description),)*
                }
            }
        }
    };
}

constructs! {
    ParticipantActor "participant-actor" "an actor";
    ParticipantBoundary "participant-boundary" "a boundary";
    ParticipantControl "participant-control" "a control";
    ParticipantEntity "participant-entity" "an entity";
    ParticipantDatabase "participant-database" "a database";
    ParticipantCollections "participant-collections" "collections";
    ParticipantQueue "participant-queue" "a queue";
    ParticipantCloud "participant-cloud" "a cloud";
    ParticipantName "participant-name" "a name that the dialect cannot write"
        "A name with `\"` in it, which WSD cannot quote.";
    ParticipantStereotype "participant-stereotype" "a stereotype of a participant";
    ParticipantSpot "participant-spot" "the spot of a stereotype";
    ParticipantStyle "participant-style" "colours of a participant";
    ParticipantLink "participant-link" "a link of a participant"
        "The first link of a participant.";
    ParticipantLinks "participant-links" "further links of a participant";
    Box "box" "a box around participants";
    BoxTitle "box-title" "the title of a box";
    BoxColor "box-color" "the colour of a box";
    BoxStereotype "box-stereotype" "the stereotype of a box";
    BoxNested "box-nested" "a box in a box";
    Message "message" "a message"
        "Every message.";
    MessageSelf "message-self" "a message to its sender";
    MessageHidden "message-hidden" "a hidden message";
    HeadNone "head-none" "a message without a head"
        "Neither end of the arrow has a head; a circle may stand there.";
    HeadOpen "head-open" "an open head"
        "The only head is open.";
    HeadCross "head-cross" "a cross as head"
        "The only head is a cross.";
    HeadHalf "head-half" "a half head"
        "The only head is half a head.";
    HeadCircle "head-circle" "a circle at an end";
    TailHead "tail-head" "a head at the sender"
        "Filled heads at both ends. An arrow with a head at the sender alone is an arrow the other way round.";
    HeadsMixed "heads-mixed" "two heads that are not both filled"
        "Heads at both ends, other than two filled ones.";
    HeadCircleCross "head-circle-cross" "a circle and a cross at one end";
    MessageNumber "message-number" "a number that the dialect cannot draw"
        "A number that is not a plain integer: `[007]`, `1.2`.";
    MessageParallel "message-parallel" "messages at the same time"
        "A message, a note or a state that starts with what stands before it.";
    MessageSlant "message-slant" "a slanted message";
    MessageAnchor "message-anchor" "the anchor of a message";
    MessageStyle "message-style" "colours of a message";
    MessageStereotype "message-stereotype" "the stereotype of a message";
    MessageLink "message-link" "a link on a message";
    EndpointBorder "endpoint-border" "a message from or to the border"
        "From the left border, or to the right one.";
    EndpointBorderBack "endpoint-border-back" "a message to the left border or from the right one";
    EndpointPoint "endpoint-point" "a lost or found message"
        "One end of the arrow is a point beside the lifeline.";
    Activation "activation" "an activation";
    ActivationStyle "activation-style" "colours of an activation";
    ActivationUnmatched "activation-unmatched" "a deactivation that ends nothing"
        "Counted in the order of the text, as Mermaid does.";
    ActivationRestart "activation-restart" "an activation that ends and restarts at one height"
        "No message and no divider lie between the two, and one comes before them.";
    Creation "creation" "the creation of a participant";
    CreationRepeated "creation-repeated" "a second creation of a participant"
        "It was created earlier.";
    CreationMentioned "creation-mentioned" "the creation of a participant that was mentioned before"
        "A message, note, state, reference or activation named it earlier, and none created it.";
    CreationSelf "creation-self" "a participant that creates itself";
    CreationBoxed "creation-boxed" "the creation of a participant in a box";
    Destruction "destruction" "the destruction of a participant";
    DestructionApart "destruction-apart" "a destruction away from the last message of its participant"
        "The message before it is none of the participant, or one comes after it.";
    DestructionEarly "destruction-early" "a destruction before any message";
    NoteBeside "note-beside" "a note beside a participant";
    NoteOver "note-over" "a note over participants"
        "Over one or two.";
    NoteOverSeveral "note-over-several" "a note over more than two participants";
    NoteAcross "note-across" "a note across all participants";
    NoteOnMessage "note-on-message" "a note on a message";
    NoteOnFragment "note-on-fragment" "a note on a fragment";
    NoteMargin "note-margin" "explanatory text in the margin";
    NoteHexagon "note-hexagon" "a hexagonal note";
    NoteRectangle "note-rectangle" "a rectangular note";
    NoteSameRow "note-same-row" "notes in one row";
    NoteStyle "note-style" "colours of a note";
    NoteStereotype "note-stereotype" "the stereotype of a note";
    NoteLink "note-link" "a link on a note";
    State "state" "a state";
    Reference "reference" "a reference";
    ReferenceEntry "reference-entry" "an arrow into a reference";
    ReferenceExit "reference-exit" "an arrow out of a reference";
    ReferenceStyle "reference-style" "colours of a reference";
    ReferenceLink "reference-link" "a link on a reference";
    Divider "divider" "a divider"
        "With a text.";
    DividerEmpty "divider-empty" "a divider without text";
    Delay "delay" "a delay"
        "With a text.";
    DelayEmpty "delay-empty" "a delay without text";
    Space "space" "a space";
    PageBreak "page-break" "a new page"
        "Without a title.";
    PageTitle "page-title" "a new page with a title";
    Duration "duration" "a duration";
    NumberingStart "numbering-start" "numbering from a number";
    NumberingStep "numbering-step" "the step of numbering";
    NumberingFormat "numbering-format" "the format of numbers";
    NumberingStop "numbering-stop" "the end of numbering";
    NumberingResume "numbering-resume" "numbering that goes on";
    NumberingIncrement "numbering-increment" "a raised part of a dotted number";
    FragmentAlt "fragment-alt" "alternatives";
    FragmentOpt "fragment-opt" "an option";
    FragmentLoop "fragment-loop" "a loop";
    FragmentPar "fragment-par" "parallel branches";
    FragmentParOperands "fragment-par-operands" "several parallel branches"
        "More than one operand in a par or par-over.";
    FragmentParOver "fragment-par-over" "parallel branches at one height";
    FragmentCritical "fragment-critical" "a critical region";
    FragmentBreak "fragment-break" "a break";
    FragmentGroup "fragment-group" "a named group";
    FragmentRect "fragment-rect" "a coloured area";
    FragmentPartition "fragment-partition" "a partition";
    FragmentSeq "fragment-seq" "a sequence frame";
    FragmentOperands "fragment-operands" "branches of a fragment that usually has none"
        "More than one operand in an opt, loop, break, group, rect, partition or seq.";
    FragmentEmpty "fragment-empty" "a fragment without content"
        "No message and no note anywhere inside.";
    FragmentStyle "fragment-style" "colours of a fragment"
        "Grounds of tab and operands; that of a rect is the rect itself.";
    FragmentParallel "fragment-parallel" "a fragment at the same time";
    Title "title" "a title";
    TitleLines "title-lines" "a title of several lines";
    Header "header" "a header";
    Footer "footer" "a footer";
    Caption "caption" "a caption";
    Legend "legend" "a legend";
    Mainframe "mainframe" "a frame around everything";
    AccessibleText "accessible-text" "a name or description for people who cannot see the picture"
        "For those who hear the picture.";
    DiagramName "diagram-name" "the name of the diagram";
    DiagramId "diagram-id" "the id by which other files include the diagram";
    Footbox "footbox" "heads at the bottom";
    FootboxBar "footbox-bar" "bars at the bottom";
    FootboxNone "footbox-none" "no heads at the bottom";
    Theme "theme" "a theme";
    DiagramStyle "diagram-style" "colours and fonts of classes of elements";
    Distances "distances" "distances set by the author";
    Alignment "alignment" "the place of texts on arrows and in notes";
    ResponseBelow "response-below" "labels of replies below their arrow";
    Wrapping "wrapping" "word wrap for the whole diagram";
    WrapWidth "wrap-width" "the width at which labels are wrapped";
    RightAngles "right-angles" "square self messages";
    StereotypeLook "stereotype-look" "hidden stereotypes, or other marks around them"
        "PlantUML `hide stereotype`, `skinparam guillemet false`.";
    HandDrawn "hand-drawn" "a sketchy look";
    Monochrome "monochrome" "a look without colours";
    Scale "scale" "the size of the picture";
    HideUnlinked "hide-unlinked" "hidden participants without events";
    TextStrong "text-strong" "bold text";
    TextEmphasis "text-emphasis" "italic text";
    TextCode "text-code" "monospaced text";
    TextUnderline "text-underline" "underlined text";
    TextStrike "text-strike" "struck text";
    TextWave "text-wave" "text with a wavy line";
    TextScript "text-script" "raised or lowered text";
    TextColor "text-color" "coloured text";
    TextSize "text-size" "text of another size or face";
    TextLink "text-link" "a link in text";
    TextAlign "text-align" "aligned lines";
    TextWrap "text-wrap" "wrapping asked for by the author";
    TextList "text-list" "a list";
    TextHeading "text-heading" "a heading";
    TextRule "text-rule" "a rule in text";
    TextTable "text-table" "a table";
    TextTree "text-tree" "a tree";
    TextCodeBlock "text-code-block" "a block of code";
    TextMath "text-math" "a formula";
    TextForeign "text-foreign" "an icon, sprite or image";
    TextCharacter "text-character" "a character that the dialect cannot write"
        "A backslash before `n`, which WSD reads as a line break.";
    Comment "comment" "a comment";
    Raw "raw" "a statement of another dialect"
        "An item, a setting of the diagram, or a detail of a participant.";
}

impl Construct {
    /// Stable name in reports: kebab-case.
    pub fn as_str(self) -> &'static str {
        self.words().0
    }

    /// What it is, in a few words with an article.
    pub fn description(self) -> &'static str {
        self.words().1
    }
}

impl fmt::Display for Construct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Construct;

    #[test]
    fn names_are_those_of_the_serialised_form() {
        for &construct in Construct::ALL {
            let json = serde_json::to_string(&construct).unwrap();
            assert_eq!(json, format!("\"{construct}\""));
        }
    }
}

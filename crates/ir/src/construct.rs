//! The names of everything that diagrams can say: rows of the support table, and the subject of each loss.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Names each thing that a dialect may or may not be able to say. Finer than [`Item`](crate::Item): a dialect that has notes may
/// lack notes across all participants. The table of what each dialect supports stands in crate `spelling`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Construct {
    /// An actor.
    ParticipantActor,
    /// A boundary.
    ParticipantBoundary,
    /// A control.
    ParticipantControl,
    /// An entity.
    ParticipantEntity,
    /// A database.
    ParticipantDatabase,
    /// Collections.
    ParticipantCollections,
    /// A queue.
    ParticipantQueue,
    /// A cloud.
    ParticipantCloud,
    /// A name that the dialect cannot write.
    ParticipantName,
    /// A stereotype of a participant.
    ParticipantStereotype,
    /// The spot of a stereotype.
    ParticipantSpot,
    /// Colours of a participant.
    ParticipantStyle,
    /// A link of a participant.
    ParticipantLink,
    /// Further links of a participant.
    ParticipantLinks,
    /// A box around participants.
    Box,
    /// The title of a box.
    BoxTitle,
    /// The colour of a box.
    BoxColor,
    /// The stereotype of a box.
    BoxStereotype,
    /// A box in a box.
    BoxNested,
    /// A message.
    Message,
    /// A message to its sender.
    MessageSelf,
    /// A hidden message.
    MessageHidden,
    /// A message without a head.
    HeadNone,
    /// An open head.
    HeadOpen,
    /// A cross as head.
    HeadCross,
    /// A half head.
    HeadHalf,
    /// A circle at an end.
    HeadCircle,
    /// A head at the sender.
    TailHead,
    /// A number that the dialect cannot draw.
    MessageNumber,
    /// Messages at the same time.
    MessageParallel,
    /// A slanted message.
    MessageSlant,
    /// The anchor of a message.
    MessageAnchor,
    /// Colours of a message.
    MessageStyle,
    /// The stereotype of a message.
    MessageStereotype,
    /// A link on a message.
    MessageLink,
    /// A message from or to the border.
    EndpointBorder,
    /// A lost or found message.
    EndpointPoint,
    /// An activation.
    Activation,
    /// Colours of an activation.
    ActivationStyle,
    /// A deactivation that ends nothing.
    ActivationUnmatched,
    /// An activation that ends and restarts at one height.
    ActivationRestart,
    /// The creation of a participant.
    Creation,
    /// A second creation of a participant.
    CreationRepeated,
    /// The destruction of a participant.
    Destruction,
    /// A note beside a participant.
    NoteBeside,
    /// A note over participants.
    NoteOver,
    /// A note over more than two participants.
    NoteOverSeveral,
    /// A note across all participants.
    NoteAcross,
    /// A note on a message.
    NoteOnMessage,
    /// A note on a fragment.
    NoteOnFragment,
    /// Explanatory text in the margin.
    NoteMargin,
    /// A hexagonal note.
    NoteHexagon,
    /// A rectangular note.
    NoteRectangle,
    /// Notes in one row.
    NoteSameRow,
    /// Colours of a note.
    NoteStyle,
    /// The stereotype of a note.
    NoteStereotype,
    /// A link on a note.
    NoteLink,
    /// A state.
    State,
    /// A reference.
    Reference,
    /// An arrow into a reference.
    ReferenceEntry,
    /// An arrow out of a reference.
    ReferenceExit,
    /// Colours of a reference.
    ReferenceStyle,
    /// A link on a reference.
    ReferenceLink,
    /// A divider.
    Divider,
    /// A delay.
    Delay,
    /// A space.
    Space,
    /// A new page.
    PageBreak,
    /// A duration.
    Duration,
    /// Numbering from a number.
    NumberingStart,
    /// The step of numbering.
    NumberingStep,
    /// The format of numbers.
    NumberingFormat,
    /// The end of numbering.
    NumberingStop,
    /// Numbering that goes on.
    NumberingResume,
    /// A raised part of a dotted number.
    NumberingIncrement,
    /// Alternatives.
    FragmentAlt,
    /// An option.
    FragmentOpt,
    /// A loop.
    FragmentLoop,
    /// Parallel branches.
    FragmentPar,
    /// Parallel branches at one height.
    FragmentParOver,
    /// A critical region.
    FragmentCritical,
    /// A break.
    FragmentBreak,
    /// A named group.
    FragmentGroup,
    /// A coloured area.
    FragmentRect,
    /// A partition.
    FragmentPartition,
    /// A sequence frame.
    FragmentSeq,
    /// Branches of a fragment that has none in the dialect.
    FragmentOperands,
    /// A fragment without content.
    FragmentEmpty,
    /// Colours of a fragment.
    FragmentStyle,
    /// A fragment at the same time.
    FragmentParallel,
    /// A title.
    Title,
    /// A title of several lines.
    TitleLines,
    /// A header.
    Header,
    /// A footer.
    Footer,
    /// A caption.
    Caption,
    /// A legend.
    Legend,
    /// A frame around everything.
    Mainframe,
    /// A name or description for people who cannot see the picture.
    AccessibleText,
    /// The name of the diagram.
    DiagramName,
    /// Heads at the bottom.
    Footbox,
    /// Bars at the bottom.
    FootboxBar,
    /// No heads at the bottom.
    FootboxNone,
    /// A theme.
    Theme,
    /// Styles of the diagram.
    DiagramStyle,
    /// Hidden participants without events.
    HideUnlinked,
    /// Bold text.
    TextStrong,
    /// Italic text.
    TextEmphasis,
    /// Monospaced text.
    TextCode,
    /// Underlined text.
    TextUnderline,
    /// Struck text.
    TextStrike,
    /// Text with a wavy line.
    TextWave,
    /// Raised or lowered text.
    TextScript,
    /// Coloured text.
    TextColor,
    /// Text of another size or face.
    TextSize,
    /// A link in text.
    TextLink,
    /// Aligned lines.
    TextAlign,
    /// Wrapping asked for by the author.
    TextWrap,
    /// A list.
    TextList,
    /// A heading.
    TextHeading,
    /// A rule in text.
    TextRule,
    /// A table.
    TextTable,
    /// A tree.
    TextTree,
    /// A block of code.
    TextCodeBlock,
    /// A formula.
    TextMath,
    /// An icon, sprite or image.
    TextForeign,
    /// A character that the dialect cannot write.
    TextCharacter,
    /// A comment.
    Comment,
    /// A statement of another dialect.
    Raw,
}

impl Construct {
    /// Every construct, in the order of the table.
    pub const ALL: &[Construct] = &[
        Construct::ParticipantActor,
        Construct::ParticipantBoundary,
        Construct::ParticipantControl,
        Construct::ParticipantEntity,
        Construct::ParticipantDatabase,
        Construct::ParticipantCollections,
        Construct::ParticipantQueue,
        Construct::ParticipantCloud,
        Construct::ParticipantName,
        Construct::ParticipantStereotype,
        Construct::ParticipantSpot,
        Construct::ParticipantStyle,
        Construct::ParticipantLink,
        Construct::ParticipantLinks,
        Construct::Box,
        Construct::BoxTitle,
        Construct::BoxColor,
        Construct::BoxStereotype,
        Construct::BoxNested,
        Construct::Message,
        Construct::MessageSelf,
        Construct::MessageHidden,
        Construct::HeadNone,
        Construct::HeadOpen,
        Construct::HeadCross,
        Construct::HeadHalf,
        Construct::HeadCircle,
        Construct::TailHead,
        Construct::MessageNumber,
        Construct::MessageParallel,
        Construct::MessageSlant,
        Construct::MessageAnchor,
        Construct::MessageStyle,
        Construct::MessageStereotype,
        Construct::MessageLink,
        Construct::EndpointBorder,
        Construct::EndpointPoint,
        Construct::Activation,
        Construct::ActivationStyle,
        Construct::ActivationUnmatched,
        Construct::ActivationRestart,
        Construct::Creation,
        Construct::CreationRepeated,
        Construct::Destruction,
        Construct::NoteBeside,
        Construct::NoteOver,
        Construct::NoteOverSeveral,
        Construct::NoteAcross,
        Construct::NoteOnMessage,
        Construct::NoteOnFragment,
        Construct::NoteMargin,
        Construct::NoteHexagon,
        Construct::NoteRectangle,
        Construct::NoteSameRow,
        Construct::NoteStyle,
        Construct::NoteStereotype,
        Construct::NoteLink,
        Construct::State,
        Construct::Reference,
        Construct::ReferenceEntry,
        Construct::ReferenceExit,
        Construct::ReferenceStyle,
        Construct::ReferenceLink,
        Construct::Divider,
        Construct::Delay,
        Construct::Space,
        Construct::PageBreak,
        Construct::Duration,
        Construct::NumberingStart,
        Construct::NumberingStep,
        Construct::NumberingFormat,
        Construct::NumberingStop,
        Construct::NumberingResume,
        Construct::NumberingIncrement,
        Construct::FragmentAlt,
        Construct::FragmentOpt,
        Construct::FragmentLoop,
        Construct::FragmentPar,
        Construct::FragmentParOver,
        Construct::FragmentCritical,
        Construct::FragmentBreak,
        Construct::FragmentGroup,
        Construct::FragmentRect,
        Construct::FragmentPartition,
        Construct::FragmentSeq,
        Construct::FragmentOperands,
        Construct::FragmentEmpty,
        Construct::FragmentStyle,
        Construct::FragmentParallel,
        Construct::Title,
        Construct::TitleLines,
        Construct::Header,
        Construct::Footer,
        Construct::Caption,
        Construct::Legend,
        Construct::Mainframe,
        Construct::AccessibleText,
        Construct::DiagramName,
        Construct::Footbox,
        Construct::FootboxBar,
        Construct::FootboxNone,
        Construct::Theme,
        Construct::DiagramStyle,
        Construct::HideUnlinked,
        Construct::TextStrong,
        Construct::TextEmphasis,
        Construct::TextCode,
        Construct::TextUnderline,
        Construct::TextStrike,
        Construct::TextWave,
        Construct::TextScript,
        Construct::TextColor,
        Construct::TextSize,
        Construct::TextLink,
        Construct::TextAlign,
        Construct::TextWrap,
        Construct::TextList,
        Construct::TextHeading,
        Construct::TextRule,
        Construct::TextTable,
        Construct::TextTree,
        Construct::TextCodeBlock,
        Construct::TextMath,
        Construct::TextForeign,
        Construct::TextCharacter,
        Construct::Comment,
        Construct::Raw,
    ];

    /// Stable name in reports: kebab-case.
    pub fn as_str(self) -> &'static str {
        self.words().0
    }

    /// What it is, in a few words with an article.
    pub fn description(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Construct::ParticipantActor => ("participant-actor", "an actor"),
            Construct::ParticipantBoundary => ("participant-boundary", "a boundary"),
            Construct::ParticipantControl => ("participant-control", "a control"),
            Construct::ParticipantEntity => ("participant-entity", "an entity"),
            Construct::ParticipantDatabase => ("participant-database", "a database"),
            Construct::ParticipantCollections => ("participant-collections", "collections"),
            Construct::ParticipantQueue => ("participant-queue", "a queue"),
            Construct::ParticipantCloud => ("participant-cloud", "a cloud"),
            Construct::ParticipantName => ("participant-name", "a name that the dialect cannot write"),
            Construct::ParticipantStereotype => ("participant-stereotype", "a stereotype of a participant"),
            Construct::ParticipantSpot => ("participant-spot", "the spot of a stereotype"),
            Construct::ParticipantStyle => ("participant-style", "colours of a participant"),
            Construct::ParticipantLink => ("participant-link", "a link of a participant"),
            Construct::ParticipantLinks => ("participant-links", "further links of a participant"),
            Construct::Box => ("box", "a box around participants"),
            Construct::BoxTitle => ("box-title", "the title of a box"),
            Construct::BoxColor => ("box-color", "the colour of a box"),
            Construct::BoxStereotype => ("box-stereotype", "the stereotype of a box"),
            Construct::BoxNested => ("box-nested", "a box in a box"),
            Construct::Message => ("message", "a message"),
            Construct::MessageSelf => ("message-self", "a message to its sender"),
            Construct::MessageHidden => ("message-hidden", "a hidden message"),
            Construct::HeadNone => ("head-none", "a message without a head"),
            Construct::HeadOpen => ("head-open", "an open head"),
            Construct::HeadCross => ("head-cross", "a cross as head"),
            Construct::HeadHalf => ("head-half", "a half head"),
            Construct::HeadCircle => ("head-circle", "a circle at an end"),
            Construct::TailHead => ("tail-head", "a head at the sender"),
            Construct::MessageNumber => ("message-number", "a number that the dialect cannot draw"),
            Construct::MessageParallel => ("message-parallel", "messages at the same time"),
            Construct::MessageSlant => ("message-slant", "a slanted message"),
            Construct::MessageAnchor => ("message-anchor", "the anchor of a message"),
            Construct::MessageStyle => ("message-style", "colours of a message"),
            Construct::MessageStereotype => ("message-stereotype", "the stereotype of a message"),
            Construct::MessageLink => ("message-link", "a link on a message"),
            Construct::EndpointBorder => ("endpoint-border", "a message from or to the border"),
            Construct::EndpointPoint => ("endpoint-point", "a lost or found message"),
            Construct::Activation => ("activation", "an activation"),
            Construct::ActivationStyle => ("activation-style", "colours of an activation"),
            Construct::ActivationUnmatched => ("activation-unmatched", "a deactivation that ends nothing"),
            Construct::ActivationRestart => {
                ("activation-restart", "an activation that ends and restarts at one height")
            }
            Construct::Creation => ("creation", "the creation of a participant"),
            Construct::CreationRepeated => ("creation-repeated", "a second creation of a participant"),
            Construct::Destruction => ("destruction", "the destruction of a participant"),
            Construct::NoteBeside => ("note-beside", "a note beside a participant"),
            Construct::NoteOver => ("note-over", "a note over participants"),
            Construct::NoteOverSeveral => ("note-over-several", "a note over more than two participants"),
            Construct::NoteAcross => ("note-across", "a note across all participants"),
            Construct::NoteOnMessage => ("note-on-message", "a note on a message"),
            Construct::NoteOnFragment => ("note-on-fragment", "a note on a fragment"),
            Construct::NoteMargin => ("note-margin", "explanatory text in the margin"),
            Construct::NoteHexagon => ("note-hexagon", "a hexagonal note"),
            Construct::NoteRectangle => ("note-rectangle", "a rectangular note"),
            Construct::NoteSameRow => ("note-same-row", "notes in one row"),
            Construct::NoteStyle => ("note-style", "colours of a note"),
            Construct::NoteStereotype => ("note-stereotype", "the stereotype of a note"),
            Construct::NoteLink => ("note-link", "a link on a note"),
            Construct::State => ("state", "a state"),
            Construct::Reference => ("reference", "a reference"),
            Construct::ReferenceEntry => ("reference-entry", "an arrow into a reference"),
            Construct::ReferenceExit => ("reference-exit", "an arrow out of a reference"),
            Construct::ReferenceStyle => ("reference-style", "colours of a reference"),
            Construct::ReferenceLink => ("reference-link", "a link on a reference"),
            Construct::Divider => ("divider", "a divider"),
            Construct::Delay => ("delay", "a delay"),
            Construct::Space => ("space", "a space"),
            Construct::PageBreak => ("page-break", "a new page"),
            Construct::Duration => ("duration", "a duration"),
            Construct::NumberingStart => ("numbering-start", "numbering from a number"),
            Construct::NumberingStep => ("numbering-step", "the step of numbering"),
            Construct::NumberingFormat => ("numbering-format", "the format of numbers"),
            Construct::NumberingStop => ("numbering-stop", "the end of numbering"),
            Construct::NumberingResume => ("numbering-resume", "numbering that goes on"),
            Construct::NumberingIncrement => ("numbering-increment", "a raised part of a dotted number"),
            Construct::FragmentAlt => ("fragment-alt", "alternatives"),
            Construct::FragmentOpt => ("fragment-opt", "an option"),
            Construct::FragmentLoop => ("fragment-loop", "a loop"),
            Construct::FragmentPar => ("fragment-par", "parallel branches"),
            Construct::FragmentParOver => ("fragment-par-over", "parallel branches at one height"),
            Construct::FragmentCritical => ("fragment-critical", "a critical region"),
            Construct::FragmentBreak => ("fragment-break", "a break"),
            Construct::FragmentGroup => ("fragment-group", "a named group"),
            Construct::FragmentRect => ("fragment-rect", "a coloured area"),
            Construct::FragmentPartition => ("fragment-partition", "a partition"),
            Construct::FragmentSeq => ("fragment-seq", "a sequence frame"),
            Construct::FragmentOperands => {
                ("fragment-operands", "branches of a fragment that has none in the dialect")
            }
            Construct::FragmentEmpty => ("fragment-empty", "a fragment without content"),
            Construct::FragmentStyle => ("fragment-style", "colours of a fragment"),
            Construct::FragmentParallel => ("fragment-parallel", "a fragment at the same time"),
            Construct::Title => ("title", "a title"),
            Construct::TitleLines => ("title-lines", "a title of several lines"),
            Construct::Header => ("header", "a header"),
            Construct::Footer => ("footer", "a footer"),
            Construct::Caption => ("caption", "a caption"),
            Construct::Legend => ("legend", "a legend"),
            Construct::Mainframe => ("mainframe", "a frame around everything"),
            Construct::AccessibleText => {
                ("accessible-text", "a name or description for people who cannot see the picture")
            }
            Construct::DiagramName => ("diagram-name", "the name of the diagram"),
            Construct::Footbox => ("footbox", "heads at the bottom"),
            Construct::FootboxBar => ("footbox-bar", "bars at the bottom"),
            Construct::FootboxNone => ("footbox-none", "no heads at the bottom"),
            Construct::Theme => ("theme", "a theme"),
            Construct::DiagramStyle => ("diagram-style", "styles of the diagram"),
            Construct::HideUnlinked => ("hide-unlinked", "hidden participants without events"),
            Construct::TextStrong => ("text-strong", "bold text"),
            Construct::TextEmphasis => ("text-emphasis", "italic text"),
            Construct::TextCode => ("text-code", "monospaced text"),
            Construct::TextUnderline => ("text-underline", "underlined text"),
            Construct::TextStrike => ("text-strike", "struck text"),
            Construct::TextWave => ("text-wave", "text with a wavy line"),
            Construct::TextScript => ("text-script", "raised or lowered text"),
            Construct::TextColor => ("text-color", "coloured text"),
            Construct::TextSize => ("text-size", "text of another size or face"),
            Construct::TextLink => ("text-link", "a link in text"),
            Construct::TextAlign => ("text-align", "aligned lines"),
            Construct::TextWrap => ("text-wrap", "wrapping asked for by the author"),
            Construct::TextList => ("text-list", "a list"),
            Construct::TextHeading => ("text-heading", "a heading"),
            Construct::TextRule => ("text-rule", "a rule in text"),
            Construct::TextTable => ("text-table", "a table"),
            Construct::TextTree => ("text-tree", "a tree"),
            Construct::TextCodeBlock => ("text-code-block", "a block of code"),
            Construct::TextMath => ("text-math", "a formula"),
            Construct::TextForeign => ("text-foreign", "an icon, sprite or image"),
            Construct::TextCharacter => ("text-character", "a character that the dialect cannot write"),
            Construct::Comment => ("comment", "a comment"),
            Construct::Raw => ("raw", "a statement of another dialect"),
        }
    }
}

impl fmt::Display for Construct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

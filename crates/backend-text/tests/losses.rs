//! What a drawing does not show is reported, and nothing else is.

use backend_text::{Options, draw};
use ir::*;

/// Every construct that is lost, with what is said about it; all others are drawn.
const LOST: &[(Construct, &str)] = &[
    (Construct::ParticipantStyle, "dropped: colours of a participant"),
    (Construct::ParticipantLink, "dropped: a link of `a`"),
    (Construct::ParticipantLinks, "dropped: a further link of `a`"),
    (Construct::BoxColor, "dropped: the colour of a box"),
    (Construct::MessageStyle, "dropped: colours of a message"),
    (Construct::MessageLink, "dropped: a link on a message"),
    (Construct::ActivationStyle, "dropped: colours of an activation"),
    (
        Construct::ActivationRestart,
        "approximated: an activation that ends and restarts at one height as one bar",
    ),
    (Construct::NoteStyle, "dropped: colours of a note"),
    (Construct::NoteLink, "dropped: a link on a note"),
    (Construct::ReferenceStyle, "dropped: colours of a reference"),
    (Construct::ReferenceLink, "dropped: a link on a reference"),
    (Construct::PageBreak, "approximated: a new page as a line"),
    (Construct::PageTitle, "approximated: a new page with a title as a line"),
    (Construct::FragmentRect, "approximated: a coloured area as a frame without a name"),
    (Construct::FragmentStyle, "dropped: colours of a fragment"),
    (Construct::AccessibleText, "dropped: a name or description for people who cannot see the picture"),
    (Construct::Theme, "dropped: the theme `forest` of Mermaid"),
    (Construct::DiagramStyle, "dropped: colours and fonts of classes of elements"),
    (Construct::Distances, "dropped: distances set by the author"),
    (
        Construct::WrapWidth,
        "approximated: the width of 120 px at which labels are wrapped as a number of columns",
    ),
    (Construct::HandDrawn, "dropped: a sketchy look"),
    (Construct::Scale, "dropped: the size of the picture"),
    (Construct::TextStrong, "dropped: bold text"),
    (Construct::TextEmphasis, "dropped: italic text"),
    (Construct::TextUnderline, "dropped: underlined text"),
    (Construct::TextStrike, "dropped: struck text"),
    (Construct::TextWave, "dropped: text with a wavy line"),
    (Construct::TextScript, "dropped: raised or lowered text"),
    (Construct::TextColor, "dropped: coloured text"),
    (Construct::TextSize, "dropped: text of another size or face"),
    (Construct::TextLink, "dropped: a link in text"),
    (Construct::TextHeading, "approximated: a heading as a plain line"),
    (Construct::TextMath, "approximated: a formula as its source"),
    (Construct::TextForeign, "dropped: an icon, sprite or image"),
    (Construct::Raw, "dropped: a statement that only PlantUML understands"),
];

#[test]
fn a_construct_is_drawn_or_lost() {
    for &construct in Construct::ALL {
        let losses = draw(&specimen_of(construct), &Options::default()).expect("a drawing").losses;
        let own = losses.iter().filter(|loss| loss.construct == construct);
        let own: Vec<_> = own.map(ToString::to_string).collect();
        let expected = LOST.iter().filter(|(lost, _)| *lost == construct).map(|(_, what)| *what);
        assert_eq!(own, expected.collect::<Vec<_>>(), "{construct}");
    }
}

#[test]
fn what_is_too_much_is_told() {
    let mut builder = Builder::new();
    let (a, b) = (builder.participant("A"), builder.participant("B"));
    for _ in 0..9 {
        builder.push(Item::Activate(Activate { participant: a, style: None, origin: Origin::NONE }));
    }
    let text = Text::plain("\u{1b}[31mred\u{202e}");
    builder.push(Item::Message(Message::new(a.into(), b.into(), Arrow::call(), text)));
    builder.add_box(ParticipantBox::default());
    let drawn = draw(&builder.finish(), &Options::default()).expect("a drawing");
    let told: Vec<_> = drawn.losses.iter().map(ToString::to_string).collect();
    let expected = [
        "dropped: a box without participants",
        "approximated: more bars than that on a lifeline as 8 bars",
        "dropped: control characters in a text",
    ];
    assert_eq!(told, expected);
    assert!(drawn.text.contains(" [31mred "), "{}", drawn.text);
}

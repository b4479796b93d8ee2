//! Choices: which of several ways something is drawn, and the weights of texts.

use super::keyed;
use ir::Align;

/// Something that a theme names by a word.
pub trait Choice: Sized + Copy {
    /// The words, in the order in which messages list them.
    const WORDS: &[&'static str];

    /// What a word stands for.
    fn from_word(word: &str) -> Option<Self>;
}

/// Defines enums that are named by words.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl Choice for $name {
            const WORDS: &[&'static str] = &[$($word),*];

            fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

words! {
    /// Which of its two columns of colours a theme shows.
    Page {
        /// Both: a picture follows the reader's colour scheme.
        Auto = "auto",
        /// The light one, on every page.
        Light = "light",
        /// The dark one, on every page.
        Dark = "dark",
    }

    /// What becomes of the colours that authors choose.
    AuthorColours {
        /// They are kept, and made readable.
        Keep = "keep",
        /// They become greys that are as light.
        Grey = "grey",
    }

    /// When heads are repeated at the foot.
    Feet {
        /// In pictures that are taller than `feet_from`.
        Tall = "tall",
        /// In every picture.
        Always = "always",
        /// In none.
        Never = "never",
    }

    /// How high heads are.
    HeadHeight {
        /// All as high as the tallest: they form one shelf.
        Shelf = "shelf",
        /// Each as high as it needs; they stand on the lifelines.
        Own = "own",
    }

    /// Where the icon of a participant stands.
    IconPlace {
        /// Left of the name, in the head.
        Left = "left",
        /// Above the name, as a figure without a head around it.
        Figure = "figure",
    }

    /// Where the label of a self message stands.
    SelfLabel {
        /// Right of the loop.
        Right = "right",
        /// Above the loop.
        Above = "above",
    }

    /// Where text stands in notes.
    NoteText {
        /// One line over lifelines in the middle, everything else left.
        Auto = "auto",
        /// Always left.
        Left = "left",
        /// Always in the middle.
        Center = "center",
        /// Always right.
        Right = "right",
    }

    /// What the number of a message looks like.
    NumberForm {
        /// A pill on the arrow, behind its start.
        Pill = "pill",
        /// A disc on the start of the arrow.
        Disc = "disc",
        /// Text before the label.
        Text = "text",
    }

    /// The lower right corner of tabs.
    TabCorner {
        /// Round.
        Round = "round",
        /// Cut off.
        Cut = "cut",
    }

    /// How a divider is drawn.
    DividerLine {
        /// One line, its text in a pill.
        Single = "single",
        /// Two lines, its text in a rectangle.
        Double = "double",
    }
}

impl Choice for Align {
    const WORDS: &[&'static str] = &["left", "center", "right"];

    fn from_word(word: &str) -> Option<Self> {
        match word {
            "left" => Some(Align::Left),
            "center" => Some(Align::Center),
            "right" => Some(Align::Right),
            _ => None,
        }
    }
}

impl NoteText {
    /// The alignment, where it does not depend on the note.
    pub fn fixed(self) -> Option<Align> {
        match self {
            NoteText::Auto => None,
            NoteText::Left => Some(Align::Left),
            NoteText::Center => Some(Align::Center),
            NoteText::Right => Some(Align::Right),
        }
    }
}

/// Defines the struct of all choices, each with its key in the theme file.
macro_rules! forms {
    ($($(#[$doc:meta])* $field:ident: $kind:ty = $blank:expr,)*) => {
        /// Which of several ways things are drawn.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Forms {
            $($(#[$doc])* pub $field: $kind,)*
        }

        impl Forms {
            /// The keys in the theme file.
            pub const KEYS: &[&'static str] = &[$(stringify!($field)),*];

            pub(super) fn blank() -> Self {
                Self { $($field: $blank,)* }
            }

            /// The words that a key may have, if there is such a key.
            pub fn words(key: &str) -> Option<&'static [&'static str]> {
                match key {
                    $(stringify!($field) => Some(<$kind>::WORDS),)*
                    _ => None,
                }
            }

            /// Says whether the word is one of them.
            pub(super) fn set(&mut self, key: &str, word: &str) -> bool {
                match key {
                    $(stringify!($field) => match <$kind>::from_word(word) {
                        Some(choice) => self.$field = choice,
                        None => return false,
                    },)*
                    _ => return false,
                }
                true
            }
        }
    };
}

forms! {
    /// When heads are repeated at the foot, where the author says nothing.
    feet: Feet = Feet::Tall,
    /// How high heads are.
    head: HeadHeight = HeadHeight::Shelf,
    /// Where the icon of a participant stands.
    icon: IconPlace = IconPlace::Left,
    /// Where the title stands, when its author does not say.
    title: Align = Align::Left,
    /// Where labels stand on their arrows, when their author does not say.
    label: Align = Align::Center,
    /// Where the label of a self message stands.
    self_label: SelfLabel = SelfLabel::Right,
    /// Where text stands in notes, when its author does not say.
    note: NoteText = NoteText::Auto,
    /// What the number of a message looks like.
    number: NumberForm = NumberForm::Pill,
    /// The lower right corner of the tabs of fragments, references and the mainframe.
    tab: TabCorner = TabCorner::Round,
    /// How a divider is drawn.
    divider: DividerLine = DividerLine::Single,
}

keyed! {
    /// Which texts are bold. There are two weights, because the width tables know two.
    Weights: bool = false => {
        /// The title of the picture.
        title = "title",
        /// Names of participants.
        name = "name",
        /// Keywords in the tabs of fragments and references.
        keyword = "keyword",
        /// Guards of operands.
        guard = "guard",
        /// Titles of participant boxes.
        box_title = "box",
        /// Numbers of messages.
        number = "number",
        /// Texts of dividers.
        divider = "divider",
    }
}

//! Notes, states, and what is written as one of them.

use crate::message::push_label;
use crate::printer::Printer;
use crate::text;
use ir::{Construct, Note, NotePlace, NoteShape, Origin, ParticipantId, State, StatePlace, Text};
use spelling::printing::{letters, report_markup};
use spelling::wsd;

/// What stands for a text that belongs to nobody, in the words of the table.
const ALL: &str = "a note over all participants";

impl Printer<'_> {
    /// Prints a note.
    pub(crate) fn note(&mut self, note: &Note) {
        // who was just created may be among those whom it stands at
        self.apart();
        self.declare_created();
        let origin = note.origin;
        self.losses.report_note(note);
        let (place, ids) = match &note.place {
            NotePlace::Left(ids) => (StatePlace::Left, ids.first().copied().into_iter().collect()),
            NotePlace::Right(ids) => (StatePlace::Right, ids.last().copied().into_iter().collect()),
            NotePlace::Over(ids) => (StatePlace::Over, self.presence.in_order(ids)),
            NotePlace::Across => {
                self.losses.moved(Construct::NoteAcross, origin, "note across", ALL, &self.presence);
                (StatePlace::Over, self.presence.everyone())
            }
            NotePlace::OnMessage(side) => {
                self.anchors.on_message(*side, origin, &self.presence, &mut self.losses)
            }
            NotePlace::OnFragment(side) => {
                self.anchors.on_fragment(*side, origin, &self.presence, &mut self.losses)
            }
            NotePlace::Margin if self.margin(note) => return,
            NotePlace::Margin => {
                let form = "a note left of the first participant";
                self.losses.moved(Construct::NoteMargin, origin, "explanatory text", form, &self.presence);
                (StatePlace::Left, self.presence.outermost().into_iter().take(1).collect())
            }
        };
        let word = if note.shape == NoteShape::Hexagon { "state" } else { "note" };
        self.text_at(word, place, &ids, &note.text, origin);
    }

    /// Prints a state.
    pub(crate) fn state(&mut self, state: &State) {
        let ids = match state.place {
            StatePlace::Over => &self.presence.in_order(&state.participants)[..],
            StatePlace::Left => state.participants.get(..1).unwrap_or_default(),
            StatePlace::Right => &state.participants[state.participants.len().saturating_sub(1)..],
        };
        self.text_at("state", state.place, ids, &state.text, state.origin);
    }

    /// Prints a text over the outer columns, which stands for what WSD has no form for.
    pub(crate) fn over_all(&mut self, construct: Construct, what: &'static str, text: &Text, origin: Origin) {
        self.apart();
        self.declare_created();
        self.losses.moved(construct, origin, what, ALL, &self.presence);
        let ids = self.presence.outermost();
        self.text_at("note", StatePlace::Over, &ids, text, origin);
    }

    /// Prints a note or state; a comment when there is nobody whom it could stand at.
    fn text_at(&mut self, word: &str, place: StatePlace, ids: &[ParticipantId], text: &Text, origin: Origin) {
        if ids.is_empty() {
            report_markup(text, origin, &mut self.losses);
            return self.comment(&letters(text));
        }
        ids.iter().for_each(|&id| self.mention(id.into()));
        let mut line = format!("{word} {} {}", wsd::place_text(place), self.names.list(ids));
        let letters = letters(text);
        if keeps_indentation(&letters) {
            report_markup(text, origin, &mut self.losses);
            self.line(&line);
            self.body(&letters, word, origin);
            self.line(&format!("end {word}"));
        } else {
            let label = text::one_line(text, origin, &mut self.losses);
            push_label(&mut line, &label);
            self.line(&line);
        }
    }

    /// Prints the lines of a block, one level deeper.
    pub(crate) fn body(&mut self, letters: &str, word: &str, origin: Origin) {
        if letters.is_empty() {
            return;
        }
        let letters = match letters.split('\n').next().is_some_and(ends_block) {
            true => {
                let what = format!("`end {word}` at the start of a text");
                self.losses.approximated(Construct::TextCharacter, origin, what, "`- end`");
                format!("- {}", letters.trim_start())
            }
            false => self.without_escapes(letters, origin),
        };
        let mut lines = letters.split('\n');
        // blank lines at the ends of a body are not part of it, and one that looks like its end would end it
        let joined = letters.starts_with('\n')
            || lines.next_back().is_some_and(|line| line.trim().is_empty() || ends_block(line))
            || lines.any(ends_block);
        self.lines.indent();
        if joined {
            self.line(wsd::escape(&letters).trim_end());
        } else {
            letters.split('\n').for_each(|line| self.line(line.trim_end()));
        }
        self.lines.dedent();
    }

    /// The letters of a text of several lines, without what would be read as a line break.
    fn without_escapes(&mut self, letters: &str, origin: Origin) -> String {
        if letters.contains(r"\n") {
            text::report_backslash(origin, &mut self.losses);
        }
        letters.replace(r"\n", r"\ n")
    }

    /// Explanatory text beside the diagram; `false` when it would be read as something else.
    fn margin(&mut self, note: &Note) -> bool {
        let letters = letters(&note.text);
        if !letters.split('\n').all(is_side_text) {
            return false;
        }
        report_markup(&note.text, note.origin, &mut self.losses);
        if self.in_margin {
            // lines that follow each other would be read as one text
            self.line("");
        }
        self.lines.indent();
        for line in self.without_escapes(&letters, note.origin).split('\n') {
            self.line(line.trim_end());
        }
        self.lines.dedent();
        self.in_margin = true;
        true
    }
}

/// Whether a text needs a block: only there the blanks before its first line survive, and only if another line has
/// fewer.
fn keeps_indentation(letters: &str) -> bool {
    let indented = |line: &str| line.starts_with([' ', '\t']);
    let mut lines = letters.split('\n');
    lines.next().is_some_and(indented)
        && lines.any(|line| !line.trim().is_empty() && !indented(line))
        && !letters.split('\n').any(ends_block)
}

/// Whether a line of a body would be taken for its end.
fn ends_block(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("end"))
        && words.next().is_some_and(|word| {
            ["note", "state", "ref"]
                .iter()
                .any(|end| word.get(..end.len()).is_some_and(|start| start.eq_ignore_ascii_case(end)))
        })
}

/// Words that open a block in other dialects: readers that know them expect its end.
const FOREIGN_BLOCKS: [&str; 15] = [
    "assert",
    "box",
    "break",
    "consider",
    "critical",
    "expandable",
    "group",
    "ignore",
    "neg",
    "par2",
    "par_over",
    "participantgroup",
    "partition",
    "rect",
    "region",
];

/// Whether an indented line is explanatory text to every reader: nothing in it looks like a statement.
fn is_side_text(line: &str) -> bool {
    let line = line.trim();
    let word = line.split(|each: char| !each.is_alphanumeric() && each != '_').next().unwrap_or_default();
    !word.is_empty()
        && wsd::keyword(word).is_none()
        && !FOREIGN_BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(word))
        && !line.contains(['-', '<', '>', '='])
}

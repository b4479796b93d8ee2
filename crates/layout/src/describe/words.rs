//! Plain text, made of words of ours and of authors.

use ir::{Block, Participant, ParticipantKind, Text, TextLine};

/// More participants are only counted.
const NAMES: usize = 30;
/// Longer texts are cut, in bytes.
const TEXT: usize = 240;

/// Plain text that grows.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
}

impl Words {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Words of ours.
    pub(super) fn word(&mut self, word: &str) {
        self.text.push_str(word);
    }

    pub(super) fn number(&mut self, number: usize) {
        self.text.push_str(&number.to_string());
    }

    /// A full stop, unless the sentence ends with a mark of its own.
    pub(super) fn stop(&mut self) {
        if !self.text.ends_with(['.', '!', '?', '…', '。']) {
            self.text.push('.');
        }
    }

    /// Words of an author, up to so many bytes; runs of blanks, line breaks and controls become one blank.
    pub(super) fn plain(&mut self, text: &str, most: usize) {
        let mut end = text.len().min(most);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let (text, cut) = (&text[..end], end < text.len());
        let trimmed = text.trim();
        if trimmed.bytes().all(|byte| (b' '..0x7f).contains(&byte)) && !trimmed.contains("  ") {
            self.text.push_str(trimmed);
        } else {
            let blank = |c: char| c.is_control() || c.is_whitespace();
            let mut words = trimmed.split(blank).filter(|word| !word.is_empty());
            self.text.extend(words.next());
            words.for_each(|word| {
                self.text.push(' ');
                self.text.push_str(word);
            });
        }
        if cut {
            self.text.push('…');
        }
    }

    /// A text without its markup, its lines joined.
    pub(super) fn rich(&mut self, text: &Text) {
        let start = self.text.len();
        for line in &text.lines {
            if self.text.len() > start && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            let room = (start + TEXT).saturating_sub(self.text.len());
            if room == 0 {
                self.text.push('…');
                break;
            }
            self.line(line, room);
        }
        self.text.truncate(self.text.trim_end().len().max(start));
    }

    fn line(&mut self, line: &TextLine, room: usize) {
        match &line.runs[..] {
            [run] => self.plain(run.content.shown(), room),
            [] if line.block == Block::Plain => {}
            _ => self.plain(&line.to_plain(), room),
        }
    }

    pub(super) fn name(&mut self, participant: &Participant) {
        let start = self.text.len();
        self.rich(&participant.label);
        if self.text.len() == start {
            self.plain(&participant.name, TEXT);
        }
    }

    pub(super) fn names<'p>(&mut self, participants: impl Iterator<Item = &'p Participant>, count: usize) {
        self.list(participants, count, Self::name);
    }

    pub(super) fn kinds(&mut self, participants: &[Participant]) {
        self.list(participants.iter(), participants.len(), |words, participant| {
            words.name(participant);
            if participant.kind != ParticipantKind::Participant {
                words.word(" (");
                words.word(participant.kind.as_str());
                words.word(")");
            }
        });
        self.word(".");
    }

    fn list<'p>(
        &mut self,
        participants: impl Iterator<Item = &'p Participant>,
        count: usize,
        mut tell: impl FnMut(&mut Self, &Participant),
    ) {
        for (index, participant) in participants.take(NAMES).enumerate() {
            if index > 0 {
                self.word(", ");
            }
            tell(self, participant);
        }
        if count > NAMES {
            self.word(" and ");
            self.number(count - NAMES);
            self.word(" more");
        }
    }
}

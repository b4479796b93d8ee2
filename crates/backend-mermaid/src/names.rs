//! Ids that no release of Mermaid misreads (reference conversion 2.3), and declarations.

use crate::text::{self, Written};
use ir::{Construct, Diagram, Link, Participant, ParticipantId, ParticipantKind, Side};
use spelling::mermaid::{self, Keyword, LINE_BREAK, escape, unescape};
use spelling::printing::{Distinct, Losses, foreign, stereotype_lines};

/// The ids of the text.
pub(crate) struct Names {
    /// By column.
    ids: Vec<String>,
    /// Of the participants that stand for the borders.
    borders: [String; 2],
}

impl Names {
    pub(crate) fn new(diagram: &Diagram) -> Self {
        let participants = &diagram.participants;
        let mut distinct = Distinct::default();
        // two rounds, so that those who keep their name are not pushed aside by others
        let kept: Vec<Option<String>> = participants
            .iter()
            .map(|each| mermaid::is_safe_id(&each.name).then(|| distinct.exactly(&each.name)).flatten())
            .collect();
        let ids = kept.into_iter().zip(participants).enumerate().map(|(index, (kept, each))| {
            kept.unwrap_or_else(|| distinct.like(&mermaid::safe_id(&each.name, index + 1, |_| false)))
        });
        let ids = ids.collect();
        let borders = ["_left", "_right"].map(|name| distinct.like(name));
        Self { ids, borders }
    }

    /// The id of a participant.
    pub(crate) fn get(&self, id: ParticipantId) -> &str {
        &self.ids[id.index()]
    }

    /// Several ids, as they stand in a list.
    pub(crate) fn list(&self, ids: &[ParticipantId]) -> String {
        let names: Vec<&str> = ids.iter().map(|&id| self.get(id)).collect();
        names.join(",")
    }

    /// The id of the participant that stands for a border.
    pub(crate) fn border(&self, side: Side) -> &str {
        match side {
            Side::Left => &self.borders[0],
            Side::Right => &self.borders[1],
        }
    }

    /// The statement that declares a participant: what stands before the label, and the label. Reports what its head
    /// loses.
    pub(crate) fn declaration(
        &self,
        id: ParticipantId,
        participant: &Participant,
        losses: &mut Losses,
    ) -> (String, String) {
        losses.report_head(participant);
        let name = self.get(id);
        let head = match participant.kind {
            ParticipantKind::Actor => format!("actor {name}"),
            ParticipantKind::Participant => format!("participant {name}"),
            kind => match mermaid::participant_type_text(kind) {
                Some(word) => format!("participant {name}@{{ \"type\": \"{word}\" }}"),
                None => format!("participant {name}"),
            },
        };
        let label = self.label(participant, losses);
        // the label of a bare declaration is its id
        if label.prefix.is_empty() && label.body == name {
            return (head, String::new());
        }
        (format!("{head} as "), label.finish())
    }

    fn label(&self, participant: &Participant, losses: &mut Losses) -> Written {
        let origin = participant.origin;
        let above = stereotype_lines(participant, losses);
        let mut label = text::written(&participant.label, origin, losses);
        if !above.is_empty() {
            let above = text::letters(above.trim_end_matches('\n'));
            label.body =
                if label.body.is_empty() { above } else { format!("{above}{LINE_BREAK}{}", label.body) };
        }
        if label.body.is_empty() {
            losses.approximated(Construct::TextCharacter, origin, "empty label", "a blank");
            label.body = NO_LABEL.to_owned();
        }
        label
    }

    /// The statements about a participant that follow its declaration: links, and what only Mermaid understands.
    pub(crate) fn extras(
        &self,
        id: ParticipantId,
        participant: &Participant,
        losses: &mut Losses,
    ) -> Vec<String> {
        let name = self.get(id);
        let mut labels = Distinct::default();
        let mut lines: Vec<String> = Vec::new();
        for (index, link) in participant.links.iter().enumerate() {
            if link.tooltip.is_some() {
                losses.dropped(Construct::ParticipantLink, participant.origin, "tip of a link");
            }
            let shown = link.label.as_deref().filter(|label| !label.is_empty()).unwrap_or(&link.target);
            let label = labels.like(shown);
            if label != shown {
                let construct =
                    if index == 0 { Construct::ParticipantLink } else { Construct::ParticipantLinks };
                losses.approximated(
                    construct,
                    participant.origin,
                    format!("second link `{shown}`"),
                    label.clone(),
                );
            }
            lines.push(link_statement(name, &label, link));
        }
        for raw in &participant.raw {
            match own_statement(&raw.text, name).filter(|_| raw.dialect == ir::Dialect::Mermaid) {
                Some(line) => lines.push(line),
                None => losses.dropped(Construct::Raw, raw.origin, foreign(raw, "statement")),
            }
        }
        lines
    }
}

/// A label without letters: a blank, because an empty head looks like a mistake.
pub(crate) const NO_LABEL: &str = "#160;";

/// `link id: label @ address`, or the form in JSON, which takes every letter.
fn link_statement(name: &str, label: &str, link: &Link) -> String {
    let special = |text: &str| {
        text.is_empty()
            || text.trim() != text
            || text.contains(|char: char| "@#;<>%$".contains(char) || !is_calm(char))
    };
    let is_word = !link.target.contains(char::is_whitespace);
    let is_foreign = mermaid::has_foreign_word(label) || mermaid::has_foreign_word(&link.target);
    if !special(label) && !special(&link.target) && is_word && !is_foreign {
        return format!("link {name}: {label} @ {}", link.target);
    }
    format!("links {name}: {{{}: {}}}", json(label), json(&link.target))
}

fn is_calm(char: char) -> bool {
    !char.is_control() && !matches!(char, '\u{2028}' | '\u{2029}' | '\u{FB02}' | '\u{B6}' | '\u{FEFF}')
}

/// A string of JSON in which no letter is left that Mermaid might take for something else.
fn json(text: &str) -> String {
    let mut out = String::from("\"");
    let hidden = if mermaid::has_foreign_word(text) { "#;<>%&=$C" } else { "#;<>%&=$" };
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            _ if hidden.contains(char) || !is_calm(char) => {
                char.encode_utf16(&mut [0; 2])
                    .iter()
                    .for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

/// A statement about a participant that was kept verbatim, about this id instead; none for a statement that Mermaid
/// does not have.
fn own_statement(text: &str, name: &str) -> Option<String> {
    let (head, rest) = text.split_once(':')?;
    let (word, old) = head.trim().split_once(char::is_whitespace)?;
    let keyword = mermaid::keyword(word)?;
    let rest = unescape(rest.trim());
    let fits = matches!(keyword, Keyword::Properties | Keyword::Details)
        && !old.trim().is_empty()
        && !rest.contains(['\n', '\r']);
    fits.then(|| format!("{} {name}: {}", keyword.as_str(), escape(&rest)).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::Builder;

    #[test]
    fn names_become_ids_that_no_release_misreads() {
        let mut builder = Builder::new();
        for name in ["order-db", "order.db", "end", "顧客", "order_db", "2nd", "a", "A", "_left"] {
            builder.participant(name);
        }
        let names = Names::new(&builder.finish());
        let expected = ["order_db_2", "order_db_3", "end_", "p4", "order_db", "_2nd", "a", "A", "_left"];
        assert_eq!(names.ids, expected);
        assert_eq!(names.borders, ["_left_2", "_right"]);
    }

    #[test]
    fn links_keep_every_letter() {
        let link = |target: &str| Link { target: target.to_owned(), ..Link::default() };
        let print = |label, target| link_statement("a", label, &link(target));
        assert_eq!(
            print("Docs", "https://example.org/?a=1&b=2"),
            "link a: Docs @ https://example.org/?a=1&b=2"
        );
        assert_eq!(print("a @ b", "x"), r#"links a: {"a @ b": "x"}"#);
        assert_eq!(print("Docs", "x#y;z"), r#"links a: {"Docs": "x\u0023y\u003bz"}"#);
    }

    #[test]
    fn statements_that_were_kept_follow_a_change_of_name() {
        let own = |text| own_statement(text, "b_c");
        assert_eq!(
            own(r#"properties b-c: {"class": "x"}"#).as_deref(),
            Some(r#"properties b_c: {"class": "x"}"#)
        );
        assert_eq!(own("details b-c:#35;1").as_deref(), Some("details b_c: #35;1"));
        for text in ["properties b-c", "A->>B: x", "participant b", "properties : x"] {
            assert_eq!(own(text), None);
        }
    }
}

//! Ids that no line begins badly with (reference conversion 2.4), and declarations.

use crate::paint::fill;
use crate::printer::Printer;
use crate::text::Form;
use ir::{Construct, Diagram, ElementStyle, Fill, Item, ParticipantId, ParticipantKind, Stereotype, walk};
use spelling::plantuml;
use spelling::printing::{Distinct, foreign};
use std::collections::HashMap;

/// The ids of the text.
pub(crate) struct Names {
    /// By column.
    ids: Vec<String>,
    /// By anchor of the diagram.
    anchors: HashMap<String, String>,
}

impl Names {
    pub(crate) fn new(diagram: &Diagram) -> Self {
        let participants = &diagram.participants;
        let mut distinct = Distinct::default();
        // two rounds, so that those who keep their name are not pushed aside by others
        let kept: Vec<Option<String>> = participants
            .iter()
            .map(|each| is_bare(&each.name).then(|| distinct.exactly(&each.name)).flatten())
            .collect();
        let ids = kept.into_iter().zip(participants).enumerate().map(|(index, (kept, each))| {
            kept.unwrap_or_else(|| distinct.like(&plantuml::safe_id(&each.name, index + 1, |_| false)))
        });
        let ids = ids.collect();
        let mut distinct = Distinct::default();
        let mut anchors = HashMap::new();
        walk(diagram, |item| {
            if let Item::Message(ir::Message { anchor: Some(anchor), .. }) = item
                && !anchors.contains_key(anchor)
            {
                let clean: String = anchor.chars().map(|c| if is_anchor(c) { c } else { '_' }).collect();
                let clean = if clean.is_empty() { "t" } else { &clean };
                anchors.insert(anchor.clone(), distinct.like(clean));
            }
        });
        Self { ids, anchors }
    }

    /// The id of a participant.
    pub(crate) fn get(&self, id: ParticipantId) -> &str {
        &self.ids[id.index()]
    }

    /// Several ids, as they stand in a list.
    pub(crate) fn list(&self, ids: &[ParticipantId]) -> String {
        let names: Vec<&str> = ids.iter().map(|&id| self.get(id)).collect();
        names.join(", ")
    }

    /// An anchor as it is written.
    pub(crate) fn anchor<'a>(&'a self, anchor: &'a str) -> &'a str {
        self.anchors.get(anchor).map_or(anchor, String::as_str)
    }
}

fn is_anchor(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether a name can stand without quotes at every place: the safe ids, and letters of the scripts whose letters
/// PlantUML and everybody else count alike.
fn is_bare(name: &str) -> bool {
    let letter = |c: char| {
        matches!(c,
            '_' | '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{17F}'
            | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3C9}' | '\u{400}'..='\u{45F}' | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
    };
    let inner = |c: char| letter(c) || c == '.';
    let bare = name.chars().all(inner) && name.starts_with(letter) && name.ends_with(letter);
    plantuml::is_safe_id(name)
        || (bare && !plantuml::RESERVED.iter().any(|word| word.eq_ignore_ascii_case(name)))
}

impl Printer<'_> {
    /// Declares a participant: `actor "Label" as id <<x>> [[link]] #colour`.
    pub(crate) fn declaration(&mut self, id: ParticipantId) {
        let participant = self.diagram.participant(id);
        let origin = participant.origin;
        let keyword = match plantuml::participant_type_text(participant.kind) {
            Some(keyword) => keyword,
            None => {
                self.losses.report(Construct::ParticipantCloud, origin, participant.kind.as_str());
                ParticipantKind::Participant.as_str()
            }
        };
        let mut label = self.text(&participant.label, Form::Quoted, origin);
        if label.is_empty() {
            self.losses.approximated(Construct::TextCharacter, origin, "empty label", "a blank");
            label = "<U+00A0>".to_owned();
        }
        let name = self.names.get(id);
        let mut line = match label == name {
            true => format!("{keyword} {name}"),
            false => format!("{keyword} \"{label}\" as {name}"),
        };
        for each in &participant.stereotypes {
            line.push_str(&format!(" {}", stereotype(each)));
        }
        if let Some(link) = participant.links.first() {
            self.link(&mut line, link, Construct::ParticipantLink, origin);
        }
        for link in participant.links.iter().skip(1) {
            self.losses.report(Construct::ParticipantLinks, origin, format!("further link {}", link.target));
        }
        if let Some(style) = &participant.style {
            if let Some(background) = style.background {
                line.push_str(&format!(" #{}", fill(background)));
            }
            let rest = ElementStyle { background: None, ..(**style).clone() };
            if rest != ElementStyle::default() {
                let what = format!("colours of {}", participant.name);
                self.losses.report(Construct::ParticipantStyle, origin, what);
            }
        }
        self.line(&line);
        for raw in &participant.raw {
            self.losses.dropped(Construct::Raw, raw.origin, foreign(raw, "statement"));
        }
    }
}

/// `<<(C,#ADD1B2) text>>`.
fn stereotype(stereotype: &Stereotype) -> String {
    let text = marked(&stereotype.text);
    let text = text.trim();
    let color =
        stereotype.spot_color.map(|color| format!(",#{}", fill(Fill::Solid(color)))).unwrap_or_default();
    match &stereotype.spot {
        None if color.is_empty() && text.is_empty() => String::new(),
        None if color.is_empty() => format!("<<{text}>>"),
        spot => {
            let spot: String =
                spot.as_deref().unwrap_or("S").chars().filter(|c| !"(),<>".contains(*c)).collect();
            let gap = if text.is_empty() { "" } else { " " };
            format!("<<({spot}{color}){gap}{text}>>")
        }
    }
}

/// What stands between the marks of a stereotype.
pub(crate) fn marked(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.replace(">>", "> >").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::Builder;

    #[test]
    fn names_become_ids_that_no_line_begins_badly_with() {
        let mut builder = Builder::new();
        for name in ["order-db", "order.db", "title", "顧客", "order_db", "...x", "a", "A", "हि"] {
            builder.participant(name);
        }
        let names = Names::new(&builder.finish());
        let expected = ["order_db_2", "order.db", "title_", "顧客", "order_db", "x", "a", "A", "p9"];
        assert_eq!(names.ids, expected);
    }

    #[test]
    fn stereotypes_have_spots() {
        let of = |text: &str, spot: Option<&str>| {
            stereotype(&Stereotype { text: text.to_owned(), spot: spot.map(str::to_owned), spot_color: None })
        };
        assert_eq!(of("svc", None), "<<svc>>");
        assert_eq!(of("svc", Some("C")), "<<(C) svc>>");
        assert_eq!(of("", Some("C")), "<<(C)>>");
        assert_eq!(of("a>>b", None), "<<a> >b>>");
    }
}

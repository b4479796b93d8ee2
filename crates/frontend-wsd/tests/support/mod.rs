//! What a text means, in a few words a line, for tests to compare.

use diag::{FileId, IncludeError, Included, Includes, Sources};
use frontend_wsd::Read;
use ir::{
    Diagram, Endpoint, Item, Message, Note, NotePlace, Numbering, NumberingAction, ParticipantId, Side, Text,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Texts by name, for includes; `extensions` are ignored.
#[derive(Debug, Default)]
pub(crate) struct Texts(pub(crate) BTreeMap<&'static str, String>);

impl Includes for Texts {
    fn load(&self, _from: &str, target: &str, _extensions: &[&str]) -> Result<Included, IncludeError> {
        match self.0.get(target) {
            Some(text) => Ok(Included { name: format!("{target}.wsd"), text: text.clone() }),
            None => Err(IncludeError::NotFound(vec![format!("{target}.wsd")])),
        }
    }
}

/// Reads a text of one of the two dialects.
pub(crate) fn read(dialect: &str, text: &str, includes: &dyn Includes) -> (Sources, FileId, Read) {
    let mut sources = Sources::new();
    let file = sources.add("main.wsd", text);
    let read = match dialect {
        "js-sequence" => frontend_wsd::read_js_sequence(&mut sources, file),
        _ => frontend_wsd::read(&mut sources, file, includes),
    };
    (sources, file, read)
}

/// The meaning of a text: the diagram, then the findings as `severity code@line:column`.
pub(crate) fn meaning(sources: &Sources, file: FileId, read: &Read) -> String {
    let mut out = diagram(&read.diagram);
    for finding in &read.diagnostics {
        let _ = write!(out, "{} {}", finding.severity.as_str(), finding.code);
        if let Some(span) = finding.span() {
            let name = if span.file == file { "" } else { sources.get(span.file).name() };
            let _ = write!(out, "@{name}{}{}", if name.is_empty() { "" } else { ":" }, sources.locate(span));
        }
        out.push('\n');
    }
    out
}

/// The diagram, one thing a line.
fn diagram(diagram: &Diagram) -> String {
    let mut out = String::new();
    if !diagram.meta.title.is_empty() {
        line(&mut out, 0, format!("title {}", quoted(&diagram.meta.title)));
    }
    if let Some(footbox) = diagram.style.footbox {
        line(&mut out, 0, format!("footbox {footbox:?}").to_lowercase());
    }
    for raw in &diagram.style.raw {
        line(&mut out, 0, format!("raw {:?}", raw.text));
    }
    for participant in &diagram.participants {
        let mut text = format!("{} {}", participant.kind.as_str(), participant.name);
        if participant.label.to_plain() != participant.name {
            let _ = write!(text, " {}", quoted(&participant.label));
        }
        line(&mut out, 0, text);
    }
    items(&mut out, diagram, &diagram.body, 0);
    out
}

fn items(out: &mut String, diagram: &Diagram, all: &[Item], depth: usize) {
    let name = |id: ParticipantId| diagram.participant(id).name.as_str();
    let names = |ids: &[ParticipantId]| ids.iter().map(|&id| name(id)).collect::<Vec<_>>().join(",");
    for item in all {
        let text = match item {
            Item::Message(item) => message(diagram, item),
            Item::Note(Note { place, text, parallel, .. }) => {
                let place = match place {
                    NotePlace::Left(ids) => format!("left {}", names(ids)),
                    NotePlace::Right(ids) => format!("right {}", names(ids)),
                    NotePlace::Over(ids) => format!("over {}", names(ids)),
                    NotePlace::Margin => "margin".to_owned(),
                    other => format!("{other:?}"),
                };
                format!("note {place} {}{}", quoted(text), if *parallel { " parallel" } else { "" })
            }
            Item::State(state) => {
                let place = format!("{:?}", state.place).to_lowercase();
                let parallel = if state.parallel { " parallel" } else { "" };
                format!("state {place} {} {}{parallel}", names(&state.participants), quoted(&state.text))
            }
            Item::Reference(item) => format!(
                "ref {} {}{}{}",
                names(&item.participants),
                quoted(&item.text),
                if item.entered { " entered" } else { "" },
                if item.left { " left" } else { "" }
            ),
            Item::Fragment(fragment) => {
                for (index, operand) in fragment.operands.iter().enumerate() {
                    let parallel = if fragment.parallel { " parallel" } else { "" };
                    let word = if index == 0 {
                        format!("begin {}", fragment.kind.as_str())
                    } else {
                        "operand".into()
                    };
                    line(
                        out,
                        depth,
                        format!(
                            "{word} {}{}",
                            quoted(&operand.guard),
                            if index == 0 { parallel } else { "" }
                        ),
                    );
                    items(out, diagram, &operand.items, depth + 1);
                }
                "end".to_owned()
            }
            Item::Activate(item) => format!("activate {}", name(item.participant)),
            Item::Deactivate(item) => format!("deactivate {}", name(item.participant)),
            Item::Create(item) => format!("create {}", name(item.participant)),
            Item::Destroy(item) => format!("destroy {}", name(item.participant)),
            Item::Comment(comment) => format!("comment {:?}", comment.text),
            Item::Numbering(Numbering { action, .. }) => match action {
                NumberingAction::Start { start, .. } => {
                    format!("autonumber {}", start.as_deref().unwrap_or("on"))
                }
                NumberingAction::Stop => "autonumber off".to_owned(),
                other => format!("{other:?}"),
            },
            other => format!("{other:?}"),
        };
        line(out, depth, text);
    }
}

/// `A->B solid none>filled "text"`, and what else it has.
fn message(diagram: &Diagram, message: &Message) -> String {
    let end = |end| match end {
        Endpoint::Participant(id) => diagram.participant(id).name.clone(),
        Endpoint::Border(Side::Left) => "[left]".to_owned(),
        Endpoint::Border(Side::Right) => "[right]".to_owned(),
        Endpoint::Point(side) => format!("[point {side:?}]"),
    };
    let arrow = message.arrow;
    let mut text = format!(
        "message {} -> {} {} {}>{} {}",
        end(message.from),
        end(message.to),
        format!("{:?}", arrow.line).to_lowercase(),
        arrow.tail.to_event(),
        arrow.head.to_event(),
        quoted(&message.text)
    );
    if let Some(number) = &message.number {
        let _ = write!(text, " number={number}");
    }
    if message.slant > 0 {
        let _ = write!(text, " slant={}", message.slant);
    }
    if message.parallel {
        text.push_str(" parallel");
    }
    text
}

fn quoted(text: &Text) -> String {
    format!("{:?}", text.to_plain())
}

fn line(out: &mut String, depth: usize, text: String) {
    let _ = writeln!(out, "{:1$}{text}", "", depth * 2);
}

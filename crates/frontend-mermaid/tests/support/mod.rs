//! What a text means, in a few words a line, for tests to compare.

use diag::{FileId, NoIncludes, Sources};
use frontend_mermaid::Read;
use ir::{
    Content, Diagram, Endpoint, Fill, Item, Message, NotePlace, Numbering, NumberingAction, ParticipantId,
    Text,
};
use std::fmt::Write as _;

/// Reads a text.
pub(crate) fn read(text: &str) -> (Sources, FileId, Read) {
    let mut sources = Sources::new();
    let file = sources.add("main.mmd", text);
    let read = frontend_mermaid::read(&mut sources, file, &NoIncludes);
    (sources, file, read)
}

/// The meaning of a text: the diagram, then the findings.
pub(crate) fn meaning(sources: &Sources, read: &Read) -> String {
    diagram(&read.diagram) + &findings(sources, read)
}

/// The findings as `severity code@line:column`, one a line.
pub(crate) fn findings(sources: &Sources, read: &Read) -> String {
    let mut out = String::new();
    for finding in &read.diagnostics {
        let _ = write!(out, "{} {}", finding.severity.as_str(), finding.code);
        if let Some(span) = finding.span() {
            let _ = write!(out, "@{}", sources.locate(span));
        }
        out.push('\n');
    }
    out
}

/// The diagram, one thing a line.
fn diagram(diagram: &Diagram) -> String {
    let mut out = String::new();
    let meta = &diagram.meta;
    if !meta.title.is_empty() {
        line(&mut out, 0, format!("title {}", quoted(&meta.title)));
    }
    for (word, text) in [("accTitle", &meta.accessible_title), ("accDescr", &meta.accessible_description)] {
        if let Some(text) = text {
            line(&mut out, 0, format!("{word} {text:?}"));
        }
    }
    style(&mut out, diagram);
    for each in &diagram.boxes {
        let color = each.color.map_or("none".to_owned(), shown);
        line(&mut out, 0, format!("box {} {color}", quoted(&each.title)));
    }
    for participant in &diagram.participants {
        let mut text = format!("{} {}", participant.kind.as_str(), participant.name);
        if participant.label != Text::plain(&participant.name) {
            let _ = write!(text, " {}", quoted(&participant.label));
        }
        if let Some(id) = participant.in_box {
            let _ = write!(text, " in box {}", id.index());
        }
        for link in &participant.links {
            let _ = write!(text, " link {:?} {:?}", link.label.as_deref().unwrap_or_default(), link.target);
        }
        for raw in &participant.raw {
            let _ = write!(text, " raw {:?}", raw.text);
        }
        line(&mut out, 0, text);
    }
    items(&mut out, diagram, &diagram.body, 0);
    out
}

fn style(out: &mut String, diagram: &Diagram) {
    let style = &diagram.style;
    let mut say = |word: &str, value: Option<String>| {
        if let Some(value) = value {
            line(out, 0, format!("{word} {value}"));
        }
    };
    say("theme", style.theme.as_ref().map(|theme| theme.name.clone()));
    say("footbox", style.footbox.map(|footbox| format!("{footbox:?}").to_lowercase()));
    say("wrap", style.wrap.map(|wrap| wrap.to_string()));
    say("message-align", style.message_align.map(|align| format!("{align:?}").to_lowercase()));
    say("note-align", style.note_align.map(|align| format!("{align:?}").to_lowercase()));
    say("right-angles", style.right_angles.then(String::new));
    say("hide-unlinked", style.hide_unlinked.then(String::new));
    say("hand-drawn", style.hand_drawn.then(String::new));
    for (size, length) in &style.sizes {
        say("size", Some(format!("{size:?} {length}")));
    }
    for (class, element) in &style.classes {
        let mut text = format!("{class:?}");
        let colors = [
            ("background", element.background.map(shown)),
            ("line", element.line.map(|color| color.to_string())),
            ("text", element.text.map(|color| color.to_string())),
            ("size", element.font_size.map(|size| size.to_string())),
            ("family", element.font_family.clone()),
            ("bold", element.bold.map(|bold| bold.to_string())),
        ];
        for (word, value) in colors {
            if let Some(value) = value {
                let _ = write!(text, " {word}={value}");
            }
        }
        say("class", Some(text));
    }
    for raw in &style.raw {
        say("raw", Some(raw.text.clone()));
    }
}

fn items(out: &mut String, diagram: &Diagram, all: &[Item], depth: usize) {
    let name = |id: ParticipantId| diagram.participant(id).name.as_str();
    let names = |ids: &[ParticipantId]| ids.iter().map(|&id| name(id)).collect::<Vec<_>>().join(",");
    for item in all {
        let text = match item {
            Item::Message(item) => message(diagram, item),
            Item::Note(note) => {
                let place = match &note.place {
                    NotePlace::Left(ids) => format!("left {}", names(ids)),
                    NotePlace::Right(ids) => format!("right {}", names(ids)),
                    NotePlace::Over(ids) => format!("over {}", names(ids)),
                    other => format!("{other:?}"),
                };
                format!("note {place} {}", quoted(&note.text))
            }
            Item::Fragment(fragment) => {
                for (index, operand) in fragment.operands.iter().enumerate() {
                    let mut text = match index {
                        0 if fragment.kind == ir::FragmentKind::ParOver => "begin par_over".to_owned(),
                        0 => format!("begin {}", fragment.kind.as_str()),
                        _ => "operand".to_owned(),
                    };
                    match operand.background {
                        Some(color) => text.push_str(&format!(" {}", shown(color))),
                        None => text.push_str(&format!(" {}", quoted(&operand.guard))),
                    }
                    line(out, depth, text);
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
                NumberingAction::Start { start, step, .. } => {
                    let mut text = "autonumber".to_owned();
                    for number in [start, step].into_iter().flatten() {
                        let _ = write!(text, " {number}");
                    }
                    text
                }
                NumberingAction::Stop => "autonumber off".to_owned(),
                other => format!("{other:?}"),
            },
            other => format!("{other:?}"),
        };
        line(out, depth, text);
    }
}

/// `A -> B solid none>filled "text"`, and its number.
fn message(diagram: &Diagram, message: &Message) -> String {
    let end = |end| match end {
        Endpoint::Participant(id) => diagram.participant(id).name.clone(),
        other => format!("{other:?}"),
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
    text
}

fn shown(fill: Fill) -> String {
    fill.color().to_string()
}

/// A text in quotes; formulas between `$$`, and whether it is wrapped.
fn quoted(text: &Text) -> String {
    let mut out = String::new();
    for (index, line) in text.lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for run in &line.runs {
            match &run.content {
                Content::Math(tex) => {
                    let _ = write!(out, "$${tex}$$");
                }
                other => out.push_str(other.shown()),
            }
        }
    }
    let wrap = text.wrap.map_or("", |wrap| if wrap { " wrap" } else { " nowrap" });
    format!("{out:?}{wrap}")
}

fn line(out: &mut String, depth: usize, text: String) {
    let _ = writeln!(out, "{:1$}{text}", "", depth * 2);
}

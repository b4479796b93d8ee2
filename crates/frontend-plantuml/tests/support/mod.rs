//! What a text means, in a few words a line, for tests to compare.

use diag::{FileId, Includes, Sources};
use frontend_plantuml::Read;
use ir::{
    Align, Diagram, ElementStyle, Endpoint, Fill, Item, Message, Note, NotePlace, NumberingAction,
    ParticipantId, Text,
};
use std::fmt::Write as _;

/// Reads a text that includes from `includes`.
pub(crate) fn read(text: &str, includes: &dyn Includes) -> (Sources, FileId, Read) {
    let mut sources = Sources::new();
    let file = sources.add("main.puml", text);
    let read = frontend_plantuml::read(&mut sources, file, includes);
    (sources, file, read)
}

/// The meaning of a text: its diagrams, then the findings.
pub(crate) fn meaning(sources: &Sources, read: &Read) -> String {
    let mut out = String::new();
    for (index, named) in read.diagrams.iter().enumerate() {
        if index > 0 {
            out.push_str("diagram\n");
        }
        diagram(&mut out, &named.diagram);
    }
    out + &findings(sources, read)
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

fn diagram(out: &mut String, diagram: &Diagram) {
    meta(out, diagram);
    style(out, diagram);
    for each in &diagram.boxes {
        let mut text = format!("box {}", quoted(&each.title));
        add(&mut text, "color", each.color.map(shown));
        add(&mut text, "stereotype", each.stereotype.clone());
        add(&mut text, "in", each.parent.map(|id| id.index().to_string()));
        line(out, 0, &text);
    }
    for participant in &diagram.participants {
        let mut text = format!("{} {}", participant.kind.as_str(), participant.name);
        if participant.label != Text::plain(&participant.name) {
            let _ = write!(text, " {}", quoted(&participant.label));
        }
        for each in &participant.stereotypes {
            let spot = each.spot.as_deref().unwrap_or_default();
            let color = each.spot_color.map(|color| color.to_string()).unwrap_or_default();
            let _ = write!(text, " <<{spot}{color}{}>>", each.text);
        }
        add(&mut text, "box", participant.in_box.map(|id| id.index().to_string()));
        for link in &participant.links {
            let _ = write!(text, " link={}", link.target);
        }
        looks(&mut text, participant.style.as_deref());
        line(out, 0, &text);
    }
    items(out, diagram, &diagram.body, 0);
}

fn meta(out: &mut String, diagram: &Diagram) {
    let meta = &diagram.meta;
    let mut say = |word: &str, text: Option<&Text>, align: Option<Align>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let align = align.map(|align| format!(" {align:?}").to_lowercase()).unwrap_or_default();
            line(out, 0, &format!("{word}{align} {}", quoted(text)));
        }
    };
    let name = meta.name.as_deref().map(Text::plain);
    say("name", name.as_ref(), None);
    say("title", Some(&meta.title), None);
    say(
        "header",
        meta.header.as_ref().map(|each| &each.text),
        meta.header.as_ref().and_then(|each| each.align),
    );
    say(
        "footer",
        meta.footer.as_ref().map(|each| &each.text),
        meta.footer.as_ref().and_then(|each| each.align),
    );
    say("caption", Some(&meta.caption), None);
    say(
        "legend",
        meta.legend.as_ref().map(|each| &each.text),
        meta.legend.as_ref().and_then(|each| each.align),
    );
    say("mainframe", meta.mainframe.as_ref(), None);
}

fn style(out: &mut String, diagram: &Diagram) {
    let style = &diagram.style;
    let mut text = String::new();
    add(&mut text, "theme", style.theme.as_ref().map(|theme| theme.name.clone()));
    add(&mut text, "footbox", style.footbox.map(|footbox| format!("{footbox:?}").to_lowercase()));
    add(&mut text, "scale", style.scale.map(|scale| format!("{scale:?}")));
    add(&mut text, "align", style.message_align.map(|align| format!("{align:?}").to_lowercase()));
    add(&mut text, "wrap", style.wrap_width.map(|width| width.to_string()));
    for (word, on) in [
        ("hide-unlinked", style.hide_unlinked),
        ("hide-stereotypes", style.hide_stereotypes),
        ("plain-guillemets", style.plain_guillemets),
        ("response-below", style.response_below),
        ("hand-drawn", style.hand_drawn),
        ("monochrome", style.monochrome),
    ] {
        add(&mut text, word, on.then(|| "yes".to_owned()));
    }
    for (size, length) in &style.sizes {
        add(&mut text, &format!("{size:?}"), Some(length.to_string()));
    }
    if !text.is_empty() {
        line(out, 0, &format!("style{text}"));
    }
    for (class, element) in &style.classes {
        let mut text = format!("class {class:?}");
        looks(&mut text, Some(element));
        line(out, 0, &text);
    }
    for raw in &style.raw {
        line(out, 0, &format!("raw {:?}", raw.text));
    }
}

fn items(out: &mut String, diagram: &Diagram, all: &[Item], depth: usize) {
    let name = |id: ParticipantId| diagram.participant(id).name.as_str();
    for item in all {
        let text = match item {
            Item::Message(item) => message(diagram, item),
            Item::Note(item) => note(diagram, item),
            Item::Fragment(fragment) => {
                for (index, operand) in fragment.operands.iter().enumerate() {
                    let mut text = match index {
                        0 => format!("{} {}", fragment.kind.as_str(), quoted(&operand.guard)),
                        _ => format!("else {}", quoted(&operand.guard)),
                    };
                    if index == 0 {
                        add(&mut text, "name", (!fragment.name.is_empty()).then(|| quoted(&fragment.name)));
                        add(&mut text, "tab", fragment.tab_color.map(shown));
                        add(&mut text, "parallel", fragment.parallel.then(|| "yes".to_owned()));
                    }
                    add(&mut text, "back", operand.background.map(shown));
                    line(out, depth, &text);
                    items(out, diagram, &operand.items, depth + 1);
                }
                "end".to_owned()
            }
            Item::Activate(item) => {
                let mut text = format!("activate {}", name(item.participant));
                looks(&mut text, item.style.as_deref());
                text
            }
            Item::Deactivate(item) => format!("deactivate {}", name(item.participant)),
            Item::Create(item) => format!("create {}", name(item.participant)),
            Item::Destroy(item) => format!("destroy {}", name(item.participant)),
            Item::Reference(item) => {
                let mut text = format!("ref {} {}", names(diagram, &item.participants), quoted(&item.text));
                add(&mut text, "link", item.link.as_ref().map(|link| link.target.clone()));
                looks(&mut text, item.style.as_deref());
                text
            }
            Item::Divider(item) => format!("divider {}", quoted(&item.text)),
            Item::Delay(item) => format!("delay {}", quoted(&item.text)),
            Item::Space(item) => format!("space {}", item.pixels.unwrap_or_default()),
            Item::PageBreak(item) => format!("page {}", quoted(&item.title)),
            Item::Duration(item) => format!("duration {} {} {}", item.from, item.to, quoted(&item.text)),
            Item::Comment(comment) => format!("comment {:?}", comment.text),
            Item::Numbering(numbering) => numbered(&numbering.action),
            other => format!("{other:?}"),
        };
        line(out, depth, &text);
    }
}

fn numbered(action: &NumberingAction) -> String {
    let mut text = String::from("autonumber");
    match action {
        NumberingAction::Start { start, step, format } => {
            add(&mut text, "start", start.clone());
            add(&mut text, "step", step.clone());
            add(&mut text, "format", format.clone());
        }
        NumberingAction::Stop => text.push_str(" stop"),
        NumberingAction::Resume { step, format } => {
            text.push_str(" resume");
            add(&mut text, "step", step.clone());
            add(&mut text, "format", format.clone());
        }
        NumberingAction::Increment { level } => {
            let _ = write!(text, " inc {}", level.unwrap_or('-'));
        }
    }
    text
}

fn note(diagram: &Diagram, note: &Note) -> String {
    let place = match &note.place {
        NotePlace::Left(ids) => format!("left {}", names(diagram, ids)),
        NotePlace::Right(ids) => format!("right {}", names(diagram, ids)),
        NotePlace::Over(ids) => format!("over {}", names(diagram, ids)),
        NotePlace::Across => "across".to_owned(),
        NotePlace::OnMessage(side) => format!("{side:?} of message").to_lowercase(),
        NotePlace::OnFragment(side) => format!("{side:?} of fragment").to_lowercase(),
        NotePlace::Margin => "margin".to_owned(),
    };
    let shape = spelling::plantuml::note_text(note.shape);
    let mut text = format!("{shape} {place} {}", quoted(&note.text));
    add(&mut text, "row", note.same_row.then(|| "same".to_owned()));
    add(&mut text, "parallel", note.parallel.then(|| "yes".to_owned()));
    add(&mut text, "stereotype", note.stereotype.clone());
    add(&mut text, "link", note.link.as_ref().map(|link| link.target.clone()));
    looks(&mut text, note.style.as_deref());
    text
}

/// `A -> B solid none>filled "text"`, and what else it has.
fn message(diagram: &Diagram, message: &Message) -> String {
    let end = |end| match end {
        Endpoint::Participant(id) => diagram.participant(id).name.clone(),
        Endpoint::Border(side) => format!("border-{side:?}").to_lowercase(),
        Endpoint::Point(side) => format!("point-{side:?}").to_lowercase(),
    };
    let arrow = message.arrow;
    let mut text = format!(
        "{} -> {} {} {}>{} {}",
        end(message.from),
        end(message.to),
        format!("{:?}", arrow.line).to_lowercase(),
        arrow.tail.as_str(),
        arrow.head.as_str(),
        quoted(&message.text)
    );
    add(&mut text, "number", message.number.clone());
    add(&mut text, "parallel", message.parallel.then(|| "yes".to_owned()));
    add(&mut text, "slant", (message.slant > 0).then(|| message.slant.to_string()));
    add(&mut text, "anchor", message.anchor.clone());
    add(&mut text, "stereotype", message.stereotype.clone());
    add(&mut text, "link", message.link.as_ref().map(|link| link.target.clone()));
    looks(&mut text, message.style.as_deref());
    text
}

fn names(diagram: &Diagram, ids: &[ParticipantId]) -> String {
    ids.iter().map(|&id| diagram.participant(id).name.as_str()).collect::<Vec<_>>().join(",")
}

fn looks(text: &mut String, style: Option<&ElementStyle>) {
    let Some(style) = style else { return };
    add(text, "background", style.background.map(shown));
    add(text, "line", style.line.map(|color| color.to_string()));
    add(text, "text", style.text.map(|color| color.to_string()));
    add(text, "thickness", style.thickness.map(|width| width.to_string()));
    add(text, "dashed", style.dashed.map(|dashed| dashed.to_string()));
    add(text, "radius", style.radius.map(|radius| radius.to_string()));
    add(text, "size", style.font_size.map(|size| size.to_string()));
    add(text, "family", style.font_family.clone());
    add(text, "bold", style.bold.map(|bold| bold.to_string()));
    add(text, "italic", style.italic.map(|italic| italic.to_string()));
    add(text, "underline", style.underline.map(|underline| underline.to_string()));
}

fn add(text: &mut String, word: &str, value: Option<String>) {
    if let Some(value) = value {
        let _ = write!(text, " {word}={value}");
    }
}

fn shown(fill: Fill) -> String {
    match fill {
        Fill::Solid(color) => color.to_string(),
        Fill::Gradient { from, to, direction } => format!("{from}-{direction:?}-{to}").to_lowercase(),
    }
}

fn quoted(text: &Text) -> String {
    format!("{:?}", text.to_plain())
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:1$}{text}", "", depth * 2);
}

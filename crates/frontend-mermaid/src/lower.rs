//! From statements to meaning. The tree is read once, in order; blocks are matched with a stack, so nesting costs no
//! recursion.

mod block;
mod message;
mod participant;

use crate::config::Config;
use crate::part::Part;
use crate::prepare::Prepared;
use crate::problem::Problem;
use crate::report::Report;
use crate::text::{self, Noticed};
use crate::tree::{Kind, Note, Statement, Tree};
use block::Open;
use diag::{FileId, Span};
use ir::{
    Activate, BoxId, Comment, Counter, Deactivate, Dialect, Item, Link, NotePlace, Numbering,
    NumberingAction, Origin, ParticipantId, Raw, StatePlace, Text,
};
use participant::Known;
use spelling::mermaid::{Keyword, unescape};
use std::collections::HashMap;

/// Makes the diagram of a tree.
pub(crate) fn diagram(
    prepared: &Prepared<'_>,
    source: &str,
    file: FileId,
    tree: &Tree,
    config: Config,
    report: &mut Report,
) -> ir::Diagram {
    let mut lower = Lower {
        prepared,
        text: &prepared.text,
        source,
        file,
        report,
        builder: ir::Builder::new(),
        known: Vec::new(),
        has_hidden: false,
        open: Vec::new(),
        in_box: None,
        counter: Counter::default(),
        always_numbered: config.numbers,
        created: Vec::new(),
        last_created: None,
        destroyed: Vec::new(),
        last_destroyed: None,
        final_destroys: final_destroys(tree, &prepared.text),
        comments: 0,
    };
    lower.builder.style = config.style;
    if let Some(title) = config.title {
        lower.builder.meta.title = text::broken(&title);
    }
    if lower.always_numbered {
        lower.counter.start(None, None);
        let action = NumberingAction::Start { start: None, step: None, format: None };
        lower.builder.push(Item::Numbering(Numbering::new(action)));
    }
    for (index, statement) in tree.statements.iter().enumerate() {
        lower.comments_before(statement.part.start);
        lower.statement(statement, &tree.statements[..index]);
    }
    lower.comments_before(u32::MAX);
    lower.finish()
}

struct Lower<'p, 'r> {
    prepared: &'p Prepared<'p>,
    text: &'p str,
    source: &'p str,
    file: FileId,
    report: &'r mut Report,
    builder: ir::Builder,
    /// What is known of each participant beside the builder's.
    known: Vec<Known>,
    /// Some of them are hidden, or were: then places of columns must be told to the builder.
    has_hidden: bool,
    open: Vec<Open>,
    in_box: Option<(BoxId, Part)>,
    counter: Counter,
    /// Messages carry numbers by configuration, whatever `autonumber` says.
    always_numbered: bool,
    /// Created, and no message to them yet.
    created: Vec<(ParticipantId, Part)>,
    /// To whom the next message must go.
    last_created: Option<ParticipantId>,
    /// Destroyed, and no message of them yet.
    destroyed: Vec<(Part, Part)>,
    /// Whose the next message must be.
    last_destroyed: Option<Part>,
    /// For each name, where its last `destroy` stands: only that one counts.
    final_destroys: HashMap<&'p str, u32>,
    /// How many lines of comments have their place.
    comments: usize,
}

impl Lower<'_, '_> {
    fn span(&self, part: Part) -> Span {
        let range = self.prepared.source(part);
        Span { file: self.file, start: range.start as u32, end: range.end as u32 }
    }

    fn origin(&self, part: Part) -> Origin {
        self.span(part).into()
    }

    /// A text, with findings about what is in it.
    fn read_text(&mut self, part: Part) -> Text {
        self.read_raw(part.of(self.text), part, text::text)
    }

    fn read_raw(&mut self, raw: &str, part: Part, read: fn(&str, &mut Noticed) -> Text) -> Text {
        let mut noticed = Noticed::default();
        let text = read(raw, &mut noticed);
        if noticed.math {
            self.report.push(part.trim(self.text), Problem::Math);
        }
        if noticed.backslash_n {
            self.report.push(part.trim(self.text), Problem::BackslashN);
        }
        text
    }

    /// Gives their places to the lines of comments that stood before a statement.
    fn comments_before(&mut self, at: u32) {
        while let Some(line) = self.prepared.comments.get(self.comments).filter(|line| line.at <= at) {
            self.comments += 1;
            let text = self.source.get(line.range.clone()).unwrap_or_default();
            let text = text.trim_start_matches('%');
            let span = Span { file: self.file, start: line.range.start as u32, end: line.range.end as u32 };
            self.builder.push(Item::Comment(Comment { text: text.trim().to_owned(), origin: span.into() }));
        }
    }

    fn statement(&mut self, statement: &Statement, before: &[Statement]) {
        let part = statement.part;
        if let Some((_, opened)) = self.in_box {
            match statement.kind {
                Kind::Comment | Kind::Refused | Kind::End => {}
                Kind::Declaration(ref declaration) if !declaration.create => {}
                Kind::Destroy(_) => {}
                _ => return self.not_in_box(statement, opened, before),
            }
        }
        match &statement.kind {
            Kind::Comment => self.comment(part),
            Kind::Declaration(declaration) => self.declaration(part, declaration),
            Kind::Destroy(id) => self.destroy(part, *id),
            Kind::Message(message) => self.message(part, message),
            Kind::Activate(id) => {
                let id = self.active(*id);
                self.known[id.index()].active += 1;
                self.builder.push(Item::Activate(Activate {
                    participant: id,
                    style: None,
                    origin: self.origin(part),
                }));
            }
            Kind::Deactivate(id) => {
                let id = self.active(*id);
                self.deactivate(id, part);
            }
            Kind::Note(note) => self.note(part, note),
            Kind::Link(link) => self.link(part, link),
            Kind::Box(rest) => self.open_box(part, *rest),
            Kind::Block { kind, label } => self.open_block(part, *kind, *label, before),
            Kind::ForeignBlock => self.open_foreign(part),
            Kind::Branch { keyword, label } => self.branch(part, *keyword, *label),
            Kind::End => self.end(part),
            Kind::Autonumber { start, step } => self.autonumber(part, *start, *step),
            Kind::AutonumberOff => {
                if !self.always_numbered {
                    self.counter.stop();
                }
                let origin = self.origin(part);
                self.builder.push(Item::Numbering(Numbering { action: NumberingAction::Stop, origin }));
            }
            Kind::Title(text) => self.title(part, *text),
            Kind::AccTitle(text) => {
                let text = text::shown(text.trim(self.text).of(self.text));
                self.builder.meta.accessible_title = Some(text).filter(|text| !text.is_empty());
            }
            Kind::AccDescr(text) => {
                let text = text::shown(text.trim(self.text).of(self.text));
                let lines: Vec<&str> =
                    text.split('\n').map(str::trim_start).filter(|line| !line.is_empty()).collect();
                self.builder.meta.accessible_description =
                    Some(lines.join("\n")).filter(|text| !text.is_empty());
            }
            Kind::AccDescrOpen => {
                self.builder.meta.accessible_description = None;
                self.report.push(part, Problem::AccDescrOpen);
            }
            Kind::Junk => self.report.push(part, Problem::Junk),
            Kind::Refused => {}
        }
    }

    /// A comment within a line.
    fn comment(&mut self, part: Part) {
        let raw = part.of(self.text);
        let text = raw.trim_start_matches(['#', '%']);
        let text = if text.len() == raw.len() {
            self.report.push(part, Problem::SwallowedByComment);
            raw.split_once("%%").map_or(raw, |(_, text)| text)
        } else {
            self.comment_cuts(part, text);
            text
        };
        let origin = self.origin(part);
        self.builder.push(Item::Comment(Comment { text: text.trim().to_owned(), origin }));
    }

    /// `room #5`: a comment that was hardly meant as one, because no blank follows its mark.
    fn comment_cuts(&mut self, part: Part, text: &str) {
        let line = self.text[..part.start as usize].rfind('\n').map_or(0, |end| end + 1);
        let before = &self.text[line..part.start as usize];
        if before.trim().is_empty() || !part.of(self.text).starts_with('#') {
            return;
        }
        let word = before.trim().split(' ').next().unwrap_or_default();
        let digits = text.bytes().take_while(u8::is_ascii_hexdigit).count();
        if (word.eq_ignore_ascii_case("rect") || word.eq_ignore_ascii_case("box"))
            && matches!(digits, 3 | 4 | 6 | 8)
        {
            self.report.push(part, Problem::HexColour);
        } else if text.starts_with(|char: char| char.is_alphanumeric()) {
            self.report.push(part, Problem::CutAtHash);
        }
    }

    fn note(&mut self, part: Part, note: &Note) {
        let first = self.named(note.first);
        let mut over = vec![first];
        if let Some(second) = note.second {
            over.push(self.named(second));
        }
        over.sort_unstable();
        over.dedup();
        let place = match note.place {
            StatePlace::Left => NotePlace::Left(over),
            StatePlace::Right => NotePlace::Right(over),
            StatePlace::Over => NotePlace::Over(over),
        };
        let text = self.read_text(Part { start: note.text.start + 1, ..note.text });
        let origin = self.origin(part);
        self.builder.push(Item::Note(ir::Note { origin, ..ir::Note::new(place, text) }));
    }

    /// The receiver's or sender's bar ends, if there is one.
    fn deactivate(&mut self, id: ParticipantId, part: Part) {
        let active = &mut self.known[id.index()].active;
        if *active == 0 {
            let name = self.builder.get(id).name.clone();
            self.report.push(part, Problem::NotActive { name });
            return;
        }
        *active -= 1;
        self.builder.push(Item::Deactivate(Deactivate { participant: id, origin: self.origin(part) }));
    }

    fn link(&mut self, part: Part, link: &crate::tree::Link) {
        let id = self.named(link.id);
        let raw = Part { start: link.text.start + 1, ..link.text }.trim(self.text);
        let origin = self.origin(part);
        let verbatim =
            |lower: &Self| Raw { dialect: Dialect::Mermaid, text: part.of(lower.text).to_owned(), origin };
        let decoded = unescape(raw.of(self.text)).into_owned();
        match link.keyword {
            Keyword::Link => {
                let at = decoded.find('@');
                if at.is_none() {
                    self.report.push(raw, Problem::LinkWithoutAt);
                }
                let cut = |end: usize| {
                    let before = decoded.get(..end).unwrap_or_default();
                    let last = before.chars().next_back().map_or(0, char::len_utf8);
                    before[..before.len() - last].trim().to_owned()
                };
                let (label, target) = match at {
                    Some(at) => (cut(at), decoded[at + 1..].trim().to_owned()),
                    None => (decoded.clone(), decoded.clone()),
                };
                self.add_link(id, label, target);
            }
            Keyword::Links => match serde_json::from_str::<serde_json::Value>(&decoded) {
                Ok(serde_json::Value::Object(links)) => {
                    for (label, target) in links {
                        let target = target.as_str().map_or_else(|| target.to_string(), str::to_owned);
                        self.add_link(id, label, target);
                    }
                }
                Ok(_) => self.report.push(raw, Problem::LinkJson("not an object".to_owned())),
                Err(error) => self.report.push(raw, Problem::LinkJson(plain_error(&error))),
            },
            Keyword::Properties => {
                match serde_json::from_str::<serde_json::Value>(&decoded) {
                    Ok(_) => {}
                    Err(error) => self.report.push(raw, Problem::LinkJson(plain_error(&error))),
                }
                let verbatim = verbatim(self);
                self.builder.get_mut(id).raw.push(verbatim);
            }
            _ => {
                self.report.push(part, Problem::DetailsElsewhere);
                let verbatim = verbatim(self);
                self.builder.get_mut(id).raw.push(verbatim);
            }
        }
    }

    fn add_link(&mut self, id: ParticipantId, label: String, target: String) {
        let links = &mut self.builder.get_mut(id).links;
        match links.iter_mut().find(|link| link.label.as_deref() == Some(label.as_str())) {
            Some(link) => link.target = target,
            None => links.push(Link { target, tooltip: None, label: Some(label) }),
        }
    }

    fn autonumber(&mut self, part: Part, start: Option<Part>, step: Option<Part>) {
        let number = |part: Option<Part>| part.map(|part| decimal(part.of(self.text)));
        let (start, step) = (number(start), number(step));
        let is_some = |number: &&str| !matches!(*number, "0");
        let counted = step.as_deref().or(start.as_ref().map(|_| "1")).filter(is_some);
        self.counter.start(start.as_deref().filter(is_some), counted);
        let origin = self.origin(part);
        let action = NumberingAction::Start { start, step, format: None };
        self.builder.push(Item::Numbering(Numbering { action, origin }));
    }

    fn title(&mut self, part: Part, text: Part) {
        let raw = text.of(self.text);
        let word = &self.text[part.start as usize..text.start as usize];
        if word.contains('\n') {
            self.report.push(part, Problem::TitleTakesLine);
        } else if crate::foreign::begins_message(raw) {
            self.report.push(text.trim(self.text), Problem::TitleWithArrow);
        }
        self.builder.meta.title = self.read_raw(raw, text, text::lines);
    }

    fn finish(mut self) -> ir::Diagram {
        self.close_all();
        self.place_hidden();
        for (_, part) in std::mem::take(&mut self.created) {
            self.report.push(part, Problem::CreationUnused);
        }
        for (id, part) in std::mem::take(&mut self.destroyed) {
            self.report.push(part, Problem::DestructionUnused);
            if let Some(participant) = self.builder.find(&unescape(id.of(self.text))) {
                let origin = self.origin(part);
                self.builder.push(Item::Destroy(ir::Destroy { participant, origin }));
            }
        }
        self.builder.finish()
    }
}

/// The last `destroy` of each name.
fn final_destroys<'p>(tree: &Tree, text: &'p str) -> HashMap<&'p str, u32> {
    let destroys = tree.statements.iter().filter_map(|statement| match statement.kind {
        Kind::Destroy(id) => Some((id.of(text), id.start)),
        _ => None,
    });
    destroys.collect()
}

/// A number as JavaScript shows it: no zeros that say nothing.
fn decimal(text: &str) -> String {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match places.trim_end_matches('0') {
        "" => whole.to_owned(),
        places => format!("{whole}.{places}"),
    }
}

/// What is wrong with a piece of JSON, without the place.
pub(crate) fn plain_error(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

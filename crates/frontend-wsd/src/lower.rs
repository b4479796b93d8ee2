//! From statements to meaning. The tree is read once, in order; blocks are matched with a stack, so nesting costs no
//! recursion.

mod fragment;
mod include;
mod message;
mod note;
mod participant;

use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{Autonumber, Kind, Part, Setting, Statement};
use diag::{FileId, Includes, Sources, Span};
use fragment::Open;
pub(crate) use include::{BYTES_LIMIT, COUNT_LIMIT, DEPTH_LIMIT, Frame};
use ir::{Comment, Counter, Dialect, Item, Numbering, NumberingAction, Origin, Raw, Text};
use participant::Known;
use spelling::wsd;

/// Makes the diagram of a tree, following its includes.
pub(crate) fn diagram(
    sources: &mut Sources,
    includes: &dyn Includes,
    report: &mut Report,
    dialect: Dialect,
    root: Frame,
) -> ir::Diagram {
    let mut lower = Lower {
        sources,
        includes,
        report,
        dialect,
        builder: ir::Builder::new(),
        known: Vec::new(),
        open: Vec::new(),
        too_deep_reported: false,
        counter: Counter::default(),
        title: None,
        included: include::Spent::default(),
    };
    let mut frames = vec![root];
    while let Some(frame) = frames.last_mut() {
        let at = frame.next;
        frame.next += 1;
        let depth = frames.len() - 1;
        let frame = &frames[depth];
        match frame.tree.statements.get(at) {
            Some(statement) => {
                let place = Place { file: frame.file, text: &frame.text, depth, floor: frame.floor };
                if let Kind::Include(name) = statement.kind {
                    frames.extend(lower.include(place, name, statement.part, &frames));
                } else {
                    lower.statement(place, statement);
                }
            }
            None => {
                lower.close_down_to(frame.floor);
                frames.pop();
            }
        }
    }
    lower.report_unused_creations();
    lower.builder.finish()
}

/// The text that is being lowered, and where it stands among those that include it.
#[derive(Clone, Copy)]
struct Place<'t> {
    file: FileId,
    text: &'t str,
    /// How many texts include it.
    depth: usize,
    /// How many blocks were open where it was included: those are not its to close.
    floor: usize,
}

impl<'t> Place<'t> {
    fn span(self, part: Part) -> Span {
        part.span(self.file)
    }

    fn origin(self, part: Part) -> Origin {
        self.span(part).into()
    }

    fn of(self, part: Part) -> &'t str {
        part.of(self.text)
    }

    /// A text on one line, with its line breaks.
    fn line(self, part: Part) -> Text {
        Text::plain(wsd::unescape(self.of(part)))
    }
}

struct Lower<'s> {
    sources: &'s mut Sources,
    includes: &'s dyn Includes,
    report: &'s mut Report,
    dialect: Dialect,
    builder: ir::Builder,
    /// What happened to each participant, by column.
    known: Vec<Known>,
    /// The blocks around the present statement, outermost first.
    open: Vec<Open>,
    too_deep_reported: bool,
    counter: Counter,
    /// Where the title stands, and how deep it was included.
    title: Option<(Span, usize)>,
    included: include::Spent,
}

impl Lower<'_> {
    fn statement(&mut self, place: Place<'_>, statement: &Statement) {
        let part = statement.part;
        match &statement.kind {
            Kind::Comment(text) => {
                let text = place.of(*text).to_owned();
                self.builder.push(Item::Comment(Comment { text, origin: place.origin(part) }));
            }
            Kind::Title(text) => self.title(place, *text, part),
            Kind::Option(setting) => self.option(place, setting, part),
            Kind::Autonumber(autonumber) => self.autonumber(place, *autonumber, part),
            Kind::Declaration(declaration) => self.declaration(place, declaration, part),
            Kind::Message(message) => self.message(place, message, part),
            Kind::Activate(name) => self.activate(place, *name, part),
            Kind::Deactivate(name) => self.deactivate(place, *name, part),
            Kind::Create(name) => self.create(place, *name, part),
            Kind::Destroy(name) => self.destroy(place, *name, part),
            Kind::Note(note) => self.note(place, note, part),
            Kind::Reference(reference) => self.reference(place, reference, part),
            Kind::Open(kind, label) => self.open_fragment(place, *kind, *label, part),
            Kind::Else(label) => self.branch(place, *label, part),
            Kind::End(words) => self.end(place, *words, part),
            Kind::OpenGroup(parallel) => self.open_group(place, *parallel, part),
            Kind::CloseGroup => self.close_group(place, part),
            Kind::SideText => self.side_text(place, part),
            Kind::Error { opens } => {
                if *opens {
                    self.open.push(Open::Foreign);
                }
            }
            // followed by the caller, which owns the stack of texts
            Kind::Include(_) => {}
        }
    }

    /// The last title wins (W-020), but never one of an included text over one of the text that includes it.
    fn title(&mut self, place: Place<'_>, text: Part, part: Part) {
        if text.is_empty() {
            self.report.push(place.span(part), Problem::NoTitle);
            return;
        }
        match self.title {
            Some((_, depth)) if depth < place.depth => return,
            Some((earlier, depth)) if depth == place.depth => {
                self.report.push(place.span(part), Problem::RepeatedTitle { earlier: Some(earlier) });
            }
            _ => {}
        }
        self.title = Some((place.span(part), place.depth));
        self.builder.meta.title = place.line(text);
    }

    fn option(&mut self, place: Place<'_>, setting: &Setting, part: Part) {
        let is_footer = place.of(setting.key).eq_ignore_ascii_case("footer");
        match wsd::footer(place.of(setting.value)).filter(|_| is_footer) {
            Some(footer) => self.builder.style.footbox = Some(footer),
            None => {
                let text = place.of(part).to_owned();
                self.builder.style.raw.push(Raw { dialect: Dialect::Wsd, text, origin: place.origin(part) });
            }
        }
    }

    fn autonumber(&mut self, place: Place<'_>, autonumber: Autonumber, part: Part) {
        let action = match autonumber {
            Autonumber::From(start) => {
                let start = Some(place.of(start)).filter(|start| !start.is_empty());
                self.counter.start(start, None);
                NumberingAction::Start { start: start.map(str::to_owned), step: None, format: None }
            }
            Autonumber::Off => {
                self.counter.stop();
                NumberingAction::Stop
            }
        };
        self.builder.push(Item::Numbering(Numbering { action, origin: place.origin(part) }));
    }
}

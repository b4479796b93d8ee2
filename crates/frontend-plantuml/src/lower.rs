//! From statements to meaning. Statements are read once, in order; blocks are matched with a stack, so nesting costs no
//! recursion.

mod furniture;
mod group;
mod life;
mod message;
mod note;
mod number;
mod participant;

use crate::creole::{self, Context};
use crate::preprocess::OriginMap;
use crate::problem::Problem;
use crate::report::Report;
use crate::style;
use crate::tree::{Body, Kind, Part, Statement};
use ir::{Comment, Delay, Dialect, Divider, Item, Origin, PageBreak, Raw, Space, Text, ThemeChoice};
use life::Lifelines;
use number::Numbers;
use spelling::plantuml;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The largest space and slant, in px (reference plantuml section 21, point 15).
const LARGEST: u32 = 10_000;

/// Makes the diagram of the statements of `text`.
pub(crate) fn diagram(
    text: &str,
    map: &OriginMap,
    report: &mut Report,
    statements: &[Statement],
    failed: bool,
) -> ir::Diagram {
    let mut lower = Lower {
        text,
        map,
        report,
        builder: ir::Builder::new(),
        lifelines: Lifelines::default(),
        numbers: Numbers::default(),
        boxes: Vec::new(),
        noteable: note::Noteable::Nothing,
        declared: HashMap::new(),
        anchors: HashSet::new(),
        durations: Vec::new(),
        pages: true,
        pictures: 0,
        too_deep: false,
        looks: style::Looks::default(),
    };
    for statement in statements {
        lower.statement(statement);
    }
    lower.uncreated();
    lower.durations();
    if lower.builder.participant_count() == 0 && lower.report.errors() == 0 && !failed {
        lower.report.push(Part::default(), Problem::Empty);
    }
    let Lower { looks, mut builder, .. } = lower;
    looks.into_style(&mut builder.style);
    builder.finish()
}

struct Lower<'t> {
    text: &'t str,
    map: &'t OriginMap,
    report: &'t mut Report,
    builder: ir::Builder,
    lifelines: Lifelines,
    numbers: Numbers,
    /// Open boxes, the outermost first.
    boxes: Vec<ir::BoxId>,
    noteable: note::Noteable,
    /// Which columns were declared, for a finding about the second time.
    declared: HashMap<ir::ParticipantId, Part>,
    /// Anchors of messages.
    anchors: HashSet<String>,
    /// Durations whose anchors were not known yet where they stand.
    durations: Vec<(ir::Duration, Part)>,
    /// `newpage` has an effect.
    pages: bool,
    /// How many things in texts could not be read as text; told a few times only.
    pictures: usize,
    too_deep: bool,
    looks: style::Looks,
}

/// How many findings about pictures in texts are worth telling.
const PICTURES_TOLD: usize = 20;

impl Lower<'_> {
    fn statement(&mut self, statement: &Statement) {
        let part = statement.part;
        let result = match &statement.kind {
            Kind::Comment(text) => {
                let text = text.of(self.text).to_owned();
                self.push(Item::Comment(Comment { text, origin: self.origin(part) }));
                Ok(())
            }
            Kind::Declaration(declaration) => self.declaration(declaration, part),
            Kind::Message(message) => self.message(message, part),
            Kind::Life(life) => self.life(life, part),
            Kind::DeactivateLast => self.deactivate_last(part),
            Kind::Return(answer) => self.answer(answer, part),
            Kind::AutoActivate(on) => {
                self.lifelines.automatic = *on;
                Ok(())
            }
            Kind::Note(note) => self.note(note, part),
            Kind::Reference(reference) => self.reference(reference, part),
            Kind::Open(open) => self.open(open, part),
            Kind::Else(branch) => self.branch(branch, part),
            Kind::End => self.end(part),
            Kind::OpenBox(open) => self.open_box(open, part),
            Kind::CloseBox => match self.boxes.pop() {
                Some(_) => Ok(()),
                None => Err((part, Problem::StrayEndBox)),
            },
            Kind::Divider(text) => {
                let text = self.line(*text);
                self.lifelines.divider();
                self.push(Item::Divider(Divider { text, origin: self.origin(part) }));
                Ok(())
            }
            Kind::Delay(text) => {
                let text = self.line(*text);
                self.lifelines.delay();
                self.push(Item::Delay(Delay { text, origin: self.origin(part) }));
                Ok(())
            }
            Kind::Space(digits) => {
                let pixels = match digits.of(self.text) {
                    "" => plantuml::SPACE,
                    digits => self.bounded(digits, part),
                };
                self.push(Item::Space(Space { pixels: Some(pixels), origin: self.origin(part) }));
                Ok(())
            }
            Kind::NewPage(title) => {
                if self.pages {
                    let title = self.line(*title);
                    self.push(Item::PageBreak(PageBreak { title, origin: self.origin(part) }));
                }
                Ok(())
            }
            Kind::IgnoreNewPage => {
                self.pages = false;
                Ok(())
            }
            Kind::Numbering(numbering) => self.numbering(numbering, part),
            Kind::Furniture(furniture) => {
                self.furniture(furniture);
                Ok(())
            }
            Kind::Footbox(on) => {
                self.builder.style.footbox = Some(if *on { ir::Footbox::Box } else { ir::Footbox::None });
                Ok(())
            }
            Kind::HideUnlinked(hide) => {
                self.builder.style.hide_unlinked = *hide;
                Ok(())
            }
            Kind::HideStereotype(hide) => {
                self.builder.style.hide_stereotypes = *hide;
                Ok(())
            }
            Kind::Scale(scale) => {
                self.builder.style.scale = style::scale(*scale);
                Ok(())
            }
            Kind::Url(url) => {
                if url.name.of(self.text).starts_with(plantuml::is_quote) {
                    self.report.push(part, Problem::QuotedUrl);
                }
                let id = self.participant(url.name);
                self.builder.get_mut(id).links.extend(style::link(url.url.of(self.text)));
                Ok(())
            }
            Kind::Duration(duration) => {
                let own = |part: Part| part.of(self.text).to_owned();
                let (from, to) = (own(duration.from), own(duration.to));
                let text = self.line(duration.text);
                let known = [&from, &to].into_iter().all(|name| self.anchors.contains(name));
                let duration = ir::Duration { from, to, text, origin: self.origin(part) };
                if known {
                    self.push(Item::Duration(duration));
                } else {
                    self.durations.push((duration, part));
                }
                Ok(())
            }
            Kind::Skinparam(setting) => {
                let (name, value) = (setting.name.of(self.text), setting.value.of(self.text));
                if !self.looks.skinparam(name, value, &mut self.builder.style) {
                    self.raw(part);
                }
                Ok(())
            }
            Kind::SkinparamBlock(name, body) => {
                let (name, body) = (name.of(self.text), body.of(self.text));
                if !self.looks.skinparam_block(name, body, &mut self.builder.style) {
                    self.raw(part);
                }
                Ok(())
            }
            Kind::StyleBlock(body) if !style::is_sheet(&without_comments(body.of(self.text))) => {
                Err((part, Problem::BadStyle))
            }
            Kind::StyleBlock(body) => {
                if !self.looks.css(body.of(self.text)) {
                    self.raw(part);
                }
                Ok(())
            }
            Kind::Theme(name) => {
                let name = name.of(self.text).split_whitespace().next().unwrap_or_default().to_owned();
                if !name.is_empty() {
                    self.builder.style.theme = Some(ThemeChoice { dialect: Dialect::PlantUml, name });
                }
                Ok(())
            }
            Kind::Setting => {
                self.raw(part);
                Ok(())
            }
            Kind::Error => Ok(()),
        };
        if let Err((part, problem)) = result {
            self.report.push(part, problem);
        }
    }

    fn push(&mut self, item: Item) {
        self.builder.push(item);
    }

    fn origin(&self, part: Part) -> Origin {
        self.map.span(part.range()).into()
    }

    /// A statement kept as written.
    fn raw(&mut self, part: Part) {
        let text = part.of(self.text).to_owned();
        self.builder.style.raw.push(Raw { dialect: Dialect::PlantUml, text, origin: self.origin(part) });
    }

    /// A text on one line.
    fn line(&mut self, part: Part) -> Text {
        self.text(part, Context::Line)
    }

    fn text(&mut self, part: Part, context: Context) -> Text {
        let mut slice = part.trim(self.text);
        if slice.start > part.start && slice.of(self.text).starts_with(['*', '#', '=', '|', '-', '.']) {
            // behind a blank these mean no list, no table …
            slice.start = part.start;
        }
        let mut found = Vec::new();
        let text = creole::text(slice.of(self.text), context, &mut found);
        self.pictures(slice, &found);
        text
    }

    fn pictures(&mut self, part: Part, found: &[creole::Found]) {
        for each in found {
            self.pictures += 1;
            if self.pictures <= PICTURES_TOLD {
                let at = Part::new(part.start as usize + each.at.start, part.start as usize + each.at.end);
                let what = each.what.words();
                self.report.push(at, Problem::Picture(what));
            }
        }
    }

    fn body(&mut self, body: Body) -> Text {
        match body {
            Body::Line(part) => self.line(part),
            Body::Block(part) => {
                self.comments(part);
                let lines = without_comments(part.of(self.text));
                let mut found = Vec::new();
                let text = creole::text(&lines, Context::Body, &mut found);
                let begins = Part { start: part.start, end: part.start };
                found.iter_mut().for_each(|each| each.at = 0..0);
                self.pictures(begins, &found);
                text
            }
        }
    }

    /// The comments among the lines of a body: they go before what the body belongs to.
    fn comments(&mut self, body: Part) {
        let text = body.of(self.text);
        if !text.contains('\'') {
            return;
        }
        let mut start = body.start as usize;
        for line in text.split_inclusive('\n') {
            let comment = Part::new(start, start + line.len()).trim(self.text);
            start += line.len();
            if let Some(said) = comment.of(self.text).strip_prefix('\'') {
                let text = said.trim().to_owned();
                self.push(Item::Comment(Comment { text, origin: self.origin(comment) }));
            }
        }
    }

    /// A number of px, bounded.
    fn bounded(&mut self, digits: &str, part: Part) -> u32 {
        match digits.parse::<u32>() {
            Ok(number) if number <= LARGEST => number,
            _ => {
                self.report.push(part, Problem::NumberTooLarge);
                LARGEST
            }
        }
    }

    fn durations(&mut self) {
        for (duration, part) in std::mem::take(&mut self.durations) {
            let unknown =
                [&duration.from, &duration.to].into_iter().find(|name| !self.anchors.contains(*name));
            match unknown {
                Some(name) => self.report.push(part, Problem::UnknownAnchor(name.clone())),
                None => self.push(Item::Duration(duration)),
            }
        }
    }
}

/// What goes wrong with a statement, and where.
type Outcome = Result<(), (Part, Problem)>;

/// Lines without those that are comments.
fn without_comments(body: &str) -> Cow<'_, str> {
    if !body.contains('\'') {
        return Cow::Borrowed(body.trim_end_matches(['\n', '\r']));
    }
    let lines: Vec<&str> = body.lines().filter(|line| !crate::preprocess::is_comment(line)).collect();
    Cow::Owned(lines.join("\n"))
}

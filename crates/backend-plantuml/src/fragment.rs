//! Fragments (reference plantuml section 10, reference conversion section 5).

use crate::paint::solid;
use crate::printer::{Bound, Printer};
use crate::text::Form;
use ir::{Block, Construct, Fragment, FragmentKind, Operand, Origin, Run, Text};
use spelling::plantuml;
use spelling::printing::letters;

/// A title without letters: a partition with it is an area without a tab.
const NO_TITLE: &str = "<U+00A0>";

impl<'d> Printer<'d> {
    /// Prints a fragment with all its content.
    pub(crate) fn fragment(&mut self, fragment: &'d Fragment) {
        let origin = fragment.origin;
        let mut head = if fragment.parallel { "& ".to_owned() } else { String::new() };
        let (keyword, label) = self.keyword_and_label(fragment);
        head.push_str(keyword);
        if let Some(color) = fragment.tab_color {
            head.push_str(&format!("#{}", solid(color, Construct::FragmentStyle, origin, &mut self.losses)));
        }
        if let Some(operand) = fragment.operands.first() {
            self.ground(fragment, operand, &mut head);
        }
        self.line(format!("{head} {label}").trim_end());
        for (index, operand) in fragment.operands.iter().enumerate() {
            if index > 0 {
                self.branch(fragment, operand);
            }
            self.lines.indent();
            self.items(&operand.items);
            self.lines.dedent();
        }
        self.line("end");
        self.bound = Bound::Fragment;
        self.anchors.ended(fragment);
    }

    /// The word that opens a fragment, and what stands behind it. Reports it when PlantUML has no such fragment.
    fn keyword_and_label(&mut self, fragment: &Fragment) -> (&'static str, String) {
        let origin = fragment.origin;
        match fragment.kind {
            FragmentKind::Rect => {
                self.losses.report(Construct::FragmentRect, origin, "coloured area");
                ("partition", self.title(fragment))
            }
            FragmentKind::Seq => {
                self.losses.report(Construct::FragmentSeq, origin, "seq");
                ("group", self.bracketed("seq".to_owned(), fragment))
            }
            FragmentKind::Group => {
                let name = self.heading(fragment);
                ("group", self.bracketed(name, fragment))
            }
            FragmentKind::Partition => ("partition", self.title(fragment)),
            kind => (plantuml::fragment_text(kind).unwrap_or("group"), self.guard(fragment)),
        }
    }

    /// The label of the first operand.
    fn guard(&mut self, fragment: &Fragment) -> String {
        fragment
            .operands
            .first()
            .map_or_else(String::new, |first| self.text(&first.guard, Form::Guard, first.origin))
    }

    /// The title of a partition, which has no guard, or of an area.
    fn title(&mut self, fragment: &Fragment) -> String {
        let origin = fragment.origin;
        let guard =
            fragment.operands.first().map(|first| &first.guard).filter(|guard| !guard.lines.is_empty());
        let title = match guard {
            Some(guard) => {
                if fragment.kind == FragmentKind::Partition {
                    let (what, form) = ("guard of a partition", "a part of its title");
                    self.losses.approximated(Construct::FragmentPartition, origin, what, form);
                }
                self.text(&with_guard(&fragment.name, guard), Form::Name, origin)
            }
            None => self.text(&fragment.name, Form::Name, origin),
        };
        if title.is_empty() { NO_TITLE.to_owned() } else { title }
    }

    /// `else guard`.
    fn branch(&mut self, fragment: &Fragment, operand: &Operand) {
        let mut line = if fragment.kind == FragmentKind::ParOver { "also" } else { "else" }.to_owned();
        self.ground(fragment, operand, &mut line);
        let guard = self.text(&operand.guard, Form::Guard, operand.origin);
        self.line(format!("{line} {guard}").trim_end());
        (self.bound, self.note_side) = (Bound::Message, None);
    }

    /// ` #colour` of an operand.
    fn ground(&mut self, fragment: &Fragment, operand: &Operand, line: &mut String) {
        let Some(ground) = operand.background else { return };
        let construct = match fragment.kind {
            FragmentKind::Rect => Construct::FragmentRect,
            _ => Construct::FragmentStyle,
        };
        line.push_str(&format!(" #{}", solid(ground, construct, operand.origin, &mut self.losses)));
    }

    /// The heading of a group. What stands in brackets at its end would be read as its guard.
    fn heading(&mut self, fragment: &Fragment) -> String {
        let (name, origin) = (&fragment.name, fragment.origin);
        let has_guard = fragment.operands.first().is_some_and(|first| !first.guard.is_empty());
        let links = name.lines.last().and_then(|line| line.runs.last()).and_then(|run| run.link.as_ref());
        let bare = (links.is_some() && !has_guard).then(|| self.without_links(name, origin));
        let splits = has_guard || letters(name).ends_with(']');
        self.text(bare.as_ref().unwrap_or(name), if splits { Form::Group } else { Form::Name }, origin)
    }

    /// A text without its links. Reports them.
    fn without_links(&mut self, text: &Text, origin: Origin) -> Text {
        let mut text = text.clone();
        let mut strip = |runs: &mut Vec<Run>| {
            for link in runs.iter_mut().filter_map(|run| run.link.take()) {
                self.losses.dropped(Construct::TextLink, origin, format!("link {}", link.target));
            }
        };
        for line in &mut text.lines {
            strip(&mut line.runs);
            if let Block::Row { cells } = &mut line.block {
                cells.iter_mut().for_each(|cell| strip(&mut cell.runs));
            }
        }
        text
    }

    /// `name [guard]`.
    fn bracketed(&mut self, name: String, fragment: &Fragment) -> String {
        let none = Text::default();
        let (guard, origin) =
            fragment.operands.first().map_or((&none, Origin::NONE), |first| (&first.guard, first.origin));
        // behind no name, or a link as name, a link at the beginning would be one
        let guard = match name.is_empty() || name.ends_with("]]") {
            true => {
                let guard = self.without_links(guard, origin);
                self.text(&guard, Form::Bracketed, origin)
            }
            false => self.text(guard, Form::Bracketed, origin),
        };
        match (name.is_empty(), guard.is_empty()) {
            (_, true) => name,
            (true, false) => format!("[{guard}]"),
            (false, false) => format!("{name} [{guard}]"),
        }
    }
}

/// `name [guard]`, as one text.
fn with_guard(name: &Text, guard: &Text) -> Text {
    let mut text = name.clone();
    let gap = if name.is_empty() { "" } else { " " };
    let mut lines = guard.lines.clone();
    if let Some(last) = lines.last_mut() {
        last.runs.push(Run::plain("]"));
    }
    if let Some(first) = lines.first_mut() {
        first.runs.insert(0, Run::plain(format!("{gap}[")));
    }
    let mut lines = lines.into_iter();
    match (text.lines.last_mut(), lines.next()) {
        (Some(line), Some(first)) => line.runs.extend(first.runs),
        (None, Some(first)) => text.lines.push(first),
        (_, None) => {}
    }
    text.lines.extend(lines);
    text
}

//! Fragments (reference plantuml section 10, reference conversion section 5).

use crate::paint::solid;
use crate::printer::{Bound, Printer};
use crate::text::Form;
use ir::{Construct, Fragment, FragmentKind, Operand, Origin, Text};
use spelling::plantuml;
use spelling::printing::letters;

/// A title without letters: a partition with it is an area without a tab.
const NO_TITLE: &str = "<U+00A0>";

impl<'d> Printer<'d> {
    /// Prints a fragment with all its content.
    pub(crate) fn fragment(&mut self, fragment: &'d Fragment) {
        let origin = fragment.origin;
        let mut head = if fragment.parallel { "& ".to_owned() } else { String::new() };
        let label;
        match fragment.kind {
            FragmentKind::Rect => {
                self.losses.report(Construct::FragmentRect, origin, "coloured area");
                head.push_str("partition");
                let guard =
                    fragment.operands.first().map(|first| self.text(&first.guard, Form::Guard, first.origin));
                label = guard.filter(|guard| !guard.is_empty()).unwrap_or_else(|| NO_TITLE.to_owned());
            }
            FragmentKind::Seq => {
                self.losses.report(Construct::FragmentSeq, origin, "seq");
                head.push_str("group");
                label = self.bracketed("seq".to_owned(), fragment);
            }
            FragmentKind::Group => {
                head.push_str("group");
                let name = self.heading(fragment);
                label = self.bracketed(name, fragment);
            }
            FragmentKind::Partition => {
                head.push_str("partition");
                let name = self.text(&fragment.name, Form::Guard, origin);
                let guard =
                    fragment.operands.first().map(|first| &first.guard).filter(|guard| !guard.is_empty());
                label = match guard {
                    None if name.is_empty() => NO_TITLE.to_owned(),
                    None => name,
                    Some(guard) => {
                        let what = "guard of a partition";
                        self.losses.approximated(
                            Construct::FragmentPartition,
                            origin,
                            what,
                            "a part of its title",
                        );
                        let guard = self.text(guard, Form::Line, origin);
                        if name.is_empty() {
                            format!("<U+005B>{guard}]")
                        } else {
                            format!("{name} [{guard}]")
                        }
                    }
                };
            }
            kind => {
                head.push_str(plantuml::fragment_text(kind).unwrap_or("group"));
                let guard =
                    fragment.operands.first().map(|first| self.text(&first.guard, Form::Guard, first.origin));
                label = guard.unwrap_or_default();
            }
        }
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

    /// `else guard`.
    fn branch(&mut self, fragment: &Fragment, operand: &Operand) {
        let mut line = if fragment.kind == FragmentKind::ParOver { "also" } else { "else" }.to_owned();
        self.ground(fragment, operand, &mut line);
        let guard = self.text(&operand.guard, Form::Guard, operand.origin);
        self.line(format!("{line} {guard}").trim_end());
        self.bound = Bound::Message;
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

    /// The heading of a group.
    fn heading(&mut self, fragment: &Fragment) -> String {
        let splits = letters(&fragment.name).ends_with(']')
            || fragment.operands.first().is_some_and(|first| !first.guard.is_empty());
        let form = if splits { Form::Group } else { Form::Guard };
        self.text(&fragment.name, form, fragment.origin)
    }

    /// `name [guard]`.
    fn bracketed(&mut self, name: String, fragment: &Fragment) -> String {
        let none = Text::default();
        let (guard, origin) =
            fragment.operands.first().map_or((&none, Origin::NONE), |first| (&first.guard, first.origin));
        let guard = self.text(guard, Form::Bracketed, origin);
        match (name.is_empty(), guard.is_empty()) {
            (_, true) => name,
            (true, false) => format!("[{guard}]"),
            (false, false) => format!("{name} [{guard}]"),
        }
    }
}

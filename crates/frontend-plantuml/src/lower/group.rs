//! Fragments (reference plantuml section 10).

use super::note::Noteable;
use super::{Lower, Outcome};
use crate::creole::Context;
use crate::problem::Problem;
use crate::tree::{Branch, Open, Part};
use ir::{Fill, Fragment, FragmentKind, Operand, Text};
use spelling::plantuml;

impl Lower<'_> {
    pub(super) fn open(&mut self, open: &Open, part: Part) -> Outcome {
        let tab_color = self.ground(open.tab)?;
        let background = self.ground(open.body)?;
        let origin = self.origin(part);
        let (name, guard) = match open.kind {
            FragmentKind::Group => {
                let (name, label) = secondary(self.text, open.label);
                let guard = label.map(|label| self.text(label, Context::Guard)).unwrap_or_default();
                (self.line(name), guard)
            }
            FragmentKind::Partition => (self.title(open.label), Text::default()),
            _ => (Text::default(), self.guard(open.label)),
        };
        let operand = Operand { guard, background, origin, ..Operand::default() };
        let fragment = Fragment {
            name,
            tab_color,
            parallel: open.parallel,
            origin,
            ..Fragment::new(open.kind, vec![operand])
        };
        if !self.builder.open(fragment) && !std::mem::replace(&mut self.too_deep, true) {
            self.report.push(part, Problem::TooDeep);
        }
        Ok(())
    }

    pub(super) fn branch(&mut self, branch: &Branch, part: Part) -> Outcome {
        let background = self.ground(branch.body)?;
        let guard = self.guard(branch.label);
        let origin = self.origin(part);
        let depth = self.builder.depth();
        if !self.builder.operand(guard, origin) {
            return Err((part, Problem::StrayElse));
        }
        self.lifelines.branch();
        self.noteable = Noteable::Message;
        if depth <= ir::MAX_NESTING
            && let Some(operand) = self.builder.innermost().and_then(|fragment| fragment.operands.last_mut())
        {
            operand.background = background;
        }
        Ok(())
    }

    pub(super) fn end(&mut self, part: Part) -> Outcome {
        if !self.builder.close() {
            return Err((part, Problem::StrayEnd));
        }
        self.lifelines.fragment_end();
        self.noteable = Noteable::Fragment;
        Ok(())
    }

    fn ground(&self, color: Option<Part>) -> Result<Option<Fill>, (Part, Problem)> {
        match color {
            Some(part) => match plantuml::color(part.of(self.text)) {
                Some(color) => Ok(Some(color.into())),
                None => Err((part, Problem::NoSuchColor)),
            },
            None => Ok(None),
        }
    }

    /// The title of a partition. PlantUML needs one: a blank that is written by its number says that there is none.
    fn title(&mut self, label: Part) -> Text {
        let title = self.line(label);
        if title.to_plain().trim().is_empty() { Text::default() } else { title }
    }

    /// A guard without the one pair of brackets that pictures put around it anyway (P-137).
    fn guard(&mut self, label: Part) -> Text {
        let label = label.trim(self.text);
        let slice = label.of(self.text);
        let inner = slice.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let label = match inner {
            Some(inner) if !inner.contains(['[', ']']) => {
                Part::new(label.start as usize + 1, label.end as usize - 1)
            }
            _ => label,
        };
        self.text(label, Context::Guard)
    }
}

/// `head [text]`: both, where the label ends in `]` (P-135). Links at its start belong to the head.
fn secondary(text: &str, label: Part) -> (Part, Option<Part>) {
    let label = label.trim(text);
    let slice = label.of(text);
    let Some(inner) = slice.strip_suffix(']') else { return (label, None) };
    let mut from = 0;
    while let Some(rest) = inner.get(from..).filter(|rest| rest.trim_start().starts_with("[[")) {
        match rest.find("]]") {
            Some(end) => from += end + 2,
            None => break,
        }
    }
    match inner.get(from..).and_then(|rest| rest.find('[')) {
        Some(at) => {
            let start = label.start as usize;
            let open = from + at;
            (Part::new(start, start + open), Some(Part::new(start + open + 1, start + inner.len())))
        }
        None => (label, None),
    }
}

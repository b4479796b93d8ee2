//! Fragments: WSD's own, and what stands for the others (reference conversion section 5).

use crate::printer::Printer;
use crate::text;
use ir::{Construct, Fragment, FragmentKind, Item, Line, Operand};
use spelling::wsd;

impl<'d> Printer<'d> {
    /// Prints a fragment with all its content.
    pub(crate) fn fragment(&mut self, fragment: &'d Fragment) {
        self.report_fragment(fragment);
        match fragment.kind {
            FragmentKind::Rect => {
                let color = fragment.operands.iter().find_map(|operand| operand.background);
                let what = color.map_or("rect".to_owned(), |fill| format!("rect {}", fill.color()));
                self.losses.report(Construct::FragmentRect, fragment.origin, what);
                for operand in &fragment.operands {
                    self.items(&operand.items);
                }
            }
            FragmentKind::ParOver if starts_together(fragment) => {
                let form = "messages at the same time";
                self.losses.approximated(Construct::FragmentParOver, fragment.origin, "par over", form);
                if let Some(Item::Message(first)) =
                    fragment.operands.first().and_then(|first| first.items.first())
                {
                    self.prepare_number(first);
                }
                self.together();
                for operand in &fragment.operands {
                    self.items(&operand.items);
                }
                self.closing = true;
            }
            FragmentKind::Par | FragmentKind::ParOver => {
                let (construct, what) = match fragment.kind {
                    FragmentKind::Par => (Construct::FragmentPar, "par"),
                    _ => (Construct::FragmentParOver, "par over"),
                };
                let misread = matches!(&fragment.operands[..], [operand] if looks_like_branches(operand));
                if misread {
                    self.losses.approximated(construct, fragment.origin, what, "an option");
                } else if fragment.kind == FragmentKind::ParOver {
                    self.losses.report(construct, fragment.origin, what);
                }
                match &fragment.operands[..] {
                    [_] if misread => self.open(fragment, "opt", Some("par".to_owned())),
                    [_] => self.open(fragment, "par", None),
                    _ => self.branches(fragment),
                }
            }
            kind => {
                let (keyword, word) = self.keyword(kind, fragment);
                self.open(fragment, keyword, word);
            }
        }
        self.anchors.ended(fragment);
    }

    /// Prints a frame; its further operands follow `else`.
    fn open(&mut self, fragment: &'d Fragment, keyword: &'static str, word: Option<String>) {
        for (index, operand) in fragment.operands.iter().enumerate() {
            let guard = self.guard(operand, fragment);
            let words = match (index, &word) {
                (0, Some(word)) => [keyword, word.as_str(), guard.as_str()],
                (0, None) => [keyword, guard.as_str(), ""],
                _ => ["else", guard.as_str(), ""],
            };
            self.operand(&words, operand);
        }
        self.line("end");
    }

    /// Prints parallel branches: frames in sequence within a `par` (W-114, W-115).
    fn branches(&mut self, fragment: &'d Fragment) {
        self.line("par");
        self.lines.indent();
        for operand in &fragment.operands {
            let guard = self.guard(operand, fragment);
            self.operand(&["seq", &guard], operand);
            self.line("end");
        }
        self.lines.dedent();
        self.line("end");
    }

    fn operand(&mut self, words: &[&str], operand: &'d Operand) {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        self.line(&words.join(" "));
        self.lines.indent();
        self.items(&operand.items);
        self.apart();
        self.lines.dedent();
    }

    /// The keyword that stands for a kind, and the word of its own that then goes into the label.
    fn keyword(&mut self, kind: FragmentKind, fragment: &Fragment) -> (&'static str, Option<String>) {
        let origin = fragment.origin;
        let several = fragment.operands.len() > 1;
        let nearest = if several { "alt" } else { "opt" };
        let form = if several { "alternatives" } else { "an option" };
        match kind {
            FragmentKind::Alt => ("alt", None),
            FragmentKind::Opt | FragmentKind::Loop | FragmentKind::Seq => {
                if !several {
                    return (wsd::fragment_text(kind).unwrap_or(nearest), None);
                }
                let what = format!("{} with branches", kind.as_str());
                self.losses.report(Construct::FragmentOperands, origin, what);
                (nearest, Some(kind.as_str().to_owned()))
            }
            FragmentKind::Critical => {
                self.losses.approximated(Construct::FragmentCritical, origin, "critical", form);
                (nearest, Some("critical".to_owned()))
            }
            FragmentKind::Break => {
                self.losses.approximated(Construct::FragmentBreak, origin, "break", form);
                (nearest, Some("break".to_owned()))
            }
            FragmentKind::Group => {
                let name = text::one_line(&fragment.name, origin, &mut self.losses);
                let what = format!("group {name}");
                self.losses.approximated(Construct::FragmentGroup, origin, what.trim_end().to_owned(), form);
                let unnamed =
                    name.is_empty() && fragment.operands.first().is_none_or(|first| first.guard.is_empty());
                (nearest, Some(if unnamed { "group".to_owned() } else { name }))
            }
            FragmentKind::Partition => {
                let name = text::one_line(&fragment.name, origin, &mut self.losses);
                self.losses.approximated(Construct::FragmentPartition, origin, "partition", form);
                (nearest, Some(name))
            }
            // printed without asking for a keyword
            FragmentKind::Par | FragmentKind::ParOver => ("par", None),
            FragmentKind::Rect => (nearest, None),
        }
    }

    /// The label of an operand; the guard of a named group stands in brackets behind the name.
    fn guard(&mut self, operand: &Operand, fragment: &Fragment) -> String {
        let guard = text::one_line(&operand.guard, operand.origin, &mut self.losses);
        let first = fragment.operands.first().is_some_and(|first| std::ptr::eq(first, operand));
        if fragment.kind == FragmentKind::Group && first && !guard.is_empty() {
            format!("[{guard}]")
        } else {
            guard
        }
    }

    fn report_fragment(&mut self, fragment: &Fragment) {
        let ground = fragment.kind != FragmentKind::Rect
            && fragment.operands.iter().any(|operand| operand.background.is_some());
        if ground || fragment.tab_color.is_some() {
            self.losses.report(Construct::FragmentStyle, fragment.origin, "colour of a fragment");
        }
    }
}

/// Whether a fragment says no more than that its messages start together.
fn starts_together(fragment: &Fragment) -> bool {
    fragment.operands.len() > 1
        && fragment.operands.iter().all(|operand| {
            operand.guard.is_empty()
                && matches!(&operand.items[..], [Item::Message(message)]
                    if !message.parallel && message.arrow.line != Line::Hidden)
        })
}

/// Whether a fragment is printed with a frame. Of others only the content is.
pub(crate) fn is_frame(fragment: &Fragment) -> bool {
    match fragment.kind {
        FragmentKind::Rect => false,
        FragmentKind::ParOver => !starts_together(fragment),
        _ => true,
    }
}

/// Whether the only branch of a `par` would be read as several: it holds nothing but `seq` frames.
fn looks_like_branches(operand: &Operand) -> bool {
    let is_branch = |item: &Item| matches!(item, Item::Fragment(child) if child.kind == FragmentKind::Seq && child.operands.len() == 1);
    operand.items.iter().all(|item| is_branch(item) || matches!(item, Item::Comment(_)))
        && operand.items.iter().filter(|item| is_branch(item)).count() > 1
}

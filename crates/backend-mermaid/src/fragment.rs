//! Fragments: Mermaid's own, and what stands for the others (reference conversion section 5).

use crate::columns::color_text;
use crate::printer::Printer;
use crate::text::{self, Written};
use ir::{Construct, Fill, Fragment, FragmentKind, Item, Line, NotePlace, Operand, StatePlace};
use spelling::mermaid::{self, Keyword};

/// How the branches of a fragment begin.
struct Form {
    keyword: &'static str,
    /// Behind the keyword, before the guard.
    word: Option<Written>,
    branch: Keyword,
}

impl<'d> Printer<'d> {
    /// Prints a fragment with all its content.
    pub(crate) fn fragment(&mut self, fragment: &'d Fragment) {
        self.report_fragment(fragment);
        if self.presence.is_empty() && !draws(fragment) {
            // not even a note can stand here, because nobody is there yet
            let what = "fragment without content before the first participant";
            self.losses.dropped(Construct::FragmentEmpty, fragment.origin, what);
            fragment.operands.iter().for_each(|operand| self.items(&operand.items));
            return;
        }
        let drawn = self.drawn;
        let form = self.form(fragment);
        for (index, operand) in fragment.operands.iter().enumerate() {
            if fragment.kind == FragmentKind::Rect && fragment.operands.len() == 1 {
                self.area(operand);
            } else {
                let guard = self.guard(operand, fragment, index == 0);
                let (keyword, label) = match (&form.word, index) {
                    (Some(word), 0) => {
                        let prefix = if guard.prefix.is_empty() { word.prefix } else { guard.prefix };
                        (form.keyword, Written { prefix, ..guard }.behind(&word.body))
                    }
                    (None, 0) => (form.keyword, guard),
                    _ => (form.branch.as_str(), guard),
                };
                let label = label.finish();
                let gap = if label.is_empty() { "" } else { " " };
                self.line_with(format!("{keyword}{gap}"), &label);
            }
            self.lines.indent();
            self.items(&operand.items);
            let is_last = index + 1 == fragment.operands.len();
            if is_last && self.drawn == drawn {
                self.fill(fragment);
            }
            self.arrow = None;
            self.declare_behind();
            self.lines.dedent();
        }
        self.line(Keyword::End.as_str());
        self.anchors.ended(fragment);
        self.together = false;
    }

    /// Puts an empty note into a fragment without content: Mermaid's pictures of such ones are broken (M-110).
    fn fill(&mut self, fragment: &Fragment) {
        self.losses.report(Construct::FragmentEmpty, fragment.origin, "empty fragment");
        let ids = self.presence.outermost();
        self.text_at(StatePlace::Over, ids.get(..1).unwrap_or_default(), Written::default());
    }

    /// The first line of a coloured area.
    fn area(&mut self, operand: &Operand) {
        if let Some(Fill::Gradient { .. }) = operand.background {
            let what = "gradient of a coloured area";
            self.losses.approximated(Construct::FragmentRect, operand.origin, what, "one colour");
        }
        if !operand.guard.is_empty() {
            let what = "label of a coloured area";
            self.losses.dropped(Construct::FragmentRect, operand.origin, what);
        }
        let (keyword, _) = mermaid::fragment_text(FragmentKind::Rect).unwrap_or(("rect", None));
        match operand.background {
            Some(fill) => self.line(&format!("{keyword} {}", color_text(fill.color(), ", "))),
            None => self.line(keyword),
        }
    }

    /// How a fragment is printed. Reports it when Mermaid has no such fragment.
    fn form(&mut self, fragment: &Fragment) -> Form {
        let origin = fragment.origin;
        let several = fragment.operands.len() > 1;
        let own = |keyword, branch: Option<Keyword>| Form {
            keyword,
            word: None,
            branch: branch.unwrap_or(Keyword::Else),
        };
        let (nearest, words) = if several { ("alt", "alternatives") } else { ("opt", "an option") };
        let with_word = |body: String, prefix| Form {
            keyword: nearest,
            word: Some(Written { prefix, body }),
            branch: Keyword::Else,
        };
        match (fragment.kind, mermaid::fragment_text(fragment.kind)) {
            (_, Some((keyword, branch))) if !several || branch.is_some() => own(keyword, branch),
            (FragmentKind::Group | FragmentKind::Partition, _) => {
                let construct = match fragment.kind {
                    FragmentKind::Group => Construct::FragmentGroup,
                    _ => Construct::FragmentPartition,
                };
                let name = text::written(&fragment.name, origin, &mut self.losses);
                let what =
                    format!("{} {}", fragment.kind.as_str(), spelling::printing::letters(&fragment.name));
                self.losses.approximated(construct, origin, what.trim_end().to_owned(), words);
                let unnamed = name.body.is_empty()
                    && fragment.operands.first().is_none_or(|first| first.guard.is_empty());
                match unnamed {
                    true => with_word(fragment.kind.as_str().to_owned(), name.prefix),
                    false => with_word(name.body, name.prefix),
                }
            }
            (FragmentKind::Seq, _) => {
                self.losses.approximated(Construct::FragmentSeq, origin, "seq", words);
                with_word(fragment.kind.as_str().to_owned(), "")
            }
            (kind, _) => {
                let what = format!("{} with branches", kind.as_str());
                self.losses.report(Construct::FragmentOperands, origin, what);
                with_word(kind.as_str().to_owned(), "")
            }
        }
    }

    /// The label of an operand; the guard of a named group stands in brackets behind the name.
    fn guard(&mut self, operand: &Operand, fragment: &Fragment, is_first: bool) -> Written {
        let mut guard = text::written(&operand.guard, operand.origin, &mut self.losses);
        if fragment.kind == FragmentKind::Group && is_first && !guard.body.is_empty() {
            guard.body = format!("[{}]", guard.body);
        }
        guard
    }

    fn report_fragment(&mut self, fragment: &Fragment) {
        let colored = fragment.operands.iter().any(|operand| operand.background.is_some());
        if fragment.tab_color.is_some() || (colored && fragment.kind != FragmentKind::Rect) {
            self.losses.report(Construct::FragmentStyle, fragment.origin, "colour of a fragment");
        } else if colored && fragment.operands.len() > 1 {
            let what = "colours of an area with branches";
            self.losses.dropped(Construct::FragmentRect, fragment.origin, what);
        }
        if fragment.parallel {
            self.losses.report(Construct::FragmentParallel, fragment.origin, "fragment at the same time");
        }
        self.together = false;
    }
}

/// Whether a message or note will be printed that names somebody. Recursion is bounded by [`ir::MAX_NESTING`].
fn draws(fragment: &Fragment) -> bool {
    fragment.operands.iter().flat_map(|operand| &operand.items).any(|item| match item {
        Item::Message(message) => message.arrow.line != Line::Hidden,
        Item::Note(note) => {
            matches!(note.place, NotePlace::Left(_) | NotePlace::Right(_) | NotePlace::Over(_))
        }
        Item::State(_) | Item::Reference(_) => true,
        Item::Fragment(inner) => draws(inner),
        _ => false,
    })
}

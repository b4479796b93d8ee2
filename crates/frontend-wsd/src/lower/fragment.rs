//! Blocks: what opens, branches and closes, and what is left open (reference wsd section 9).

use super::{Lower, Place};
use crate::problem::Problem;
use crate::tree::Part;
use diag::Span;
use ir::{Fragment, FragmentKind, Item, Operand};
use spelling::wsd;

/// A block around the present statement.
pub(super) enum Open {
    /// `alt` and the like. `framed`: it is a fragment of the diagram and not too deep to be one. `branched`: it has
    /// branches by `else` or `and`.
    Fragment { kind: FragmentKind, span: Span, framed: bool, branched: bool },
    /// `parallel {`. `next`: what comes next starts together with what stands before it.
    Parallel { span: Span, next: bool },
    /// `serial {`. `next`: the same, for its first item only.
    Serial { span: Span, next: bool },
    /// A block of another tool, reported when it was opened; its `end` is swallowed.
    Foreign,
}

impl Lower<'_> {
    /// `alt label`.
    pub(super) fn open_fragment(&mut self, place: Place<'_>, kind: FragmentKind, label: Part, part: Part) {
        let span = place.span(part);
        let parallel = self.take_parallel();
        let operand = Operand { guard: place.line(label), origin: span.into(), ..Operand::default() };
        let fragment = Fragment { parallel, origin: span.into(), ..Fragment::new(kind, vec![operand]) };
        let framed = self.builder.open(fragment);
        if !framed && !std::mem::replace(&mut self.too_deep_reported, true) {
            self.report.push(span, Problem::TooDeep);
        }
        self.open.push(Open::Fragment { kind, span, framed, branched: false });
    }

    /// `else label`.
    pub(super) fn branch(&mut self, place: Place<'_>, label: Part, part: Part) {
        let span = place.span(part);
        let Some(target) = self.block(place) else {
            self.report.push(span, Problem::StrayElse);
            return;
        };
        self.close_down_to(target + 1);
        let Some(Open::Fragment { kind, branched, .. }) = self.open.last_mut() else { return };
        let problem = match kind {
            FragmentKind::Alt => None,
            // one remark a block is enough
            FragmentKind::Par => (!*branched).then_some(Problem::ParBranches),
            kind => Some(Problem::ElseIn(*kind)),
        };
        *branched = true;
        if let Some(problem) = problem {
            self.report.push(span, problem);
        }
        self.builder.operand(place.line(label), span.into());
    }

    /// The innermost block that this text may branch or end, whatever groups are open within it.
    fn block(&self, place: Place<'_>) -> Option<usize> {
        let is_block = |open: &Open| matches!(open, Open::Fragment { .. } | Open::Foreign);
        self.open.iter().rposition(is_block).filter(|&at| at >= place.floor)
    }

    /// `end`, with words that are ignored unless they name another kind of block (W-116).
    pub(super) fn end(&mut self, place: Place<'_>, words: Part, part: Part) {
        let span = place.span(part);
        let Some(target) = self.block(place) else {
            self.report.push(span, Problem::StrayEnd);
            return;
        };
        // groups within the block were not closed
        self.close_down_to(target + 1);
        if let Some(Open::Fragment { kind, span: opened, .. }) = self.open.last() {
            let word = place.of(words).split_whitespace().next().unwrap_or("");
            let named = wsd::FRAGMENTS.iter().find(|(text, _)| text.eq_ignore_ascii_case(word));
            if named.is_some_and(|(_, named)| named != kind) {
                let problem = Problem::EndOfOther { open: kind.as_str(), opened: Some(*opened) };
                self.report.push(span, problem);
            }
        }
        self.close();
    }

    /// `parallel {`, `serial {`.
    pub(super) fn open_group(&mut self, place: Place<'_>, parallel: bool, part: Part) {
        let span = place.span(part);
        let next = self.take_parallel();
        self.open.push(if parallel { Open::Parallel { span, next } } else { Open::Serial { span, next } });
    }

    /// `}`.
    pub(super) fn close_group(&mut self, place: Place<'_>, part: Part) {
        let closes = |open: &Open| matches!(open, Open::Parallel { .. } | Open::Serial { .. });
        match self.open.iter().rposition(closes).filter(|&target| target >= place.floor) {
            Some(target) => {
                self.close_down_to(target + 1);
                self.open.pop();
            }
            None => self.report.push(place.span(part), Problem::StrayBrace),
        }
    }

    /// Whether what is added now starts together with what stands before it.
    pub(super) fn take_parallel(&mut self) -> bool {
        match self.open.iter_mut().rev().find(|open| !matches!(open, Open::Foreign)) {
            Some(Open::Parallel { next, .. }) => std::mem::replace(next, true),
            Some(Open::Serial { next, .. }) => std::mem::take(next),
            _ => false,
        }
    }

    /// Closes the blocks above `floor`, which nobody closed.
    pub(super) fn close_down_to(&mut self, floor: usize) {
        while self.open.len() > floor {
            let unclosed = match self.open.last() {
                // those that are too deep were reported once
                Some(Open::Fragment { kind, span, framed: true, .. }) => Some((*span, kind.as_str())),
                Some(Open::Parallel { span, .. }) => Some((*span, "parallel {")),
                Some(Open::Serial { span, .. }) => Some((*span, "serial {")),
                _ => None,
            };
            if let Some((span, what)) = unclosed {
                self.report.push(span, Problem::UnclosedFragment(what));
            }
            self.close();
        }
    }

    /// Closes the innermost block.
    fn close(&mut self) {
        let Some(Open::Fragment { kind, span, framed, branched }) = self.open.pop() else { return };
        if framed
            && kind == FragmentKind::Par
            && !branched
            && let Some(fragment) = self.builder.innermost()
            && seq_children_become_branches(fragment)
        {
            self.report.push(span, Problem::ParBranches);
        }
        self.builder.close();
    }
}

/// `par` with nothing but `seq` frames in it: each frame is a branch (W-114). A label of the `par` itself goes before
/// that of the first branch.
fn seq_children_become_branches(par: &mut Fragment) -> bool {
    let [operand] = par.operands.as_mut_slice() else { return false };
    let is_branch = |item: &&Item| matches!(item, Item::Fragment(child) if child.kind == FragmentKind::Seq && child.operands.len() == 1);
    let branches = operand.items.iter().filter(is_branch).count();
    let comments = operand.items.iter().filter(|item| matches!(item, Item::Comment(_))).count();
    if branches < 2 || branches + comments < operand.items.len() {
        return false;
    }
    let mut guard = std::mem::take(&mut operand.guard);
    let mut operands: Vec<Operand> = Vec::with_capacity(branches);
    let mut between = Vec::new();
    for item in std::mem::take(&mut operand.items) {
        match item {
            Item::Fragment(mut child) => {
                let Some(mut branch) = child.operands.pop() else { continue };
                if !guard.lines.is_empty() {
                    guard.lines.append(&mut branch.guard.lines);
                    branch.guard = std::mem::take(&mut guard);
                }
                branch.items.splice(0..0, between.drain(..));
                operands.push(branch);
            }
            comment => between.push(comment),
        }
    }
    if let Some(last) = operands.last_mut() {
        last.items.append(&mut between);
    }
    par.operands = operands;
    true
}

//! Blocks and boxes (reference mermaid sections 3 and 8).

use super::Lower;
use crate::chars::trim;
use crate::part::Part;
use crate::problem::Problem;
use crate::text;
use crate::tree::{Kind, Statement};
use ir::{Color, Fragment, FragmentKind, Operand, ParticipantBox};
use spelling::css::{self, CssColor};
use spelling::mermaid::{Keyword, fragment_text};

/// A block that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// None for a block that Mermaid does not have.
    kind: Option<FragmentKind>,
    /// Its first line.
    part: Part,
    /// Its label.
    label: Part,
    /// It was opened on the line of an `end`, right behind it.
    behind_end: bool,
}

impl Lower<'_, '_> {
    pub(super) fn open_block(&mut self, part: Part, kind: FragmentKind, label: Part, before: &[Statement]) {
        let origin = self.origin(part);
        let mut operand = Operand { origin, ..Operand::default() };
        if kind == FragmentKind::Rect {
            operand.background = self.area_colour(label).map(Into::into);
        } else {
            operand.guard = self.read_text(label);
        }
        let fragment = Fragment { origin, ..Fragment::new(kind, vec![operand]) };
        if !self.builder.open(fragment) {
            self.report.push(part, Problem::TooDeep);
        }
        let behind_end = self.is_behind_end(part, before);
        self.open.push(Open { kind: Some(kind), part, label, behind_end });
    }

    /// A block that was refused: its content and its `end` are read nevertheless.
    pub(super) fn open_foreign(&mut self, part: Part) {
        let origin = self.origin(part);
        let mut fragment = Fragment { origin, ..Fragment::new(FragmentKind::Group, Vec::new()) };
        let line = part.of(self.text);
        let name = line.split_once(crate::chars::is_blank).map_or(line, |(_, name)| name);
        fragment.name = text::lines(name, &mut text::Noticed::default());
        fragment.operands.push(Operand { origin, ..Operand::default() });
        if !self.builder.open(fragment) {
            self.report.push(part, Problem::TooDeep);
        }
        self.open.push(Open { kind: None, part, label: part, behind_end: false });
    }

    pub(super) fn branch(&mut self, part: Part, keyword: Keyword, label: Part) {
        let Some(&open) = self.open.last() else {
            let problem = match self.keyword_as_name(part, label) {
                true => Problem::KeywordAsName(keyword),
                false => Problem::StrayBranch(keyword),
            };
            return self.report.push(part, problem);
        };
        let fits = match open.kind {
            Some(kind) => fragment_text(kind).is_some_and(|(_, branch)| branch == Some(keyword)),
            None => true,
        };
        if !fits {
            let problem = match (self.keyword_as_name(part, label), open.kind) {
                (true, _) => Problem::KeywordAsName(keyword),
                (false, Some(kind)) => {
                    Problem::WrongBranch { branch: keyword, open: kind, opened: open.part }
                }
                (false, None) => Problem::StrayBranch(keyword),
            };
            self.report.push(part, problem);
        }
        let guard = self.read_text(label);
        let origin = self.origin(part);
        self.builder.operand(guard, origin);
    }

    pub(super) fn end(&mut self, part: Part) {
        if self.in_box.take().is_some() {
            return;
        }
        if self.open.pop().is_some() {
            self.builder.close();
            return;
        }
        let behind = &self.text[part.start as usize + 3..];
        let line = behind.split('\n').next().unwrap_or_default();
        let is_name = !trim(line).is_empty() && crate::foreign::begins_message(line);
        let problem = if is_name { Problem::KeywordAsName(Keyword::End) } else { Problem::StrayEnd };
        self.report.push(Part { end: part.start + 3, ..part }, problem);
    }

    /// Whether the label of a block is the rest of a message, because a name begins with its keyword.
    fn keyword_as_name(&self, part: Part, label: Part) -> bool {
        let glued = self.text[part.start as usize..label.start as usize]
            .bytes()
            .all(|byte| !byte.is_ascii_whitespace());
        let label = label.of(self.text);
        let arrow =
            crate::foreign::begins_message(label) || crate::foreign::begins_message(&format!("x{label}"));
        arrow && (glued || label.split_once(':').is_some_and(|(head, _)| head.contains("->")))
    }

    /// Whether an `end` stands before it on its line.
    fn is_behind_end(&self, part: Part, before: &[Statement]) -> bool {
        let Some(last) = before.last().filter(|last| matches!(last.kind, Kind::End)) else { return false };
        self.text
            .get(last.part.start as usize..part.start as usize)
            .is_some_and(|text| !text.contains(['\n', ';']))
    }

    /// `box colour title` (M-041 to M-043).
    pub(super) fn open_box(&mut self, part: Part, rest: Part) {
        let raw = rest.of(self.text);
        let (colour, title) = split_colour(raw);
        let color = match colour.and_then(css::color) {
            Some(CssColor::Context) => {
                self.report.push(rest.trim(self.text), Problem::ContextColour);
                None
            }
            Some(CssColor::Fixed(color)) => Some(color).filter(|color| *color != Color::TRANSPARENT),
            None => None,
        };
        let title = self.read_raw(title, rest, text::text);
        let origin = self.origin(part);
        let new = ParticipantBox { title, color: color.map(Into::into), origin, ..ParticipantBox::default() };
        let id = self.builder.add_box(new);
        self.in_box = Some((id, part));
    }

    /// A statement that a box does not take. A box is left for what can only stand outside of it, so that one missing
    /// `end` is one finding.
    pub(super) fn not_in_box(&mut self, statement: &Statement, opened: Part, before: &[Statement]) {
        let line_end = self.text[statement.part.start as usize..].find('\n');
        let line = Part {
            start: statement.part.start,
            end: line_end
                .map_or(statement.part.end, |at| statement.part.end.min(statement.part.start + at as u32)),
        };
        if self.is_box_name(opened) {
            let word = Part { end: opened.start + 3, ..opened };
            self.report.push(word, Problem::KeywordAsName(Keyword::Box));
        } else {
            self.report.push(line, Problem::InBox { opened });
        }
        let reported_box = self.in_box.take();
        self.statement(statement, before);
        // a title and the like do not end the box
        let stays = matches!(
            statement.kind,
            Kind::Junk
                | Kind::Title(_)
                | Kind::AccTitle(_)
                | Kind::AccDescr(_)
                | Kind::Declaration(_)
                | Kind::Link(_)
        );
        if stays || self.has_end_of_box(statement.part) {
            self.in_box = self.in_box.or(reported_box);
        }
    }

    /// Whether the line of a box is a message of a participant whose name begins with `box`.
    fn is_box_name(&self, opened: Part) -> bool {
        let rest = &self.text[opened.start as usize + 3..];
        let rest = rest.split('\n').next().unwrap_or_default();
        let glued = rest.as_bytes().first().is_some_and(|byte| !byte.is_ascii_whitespace());
        glued && crate::foreign::begins_message(rest)
    }

    /// Whether only declarations and one `end` too many would follow; asked of the next line only.
    fn has_end_of_box(&self, part: Part) -> bool {
        let behind = &self.text[part.end as usize..];
        let next = behind.split('\n').map(trim).find(|line| !line.is_empty()).unwrap_or_default();
        self.open.is_empty() && next.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("end"))
    }

    fn area_colour(&mut self, label: Part) -> Option<Color> {
        let part = label.trim(self.text);
        let raw = part.of(self.text);
        if raw.is_empty() {
            return None;
        }
        let plain = text::text(raw, &mut text::Noticed::default()).to_plain();
        match css::color(&plain) {
            Some(CssColor::Fixed(color)) => Some(color),
            Some(CssColor::Context) => {
                self.report.push(part, Problem::ContextColour);
                None
            }
            None => {
                self.report.push(part, Problem::UnknownColour);
                None
            }
        }
    }

    /// What is open at the end was never closed.
    pub(super) fn close_all(&mut self) {
        if let Some((_, part)) = self.in_box.take() {
            let problem = match self.is_box_name(part) {
                true => Problem::KeywordAsName(Keyword::Box),
                false => Problem::Unclosed("box"),
            };
            self.report.push(self.first_line(part), problem);
        }
        while let Some(open) = self.open.pop() {
            self.builder.close();
            let word = open.kind.and_then(fragment_text).map_or("group", |(word, _)| word);
            let keyword = spelling::mermaid::keyword(word);
            let problem = match keyword {
                Some(keyword) if self.keyword_as_name(open.part, open.label) => {
                    Problem::KeywordAsName(keyword)
                }
                _ if open.behind_end && trim(open.label.of(self.text)).is_empty() => Problem::EndWords(word),
                _ => Problem::Unclosed(word),
            };
            if open.kind.is_some() {
                self.report.push(self.first_line(open.part), problem);
            }
        }
    }

    fn first_line(&self, part: Part) -> Part {
        let length = part.of(self.text).find('\n').map_or(part.end - part.start, |at| at as u32);
        Part { end: part.start + length, ..part }
    }
}

/// The word or function that may be a colour, and the rest; no colour when CSS does not take it as one, or when there is
/// none.
fn split_colour(raw: &str) -> (Option<&str>, &str) {
    let function = ["rgba", "rgb", "hsla", "hsl"].into_iter().find_map(|name| {
        let rest = raw.strip_prefix(name)?;
        rest.trim_start_matches(crate::chars::is_blank).strip_prefix('(')?;
        raw.rfind(')').map(|end| end + 1)
    });
    let word = || raw.bytes().take_while(|&byte| crate::chars::is_word(byte)).count();
    let end = function.unwrap_or_else(word);
    let colour = trim(&raw[..end]);
    if colour.is_empty() || css::color(colour).is_none() || colour.starts_with('#') {
        return (None, raw);
    }
    (Some(colour), &raw[end..])
}

//! Arrows: the characters between two names (reference plantuml section 7).

use super::word::scan;
use crate::lex::Tokens;
use crate::tree::{Mark, Part, Shaft, Tip};
use combine::Parser;
use ir::{Arrow, End, Head, Line};
use spelling::plantuml::{self, ArrowStyle};

/// The arrow between two names, with the blanks before it.
pub(crate) fn shaft<'t>() -> impl Parser<Tokens<'t>, Output = Shaft> {
    scan("an arrow", |input| {
        let mut scanner = Scanner::new(input);
        let apart = scanner.blanks() > 0;
        let mut left = Tip::default();
        let mut slant = None;
        if apart && let Some(mark) = scanner.mark_before_arrow() {
            left.mark = Some(mark);
        } else {
            slant = scanner.slant_before_head();
        }
        left.head = scanner.left_head();
        let (dashes, style) = scanner.body()?;
        let mut right = Tip { head: scanner.right_head(), mark: None };
        right.mark = scanner.mark_before_name();
        if matches!(right.head, Head::Filled | Head::Open) && right.mark.is_none() {
            slant = scanner.slant().or(slant);
        }
        let part = scanner.finish();
        Some(Shaft { part, left, right, dashes, style, slant })
    })
}

/// The arrow of a message that comes from the border or goes there (P-075 to P-077): no slant, at least one head.
pub(crate) fn border_shaft<'t>() -> impl Parser<Tokens<'t>, Output = Shaft> {
    scan("an arrow", |input| {
        let mut scanner = Scanner::new(input);
        let left = Tip { head: scanner.left_head(), mark: None };
        let (dashes, style) = scanner.body()?;
        let right = Tip { head: scanner.right_head(), mark: None };
        if left.head == Head::None && right.head == Head::None {
            return None;
        }
        let part = scanner.finish();
        Some(Shaft { part, left, right, dashes, style, slant: None })
    })
}

/// `o` or `x` before or behind an arrow.
pub(crate) fn mark(c: char) -> Option<Mark> {
    match c {
        'o' | 'O' => Some(Mark::Circle),
        'x' | 'X' => Some(Mark::Cross),
        _ => None,
    }
}

/// Reads the characters of an arrow.
struct Scanner<'i, 't> {
    input: &'i mut Tokens<'t>,
    start: usize,
}

impl<'i, 't> Scanner<'i, 't> {
    fn new(input: &'i mut Tokens<'t>) -> Self {
        let start = input.at();
        Self { input, start }
    }

    fn finish(self) -> Part {
        Part::new(self.start, self.input.at())
    }

    fn rest(&self) -> &'t str {
        self.input.rest()
    }

    fn blanks(&mut self) -> usize {
        let length = blank_length(self.rest());
        self.input.skip(length);
        self.start = self.input.at();
        length
    }

    /// A mark that an arrow follows at once.
    fn mark_before_arrow(&mut self) -> Option<Mark> {
        let mark = mark(self.rest().chars().next()?)?;
        self.rest()[1..].starts_with(['<', '/', '\\', '-', '[']).then(|| {
            self.input.skip(1);
            mark
        })
    }

    /// A mark that a blank and a name follow: `->x B`, but not `->xB`, and not `->x : text`, where it is the name.
    fn mark_before_name(&mut self) -> Option<Mark> {
        let mark = mark(self.rest().chars().next()?)?;
        let behind = &self.rest()[1..];
        let blanks = blank_length(behind);
        let name = |c: char| plantuml::is_name_char(c) || plantuml::is_quote(c);
        (blanks > 0 && behind[blanks..].starts_with(name)).then(|| {
            self.input.skip(1);
            mark
        })
    }

    /// `(N)`: the digits.
    fn slant(&mut self) -> Option<Part> {
        let inner = self.rest().strip_prefix('(')?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && inner[digits..].starts_with(')')).then(|| {
            let part = self.input.skip(digits + 2);
            Part::new(part.start as usize + 1, part.end as usize - 1)
        })
    }

    fn slant_before_head(&mut self) -> Option<Part> {
        let before = *self.input;
        let slant = self.slant();
        if !self.rest().starts_with('<') {
            *self.input = before;
            return None;
        }
        slant
    }

    fn left_head(&mut self) -> Head {
        let Some((text, head)) = plantuml::left_head(self.rest()) else { return Head::None };
        self.input.skip(text.len());
        if matches!(head, Head::Filled | Head::Open) && self.rest().starts_with('_') {
            self.input.skip(1);
        }
        head
    }

    fn right_head(&mut self) -> Head {
        let underscore = usize::from(self.rest().starts_with("_>"));
        let Some((text, head)) = plantuml::right_head(&self.rest()[underscore..]) else { return Head::None };
        self.input.skip(underscore + text.len());
        head
    }

    /// Dashes with a style between, before or behind them: how many, and the style.
    fn body(&mut self) -> Option<(u32, Option<Part>)> {
        let before = self.dashes();
        let style = self.style();
        let behind = if style.is_some() { self.dashes() } else { 0 };
        let dashes = before + behind;
        (dashes > 0).then_some((dashes, style))
    }

    fn dashes(&mut self) -> u32 {
        let count = self.rest().bytes().take_while(|byte| *byte == b'-').count();
        self.input.skip(count);
        count as u32
    }

    /// `[#red,dashed]`: what stands between the brackets.
    fn style(&mut self) -> Option<Part> {
        let inner = self.rest().strip_prefix('[')?;
        let length = inner.find(']')?;
        inner[..length].split(',').all(is_style).then(|| {
            let part = self.input.skip(length + 2);
            Part::new(part.start as usize + 1, part.end as usize - 1)
        })
    }
}

fn is_style(word: &str) -> bool {
    let is_color = |color: &str| {
        !color.is_empty() && color.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    word.strip_prefix('#').is_some_and(is_color) || plantuml::arrow_style(word).is_some()
}

fn blank_length(text: &str) -> usize {
    text.find(|c: char| !matches!(c, ' ' | '\t' | '\x0B' | '\x0C' | '\u{A0}')).unwrap_or(text.len())
}

/// What an arrow means: the arrow from sender to receiver, and whether the sender stands at its right.
///
/// A head at the right makes the left name the sender, else a head at the left the right name. A cross without any head
/// counts as one. `None` when there is neither (a circle is no head).
pub(crate) fn meaning(shaft: &Shaft, broken: bool, hidden: bool) -> Option<(Arrow, bool)> {
    let cross = |tip: Tip| tip.mark == Some(Mark::Cross);
    let line = if hidden {
        Line::Hidden
    } else if broken || shaft.dashes > 1 {
        Line::Dashed
    } else {
        Line::Solid
    };
    let (mut left, mut right) = (shaft.left, shaft.right);
    let reversed = if right.head != Head::None || cross(left) && cross(right) {
        false
    } else if left.head != Head::None {
        true
    } else if cross(right) {
        false
    } else if cross(left) {
        right.head = Head::Filled;
        false
    } else {
        return None;
    };
    if left.head != Head::None && right.head != Head::None {
        // one half is drawn at both ends
        let half = if half_of(right.head).is_some() { half_of(right.head) } else { half_of(left.head) };
        if let Some(upper) = half {
            (left.head, right.head) = (halved(left.head, upper), halved(right.head, upper));
        }
    }
    let (tail, head) = if reversed { (right, left) } else { (left, right) };
    Some((Arrow { line, head: end(head), tail: end(tail) }, reversed))
}

fn end(tip: Tip) -> End {
    match tip.mark {
        Some(Mark::Cross) => End::of(Head::Cross),
        mark => End { head: tip.head, circle: mark.is_some() },
    }
}

/// Whether a half head is an upper one.
fn half_of(head: Head) -> Option<bool> {
    match head {
        Head::FilledUpper | Head::OpenUpper => Some(true),
        Head::FilledLower | Head::OpenLower => Some(false),
        _ => None,
    }
}

fn halved(head: Head, upper: bool) -> Head {
    let open = matches!(head, Head::Open | Head::OpenUpper | Head::OpenLower);
    match (open, upper) {
        (true, true) => Head::OpenUpper,
        (true, false) => Head::OpenLower,
        (false, true) => Head::FilledUpper,
        (false, false) => Head::FilledLower,
    }
}

/// What the words between the brackets of an arrow say.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Style {
    pub broken: bool,
    pub hidden: bool,
    pub color: Option<ir::Color>,
}

/// Reads the words between the brackets; `Err` gives the first one that is no colour.
pub(crate) fn style(text: &str, part: Option<Part>) -> Result<Style, Part> {
    let mut style = Style::default();
    let Some(part) = part else { return Ok(style) };
    let mut at = part.start as usize;
    for word in part.of(text).split(',') {
        let here = Part::new(at, at + word.len());
        at += word.len() + 1;
        if word.starts_with('#') {
            style.color = Some(plantuml::color(word).ok_or(here)?);
            continue;
        }
        match plantuml::arrow_style(word) {
            Some(ArrowStyle::Broken) => style.broken = true,
            Some(ArrowStyle::Hidden) => style.hidden = true,
            Some(ArrowStyle::Bold) => {}
            Some(ArrowStyle::Refused) | None => return Err(here),
        }
    }
    Ok(style)
}

//! Arrows: the characters between two names (reference plantuml section 7).

use super::word::scan;
use crate::lex::{Tokens, is_blank};
use crate::tree::{Mark, Part, Shaft, Tip};
use combine::Parser;
use ir::{Arrow, End, Head, Line, Side};
use spelling::plantuml::{self, ArrowStyle};

/// The arrow between two names, with the blanks before it. `marked`: a mark may stand behind it.
pub(crate) fn shaft<'t>(marked: bool) -> impl Parser<Tokens<'t>, Output = Shaft> {
    scan("an arrow", move |input| {
        let mut scanner = Scanner::new(input);
        let apart = scanner.blanks();
        let mut left = Tip::default();
        let mut slant = None;
        if apart && let Some(mark) = scanner.mark_before_arrow() {
            left.mark = Some(mark);
        } else {
            slant = scanner.slant_before_head();
        }
        left.head = scanner.left_head();
        scanner.underscore(left.head);
        let (dashes, style) = scanner.body()?;
        let mut right = Tip { head: scanner.right_head(), mark: None };
        right.mark = if marked { scanner.mark_before_name() } else { None };
        if matches!(right.head, Head::Filled | Head::Open) && right.mark.is_none() {
            slant = scanner.slant().or(slant);
        }
        let part = scanner.finish();
        Some(Shaft { part, left, right, dashes, style, slant })
    })
}

/// The arrow of a message that comes from the border or goes there (P-075 to P-077): no slant, at least one head. Dashes
/// stand before its style where it has a head at the right, and behind it where it has none.
pub(crate) fn border_shaft<'t>() -> impl Parser<Tokens<'t>, Output = Shaft> {
    scan("an arrow", |input| {
        let mut scanner = Scanner::new(input);
        let left = Tip { head: scanner.left_head(), mark: None };
        let before = scanner.dashes();
        let style = scanner.style();
        let behind = if style.is_some() { scanner.dashes() } else { 0 };
        let head = if before > 0 { scanner.border_head() } else { Head::None };
        if head == Head::None
            && (left.head == Head::None || before + behind == 0 || style.is_some() && behind == 0)
        {
            return None;
        }
        let part = scanner.finish();
        Some(Shaft {
            part,
            left,
            right: Tip { head, mark: None },
            dashes: before + behind,
            style,
            slant: None,
        })
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

    /// Passes blanks. Whether one stands there that can belong to the arrow: an anchor keeps one for itself.
    fn blanks(&mut self) -> bool {
        let before = self.input.text()[..self.input.at()].trim_end_matches(is_blank);
        let length = blank_length(self.rest());
        self.input.skip(length);
        self.start = self.input.at();
        let blanks = self.input.text()[before.len()..self.start].chars().count();
        blanks > usize::from(before.ends_with('}'))
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
        let before = self.input.at();
        let slant = self.slant();
        if !self.rest().starts_with('<') {
            self.input.back_to(before);
            return None;
        }
        slant
    }

    fn left_head(&mut self) -> Head {
        let Some((text, head)) = plantuml::left_head(self.rest()) else { return Head::None };
        self.input.skip(text.len());
        head
    }

    /// `_` behind a head at the left, which means nothing.
    fn underscore(&mut self, head: Head) {
        if matches!(head, Head::Filled | Head::Open) && self.rest().starts_with('_') {
            self.input.skip(1);
        }
    }

    /// A head at the right, without a `_` before it.
    fn border_head(&mut self) -> Head {
        let Some((text, head)) = plantuml::right_head(self.rest()) else { return Head::None };
        self.input.skip(text.len());
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
    text.len() - text.trim_start_matches(is_blank).len()
}

/// What an arrow between two participants means: the arrow from sender to receiver, and whether the sender stands at its
/// right. `line`: the kind of line that its style asks for.
///
/// A head at the right makes the left name the sender, else a head at the left the right name. A cross without any head
/// counts as one. `None` when there is neither (a circle is no head).
pub(crate) fn meaning(shaft: &Shaft, line: Option<Line>) -> Option<(Arrow, bool)> {
    let cross = |tip: Tip| tip.mark == Some(Mark::Cross);
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
        // one half is drawn at both ends, the lower one if any is
        let half =
            half_of(left.head).into_iter().chain(half_of(right.head)).reduce(|one, other| one && other);
        if let Some(upper) = half {
            (left.head, right.head) = (halved(left.head, upper), halved(right.head, upper));
        }
    }
    let (tail, head) = if reversed { (right, left) } else { (left, right) };
    Some((Arrow { line: drawn(shaft, line), head: end(head), tail: end(tail) }, reversed))
}

/// What an arrow from the border means, or to it; as [`meaning`]. `border`: the side that it comes from or goes to;
/// `first`: whether the border stands before the participant in the statement.
///
/// A head at the right makes it go from left to right, whatever the side. Both ends are drawn like the end that it goes
/// to; halves are seen from the direction in which it is drawn.
pub(crate) fn border_meaning(shaft: &Shaft, line: Option<Line>, border: Side, first: bool) -> (Arrow, bool) {
    let reversed = shaft.right.head == Head::None;
    let (mut left, mut right) = (shaft.left, shaft.right);
    let main = if reversed { left.head } else { right.head };
    let main = match half_of(main) {
        Some(upper) => {
            // the table of heads holds for arrows that are drawn as they are written
            let rightwards = (border == Side::Left) == (first != reversed);
            halved(main, upper == (rightwards != reversed))
        }
        None => main,
    };
    if left.head != Head::None {
        left.head = main;
    }
    if right.head != Head::None {
        right.head = main;
    }
    let (tail, head) = if reversed { (right, left) } else { (left, right) };
    (Arrow { line: drawn(shaft, line), head: end(head), tail: end(tail) }, reversed)
}

fn drawn(shaft: &Shaft, line: Option<Line>) -> Line {
    line.unwrap_or(if shaft.dashes > 1 { Line::Dashed } else { Line::Solid })
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
    /// The last one counts.
    pub line: Option<Line>,
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
            Some(ArrowStyle::Broken) => style.line = Some(Line::Dashed),
            Some(ArrowStyle::Hidden) => style.line = Some(Line::Hidden),
            Some(ArrowStyle::Bold) => {}
            Some(ArrowStyle::Refused) | None => return Err(here),
        }
    }
    Ok(style)
}

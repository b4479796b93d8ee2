//! Lines of text: one `<text>` each, with `<tspan>` only for what differs from the rest of the line.

use crate::classes::Property;
use crate::number::{hundredths, push_hundredths};
use crate::picture::{Context, Mark, href, tooltip};
use crate::shape::{self, Painter};
use crate::shared::Shared;
use crate::xml::{Attributes, Tag, Xml};
use scene::{Anchor, Link, Paint, Run, Shape, Text};

/// How far a background reaches above and below the base line, in em: ascent and descent of the font.
const BACKGROUND: (f64, f64) = (0.905, 0.212);

/// Whether a shape becomes several elements: text with something behind it.
pub(crate) fn is_compound(shape: &Shape) -> bool {
    matches!(shape, Shape::Text(text) if text.runs.iter().any(|run| run.background.is_some()))
}

/// Writes a line of text with its backgrounds. A line without letters is nothing.
pub(crate) fn write(xml: &mut Xml, context: &mut Context<'_>, mark: Mark, text: &Text) {
    let Some(base) = Look::of_line(text, context.mono) else { return };
    backgrounds(xml, context, text);
    let marks = text.right_to_left && context.options.direction_marks;
    let attributes = |a: &mut Attributes<'_>| {
        let mut paint = Painter { classes: &mut context.classes, shared: &context.shared, gradient: None };
        paint.class(a, mark, Some(&base.fill), None);
        a.number("x", text.x);
        a.number("y", text.y);
        if keeps_blanks(text) {
            // Deprecated, but the one spelling that browsers, converters and resvg all know.
            a.known("xml:space", "preserve");
        }
        place(a, text, marks, context.shared.is_middle());
        base.write(a, None, &context.shared, context.mono);
        paint.attributes(a, Some(&base.fill), None);
    };
    xml.element(Tag::Text, attributes).line(|xml| {
        if marks {
            xml.text("\u{202b}");
        }
        let mut shift = 0;
        for part in text.runs.chunk_by(|a, b| a.link == b.link) {
            write_part(xml, context, &base, &mut shift, part);
        }
        if marks {
            xml.text("\u{202c}");
        }
    });
}

/// Anchor and direction. In a line from right to left, SVG calls the right end its start.
fn place(a: &mut Attributes<'_>, text: &Text, marks: bool, middle: bool) {
    let reversed = text.right_to_left && !marks;
    match text.anchor {
        Anchor::Middle if middle => {}
        Anchor::Middle => a.known("text-anchor", "middle"),
        Anchor::Start if reversed => a.known("text-anchor", "end"),
        Anchor::End if !reversed => a.known("text-anchor", "end"),
        Anchor::Start | Anchor::End if middle => a.known("text-anchor", "start"),
        Anchor::Start | Anchor::End => {}
    }
    if reversed {
        a.known("direction", "rtl");
    }
}

/// Neighbouring runs with the same link, or without one.
fn write_part(xml: &mut Xml, context: &mut Context<'_>, base: &Look<'_>, shift: &mut i64, part: &[Run]) {
    let link = part.iter().find(|run| !run.text.is_empty()).and_then(|run| run.link.as_deref());
    let link = link.filter(|_| !context.inside_link);
    let target = link.and_then(Link::safe_target);
    let tooltip = link.and_then(tooltip);
    if target.is_none() && tooltip.is_none() {
        return part.iter().for_each(|run| write_run(xml, context, base, shift, run));
    }
    let tag = if target.is_some() { Tag::A } else { Tag::Tspan };
    context.linked |= target.is_some();
    xml.element(tag, |a| href(a, target.as_deref())).inline(|xml| {
        if let Some(tooltip) = tooltip {
            xml.element(Tag::Title, |_| {}).inline(|xml| xml.text(tooltip));
        }
        part.iter().for_each(|run| write_run(xml, context, base, shift, run));
    });
}

/// One run: bare text when it looks like the line.
fn write_run(xml: &mut Xml, context: &mut Context<'_>, base: &Look<'_>, shift: &mut i64, run: &Run) {
    // `dy` shifts the first letter and all that follow, so a run without letters would lose it.
    if run.text.is_empty() {
        return;
    }
    let look = Look::of_run(run, base.line_size, context.mono);
    let dy = *shift - hundredths(run.rise);
    *shift = hundredths(run.rise);
    if look == *base && dy == 0 {
        return xml.text(&run.text);
    }
    let (classes, mono) = (&mut context.classes, context.mono);
    let attributes = |a: &mut Attributes<'_>| {
        if look.fill != base.fill {
            shape::classes(a, classes, Mark::None, Some(&look.fill), None);
        }
        if dy != 0 {
            a.composed("dy", |out| push_hundredths(out, dy));
        }
        look.write(a, Some(base), &Shared::NOTHING, mono);
        if look.fill != base.fill {
            shape::colour(a, classes, Property::Fill, &look.fill);
        }
    };
    xml.element(Tag::Tspan, attributes).inline(|xml| xml.text(&run.text));
}

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Look<'a> {
    /// Size of the line in hundredths of a px, for runs that have none.
    line_size: i64,
    /// In hundredths of a px.
    pub(crate) size: i64,
    pub(crate) bold: bool,
    italic: bool,
    /// Other than that of the picture.
    pub(crate) family: Option<&'a str>,
    underline: bool,
    strike: bool,
    pub(crate) fill: Paint,
}

impl<'a> Look<'a> {
    fn of_run(run: &'a Run, line_size: i64, mono: &'a str) -> Self {
        Look {
            line_size,
            size: run.size.map_or(line_size, hundredths).max(0),
            bold: run.bold,
            italic: run.italic,
            family: run.family.as_deref().or(run.mono.then_some(mono)),
            // A wave is a property of CSS alone, and browsers do not paint it in SVG: a plain line instead.
            underline: run.underline || run.wave,
            strike: run.strike,
            fill: run.fill,
        }
    }

    /// What `<text>` itself says: whatever all runs share, and the colour of the longest one, links aside (they get
    /// an element of their own anyway). `None` without letters.
    pub(crate) fn of_line(text: &'a Text, mono: &'a str) -> Option<Self> {
        let line_size = hundredths(text.size).max(0);
        let mut runs = text.runs.iter().filter(|run| !run.text.is_empty());
        let first = runs.next()?;
        let mut base = Look::of_run(first, line_size, mono);
        let weight = |run: &Run| if run.link.is_some() { 0 } else { run.text.len() };
        let mut longest = weight(first);
        let mut one_fill = true;
        for run in runs {
            let look = Look::of_run(run, line_size, mono);
            if look.size != base.size {
                base.size = line_size;
            }
            base.bold &= look.bold;
            base.italic &= look.italic;
            base.family = base.family.filter(|_| look.family == base.family);
            base.underline &= look.underline;
            base.strike &= look.strike;
            one_fill &= look.fill == base.fill;
            if weight(run) > longest {
                longest = weight(run);
                base.fill = look.fill;
            }
        }
        // Lines take the colour of the element that asks for them.
        base.underline &= one_fill;
        base.strike &= one_fill;
        Some(base)
    }

    /// The attributes, as far as they differ from those around: of the line around a run, of the groups around a line.
    /// Around a run there is never more than it has itself. `mono` are the families of code.
    fn write(&self, a: &mut Attributes<'_>, around: Option<&Look<'_>>, shared: &Shared, mono: &str) {
        let new = |own: bool, of: fn(&Look<'_>) -> bool| own && !around.is_some_and(of);
        if !shared.has_size(self.size) && around.is_none_or(|around| around.size != self.size) {
            a.hundredths("font-size", self.size);
        }
        let said = |family: &str| {
            around.is_some_and(|around| around.family == Some(family)) || (shared.is_mono() && family == mono)
        };
        if let Some(family) = self.family.filter(|family| !said(family)) {
            a.outside("font-family", family);
        }
        if new(self.bold, |look| look.bold) && !shared.is_bold() {
            a.known("font-weight", "700");
        }
        if new(self.italic, |look| look.italic) {
            a.known("font-style", "italic");
        }
        let underline = new(self.underline, |look| look.underline);
        let strike = new(self.strike, |look| look.strike);
        match (underline, strike) {
            (true, true) => a.known("text-decoration", "underline line-through"),
            (true, false) => a.known("text-decoration", "underline"),
            (false, true) => a.known("text-decoration", "line-through"),
            (false, false) => {}
        }
    }
}

/// Whether the text has blanks that SVG would drop or merge: at its ends, or several in a row. With shifted runs
/// always, since a shift on a dropped blank would be lost.
fn keeps_blanks(text: &Text) -> bool {
    let mut after_blank = true;
    for run in &text.runs {
        if run.rise != 0.0 {
            return true;
        }
        for byte in run.text.bytes() {
            let blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            if blank && after_blank {
                return true;
            }
            after_blank = blank;
        }
    }
    after_blank
}

/// Rectangles behind runs that have a background and a known place; neighbours alike share one, so that no seam shows.
fn backgrounds(xml: &mut Xml, context: &mut Context<'_>, text: &Text) {
    if text.runs.iter().all(|run| run.background.is_none()) {
        return;
    }
    let left = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - text.width / 2.0,
        Anchor::End => text.x - text.width,
    };
    let mut at = if text.right_to_left { left + text.width } else { left };
    let mut open: Option<(f64, f64, &Run)> = None;
    for run in text.runs.iter().filter(|run| !run.text.is_empty()) {
        // Without this width nobody knows where the next run begins.
        let Some(width) = run.width else { break };
        let next = if text.right_to_left { at - width } else { at + width };
        let alike = |other: &Run| {
            other.background == run.background && other.size == run.size && other.rise == run.rise
        };
        open = match open {
            Some((from, _, first)) if alike(first) => Some((from, next, first)),
            done => {
                background(xml, context, text, done);
                Some((at, next, run))
            }
        };
        at = next;
    }
    background(xml, context, text, open);
}

fn background(xml: &mut Xml, context: &mut Context<'_>, text: &Text, open: Option<(f64, f64, &Run)>) {
    let Some((from, to, run)) = open else { return };
    let Some(paint) = run.background else { return };
    let size = run.size.unwrap_or(text.size);
    let rect = Shape::Rect {
        x: from.min(to),
        y: text.y - run.rise - size * BACKGROUND.0,
        width: (to - from).abs(),
        height: size * (BACKGROUND.0 + BACKGROUND.1),
        radius: 0.0,
        fill: Some(paint),
        stroke: None,
    };
    shape::write(xml, context, Mark::None, &rect, None);
}

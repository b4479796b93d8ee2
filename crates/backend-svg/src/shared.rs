//! What most elements of a group have in common: said once by the group, and left out by each.
//!
//! Attributes and classes of a group are inherited by what stands in it, in viewers with and without CSS. An element
//! that differs says so itself. Only opaque colours are shared, so that no element has to take an opacity back, and
//! weight and face of letters only where all have them. Groups lie in groups: a layer says what most of it has in common,
//! and a note in it that all its lines are smaller.

use crate::classes::{Classes, Property, is_opaque};
use crate::number::hundredths;
use crate::shape;
use crate::text;
use crate::xml::Attributes;
use scene::{Anchor, Element, Paint, Shape, Stroke};

/// So many different values are counted; a group of more has little in common.
const MOST_VALUES: usize = 12;
/// Bytes of ` fill="#rrggbb"`, ` fill="none"`, ` stroke="#rrggbb"`, ` stroke="none"`, ` stroke-width="1.25"`,
/// ` font-size="14"`, ` text-anchor="middle"` (and `start`), ` font-weight="700"`.
const FILL: i64 = 15;
const NO_FILL: i64 = 12;
const STROKE: i64 = 17;
const NO_STROKE: i64 = 14;
const WIDTH: i64 = 20;
const SIZE: i64 = 15;
const ANCHOR: i64 = 20;
const BOLD: i64 = 18;

/// What groups say for the elements in them. The default is what missing attributes mean, but for the inside, of which
/// every element speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shared {
    /// The inside; `Some(None)` is "none".
    fill: Option<Option<Paint>>,
    /// Colour of outlines.
    stroke: Option<Paint>,
    /// Width of outlines in hundredths of a px.
    width: i64,
    /// Font size in hundredths of a px.
    size: Option<i64>,
    /// Where the `x` of texts lies.
    middle: bool,
    /// The weight of letters is 700.
    bold: bool,
    /// The face of letters is that of code.
    mono: bool,
}

impl Shared {
    /// Nothing is said.
    pub(crate) const NOTHING: Shared =
        Shared { fill: None, stroke: None, width: 100, size: None, middle: false, bold: false, mono: false };

    /// What is worth to be said once for these elements, which stand in groups that say `self`, by a group that costs
    /// `price` bytes: `self` again where it is nothing. `mono` are the families of code.
    pub(crate) fn within(&self, elements: &[Element], price: i64, mono: &str) -> Shared {
        let mut counts = Counts::default();
        elements.iter().for_each(|element| counts.add(element, mono));
        counts.decide(self, price, mono)
    }

    /// The paints of which a group speaks that stands in groups that say `outer`.
    pub(crate) fn paints(&self, outer: &Shared) -> (Option<&Paint>, Option<&Paint>) {
        let fill = self.fill.as_ref().filter(|_| self.fill != outer.fill).and_then(Option::as_ref);
        let stroke = self.stroke.as_ref().filter(|paint| !outer.has_stroke(paint));
        (fill, stroke)
    }

    /// The attributes of such a group, but its class.
    pub(crate) fn write(&self, a: &mut Attributes<'_>, outer: &Shared, classes: &Classes, mono: &str) {
        match &self.fill {
            fill if *fill == outer.fill => {}
            None => {}
            Some(None) => a.known("fill", "none"),
            Some(Some(paint)) => shape::colour(a, classes, Property::Fill, paint),
        }
        if let Some(paint) = self.stroke.as_ref().filter(|paint| !outer.has_stroke(paint)) {
            shape::colour(a, classes, Property::Stroke, paint);
        }
        if self.width != outer.width {
            a.hundredths("stroke-width", self.width);
        }
        if let Some(size) = self.size.filter(|size| !outer.has_size(*size)) {
            a.hundredths("font-size", size);
        }
        if self.mono && !outer.mono {
            a.outside("font-family", mono);
        }
        if self.bold && !outer.bold {
            a.known("font-weight", "700");
        }
        if self.middle != outer.middle {
            a.known("text-anchor", if self.middle { "middle" } else { "start" });
        }
    }

    /// Whether this inside is said already.
    pub(crate) fn has_fill(&self, fill: Option<&Paint>) -> bool {
        self.fill.as_ref().is_some_and(|shared| shared.as_ref() == fill)
    }

    /// Whether this colour of outlines is said already.
    pub(crate) fn has_stroke(&self, paint: &Paint) -> bool {
        self.stroke.as_ref() == Some(paint)
    }

    /// Whether an element without outline must say so.
    pub(crate) fn strokes(&self) -> bool {
        self.stroke.is_some()
    }

    /// The width of an outline that says none, in hundredths of a px.
    pub(crate) fn stroke_width(&self) -> i64 {
        self.width
    }

    /// Whether this font size is said already.
    pub(crate) fn has_size(&self, size: i64) -> bool {
        self.size == Some(size)
    }

    /// Whether texts that do not say otherwise are set to their middle.
    pub(crate) fn is_middle(&self) -> bool {
        self.middle
    }

    /// Whether all letters are bold.
    pub(crate) fn is_bold(&self) -> bool {
        self.bold
    }

    /// Whether all letters are code.
    pub(crate) fn is_mono(&self) -> bool {
        self.mono
    }
}

/// How often each value occurs, and how many bytes it takes to say it once.
#[derive(Default)]
struct Counts {
    fills: Vec<Count<Option<Paint>>>,
    strokes: Vec<Count<Paint>>,
    widths: Vec<Count<i64>>,
    sizes: Vec<Count<i64>>,
    /// Shapes without outline.
    bare: i64,
    texts: i64,
    middle: i64,
    bold: i64,
    mono: i64,
}

struct Count<T> {
    value: T,
    times: i64,
    bytes: i64,
}

fn count<T: PartialEq>(of: &mut Vec<Count<T>>, value: T, bytes: i64) {
    if let Some(known) = of.iter_mut().find(|known| known.value == value) {
        known.times += 1;
    } else if of.len() < MOST_VALUES {
        of.push(Count { value, times: 1, bytes });
    }
}

/// Bytes of ` f-token`.
fn class(paint: &Paint) -> i64 {
    paint.token.map_or(0, |token| token.len() as i64 + 3)
}

impl Counts {
    fn add(&mut self, element: &Element, mono: &str) {
        match &element.shape {
            Shape::Rect { stroke, .. } | Shape::Circle { stroke, .. } | Shape::Path { stroke, .. }
                if element.gradient.is_some() =>
            {
                self.outline(stroke.as_ref());
            }
            Shape::Rect { fill, stroke, .. }
            | Shape::Circle { fill, stroke, .. }
            | Shape::Path { fill, stroke, .. }
            | Shape::Icon { fill, stroke, .. } => self.paints(fill.as_ref(), stroke.as_ref()),
            Shape::Line { stroke, .. } => self.paints(None, Some(stroke)),
            Shape::Text(line) => {
                let Some(look) = text::Look::of_line(line, mono) else { return };
                self.paints(Some(&look.fill), None);
                count(&mut self.sizes, look.size, SIZE);
                self.texts += 1;
                self.middle += i64::from(line.anchor == Anchor::Middle);
                self.bold += i64::from(look.bold);
                self.mono += i64::from(look.family == Some(mono));
            }
        }
    }

    fn paints(&mut self, fill: Option<&Paint>, stroke: Option<&Stroke>) {
        let opaque = |paint: &Paint| is_opaque(paint.light) && is_opaque(paint.dark);
        match fill {
            None => count(&mut self.fills, None, NO_FILL),
            Some(paint) if opaque(paint) => count(&mut self.fills, Some(*paint), FILL + class(paint)),
            Some(_) => {}
        }
        self.outline(stroke);
    }

    fn outline(&mut self, stroke: Option<&Stroke>) {
        let opaque = |paint: &Paint| is_opaque(paint.light) && is_opaque(paint.dark);
        match stroke {
            None => self.bare += 1,
            Some(stroke) => {
                count(&mut self.widths, hundredths(stroke.width.max(0.0)), WIDTH);
                if opaque(&stroke.paint) {
                    count(&mut self.strokes, stroke.paint, STROKE + class(&stroke.paint));
                }
            }
        }
    }

    /// The value of each property that saves most, if all together save more than the group costs.
    fn decide(self, outer: &Shared, price: i64, mono: &str) -> Shared {
        let mut inner = *outer;
        let mut saved = -price;
        // The first of those that save most: the outcome depends on nothing but the order of the elements.
        if let Some((fill, bytes)) = best(self.fills, outer.fill.as_ref(), 0) {
            inner.fill = Some(fill);
            saved += bytes;
        }
        // Shapes without outline must say so, unless they do already.
        let bare = if outer.strokes() { 0 } else { self.bare * NO_STROKE };
        if let Some((stroke, bytes)) = best(self.strokes, outer.stroke.as_ref(), bare) {
            inner.stroke = Some(stroke);
            saved += bytes;
        }
        if let Some((width, bytes)) = best(self.widths, Some(&outer.width), 0) {
            inner.width = width;
            saved += bytes;
        }
        if let Some((size, bytes)) = best(self.sizes, outer.size.as_ref(), 0) {
            inner.size = Some(size);
            saved += bytes;
        }
        let aside = self.texts - self.middle;
        let gain = if outer.middle { aside - self.middle } else { self.middle - aside } - 1;
        if gain > 0 {
            inner.middle = !outer.middle;
            saved += gain * ANCHOR;
        }
        if self.texts > 1 && self.bold == self.texts && !outer.bold {
            inner.bold = true;
            saved += (self.texts - 1) * BOLD;
        }
        if self.texts > 1 && self.mono == self.texts && !outer.mono {
            inner.mono = true;
            saved += (self.texts - 1) * mono.len() as i64;
        }
        if saved > 0 { inner } else { *outer }
    }
}

/// The value that saves most where groups say `outer`, if any does, and how many bytes: each element that has it saves
/// its bytes; the group says it once, and those that have the outer value must say that; `more` is lost besides.
fn best<T: PartialEq + Copy>(of: Vec<Count<T>>, outer: Option<&T>, more: i64) -> Option<(T, i64)> {
    let said = |count: &Count<T>| outer == Some(&count.value);
    let lost = of.iter().find(|count| said(count)).map_or(0, |count| count.times * count.bytes) + more;
    let mut best: Option<(T, i64)> = None;
    for count in of.iter().filter(|count| !said(count)) {
        let saved = (count.times - 1) * count.bytes - lost;
        if saved > best.map_or(0, |(_, most)| most) {
            best = Some((count.value, saved));
        }
    }
    best
}

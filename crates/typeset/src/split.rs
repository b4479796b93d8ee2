//! Lines of several fonts become several lines of one font each, side by side.
//!
//! usvg sets a whole line anew in another font as soon as a character is missing, and mixes the glyphs of the two by rules
//! that only hold for simple scripts. What stands in one font needs none of that. Here a line is brought into the order of
//! the screen, and each stretch of it that has one font, one look and one direction gets its place from the widths of those
//! before it.

use crate::fonts::Fonts;
use crate::language::language;
use crate::missing::{Collected, Missing};
use crate::shape;
use measure::fonts::{Found, Language, Source, Wanted};
use measure::{Family, Font, Measure, Tables};
use scene::{Anchor, Element, Run, Scene, Shape, Text};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// A scene whose lines stand in one font each.
pub(crate) struct Split<'s> {
    pub(crate) scene: Cow<'s, Scene>,
    pub(crate) fonts: Fonts,
    pub(crate) missing: Vec<Missing>,
    pub(crate) installed: Vec<String>,
}

pub(crate) fn split<'s>(scene: &'s Scene, source: &dyn Source) -> Split<'s> {
    if !texts(scene).any(asks) {
        let (fonts, missing, installed) = (Fonts::bundled(), Vec::new(), Vec::new());
        return Split { scene: Cow::Borrowed(scene), fonts, missing, installed };
    }
    let mut finder = Finder {
        source,
        language: language(texts(scene)),
        answers: HashMap::new(),
        found: Vec::new(),
        missing: Collected::default(),
    };
    let mut elements = Vec::with_capacity(scene.elements.len() + 16);
    for element in &scene.elements {
        match &element.shape {
            Shape::Text(text) if text.runs.iter().any(|run| asks(&run.text)) => {
                let shapes = finder.line(text).into_iter().map(Shape::Text);
                elements.extend(shapes.map(|shape| Element { shape, ..element.clone() }));
            }
            _ => elements.push(element.clone()),
        }
    }
    let Scene { title, description, .. } = scene;
    let scene = Scene { elements, title: title.clone(), description: description.clone(), ..*scene };
    let mut fonts = Fonts::bundled();
    finder.found.iter().for_each(|font| fonts.add(font));
    let installed = finder.found.iter().filter(|font| font.installed).map(|font| font.family.clone());
    let mut installed: Vec<String> = installed.collect();
    installed.sort();
    installed.dedup();
    Split { scene: Cow::Owned(scene), fonts, missing: finder.missing.finish(), installed }
}

fn texts(scene: &Scene) -> impl Iterator<Item = &str> {
    let runs = scene.elements.iter().filter_map(|element| match &element.shape {
        Shape::Text(text) => Some(&text.runs),
        _ => None,
    });
    runs.flatten().map(|run| run.text.as_str())
}

/// Whether a text may have something in it that is not drawn with a bundled font.
fn asks(text: &str) -> bool {
    let asks =
        |c| !measure::is_covered(c) || measure::is_pictograph(c) || matches!(c, '\u{FE0F}' | '\u{20E3}');
    !text.is_ascii() && text.chars().any(asks)
}

/// A stretch of a line in one font and one look, in logical order.
struct Piece {
    /// Its bytes in the text of the line.
    bytes: Range<usize>,
    /// Which run of the line it belongs to.
    run: usize,
    /// Which of the found fonts it is in; `None` for a bundled one.
    font: Option<usize>,
}

struct Finder<'s> {
    source: &'s dyn Source,
    language: Option<Language>,
    /// What was answered for a cluster in regular and in bold.
    answers: HashMap<(String, bool), Option<usize>>,
    found: Vec<Arc<Found>>,
    missing: Collected,
}

impl Finder<'_> {
    /// The line, as it is or in its pieces.
    fn line(&mut self, text: &Text) -> Vec<Text> {
        let mut line = String::new();
        let mut pieces: Vec<Piece> = Vec::new();
        for (index, run) in text.runs.iter().enumerate() {
            let start = line.len();
            line.push_str(&run.text);
            for (at, cluster) in run.text.grapheme_indices(true) {
                let font = self.font(cluster, run.bold);
                let bytes = start + at..start + at + cluster.len();
                match pieces.last_mut() {
                    Some(piece) if piece.run == index && piece.font == font => piece.bytes.end = bytes.end,
                    _ => pieces.push(Piece { bytes, run: index, font }),
                }
            }
        }
        if pieces.iter().all(|piece| piece.font.is_none()) {
            return vec![text.clone()];
        }
        let base = if text.right_to_left { Level::rtl() } else { Level::ltr() };
        let mut parts: Vec<Text> = Vec::new();
        let mut width = 0.0;
        for (bytes, right_to_left) in on_screen(&line, base) {
            let first = pieces.partition_point(|piece| piece.bytes.end <= bytes.start);
            let within = pieces[first..].iter().take_while(|piece| piece.bytes.start < bytes.end);
            let mut within: Vec<&Piece> = within.collect();
            if right_to_left {
                within.reverse();
            }
            for piece in within {
                let bytes = piece.bytes.start.max(bytes.start)..piece.bytes.end.min(bytes.end);
                for words in stretches(&line[bytes], right_to_left) {
                    let mut part = self.part(text, piece, words, right_to_left);
                    part.x = width;
                    width += part.width;
                    if is_seen(&part) {
                        parts.push(part);
                    }
                }
            }
        }
        let left = match text.anchor {
            Anchor::Start => text.x,
            Anchor::Middle => text.x - width / 2.0,
            Anchor::End => text.x - width,
        };
        parts.iter_mut().for_each(|part| part.x += left);
        parts
    }

    /// The font of a cluster; when there is none, a bundled one.
    fn font(&mut self, cluster: &str, bold: bool) -> Option<usize> {
        if !asks(cluster) {
            return None;
        }
        if let Some(&answer) = self.answers.get(&(cluster.to_owned(), bold)) {
            return answer;
        }
        let emoji = measure::is_emoji(cluster);
        let is_covered = cluster.chars().all(measure::is_covered);
        let wanted = Wanted { text: cluster, emoji, bold, language: self.language };
        let find = |emoji| self.source.find(&Wanted { emoji, ..wanted });
        let found = if emoji { find(true) } else { None };
        // In black and white an emoji is better than a box, and the bundled one as good as any.
        let found = found.or_else(|| if is_covered { None } else { find(false) });
        if found.is_none() && !is_covered {
            self.missing.add(cluster);
        }
        let answer = found.map(|found| {
            let known = self.found.iter().position(|known| Arc::ptr_eq(known, &found));
            known.unwrap_or_else(|| {
                self.found.push(found);
                self.found.len() - 1
            })
        });
        self.answers.insert((cluster.to_owned(), bold), answer);
        answer
    }

    /// A line of its own for `part` of a piece. It still has to be given its place.
    fn part(&self, line: &Text, piece: &Piece, part: &str, right_to_left: bool) -> Text {
        let run = &line.runs[piece.run];
        let size = run.size.unwrap_or(line.size);
        let measured = || {
            let family = if run.mono { Family::Mono } else { Family::Sans };
            Tables.width(part, Font { family, bold: run.bold, italic: run.italic, size })
        };
        let shaped = piece.font.and_then(|font| shape::width(&self.found[font], part, right_to_left));
        let width = shaped.map_or_else(measured, |em| em * size);
        let family = piece.font.map(|font| Fonts::family(font).into());
        let run = Run { text: part.to_owned(), family, width: Some(width), ..run.clone() };
        Text { x: 0.0, anchor: Anchor::Start, right_to_left, width, runs: vec![run], ..*line }
    }
}

/// Words from right to left without the blanks around them, and these, in the order of the screen: at the end of a line of
/// their own such blanks would change sides. Other words as they are.
fn stretches(text: &str, right_to_left: bool) -> Vec<&str> {
    if !right_to_left {
        return vec![text];
    }
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    let parts = [&text[end..], &text[start..end], &text[..start]];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Whether anything of a text has a colour: letters, or lines and grounds of blanks.
fn is_seen(text: &Text) -> bool {
    text.runs.iter().any(|run| {
        !run.text.trim().is_empty() || run.underline || run.strike || run.wave || run.background.is_some()
    })
}

/// The stretches of one direction that a line has, from left to right on the screen: their bytes, and whether they read
/// from right to left.
fn on_screen(line: &str, base: Level) -> Vec<(Range<usize>, bool)> {
    let bidi = BidiInfo::new(line, Some(base));
    let paragraphs = bidi.paragraphs.iter().flat_map(|paragraph| {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        runs.into_iter().map(move |run| (run.clone(), levels[run.start].is_rtl()))
    });
    paragraphs.collect()
}

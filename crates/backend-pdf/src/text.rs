//! Letters, as letters.

use crate::page::draw_path;
use crate::paint;
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::HashMap;
use std::sync::Arc;
use typeset::usvg::fontdb::{Database, ID, Source};
use typeset::usvg::layout::{PositionedGlyph, Span};
use typeset::usvg::{Text, Transform};

/// The fonts of a document, each read once.
pub(crate) struct Fonts<'t> {
    database: &'t Database,
    read: HashMap<ID, Option<Font>>,
}

impl<'t> Fonts<'t> {
    pub(crate) fn new(database: &'t Arc<Database>) -> Self {
        Self { database, read: HashMap::new() }
    }

    fn get(&mut self, id: ID) -> Option<Font> {
        let read = || match self.database.face_source(id) {
            Some((Source::Binary(file), index)) => Font::new(file.into(), index),
            // The fonts of a picture are in memory.
            _ => None,
        };
        self.read.entry(id).or_insert_with(read).clone()
    }
}

/// Draws a line of text, with the lines under and through it.
pub(crate) fn draw(text: &Text, fonts: &mut Fonts<'_>, surface: &mut Surface<'_>) {
    for span in text.layouted().iter().filter(|span| span.visible) {
        [&span.overline, &span.underline].into_iter().flatten().for_each(|line| draw_path(line, surface));
        let same = |a: &Placed<'_>, b: &Placed<'_>| a.glyph.font == b.glyph.font && a.y == b.y;
        let glyphs: Vec<Placed<'_>> = span.positioned_glyphs.iter().filter_map(Placed::of).collect();
        for run in glyphs.chunk_by(same) {
            draw_run(run, span, fonts, surface);
        }
        if let Some(line) = &span.line_through {
            draw_path(line, surface);
        }
    }
}

/// A glyph with the place of its origin.
struct Placed<'t> {
    glyph: &'t PositionedGlyph,
    x: f32,
    y: f32,
}

impl<'t> Placed<'t> {
    /// `None` for marks of direction, which have done their work.
    fn of(glyph: &'t PositionedGlyph) -> Option<Self> {
        let is_mark = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if !glyph.text.is_empty() && glyph.text.chars().all(is_mark) {
            return None;
        }
        let Transform { tx, ty, .. } = glyph.transform();
        Some(Self { glyph, x: tx, y: ty })
    }
}

/// Draws neighbours of one font on one line, so that readers see words and not letters.
fn draw_run(run: &[Placed<'_>], span: &Span, fonts: &mut Fonts<'_>, surface: &mut Surface<'_>) {
    let Some(first) = run.first() else { return };
    let Some(font) = fonts.get(first.glyph.font) else { return };
    let size = span.font_size.get();
    let mut text = String::new();
    let mut glyphs = Vec::with_capacity(run.len());
    for (at, placed) in run.iter().enumerate() {
        let start = text.len();
        text.push_str(&placed.glyph.text);
        let advance = run.get(at + 1).map_or(0.0, |next| (next.x - placed.x) / size);
        let id = GlyphId::new(placed.glyph.id.0);
        glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, start..text.len(), None));
    }
    surface.set_fill(span.fill.as_ref().map(paint::fill));
    surface.set_stroke(span.stroke.as_ref().map(paint::stroke));
    surface.draw_glyphs(Point::from_xy(first.x, first.y), &glyphs, font, &text, size, false);
}

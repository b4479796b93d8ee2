//! What authors ask for, laid over the theme: colours of one element, or of a class of elements.

use crate::blend::Blend;
use crate::colour;
use crate::options::Setting;
use crate::text::TextStyle;
use ir::{ElementClass, ElementStyle, ParticipantKind};
use scene::{Paint, Stroke};

/// How a shape with text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Inside.
    pub(crate) fill: Paint,
    /// Outline.
    pub(crate) edge: Stroke,
    /// Letters.
    pub(crate) text: TextStyle,
    /// The fill is an author's.
    pub(crate) own_fill: bool,
    /// The author's fill, if it runs from one colour to another.
    pub(crate) blend: Option<Blend>,
    /// Radius of the corners, when an author says so; px.
    pub(crate) radius: Option<f64>,
}

/// What the whole diagram's style says about classes of elements, found once.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    classes: Vec<(ElementClass, ElementStyle)>,
    /// What is said of the letters of the whole diagram, if anything.
    whole: Option<ElementStyle>,
}

impl Looks {
    pub(crate) fn new(style: &ir::DiagramStyle) -> Self {
        let whole = style.classes.get(&ElementClass::Diagram);
        // What the diagram says of its letters holds for all of them. Its background is that of the page.
        let whole = whole.map(|whole| ElementStyle {
            text: whole.text,
            font_size: whole.font_size,
            font_family: whole.font_family.clone(),
            bold: whole.bold,
            italic: whole.italic,
            ..ElementStyle::default()
        });
        let classes = style.classes.iter().map(|(class, style)| (*class, style.clone())).collect();
        Self { classes, whole: whole.filter(|whole| *whole != ElementStyle::default()) }
    }

    /// The fill of a class.
    pub(crate) fn background(&self, class: ElementClass) -> Option<ir::Fill> {
        self.of(class).and_then(|style| style.background)
    }

    /// Whether a class has a colour of its own for its outline.
    pub(crate) fn has_line(&self, class: ElementClass) -> bool {
        self.of(class).is_some_and(|style| style.line.is_some())
    }

    fn of(&self, class: ElementClass) -> Option<&ElementStyle> {
        // Few diagrams style any class, and none more than there are.
        self.classes.iter().find(|(each, _)| *each == class).map(|(_, style)| style)
    }

    /// What an author says about one element: its own style, then that of its class.
    fn merged(&self, own: Option<&ElementStyle>, class: ElementClass) -> Option<ElementStyle> {
        // Titles have sizes of their own.
        let whole = self.whole.as_ref().map(|whole| match class {
            ElementClass::Title => ElementStyle { font_size: None, ..whole.clone() },
            _ => whole.clone(),
        });
        [own.cloned(), self.of(class).cloned(), whole].into_iter().flatten().reduce(over)
    }
}

impl Look {
    /// The colours that text on it stands on.
    pub(crate) fn grounds(&self) -> Vec<Paint> {
        match self.blend {
            Some(blend) => blend.places().collect(),
            None => vec![self.fill],
        }
    }

    /// What is written or drawn on it when nothing else is asked for: readable on the fill.
    pub(crate) fn ink(&self) -> Paint {
        self.text.rule
    }
}

impl Setting<'_, '_> {
    /// The look of a shape: the theme's, with an author's colours laid over it.
    pub(crate) fn look(
        &self,
        own: Option<&ElementStyle>,
        class: ElementClass,
        fill: Paint,
        edge: Paint,
        text: TextStyle,
    ) -> Look {
        let width = match class {
            ElementClass::Fragment
            | ElementClass::FragmentTab
            | ElementClass::Reference
            | ElementClass::ReferenceTab
            | ElementClass::Mainframe => self.theme.stroke.frame,
            _ => self.theme.stroke.line,
        };
        let line = Stroke::new(edge, width);
        let mut look = Look { fill, edge: line, text, own_fill: false, blend: None, radius: None };
        let Some(style) = self.looks.merged(own, class) else { return look };
        let ground = self.theme.colour.ground;
        if let Some(background) = style.background {
            // What shows through would cross the text, so translucent colours are mixed with the ground.
            let own = self.theme.own_fill(background).unwrap_or(Blend::solid(ground));
            let written = own.written_on(ground);
            look.fill = written.fill.paint();
            look.blend = Some(written.fill);
            look.own_fill = true;
            look.text = look.text.inked(written.ink, written.hardest);
            look.text = look.text.between(written.hardest, written.easiest);
            look.edge.paint = colour::edge_of(look.fill, ground);
        }
        if let Some(line) = style.line {
            look.edge.paint = colour::paint(self.theme.own(line)).unwrap_or(look.fill);
        }
        look.edge = stroke_with(look.edge, &style);
        look.text = look.text.with(&style);
        look.radius = style.radius.map(|radius| clamp(radius, 0.0, 40.0));
        look
    }

    /// The look of a text without a shape.
    pub(crate) fn text(&self, own: Option<&ElementStyle>, class: ElementClass, text: TextStyle) -> TextStyle {
        match self.looks.merged(own, class) {
            Some(style) => text.with(&style),
            None => text,
        }
    }

    /// The look of a line.
    pub(crate) fn stroke(
        &self,
        own: Option<&ElementStyle>,
        class: ElementClass,
        paint: Paint,
        width: f64,
    ) -> Stroke {
        let stroke = Stroke::new(paint, width);
        let Some(style) = self.looks.merged(own, class) else { return stroke };
        let mut stroke = stroke_with(stroke, &style);
        if let Some(line) = style.line {
            stroke.paint = colour::readable(self.theme.own(line), self.theme.colour.ground, colour::LINE);
        }
        stroke
    }
}

/// One style laid over another.
fn over(above: ElementStyle, below: ElementStyle) -> ElementStyle {
    ElementStyle {
        background: above.background.or(below.background),
        line: above.line.or(below.line),
        text: above.text.or(below.text),
        thickness: above.thickness.or(below.thickness),
        dashed: above.dashed.or(below.dashed),
        radius: above.radius.or(below.radius),
        font_size: above.font_size.or(below.font_size),
        font_family: above.font_family.or(below.font_family),
        bold: above.bold.or(below.bold),
        italic: above.italic.or(below.italic),
        underline: above.underline.or(below.underline),
    }
}

fn stroke_with(stroke: Stroke, style: &ElementStyle) -> Stroke {
    let mut stroke = stroke;
    if let Some(width) = style.thickness {
        stroke.width = clamp(width, 0.25, 8.0);
    }
    if style.dashed == Some(true) {
        stroke = stroke.dashed(5.0, 4.0);
    }
    stroke
}

/// An author's number, within reason.
fn clamp(value: f64, least: f64, most: f64) -> f64 {
    if value.is_finite() { value.clamp(least, most) } else { least }
}

/// The class of a participant's head.
pub(crate) fn class_of(kind: ParticipantKind) -> ElementClass {
    match kind {
        ParticipantKind::Participant => ElementClass::Participant,
        ParticipantKind::Actor => ElementClass::Actor,
        ParticipantKind::Boundary => ElementClass::Boundary,
        ParticipantKind::Control => ElementClass::Control,
        ParticipantKind::Entity => ElementClass::Entity,
        ParticipantKind::Database => ElementClass::Database,
        ParticipantKind::Collections => ElementClass::Collections,
        ParticipantKind::Queue => ElementClass::Queue,
        ParticipantKind::Cloud => ElementClass::Cloud,
    }
}

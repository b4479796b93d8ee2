//! What authors ask for, laid over the theme: colours of one element, or of a class of elements.

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
    /// Radius of the corners, when an author says so; px.
    pub(crate) radius: Option<f64>,
}

/// What the whole diagram's style says about classes of elements, found once.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    classes: Vec<(ElementClass, ElementStyle)>,
}

impl Looks {
    pub(crate) fn new(style: &ir::DiagramStyle) -> Self {
        // The class "diagram" is the picture's ground and its default font, which stays the theme's.
        let classes = style.classes.iter().map(|(class, style)| (*class, style.clone())).collect();
        Self { classes }
    }

    fn of(&self, class: ElementClass) -> Option<&ElementStyle> {
        // Few diagrams style any class, and none more than there are.
        self.classes.iter().find(|(each, _)| *each == class).map(|(_, style)| style)
    }

    /// What an author says about one element: its own style, then that of its class.
    fn merged(&self, own: Option<&ElementStyle>, class: ElementClass) -> Option<ElementStyle> {
        let class = self.of(class);
        let (Some(own), Some(class)) = (own, class) else { return own.or(class).cloned() };
        Some(ElementStyle {
            background: own.background.or(class.background),
            line: own.line.or(class.line),
            text: own.text.or(class.text),
            thickness: own.thickness.or(class.thickness),
            dashed: own.dashed.or(class.dashed),
            radius: own.radius.or(class.radius),
            font_size: own.font_size.or(class.font_size),
            font_family: own.font_family.clone().or_else(|| class.font_family.clone()),
            bold: own.bold.or(class.bold),
            italic: own.italic.or(class.italic),
            underline: own.underline.or(class.underline),
        })
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
            ElementClass::Fragment | ElementClass::Reference => self.theme.stroke.frame,
            _ => self.theme.stroke.line,
        };
        let line = Stroke::new(edge, width);
        let mut look = Look { fill, edge: line, text, own_fill: false, radius: None };
        let Some(style) = self.looks.merged(own, class) else { return look };
        let ground = self.theme.colour.ground;
        if let Some(background) = style.background {
            // What shows through would cross the text, so translucent colours are mixed with the ground.
            let solid = colour::fill(background).map_or(ground, |paint| colour::over(paint, ground));
            look.fill = solid;
            look.own_fill = true;
            look.text = look.text.on(solid);
            look.edge.paint = colour::edge_of(solid, ground);
        }
        if let Some(line) = style.line {
            look.edge.paint = colour::paint(line).unwrap_or(look.fill);
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
            stroke.paint = colour::readable(line, self.theme.colour.ground, colour::LINE);
        }
        stroke
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

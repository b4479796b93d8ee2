//! Where parts are drawn: elements by layer, and how far their ink reaches.

use crate::blend::Blend;
use crate::look::Look;
use crate::text::TextBlock;
use crate::theme::{TabCorner, Theme};
use scene::{Anchor, Bounds, Element, Gradient, Layer, Link, Paint, Role, Segment, Shape, Stroke};

const LAYERS: usize = Layer::Numbers as usize + 1;

/// Collects elements. Parts say once what they are, then add shapes; layers keep the order in which they came.
pub(crate) struct Canvas {
    layers: [Vec<Element>; LAYERS],
    role: Role,
    line: Option<u32>,
    link: Option<Box<Link>>,
    ink: Option<Bounds>,
}

impl Canvas {
    /// A canvas with room for what every column has: a head, a name and a lifeline. Layers that grow by doubling would
    /// leave holes in memory as large as themselves.
    pub(crate) fn new(columns: usize) -> Self {
        let mut layers: [Vec<Element>; LAYERS] = std::array::from_fn(|_| Vec::new());
        for layer in [Layer::Lifelines, Layer::Solids, Layer::Text] {
            layers[layer as usize].reserve(columns);
        }
        Self { layers, role: Role::Message, line: None, link: None, ink: None }
    }

    /// What the following shapes belong to.
    pub(crate) fn begin(&mut self, role: Role, line: Option<u32>) {
        self.role = role;
        self.line = line;
        self.link = None;
    }

    /// The following shapes lead somewhere.
    pub(crate) fn link(&mut self, link: Option<&ir::Link>) {
        self.link = link.map(|link| {
            let tooltip = link.tooltip.clone().or_else(|| link.label.clone());
            Box::new(Link { target: link.target.clone(), tooltip })
        });
    }

    /// Adds a shape, on top of its layer.
    pub(crate) fn push(&mut self, layer: Layer, shape: Shape) {
        let bounds = reach(&shape);
        self.ink = Some(self.ink.map_or(bounds, |ink| ink.union(bounds)));
        self.layers[layer as usize].push(Element {
            layer,
            role: self.role,
            line: self.line,
            link: self.link.clone(),
            gradient: None,
            shape,
        });
    }

    /// A rectangle with round corners.
    pub(crate) fn rect(
        &mut self,
        layer: Layer,
        area: Bounds,
        radius: f64,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    ) {
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        let radius = radius.min(width / 2.0).min(height / 2.0).max(0.0);
        self.push(layer, Shape::Rect { x: area.left, y: area.top, width, height, radius, fill, stroke });
    }

    /// A rectangle that looks like this.
    pub(crate) fn shape(&mut self, layer: Layer, area: Bounds, radius: f64, look: &Look) {
        self.rect(layer, area, radius, Some(look.fill), Some(look.edge));
        self.run(layer, look.blend, area);
    }

    /// The last shape of a layer is filled with colours that run over an area, if they do.
    pub(crate) fn run(&mut self, layer: Layer, blend: Option<Blend>, area: Bounds) {
        self.gradient(layer, blend.and_then(|blend| blend.gradient(area)));
    }

    /// The last shape of a layer is filled with a gradient, if there is one.
    pub(crate) fn gradient(&mut self, layer: Layer, gradient: Option<Gradient>) {
        if let Some(gradient) = gradient
            && let Some(last) = self.layers[layer as usize].last_mut()
        {
            last.gradient = Some(Box::new(gradient));
        }
    }

    /// A straight line.
    pub(crate) fn line(&mut self, layer: Layer, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        self.push(layer, Shape::Line { from, to, stroke });
    }

    /// Lines and arcs.
    pub(crate) fn path(
        &mut self,
        layer: Layer,
        segments: Vec<Segment>,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    ) {
        self.push(layer, Shape::Path { segments, fill, stroke });
    }

    /// A disc.
    pub(crate) fn disc(&mut self, layer: Layer, x: f64, y: f64, radius: f64, fill: Paint) {
        self.push(layer, Shape::Circle { x, y, radius, fill: Some(fill), stroke: None });
    }

    /// A block of text.
    pub(crate) fn text(&mut self, layer: Layer, block: &TextBlock<'_>, x: f64, top: f64, anchor: Anchor) {
        block.draw(x, top, anchor, &mut |shape| self.push(layer, shape));
    }

    /// A block of text on these grounds, on which it becomes readable.
    pub(crate) fn text_on(
        &mut self,
        grounds: &[Paint],
        block: &TextBlock<'_>,
        x: f64,
        top: f64,
        anchor: Anchor,
    ) {
        block.draw_on(grounds, x, top, anchor, &mut |shape| self.push(Layer::Text, shape));
    }

    /// How far the ink reaches: lines by their middle, so that a picture's margin is counted to the pixel of the line.
    pub(crate) fn ink(&self) -> Option<Bounds> {
        self.ink
    }

    /// Moves everything to the right.
    pub(crate) fn shift(&mut self, by: f64) {
        for element in self.layers.iter_mut().flatten() {
            shift(&mut element.shape, by);
            if let Some(gradient) = &mut element.gradient {
                gradient.start.0 += by;
                gradient.end.0 += by;
            }
        }
        if let Some(ink) = &mut self.ink {
            ink.left += by;
            ink.right += by;
        }
    }

    /// All elements in paint order.
    pub(crate) fn finish(self) -> Vec<Element> {
        let mut elements = Vec::with_capacity(self.layers.iter().map(Vec::len).sum());
        for mut layer in self.layers {
            elements.append(&mut layer);
        }
        elements
    }
}

fn reach(shape: &Shape) -> Bounds {
    match shape {
        Shape::Rect { x, y, width, height, .. } => Bounds::new(*x, *y, x + width, y + height),
        Shape::Line { from, to, .. } => {
            Bounds::new(from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1))
        }
        Shape::Path { stroke, .. } | Shape::Circle { stroke, .. } => {
            shape.bounds().grow(-stroke.map_or(0.0, |stroke| stroke.width / 2.0))
        }
        Shape::Icon { .. } | Shape::Text(_) => shape.bounds(),
    }
}

fn shift(shape: &mut Shape, by: f64) {
    match shape {
        Shape::Rect { x, .. } | Shape::Circle { x, .. } | Shape::Icon { x, .. } => *x += by,
        Shape::Line { from, to, .. } => {
            from.0 += by;
            to.0 += by;
        }
        Shape::Path { segments, .. } => {
            for segment in segments {
                match segment {
                    Segment::Move(x, _) | Segment::Line(x, _) | Segment::Arc { x, .. } => *x += by,
                    Segment::Close => {}
                }
            }
        }
        Shape::Text(text) => text.x += by,
    }
}

/// The outline of a keyword tab whose upper left corner is the frame's, with that radius.
pub(crate) fn tab_outline(
    theme: &Theme,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    radius: f64,
) -> Vec<Segment> {
    let cut = theme.metric.tab_r.min(width).min(height);
    let corner = match theme.form.tab {
        TabCorner::Round if cut > 0.0 => {
            Segment::Arc { radius: cut, clockwise: true, x: x + width - cut, y: y + height }
        }
        TabCorner::Round | TabCorner::Cut => Segment::Line(x + width - cut, y + height),
    };
    let mut outline = vec![
        Segment::Move(x + radius, y),
        Segment::Line(x + width, y),
        Segment::Line(x + width, y + height - cut),
        corner,
        Segment::Line(x, y + height),
    ];
    if radius > 0.0 {
        outline.push(Segment::Line(x, y + radius));
        outline.push(Segment::Arc { radius, clockwise: true, x: x + radius, y });
    }
    outline.push(Segment::Close);
    outline
}

//! What stands round the sequence: header, title, legend, mainframe, caption, footer.

use crate::canvas::{Canvas, tab_outline};
use crate::look::Look;
use crate::options::{Setting, half};
use crate::text::{self, TextBlock, TextStyle};
use ir::{Align, ElementClass, VerticalAlign};
use scene::{Anchor, Bounds, Layer, Role};

/// A mainframe to what stands in it: left and right, below its tab, below; px.
const FRAME_SIDE: f64 = 20.0;
const FRAME_TOP: f64 = 16.0;
const FRAME_BOTTOM: f64 = 18.0;
/// Between the things above and below the sequence, px.
const APART: f64 = 16.0;

/// The title's first line, and the quieter ones below it.
pub(crate) struct Title {
    first: ir::Text,
    rest: ir::Text,
}

impl Title {
    pub(crate) fn of(diagram: &ir::Diagram) -> Self {
        let title = &diagram.meta.title;
        let (first, rest) = title.lines.split_at(title.lines.len().min(1));
        let part = |lines: &[ir::TextLine]| ir::Text { lines: lines.to_vec(), wrap: title.wrap };
        Self { first: part(first), rest: part(rest) }
    }
}

/// Everything round the sequence, measured.
pub(crate) struct Furniture<'d> {
    header: Option<(TextBlock<'d>, Align)>,
    title: Option<(TextBlock<'d>, Align)>,
    subtitle: Option<TextBlock<'d>>,
    mainframe: Option<(Option<TextBlock<'d>>, TextBlock<'d>)>,
    caption: Option<TextBlock<'d>>,
    legend: Option<Legend<'d>>,
    footer: Option<(TextBlock<'d>, Align)>,
    /// Where the sequence begins.
    pub(crate) top: f64,
    title_top: f64,
    /// Where a mainframe begins.
    frame_top: f64,
}

struct Legend<'d> {
    block: TextBlock<'d>,
    align: Align,
    above: bool,
    /// Its upper side, when it stands above.
    top: f64,
}

/// A title is not broken narrower than this, even if the sequence is; px.
const TITLE_ROOM: f64 = 320.0;

/// Measures it. `width` is that of the sequence.
pub(crate) fn measure<'d>(set: &Setting<'_, 'd>, title: &'d Title, width: f64) -> Furniture<'d> {
    let meta = &set.diagram.meta;
    let room = width.max(TITLE_ROOM).min(set.aim.inner(set.theme)).max(set.aim.least());
    let lay = |text: &'d ir::Text, class: ElementClass, style: TextStyle| {
        let style = set.text(None, class, style);
        Some(text::lay(text, &style, set.wrap(text, room), set.measure)).filter(|_| !text.is_empty())
    };
    let theme = set.theme;
    let line = |each: &'d Option<ir::Furniture>, class: ElementClass, align: Align| {
        let each = each.as_ref()?;
        let block = lay(&each.text, class, TextStyle::furniture(theme))?;
        Some((block, each.align.unwrap_or(align)))
    };
    let own_align =
        |text: &ir::Text| text.lines.first().and_then(|line| line.align).unwrap_or(set.theme.form.title);
    let mainframe = |name: &'d ir::Text| {
        // PlantUML authors write the keyword themselves.
        let written = name.to_plain().starts_with("sd ");
        let keyword = (!written).then(|| text::lay_str("sd", &TextStyle::tab(theme), set.measure));
        (keyword, text::lay(name, &mainframe_look(set).text, set.wrap(name, room), set.measure))
    };
    let mut furniture = Furniture {
        header: line(&meta.header, ElementClass::Header, Align::Right),
        title: lay(&title.first, ElementClass::Title, TextStyle::title(theme))
            .map(|block| (block, own_align(&title.first))),
        subtitle: lay(&title.rest, ElementClass::Caption, TextStyle::caption(theme)),
        mainframe: meta.mainframe.as_ref().map(mainframe),
        caption: lay(&meta.caption, ElementClass::Caption, TextStyle::caption(theme)),
        legend: meta.legend.as_ref().and_then(|legend| {
            Some(Legend {
                block: lay(&legend.text, ElementClass::Legend, legend_look(set).text)?,
                align: legend.align.unwrap_or(Align::Left),
                above: legend.vertical == Some(VerticalAlign::Top),
                top: 0.0,
            })
        }),
        footer: line(&meta.footer, ElementClass::Footer, Align::Center),
        top: 0.0,
        title_top: 0.0,
        frame_top: 0.0,
    };
    furniture.stack(set);
    furniture
}

impl Furniture<'_> {
    /// Places what stands above the sequence.
    fn stack(&mut self, set: &Setting<'_, '_>) {
        let metric = &set.theme.metric;
        let mut y = metric.margin;
        if let Some((header, _)) = &self.header {
            y += header.height + 8.0;
        }
        self.title_top = y;
        if let Some((title, _)) = &self.title {
            y += title.height.ceil();
            y += self
                .subtitle
                .as_ref()
                .map_or(metric.title_gap - metric.l_title, |subtitle| 1.0 + subtitle.height.ceil() + APART);
        }
        if let Some(legend) = &mut self.legend
            && legend.above
        {
            legend.top = y;
            y += legend.block.height.ceil() + 2.0 * set.theme.shape.legend_py + APART;
        }
        self.frame_top = y;
        if let Some((_, name)) = &self.mainframe {
            y += metric.tab_h + (name.height - metric.l_small).max(0.0).ceil() + FRAME_TOP;
        }
        self.top = y.ceil();
    }

    /// Left of the sequence.
    pub(crate) fn left(&self, set: &Setting<'_, '_>) -> f64 {
        set.theme.metric.margin + if self.mainframe.is_some() { FRAME_SIDE } else { 0.0 }
    }

    /// Height of what stands below the sequence, with the margin.
    pub(crate) fn below(&self, set: &Setting<'_, '_>) -> f64 {
        self.heights(set).iter().sum::<f64>() + set.theme.metric.margin
    }

    /// Heights of the things below the sequence, each with what parts it from those before: mainframe, caption, legend,
    /// footer.
    fn heights(&self, set: &Setting<'_, '_>) -> [f64; 4] {
        let shape = &set.theme.shape;
        let apart = |height: f64| height.ceil() + APART;
        [
            if self.mainframe.is_some() { FRAME_BOTTOM } else { 0.0 },
            self.caption.as_ref().map_or(0.0, |caption| apart(caption.height) - 5.0),
            self.legend
                .as_ref()
                .filter(|legend| !legend.above)
                .map_or(0.0, |legend| apart(legend.block.height + 2.0 * shape.legend_py)),
            self.footer.as_ref().map_or(0.0, |(footer, _)| apart(footer.height)),
        ]
    }

    /// Draws it round the sequence, whose ink is given; says how wide and high the picture is.
    pub(crate) fn draw(&self, canvas: &mut Canvas, set: &Setting<'_, '_>, ink: Bounds) -> (f64, f64) {
        let theme = set.theme;
        let (metric, shape) = (&theme.metric, &theme.shape);
        let frame_side = if self.mainframe.is_some() { FRAME_SIDE } else { 0.0 };
        let left = metric.margin;
        let mut inner = ink.right + frame_side - left;
        let blocks = [
            self.header.as_ref().map(|(block, _)| block.width),
            self.title.as_ref().map(|(block, _)| block.width),
            self.subtitle.as_ref().map(|block| block.width),
            self.mainframe.as_ref().map(|(keyword, name)| {
                let keyword = keyword.as_ref().map_or(0.0, |keyword| keyword.width + 5.0);
                keyword + name.width + 2.0 * metric.tab_px + metric.frame_r
            }),
            self.caption.as_ref().map(|block| block.width),
            self.legend.as_ref().map(|legend| legend.block.width + 2.0 * shape.legend_px + 1.0),
            self.footer.as_ref().map(|(block, _)| block.width),
        ];
        inner = blocks.into_iter().flatten().fold(inner, f64::max);
        let picture = ((left + inner).ceil() + metric.margin).max(2.0 * metric.margin + 20.0);
        let right = picture - metric.margin;
        let place = |align: Align| match align {
            Align::Left => (Anchor::Start, left),
            Align::Center => (Anchor::Middle, (left + right) / 2.0),
            Align::Right => (Anchor::End, right),
        };
        let put = |canvas: &mut Canvas, role: Role, block: &TextBlock<'_>, align: Align, top: f64| {
            canvas.begin(role, None);
            let (anchor, x) = place(align);
            canvas.text(Layer::Text, block, x, top, anchor);
        };
        if let Some((header, align)) = &self.header {
            put(canvas, Role::Header, header, *align, metric.margin - 2.0);
        }
        if let Some((title, align)) = &self.title {
            put(canvas, Role::Title, title, *align, self.title_top);
            if let Some(subtitle) = &self.subtitle {
                put(canvas, Role::Title, subtitle, *align, self.title_top + title.height.ceil() + 1.0);
            }
        }
        if let Some(legend) = self.legend.as_ref().filter(|legend| legend.above) {
            legend.draw(canvas, set, left, right, legend.top);
        }
        let [frame, caption, below, footer] = self.heights(set);
        let mut y = ink.bottom + frame;
        if let Some((keyword, name)) = &self.mainframe {
            let area = Bounds::new(half(left), half(self.frame_top), right - 0.5, half(y));
            draw_mainframe(canvas, set, area, keyword.as_ref(), name);
        }
        if let Some(block) = &self.caption {
            put(canvas, Role::Caption, block, Align::Center, y + APART - 5.0);
            y += caption;
        }
        if let Some(legend) = self.legend.as_ref().filter(|legend| !legend.above) {
            legend.draw(canvas, set, left, right, y + APART);
            y += below;
        }
        if let Some((block, align)) = &self.footer {
            put(canvas, Role::Footer, block, *align, y + APART);
            y += footer;
        }
        (picture, y.ceil() + metric.margin)
    }
}

impl Legend<'_> {
    fn draw(&self, canvas: &mut Canvas, set: &Setting<'_, '_>, left: f64, right: f64, top: f64) {
        canvas.begin(Role::Legend, None);
        let theme = set.theme;
        let (px, py) = (theme.shape.legend_px, theme.shape.legend_py);
        let look = legend_look(set);
        let width = (self.block.width + 2.0 * px).ceil();
        let x = match self.align {
            Align::Left => left,
            Align::Center => (left + right - width) / 2.0,
            Align::Right => right - width - 1.0,
        };
        let (x, y) = (half(x), half(top));
        let area = Bounds::new(x, y, x + width, y + (self.block.height + 2.0 * py).ceil() - 1.0);
        canvas.shape(Layer::Solids, area, theme.shape.legend_r, &look);
        canvas.text(Layer::Text, &self.block, x + px, y + py - 0.5, Anchor::Start);
    }
}

fn legend_look(set: &Setting<'_, '_>) -> Look {
    let colours = &set.theme.colour;
    let text = TextStyle::legend(set.theme);
    set.look(None, ElementClass::Legend, colours.reference, colours.panel_edge, text)
}

fn mainframe_look(set: &Setting<'_, '_>) -> Look {
    let colours = &set.theme.colour;
    let text = TextStyle::mainframe(set.theme);
    set.look(None, ElementClass::Mainframe, colours.tab, colours.frame, text)
}

fn draw_mainframe(
    canvas: &mut Canvas,
    set: &Setting<'_, '_>,
    area: Bounds,
    keyword: Option<&TextBlock<'_>>,
    name: &TextBlock<'_>,
) {
    canvas.begin(Role::Mainframe, None);
    let theme = set.theme;
    let metric = &theme.metric;
    let look = mainframe_look(set);
    let edge = look.edge;
    canvas.rect(Layer::Page, area, metric.frame_r, None, Some(edge));
    let before = keyword.map_or(0.0, |keyword| keyword.width + if name.is_empty() { 0.0 } else { 5.0 });
    let width = (before + name.width + 2.0 * metric.tab_px).ceil();
    let height = metric.tab_h + (name.height - metric.l_small).max(0.0).ceil();
    let tab = tab_outline(theme, area.left, area.top, width, height, metric.frame_r);
    canvas.path(Layer::Page, tab, Some(look.fill), Some(edge));
    canvas.run(
        Layer::Page,
        look.blend,
        Bounds::new(area.left, area.top, area.left + width, area.top + height),
    );
    let top = area.top + (metric.tab_h - metric.l_small) / 2.0;
    let x = area.left + metric.tab_px;
    if let Some(keyword) = keyword {
        canvas.text(Layer::Text, keyword, x, top, Anchor::Start);
    }
    canvas.text(Layer::Text, name, x + before, top, Anchor::Start);
}

//! Lays out a diagram: IR, theme and measurer become a scene.
//!
//! [`scene()`] takes a diagram and says where everything stands and how it looks; the result needs no further decision.
//! The passes are named there, one line each. Heights do not depend on widths except by wrapping, so every pass runs
//! once: texts are measured, columns are solved from least distances, everything finds its place across, then, from the
//! top to the bottom, its height, and is drawn.
//!
//! ```
//! let mut builder = ir::Builder::new();
//! let (client, server) = (builder.participant("Client"), builder.participant("Server"));
//! builder.push(ir::Item::Message(ir::Message::new(
//!     client.into(),
//!     server.into(),
//!     ir::Arrow::call(),
//!     ir::Text::plain("GET /orders"),
//! )));
//! let laid = layout::scene(&builder.finish(), &layout::Options::default());
//! assert!(laid.losses.is_empty());
//! assert!(laid.scene.elements.iter().any(|element| element.role == scene::Role::Message));
//! ```
//!
//! What holds for every picture: everything lies inside it, time flows down, heads of neighbours keep apart, notes
//! cover neither each other nor labels nor heads, a frame contains its items, and a label that a line would cross stands
//! on a ground of its own. What cannot be shown is reported as a loss, never left out in silence. Time and memory grow
//! in step with the diagram, and no input can exhaust the stack.
//!
//! One file per construct stands in `parts`; colours and distances come from the [`theme`]. Files, colours of the
//! terminal and formats of pictures are left to others.

mod across;
mod aim;
mod blend;
mod canvas;
mod colour;
mod columns;
mod describe;
mod down;
mod draw;
mod fit;
mod ground;
mod links;
mod look;
mod measuring;
mod options;
mod parts;
mod plan;
mod presentation;
mod text;
pub mod theme;
mod unshown;

pub use options::{Laid, Options};

use aim::Aim;
use canvas::Canvas;
use draw::Drawing;
use options::Setting;
use parts::{furniture, participant};
use presentation::Presentation;
use scene::Bounds;
use theme::Feet;

/// Lays out a diagram.
///
/// The diagram should have passed [`ir::validate`]; of one that has not, what makes no sense is left out, with a loss.
pub fn scene(diagram: &ir::Diagram, options: &Options<'_>) -> Laid {
    let mut best = lay_out(diagram, options, Aim::AREA);
    let Some(limit) = options.max_width else { return best };
    for aim in Aim::within(limit) {
        if best.scene.width <= limit {
            break;
        }
        let narrower = lay_out(diagram, options, aim);
        if narrower.scene.width < best.scene.width {
            best = narrower;
        }
    }
    best
}

fn lay_out(diagram: &ir::Diagram, options: &Options<'_>, aim: Aim) -> Laid {
    let looks = look::Looks::new(&diagram.style);
    let Presentation { theme, transparent, stands } = Presentation::new(&diagram.style, options.theme);
    let theme = aim.theme(theme);
    let set = Setting { diagram, theme: &theme, measure: options.measure, options, looks: &looks, aim };
    let stereotypes = participant::stereotypes(diagram);
    let title = furniture::Title::of(diagram);

    let (mut plan, constraints, mut losses) = measuring::measure(set, &stereotypes);
    let xs = fit::fit(&mut plan, constraints, &set);
    let box_room = across::across(&mut plan, set, &xs);
    let furniture = furniture::measure(&set, &title, width(&plan, &xs));
    let head_height = plan.columns.iter().map(|column| column.height).fold(0.0, f64::max).ceil();
    let head_bottom = furniture.top + box_room + head_height;
    let ended = down::down(&mut plan, set, head_bottom, head_height);

    let feet = feet(&set, ended.bottom + furniture.below(&set));
    let drawing = Drawing {
        feet,
        end: ended.bottom + if feet == ir::Footbox::Box { head_height } else { 0.0 },
        set,
        plan: &plan,
        xs: &xs,
        widest_bar: plan.columns.iter().map(|column| column.bar_reach).fold(0.0, f64::max),
        top: furniture.top,
        head_bottom,
        tallest_head: head_height,
        bottom: ended.bottom,
        delays: &ended.delays,
    };
    let mut canvas = Canvas::new(plan.columns.len());
    draw::draw(&mut canvas, &drawing);
    // The shapes are drawn: what was measured makes room for them to be put in order.
    drop(plan);
    let ink = canvas.ink().unwrap_or(Bounds::new(0.0, furniture.top, 0.0, furniture.top));
    let left = furniture.left(&set);
    canvas.shift((left - ink.left).ceil());
    let ink = canvas.ink().unwrap_or(Bounds::new(left, furniture.top, left, furniture.top));
    let (width, height) = furniture.draw(&mut canvas, &set, ink);
    if !stands {
        unshown::ground(&mut losses);
    }
    unshown::losses(diagram, options.theme.is_some(), &mut losses);
    links::losses(diagram, &mut losses);
    text::losses(diagram, &mut losses);

    let scene = scene::Scene {
        width,
        height,
        title: describe::title(diagram),
        description: describe::description(diagram),
        ground: (!options.transparent && !transparent).then_some(theme.colour.ground),
        ground_radius: theme.shape.picture_r,
        elements: canvas.finish(),
    };
    Laid { scene, losses }
}

/// How wide the sequence is, from the outermost head to the other.
fn width(plan: &plan::Plan<'_>, xs: &[f64]) -> f64 {
    let ends = |index: usize| (xs[index], plan.columns[index].width / 2.0);
    let Some(last) = xs.len().checked_sub(1) else { return 0.0 };
    let ((left, before), (right, behind)) = (ends(0), ends(last));
    right - left + before + behind
}

/// What stands at the bottom. `height` is that of the picture without feet.
fn feet(set: &Setting<'_, '_>, height: f64) -> ir::Footbox {
    let asked = set.options.feet.or(set.diagram.style.footbox);
    let usual = match set.theme.form.feet {
        Feet::Tall => height > set.theme.metric.feet_from,
        Feet::Always => true,
        Feet::Never => false,
    };
    asked.unwrap_or(if usual { ir::Footbox::Box } else { ir::Footbox::None })
}

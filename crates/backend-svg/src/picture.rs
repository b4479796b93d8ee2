//! The document: root, title, description, style, ground, and elements in groups.

use crate::classes::Classes;
use crate::shared::Shared;
use crate::xml::{Attributes, Tag, Xml};
use crate::{MONO, Options, SANS, gradient, letters, number, shape, text};
use scene::{Element, Gradient, Link, Role, Scene, Shape};

/// What an element of SVG says about where it comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    /// Nothing: its group says it, or nobody wants to know.
    None,
    /// Construct and source line.
    Origin(Role, Option<u32>),
}

impl Mark {
    pub(crate) fn role(self) -> Option<&'static str> {
        match self {
            Mark::None => None,
            Mark::Origin(role, _) => Some(role.as_str()),
        }
    }

    pub(crate) fn line(self, a: &mut Attributes<'_>) {
        if let Mark::Origin(_, Some(line)) = self {
            a.composed("data-line", |out| number::push_integer(out, line));
        }
    }
}

/// What is known while the body is written.
pub(crate) struct Context<'a> {
    pub(crate) options: &'a Options,
    pub(crate) classes: Classes,
    /// The families of code.
    pub(crate) mono: &'a str,
    /// What the groups round the present element say for it.
    pub(crate) shared: Shared,
    /// Whether a link was written: it changes the role of the picture.
    pub(crate) linked: bool,
    /// Whether we are inside a link: links do not nest.
    pub(crate) inside_link: bool,
    /// What ids begin with.
    pub(crate) id: &'a str,
    /// The gradients met so far; they are defined before the body.
    pub(crate) gradients: Vec<Gradient>,
}

pub(crate) fn write(scene: &Scene, options: &Options) -> String {
    // The body comes first: it tells which classes and links there are.
    let mut body = Xml::new(scene.elements.len() * 160 + 256, !options.minify);
    let id = sanitised(&options.id);
    let embeds = options.embed_font && options.css;
    let (sans, mono) = if embeds { letters::families(&id) } else { (SANS.to_owned(), MONO.to_owned()) };
    let mut context = Context {
        options,
        classes: Classes::new(options),
        mono: &mono,
        shared: Shared::NOTHING,
        linked: false,
        inside_link: false,
        id: &id,
        gradients: Vec::new(),
    };
    if options.background {
        ground(&mut body, &mut context, scene);
    }
    for layer in scene.elements.chunk_by(|a, b| a.layer == b.layer) {
        write_layer(&mut body, &mut context, layer);
    }
    let mut out = body.finish();

    let definitions = gradient::definitions(&mut context, !options.minify);
    let mut style = if embeds { letters::rules(scene, &id, options.minify) } else { String::new() };
    style.push_str(&context.classes.style(&id, options.minify));
    let mut xml = Xml::new(style.len() + scene.description.len() + 1024, !options.minify);
    let mut head = 0;
    let described = !scene.description.trim().is_empty();
    xml.element(Tag::Svg, |a| root(a, scene, options, (&id, &sans), described, context.linked)).block(
        |xml| {
            let title = if scene.title.trim().is_empty() { "Sequence diagram" } else { &scene.title };
            xml.element(Tag::Title, |a| part(a, "id", &id, "-t")).line(|xml| xml.text(title));
            if described {
                xml.element(Tag::Desc, |a| part(a, "id", &id, "-d")).line(|xml| xml.text(&scene.description));
            }
            if !style.is_empty() {
                xml.element(Tag::Style, |_| {}).block(|xml| xml.append(&style));
            }
            if !definitions.is_empty() {
                xml.element(Tag::Definitions, |_| {}).block(|xml| xml.append(&definitions));
            }
            head = xml.len();
        },
    );
    // What surrounds the body is small and is put round it where it lies: a second copy of a huge picture would cost as
    // much memory as the picture.
    let around = xml.finish();
    let (head, tail) = around.split_at(head);
    out.reserve(around.len() + 1);
    out.insert_str(0, head);
    out.push_str(tail);
    if options.minify {
        out.push('\n');
    }
    out
}

fn root(
    a: &mut Attributes<'_>,
    scene: &Scene,
    options: &Options,
    (id, sans): (&str, &str),
    described: bool,
    linked: bool,
) {
    a.known("xmlns", "http://www.w3.org/2000/svg");
    a.known("id", id);
    a.composed("viewBox", |out| {
        out.push_str("0 0 ");
        number::push(out, scene.width.max(0.0));
        out.push(' ');
        number::push(out, scene.height.max(0.0));
    });
    if options.responsive {
        a.known("width", "100%");
        if options.css {
            a.composed("style", |out| {
                out.push_str("max-width:");
                number::push(out, scene.width.max(0.0));
                out.push_str("px");
            });
        }
    } else {
        a.number("width", scene.width.max(0.0));
        a.number("height", scene.height.max(0.0));
    }
    // As an image a picture has no inside, and its links could not be reached.
    a.known("role", if linked { "graphics-document document" } else { "img" });
    a.composed("aria-labelledby", |out| {
        out.push_str(id);
        out.push_str("-t");
        if described {
            out.push(' ');
            out.push_str(id);
            out.push_str("-d");
        }
    });
    a.known("aria-roledescription", "sequence diagram");
    // Inline in a page that reads from right to left, `start` would else mean the right.
    a.known("direction", "ltr");
    a.outside("font-family", sans);
}

fn ground(xml: &mut Xml, context: &mut Context<'_>, scene: &Scene) {
    if let Some(ground) = scene.ground {
        let rect = Shape::Rect {
            x: 0.0,
            y: 0.0,
            width: scene.width,
            height: scene.height,
            radius: scene.ground_radius,
            fill: Some(ground),
            stroke: None,
        };
        shape::write(xml, context, Mark::None, &rect, None);
    }
}

/// Bytes of `<g>` and `</g>` on lines of their own.
const GROUP: i64 = 9;

/// What lies at one depth, in groups that say what most of it has in common: of all, of neighbours of one construct, and
/// of one line.
fn write_layer(xml: &mut Xml, context: &mut Context<'_>, layer: &[Element]) {
    let same = |a: &Element, b: &Element| a.role == b.role;
    write_common(xml, context, layer, same, |xml, context| {
        layer.chunk_by(same).for_each(|part| write_construct(xml, context, part));
    });
}

fn write_construct(xml: &mut Xml, context: &mut Context<'_>, part: &[Element]) {
    let same = |a: &Element, b: &Element| a.line == b.line;
    let roles = context.options.roles;
    write_common(xml, context, part, same, |xml, context| {
        for group in part.chunk_by(|a, b| !roles || same(a, b)) {
            write_group(xml, context, group);
        }
    });
}

/// Elements in a group that says what most of them have in common, if that is worth it. If all of them are the `same` to
/// the next level, that one speaks.
fn write_common<'a>(
    xml: &mut Xml,
    context: &mut Context<'a>,
    elements: &[Element],
    same: impl Fn(&Element, &Element) -> bool,
    content: impl FnOnce(&mut Xml, &mut Context<'a>),
) {
    let alike = elements.windows(2).all(|pair| same(&pair[0], &pair[1]));
    let shared = if alike { context.shared } else { context.shared.within(elements, GROUP, context.mono) };
    if shared == context.shared {
        content(xml, context);
    } else {
        in_group(xml, context, Mark::None, shared, content);
    }
}

/// A group that says where its elements come from, and what they have in common.
fn in_group<'a>(
    xml: &mut Xml,
    context: &mut Context<'a>,
    mark: Mark,
    shared: Shared,
    content: impl FnOnce(&mut Xml, &mut Context<'a>),
) {
    let outer = std::mem::replace(&mut context.shared, shared);
    let attributes = |a: &mut Attributes<'_>| {
        let (fill, stroke) = shared.paints(&outer);
        shape::classes(a, &mut context.classes, mark, fill, stroke);
        shared.write(a, &outer, &context.classes, context.mono);
    };
    xml.element(Tag::Group, attributes).block(|xml| content(xml, context));
    context.shared = outer;
}

/// Neighbours of one construct and line. One alone needs no `<g>`.
fn write_group(xml: &mut Xml, context: &mut Context<'_>, group: &[Element]) {
    let Some(first) = group.first() else { return };
    if !context.options.roles {
        return write_links(xml, context, Mark::None, group);
    }
    let mark = Mark::Origin(first.role, first.line);
    match group {
        [only] if !text::is_compound(&only.shape) => write_links(xml, context, mark, group),
        _ => {
            let shared = context.shared.within(group, 0, context.mono);
            in_group(xml, context, mark, shared, |xml, context| {
                write_links(xml, context, Mark::None, group);
            });
        }
    }
}

/// Neighbours that lead to one place share one link, so that it is one stop for the keyboard.
fn write_links(xml: &mut Xml, context: &mut Context<'_>, mark: Mark, group: &[Element]) {
    for part in group.chunk_by(|a, b| a.link == b.link) {
        let link = part.first().and_then(|element| element.link.as_deref());
        // A link that leads nowhere safe still has its tooltip.
        let target = link.and_then(Link::safe_target);
        let tooltip = link.and_then(tooltip);
        if target.is_none() && tooltip.is_none() {
            write_shapes(xml, context, mark, part);
            continue;
        }
        let tag = if target.is_some() { Tag::A } else { Tag::Group };
        context.linked |= target.is_some();
        context.inside_link = target.is_some();
        xml.element(tag, |a| href(a, target.as_deref())).block(|xml| {
            if let Some(tooltip) = tooltip {
                xml.element(Tag::Title, |_| {}).line(|xml| xml.text(tooltip));
            }
            write_shapes(xml, context, mark, part);
        });
        context.inside_link = false;
    }
}

fn write_shapes(xml: &mut Xml, context: &mut Context<'_>, mark: Mark, elements: &[Element]) {
    for element in elements {
        shape::write(xml, context, mark, &element.shape, element.gradient.as_deref());
    }
}

/// The attributes of a link.
pub(crate) fn href(a: &mut Attributes<'_>, target: Option<&str>) {
    if let Some(target) = target {
        a.outside("href", target);
        a.known("rel", "noopener noreferrer");
    }
}

/// What a link shows when pointed at.
pub(crate) fn tooltip(link: &Link) -> Option<&str> {
    link.tooltip.as_deref().filter(|tooltip| !tooltip.trim().is_empty())
}

fn part(a: &mut Attributes<'_>, name: &'static str, id: &str, suffix: &str) {
    a.composed(name, |out| {
        out.push_str(id);
        out.push_str(suffix);
    });
}

/// An id that is one in XML, in CSS and in addresses.
fn sanitised(id: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '-' };
    let id: String = id.chars().map(safe).collect();
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("s{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_begin_with_a_letter_and_have_no_surprises() {
        for (id, expected) in [
            ("login", "login"),
            ("1f3a", "s1f3a"),
            ("", "s"),
            ("-x", "s-x"),
            ("a b\"c", "a-b-c"),
            ("größe", "gr--e"),
            ("日本", "s--"),
        ] {
            assert_eq!(sanitised(id), expected, "{id:?}");
        }
    }
}

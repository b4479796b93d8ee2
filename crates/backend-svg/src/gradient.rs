//! Gradients: named where they fill something, defined once before the body.

use crate::classes::Property;
use crate::number::push_integer;
use crate::picture::Context;
use crate::shape;
use crate::xml::{Attributes, Tag, Xml};
use scene::{Gradient, Paint};

/// How many of the last gradients are looked at for an equal one: the parts of one thing follow each other.
const LOOK_BACK: usize = 16;

/// The value of `fill` that stands for a gradient.
pub(crate) fn reference(context: &mut Context<'_>, gradient: &Gradient) -> String {
    let known = context.gradients.iter().rev().take(LOOK_BACK).position(|each| each == gradient);
    let number = match known {
        Some(back) => context.gradients.len() - back,
        None => {
            context.gradients.push(*gradient);
            context.gradients.len()
        }
    };
    let mut out = String::from("url(#");
    name(&mut out, context.id, number);
    out.push(')');
    out
}

/// The definitions of all gradients that were named, as elements.
pub(crate) fn definitions(context: &mut Context<'_>, lines: bool) -> String {
    let mut xml = Xml::new(context.gradients.len() * 200, lines);
    for (index, gradient) in context.gradients.iter().enumerate() {
        let attributes = |a: &mut Attributes<'_>| {
            a.composed("id", |out| name(out, context.id, index + 1));
            a.known("gradientUnits", "userSpaceOnUse");
            a.number("x1", gradient.start.0);
            a.number("y1", gradient.start.1);
            a.number("x2", gradient.end.0);
            a.number("y2", gradient.end.1);
        };
        let classes = &mut context.classes;
        let mut stop = |xml: &mut Xml, offset: f64, paint: &Paint| {
            let attributes = |a: &mut Attributes<'_>| {
                if let Some(class) = classes.class(Property::Stop, paint) {
                    a.known("class", class);
                }
                a.number("offset", offset);
                shape::colour(a, classes, Property::Stop, paint);
            };
            xml.element(Tag::Stop, attributes).empty();
        };
        xml.element(Tag::Gradient, attributes).block(|xml| {
            stop(xml, 0.0, &gradient.from);
            stop(xml, 1.0, &gradient.to);
        });
    }
    xml.finish()
}

fn name(out: &mut String, id: &str, number: usize) {
    out.push_str(id);
    out.push_str("-g");
    push_integer(out, number as u32);
}

//! Links on elements and on words.

use crate::laws::{attribute, elements};
use crate::support::*;
use backend_svg::{Options, is_safe_link, write};
use scene::{Anchor, Layer, Role, Run, Scene, Shape};

/// A linked box, and a linked word in a text that is not.
fn linked(target: &str, tooltip: Option<&str>) -> Scene {
    let mut head = element(Layer::Solids, Role::Participant, 1, rect(0.0, 0.0, 9.0, 9.0, 0.0, HEAD, None));
    head.link = link(target, tooltip);
    let word = Run { link: link(target, tooltip), ..Run::plain("word", LINK) };
    let words = text(0.0, 9.0, Anchor::Start, 14.0, vec![Run::plain("a longer ", INK), word]);
    let words = element(Layer::Text, Role::Note, 2, Shape::Text(words));
    scene(20.0, 20.0, vec![head, words])
}

#[test]
fn a_link_is_written_exactly_when_it_is_safe() {
    for target in
        ["https://example.com/?a&b", "guide.html#x", "mailto:a@b.c", "javascript:alert(1)", "data:x", ""]
    {
        let svg = write(&linked(target, None), &Options::default());
        let elements = elements(&svg);
        let anchors: Vec<_> = elements.iter().filter(|(name, _)| name == "a").collect();
        assert_eq!(anchors.len(), if is_safe_link(target) { 2 } else { 0 }, "{target}");
        for (_, attributes) in anchors {
            assert_eq!(attribute(attributes, "href"), Some(target));
            assert_eq!(attribute(attributes, "rel"), Some("noopener noreferrer"));
        }
        assert!(svg.contains("word"), "the text stays");
        assert!(!svg.contains("javascript") && !svg.contains("data:"));
        assert_eq!(svg.contains("role=\"img\""), !is_safe_link(target));
    }
}

#[test]
fn a_tooltip_is_a_title_with_and_without_a_safe_link() {
    for (target, parents) in [("https://example.com", ["<a ", "<a "]), ("javascript:x", ["<g>", "<tspan>"])] {
        let svg = write(&linked(target, Some("more <here>")), &Options::default());
        let places: Vec<_> = svg.match_indices("<title>more &lt;here&gt;</title>").collect();
        assert_eq!(places.len(), 2, "{svg}");
        for ((at, _), parent) in places.into_iter().zip(parents) {
            let before = svg[..at].trim_end();
            let start = before.rfind('<').unwrap();
            assert!(before[start..].starts_with(parent), "{}", &before[start..]);
        }
    }
}

#[test]
fn links_do_not_nest_and_neighbours_share_one() {
    let mut scene = linked("https://example.com", None);
    let mut second = scene.elements[0].clone();
    second.shape = rect(10.0, 0.0, 9.0, 9.0, 0.0, HEAD, None);
    scene.elements.insert(1, second);
    scene.elements[2].link = link("other.html", None);
    let svg = write(&scene, &Options::default());
    assert_eq!(svg.matches("<a ").count(), 2, "{svg}");
    assert_eq!(svg.matches("href=\"other.html\"").count(), 1);
}

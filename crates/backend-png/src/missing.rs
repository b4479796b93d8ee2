//! What the bundled fonts cannot draw.

use scene::{Scene, Shape};
use std::collections::BTreeSet;

/// The characters in the texts of a scene that no bundled font has, each once, in the order of their code points.
/// In the PNG they appear as boxes (an SVG is shown with the fonts of its reader and does not have this problem).
pub fn missing(scene: &Scene) -> Vec<char> {
    let texts = scene.elements.iter().filter_map(|element| match &element.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    });
    let runs = texts.flat_map(|text| &text.runs).filter(|run| !run.text.is_ascii());
    let missing =
        runs.flat_map(|run| run.text.chars()).filter(|&c| !c.is_control() && !measure::is_covered(c));
    missing.collect::<BTreeSet<_>>().into_iter().collect()
}

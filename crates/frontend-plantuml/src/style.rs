//! Presentation: colours of elements, stereotypes, links, `skinparam` and `<style>` (reference plantuml section 15).

mod css;
mod looks;
mod paint;

pub(crate) use css::is_sheet;
pub(crate) use looks::Looks;
pub(crate) use paint::{colors, link, stereotypes, unmarked};

use ir::Scale;

/// The largest scale and size of a picture (reference plantuml section 21, point 15).
const LARGEST_FACTOR: f64 = 20.0;
const LARGEST_SIZE: u32 = 20_000;

/// A scale that makes sense; `None` for nothing.
pub(crate) fn scale(scale: Scale) -> Option<Scale> {
    match scale {
        Scale::Factor(factor) if factor.is_finite() && factor > 0.0 => {
            Some(Scale::Factor(factor.min(LARGEST_FACTOR)))
        }
        Scale::Factor(_) => None,
        Scale::Fit { width, height, max } => {
            let bounded = |side: Option<u32>| side.map(|side| side.clamp(1, LARGEST_SIZE));
            Some(Scale::Fit { width: bounded(width), height: bounded(height), max })
        }
    }
}

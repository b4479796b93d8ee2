//! Lays out a diagram: IR, theme and measurer become a scene

mod colour;
mod describe;
mod text;
pub mod theme;

//! Pictures of hand-made scenes: whole ones, and what must hold for every one.

mod golden;
mod inherit;
mod laws;
mod letters;
mod links;
mod support;
mod text;
